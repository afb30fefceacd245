"""The example of 河东 2021: its outline, its figures, and that each figure is one answer's."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from builders import EXAMPLE, lines_of, make_answers, render_in_process
from docx.enum.text import WD_COLOR_INDEX

from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.counted import figures as counted
from drafter.model.figure import Figure
from drafter.model.numerals import to_chinese
from drafter.model.report import build_report
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.text_runs import merged, questions_in, text_of
from drafter.yamlfile.yaml_edit import set_value
from drafter.yamlfile.yaml_text import Place, parse_yaml

TEXT = EXAMPLE.read_text(encoding="utf-8")
SOURCE = parse_yaml(TEXT, EXAMPLE)
HEDONG = load_jurisdiction("tianjin-hedong", (shipped("templates"),))
CATALOGUE = HEDONG.catalogue()
UNUSED = "7351"

OUTLINE = """\
一、2021年度推进法治政府建设的主要举措和成效
（一）依法全面履行政府职能
1.加强事中事后监管
2.优化法治营商环境
（二）行政执法严格规范公正文明
1.全面推行行政执法公示制度
2.全面推行行政执法全过程记录制度
3.健全行政执法人员管理制度，加强行政执法保障
（三）行政权力制约监督科学有效
1.全面推进政务公开
2.加强政务诚信建设
（四）社会矛盾纠纷依法有效化解
1.加强行政复议和行政应诉工作
2.加强法治宣传教育
（五）政府工作人员法治思维和依法行政能力全面提高
1.强化对政府工作人员的法治教育培训和考查
二、党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况
三、存在的不足和原因
（一）法治宣传教育的深度和频度有待提升。
（二）业务培训的力度不够。
四、下一年度推进法治政府建设的主要安排
（一）压实第一责任人职责。
（二）广泛开展法治宣传。
（三）做好日常执法。
五、其他需要报告的情况
"""


def figures() -> Iterator[tuple[Place, str, Figure]]:
    """Yield place, answer as typed and figure for each figure that the example gives."""
    report = build_report(SOURCE.tree, CATALOGUE.declared)
    for path, each in counted(report, CATALOGUE).items():
        place = AnswerPath(path).place
        yield place, typed_at(place), each.figure.in_unit(each.unit)
    for i, activity in enumerate(report.activities or []):
        for name, figure in (activity.figures or {}).items():
            place = ("活动", i, "数字", name)
            yield place, typed_at(place), figure


def typed_at(place: Place) -> str:
    """Return what the example's file holds at `place`."""
    value: Any = SOURCE.tree
    for step in place:
        value = value[step]
    return str(value)


FIGURES = list(figures())
COUNTS = [case for case in FIGURES if case[2].value]
ZEROS = [case for case in FIGURES if case[2].value == 0]


def names(cases: list[tuple[Place, str, Figure]]) -> list[str]:
    return [".".join(map(str, place)) for place, _, _ in cases]


@pytest.fixture(scope="module")
def rendering():
    return render_in_process(TEXT)


@pytest.fixture(scope="module")
def before(rendering):
    return lines_of(rendering.document)


def test_the_outline_is_that_of_the_published_report(rendering):
    numbered = [
        block.number + text_of(merged(block.runs)[:1])
        for block in rendering.document.blocks
        if isinstance(block, Heading | Item)
    ]
    assert numbered == OUTLINE.splitlines()


def test_the_title_and_the_signature_are_those_of_the_bureau(rendering):
    paragraphs = [p.text for p in docx.Document(io.BytesIO(rendering.data)).paragraphs]
    assert paragraphs[0].replace("\n", "") == "河东区教育局2021年法治政府建设情况报告"
    assert paragraphs[-2:] == ["天津市河东区教育局", "2022年1月29日"]


def test_nothing_required_is_missing(before):
    assert not any("【待填" in line for line in before)


def test_the_example_has_the_figures_that_the_tests_count_on():
    assert len(COUNTS) >= 40
    assert names(ZEROS) == ["信息公开.信息公开引发争议件数", "诚信建设.违约毁约件数"]
    assert UNUSED not in TEXT


def forms(figure: Figure, number: str) -> list[str]:
    """Return how a template may print `figure` with `number`, the numeral form included."""
    printed = Figure(figure.value, number, figure.approximation, figure.unit).text()
    digits = int(figure.value or 0)
    numeral = ("两" if digits == 2 else to_chinese(digits)) + figure.unit
    return [printed, numeral] if digits <= 10 else [printed]


