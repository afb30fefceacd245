"""A leader tells the figure of an open question: it is taken with the words, and told once from then on, whatever is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import load_answers
from drafter.answers.set_answers import set_answers
from drafter.commands.take_listing import left_lines
from drafter.folders import shipped
from drafter.use_cases.take_edits import AcceptedEdits, find_edits, left_after, store_taken
from tests.test_taken_kinds import HEDONG, HONGQIAO, XIQING, Report

DISCLOSED, TRAINED = "信息公开.公开信息条数", "执法队伍.执法培训次数"
STUDIED, HEARD, REVIEWERS = "组织领导.专题研究次数", "组织领导.听取汇报次数", "执法队伍.法制审核人员"
TOLD = {
    "in an activity": ("一起学。", "一起学。全年培训执法人员3次。", {TRAINED: "3次"}),
    "in the very words of the section": (
        "接受群众监督。",
        "接受群众监督。全年主动公开政府信息210条。",
        {DISCLOSED: "210条"},
    ),
    "in words that have not the whole name": (
        "提升执法队伍素质。",
        "提升执法队伍素质。全年组织培训3次、200人次。",
        {TRAINED: "3次"},
    ),
    "in words that only a reader knows": (
        "普通程序行政处罚案件1件",
        "普通程序行政处罚案件1件，罚款3万元",
        {"处罚许可.罚款金额": "3万元"},
    ),
    "in a reworded sentence": ("审核人员1人，", "审核人员1人，法制审核人员共3人，", {REVIEWERS: "3人"}),
    "two at once": (
        "未出现败诉案件。",
        "未出现败诉案件。全年局党委会专题研究法治工作4次，局主要负责人听取汇报2次。",
        {STUDIED: "4次", HEARD: "2次"},
    ),
}


COUNTED = {
    "of a sentence of its own": (
        HEDONG,
        "没有违约毁约和“新官不理旧账”问题",
        "发生违约毁约问题1件，已整改",
        "诚信建设.违约毁约件数",
    ),
    "in other words": (
        HONGQIAO,
        "检查中未发现需要责令整改的问题",
        "检查中发现1家需要整改",
        "行政执法.责令整改对象数",
    ),
}


def set_in(report: Report, *pairs: str) -> None:
    roots = (shipped("templates"),)
    done = set_answers(load_answers(report.answers, roots), pairs, roots)
    report.answers.write_text(done.text, encoding="utf-8")


@pytest.mark.parametrize("name", TOLD)
def test_the_figure_is_taken_and_told_once(name: str, tmp_path: Path) -> None:
    old, new, figures = TOLD[name]
    report = Report(tmp_path, XIQING)
    report.edit((old, new))
    report.take()
    assert {each.path: each.value for one in report.edits.taken for each in one.figures} == figures
    assert not report.left.places
    text = report.text
    set_in(report, *(f"{path}={value}" for path, value in figures.items()))
    assert report.text == text
    assert not find_edits(str(report.document), str(report.answers)).taken


@pytest.mark.parametrize("name", [each for each in TOLD if "very" not in each])
def test_the_words_follow_the_answer(name: str, tmp_path: Path) -> None:
    old, new, figures = TOLD[name]
    report = Report(tmp_path, XIQING)
    report.edit((old, new))
    report.take()
    for path, value in figures.items():
        set_in(report, f"{path}={value.replace(value[0], '17', 1)}")
        new = new.replace(value, value.replace(value[0], "17", 1))
    assert new in report.text
    assert report.text.count("17") == len(figures)


def test_the_very_words_of_the_section_are_printed_again_when_the_answer_changes(tmp_path: Path) -> None:
    old, new, _ = TOLD["in the very words of the section"]
    report = Report(tmp_path, XIQING)
    report.edit((old, new))
    report.take()
    set_in(report, f"{DISCLOSED}=211条")
    assert "主动公开政府信息210条" in report.text
    assert "主动公开政府信息211条" in report.text


def test_a_figure_is_not_taken_without_its_words_nor_against_the_user_s_will(tmp_path: Path) -> None:
    old, new, _ = TOLD["in an activity"]
    report = Report(tmp_path, XIQING)
    report.edit((old, new))
    before = report.answers.read_text(encoding="utf-8")
    edits = find_edits(str(report.document), str(report.answers))
    store_taken(edits, AcceptedEdits(["1"]))
    assert report.answers.read_text(encoding="utf-8") == before
    stored = store_taken(edits, AcceptedEdits([TRAINED]))
    assert "培训执法人员3次" in report.text
    assert [each.path for each in stored.unfollowed] == [TRAINED]
    assert not left_after(edits, stored).places


@pytest.mark.parametrize("name", COUNTED)
def test_one_where_there_was_none_is_taken_with_its_words(name: str, tmp_path: Path) -> None:
    example, old, new, path = COUNTED[name]
    report = Report(tmp_path, example)
    report.edit((old, new))
    report.take()
    assert new in report.text
    assert not report.left.places
    assert [each.path for one in report.edits.taken for each in one.figures] == [path]
    set_in(report, f"{path}=3")
    assert new.replace("1", "3") in report.text


def test_words_that_bind_a_figure_that_is_another_by_now_are_told_as_contradictory(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    own = "为企业完成“双万双服”咨询服务22件，均按期办结。"
    report.edit(("完成“双万双服”咨询服务22件。", own))
    set_in(report, "依法履职.双万双服咨询件数=25件")
    report.take()
    assert [each.sentences for each in report.edits.contradictions] == [(own,)]
    assert "是 22件，现在是 25件" in report.edits.contradictions[0].says[1]


def test_what_no_hand_touched_is_not_called_the_hand_s(tmp_path: Path) -> None:
    report = Report(tmp_path, HONGQIAO)
    report.edit(("加强日常监管，", "切实加强日常监管，"))
    set_in(report, "依法履职.转学人数=690人")
    report.take()
    said = "\n".join(left_lines(report.left, report.edits, "现在"))
    assert "稿子里没有改过、现在印得不一样的（填报文件变了） 1 句" in said
    assert "手改：" not in said


def test_a_sentence_that_another_hand_left_out_is_told_so(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("完成“双万双服”咨询服务22件。", ""))
    report.take()
    report.edit(("成立教育集团5个", "组建教育集团5个"))
    report.take()
    said = "\n".join(left_lines(report.left, report.edits, "现在"))
    assert "手改写法里写着“不写”" in said
