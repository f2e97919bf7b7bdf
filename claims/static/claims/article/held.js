/* Between a key and its answer: keys pressed meanwhile are kept in order and pressed again once it came, on what is
   current then, so that a fast hand loses none and none means another claim. Words are typed into the field that came.
   A refusal and a failure forget them; a failure says that nothing was stored. */

const FIELD = "input:not([type=checkbox]), textarea, select, dialog[open]";
const kept = [];
let awaited = null;
let isExpected = false;

export const isAwaiting = () => isExpected || awaited !== null;

/* Before its request is begun; where none follows, the keys of between count at once. */
export function expectAnswer(is) {
  isExpected = is;
  if (!is) queueMicrotask(pressAgain);
}

/* A key held down decides nothing: only presses are kept. */
export function hold(event) {
  if (event.key === "Escape") kept.length = 0;
  else if (!event.repeat && (event.key.length === 1 || event.key === "Enter")) kept.push(event.key);
  event.preventDefault();
}

const pressOn = (node, key) => node.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

/* Into a field of text all that was typed up to Enter; elsewhere a digit may choose, as on the events to move to. */
function typeInto(field) {
  const end = kept.indexOf("Enter");
  const keys = kept.splice(0).slice(0, end < 0 ? undefined : end);
  if (field.matches("textarea, input[type=text], input:not([type])")) {
    field.setRangeText(keys.join(""), field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (end >= 0 && field.matches("[role=combobox]")) pressOn(field, "Enter");
  } else if (field.matches("input[type=number]")) {
    // Its selection cannot be asked for: it was all selected as it came.
    field.value = keys.join("");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (keys.length) pressOn(field, keys[0]);
}

function pressAgain() {
  while (kept.length && !awaited) {
    const node = document.activeElement;
    const field = node.closest(FIELD);
    if (node.matches("[data-digits]") && !node.value && /^[1-9]$/.test(kept[0])) pressOn(node, kept.shift());
    else if (field) typeInto(node);
    else pressOn(node, kept.shift());
  }
}

const note = document.getElementById("failed");

function fail(words) {
  kept.length = 0;
  note.querySelector("p").textContent = words;
  note.hidden = false;
}

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target.closest("#cards, #words, #several")) awaited = event.detail.xhr;
});
/* Whoever is signed out is led to the form for signing in, which is no answer to put on a card. */
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (!new URL(event.detail.xhr.responseURL || window.location.href).pathname.endsWith("/login/")) return;
  event.detail.shouldSwap = false;
  if (event.detail.xhr === awaited) fail(note.dataset.signedOut);
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, failed } = event.detail;
  if (xhr !== awaited) return;
  awaited = null;
  const isSignedOut = !note.hidden && note.textContent.trim() === note.dataset.signedOut;
  if (failed || !xhr.status) fail(xhr.status ? note.dataset.refused.replace("~", xhr.status) : note.dataset.silent);
  else if (xhr.status >= 400) kept.length = 0;
  else if (!isSignedOut) note.hidden = true;
  // After all that answers to the same event: only then it stands which card is current.
  queueMicrotask(pressAgain);
});
