"""The kinds of field that the report is made of: what reads each, and how it is described.

A field's Chinese title stands here once, at its place on the model in `drafter.model.report`;
prompts, errors, the answers file, templates and the schema take it from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, NamedTuple, TypedDict, Unpack, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
)
from pydantic_core import core_schema

from drafter.model.figure import Figure
from drafter.model.parsing import (
    NotApplicable,
    parse_addressee,
    parse_day_or_none,
    parse_day_text,
    parse_exact_line,
    parse_exactly,
    parse_line,
    parse_marked_names,
    parse_name,
    parse_names,
    parse_offices,
    parse_paths,
    parse_prose,
    parse_recipients,
    parse_text,
    parse_yes_or_no,
)


class Kind(Enum):
    """What sort of answer a field takes; the value is its name in a manifest."""

    FIGURE = "数字"
    TEXT = "文字"
    CHOICE = "选择"
    DAY = "日期"
    NAMES = "名单"
    RECORDS = "条目"


class Offered(Enum):
    """What a jurisdiction offers as the answers of a question."""

    REPORT_KINDS = "kinds"
    TOPICS = "topics"


class Proposal(Enum):
    """What is proposed as an answer before anybody typed one."""

    YEAR = "year"
    SHORT_NAME = "short name"
    UNIT_NAME = "unit name"


class Special(NamedTuple):
    """What makes a field special beside its kind; by default nothing does."""

    always_asked: bool = False
    """Asked though no section file prints it: the page does, or a check needs it."""
    asked: bool = True
    """False for what no question asks: it is the file's own, or asked in a way of its own."""
    must_apply: bool = False
    """True when 不适用 is no answer."""
    carried_over: bool = True
    """False when next year's file is not given it from this year's."""
    is_withholdable: bool = True
    """False for what a public edition can't be without, or what is no answer at all."""
    is_published: bool = True
    """False for what only the filed edition prints."""
    is_answer: bool = True
    """False for what the file keeps beside the answers: nothing to print."""
    is_internal: bool = False
    """True for what concerns the bureau alone and stands in no published file."""
    renews: bool = False
    """True when its change makes a record that was last year's this year's."""
    is_moment: bool = False
    """True for a text that is a day or a span, and is written as one."""
    proposal: Proposal | None = None
    offered: Offered | None = None
    printed_at: str = ""
    """Where the page itself prints it, in Chinese; empty when only section files do."""


