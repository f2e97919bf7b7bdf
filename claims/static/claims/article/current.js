/* Which claim is current: its card, its marks in the text, its quote. */

import { equip } from "./acts.js";

export const text = document.getElementById("text");
export const cards = () => [...document.querySelectorAll("#cards > .card")];
export const cardOf = (name) => document.getElementById(`claim-${name}`);
export const current = () => document.querySelector("#cards > .card.is-current");
export const marksOf = (name) => document.querySelectorAll(`.mark[data-claim="${name}"]`);
const visible = () => cards().filter((card) => card.offsetParent !== null);

const others = (card) => ("fact" in card.dataset ? cards().filter((each) => each !== card && each.dataset.fact === card.dataset.fact) : []);

/* The words of a claim, and those of the other mentions of its fact. */
export function highlight(card) {
  for (const mark of document.querySelectorAll(".mark.is-current")) mark.classList.remove("is-current");
  for (const node of document.querySelectorAll(".is-same-fact")) node.classList.remove("is-same-fact");
  for (const piece of document.querySelectorAll(".seg.in-quote")) piece.classList.remove("in-quote");
  if (!card) return;
  const name = card.dataset.claim;
  for (const mark of marksOf(name)) mark.classList.add("is-current");
  for (const piece of document.querySelectorAll(`.seg[data-quotes~="${name}"]`)) piece.classList.add("in-quote");
  for (const other of others(card)) {
    other.classList.add("is-same-fact");
    for (const mark of marksOf(other.dataset.claim)) mark.classList.add("is-same-fact");
  }
}

/* The words and the card of the claim under the pointer; without one, those of the current claim. */
export function point(card) {
  for (const node of document.querySelectorAll(".card.is-pointed")) node.classList.remove("is-pointed");
  if (card) card.classList.add("is-pointed");
  highlight(card || current());
}

function isSeen(pane, node) {
  const outer = pane.getBoundingClientRect();
  const inner = node.getBoundingClientRect();
  return inner.top >= outer.top + 8 && inner.bottom <= Math.min(outer.bottom, window.innerHeight) - 8;
}

/* byPointer: the card lies under the pointer already and stays where it is. */
export function select(card, { scrollText = true, byPointer = false } = {}) {
  const before = current();
  if (before && before !== card) {
    before.classList.remove("is-current");
    before.removeAttribute("aria-current");
  }
  if (!card) return;
  equip(card);
  card.classList.add("is-current");
  card.setAttribute("aria-current", "true");
  highlight(card);
  if (!byPointer) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
  const mark = marksOf(card.dataset.claim)[0];
  const pane = text.closest(".text-pane");
  if (scrollText && mark && !isSeen(pane, mark)) {
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
}

export function step(by) {
  const list = visible();
  const at = list.indexOf(current());
  select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
}

const isOpen = (card) => card.dataset.status === "suggested";

/* The next open card after one, round the end; what was skipped comes after the rest. */
export function nextOpen(from) {
  const list = cards();
  const later = [...list.slice(from + 1), ...list.slice(0, from + 1)].filter(isOpen);
  return later.find((card) => !("skipped" in card.dataset)) || later[0] || list[from];
}
