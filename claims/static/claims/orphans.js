/* Keys of the orphans: a number anchors at that place, r goes to the reason of a rejection, s leaves the claim. */

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, dialog[open]") || !("shortcuts" in document.body.dataset)) return;
  if (!/^[1-5rs]$/.test(event.key)) return;
  const control = document.querySelector(`[data-key="${event.key}"]`);
  if (!control) return;
  event.preventDefault();
  if (control.tagName === "INPUT") control.focus();
  else control.click();
});
