/* The link desk by key. Every key presses a button or link that is there without it. Keys pressed while the next page
   is on its way are kept in order and pressed there, so that a fast hand loses none; a refusal and Esc forget them.
   No module: it has to listen before the page is there to be seen. */
"use strict";
{
  const KEPT = "link-desk-keys";
  // Keys older than this are of another sitting, in milliseconds. Arbitrary but works: longer than a slow page takes.
  const KEPT_FOR = 10_000;
  let isLeaving = false;
  let isReady = false;

  const kept = () => JSON.parse(window.sessionStorage.getItem(KEPT) || "[]");
  const keep = (keys) => window.sessionStorage.setItem(KEPT, JSON.stringify(keys));

  function press(key) {
    const control = document.querySelector(`[data-key="${key}"]`);
    if (!control) return false;
    isLeaving = control.matches("a[href]") || isLeaving;
    control.click();
    return true;
  }

  function pressKept() {
    const now = Date.now();
    const keys = kept().filter((each) => now - each.at < KEPT_FOR);
    keep([]);
    if (!("shortcuts" in document.body.dataset) || document.querySelector('main [role="alert"]')) return;
    while (keys.length && !isLeaving) press(keys.shift().key);
    keep(keys);
  }

  document.addEventListener("submit", () => { isLeaving = true; });
  // A page that the browser kept, and shows again on Back, is not on its way anywhere.
  window.addEventListener("pageshow", (event) => { if (event.persisted) isLeaving = false; });

  document.addEventListener("keydown", (event) => {
    const isField = event.target.closest("input:not([type=hidden]), textarea, select, dialog[open]");
    if (isField || (isReady && !("shortcuts" in document.body.dataset)) || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isBetween = isLeaving || !isReady;
    if (isBetween && event.key === "Escape") keep([]);
    if (!/^[a-z]$/.test(event.key)) return;
    if (isBetween) keep([...kept(), { key: event.key, at: Date.now() }]);
    else if (!press(event.key)) return;
    event.preventDefault();
  });

  /* The reason is typed before the key: Enter in it leaves the field and answers nothing. */
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest(".reason input");
    if (!field || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    field.blur();
  });

  document.addEventListener("DOMContentLoaded", () => { isReady = true; pressKept(); });
}
