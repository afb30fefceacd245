"""The questions a jurisdiction asks: order, conditions, what is open.

Questions are plain data made from the report's model and the manifest. `drafter.interview` asks them and
hands what is typed to `parse_typed.parse_typed`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import Usage, usage
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec, answer_at, catalogue, fields_of
from drafter.model.fields import PLAIN, Kind, Offered, Parser, Special, StrictModel
from drafter.model.figure import NOT_APPLICABLE_WORDS, Figure
from drafter.model.parsing import NOT_APPLICABLE, NotApplicable, parse_prose
from drafter.model.records import Activity, PlanReview
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, MASTHEAD, OFFICIAL_FORM
from drafter.yamlfile.yaml_text import Place

CLOSING_CHAPTER = "不足、安排和其他"
"""The chapter of the questions that stand at the root of the answers file."""


class Question(NamedTuple):
    """One question: where its answer stands, what is asked and when."""

    place: Place
    """Keys of the answers file, from the root; for a record's field only its own key."""
    kind: Kind
    explanation: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    when: AnswerPath | None = None
    """The answer that must be there, and not 无, for this one to be asked; None when it is always asked."""
    topic: str = ""
    """For activities: the topic asked for."""
    fields: tuple[Question, ...] = ()
    """For records: the questions of one record."""
    assumed: bool | None = None
    """Whether the condition is taken to hold while its answer is open; None when only a required question takes it so."""
    parse: Parser | None = None
    """What reads its answer; None when its kind does."""
    special: Special = PLAIN
    chapter: str = ""
    """The title of its chapter; empty for the field of a record."""
    listed: bool = False
    """True when it is offered on its chapter's list, and asked only when ticked there."""

    @property
    def ticked_as(self) -> str:
        """What 另报 calls it: its path, or 活动.主题."""
        return ACTIVITIES.child(self.topic) if self.topic else self.path

    @property
    def path(self) -> AnswerPath:
        """The place as a path, such as 行政执法.行政检查次数."""
        return AnswerPath.of_place(self.place)

    @property
    def is_long(self) -> bool:
        """True when the answer may be several paragraphs."""
        return self.parse is parse_prose

    @property
    def title(self) -> str:
        """The Chinese title."""
        return f"{self.topic}方面的工作" if self.topic else str(self.place[-1])


class Chapter(NamedTuple):
    """Questions that belong together."""

    title: str
    questions: tuple[Question, ...]


def chapters(jurisdiction: Jurisdiction, used: Usage) -> tuple[Chapter, ...]:
    """Return all chapters in order: only questions whose answers some section prints."""
    found: list[Chapter] = []
    closing: list[Question] = []
    for spec in jurisdiction.catalogue().roots:
        if spec.is_group:
            own = [*_group(spec, jurisdiction, used), *_topics(spec.title, jurisdiction, used)]
            if own:
                found.append(Chapter(spec.title, tuple(own)))
        elif spec.kind and spec.special.asked and spec.path in used.answers:
            closing.append(question_of(spec, jurisdiction))
    return (*found, Chapter(CLOSING_CHAPTER, tuple(closing)))


def chapters_for(jurisdiction: Jurisdiction, kind: object) -> tuple[Chapter, ...]:
    """Return all chapters of a report of the kind named `kind`. Raises as `usage`."""
    return chapters(jurisdiction.for_kind(kind), usage(jurisdiction, kind))


def _group(group: FieldSpec, jurisdiction: Jurisdiction, used: Usage) -> Iterator[Question]:
    bases = jurisdiction.catalogue().relations.bases
    for spec in group.fields:
        if not (group.special.always_asked or spec.path in used.answers or bases.get(spec.path) in used.answers):
            continue
        question = question_of(spec, jurisdiction)
        if group.path == OFFICIAL_FORM:
            question = question._replace(assumed=jurisdiction.masthead and spec.when == MASTHEAD)
        if spec.attribute and spec.path in used.answers and not used.is_about(spec):
            # No section of this outline is about it: it is told by its own sentence, when there is something to tell.
            must = jurisdiction.required.get(spec.path, False)
            question = question._replace(required=must, listed=not must)
        yield question


def question_of(spec: FieldSpec, jurisdiction: Jurisdiction) -> Question:
    """Return the question for an answer that stands in a group or at the root, as `jurisdiction` asks it."""
    question = _question(spec, spec.path.place, spec.group or CLOSING_CHAPTER)
    required = jurisdiction.required.get(spec.path, spec.required)
    unit, listed = jurisdiction.units.get(spec.path, spec.unit), spec.listed and not required
    choices = offered(spec, jurisdiction) or spec.choices
    if (unit, required, listed, choices) == (spec.unit, spec.required, spec.listed, spec.choices):
        return question  # as most of 1,500 are
    return question._replace(unit=unit, required=required, listed=listed, choices=choices)


def record_questions(model: type[StrictModel]) -> Iterator[Question]:
    """Yield the questions of one record, without what is asked in another way or is nobody's text."""
    return (_question(spec, (spec.title,)) for spec in fields_of(model) if spec.special.asked)


def question_at(path: AnswerPath) -> Question:
    """Return the question for the answer at `path`, as the model asks it. Raises KeyError when it has no such answer."""
    return _question(catalogue()[path.field], path.place)


