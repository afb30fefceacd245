"""The texts that the shipped jurisdictions make of any answers read as a leader would sign them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle, pairwise
from typing import Any, NamedTuple

import bureaus
import pytest
from builders import dump, lines_of

from drafter.answers.load import Answers
from drafter.answers.questions import Question
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.section_files import section_text
from drafter.model.edition import Edition
from drafter.model.fields import Kind
from drafter.model.numerals import to_chinese
from drafter.model.relation_table import BASES
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind, in_edition
from drafter.sections.render_sections import RenderedReport, render_report

pytestmark = pytest.mark.long

STATES = {"full": bureaus.full_tree, "half": bureaus.half_tree, "least": bureaus.least_tree}
YEARS = (2022, 2025, 2026)
"""Within the plans that the references name, their last year, and after it."""
WINCES = {
    "a stop behind a comma or two stops": r"[，、；：][，。、；：！？]|。[，。、；：]|^[，。、；：]",
    "a zero instead of a sentence that says so": r"(?<![0-9.])0(?![0-9.])",
    "其中 without what follows": r"其中(?:[，、。；：）]|$)|。其中",
    "a word said twice": r"([一-鿿]{2,6})\1(?!活动)",
    "brackets or quotation marks with nothing in them": r"（）|《》|“”|（[，。]",
    "what only a template knows": r"None|[{}\[\]|*]|(?<!待填)：：",
    "等 said twice": r"等等|等部门等|等、|等，等",
    "two measure words": r"[0-9余][次件人所名项条]{2}",
}
"""What no text may hold, by what a reader would say of it."""
MEASURES = re.compile("人次|场次|件次|人名|所项")


class Case(NamedTuple):
    """One kind of report of one jurisdiction."""

    jurisdiction: str
    kind: str


CASES = [Case(name, kind) for name in bureaus.JURISDICTIONS for kind in bureaus.KINDS]
every = pytest.mark.parametrize("case", CASES, ids="-".join)
in_every_state = pytest.mark.parametrize("state", STATES)


def told(answers: Answers) -> tuple[list[str], RenderedReport]:
    """Return the lines of the report between title and signature, and the report itself."""
    rendered = render_report(answers.report, answers.jurisdiction, chosen_kind(answers))
    return lines_of(lay_out(rendered, answers.report, jurisdiction=answers.jurisdiction)), rendered


@cache
def lines(case: Case, state: str, year: int = 2025) -> tuple[str, ...]:
    return tuple(told(bureaus.answers(STATES[state](*case, year)))[0])


def winces(text: str) -> list[str]:
    """Return what a reader would wince at in one paragraph."""
    plain = MEASURES.sub("件", text)
    return [f"{why}：{found[0]}：{text}" for why, rule in WINCES.items() if (found := re.search(rule, plain))]


@in_every_state
@every
def test_nothing_makes_a_reader_wince(case, state):
    for year in YEARS:
        assert [wince for line in lines(case, state, year) for wince in winces(line)] == []


@in_every_state
@every
def test_quotation_marks_and_brackets_are_whole_and_paragraphs_end_in_a_stop(case, state):
    for line in lines(case, state):
        for opening, closing in ("（）", "《》", "“”", "〈〉"):
            assert line.count(opening) == line.count(closing), line
        if not re.match("[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.]", line):
            assert line.endswith(("。", "：", "】")), line


@in_every_state
@every
def test_clauses_are_counted_from_one_without_a_gap_and_never_alone(case, state):
    before = 0
    for line in lines(case, state):
        numbers = [i for i in range(1, 20) for _ in re.findall(rf"(?:^|[。；：，]){to_chinese(i)}是", line)]
        start = before + 1 if line.startswith(f"{to_chinese(before + 1)}是") and before else 1
        assert numbers == list(range(start, start + len(numbers))), line
        alone = numbers == [1] and not line.startswith("一是")
        assert not alone, line
        before = numbers[-1] if numbers else 0


@in_every_state
@every
def test_no_item_stands_alone_under_its_heading(case, state):
    levels = [(1, "[一二三四五六七八九十]+、"), (2, "（[一二三四五六七八九十]+）"), (3, "[0-9]+[.]")]
    found = [(level, line) for line in lines(case, state) for level, rule in levels if re.match(rule, line)]
    for i, (level, line) in enumerate(found):
        if level == 1 or not line.startswith(("（一）", "1.")):
            continue
        rest = [each for each, _ in found[i + 1 :]]
        below = rest[: next((k for k, each in enumerate(rest) if each < level), len(rest))]
        assert level in below or "强化对政府工作人员" in line, line  # 河东's own outline has one there


@in_every_state
@every
def test_no_sentence_of_the_templates_stands_twice(case, state):
    sentences = [s for line in lines(case, state) for s in re.split("(?<=[。；])", line) if len(s) > 12]
    typed = dump(STATES[state](*case))
    assert [s for s in set(sentences) if sentences.count(s) > 1 and s[:10] not in typed and "【待填" not in s] == []


def questions(case: Case, kind: Kind) -> Iterator[Question]:
    """Yield the questions of one kind of answer that the report of `case` asks."""
    jurisdiction = load_jurisdiction(case.jurisdiction, bureaus.ROOTS).for_kind(case.kind)
    yield from (q for q in bureaus.questions_of(jurisdiction, case.kind) if q.kind is kind)


def figures(case: Case) -> Iterator[Question]:
    """Yield the questions for figures that the report of `case` prints."""
    return (question for question in questions(case, Kind.FIGURE) if question.path not in BASES)


def bare_tree(case: Case, **further: Any) -> dict[str, Any]:
    """Return the answers of a bureau that has answered nothing but who it is, and `further`."""
    return {"格式版本": "1", "单位和报告": bureaus.identity(*case, 2025), **further}


def with_answers(case: Case, answers: dict[str, Any]) -> dict[str, Any]:
    tree = bare_tree(case)
    for path, answer in answers.items():
        group, _, title = path.partition(".")
        tree.setdefault(group, {})[title] = answer
    return tree


def needed(case: Case, question: Question) -> dict[str, Any]:
    """Return the answers without which `question` is not asked."""
    if not question.when:
        return {}
    title = question.when.rpartition(".")[2]
    answers = {**bureaus.FIGURES, **bureaus.TEXTS, **bureaus.NAMES}
    return {question.when: bureaus.filled(answers[title], bureaus.identity(*case, 2025))}


@every
def test_a_figure_is_told_whatever_else_is_open(case):
    untold = []
    for question in figures(case):
        answer = bureaus.FIGURES[question.title]
        answer = "3" if answer == "无" else answer
        answers = bureaus.answers(with_answers(case, {**needed(case, question), question.path: answer}))
        text, rendered = told(answers)
        assert [wince for line in text for wince in winces(line)] == []
        numerals = (
            answer.rstrip("%以上"),
            to_chinese(int(answer)) if answer.isdigit() and int(answer) < 11 else answer,
        )
        if question.path not in rendered.printed or not any(n in line for line in text for n in numerals):
            untold.append(question.path)
    assert untold == []


@every
def test_a_none_is_said_in_words_or_passed_over_but_never_printed_as_a_zero(case):
    unsaid = []
    for question, none in zip(figures(case), cycle(("无", "0")), strict=False):
        answers = bureaus.answers(with_answers(case, {**needed(case, question), question.path: none}))
        text, rendered = told(answers)
        assert [wince for line in text for wince in winces(line)] == [], question.path
        if question.required and question.path not in rendered.printed:
            unsaid.append(question.path)
    assert unsaid == []


@pytest.mark.parametrize("word", ["{}余", "近{}", "约{}", "{}以上"])
@every
def test_a_figure_that_is_about_right_is_told_as_well(case, word):
    tree = bureaus.full_tree(*case)
    for question in questions(case, Kind.FIGURE):
        if question.unit != "%":
            tree[str(question.place[0])][question.title] = word.format(20)
    text, rendered = told(bureaus.answers(tree))
    assert [wince for line in text for wince in winces(line)] == []
    assert {question.path for question in figures(case)} <= rendered.printed


@every
def test_a_list_of_one_name_is_not_told_as_if_there_were_more(case):
    tree = bureaus.full_tree(*case)
    names = []
    for question in questions(case, Kind.NAMES):
        group = tree[str(question.place[0])]
        group[question.title] = group[question.title].split("、")[0]
        names.append(group[question.title])
    text, _ = told(bureaus.answers(tree))
    assert names
    assert [name for name in names for line in text if f"{name}等" in line] == []
    assert [wince for line in text for wince in winces(line)] == []


@every
def test_an_activity_with_a_lead_breaks_no_count(case):
    """Clauses around it stay one count, and what the template says next is not told under its lead."""
    for line in lines(case, "full"):
        lead = re.match("做实(.{2,6})工作。", line)
        if lead:
            assert re.fullmatch(r"做实.{2,6}工作。围绕.*问题及时整改。5月16日，组织各校负责人就.*交流经验。", line), (
                line
            )


@every
def test_the_references_of_a_year_are_in_force_in_it(case):
    later = "\n".join(lines(case, "full", 2026))
    assert "（2021—2025年）" not in later
    assert "“八五”" not in later
    assert "二十届二中、三中" not in later


@every
def test_what_is_answered_is_told_when_all_is_answered(case):
    jurisdiction = load_jurisdiction(case.jurisdiction, bureaus.ROOTS).for_kind(case.kind)
    asked = [q.path for q in bureaus.questions_of(jurisdiction, case.kind) if not q.fields and q.path not in BASES]
    _, rendered = told(bureaus.answers(bureaus.full_tree(*case)))
    assert [path for path in asked if path not in rendered.printed] == []


@every
def test_a_text_or_a_list_of_names_is_told_whatever_else_is_open(case):
    untold = []
    for question in (*questions(case, Kind.TEXT), *questions(case, Kind.NAMES)):
        answer = bureaus.full_answer(question, bureaus.identity(*case, 2025))
        tree = with_answers(case, {**needed(case, question), question.path: answer})
        text, rendered = told(bureaus.answers(tree if "." in question.path else {**tree, question.path: answer}))
        assert [wince for line in text for wince in winces(line)] == [], question.path
        if question.path not in rendered.printed:
            untold.append(question.path)
    assert untold == []


HEADED = re.compile("[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.]")
SHORT = 45
"""Characters of a paragraph of one sentence that should stand with its neighbour."""


def is_short(line: str) -> bool:
    return (
        not HEADED.match(line) and len(line) < SHORT and len(re.findall("[。；：]", line)) == 1 and "【待填" not in line
    )


@in_every_state
@every
def test_no_paragraphs_of_one_short_sentence_follow_one_another(case, state):
    text = lines(case, state)
    assert [pair for pair in pairwise(text) if is_short(pair[0]) and is_short(pair[1])] == []


OWN_AIMS = {
    "落实上一年度安排",
    "行政执法案件情况",
    "行政复议和行政诉讼情况",
    "行政执法案卷评查情况",
    "加强执法人员学习培训",
}
"""Headings that ask for nothing but figures, or whose text begins with a sum of its own."""


@every
def test_a_section_says_what_it_is_for_before_its_first_figure(case):
    """Under each heading of the second level the first clause is an aim or a measure, not a number."""
    bare = []
    text = lines(case, "full")
    for i, line in enumerate(text):
        if not (found := re.match("（[一二三四五六七八九十]+）([^。]*)(?:。(.+))?", line)):
            continue
        heading, told = found[1], found[2] or (text[i + 1] if i + 1 < len(text) else "")
        if heading in OWN_AIMS or HEADED.match(told) or heading.split("，")[0] in typed_leads(case):
            continue
        if re.search("[0-9]", re.split("[，。；]", told)[0]):
            bare.append(line[:60])
    assert bare == []


def typed_leads(case: Case) -> str:
    """Return what the bureau itself typed: plans and shortcomings have headings of their own."""
    return dump({key: STATES["full"](*case)[key] for key in ("上年安排", "存在不足", "下年安排")})


@in_every_state
@every
def test_the_period_is_said_once_for_sentences_that_follow_one_another(case, state):
    sentences = [re.split("(?<=。)", line) for line in lines(case, state)]
    typed = dump(STATES[state](*case))
    again = [b for each in sentences for a, b in pairwise(each) if "全年" in a and b.startswith("全年")]
    assert [sentence for sentence in again if sentence[:8] not in typed] == []


@every
def test_words_of_praise_are_left_to_the_bureau(case):
    filler = re.compile("有意义|成效显著|取得实效|扎实有效|圆满完成|有力推动|奠定.{0,6}基础")
    files = shipped("templates") / case.jurisdiction
    assert [path.name for path in files.glob("*.txt") if filler.search(path.read_text(encoding="utf-8"))] == []


def test_the_shipped_sections_need_few_conditions_and_none_within_a_sentence():
    conditions, crowded = [], []
    for path in sorted(shipped("templates").glob("*/*.txt")):
        for number, line in enumerate(section_text(path).split("\n"), 1):
            tags = re.findall(r"\{% (?:if|elif) (.*?)%\}", line)
            conditions += tags
            within = bool(tags) and not re.fullmatch(r"\s*\{%[^%]*%\}\s*", line)
            if within or any(re.search(r"\b(?:and|or)\b", tag) for tag in tags):
                crowded.append(f"{path.parent.name}/{path.name}:{number}")
    assert crowded == []
    assert len(conditions) <= 40


@every
def test_what_is_withheld_leaves_no_scar_in_the_published_text(case):
    tree = bureaus.full_tree(*case)
    every_second = [question.path for i, question in enumerate(figures(case)) if i % 2]
    one_by_one = [question.path for question in (*figures(case), *questions(case, Kind.NAMES))]
    for withheld in ([path] for path in one_by_one[CASES.index(case) % 3 :: 3]):  # each in four of the cases
        answers = bureaus.answers({**tree, "不公开": withheld})
        text, rendered = told(in_edition(answers, Edition.PUBLIC))
        assert withheld[0] not in rendered.printed
        assert [wince for line in text for wince in winces(line)] == [], withheld
    text, _ = told(in_edition(bureaus.answers({**tree, "不公开": every_second}), Edition.PUBLIC))
    assert [wince for line in text for wince in winces(line)] == []
