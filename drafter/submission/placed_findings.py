"""What a check found, as a reader of the printed draft looks for it."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checking.manuscript import Manuscript
from drafter.checking.output.whereabouts import in_words, whereabouts
from drafter.checking.rule import Finding, Spot
from drafter.model.answer_path import AnswerPath
from drafter.submission.submission import PlacedFinding

_GAP = "【待填："
"""How the mark of a missing answer begins."""


def placed_findings(manuscript: Manuscript, findings: Iterable[Finding]) -> tuple[PlacedFinding, ...]:
    """Return `findings`, which a check has of `manuscript`, in their order and each with its place in words.

    The marks of missing answers are left out: those are points that the offices have open.
    """
    return tuple(_placed(manuscript, each) for each in findings if not _is_gap(manuscript, each.hit.spot))


def _is_gap(manuscript: Manuscript, spot: Spot) -> bool:
    text = manuscript.passages[spot.passage].text if spot.passage >= 0 else ""
    return text.startswith(_GAP, spot.start)


def _placed(manuscript: Manuscript, finding: Finding) -> PlacedFinding:
    found = whereabouts(manuscript, finding.hit.spot)
    answer = "" if found.role or not found.answer else f"：{AnswerPath(found.answer).spoken()}"
    place = f"{in_words(found._replace(line=0, answer=''))}{answer}"
    return PlacedFinding(
        finding.rule.severity, place, finding.excerpt, finding.hit.message, finding.hit.mend, finding.reason
    )
