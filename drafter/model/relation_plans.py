"""What last year's arrangements promised in figures, held against this year's answers where they are told as done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from drafter.model.catalogue import Catalogue
from drafter.model.counted import Counted
from drafter.model.doubt import KEEP, Doubt
from drafter.model.titles import ACCOUNT, ARRANGEMENT, PLAN_REVIEWS

if TYPE_CHECKING:
    from drafter.model.report import Report

RULE = "数字-上年安排"
_DONE = "已完成"
_AMOUNT = re.compile(
    r"(?:^|[，。；：、])(?P<before>[^，。；：、0-9]{4,24})(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,2})"
)
_KINDS = re.compile("行政|执法|法治|教育|依法")
"""Words that stand in many names, and are left out of some: 新增持证人员 of 新增持证执法人员."""
_COUNT = re.compile("(?:次数|件数|人数|个数|条数|家数|所数|份数|户数|篇数|项数|场次|人次|数)$")
"""The end of a question's name that only says that it counts."""
_LEAST_NOUN, _MOST_BEFORE = 4, 4
"""Characters of what is counted that make it sure, and of other words before it in the clause: 上半年."""


def check_plans(report: Report, known: Mapping[str, Counted], catalogue: Catalogue) -> Iterator[Doubt]:
    """Yield a doubt about each arrangement told as done of which an answer counts less, or whose account says otherwise.

    What was to be done may be more in the end; what is said to have been done is what the answer counts.
    """
    for number, review in enumerate(report.plan_reviews or (), 1):
        if review.outcome != _DONE:
            continue
        path = PLAN_REVIEWS.child(number)
        for title, text, may_be_more in ((ARRANGEMENT, review.plan, True), (ACCOUNT, review.account, False)):
            for said, counted in _counted_in(text if isinstance(text, str) else "", known, catalogue):
                planned = Decimal(said["number"])
                value = counted.figure.value
                if value is None or value == planned or (may_be_more and value > planned):
                    continue
                words = said[0].strip("，。；：、")
                yield Doubt(
                    RULE,
                    path.child(title),
                    (path.child(title), counted.path),
                    f"上年安排第{number}条写“{words}”，{_DONE}；答案里{counted.shown}",
                    f"核对两个数，或者改完成情况；{KEEP}",
                )


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
    if not unit or not said["unit"].startswith(unit) or counted.figure.value is None:
        return False
    before = _KINDS.sub("", said["before"])
    spec = catalogue.get(counted.path)
    nouns = {_COUNT.sub("", counted.title), spec.sentence.partition("{}")[0] if spec else ""}
    bare = (_KINDS.sub("", noun) for noun in nouns)
    return any(
        len(noun) >= _LEAST_NOUN and before.endswith(noun) and len(before) - len(noun) <= _MOST_BEFORE for noun in bare
    )
