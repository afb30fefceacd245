"""The map of a rendering: each answer is found at exactly the characters that print it, blocks keep their ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import make_answers, write_jurisdiction
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.load import Answers, load_answers, parse_answers
from drafter.checking.engine import run as run_rules
from drafter.checking.output.whereabouts import whereabouts
from drafter.checking.rule import Finding
from drafter.checking.rules import all_rules
from drafter.checking.sources.read_source import Source, source_of
from drafter.folders import shipped
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import Edition
from drafter.model.field_spec import answer_at, catalogue, with_answer
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.report import Report
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind, in_edition, public_document
from drafter.rendering_map import RenderingMap
from drafter.sections.render_sections import render_report
from drafter.text_runs import AnswerPart, RunKind, text_of

EXAMPLES = sorted(path.stem for path in shipped("examples").glob("*.yaml"))
BOTH = [(name, edition) for name in EXAMPLES for edition in Edition]
IDS = [f"{name}-{edition.value}" for name, edition in BOTH]


@cache
def answers_of(name: str, edition: Edition = Edition.FILED) -> Answers:
    """Return the answers of an example, as `edition` tells them."""
    answers = load_answers(shipped("examples") / f"{name}.yaml", (shipped("templates"),))
    return in_edition(answers, edition)


def mapped(answers: Answers, report: Report | None = None, edition: Edition = Edition.FILED) -> RenderingMap:
    """Return the map of the rendering of `answers`, with `report` in place of their own."""
    report = report or answers.report
    rendered = render_report(report, answers.jurisdiction, chosen_kind(answers))
    document = lay_out(rendered, report, answers.jurisdiction.page(), answers.jurisdiction)
    return RenderingMap(public_document(document) if edition is Edition.PUBLIC else document)


def masked(found: RenderingMap, path: str) -> dict[str, str]:
    """Return the texts of the blocks by id, the characters that print the answer at `path` covered."""
    texts = {}
    for name, block in found.blocks.items():
        shown = "".join(run.text if run.question != path else "■" for run in block.runs)
        texts[name] = shown.replace("■■", "■").replace("■■", "■")
    return texts


def figures_in(answers: Answers, found: RenderingMap) -> list[tuple[str, Figure]]:
    """Return path and value of each printed figure that is not zero."""
    values = ((path, answer_at(answers.report, AnswerPath(path))) for path in found.answers)
    return [(path, value) for path, value in values if isinstance(value, Figure) and value.value]


@pytest.mark.parametrize(("name", "edition"), BOTH, ids=IDS)
def test_each_printed_figure_stands_at_the_characters_of_its_places(name, edition):
    answers = answers_of(name, edition)
    found = mapped(answers, edition=edition)
    figures = figures_in(answers, found)
    assert figures
    for path, figure in figures:
        numbers = [place for place in found.places_of(path) if place.run.part is AnswerPart.NUMBER]
        assert numbers, path
        for place in numbers:
            shown = found.blocks[place.block].text[place.start : place.end]
            assert shown == place.run.text
            assert shown in {figure.number_text(), "以上", "一", "两", *"三四五六七八九十"}, path
            assert found.answers_at(place.block, place.start).answers == (path,)
            assert found.answers_at(place.block, place.end - 1).answers == (path,)


@pytest.mark.parametrize(("name", "edition"), BOTH, ids=IDS)
def test_changing_a_figure_changes_exactly_its_places(name, edition):
    answers = answers_of(name, edition)
    before = mapped(answers, edition=edition)
    for path, figure in figures_in(answers, before):
        other = Decimal(12345 if figure.value == 54321 else 54321)
        changed = with_answer(answers.report, AnswerPath(path), replace(figure, value=other, written=str(other)))
        after = mapped(answers, changed, edition)
        assert masked(after, path) == masked(before, path), path
        assert [place.block for place in after.places_of(path)] == [place.block for place in before.places_of(path)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_changing_a_text_changes_exactly_its_places(name):
    answers = answers_of(name)
    before = mapped(answers)
    specs = catalogue()
    texts = [path for path in before.answers if path in specs and specs[AnswerPath(path)].kind is Kind.TEXT]
    given = [path for path in texts if not path.startswith("单位和报告") and _is_given(answers, path)]
    assert given
    for path in given:
        report = with_answer(answers.report, AnswerPath(path), "另有一句")
        after = mapped(answers, report)
        others = {name: text for name, text in masked(before, path).items() if "■" not in text}
        shown = masked(after, path)
        assert {name: shown[name] for name in others} == others, path
        assert "另有一句" in {place.run.text for place in after.places_of(path)}, path


def _is_given(answers: Answers, path: str) -> bool:
    return answer_at(answers.report, AnswerPath(path)) not in (None, "无")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_required_gap_is_a_place_of_its_answer(name):
    found = mapped(answers_of(name))
    gaps = [
        (block.origin.block, run) for block in found.blocks.values() for run in block.runs if run.kind is RunKind.GAP
    ]
    for block, run in gaps:
        assert any(place.block == block and place.run == run for place in found.places_of(run.answer))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_block_knows_the_line_that_printed_it(name):
    """The line of the section file has the block's own first words, or a tag that prints its first answer."""
    for block in mapped(answers_of(name)).blocks.values():
        if not isinstance(block.block, Paragraph | Item) or not block.origin.section:
            continue
        lines = (shipped("templates") / block.origin.section).read_text(encoding="utf-8").splitlines()
        line = lines[block.origin.line - 1]
        heading = [run for run in block.block.runs if run.kind is RunKind.LEAD and run.text[:2] not in line]
        first = next(run for run in block.block.runs if run not in heading)  # which runs into the text
        if first.part is AnswerPart.SET:
            continue
        if first.answer:
            assert "{{" in line, (block.origin, line)
        elif not text_of(block.block.runs).startswith("一是"):
            assert first.text[:2] in line or "{{" in line, (block.origin, line)


