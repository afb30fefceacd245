"""The record of a first use in docs/ is what a new user really types and sees."""

from __future__ import annotations

import pytest

pytest.importorskip("pexpect", reason="伪终端只在 Linux 和 macOS 上有")

from drafter.answers.load import load_answers
from drafter.answers.typed_activity import natural_text
from drafter.folders import template_roots
from drafter.model.fields import StrictModel
from drafter.model.figure import Figure
from tests.first_use import ACTIVITIES, FIGURES, NAME, PAGE, page, record

pytestmark = pytest.mark.terminal


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    folder = tmp_path_factory.mktemp("first-use")
    return folder, record(folder)


def test_the_page_in_docs_is_what_happens_now(used):
    assert PAGE.read_text("utf-8") == page(used[1]), "run: python tests/first_use.py"


def test_ten_figures_and_three_activities_take_at_most_three_minutes_of_typing(used):
    folder, recording = used
    report = load_answers(folder / NAME, template_roots()).report
    figures = [
        value
        for _, group in report
        if isinstance(group, StrictModel)
        for _, value in group
        if isinstance(value, Figure)
    ]
    assert len(figures) == len(FIGURES) == 10
    assert [natural_text(activity) for activity in report.activities] == list(ACTIVITIES.values())
    assert report.activities[0].figures["人数"].text() == "56人"
    assert recording.typing_minutes <= 3
    assert len(recording.keys) <= 72
    assert recording.hanzi + recording.other <= 192
    assert (folder / recording.document).read_bytes()[:2] == b"PK"
