/* One chapter: saves each field by itself, shows in the report what is typed, and leads both ways between them. */
"use strict";

const POLL_SECONDS = 3;
const IDLE_SECONDS = 4;
const body = document.body;
const base = `/r/${body.dataset.name}`;
const cards = document.getElementById("cards");
const pages = document.getElementById("pages");
const saved = document.getElementById("saved");
const notice = document.getElementById("notice");
const report = document.getElementById("report");

/* ---- what the page knows ------------------------------------------------------------------------ */

/** HTML of each card and of each block of the report as the file has it. */
const cardHtml = new Map();
const blockHtml = new Map();
let blockOrder = [];
/** Names of the blocks that show what is typed and not saved. */
let tried = new Set();
let composing = false;
let waiting = 0;

function keyOf(input) {
  const data = input.dataset;
  return `${data.question}|${data.record}|${data.field}`;
}
const answers = () => Array.from(cards.querySelectorAll(".answer"));
const isChanged = (input) => input.value !== input.dataset.before;
function answerAt(key) { return answers().find((input) => keyOf(input) === key); }
function fieldsOf(element) {
  const data = element.dataset;
  return [["question", data.question], ["record", data.record || ""], ["field", data.field || ""],
    ["before", data.before || ""], ["version", data.version || ""], ["chapter", body.dataset.chapter]];
}

/** Return where a typed answer goes, and what is sent: its mark lets the server take one text once only, whether the page
 * sends it when it is left, after a reload, or both. */
function sending(input) {
  const { title, once } = input.dataset;
  const fields = title === undefined ? fieldsOf(input) : [["title", title], ["chapter", body.dataset.chapter]];
  return [`${base}/${title === undefined ? "answer" : "write"}`, [...fields, ["typed", input.value], ["once", once || ""]]];
}

/* ---- what is typed and not saved outlives a reload of this tab -------------------------------------- */

const keptName = `drafter-typed-${body.dataset.name}`;
function keep(input) {
  const kept = JSON.parse(sessionStorage.getItem(keptName) || "{}");
  input.dataset.once = `${Date.now()}-${Math.random()}`;
  const key = keyOf(input);
  const before = elsewhere.has(key) && kept[key] ? kept[key][2] : input.dataset.before;
  if (isChanged(input)) kept[key] = [input.value, input.dataset.once, before];
  else delete kept[key];
  sessionStorage.setItem(keptName, JSON.stringify(kept));
}
/** Save it as typed over the answer that stood there then: where another one stands now, the user is asked. */
function bringBack() {
  for (const [key, [value, once, before]] of Object.entries(JSON.parse(sessionStorage.getItem(keptName) || "{}"))) {
    const input = answerAt(key);
    if (!input) continue;
    input.value = value;
    input.dataset.once = once;
    input.dataset.before = before;
    save(input);
  }
}

/* ---- the state of saving ------------------------------------------------------------------------ */

