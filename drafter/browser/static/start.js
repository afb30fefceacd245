/* The start page: only the kinds of report that the chosen templates have can be chosen. */
"use strict";

const templates = document.getElementById("jurisdiction");
const kinds = document.getElementById("kind");
const all = Array.from(kinds.options);

function fit() {
  kinds.replaceChildren(...all.filter((option) => option.dataset.of === templates.value));
  kinds.selectedIndex = 0;
}
templates.addEventListener("change", fit);
fit();
