"""`drafter jurisdictions check`: each mistake is found with its file and line, before a render."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import run_drafter, snapshot, write_jurisdiction, write_tree

from drafter.authoring.check import check_jurisdiction, fault_list
from drafter.authoring.section_parse import parse_sections
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.usage import printed_by

SHIPPED = shipped("templates")
GOOD = "检查{{ 行政执法.行政检查次数 }}。\n"
TOPICS = "、".join(topic.name for topic in load_jurisdiction("通用", (SHIPPED,)).topics).replace("、", ", ")
HEAD = (
    f"名称: 试用\n上级模板: 通用\n不用主题: [{TOPICS}]\n报告:\n"
    "  - 种类: 法治政府建设年度报告\n    类别: 其他\n    标题: 报告\n    提纲:\n"
)
"""A manifest that gives up whatever its one section leaves out."""
OUTLINE = HEAD + "      - {标题: 检查, 段落: 正文}\n"
AFTER = OUTLINE.count("\n") + 1
"""The line that follows the outline of `OUTLINE`."""
FACT = "事实:\n  - 名称: 校车检查\n    章: 依法履职\n    单位: 次\n"
BUS = "{{ 依法履职.校车检查 }}。\n"


class Broken(NamedTuple):
    """A broken jurisdiction 试用 and what is found in it."""

    found: tuple[str, ...]
    """Beginnings of the lines that are printed, in any order."""
    files: dict[str, str | bytes]
    """Its files; 地区.yaml and 正文.txt are valid where they are not named."""
    code: int = 1


def section(text: str, *found: str, code: int = 1) -> Broken:
    """Return the case of a section file 正文.txt; `found` are places in it with messages."""
    sort = "错误" if code else "留意"
    return Broken(tuple(f"{sort}：试用/正文.txt {each}" for each in found), {"正文.txt": text}, code)


def manifest(text: str, *found: str, **files: str) -> Broken:
    """Return the case of a manifest; `found` are lines of it with messages."""
    sections = {f"{name}.txt": text for name, text in files.items()}
    return Broken(tuple(f"错误：试用/地区.yaml {each}" for each in found), {"地区.yaml": text, **sections})


def facts(text: str, *found: str, **files: str) -> Broken:
    """Return the case of a `事实.yaml`; `found` are lines of it with messages."""
    sections = {f"{name}.txt": text for name, text in files.items()}
    return Broken(tuple(f"错误：试用/事实.yaml {each}" for each in found), {"事实.yaml": text, **sections})


def below(*lines: str) -> str:
    """Return a valid manifest with `lines` below its outline, from line `AFTER` on."""
    return OUTLINE + "".join(line + "\n" for line in lines)


CASES = {
    "unknown answer": section(
        "甲。\n{{ 行政执法.行政检察次数 }}", "第2行：“行政执法”里没有“行政检察次数”这一项；是不是“行政检查次数”？"
    ),
    "unknown answer in an if": section(
        "甲\n\n{% if 行政执法.行政检察次数 is 有 %}乙{% endif %}", "第3行：“行政执法”里没有“行政检察次数”这一项；是不是"
    ),
    "part of an answer": section("{{ 年度.数 }}", "第1行：“年度”里没有“数”这一项；“年度”本身就是一项，请直接写它"),
    "unknown group": section("{{ 行政执发.行政检查次数 }}", "第1行：没有“行政执发”这个名称；是不是“行政执法”？"),
    "unknown local question": section("{{ 本地补充.校车检查 }}", "第1行：“本地补充”不再用了；请写成 章.名称"),
    "unknown record field": section(
        "{% for 项 in 存在不足 %}\n{{ 项.内融 }}\n{% endfor %}", "第2行：条目里没有“内融”这一项；是不是“内容”？"
    ),
    "record field of another list": section(
        "{% for 项 in 存在不足 %}{{ 项.议题 }}{% endfor %}", "第1行：条目里没有“议题”这一项；可选：内容、原因、提法"
    ),
    "record field of meetings": section(
        "{% for 项 in 组织领导.会议 %}{{ 项.会义 }}{% endfor %}", "第1行：条目里没有“会义”这一项；是不是“会议”？"
    ),
    "unknown list": section(
        "{% for 项 in 存在不组 %}{{ 项.内容 }}{% endfor %}", "第1行：没有“存在不组”这个名称；是不是"
    ),
    "syntax error": section("甲\n{{ 年度", "第2行：{{ 或 {% 没有写完；请补上 }} 或 %}"),
    "missing endif": section(
        "甲\n{% if 年度 is 有 %}\n乙", "第3行：缺少 {% endif %}（也可以写 {% 完 %}）；每个 if、for 都要有结尾"
    ),
    "unknown tag": section("{% 若是 年度 %}", "第1行：不认识 {% 若是 %}；可用 如果、否则、逐条、插入、完"),
    "set": section("甲\n{% set 数 = 1 %}", "第2行：段落文件里不能用{% set %}"),
    "method call": section("{{ 年度.upper() }}", "第1行：不能在答案后面加括号调用；函数只有手册里写明的几个"),
    "two violations": section(
        "{{ 行政执法['行政检查次数'] }}\n{% set 数 = 1 %}",
        "第1行：段落文件里不能用方括号取值",
        "第2行：段落文件里不能用{% set %}",
    ),
    "unknown filter": section("甲\n{{ 年度|数字 }}", "第2行：没有“数字”这个过滤器；可用：数、汉字、无则、照印、列举"),
    "unknown filter in an if": section(
        "{% if 年度 is 有 %}\n{{ 年度|数字 }}\n{% endif %}",
        "第2行：没有“数字”这个过滤器；可用：数、汉字、无则、照印、列举",
    ),
    "unknown test": section(
        "{% if 年度 is 没有 %}甲{% endif %}", "第1行：没有“is 没有”这种判断；可用：有、无、已答、不适用"
    ),
    "unknown topic": section("{{ 活动('法制宣传') }}", "第1行：没有“法制宣传”这个活动主题；是不是“法治宣传”？"),
    "unknown topic of clauses": section(
        "{{ 分项('法制宣传') }}", "第1行：没有“法制宣传”这个活动主题；是不是“法治宣传”？"
    ),
    "unknown reference": section("甲\n{{ 引用('实施刚要') }}", "第2行：没有“实施刚要”这个引用；是不是“实施纲要”？"),
    "unknown numbered reference": section(
        "{{ 引用文号('实施刚要') }}", "第1行：没有“实施刚要”这个引用；是不是“实施纲要”？"
    ),
    "opening that leaves with its document": Broken(
        ("留意：试用/正文.txt 第2行：引用“县规划”只到 2095 年，以后整句话都不印；只要去掉引用的，连逗号放进 [[ ]]",),
        {
            "正文.txt": GOOD + "{{ 年度 }}年，{{ 单位全称 }}落实{{ 引用('县规划') }}，扎实推进。\n"
            "{{ 年度 }}年，{{ 单位全称 }}[[落实{{ 引用('县规划') }}，]]扎实推进。\n",
            "引用.yaml": "引用:\n  - {名称: 县规划, 写法: 《县规划》, 起: 2021, 止: 2095}\n",
        },
        code=0,
    ),
    "fact that the bureau does without": Broken(
        ("错误：试用/正文.txt 第2行：“校园安全.校车检查次数”写在 事实.yaml 的“不用”里，这里还印它；请删去这里的",),
        {
            "正文.txt": GOOD + "{{ 事实('校园安全.校车检查次数') }}",
            "事实.yaml": "不用: [校园安全.校车检查次数]\n",
        },
    ),
    "missing include": section(GOOD + "{% include '页脚.txt' %}", "第2行：找不到要 include 的“页脚.txt”；请检查文件名"),
    "another encoding": Broken(("错误：试用/正文.txt 第1行：不是 UTF-8 编码",), {"正文.txt": GOOD.encode("gbk")}),
    "figure typed": section(GOOD + "其中学校8所。", "第2行：模板里写死了数“8所”；请改成一个问题，印它的答案", code=0),
    "year typed": section(GOOD + "\n2021年的工作。", "第3行：模板里写死了年份“2021”；请改用 {{ 年度 }}", code=0),
    "unit name typed": section(
        GOOD + "河东区教育局说。", "第2行：模板里写死了单位名称“河东区教育局”；请改用 {{ 单位简称 }} 或一个问题", code=0
    ),
    "section that no outline uses": Broken(
        ("错误：试用/多余.txt 第1行：提纲里没有用到这个段落；请写进 地区.yaml 的提纲，或删去这个文件",),
        {"多余.txt": "甲"},
    ),
    "outline entry without file": manifest(
        OUTLINE + "      - {标题: 宣传, 段落: 法治宣转}\n", "第10行：提纲里的段落“法治宣转”没有文件；是不是“法治宣传”？"
    ),
    "outline entry below without file": manifest(
        HEAD + "      - 标题: 甲\n        下级:\n          - 段落: 正文\n          - 段落: XY\n",
        "第12行：提纲里的段落“XY”没有文件；请建立 XY.txt",
    ),
    "cycle of parents": Broken(
        ("错误：试用/地区.yaml 第2行：地区模板的“上级模板”绕成了圈：试用 → 中间 → 试用",),
        {"地区.yaml": OUTLINE.replace("通用", "中间"), "../中间/地区.yaml": "名称: 中间\n上级模板: 试用\n"},
    ),
    "missing parent": manifest(OUTLINE.replace("通用", "tianjim"), "第2行：找不到地区模板“tianjim”；是不是“tianjin”？"),
    "broken parent": Broken(
        ("错误：中间/地区.yaml 第2行：这里没有“上级”这一项；是不是“上级模板”？",),
        {"地区.yaml": OUTLINE.replace("通用", "中间"), "../中间/地区.yaml": "名称: 中间\n上级: 通用\n"},
    ),
    "fact that no section prints": facts(
        FACT,
        "第2行：事实“依法履职.校车检查”没有一个段落用到；请给它写“主题”和“句子”，或在段落里印 {{ 依法履职.校车检查 }}",
    ),
    "fact printed in a remark only": facts(
        FACT, "第2行：事实“依法履职.校车检查”没有一个段落用到", 正文=f"{GOOD}{{# {BUS} #}}"
    ),
    "fact whose topic no section prints": Broken(
        ("错误：试用/事实.yaml 第2行：主题“研学”的事实没有一个段落印；请在段落里写 {{ 事实('研学') }}",),
        {
            "地区.yaml": below("活动主题:", "  - {主题: 研学, 章: 依法履职}"),
            "正文.txt": GOOD + "{{ 活动('研学') }}",
            "事实.yaml": f"{FACT}    主题: 研学\n    句子: 检查校车{{}}\n",
        },
    ),
    "fact of an unknown chapter": facts(
        FACT.replace("依法履职", "依法屡职"), "第3行：没有“依法屡职”这一章；是不是“依法履职”？", 正文=BUS
    ),
    "fact of no chapter": facts(
        FACT.replace("    章: 依法履职\n", ""), "第2行：“校车检查”没有写在哪一章问；", 正文=BUS
    ),
    "fact whose name no section can print": facts(
        FACT.replace("校车检查", "12345工单"), "第2行：“12345工单”不能作名称，段落里印不出来；", 正文=BUS
    ),
    "fact that is a word of the section language": facts(
        FACT.replace("校车检查", "if"), "第2行：“if”不能作名称", 正文=BUS
    ),
    "fact written twice": facts(
        FACT + FACT.removeprefix("事实:\n"), "第5行：“依法履职.校车检查”写了两次；请删去其中一个", 正文=BUS
    ),
    "sentence without its fact": facts(
        f"{FACT}    主题: 依法履职\n    句子: 检查校车\n", "第6行：句子“检查校车”里没有 {}；", 正文=BUS
    ),
    "sentence of an unknown topic": facts(
        f"{FACT}    主题: 依法屡职\n    句子: 检查校车{{}}\n",
        "第5行：没有“依法屡职”这个主题；是不是“依法履职”？",
        正文=BUS,
    ),
    "sentence without a topic": facts(f"{FACT}    句子: 检查校车{{}}\n", "第5行：有句子，但没有写“主题”", 正文=BUS),
    "another fact in a sentence that may not leave": facts(
        f"{FACT}    主题: 依法履职\n    句子: 检查校车{{}}，转学{{转学人数}}\n",
        "第6行：句子里别的事实 {转学人数} 要写在 [[ ]] 里",
        正文=BUS,
    ),
    "unknown fact in a sentence": facts(
        f"{FACT}    主题: 依法履职\n    句子: 检查校车{{}}[[，转学{{转学人}}]]\n",
        "第6行：句子里的“转学人”不是一项答案；是不是“转学人数”？",
        正文=BUS,
    ),
    "mark in a sentence": facts(
        f"{FACT}    主题: 依法履职\n    句子: 检查校车{{}}[[，另有\n",
        "第6行：句子里有不成对的 [[ ]]，或别的记号",
        正文=BUS,
    ),
    "condition on an unknown answer": facts(
        f"{FACT}    条件: 行政执法.检查次数\n",
        "第5行：条件里的“行政执法.检查次数”不是一项答案；是不是“行政执法.",
        正文=BUS,
    ),
    "part that is no answer": facts(f"{FACT}    其中: [校车]\n", "第5行：其中里的“校车”不是一项答案；", 正文=BUS),
    "rate of one figure": facts(f"{FACT}    率: 转学人数\n", "第5行：“转学人数”看不出怎样算；请写成", 正文=BUS),
    "sort of a figure of the program's own": facts(
        "事实:\n  - 名称: 依法履职.转学人数\n    类型: 文字\n",
        "第3行：“依法履职.转学人数”是程序自己的一项，不能改它的类型；",
    ),
    "unused fact that there is not": facts("不用: [依法履职.校车]\n", "第1行：“依法履职.校车”不是上级模板里的事实；"),
    "fact of an unknown sort": facts(
        f"{FACT}    类型: 数\n", "第5行：事实·第1条·类型：“数”不是可选的答案；可选：数字、文字", 正文=BUS
    ),
    "questions in the manifest": Broken(
        ("错误：试用/地区.yaml",), {"地区.yaml": below("问题:", "  - {名称: 校车检查, 章: 依法履职, 类型: 数字}")}
    ),
    "required answer unknown": manifest(
        below("必填:", "  - 行政执法.行政检察次数"),
        f"第{AFTER + 1}行：“行政执法.行政检察次数”不是一项答案；是不是“行政执法.行政检查次数”？",
    ),
    "optional answer unknown": manifest(
        below("选填: [行政检查次数]"), f"第{AFTER}行：“行政检查次数”不是一项答案；是不是“行政执法.行政检查次数”？"
    ),
    "required answer of one kind unknown": manifest(
        below("    必填: [行政执法.行政检察次数]"), f"第{AFTER}行：“行政执法.行政检察次数”不是一项答案；是不是"
    ),
    "required figure that no section prints": manifest(
        below("必填:", "  - 行政执法.每次执法最少人数"),
        f"第{AFTER + 1}行：“行政执法.每次执法最少人数”是必填的，但没有一个段落印它；请在段落里印出，或从必填中删去",
    ),
    "required figure that the kind does not print": manifest(
        below("    必填: [行政执法.案卷评查件数]"), f"第{AFTER}行：“行政执法.案卷评查件数”是必填的，但没有一个段落印它"
    ),
    "measure word of an unknown answer": manifest(
        below("单位:", "  行政执法.行政检察次数: 户次"), f"第{AFTER + 1}行：“行政执法.行政检察次数”不是一项答案；是不是"
    ),
    "topic that no section prints": manifest(
        below("活动主题:", "  - {主题: 研学实践, 章: 依法履职}"),
        f"第{AFTER + 1}行：主题“研学实践”的活动没有一个段落印；请在段落里写 {{{{ 活动('研学实践') }}}}，或删去",
    ),
    "topic of an unknown chapter": manifest(
        below("活动主题:", "  - 主题: 法治宣传", "    章: 法制宣传"),
        f"第{AFTER + 2}行：没有“法制宣传”这一章，这个主题问不到；是不是“法治宣传”？",
        正文="{{ 活动('法治宣传') }}",
    ),
    "misspelt key": manifest(below("自稱: 我局"), f"第{AFTER}行：这里没有“自稱”这一项；是不是“自称”？"),
    "misspelt key in the outline": manifest(
        OUTLINE.replace("段落:", "段洛:"), "第9行：这里没有“段洛”这一项；是不是“段落”？"
    ),
    "name missing": manifest(OUTLINE.replace("名称: 试用\n", ""), "第1行：缺少“名称”；请补上这一行"),
    "broken YAML": manifest(below("必填: [甲"), f"第{AFTER}行：格式有误。方括号或花括号没有成对"),
    "broken references": Broken(
        ("错误：试用/引用.yaml 第2行：缺少“写法”；请补上这一行",), {"引用.yaml": "引用:\n  - {名称: 甲}\n"}
    ),
}


def check(folder: Path, broken: Broken) -> tuple[int, list[str], str]:
    """Return exit code, findings and closing line of a check of the broken jurisdiction, topics given up left out."""
    files = {"地区.yaml": OUTLINE, "正文.txt": GOOD, **broken.files}
    write_tree(folder / "templates" / "试用", files)
    before = snapshot(folder)
    done = run_drafter("jurisdictions", "check", "试用", cwd=folder)
    assert done.stderr == ""
    assert snapshot(folder) == before
    remarks = ("填报时不问，共", "照上级模板，标题没有提到")
    *lines, closing = (line for line in done.stdout.splitlines() if not any(each in line for each in remarks))
    return done.returncode, lines, closing


@pytest.mark.parametrize("broken", CASES.values(), ids=CASES)
def test_a_mistake_is_found_with_file_and_line(tmp_path, broken):
    code, lines, closing = check(tmp_path / "年报", broken)
    assert code == broken.code
    assert len(lines) == len(broken.found)
    assert [begin for begin in broken.found if not any(line.startswith(begin) for line in lines)] == []
    assert all(re.search("[一-鿿]", line.partition("行：")[2]) for line in lines)
    serious = len(lines) if code else 0
    assert closing == f"错误 {serious} 处，留意 {len(lines) - serious} 处。"


def test_a_clean_jurisdiction_is_told_so(tmp_path):
    sections = {
        "正文.txt": GOOD + BUS + "{% include '页脚.txt' %}\n",
        "页脚.txt": "{{ 诚信建设.双公示以外信息条数 }}。{{ 活动('校园安全') }}",
    }
    own = "活动主题:\n  - {主题: 校园安全, 章: 依法履职}\n必填: [诚信建设.双公示以外信息条数]\n"
    broken = Broken((), {"地区.yaml": OUTLINE + own, "事实.yaml": FACT, **sections})
    assert check(tmp_path / "年报", broken) == (0, [], "试用：没有发现问题。")


def test_a_file_that_only_a_parent_includes_may_be_overridden(tmp_path):
    files = {"正文.txt": GOOD + "{% include '页脚.txt' %}", "页脚.txt": "甲", "地区.yaml": OUTLINE}
    write_tree(tmp_path / "试用", files)
    write_tree(tmp_path / "分局", {"地区.yaml": "名称: 分局\n上级模板: 试用\n", "页脚.txt": "乙"})
    assert check_jurisdiction("分局", (tmp_path, SHIPPED)) == []


def test_errors_come_before_what_is_only_worth_a_look(tmp_path):
    broken = Broken((), {"正文.txt": "共8所。\n{{ 年渡 }}\n"})
    code, lines, closing = check(tmp_path / "年报", broken)
    assert [line.partition("：")[0] for line in lines] == ["错误", "留意"]
    assert (code, closing) == (1, "错误 1 处，留意 1 处。")


@pytest.mark.parametrize("text", ["中小学、各区教育局", "“七五”普法", "“12·4”国家宪法日", "一是、二是、三项制度"])
def test_set_phrases_are_nothing_to_look_at(tmp_path, text):
    code, lines, _ = check(tmp_path / "年报", Broken((), {"正文.txt": GOOD + text}))
    assert (code, lines) == (0, [])


@pytest.mark.parametrize("name", [path.parent.name for path in manifests((SHIPPED,))])
def test_a_shipped_jurisdiction_has_no_errors_and_nothing_to_look_at(name):
    assert fault_list(check_jurisdiction(name, (SHIPPED,))) == ""


def test_a_statistics_table_that_names_no_answer_is_told_with_the_nearest(tmp_path):
    columns = [{"标题": "处罚（件）", "答案": "处罚许可.行政处罚数"}]
    write_jurisdiction(
        tmp_path, {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 统计表=[{"名称": "执法表", "列": columns}]
    )
    found = [finding.message for finding in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert any("“处罚许可.行政处罚数”不是一项答案" in message and "行政处罚件数" in message for message in found)


@pytest.mark.parametrize("name", [path.parent.name for path in manifests((shipped("templates"),))])
def test_questions_are_asked_by_what_the_parsed_section_files_print(name):
    """Questions go by a quick reading of section files, checks by Jinja2's parser: both find the same."""
    jurisdiction = load_jurisdiction(name, (shipped("templates"),))
    known = set(jurisdiction.catalogue())
    for parsed in parse_sections(shipped("templates") / name, jurisdiction):
        if parsed.includes:
            continue
        read = printed_by(parsed.name, jurisdiction)
        assert read.by_sections & known == {answer for _, answer in parsed.names} & known, parsed.name
        assert read.topics == {text for _, function, text in parsed.calls if function in ("活动", "分项")}, parsed.name
