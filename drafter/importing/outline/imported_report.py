"""What an import found in a report: its head, its outline, and where each sentence and each number went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Role
from drafter.model.answer_path import AnswerPath
from drafter.model.report_type import ReportType
from drafter.reading.numeral_words import numeral_words
from drafter.yamlfile.yaml_write import Plain


class Certainty(Enum):
    """How sure a match is; the value says it to users. The limits stand in `calibration.py`."""

    SURE = "确定"
    """Right in 99 of 100."""
    LIKELY = "多半"
    POSSIBLE = "可能"


class Outcome(Enum):
    """What became of a number of the report."""

    MATCHED = "已对上"
    CHOICE = "请选"
    NO_QUESTION = "没有题目"
    """It stays in its sentence, which became an activity or the text of a record."""
    BY_TEMPLATE = "模板自带"
    """The template writes it itself: the reporting year, the number of a document it quotes."""


class AnswerMatch(NamedTuple):
    """An answer that a report seems to give."""

    path: AnswerPath
    """Such as 行政执法.行政检查次数."""
    value: str
    """As the answers file holds it: 892, 400余, 无, 6月9日; the items of a list joined by 、."""
    score: float
    """0 to 1; comparable within a report."""
    certainty: Certainty
    last_year: str = ""
    """Last year's value, where the report tells it; empty otherwise."""


class ReadNumber(NamedTuple):
    """A number, a date or a statement that there was none, with what became of it."""

    start: int
    """Where it stands in its sentence's text."""
    end: int
    written: str
    """As printed: 892次, 10余件, 2021年1月4日, 没有行政复议案件."""
    outcome: Outcome
    match: AnswerMatch | None = None
    """The answer; None unless `outcome` is MATCHED."""
    choices: tuple[AnswerMatch, ...] = ()
    """Up to three answers to choose from, best first; empty unless `outcome` is CHOICE."""
    told_as: str = ""
    """What it tells of its answer beside the value: 上年 or 增减; empty where it is the value."""


class ReadText(NamedTuple):
    """Words of a sentence that answer a question: the name of a document, a list of names."""

    start: int
    end: int
    match: AnswerMatch


class ReadSentence(NamedTuple):
    """A sentence of the report and where it went."""

    number: int
    """From 1, in the order of the report."""
    text: str
    passage: int
    """Index of its paragraph among `ImportedReport.passages`."""
    headings: tuple[str, ...]
    """Headings above it, the highest first, without their numbers."""
    numbers: tuple[ReadNumber, ...] = ()
    texts: tuple[ReadText, ...] = ()
    kept_at: AnswerPath | None = None
    """Where its words are kept: 活动.3.内容, 存在不足.1.内容; None when its answers, or the template, tell it."""
    topic: str = ""
    """Of an activity: its topic."""
    is_told_by_template: bool = False
    """Whether section files have this sentence, so that nothing of it is to be kept."""
    is_closing: bool = False
    """Whether it stands behind the last chapter, such as 特此报告。"""

    @property
    def answers(self) -> tuple[AnswerPath, ...]:
        """Paths of the answers that were read off it, in order, each once."""
        found = [each.match.path for each in self.numbers if each.match] + [each.match.path for each in self.texts]
        return tuple(dict.fromkeys(found))

    @property
    def words_with_numerals(self) -> tuple[str, ...]:
        """Words with a numeral or a denial that is in none of `numbers`: 每月一巡查, “双零”; each once, in order."""
        taken = [(each.start, each.end) for each in self.numbers]
        return tuple(dict.fromkeys(numeral_words(self.text, taken)))


_OF_TEXT = (Role.HEADING.value, Role.BODY.value)


class ReadPassage(NamedTuple):
    """A paragraph, heading or line of the report."""

    text: str
    role: str
    """The value of its `Role`: 标题, 正文, 小标题, 署名 …"""
    line: int = 0
    """Line of a text file, from 1; 0 for other files."""

    @property
    def is_text(self) -> bool:
        """Return False for what stands around the report's headings and paragraphs: letterhead, addressee, signature."""
        return self.role in _OF_TEXT


class ReadHeading(NamedTuple):
    """A heading of the report's outline."""

    passage: int
    level: int
    """1 for 一、 to 4 for （1）, 0 for 第一部分; of one without a number, the level that its place tells."""
    number: str
    """As printed; empty when it was lost or never there."""
    text: str
    """Without number and full stop."""
    is_run_in: bool
    """Whether its text goes on in the same paragraph."""
    section: str = ""
    """The section file of the jurisdiction that fits best; empty when none does."""


class ReportHead(NamedTuple):
    """What a report says of itself; what it does not say is empty, or None."""

    title: str = ""
    unit: str = ""
    """Full name, of the signature where there is one."""
    short_unit: str = ""
    """As the title names it."""
    year: int | None = None
    type: ReportType | None = None
    addressee: str = ""
    signature: str = ""
    issue_date: str = ""
    """Such as 2022年1月29日."""


class ImportedReport(NamedTuple):
    """A report that was read in."""

    file: Path
    head: ReportHead
    jurisdiction: str
    """Name of the jurisdiction whose questions it was read for."""
    kind: str
    """Name of the kind of report in that jurisdiction."""
    passages: tuple[ReadPassage, ...]
    outline: tuple[ReadHeading, ...]
    sentences: tuple[ReadSentence, ...]
    answers: Mapping[AnswerPath, Plain]
    """What the answers file holds, by path, as `blank_form` takes it; activities and other records as lists."""

    @property
    def numbers(self) -> Iterator[tuple[ReadSentence, ReadNumber]]:
        """Yield each number with its sentence, in order."""
        return ((sentence, number) for sentence in self.sentences for number in sentence.numbers)

    def counted(self) -> dict[Outcome, int]:
        """Return how many numbers had each outcome."""
        counted = dict.fromkeys(Outcome, 0)
        for _, number in self.numbers:
            counted[number.outcome] += 1
        return counted
