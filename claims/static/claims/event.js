/* The event page by key: j and k step through the rows, Enter opens why, l the suggested links.
   Everything it does has a plain link or a summary behind it. */

const rows = [...document.querySelectorAll(".matrix > tbody > tr:not(.why-row)")];
let at = rows.findIndex((row) => `#${row.id}` === window.location.hash);

function step(by) {
  if (!rows.length) return;
  if (rows[at]) rows[at].classList.remove("is-current");
  at = Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[at].classList.add("is-current");
  rows[at].querySelector(".what").focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

function why() {
  const details = rows[at] && rows[at].querySelector(".evidence details");
  if (!details) return;
  details.open = !details.open;
  details.querySelector("summary").focus();
}

/* What opens below a row is brought into view, as far as there is room beneath the row itself. */
for (const row of rows) {
  const details = row.querySelector(".evidence details");
  if (!details) continue;
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    const below = row.nextElementSibling.getBoundingClientRect().bottom - window.innerHeight;
    const above = row.getBoundingClientRect().top - 72;
    if (below > 0) window.scrollBy(0, Math.min(below, above));
  });
}

/* Whoever comes from the list of conflicts comes to rule. */
if (rows[at] && rows[at].nextElementSibling?.querySelector("form.resolve")) rows[at].querySelector(".evidence details").open = true;

/* What a ruling would change, or why it is refused, comes into view: the page is loaded anew for it. */
window.addEventListener("load", () => {
  const told = document.querySelector(".ruled-outcome, form.resolve [role=alert], form.resolve .errorlist");
  if (told) told.scrollIntoView({ block: "center" });
});

function links() {
  const details = document.querySelector(".links details");
  if (!details) return;
  details.open = true;
  details.querySelector("summary").focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  Enter: why,
  l: links,
};

document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!("shortcuts" in document.body.dataset) || event.target.closest("input, textarea, select, dialog[open]")) return;
  // Enter on a link, a button or a summary is theirs.
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  event.preventDefault();
  act();
});
