"""What is checked: a report as passages of text, wherever it came from.

Readers make it (of answers, of a .docx, of a text); rules take it and know no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from enum import Enum
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from drafter.model import titles
from drafter.model.moments import parse_day
from drafter.model.report_type import ReportType
from drafter.text_runs import Text, cut, questions_in

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction
    from drafter.model.report import Report

Value = TypeVar("Value")


class Role(Enum):
    """What a passage is within its document."""

    MASTHEAD = titles.MASTHEAD.leaf
    TITLE = "标题"
    ADDRESSEE = titles.ADDRESSEE.leaf
    HEADING = "小标题"
    BODY = "正文"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = titles.ISSUE_DATE.leaf
    REMARK = titles.REMARK.leaf
    ATTACHMENT = titles.ATTACHMENTS.leaf
    IMPRINT = titles.IMPRINT.leaf
    BOX = "文本框"
    """Words in a text box, a shape or word art, beside the flow of the text; what is no masthead's."""
    NOTE = "脚注"
    """A footnote or an endnote."""
    HEADER = "页眉"
    FOOTER = "页脚"
    RESIDUE = "网页残留"
    """What a web page left around the report: columns, counters, records."""


class Passage(NamedTuple):
    """A paragraph of the report."""

    text: str
    """The whole text with its number, as a reader sees it; never with a line break."""
    role: Role = Role.BODY
    level: int = 0
    """1 to 4 for a heading and for a numbered paragraph (一、（一）1.（1）); 0 for all else."""
    number: str = ""
    """The number that `text` begins with, as it stands: 一、 or （一） or 1. ; empty when there is none."""
    line: int = 0
    """Line of the text file, from 1; 0 when it came from elsewhere."""
    element: int = -1
    """Index of its paragraph in the .docx (`layout`), for notes of the one that refers to them; -1 when there is none."""
    runs: Text = ()
    """`text` in runs that know their answers; of answers only."""
    stated: tuple[str, ...] = ()
    """Paths of the answers that are 无 and that it states; of answers only."""
    before: str = ""
    """White space that stood before `text` in the file, such as that of a hand-made indent."""
    after: str = ""
    """White space that stood behind it; lines of white space alone that follow begin with a newline."""
    blank_lines: int = 0
    """Blank lines or empty paragraphs before it."""

    @property
    def answers(self) -> tuple[str, ...]:
        """Paths of the answers that it prints or states, such as 行政执法.行政检查次数, in order."""
        return tuple(dict.fromkeys((*questions_in(self.runs), *self.stated)))

    def answer_at(self, start: int, end: int) -> str:
        """Return the path of the answer that the characters from `start` to `end` print.

        Where they are the template's own, of the nearest answer before them, else after them; empty when there is none.
        An empty range stands for the whole passage: its first answer.
        """
        around = (
            questions_in(cut(self.runs, start, end)),
            questions_in(reversed(cut(self.runs, 0, start))),
            self.answers,
        )
        return next((answers[0] for answers in around if answers), "")


class Manuscript(NamedTuple):
    """A report as rules see it."""

    name: str
    """The file's name, for messages."""
    passages: tuple[Passage, ...]
    type: ReportType | None = None
    """What sort of report it is; None when it cannot be recognised."""
    year: int | None = None
    """The reporting year; None when it cannot be recognised."""
    report: Report | None = None
    """The answers, when these are checked."""
    jurisdiction: Jurisdiction | None = None
    """The jurisdiction of the answers."""
    layout: object | None = None
    """The format of a .docx, as its reader gives it; None for answers and texts."""
    last: Manuscript | None = None
    """Last year's report, when given."""

    @property
    def title(self) -> str:
        """The title on one line; empty when there is none."""
        return "".join(p.text for p in self.passages if p.role is Role.TITLE)


class _Same:
    """A manuscript as the key of a cache: the same passages and answers, and not only equal ones."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript

    def __hash__(self) -> int:
        return id(self.manuscript.passages)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Same):
            return False
        one, two = self.manuscript, other.manuscript
        return one.passages is two.passages and one.report is two.report and one.jurisdiction is two.jurisdiction


def read_once(read: Callable[[Manuscript], Value]) -> Callable[[Manuscript], Value]:
    """Decorate what is read off the passages, answers and jurisdiction of a manuscript: all rules get the same value.

    It knows them by their identity: to hash the passages for each rule took 3 ms of 34.
    """
    kept = lru_cache(maxsize=4)(lambda same: read(same.manuscript))

    @wraps(read)
    def read_of(manuscript: Manuscript) -> Value:
        return kept(_Same(manuscript))

    return read_of


def signed_days(manuscript: Manuscript) -> Iterator[tuple[int, date]]:
    """Yield the passage and the day of each date that the report is signed with; one that is no day is passed over."""
    for i, passage in enumerate(manuscript.passages):
        if passage.role is Role.DATE:
            with suppress(ValueError):
                yield i, parse_day(passage.text.strip("（）() "))
