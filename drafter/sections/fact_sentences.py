"""Joins what tells facts into sentences and paragraphs: a matter in one sentence, sorts of a whole behind 其中."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from drafter.model.amounts import Amount
from drafter.sections.fact_order import Clause, Wholes, bases_of
from drafter.sections.nones import none_going_on
from drafter.sections.shared_subjects import without_shared

_LONG = 90
"""Characters beyond which no further clause joins a sentence."""
_LONGEST = 150
"""The same for a clause that follows from the one before it."""
_OF_WHICH = "，其中"
"""Tells parts; what follows with a comma would be one of them."""
_ALL_ARE = "均为"
"""Says that all that was counted is of one sort."""
AMONG = "中，"
"""Ends a lead that names the whole of the parts behind it; what is no such part is divided from them by ；."""
_PARAGRAPH = 260
"""Characters after which the next sentence begins a new paragraph."""
_SHORT_PARAGRAPH = 80
"""Characters below which the last sentences stay in the paragraph before them."""


def sentences(clauses: Sequence[Clause], wholes: Wholes) -> Iterator[Clause]:
    """Yield the clauses, in order, joined into sentences without stops: those of one matter, so long as it is not too long.

    No sentence ends between a figure and what follows from it.
    """
    sentence: Clause | None = None
    before: Clause | None = None
    sorts = _told_as_sorts(clauses)
    for clause in clauses:
        if sentence is None or before is None:
            sentence = before = clause
            continue
        length = sentence.length + 1 + clause.length
        fits = length <= (_LONGEST if _is_tied(clause, before, wholes) else _LONG)
        if clause.matter and clause.matter == sentence.matter and fits:
            text = sentence.text + _going_on(clause, before, sentence.text, sorts, clauses)
            sentence = sentence._replace(text=text, length=length, is_none=sentence.is_none and clause.is_none)
        else:
            yield sentence
            sentence = _without_lead(clause, sentence)
        before = clause
    if sentence is not None:
        yield sentence


def _without_lead(clause: Clause, before: Clause) -> Clause:
    """Return `clause` without the lead, 行政处罚中，, that the sentence `before` of its matter has said."""
    lead = clause.text.removesuffix(clause.later)
    is_said = lead.endswith("，") and clause.matter == before.matter and before.text.startswith(lead)
    return clause._replace(text=clause.later, length=clause.length - len(lead)) if is_said else clause


def _is_tied(clause: Clause, before: Clause, wholes: Wholes) -> bool:
    return _is_sort_beside(clause, before) or before.path in bases_of(clause.path, wholes)


def _is_sort_beside(clause: Clause, before: Clause) -> bool:
    """Return whether `clause` counts a sort of what `before` counts, or another sort of the same in the same way."""
    if clause.part_of and clause.part_of == before.part_of:
        return clause.split_by == before.split_by
    return bool(clause.part_of) and clause.part_of == before.path


def _told_as_sorts(clauses: Sequence[Clause]) -> frozenset[str]:
    """Return the paths of the clauses that 其中 leads in: their whole is told before them, and they are no more than it.

    Sorts that overlap, and are together more, would be taken for a wrong sum: those that still fit are led in. One that
    is all of its whole is no part of it, unless that is told as the list of its sorts, and within 其中 there is no other.
    """
    told = {clause.path: clause for clause in clauses if not clause.is_none}
    found: set[str] = set()
    for whole in [each for each in told.values() if each.amount and not each.tells_more and each.part_of not in told]:
        parts = [each for each in told.values() if each.part_of == whole.path and each.amount]
        way = parts[0].split_by if parts else ""  # the first way to divide it alone is led in
        found.update(_that_fit([each for each in parts if each.split_by == way], whole))
    return frozenset(found)


def _that_fit(parts: Sequence[Clause], whole: Clause) -> Iterator[str]:
    """Yield the paths of the first of `parts` that together are no more than `whole`."""
    total = Decimal(0)
    for part in parts:
        if part.amount and whole.amount and _is_less(part.amount, whole.amount, or_all=_names(whole, part)):
            total += part.amount.least
            if total > whole.amount.most:
                break
            yield part.path


def _is_less(part: Amount, whole: Amount, *, or_all: bool) -> bool:
    return part.most < whole.least or (or_all and part == whole)


def _names(whole: Clause, part: Clause) -> bool:
    """Return whether what tells a whole lists what its part counts: 警告、通报批评2件 would tell 通报批评2件 twice."""
    noun = _noun(part.later)
    return bool(noun) and f"、{noun}" in whole.text


def _lists(whole: str, clauses: Sequence[Clause]) -> bool:
    """Return whether one of the sorts of `whole` is a list itself: 合同、协议18件."""
    return any(mark in clause.later for clause in clauses if clause.part_of == whole for mark in "、，")


def _going_on(clause: Clause, before: Clause, sentence: str, sorts: frozenset[str], clauses: Sequence[Clause]) -> str:
    """Return what `clause` adds to `sentence`, whose last clause is `before`, with its joint."""
    if clause.is_none and before.is_none:
        return none_going_on(clause.text, before.text)
    as_sort = _as_sort(clause, before, sorts, clauses)
    if as_sort is not None:
        return as_sort
    return _behind_parts(clause, before, sentence.rpartition("；")[2], before.path in sorts)


def _as_sort(clause: Clause, before: Clause, sorts: frozenset[str], clauses: Sequence[Clause]) -> str | None:
    """Return what adds `clause` as a sort of what `before` tells, or beside that as a sort of the same; None for no such."""
    is_led = clause.path in sorts
    if is_led and clause.part_of == before.path:
        return f"{_OF_WHICH}{clause.later}"
    if _is_all_of(clause, before):
        noun = _noun(clause.later)
        return f"，{clause.later.removeprefix(noun)}{_ALL_ARE}{noun}"
    is_some = not clause.is_none and not before.is_none
    is_beside = is_some and _is_sort_beside(clause, before) and is_led == (before.path in sorts)
    if is_beside and clause.part_of == before.part_of:
        return ("，" if _lists(clause.part_of, clauses) else "、") + clause.later
    return None


def _is_all_of(clause: Clause, before: Clause) -> bool:
    """Return whether `clause` counts all that `before` counts: 行政检查12次，专项检查12次 would be taken for 24."""
    is_plain = len(clause.later) == len(_noun(clause.later)) + 1 > 1  # a noun and its number
    is_of_it = clause.part_of == before.path and clause.unit == before.unit and not before.tells_more
    return is_plain and is_of_it and clause.amount is not None and clause.amount == before.amount


def _noun(words: str) -> str:
    """Return what `words` count: their beginning without signs, up to the number."""
    return "".join(takewhile(str.isalpha, words))


def _behind_parts(clause: Clause, before: Clause, last: str, is_sort: bool) -> str:
    """Return what adds `clause` behind `before`, which ends the stretch `last`; behind parts it stands by itself."""
    is_among = bool(_among(before)) and last.startswith(_among(before))
    ends_parts = _OF_WHICH in before.text or is_sort
    if is_among and _among(clause) == _among(before):
        return f"{'；' if ends_parts else '，'}{clause.later}"
    goes_on = not clause.part_of or (clause.part_of == before.path and not before.tells_more and not ends_parts)
    text = clause.later if goes_on and not before.is_none else clause.text  # 现有事项48项，网上可办事项48项
    if ends_parts or is_among or _among(clause) == text.removesuffix(clause.later) != "":
        return f"；{text}"
    return f"，{without_shared(text, last)}"


def _among(clause: Clause) -> str:
    """Return the lead of `clause` where that names what it is a part of, 信访事项中，; empty for any other."""
    lead = clause.text.removesuffix(clause.later)
    return lead if lead.endswith(AMONG) else ""


def paragraphs(told: Iterator[Clause]) -> list[str]:
    """Return sentences in paragraphs, with their stops; the last is not much shorter than the others."""
    found: list[list[Clause]] = []
    for sentence in told:
        if not found or _length(found[-1]) > _PARAGRAPH:
            found.append([])
        found[-1].append(sentence)
    if len(found) > 1 and _length(found[-1]) < _SHORT_PARAGRAPH:
        last = found.pop()
        found[-1] += last
    return ["".join(f"{sentence.text}。" for sentence in each) for each in found]


def _length(paragraph: Sequence[Clause]) -> int:
    return sum(sentence.length for sentence in paragraph)
