"""The questions a jurisdiction asks: order, conditions, what is open.

Questions are plain data made from the report's model and the manifest. `drafter.interview` asks them and
hands what is typed to `parse_typed.parse_typed`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import Usage, usage
from drafter.model.fields import Kind, Parser, StrictModel, extra_of, parser_of
from drafter.model.figure import NOT_APPLICABLE_WORDS, Figure
from drafter.model.parsing import NOT_APPLICABLE, NotApplicable
from drafter.model.records import RECORD_MODELS, Activity, PlanReview
from drafter.model.relation_table import BASES
from drafter.model.report import Report
from drafter.model.titles import CARRIED_OVER, OFFICIAL_FORM
from drafter.yamlfile.yaml_text import Place

if TYPE_CHECKING:
    pass

WITHOUT_SECTION = ("单位和报告", OFFICIAL_FORM)
"""Groups whose answers no section file prints: the page itself shows them."""
CLOSING_CHAPTER = "不足、安排和其他"
"""The chapter of the questions that stand at the root of the answers file."""

TEXTS = ("提法", "内容")
"""The fields whose change makes an activity this year's."""


class Question(NamedTuple):
    """One question: where its answer stands, what is asked and when."""

    place: Place
    """Keys of the answers file, from the root; for a record's field only its own key."""
    kind: Kind
    explanation: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    when: str = ""
    """Path of the answer that must be there, and not 无, for this one to be asked."""
    topic: str = ""
    """For activities: the topic asked for."""
    fields: tuple[Question, ...] = ()
    """For records: the questions of one record."""
    assumed: bool | None = None
    """Whether the condition is taken to hold while its answer is open; None: for a required question."""
    parse: Parser | None = None
    """What reads its answer; None: as its kind is read."""

    @property
    def path(self) -> str:
        """The place as a Chinese path, such as 行政执法.行政检查次数."""
        return ".".join(map(str, self.place))

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
    for field in Report.model_fields.values():
        title, extra = str(field.alias), extra_of(field)
        if isinstance(field.default_factory, type) and issubclass(field.default_factory, StrictModel):
            own = list(_group(title, field.default_factory, jurisdiction, used))
            own += _local(title, jurisdiction, used)
            own += _topics(title, jurisdiction, used)
            if own:
                found.append(Chapter(title, tuple(own)))
        elif title in used.answers and title not in ("活动", "格式版本") and extra:
            closing.append(question_of((title,), field, jurisdiction))
    return (*found, Chapter(CLOSING_CHAPTER, tuple(closing)))


def chapters_for(jurisdiction: Jurisdiction, kind: object) -> tuple[Chapter, ...]:
    """Return all chapters of a report of the kind named `kind`. Raises as `usage`."""
    return chapters(jurisdiction.for_kind(kind), usage(jurisdiction, kind))


def _group(title: str, model: type[StrictModel], jurisdiction: Jurisdiction, used: Usage) -> Iterator[Question]:
    for field in model.model_fields.values():
        question = question_of((title, str(field.alias)), field, jurisdiction)
        if question.path == "单位和报告.报告种类":
            question = question._replace(choices=tuple(kind.name for kind in jurisdiction.kinds))
        if title == OFFICIAL_FORM:
            question = question._replace(assumed=jurisdiction.masthead and question.when.endswith(".版头"))
        if title in WITHOUT_SECTION or question.path in used.answers or BASES.get(question.path) in used.answers:
            yield question


def question_of(place: Place, field: Any, jurisdiction: Jurisdiction | None) -> Question:
    """Return the question for a field of the model, as `jurisdiction` (None: no jurisdiction) asks it."""
    extra = extra_of(field)
    path = ".".join(map(str, place))
    required = bool(extra.get("required"))
    kind = Kind(extra["kind"])
    records = RECORD_MODELS.get(str(place[-1])) if kind is Kind.RECORDS else None
    return Question(
        place=place,
        kind=kind,
        explanation=field.description or "",
        unit=(jurisdiction.units if jurisdiction else {}).get(path, extra.get("unit", "")),
        choices=tuple(extra.get("choices", ())),
        required=jurisdiction.required.get(path, required) if jurisdiction else required,
        when=extra.get("when", ""),
        assumed=extra.get("assumed"),
        parse=parser_of(field),
        fields=tuple(record_questions(records)) if records else (),
    )


