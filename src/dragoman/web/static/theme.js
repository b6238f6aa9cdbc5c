// Before the first paint: the theme that was chosen here before, and the mark that scripts run.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch { /* storage may be shut; the system's theme stands */ }
})();
