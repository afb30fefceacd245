"""Reports of invented bureaus, with the answer that each number gives: `【892次|行政执法.校外培训专项检查次数】`.

A number that gives two has both paths, with & between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.sources.from_text import read_text
from drafter.checking.text.statutory_parts import StatutoryPart
from drafter.folders import shipped
from drafter.importing.match_numbers import PlacedFact
from drafter.importing.report_questions import ReportQuestions, report_questions
from drafter.importing.report_sentences import take_apart
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.reading.sentence_facts import sentence_facts

FOLDER = Path(__file__).parent / "data" / "imported"
_MARK = re.compile(r"【([^【】|]*)\|([^【】]*)】")
_NO_FIGURES = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS, StatutoryPart.OTHER)


class MarkedReport(NamedTuple):
    """A report and what its numbers answer."""

    name: str
    text: str
    marks: tuple[tuple[int, int, int, str], ...]
    """Of each marked number: line from 1, first and last character in it, path of its answer."""

    @property
    def manuscript(self) -> Manuscript:
        """The report as an import reads it."""
        return read_text(self.text, f"{self.name}.txt")

    def answer(self, line: int, start: int, end: int) -> str:
        """Return the path of the answer that a number gives; empty when it gives none."""
        found = (path for at, first, last, path in self.marks if at == line and first < end and start < last)
        return next(found, "")


def marked_reports() -> tuple[MarkedReport, ...]:
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.txt")))


def _read(path: Path) -> MarkedReport:
    lines, marks = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        plain, end = "", 0
        for match in _MARK.finditer(line):
            plain += line[end : match.start()]
            marks.append((number, len(plain), len(plain) + len(match[1]), match[2]))
            plain += match[1]
            end = match.end()
        lines.append(plain + line[end:])
    return MarkedReport(path.stem, "\n".join(lines) + "\n", tuple(marks))


class MarkedFact(NamedTuple):
    """A number that may answer a question, and the answer it gives; empty for none."""

    placed: PlacedFact
    answer: str


def marked_facts(report: MarkedReport) -> Iterator[MarkedFact]:
    """Yield the numbers of a report's figures in order."""
    manuscript = report.manuscript
    ends: dict[int, int] = {}
    for index, sentence in enumerate(take_apart(manuscript).sentences):
        passage = manuscript.passages[sentence.passage]
        begin = passage.text.index(sentence.text, ends.get(sentence.passage, 0))
        ends[sentence.passage] = begin + len(sentence.text)
        shift = begin + len(passage.before)
        before = -1
        for fact in sentence_facts(sentence.text):
            if sentence.part in _NO_FIGURES:
                continue
            placed = PlacedFact(fact, index, sentence.headings, sentence.before)
            answer = report.answer(passage.line, fact.start + shift, fact.end + shift)
            first, _, second = answer.partition("&")
            yield MarkedFact(placed, second if second and fact.start == before else first)
            before = fact.start


def questions_without_own_wording() -> ReportQuestions:
    """Return the questions of 通用, known by the wording of all shipped folders."""
    root = shipped("templates")
    jurisdiction = load_jurisdiction("通用", (root,))
    folders = sorted(path.parent for path in root.glob("*/地区.yaml"))
    return report_questions(jurisdiction, jurisdiction.kinds[0].name, folders)
