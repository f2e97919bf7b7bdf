/* Several claims on one word: a click offers them, the key o goes from one to the next. */

import { cardOf, current, marksOf, select, text } from "./current.js";

const list = document.getElementById("on-word");

const namesOn = (piece) => [...new Set([...piece.querySelectorAll(".mark")].map((mark) => mark.dataset.claim))];

export function closeList() {
  list.hidden = true;
}

function pick(name) {
  closeList();
  select(cardOf(name), { scrollText: false });
}

function choice(name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-quiet button-small";
  button.textContent = cardOf(name).querySelector("h3").textContent.replace(/\s+/g, " ").trim();
  button.addEventListener("click", () => pick(name));
  return button;
}

function offer(piece, names) {
  list.replaceChildren(...names.map(choice));
  list.hidden = false;
  const pane = list.offsetParent.getBoundingClientRect();
  const word = piece.getBoundingClientRect();
  list.style.left = `${Math.max(Math.min(word.left - pane.left, pane.width - list.offsetWidth - 8), 8)}px`;
  list.style.top = `${word.bottom - pane.top + list.offsetParent.scrollTop + 4}px`;
  list.firstElementChild.focus({ preventScroll: true });
}

/* The claims on the words of the current one, in the order of the cards; the next after it becomes current. */
export function nextOnWord() {
  const card = current();
  if (!card) return;
  const pieces = [...marksOf(card.dataset.claim)].map((mark) => mark.closest(".seg"));
  const names = [...new Set(pieces.flatMap(namesOn))].filter((name) => cardOf(name));
  const ordered = names.sort((a, b) => (cardOf(a).compareDocumentPosition(cardOf(b)) & 4 ? -1 : 1));
  select(cardOf(ordered[(ordered.indexOf(card.dataset.claim) + 1) % ordered.length]));
}

/* Without a script a word leads to its card as a link; nobody could drag a selection out of one. */
export function unlink() {
  for (const piece of text.querySelectorAll("a.seg[href]")) piece.removeAttribute("href");
}
unlink();

text.addEventListener("click", (event) => {
  closeList();
  const piece = event.target.closest("a.seg");
  if (!piece) return;
  event.preventDefault();
  if (!window.getSelection().isCollapsed) return;
  const names = namesOn(piece).filter((name) => cardOf(name) && cardOf(name).offsetParent !== null);
  if (names.length > 1) offer(piece, names);
  else if (names.length) pick(names[0]);
});

list.addEventListener("keydown", (event) => {
  const move = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (move) {
    const next = event.target[move];
    if (next) next.focus();
  } else if (event.key === "Escape") {
    closeList();
    if (current()) current().focus({ preventScroll: true });
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
