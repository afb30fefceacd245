"""The order in which all facts of a topic are told: sorts side by side, stages in turn, 其中 over its own parts alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from builders import write_jurisdiction

from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.model.fields import Kind
from drafter.model.relation_table import wholes_of
from drafter.model.report import build_report
from drafter.sections.render_sections import Section, render_report

OF_TOPICS = [topic.name for topic in load_jurisdiction("通用", (shipped("templates"),)).topics]
_EXAMPLE = re.compile("如 ?([0-9][^，。；（）、 ]*)")
Pieces = list[tuple[str, str]]
"""A paragraph: each text with the answer that it prints, empty for none."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Jurisdiction:
    """Return a jurisdiction whose sections ask for the facts of each topic and say nothing themselves."""
    root = write_jurisdiction(
        tmp_path_factory.mktemp("plain"), {each: f"{{{{ 事实('{each}') }}}}" for each in OF_TOPICS}
    )
    return load_jurisdiction("试用", (root, shipped("templates")))


def _told(jurisdiction: Jurisdiction) -> tuple[Pieces, ...]:
    """Return the paragraphs of a report in which every figure is answered with its example."""
    catalogue = jurisdiction.catalogue()
    answers: dict[str, Any] = {"格式版本": "1", "单位和报告": {"年度": "2025"}}
    for spec in catalogue.of_kind(Kind.FIGURE):
        example = _EXAMPLE.search(spec.explanation)
        assert example, spec.path
        answers.setdefault(spec.group, {})[spec.title] = example[1]
    report = build_report(answers, catalogue.declared)
    return tuple(_paragraphs(render_report(report, jurisdiction, jurisdiction.kinds[0]).sections))


def _paragraphs(sections: tuple[Section, ...]) -> Iterator[Pieces]:
    for section in sections:
        yield from ([(run.text, str(run.answer or "")) for run in part.runs] for part in section.parts)
        yield from _paragraphs(section.below)


def _order(jurisdiction: Jurisdiction) -> list[str]:
    return [answer for paragraph in _told(jurisdiction) for _, answer in paragraph if answer]


def test_sorts_of_one_whole_stand_side_by_side_each_way_to_divide_it_by_itself(plain: Jurisdiction) -> None:
    catalogue, order = plain.catalogue(), _order(plain)
    groups: dict[tuple[str, str, str], list[str]] = {}
    for spec in catalogue.in_groups():
        if spec.part_of and spec.path in order:
            groups.setdefault((spec.part_of, spec.split_by, spec.matter), []).append(spec.path)
    for (whole, way, _), sorts in groups.items():
        places = sorted(order.index(path) for path in sorts)
        between = {order[place] for place in range(places[0], places[-1])} - {*sorts}
        strangers = [path for path in between if catalogue[path].part_of not in sorts]
        assert not strangers, (whole, way, strangers)


def test_what_the_catalogue_places_behind_a_figure_is_told_behind_it(plain: Jurisdiction) -> None:
    order = _order(plain)
    placed = [spec for spec in plain.catalogue().in_groups() if spec.behind]
    assert placed
    for spec in placed:
        assert order.index(spec.behind) < order.index(spec.path), (spec.behind, spec.path)


_EVENTS = ("次", "场", "场次", "期")


def test_how_far_an_event_went_is_told_before_another_event(plain: Jurisdiction) -> None:
    """出动检查人员383人次 right behind 开展学校消防检查6次 would be who went there."""
    catalogue, order = plain.catalogue(), _order(plain)
    bases = wholes_of(catalogue.relations)
    extents = [spec for spec in catalogue.in_groups() if spec.unit in ("人次", "家次", "所次") and spec.path in order]
    judged = 0
    for spec in extents:
        for base in (catalogue[path] for group in bases.get(spec.path, ()) for path in group):
            if base.part_of or base.matter != spec.matter or base.unit not in _EVENTS or base.path not in order:
                continue
            between = order[order.index(base.path) + 1 : order.index(spec.path)]
            events = [path for path in between if catalogue[path].unit in _EVENTS]
            others = [path for path in events if not any(path in group for group in bases.get(spec.path, ()))]
            assert all(catalogue[path].part_of == base.path for path in others), (base.path, others, spec.path)
            judged += 1
    assert judged > 10


@pytest.mark.parametrize("name", ["通用", "试用"])
def test_what_stands_behind_of_which_is_a_part_of_the_number_before_it(plain: Jurisdiction, name: str) -> None:
    jurisdiction = plain if name == "试用" else load_jurisdiction(name, (shipped("templates"),))
    catalogue, wholes = jurisdiction.catalogue(), wholes_of(jurisdiction.catalogue().relations)
    for paragraph in _told(jurisdiction):
        before = led_by = ""
        for text, answer in paragraph:
            for mark in () if answer else re.findall("其中|[；。]", text):
                led_by = before if mark == "其中" else ""
            before = answer or before
            if answer and led_by and catalogue[answer].unit == catalogue[led_by].unit:
                assert any(led_by in group for group in wholes.get(answer, ())), (led_by, answer)


def _said(jurisdiction: Jurisdiction) -> str:
    return "\n".join("".join(text for text, _ in paragraph) for paragraph in _told(jurisdiction))


def test_matters_are_told_in_the_order_of_their_procedure(plain: Jurisdiction) -> None:
    for name, words in {
        "许可": "收到行政许可申请.*作出行政许可决定.*认定教师资格",
        "处罚": "受理案件线索.*立案.*结案.*在办案件",
        "复议": "办理行政复议案件.*上年结转复议案件.*审结复议案件.*尚未审结的复议",
        "欺凌": "排查学生欺凌.*线索.*认定.*处置学生欺凌事件",
        "建议书": "收到司法建议.*回复司法机关建议书3件，司法机关建议书回复率",
    }.items():
        assert re.search(words, _said(plain), re.DOTALL), name


def test_levels_and_grades_of_prizes_and_classes_of_institutions_are_not_mixed(plain: Jurisdiction) -> None:
    said = _said(plain)
    assert "获奖16个，其中国家级1个、省级5个、市级6个；法治竞赛获一等奖2个、获二等奖4个、获三等奖2个" in said
    assert re.search("有A级培训机构18家、B级机构14家、C级机构5家", said)
    assert re.search("网上办理2900件、窗口办理200件；网上办理率90.6%", said)
    assert "有校车驾驶人64名" in said
    assert "有体育类培训机构37家" in said


_VERB = re.compile(r"\[\[(现有|有|办理|收到|开展|答复|举办|承办)\]\]")


def test_a_verb_leaves_only_where_one_before_it_is_meant_too(plain: Jurisdiction) -> None:
    """A sort goes on behind its whole or another sort; anything else without its verb is a bare noun: 校车驾驶人64名."""
    catalogue = plain.catalogue()
    for matter, specs in catalogue.told_by_matter.items():
        verbs = [found[1] if (found := _VERB.match(spec.opening)) else "" for spec in specs]
        for place, (spec, verb) in enumerate(zip(specs, verbs, strict=True)):
            goes_on = verb in verbs[max(place - 1, 0) : place] + verbs[place + 1 : place + 2]
            assert not verb or spec.part_of or place == 0 or goes_on, (matter, spec.path)