def _question(spec: FieldSpec, place: Place, chapter: str = "") -> Question:
    if spec.kind is None:
        raise ValueError(f"{spec.path} is no answer")
    return Question(
        place=place,
        kind=spec.kind,
        explanation=spec.explanation,
        unit=spec.unit,
        choices=spec.choices,
        required=spec.required,
        when=spec.when,
        assumed=spec.assumed,
        parse=spec.parse,
        fields=tuple(_question(field, (field.title,)) for field in spec.fields if field.special.asked),
        special=spec.special,
        chapter=chapter,
        listed=spec.listed,
    )


def offered(spec: FieldSpec, jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Return the answers that `jurisdiction` offers; empty where the model says what may be answered."""
    match spec.special.offered:
        case Offered.REPORT_KINDS:
            return tuple(kind.name for kind in jurisdiction.kinds)
        case Offered.TOPICS:
            return tuple(topic.name for topic in jurisdiction.topics)
    return ()


def _topics(chapter: str, jurisdiction: Jurisdiction, used: Usage) -> Iterator[Question]:
    for topic in jurisdiction.topics:
        if topic.chapter == chapter and topic.name in used.topics:
            yield Question(
                place=ACTIVITIES.place,
                kind=Kind.RECORDS,
                explanation="上面没有问到的具体工作，照平常写，如 3月19日举办校长培训班，56人参加。",
                topic=topic.name,
                fields=tuple(record_questions(Activity)),
                chapter=chapter,
                listed=True,
            )


def renews(path: AnswerPath) -> bool:
    """Return True when a change of the answer at `path` makes its record this year's."""
    spec = catalogue().get(path.field)
    return spec is not None and spec.special.renews


def is_some(value: Any) -> bool:
    """Return True when a value is answered, applies, and says neither zero nor 无."""
    if isinstance(value, Figure):
        return bool(value.applies and value.value)
    return bool(value) and not isinstance(value, NotApplicable) and value != "无"


def is_asked(question: Question, report: Report) -> bool:
    """Return True when `question` is the unit's, ticked where it stands on a list, and its condition holds.

    A required question is asked while its condition is still open; one of a list once it is answered.
    """
    if not is_ours(question.chapter, report) or (question.listed and not is_ticked(question, report)):
        return False
    return can_arise(question, report)


def is_ours(chapter: str, report: Report) -> bool:
    """Return False when the unit said that what `chapter` asks is not its duty."""
    return not chapter or chapter not in (report.not_ours or ())


def can_be_left(chapter: Chapter) -> bool:
    """Return True when a unit may say of `chapter` that it is not its duty: not of what every report has."""
    group = catalogue().get(AnswerPath(chapter.title))
    return chapter.title != CLOSING_CHAPTER and not (group is not None and group.special.always_asked)


def is_untouched(chapter: Chapter, report: Report) -> bool:
    """Return True while nothing in `chapter` is answered."""
    return all(
        not records_of(question, report) if question.topic else answer_at(report, question.place) is None
        for question in chapter.questions
    )


def is_ticked(question: Question, report: Report) -> bool:
    """Return True when a `question` of a list is to be asked: ticked, or answered already."""
    is_answered = (
        bool(records_of(question, report)) if question.topic else answer_at(report, question.place) is not None
    )
    return is_answered or (bool(report.ticked) and question.ticked_as in (report.ticked or ()))


def can_arise(question: Question, report: Report) -> bool:
    """Return True when the condition of `question` holds."""
    if not question.when:
        return True
    value = answer_at(report, question.when)
    assumed = question.required if question.assumed is None else question.assumed
    return is_some(value) or (assumed and value is None)


def records_of(question: Question, report: Report) -> list[tuple[int, StrictModel]]:
    """Return the records of a question with their indexes in the answers file's list."""
    records = answer_at(report, question.place) or []
    return [(i, record) for i, record in enumerate(records) if not question.topic or record.topic == question.topic]


def incomplete_record(question: Question, report: Report, passed: Collection[int] = ()) -> int | None:
    """Return the index of the first record that lacks something, without those `passed`; None when none does.

    That is a required field, what a {名称} stands for, a text of last year's, or why an arrangement was not carried out.
    """
    for index, record in records_of(question, report):
        if index in passed:
            continue
        for field in question.fields:
            if field.required and answer_at(report, (*question.place, index, *field.place)) is None:
                return index
        if isinstance(record, Activity) and (missing_names(record) or record.is_carried_over):
            return index
        if isinstance(record, PlanReview) and record.lacks_reason:
            return index
    return None


def missing_names(activity: Activity) -> list[str]:
    """Return the {名称} in an activity's text that have neither figure nor date yet."""
    known = {**(activity.figures or {}), **(activity.dates or {})}
    return [name for name in activity.own_names if known.get(name) is None]


def is_open(question: Question, report: Report) -> bool:
    """Return True when `question` is asked and not answered, or only in part."""
    if not is_asked(question, report):
        return False
    if question.kind is Kind.RECORDS:
        unanswered = answer_at(report, question.place) is None and not question.topic
        return unanswered or incomplete_record(question, report) is not None
    return answer_at(report, question.place) is None


def open_questions(all_chapters: tuple[Chapter, ...], report: Report) -> list[Question]:
    """Return the open questions in order."""
    return [q for chapter in all_chapters for q in chapter.questions if is_open(q, report)]


def shown(question: Question, report: Report) -> str:
    """Return the present answer as it would be typed; empty when there is none."""
    value = answer_at(report, question.place)
    if isinstance(value, Figure):
        return value.said(question.unit) if value.applies else NOT_APPLICABLE_WORDS[0]
    if isinstance(value, tuple):
        return "、".join(value) or "无"
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE_WORDS[0]
    return value if isinstance(value, str) else ""