def test_names_of_a_list_are_places_of_their_own():
    found = mapped(answers_of("hedong-2021"))
    places = found.places_of("行政执法.专项检查联合部门")
    names = answer_at(answers_of("hedong-2021").report, AnswerPath("行政执法.专项检查联合部门"))
    assert [place.run.text for place in places if place.run.part is AnswerPart.NAME] == list(names)
    (second,) = found.places_of("行政执法.专项检查联合部门.2")
    assert found.blocks[second.block].text[second.start : second.end] == names[1]


def test_a_figure_within_an_activity_is_its_own_place_and_one_of_the_activity():
    found = mapped(answers_of("hedong-2021"))
    inner = found.places_of("活动.17.数字.收看人数")
    assert [place.run.text for place in inner] == ["6307", "人"]
    assert set(inner) < set(found.places_of("活动.17"))


def test_words_of_the_template_have_no_answer_and_set_phrases_have_those_they_state(tmp_path):
    sections = {"正文": "{% if 行政执法.行政检查次数 is 无 %}\n全年没有检查。\n{% endif %}\n\n年度{{ 年度 }}如下：\n"}
    write_jurisdiction(tmp_path, sections)
    text = make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"行政检查次数": "无"})
    found = mapped(parse_answers(text, Path("填报.yaml"), (tmp_path, shipped("templates"))))
    stated, year = [name for name in found.blocks if name.startswith("试用/正文.txt")]
    assert found.answers_at(stated, 0).answers == ("行政执法.行政检查次数",)
    assert found.answers_at(year, 0) == ((), "试用/正文.txt", 5)
    with pytest.raises(IndexError):
        found.answers_at(year, 99)


def _bare(found: RenderingMap) -> dict[str, str]:
    """Return ids by text without number, of each text that stands once."""
    texts = {name: text_of(block.block.runs) for name, block in found.blocks.items() if _is_text(block.block)}
    once = {text for text, count in Counter(texts.values()).items() if count == 1}
    return {text: name for name, text in texts.items() if text in once}


def _is_text(block: Any) -> bool:
    return isinstance(block, Paragraph | Item | Heading)


def _same_ids(before: RenderingMap, after: RenderingMap) -> None:
    old, new = _bare(before), _bare(after)
    kept = old.keys() & new.keys()
    assert kept
    assert {text: new[text] for text in kept} == {text: old[text] for text in kept}


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_blocks_keep_their_ids_when_answers_go(data):
    answers = answers_of(data.draw(st.sampled_from(EXAMPLES)))
    before = mapped(answers)
    removable = [path for path in before.answers if path.count(".") == 1 and not path.startswith("单位和报告")]
    report = answers.report
    for path in data.draw(st.sets(st.sampled_from(removable), max_size=12)):
        report = with_answer(report, AnswerPath(path), None)
    _same_ids(before, mapped(answers, report))


@pytest.mark.parametrize("name", EXAMPLES)
def test_blocks_keep_their_ids_when_a_record_comes(name):
    answers = answers_of(name)
    before, report = mapped(answers), answers.report
    activities = list(report.activities or [])
    for records in ({"activities": [*activities, activities[0]]}, {"activities": activities[:-1]}):
        _same_ids(before, mapped(answers, report.model_copy(update=records)))


@pytest.mark.parametrize(("name", "edition"), BOTH, ids=IDS)
def test_no_two_blocks_have_one_id(name, edition):
    answers = answers_of(name, edition)
    rendered = render_report(answers.report, answers.jurisdiction, chosen_kind(answers))
    document = lay_out(rendered, answers.report, answers.jurisdiction.page(), answers.jurisdiction)
    ids = [block.origin.block for block in document.blocks]
    assert len(set(ids)) == len(ids)
    assert all(ids)


def test_a_finding_about_an_activity_points_to_the_line_of_that_activity(tmp_path):
    bodies = ["开展宪法宣传。", "组织法治讲座，截止年底家喻户晓。", "举办法治竞赛。"]
    text = make_answers(活动=[{"主题": "法治宣传", "内容": body} for body in bodies])
    path = tmp_path / "填报.yaml"
    path.write_text(text, encoding="utf-8")
    source = source_of(load_answers(path, (shipped("templates"),)), path, Edition.FILED)
    spots = [
        finding.hit.spot for finding in run_rules(source.manuscript, all_rules()) if "截止" in _words(source, finding)
    ]
    assert spots
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "截止" in each)
    for spot in spots:
        place = whereabouts(source.manuscript, spot, source.lines)
        assert (place.answer, place.line) == ("活动.2.内容", line)


def _words(source: Source, finding: Finding) -> str:
    spot = finding.hit.spot
    return source.manuscript.passages[spot.passage].text[spot.start : spot.end]
