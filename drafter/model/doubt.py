"""What does not agree among the answers: put to the user, who mends an answer or says why it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.titles import REASON, RULE, WHERE

if TYPE_CHECKING:
    from drafter.model.report import Report

KEEP = "没有错就写明理由"
"""What can be done about most doubts besides mending an answer."""
SWING = "数字-增减"
"""The softer rule: a change over 30 % against last year may well be right."""


class Doubt(NamedTuple):
    """Answers that do not agree with each other, or one that cannot be right by itself."""

    rule: str
    """The rule's name, such as 数字-合计; 核对说明 refers to it."""
    path: str
    """The answer at which the user is asked, such as 行政执法.双随机联合检查次数."""
    paths: tuple[str, ...]
    """All answers concerned: each of them may be the wrong one."""
    message: str
    """What does not agree, with the numbers, in Chinese; no final stop."""
    mend: str
    """What to do, in Chinese; no final stop."""
    reason: str = ""
    """The reason that 核对说明 gives for it to stand; empty when it gives none."""

    @property
    def is_soft(self) -> bool:
        """True when 'it is right' is answer enough."""
        return self.rule == SWING

    @property
    def is_of_several(self) -> bool:
        """True when answers do not agree with each other; False for what one answer says, or a text."""
        return self.rule in ("数字-合计", "数字-不超过")

    def concerns(self, path: str) -> bool:
        """Return True when the answer at `path` is one of those concerned."""
        return path == self.path or path in self.paths

    def to_record(self, reason: str) -> dict[str, str]:
        """Return the record of 核对说明 that keeps the answers for `reason`."""
        return {RULE: self.rule, WHERE: self.path, REASON: reason}


def with_reasons(doubts: Iterable[Doubt], report: Report) -> tuple[Doubt, ...]:
    """Return `doubts` with the reasons that 核对说明 of `report` gives: by the rule, and a place that is an answer's or all."""
    given = [(each.rule, each.place or "", each.reason) for each in report.explanations or ()]
    found: list[Doubt] = []
    for doubt in doubts:
        places = {"", *doubt.paths, *(AnswerPath(path).leaf for path in doubt.paths)}
        reasons = (reason for rule, place, reason in given if rule == doubt.rule and place in places)
        found.append(doubt._replace(reason=next((each for each in reasons if isinstance(each, str)), "")))
    return tuple(found)
