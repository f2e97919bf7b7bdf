/* Words of the text by key: arrows move from word to word and from line to line, Shift extends, Enter takes them. */

import { current, marksOf, text } from "./current.js";
import { rangeOfUnits, wholeText } from "./offsets.js";
import { openAtSelection } from "./panel.js";

const announcer = document.getElementById("announce");
let words = null;
let anchor = 0;
let head = 0;

export const isPicking = () => words !== null;

/* Words as the language of the text has them, accents and scripts without spaces included; [first, last] in UTF-16. */
function wordsOf(all) {
  const cutter = new Intl.Segmenter(text.lang || undefined, { granularity: "word" });
  return [...cutter.segment(all)].filter((part) => part.isWordLike).map((part) => [part.index, part.index + part.segment.length]);
}

const rangeOfWord = (at) => rangeOfUnits(words[at][0], words[at][1]);
const boxOf = (at) => rangeOfWord(at).getBoundingClientRect();

function show() {
  const [first, last] = [Math.min(anchor, head), Math.max(anchor, head)];
  const range = rangeOfUnits(words[first][0], words[last][1]);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  rangeOfWord(head).startContainer.parentElement.scrollIntoView({ block: "nearest" });
  announcer.textContent = range.toString();
}

/* The word of the next line, up or down, that lies nearest to this one. */
function nextLine(by) {
  const from = boxOf(head);
  let best = head;
  let nearest = Infinity;
  let line = null;
  for (let at = head + by; at >= 0 && at < words.length; at += by) {
    const box = boxOf(at);
    const isBeyond = by > 0 ? box.top > from.top + 4 : box.bottom < from.bottom - 4;
    if (!isBeyond) continue;
    if (line === null) line = box.top;
    if (Math.abs(box.top - line) > 8) break;
    const distance = Math.abs(box.left - from.left);
    if (distance < nearest) [nearest, best] = [distance, at];
  }
  return best;
}

const isLeftward = () => getComputedStyle(rangeOfWord(head).startContainer.parentElement.closest(".zone-text")).direction === "rtl";

function moved(key) {
  const onward = isLeftward() ? -1 : 1;
  const to = {
    ArrowRight: () => head + onward,
    ArrowLeft: () => head - onward,
    ArrowDown: () => nextLine(1),
    ArrowUp: () => nextLine(-1),
    Home: () => 0,
    End: () => words.length - 1,
  }[key];
  return to ? Math.min(Math.max(to(), 0), words.length - 1) : null;
}

function onKey(event) {
  if (event.key === "Tab" || event.key === "Escape") leave();
  else if (event.key === "Enter") {
    const range = window.getSelection().getRangeAt(0).cloneRange();
    leave();
    window.getSelection().addRange(range);
    openAtSelection();
  } else {
    const to = moved(event.key);
    if (to === null) return;
    head = to;
    if (!event.shiftKey) anchor = to;
    show();
  }
  event.preventDefault();
  event.stopPropagation();
}

/* Begins at the words of the current claim, or at the first. */
export function pickWords() {
  if (!document.getElementById("words")) return;
  words = wordsOf(wholeText());
  if (!words.length) return leave();
  const mark = current() && marksOf(current().dataset.claim)[0];
  const begins = mark ? words.findIndex((_, at) => mark.contains(rangeOfWord(at).startContainer)) : 0;
  anchor = head = Math.max(begins, 0);
  text.tabIndex = -1;
  text.setAttribute("role", "application");
  text.setAttribute("aria-label", announcer.dataset.picking);
  text.classList.add("is-picking");
  text.focus({ preventScroll: true });
  text.addEventListener("keydown", onKey);
  text.addEventListener("blur", leave, { once: true });
  show();
}

function leave() {
  words = null;
  text.removeEventListener("keydown", onKey);
  text.removeAttribute("role");
  text.removeAttribute("aria-label");
  text.removeAttribute("tabindex");
  text.classList.remove("is-picking");
  window.getSelection().removeAllRanges();
}
