"""The required answers that a report lacks, who supplies them and where they are filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.answers.questions import Chapter, Question, is_open, missing_names, records_of
from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.records import PLACEHOLDER, Activity, asked_for
from drafter.model.report import Report, carried_over, stale_wordings
from drafter.model.titles import (
    ACTIVITIES,
    BODY,
    CARRIED_OVER,
    DATES,
    FIGURES,
    PLAN_REVIEWS,
    SUPPLIED_BY,
    TOPIC,
    WORDINGS,
)
from drafter.yamlfile.yaml_text import Place, plain_at

_BEGINNING = 20
"""Characters of an activity's text to know it by."""
NO_OFFICE = "未指定科室"
"""Where a question stands for which no office is named."""


class Missing(NamedTuple):
    """A required answer that is not there."""

    path: AnswerPath
    """Such as 行政执法.行政检查次数 or 活动.1.数字.参加人数."""
    title: str
    """The title of its question."""
    unit: str
    """Measure word; empty unless it is a figure."""
    office: str
    """The office that supplies it; empty when none is named."""
    explanation: str
    """What is asked, with an example; may be empty."""
    where: str
    """File and line at which to fill it in, such as 河东2021.yaml 第99行."""
    heading: str
    """The group of the answers file under which it stands; empty at the file's root."""
    chapter: str
    """Chapter of the questionnaire that asks it; empty when no question does."""

    @property
    def note(self) -> str:
        """Return what a comment at the gap says, in lines."""
        unit = f"（单位：{self.unit}）" if self.unit else ""
        group = f"{quoted(self.heading)}下的" if self.heading else ""
        lines = (
            f"待填：{self.title}{unit}",
            self.explanation,
            f"提供科室：{self.office}" if self.office else "",
            f"填在：{self.where}，{group}{quoted(self.path.leaf)}",
            f"或在 Drafter 里填：{quoted(self.chapter)}一章" if self.chapter else "",
        )
        return "\n".join(filter(None, lines))


def leaves_gap(question: Question) -> bool:
    """Return True when the question, open, leaves a mark in the text; a topic is open in part."""
    return question.required or bool(question.topic)


def missing_answers(answers: Answers, chapters: tuple[Chapter, ...], gaps: Iterable[str]) -> tuple[Missing, ...]:
    """Return what is missing, in the questionnaire's order and without repeats.

    That is each open required question of `chapters`, what an activity lacks, and each of `gaps` (paths
    of the gaps in the document) that is part of none of these.
    """
    questions = [question for chapter in chapters for question in chapter.questions]
    paths = [path for question in questions for path in _open_paths(question, answers.report)]
    further = [gap for gap in dict.fromkeys(gaps) if not any(path.holds(gap) for path in paths)]
    return tuple(missing_at(answers, chapters, path) for path in (*paths, *further))


def _open_paths(question: Question, report: Report) -> Iterator[AnswerPath]:
    """Yield the path of a required answer that is open; of a topic those that its activities lack."""
    if not question.topic:
        if question.required and is_open(question, report):
            yield from [*_open_fields(question, report)] or [question.path]
        return
    for index, activity in records_of(question, report):
        path = AnswerPath.of_place((*question.place, index))
        if not isinstance(activity, Activity):
            continue
        if activity.body is None:
            yield path.child(BODY)
        for name in missing_names(activity):
            yield path.child(DATES if name in (activity.dates or {}) else FIGURES, name)


def _open_fields(question: Question, report: Report) -> Iterator[AnswerPath]:
    """Yield the paths of the required answers that records of a list lack."""
    for index, _ in records_of(question, report):
        places = ((*question.place, index, *field.place) for field in question.fields if field.required)
        yield from (AnswerPath.of_place(place) for place in places if answer_at(report, place) is None)


def gap_notes(answers: Answers, chapters: tuple[Chapter, ...], gaps: Iterable[str]) -> dict[str, str]:
    """Return what a comment says at each of `gaps`, which are paths of answers, by path."""
    return {path: missing_at(answers, chapters, path).note for path in dict.fromkeys(gaps)}


def stale_notes(answers: Answers) -> dict[str, str]:
    """Return what a comment says on each activity that is still last year's, by the path of its text."""
    return {ACTIVITIES.child(number, BODY): _stale_note(answers, number) for number in carried_over(answers.report)}


