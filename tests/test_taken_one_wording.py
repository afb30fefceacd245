"""Sentences that a hand made one, split or led otherwise: taken as one wording that lapses as one, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import load_answers
from drafter.answers.set_answers import set_answers
from drafter.folders import shipped
from drafter.use_cases.edit_proposals import SentenceEdit, TakenSentence
from tests.test_taken_kinds import HEDONG, HONGQIAO, XIQING, Report, taken

OFFICERS = (
    "具有执法权的科室共7个，配备执法记录仪2台。教育系统具有执法证人员11人，另有7人当年通过考试、等待发证。"
    "全年对执法人员开展业务培训1次。",
    "现有执法科室7个、持证执法人员11名，另有7名同志通过考试待发证，配发执法记录仪2台，组织业务培训1次。",
)
CASES = (
    "全年办理普通程序行政处罚案件1件。办理行政复议案件1件，维持原行政决定1件。办理行政诉讼案件2件，未出现败诉案件。",
    "全年办理行政处罚1件、行政复议1件、行政诉讼2件，无一败诉、无一被纠错。",
)
ADVISERS = (
    "全区聘任法治副校长38名，覆盖中小学47所，覆盖率为100%。中小学47所、公办幼儿园28所聘有法律顾问。",
    "47所中小学均配备法治副校长（共38名），47所中小学、28所公办幼儿园聘有法律顾问。",
)
INSPECTIONS = (
    "加强日常监管，全年开展行政检查77次。作出行政处罚4件，适用简易程序4件。",
    "全年检查77次，处罚4件（均为简易程序）。",
)
MERGED = {
    "officers": (HEDONG, OFFICERS, "持证执法人员=13", "教育系统具有执法证人员13人"),
    "cases": (XIQING, CASES, "行政复议案件=3", "办理行政复议案件3件"),
    "advisers": (HEDONG, ADVISERS, "法治副校长人数=40", "聘任法治副校长40名"),
    "inspections": (HONGQIAO, INSPECTIONS, "行政检查次数=80", "行政检查80次"),
}


def set_answer(report: Report, pair: str) -> None:
    answers = load_answers(report.answers, (shipped("templates"),))
    report.answers.write_text(set_answers(answers, [pair], (shipped("templates"),)).text, encoding="utf-8")


@pytest.mark.parametrize("name", MERGED)
def test_sentences_that_a_hand_made_one_are_one_wording_and_come_back_when_a_figure_changes(
    name: str, tmp_path: Path
) -> None:
    example, (old, new), pair, now = MERGED[name]
    report = taken(tmp_path, example, (old, new))
    (only,) = report.edits.taken
    assert isinstance(only, TakenSentence)
    assert (only.edit, only.hand.old, only.hand.new) == (SentenceEdit.REWORDED, old, new)
    assert not any("和改过的话不一致" in each for each in only.notices)
    assert new in report.text
    assert not report.left.places
    set_answer(report, pair)
    assert now in report.text
    assert new not in report.text
    assert sum(f"{each}。" in report.text for each in old.split("。") if each) >= old.count("。") - 1


def test_an_answer_of_another_sentence_that_is_as_many_is_no_ground(tmp_path: Path) -> None:
    grounds = [each.path for each in taken(tmp_path, HEDONG, ADVISERS).edits.taken[0].hand.grounds]  # type: ignore[union-attr]
    assert "法治宣传.法治副校长覆盖学校" in grounds
    assert "依法履职.章程修订中小学数" not in grounds


def test_a_rate_that_others_tell_too_is_none_of_theirs(tmp_path: Path) -> None:
    old = "全年办理中小学生转学674人。"
    new = "全年办理中小学生转学674人，办结率100%。"
    report = taken(tmp_path, HONGQIAO, (old, new))
    set_answer(report, "学法考试合格率=98%")
    assert new in report.text


def test_a_fact_that_a_hand_moved_into_another_paragraph_is_printed_again_when_it_changes(tmp_path: Path) -> None:
    moved = ("出庭应诉的是分管局领导，", "出庭应诉的是分管局领导，吊销教师资格1名无复议诉讼，")
    report = taken(tmp_path, HEDONG, ("吊销一名教师的教师资格证。", ""), moved)
    assert moved[1] in report.text
    assert "吊销一名教师" not in report.text
    set_answer(report, "吊销教师资格人数=2")
    assert "吊销两名教师的教师资格证" in report.text
    assert moved[1] not in report.text


def test_a_summary_that_leads_the_report_is_no_answer_and_no_words_of_the_preface(tmp_path: Path) -> None:
    summary = "一年来，我局开展校外培训专项检查892次、“双随机”联合检查21次，作出行政处罚1件。"
    report = Report(tmp_path, HEDONG)
    report.write_behind("为贯彻落实《中共中央", summary)
    report.take()
    assert not report.edits.taken
    assert report.left.missing == (summary,)


def test_a_sentence_above_the_numbered_parts_of_a_chapter_is_no_activity(tmp_path: Path) -> None:
    lead = "一年来，我局始终把法治政府建设摆在突出位置，扎实推进各项工作。"
    report = Report(tmp_path, XIQING)
    report.write_behind("二、2023年度推进法治政府建设", lead)
    report.take()
    assert not report.edits.taken
    assert report.left.missing == (lead,)


def test_a_heading_that_leads_a_paragraph_is_reworded_and_no_activity(tmp_path: Path) -> None:
    old = "有效开展普法宣传，全局上下全面提高法治思维和依法行政能力"
    report = taken(tmp_path, XIQING, (old, "普法宣传成效明显"))
    (only,) = report.edits.taken
    assert isinstance(only, TakenSentence)
    assert only.edit is SentenceEdit.REWORDED
    assert "（五）普法宣传成效明显。一是坚持" in report.text
    assert old not in report.text
    assert not report.left.places


def test_words_of_an_activity_made_one_with_a_section_s_are_not_printed_twice(tmp_path: Path) -> None:
    before, behind = "动态调整部门权责清单，同步调整学校职责清单", "47所中小学、92所各类幼儿园完成章程修订"
    report = taken(tmp_path, HEDONG, (f"{before}。{behind}", f"{before}，{behind}"))
    assert report.text.count(before) == 1
    assert report.left.reworded
