"""Broken inputs: one Chinese message that names the place, and nothing on disk is touched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import TITLE, dump, make_answers, run_drafter, snapshot, write_tree

DOCUMENT = f"{TITLE}.docx"
OUTLINE = [{"标题": "检查", "段落": "正文"}]
TRIAL = make_answers(单位和报告={"地区模板": "试用"})


class Broken(NamedTuple):
    """A broken input: its files, and what the message says."""

    says: str
    """Pattern of the message behind 错误：."""
    files: dict[str, str | bytes]
    answers: str = "填报.yaml"
    """What is given on the command line."""
    advice: str = ""
    """Further words of the message: what to do."""


def answers(says: str, text: str | bytes, advice: str = "") -> Broken:
    """Return the case of a broken answers file 填报.yaml."""
    return Broken(says, {"填报.yaml": text}, advice=advice)


def after_valid(*lines: str) -> str:
    """Return a valid file of 14 lines with `lines` from line 15 on."""
    valid = make_answers()
    assert len(valid.splitlines()) == 13
    return valid + "\n" + "\n".join(lines) + "\n"


def manifest(says: str, text: str, advice: str = "") -> Broken:
    """Return the case of a broken manifest of the jurisdiction 试用."""
    files = {"填报.yaml": TRIAL, "templates/试用/地区.yaml": text}
    return Broken(says, files, advice=advice)


def section(says: str, text: str, advice: str = "", outline: object = OUTLINE) -> Broken:
    """Return the case of a broken section file of the jurisdiction 试用."""
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    files = {
        "填报.yaml": TRIAL,
        "templates/试用/地区.yaml": dump({"名称": "试用", "上级模板": "通用", "报告": [kind]}),
        "templates/试用/正文.txt": text,
    }
    return Broken(says, files, advice=advice)


ACTIVITY = {"主题": "法治宣传", "内容": "讲座{讲座}。"}
CASES = {
    "no such file": Broken("没有.yaml：找不到这个文件", {}, "没有.yaml", "请检查文件名和所在文件夹"),
    "folder": Broken("子夹：这是一个文件夹", {"子夹/甲": ""}, "子夹", "请写出里面填报文件的名称"),
    "a .docx as answers": Broken("报告.docx：这是 Word 文档", {"报告.docx": b"PK"}, "报告.docx", "填报文件（.yaml）"),
    "a .docx renamed": answers("填报.yaml：不是文本文件", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff", "选错了文件"),
    "picture": answers("填报.yaml：不是文本文件", b"\x89PNG\r\n\x1a\n\x00\x00", "请检查是否选错了文件"),
    "huge file": answers("填报.yaml：文件有 5000 KB", b"#" * 5_000_000, "请检查是否选错了文件"),
    "empty file": answers("填报.yaml：没有写用哪个地区的模板", "", "地区模板: 通用"),
    "list as root": answers("填报.yaml 第1行：整个文件应当由", "- 甲\n- 乙\n", "请对照样例检查"),
    "sentence as root": answers("填报.yaml 第1行：整个文件应当由", "你好\n", "请对照样例检查"),
    "absurdly deep": answers("填报.yaml 第1行：层次太深", "甲: " + "[" * 200_000, "请检查"),
    "full-width colon": answers(
        "填报.yaml 第16行：“公开信息条数”后面用了全角冒号",
        after_valid("信息公开:", "  公开信息条数：400"),
        "请改成半角冒号加一个空格",
    ),
    "tab": answers(
        "填报.yaml 第16行：行首或冒号后用了制表符",
        after_valid("信息公开:", "\t公开信息条数: 400"),
        "请改成空格",
    ),
    "unclosed quote": answers(
        "填报.yaml 第16行：格式有误。引号没有成对",
        after_valid("信息公开:", '  公开信息条数: "400'),
        "补上后一个引号",
    ),
    "same name twice": answers(
        "填报.yaml 第15行：“其他情况”在第13行已经写过", after_valid("其他情况: 有"), "请删去其中一个"
    ),
    "aliases": answers(
        "填报.yaml 第15行：用了 YAML 的 &、\\* 或 ! 记号",
        after_valid("存在不足: &a [1]", "下年安排: *a"),
        "请把内容直接写出来",
    ),
    "unknown key": answers(
        "填报.yaml 第16行：“信息公开”里没有“公开信息条树”这一项",
        after_valid("信息公开:", "  公开信息条树: 4"),
        "是不是“公开信息条数”？",
    ),
    "unknown group": answers(
        "填报.yaml 第15行：这里没有“信息公示”这一项", after_valid("信息公示:"), "是不是“信息公开”？"
    ),
    "lost indent": answers(
        "填报.yaml 第16行：“公开信息条数”的位置不对",
        after_valid("信息公开:", "公开信息条数: 4"),
        "请检查这一行的缩进",
    ),
    "figure that is no number": answers(
        "填报.yaml 第16行：.*“若干”看不出是什么数",
        after_valid("信息公开:", "  公开信息条数: 若干"),
        "请写一个数，如 300余、近400",
    ),
    "unknown unit": answers(
        "填报.yaml 第16行：.*单位“坨”不认识",
        after_valid("信息公开:", "  公开信息条数: 4坨"),
        "可只写数字",
    ),
    "list where a figure is due": answers(
        "填报.yaml 第16行：.*这里要填一个数", after_valid("信息公开:", "  公开信息条数: [4, 5]")
    ),
    "list where a text is due": answers(
        "填报.yaml 第16行：.*这里要填一段文字，不能是列表",
        after_valid("争议化解:", "  诉讼结果: [胜诉, 败诉]"),
    ),
    "text where a group is due": answers(
        "填报.yaml 第15行：“信息公开”下面应当分行写各项",
        after_valid("信息公开: 四百条"),
        "写成“名称: 答案”",
    ),
    "text where records are due": answers(
        "填报.yaml 第15行：“存在不足”这里要填条目", after_valid("存在不足: 普法不够"), "没有就写“无”"
    ),
    "record without its dash": answers(
        "填报.yaml 第15行：“存在不足”这里要填条目，每条前面写“- ”",
        after_valid("存在不足:", "  内容: 普法不够"),
    ),
    "impossible date": answers(
        "填报.yaml 第10行：.*“2022年2月30日”不是日历上有的日子",
        make_answers(单位和报告={"成文日期": "2022年2月30日"}),
    ),
    "date of a meeting": answers(
        "填报.yaml 第17行：.*“年初”看不出是什么时间",
        after_valid("组织领导:", "  会议:", "    - 日期: 年初", "      会议: 例会"),
        "可写 3月1日",
    ),
    "year": answers(
        "填报.yaml 第6行：.*“21”不是四位数的年份",
        make_answers(单位和报告={"年度": "21"}),
        "请写成 2021",
    ),
    "choice": answers(
        "填报.yaml 第9行：.*“要”不是可选的答案", make_answers(单位和报告={"落款": "要"}), "请写“有”或“无”"
    ),
    "future format": answers("填报.yaml 第1行：.*格式版本是“9”", make_answers(格式版本="9"), "或更新 Drafter"),
    "no jurisdiction": answers("填报.yaml 第3行：没有写用哪个地区的模板", make_answers(单位和报告={"地区模板": None})),
    "unknown jurisdiction": answers(
        "填报.yaml 第[0-9]+行：找不到地区模板“通甪”", make_answers(单位和报告={"地区模板": "通甪"}), "通用"
    ),
    "jurisdiction named by a path": answers(
        "填报.yaml 第[0-9]+行：找不到地区模板“../通用”", make_answers(单位和报告={"地区模板": "../通用"})
    ),
    "jurisdiction named by a whole paragraph": answers(
        "填报.yaml 第[0-9]+行：找不到地区模板“很长", make_answers(单位和报告={"地区模板": "很长" * 200})
    ),
    "no kind of report": answers(
        "填报.yaml 第[0-9]+行：没有写报告种类",
        make_answers(单位和报告={"报告种类": None}),
        "请填：法治政府建设年度报告",
    ),
    "unknown kind of report": answers(
        "填报.yaml 第[0-9]+行：通用的模板没有“年终总结”这种报告",
        make_answers(单位和报告={"报告种类": "年终总结"}),
        "可选：法治政府建设年度报告",
    ),
    "unknown topic of an activity": answers(
        "填报.yaml 第15行：没有“法制宣传”这个活动主题",
        make_answers(活动=[{**ACTIVITY, "主题": "法制宣传"}]),
        "是不是“法治宣传”？",
    ),
    "unknown name in an activity": answers(
        "填报.yaml 第[0-9]+行：内容里引用的 {行政执法.行政检察次数} 不是一项答案",
        make_answers(活动=[{**ACTIVITY, "内容": "全年检查{行政执法.行政检察次数}"}]),
        "是不是“行政执法.行政检查次数”？",
    ),
    "figure of an activity": answers(
        "填报.yaml 第18行：.*“很多”看不出是什么数", make_answers(活动=[{**ACTIVITY, "数字": {"讲座": "很多"}}])
    ),
    "question of another jurisdiction": answers(
        "填报.yaml 第16行：本地补充里的“惠企政策”不是这个地区模板提的问题",
        after_valid("本地补充:", "  惠企政策: 甲"),
        "或删去这一项",
    ),
    "manifest that is no YAML": manifest(
        "试用/地区.yaml 第2行：“上级模板”后面用了全角冒号", "名称: 试用\n上级模板：通用\n报告: []\n"
    ),
    "manifest with an unknown key": manifest(
        "试用/地区.yaml 第2行：这里没有“上级模版”这一项",
        "名称: 试用\n上级模版: 通用\n",
        "是不是“上级模板”？",
    ),
    "manifest without a name": manifest("试用/地区.yaml：缺少“名称”", "上级模板: 通用\n", "请补上这一行"),
    "manifest with an unknown parent": manifest("找不到地区模板“通佣”", "名称: 试用\n上级模板: 通佣\n", "通用"),
    "parents in a circle": Broken(
        "地区模板的“上级模板”绕成了圈：试用 → 乙 → 试用",
        {
            "填报.yaml": TRIAL,
            "templates/试用/地区.yaml": "名称: 试用\n上级模板: 乙\n",
            "templates/乙/地区.yaml": "名称: 乙\n上级模板: 试用\n",
        },
    ),
    "section with an unknown answer": section(
        "试用/正文.txt 第2行：没有“行政检察次数”这个答案",
        "甲\n{{ 行政执法.行政检察次数 }}。",
        "是不是“行政检查次数”？",
    ),
    "section with an unclosed if": section(
        "试用/正文.txt 第[0-9]行：缺少 {% endif %}", "{% if 年度 is 有 %}甲", "都要有结尾"
    ),
    **{
        f"section that asks for {what}": section(f"试用/正文.txt 第2行：{says}", f"甲\n{tag}", advice)
        for what, tag, says, advice in (
            ("a number of 5,000 digits", "{{ " + "9" * 5000 + " }}", "{{ }} 或 {% %} 里的数太长", "请写普通的数"),
            ("such a number in an if", "{% if " + "9" * 5000 + " %}", "{{ }} 或 {% %} 里的数太长", "请写普通的数"),
            ("a hexadecimal one", "{{ 0x" + "f" * 5000 + " }}", "{{ }} 或 {% %} 里的数太长", "请写普通的数"),
            ("an infinite one", "{{ 1e999 }}", "{{ }} 或 {% %} 里的数太长", "请写普通的数"),
            ("the value of an answer", "{{ 年度.value }}", "“单位和报告.年度”下面没有“value”", "直接写它的名称"),
            ("the path of an answer", "{{ 年度.path }}", "“单位和报告.年度”下面没有“path”", "直接写它的名称"),
            ("the records of a list", "{{ 存在不足.items }}", "“存在不足”下面没有“items”", "直接写它的名称"),
            ("the keys of a group", "{{ 行政执法.keys }}", "没有“keys”这个答案", "names 查名称"),
            ("what is withheld", "{{ 不公开 }}", "“不公开”是填报文件自己的设置", "请从段落文件里删去"),
            ("the offices", "{{ 科室 }}", "“科室”是填报文件自己的设置", "请从段落文件里删去"),
            ("the version of the file", "{{ 格式版本 }}", "“格式版本”是填报文件自己的设置", "请从段落文件里删去"),
            (
                "the turn of a loop",
                "{% for 项 in 存在不足 %}{{ loop.index }}{% endfor %}",
                "loop 下面没有",
                "loop.first",
            ),
            ("an answer as a function", "{{ 年度(1) }}", "不能在答案后面加括号调用", "手册里写明的"),
            ("a file called by an answer", "{% include 年度 %}", "include 后面要写引号里的文件名", "另外.txt"),
            ("an activity by an answer", "{{ 活动(年度) }}", "活动.. 的括号里要写引号里的名称", "活动('名称')"),
            ("an else alone", "{% else %}", "{% else %}（否则）前面没有", "if"),
            ("nothing", "{{ }}", "{{ }} 或 {% %} 里少写了东西", "请补上"),
            ("a character of ours", "\U0010f123", "有打印不出的字符（U.10F123）", "请删去"),
            ("a mark of ours", "\U0010fff4", "有打印不出的字符（U.10FFF4）", "请删去"),
            ("a control character", "\x01", "有打印不出的字符（U.0001）", "请删去"),
        )
    },
    "section of ten thousand clauses": section(
        "试用/正文.txt：“\\+ ”开头的分句有 10001 条，超过 9999 条", "+ 甲\n" * 10_001, "请用空行分成几段"
    ),
    "title of 300,000 characters": manifest(
        "试用/地区.yaml：种类“法治政府建设年度报告”的标题“甲+……”印出来有 300000 个字",
        dump({"名称": "试用", "报告": [{"种类": "法治政府建设年度报告", "标题": "甲" * 300_000, "提纲": []}]}),
        "请改短标题",
    ),
    "title of thousands of words": manifest(
        "试用/地区.yaml：种类“法治政府建设年度报告”的标题",
        dump({"名称": "试用", "报告": [{"种类": "法治政府建设年度报告", "标题": "甲|" * 3000, "提纲": []}]}),
        "请改短标题",
    ),
    "format version of 5,000 digits": answers(
        "填报.yaml 第1行：.*格式版本：.*5000 个字，太长了", make_answers(格式版本="9" * 5000)
    ),
    "withheld record of 5,000 digits": answers(
        "填报.yaml 第[0-9]+行：“不公开”里的", make_answers(不公开=["活动." + "9" * 150]), "不是一项答案"
    ),
    "section that is missing": section(
        "试用：提纲里写了段落“漏写", "甲", "请建立这个文件，或改正提纲", [{"段落": "漏写"}]
    ),
    "section outside its folder": section(
        "试用：提纲里写了段落“../../../填报", "甲", "请建立这个文件，或改正提纲", [{"段落": "../../../填报"}]
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_broken_input_is_told_and_nothing_is_touched(tmp_path: Path, case: Broken):
    folder = write_tree(tmp_path / "年报", {DOCUMENT: b"by hand", **case.files})
    before = snapshot(folder)
    done = run_drafter("render", case.answers, cwd=folder)
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.match(f"错误：{case.says}", done.stderr), done.stderr
    assert case.advice in done.stderr
    assert done.stderr.count("错误：") == 1
    assert "Traceback" not in done.stderr
    assert snapshot(folder) == before


def test_the_table_is_as_broad_as_it_claims():
    assert len(CASES) >= 22
    assert all(re.search("[一-鿿]", case.says) for case in CASES.values())
