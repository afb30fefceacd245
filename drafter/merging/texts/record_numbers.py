"""Finds which record and which paragraph of an older document is which one now, after others came, moved or left.

Lines and answers are known again by the numbers of records, such as 活动.12.内容: what stood there before may be 活动.13 now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from drafter.merging.texts.alignment import align
from drafter.merging.texts.paragraph_places import in_places_now
from drafter.model.answer_path import AnswerPath
from drafter.pages.written_lines import WrittenLine

_RECORD = re.compile("@([^@:~]+)")
"""Names the record in the key of a line that it prints."""
_GONE = 100_000
"""The number of the first record that is no more: larger than that of any that is."""

_Texts = dict[AnswerPath, str]


def with_numbers_now(base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> tuple[WrittenLine, ...]:
    """Return the lines `base` with the numbers that their records, and the names that their paragraphs have in the lines `new`.

    A record that is not printed any more gets a number that no record has.
    """
    names = _numbers_now(_texts_of(base), _texts_of(new))
    if all(old == now for old, now in names.items()):
        return in_places_now(base, new)
    return in_places_now([_renumbered(line, names) for line in base], new)


def _texts_of(lines: Sequence[WrittenLine]) -> dict[AnswerPath, _Texts]:
    """Return what each record prints, by its path, list by list."""
    found: dict[AnswerPath, _Texts] = {}
    for line in lines:
        for start, end, answer, _ in line.answers:
            record = AnswerPath(answer).record
            if record is not None and record.parent is not None:
                texts = found.setdefault(record.parent, {})
                texts[record] = texts.get(record, "") + line.text[start:end]
    return found


def _numbers_now(before: Mapping[AnswerPath, _Texts], now: Mapping[AnswerPath, _Texts]) -> dict[AnswerPath, AnswerPath]:
    """Return what the records are called now, by what they were called."""
    names: dict[AnswerPath, AnswerPath] = {}
    for parent, texts in before.items():
        present = now.get(parent, {})
        pairs = {record: record for record in texts} if texts == present else dict(_paired(texts, present))
        gone = count(_GONE)
        for record in texts:
            names[record] = pairs.get(record) or AnswerPath.of(*parent.steps, next(gone))
    return names


def _paired(texts: _Texts, present: _Texts) -> Iterator[tuple[AnswerPath, AnswerPath]]:
    """Yield the records of one list with those that they are now: of equal or like text, else of the same number."""
    ones, others = sorted(texts, key=_number), sorted(present, key=_number)
    units = align([texts[each] for each in ones], [present[each] for each in others], {})
    pairs = {ones[unit.base[0]]: others[unit.hand[0]] for unit in units if unit.base and unit.hand}
    taken = set(pairs.values())
    yield from pairs.items()
    yield from ((each, each) for each in ones if each not in pairs and each in present and each not in taken)


def _number(record: AnswerPath) -> int:
    return record.number or 0


def _renumbered(line: WrittenLine, names: Mapping[AnswerPath, AnswerPath]) -> WrittenLine:
    def of_key(found: re.Match[str]) -> str:
        return f"@{names.get(AnswerPath(found[1]), found[1])}"

    answers = tuple(span._replace(answer=_named(span.answer, names)) for span in line.answers)
    return line._replace(key=_RECORD.sub(of_key, line.key), answers=answers)


def _named(answer: str, names: Mapping[AnswerPath, AnswerPath]) -> str:
    record = AnswerPath(answer).record
    return answer if record is None or record not in names else f"{names[record]}{answer[len(record) :]}"
