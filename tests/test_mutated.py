"""What the measure of mutations counts."""

from __future__ import annotations

import random

import pytest

from tests.corpus_diff import INVENTED
from tests.mutated import KINDS, candidates, outcomes


def chance() -> random.Random:
    """Return the same chances each time."""
    return random.Random(1)  # noqa: S311


TEXT = (INVENTED / "甲县教育局2022.txt").read_text(encoding="utf-8")
MUCH = "\n".join(path.read_text(encoding="utf-8") for path in sorted(INVENTED.glob("*.txt")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_changes_lines_and_nothing_else(kind: str) -> None:
    lines = MUCH.splitlines()
    for number, change in KINDS[kind](lines, chance()):
        line = lines[number]
        assert line[change.start : change.start + len(change.was)] == change.was
        assert change.of(line) != line
        assert "\n" not in change.put


def test_no_line_is_changed_twice_at_a_time_and_what_is_found_is_counted() -> None:
    planted = candidates(TEXT.splitlines(), 2, chance())
    found = list(outcomes(TEXT, 2, chance()))
    assert len(found) == len(planted)
    assert any(each.found for each in found)
    assert not all(each.found for each in found)