function tell(text, kind) {
  saved.textContent = text;
  saved.className = kind;
}
function tellSaved() {
  if (waiting || !answers().length) return;
  const wrong = answers().find((input) => input.classList.contains("wrong"));
  if (wrong) tell(`没有保存：${problemOf(wrong).firstChild.textContent}`, "failed");
  else if (answers().some(isChanged)) tell("还没有保存：离开这一格就存", "saving");
  else tell("已保存", "");
}
function problemOf(input) { return input.closest(".field").querySelector(".problem"); }
function showProblem(input, text) {
  const place = problemOf(input);
  place.textContent = text;
  place.hidden = !text;
  input.classList.toggle("wrong", Boolean(text));
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
function say(text) {
  notice.textContent = text;
  notice.hidden = !text;
  if (text) notice.scrollIntoView({ block: "nearest" });
}

/* ---- showing the chapter as the file has it ------------------------------------------------------- */

/** Finds, when a card was shown anew, the control that takes the place of the one that was used; null for none. */
let refocus = null;

/** Show `state`, as the server gave it, and keep what is being typed. */
function show(state) {
  if (!state.cards) return;
  const focus = remembered();
  const open = new Set(Array.from(cards.querySelectorAll("details[open][data-id]"), (each) => each.dataset.id));
  const shut = new Set(Array.from(cards.querySelectorAll("details.touched:not([open])"), (each) => each.dataset.id));
  showCards(state.cards);
  for (const each of cards.querySelectorAll("details[data-id]")) {
    if (open.has(each.dataset.id)) each.open = true;
    if (shut.has(each.dataset.id)) each.open = false;
  }
  restore(focus);
  const place = refocus && refocus();
  refocus = null;
  if (place) place.focus();
  document.getElementById("contents").innerHTML = state.contents;
  body.dataset.revision = state.revision;
  document.querySelector(".report-title").textContent = state.title;
  showReport(state.report);
  const none = document.getElementById("no-report");
  none.textContent = state.problem;
  none.hidden = !state.problem;
  clearFindings();
}

function showCards(list) {
  const present = new Map(Array.from(cards.children, (card) => [card.dataset.key, card]));
  const wanted = new Set(list.map(([key]) => key));
  for (const [key, card] of present) if (!wanted.has(key)) { card.remove(); cardHtml.delete(key); }
  let before = null;
  for (const [key, html] of list) {
    let card = present.get(key);
    if (!card) {
      card = document.createElement("section");
      card.className = "card";
      card.dataset.key = key;
    }
    if (cardHtml.get(key) !== html) {
      card.innerHTML = html;
      cardHtml.set(key, html);
    }
    const next = before ? before.nextElementSibling : cards.firstElementChild;
    if (next !== card) cards.insertBefore(card, next);
    before = card;
  }
}

/** Return what is typed and not saved, by key, with the answer that stood there (null: this page just gave it one),
 * and where the caret stands. */
function remembered() {
  const active = document.activeElement;
  const typed = new Map();
  for (const input of answers()) {
    if (!isChanged(input)) continue;
    const { before, own } = input.dataset;
    typed.set(keyOf(input), { value: input.value, problem: problemOf(input).textContent, before: own ? null : before });
  }
  const isAnswer = active && active.classList.contains("answer");
  const caret = isAnswer && active.selectionStart !== undefined ? [active.selectionStart, active.selectionEnd] : null;
  return { typed, active: isAnswer ? keyOf(active) : null, caret };
}
function restore(kept) {
  for (const [key, { value, problem, before }] of kept.typed) {
    const input = answerAt(key);
    if (!input) {
      if (value) say(`写在“${key.split("|").pop() || key.split("|")[0]}”里的“${value}”没有地方放了：这一题或这一条在别处改过。`);
      continue;
    }
    input.value = value;
    if (before === null) keep(input);
    if (before !== null && before !== input.dataset.before) elsewhere.set(key, input.dataset.before);
    if (elsewhere.has(key)) offer(input);
    else if (problem) showProblem(input, problem);
  }
  if (!kept.active) return;
  const input = answerAt(kept.active);
  if (!input || input === document.activeElement) return;
  const details = input.closest("details");
  if (details) details.open = true;
  input.focus({ preventScroll: true });
  if (kept.caret && input.setSelectionRange) input.setSelectionRange(kept.caret[0], kept.caret[1]);
}

/* ---- the report ----------------------------------------------------------------------------------- */

function setBlock(name, html) {
  let block = blocks.get(name);
  if (!block) {
    block = document.createElement("section");
    block.className = "block";
    block.dataset.b = name;
    blocks.set(name, block);
  }
  if (block.shown !== html) {
    block.innerHTML = html;
    block.shown = html;
  }
  return block;
}
const blocks = new Map();

function arrange(order) {
  const wanted = new Set(order);
  for (const [name, block] of blocks) if (!wanted.has(name)) { block.remove(); blocks.delete(name); }
  let before = null;
  for (const name of order) {
    const block = blocks.get(name);
    const next = before ? before.nextElementSibling : pages.firstElementChild;
    if (next !== block) pages.insertBefore(block, next);
    before = block;
  }
}
function showReport(list) {
  if (!list) return;
  blockHtml.clear();
  for (const [name, html] of list) { blockHtml.set(name, html); setBlock(name, html); }
  blockOrder = list.map(([name]) => name);
  arrange(blockOrder);
  tried = new Set();
}
/** Show the blocks that a text would change; those that an earlier text changed are as saved again. */
function showTried(changed, order) {
  const now = new Set(changed.map(([name]) => name));
  for (const name of tried) if (!now.has(name) && blockHtml.has(name)) setBlock(name, blockHtml.get(name));
  for (const [name, html] of changed) setBlock(name, html);
  for (const name of order) if (!blocks.has(name)) setBlock(name, blockHtml.get(name) || "");
  arrange(order);
  tried = now;
}
function unlight() {
  for (const each of pages.querySelectorAll(".now")) each.classList.remove("now");
}
/** Mark the sentences that print one of `paths`, and scroll to the first. */
function light(paths, scroll) {
  unlight();
  const found = Array.from(pages.querySelectorAll("[data-a], .s[data-q]")).filter((each) => {
    const path = each.dataset.a || each.dataset.q;
    return paths.some((wanted) => path === wanted || path.startsWith(`${wanted}.`));
  });
  for (const each of found) each.closest(".s").classList.add("now");
  for (const each of found) if (each.dataset.a) each.classList.add("now");
  if (found.length && scroll) bringIn(found[0]);
  return found.length > 0;
}
function bringIn(element) {
  const box = element.getBoundingClientRect();
  const room = report.getBoundingClientRect();
  if (box.top < room.top + 60 || box.bottom > room.bottom - 40) {
    report.scrollTop += box.top - room.top - room.height / 3;
  }
}
const pathsOf = (input) => input.closest(".field").dataset.paths.split(" ");

/* ---- typing: the report shows it at once ------------------------------------------------------------ */

let trying = false;
let next = null;

async function tryOut(input) {
  if (input.dataset.title !== undefined) return;
  if (trying) { next = input; return; }
  trying = true;
  const text = input.value;
  const result = await send(`${base}/try`, [...fieldsOf(input), ["typed", text]]);
  trying = false;
  const waitingInput = next;
  next = null;
  if (!result.error && !result.problem && input.isConnected) {
    if (input.value === text && !input.dataset.retry && !elsewhere.has(keyOf(input))) showProblem(input, "");
    showTried(result.changed, result.order);
    light(pathsOf(input), true);
  }
  if (waitingInput && waitingInput.isConnected) tryOut(waitingInput);
}

/* ---- saving ------------------------------------------------------------------------------------------ */

let queue = Promise.resolve();

/** Do one thing after another: each begins with what the one before left. */
function inTurn(work) {
  waiting += 1;
  tell("正在保存…", "saving");
  queue = queue.then(work, work).catch(() => {}).then(() => { waiting -= 1; tellSaved(); });
  return queue;
}
function save(input) {
  if (!isChanged(input) || !input.isConnected || elsewhere.has(keyOf(input))) return queue;
  const key = keyOf(input);
  return inTurn(async () => {
    const present = answerAt(key);
    if (!present || !isChanged(present) || elsewhere.has(key)) return;
    const text = present.value;
    const result = await send(...sending(present));
    const field = answerAt(key);
    if (!field) return;
    if (result.error) {
      gone = Boolean(result.lost);
      showProblem(field, result.error);
      if (result.cards) show(result);
      else field.dataset.retry = "yes";
      return;
    }
    if (result.elsewhere !== null && result.elsewhere !== undefined) { ask(field, result); return; }
    showProblem(field, "");
    delete field.dataset.retry;
    say(result.told || "");
    if (field.value === text && field.dataset.record === "-1") field.value = "";
    else if (field.value === text) field.dataset.before = text;
    else field.dataset.own = "yes";
    keep(field);
    show(result);
  });
}
/** Answers that were given elsewhere meanwhile, by key, until the user has chosen. */
const elsewhere = new Map();

function ask(field, result) {
  const key = keyOf(field);
  elsewhere.set(key, result.elsewhere);
  show(result);
  const input = answerAt(key);
  if (input) offer(input);
}
/** Let the user choose between what they typed and what was given elsewhere. */
function offer(input) {
  const theirs = elsewhere.get(keyOf(input));
  showProblem(input, `这一题刚在别处改成了“${theirs || "空着"}”，您写的没有存。`);
  const choose = (label, value) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      elsewhere.delete(keyOf(input));
      input.value = value;
      input.dataset.before = theirs;
      showProblem(input, "");
      keep(input);
      if (isChanged(input)) save(input);
      else tellSaved();
      input.focus();
    });
    problemOf(input).append(button);
  };
  choose("用我写的", input.value);
  choose("用那边的", theirs);
}
/** Send what a button asks for and show what came of it. */
function act(address, fields) {
  return inTurn(async () => {
    const result = await send(`${base}/${address}`, fields());
    say(result.error || "");
    show(result);
    if (result.following) focusQuestion(result.following);
  });
}
function focusQuestion(key) {
  const input = answers().find((each) => each.dataset.question === key && !each.dataset.record);
  if (input) { input.focus(); input.select(); input.scrollIntoView({ block: "center" }); }
  else goTo(key.split("#")[0]);
}