@pytest.mark.parametrize(("place", "typed", "figure"), COUNTS, ids=names(COUNTS))
def test_another_figure_changes_that_figure_in_the_text_and_nothing_else(before, place, typed, figure):
    changed = render_in_process(set_value(TEXT, place, re.sub("[0-9]+", UNUSED, typed)))
    after = lines_of(changed.document)
    old_forms = forms(figure, figure.written)
    new_form = forms(figure, UNUSED)[0]
    places = 0
    for old, new in zip(before, after, strict=True):
        pieces = re.split(f"({re.escape(new_form)})", new)
        places += len(pieces) // 2
        assert re.fullmatch(
            "".join(
                f"(?:{'|'.join(map(re.escape, old_forms))})" if piece == new_form else re.escape(piece)
                for piece in pieces
            ),
            old,
        )
    assert places >= 1
    assert "".join(after).count(UNUSED) == places


@pytest.mark.parametrize(("place", "typed", "figure"), ZEROS, ids=names(ZEROS))
def test_a_zero_that_becomes_a_count_changes_only_its_sentence(before, place, typed, figure):
    after = lines_of(render_in_process(set_value(TEXT, place, UNUSED)).document)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    old, new = (text.split("。") for text in changed[0])
    differing = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(differing) == 1
    assert re.search("^无|没有", differing[0][0])
    assert differing[0][1].endswith(f"{UNUSED}件")


def test_every_figure_that_a_required_question_asks_for_is_printed(before):
    text = "".join(before)
    required = {
        *(path for path, must in HEDONG.required.items() if must),
        "执法队伍.持证执法人员",
        "处罚许可.行政处罚件数",
    }
    required |= {"信息公开.依申请公开件数", "争议化解.行政诉讼案件"}
    figure_names = dict(zip(names(FIGURES), FIGURES, strict=True))
    asked = [figure_names[name][2] for name in required if name in figure_names]
    assert len(asked) >= 8
    assert [figure.text() for figure in asked if figure.text() not in text] == []


def test_the_same_answers_give_the_same_bytes(rendering):
    assert render_in_process(TEXT).data == rendering.data


def own_words(year: int) -> Any:
    """Return the rendering of 河东's report of `year` with nothing answered but whose it is."""
    identity = {"地区模板": "tianjin-hedong", "年度": year, "落款": "无"}
    return render_in_process(make_answers(单位和报告=identity, 行政执法=None, 其他情况=None))


def test_the_templates_hold_no_figure_of_any_year():
    text = "\n".join(
        re.sub(r"^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.)", "", line)
        for line in lines_of(own_words(2037).document)
    )
    text = text.replace("2037年", "").replace("厅字〔2019〕28号", "")
    assert re.findall("[0-9]+", text) == []
    counted = "[一二两三四五六七八九十百千万]+(?:余|多)?[次件人名所个条场篇节台学课]"
    assert re.findall(counted, text) == []


def test_what_is_missing_is_marked_and_highlighted_in_the_document():
    document = docx.Document(io.BytesIO(own_words(2021).data))
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    written = "".join(paragraph.text for paragraph in document.paragraphs)
    assert marked == re.findall("【待填：.*?】", written)
    assert all(re.fullmatch("【待填：[^【】]+】", text) for text in marked)
    assert {"【待填：报送通知】", "【待填：校外培训专项检查次数（次）】", "【待填：存在不足】"} <= set(marked)


def test_every_block_comes_from_a_section_file_and_from_answers_that_are_there(rendering):
    for block in rendering.document.blocks:
        if isinstance(block, Paragraph | Item):
            assert (shipped("templates") / block.origin.section).is_file(), block
        if isinstance(block, Heading) and block.origin.section:
            assert (shipped("templates") / block.origin.section).is_file(), block
        if isinstance(block, Paragraph | Item | Heading):
            assert [path for path in (*questions_in(block.runs), *block.origin.stated) if not answered(path)] == []


def answered(path: str) -> bool:
    """Return whether the example's file answers the question at the Chinese `path`."""
    value: Any = SOURCE.tree
    for step in path.split("."):
        if isinstance(value, list) and step.isdigit() and 1 <= int(step) <= len(value):
            value = value[int(step) - 1]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return False
    return bool(value)
