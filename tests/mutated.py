"""Measures what share of small mechanical faults `check` finds: `python -m tests.mutated [FILE ...]`.

Each fault is one change of a kind in a clean report; it counts as found where a finding stands that the clean report has
not. The table by kind shows where a mechanism stops short, whatever its lists hold. `--each 60 --seed 1 --misses 5`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.checking.engine import run
from drafter.checking.rule import Severity
from drafter.checking.rules import filed_rules
from drafter.checking.selection import for_edition, for_taste
from drafter.checking.sources.from_text import read_text
from tests.mutations import WORDS, Kind, Mutation
from tests.mutations_of_figures import FIGURES

RULES = for_taste(for_edition(filed_rules(), ""), strict=False)
"""The rules that `check` asks when nothing else is wanted."""
KINDS: dict[str, Kind] = dict(sorted({**WORDS, **FIGURES}.items(), key=lambda row: int(row[0].split()[0])))
INVENTED = Path(__file__).parent / "data" / "reports"
_NEAR = 2
"""Characters beside a change within which a finding is one at its place."""
_AT_ONCE = 8
"""Lines of a report that are changed at a time, each once: to check a report is what takes the time."""


class Planted(NamedTuple):
    """A mutation of a kind in a line of a report."""

    kind: str
    line: int
    mutation: Mutation


class Outcome(NamedTuple):
    """Whether a mutation was found."""

    planted: Planted
    text: str
    """The line with it."""
    found: bool


_Told = dict[int, list[tuple[int, int, tuple[str, str]]]]
"""Line → start, end, rule and message of each finding in it."""


def told(text: str) -> _Told:
    """Return the findings in `text`, line by line."""
    manuscript = read_text(text, "报告.txt")
    lines: _Told = defaultdict(list)
    for finding in run(manuscript, RULES):
        for each in finding.at_each_place():
            spot = each.hit.spot
            if spot.passage >= 0:
                passage = manuscript.passages[spot.passage]
                end = max(spot.end, spot.start + 1)
                key = finding.rule.name, finding.hit.message
                lines[passage.line].append((spot.start, end, key))
    return lines


def candidates(lines: Sequence[str], each: int, chance: random.Random) -> list[Planted]:
    """Return up to `each` mutations of every kind in a report, in an order by chance."""
    found = []
    for kind, mutate in KINDS.items():
        of_kind = [Planted(kind, number, change) for number, change in mutate(lines, chance)]
        chance.shuffle(of_kind)
        found += of_kind[:each]
    chance.shuffle(found)
    return found


def batches(planted: list[Planted]) -> Iterator[list[Planted]]:
    """Yield `planted` in batches, none of which changes a line twice."""
    left = planted
    while left:
        batch: dict[int, Planted] = {}
        later = []
        for each in left:
            if len(batch) < _AT_ONCE and each.line not in batch:
                batch[each.line] = each
            else:
                later.append(each)
        yield list(batch.values())
        left = later


def outcomes(text: str, each: int, chance: random.Random) -> Iterator[Outcome]:
    """Yield for the mutations of a clean report whether they are found."""
    lines = text.splitlines()
    known = {key for spans in told(text).values() for _, _, key in spans}
    for batch in batches(candidates(lines, each, chance)):
        spoilt = list(lines)
        for planted in batch:
            spoilt[planted.line] = planted.mutation.of(lines[planted.line])
        now = told("\n".join(spoilt) + "\n")
        for planted in batch:
            found = any(
                _is_at(start, end, planted.mutation) and key not in known for start, end, key in now[planted.line + 1]
            )
            yield Outcome(planted, spoilt[planted.line], found)


def _is_at(start: int, end: int, change: Mutation) -> bool:
    return start < change.start + len(change.put) + _NEAR and end > change.start - _NEAR


def clean_counts(text: str) -> tuple[int, int, int]:
    """Return how many findings of each severity a report without faults has."""
    found = run(read_text(text, "报告.txt"), RULES)
    errors, warnings, hints = (sum(each.rule.severity is one for each in found) for one in Severity)
    return errors, warnings, hints


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(INVENTED.glob("*.txt")))
    parser.add_argument("--each", type=int, default=20, help="mutations of a kind in a report")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--misses", type=int, default=0, help="how many misses of a kind are shown")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)  # noqa: S311
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for path in options.files:
        text = path.read_text(encoding="utf-8-sig")
        print(path.name, "findings in it clean:", *clean_counts(text))
        for outcome in outcomes(text, options.each, chance):
            by_kind[outcome.planted.kind].append(outcome)
    for kind in KINDS:
        _print_kind(kind, by_kind[kind], options.misses)
    everything = [each for found in by_kind.values() for each in found]
    print(f"{'all':16}{_share(everything)}")
    return 0


def _share(found: list[Outcome]) -> str:
    hits = sum(each.found for each in found)
    return f"{hits:5} of {len(found):5} {100 * hits / max(1, len(found)):5.1f} %"


def _print_kind(kind: str, found: list[Outcome], misses: int) -> None:
    print(f"{kind:16}{_share(found)}")
    for each in [one for one in found if not one.found][:misses]:
        change = each.planted.mutation
        around = each.text[max(0, change.start - 14) : change.start + len(change.put) + 14]
        print(f"        {change.was!r} -> {change.put!r}: {around}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
