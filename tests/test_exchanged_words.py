"""A word that stands where right texts always have another is doubted by the company that words keep."""

from __future__ import annotations

import pytest

from drafter.checking.text.exchanged_words import exchanged_words


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("高危险性体育项目经营许可证", "高危险性体育项目营养许可证"),
        ("依法责令停止举办", "依法责令继续举办"),
        ("执法人员不得少于两人", "执法人员不得多于两人"),
        ("初次从事法制审核的人员", "初次从事法治审核的人员"),
        ("二年级不布置家庭书面作业", "二年级布置家庭书面作业"),
        ("没有因信息公开引起的行政复议", "没有因信息公开没有引起的行政复议"),
        ("全面推进依法行政", "全面推依进法行政"),
        ("执法全过程记录制度", "执法全过程纪录制度"),
        ("重大执法决定法制审核办法", "重大执法决定法制神核办法"),
    ],
)
def test_a_word_out_of_company_is_told_with_the_usual_one(right: str, written: str) -> None:
    assert list(exchanged_words(right)) == []
    assert list(exchanged_words(written)) != []


@pytest.mark.parametrize(
    "text",
    [
        "举办者继续办学",
        "登记为营利性民办学校两所",
        "其中最高的一件",
        "甲乙丙县稷阳镇",
        "机关没有专职法治工作人员",
        "编印培训守法手册",
        "开设法治课",
    ],
)
def test_what_may_well_be_meant_is_left_alone(text: str) -> None:
    assert list(exchanged_words(text)) == []
