"""Reports of invented bureaus, with the answer that each number gives: `【892次|行政执法.校外培训专项检查次数】`.

A number that gives several has their paths, with & between them; one that may give either of two, with / between them.
A path behind ^ is of the year before, and - stands for no question: `【86家|^校外培训.学科类机构数】`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.sources.from_text import read_text
from drafter.checking.text.statutory_parts import StatutoryPart
from drafter.folders import shipped
from drafter.importing.matching.areas_told import has_bureaus_below, is_told_of_area
from drafter.importing.matching.rankings import PlacedFact
from drafter.importing.matching.report_questions import ReportQuestions, report_questions
from drafter.importing.outline.report_head import read_head
from drafter.importing.outline.report_sentences import PlacedSentence, take_apart
from drafter.importing.questions.wordings import NOTHING
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.reading.sentence_fact import Comparison
from drafter.reading.sentence_facts import sentence_facts

FOLDER = Path(__file__).parent / "data" / "imported"
_FITTED = FOLDER / "fitted"
"""Further reports, by which only the weights are fitted."""
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


def all_marked_reports() -> tuple[MarkedReport, ...]:
    return (*marked_reports(), *(_read(path) for path in sorted(_FITTED.glob("*.txt"))))


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
    sentence: PlacedSentence
    """The sentence that it stands in."""
    answer: str
    others: tuple[str, ...] = ()
    """Further answers that are as good, empty for none."""


def marked_facts(report: MarkedReport) -> Iterator[MarkedFact]:
    """Yield the numbers of a report's figures in order."""
    manuscript = report.manuscript
    ends: dict[int, int] = {}
    sentences = take_apart(manuscript).sentences
    has_area = has_bureaus_below(read_head(manuscript).unit, (sentence.text for sentence in sentences))
    for index, sentence in enumerate(sentences):
        passage = manuscript.passages[sentence.passage]
        begin = passage.text.index(sentence.text.rstrip("。"), ends.get(sentence.passage, 0))
        ends[sentence.passage] = begin + len(sentence.text)
        shift = begin + len(passage.before)
        before, told = -1, 0
        for fact in sentence_facts(sentence.text):
            if sentence.part in _NO_FIGURES:
                continue
            of_area = has_area and is_told_of_area(fact, sentence.before)
            placed = PlacedFact(fact, index, sentence.headings, sentence.before, is_of_area=of_area)
            told = told + 1 if fact.start == before else 0
            each = report.answer(passage.line, fact.start + shift, fact.end + shift).split("&")
            answer, *others = (_own(path) for path in each[min(told, len(each) - 1)].split("/"))
            yield MarkedFact(placed, sentence, answer, tuple(others))
            before = fact.start


def _own(path: str) -> str:
    """Return the path of this year's answer; empty for none."""
    return "" if path == "-" or path.startswith("^") else path


def seen_sentences(report: MarkedReport) -> Iterator[str]:
    """Yield the sentences of a report as `seen_wordings.txt` has them: clauses with numbers, titles for these."""
    for _, group in groupby(marked_facts(report), key=lambda each: each.placed.sentence):
        facts = list(group)
        text = facts[0].sentence.text
        said, end = "", 0
        for each in facts:
            fact = each.placed.fact
            if fact.is_none or fact.start < end:
                continue
            stands = fact.figure is not None and (fact.comparison is Comparison.OWN or bool(each.answer))
            title = each.answer.rpartition(".")[2] or NOTHING
            said += text[end : fact.start] + (f"{{{title}}}" if stands else "，")
            end = fact.end
        clauses = [clause for clause in re.split("[，。；：]", said + text[end:]) if "{" in clause]
        if clauses:
            yield "，".join(clauses)


def questions_without_own_wording(known: Iterable[str] | None = None, own: Iterable[str] = ()) -> ReportQuestions:
    """Return the questions of 通用, known by the wording of all shipped folders, and of `known` and `own` sentences."""
    own = list(own)
    return _general() if known is None and not own else _questions(known, own)


@cache
def _general() -> ReportQuestions:
    return _questions(None, [])


def _questions(known: Iterable[str] | None, own: list[str]) -> ReportQuestions:
    root = shipped("templates")
    jurisdiction = load_jurisdiction("通用", (root,))
    further = sorted(path.parent for path in root.glob("*/地区.yaml"))
    sentences = None if known is None else list(known)
    return report_questions(jurisdiction, jurisdiction.kinds[0].name, further, sentences, own)
