"""A rule that adds numbers up: a total is the sum of what was told before it: 处罚机构3件，处罚托管机构4件，合计7件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.stated_facts import StatedFact, facts

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example("全年处罚教育机构3件，处罚托管机构4件，合计7件。")
_MOST_ADDED = 40
"""Figures before a total that are looked at."""


_TOTAL_BEFORE = WordPattern(
    r"(?:(?:合计|共计|总计|总共)[^，。；0-9]{0,8}|[，；]共(?:清理|办理|检查|开展|处罚|受理|召开|举办|培训|审查|配备|聘请)?)$"
)
"""What stands before a total of what was told before it."""


def _add_up(parts: list[StatedFact], total: Decimal) -> bool:
    """Return whether some of the last of `parts` make `total`, of whatever unit: what stands before counts the whole."""
    sums = Decimal(0)
    for part in reversed(parts):
        sums += part.value
        if sums == total:
            return True
    return False


_JOINED = WordPattern(r"[^，。；0-9各每]{0,2}、[^，。；0-9各每、]{0,14}")
_PAPERS = frozenset("件份个项条部")


def _last_list(text: str, parts: list[StatedFact]) -> list[StatedFact]:
    """Return the last of `parts` that 、 joins, whatever their units."""
    first = len(parts) - 1
    while first > 0 and _JOINED.fullmatch(text[parts[first - 1].end : parts[first].start]):
        first -= 1
    return parts[max(first, 0) :]


def _parts_of(text: str, near: list[StatedFact], unit: str) -> list[StatedFact]:
    """Return what a total in `unit` adds up: a list of papers of several units just before it, else all of its unit."""
    last = _last_list(text, near)
    units = {each.unit for each in last}
    if re.search("[各每]", text[last[0].end : last[-1].start] if last else ""):
        return []
    if len(units) > 1 and unit in units:
        return last if units <= _PAPERS else []
    return [fact for fact in near if fact.unit == unit]


@rule(
    "数字-相加", "前面各项之和等于合计", Severity.HINT, _REASON,
    _GOOD, "处罚教育机构3件，处罚托管机构4件，合计9件。",
)  # fmt: skip
def _sums(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a total behind its parts that is not their sum."""
    prose, found = prose_of(manuscript), facts(manuscript)
    for place, total in enumerate(found):
        if not total.exact or not _TOTAL_BEFORE.search(prose.text, max(0, total.start - 12), total.start):
            continue
        near = [each for each in found[max(0, place - _MOST_ADDED) : place] if each.sentence == total.sentence]
        parts = [each for each in _parts_of(prose.text, near, total.unit) if not _FOR_EACH.search(_label(prose, each))]
        if len(parts) >= 2 and not _makes(near, parts, total.value):
            added = "+".join(str(fact.value) for fact in parts)
            sums = sum((fact.value for fact in parts), Decimal(0))
            message = f"前面各项之和是{added}={sums}，写的是{prose.text[total.start : total.end]}"
            yield Hit(total.spot(prose), message, "核对合计和各项")


_FOR_EACH = WordPattern(r"每[^，。；、0-9]{0,6}$")


def _label(prose: Prose, fact: StatedFact) -> str:
    return prose.text[max(0, fact.start - 8) : fact.start]


def _makes(near: list[StatedFact], parts: list[StatedFact], total: Decimal) -> bool:
    """Return whether the numbers before a total make it, are it, or are not told exactly."""
    if not all(fact.exact for fact in parts) or total in {fact.value for fact in parts}:
        return True
    return _add_up(near, total) or _add_up(parts, total)
