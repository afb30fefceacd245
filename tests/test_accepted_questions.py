"""What a question puts in when it is accepted, and what becomes of it when the answers go back."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import retyped, story
from test_merged_sections import merged
from test_merging import rejected, texts

from drafter.merging.plan.conflicting_clauses import accepted_words

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
    ],
)  # fmt: skip
def test_words_that_hang_on_what_the_answers_changed_are_replaced_with_it(base: str, hand: str, new: str) -> None:
    assert accepted_words(base, hand, new) == new
