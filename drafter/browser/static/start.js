/* The start page: only the kinds of report that the chosen templates have can be chosen. */
"use strict";

const templates = document.getElementById("jurisdiction");
const kinds = document.getElementById("kind");
const all = Array.from(kinds.options);

function fit() {
  const fitting = all.filter((option) => option.dataset.of === templates.value);
  kinds.replaceChildren(...fitting);
  kinds.selectedIndex = Math.max(0, fitting.findIndex((option) => option.defaultSelected));
}
templates.addEventListener("change", fit);
fit();
