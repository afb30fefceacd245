"""Fits `drafter/importing/matching/weights.txt` to the marked reports and prints how sure matches are.

`python -m tests.import_calibration` takes most of an hour. Each report is judged by weights that were fitted to the others
and without its own wording. With `write` the weights fitted to all are written, and the sentences of all reports as
`seen_wordings.txt`; the bounds of the bands are set by hand, near what the lines printed tell.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from imported_texts import (
    MarkedFact,
    MarkedReport,
    all_marked_reports,
    marked_facts,
    questions_without_own_wording,
    seen_sentences,
)

from drafter.importing.matching import calibration
from drafter.importing.matching.calibration import Measures, NoMeasures
from drafter.importing.matching.ranked_questions import ranked_questions
from drafter.importing.matching.rankings import Ranking
from drafter.importing.questions.wordings import KNOWN, PHRASES, SEEN, known_sentences
from drafter.reading.sentence_fact import Comparison

_STEPS, _BATCH, _RATE, _HOLD = 900, 400, 0.05, 0.0002
"""How often the weights are moved, by how many numbers each time, how far at first, and how much growing is held back."""
_KEPT, _KEPT_SQUARE, _LEAST = 0.9, 0.99, 1e-8
"""How much of a move, and of its square, goes on (Kingma and Ba, Adam, 2015)."""
_BY_HAND = {"own": 2.0, "home": 1.2, "total": 14.0}
"""Weights that are not fitted: no marked report is of a bureau that has sections of its own, and few tell sums."""
_OWN, _LIKE_OWN = 0.35, 4
"""What a number counts of a report whose own wording is known, as that of a bureau with sections of its own.

Those of some other reports are among these sections too, as last year's report never has all that the sections print.
"""


class Case(NamedTuple):
    """A number: its candidates' measures, what speaks for no question, and which candidates are right; none for none."""

    report: str
    measures: tuple[Measures, ...]
    none: NoMeasures
    right: frozenset[int]
    is_none_right: bool


def cases(*, own: bool = False) -> list[Case]:
    """Return the numbers of all reports, each read without its own wording, or with it as if its bureau were known."""
    reports = all_marked_reports()
    return [case for report in reports for case in _cases_of(report, reports, own=own)]


def _cases_of(report: MarkedReport, reports: Sequence[MarkedReport], *, own: bool) -> Iterable[Case]:
    others = [sentence for other in reports if other is not report for sentence in _seen(other)]
    first = reports.index(report)
    homely = [*reports, *reports][first : first + _LIKE_OWN] if own else []
    sections = [sentence for each in homely for sentence in _seen(each)]
    questions = questions_without_own_wording([*known_sentences(KNOWN, PHRASES), *others], sections)
    facts = list(marked_facts(report))
    relations = questions.jurisdiction.catalogue().relations
    rankings = ranked_questions([each.placed for each in facts], questions.numbers, relations)
    for each, ranking in zip(facts, rankings, strict=True):
        if _counts(each):
            yield _case(report.name, each, ranking)


@cache
def _seen(report: MarkedReport) -> tuple[str, ...]:
    return tuple(seen_sentences(report))


def _counts(each: MarkedFact) -> bool:
    fact = each.placed.fact
    return (
        fact.figure is not None
        and fact.comparison is not Comparison.LAST_YEAR
        and not (fact.is_example or fact.is_item)
    )


def _case(name: str, each: MarkedFact, ranking: Ranking) -> Case:
    accepted = {each.answer, *each.others}
    right = frozenset(place for place, one in enumerate(ranking.candidates) if str(one.question.path) in accepted)
    measures = tuple(one.measures for one in ranking.candidates)
    return Case(name, measures, ranking.none, right, "" in accepted or not right)


def shares(case: Case, weights: Sequence[float], none: Sequence[float]) -> list[float]:
    """Return the chance of each candidate, and last that of none."""
    ranks = [_product(weights, each) for each in case.measures] + [_product(none, case.none)]
    most = max(ranks)
    powers = [math.exp(rank - most) for rank in ranks]
    whole = sum(powers)
    return [power / whole for power in powers]


