/* The article page by hand and by key. Everything it does has a plain link or form behind it. */

const cards = () => [...document.querySelectorAll("#cards > .card")];
const visible = () => cards().filter((card) => card.offsetParent !== null);
const current = () => document.querySelector("#cards > .card.is-current");
const marksOf = (name) => document.querySelectorAll(`.mark[data-claim="${name}"]`);
const announcer = document.getElementById("announce");
const text = document.getElementById("text");
const hasShortcuts = "shortcuts" in document.body.dataset;

function highlight(card) {
  for (const mark of document.querySelectorAll(".mark.is-current")) mark.classList.remove("is-current");
  for (const piece of document.querySelectorAll(".seg.in-quote")) piece.classList.remove("in-quote");
  if (!card) return;
  const name = card.dataset.claim;
  for (const mark of marksOf(name)) mark.classList.add("is-current");
  for (const piece of document.querySelectorAll(".seg[data-quotes]")) {
    if (piece.dataset.quotes.split(" ").includes(name)) piece.classList.add("in-quote");
  }
}

function within(pane, node) {
  const outer = pane.getBoundingClientRect();
  const inner = node.getBoundingClientRect();
  return inner.top >= outer.top + 8 && inner.bottom <= Math.min(outer.bottom, window.innerHeight) - 8;
}

function select(card, { scrollText = true, scrollCard = true } = {}) {
  const before = current();
  if (before && before !== card) {
    before.classList.remove("is-current");
    before.removeAttribute("aria-current");
  }
  if (!card) return;
  card.classList.add("is-current");
  card.setAttribute("aria-current", "true");
  highlight(card);
  if (scrollCard) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
  const mark = marksOf(card.dataset.claim)[0];
  const pane = text.closest(".text-pane");
  if (scrollText && mark && !within(pane, mark)) {
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
}

function step(by) {
  const list = visible();
  const at = list.indexOf(current());
  select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
}

function nextOpen(from) {
  const list = cards();
  const later = [...list.slice(from + 1), ...list.slice(0, from + 1)];
  return later.find((card) => card.dataset.status === "suggested") || list[from];
}

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

function openAddForm() {
  const words = window.getSelection().toString().trim();
  const quote = document.getElementById("new-quote");
  if (!quote) return;
  if (words && text.contains(window.getSelection().anchorNode)) {
    quote.value = words;
    const focus = document.getElementById("new-focus");
    if (focus) focus.value = "";
  }
  document.getElementById("add-claim").scrollIntoView({ block: "start" });
  (quote.value ? document.getElementById("cnew-attribute") : quote).focus();
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

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("a"),
  e: () => press("e"),
  r: () => press("r"),
  m: () => press("m"),
  u: undo,
  c: openAddForm,
  d: finish,
  f: () => document.body.classList.toggle("is-wide"),
  n: () => { const link = document.querySelector('a[data-key="n"]'); if (link) link.click(); },
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]");
  if (event.key === "Escape" && field) {
    const cancel = field.closest(".card") && field.closest(".card").querySelector("[data-cancel]");
    if (cancel) cancel.click();
    return;
  }
  if (field || !hasShortcuts || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.getElementById("cards").addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  if (card && !event.target.closest("a, button, input, select, textarea, summary")) select(card, { scrollCard: false });
});
document.getElementById("cards").addEventListener("pointerover", (event) => {
  const card = event.target.closest(".card");
  if (card) highlight(card);
});
document.getElementById("cards").addEventListener("pointerleave", () => highlight(current()));
document.getElementById("cards").addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card !== current()) select(card, { scrollCard: false });
});
text.addEventListener("click", (event) => {
  const mark = event.target.closest(".mark");
  if (!mark || !window.getSelection().isCollapsed) return;
  event.preventDefault();
  select(document.getElementById(`claim-${mark.dataset.claim}`), { scrollText: false });
});

/* After an act: the marks take the status and family of the new card, and the next open claim comes up. */
document.body.addEventListener("htmx:afterSwap", () => {
  for (const card of cards()) {
    for (const mark of marksOf(card.dataset.claim)) {
      mark.className = mark.className.replace(/\bis-(suggested|accepted|rejected|retracted|orphaned)\b/, `is-${card.dataset.status}`);
      mark.className = mark.className.replace(/\bf-\w+\b/, `f-${card.dataset.family}`);
    }
  }
});
let acting = null;
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const card = event.detail.target.closest(".card");
  if (!card) return;
  acting = { at: cards().indexOf(card), status: card.dataset.status, decides: event.detail.requestConfig.verb === "post" };
});
document.body.addEventListener("htmx:afterSettle", () => {
  if (!acting) return;
  const card = cards()[acting.at];
  const before = acting;
  acting = null;
  if (!card) return;
  const field = card.querySelector("[data-autofocus]") || card.querySelector(".card-form select, .card-form input:not([type=hidden])");
  const isRefused = Boolean(card.querySelector('[role="alert"], .errorlist'));
  if (field) {
    select(card, { scrollCard: false });
    card.scrollIntoView({ block: "nearest" });
    field.focus();
    return;
  }
  if (before.decides && before.status === "suggested" && card.dataset.status !== "suggested" && !isRefused) {
    select(nextOpen(before.at));
    return;
  }
  select(card);
});

const target = window.location.hash.startsWith("#claim-") ? document.getElementById(window.location.hash.slice(1)) : null;
if (target) select(target);
else select(cards().find((card) => card.dataset.status === "suggested"), { scrollText: false, scrollCard: false });
