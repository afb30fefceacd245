"""What is known of each answer that a report may hold: `catalogue` gives all of them, by path.

The only module that walks the fields of the models. Commands, questions, templates, forms and documentation
take titles, kinds, units and what makes a question special from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from drafter.model.answer_groups import AnswerGroup
from drafter.model.answer_path import AnswerPath, Step
from drafter.model.fields import Kind, Parser, Special, StrictModel, extra_of, model_in, parser_of
from drafter.model.parsing import parse_prose
from drafter.model.report import Report


class FieldSpec(NamedTuple):
    """What is known of an answer: of the model, of one record, or declared by a jurisdiction."""

    path: AnswerPath
    """Without numbers: 行政执法.行政检查次数; of a record's field 活动.内容."""
    kind: Kind | None
    """None for a group, and for what is kept beside the answers, such as 科室."""
    explanation: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    when: AnswerPath | None = None
    """The answer that must be there, and not 无, for this one to be asked; None when it is always asked."""
    assumed: bool | None = None
    """Whether the condition is taken to hold while its answer is open; None: for a required question."""
    yearly: bool = False
    """True when the answer is of one year only, and left open in the next."""
    special: Special = Special()
    parse: Parser | None = None
    """What reads the answer; None for a group or a list of records."""
    fields: tuple[FieldSpec, ...] = ()
    """The answers of a group, or those of one record of a list."""
    attribute: str = ""
    """The name under which its model holds it; empty when a jurisdiction declares it."""
    listed: bool = False
    """True when it is offered on its chapter's list, and asked only when ticked there."""
    sentence: str = ""
    """What prints it where no section does, such as 受理人大建议和政协提案{}; empty when only sections print it."""
    opening: str = ""
    """The same with [[words]] that are said where it comes first, and not behind others of its matter."""
    none_sentence: str = ""
    """What is said when it is 无; empty: its sentence leaves."""
    topic: str = ""
    """The topic under which `sentence` is printed; empty for none."""
    matter: str = ""
    """What its sentence is about: those of one matter are told in one sentence; empty for one of its own."""
    part_of: str = ""
    """The path of the figure of whose things it counts one sort, told behind that as 其中; empty for none."""
    split_by: str = ""
    """By what `part_of` is divided, where there are several ways: 级别, 等次."""
    behind: str = ""
    """The path of the figure of the same matter behind which it is told; empty for its place in the file."""
    former: tuple[str, ...] = ()
    """Names that it had before, under which older answers files hold it."""

    @property
    def title(self) -> str:
        """The Chinese title."""
        return self.path.leaf

    @property
    def group(self) -> str:
        """The title of the group; empty for an answer that stands in none."""
        return self.path.root if self.path.below_root else ""

    @property
    def is_group(self) -> bool:
        """True for a group of answers."""
        return self.kind is None and bool(self.fields)

    @property
    def is_long(self) -> bool:
        """True when the answer may be several paragraphs."""
        return self.parse is parse_prose

    def field(self, title: str) -> FieldSpec | None:
        """Return the spec of `title` in this group or record; None when it has none."""
        return next((each for each in self.fields if each.title == title), None)

    def with_fields(self) -> Iterator[FieldSpec]:
        """Yield it, and all fields in it."""
        yield self
        for inner in self.fields:
            yield from inner.with_fields()


@cache
def catalogue() -> Mapping[str, FieldSpec]:
    """Return all answers of the model by path, in the model's order, groups and fields of records among them."""
    return MappingProxyType({spec.path: spec for spec in all_fields(Report)})


def top_level() -> tuple[FieldSpec, ...]:
    """Return groups and answers as they stand at the root of an answers file, in order."""
    return fields_of(Report)


def groups() -> Iterator[FieldSpec]:
    """Yield the groups of the model in order."""
    return (spec for spec in top_level() if spec.is_group)


@lru_cache(maxsize=64)
def fields_of(model: type[BaseModel], above: AnswerPath | None = None) -> tuple[FieldSpec, ...]:
    """Return the specs of the fields of `model`, in order, at paths below `above`."""
    return tuple(_spec(name, field, model, above) for name, field in model.model_fields.items())