/* ---- what the user does in the questions --------------------------------------------------------------- */

cards.addEventListener("compositionstart", () => { composing = true; });
cards.addEventListener("compositionend", (event) => { composing = false; typed(event.target); });
cards.addEventListener("input", (event) => { if (!composing) typed(event.target); });

/** What was understood is of the saved answer: it goes while another one is typed. */
function tellUnderstood(input) {
  const understood = input.closest(".entry").querySelector(".understood");
  if (understood) understood.hidden = isChanged(input);
}

let idle = 0;
function typed(input) {
  if (!input.classList.contains("answer")) return;
  keep(input);
  tellUnderstood(input);
  tryOut(input);
  if (isChanged(input)) tell("还没有保存：离开这一格就存", "saving");
  clearTimeout(idle);
  const isNew = input.dataset.record === "-1";
  if (input.tagName === "TEXTAREA" && !isNew) idle = setTimeout(() => save(input), IDLE_SECONDS * 1000);
}
cards.addEventListener("change", (event) => {
  const input = event.target;
  if (input.classList.contains("answer")) save(input);
  if (input.classList.contains("act-topic") && input.value) {
    const topic = input.value;
    const place = input.closest(".actions");
    act("act", () => [...fieldsOf(place), ["action", "TOPIC"], ["topic", topic]]);
  }
});
/* The list of what else the chapter reports. */
cards.addEventListener("change", (event) => {
  const list = event.target.closest(".listing");
  if (!list) return;
  const fields = [["title", list.dataset.title], ["chapter", body.dataset.chapter]];
  if (event.target.type === "checkbox") {
    const { value, checked } = event.target;
    refocus = () => cards.querySelector(`.listing input[value="${CSS.escape(value)}"]`);
    act("tick", () => [...fields, ["value", value], ["on", checked ? "yes" : "no"]]);
  }
});
cards.addEventListener("focusin", (event) => {
  if (event.target.classList.contains("answer")) light(pathsOf(event.target), true);
});
cards.addEventListener("focusout", (event) => {
  if (event.target.classList.contains("answer")) save(event.target);
});
cards.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!input.classList.contains("answer") || composing || event.isComposing) return;
  const isEnter = event.key === "Enter" && (input.tagName !== "TEXTAREA" || event.ctrlKey);
  if (isEnter) { event.preventDefault(); step(input, event.shiftKey ? -1 : 1); }
  if (event.key === "Escape" && isChanged(input)) {
    input.value = input.dataset.before;
    keep(input);
    tellUnderstood(input);
    showProblem(input, "");
    tryOut(input);
    tellSaved();
  }
});
/** Go to the next answer that can be seen, or to the one before. */
function step(input, by) {
  const seen = answers().filter((each) => each.offsetParent !== null);
  const following = seen[seen.indexOf(input) + by];
  if (!following) { save(input); const link = document.querySelector(`.around [rel=${by > 0 ? "next" : "prev"}]`); if (link) link.focus(); return; }
  following.focus();
  if (following.select) following.select();
  following.scrollIntoView({ block: "nearest" });
}
cards.addEventListener("toggle", (event) => {
  const details = event.target;
  details.classList.add("touched");
  if (details.classList.contains("help") && details.open && !details.dataset.got) explain(details);
}, true);
async function explain(details) {
  details.dataset.got = "yes";
  const result = await send(`${base}/help`, [["question", details.dataset.question]]);
  details.querySelector("div").innerHTML = result.html || "";
}
cards.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.classList.contains("leave")) {
    const { title } = button.closest(".listing").dataset;
    act("leave", () => [["title", title], ["ours", button.dataset.ours], ["chapter", body.dataset.chapter]]);
  } else if (button.classList.contains("fill")) fill(button);
  else if (button.classList.contains("asks")) openReason(button);
  else if (button.classList.contains("settle")) settle(button);
  else if (button.classList.contains("act")) {
    if (button.dataset.sure && !window.confirm(button.dataset.sure)) return;
    const place = button.closest(".actions");
    refocus = placeAfter(button);
    act("act", () => [...fieldsOf(place), ["action", button.dataset.action]]);
  } else if (button.classList.contains("choose")) act("choose", () => [...fieldsOf(button), ["value", button.dataset.value]]);
  else if (button.classList.contains("take")) takeColumn(button);
  else if (button.classList.contains("drop")) button.closest(".column").remove();
});
/** Return what finds the same button of the record when it was moved; of one that was deleted, the record after it. */
function placeAfter(button) {
  const record = button.closest(".record");
  const { action } = button.dataset;
  const passed = { UP: record.previousElementSibling, DOWN: record.nextElementSibling }[action];
  const id = (passed && passed.dataset.id) || record.dataset.id;
  return () => {
    const moved = cards.querySelector(`.record[data-id="${CSS.escape(id)}"]`);
    if (moved && passed) moved.open = true;
    return moved && ((passed && moved.querySelector(`[data-action="${action}"]`)) || moved.querySelector("summary"));
  };
}
function fill(button) {
  const input = button.closest(".entry").querySelector(".answer");
  input.value = button.dataset.fill;
  input.focus();
  tryOut(input);
  save(input);
}
function openReason(button) {
  const reason = button.nextElementSibling;
  reason.hidden = false;
  reason.querySelector("input").focus();
}
function settle(button) {
  const place = button.closest(".doubt");
  const reason = button.closest(".reason");
  const said = [["said", button.dataset.value]];
  if (reason) said.push(["said", reason.querySelector("input").value]);
  act("settle", () => [...fieldsOf(place), ["doubt", place.dataset.doubt], ...said]).then(() => {
    if (place.isConnected && !reason) place.classList.add("later");
  });
}

