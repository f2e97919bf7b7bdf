/* Keys of every page: ? lists them, g and a letter leads to an entry of the navigation. Each leads to what a link or
   button does without it; a page's own keys are its own script's. No module: it has to listen before the page is. */
"use strict";
{
  // A letter after g means its entry for this long, in milliseconds. Arbitrary but works.
  const GOES_WITHIN = 1500;
  let askedAt = -Infinity;

  function listKeys() {
    const dialog = document.getElementById("keys");
    if (!dialog || dialog.open) return Boolean(dialog);
    dialog.showModal();
    return true;
  }

  /* For whoever does not know the key: nothing else on the page says that there is a list of them. */
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-lists-keys]");
    if (!button || !document.getElementById("keys") || !("shortcuts" in document.body.dataset)) return;
    button.hidden = false;
    button.addEventListener("click", listKeys);
  });

  /* Before the page's own keys: the letter after g decides nothing, whatever it means there. */
  document.addEventListener("keydown", (event) => {
    if (!("shortcuts" in (document.body?.dataset ?? {}))) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]")) return;
    const goes = event.timeStamp - askedAt < GOES_WITHIN;
    askedAt = -Infinity;
    if (goes) {
      const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (link) link.click();
    } else if (event.key === "g") askedAt = event.timeStamp;
    else if (event.key !== "?" || !listKeys()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
