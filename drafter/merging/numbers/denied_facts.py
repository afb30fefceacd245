"""Finds what a hand says happened where the answers say that nothing did: 行政诉讼案件1件 for 未发生行政诉讼案件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.merging.numbers.stale_number import StaleNumber
from drafter.merging.numbers.told_sums import written_in
from drafter.merging.places.hand_places import EditedUnit, edited_units, sentence_at
from drafter.merging.texts.alignment import EditedText
from drafter.model.worded_numbers import TextNumber
from drafter.pages.written_lines import WrittenLine

_ENDS = "，；。：（）\u2029"
_CLAUSE = re.compile(f"[^{_ENDS}]+")
_DENIAL = re.compile("(?:未|没有|无)(?P<verb>发生|发现|出现|作出|收到|办理|接到|受理)?(?P<thing>[^未无]{2,})$")
_JOINED = re.compile("[、和或及与]")
_WHOLE_THING, _END_OF_THING = 4, 2
"""Characters that say what is counted, without and with the verb before them."""
_SOURCE = "填报数据"


def denied_facts(edited: EditedText, new: Sequence[WrittenLine]) -> tuple[StaleNumber, ...]:
    """Return the numbers in the hand's paragraphs of what the base and `new` say that there was none."""
    now = "\n".join(each.text for each in new)
    units = (each for each in edited_units(edited) if each.lines)
    return tuple(dict.fromkeys(each for unit in units for each in _in(unit, now)))


def _in(unit: EditedUnit, new: str) -> Iterator[StaleNumber]:
    gone = [each for each in _CLAUSE.findall(unit.before) if each not in unit.now and each in new]
    denials = list(filter(None, map(_DENIAL.search, gone)))
    for number in written_in(unit) if denials else ():
        denial = next((each for each in denials if _is_of(number, unit.now, each)), None)
        if number.value and denial is not None:
            told, sentence = number.told, sentence_at(unit.now, number.start)
            yield StaleNumber(told, ((_SOURCE, denial.string),), sentence)


def _is_of(number: TextNumber, text: str, denial: re.Match[str]) -> bool:
    """Return whether a number counts what is denied, named right before it."""
    ahead = re.split(f"[{_ENDS}]", text[: number.start])[-1]
    if _DENIAL.search(ahead):
        return False
    for thing in _JOINED.split(denial["thing"]):
        least = _END_OF_THING if denial["verb"] and denial["verb"] in ahead else _WHOLE_THING
        if len(thing) >= least and ahead.endswith((thing, thing[-max(least, _END_OF_THING) :])):
            return True
    return False
