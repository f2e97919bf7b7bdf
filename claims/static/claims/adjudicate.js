/* Adjudication by key. Every key has a button, a link or a field behind it. A key that stays down, or is pressed while
   the page with the decision is on its way, decides nothing more. Keys pressed before the page is there are kept in
   order and pressed once it is; a refusal and Esc forget them. No module: it has to listen before the page is there. */
"use strict";
{
  const early = [];
  let isLeaving = false;
  let isReady = false;

  const all = () => [...document.querySelectorAll(".difference")];
  const current = () => document.activeElement.closest(".difference") || all()[0];

  function step(by) {
    const list = all();
    const at = document.activeElement.closest(".difference") ? list.indexOf(current()) + by : 0;
    const next = list[Math.min(Math.max(at, 0), list.length - 1)];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const control = current() && current().querySelector(`[data-key="${key}"]`);
    if (!control || isLeaving) return;
    isLeaving = control.matches("a[href]");
    if (control.matches("input")) control.focus();
    else control.click();
  }

  function act(key) {
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else press(key);
  }

  /* What follows an "r" is the reason that is being typed: it goes into its field, and decides nothing. */
  function pressEarly() {
    const keys = early.splice(0);
    if (!("shortcuts" in document.body.dataset) || document.querySelector('main [role="alert"]')) return;
    while (keys.length && !isLeaving && !document.activeElement.matches("input, select, textarea")) {
      const key = keys.shift();
      if ("jkaber".includes(key)) act(key);
    }
    if (keys.length && document.activeElement.matches(".difference input")) document.activeElement.value = keys.join("");
  }

  /* An edit opens at its value, to be typed over, and Enter in it saves; Esc leaves it. */
  function beginEdit() {
    const FIELDS = [".field-error :is(input, select, textarea)", ".values [name=number]", ".values :is(input, select, textarea)"];
    const form = document.querySelector(".difference[data-opened] .card-form");
    const field = form && FIELDS.flatMap((each) => [...form.querySelectorAll(each)]).find((each) => each.offsetParent !== null);
    if (!field) return;
    field.focus();
    if (field.matches("input")) field.select();
  }

  function onField(event) {
    const form = event.target.closest(".card-form");
    if (event.key === "Escape" && form) form.querySelector("a.button-quiet").click();
    else if (event.key === "Escape" && event.target.matches(".difference input")) event.target.closest(".difference").focus();
    else if (event.key === "Enter" && form && !event.shiftKey && !event.repeat && event.target.matches("select, textarea")) form.querySelector(".button-primary").click();
    else return;
    event.preventDefault();
  }

  document.addEventListener("submit", () => { isLeaving = true; });
  // A page that the browser kept, and shows again on Back, is not on its way anywhere.
  window.addEventListener("pageshow", (event) => { if (event.persisted) isLeaving = false; });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=hidden]), textarea, select, dialog[open]")) {
      onField(event);
      return;
    }
    if (!isReady) {
      if (event.key === "Escape") early.length = 0;
      else if (!event.repeat && event.key.length === 1) early.push(event.key);
      return;
    }
    if (!("shortcuts" in document.body.dataset) || !"jkaber".includes(event.key)) return;
    if (!event.repeat || "jk".includes(event.key)) act(event.key);
    event.preventDefault();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const opened = document.querySelector(".difference[data-opened]") || document.querySelector(".difference");
    if (opened) opened.focus({ preventScroll: !opened.hasAttribute("data-opened") });
    beginEdit();
    // The browser goes to the part that the address names, after this or before it.
    if (opened) opened.addEventListener("focus", beginEdit, { once: true });
    isReady = true;
    pressEarly();
  });
}
