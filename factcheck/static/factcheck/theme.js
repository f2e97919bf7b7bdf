/* Light, dark, or as the system has it. Loaded before the page is drawn, so that nothing flashes. */
"use strict";
{
  const KEY = "theme";
  const ORDER = ["auto", "light", "dark"];
  const root = document.documentElement;

  const stored = () => {
    const theme = localStorage.getItem(KEY);
    return ORDER.includes(theme) ? theme : "auto";
  };

  const apply = (theme) => {
    if (theme === "auto") root.removeAttribute("data-theme");
    else root.dataset.theme = theme;
  };

  const label = (button) => {
    for (const name of button.querySelectorAll("[data-theme-name]")) {
      name.hidden = name.dataset.themeName !== stored();
    }
  };

  apply(stored());
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      label(button);
      button.addEventListener("click", () => {
        const next = ORDER[(ORDER.indexOf(stored()) + 1) % ORDER.length];
        localStorage.setItem(KEY, next);
        apply(next);
        label(button);
      });
    }
  });
}
