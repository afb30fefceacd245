"""What last year's arrangements promised in figures, held against this year's answers where they are told as done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.counted import Counted
from drafter.model.doubt import KEEP, Doubt
from drafter.model.relation_figures import same_sort
from drafter.model.relation_table import UNIT_SORTS
from drafter.model.titles import ACCOUNT, ARRANGEMENT, PLAN_REVIEWS

if TYPE_CHECKING:
    from drafter.model.report import Report

RULE = "数字-上年安排"
_DONE, _NOT_DONE = "已完成", "未完成"
_AMOUNT = re.compile(
    r"(?:^|[，。；：、])(?P<before>[^，。；：、0-9]{4,24})(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,2}|%)"
)
_KINDS = re.compile("行政|执法|法治|教育|依法")
"""Words that stand in many names, and are left out of some: 新增持证人员 of 新增持证执法人员."""
_VERBS = re.compile("^(?:开展|组织|举办|实施|召开)")
"""With what sentences begin that tell something held or done, and plans in one word or another."""
_COUNT = re.compile("(?:次数|件数|人数|个数|条数|家数|所数|份数|户数|篇数|项数|场次|人次|数)$")
"""The end of a question's name that only says that it counts."""
_REACHES = re.compile("(?:达到|达|保持在?|提高到|提升到|不低于|不少于|为)$")
"""What stands between the name of a rate and its number."""
_LEAST_NOUN, _LEAST_RATE, _MOST_BEFORE = 4, 3, 4
"""Characters of what is counted that make it sure, and of other words before it in the clause: 上半年."""


def check_plans(report: Report, known: Mapping[str, Counted], catalogue: Catalogue) -> Iterator[Doubt]:
    """Yield a doubt about each arrangement told as done of which an answer counts less, or whose account says otherwise.

    What was to be done may be more in the end; what is said to have been done is what the answer counts.
    """
    for number, review in enumerate(report.plan_reviews or (), 1):
        path = PLAN_REVIEWS.child(number)
        if review.outcome == _NOT_DONE:
            yield from _done_all_the_same(path, review.plan, known, catalogue)
        if review.outcome != _DONE:
            continue
        for title, text, may_be_more in ((ARRANGEMENT, review.plan, True), (ACCOUNT, review.account, False)):
            for said, counted in _counted_in(text if isinstance(text, str) else "", known, catalogue):
                planned = Decimal(said["number"])
                value = counted.figure.value
                if value is None or value == planned or (may_be_more and value > planned):
                    continue
                yield _doubt(path.child(title), said, counted, _DONE)


def _done_all_the_same(
    path: AnswerPath, plan: object, known: Mapping[str, Counted], catalogue: Catalogue
) -> Iterator[Doubt]:
    """Yield a doubt about an arrangement told as not done of which an answer counts as much as was to be done."""
    found = list(_counted_in(plan if isinstance(plan, str) else "", known, catalogue))
    if len(found) != 1:
        return
    said, counted = found[0]
    if counted.figure.value and counted.figure.value >= Decimal(said["number"]):
        yield _doubt(path.child(ARRANGEMENT), said, counted, _NOT_DONE)


def _doubt(path: AnswerPath, said: re.Match[str], counted: Counted, outcome: str) -> Doubt:
    """Return a doubt about what an arrangement of last year says at `path`, told as `outcome`, and an answer."""
    words = said[0].strip("，。；：、")
    message = f"上年安排第{path.number}条写“{words}”，{outcome}；答案里{counted.shown}"
    return Doubt(RULE, path, (path, counted.path), message, f"核对两个数，或者改完成情况；{KEEP}")


def _counted_in(
    text: str, known: Mapping[str, Counted], catalogue: Catalogue
) -> Iterator[tuple[re.Match[str], Counted]]:
    """Yield the amounts of `text`, each with the one answer that counts the same in the same measure word."""
    for said in _AMOUNT.finditer(text):
        found = {each.path: each for each in known.values() if _is_of(said, each, catalogue)}
        if len(found) == 1:
            yield said, next(iter(found.values()))


def _is_of(said: re.Match[str], counted: Counted, catalogue: Catalogue) -> bool:
    unit = counted.figure.unit or counted.unit
    if not unit or counted.figure.value is None or not _is_counted_in(said["unit"], unit):
        return False
    before = _REACHES.sub("", said["before"])
    spec = catalogue.get(counted.path)
    nouns = {_COUNT.sub("", counted.title), _VERBS.sub("", spec.sentence.partition("{}")[0]) if spec else ""}
    return any(_ends_with(before, noun) or _ends_with(_KINDS.sub("", before), _KINDS.sub("", noun)) for noun in nouns)


def _is_counted_in(behind: str, unit: str) -> bool:
    """Return whether the characters `behind` a number begin with `unit`, or with a measure word of its sort."""
    known = frozenset[str]().union(*UNIT_SORTS)
    typed = next((word for word in (behind, behind[:1]) if word in known), "")
    return behind.startswith(unit) or bool(typed and same_sort(typed, unit))


def _ends_with(before: str, noun: str) -> bool:
    """Return whether `before` is `noun`, with little in front of it: 上半年新增持证人员."""
    least = _LEAST_RATE if noun.endswith("率") else _LEAST_NOUN
    return len(noun) >= least and before.endswith(noun) and len(before) - len(noun) <= _MOST_BEFORE