/* ---- a column of figures --------------------------------------------------------------------------------- */

cards.addEventListener("paste", async (event) => {
  const input = event.target;
  if (!input.dataset || !input.dataset.column) return;
  const text = event.clipboardData.getData("text/plain");
  if (text.trim().split(/\r?\n/).length < 2 && !text.trim().includes("\t")) return;
  event.preventDefault();
  for (const old of cards.querySelectorAll(".column")) old.remove();
  const result = await send(`${base}/column`, [...fieldsOf(input), ["text", text]]);
  if (result.error) { showProblem(input, result.error); return; }
  const place = document.createElement("div");
  place.innerHTML = result.html;
  const column = place.firstElementChild;
  column.column = { question: input.dataset.question, text, shown: column.dataset.shown };
  input.closest(".card").after(column);
  column.querySelector(".take").focus();
  column.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Escape") return;
    column.remove();
    input.focus();
  });
});
function takeColumn(button) {
  const column = button.closest(".column");
  const { question, text, shown } = column.column;
  column.remove();
  act("column/take", () => [["question", question], ["text", text], ["shown", shown], ["chapter", body.dataset.chapter]]);
}

/* ---- from the report to the question ------------------------------------------------------------------------ */

pages.addEventListener("click", (event) => {
  const span = event.target.closest("[data-a]");
  const sentence = event.target.closest(".s");
  const path = span ? span.dataset.a : sentence && sentence.dataset.q;
  if (path && !String(window.getSelection())) lead(path);
});
/** Go to the question for `path`: on this page, else in its chapter. */
async function lead(path) {
  if (!toField(path, false) && !(await goTo(path))) toField(path, true);
}
/** Go to the field for `path` and return whether there is one; with `climbs`, to the list where its record is not here. */
function toField(path, climbs) {
  const places = Array.from(cards.querySelectorAll("[data-paths]"));
  for (let part = path; part; part = part.slice(0, Math.max(part.lastIndexOf("."), 0))) {
    const place = places.find((each) => each.dataset.paths.split(" ").includes(part));
    if (!place && !climbs && /\.\d+$/.test(part)) return false;
    if (!place) continue;
    for (let outer = place; outer && outer !== cards; outer = outer.parentElement) if (outer.tagName === "DETAILS") outer.open = true;
    body.dataset.show = "questions";
    const input = place.querySelector(".answer") || place;
    place.scrollIntoView({ block: "center" });
    input.focus();
    if (input.select && input.tagName === "INPUT") input.select();
    return true;
  }
  return false;
}

