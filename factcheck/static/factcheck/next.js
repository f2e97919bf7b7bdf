/* The key n: the next task, on every page that offers it. The article page lists its keys itself. */

document.addEventListener("keydown", (event) => {
  if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, dialog[open]") || !("shortcuts" in document.body.dataset)) return;
  const control = document.querySelector('[data-key="n"]');
  if (!control) return;
  event.preventDefault();
  // A key that stays down goes one task further, not through all of them.
  if (!event.repeat) control.click();
});
