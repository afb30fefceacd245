"""Going through the questions: on, back, past a chapter, to any chapter. No terminal here.

A `Walk` is where somebody is and how they came there, as plain data; each step gives a new
one. What is asked follows from the answers of that moment, so a changed answer opens and
closes later questions.
"""

from __future__ import annotations

from typing import NamedTuple

from drafter.answers.questions import Chapter, Question, is_asked, is_open, is_ours, records_of
from drafter.model.fields import Kind
from drafter.model.report import Report
from drafter.model.titles import JURISDICTION


class Walk(NamedTuple):
    """A place in the questions of all chapters, counted through."""

    chapters: tuple[Chapter, ...]
    at: int | None = None
    """The index of the question to ask; None when all were asked."""
    behind: tuple[int, ...] = ()
    """The questions gone through before, the latest last."""
    ahead: tuple[int, ...] = ()
    """The questions that were gone back over, the nearest first."""
    within: int | None = None
    """The chapter to stay in, asking all of it; None for all chapters, asking what is open."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in order."""
        return tuple(question for chapter in self.chapters for question in chapter.questions)

    @property
    def question(self) -> Question:
        """The question to ask; only while `at` is not None."""
        assert self.at is not None  # noqa: S101 - asked for while there is one
        return self.questions[self.at]

    @property
    def chapter(self) -> int:
        """The number, from 0, of the chapter of the question to ask."""
        return chapter_of(self, self.at if self.at is not None else len(self.questions) - 1)


def chapter_of(walk: Walk, index: int) -> int:
    """Return the number, from 0, of the chapter that holds question `index`."""
    for number, chapter in enumerate(walk.chapters):
        if index < len(chapter.questions):
            return number
        index -= len(chapter.questions)
    raise IndexError(index)


LIST = "list"
"""The first key of the place of a step, beside questions, at which a chapter's list is ticked."""


def steps_of(chapter: Chapter) -> Chapter:
    """Return `chapter` with its questions as they are gone through: what is always asked, the list, what is ticked."""
    late: set[str] = set()
    for question in chapter.questions:
        if question.listed or question.when in late:
            late.add(question.ticked_as)
    if not any(question.listed for question in chapter.questions):
        return chapter
    core = [question for question in chapter.questions if question.ticked_as not in late]
    rest = [question for question in chapter.questions if question.ticked_as in late]
    listing = Question((LIST, chapter.title), Kind.NAMES, chapter=chapter.title)
    return Chapter(chapter.title, (*core, listing, *rest))


def is_list(question: Question) -> bool:
    """Return True for the step at which a chapter's list is ticked."""
    return question.place[0] == LIST


def begin(chapters: tuple[Chapter, ...], report: Report, within: int | None = None, *, anew: bool = False) -> Walk:
    """Return a walk where one stopped, else at the first open question; or at the first of the chapter `within`.

    With `anew` it begins at the first open question, wherever one stopped.
    """
    walk = Walk(tuple(map(steps_of, chapters)), within=within)
    if within is not None:
        return walk._replace(at=_next(walk, _first(walk, within), report))
    left = next((i for i, q in enumerate(walk.questions) if not anew and name_of(q) == report.left_at), None)
    after = _next(walk, left, report) if left is not None else None
    is_first = (i for i, q in enumerate(walk.questions) if not is_list(q) and is_open(q, report))
    return walk._replace(at=after if after is not None else next(is_first, None))


def name_of(question: Question) -> str:
    """Return what the answers file calls the step at which one stopped."""
    return f"{question.chapter}的清单" if is_list(question) else question.ticked_as


def forward(walk: Walk, report: Report) -> Walk:
    """Return the walk at the next question: one that was gone back over, or the next to ask."""
    if walk.at is None:
        return walk
    at = _next(walk, walk.at + 1, report)
    ahead = tuple(i for i in walk.ahead if i > walk.at and can_ask(walk.questions[i], report))
    if ahead and (at is None or ahead[0] <= at):
        at, ahead = ahead[0], ahead[1:]
    return walk._replace(at=at, behind=(*walk.behind, walk.at), ahead=ahead)


def back(walk: Walk, report: Report) -> Walk:
    """Return the walk at the question before, answered or not; unchanged at the first.

    That is the one gone through before it, else the one that stands before it.
    """
    behind = [i for i in walk.behind if can_ask(walk.questions[i], report)]
    here = (walk.at,) if walk.at is not None else ()
    if behind:
        return walk._replace(at=behind[-1], behind=tuple(behind[:-1]), ahead=(*here, *walk.ahead))
    lowest = 0 if walk.within is None else _first(walk, walk.within)
    end = walk.at if walk.at is not None else len(walk.questions)
    before = [i for i in range(lowest, end) if can_ask(walk.questions[i], report)]
    return walk._replace(at=before[-1], ahead=(*here, *walk.ahead)) if before else walk


def skip_chapter(walk: Walk, report: Report) -> Walk:
    """Return the walk at the first question to ask behind the present chapter."""
    if walk.at is None:
        return walk
    end = _first(walk, walk.chapter + 1)
    return walk._replace(at=_next(walk, end, report), behind=(*walk.behind, walk.at), ahead=())


def _first(walk: Walk, chapter: int) -> int:
    return sum(len(each.questions) for each in walk.chapters[:chapter])


def _next(walk: Walk, start: int, report: Report) -> int | None:
    """Return the first question to ask from `start` on; None when there is none."""
    questions = walk.questions
    end = len(questions) if walk.within is None else _first(walk, walk.within + 1)
    wanted = can_ask if walk.within is not None else to_ask
    return next((i for i in range(start, end) if wanted(questions[i], report)), None)


def can_ask(question: Question, report: Report) -> bool:
    """Return True when the condition of `question` holds; the jurisdiction was chosen before all questions."""
    if is_list(question):
        return is_ours(question.chapter, report)
    return question.path != JURISDICTION and is_asked(question, report)


def to_ask(question: Question, report: Report) -> bool:
    """Return True when `question` comes up by itself: open, a list, or a ticked topic without activities yet."""
    if is_list(question):
        return is_ours(question.chapter, report)
    if question.topic and is_asked(question, report) and not records_of(question, report):
        return True
    return is_open(question, report)
