"""What forms bring, as lines for the terminal: who sent them, a table of the answers, conflicts and refusals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from drafter.columns import fit, pad, wrapped
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.titles import BODY, LEAD, MEETING, TOPIC
from drafter.sheets.merge import ANY_FORM, FormProposal, Status
from drafter.sheets.office_form import OfficeForm
from drafter.sheets.returned_form import FormAnswer, FormItem, Refusal, ReturnedForm

_NARROWEST, _WIDEST = 60, 120
_NAME = 32
"""Width of the first column; the second takes half of what is left."""
_BROUGHT = (Status.NEW, Status.CHANGED, Status.ORIGIN)

Proposals = Mapping[Status, Sequence[FormProposal]]


def list_import(
    forms: Sequence[ReturnedForm],
    proposals: Sequence[FormProposal],
    items: Sequence[FormItem],
    columns: int = 80,
    *,
    by_options: bool = True,
) -> str:
    """Return what forms bring in lines of `columns` columns: new, changed, in conflict, refused.

    Refusals stand in lines of their own, as long as they are. `by_options` tells by what options conflicts are settled.
    """
    by_status = {status: [each for each in proposals if each.status is status] for status in Status}
    refusals = [refusal for form in forms for refusal in form.refusals]
    conflicts = by_status[Status.CONFLICT]
    table = _Table(max(_NARROWEST, min(columns, _WIDEST)))
    lines = [*chain.from_iterable(map(table.sender, forms)), "", _tally(by_status, items, refusals)]
    for status in _BROUGHT:
        lines += _part(f"{status.value}：", chain.from_iterable(map(table.proposal, by_status[status])))
    lines += _part("新增条目：", map(table.item, items))
    lines += _part("冲突（没有存）：", chain.from_iterable(map(table.conflict, conflicts)))
    lines += table.ways_out(conflicts) if conflicts and by_options else ()
    lines += _part("没有收（改好后再导入，别的不受影响）：", (f"  {each.where}：{each.message}" for each in refusals))
    return "\n".join(lines)


def form_contents(form: OfficeForm) -> str:
    """Return what a form asks: 12 题，上年安排 3 条另填一页."""
    plans = [f"上年安排 {len(form.plans)} 条"] if form.plans else []
    pages = [*plans, *(each.sheet_name for each in form.lists)]
    if not form.rows:
        return "，".join(f"{page}填一页" for page in pages)
    return f"{len(form.rows)} 题{''.join(f'，{page}另填一页' for page in pages)}"


def _part(heading: str, lines: Iterable[str]) -> list[str]:
    """Return a part of the listing; nothing when it has no lines."""
    listed = list(lines)
    return ["", heading, *listed] if listed else []


def _tally(by_status: Proposals, items: Sequence[FormItem], refusals: Sequence[Refusal]) -> str:
    counts = [(status.value, len(found), "项") for status, found in by_status.items()]
    counts += [("新增条目", len(items), "条"), ("没有收", len(refusals), "处")]
    parts = [f"{what} {count} {unit}" for what, count, unit in counts if count]
    return f"{'，'.join(parts)}。" if parts else "表里没有填任何答案。"


class _Table:
    """Sets rows of three columns in lines of a given width."""

    def __init__(self, columns: int) -> None:
        self._columns, self._value = columns, (columns - _NAME - 4) // 2

    def sender(self, form: ReturnedForm) -> list[str]:
        head = form.head
        who = "，".join(filter(None, (head.office, head.supplier, head.supplied_on)))
        notices = f"（{'；'.join(form.notices)}）" if form.notices else ""
        return list(wrapped(f"{head.file}：{who or '没有收'}{notices}", self._columns, "  "))

    def proposal(self, proposal: FormProposal) -> Iterator[str]:
        entry = proposal.entry
        value = _value(entry)
        if proposal.status is Status.CHANGED:
            half = self._value // 2 - 2
            value = f"{fit(_flat(proposal.present), half) or '空'} → {fit(value, half)}"
        yield self._row(entry.question.path, value, "　".join(filter(None, (entry.head.office, entry.head.supplier))))
        if entry.source:
            yield from wrapped(f"    来源：{_flat(entry.source)}", self._columns, "    ")

    def item(self, item: FormItem) -> str:
        topic, name = item.record.get(TOPIC), AnswerPath(item.key).leaf
        texts = (_flat(str(item.record[key])) for key in (LEAD, BODY, MEETING) if item.record.get(key))
        return self._row(f"{name}（{topic}）" if topic else name, next(texts, ""), item.head.office)

    def conflict(self, proposal: FormProposal) -> Iterator[str]:
        yield f"  {proposal.entry.question.path}"
        if proposal.present:
            yield self._row("　填报文件", _flat(proposal.present), "")
        for entry in (proposal.entry, *proposal.rivals):
            yield self._row(f"　{entry.head.office or entry.head.file}", _value(entry), "")
            source = f"来源：{_flat(entry.source)}" if entry.source else ""
            origin = "，".join(filter(None, (entry.where, entry.head.supplier, entry.head.supplied_on, source)))
            yield from wrapped(f"      {origin}", self._columns, "      ")

    def ways_out(self, conflicts: Sequence[FormProposal]) -> Iterator[str]:
        """Yield how to settle conflicts, with names that are right for these."""
        yield "定下来以后："
        names = senders(conflicts)
        if len(names) > 1:
            options = "，或者 ".join(f'--prefer "{name}"' if " " in name else f"--prefer {name}" for name in names)
            yield from wrapped(f"  以哪张表为准，照原样再运行一次，后面加 {options}", self._columns, "    ")
        if any(each.present for each in conflicts):
            yield f"  以表为准，加 --prefer {ANY_FORM}；以填报文件为准，不用做什么"
        first = conflicts[0].entry
        is_short = len(first.typed) < _NAME and " " not in _flat(first.typed)
        yield "  只改一两项的，也可以直接填，如："
        yield f"  drafter set 填报文件 {first.question.path}={_flat(first.typed) if is_short else '答案'}"

    def _row(self, name: str, value: str, rest: str) -> str:
        left = self._columns - _NAME - self._value - 4
        return f"  {pad(name, _NAME)} {pad(value, self._value)} {fit(rest, left)}".rstrip()


def senders(conflicts: Sequence[FormProposal]) -> list[str]:
    """Return by what names the forms in conflict are preferred: offices, or files when offices do not tell them apart."""
    heads = [entry.head for each in conflicts for entry in (each.entry, *each.rivals)]
    files = list(dict.fromkeys(head.file for head in heads))
    offices = list(dict.fromkeys(head.office for head in heads if head.office))
    return offices if len(offices) == len(files) else [file.rpartition(".")[0] for file in files]


def _value(entry: FormAnswer) -> str:
    question = entry.question
    if question.kind is not Kind.FIGURE:
        return _flat(entry.typed)
    return Figure.parse(entry.typed, question.unit).said(question.unit) or entry.typed


def _flat(text: str) -> str:
    return " ".join(text.split())
