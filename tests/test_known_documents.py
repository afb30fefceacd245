"""The table of documents, and what is doubted because it is near one of them."""

from __future__ import annotations

import pytest

from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text
from drafter.checking.text.known_documents import known, misquotations
from drafter.checking.text.likeness import distance, nearest_title

BY_NAME = {rule.name: rule for rule in all_rules()}
DOCUMENTS = {document.name: document for document in known().values()}


def told(name: str, text: str, year: int = 2023) -> list[str]:
    """Return what the rule `name` tells of `text`."""
    return [f"{hit.message}；{hit.mend}" for hit in BY_NAME[name].check(read_text(text, "例.txt", year))]


def test_there_are_250_documents_each_with_a_source() -> None:
    assert len(DOCUMENTS) >= 250
    assert all(document.source for document in DOCUMENTS.values())
    assert sum(document.confirmed for document in DOCUMENTS.values()) >= 190


def test_the_table_agrees_with_itself() -> None:
    for document in DOCUMENTS.values():
        assert document.since <= document.until, document
        assert not document.successor or document.successor in DOCUMENTS, document
        assert list(document.revised) == sorted(document.revised), document
        assert all(len(day.split("-")) == 3 for day in document.force), document
    assert all(any(name.startswith(right) for name in DOCUMENTS) for right in misquotations().values())
    assert not set(misquotations()) & set(DOCUMENTS)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("教育法", "教育法", 0),
        ("教育督导", "督导教育", 4),
        ("行政处罚", "行政罚处", 1),
        ("行政处罚", "行政处", 1),
        ("ab", "cd", 2),
    ],
)
def test_distance_counts_what_is_put_in_left_out_replaced_and_exchanged(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 9) == apart


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("未成年保护法", "未成年人保护法"),
        ("行政处法罚", "行政处罚法"),
        ("公务员政务处分法", "公职人员政务处分法"),
        ("政府信息公开办法", "政府信息公开条例"),
        ("法治政府建设实施方案（2021—2025年）", "法治政府建设实施纲要（2021—2025年）"),
        ("法治政府建设实施纲要（2021—2030年）", "法治政府建设实施纲要（2021—2025年）"),
        ("校外培训行政处罚暂行条例", "校外培训行政处罚暂行办法"),
        ("关于全面推行行政执法公示制度执法全过程记录制度重大执法决定审核制度的指导意见", "关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见"),
    ],
)  # fmt: skip
def test_a_title_near_a_known_one_is_doubted(written: str, right: str) -> None:
    assert nearest_title(written).startswith(right[:8])
    assert told("引用-误写", f"落实《{written}》。")


@pytest.mark.parametrize(
    "title",
    [
        "天津市行政执法监督规定",
        "天津市法治政府建设实施纲要（2021—2025年）",
        "行政强制法",
        "刑事诉讼法",
        "甲区教育局行政处罚裁量权基准",
        "某区法治政府建设实施方案（2021—2025年）",
        "随机抽查事项清单",
        "学校安全工作规定",
        "行政检查记录表",
        "教育法",
        "关于报送2023年法治政府建设情况报告的通知",
    ],
)
def test_another_title_is_left_alone(title: str) -> None:
    assert nearest_title(title) == ""


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("引用-文号", "落实《法治政府建设与责任落实督察工作规定》（厅字〔2018〕28号）。"),
        ("引用-条数", "依据《教师资格条例》第三十二条。"),
        ("引用-条数", "依据行政处罚法第九十条的规定。"),
        ("引用-修订年份", "学习2022年修订的《未成年人保护法》。"),
        ("引用-施行日期", "新修订的《行政复议法》自2023年1月1日起施行。"),
        ("引用-制定机关", "学习教育部颁布的《家庭教育促进法》。"),
        ("引用-制定机关", "落实国务院办公厅印发的《法治政府建设实施纲要（2021—2025年）》。"),
        ("年度-文件有效", "依据民法通则处理纠纷。"),
    ],
)
def test_what_is_said_of_a_document_is_compared_with_the_table(rule: str, text: str) -> None:
    assert told(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("引用-文号", "落实《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）和《关于某事的意见》（甲字〔2019〕1号）。"),
        ("引用-条数", "依据《行政处罚法》第三十三条第一款，劳动合同法律知识第九百条。"),
        ("引用-修订年份", "学习2021年修订的《行政处罚法》、2024年修正的《未成年人保护法》。"),
        ("引用-施行日期", "自2021年7月15日起施行的《行政处罚法》，《行政复议法》自2024年1月1日起施行。"),
        ("引用-制定机关", "国务院办公厅印发的《提升行政执法质量三年行动计划（2023—2025年）》，中共中央办公厅、国务院办公厅印发的"
         "《法治政府建设与责任落实督察工作规定》，教育部公布的《未成年人学校保护规定》，国务院公布《公平竞争审查条例》。"),
    ],
)  # fmt: skip
def test_what_agrees_with_the_table_is_left_alone(rule: str, text: str) -> None:
    assert told(rule, text) == []
