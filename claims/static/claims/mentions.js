/* "@na" in a comment offers the names of those who may read it. The names stand in the page; without a script they are
   read there and typed. Arrows move, Enter or Tab takes, Esc leaves. */

const MOST = 8;
let open = null;

function begun(field) {
  const before = field.value.slice(0, field.selectionStart);
  const found = /(?:^|[^\w@.+-])@([\w@.+-]*)$/.exec(before);
  return found ? found[1] : null;
}

function close() {
  if (!open) return;
  open.list.remove();
  open.field.removeAttribute("aria-activedescendant");
  open.field.removeAttribute("aria-controls");
  open = null;
}

function mark(at) {
  open.at = at;
  open.names.forEach((name, index) => {
    open.list.children[index].setAttribute("aria-selected", String(index === at));
  });
  open.field.setAttribute("aria-activedescendant", open.list.children[at].id);
}

function take(name) {
  const { field } = open;
  const end = field.selectionStart;
  const start = end - begun(field).length;
  field.setRangeText(`${name} `, start, end, "end");
  close();
  field.focus();
}

function offer(field) {
  close();
  const typed = begun(field);
  const people = document.getElementById(field.dataset.mentions);
  if (typed === null || !people) return;
  const all = [...people.querySelectorAll("[data-name]")].map((each) => each.dataset.name);
  const names = all.filter((name) => name.toLowerCase().startsWith(typed.toLowerCase())).slice(0, MOST);
  if (!names.length) return;
  const list = document.createElement("ul");
  list.className = "mentions";
  list.id = `${field.id}-names`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "@");
  names.forEach((name, index) => {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    item.textContent = `@${name}`;
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(name);
    });
    list.append(item);
  });
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  open = { field, list, names, at: 0 };
  mark(0);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-mentions]")) offer(event.target);
});
document.addEventListener("keydown", (event) => {
  if (!open || event.target !== open.field) return;
  const number = open.names.length;
  if (event.key === "ArrowDown") mark((open.at + 1) % number);
  else if (event.key === "ArrowUp") mark((open.at + number - 1) % number);
  else if (event.key === "Enter" || event.key === "Tab") take(open.names[open.at]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
/* Enter begins a line; with Ctrl or Cmd it sends, as people are used to. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea[data-mentions]")) return;
  event.preventDefault();
  // A click, as of the pointer: htmx hands on the name of a button that was clicked alone.
  event.target.form.querySelector("[name=act]").click();
});
document.addEventListener("focusout", (event) => {
  if (open && event.target === open.field) close();
});
