/* The panel at selected words: which attribute they state, then the fields that were read from them. */

import { current, select, text } from "./current.js";
import { expectAnswer, hold, isAwaiting } from "./held.js";
import { rangeOf, spanOf } from "./offsets.js";

const panel = document.getElementById("words");
const bounds = text.closest(".text-pane");
let span = null;
let isAsked = false;

export const isPanelOpen = () => Boolean(panel) && !panel.hidden;

function mark(range) {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set("picked", new Highlight(range));
  else CSS.highlights.delete("picked");
}

function place() {
  const range = span && rangeOf(span.start, span.end);
  mark(range);
  const outer = bounds.getBoundingClientRect();
  const words = range ? range.getBoundingClientRect() : { left: outer.left + 16, top: outer.top + 8, bottom: outer.top + 8 };
  const below = outer.bottom - words.bottom;
  panel.style.left = `${Math.max(Math.min(words.left - outer.left, outer.width - panel.offsetWidth - 16), 8)}px`;
  const isAbove = below < panel.offsetHeight + 12 && words.top - outer.top > panel.offsetHeight + 12;
  const top = isAbove ? words.top - outer.top - panel.offsetHeight - 6 : words.bottom - outer.top + 6;
  panel.style.top = `${top + bounds.scrollTop}px`;
  panel.scrollIntoView({ block: "nearest" });
}

function ask(query) {
  isAsked = true;
  const address = `${panel.dataset.address}?${new URLSearchParams(query)}`;
  window.htmx.ajax("GET", address, { target: "#words", swap: "innerHTML" });
}

/* Without words: a field to type them. */
export function openPanel(words) {
  if (!panel) return;
  const plain = document.getElementById("add-claim");
  if (plain) plain.remove();
  span = words;
  ask(words ?? {});
}

export function openAtSelection() {
  const selection = window.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const isInText = range && text.contains(range.commonAncestorContainer);
  openPanel(isInText ? spanOf(range) : null);
}

export function closePanel() {
  if (!isPanelOpen()) return;
  panel.hidden = true;
  panel.replaceChildren();
  span = null;
  mark(null);
  if (current()) current().focus({ preventScroll: true });
}

/* The combobox of attributes: nothing is chosen until somebody types or steps. */
const options = () => [...panel.querySelectorAll("[role=option]:not([hidden])")];
const active = () => panel.querySelector('[role=option][aria-selected="true"]');

