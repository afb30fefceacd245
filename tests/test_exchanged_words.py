"""A word that stands where right reports have another of its kind is doubted by what stands around it."""

from __future__ import annotations

import pytest

from drafter.checking.text.exchanged_words import exchanged_words
from drafter.checking.text.likelihood import NUMBER, TABLE, plain, reports_with
from tests.lexicon import make_follows


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("局主要负责人出庭应诉1次", "局主要负责人出庭公诉1次"),
        ("全年向公安机关移送涉嫌犯罪线索1件", "全年向人民法院移送涉嫌犯罪线索1件"),
        ("在收到申请之日起20个工作日内答复", "在收到申请之日起20个自然日内答复"),
        ("高危险性体育项目经营许可证", "高危险性体育项目营养许可证"),
        ("依法责令停止举办", "依法责令继续举办"),
        ("执法人员不得少于两人", "执法人员不得多于两人"),
        ("初次从事法制审核的人员", "初次从事法治审核的人员"),
        ("没有因信息公开引起的行政复议", "没有因信息公开没有引起的行政复议"),
        ("全年受理380件，按期办结率100%", "全年受理380件，按期不办结率100%"),
        ("执法全过程记录制度", "执法全过程纪录制度"),
    ],
)
def test_a_word_out_of_company_is_told_with_the_usual_one(right: str, written: str) -> None:
    assert list(exchanged_words(right)) == []
    slips = list(exchanged_words(written))
    assert slips
    for slip in reversed(slips):
        written = written[: slip.start] + slip.right + written[slip.end :]
    assert written == right


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
        "法院已作出裁定，驳回起诉",
        "行政执法效能显著增强",
        "1件败诉、1件确认违法",
        "不",
    ],
)
def test_what_may_well_be_meant_is_left_alone(text: str) -> None:
    assert list(exchanged_words(text)) == []


def test_the_table_is_that_of_the_reports() -> None:
    assert TABLE.read_bytes() == make_follows.table(), "stale: python -m tests.lexicon.make_follows"


def test_the_table_tells_in_how_many_reports_a_string_stands() -> None:
    texts = make_follows.reports()
    for string in ("依法行政", "出庭应诉", "。\n（", "检查#家次"):
        assert reports_with(string) == make_follows.steps(sum(string in f"\n{text}\n" for text in texts))
    assert reports_with("公诉#次") is None


def test_reports_hold_no_numbers_and_one_may_be_written_in_groups() -> None:
    assert plain("检查 1,083.5 家，\u30002次") == f"检查{NUMBER}家，{NUMBER}次"
    assert not any(map(str.isdecimal, "".join(make_follows.reports())))
