"""What stands above each question: what is asked, with an example, in one line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drafter.answers.load import parse_answers
from drafter.answers.questions import Question, chapters_for, is_asked
from drafter.answers.understood import as_figure
from drafter.columns import width
from drafter.folders import template_roots
from drafter.interview import question_help
from drafter.interview.question_help import explanation, help_lines
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.usage import printed_by, usage
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from tests.builders import answers_tree, dump

COLUMNS = 76
SHIPPED = [path.parent.name for path in manifests(template_roots())]


def asked(name: str) -> Iterator[Question]:
    """Yield every question that a jurisdiction asks in any kind of report, and those of their records."""
    jurisdiction = load_jurisdiction(name, template_roots())
    for kind in jurisdiction.kinds:
        for chapter in chapters_for(jurisdiction, kind.name):
            for question in chapter.questions:
                yield question
                yield from question.fields


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_says_what_is_asked_with_an_example_in_one_line(name):
    for question in asked(name):
        told = explanation(question)
        what, _, example = question.explanation.partition("如 ")
        assert width(told) <= COLUMNS, told
        assert len(what.rstrip("，；")) >= 4 or question.fields, f"{question.path}：{told}"
        assert question.choices or example, f"{question.path}：{told}"


@pytest.mark.parametrize("name", SHIPPED)
def test_the_example_of_a_figure_is_a_figure_in_its_unit(name):
    for question in asked(name):
        if question.kind is Kind.FIGURE:
            example = question.explanation.partition("如 ")[2].partition("；")[0]
            figure = as_figure(example, question.unit)
            assert figure is not None, question.explanation
            assert figure.unit, question.explanation


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_question_depends_on_is_asked_before_it_or_taken_to_hold(name):
    jurisdiction = load_jurisdiction(name, template_roots())
    for kind in jurisdiction.kinds:
        before: set[str] = set()
        for question in (q for chapter in chapters_for(jurisdiction, kind.name) for q in chapter.questions):
            assert not question.when or question.assumed or question.when in before, question.path
            before.add(question.path)


@pytest.mark.parametrize("nothing", ["无", "不适用"])
@pytest.mark.parametrize(
    ("group", "base", "dependent"),
    [
        ("处罚许可", "行政处罚件数", "普通程序处罚"),
        ("处罚许可", "行政处罚件数", "罚没金额"),
        ("处罚许可", "行政处罚件数", "吊销教师资格人数"),
        ("处罚许可", "行政许可件数", "教师资格认定人数"),
        ("学习培训", "法治培训次数", "法治培训人次"),
        ("学习培训", "中心组学法次数", "中心组学习内容"),
        ("争议化解", "行政诉讼案件", "出庭应诉次数"),
        ("信息公开", "依申请公开件数", "依申请公开答复率"),
        ("法治宣传", "法治副校长人数", "法治副校长覆盖率"),
    ],
)
def test_nothing_is_asked_about_what_there_was_none_of(nothing, group, base, dependent):
    text = dump(answers_tree(**{group: {base: nothing}}))
    answers = parse_answers(text, template_roots()[0] / "填报.yaml", template_roots())
    kind = answers.report.identity.kind
    questions = [q for chapter in chapters_for(answers.jurisdiction, kind) for q in chapter.questions]
    by_path = {question.path: question for question in questions}
    if f"{group}.{dependent}" not in by_path:
        other = answers.jurisdiction.kinds[1].name
        by_path = {q.path: q for chapter in chapters_for(answers.jurisdiction, other) for q in chapter.questions}
    assert answer_at(answers.report, (group, base)) is not None
    assert not is_asked(by_path[f"{group}.{dependent}"], answers.report)


def _kept(read):
    """Return `read`, with what it gave for a name and a jurisdiction kept."""
    kept = {}

    def reading(*asked):
        key = tuple(each if isinstance(each, str) else id(each) for each in asked)
        if key not in kept:
            kept[key] = read(*asked)
        return kept[key]

    return reading


@pytest.mark.parametrize("name", SHIPPED)
def test_help_says_of_every_question_where_its_answer_is_seen(name, monkeypatch):
    jurisdiction = load_jurisdiction(name, template_roots())
    # read once a kind, not once for each of its 900 questions
    for each in (usage, printed_by):
        monkeypatch.setattr(question_help, each.__name__, _kept(each))
    for kind in jurisdiction.kinds:
        for question in (q for chapter in chapters_for(jurisdiction, kind.name) for q in chapter.questions):
            (where,) = (line for line in help_lines(question, jurisdiction, kind.name, "") if line.startswith("印在："))
            assert "程序" not in where
            assert "段落" not in where.replace("开头一段", "")
            assert where.removeprefix("印在："), question.path


def test_help_on_the_addressee_and_on_a_base_say_what_is_true():
    jurisdiction = load_jurisdiction("通用", template_roots())
    kind = jurisdiction.kinds[0].name
    questions = {q.path: q for chapter in chapters_for(jurisdiction, kind) for q in chapter.questions}
    for path, where in (
        ("单位和报告.主送机关", "印在：标题下面一行"),
        ("执法队伍.执法岗位人员", "印在：文中不写，只用来核对"),
        ("公文格式.签发人", "印在：版头、文末或版记，照公文格式"),
    ):
        assert where in help_lines(questions[path], jurisdiction, kind, "")
