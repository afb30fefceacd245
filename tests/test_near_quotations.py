"""A statute's own words with another number or denial are told with the statute's; what is quoted rightly or told freely is not."""

from __future__ import annotations

import pytest

from drafter.checking.text.near_quotations import TABLE, near_quotations
from tests.lexicon import make_statutes


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("当事人要求听证的，应当在行政机关告知后五日内提出。", "当事人要求听证的，应当在行政机关告知后三日内提出。"),
        (
            "申请材料不齐全或者不符合法定形式的，当场或者在五日内一次告知申请人需要补正的全部内容",
            "申请材料不齐全或者不符合法定形式的，当场或者在15日内一次告知申请人需要补正的全部内容",
        ),
        ("当事人有证据足以证明没有主观过错的，不予行政处罚", "当事人有证据足以证明存在主观过错的，不予行政处罚"),
        ("每日按罚款数额的百分之三加处罚款", "每日按罚款数额的百分之三十加处罚款"),
        ("加处罚款的数额不得超出罚款的数额", "加处罚款的数额可以超出罚款的数额"),
        ("未经法制审核或者审核未通过的，不得作出决定", "经法制审核或者审核未通过的，不得作出决定"),
    ],
)
def test_a_statute_with_another_number_or_denial_is_told_with_its_own_words(right: str, written: str) -> None:
    assert list(near_quotations(right)) == []
    (other,) = near_quotations(written)
    assert written[: other.start] + other.right + written[other.end :] == right


@pytest.mark.parametrize(
    "text",
    [
        "收到申请材料后，当场或者在5日内一次告知申请人需要补正的全部内容",
        "对符合条件的申请人，作出准予行政许可的书面决定23件",
        "行政机关应当在举行听证的七日前，通知当事人及有关人员听证的时间、地点",
        "检查中未发现重大问题",
        "",
    ],
)
def test_what_is_quoted_rightly_or_told_freely_is_left_alone(text: str) -> None:
    assert list(near_quotations(text)) == []


def test_a_statute_that_was_not_yet_in_force_is_not_compared() -> None:
    text = "当事人要求听证的，应当在行政机关告知后三日内提出。"
    assert list(near_quotations(text, 2019)) == []
    assert list(near_quotations(text, 2022)) != []


def test_the_table_is_that_of_the_statutes() -> None:
    assert TABLE.read_bytes() == make_statutes.table(), "stale: python -m tests.lexicon.make_statutes"
