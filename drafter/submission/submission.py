"""A draft as it is submitted to the leaders, with all that is to be said of it, as plain values."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from drafter.checking.rule import Severity
from drafter.merging.texts.differences import Differences
from drafter.review.status_report import ReviewRow


class PlacedFinding(NamedTuple):
    """What the check found, with where a reader of the draft finds it."""

    severity: Severity
    place: str
    """The numbers of the headings above it and the paragraph, such as 一（二）1 第2段."""
    excerpt: str
    """The words concerned with some around them; empty for what concerns the whole."""
    message: str
    mend: str
    reason: str
    """Why it may stand, as 核对说明 says; empty while nobody said so."""


class OpenPoint(NamedTuple):
    """Something that an office has still to do."""

    office: str
    what: str


class WithheldAnswer(NamedTuple):
    """An answer that the public edition leaves out because the bureau wants it so."""

    name: str
    text: str
    """What the answer says; empty where it is open."""


class PublicEdition(NamedTuple):
    """How the edition for the web site differs from the draft."""

    withheld: tuple[WithheldAnswer, ...]
    removed: tuple[str, ...]
    """Sentences of the draft that it leaves out."""
    reworded: tuple[tuple[str, str], ...]
    """Sentences of the draft, and how they read in it."""

    @property
    def is_same(self) -> bool:
        """True when it says all that the draft says."""
        return not (self.withheld or self.removed or self.reworded)


class Submission(NamedTuple):
    """A draft and what is to be said of it."""

    title: str
    unit: str
    """Name of the unit; empty when it is not answered."""
    number: int
    """How often the draft was submitted, this time included."""
    day: date
    figures: tuple[ReviewRow, ...]
    last_number: int
    """Number of the draft with which it is compared; 0 for none."""
    differences: Differences | None
    """What changed since then; None where it is compared with none."""
    findings: tuple[PlacedFinding, ...]
    open_points: tuple[OpenPoint, ...]
    public: PublicEdition

    @property
    def day_in_words(self) -> str:
        """The day, such as 2022年1月20日."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"

    def findings_of(self, severity: Severity) -> tuple[PlacedFinding, ...]:
        """Return what was found of one severity that no reason explains."""
        return tuple(each for each in self.findings if each.severity is severity and not each.reason)

    @property
    def explained(self) -> tuple[PlacedFinding, ...]:
        """What was found that a reason explains."""
        return tuple(each for each in self.findings if each.reason)