class StrictModel(BaseModel):
    """Base of all models of a file: frozen, Chinese keys, no unknown key.

    Schemas are built on first use (`defer_build`): a command builds only what it reads.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


def no_items() -> list[Any]:
    """Return an empty list, as the default of a field: pydantic takes 0.3 ms to find the signature of `list` itself."""
    return []


def no_entries() -> dict[str, Any]:
    """Return an empty mapping, as the default of a field; see `no_items`."""
    return {}


Parser = Callable[[object], Any]
"""Reads a plain answer. Raises ValueError in Chinese when it cannot be one."""
PARSERS: dict[Kind, Parser] = {
    Kind.FIGURE: Figure.from_answer,
    Kind.TEXT: parse_text,
    Kind.CHOICE: parse_text,
    Kind.DAY: parse_day_text,
    Kind.NAMES: parse_names,
}
"""How the plain answer of each kind is read where its field says nothing else; records are read by their models."""


@dataclass(frozen=True)
class _Reader:
    """A pydantic annotation that reads by `parse` and shows `schema` to editors."""

    parse: Parser
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.parse,
            metadata={"pydantic_js_functions": [lambda _schema, _handler: self.schema]},
        )


def parser_of(field: Any) -> Parser | None:
    """Return what reads the answer of a field of a model; None for a list of records."""
    return next((each.parse for each in field.metadata if isinstance(each, _Reader)), None)


_FIGURE_TEXT = {"type": ["integer", "number", "string", "null"]}
_FIGURE_SCHEMA = {
    "anyOf": [
        _FIGURE_TEXT,
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["数值"],
            "properties": {
                "数值": {
                    **_FIGURE_TEXT,
                    "description": "892、400余、近千、无、不适用；163件，其中合同106件、协议57件；902件，比上年",
                },
                "单位": {"type": "string", "description": "量词，如 次、件、人"},
                "截至": {"type": ["string", "null"], "description": "数据截止日"},
                "提供科室": {"type": ["string", "null"], "description": "提供这个数的科室"},
                "填报人": {"type": ["string", "null"], "description": "提供科室里填这个数的人"},
                "填报时间": {"type": ["string", "null"], "description": "哪天提供的"},
                "上年": {**_FIGURE_TEXT, "description": "上一年的数"},
                "来源": {"type": ["string", "null"], "description": "取自哪份材料或哪个系统"},
            },
        },
    ]
}
_TEXT_SCHEMA = {"type": ["string", "integer", "number", "null"]}
_NAMES_SCHEMA = {"anyOf": [{"type": "array", "items": {"type": "string"}}, _TEXT_SCHEMA]}

SCHEMAS: dict[Kind, dict[str, Any]] = {
    Kind.FIGURE: _FIGURE_SCHEMA,
    Kind.TEXT: _TEXT_SCHEMA,
    Kind.CHOICE: _TEXT_SCHEMA,
    Kind.DAY: _TEXT_SCHEMA,
    Kind.NAMES: _NAMES_SCHEMA,
}
"""JSON Schema of an answer of each kind."""
FigureAnswer = Annotated[Figure | None, _Reader(Figure.from_answer, _FIGURE_SCHEMA)]
TextAnswer = Annotated[str | NotApplicable | None, _Reader(parse_text, _TEXT_SCHEMA)]
"""A name or a phrase; cleaned, and without a stop at its end."""
ProseAnswer = Annotated[str | NotApplicable | None, _Reader(parse_prose, _TEXT_SCHEMA)]
"""Sentences, or paragraphs; cleaned, with their stops."""
ExactAnswer = Annotated[str | NotApplicable | None, _Reader(parse_exactly, _TEXT_SCHEMA)]
"""A text by which something is found again: a topic, a sentence of the report; as it was typed."""
LineAnswer = Annotated[str | NotApplicable | None, _Reader(parse_line, _TEXT_SCHEMA)]
"""A text that stands on one line: a name, a number, what a title is made of; cleaned."""
ExactLineAnswer = Annotated[str | NotApplicable | None, _Reader(parse_exact_line, _TEXT_SCHEMA)]
"""A name of one line by which something is found: a folder, a kind of report; as it was typed."""
AddresseeAnswer = Annotated[str | NotApplicable | None, _Reader(parse_addressee, _TEXT_SCHEMA)]
DayAnswer = Annotated[str | NotApplicable | None, _Reader(parse_day_text, _TEXT_SCHEMA)]
DayOrNoneAnswer = Annotated[str | NotApplicable | None, _Reader(parse_day_or_none, _TEXT_SCHEMA)]
YesOrNoAnswer = Annotated[str | NotApplicable | None, _Reader(parse_yes_or_no, _TEXT_SCHEMA)]
NamesAnswer = Annotated[tuple[str, ...] | None, _Reader(parse_names, _NAMES_SCHEMA)]
PathsAnswer = Annotated[tuple[str, ...] | None, _Reader(parse_paths, _NAMES_SCHEMA)]
RecipientsAnswer = Annotated[tuple[str, ...] | None, _Reader(parse_recipients, _NAMES_SCHEMA)]
NameAnswer = Annotated[str | NotApplicable | None, _Reader(parse_name, _TEXT_SCHEMA)]
"""The name of a unit or an attachment: it may stand in a title, and have break marks (`|`) for it."""
MarkedNamesAnswer = Annotated[tuple[str, ...] | None, _Reader(parse_marked_names, _NAMES_SCHEMA)]
"""A list of names of units, each as in `NameAnswer`."""
_OFFICES_SCHEMA = {"type": ["object", "null"], "additionalProperties": {"type": ["string", "null"]}}
OfficesAnswer = Annotated[dict[str, str], _Reader(parse_offices, _OFFICES_SCHEMA)]


class _More(TypedDict, total=False):
    """Further arguments of a field: see `FieldSpec`."""

    required: bool
    when: str
    assumed: bool
    yearly: bool


PLAIN = Special()
"""A field that nothing makes special."""


def _field(kind: Kind, title: str, explanation: str, **extra: Any) -> Any:
    return Field(
        default=None,
        alias=str(title),
        title=str(title),
        description=explanation,
        json_schema_extra={"kind": kind.value} | {k: v for k, v in extra.items() if v and v != PLAIN},
    )


def figure(
    title: str, unit: str, explanation: str, *, required: bool = False, when: str = "", assumed: bool = False
) -> Any:
    """Return the field of a figure counted in `unit`; `when` names the answer it depends on.

    With `assumed` it is asked while that answer is still open too.
    """
    return _field(Kind.FIGURE, title, explanation, unit=unit, required=required, when=when, assumed=assumed)


def text(title: str, explanation: str, *, special: Special = PLAIN, **more: Unpack[_More]) -> Any:
    """Return the field of a text; a `yearly` one is not carried over into the next year. `assumed` as in `figure`."""
    return _field(Kind.TEXT, title, explanation, special=special, **more)


def day(title: str, explanation: str, *, special: Special = PLAIN, **more: Unpack[_More]) -> Any:
    """Return the field of a day of the calendar."""
    return _field(Kind.DAY, title, explanation, special=special, **more)


def choice(
    title: str, choices: tuple[str, ...], explanation: str, *, special: Special = PLAIN, **more: Unpack[_More]
) -> Any:
    """Return the field of one text out of `choices`."""
    return _field(Kind.CHOICE, title, explanation, choices=list(choices), special=special, **more)


def yes_or_no(title: str, explanation: str, *, special: Special = PLAIN) -> Any:
    """Return the field of a text that is 是 or 否."""
    return choice(title, ("是", "否"), explanation, special=special)


def names(title: str, explanation: str, *, special: Special = PLAIN, **more: Unpack[_More]) -> Any:
    """Return the field of a list of names; `yearly` and `assumed` as in `text`."""
    return _field(Kind.NAMES, title, explanation, special=special, **more)


def records(title: str, explanation: str, *, special: Special = PLAIN, **more: Unpack[_More]) -> Any:
    """Return the field of a list of records."""
    return _field(Kind.RECORDS, title, explanation, special=special, **more)


def group(title: str, model: type, explanation: str | None = None, *, special: Special = PLAIN) -> Any:
    """Return the field of a whole group, empty by default; `special` is the group's own, not its fields'."""
    extra: Any = {} if special == PLAIN else {"special": special}
    return Field(
        default_factory=model, alias=str(title), title=str(title), description=explanation, json_schema_extra=extra
    )


def extra_of(field: Any) -> dict[str, Any]:
    """Return what the model says of a field for Drafter's own use: kind, unit, required, when, yearly."""
    return field.json_schema_extra or {}


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that an annotation such as `list[Problem] | None` holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for m in map(model_in, get_args(annotation)) if m), None)