def wording_notes(answers: Answers) -> dict[str, str]:
    """Return what a comment says on each sentence in last year's wording that nobody looked at, by the path of the wording."""
    stale = stale_wordings(answers.report)
    return {WORDINGS.child(number): _wording_note(answers, WORDINGS.child(number)) for number in stale}


def _wording_note(answers: Answers, path: AnswerPath) -> str:
    wording = answer_at(answers.report, path)
    original = _readable(wording.original)
    said = f"照去年手改的，没有写这一句：{original}"
    if not wording.is_left_out:
        said = f"照去年手改的写：{_readable(wording.wording)}\n模板原来的写法：{original}"
    place = f"{answers.source.where(path.place)}，{quoted(WORDINGS)}第{path.number}条"
    return f"{said}\n还没有核对。今年还这样，删去那一条的“{CARRIED_OVER}”那一行；不这样，删去那一条（{place}）"


def _readable(pattern: str) -> str:
    """Return a pattern with 〔行政检查次数〕 for {行政执法.行政检查次数}."""
    return PLACEHOLDER.sub(lambda name: f"〔{asked_for(name[1])}〕", pattern)


def _stale_note(answers: Answers, number: int) -> str:
    path = ACTIVITIES.child(number)
    office = _office(answers, path.child(CARRIED_OVER).place)
    activity = answer_at(answers.report, path)
    text = next((each for each in (activity.lead, activity.body) if isinstance(each, str)), "")
    beginning = text[:_BEGINNING] + ("……" if len(text) > _BEGINNING else "")
    where = f"{answers.source.where(path.place)}，{quoted(ACTIVITIES)}第{number}条"
    lines = (
        f"还是上一年的文字，请改成今年的：{beginning}",
        f"提供科室：{office}" if office else "",
        f"填在：{where}；改好后删去它的“{CARRIED_OVER}”那一行",
    )
    return "\n".join(filter(None, lines))


def by_office(missing: Iterable[Missing]) -> dict[str, list[Missing]]:
    """Return what is missing by office, offices in the order of their first; those without one last."""
    groups: dict[str, list[Missing]] = {}
    for each in sorted(missing, key=lambda each: not each.office):
        groups.setdefault(each.office or NO_OFFICE, []).append(each)
    return groups


def missing_at(answers: Answers, chapters: tuple[Chapter, ...], path: str) -> Missing:
    """Return the missing answer at `path`: a question's, or one within a record."""
    address = AnswerPath(path)
    asked = [(question, chapter.title) for chapter in chapters for question in chapter.questions]
    for question, chapter in asked:
        if question.path == address and not question.topic:
            return _of_question(answers, question, chapter)
    around = [each for each in asked if _asks_for_record(each[0], answers.report, address)][-1:]
    record, above = address.record, address.parent
    return Missing(
        path=address,
        title=f"{record.spoken('')}的{address.leaf}" if record else path,
        unit="",
        office=_office(answers, address.place),
        explanation="".join(_explanation(question, address.leaf) for question, _ in around),
        where=answers.source.where(address.place),
        heading=above.spoken() if above else "",
        chapter="".join(chapter for _, chapter in around),
    )


def _asks_for_record(question: Question, report: Report, path: AnswerPath) -> bool:
    """Return whether `question` asks for the record in which `path` stands."""
    if not question.fields or not question.path.holds(path) or path.number is None:
        return False
    return any(index == path.number - 1 for index, _ in records_of(question, report))


def _explanation(question: Question, title: str) -> str:
    return next((field.explanation for field in question.fields if field.title == title), "")


def _of_question(answers: Answers, question: Question, chapter: str) -> Missing:
    return Missing(
        path=question.path,
        title=question.title,
        unit=question.unit,
        office=_office(answers, question.place),
        explanation=question.explanation,
        where=answers.source.where(question.place),
        heading=question.path.root if question.path.below_root else "",
        chapter=chapter,
    )


def _office(answers: Answers, place: Place) -> str:
    """Return the office that an answer names itself (提供科室), or else the manifest."""
    held = plain_at(answers.source.tree, place)
    named = str(held.get(SUPPLIED_BY) or "").strip() if isinstance(held, Mapping) else ""
    if len(place) > 2 and place[0] == ACTIVITIES:
        place = (ACTIVITIES, str(answer_at(answers.report, (*place[:2], TOPIC))))
    if len(place) > 2 and place[0] == PLAN_REVIEWS:
        named = named or str(answer_at(answers.report, (*place[:2], SUPPLIED_BY)) or "")
    return named or answers.jurisdiction.office(AnswerPath.of_place(place))