/* ---- checking -------------------------------------------------------------------------------------------------- */

const found = document.getElementById("found");
document.getElementById("check").addEventListener("click", check);
async function check() {
  await queue;
  const answer = await fetch(`${base}/findings`, { headers: { "X-Drafter": "1" } }).then((each) => each.json()).catch(() => ({ error: "连不上 Drafter" }));
  if (answer.error) { say(answer.error); return; }
  found.innerHTML = answer.list;
  showReport(answer.report);
}
function clearFindings() {
  if (found.firstElementChild) found.firstElementChild.classList.add("old");
}
found.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const item = button.closest("li");
  if (button.classList.contains("close")) { found.replaceChildren(); showReport(Array.from(blockHtml)); }
  else if (button.classList.contains("show")) {
    const words = pages.querySelector(`[data-f="${item.dataset.f}"]`);
    if (words) { unlight(); words.classList.add("now"); bringIn(words); }
  } else if (button.classList.contains("go")) lead(button.dataset.path);
  else if (button.classList.contains("asks")) openReason(button);
  else if (button.classList.contains("explain")) {
    const reason = button.closest(".reason").querySelector("input").value;
    act("explain", () => [["rule", item.dataset.rule], ["place", item.dataset.place], ["reason", reason], ["chapter", body.dataset.chapter]]).then(check);
  }
});
pages.addEventListener("click", (event) => {
  const words = event.target.closest("[data-f]");
  const item = words && found.querySelector(`li[data-f="${words.dataset.f}"]`);
  if (item) { item.scrollIntoView({ block: "nearest" }); item.classList.add("now"); }
});

