/* The article page by hand and by key. Everything it does has a plain link or form behind it. */

import { equip } from "./article/acts.js";
import { cardOf, cards, current, highlight, nextOpen, point, select, step, text } from "./article/current.js";
import { hold, isAwaiting } from "./article/held.js";
import { closeList, nextOnWord, unlink } from "./article/on_word.js";
import "./article/offers.js";
import { openAtSelection } from "./article/panel.js";
import { pickWords } from "./article/picking.js";
import { chooseByDigit, openSeveral, togglePick } from "./article/several.js";

const announcer = document.getElementById("announce");
const hasShortcuts = "shortcuts" in document.body.dataset;

function press(key) {
  const card = current();
  const control = card && card.querySelector(`[data-key="${key}"]`);
  if (control) control.click();
  else if (!card) announcer.textContent = announcer.dataset.none;
}

/* The decision of the current card, else the last one here: after a decision the next open card is current. */
function undo() {
  const own = current() && current().querySelector('[data-key="u"]');
  const control = own || document.querySelector('#last-decision [data-key="u"]');
  if (control) control.click();
}

function finish() {
  const button = document.querySelector('#done-bar [data-key="d"]');
  if (button) {
    button.click();
    return;
  }
  const list = cards();
  const open = document.getElementById("done-bar").dataset.open;
  if (open) announcer.textContent = open;
  if (open) select(nextOpen(list.indexOf(current())));
}

/* Opened, and the field ready, before the next key: what is typed after it is the reason, and decides no claim. */
function skipArticle() {
  const part = document.querySelector(".task-skip");
  if (!part) return;
  part.open = true;
  part.querySelector("input[name=reason]").focus();
}

/* A digit in the empty field of a rejection is its usual reason of that number. */
function giveReason(event) {
  const field = event.target;
  if (!field.matches("[data-digits]") || field.value || event.ctrlKey || event.metaKey || event.altKey) return false;
  const button = /^[1-9]$/.test(event.key) && field.form.querySelectorAll(".usual button")[event.key - 1];
  if (button) button.click();
  return Boolean(button);
}

/* Enter in a choice or a longer text presses the first button of its form, as browsers do it from a line of words
   alone and the panel at words does; with Shift it begins a line. */
function sendFromChoice(event) {
  const { form } = event.target;
  const asks = event.key === "Enter" && !event.shiftKey && !event.isComposing && !event.repeat;
  if (!asks || isAwaiting() || !form || !event.target.matches("select, .card-form textarea")) return false;
  form.querySelector("[type=submit], button:not([type])").click();
  return true;
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("a"),
  e: () => press("e"),
  r: () => press("r"),
  m: () => press("m"),
  s: () => press("s"),
  x: togglePick,
  A: () => openSeveral("accept"),
  M: () => openSeveral("move"),
  t: () => press("t"),
  l: () => press("l"),
  y: () => press("y"),
  o: nextOnWord,
  u: undo,
  c: openAtSelection,
  w: pickWords,
  d: finish,
  f: () => document.body.classList.toggle("is-wide"),
  S: skipArticle,
  n: () => { const control = document.querySelector('[data-key="n"]'); if (control) control.click(); },
};

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]");
  if (event.key === "Escape" && field) {
    const cancel = field.closest(".card") && field.closest(".card").querySelector("[data-cancel]");
    // Out of the field at once: what is typed until the answer comes is a key again.
    field.blur();
    if (cancel) cancel.click();
    const task = field.closest(".task-skip");
    if (task) task.open = false;
    return;
  }
  if (field && field.closest("#cards") && (chooseByDigit(event) || giveReason(event) || sendFromChoice(event))) event.preventDefault();
  if (field || !hasShortcuts || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isAwaiting()) {
    hold(event);
    return;
  }
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  // A key that stays down steps on, and decides once.
  if (!event.repeat || act === KEYS.j || act === KEYS.k) act();
});

document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest("#on-word")) closeList();
});

