"""Headings as bureaus write them stand above what they speak of, or are told with a line that puts it there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import run_drafter, write_tree

from drafter.authoring.outline_draft import DraftEntry
from drafter.authoring.outline_sections import with_sections
from drafter.checking.sources.from_text import read_text
from drafter.checking.text.statutory_parts import StatutoryPart, headed, part_of_heading
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction

ANNUAL = "法治政府建设年度报告"


STREET = """\
某街道综合执法队2024年行政执法工作报告
一、工作
1.市容环境秩序整治
2.拆除违法建设
3.餐饮油烟和噪声扰民治理
4.派单办理
5.规范执法检查
二、问题
"""


def sections(*headings: str, kind: str = ANNUAL) -> dict[str, str]:
    """Return which sections are proposed for each of `headings` side by side."""
    jurisdiction = load_jurisdiction("通用", (shipped("templates"),))
    entries = [DraftEntry(2, 2, each, False, False) for each in headings]
    found: dict[str, list[str]] = {}
    heading = ""
    for entry in with_sections(entries, jurisdiction, jurisdiction.kind(kind)):
        heading = entry.heading or heading
        found.setdefault(heading, []).append(entry.section)
    return {heading: "、".join(each) for heading, each in found.items()}


ALONE = [
    ("守护校园平安，筑牢安全屏障", "校园安全"),
    ("校外培训巡查常态化", "校外培训"),
    ("对民办幼儿园和托管机构开展巡查", "学校治理"),
    ("开展专项整治，守好校园食品安全关", "校园安全"),
    ("开展监督检查和信息公开", "信息公开、执法检查"),
    ("严执法规范，下好监管“一盘棋”", "执法检查"),
    ("优服务便民，跑出审批“加速度”", "政务服务"),
    ("推动体教融合，规范青少年体育赛事", "体育执法"),
    ("强化重点领域监管", "强化重点领域监管"),
]


@pytest.mark.parametrize(("heading", "section"), ALONE, ids=[case[0] for case in ALONE])
def test_a_loose_word_gives_a_heading_no_section(heading, section):
    """An act says nothing beside what it is done to, nor a word cut out of two, nor who takes part in a contest."""
    assert sections(heading)[heading] == section


def test_a_heading_for_a_part_of_a_topic_leaves_the_rest_to_the_one_for_all_of_it():
    province = sections("推动教育立法，完善教育法规制度体系", "指导市县和高校依法治校")
    assert province == {
        "推动教育立法，完善教育法规制度体系": "教育立法",
        "指导市县和高校依法治校": "行业指导、学校治理",
    }
    sport = sections("规范体育市场秩序", "开展体育赛事活动监管", "推进全民健身设施开放")
    assert [*sport.values()] == ["体育执法", "体育许可和赛事", "体育设施"]


def test_headings_about_facts_of_one_matter_share_them(tmp_path):
    made(tmp_path, STREET)
    lists = {path.stem: path.read_text("utf-8") for path in tmp_path.glob("templates/试/*的数.txt")}
    assert "{{ 事实('综合执法.拆违面积') }}" in lists["拆除违法建设的数"]
    assert "{{ 事实('综合执法.餐饮油烟检查家次') }}" in lists["餐饮油烟和噪声扰民治理的数"]


def made(folder: Path, outline: str) -> str:
    """Return what `jurisdictions new 试` says of last year's `outline`."""
    write_tree(folder, {"去年.txt": outline})
    done = run_drafter("jurisdictions", "new", "试", "--from", "通用", "--outline", "去年.txt", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


UNSURE = """\
临河县教育和体育局2024年依法行政工作情况报告
一、工作情况
（一）健全政府机构职能体系，推动更好履职尽责
（二）健全行政权力制约和监督体系，促进行政权力规范透明运行
（三）完善教育执法体制机制改革
（四）优服务便民，跑出审批“加速度”
（五）教育入学“一件事”掌上办
二、存在的不足
三、2025年重点工作
四、其他有关情况
"""


def test_a_heading_with_words_of_what_stands_elsewhere_is_told_and_the_line_told_moves_it(tmp_path):
    said = made(tmp_path, UNSURE)
    assert "  完善教育执法体制机制改革　← " in said.partition("照相近的字放的段落")[2].partition("放得不对的")[0]
    unmet = said.partition("标题说到、没有印在它下面的：\n")[2].partition("要移过来的")[0]
    power = "健全行政权力制约和监督体系，促进行政权力规范透明运行"
    assert f"  {power}：“权力”（权责清单，现在印在“健全政府机构职能体系，推动更好履职尽责”下）\n" in unmet
    folder = tmp_path / "templates/试"
    told = re.findall(r"  (\S+?)：“[^”]+”（([^、，]+)", unmet)
    assert len(told) == 2
    for heading, matter in told:
        entry = re.search(rf"标题: {heading}\n\s+段落: (\S+)", (folder / "地区.yaml").read_text("utf-8"))
        file = folder / f"{entry[1].split('、')[-1]}.txt"
        if not file.exists():
            run_drafter("jurisdictions", "override", "试", file.stem, cwd=tmp_path)
        file.write_text(file.read_text("utf-8") + f"{{{{ 事实('{matter}') }}}}\n", "utf-8")
    checked = run_drafter("jurisdictions", "check", "试", cwd=tmp_path).stdout
    assert "标题说到、没有印在它下面的" not in checked
    assert "不起作用" not in checked


def test_a_line_at_the_end_of_a_list_made_of_an_outline_moves_what_it_names(tmp_path):
    made(tmp_path, STREET)
    folder = tmp_path / "templates/试"
    file = folder / "拆除违法建设的数.txt"
    assert file.read_text("utf-8").endswith("{# 上面的照去年的提纲放；要移过来的，写在这一行下面 #}\n")
    file.write_text(file.read_text("utf-8") + "{{ 事实('巡查和派单') }}\n{{ 事实('检查计划') }}\n", "utf-8")
    whole = run_drafter("jurisdictions", "check", "试", "--all", cwd=tmp_path).stdout
    below = re.search("  拆除违法建设：(.*)", whole.partition("每个标题下印的数")[2])[1]
    assert "巡查和派单" in below
    assert "检查计划" in below


PARTS = [
    ("其他有关情况", StatutoryPart.OTHER),
    ("其他相关事项", StatutoryPart.OTHER),
    ("其他学校的情况", None),
]


@pytest.mark.parametrize(("heading", "part"), PARTS)
def test_what_else_is_to_be_reported_is_known_by_other_words(heading, part):
    assert part_of_heading(heading) is part


def test_the_work_of_the_next_year_is_planned():
    text = "甲县教育局2025年法治政府建设年度报告\n\n一、2025年重点工作\n做了检查。\n\n二、2026年重点工作\n充实人员。\n"
    plans = headed(read_text(text, "报告"), StatutoryPart.PLANS)
    assert [each.mark.title for each in plans] == ["2026年重点工作"]


def test_the_year_of_an_outline_without_title_is_that_before_the_work_to_come(tmp_path):
    said = made(tmp_path, "一、主要工作\n（一）政务公开\n二、存在问题\n三、2026年重点工作\n四、其他有关情况\n")
    assert "  {下年度}年重点工作　← 下年安排\n" in said
    assert "  其他有关情况　← 其他情况\n" in said
