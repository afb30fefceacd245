"""What `drafter sheets` tells: the forms written, and the table of what forms bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.pages.measure import width
from drafter.sheets.filled import Entry, Filled, Item
from drafter.sheets.merge import Proposal, Status

_NAME, _VALUE = 20, 15
"""Widths of the table's columns in 字; with the office a line fits 80 columns mostly."""


def list_import(forms: Sequence[Filled], proposals: Sequence[Proposal], items: Sequence[Item]) -> str:
    """Return the table of an import: who sent forms, what is new, changed, in conflict, refused."""
    lines = [_form(form) for form in forms]
    counts = {status: [p for p in proposals if p.status is status] for status in Status}
    refusals = [refusal for form in forms for refusal in form.refusals]
    tally = [f"{status.value} {len(found)} 项" for status, found in counts.items() if found]
    tally += [f"新增条目 {len(items)} 条"] if items else []
    tally += [f"没有收 {len(refusals)} 处"] if refusals else []
    lines += ["", "，".join(tally) + "。" if tally else "表里没有填任何答案。"]
    for status in (Status.NEW, Status.CHANGED, Status.ORIGIN):
        if counts[status]:
            lines += ["", f"{status.value}："]
            lines += [_line(proposal) for proposal in counts[status]]
    if items:
        lines += ["", "新增条目："]
        lines += [
            _row(f"{item.key.rpartition('.')[2]}{_topic(item)}", _brief(_told(item)), item.head.office)
            for item in items
        ]
    if counts[Status.CONFLICT]:
        lines += ["", "冲突（没有存；用 --prefer 说明以谁为准）："]
        lines += [line for proposal in counts[Status.CONFLICT] for line in _conflict(proposal)]
    if refusals:
        lines += ["", "没有收（改好后再导入，别的不受影响）："]
        lines += [f"  {refusal.where}：{refusal.message}" for refusal in refusals]
    return "\n".join(lines)


def _form(form: Filled) -> str:
    head = form.head
    told = "，".join(part for part in (head.office, head.supplier, head.supplied_on) if part)
    notices = f"（{'；'.join(form.notices)}）" if form.notices else ""
    return f"{head.file}：{told or '读不了'}{notices}"


def _line(proposal: Proposal) -> str:
    entry = proposal.entry
    value = _value(entry)
    if proposal.status is Status.CHANGED:
        value = f"{_brief(proposal.present) or '空'} → {value}"
    return _row(entry.question.path, value, _who(entry))


def _conflict(proposal: Proposal) -> Iterable[str]:
    yield f"  {proposal.entry.question.path}"
    if proposal.present:
        yield _row("　填报文件", _brief(proposal.present), "")
    for entry in (proposal.entry, *proposal.rivals):
        yield _row(f"　{entry.head.office or entry.head.file}", _value(entry), entry.where)


def _value(entry: Entry) -> str:
    question = entry.question
    if question.kind is not Kind.FIGURE:
        return _brief(entry.typed)
    figure = Figure.parse(entry.typed, question.unit)
    return figure.text(question.unit) or entry.typed


def _who(entry: Entry) -> str:
    parts = (entry.head.office, entry.head.supplier, entry.source and f"来源：{entry.source}")
    return "　".join(part for part in parts if part)


def _topic(item: Item) -> str:
    topic = item.record.get("主题")
    return f"（{topic}）" if topic else ""


def _told(item: Item) -> str:
    return next((str(item.record[key]) for key in ("提法", "内容", "会议") if item.record.get(key)), "")


def _brief(text: str) -> str:
    first = text.replace("\n", " ")
    return first if width(first) <= _VALUE else first[: _VALUE - 1] + "…"


def _row(name: str, value: str, rest: str) -> str:
    return f"  {_padded(name, _NAME)} {_padded(value, _VALUE)} {rest}".rstrip()


def _padded(text: str, wide: int) -> str:
    return text + " " * max(0, round(2 * (wide - width(text))))