const list = document.getElementById("cards");
list.addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  const opens = event.target.closest(".card-open");
  const leads = event.target.closest('a[href^="#claim-"]');
  const led = leads && document.querySelector(leads.getAttribute("href"));
  if (opens || led) event.preventDefault();
  if (led) {
    select(led);
    return;
  }
  if (card && (opens || !event.target.closest("a, button, input, select, textarea, summary, label"))) select(card, { byPointer: true });
});
list.addEventListener("pointerover", (event) => {
  const card = event.target.closest(".card");
  if (!card) return;
  equip(card);
  highlight(card);
});
list.addEventListener("pointerleave", () => highlight(current()));
/* The other way round: the card of the words under the pointer. Nothing moves for it, nor while words are dragged over. */
text.addEventListener("pointerover", (event) => {
  const mark = event.target.closest(".mark");
  if (!event.buttons) point(mark && cardOf(mark.dataset.claim));
});
text.addEventListener("pointerleave", () => point(null));
list.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card !== current()) select(card, { byPointer: true });
});

/* After an act: the marks take the status and family of the new card, and the next open claim comes up. */
document.body.addEventListener("htmx:afterSwap", () => {
  unlink();
  for (const mark of document.querySelectorAll("#text .mark")) {
    const card = cardOf(mark.dataset.claim);
    if (!card) continue;
    const family = [...card.classList].find((name) => name.startsWith("f-"));
    const classes = mark.className.replace(/\bis-(suggested|accepted|rejected|retracted|orphaned)\b/, `is-${card.dataset.status}`).replace(/\bf-\w+\b/, family);
    if (classes !== mark.className) mark.className = classes;
  }
});
/* Of a form that came: what is wrong, else what the claim states, which is corrected more often than its attribute. */
function fieldToFill(card) {
  const FIELDS = ["[data-autofocus]", ".field-error :is(input, select, textarea)", ".values [name=number]", ".values :is(input, select, textarea)", ".card-form select", ".card-form input:not([type=hidden], [type=submit])"];
  return FIELDS.flatMap((each) => [...card.querySelectorAll(each)]).find((field) => field.offsetParent !== null);
}

let acting = null;
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const card = event.detail.target.closest(".card");
  if (!card) return;
  acting = { request: event.detail.xhr, at: cards().indexOf(card), status: card.dataset.status, decides: event.detail.requestConfig.verb === "post", skips: event.detail.requestConfig.parameters.act === "skip" };
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  // Other answers may come in between: the page asks for its lease by itself.
  if (!acting || event.detail.xhr !== acting.request) return;
  const card = cards()[acting.at];
  const before = acting;
  acting = null;
  if (!card) return;
  // A card that is not the current one shows no form, and a field that is not shown takes no focus.
  if (card.querySelector(".card-form, [data-autofocus]")) select(card, { byPointer: true });
  const field = fieldToFill(card);
  const isRefused = Boolean(card.querySelector('[role="alert"], .errorlist'));
  if (field) {
    card.scrollIntoView({ block: "nearest" });
    field.focus();
    // What is typed takes the place of what was read.
    if (field.matches(".values input")) field.select();
    return;
  }
  if (before.decides && before.status === "suggested" && (card.dataset.status !== "suggested" || before.skips) && !isRefused) {
    select(nextOpen(before.at));
    return;
  }
  select(card);
});

/* With a script the panel at the words takes the place of the plain form, which stays where it was begun already. */
const plain = document.getElementById("add-claim");
if (plain && document.getElementById("words") && !plain.classList.contains("is-begun")) plain.remove();

const target = window.location.hash.startsWith("#claim-") ? document.getElementById(window.location.hash.slice(1)) : null;
if (target) select(target);
else {
  // The page stays at its top; the list of a work begun earlier stands where it goes on.
  const first = cards().find((card) => card.dataset.status === "suggested");
  select(first, { byPointer: true });
  const pane = first && first.closest(".cards-scroll");
  if (pane) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - 8;
}
