/* Holds the article while somebody works here: asked on opening, and each minute in which a hand moved. */

const MINUTE = 60_000;
const holder = document.getElementById("lease");
let moved = true;

if (holder) {
  for (const sign of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(sign, () => { moved = true; }, { passive: true, capture: true });
  }
  window.setInterval(() => {
    if (moved && document.visibilityState === "visible") holder.dispatchEvent(new CustomEvent("hold"));
    moved = false;
  }, MINUTE);
}
