/* Places of the article's text in code points, as the server counts them, and places of the page.
   A page counts UTF-16 units: "🚀 rocket" has the rocket's r at 3 here, and at 2 there. */

import { text } from "./current.js";

/* The text nodes that hold the article, without the labels of its zones: joined, they are the text. */
function nodes() {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.parentElement.closest(".zone-text") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT),
  });
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

const codePoints = (units) => {
  let number = 0;
  for (const _ of units) number += 1;
  return number;
};

export const wholeText = () => nodes().map((node) => node.data).join("");

/* A boundary of a range as UTF-16 units of the whole text. */
function unitsBefore(container, offset) {
  const edge = document.createRange();
  edge.setStart(container, offset);
  let units = 0;
  for (const node of nodes()) {
    if (node === container) return units + offset;
    if (edge.comparePoint(node, 0) >= 0) return units;
    units += node.data.length;
  }
  return units;
}

/* {start, end} in code points of what a range holds, without white space at its ends; null where it holds no word. */
export function spanOf(range) {
  const all = wholeText();
  let first = unitsBefore(range.startContainer, range.startOffset);
  let last = unitsBefore(range.endContainer, range.endOffset);
  while (first < last && /\s/.test(all[first])) first += 1;
  while (last > first && /\s/.test(all[last - 1])) last -= 1;
  if (first >= last) return null;
  const start = codePoints(all.slice(0, first));
  return { start, end: start + codePoints(all.slice(first, last)) };
}

/* The range of UTF-16 units first..last of the whole text. */
export function rangeOfUnits(first, last) {
  const range = document.createRange();
  let units = 0;
  let isBegun = false;
  for (const node of nodes()) {
    const next = units + node.data.length;
    if (!isBegun && first < next) {
      range.setStart(node, first - units);
      isBegun = true;
    }
    if (isBegun && last <= next) {
      range.setEnd(node, last - units);
      return range;
    }
    units = next;
  }
  return null;
}

export function rangeOf(start, end) {
  const points = [...wholeText()];
  const first = points.slice(0, start).join("").length;
  return rangeOfUnits(first, first + points.slice(start, end).join("").length);
}