/* ---- the rest of the page ---------------------------------------------------------------------------------------- */

document.getElementById("print").addEventListener("click", () => window.print());
for (const button of document.querySelectorAll(".views button")) {
  button.addEventListener("click", () => { body.dataset.show = button.dataset.show; });
}
/** Forms and links wait until all is saved. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.ready) { form.ready = false; return; }
  event.preventDefault();
  const button = event.submitter;
  if (document.activeElement && answers().some(isChanged)) document.activeElement.blur();
  setTimeout(() => queue.then(isThere).then((is) => {
    if (!is) { say(GONE); return; }
    form.ready = true;
    if (form.requestSubmit) form.requestSubmit(button);
    else form.submit();
  }), 0);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.target || link.hasAttribute("download") || link.getAttribute("href").startsWith("#")) return;
  const active = document.activeElement;
  if (active && active.classList.contains("answer")) save(active);
  event.preventDefault();
  queue.then(isThere).then((is) => { if (is) window.location.href = link.href; else say(GONE); });
});
/* What cannot be saved is lost with the page: it asks before it is left. */
const GONE = "Drafter 已经关掉了，这一页去不了别处。没有存的字还在这一页上：请重新打开 Drafter，把它们抄到新打开的网页里，再关这一页。";
let gone = false;
async function isThere() {
  gone = await fetch("/alive").then(() => false, () => true);
  return !gone;
}
window.addEventListener("beforeunload", (event) => {
  if (!gone || !answers().some(isChanged)) return;
  event.preventDefault();
  event.returnValue = GONE;
});
window.addEventListener("pagehide", () => {
  for (const input of answers()) {
    if (isChanged(input) && !input.classList.contains("wrong")) send(...sending(input), true);
  }
});
/** Save again what could not be saved, such as while another program had the file. */
function retry() {
  tellSaved();
  for (const input of answers()) if (isChanged(input) && input !== document.activeElement && input.dataset.retry) save(input);
}
/** Look now and then whether the file was changed elsewhere: in another tab, by another program. */
async function look() {
  if (!waiting && !composing) {
    const asked = new URLSearchParams({ revision: body.dataset.revision, chapter: body.dataset.chapter });
    try {
      const answer = await fetch(`${base}/state?${asked}`, { headers: { "X-Drafter": "1" } });
      const state = await answer.json();
      gone = false;
      if (state.error) tell(`没有保存：${state.error}`, "failed");
      else if (!waiting) {
        show(state);
        if (saved.classList.contains("failed")) retry();
      }
    } catch (lost) {
      gone = true;
      tell("没有保存：Drafter 已经关掉了，请重新打开", "failed");
    }
  }
  setTimeout(look, POLL_SECONDS * 1000);
}

for (const card of cards.children) cardHtml.set(card.dataset.key, null);
for (const block of pages.children) {
  blocks.set(block.dataset.b, block);
  block.shown = block.innerHTML;
  blockHtml.set(block.dataset.b, block.innerHTML);
  blockOrder.push(block.dataset.b);
}
const wanted = sessionStorage.getItem("drafter-go");
sessionStorage.removeItem("drafter-go");
if (wanted) toField(wanted, true);
bringBack();
setTimeout(look, POLL_SECONDS * 1000);