def record_questions(model: type[StrictModel]) -> Iterator[Question]:
    """Yield the questions of one record, without what an activity is asked otherwise and what is nobody's text."""
    for field in model.model_fields.values():
        if str(field.alias) not in ("主题", "数字", "时间", "公开", CARRIED_OVER, "提供科室"):
            yield question_of((str(field.alias),), field, None)


def _local(chapter: str, jurisdiction: Jurisdiction, used: Usage) -> Iterator[Question]:
    for asked in jurisdiction.questions:
        if asked.chapter == chapter and f"本地补充.{asked.name}" in used.answers:
            path = f"本地补充.{asked.name}"
            yield Question(
                place=("本地补充", asked.name),
                kind=Kind(asked.kind),
                explanation=asked.explanation,
                unit=jurisdiction.units.get(path, asked.unit),
                choices=tuple(asked.choices),
                required=jurisdiction.required.get(path, asked.required == "是"),
                when=asked.when,
            )


def _topics(chapter: str, jurisdiction: Jurisdiction, used: Usage) -> Iterator[Question]:
    for topic in jurisdiction.topics:
        if topic.chapter == chapter and topic.name in used.topics:
            yield Question(
                place=("活动",),
                kind=Kind.RECORDS,
                explanation="上面没有问到的具体工作，一事一条，如 {时间}举办培训班，{人数}参加。",
                topic=topic.name,
                fields=tuple(record_questions(Activity)),
            )


@cache
def _names_by_title(model: type[StrictModel]) -> dict[str, str]:
    """Return the names of a model's fields by their Chinese titles; kept: it saves half of a home screen's time."""
    return {str(field.alias): name for name, field in model.model_fields.items()}


def answer_at(report: Report, place: Place) -> Any:
    """Return what the report holds at `place`; None when nothing is answered."""
    value: Any = report
    for step in place:
        if isinstance(value, StrictModel):
            name = _names_by_title(type(value)).get(str(step))
            value = getattr(value, name) if name else None
        elif isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def is_some(value: Any) -> bool:
    """Return True when a value is answered, applies, and says neither zero nor 无."""
    if isinstance(value, Figure):
        return bool(value.applies and value.value)
    return bool(value) and not isinstance(value, NotApplicable) and value != "无"


def is_asked(question: Question, report: Report) -> bool:
    """Return True when the condition of `question` holds.

    A required question is asked while its condition is still open.
    """
    if not question.when:
        return True
    value = answer_at(report, tuple(question.when.split(".")))
    assumed = question.required if question.assumed is None else question.assumed
    return is_some(value) or (assumed and value is None)


def records_of(question: Question, report: Report) -> list[tuple[int, StrictModel]]:
    """Return the records of a question with their indexes in the answers file's list."""
    records = answer_at(report, question.place) or []
    return [(i, record) for i, record in enumerate(records) if not question.topic or record.topic == question.topic]


def incomplete_record(question: Question, report: Report, passed: Collection[int] = ()) -> int | None:
    """Return the index of the first record, but those `passed`, that lacks something; None when none does.

    That is a required field, what a {名称} stands for, or why an arrangement was not carried out.
    """
    for index, record in records_of(question, report):
        if index in passed:
            continue
        for field in question.fields:
            if field.required and answer_at(report, (*question.place, index, *field.place)) is None:
                return index
        if isinstance(record, Activity) and missing_names(record):
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
        return value.text(question.unit) if value.applies else NOT_APPLICABLE_WORDS[0]
    if isinstance(value, tuple):
        return "、".join(value) or "无"
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE_WORDS[0]
    return value if isinstance(value, str) else ""
