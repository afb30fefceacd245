"""Slips of people who write section files: each is taken as it was meant, or told with its line; none is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import lines_of, make_answers, render_in_process, write_jurisdiction, write_tree

from drafter.authoring.check import check_jurisdiction
from drafter.errors import DrafterError
from drafter.folders import shipped

ANSWERS = make_answers(
    单位和报告={"地区模板": "试用"},
    行政执法={"行政检查次数": "77", "案卷评查件数": "20", "专项检查联合部门": ["公安", "消防"]},
    存在不足=[{"提法": "普法不深", "内容": "形式单一"}],
    争议化解={"败诉案件": "无"},
    活动=[{"主题": "法治宣传", "内容": "办讲座。"}],
)
GOOD = "检查{{ 行政执法.行政检查次数 }}。"
MARKS = re.compile(r"[\[\]{}*｛｝［］＊|｜＃＋#`<>]|【(?!待填)")

MEANT: dict[str, tuple[str, list[str]]] = {
    "full-width option": ("［［评查{{ 行政执法.案卷评查件数 }}］］。", ["评查20件。"]),
    "option in lenticular brackets": (f"{GOOD[:-1]}【【，优秀{{{{ 行政执法.优秀案卷件数 }}}}】】。", ["检查77次。"]),
    "option opened wide, closed plain": (f"{GOOD[:-1]}［［，优秀{{{{ 行政执法.优秀案卷件数 }}}}]]。", ["检查77次。"]),
    "option within an option": (
        "[[检查{{ 行政执法.行政检查次数 }}[[，评查{{ 行政执法.案卷评查件数 }}[[，优秀{{ 行政执法.优秀案卷件数 }}]]]]]]。",
        ["检查77次，评查20件。"],
    ),
    "outer option without its answer": (
        f"{GOOD}[[优秀{{{{ 行政执法.优秀案卷件数 }}}}[[，评查{{{{ 行政执法.案卷评查件数 }}}}]]]]。",
        ["检查77次。"],
    ),
    "full-width braces": ("检查｛｛ 行政执法.行政检查次数 ｝｝。", ["检查77次。"]),
    "one brace wide": ("检查{｛ 行政执法.行政检查次数 }｝。", ["检查77次。"]),
    "full-width tag": ("｛％ 如果 行政执法.行政检查次数 有 ％｝\n" + GOOD + "\n｛％ 完 ％｝", ["检查77次。"]),
    "full-width remark": (GOOD + "｛＃ 法规科定稿 ＃｝", ["检查77次。"]),
    "full-width heading": (f"＃ 检查\n{GOOD}", ["（一）检查", "检查77次。"]),
    "heading with a wide space": (f"#　检查\n{GOOD}", ["（一）检查", "检查77次。"]),
    "full-width item": (f"－ {GOOD}\n－ 亮证。", ["（一）检查77次。", "（二）亮证。"]),
    "full-width clause": (f"＋ {GOOD}\n＋ 评查{{{{ 行政执法.案卷评查件数 }}}}", ["一是检查77次；二是评查20件。"]),
    "full-width lead": (f"＊＊严格检查。＊＊{GOOD}", ["严格检查。检查77次。"]),
    "wide bar of a filter": ("检查{{ 行政执法.行政检查次数｜数 }}轮。", ["检查77轮。"]),
    "wide brackets and quotation marks": (
        "会同{{ 行政执法.专项检查联合部门|列举（‘等部门’） }}检查。",
        ["会同公安、消防等部门检查。"],
    ),
    "Chinese comma in a call": (
        "会同{{ 行政执法.专项检查联合部门|列举('等部门'，'') }}检查。",
        ["会同公安、消防等部门检查。"],
    ),
    "curly double quotation marks": ("{{ 活动（“法治宣传”） }}", ["办讲座。"]),
    "Chinese stop in a name": ("检查{{ 行政执法。行政检查次数 }}。", ["检查77次。"]),
    "wide dot in a name": ("检查{{ 行政执法．行政检查次数 }}。", ["检查77次。"]),
    "wide space in braces": ("检查{{　行政执法.行政检查次数　}}。", ["检查77次。"]),
    "no space in braces": ("检查{{行政执法.行政检查次数}}。", ["检查77次。"]),
    "is left out": ("{% 如果 行政执法.行政检查次数 有 %}\n" + GOOD + "\n{% 完 %}", ["检查77次。"]),
    "Chinese words mixed with Jinja2's": (
        "{% if 行政执法.行政检查次数 是 有 %}\n" + GOOD + "\n{% 否则 %}\n无。\n{% endif %}",
        ["检查77次。"],
    ),
    "mark of Notepad at the beginning": ("\ufeff" + GOOD, ["检查77次。"]),
    "line ends of Windows": (f"# 检查\r\n{GOOD}\r\n", ["（一）检查", "检查77次。"]),
    "tabs before a line": (f"\t{GOOD}\n\t\t亮证。", ["检查77次。亮证。"]),
    "spaces before a heading": (f"   # 检查\n{GOOD}", ["（一）检查", "检查77次。"]),
    "spaces behind a line": (f"检查有序。   \n{GOOD}", ["检查有序。检查77次。"]),
    "empty lines in a row": (f"{GOOD}\n\n\n\n亮证。", ["检查77次。", "亮证。"]),
    "zero of a sentence": ("败诉{{ 争议化解.败诉案件|无则('') }}。" + GOOD, ["检查77次。"]),
    "empty option": (f"{GOOD[:-1]}[[]]。", ["检查77次。"]),
}
"""Section → the lines it makes."""

TOLD: dict[str, tuple[str, str]] = {
    "option never closed": (f"{GOOD}\n评查[[，优秀{{{{ 行政执法.优秀案卷件数 }}}}。", "第2行：“[[”没有写完"),
    "option never opened": ("检查，优秀{{ 行政执法.优秀案卷件数 }}]]。", "第1行：多了“]]”"),
    "option closed in the next paragraph": (f"检查[[，优秀\n\n{GOOD}]]", "第1行：“[[”没有写完"),
    "option open before an item": (f"检查[[，优秀\n- {GOOD}]]", "第1行：“[[”没有写完"),
    "two opened, one closed": ("[[甲[[，乙{{ 年度 }}]]。", "第1行：“[[”没有写完"),
    "one opened, two closed": ("[[甲{{ 年度 }}]]]]。", "第1行：多了“]]”"),
    "one bracket missing at the beginning": ("检查[，优秀{{ 行政执法.优秀案卷件数 }}]]。", "第1行：多了“]]”"),
    "one bracket missing at the end": ("检查[[，优秀{{ 行政执法.优秀案卷件数 }}]。", "第1行：“[[”没有写完"),
    "single brackets": ("检查[，优秀{{ 行政执法.优秀案卷件数 }}]。", "第1行：单个的“[”不是记号"),
    "single lenticular brackets": ("检查【，优秀{{ 行政执法.优秀案卷件数 }}】。", "第1行：“【”不是记号"),
    "three brackets": ("[[[甲{{ 年度 }}]]]。", "第1行：单个的“["),
    "wide bracket alone": ("检查［{{ 年度 }}］。", "第1行：单个的“［”不是记号"),
    "lead never closed": (f"**严格检查。\n{GOOD}", "第1行：“**”没有配对"),
    "lead closed by one star": (f"**严格检查。*{GOOD}", "第1行：“**”没有配对"),
    "one star on each side": (f"*严格检查。*{GOOD}", "第1行：行首的“*”不是记号"),
    "three stars": (f"***严格检查。***{GOOD}", "第1行：单个的“*”不是记号"),
    "lead crossing an option": (f"**严格[[检查。**{GOOD}]]", "第1行：“[[”没有写完"),
    "heading without space": (f"#检查\n{GOOD}", "第1行：行首的“#”后面缺一个空格；标题写成“# 标题”"),
    "second heading without space": (f"# 检查\n##查\n{GOOD}", "第2行：行首的“##”后面缺一个空格"),
    "wide heading without space": (f"＃检查\n{GOOD}", "第1行：行首的“＃”后面缺一个空格"),
    "item without space": (f"-{GOOD}", "第1行：行首的“-”后面缺一个空格；条目写成“- 文字”"),
    "wide item without space": (f"－{GOOD}", "第1行：行首的“－”后面缺一个空格"),
    "clause without space": (f"+{GOOD}", "第1行：行首的“+”后面缺一个空格；分句写成“+ 文字”"),
    "wide clause without space": (f"＋{GOOD}", "第1行：行首的“＋”后面缺一个空格"),
    "heading of nothing": (f"#\n{GOOD}", "第1行：行首的“#”后面没有字"),
    "item of nothing": (f"{GOOD}\n-", "第2行：行首的“-”后面没有字"),
    "five levels": (f"##### 检查\n{GOOD}", "第1行：行首的“#”太多了"),
    "heading within a line": (f"{GOOD}# 检查", "第1行：“#”只能写在行首"),
    "two marks on a line": (f"- # {GOOD}", "第1行：行首的“- #”是两个记号"),
    "number typed before a heading": (f"# 一、检查\n{GOOD}", "第1行：行首的“# 一、”是自己写的序号"),
    "number in brackets typed before a heading": (f"# （一）检查\n{GOOD}", "第1行：行首的“# （一）”是自己写的序号"),
    "number typed before an item": (f"- 1.{GOOD}", "第1行：行首的“- 1.”是自己写的序号"),
    "count typed before a clause": (f"+ 一是{GOOD}", "第1行：行首的“+ 一是”是自己写的序号"),
    "bullet copied from Word": (f"• {GOOD}", "第1行：行首的“•”不是记号；条目写成“- 文字”"),
    "dash as a bullet": (f"— {GOOD}", "第1行：行首的“—”不是记号"),
    "star as a bullet": (f"* {GOOD}", "第1行：行首的“*”不是记号"),
    "number and dot of Markdown": (f"1. {GOOD}", "第1行：行首的“1.”不是记号"),
    "rule of Markdown": (f"{GOOD}\n---\n亮证。", "第2行：行首的“---”不是记号"),
    "quotation of Markdown": (f"> {GOOD}", "第1行：行首的“>”不是记号"),
    "code of Markdown": ("检查`{{ 年度 }}`。", "第1行：“`”不是记号"),
    "table of Markdown": ("| 甲 | {{ 年度 }} |", "第1行：“|”写在了 {{ }} 外面"),
    "link of Markdown": (f"[通知](a.docx){GOOD}", "第1行：单个的“[”不是记号"),
    "break of HTML": (f"{GOOD}<br>亮证。", "第1行：“<br>”不是记号"),
    "bold of HTML": (f"<b>严格</b>{GOOD}", "第1行：“<b>”不是记号"),
    "space of HTML": (f"{GOOD}&nbsp;", "第1行：“&nbsp;”不是记号"),
    "remark of HTML": (f"{GOOD}<!-- 定稿 -->", "第1行：“<!-- 定稿 -->”不是记号"),
    "remark of programs": (f"{GOOD}\n// 定稿", "第2行：行首的“//”不是记号"),
    "break of programs": (f"{GOOD}\\n亮证。", "第1行：“\\”不是记号"),
    "one brace": ("检查{ 行政执法.行政检查次数 }。", "第1行：“{”没有配对"),
    "braces as in a heading": ("{年度}年。", "第1行：“{”没有配对；印答案写成 {{ 组.名称 }}"),
    "wide brace alone": ("检查｛年度｝。", "第1行：“｛”没有配对"),
    "three braces": ("检查{{{ 年度 }}}。", "第1行："),
    "braces closed by one": ("检查{{ 行政执法.行政检查次数 }。", "第1行：多了“}”"),
    "braces never closed": ("检查{{ 行政执法.行政检查次数 。", "第1行："),
    "braces never opened": ("检查 行政执法.行政检查次数 }}。", "第1行：“}}”没有配对"),
    "tag never opened": (f"{GOOD}\n完 %}}", "第2行：“%}”没有配对"),
    "tag never closed": (
        f"{{% 如果 年度 有 \n{GOOD}",
        "第2行：有不认识的符号“。”；{{ }} 里的标点要用半角；也可能是前面没有写完，少了 }} 或 %}",
    ),
    "tag closed as braces": ("{% 如果 年度 有 }}" + GOOD + "{% 完 %}", "第1行："),
    "tag without percent": ("{ 如果 行政执法.行政检查次数 有 }" + GOOD, "第1行：“{”没有配对"),
    "condition outside a tag": (
        f"如果 行政执法.行政检查次数 有\n{GOOD}",
        "第1行：“如果 行政执法.行政检查次数”要放在 {% 和 %} 中间",
    ),
    "call outside braces": (f"{GOOD}活动('法治宣传')", "第1行：“活动('法治宣传”要放在 {{ 和 }} 中间"),
    "filter outside braces": ("检查{{ 行政执法.行政检查次数 }}|数。", "第1行：“|数”写在了 {{ }} 外面"),
    "remark never closed": (GOOD + "{# 定稿", "第1行：注释 {# 没有写完；请补上 #}"),
    "remark never opened": (GOOD + "定稿 #}", "第1行："),
    "condition never ended": ("{% 如果 年度 有 %}\n" + GOOD, "缺少 {% endif %}（也可以写 {% 完 %}）"),
    "loop never ended": ("{% 逐条 存在不足 %}\n{{ 项.内容 }}", "缺少 {% endfor %}（也可以写 {% 完 %}）"),
    "one end too many": (GOOD + "\n{% 完 %}", "第2行：多了 {% 完 %}，前面没有和它成对的 if 或 for"),
    "otherwise without if": (GOOD + "\n{% 否则 %}\n甲", "第2行：{% else %}（否则）前面没有和它成对的 if（如果）"),
    "wrong word of a tag": ("{% 假如 年度 有 %}" + GOOD, "第1行：不认识 {% 假如 %}；可用 如果、否则、逐条、插入、完"),
    "wrong English word of a tag": ("{% fi %}" + GOOD, "第1行：不认识 {% fi %}"),
    "wrong state": ("{% 如果 年度 是 没有 %}甲{% 完 %}" + GOOD, "第1行：没有“is 没有”这种判断；可用：有、无"),
    "condition on nothing": ("{% 如果 %}甲{% 完 %}" + GOOD, "第1行："),
    "condition without a state": (
        "{% 如果 行政执法.行政检查次数 %}甲{% 完 %}" + GOOD,
        "第1行：“行政执法.行政检查次数”不能直接用在 if 里",
    ),
    "comparison": (
        "{% 如果 行政执法.行政检查次数 > 5 %}甲{% 完 %}" + GOOD,
        "第1行：“行政执法.行政检查次数”不能用 == 或大小来比",
    ),
    "wrong group": ("检查{{ 行政执发.行政检查次数 }}。", "第1行：没有“行政执发”这个名称；是不是“行政执法”？"),
    "wrong name": ("检查{{ 行政执法.检查次数 }}。", "第1行：“行政执法”里没有“检查次数”这一项"),
    "name without its group": ("检查{{ 行政检查次数 }}。", "第1行：没有“行政检查次数”这个名称"),
    "name in two words": ("检查{{ 行政执法 行政检查次数 }}。", "第1行："),
    "name with a comma": ("检查{{ 行政执法、行政检查次数 }}。", "第1行：有不认识的符号“、”"),
    "wrong filter": ("检查{{ 行政执法.行政检查次数|数字 }}。", "第1行：没有“数字”这个过滤器；可用：数、汉字、无则"),
    "filter of former times": ("检查{{ 行政执法.行政检查次数|非零 }}。", "第1行：“非零”不用写了"),
    "filter without its words": ("败诉{{ 争议化解.败诉案件|无则 }}。", "第1行：括号里的内容不对"),
    "two filters that do not fit": (
        "{{ 行政执法.行政检查次数|数|汉字 }}。",
        "第1行：“汉字”不能接在另一个过滤器后面；一项答案只写一个，请删去前一个",
    ),
    "wrong topic": ("{{ 活动('法制宣传') }}", "第1行：没有“法制宣传”这个活动主题"),
    "topic without quotation marks": ("{{ 活动(法治宣传) }}", "第1行：活动() 的括号里要写引号里的名称"),
    "wrong reference": ("落实{{ 引用('实施刚要') }}。", "第1行：没有“实施刚要”这个引用"),
    "wrong choice": (
        "{% 逐条 上年安排 %}{% 如果 项.完成情况 选('全部完成') %}甲{% 完 %}{% 完 %}" + GOOD,
        "第1行：“完成情况”没有“全部完成”这个选项；",
    ),
    "choice without quotation marks": (
        "{% 逐条 上年安排 %}{% 如果 项.完成情况 选(已完成) %}甲{% 完 %}{% 完 %}",
        "第1行：",
    ),
    "wrong field of a record": ("{% 逐条 存在不足 %}{{ 项.事由 }}{% 完 %}", "第1行：条目里没有“事由”这一项"),
    "field outside its loop": (f"{GOOD}{{{{ 项.内容 }}}}", "第1行：没有“项”这个名称"),
    "loop over one answer": ("{% 逐条 年度 %}{{ 项 }}{% 完 %}" + GOOD, "第1行：“单位和报告.年度”不是名单或条目"),
    "list printed whole": ("{{ 存在不足 }}", "第1行：这里印不出来"),
    "file that is not there": ("{% 插入 '校园.txt' %}", "第1行：找不到要 include 的“校园.txt”"),
    "file without quotation marks": ("{% 插入 校园.txt %}", "第1行：include 后面要写引号里的文件名"),
    "file without its ending": ("{% 插入 '双随机检查' %}", "第1行：找不到要 include 的“双随机检查”"),
    "sum": ("{{ 行政执法.行政检查次数 + 1 }}", "第1行：段落文件里不能用“+”运算"),
    "variable": ("{% set 数 = 1 %}" + GOOD, "第1行：段落文件里不能用{% set %}"),
    "tab between words": ("检查\t有序{{ 年度 }}。", "第1行：字中间有制表符"),
    "character of another font": ("检查\U0010f000{{ 年度 }}。", "第1行：有打印不出的字符"),
}
"""Section → what is said of it."""


def faults(tmp_path: Path, section: str | bytes) -> list[str]:
    """Return what `drafter jurisdictions check` says of a jurisdiction whose one section is `section`."""
    root = write_jurisdiction(tmp_path / "templates", {"正文": ""})
    write_tree(root, {"试用/正文.txt": section})
    return [
        f"{fault.where}：{fault.message}"
        for fault in check_jurisdiction("试用", (root, shipped("templates")))
        if fault.serious
    ]


@pytest.mark.parametrize(("section", "expected"), MEANT.values(), ids=MEANT)
def test_what_can_only_mean_one_thing_is_taken_so(tmp_path, section, expected):
    assert faults(tmp_path, section) == []
    lines = lines_of(render_in_process(ANSWERS, tmp_path / "templates").document)[1:]
    assert lines == expected
    assert [line for line in lines if MARKS.search(line)] == []


@pytest.mark.parametrize(("section", "message"), TOLD.values(), ids=TOLD)
def test_a_slip_is_told_with_its_line_and_nothing_is_rendered(tmp_path, section, message):
    found = faults(tmp_path, section)
    assert [each for each in found if message in each and re.match(r"试用/正文\.txt 第[0-9]+行：", each)], found
    if not re.search(r"校|选\(|事由|汉字", section):
        with pytest.raises(DrafterError, match=r"试用/正文\.txt"):
            render_in_process(ANSWERS, tmp_path / "templates")
