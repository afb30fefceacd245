"""What answers contradict: told to who makes a report of them, or takes them in, and need not look at `status` or `check`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from drafter.answers.load import Answers
from drafter.model.relations import doubts_of
from drafter.summary_line import SummaryLine

_MOST = 5
"""Lines of contradictions; who has more looks at them one by one."""


def told_doubts(answers: Answers, path: Path, changed: Collection[str] | None = None) -> Iterator[SummaryLine]:
    """Yield a line for each thing that does not agree among `answers`, read from `path`, that no reason explains.

    With `changed` only what one of the answers at these paths has a part in. A change against last year may well be
    right and is left to `status`.
    """
    found = doubts_of(answers.report, answers.jurisdiction.catalogue())
    told = (each for each in found if not each.reason and not each.is_soft)
    doubts = [each for each in told if changed is None or any(map(each.concerns, changed))]
    for each in doubts[:_MOST]:
        yield SummaryLine(f"答案对不上：{each.message}；{each.mend}")
    left = len(doubts) - _MOST
    if left > 0:
        yield SummaryLine(f"答案对不上的还有 {left} 处", f"，用 drafter status {path.name} 看")
