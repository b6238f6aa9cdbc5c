// Small things that pages share: menu, theme, dropping files, words lit from the margin, explanations in a dialog.
"use strict";
(() => {
  const root = document.documentElement;
  const on = (event, selector, act) =>
    document.addEventListener(event, (e) => {
      const found = e.target instanceof Element ? e.target.closest(selector) : null;
      if (found) act(found, e);
    });

  on("click", "#menu", (button) => {
    const open = document.querySelector(".bar nav").classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });

  on("click", "#theme", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept, but shown */ }
    document.dispatchEvent(new Event("themed"));
  });

  // forms that ask anew when a choice changes
  on("change", "[data-submit]", (field) => field.form.requestSubmit());

  // files dropped on the start page
  for (const zone of document.querySelectorAll("[data-drop]")) {
    const input = zone.querySelector("input[type=file]");
    const told = zone.querySelector("[data-chosen]");
    const tell = () => { told.textContent = [...input.files].map((f) => f.name).join(", "); };
    for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (e) => { e.preventDefault(); zone.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (e) => {
      if (!e.dataTransfer.files.length) return;
      e.preventDefault();
      input.files = e.dataTransfer.files;
      tell();
    });
    input.addEventListener("change", tell);
  }

  // the judge's name is asked for once
  for (const field of document.querySelectorAll("[data-remember]")) {
    try {
      field.value = localStorage.getItem(field.dataset.remember) || "";
      field.addEventListener("change", () => localStorage.setItem(field.dataset.remember, field.value));
    } catch { /* asked each time */ }
  }

  // an entry of the margin lights its words in the text, and the words their entry
  const light = (entry, lit) => {
    for (const found of document.querySelectorAll(`[data-entries~="${CSS.escape(entry)}"], [data-entry="${CSS.escape(entry)}"]`)) found.classList.toggle("lit", lit);
  };
  for (const [start, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    on(start, "[data-entry]", (e) => light(e.dataset.entry, true));
    on(end, "[data-entry]", (e) => light(e.dataset.entry, false));
  }
  on("click", "mark[data-entries]", (mark) => {
    const entry = document.querySelector(`[data-entry="${CSS.escape(mark.dataset.entries.split(" ")[0])}"]`);
    if (!entry) return;
    entry.scrollIntoView({ block: "nearest" });
    (entry.querySelector("a, button") || entry).focus({ preventScroll: true });
  });
  on("change", "[data-hide]", (box) => {
    for (const text of document.querySelectorAll(".article")) text.classList.toggle("hide-" + box.dataset.hide, !box.checked);
  });

  // "why": the explanation, fetched into the dialog; without script the link leads to its page
  on("click", "a[data-why]", async (link, e) => {
    const dialog = document.getElementById("why");
    if (!dialog || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) { location.href = link.href; return; }
    dialog.querySelector("[data-body]").innerHTML = await answer.text();
    dialog.showModal();
  });
  on("click", "[data-close]", (button) => button.closest("dialog").close());

  const proof = document.querySelector("mark.proof");
  if (proof && location.hash === "#proof") proof.scrollIntoView({ block: "center" });
})();
