/* On every page: says that it is open, says goodbye, and leads from an answer's name to its question. */
"use strict";

const ALIVE_SECONDS = 20;

/** Send a form to the server and return what it answers; what went wrong is in `error`. */
async function send(address, fields, keepalive) {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  try {
    const answer = await fetch(address, { method: "POST", body, keepalive: Boolean(keepalive), headers: { "X-Drafter": "1" } });
    return await answer.json();
  } catch (lost) {
    return { error: "Drafter 已经关掉了，或者连不上，这一格写的没有存；请重新打开 Drafter，把这一格的字抄到新打开的网页里。", lost: true };
  }
}

/** Go to the question for the answer at `path`, in whatever chapter it is. */
async function goTo(path) {
  const name = document.body.dataset.name;
  const found = await send(`/r/${name}/where`, [["path", path]]);
  if (found.chapter === null || found.chapter === undefined || String(found.chapter) === document.body.dataset.chapter) return false;
  sessionStorage.setItem("drafter-go", path);
  window.location.href = `/r/${name}/chapter/${found.chapter}`;
  return true;
}

/** Open a file that was made in its program, or its folder. */
async function launch(button) {
  const told = await send(button.dataset.address, [["folder", button.dataset.folder || ""]]);
  const notice = document.getElementById("notice");
  notice.textContent = told.error || "";
  notice.hidden = !told.error;
}

/* A menu shuts when something else is clicked. */
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.more[open]")) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("click", (event) => {
  const target = event.target.closest("button.go, button.print, button.launch");
  if (!target) return;
  if (target.classList.contains("print")) window.print();
  else if (target.classList.contains("launch")) launch(target);
  else if (!document.getElementById("cards")) goTo(target.dataset.path);
});

/* Files may be dropped on the boxes for files. */
for (const box of document.querySelectorAll("label.drop")) {
  const input = box.querySelector("input");
  const names = document.createElement("span");
  names.className = "names";
  box.append(names);
  const tell = () => { names.textContent = Array.from(input.files, (file) => file.name).join("、"); };
  input.addEventListener("change", tell);
  for (const kind of ["dragover", "dragenter"]) {
    box.addEventListener(kind, (event) => { event.preventDefault(); box.classList.add("over"); });
  }
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
  });
}

if (!document.getElementById("cards")) {
  setInterval(() => { fetch("/alive").catch(() => {}); }, ALIVE_SECONDS * 1000);
}
window.addEventListener("pagehide", () => { navigator.sendBeacon("/bye", new URLSearchParams()); });
