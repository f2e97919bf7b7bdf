/* Adjudication by key. Every key has a button, a link or a field behind it. A key that stays down, or is pressed while
   the page with the decision is on its way, decides nothing more. */

let isLeaving = false;
document.addEventListener("submit", () => { isLeaving = true; });
// A page that the browser kept, and shows again on Back, is not on its way anywhere.
window.addEventListener("pageshow", (event) => { if (event.persisted) isLeaving = false; });

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
  if (!control || isLeaving) return;
  if (control.matches("input")) control.focus();
  else control.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.matches(".difference input")) event.target.closest(".difference").focus();
  if (event.target.closest("input, textarea, select") || !("shortcuts" in document.body.dataset)) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if ("aber".includes(event.key)) { if (!event.repeat) press(event.key); }
  else return;
  event.preventDefault();
});

const opened = document.querySelector(".difference[data-opened]") || document.querySelector(".difference");
if (opened) opened.focus({ preventScroll: !opened.hasAttribute("data-opened") });
