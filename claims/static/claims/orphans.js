/* Keys of the orphans: a number anchors at that place, r goes to the reason of a rejection, s leaves the claim. A key
   that stays down, or is pressed while the next claim is on its way, decides nothing: nobody has seen its places. */

let isLeaving = false;
document.addEventListener("submit", () => { isLeaving = true; });
// A page that the browser kept, and shows again on Back, is not on its way anywhere.
window.addEventListener("pageshow", (event) => { if (event.persisted) isLeaving = false; });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, dialog[open]") || !("shortcuts" in document.body.dataset)) return;
  if (!/^[1-5rs]$/.test(event.key)) return;
  const control = document.querySelector(`[data-key="${event.key}"]`);
  if (!control) return;
  event.preventDefault();
  if (event.repeat || isLeaving) return;
  isLeaving = control.tagName === "A";
  if (control.tagName === "INPUT") control.focus();
  else control.click();
});
