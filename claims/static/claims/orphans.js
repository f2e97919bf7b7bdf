/* Keys of the orphans: a number anchors at that place, r goes to the reason of a rejection, s leaves the claim. A key
   that stays down decides nothing. Keys pressed while a page is on its way are kept in order for the claim that comes
   up, and none is lost: s leaves it, what follows r is its reason; a number only goes to the button of that place,
   since nobody has seen the places yet, and Enter anchors there. A refusal and Esc forget them.
   No module: it has to listen before the page is there to be seen. */
"use strict";
{
  const KEPT = "orphans-keys";
  // Keys older than this are of another sitting, in milliseconds. As long as on the link desk.
  const KEPT_FOR = 10_000;
  let isLeaving = false;
  let isReady = false;

  const kept = () => JSON.parse(window.sessionStorage.getItem(KEPT) || "[]");
  const keep = (keys) => window.sessionStorage.setItem(KEPT, JSON.stringify(keys));
  const control = (key) => (/^[1-5rs]$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null);

  /* isSeen: whether the person had the page before them when they pressed the key. */
  function press(found, isSeen) {
    if (found.matches("input") || (found.matches("button") && !isSeen)) found.focus();
    else {
      isLeaving = found.matches("a[href]") || isLeaving;
      found.click();
    }
  }

  function pressKept() {
    const now = Date.now();
    const keys = kept().filter((each) => now - each.at < KEPT_FOR);
    keep([]);
    if (!("shortcuts" in document.body.dataset) || document.querySelector('main [role="alert"]')) return;
    while (keys.length && !isLeaving) {
      const found = control(keys.shift().key);
      if (!found) continue;
      press(found, false);
      if (found.matches("input")) found.value = keys.splice(0).map((each) => each.key).join("");
    }
    keep(keys);
  }

  document.addEventListener("submit", () => { isLeaving = true; });
  // A page that the browser kept, and shows again on Back, is not on its way anywhere.
  window.addEventListener("pageshow", (event) => { if (event.persisted) isLeaving = false; });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=hidden]), textarea, select, dialog[open]")) return;
    if (isLeaving || !isReady) {
      if (event.key === "Escape") keep([]);
      else if (!event.repeat && event.key.length === 1) keep([...kept(), { key: event.key, at: Date.now() }]);
      return;
    }
    const found = "shortcuts" in document.body.dataset ? control(event.key) : null;
    if (!found) return;
    event.preventDefault();
    if (!event.repeat) press(found, true);
  });

  document.addEventListener("DOMContentLoaded", () => { isReady = true; pressKept(); });
}
