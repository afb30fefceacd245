"""The questionnaire's engine: whole walks through the questions without any terminal."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import drafter
from drafter.answers.answers_file import AnswersFile
from drafter.answers.blank_form import blank_form
from drafter.answers.edits import SetAnswer, answer_edit
from drafter.answers.load import load_answers
from drafter.answers.questions import Question, chapters_for, is_asked, open_questions, shown
from drafter.folders import shipped, template_roots
from drafter.interview.progress import heading_lines, overview
from drafter.interview.record_list import field_edits
from drafter.interview.walk import Walk, back, begin, can_ask, forward, is_list, skip_chapter
from drafter.model.field_spec import answer_at
from drafter.yamlfile.yaml_text import plain_at

EXAMPLE = shipped("examples") / "hedong-2021.yaml"
CODE = Path(drafter.__file__).parent


@pytest.fixture(scope="module")
def example():
    return load_answers(EXAMPLE, template_roots())


@pytest.fixture
def draft(tmp_path, example):
    path = tmp_path / "填报.yaml"
    kind = str(example.report.identity.kind)
    path.write_text(blank_form(example.jurisdiction, asked(example), kind), "utf-8")
    return AnswersFile(path, example.jurisdiction)


def asked(example):
    return chapters_for(example.jurisdiction, example.report.identity.kind)


def answer(draft: AnswersFile, question: Question, typed: str) -> None:
    draft.change(answer_edit(question, typed, draft.answers))


def answer_from(question: Question, draft: AnswersFile, example) -> None:
    """Answer `question` as the example does, typed the way a person would."""
    if not question.fields:
        answer(draft, question, shown(question, example.report))
        return
    told = answer_at(example.report, question.place)
    if told == []:
        draft.change(SetAnswer(question.place, "无"))
    for record in plain_at(example.source.tree, question.place) or [] if told else []:
        if question.topic and record.get("主题") != question.topic:
            continue
        index = None
        for field in question.fields:
            text = record.get(field.path)
            if text:
                typed = text if isinstance(text, str) else "、".join(text)
                index, edits = field_edits(draft.answers, question, index, field, typed)
                draft.change(*edits)
        for part in ("数字", "时间"):
            for name, value in record.get(part, {}).items():
                draft.change(SetAnswer((*question.place, index, part, name), value))


def tick(step: Question, draft: AnswersFile, example) -> None:
    """Tick on a chapter's list what the example answers."""
    (chapter,) = (each for each in asked(example) if each.title == step.chapter)
    wanted = [q.ticked_as for q in chapter.questions if q.listed and is_asked(q, example.report)]
    before = list(draft.answers.report.ticked or ())
    if wanted:
        draft.change(SetAnswer(("另报",), [*before, *wanted]))


def test_a_whole_questionnaire_is_walked_without_a_terminal(draft, example):
    walk, seen = begin(asked(example), draft.answers.report), []
    while walk.at is not None:
        seen.append(walk.question)
        if is_list(walk.question):
            tick(walk.question, draft, example)
        else:
            answer_from(walk.question, draft, example)
        walk = forward(walk, draft.answers.report)
    assert len(seen) == len(set(seen))
    saved = load_answers(draft.path, template_roots()).report
    by_topic = {"activities": None, "ticked": None}
    assert saved.model_copy(update=by_topic) == example.report.model_copy(update=by_topic)
    assert sorted(map(str, saved.activities)) == sorted(map(str, example.report.activities))
    assert [q.title for q in open_questions(asked(example), saved)] == [
        q.title for q in open_questions(asked(example), example.report)
    ]


def test_the_engine_imports_nothing_of_a_terminal():
    rooms = ("answers", "interview", "review")
    modules = [f"drafter.{room}.{path.stem}" for room in rooms for path in (CODE / room).glob("[!_]*.py")]
    assert "drafter.interview.walk" in modules
    code = f"import sys, {', '.join(modules)}"
    code += "; print(sorted({'questionary', 'prompt_toolkit', 'termios'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def titled(walk: Walk) -> str:
    return walk.question.title if walk.at is not None else ""


