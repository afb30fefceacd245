"""Templates made of last year's report: a figure stands where it stood, each once, and what is not read is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from builders import run_drafter, write_tree
from test_outline_numbers import made

from drafter.authoring.trial import trial_reports
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.sections.render_sections import Section, render_report
from drafter.text_runs import text_of

REPORT = """\
溪岭市教育体育局关于2024年法治政府建设工作情况的报告

市委全面依法治市委员会办公室：
2024年，市教育体育局统筹推进教育体育系统法治建设。现将有关情况报告如下：
一、强化法治引领
（一）党组会专题研究。局党组会研究法治工作5次，党组理论学习中心组集体学法6次。
（二）“双随机”抽查。开展双随机抽查26次，作出行政处罚决定3件。
（三）欺凌防治。处置学生欺凌事件6起，配备法治副校长143名。
（四）规范执法培训，全年组织执法人员业务培训4次，参训人员覆盖全部科室，并实行培训考核制度，成绩记入个人执法档案。
二、存在的问题
一是基层执法力量薄弱；二是装备不足。
三、2025年工作思路
一是充实执法队伍；二是添置装备。
"""
STOOD = [
    ("学习培训.中心组学法次数", "党组会专题研究"),
    ("处罚许可.行政处罚件数", "“双随机”抽查"),
    ("法治宣传.法治副校长人数", "欺凌防治"),
]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Jurisdiction, str]:
    """Return the templates that are made of the report, and what is said of it."""
    folder: Path = tmp_path_factory.mktemp("made")
    write_tree(folder, {"去年.txt": REPORT})
    done = run_drafter("jurisdictions", "new", "溪岭", "--from", "通用", "--from-report", "去年.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    return load_jurisdiction("溪岭", (folder / "templates", shipped("templates"))), done.stdout


def printed(jurisdiction: Jurisdiction, kind: str) -> list[tuple[str, str]]:
    """Return the answers that a report prints in which all is answered, each with the nearest heading."""
    report = render_report(trial_reports(jurisdiction)[1], jurisdiction, jurisdiction.kind(kind))
    return list(_below(report.sections, ""))


def _below(sections: tuple[Section, ...], above: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for section in sections:
        heading = text_of(section.heading) or above
        found += [(path, heading) for part in section.parts for path in part.answers]
        found += _below(section.below, heading)
    return found


@pytest.mark.parametrize(("path", "heading"), STOOD)
def test_a_figure_is_told_below_the_heading_that_told_it_last_year(said, path, heading):
    assert [own for each, own in printed(said[0], "法治政府建设年度报告") if each == path] == [heading]


@pytest.mark.parametrize("kind", ["法治政府建设年度报告", "行政执法工作报告"])
def test_each_figure_that_is_asked_is_told_once_in_either_kind(said, kind):
    jurisdiction = said[0]
    asked = set(jurisdiction.for_kind(kind).kind(kind).unused_topics)
    told = Counter(path for path, _ in printed(jurisdiction, kind))
    figures = [spec for spec in jurisdiction.catalogue().in_groups() if spec.sentence and spec.topic not in asked]
    assert [spec.path for spec in figures if told[spec.path] != 1] == []


def test_a_numbered_paragraph_that_goes_on_with_a_comma_is_told_as_no_heading(said):
    assert "“（四）规范执法培训，…”：序号后面的话用“，”接着正文，没有作标题" in said[1]


def test_lines_that_count_with_words_are_headings(tmp_path):
    outline = "一、2025年主要工作\n一是把牢政治方向。\n二是守护校园安全。\n二、存在问题\n三、下步打算\n"
    jurisdiction, said = made(tmp_path, outline)
    headings = [entry.heading for entry in jurisdiction.kinds[0].outline[1].below]
    assert headings == ["把牢政治方向", "守护校园安全"]
    assert "“一是”这样的序号，照公文的写法印成“（一）”这一种" in said


def test_a_chapter_about_last_years_plan_takes_it_though_another_speaks_of_the_year(tmp_path):
    outline = "一、2025年主要工作\n二、落实上年度工作安排情况\n三、存在问题\n四、下步打算\n"
    jurisdiction, _ = made(tmp_path, outline)
    assert [(e.heading, e.section) for e in jurisdiction.kinds[0].outline if "上年度" in e.heading] == [
        ("落实上年度工作安排情况", "上年安排")
    ]


def test_a_fact_that_is_worded_anew_is_told_with_the_question_it_still_has(tmp_path):
    made(tmp_path, "一、监督检查\n（一）执法监督\n（二）行政检查\n二、存在问题\n三、下步打算\n")
    facts = '事实:\n  - {名称: 行政执法.执法监督意见份数, 句子: "收到监督意见书{}"}\n'
    (tmp_path / "templates/甲县/事实.yaml").write_text(facts, "utf-8")
    found = run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout
    assert "问卷里还是上级的说明：执法监督意见份数“发出的执法监督意见书" in found


def test_a_look_up_names_all_that_it_finds(tmp_path):
    found = run_drafter("jurisdictions", "names", "辖区", cwd=tmp_path).stdout
    assert "行业指导.辖区持证人数" in found
    assert "要看说明，换一个长一些的词再查" in found


def test_a_rate_is_told_behind_what_it_is_a_rate_of():
    catalogue = load_jurisdiction("通用", (shipped("templates"),)).catalogue()
    for specs in (*catalogue.told_by_topic.values(), *catalogue.told_by_matter.values()):
        places = {str(spec.path): place for place, spec in enumerate(specs)}
        matters = {str(spec.path): spec.matter for spec in specs}
        pairs = [(rate.rate, base) for rate in catalogue.relations.rates for base in (rate.part, rate.base)]
        before = [(r, b) for r, b in pairs if r in places and b in places and places[b] > places[r]]
        assert [(r, b) for r, b in before if matters[r] == matters[b]] == []