function activate(option) {
  const before = active();
  if (before) before.setAttribute("aria-selected", "false");
  for (const about of panel.querySelectorAll("[data-about]")) about.hidden = !option || about.dataset.about !== option.dataset.key;
  const search = panel.querySelector("#words-search");
  search.removeAttribute("aria-activedescendant");
  if (!option) return;
  option.setAttribute("aria-selected", "true");
  search.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/* How well an attribute answers what was typed: its name begins so, a word of it does, it or its definition holds it. */
function rank(option, typed) {
  const name = folded(option.dataset.find);
  if (name.startsWith(typed)) return 0;
  if (name.split(/[\s_'’-]+/).some((word) => word.startsWith(typed))) return 1;
  if (name.includes(typed)) return 2;
  return folded(option.dataset.more).includes(typed) ? 3 : 4;
}

function search(typed) {
  const list = panel.querySelector("#words-options");
  const all = [...list.children];
  if (!all.length || !("place" in all[0].dataset)) all.forEach((option, at) => { option.dataset.place = at; });
  const ranks = new Map(all.map((option) => [option, typed ? rank(option, typed) : 0]));
  all.sort((a, b) => ranks.get(a) - ranks.get(b) || a.dataset.place - b.dataset.place);
  for (const option of all) option.hidden = ranks.get(option) > 3;
  list.replaceChildren(...all);
  const shown = options();
  panel.querySelector(".words-none").hidden = shown.length > 0;
  activate(typed && shown.length ? shown[0] : null);
}

const take = (option) => ask({ ...span, attribute: option.dataset.key });

function stepOption(by) {
  const list = options();
  const at = list.indexOf(active());
  activate(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
}

/* The first field that nobody could fill: what is stated, else the event. */
function firstOpenField() {
  const open = [...panel.querySelectorAll(".values [name=comparator], .values [name=number], .values [name=category], .values [name=boolean], .values [name=date_edtf], .values [name=time_text], .values [name=wording]")]
    .find((field) => !field.value && !(field.name === "number" && panel.querySelector(".values [name=lower]")?.value) && !(field.name === "comparator" && panel.querySelector(".values [name=date_edtf], .values [name=time_text]")));
  const wrong = panel.querySelector(".field-error input, .field-error select, .field-error textarea");
  return wrong || open || [...panel.querySelectorAll("[name=modality], [name=actuality], [name=polarity]")].find((field) => !field.value) || panel.querySelector("[name=event]");
}

function begin() {
  isAsked = false;
  const body = panel.querySelector(".words-body");
  if (!body) return;
  if (body.dataset.start) span = { start: Number(body.dataset.start), end: Number(body.dataset.end) };
  if (body.dataset.copy) span.copy = body.dataset.copy;
  panel.hidden = false;
  place();
  const first = panel.querySelector("#words-search") || panel.querySelector(".words-places button") || panel.querySelector("#words-typed") || firstOpenField();
  if (first) first.focus({ preventScroll: true });
}

if (panel) {
  panel.addEventListener("input", (event) => {
    if (event.target.id === "words-search") search(folded(event.target.value.trim()));
  });
  panel.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    const found = event.target.closest("button[data-start]");
    if (option) take(option);
    else if (found) openPanel({ start: found.dataset.start, end: found.dataset.end });
    else if (event.target.closest("[data-words-close]")) closePanel();
    else if (event.target.closest("[data-words-back]")) ask(span);
  });
  panel.addEventListener("pointerover", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) activate(option);
  });
  panel.addEventListener("submit", (event) => {
    if (!event.target.matches(".words-typed")) return;
    event.preventDefault();
    ask({ quote: event.target.elements.quote.value });
  });
  panel.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    // What is typed while the next step is on its way is meant for it.
    if (isAwaiting() && event.key !== "Escape" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      hold(event);
      event.stopPropagation();
      return;
    }
    const isSearch = event.target.id === "words-search";
    if (event.key === "Escape") closePanel();
    else if (isSearch && event.key === "ArrowDown") stepOption(1);
    else if (isSearch && event.key === "ArrowUp") stepOption(-1);
    else if (isSearch && event.key === "Enter") { if (active()) take(active()); }
    else if (event.key === "Enter" && event.target.id === "words-typed" && !event.shiftKey) event.target.form.requestSubmit();
    else if (event.key === "Enter" && event.target.matches("select, input, textarea") && !event.shiftKey) event.target.form.requestSubmit(event.target.form.querySelector("[value=add]"));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== panel && event.detail.elt !== panel) return;
    const came = panel.querySelector("#came-up");
    if (came) {
      const name = came.dataset.current;
      closePanel();
      select(document.getElementById(`claim-${name}`));
    } else if (isAsked || panel.querySelector(".words-body")) begin();
  });
  text.addEventListener("pointerup", (event) => {
    // The selection is final only once the button is up and the browser has handled it.
    if (event.button !== 0) return;
    expectAnswer(true);
    window.setTimeout(() => {
      const selection = window.getSelection();
      if (!selection.isCollapsed && text.contains(selection.anchorNode) && text.contains(selection.focusNode)) openAtSelection();
      expectAnswer(false);
    });
  });
  document.addEventListener("click", (event) => {
    const copies = event.target.closest("[data-copy]:not(.words-body)");
    if (!copies || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(copies.closest(".card"), { byPointer: true });
    openPanel({ copy: copies.dataset.copy });
  });
  document.addEventListener("pointerdown", (event) => {
    if (isPanelOpen() && !panel.contains(event.target)) closePanel();
  });
}
