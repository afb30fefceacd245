/* The review of an import: decisions are sent without leaving the page; text and list are shown anew in their places. */
"use strict";

const original = document.getElementById("original");
const side = document.getElementById("side");
const saved = document.getElementById("saved");

/** Show a number in the middle of its column, and that it is the one. */
function show(id) {
  const found = document.getElementById(id);
  if (!found) return;
  for (const other of document.querySelectorAll(".now")) other.classList.remove("now");
  found.classList.add("now");
  if (found.tagName === "DETAILS") found.open = true;
  found.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const id = link.getAttribute("href").slice(1);
  show(id);
  show(id.replace(/^n-/, "t-"));
  const card = document.getElementById(id);
  if (card) card.classList.add("now");
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!side.contains(form)) return;
  event.preventDefault();
  const fields = Array.from(new FormData(form).entries());
  if (event.submitter && event.submitter.name) fields.push([event.submitter.name, event.submitter.value]);
  const at = [original.scrollTop, side.scrollTop];
  saved.textContent = "正在保存";
  const answer = await send(form.getAttribute("action"), fields);
  saved.textContent = answer.error ? "没有保存" : "已保存";
  saved.classList.toggle("failed", Boolean(answer.error));
  if (answer.error) {
    let told = form.querySelector(".problem");
    if (!told) {
      told = document.createElement("p");
      told.className = "problem";
      told.setAttribute("role", "alert");
      form.append(told);
    }
    told.textContent = answer.error;
    return;
  }
  original.innerHTML = answer.text;
  side.innerHTML = answer.side;
  [original.scrollTop, side.scrollTop] = at;
  if (form.classList.contains("confirm")) side.scrollTop = 0;
  const next = side.querySelector("form.card");
  if (next && next.id) show(next.id.replace(/^n-/, "t-"));
});
