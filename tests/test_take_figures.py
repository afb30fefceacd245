"""Every figure that the five examples print, changed in the document: each comes back to its answer, and all places follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.answers.load import Answers, load_answers
from drafter.folders import shipped
from drafter.merging.places.hand_values import hand_values
from drafter.merging.texts.alignment import EditedText
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import render
from drafter.use_cases.answer_proposals import AnswerProposals
from drafter.use_cases.store_edits import store_edits

EXAMPLES = sorted(shipped("examples").glob("*.yaml"))
OTHER = {
    **{"一": "两", "10余": "20余", "400余": "500余", "500余": "600余", "130余": "140余", "160余": "170余"},
    **{"百余": "200余", "近千": "近两千", "万余": "两万余", "1400余": "1500余", "5000余": "6000余"},
}
"""What a leader makes of the figures that are no plain numbers."""


class Place(NamedTuple):
    """Where a line prints the number of an answer."""

    line: int
    start: int
    end: int


class Printed:
    """An example's document and the figures in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.answers = answers_in(path)
        self.lines = printed_lines(self.answers)
        self.places: dict[str, list[Place]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            for span in line.answers:
                if span.part == "number":
                    self.places[span.answer].append(Place(number, span.start, span.end))

    def edited(self, places: Iterable[Place]) -> list[str]:
        """Return the paragraphs with other figures at `places`."""
        hand = [line.text for line in self.lines]
        for line, start, end in sorted(places, reverse=True):
            old = hand[line][start:end]
            new = str(int(old) + 1) if old.isdecimal() else OTHER[old]
            hand[line] = f"{hand[line][:start]}{new}{hand[line][end:]}"
        return hand

    def found(self, hand: list[str]) -> AnswerProposals:
        """Return what the paragraphs `hand` come to."""
        return AnswerProposals(self.answers, hand_values(EditedText(self.lines, hand)))


def answers_in(path: Path) -> Answers:
    return load_answers(path, (shipped("templates"),))


def printed_lines(answers: Answers) -> tuple[WrittenLine, ...]:
    return written_lines(render(answers).document)


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def printed(request: pytest.FixtureRequest) -> Printed:
    """Return one of the five examples."""
    return Printed(request.param)


def test_each_figure_comes_back_to_its_answer_and_to_no_other(printed: Printed) -> None:
    wrong = {}
    for answer, places in printed.places.items():
        found = printed.found(printed.edited(places))
        if [each.path for each in found.taken] != [answer] or found.contradictions:
            wrong[answer] = [*found.taken, *found.contradictions]
    assert len(printed.places) >= 10
    assert not wrong


def test_all_figures_changed_at_once_are_printed_so_in_every_place(printed: Printed, tmp_path: Path) -> None:
    hand = printed.edited(place for places in printed.places.values() for place in places)
    found = printed.found(hand)
    assert {each.path for each in found.taken} == set(printed.places)
    own = tmp_path / "a.yaml"
    own.write_bytes(printed.path.read_bytes())
    store_edits(own, [(each, "") for each in found.taken], in_jurisdiction=False)
    assert [line.text for line in printed_lines(answers_in(own))] == hand


def test_a_figure_changed_in_one_of_its_places_is_a_conflict_that_names_both(printed: Printed) -> None:
    for answer, places in printed.places.items():
        if len(places) < 2:
            continue
        found = printed.found(printed.edited(places[:1]))
        (conflict,) = found.contradictions
        assert (conflict.path, len(conflict.says), found.taken) == (answer, len(places), [])
