/* What a card shows below its words once it is current, or lies under the pointer: what it says again, its acts.
   The page holds them once, as a model; a card at rest carries only what they differ in. */

const model = document.getElementById("card-model");

const filled = (words, card) => words.replace(/~(\w+)~/g, (_, name) => card.dataset[name] ?? "");

/* The first `most` characters; an ellipsis stands for the rest. */
function shortened(words, most) {
  const letters = [...words.replace(/\s+/g, " ").trim()];
  return most && letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
}

function said(card, slot) {
  const words = [...card.querySelectorAll(`:scope > header ${slot.dataset.from}, :scope > ${slot.dataset.from}`)].map((node) => node.textContent);
  return shortened(words.join(" · "), Number(slot.dataset.most));
}

function addAgain(card, more) {
  const again = model.content.querySelector(".card-again").cloneNode(true);
  for (const slot of again.querySelectorAll("[data-from]")) slot.textContent = said(card, slot);
  more.querySelector(".card-why").before(again);
}

function addActs(card, more) {
  const offers = card.dataset.acts.split(" ");
  for (const part of [...model.content.children].filter((each) => !each.matches(".card-again"))) {
    const made = document.importNode(part, true);
    if (made.dataset.act && !offers.includes(made.dataset.act)) continue;
    for (const control of made.querySelectorAll("[data-act]")) if (!offers.includes(control.dataset.act)) control.remove();
    if (made.matches("form") && !made.querySelector("[data-act]")) continue;
    for (const node of [made, ...made.querySelectorAll("*")]) {
      for (const each of node.attributes) if (each.value.includes("~")) each.value = filled(each.value, card);
    }
    const number = made.querySelector(".tag");
    if (number) {
      number.textContent = card.dataset.comments;
      number.hidden = !card.dataset.comments;
    }
    more.append(made);
    window.htmx.process(made);
  }
}

/* Once for each card; one that the server sent opened has its form or acts already. */
export function equip(card) {
  const more = card.querySelector(":scope > .card-more");
  if (!model || more.querySelector(".card-again")) return;
  addAgain(card, more);
  if (!more.querySelector(".card-form, .card-acts, .card-comments")) addActs(card, more);
}
