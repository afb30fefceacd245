"""What `drafter sheets import` tells: who sent forms, and the table of what they bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.columns import fit, pad, wrapped
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.titles import BODY, LEAD, MEETING, TOPIC
from drafter.sheets.filled import Entry, Filled, Item
from drafter.sheets.form import Form
from drafter.sheets.merge import ANY_FORM, Proposal, Status

_NARROWEST, _WIDEST = 60, 120
_NAME = 32
"""Width of the first column; the second takes half of what is left."""


def list_import(
    forms: Sequence[Filled], proposals: Sequence[Proposal], items: Sequence[Item], columns: int = 80
) -> str:
    """Return what forms bring in lines of `columns` columns: new, changed, in conflict, refused.

    Refusals stand in lines of their own, as long as they are.
    """
    return "\n".join(_Listing(max(_NARROWEST, min(columns, _WIDEST))).lines(forms, proposals, items))


class _Listing:
    def __init__(self, columns: int) -> None:
        self._columns, self._value = columns, (columns - _NAME - 4) // 2

    def lines(self, forms: Sequence[Filled], proposals: Sequence[Proposal], items: Sequence[Item]) -> Iterator[str]:
        by_status = {status: [p for p in proposals if p.status is status] for status in Status}
        refusals = [refusal for form in forms for refusal in form.refusals]
        for form in forms:
            yield from self._form(form)
        tally = [f"{status.value} {len(found)} 项" for status, found in by_status.items() if found]
        tally += [f"新增条目 {len(items)} 条"] if items else []
        tally += [f"没有收 {len(refusals)} 处"] if refusals else []
        yield ""
        yield "，".join(tally) + "。" if tally else "表里没有填任何答案。"
        for status in (Status.NEW, Status.CHANGED, Status.ORIGIN):
            if by_status[status]:
                yield from ("", f"{status.value}：")
                for proposal in by_status[status]:
                    yield from self._proposal(proposal)
        if items:
            yield from ("", "新增条目：")
            yield from (self._row(_list_of(item), _told(item), item.head.office) for item in items)
        if by_status[Status.CONFLICT]:
            yield from ("", "冲突（没有存）：")
            for proposal in by_status[Status.CONFLICT]:
                yield from self._conflict(proposal)
            yield from self._ways_out(by_status[Status.CONFLICT])
        if refusals:
            yield from ("", "没有收（改好后再导入，别的不受影响）：")
            yield from (f"  {refusal.where}：{refusal.message}" for refusal in refusals)

    def _form(self, form: Filled) -> Iterator[str]:
        head = form.head
        told = "，".join(part for part in (head.office, head.supplier, head.supplied_on) if part)
        notices = f"（{'；'.join(form.notices)}）" if form.notices else ""
        yield from wrapped(f"{head.file}：{told or '没有收'}{notices}", self._columns, "  ")

    def _proposal(self, proposal: Proposal) -> Iterator[str]:
        entry = proposal.entry
        value = _value(entry)
        if proposal.status is Status.CHANGED:
            half = self._value // 2 - 2
            value = f"{fit(_flat(proposal.present), half) or '空'} → {fit(value, half)}"
        who = "　".join(part for part in (entry.head.office, entry.head.supplier) if part)
        yield self._row(path_of(entry), value, who)
        if entry.source:
            yield from wrapped(f"    来源：{_flat(entry.source)}", self._columns, "    ")

    def _conflict(self, proposal: Proposal) -> Iterator[str]:
        yield f"  {path_of(proposal.entry)}"
        if proposal.present:
            yield self._row("　填报文件", _flat(proposal.present), "")
        for entry in (proposal.entry, *proposal.rivals):
            yield self._row(f"　{entry.head.office or entry.head.file}", _value(entry), "")
            told = (
                entry.where,
                entry.head.supplier,
                entry.head.supplied_on,
                entry.source and f"来源：{_flat(entry.source)}",
            )
            yield from wrapped(f"      {'，'.join(filter(None, told))}", self._columns, "      ")

    def _ways_out(self, conflicts: Sequence[Proposal]) -> Iterator[str]:
        """Yield how to settle conflicts, with names that are right for these."""
        entries = [entry for each in conflicts for entry in (each.entry, *each.rivals)]
        files = list(dict.fromkeys(entry.head.file for entry in entries))
        offices = list(dict.fromkeys(filter(None, (entry.head.office for entry in entries))))
        yield "定下来以后："
        if len(files) > 1:
            names = offices if len(offices) == len(files) else [file.rpartition(".")[0] for file in files]
            told = "，或者 ".join(f'--prefer "{name}"' if " " in name else f"--prefer {name}" for name in names)
            yield from wrapped(f"  以哪张表为准，照原样再运行一次，后面加 {told}", self._columns, "    ")
        if any(each.present for each in conflicts):
            yield f"  以表为准，加 --prefer {ANY_FORM}；以填报文件为准，不用做什么"
        first = conflicts[0].entry
        answer = _flat(first.typed) if len(first.typed) < _NAME and " " not in _flat(first.typed) else "答案"
        yield "  只改一两项的，也可以直接填，如："
        yield f"  drafter set 填报文件 {path_of(first)}={answer}"

    def _row(self, name: str, value: str, rest: str) -> str:
        left = self._columns - _NAME - self._value - 4
        return f"  {pad(name, _NAME)} {pad(value, self._value)} {fit(rest, left)}".rstrip()


def path_of(entry: Entry) -> str:
    """Return the name of what an entry answers, records counted from 1: 上年安排.2.说明."""
    return entry.question.path


def _value(entry: Entry) -> str:
    question = entry.question
    if question.kind is not Kind.FIGURE:
        return _flat(entry.typed)
    return Figure.parse(entry.typed, question.unit).text(question.unit) or entry.typed


def _flat(text: str) -> str:
    return " ".join(text.split())


def _list_of(item: Item) -> str:
    topic = item.record.get(TOPIC)
    return f"{AnswerPath(item.key).leaf}（{topic}）" if topic else AnswerPath(item.key).leaf


def _told(item: Item) -> str:
    return _flat(next((str(item.record[key]) for key in (LEAD, BODY, MEETING) if item.record.get(key)), ""))


def form_contents(form: Form) -> str:
    """Return what a form asks: 12 题，上年安排 3 条另填一页."""
    plans = [f"上年安排 {len(form.plans)} 条"] if form.plans else []
    pages = [*plans, *(each.sheet_name for each in form.lists)]
    return f"{len(form.rows)} 题{''.join(f'，{page}另填一页' for page in pages)}"
