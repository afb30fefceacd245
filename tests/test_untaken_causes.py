"""Each line of what `take` leaves says why it is so."""

from __future__ import annotations

import random
from pathlib import Path

from drafter import cli
from drafter.commands.take_listing import left_lines
from drafter.use_cases.take_edits import AcceptedEdits, find_edits, left_after, store_taken
from tests.taken_trials import Typist
from tests.test_taken_kinds import HEDONG, LEARNING, XIQING, Report, without_the_activity


def told_of(report: Report, words: str) -> str:
    """Return the line behind the one that tells `words` in what is left."""
    lines = list(left_lines(report.left, report.edits))
    return lines[next(i for i, line in enumerate(lines) if words in line) + 1].strip()


MOVED = "全年围绕法治、思政课举办教研活动19次、研讨课30节。"
WEAK = "宣传多依靠媒体和平台"
CHOOSING = "动态调整部门权责清单，同步调整学校职责清单。"


def test_a_sentence_of_a_section_is_printed_where_that_is(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit((MOVED, ""), (WEAK, f"{MOVED}{WEAK}"))
    report.take()
    assert told_of(report, MOVED).startswith("（这一句由段落“")


def test_a_record_is_printed_where_its_list_is(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit((CHOOSING, ""), (WEAK, f"{CHOOSING}{WEAK}"))
    report.take()
    assert told_of(report, CHOOSING) == "（这是“活动”里一条的话，印在那一条的位置）"


def test_where_paragraphs_end_is_not_taken(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    typist.join_to_next(MOVED)
    report.document.write_bytes(typist.saved())
    report.take()
    assert report.left.joined == ("建强校园法治力量。",)
    assert told_of(report, "建强校园法治力量。") == "（分段由提纲和段落定，收不了）"


def test_where_paragraphs_begin_is_not_taken(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    (paragraph,) = (line.text for line in report.lines if MOVED in line.text)
    ahead, _, behind = paragraph.partition(MOVED)
    typist.type_over(f"{MOVED}{behind}", "")
    typist.write_behind(ahead[-20:], f"{MOVED}{behind}")
    report.document.write_bytes(typist.saved())
    report.take()
    assert report.left.split == (MOVED,)
    assert told_of(report, MOVED) == "（分段由提纲和段落定，收不了）"


def test_a_sentence_whose_answer_is_open_by_now_cannot_be_written(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("执法记录仪2台", "执法记录仪3台"))
    assert cli.main(["set", str(report.answers), "法治宣传.普法短视频件数="]) == 0
    report.take()
    assert told_of(report, "报送普法短视频作品8件。").startswith(
        "（这一句里的 法治宣传.普法短视频件数 现在没有印：空着"
    )


def test_an_edit_of_an_activity_that_is_no_more_has_no_place(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.edit((LEARNING, f"{LEARNING}和考核"))
    without_the_activity(report, LEARNING)
    report.take()
    assert told_of(report, f"{LEARNING}和考核") == "（没有哪一项答案、哪一句话接得住它）"


def test_what_is_not_left_out_is_still_told_by_its_answer(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit((MOVED, ""))
    edits = find_edits(str(report.document), str(report.answers))
    report.edits, report.left = edits, left_after(edits, store_taken(edits, AcceptedEdits(refused=["1"])))
    assert told_of(report, MOVED).startswith("（写这一句的 法治宣传.")
