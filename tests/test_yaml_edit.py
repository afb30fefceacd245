"""Splicing answers into a file that people have commented and ordered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.yamlfile.yaml_edit import EditError, delete_item, insert_item, move_item, set_value
from drafter.yamlfile.yaml_text import plain_data

FILE = """\
# 河东区教育局的填报文件
单位和报告:
  年度: 2021   # 不要改
  主送机关:

行政执法:   # 职成教科提供
  # 全年的
  行政检查次数: 892  # 已核对
  专项检查内容:
    - 消防
    # 下一条是后加的
    - 安全

  检查文书名称: |-
    《行政检查记录表》

    附表
  # 末尾的注
存在不足: 无
活动:
  - 主题: 法治宣传  # 第一条
    内容: |-
      甲
      乙
  # 两条之间
  - 主题: 营商环境
    内容: "引号里的 # 不是注"
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("value", ["甲", "甲\n乙", ["甲", "乙"]])
@pytest.mark.parametrize(
    "before", ["存在不足:\n  - 内容: 丙  # 注\n", "存在不足:\n- 内容: 丙\n  原因: 丁\n下年安排:\n"]
)
def test_a_key_goes_before_the_first_of_a_list_s_item(before: str, value: object, newline: str) -> None:
    text = before.replace("\n", newline)
    after = set_value(text, ("存在不足", 0, "提法"), value, ["提法", "内容", "原因"])
    expected = plain_data(text)["存在不足"][0]
    assert plain_data(after)["存在不足"] == [{"提法": value, **expected}]
    assert next(iter(plain_data(after)["存在不足"][0])) == "提法"
    assert "# 注" in after or "# 注" not in before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("行政执法", "行政检查次数"), "400余次"),
        (("行政执法", "行政检查次数"), ["甲", "乙"]),
        (("行政执法", "行政检查次数"), "第一段\n第二段"),
        (("行政执法", "专项检查内容"), "消防"),
        (("行政执法", "检查文书名称"), "一行"),
        (("单位和报告", "主送机关"), "区委、区政府"),
        (("单位和报告", "单位全称"), "河东区教育局"),
        (("存在不足",), [{"提法": "甲", "内容": "乙"}]),
        (("活动", 0, "内容"), "丙"),
        (("活动", 1, "数字"), {"讲座": "15场", "受众": "400余人"}),
        (("信息公开", "公开信息条数"), 5),
    ],
)
def test_a_changed_answer_leaves_every_comment_and_answer_in_place(place, value, newline):
    before = FILE.replace("\n", newline)
    after = set_value(before, place, value)
    expected = plain_data(before)
    holder = expected
    for step in place[:-1]:
        holder = holder.setdefault(step, {}) if isinstance(holder, dict) else holder[step]
    holder[place[-1]] = str(value) if isinstance(value, int) else value
    assert plain_data(after) == expected
    inside = "下一条是后加的" if place[-1] == "专项检查内容" else ""
    for line in before.splitlines():
        comment = line.partition("#")[2]
        if comment and "引号" not in line and comment.strip() != inside:
            assert comment in after
    assert after.count("\r\n") == (after.count("\n") if newline == "\r\n" else 0)


def test_only_the_changed_line_changes():
    after = set_value(FILE, ("行政执法", "行政检查次数"), "77次")
    changed = [(a, b) for a, b in zip(FILE.splitlines(), after.splitlines(), strict=True) if a != b]
    assert changed == [("  行政检查次数: 892  # 已核对", "  行政检查次数: 77次  # 已核对")]


def test_a_new_key_stands_where_the_form_has_it():
    order = ("年度", "报告种类", "主送机关")
    after = set_value(FILE, ("单位和报告", "报告种类"), "年度报告", order)
    assert "年度: 2021   # 不要改\n  报告种类: 年度报告\n  主送机关:\n" in after


def test_items_are_inserted_moved_and_deleted_with_their_comments():
    inserted = insert_item(FILE, ("活动",), 1, {"主题": "诚信建设", "内容": "丁"})
    assert [a["主题"] for a in plain_data(inserted)["活动"]] == ["法治宣传", "诚信建设", "营商环境"]
    moved = move_item(inserted, ("活动",), 2, 0)
    assert [a["主题"] for a in plain_data(moved)["活动"]] == ["营商环境", "法治宣传", "诚信建设"]
    assert "# 第一条" in moved
    assert "# 两条之间" in moved
    deleted = delete_item(moved, ("活动",), 1)
    assert [a["主题"] for a in plain_data(deleted)["活动"]] == ["营商环境", "诚信建设"]
    assert "# 第一条" not in deleted
    assert plain_data(delete_item(delete_item(deleted, ("活动",), 0), ("活动",), 0))["活动"] == "无"


def test_a_list_said_to_be_empty_becomes_a_list_of_one():
    after = insert_item(FILE, ("存在不足",), 0, {"内容": "甲"})
    assert plain_data(after)["存在不足"] == [{"内容": "甲"}]


def test_a_place_below_a_text_is_refused():
    with pytest.raises(EditError):
        set_value(FILE, ("存在不足", "内容"), "甲")


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n：: #-'\"{}[]|>&*!%@`，。"),
    max_size=40,
)
VALUES = st.one_of(
    TEXTS,
    st.integers(0, 10**9),
    st.lists(TEXTS.filter(bool), min_size=1, max_size=3),
    st.dictionaries(TEXTS.filter(bool), TEXTS, min_size=1, max_size=3),
)
PLACES = st.sampled_from(
    [
        ("单位和报告", "年度"),
        ("单位和报告", "主送机关"),
        ("行政执法", "行政检查次数"),
        ("行政执法", "检查文书名称"),
        ("行政执法", "新的一项"),
        ("存在不足",),
        ("活动", 0, "内容"),
        ("活动", 1, "主题"),
        ("全新",),
    ]
)


def _as_text(value):
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    return value


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=6))
def test_any_texts_in_any_order_read_back_as_they_were_given(changes):
    text, told = FILE, {}
    for place, value in changes:
        text = set_value(text, place, value)
        told[place] = _as_text(value)
    tree = plain_data(text)
    for place, value in told.items():
        found = tree
        for step in place:
            found = found[step]
        assert found == value
    assert "# 河东区教育局的填报文件" in text
    assert "# 末尾的注" in text
    assert "# 两条之间" in text
