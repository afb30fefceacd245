"""Facts that a jurisdiction declares: one entry in one file, and they are asked, kept, judged and told everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from drafter.answers.load import load_answers, parse_answers
from drafter.answers.questions import chapters_for
from drafter.checking.engine import run
from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped, template_roots
from drafter.jurisdictions.fact_file import PLACE, absolute
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.usage import usage
from drafter.model.catalogue import core
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.relation_table import wholes_of
from drafter.model.relations import doubts_of
from drafter.pages.layout.attachment_layout import table_of_figures
from drafter.rendering import render
from tests.builders import (
    dump,
    lines_of,
    make_answers,
    render_in_process,
    run_drafter,
    write_jurisdiction,
    write_tree,
)

SHIPPED = [path.parent.name for path in manifests((shipped("templates"),))]
BUSES: dict[str, Any] = {
    "名称": "班车检查次数",
    "章": "依法履职",
    "单位": "次",
    "说明": "检查接送班车的次数，如 12次",
    "常问": "是",
    "主题": "依法履职",
    "事项": "班车",
    "句子": "检查接送班车{}[[，整改{班车整改数}]]",
    "无则": "全年未检查接送班车",
    "其中": ["班车整改数"],
}
MENDED: dict[str, Any] = {
    "名称": "班车整改数",
    "章": "依法履职",
    "单位": "处",
    "说明": "班车检查整改的，如 3处",
    "常问": "是",
    "主题": "依法履职",
    "事项": "班车",
    "句子": "整改班车问题{}",
}
SECTION = {"正文": "{{ 事实('依法履职') }}"}


def bureau(folder: Path, *facts: dict[str, Any], **answers: Any) -> Path:
    """Write the jurisdiction 试用 with `facts` and 填报.yaml with `answers` into `folder`, and return `folder`."""
    write_jurisdiction(folder / "templates", SECTION, 事实=list(facts))
    return write_tree(folder, {"填报.yaml": make_answers(单位和报告={"地区模板": "试用"}, **answers)})


def body(folder: Path) -> str:
    """Return the text of the report of 填报.yaml in `folder`, without its title and signature."""
    answers = load_answers(folder / "填报.yaml", template_roots(folder))
    return "\n".join(lines_of(render(answers).document))


def test_a_fact_of_one_file_is_everywhere_that_a_question_of_the_program_is(tmp_path: Path) -> None:
    folder = bureau(tmp_path, BUSES, MENDED)
    done = run_drafter("set", "填报.yaml", "班车检查次数=12次", "依法履职.班车整改数.上年=3", cwd=folder)
    assert done.returncode == 0, done.stderr
    answers = load_answers(folder / "填报.yaml", template_roots(folder))
    held = answer_at(answers.report, ("依法履职", "班车检查次数"))
    assert isinstance(held, Figure)
    assert held.value == 12
    assert "班车检查次数" in run_drafter("status", "填报.yaml", cwd=folder).stdout
    schema = json.loads(run_drafter("schema", "试用", cwd=folder).stdout)
    assert "班车检查次数" in json.dumps(schema, ensure_ascii=False)
    assert "检查接送班车12次" in body(folder)
    assert run_drafter("render", "填报.yaml", "-o", "甲.txt", cwd=folder).returncode == 0
    assert "检查接送班车12次" in (folder / "甲.txt").read_text("utf-8")
    begun = run_drafter("new", "明年.yaml", "--from", "填报.yaml", cwd=folder)
    assert begun.returncode == 0, begun.stderr
    assert load_answers(folder / "明年.yaml", template_roots(folder)).source.tree["依法履职"]["班车检查次数"] == {
        "数值": "",
        "上年": "12",
    }
    assert "班车整改数" in run_drafter("jurisdictions", "show", "试用", cwd=folder).stdout


def test_a_fact_is_asked_in_its_chapter_unless_it_waits_to_be_ticked(tmp_path: Path) -> None:
    folder = bureau(tmp_path, BUSES, {**MENDED, "常问": "否"})
    jurisdiction = load_jurisdiction("试用", template_roots(folder))
    [chapter] = [each for each in chapters_for(jurisdiction, None) if each.title == "依法履职"]
    asked = {question.title: question.listed for question in chapter.questions}
    assert (asked["班车检查次数"], asked["班车整改数"]) == (False, True)


def test_a_fact_stands_in_the_table_of_figures_and_on_the_form_of_its_office(tmp_path: Path) -> None:
    attachment = {"名称": "数据表", "内容": "数据表"}
    folder = bureau(
        tmp_path,
        BUSES,
        MENDED,
        依法履职={"班车检查次数": "12"},
        公文格式={"附件": [attachment]},
        科室={"依法履职": "后勤科"},
    )
    answers = load_answers(folder / "填报.yaml", template_roots(folder))
    assert "班车检查次数" in {row[0] for row in table_of_figures(answers.report, answers.jurisdiction).rows}
    done = run_drafter("sheets", "export", "填报.yaml", "-o", "表", "--all", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert any("后勤科" in path.name for path in (folder / "表").iterdir())


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"班车检查次数": "12", "班车整改数": "3"}, "检查接送班车12次，整改3处。"),
        ({"班车检查次数": "12"}, "检查接送班车12次。"),
        ({"班车检查次数": "12", "班车整改数": "无"}, "检查接送班车12次。"),
        ({"班车整改数": "3"}, "整改班车问题3处。"),
        ({"班车检查次数": "无"}, "全年未检查接送班车。"),
        ({"班车检查次数": "不适用"}, ""),
        ({}, ""),
    ],
    ids=str,
)
def test_a_fact_is_told_by_its_own_sentence(tmp_path: Path, answers: dict[str, str], said: str) -> None:
    told = body(bureau(tmp_path, BUSES, MENDED, 依法履职=answers))
    assert said in told
    assert ("班车" in told) == bool(said)


def test_a_section_that_prints_a_fact_itself_keeps_it_from_the_others(tmp_path: Path) -> None:
    folder = bureau(tmp_path, BUSES, MENDED, 依法履职={"班车检查次数": "12", "班车整改数": "3"})
    write_tree(folder, {"templates/试用/正文.txt": "查班车{{ 依法履职.班车检查次数 }}。\n\n{{ 事实('依法履职') }}"})
    assert re.findall(r".*班车.*", body(folder)) == ["查班车12次。整改班车问题3处。"]


def test_a_nearer_folder_words_a_fact_anew_and_leaves_another_out(tmp_path: Path) -> None:
    folder = bureau(tmp_path, BUSES, MENDED, 依法履职={"班车检查次数": "12", "班车整改数": "3"})
    facts = {
        "事实": [{"名称": "依法履职.班车检查次数", "句子": "查验班车{}", "单位": "车次"}],
        "不用": ["依法履职.班车整改数"],
    }
    write_tree(folder, {"templates/下级/地区.yaml": dump({"名称": "下级", "上级模板": "试用"})})
    write_tree(folder, {"templates/下级/事实.yaml": dump(facts)})
    text = make_answers(单位和报告={"地区模板": "下级"}, 依法履职={"班车检查次数": "12"})
    answers = parse_answers(text, folder / "下级.yaml", template_roots(folder))
    assert "查验班车12车次。" in "\n".join(lines_of(render(answers).document))
    assert "依法履职.班车整改数" not in answers.jurisdiction.catalogue()


def test_facts_are_held_against_each_other_as_the_program_s_own(tmp_path: Path) -> None:
    facts = (
        BUSES,
        MENDED,
        {
            "名称": "班车数",
            "章": "依法履职",
            "单位": "辆",
            "说明": "接送班车，如 9辆",
            "主题": "依法履职",
            "句子": "班车{}",
        },
        {**MENDED, "名称": "班车完好数", "不超过": "班车数"},
        {**MENDED, "名称": "班车完好率", "单位": "%", "率": "班车完好数÷班车数"},
    )
    answers = {"班车检查次数": "2", "班车整改数": "3", "班车数": "8", "班车完好数": "9", "班车完好率": "50%"}
    told = run_drafter("status", "填报.yaml", cwd=bureau(tmp_path, *facts, 依法履职=answers)).stdout
    assert "班车整改数 3处，多于 班车检查次数 2次" in told
    assert "班车完好数 9处，多于 班车数 8辆" in told


def test_a_withheld_fact_is_in_no_public_edition(tmp_path: Path) -> None:
    folder = bureau(
        tmp_path, BUSES, MENDED, 依法履职={"班车检查次数": "12", "班车整改数": "3"}, 不公开=["依法履职.班车检查次数"]
    )
    done = run_drafter("render", "填报.yaml", "-o", "公开.txt", "--edition", "公开版", cwd=folder)
    assert done.returncode == 0, done.stderr
    text = (folder / "公开.txt").read_text("utf-8")
    assert "检查接送班车" not in text
    assert "整改班车问题3处" in text


def test_an_older_file_is_read_and_its_answers_move_to_their_chapters(tmp_path: Path) -> None:
    folder = bureau(tmp_path, {**BUSES, "原名": "校车检查次数"}, MENDED)
    old = make_answers(单位和报告={"地区模板": "试用"}) + (
        "依法履职:\n  校车检查次数: 12  # 后勤说的\n"
        "本地补充:\n  # 整改了几处\n  班车整改数: 3\n不公开:\n  - 本地补充.班车整改数\n"
    )
    write_tree(folder, {"填报.yaml": old})
    assert "检查接送班车12次，整改3处。" in body(folder)
    assert run_drafter("set", "填报.yaml", "行政检查次数=8", cwd=folder).returncode == 0
    saved = (folder / "填报.yaml").read_text("utf-8")
    assert "本地补充" not in saved
    assert "  班车检查次数: 12  # 后勤说的\n  # 整改了几处\n  班车整改数: 3\n" in saved
    assert "- 依法履职.班车整改数" in saved
    assert "检查接送班车12次，整改3处。" in body(folder)


def test_a_section_and_a_fact_may_have_the_former_name_of_a_matter(tmp_path: Path) -> None:
    root = bureau(tmp_path, BUSES, MENDED)
    sections = {"正文": "{{ 事实('教师法治教育') }}", "其他": "别的。{{ 事实('校园法治') }}"}
    own = {"名称": "法治骨干人数", "章": "法治宣传", "主题": "校园法治", "事项": "教师法治教育", "说明": "如 7人"}
    own |= {"单位": "人", "句子": "有法治骨干{}"}
    write_jurisdiction(root / "templates", sections, 事实=[own])
    answers = make_answers(单位和报告={"地区模板": "试用"}, 法治宣传={"教师轮训人数": "30", "法治骨干人数": "7"})
    write_tree(root, {"填报.yaml": answers})
    said = body(root)
    assert "轮训30人，有法治骨干7人。" in said
    assert said.count("轮训") == 1
    checked = run_drafter("jurisdictions", "check", "试用", cwd=root).stdout
    assert "错误 0 处" in checked


@pytest.mark.parametrize(
    ("name", "former", "said"),
    [
        ("接送", "校车接送", "没有“接送”这个事项"),
        ("信访", "班车", "“班车”现在还是这里的事项，不能作原名"),
    ],
)
def test_a_matter_that_is_none_and_a_former_name_that_is_still_in_use_are_refused(tmp_path, name, former, said) -> None:
    root = bureau(tmp_path, BUSES, MENDED)
    facts = {"事项": [{"名称": name, "原名": former}], "事实": [BUSES, MENDED]}
    write_tree(root / "templates", {"试用/事实.yaml": dump(facts)})
    told = run_drafter("jurisdictions", "check", "试用", cwd=root)
    assert said in told.stdout + told.stderr


def test_an_answer_that_stands_in_both_places_is_told(tmp_path: Path) -> None:
    old = (
        make_answers(单位和报告={"地区模板": "试用"}) + "依法履职:\n  班车检查次数: 12\n本地补充:\n  班车检查次数: 3\n"
    )
    folder = write_tree(bureau(tmp_path, BUSES, MENDED), {"填报.yaml": old})
    told = run_drafter("status", "填报.yaml", cwd=folder).stderr
    assert "“本地补充.班车检查次数”现在叫“依法履职.班车检查次数”，那里已经写了；请删去其中一个" in told


# --- The facts that are shipped


def figures(name: str) -> dict[str, str]:
    """Return the example of every figure that 事实.yaml declares, by path."""
    specs = [
        spec for spec in load_jurisdiction(name, template_roots()).catalogue().of_kind(Kind.FIGURE) if spec.sentence
    ]
    return {spec.path: spec.explanation.partition("如 ")[2].partition("；")[0] for spec in specs}


def told(name: str, kind: str, answers: dict[str, str]) -> tuple[str, frozenset[str]]:
    """Return the text of a report with `answers` by path, and the answers that it prints or states."""
    tree: dict[str, Any] = {}
    for path, answer in answers.items():
        group, _, title = path.partition(".")
        tree.setdefault(group, {})[title] = answer
    text = make_answers(**{**tree, "单位和报告": {"地区模板": name, "报告种类": kind}})
    rendering = render(parse_answers(text, Path("填报.yaml"), template_roots()))
    return "\n".join(lines_of(rendering.document)), rendering.rendered.printed


CASES = [(name, kind.name) for name in SHIPPED for kind in load_jurisdiction(name, template_roots()).kinds]
_WRONG = re.compile(r"\{|\}|\[\[|\]\]|[，；、]{2}|。。|，。|；。|。[，；]|^[，；。]", re.MULTILINE)


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_every_shipped_fact_has_a_place_in_every_report(name: str, kind: str) -> None:
    jurisdiction = load_jurisdiction(name, template_roots())
    used = usage(jurisdiction, kind).answers
    assert [spec.path for spec in jurisdiction.catalogue().in_groups() if spec.sentence and spec.path not in used] == []


def test_what_every_report_must_say_is_asked_and_leaves_a_gap_whatever_tells_it() -> None:
    kind = "法治政府建设年度报告"
    jurisdiction = load_jurisdiction("通用", template_roots())
    asked = {question.path: question for chapter in chapters_for(jurisdiction, kind) for question in chapter.questions}
    musts = [spec for spec in core().of_kind(Kind.FIGURE) if spec.required and spec.path in asked]
    assert "行政执法.行政检查次数" in asked
    assert [spec.path for spec in musts if not asked[spec.path].required or asked[spec.path].listed] == []
    text, _ = told("通用", kind, {"行政执法.行政检查次数": ""})
    open_ones = [spec for spec in musts if spec.when is None]
    assert [spec.path for spec in open_ones if f"【待填：{spec.title}（{spec.unit}）】" not in text] == []
    main = ("处罚许可.罚没金额", "处罚许可.行政许可件数", "处罚许可.行政强制次数", "争议化解.信访办理件数")
    assert [path for path in main if path in asked and asked[path].listed] == []


@pytest.mark.parametrize("part", ["full", "half", "none"])
@pytest.mark.parametrize(("name", "kind"), CASES)
def test_the_sentences_of_facts_read_well_whatever_is_answered(name: str, kind: str, part: str) -> None:
    examples = figures(name)
    if part == "half":
        examples = dict(list(examples.items())[::2])
    if part == "none":
        examples = dict.fromkeys(examples, "无")
    text, printed = told(name, kind, examples)
    assert _WRONG.findall(text) == []
    jurisdiction = load_jurisdiction(name, template_roots())
    by_sections = usage(
        jurisdiction, kind
    ).by_sections  # a section has its own words, and may tell no part without its whole
    if part != "none":
        assert sorted(examples.keys() - printed - by_sections) == []
    stated = {path for path in examples if jurisdiction.catalogue()[path].none_sentence} - by_sections
    silent = sorted(stated - printed)
    assert silent == []


@given(
    st.dictionaries(
        st.sampled_from(sorted(figures("通用"))), st.sampled_from(["3", "无", "不适用", "400余"]), max_size=30
    )
)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_facts_are_told_once_and_without_a_gap(answers: dict[str, str]) -> None:
    text, printed = told("通用", "法治政府建设年度报告", answers)
    assert _WRONG.findall(text) == []
    by_sections = usage(load_jurisdiction("通用", template_roots()), "法治政府建设年度报告").by_sections
    assert {path for path, answer in answers.items() if answer in ("3", "400余")} - by_sections <= printed


_BESIDE_THE_WORDING = {"用语-别家职权", "用语-程序身份", "用语-法律条文", "用语-执法环节"}
"""Rules about whose business something is, and whether a figure is lawful."""


def test_what_the_shipped_sentences_say_is_not_doubted_by_the_check_of_wording() -> None:
    catalogue = load_jurisdiction("通用", template_roots()).catalogue()
    examples = figures("通用")
    specs = [spec for spec in catalogue.of_kind(Kind.FIGURE) if spec.sentence]
    sentences = [
        PLACE.sub(
            lambda place, own=spec: examples.get(absolute(place[1], own.group) if place[1] else own.path, "100%"),
            spec.opening.replace("[[", "").replace("]]", ""),
        )
        for spec in specs
    ]
    nones = [spec.none_sentence for spec in specs if spec.none_sentence]
    text = "某县教育局2024年法治政府建设年度报告\n一、主要工作\n" + "。\n".join((*sentences, *nones)) + "。"
    rules = [each for each in all_rules() if each.name.startswith("用语-") and each.name not in _BESIDE_THE_WORDING]
    assert [(each.rule.name, each.hit.message) for each in run(read_text(text, "报告.txt"), rules)] == []


def test_no_two_questions_have_the_same_name() -> None:
    titles = [spec.title for spec in load_jurisdiction("通用", template_roots()).catalogue().in_groups()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_a_shipped_fact_says_its_unit_an_example_and_where_it_is_told() -> None:
    for spec in load_jurisdiction("通用", template_roots()).catalogue().in_groups():
        if spec.attribute or spec.kind is not Kind.FIGURE:
            continue
        assert spec.unit, spec.path
        example = spec.explanation.partition("如 ")[2]
        assert example.endswith(spec.unit), spec.path
        assert Figure.parse(example, spec.unit).value, spec.path
        assert spec.sentence.count("{}") == 1, spec.path
        assert spec.topic, spec.path
        assert len(spec.title) <= 12, spec.path


# --- Parts and change, as they are said behind a figure

SAID_BEHIND = [
    ("163，其中合同106件、协议57件", "检查接送班车163次，其中合同106件、协议57件。"),
    ("163（民办106、公办57）", "检查接送班车163次（民办106次、公办57次）。"),
    ({"数值": "902，比上年", "上年": "892"}, "检查接送班车902次，比上年增加10次，增长1.1%。"),
    ({"数值": "902，比上年+3", "上年": "892"}, "检查接送班车902次，比上年增加10次，增长1.1%。"),
    ({"数值": "5，比上年", "上年": "8"}, "检查接送班车5次，比上年减少3次。"),
    ({"数值": "8，比上年", "上年": "8，其中民办3次"}, "检查接送班车8次，与上年持平。"),
    ({"数值": "95%，比上年", "上年": "87.7%"}, "检查接送班车95%，比上年提高7.3个百分点。"),
    ({"数值": "12.5万元，比上年", "上年": "10万元"}, "检查接送班车12.5万元，比上年增加2.5万元，增长25%。"),
    ("902，比上年+10，其中民办6", "检查接送班车902次，比上年增加10次，其中民办6次。"),
    ("902，比上年", "检查接送班车902次。"),
    ({"数值": "902", "上年": "892"}, "检查接送班车902次。"),
]


@pytest.mark.parametrize(("answer", "said"), SAID_BEHIND, ids=[str(case[0]) for case in SAID_BEHIND])
def test_a_figure_is_told_with_its_parts_and_its_change(tmp_path: Path, answer: Any, said: str) -> None:
    folder = bureau(tmp_path, BUSES, MENDED, 依法履职={"班车检查次数": answer})
    assert said in body(folder).splitlines()


def test_parts_stand_in_brackets_where_the_sentence_goes_on(tmp_path: Path) -> None:
    answers: dict[str, Any] = {
        "班车检查次数": "163，其中民办106次、公办57次",
        "班车整改数": {"数值": "20处，比上年", "上年": "25"},
    }
    folder = bureau(tmp_path, BUSES, MENDED, 依法履职=answers)
    assert "检查接送班车163次（其中民办106次、公办57次），整改20处，比上年减少5处，下降20%。" in body(folder)
    answers["班车检查次数"] = "163（民办106、公办57），比上年+10"
    folder = bureau(tmp_path / "又", BUSES, MENDED, 依法履职=answers)
    assert "检查接送班车163次（民办106次、公办57次；比上年增加10次），整改20处" in body(folder)


def test_parts_are_kept_by_set_the_form_the_table_and_the_next_year(tmp_path: Path) -> None:
    folder = bureau(tmp_path, BUSES, MENDED)
    set_it = run_drafter("set", "填报.yaml", "依法履职.班车检查次数=163（民办106、公办57），比上年+10", cwd=folder)
    assert "163次；民办106次、公办57次；文中写：比上年增加10次" in set_it.stdout + set_it.stderr
    answers = load_answers(folder / "填报.yaml", template_roots(folder))
    table = table_of_figures(answers.report, answers.jurisdiction)
    rows = [[str(cell) for cell in row] for row in table.rows if row[0] != "行政检查次数"]
    assert rows == [
        ["班车检查次数", "次", "163"],
        ["其中：民办", "次", "106"],
        ["其中：公办", "次", "57"],
    ]
    assert run_drafter("sheets", "export", "填报.yaml", "-o", "表", "--all", cwd=folder).returncode == 0
    shown = "".join(
        str(row)
        for form in (folder / "表").glob("*.xlsx")
        for sheet in CalamineWorkbook.from_path(form).sheet_names
        for row in CalamineWorkbook.from_path(form).get_sheet_by_name(sheet).to_python()
    )
    assert "163次（民办106次、公办57次），比上年增加10次" in shown
    back = run_drafter("sheets", "import", "填报.yaml", "表", cwd=folder)
    assert back.returncode == 0, back.stderr
    same = load_answers(folder / "填报.yaml", template_roots(folder)).report
    assert answer_at(same, "依法履职.班车检查次数") == answer_at(answers.report, "依法履职.班车检查次数")
    run_drafter("new", "明年.yaml", "--from", "填报.yaml", cwd=folder)
    assert "上年: 163（民办106、公办57）" in (folder / "明年.yaml").read_text(encoding="utf-8")


WRONG_BEHIND = [
    ("163，其中民办106次、公办58次", "班车检查次数 163次，后面写的民办106次、公办58次，合起来比它多"),
    ("163，其中民办106次、公办57次", ""),
    ("163，其中民办106次、公办6次等", ""),
    ("163，其中涉及学生400人次，占比18%", ""),
    ("95%，其中小学90%、初中98%", ""),
    ("近170，其中民办106次、公办58次", ""),
    ("902，比上年", "班车检查次数 902次，要写比上年的增减，还不知道上年的数"),
    ({"数值": "902，比上年+3", "上年": "892"}, "上年 892，写的是比上年增加3次，算出来是比上年增加10次，增长1.1%"),
    ({"数值": "902，比上年增长1.1%", "上年": "892"}, ""),
]


@pytest.mark.parametrize(("answer", "doubt"), WRONG_BEHIND, ids=[str(case[0]) for case in WRONG_BEHIND])
def test_parts_above_the_whole_and_changes_that_do_not_agree_are_asked_about(
    tmp_path: Path, answer: Any, doubt: str
) -> None:
    folder = bureau(tmp_path, BUSES, MENDED, 依法履职={"班车检查次数": answer})
    answers = load_answers(folder / "填报.yaml", template_roots(folder))
    found = [each for each in doubts_of(answers.report, answers.jurisdiction.catalogue()) if each.rule != "数字-单位"]
    assert [doubt in each.message for each in found] == ([True] if doubt else [])


def test_the_examples_of_the_shipped_facts_agree_with_each_other() -> None:
    tree: dict[str, Any] = {"单位和报告": {"地区模板": "通用"}}
    for path, answer in figures("通用").items():
        group, _, title = path.partition(".")
        if title not in ("校外培训专项检查次数", "学法考试合格率"):  # examples of the program's own questions
            tree.setdefault(group, {})[title] = answer
    answers = parse_answers(make_answers(**tree), Path("填报.yaml"), template_roots())
    found = doubts_of(answers.report, answers.jurisdiction.catalogue())
    assert [doubt.message for doubt in found if doubt.rule in ("数字-合计", "数字-不超过", "数字-比率")] == []


def test_one_matter_of_a_topic_stands_under_a_heading_of_its_own(tmp_path: Path) -> None:
    other = {**MENDED, "名称": "护学次数", "单位": "次", "事项": "护学", "句子": "护学{}"}
    folder = bureau(tmp_path, BUSES, MENDED, other, 依法履职={"班车检查次数": "12", "护学次数": "5"})
    write_jurisdiction(
        folder / "templates",
        {"甲": "先说{{ 行政执法.行政检查次数 }}。{{ 事实('依法履职') }}", "乙": "{{ 事实('班车') }}"},
        报告=[
            {
                "种类": "法治政府建设年度报告",
                "标题": "报告",
                "提纲": [{"标题": "一", "段落": "甲"}, {"标题": "二", "段落": "乙"}],
            }
        ],
        事实=[BUSES, MENDED, other],
    )
    assert re.findall(r".*(?:班车|护学).*", body(folder)) == ["先说77次。护学5次。", "检查接送班车12次。"]
    assert "没有“班车”这个" not in run_drafter("jurisdictions", "check", "试用", cwd=folder).stdout


TOGETHER = [
    pytest.param(
        {"争议化解": {"行政复议案件": 3, "复议撤销件数": 1, "行政诉讼案件": 2, "胜诉件数": 1}},
        ("行政复议案件3件", "复议决定撤销1件", "行政诉讼案件2件", "行政诉讼案件胜诉1件"),
        id="reviews, then lawsuits",
    ),
    pytest.param(
        {"处罚许可": {"行政处罚件数": 5, "罚款件数": 4, "行政许可件数": 640, "变更许可件数": 12}},
        ("行政处罚决定5件", "处以罚款4件", "行政许可决定640件", "变更行政许可12件"),
        id="penalties, then licences",
    ),
]


@pytest.mark.parametrize(("answers", "said"), TOGETHER)
def test_figures_of_one_matter_stand_together(answers: dict[str, Any], said: tuple[str, ...]) -> None:
    tree = make_answers(单位和报告={"地区模板": "通用"}, **answers)
    text = "".join(lines_of(render(parse_answers(tree, Path("a.yaml"), (shipped("templates"),))).document))
    places = [text.index(each) for each in said]
    assert places == sorted(places)


def test_clauses_that_begin_alike_say_so_once() -> None:
    numbers = {"章程修订中小学数": 45, "章程修订幼儿园数": 60}
    tree = make_answers(单位和报告={"地区模板": "通用"}, 依法履职=numbers)
    text = "".join(lines_of(render(parse_answers(tree, Path("a.yaml"), (shipped("templates"),))).document))
    assert "修订章程的中小学45所，幼儿园60所。" in text


SAID_TOGETHER = [
    pytest.param(
        {"信息公开.司法建议件数": "1", "信息公开.检察建议件数": "无", "信息公开.建议书回复件数": "1"},
        "收到司法建议1件，回复司法机关建议书1件，全年未收到检察建议。",
        id="a joint answer names neither of the two",
    ),
    pytest.param(
        {"信息公开.人大建议件数": "无", "信息公开.政协提案件数": "无"},
        "全年无承办的人大代表建议、政协提案。",
        id="two nones of one kind",
    ),
    pytest.param(
        {"政务服务.政务服务差评件数": "无", "政务服务.政务服务投诉件数": "无"},
        "全年未收到差评，无政务服务投诉。",
        id="the period once",
    ),
    pytest.param(
        {"制度决策.决策征求意见条数": "164", "制度决策.决策采纳意见条数": "51"},
        "为重大行政决策征集意见建议164条，采纳51条。",
        id="the subject where its fact is open",
    ),
    pytest.param(
        {"制度决策.重大行政决策件数": "2", "制度决策.决策征求意见条数": "164"},
        "作出重大行政决策2件，征集意见建议164条。",
        id="no subject twice",
    ),
    pytest.param(
        {"制度决策.备案审查纠正件数": "无", "制度决策.规范性文件审查件数": "3"},
        "合法性审查规范性文件3件。全年无备案审查被纠正的文件。",
        id="two matters",
    ),
    pytest.param(
        {"制度决策.法律顾问人数": "3", "制度决策.公职律师人数": "2"},
        "聘请法律顾问3人，有公职律师2人。",
        id="lawyers are not hired as advisers",
    ),
    pytest.param(
        {"依法履职.规范性文件件数": "3", "制度决策.规范性文件修改件数": "4", "制度决策.规范性文件清理件数": "42"},
        "清理行政规范性文件42件，修改行政规范性文件4件。",
        id="the whole first",
    ),
    pytest.param(
        {
            "校外培训.责令退费金额": "126.4万元",
            "校外培训.退费涉及家长人数": "318",
            "校外培训.培训联合执法次数": "12",
            "校外培训.培训处罚件数": "12",
            "校外培训.培训罚没金额": "20万元",
        },
        "对校外培训作出行政处罚12件，校外培训罚没款20万元，责令退还、追回培训费126.4万元，退费涉及家长318人。",
        id="pairs",
    ),
    pytest.param(
        {"执法队伍.执法培训次数": "2", "执法队伍.执法培训人次": "58", "执法队伍.执法人员总数": "26"},
        "组织执法人员业务培训2次。执法人员参加执法培训58人次。",
        id="sessions with attendance",
    ),
    pytest.param(
        {"信息公开.依申请公开件数": "23", "信息公开.予以公开件数": "15", "信息公开.网站公开条数": "300"},
        "收到政府信息公开申请23件。依申请予以公开15件。",
        id="applications with results",
    ),
    pytest.param(
        {"处罚许可.行政许可件数": "1286", "处罚许可.许可受理件数": "1288", "处罚许可.不予许可件数": "2"},
        "受理行政许可申请1288件，作出行政许可决定1286件，不予行政许可2件。",
        id="applications before decisions",
    ),
    pytest.param(
        {
            "行政执法.行政检查次数": "446",
            "行政执法.暗访检查次数": "9",
            "行政执法.日常检查次数": "300",
            "行政执法.检查户次": "60",
        },
        "全年开展行政检查446次，其中日常检查300次、暗访和突击检查9次；检查市场主体60户次。",
        id="sorts behind their whole",
    ),
    pytest.param(
        {"行政执法.行政检查次数": "20", "行政执法.日常检查次数": "15", "行政执法.暗访检查次数": "9"},
        "全年开展行政检查20次，其中日常检查15次；开展暗访和突击检查9次。",
        id="sorts that overlap",
    ),
    pytest.param(
        {"行政执法.行政检查次数": "20", "行政执法.日常检查次数": "20"},
        "全年开展行政检查20次，20次均为日常检查。",
        id="a sort that is all",
    ),
    pytest.param(
        {"制度决策.合同审查件数": "19", "制度决策.决策审查件数": "2"},
        "合法性审查重大行政决策2件，合同、协议19件。",
        id="sorts whose whole is open",
    ),
    pytest.param(
        {
            "争议化解.信访办理件数": "97",
            "争议化解.信访事项件数": "37",
            "争议化解.来信件数": "9",
            "争议化解.信访办结件数": "37",
        },
        "办理信访、投诉、热线事项97件，其中受理信访事项37件；收到群众来信9件，办结信访事项37件。",
        id="no sorts of sorts",
    ),
    pytest.param(
        {"法治宣传.普法受众人数": "4.1万", "法治宣传.主题活动场次": "88", "法治宣传.体育普法场次": "6"},
        "开展主题普法活动88场次，开展体育普法活动6场，普法活动受众4.1万人次。",
        id="events before whom they reached",
    ),
    pytest.param(
        {"招生资助.送教上门人数": "26", "招生资助.学籍核查人数": "900", "招生资助.送教人次": "1032"},
        "送教上门26人，全年送教1032人次。",
        id="what follows from a figure right behind it",
    ),
    pytest.param(
        {"依法履职.行政许可权力": "9", "依法履职.课后服务覆盖率": "96%"},
        "依照权责清单行使职权，行政许可9项。课后服务覆盖率96%。",
        id="two matters in two sentences",
    ),
    pytest.param(
        {"组织领导.听取汇报次数": "2", "组织领导.负责人法治课次数": "1"},
        "主要负责人听取法治工作汇报2次，讲授法治课1次。",
        id="one person once",
    ),
    pytest.param(
        {
            "处罚许可.行政处罚件数": "17",
            "处罚许可.罚没金额": "23.85万元",
            "处罚许可.警告件数": "6",
            "处罚许可.罚款件数": "11",
        },
        "作出行政处罚决定17件。行政处罚中，处以警告、通报批评6件，处以罚款11件。罚没款合计23.85万元。",
        id="kinds of penalties before their sum of money",
    ),
    pytest.param(
        {"校园安全.教育惩戒人数": "4", "校园安全.欺凌线索件数": "无"},
        "教育惩戒学生4人，未收到学生欺凌线索。",
        id="no cause that the question does not name",
    ),
    pytest.param(
        {"校园安全.安全检查次数": "24", "校园安全.消防检查次数": "6", "校园安全.安全检查人次": "383"},
        "开展校园安全检查24次，出动检查人员383人次，开展学校消防检查6次。",
        id="who went to an inspection before another inspection",
    ),
    pytest.param(
        {"处罚许可.行政处罚件数": "3", "处罚许可.教育类处罚件数": "2"},
        "全年作出行政处罚决定3件。行政处罚中，教育类处罚2件。",
        id="a sort of what another sentence told",
    ),
    pytest.param(
        {"处罚许可.行政处罚件数": "3", "体育执法.体育处罚件数": "1", "体育执法.体育罚款金额": "0.3"},
        "行政处罚中，体育类处罚1件；体育处罚罚款0.3万元。",
        id="a sort of what another section told, and no more than that",
    ),
    pytest.param(
        {"体育执法.体育市场检查次数": "4", "体育执法.体育处罚件数": "1"},
        "体育类行政处罚1件。",
        id="a sort whose whole is not told",
    ),
    pytest.param(
        {
            "依法履职.行政权力事项": "62",
            "依法履职.行政处罚权力": "42",
            "依法履职.行政检查权力": "8",
            "依法履职.行政许可权力": "9",
            "依法履职.其他行政权力": "3",
        },
        "保留行政权力62项，其中行政许可9项、行政处罚42项、行政检查8项、其他3项。",
        id="all sorts within the same list",
    ),
    pytest.param(
        {"政务服务.政务服务事项数": "48", "政务服务.网上可办事项数": "48"},
        "现有政务服务事项48项，48项均为网上可办事项。",
        id="all of a whole has its subject once",
    ),
    pytest.param(
        {"依法履职.规范性文件件数": "无", "依法履职.合法性审查件数": "35"},
        "坚持依法决策，对文件、合同等开展合法性审查35件，未制定行政规范性文件。",
        id="an aim is followed by what was done",
    ),
    pytest.param(
        {"争议化解.信访事项件数": "40", "争议化解.申诉求决类件数": "30", "争议化解.意见建议类件数": "10"},
        "受理信访事项40件，其中申诉求决类30件、意见建议类10件。",
        id="what petitions ask for, of all petitions",
    ),
    pytest.param(
        {"争议化解.领导接访次数": "4", "争议化解.申诉求决类件数": "60"},
        "信访事项中，申诉求决类60件；领导干部接访、下访4次。",
        id="what petitions ask for, without their number",
    ),
]


@pytest.mark.parametrize(("answers", "said"), SAID_TOGETHER)
def test_facts_side_by_side_say_what_each_says_alone(answers: dict[str, str], said: str) -> None:
    assert said in told("通用", "法治政府建设年度报告", answers)[0]


def test_a_none_of_a_part_is_not_said_beside_that_of_its_whole() -> None:
    catalogue = load_jurisdiction("通用", template_roots()).catalogue()
    pairs = [
        (part, group)
        for part, groups in wholes_of(catalogue.relations).items()
        for group in groups
        if part in catalogue and all(catalogue[path].none_sentence for path in (part, *group))
        if all(catalogue[path].matter == catalogue[part].matter for path in group)
    ]
    assert len(pairs) > 8
    for part, group in pairs:
        text, _ = told("通用", "法治政府建设年度报告", dict.fromkeys((part, *group), "无"))
        words = catalogue[part].none_sentence.removeprefix("全年")
        assert words not in text or any(words in catalogue[whole].none_sentence for whole in group), (part, group)


def test_what_follows_parts_of_one_s_own_is_no_part(tmp_path: Path) -> None:
    worded = {"名称": "制度决策.规范性文件修改件数", "句子": "修改行政规范性文件{}[[，其中招生类{班车检查次数}]]"}
    worded["句子"] = worded["句子"].replace("班车检查次数", "依法履职.班车检查次数")
    write_jurisdiction(tmp_path / "templates", {"正文": "{{ 事实('制度决策') }}"}, 事实=[BUSES, MENDED, worded])
    answers = make_answers(
        单位和报告={"地区模板": "试用"},
        依法履职={"班车检查次数": "1"},
        制度决策={"规范性文件修改件数": "3", "规范性文件废止件数": "5"},
    )
    write_tree(tmp_path, {"填报.yaml": answers})
    assert "修改行政规范性文件3件，其中招生类1次；废止行政规范性文件5件。" in body(tmp_path)


@pytest.mark.parametrize(("other", "is_told"), [("无", False), ("2", True)])
def test_a_joint_answer_does_not_give_away_what_is_withheld(tmp_path: Path, other: str, is_told: bool) -> None:
    numbers = {"司法建议件数": "1", "检察建议件数": other, "建议书回复件数": "1"}
    answers = make_answers(单位和报告={"地区模板": "通用"}, 信息公开=numbers, 不公开=["信息公开.司法建议件数"])
    write_tree(tmp_path, {"填报.yaml": answers})
    done = run_drafter("render", "填报.yaml", "-o", "公开.txt", "--edition", "公开版", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "公开.txt").read_text("utf-8")
    assert "收到司法建议" not in text
    assert ("司法机关建议书" in text) is is_told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({"调解案件数": "58起", "调解成功件数": "55"}, "调解纠纷58起，成功55起"),
        ({"调解案件数": "58起", "调解成功件数": "55件"}, "调解纠纷58起，成功55件"),
        ({"调解案件数": "58", "调解成功件数": "55"}, "调解纠纷58件，成功55件"),
    ],
)
def test_a_part_is_counted_in_the_measure_word_of_its_whole_unless_it_has_its_own(figures, told):
    text = "".join(lines_of(render_in_process(make_answers(争议化解=figures)).document))
    assert told in text


def test_money_that_is_part_of_other_money_keeps_its_own_measure_word():
    answers = make_answers(处罚许可={"罚没金额": "200000元"}, 校外培训={"培训罚没金额": "2"})
    assert "罚没款2万元" in "".join(lines_of(render_in_process(answers).document))


def test_what_there_was_none_of_closes_what_another_sentence_began():
    figures = {"行政复议案件": "4", "复议维持件数": "3", "复议撤销件数": "无", "复议撤回件数": "1"}
    text = "".join(lines_of(render_in_process(make_answers(争议化解=figures)).document))
    assert text.index("撤回申请") < text.index("无被撤销的")


@pytest.mark.parametrize("topic", ["校车", "校车接送"])
def test_a_fact_of_one_s_own_stands_behind_its_parent_s_of_the_matter(tmp_path: Path, topic: str) -> None:
    own = {"名称": "护送岗数", "章": "校园安全", "主题": topic, "事项": "校车", "单位": "个", "句子": "设立护送岗{}"}
    section = f"{{{{ 事实('{topic}') }}}}\n{{{{ 事实('校车') }}}}"
    topics = [{"主题": topic, "章": "校园安全"}]
    write_jurisdiction(tmp_path / "templates", {"正文": section}, 活动主题=topics, 事实=[own])
    answers = {"护送岗数": "17个", "校车数": "31辆", "校车检查次数": "24次"}
    write_tree(tmp_path, {"填报.yaml": make_answers(单位和报告={"地区模板": "试用"}, 校园安全=answers)})
    assert "护送岗17个" in body(tmp_path).partition("现有校车31辆，开展校车检查24次")[2]
