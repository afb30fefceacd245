"""A hand claims of a figure that all of them are so; then the figure changes: the claim is told, and nothing asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import story
from test_merging import texts

from drafter.merging.numbers.claims import Claim, claims_on_changed
from drafter.merging.texts.alignment import EditedText

RECORDERS = ("执法记录仪2台", "执法记录仪2台，每科室均有")


def claims(
    folder: Path, edit: tuple[str, str], answers: dict[str, str], example: str = "hedong-2021"
) -> tuple[Claim, ...]:
    made = story(folder, example, [edit], answers)
    return claims_on_changed(EditedText(made.base.lines, texts(made.edited)), made.new.lines, made.merged.texts)


@pytest.mark.parametrize(
    ("edit", "answers", "told"),
    [
        (RECORDERS, {"执法记录仪数": "9"}, ("每科室均有", "2台", "9台")),
        (("诚信信息32篇", "诚信信息32篇，全部被采用"), {"诚信信息篇数": "40"}, ("全部被采用", "32篇", "40篇")),
        (("教育集团5个", "教育集团5个，实现全区覆盖"), {"教育集团数": "6"}, ("实现全区覆盖", "5个", "6个")),
        (("咨询服务22件", "咨询服务22件，办结率100%"), {"双万双服咨询件数": "25"}, ("办结率100%", "22件", "25件")),
        (  # behind another figure of the same
            ("已办结1件", "已办结1件，办结率100%"),
            {"依申请公开件数": "4"},
            ("办结率100%", "1件", "4件"),
        ),
        (  # on the first of a list
            ("47所中小学、92所各类幼儿园完成章程修订", "47所中小学、92所各类幼儿园完成章程修订，完成率100%"),
            {"章程修订中小学数": "45"},
            ("完成率100%", "47所", "45所"),
        ),
        (
            ("公办幼儿园28所聘有法律顾问", "公办幼儿园28所聘有法律顾问，聘请率均为100%"),
            {"聘法律顾问中小学": "40"},
            ("聘请率均为100%", "47所", "40所"),
        ),
    ],
)
def test_a_claim_on_a_figure_that_changed_is_told(
    tmp_path: Path, edit: tuple[str, str], answers: dict[str, str], told: tuple[str, str, str]
) -> None:
    (claim,) = claims(tmp_path, edit, answers)
    assert (claim.words, claim.before, claim.now) == told


@pytest.mark.parametrize(
    ("edit", "answers"),
    [
        (RECORDERS, {"教育集团数": "6"}),  # of another figure
        (("执法记录仪2台", "执法记录仪2台，科室人均一台"), {"执法记录仪数": "9"}),
        (("执法记录仪2台", "执法记录仪2台，运行良好"), {"执法记录仪数": "9"}),
        (("已办结1件", "已办结1件，安排窗口3个，开放率100%"), {"依申请公开件数": "4"}),  # of another measure
    ],
)
def test_other_words_are_no_claim(tmp_path: Path, edit: tuple[str, str], answers: dict[str, str]) -> None:
    assert not claims(tmp_path, edit, answers)


def test_a_claim_on_a_list_is_told_of_each_figure_that_changed(tmp_path: Path) -> None:
    edit = ("公办幼儿园28所聘有法律顾问", "公办幼儿园28所均聘有法律顾问")
    told = claims(tmp_path, edit, {"聘法律顾问中小学": "40", "聘法律顾问幼儿园": "26"})
    assert {(each.before, each.now) for each in told} == {("47所", "40所"), ("28所", "26所")}


QUOTA = ("诚信信息32篇，", "诚信信息32篇，超额完成30篇的任务，")


@pytest.mark.parametrize(
    ("edit", "number", "words"),
    [
        (QUOTA, "29", "超额完成30篇的任务"),
        (("诚信信息32篇，", "诚信信息32篇，突破年初定的30篇，"), "29", "突破年初定的30篇"),
        (("诚信信息32篇，", "诚信信息32篇，不足40篇，"), "45", "不足40篇"),
        (("诚信信息32篇，", "诚信信息32篇，超过30篇的任务，"), "30", "超过30篇的任务"),
    ],
)
def test_a_comparison_that_the_new_figure_contradicts_is_told(
    tmp_path: Path, edit: tuple[str, str], number: str, words: str
) -> None:
    (claim,) = claims(tmp_path, edit, {"诚信信息篇数": number})
    assert (claim.words, claim.before, claim.now) == (words, "32篇", f"{number}篇")


@pytest.mark.parametrize(
    ("edit", "answers"),
    [
        (QUOTA, {"诚信信息篇数": "36"}),  # it still is
        (QUOTA, {"双公示以外信息条数": "6700"}),  # of another figure
        (("诚信信息32篇，", "诚信信息32篇，超过上年5篇，"), {"诚信信息篇数": "36"}),
    ],
)
def test_a_comparison_that_still_is_right_is_not_told(
    tmp_path: Path, edit: tuple[str, str], answers: dict[str, str]
) -> None:
    assert not claims(tmp_path, edit, answers)


def test_a_rate_of_a_part_is_no_claim_on_the_whole(tmp_path: Path) -> None:
    edit = ("15所，2所需要整改。", "15所，其中2所需要整改，整改完成率100%。")
    assert not claims(tmp_path, edit, {"双随机检查对象数": "20"}, "xiqing-2023")
