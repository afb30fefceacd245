"""Answers files as people write them: encodings, plain texts, slips named with their line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers.load import known_titles, parse_answers
from drafter.errors import InputError
from drafter.folders import shipped
from drafter.limits import ANSWERS
from drafter.yamlfile.yaml_text import parse_yaml, read_yaml

TEXT = "单位和报告:\n  单位全称: 河东区教育局\n"
TREE = {"单位和报告": {"单位全称": "河东区教育局"}}


def complaint(text: str) -> str:
    """Return what is said about `text` as an answers file; fails when nothing is."""
    with pytest.raises(InputError) as caught:
        parse_answers(text, Path("填报.yaml"), (shipped("templates"),))
    return str(caught.value)


def answers(*lines: str) -> str:
    """Return a file whose lines 1 to 5 are right and whose line 6 on are `lines`."""
    head = ["格式版本: 1", "单位和报告:", "  地区模板: 通用", "  单位全称: 河东区教育局", "  年度: 2021"]
    return "\n".join([*head, *lines]) + "\n"


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), ""),
        (TEXT.replace("\n", "\r\n").encode(), ""),
        (TEXT.encode("gbk"), "文件是 GBK 编码，已照此读出，保存时将转为 UTF-8"),
        (TEXT.encode("gb18030"), "文件是 GBK 编码，已照此读出，保存时将转为 UTF-8"),
        (TEXT.encode("utf-16"), "文件是 UTF-16 编码，保存时将转为 UTF-8"),
        ("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"), "文件是 UTF-16 编码"),
    ],
    ids=["UTF-8", "BOM", "CRLF", "GBK", "GB18030", "UTF-16", "UTF-16 BE"],
)
def test_a_file_is_read_in_any_encoding_that_notepad_writes(tmp_path, data, notice):
    path = tmp_path / "填报.yaml"
    path.write_bytes(data)
    source = read_yaml(path)
    assert source.tree == TREE
    assert "".join(source.notices).startswith(notice)
    assert bool(source.notices) == bool(notice)
    assert source.where(("单位和报告", "单位全称")) == "填报.yaml 第2行"


@pytest.mark.parametrize(
    "value",
    [
        "yes",
        "no",
        "0123",
        "12:30",
        "1e3",
        "null",
        "~",
        "2021-03-01",
        "0x1F",
        "1_000",
        "true",
        ".5",
        "100%",
        "10%",
        "2021",
        "3.10",
        "=",
        "<<",
    ],
)
def test_a_value_stays_the_text_that_was_typed(value):
    assert parse_yaml(f"答案: {value}\n", Path("填报.yaml")).tree == {"答案": value}


def test_an_empty_value_is_an_empty_text():
    assert parse_yaml("甲:\n乙: ''\n", Path("填报.yaml")).tree == {"甲": "", "乙": ""}


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有说明\n", "---\n"])
def test_an_empty_file_asks_for_the_jurisdiction(text):
    message = complaint(text)
    assert message.startswith("填报.yaml")
    assert "请在“单位和报告”下写一行“地区模板: 通用”" in message


SLIPS = {
    "full-width colon": (
        answers("行政执法:", "  行政检查次数：892"),
        "第7行：“行政检查次数”后面用了全角冒号“：”；请改成半角冒号加一个空格",
    ),
    "full-width colon between others": (
        answers("行政执法:", "  行政检查次数: 77", "  检查文书名称：甲", "  每次执法最少人数: 2"),
        "第8行：“检查文书名称”后面用了全角冒号",
    ),
    "full-width colon of a group": (
        answers("行政执法：", "  行政检查次数: 77"),
        "第6行：“行政执法”后面用了全角冒号",
    ),
    "full-width colon and a slip of the pen": (
        answers("行政执法:", "  行政检察次数：892"),
        "第7行：“行政检察次数”后面用了全角冒号",
    ),
    "no space after the colon": (
        answers("行政执法:", "  行政检查次数:892"),
        "第7行：“行政检查次数”的冒号后面缺一个空格；请在冒号后空一格",
    ),
    "tab as indent": (
        answers("行政执法:", "\t行政检查次数: 892"),
        "第7行：行首或冒号后用了制表符（Tab 键）；请改成空格，每级缩进两格",
    ),
    "tab after spaces": (
        answers("行政执法:", "  行政检查次数: 77", "  \t检查文书名称: 甲"),
        "第8行：行首或冒号后用了制表符",
    ),
    "full-width space as indent": (
        answers("行政执法:", "　　行政检查次数: 892"),
        "第7行：行首用了全角空格；请改成半角空格，每级缩进两格",
    ),
    "lost indent": (
        answers("行政执法:", "行政检查次数: 892"),
        "第7行：“行政检查次数”的位置不对，应当写在“行政执法”之下；请检查这一行的缩进",
    ),
    "lost indent though a group has a like name": (
        answers("信息公开:", "信息公开引发争议件数: 无"),
        "第7行：“信息公开引发争议件数”的位置不对，应当写在“信息公开”之下",
    ),
    "indent too deep": (
        answers("行政执法:", "  行政检查次数: 77", "  其他情况: 无"),
        "第8行：“其他情况”的位置不对，应当写在最左边（顶格）",
    ),
    "uneven indent": (
        answers("行政执法:", "  行政检查次数: 77", " 检查文书名称: 甲"),
        "第8行：格式有误。这一行的缩进和上面同级的行没有对齐",
    ),
    "nearly right name": (
        answers("行政执法:", "  行政检察次数: 892"),
        "第7行：“行政执法”里没有“行政检察次数”这一项；是不是“行政检查次数”？",
    ),
    "nearly right group": (
        answers("行政执发:", "  行政检查次数: 892"),
        "第6行：这里没有“行政执发”这一项；是不是“行政执法”？",
    ),
    "name that exists nowhere": (
        answers("行政执法:", "  检查文书名: 甲"),
        "第7行：“行政执法”里没有“检查文书名”这一项；是不是“检查文书名称”？",
    ),
    "duplicate name": (
        answers("行政执法:", "  行政检查次数: 1", "  检查文书名称: 甲", "  行政检查次数: 2"),
        "第9行：“行政检查次数”在第7行已经写过；请删去其中一个",
    ),
    "duplicate group": (
        answers("行政执法:", "  行政检查次数: 1", "行政执法:"),
        "第8行：“行政执法”在第6行已经写过",
    ),
    "anchor and alias of a group": (
        answers("信息公开: &甲x", "  公开信息条数: 1", "诚信建设: *甲x"),
        "答案的开头用了 YAML 的特殊符号（@ ` % & * ! 等）；请给整个答案加上双引号",
    ),
    "alias of a list": (
        answers("存在不足: &a", "  - 内容: 甲", "下年安排: *a"),
        "第6行：用了 YAML 的 &、* 或 ! 记号；请把内容直接写出来",
    ),
    "anchor that would swallow a word": (
        answers("其他情况: &abc 甲"),
        "第6行：用了 YAML 的 &、* 或 ! 记号",
    ),
    "tag that would swallow a word": (
        answers("其他情况: !important 甲"),
        "第6行：用了 YAML 的 &、* 或 ! 记号",
    ),
    "answer that begins with an asterisk": (
        answers("其他情况: *重点"),
        "第6行：格式有误。答案的开头用了 YAML 的特殊符号",
    ),
    "answer that begins with a percent sign": (
        answers("其他情况: %五"),
        "第6行：格式有误。答案的开头用了 YAML 的特殊符号",
    ),
    "unclosed quote": (
        answers('其他情况: "甲', "存在不足: 无"),
        "第6行：格式有误。引号没有成对；补上后一个引号，或把半角引号都去掉",
    ),
    "unclosed bracket": (
        answers("其他情况: [甲", "存在不足: 无"),
        "第6行：格式有误。方括号或花括号没有成对",
    ),
    "half-width quotes around the first words": (
        answers('其他情况: "双随机"工作'),
        "第6行：格式有误。半角引号后面还有字；答案里的引号请用全角“”",
    ),
    "two colons in a line": (
        answers("其他情况: 时间: 三月"),
        "第6行：格式有误。一行里出现了两个“: ”",
    ),
    "second document": (answers("---", "其他情况: 无"), "第6行：格式有误。“---”之后是另一份内容"),
    "line without a colon": (
        answers("行政执法:", "  行政检查次数: 77", "其他情况 无", "存在不足: 无"),
        "行：格式有误。这一行缺少半角冒号，应写成“名称: 答案”",
    ),
    "too deep": (
        answers("其他情况:", *["  " * n + "甲:" for n in range(1, 16)]),
        "第19行：层次太深；请检查缩进",
    ),
    "absurdly deep": (answers("其他情况: " + "[" * 100_000), "第6行：层次太深"),
    "absurdly deep list": (answers("存在不足:", "- " * 100_000 + "甲"), "第7行：层次太深"),
    "list as the whole file": (
        "- 甲\n- 乙\n",
        "第1行：整个文件应当由“名称: 答案”的行组成；请对照样例检查",
    ),
    "one sentence as the whole file": ("随便写的一句话\n", "第1行：整个文件应当由"),
    "list as a name": (answers("? [甲, 乙]", ": 丙"), "第6行：冒号前面应当是一个名称"),
    "control character": (answers("其他情况: 甲\x07乙"), "有打印不出的字符（U+0007）；请删去后保存"),
}


@pytest.mark.parametrize(("text", "message"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_with_file_and_line(text, message):
    said = complaint(text)
    assert said.startswith("填报.yaml")
    assert message in said


def test_a_file_with_windows_line_ends_is_complained_about_at_the_same_line():
    text = answers("行政执法:", "  行政检察次数: 892")
    assert complaint(text.replace("\n", "\r\n")) == complaint(text)


def test_all_unknown_names_are_told_at_once_a_line_each():
    said = complaint(answers("行政执法:", "  行政检察次数: 892", "其它情况: 无"))
    assert [line.partition("：")[0] for line in said.splitlines()] == [
        "填报.yaml 第7行",
        "填报.yaml 第8行",
    ]


def test_a_long_row_of_complaints_is_cut_and_counted():
    said = complaint(answers("行政执法:", *[f"  行政检查次数{n}: 1" for n in range(20)]))
    assert len(said.splitlines()) == 9
    assert said.endswith("……另有 12 处，改好上面的再试")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是文本文件；请检查是否选错了文件"),
        (b"#" * (ANSWERS.most + 1), "超过填报文件的上限 4 MB；请检查是否选错了文件"),
        (TEXT.encode("utf-16-le"), "不是文本文件"),
    ],
    ids=["binary", "too large", "UTF-16 without BOM"],
)
def test_a_file_of_another_kind_is_refused(tmp_path, data, message):
    path = tmp_path / "填报.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=re.escape(message)):
        read_yaml(path, known_titles)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(InputError, match=r"没有[.]yaml：找不到这个文件；请检查文件名和所在文件夹"):
        read_yaml(tmp_path / "没有.yaml")
    with pytest.raises(InputError, match="这是一个文件夹；请写出里面填报文件的名称"):
        read_yaml(tmp_path)


lines = st.text("甲乙: ：-\"'[]{}#&*!|>\t　1\n  ", max_size=40)


@given(lines)
def test_any_text_is_read_or_refused_in_chinese(text):
    try:
        source = parse_yaml(text, Path("填报.yaml"), known_titles)
    except InputError as error:
        source, message = None, str(error)
    if source is None:
        assert re.match("填报.yaml( 第[0-9]+行)?：?.*[一-鿿]", message)
    else:
        assert all(1 <= line <= text.count("\n") + 1 for line in source.lines.values())
