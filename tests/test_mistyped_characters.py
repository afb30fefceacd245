"""Characters that change places or are said twice are doubted by how right reports go on, though no list has the word."""

from __future__ import annotations

import pytest

from drafter.checking.text.likelihood import plain, plain_with_places
from drafter.checking.text.mistyped_characters import mistyped_characters


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("市场监管等12个部门参加的联席会议", "市场监管等12个个部门参加的联席会议"),
        ("建立集中用餐陪餐制度，每餐均有学校负责人", "建立集中用餐陪餐制度制度，每餐均有学校负责人"),
        ("下达责令限期改正通知书 51 份", "下达责令期限改正通知书 51 份"),
    ],
)
def test_what_no_report_has_is_told_with_what_is_right(right: str, written: str) -> None:
    assert list(mistyped_characters(right)) == []
    (slip,) = mistyped_characters(written)
    assert written[: slip.start] + slip.right + written[slip.end :] == right


@pytest.mark.parametrize(
    "text",
    [
        "群众反应强烈",
        "由12件降为9件，县区执法力量不足",
        "乙、2021年目标",
        "县直学校、乡镇中心校、办事处",
        "委员表示满意或基本满意",
        "未成年人罪犯3人",
        "中华人民共和国国家通用语言文字法",
        "县县城学位、市市场监管局",
        "普法从娃娃抓起，综合治理久久为功",
        "",
    ],
)
def test_what_is_written_rightly_is_left_alone(text: str) -> None:
    assert list(mistyped_characters(text)) == []


def test_each_character_knows_where_it_stood() -> None:
    text = "全年 检查1 204次，\n完成"
    shown, places = plain_with_places(text)
    assert shown == plain(text)
    assert [text[place] for place in places if text[place] not in "1204"] == [each for each in shown if each != "#"]
