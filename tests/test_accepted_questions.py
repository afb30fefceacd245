"""What a question puts in when it is accepted, and what becomes of it when the answers go back."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import retyped, story
from test_merged_sections import merged
from test_merging import read, rejected, texts

from drafter.merging.documents.merge_documents import merge_documents
from drafter.merging.plan.conflicting_clauses import accepted_words
from drafter.redline.rejection import without_changes

LECTURES = (
    "举办法治讲座15场次。组织11805人参加“宪法卫士”网络答题，法治副校长开设网络公开课9场次，制作普法宣传美篇百余篇。"
)
SHORTER = "举办法治讲座15场次，吸引11805人参加“宪法卫士”网络答题，法治副校长开设网络公开课9场次。"


def test_accepting_leaves_deleted_what_the_hand_deleted_elsewhere_in_the_sentence(tmp_path: Path) -> None:
    answers = {"宪法卫士答题人数": "12010", "网络公开课场次": "无"}
    told = story(tmp_path, "huyanghe-2022", [(LECTURES, SHORTER)], answers)
    assert "举办法治讲座15场次。组织12010人参加“宪法卫士”网络答题。" in told.text
    (comment,) = told.comments
    assert "美篇百余篇" in comment.split("填报数据现在：")[1]
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)


def test_accepting_keeps_the_item_that_the_hand_wrote_behind_what_both_changed(tmp_path: Path) -> None:
    weak = "教育行政执法力量薄弱、分配不均"
    told = merged(
        tmp_path,
        "hongqiao-2022",
        retyped([(f"{weak}。", "执法力量薄弱；三是普法深度不够。")]),
        (weak, "教育行政执法力量薄弱、年龄偏大"),
    )
    assert "力量薄弱、年龄偏大；三是普法深度不够。" in told.text
    assert len(told.comments) == 1


@pytest.mark.parametrize("written", ["教育政策和法规体系还不完善", "教育政策法规体系不完善"])
def test_an_item_that_a_hand_moved_and_reworded_is_asked_about_where_the_answers_have_another(
    tmp_path: Path, written: str
) -> None:
    law, weak = "教育政策法规体系还不完善", "教育行政执法力量薄弱、分配不均"
    items = f"一是{law}；二是{weak}。"
    told = merged(
        tmp_path,
        "hongqiao-2022",
        retyped([(items, f"一是{weak}；二是{written}。")]),
        (f"  - 内容: {law}\n  - 内容: {weak}", f"  - 内容: {weak}\n  - 内容: 普法形式单一"),
    )
    (comment,) = told.comments
    assert written in comment
    assert "普法形式单一" in comment
    assert f"一是{weak}；二是普法形式单一。" in told.text


@pytest.mark.parametrize(
    ("base", "hand", "new"),
    [
        ("聘请法治副校长，覆盖中小学15所，聘请率100%。", "为15所中小学聘请法治副校长，实现全覆盖。", "聘请法治副校长，覆盖中小学16所。"),
        ("全年办理转学674人。", "全年为674名学生办理转学，比上年多60人。", "全年办理转学690人。"),
        ("检查学校2所，需要整改1所。", "检查2所学校（其中1所需整改）。", "检查学校3所，需要整改1所。"),
        (
            "47所中小学、92所幼儿园完成章程修订。",
            "139所学校和幼儿园全部完成章程修订。",
            "47所中小学、93所幼儿园完成章程修订。",
        ),
        (
            "推选第五中学、红桥区实验小学参加评比。",
            "推选红桥区实验小学、第五中学参加评比。",
            "推选第五中学、红桥区实验小学、第三中学参加评比。",
        ),
        (
            "全年未作出行政处罚决定，无行政复议案件、行政诉讼案件。",
            "全年没有作出行政处罚决定，也没有发生行政复议和行政诉讼案件，实现“零复议、零诉讼”。",
            "作出行政处罚决定2件。全年办理行政复议案件1件。无行政诉讼案件。",
        ),
        (
            "无因信息公开引起的行政复议和行政诉讼。",
            "未发生因信息公开引起的行政复议和行政诉讼，社会反映良好。",
            "因信息公开引起复议、诉讼1件。",
        ),
    ],
)  # fmt: skip
def test_words_that_hang_on_what_the_answers_changed_are_replaced_with_it(base: str, hand: str, new: str) -> None:
    assert accepted_words(base, hand, new) == new


@pytest.mark.parametrize(
    ("example", "edit", "answer"),
    [
        ("hedong-2021", ("成立教育集团5个", "成立教育集团共5个，数量比上年多2个"), ("教育集团数", "6")),
        (
            "chenghua-2020",
            ("全年无行政复议案件、行政诉讼案件。", "全年没有发生行政复议、行政诉讼案件。"),
            ("行政诉讼案件", "2"),
        ),
        ("huyanghe-2022", (LECTURES, SHORTER), ("网络公开课场次", "无")),
    ],
)
def test_a_question_goes_with_its_change_when_the_answers_go_back(
    example: str, edit: tuple[str, str], answer: tuple[str, str], tmp_path: Path
) -> None:
    first = story(tmp_path, example, [edit], dict([answer]))
    assert len(first.comments) == 1
    merged_once, back = first.merged.data, first.base
    again = merge_documents(merged_once, "手改.docx", first.new.lines, back.lines, back.data)
    assert texts(again.data) == texts(first.edited)
    assert not read(again.data).comments
    assert (again.questions, again.earlier_questions, again.updates) == ((), 0, 1)
    both = (texts(without_changes(each, "", 0)) for each in (merged_once, again.data))
    assert next(both) == next(both)


def test_a_question_stays_and_tells_what_the_answers_say_by_then(tmp_path: Path) -> None:
    answers = {"宪法卫士答题人数": "12010", "网络公开课场次": "无"}
    first = story(tmp_path, "huyanghe-2022", [(LECTURES, SHORTER)], answers)
    later = story(tmp_path, "huyanghe-2022", [(LECTURES, SHORTER)], answers | {"宪法卫士答题人数": "12020"}).new
    again = merge_documents(first.merged.data, "手改.docx", first.new.lines, later.lines, later.data)
    assert "组织12020人参加“宪法卫士”网络答题。" in "".join(texts(again.data))
    assert again.earlier_questions == 1
    (comment,) = read(again.data).comments
    assert "组织12020人" in comment.text.split("填报数据现在：")[1]


def test_accepting_takes_no_sentence_away_that_the_hand_put_there_from_elsewhere(tmp_path: Path) -> None:
    cases, weak = "全年办理普通程序行政处罚案件1件。", "法治宣传教育需加强。"
    told = story(tmp_path, "xiqing-2023", [(weak, ""), (cases, weak)], {"普通程序处罚": "6"})
    assert "全年办理普通程序行政处罚案件6件。" in told.text
    assert told.text.count(weak) == 1
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)
