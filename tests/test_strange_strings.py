"""A character lost, added or exchanged is doubted by the company that characters keep; what stands in no text before is not."""

from __future__ import annotations

import pytest

from drafter.checking.text.strange_strings import strange_strings
from drafter.checking.text.strings_seen import StringFilter


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("选派干部58人参加全省培训", "选派干部58人参全省培训"),
        ("每人不少于1个月", "每人不于1个月"),
        ("校外培训机构全部签订承诺书", "校外培训构全部签订承诺书"),
        ("铸牢中华民族共同体意识", "筑劳中华民族共同体意识"),
        ("建立信息共享机制", "建立信息共亨机制"),
        ("参赛学生中获一等奖", "参赛学生中获一等将"),
        ("依法核减招生计划", "依法核增招生计划"),
    ],
)
def test_a_slip_stands_out_from_its_company(right: str, written: str) -> None:
    assert list(strange_strings(right)) == []
    assert list(strange_strings(written)) != []


@pytest.mark.parametrize(
    "text",
    [
        "甲乙丙县稷阳镇",
        "群众满意率和不满意率",
        "编印培训守法手册",
        "摸清学前教育底数",
        "柳堤小学朱老师",
        "逾期不缴的",
        "不应少于两人",
        "河阳区教育局",
        "教师资格共",
        "退还违规所得",
    ],
)
def test_names_and_new_words_are_left_alone(text: str) -> None:
    assert list(strange_strings(text)) == []


def test_a_filter_misses_none_of_its_strings() -> None:
    strings = [f"第{number}条" for number in range(500)]
    made = StringFilter(bytearray(1000), 6)
    assert isinstance(made.bits, bytearray)
    for place in (place for string in strings for place in made.places(string)):
        made.bits[place >> 3] |= 1 << (place & 7)
    assert all(string in made for string in strings)
    assert sum(f"其{number}款" in made for number in range(500)) < 100
