/* The link desk by key. Every key presses a button or link that is there without it. */

let isSent = false;

document.addEventListener("submit", () => { isSent = true; });

document.addEventListener("keydown", (event) => {
  const isField = event.target.closest("input:not([type=hidden]), textarea, select, dialog[open]");
  if (isField || !("shortcuts" in document.body.dataset) || event.repeat || isSent) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "?") {
    event.preventDefault();
    document.getElementById("keys").showModal();
    return;
  }
  if (!/^[a-z]$/.test(event.key)) return;
  const control = document.querySelector(`[data-key="${event.key}"]`);
  if (!control) return;
  event.preventDefault();
  control.click();
});

/* The reason is typed before the key: Enter in it leaves the field and answers nothing. */
document.addEventListener("keydown", (event) => {
  const field = event.target.closest(".reason input");
  if (!field || (event.key !== "Enter" && event.key !== "Escape")) return;
  event.preventDefault();
  field.blur();
});