def all_fields(model: type[BaseModel]) -> Iterator[FieldSpec]:
    """Yield the specs of the fields of `model` and of the models in it, each before those in it."""
    return (spec for root in fields_of(model) for spec in root.with_fields())


@lru_cache(maxsize=64)
def attributes(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the names under which `model` holds its answers, by their Chinese titles."""
    return MappingProxyType({str(field.alias): name for name, field in model.model_fields.items()})


def answer_at(report: StrictModel, where: AnswerPath | tuple[Step, ...]) -> Any:
    """Return what `report` holds at a path, or at a place of its file; None when nothing is answered there."""
    value: Any = report
    for step in where.place if isinstance(where, AnswerPath) else where:
        value = _below(value, step)
    return value


def answered_in(group: FieldSpec, held: AnswerGroup) -> Iterator[tuple[FieldSpec, Any]]:
    """Yield the answers of `group` that `held` has, in the order of the questions, and the model's own open ones as None."""
    own = held.__dict__
    declared = {f"{group.path}.{title}": value for title, value in held.declared.items() if value is not None}
    for spec in group.fields:  # of 1,500 questions few are answered: no path is taken apart for the others
        if spec.attribute:
            yield spec, own[spec.attribute]
        elif spec.path in declared:
            yield spec, declared[spec.path]


def answers_in(report: Report, group: FieldSpec) -> Iterator[tuple[FieldSpec, Any]]:
    """Yield the answers of `group` in `report` as `answered_in` does; none where the report has no such group."""
    held = answer_at(report, group.path)
    return answered_in(group, held) if isinstance(held, AnswerGroup) else iter(())


def with_answer(report: Report, path: AnswerPath, value: Any) -> Report:
    """Return `report` with `value` at `path`, which is no record; `report` itself when it has no such group."""
    group = answer_at(report, AnswerPath(path.root))
    if not path.parent or not isinstance(group, AnswerGroup):
        return report
    return _with_group(report, path.root, _with_own(group, path.leaf, value))


def _with_group(report: Report, title: str, group: AnswerGroup) -> Report:
    own = attributes(Report).get(title)
    return report.model_copy(update={own: group}) if own else report.with_declared({title: group})


def _with_own(group: AnswerGroup, title: str, value: Any) -> AnswerGroup:
    own = attributes(type(group)).get(title)
    return group.model_copy(update={own: value}) if own else group.with_declared({title: value})


def titles_at(path: AnswerPath | None, model: type[BaseModel] = Report) -> list[str]:
    """Return the Chinese keys that may stand at `path` of a file read as `model`; None is the file's root."""
    current: type[BaseModel] | None = model
    for step in path.field.steps if path else ():
        name = attributes(current).get(str(step)) if current else None
        current = model_in(current.model_fields[name].annotation) if current and name else None
    return list(attributes(current)) if current else []


def _below(value: Any, step: Step) -> Any:
    if isinstance(value, StrictModel):
        name = attributes(type(value)).get(str(step))
        if name:
            return getattr(value, name)
        return value.declared.get(str(step)) if isinstance(value, AnswerGroup) else None
    if isinstance(value, Mapping):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _spec(name: str, field: Any, model: type[BaseModel], above: AnswerPath | None) -> FieldSpec:
    path = above.child(str(field.alias)) if above else AnswerPath(field.alias)
    extra, inner = extra_of(field), model_in(field.annotation)
    literals = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
    return FieldSpec(
        path=path,
        kind=Kind(extra["kind"]) if "kind" in extra else None,
        explanation=field.description or "",
        unit=extra.get("unit", ""),
        choices=tuple(extra.get("choices", filter(None, literals))),
        required=bool(extra.get("required")) or field.is_required(),
        when=AnswerPath(extra["when"]) if extra.get("when") else None,
        assumed=extra.get("assumed"),
        yearly=bool(extra.get("yearly")),
        special=extra.get("special", Special()),
        parse=parser_of(field),
        fields=fields_of(inner, path) if inner and inner is not model else (),
        attribute=name,
    )
