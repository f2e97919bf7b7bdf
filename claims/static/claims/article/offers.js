/* Fields that name an entry of a register too long to list: names are asked for while somebody types. */

/* Milliseconds without a key before names are asked for: fast hands ask once. */
const PAUSE = 120;
let timer = 0;

/* Browsers show of the names offered those that hold what is typed: beside an entry that is found by another name of
   it stands what was typed. */
function option(name, typed) {
  return new Option(name.toLowerCase().includes(typed.toLowerCase()) ? "" : typed, name);
}

function show(field, { names, more }) {
  const list = document.getElementById(`${field.id}-names`);
  const note = document.getElementById(`${field.id}-more`);
  if (!list || !note) return;
  list.replaceChildren(...names.map((name) => option(name, field.value.trim())));
  note.textContent = more;
}

async function offer(field) {
  const typed = field.value;
  const answer = await fetch(`${field.dataset.offers}&${new URLSearchParams({ q: typed })}`).catch(() => null);
  // Whoever is signed out is led to a page; whoever typed on is answered for that.
  if (!answer?.ok || answer.redirected || field.value !== typed) return;
  show(field, await answer.json());
}

function later(event) {
  const field = event.target.closest?.("[data-offers]");
  if (!field) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => offer(field), PAUSE);
}

document.addEventListener("input", later);
document.addEventListener("focusin", later);
