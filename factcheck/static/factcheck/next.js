/* The key n: the next task, on every page that offers it. The article page lists its keys itself. */

let isLeaving = false;
document.addEventListener("submit", () => { isLeaving = true; });
// A page that the browser kept, and shows again on Back, is not on its way anywhere.
window.addEventListener("pageshow", (event) => { if (event.persisted) isLeaving = false; });

document.addEventListener("keydown", (event) => {
  if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, dialog[open]") || !("shortcuts" in document.body.dataset)) return;
  const control = document.querySelector('[data-key="n"]');
  if (!control) return;
  event.preventDefault();
  // A key that stays down, or is pressed twice, goes one task further, not through all of them.
  if (!event.repeat && !isLeaving) control.click();
});
