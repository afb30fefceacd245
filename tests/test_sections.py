"""Section files: what they print of the answers, and what is said when they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import TITLE, lines_of, make_answers, render_in_process, write_jurisdiction, write_tree

from drafter.errors import TemplateError
from drafter.folders import shipped
from drafter.pages.blocks import Paragraph
from drafter.text_runs import text_of

TRIAL = {"地区模板": "试用"}


def body(tmp_path: Path, section: str, **changes: object) -> list[str]:
    """Return the lines of a report whose only section is `section`, without the heading."""
    root = write_jurisdiction(tmp_path / "templates", {"正文": section})
    rendering = render_in_process(make_answers(单位和报告=TRIAL, **changes), root)
    return lines_of(rendering.document)[1:]


def complaint(tmp_path: Path, section: str, **manifest: object) -> str:
    """Return what is said about `section`; fails when nothing is."""
    root = write_jurisdiction(tmp_path / "templates", {"正文": section}, **manifest)
    with pytest.raises(TemplateError) as caught:
        render_in_process(make_answers(单位和报告=TRIAL), root)
    return str(caught.value)


MISTAKES = {
    "unknown answer": (
        "甲\n{{ 行政执法.行政检察次数 }}。",
        "试用/正文.txt 第2行：没有“行政检察次数”这个答案；是不是“行政检查次数”？",
    ),
    "unknown group": (
        "{{ 行政执发.行政检查次数 }}",
        "试用/正文.txt 第1行：没有“行政执发”这个名称；是不是“行政执法”？",
    ),
    "unknown name alone": ("{{ 年渡 }}", "第1行：没有“年渡”这个名称；是不是“年度”？"),
    "unknown answer in a condition": (
        "甲\n\n{% if 行政执法.行政检察次数 is 有 %}乙{% endif %}",
        "第3行：没有“行政检察次数”这个答案；是不是“行政检查次数”？",
    ),
    "unknown filter": (
        "甲\n{{ 行政执法.行政检查次数|数字 }}",
        "第2行：没有“数字”这个过滤器；可用：数、汉字、无则、照印、列举、可缺、必填、句",
    ),
    "unknown test": (
        "{% if 行政执法.行政检查次数 is 有没有 %}甲{% endif %}",
        "第1行：没有“is 有没有”这种判断；可用：有、无、已答、不适用",
    ),
    "missing endif": ("{% if 年度 is 有 %}\n甲", "缺少 {% endif %}（也可以写 {% 完 %}）；每个 if、for 都要有结尾"),
    "missing endfor": (
        "{% for 项 in 存在不足 %}\n甲",
        "缺少 {% endfor %}（也可以写 {% 完 %}）；每个 if、for 都要有结尾",
    ),
    "endif too many": ("甲\n{% endif %}", "第2行：多了 {% endif %}，前面没有和它成对的 if 或 for"),
    "unknown tag": ("{% 若是 年度 %}", "第1行：不认识 {% 若是 %}；可用 如果、否则、逐条、插入、完"),
    "unclosed print": ("甲{{ 年度", "第1行：{{ 或 {% 没有写完；请补上 }} 或 %}"),
    "unclosed remark": ("{# 甲", "试用/正文.txt 第1行：注释 {# 没有写完；请补上 #}"),
    "mark that is none in a name": (
        "{{ 行政执法、行政检查次数 }}",
        "第1行：有不认识的符号“、”；{{ }} 里的标点要用半角",
    ),
    "bare if on an answer": (
        "{% if 行政执法.行政检查次数 %}甲{% endif %}",
        "第1行：“行政执法.行政检查次数”不能直接用在 if 里；请写 is 有、is 无 或 is 已答",
    ),
    "comparison of an answer": (
        "{% if 其他情况 == '无' %}甲{% endif %}",
        "第1行：“其他情况”不能用 == 或大小来比；请写 is 有、is 无 或 is 已答",
    ),
    "answers stuck together": (
        "{{ 行政执法.行政检查次数 ~ '甲' }}",
        "第1行：段落文件里不能用“~”拼接",
    ),
    "whole group printed": ("{{ 行政执法 }}", "第1行：这里印不出来：请印出某一项答案"),
    "whole list printed": ("{{ 存在不足 }}", "第1行：这里印不出来：请印出某一项答案，列表请用 for"),
    "filter on a group": ("{{ 行政执法|数 }}", "第1行：“数”只能用在一项答案上"),
    "inner attribute of a text": ("{{ ''.__class__ }}", "第1行：“__class__”不是答案的名称"),
    "inner attribute of an answer": (
        "{{ 年度.__class__.__mro__ }}",
        "第1行：“__mro__”不是答案的名称",
    ),
    "multiplication": ("{{ '甲' * 999999999 }}", "第1行：段落文件里不能用“*”运算"),
    "power": ("{{ 9 ** 999999999 }}", "第1行：段落文件里不能用“**”运算"),
    "unknown topic": (
        "{{ 活动('法制宣传') }}",
        "第1行：没有“法制宣传”这个活动主题；是不是“法治宣传”？",
    ),
    "unknown reference": (
        "甲\n{{ 引用('实施刚要') }}",
        "第2行：没有“实施刚要”这个引用；是不是“实施纲要”？",
    ),
    "missing include": ("{% include '页脚.txt' %}", "第1行：找不到要 include 的“页脚.txt”"),
}


@pytest.mark.parametrize(("section", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_file_and_line(tmp_path, section, message):
    said = complaint(tmp_path, section)
    assert said.startswith("试用/正文.txt 第")
    assert message in said


def test_a_section_file_that_nobody_wrote_is_named(tmp_path):
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"段落": "漏写的"}]}
    said = complaint(tmp_path, "甲", 报告=[kind])
    assert said.startswith("试用：提纲里写了段落“漏写的")
    assert "请建立这个文件，或改正提纲" in said


def test_a_section_file_in_another_encoding_is_named(tmp_path):
    root = write_jurisdiction(tmp_path, {"正文": ""})
    write_tree(root, {"试用/正文.txt": "全年检查{{ 年度 }}。".encode("gbk")})
    with pytest.raises(TemplateError, match=r"正文\.txt：不是 UTF-8 编码；请用记事本“另存为”"):
        render_in_process(make_answers(单位和报告=TRIAL), root)


def test_a_section_file_may_begin_with_the_mark_that_notepad_writes(tmp_path):
    assert body(tmp_path, "\ufeff检查{{ 行政执法.行政检查次数 }}。") == ["检查77次。"]


def test_an_unknown_name_in_a_heading_is_named(tmp_path):
    outline = [{"标题": "{年渡}年的工作", "段落": "正文"}]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    said = complaint(tmp_path, "甲", 报告=[kind])
    assert "标题“{年渡}年的工作”里有 {年渡}；这里只能用 {年度}、{单位全称}" in said


@pytest.mark.parametrize(
    ("section", "answer", "expected"),
    [
        ("检查{{ 行政执法.行政检查次数 }}。", "77", "检查77次。"),
        ("检查{{ 行政执法.行政检查次数 }}。", "400余", "检查400余次。"),
        ("检查{{ 行政执法.行政检查次数 }}。", "77户次", "检查77户次。"),
        ("检查{{ 行政执法.行政检查次数 }}。", "2次以上", "检查2次以上。"),
        ("检查{{ 行政执法.行政检查次数|数 }}轮。", "77", "检查77轮。"),
        ("检查{{ 行政执法.行政检查次数|汉字 }}。", "1", "检查一次。"),
        ("检查{{ 行政执法.行政检查次数|汉字 }}。", "2", "检查两次。"),
        ("检查{{ 行政执法.行政检查次数|汉字 }}。", "11", "检查11次。"),
        ("检查{{ 行政执法.行政检查次数|汉字 }}。", "10余", "检查10余次。"),
        ("{{ 行政执法.行政检查次数|无则('没有检查') }}。", "无", "没有检查。"),
        ("{{ 行政执法.行政检查次数|无则('没有检查') }}。", "3", "3次。"),
        ("检查{{ 行政执法.行政检查次数 }}。", None, "检查【待填：行政检查次数（次）】。"),
    ],
)
def test_a_figure_is_printed(tmp_path, section, answer, expected):
    assert body(tmp_path, section, 行政执法={"行政检查次数": answer}) == [expected]


STATES = (
    "{% if 行政执法.行政检查次数 is 有 %}有{% endif %}"
    "{% if 行政执法.行政检查次数 is 无 %}无{% endif %}"
    "{% if 行政执法.行政检查次数 is 已答 %}已答{% endif %}"
    "{% if 行政执法.行政检查次数 is 不适用 %}不适用{% endif %}"
    "—{{ 年度 }}"
)


@pytest.mark.parametrize(
    ("answer", "states"),
    [("77", "有已答"), ("无", "无已答"), ("0", "无已答"), ("不适用", "已答不适用"), (None, "")],
)
def test_zero_not_applicable_and_unanswered_are_told_apart(tmp_path, answer, states):
    assert body(tmp_path, STATES, 行政执法={"行政检查次数": answer}) == [f"{states}—2021"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (["消防", "安全"], "查消防、安全等。"),
        ("消防、安全", "查消防、安全等。"),
        (["《甲》", "《乙》"], "查《甲》《乙》等。"),
        (["“甲”", "乙"], "查“甲”、乙等。"),
    ],
)
def test_names_are_joined_and_titles_side_by_side_are_not(tmp_path, answer, expected):
    section = "查{{ 行政执法.专项检查内容|列举('等') }}。"
    assert body(tmp_path, section, 行政执法={"专项检查内容": answer}) == [expected]


@pytest.mark.parametrize(
    ("year", "edition"),
    [
        (2019, "（2015—2020年）"),
        (2020, "（2015—2020年）"),
        (2021, "（2021—2025年）"),
        (2025, "（2021—2025年）"),
    ],
)
def test_a_report_cites_the_edition_in_force_in_its_year(year, edition):
    text = make_answers(单位和报告={"年度": year})
    preface = lines_of(render_in_process(text).document)[0]
    assert f"落实《法治政府建设实施纲要{edition}》，扎实推进" in preface


def test_a_plan_that_has_run_out_leaves_with_its_phrase():
    preface = lines_of(render_in_process(make_answers(单位和报告={"年度": 2026})).document)[0]
    assert "精神，扎实推进法治政府建设。" in preface
    assert "实施纲要" not in preface
    assert "督察工作规定" in preface


def test_a_child_folder_overrides_one_section_and_inherits_the_rest(tmp_path):
    write_tree(
        tmp_path,
        {
            "分局/地区.yaml": "名称: 分局\n上级模板: 通用\n",
            "分局/执法检查.txt": "我们检查了{{ 行政执法.行政检查次数 }}。\n",
        },
    )
    changes = {"执法队伍": {"持证执法人员": "11"}}
    parent = render_in_process(make_answers(**changes))
    child = render_in_process(make_answers(单位和报告={"地区模板": "分局"}, **changes), tmp_path)
    before, after = lines_of(parent.document), lines_of(child.document)
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [("全年开展行政检查77次。", "我们检查了77次。")]
    assert child.document.title == TITLE
    sections = {
        text_of(block.runs): block.origin.section for block in child.document.blocks if isinstance(block, Paragraph)
    }
    assert sections["我们检查了77次。"] == "分局/执法检查.txt"
    assert sections["截至年末，持有行政执法证件的人员11人。"] == "通用/执法队伍.txt"


def test_every_shipped_section_file_renders_with_nothing_answered():
    manifests = sorted(shipped("templates").glob("*/地区.yaml"))
    for manifest in manifests:
        kinds = re.findall(r"种类: (\S+)", manifest.read_text(encoding="utf-8"))
        for kind in kinds:
            own = {"地区模板": manifest.parent.name, "报告种类": kind}
            text = make_answers(单位和报告=own, 行政执法=None, 其他情况=None)
            assert any("【待填：" in line for line in lines_of(render_in_process(text).document))
