"""Every example told by every jurisdiction as every kind of report: nothing breaks, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from drafter.answers.load import Answers, as_jurisdiction, as_kind, load_answers
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.usage import usage
from drafter.model.fields import StrictModel
from drafter.model.figure import Figure
from drafter.model.numerals import to_chinese
from drafter.pages.blocks import Addressee, Block, Heading, Item, Paragraph, SignatureBlock, Title
from drafter.pages.layout.section_blocks import heading_number
from drafter.rendering import Rendering, render
from drafter.rendering_map import RenderingMap
from drafter.text_runs import text_of

ROOTS = (shipped("templates"),)
EXAMPLES = {path.stem: path for path in sorted(shipped("examples").glob("*.yaml"))}
PARENTS_ONLY = ("tianjin",)
STRAY = re.compile(
    "([，。、；：])\\1|[，、；：]。|。[，；]|，[、；]|[、；]，|（[，。（）]|[，）]）|《》|“”|None|[{}]|\\[\\[|\\]\\]|\\*\\*"
)

BESIDE = {
    "行政执法.责令整改对象数": "行政执法.双随机任务数",
    "法治宣传.法治副校长覆盖学校": "法治宣传.法治副校长人数",
    "法治宣传.法治副校长覆盖率": "法治宣传.法治副校长人数",
}
"""Figures that some templates tell only beside another one, in its sentence; they leave with it."""


class Case(NamedTuple):
    """One example told by one jurisdiction as one kind of report."""

    jurisdiction: str
    example: str
    kind: str


@cache
def example(name: str) -> Answers:
    return load_answers(EXAMPLES[name], ROOTS)


def cases() -> Iterator[Case]:
    """Yield each example with each jurisdiction and each kind of report that it tells."""
    for path in manifests(ROOTS):
        name = path.parent.name
        if name not in PARENTS_ONLY:
            for kind in load_jurisdiction(name, ROOTS).kinds:
                yield from (Case(name, each, kind.name) for each in EXAMPLES)


def is_own(case: Case) -> bool:
    """Return True when the example asks for just this jurisdiction and kind."""
    answers = example(case.example)
    return (answers.jurisdiction.name, answers.report.identity.kind) == (case.jurisdiction, case.kind)


CASES = list(cases())
OWN = list(filter(is_own, CASES))
every = pytest.mark.parametrize("case", CASES, ids="-".join)


@cache
def answers_of(case: Case) -> Answers:
    answers = as_jurisdiction(example(case.example), case.jurisdiction, ROOTS)
    return as_kind(answers, case.kind)


@cache
def rendering_of(case: Case) -> Rendering:
    return render(answers_of(case))


def body(case: Case) -> list[Block]:
    """Return the blocks between title and signature."""
    blocks = rendering_of(case).document.blocks
    return [block for block in blocks if not isinstance(block, Title | SignatureBlock)]


def text(block: Block) -> str:
    return text_of(block.runs) if isinstance(block, Heading | Item | Paragraph | Addressee) else ""


def test_there_is_something_of_each_sort():
    assert {case.jurisdiction for case in CASES} >= {"通用", "tianjin-hedong"}
    assert {case.example for case in OWN} == set(EXAMPLES)
    assert all(len({c.kind for c in CASES if c.jurisdiction == case.jurisdiction}) >= 2 for case in CASES)


@every
def test_the_punctuation_is_whole(case):
    texts = list(map(text, body(case)))
    assert [each for each in texts if STRAY.search(each)] == []
    assert [each for each in texts if each[:1] in tuple("，。、；：）》”")] == []
    paragraphs = [text(b) for b in body(case) if isinstance(b, Item | Paragraph)]
    assert [each for each in paragraphs if not re.search("[。！？：”）】]$", each)] == []
    for opening, closing in ("（）", "《》", "“”"):
        assert [each for each in texts if each.count(opening) != each.count(closing)] == []


@every
def test_every_heading_heads_something(case):
    blocks = body(case)
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            assert following is not None, text(block)
            assert not isinstance(following, Heading) or following.level > block.level, text(block)


@every
def test_the_numbers_of_each_level_are_closed(case):
    counts = [0] * 6
    for block in body(case):
        if isinstance(block, Heading | Item):
            counts[block.level] += 1
            counts[block.level + 1 :] = [0] * len(counts[block.level + 1 :])
            assert block.number == heading_number(block.level, counts[block.level]), text(block)


@every
def test_the_report_names_its_own_bureau_and_no_other(case):
    identity = example(case.example).report.identity
    own = {str(identity.unit_name), str(identity.unit_short_name)}
    told = "\n".join(map(text, body(case)))
    title = rendering_of(case).document.title
    assert any(name in title for name in own)
    # A template may speak of the bureau as 我局 throughout.
    assert any(name in told for name in (*own, answers_of(case).jurisdiction.self_reference))
    others = {
        str(name)
        for other in EXAMPLES
        for name in (example(other).report.identity.unit_name, example(other).report.identity.unit_short_name)
    }
    assert [name for name in others if name in title + told and not any(name in mine for mine in own)] == []


@pytest.mark.parametrize("case", OWN, ids="-".join)
def test_an_example_leaves_no_gap_in_its_own_report(case):
    assert [each for each in map(text, body(case)) if "【待填" in each] == []


def figures(answers: Answers) -> Iterator[tuple[str, Figure]]:
    """Yield path and figure of each shared question that `answers` answer with a number."""
    for group_name, group in answers.report:
        if isinstance(group, StrictModel):
            title = type(answers.report).model_fields[group_name].alias
            for name, figure in group:
                if isinstance(figure, Figure) and figure.applies:
                    yield f"{title}.{type(group).model_fields[name].alias}", figure


def tells(told: str, figure: Figure) -> bool:
    """Return True when `told` holds the number, in digits or as a numeral, or says a zero."""
    if figure.value == 0:
        return bool(re.search("无|没有|未|零|0", told))
    numeral = ""
    if figure.value is not None and figure.value <= 10 and figure.value == int(figure.value):
        numeral = "两" if figure.value == 2 else to_chinese(int(figure.value))
    exact = f"(?<![0-9.]){re.escape(figure.number_text())}(?![0-9.])"
    return bool(re.search(exact, told)) or bool(numeral and numeral in told)


@every
def test_every_figure_that_the_sections_mention_is_told(case):
    answers, rendered = answers_of(case), rendering_of(case).rendered
    mentioned = usage(answers.jurisdiction, case.kind).answers
    answered = dict(figures(answers))
    printed = RenderingMap(rendering_of(case).document)
    untold = []
    for path, figure in answered.items():
        if path not in mentioned or (path in BESIDE and BESIDE[path] not in answered):
            continue
        blocks = [block.text for block in printed.blocks.values() if path in block.answers]
        if not blocks and figure.value == 0 and path in rendered.printed:
            blocks = list(map(text, body(case)))  # said in the template's own words
        if not any(tells(each, figure) for each in blocks):
            untold.append(path)
    assert untold == []
