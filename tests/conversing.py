"""Somebody who answers the questionnaire without a terminal: screens are read, inputs said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from drafter.answers.load import Answers, load_answers
from drafter.answers.questions import Chapter, Question, chapters_for, is_asked, records_of, shown
from drafter.folders import template_roots
from drafter.interview.conversation import Conversation
from drafter.interview.navigation import Move
from drafter.interview.screen import Ask, Failed, Input, Screen, Ticked, Typed
from drafter.interview.state import InterviewState
from drafter.interview.step import saved_file
from drafter.interview.walk import is_list, steps_of
from drafter.model.field_spec import answer_at

TODAY = date(2026, 1, 12)
ENTER = "\r"
"""Confirms what stands there: the text in the line, or the choice that is proposed."""
Said = str | Move | Failed | Ticked | None
"""What is said to a screen; None: it is only looked at."""


class Talk:
    """A conversation with its file; used in a `with` statement."""

    def __init__(self, state: InterviewState) -> None:
        self.rendered: list[Path] = []
        self._conversation = Conversation(state, self._render)

    def __enter__(self) -> Talk:
        self._conversation.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._conversation.__exit__(None, None, None)

    def _render(self, path: Path) -> tuple[str, ...]:
        self.rendered.append(path)
        return (f"已写出：{path.stem}.docx",)

    @property
    def screen(self) -> Screen:
        """What stands there now."""
        return self._conversation.screen

    def on(self, *steps: tuple[str, Said]) -> None:
        """Say each input when its words are on the screen."""
        for see, said in steps:
            assert see in text_of(self.screen), f"“{see}” is not on the screen:\n{text_of(self.screen)}"
            if said is not None:
                self.say(said)

    def say(self, said: Input) -> Screen:
        """Say an input; of a menu, words of the line that is chosen."""
        screen = self.screen
        if said == ENTER and screen.ask is Ask.TICKS:
            said = Ticked(tuple(tick.value for tick in screen.ticks if tick.is_on))
        elif screen.ask is Ask.TICKS and isinstance(said, str) and said:
            said = Ticked(tuple(tick.value for tick in screen.ticks if tick.is_on or said in tick.label))
        elif said == ENTER:
            said = screen.default
        elif screen.ask is Ask.CHOICE and isinstance(said, str):
            found = [choice.value for choice in screen.choices if said in choice.label]
            assert found, f"“{said}” is no choice:\n{text_of(screen)}"
            said = found[0]
        return self._conversation.say(said)

    def enter(self, typed: str) -> Screen:
        """Type a text into a menu or a list to tick."""
        return self._conversation.say(Typed(typed))


def text_of(screen: Screen) -> str:
    """Return all words of a screen, a line each."""
    heading = screen.heading
    lines = [message.text for message in (*screen.messages, *screen.warning, *screen.record)]
    lines += [f"第{heading.number}章 {heading.title}"] if heading else []
    lines += [screen.explanation, f"上年：{screen.last_year}", f"提供科室：{screen.office}", *screen.help, screen.error]
    lines += [f"{screen.part_of}·{screen.prompt}" if screen.part_of else screen.prompt, screen.default]
    lines += [choice.label for choice in screen.choices]
    lines += [f"{'[x]' if tick.is_on else '[ ]'} {tick.label}（{tick.note}）" for tick in screen.ticks]
    return "\n".join(filter(None, lines))


def filling(path: Path, chapter: str | None = None) -> Talk:
    """Return a talk about the answers file at `path`, at home or in one chapter."""
    answers = load_answers(path, template_roots())
    return Talk(saved_file(answers, answers.report.identity.kind, TODAY, chapter))


def said_for_all(answers: Answers) -> Iterator[tuple[str, Said]]:
    """Yield what somebody says after the kind of report was chosen, who wants the file to hold `answers`."""
    report = answers.report
    for chapter in map(steps_of, chapters_for(answers.jurisdiction, report.identity.kind)):
        for question in chapter.questions:
            asked_before = question.path in ("单位和报告.地区模板", "单位和报告.报告种类")
            if is_list(question):
                yield f"{chapter.title}，还有要报的吗？", Ticked(tuple(_ticked(chapter, answers)))
            elif not asked_before and is_asked(question, report):
                yield from _said_for(question, answers)


def _ticked(chapter: Chapter, answers: Answers) -> Iterator[str]:
    """Yield what is ticked on the list of a chapter; conditions that the file meets later are met by then."""
    listed = (question for question in chapter.questions if question.listed)
    yield from (question.ticked_as for question in listed if is_asked(question, answers.report))


def _said_for(question: Question, answers: Answers) -> Iterator[tuple[str, Said]]:
    if question.fields:
        yield from _said_for_list(question, answers)
    elif question.choices:
        yield f"{question.title}", shown(question, answers.report) or "先空着"
    else:
        yield f"{question.title}", shown(question, answers.report)


def _said_for_list(question: Question, answers: Answers) -> Iterator[tuple[str, Said]]:
    records = records_of(question, answers.report)
    for number, (index, _) in enumerate(records):
        yield f"{question.title}：已有 {number} 条", "加一条"
        for field in question.fields:
            place = (*question.place, index, *field.place)
            said = shown(field._replace(place=place), answers.report)
            yield f"{question.title}·{field.title}", said or ("先空着" if field.choices else "")
            if field.title == "内容":
                yield from _said_for_details(question, index, answers)
    if answer_at(answers.report, question.place) == [] and not question.topic:
        yield f"{question.title}：已有 0 条", "没有，填“无”"
    else:
        yield f"{question.title}：已有 {len(records)} 条", "好了，下一题"


def _said_for_details(question: Question, index: int, answers: Answers) -> Iterator[tuple[str, Said]]:
    from drafter.interview.activity_text import details

    for name, said in details(question, answers.report, index).items():
        yield f"{{{name}}} 是多少", said
