"""Writes `drafter/importing/matching/harmless_words.txt`: words around numbers that are of no question and change nothing.

`python -m tests.import_harmless` takes a few minutes. Each marked report is read without its own wording. A pair of
characters that the question's words do not explain is harmless where it stood around likely matches of several reports,
and hardly one of these was wrong. What no report has is not among them, and so is doubted.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from imported_texts import MarkedReport, all_marked_reports, marked_facts, questions_without_own_wording, seen_sentences

from drafter.importing.matching.calibration import MATCHED
from drafter.importing.matching.explained import HARMLESS, ToldNumber, open_before, open_behind, open_beside
from drafter.importing.matching.match_numbers import match_numbers
from drafter.importing.matching.rankings import RankedQuestion
from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.questions.wordings import KNOWN, PHRASES, known_sentences

_GROUPS = 13
"""Reports are read in so many groups, each without the wording of its own."""
_LIKELY = 0.9
"""How likely a match must be to be learnt from."""
_REPORTS, _WRONG = 3, 0.05
"""In how many reports a pair must have stood around a right match, and which part of all may have been wrong."""
_NEVER = re.compile(
    "[《“]|护苗|项行|法院|^[省市州师县区旗盟乡镇街团校级含原拟将预新已各外]$|(?<!全)[省市州师县区旗乡镇街](?![一-鿿])|级$|^级|下属|辖区|直属|所属|基层"
    "|其[他余]|包括|其它|上年|去年|往年|[春夏秋冬]季|季度|暑|寒|假期|半年|期间|以来|[0-9]月|专项|行动|整治|治理|试点|计划|规划|申报|起草|目标|预计|累计|历年"
)
"""What is of another body, part, period, occasion or state, however often it did no harm."""
_HEAD = (
    "# 数的旁边和前后可以有的字，不改数的意思；由 python -m tests.import_harmless 写出。没有的字一出现，就不算“确定”。"
)


class Match(NamedTuple):
    """A likely match of a marked report, with what its question's words do not explain."""

    report: str
    is_right: bool
    beside: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]


def matches(reports: Sequence[MarkedReport]) -> Iterator[Match]:
    """Yield the likely matches of `reports`, each read without the wording of its group."""
    seen = {report.name: list(seen_sentences(report)) for report in reports}
    for first in range(_GROUPS):
        group = reports[first::_GROUPS]
        names = {report.name for report in group}
        others = [sentence for name, sentences in seen.items() if name not in names for sentence in sentences]
        questions = questions_without_own_wording([*known_sentences(KNOWN, PHRASES), *others])
        for report in group:
            yield from _of_report(report, questions)


def _of_report(report: MarkedReport, questions: ReportQuestions) -> Iterator[Match]:
    facts = list(marked_facts(report))
    relations = questions.jurisdiction.catalogue().relations
    settled = match_numbers([each.placed for each in facts], questions.numbers, relations)
    for _, group in groupby(zip(facts, settled, strict=True), key=lambda pair: pair[0].placed.sentence):
        own = list(group)
        firsts = [each.first if each.first and each.first.chance >= MATCHED else None for _, each in own]
        told = [ToldNumber(each.placed.fact, first) for (each, _), first in zip(own, firsts, strict=True)]
        for place, (marked, _) in enumerate(own):
            first = firsts[place]
            if first is not None and _is_learnt_from(first):
                is_right = str(first.question.path) in (marked.answer, *marked.others)
                before = open_before(marked.sentence.text, told, place)
                behind = open_behind(marked.sentence.text, told, place)
                yield Match(report.name, is_right, open_beside(told[place]), before, behind)


def _is_learnt_from(first: RankedQuestion) -> bool:
    """Return whether a match is so likely, and nothing speaks against it, that it tells what words change nothing."""
    return first.chance >= _LIKELY and not first.is_disputed and not first.measures.doubt


def harmless(found: Sequence[tuple[str, bool, frozenset[str]]]) -> list[str]:
    """Return the pairs that change nothing, of reports, whether a match was right, and the pairs around it."""
    right: dict[str, set[str]] = defaultdict(set)
    whole, wrong = Counter[str](), Counter[str]()
    for report, is_right, pairs in found:
        for pair in pairs:
            whole[pair] += 1
            wrong[pair] += not is_right
            if is_right:
                right[pair].add(report)
    known = (pair for pair in whole if len(right[pair]) >= _REPORTS and wrong[pair] <= _WRONG * whole[pair])
    return sorted(pair for pair in known if not _NEVER.search(pair))


def main() -> None:
    found = list(matches(all_marked_reports()))
    beside = harmless([(each.report, each.is_right, each.beside) for each in found])
    before = harmless([(each.report, each.is_right, each.before) for each in found])
    behind = harmless([(each.report, each.is_right, each.behind) for each in found])
    lines = [
        _HEAD,
        *(f"数的{name}：{' '.join(pairs)}" for name, pairs in (("旁边", beside), ("前面", before), ("后面", behind))),
    ]
    HARMLESS.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(found)} matches, {len(beside)} pairs beside, {len(before)} before, {len(behind)} behind")


if __name__ == "__main__":
    main()
