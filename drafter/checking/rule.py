"""What a rule is and what it finds: plain values, no reading and no printing.

A rule is declared by the decorator `rule` on its check function, in a module of `drafter.checking.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.model.report_type import ReportType


class Severity(Enum):
    """How serious a finding is; the value is the word as printed."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"


class Spot(NamedTuple):
    """Where in a manuscript something was found."""

    passage: int = -1
    """Index into its passages; -1 for the report as a whole."""
    start: int = 0
    """First character within the passage's text."""
    end: int = 0
    """One past the last character; equal to `start` for the whole passage."""
    answer: str = ""
    """Path of the answer at fault, such as 行政执法.行政检查次数, when it is an answer."""


class Hit(NamedTuple):
    """One place where a rule is broken, as its check returns it."""

    spot: Spot
    message: str
    """What is wrong here, in Chinese, with the words or numbers concerned; no final stop."""
    mend: str
    """What to do about it, in Chinese; no final stop."""
    concerns: tuple[str, ...] = ()
    """Paths of the answers that do not agree, where it is answers that are at fault."""


YEAR = 2021
"""The reporting year of examples that say nothing else."""


class Example(NamedTuple):
    """A short report that keeps or breaks a rule: test and documentation at once."""

    text: str
    """The report as a text file, line by line; may be a single paragraph."""
    year: int = YEAR
    type: ReportType = ReportType.ANNUAL
    last: str = ""
    """Last year's report as a text file, for rules that compare; empty when there is none."""
    answers: str = ""
    """An answers file instead of `text`, for rules over answers; only the groups that matter."""
    format: tuple[tuple[str, object], ...] | None = None
    """For rules over a .docx: how its format differs from the standard's, such as 正文字体: 宋体."""

    def changed(self, old: str, new: str) -> Example:
        """Return it with `new` in place of `old` in its text: of a good example a bad one."""
        return self._replace(text=self.text.replace(old, new))

    def as_docx(self, **changes: object) -> Example:
        """Return it as a .docx whose format differs from the standard's in `changes`."""
        return self._replace(format=tuple(changes.items()))


class Rule(NamedTuple):
    """One rule."""

    name: str
    """Its identifier, Chinese and stable: family and matter, such as 数字-合计."""
    title: str
    """What it asks, as a sentence without stop: 其中各项之和等于总数."""
    severity: Severity
    source: str
    """The clause, article or reason that it comes from, in Chinese."""
    check: Callable[[Manuscript], Iterable[Hit]]
    good: Example
    """Keeps the rule: no hit."""
    bad: Example
    """Breaks it: at least one hit."""
    strict: bool = False
    """Whether it is asked only where the user wants strictness: a matter of taste, or in clean reports mostly wrong."""
    when_public: Severity | None = None
    """How serious it is in the edition that is published; None: as in others."""
    near: Example | None = None
    """Keeps it though it looks as if it did not; for rules that are easily wrong."""

    @property
    def family(self) -> str:
        """The first half of its name: 数字."""
        return self.name.partition("-")[0]


def rule(
    name: str,
    title: str,
    severity: Severity,
    source: str,
    good: Example | str,
    bad: Example | str,
    *,
    strict: bool = False,
    when_public: Severity | None = None,
    near: Example | str = "",
) -> Callable[[Callable[[Manuscript], Iterable[Hit]]], Rule]:
    """Return a decorator that makes a rule of its check function. A plain text is an example of its own."""
    kept, broken, nearly = (Example(each) if isinstance(each, str) else each for each in (good, bad, near))
    return lambda check: Rule(
        name, title, severity, source, check, kept, broken, strict, when_public, nearly if near else None
    )


class Finding(NamedTuple):
    """A hit with its rule, as outputs print it."""

    rule: Rule
    hit: Hit
    excerpt: str
    """The words concerned with a little around them; empty for the report as a whole."""
    reason: str = ""
    """Why it may stand, when 核对说明 of the answers accepts it."""
    others: tuple[Spot, ...] = ()
    """Where else the same is to be said, in the order of the text."""

    def at_each_place(self) -> Iterator[Finding]:
        """Yield the finding for each of its places by itself, with the excerpt of the first."""
        yield self._replace(others=())
        for spot in self.others:
            yield self._replace(hit=self.hit._replace(spot=spot), others=())
