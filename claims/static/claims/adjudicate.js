/* Adjudication by key. Every key has a button, a link or a field behind it. */

const all = () => [...document.querySelectorAll(".difference")];
const current = () => document.activeElement.closest(".difference") || all()[0];

function step(by) {
  const list = all();
  const at = document.activeElement.closest(".difference") ? list.indexOf(current()) + by : 0;
  const next = list[Math.min(Math.max(at, 0), list.length - 1)];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const control = current() && current().querySelector(`[data-key="${key}"]`);
  if (!control) return;
  if (control.matches("input")) control.focus();
  else control.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.matches(".difference input")) event.target.closest(".difference").focus();
  if (event.target.closest("input, textarea, select") || !("shortcuts" in document.body.dataset)) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if ("aber".includes(event.key)) press(event.key);
  else return;
  event.preventDefault();
});

const opened = document.querySelector(".difference[data-opened]") || document.querySelector(".difference");
if (opened) opened.focus({ preventScroll: !opened.hasAttribute("data-opened") });
