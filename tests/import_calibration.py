"""Fits the weights of `drafter/importing/calibration.py` to the marked reports and prints how sure matches are.

`python -m tests.import_calibration` takes half a minute. Each report is judged by weights that were fitted to the others;
the constants are set by hand near those of the last line, which are fitted to all.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from imported_texts import marked_facts, marked_reports, questions_without_own_wording

from drafter.importing.calibration import MATCHED, Measures
from drafter.importing.imported_report import Certainty
from drafter.importing.match_numbers import match_numbers, ranked_in_company
from drafter.importing.number_outcomes import certainty_of
from drafter.reading.sentence_facts import Comparison

_STEPS, _RATE, _HOLD = 300, 1.0, 0.003
"""How often and how far the weights are moved, and how much they are held back from growing."""


class Case(NamedTuple):
    """A number: its candidates' measures, and which of them is right; -1 for none."""

    report: str
    measures: tuple[Measures, ...]
    right: int


def cases() -> list[Case]:
    questions = questions_without_own_wording()
    relations = questions.jurisdiction.catalogue().relations
    found = []
    for report in marked_reports():
        facts = list(marked_facts(report))
        ranked = ranked_in_company([each.placed for each in facts], questions.numbers, relations)
        for each, candidates in zip(facts, ranked, strict=True):
            fact = each.placed.fact
            if fact.figure is None or fact.comparison is not Comparison.OWN or (fact.is_none and not each.answer):
                continue
            paths = [str(one.question.path) for one in candidates]
            right = paths.index(each.answer) if each.answer in paths else -1
            found.append(Case(report.name, tuple(one.measures for one in candidates), right))
    return found


def shares(case: Case, weights: Sequence[float], nothing: float) -> list[float]:
    """Return the chance of each candidate, and last that of none."""
    ranks = [sum(w * m for w, m in zip(weights, each, strict=True)) for each in case.measures] + [nothing]
    most = max(ranks)
    powers = [math.exp(rank - most) for rank in ranks]
    return [power / sum(powers) for power in powers]


def fitted(learned: Sequence[Case]) -> tuple[list[float], float]:
    """Return weights and the rank of no question under which the right candidates are likeliest."""
    weights, nothing = [1.0] * len(Measures._fields), 3.0
    for _ in range(_STEPS):
        slopes, slope = [_HOLD * weight for weight in weights], 0.0
        for case in learned:
            likely = shares(case, weights, nothing)
            for place, each in enumerate(case.measures):
                excess = (likely[place] - (place == case.right)) / len(learned)
                for at, value in enumerate(each):
                    slopes[at] += excess * value
            slope += (likely[-1] - (case.right < 0)) / len(learned)
        weights = [weight - _RATE * 3 * change for weight, change in zip(weights, slopes, strict=True)]
        nothing -= _RATE * 3 * slope
    return weights, nothing


def judged(learned: Sequence[Case], case: Iterable[Case]) -> list[tuple[float, bool]]:
    """Return for each case the best candidate's chance, 0 for none, and whether that is right."""
    weights, nothing = fitted(learned)
    found = []
    for each in case:
        likely = shares(each, weights, nothing)
        best = likely.index(max(likely))
        is_none = best == len(likely) - 1
        found.append((0.0 if is_none else likely[best], best == each.right or (is_none and each.right < 0)))
    return found


def main() -> None:
    everything = cases()
    left_out = []
    for name in dict.fromkeys(case.report for case in everything):
        learned = [case for case in everything if case.report != name]
        left_out += judged(learned, [case for case in everything if case.report == name])
    print(f"{len(everything)} numbers, {sum(ok for _, ok in left_out) / len(left_out):.1%} right, each report left out")
    for bound in (0.3, 0.5, 0.7, 0.9, 0.95):
        above = [ok for chance, ok in left_out if chance >= bound]
        print(f"  chance {bound:.2f} and more: {len(above)} matches, {sum(above) / max(1, len(above)):.1%} right")
    settled_lines()
    weights, nothing = fitted(everything)
    told = ", ".join(f"{name}={weight:.1f}" for name, weight in zip(Measures._fields, weights, strict=True))
    print(f"fitted to all: {told}; no question {nothing:.1f}")


def settled_lines() -> None:
    """Print how the constants as they are do on whole reports, where an answer is given once."""
    right = total = sure = surely_right = 0
    questions = questions_without_own_wording()
    for report in marked_reports():
        facts = [each for each in marked_facts(report) if each.placed.fact.figure is not None]
        settled = match_numbers(
            [each.placed for each in facts], questions.numbers, questions.jurisdiction.catalogue().relations
        )
        for each, result in zip(facts, settled, strict=True):
            if each.placed.fact.is_none and not each.answer:
                continue
            first = result.first
            taken = str(first.question.path) if first and first.chance >= MATCHED else ""
            total, right = total + 1, right + (taken == each.answer)
            is_taken = first is not None and first.chance >= MATCHED
            if first and is_taken and certainty_of(each.placed.fact, first) is Certainty.SURE:
                sure, surely_right = sure + 1, surely_right + (taken == each.answer)
    print(f"the constants as set: {right} of {total} right, {surely_right} of {sure} sure ones right")


if __name__ == "__main__":
    main()