def forward_to(walk: Walk, title: str, report) -> Walk:
    while titled(walk) != title:
        assert walk.at is not None, title
        walk = forward(walk, report)
    return walk


def test_back_goes_to_the_question_before_and_on_again_over_the_same(draft, example):
    walk = begin(asked(example), draft.answers.report)
    trail = []
    for _ in range(4):
        trail.append(titled(walk))
        walk = forward(walk, draft.answers.report)
    here = titled(walk)
    for title in reversed(trail[1:]):
        walk = back(walk, draft.answers.report)
        assert titled(walk) == title
    for title in [*trail[2:], here]:
        walk = forward(walk, draft.answers.report)
        assert titled(walk) == title


def test_back_from_where_a_saved_file_goes_on_reaches_answered_questions(example):
    walk = begin(asked(example), example.report)
    before = [q for q in walk.questions[: walk.at] if can_ask(q, example.report)]
    assert back(walk, example.report).question == before[-1]


def test_the_first_question_has_none_before_it(draft, example):
    walk = begin(asked(example), draft.answers.report, within=2)
    assert back(walk, draft.answers.report) == walk


def test_an_answer_changed_on_the_way_back_opens_the_questions_that_hang_on_it(draft, example):
    questions = {q.title: q for chapter in asked(example) for q in chapter.questions}
    answer(draft, questions["行政诉讼案件"], "无")
    walk = forward_to(begin(asked(example), draft.answers.report), "行政复议案件", draft.answers.report)
    walk = forward(walk, draft.answers.report)
    assert titled(walk) not in ("行政诉讼案件", "出庭应诉次数")
    walk = back(walk, draft.answers.report)
    answer(draft, questions["行政诉讼案件"], "2件")
    follow = []
    while walk.at is not None:
        walk = forward(walk, draft.answers.report)
        follow.append(titled(walk))
    assert "出庭应诉次数" in follow


def test_a_chapter_is_skipped_whole(draft, example):
    walk = forward_to(begin(asked(example), draft.answers.report), "专题研究次数", draft.answers.report)
    chapter = walk.chapter
    assert skip_chapter(walk, draft.answers.report).chapter == chapter + 1
    last = forward_to(begin(asked(example), draft.answers.report), "其他情况", draft.answers.report)
    assert skip_chapter(last, draft.answers.report).at is None


def test_a_chosen_chapter_asks_its_answered_questions_too_and_ends_with_it(example):
    walk = begin(asked(example), example.report, within=0)
    titles = []
    while walk.at is not None:
        titles.append(titled(walk))
        walk = forward(walk, example.report)
    assert titles[:2] == ["单位全称", "单位简称"]  # the jurisdiction was chosen before
    assert set(titles) <= {q.title for q in asked(example)[0].questions}


def test_the_home_screen_counts_days_and_names_offices(draft, example):
    told = overview(asked(example), example.report, example.jurisdiction)
    assert told.title == "河东区教育局2021年法治政府建设情况报告"
    assert told.deadline == date(2022, 3, 1)
    for today, left in ((30, "还有 30 天"), (31, "还有 29 天")):
        assert heading_lines(told, date(2022, 1, today))[1] == f"报送期限：2022年3月1日前，{left}"
    assert heading_lines(told, date(2022, 3, 1))[1].endswith("就是今天")
    assert heading_lines(told, date(2022, 3, 3))[1].endswith("已经过了 2 天")
    office = example.jurisdiction._replace(offices={"行政执法": "职成教科"})
    told = overview(asked(example), draft.answers.report, office)
    chapter = next(chapter for chapter in told.chapters if chapter.title == "行政执法")
    assert chapter.offices == (("职成教科", chapter.asked),)