def _product(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def fitted(learned: Sequence[tuple[Case, float]]) -> tuple[list[float], list[float]]:
    """Return weights of the measures and of what speaks for no question under which the right ones are likeliest."""
    size = len(Measures._fields)
    both = [*calibration.WEIGHTS, *calibration.NO_QUESTION]
    moves, squares = [0.0] * len(both), [0.0] * len(both)
    batches = max(1, len(learned) // _BATCH)
    for step in range(1, _STEPS + 1):
        batch = learned[step % batches :: batches]
        whole = sum(counts for _, counts in batch)
        weights, none = both[:size], both[size:]
        slopes, none_slopes = [_HOLD * weight for weight in weights], [_HOLD * weight for weight in none]
        for case, counts in batch:
            _add_slopes(case, shares(case, weights, none), slopes, none_slopes, counts / whole)
        rate = _RATE * min(1.0, 2 * (1 - step / _STEPS) + _RATE)
        for place, slope in enumerate([*slopes, *none_slopes]):
            moves[place] = _KEPT * moves[place] + (1 - _KEPT) * slope
            squares[place] = _KEPT_SQUARE * squares[place] + (1 - _KEPT_SQUARE) * slope * slope
            square = squares[place] / (1 - _KEPT_SQUARE**step)
            both[place] -= rate * moves[place] / (1 - _KEPT**step) / (math.sqrt(square) + _LEAST)
    return both[:size], both[size:]


def _add_slopes(
    case: Case, likely: Sequence[float], slopes: list[float], none_slopes: list[float], part: float
) -> None:
    places = [*case.right, *([len(case.measures)] if case.is_none_right else [])]
    whole = sum(likely[place] for place in places) or 1e-9
    for place, chance in enumerate(likely):
        excess = (chance - (chance / whole if place in places else 0.0)) * part
        values: Sequence[float] = case.measures[place] if place < len(case.measures) else case.none
        into = slopes if place < len(case.measures) else none_slopes
        for at, value in enumerate(values):
            if value:
                into[at] += excess * value


def judged(learned: Sequence[tuple[Case, float]], judge: Iterable[Case]) -> list[tuple[float, bool]]:
    """Return for each case the best candidate's chance, 0 for none, and whether that is right."""
    weights, none = fitted(learned)
    found = []
    for each in judge:
        likely = shares(each, weights, none)
        best = likely.index(max(likely))
        is_none = best == len(likely) - 1
        found.append((0.0 if is_none else likely[best], each.is_none_right if is_none else best in each.right))
    return found


def main() -> None:
    everything = cases()
    weighed = [(case, 1.0) for case in everything] + [(case, _OWN) for case in cases(own=True)]
    names = list(dict.fromkeys(case.report for case in everything))
    left_out = []
    for group in (names[start::4] for start in range(4)):
        learned = [(case, counts) for case, counts in weighed if case.report not in group]
        left_out += judged(learned, [case for case in everything if case.report in group])
    print(
        f"{len(everything)} numbers, {sum(ok for _, ok in left_out) / len(left_out):.1%} right, their reports left out"
    )
    for bound in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99):
        above = [ok for chance, ok in left_out if chance >= bound]
        print(f"  chance {bound:.2f} and more: {len(above)} matches, {sum(above) / max(1, len(above)):.1%} right")
    weights, none = fitted(weighed)
    named = zip(Measures._fields, weights, strict=True)
    lines = [f"{name} {_BY_HAND.get(name, weight):.2f}" for name, weight in named]
    lines += [f"{name} {weight:.2f}" for name, weight in zip(NoMeasures._fields, none, strict=True)]
    print("\n".join(lines))
    if "write" in sys.argv:
        _write(lines)


def _write(lines: Sequence[str]) -> None:
    path = Path(calibration.__file__).with_name("weights.txt")
    old = path.read_text("utf-8").splitlines()
    bands = [line for line in old if line.split()[0] in ("#", "sure", "matched", "worth_asking", "asked")]
    path.write_text("\n".join([*bands[:1], *lines, *bands[1:]]) + "\n", "utf-8")
    head = "# 判读过的报告里的句子，花括号里是题目；由 python -m tests.import_calibration write 写出。"
    seen = dict.fromkeys(sentence for report in all_marked_reports() for sentence in seen_sentences(report))
    SEEN.write_text("\n".join([head, *seen]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
