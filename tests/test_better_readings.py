"""A character that another, or one more, reads better than is doubted where two measures agree, though no list has the word."""

from __future__ import annotations

import pytest

from drafter.checking.text.better_readings import better_readings

ALIKE = (
    ("作出不予许可决定5件", "作出不于许可决定5件"),
    ("集体学法6次，内容涵盖宪法、民法典", "集体学法6次，内容函盖宪法、民法典"),
    ("让数据多跑路，让群众少跑路", "让数据多跑路，让群从少跑路"),
    ("重大问题亲自过问、重点环节亲自协调", "重大问题亲自过间、重点环节亲自协调"),
    ("在国家宪法日期间开展主题班会", "在国家宪法曰期间开展主题班会"),
)


@pytest.mark.parametrize(("right", "written"), ALIKE)
def test_a_character_like_the_right_one_that_makes_no_word_is_told_for_sure(right: str, written: str) -> None:
    assert list(better_readings(right)) == []
    (slip,) = better_readings(written)
    assert slip.sure
    assert written[: slip.start] + slip.right + written[slip.end :] == right


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("举办讲座12场，提升法治教育实效，推动", "举办讲座12场，提升法治教育时效，推动"),
        ("聚焦政府采购等重点领域开展监督检查", "聚焦政府采购等重点领城开展监督检查"),
        ("公开征求意见30日", "公开征求意30日"),
    ],
)
def test_what_is_a_word_in_the_wrong_place_or_lost_is_asked(right: str, written: str) -> None:
    assert list(better_readings(right)) == []
    (slip,) = better_readings(written)
    assert not slip.sure
    assert written[: slip.start] + slip.right + written[slip.end :] == right


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "由12件降为9件，县区执法力量不足",
        "乙省教育厅报省政府，县委、县政府支持",
        "时间长、任务重，春、秋两季学期",
        "A校B校各2次",
        "罚款6.6万元，案均1.65万元",
    ],
)
def test_what_is_written_rightly_is_left_alone(text: str) -> None:
    assert list(better_readings(text)) == []
