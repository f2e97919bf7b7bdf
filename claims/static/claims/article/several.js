/* Acts on several claims: picked cards, all of a kind, a paragraph. What will happen is shown before it does. */

import { cardOf, cards, current, nextOpen, select } from "./current.js";

const dialog = document.getElementById("several");
const form = document.getElementById("pick");
const picks = () => [...document.querySelectorAll(".card-pick:checked")];
let before = null;

function count() {
  if (!form) return;
  const number = picks().length;
  form.classList.toggle("has-some", number > 0);
  document.getElementById("pick-number").textContent = number || "";
}

export function togglePick() {
  const box = current() && current().querySelector(".card-pick");
  if (!box) return;
  box.checked = !box.checked;
  count();
}

function show(address) {
  window.htmx.ajax("GET", address, { target: "#several", swap: "innerHTML" });
}

/* act: accept or move. Those picked, else what the current card has in common with others. */
export function openSeveral(act) {
  // Not offered where each claim is decided by itself, as under blind review.
  if (!form || !form.querySelector(`[name=act][value="${act}"]`)) return;
  const query = new URLSearchParams({ act });
  if (current()) query.set("claim", current().dataset.claim);
  for (const box of picks()) query.append("picked", box.value);
  show(`${form.getAttribute("action")}?${query}`);
}

/* A digit chooses an event: 1 to 9 the likeliest, 0 none, + a new one. */
export function chooseByDigit(event) {
  const choices = event.target.closest(".event-choices");
  if (!choices || event.target.matches("[name=title]") || event.ctrlKey || event.metaKey || event.altKey) return false;
  const events = [...choices.querySelectorAll("[name=event]")];
  const wanted = { 0: events.at(-2), "+": events.at(-1) }[event.key] || (/^[1-9]$/.test(event.key) && events.slice(0, -2)[event.key - 1]);
  if (!wanted) return false;
  wanted.checked = true;
  (event.key === "+" ? choices.querySelector("[name=title]") : wanted).focus();
  return true;
}

function settled() {
  count();
  if (dialog.querySelector("form.several")) {
    if (!dialog.open) dialog.showModal();
    const first = dialog.querySelector("[data-autofocus]") || dialog.querySelector("button");
    if (first) first.focus();
    return;
  }
  if (dialog.open) dialog.close();
  if (before === null) return;
  const card = cardOf(before);
  before = null;
  if (!card) return;
  select(card.dataset.status === "suggested" ? card : nextOpen(cards().indexOf(card)));
}

if (dialog) {
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target === dialog) before = current() ? current().dataset.claim : null;
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target === dialog) settled();
  });
  document.addEventListener("click", (event) => {
    const opens = event.target.closest("[data-several]");
    const group = event.target.closest("#several [data-group]");
    const leaves = event.target.closest("#several [data-cancel]");
    if (!opens && !group && !leaves) return;
    event.preventDefault();
    if (leaves) dialog.close();
    else if (group) show(group.href);
    else {
      const card = opens.closest(".card");
      if (card) select(card, { byPointer: true });
      openSeveral(opens.dataset.several === "M" ? "move" : "accept");
    }
  });
  dialog.addEventListener("keydown", (event) => {
    if (chooseByDigit(event)) event.preventDefault();
  });
  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    if (current()) current().focus({ preventScroll: true });
  });
  document.getElementById("cards").addEventListener("change", (event) => {
    if (event.target.matches(".card-pick")) count();
  });
}
