"""The two editions of a report: the one that is filed, and the one that is published.

The public edition is made of the same answers, some of them withheld: what goes to the addressee
only, and what the bureau marks 不公开. A withheld answer takes its sentence along and leaves no gap.
Records keep their places in their lists, so that 活动.3 is the same in both editions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from drafter.errors import InputError
from drafter.hints import quoted
from drafter.model.answer_groups import AnswerGroup
from drafter.model.answer_path import AnswerPath, Step
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import FieldSpec, attributes, catalogue, fields_of, top_level
from drafter.model.fields import Kind, StrictModel
from drafter.model.figure import Figure
from drafter.model.parsing import WITHHELD
from drafter.model.records import RECORD_MODELS
from drafter.model.report import Report
from drafter.model.titles import ISSUE_DATE, PUBLIC, SIGNED, SUPPLIED_BY


class Edition(Enum):
    """An edition; the value is its name as typed and printed."""

    FILED = "报送版"
    PUBLIC = "公开版"


def edition_named(name: str) -> Edition:
    """Return the edition of that name. Raises InputError."""
    for edition in Edition:
        if edition.value == name:
            return edition
    raise InputError(f"没有{quoted(name)}这个版本；可选：{'、'.join(edition.value for edition in Edition)}")


_ORIGIN = frozenset((SUPPLIED_BY, "填报人", "填报时间", "来源"))
"""Keys that say who supplied an answer, and whence."""
EXPLAINED = "填报文件的“核对说明”里写了理由"
"""Stands in a published edition for each reason why a finding may stand."""

Model = TypeVar("Model", bound=StrictModel)


def public_report(report: Report, further: Iterable[str] = ()) -> Report:
    """Return `report` without what its 不公开, its records with 公开: 否 and `further` withhold.

    `further` are paths as in 不公开. The copy can only be rendered: in it a figure or a list of
    names may be `WITHHELD` too. Paths that are none (`is_path`) withhold nothing.
    """
    paths = _withheld_paths(report, further)
    # From the last item of a list to the first: taking one out moves those behind it.
    for path in sorted(paths, key=_backwards):
        report = _without(report, path.place)
    open_ones = {path: last for path, last in report.open_last_years.items() if AnswerPath(path) not in paths}
    report = report.with_open_last_years(open_ones)
    reasons = [each.model_copy(update={"reason": EXPLAINED}) for each in report.explanations or ()]
    return _published(report.model_copy(update={"explanations": reasons, "offices": {}}))


def public_tree(tree: Mapping[str, Any], report: Report, further: Iterable[str] = ()) -> dict[str, Any]:
    """Return the plain data of an answers file without what `public_report` withholds of its `report`.

    A withheld record is left as an empty one, so that the others keep their numbers. A list of names is left
    out when one of its names is withheld.
    """
    public: Any = {key: value for key, value in tree.items() if key not in _internal()}
    for path in _withheld_paths(report, further):
        if path.root in public:
            public = _tree_without(public, path.place)
    return {key: _published_tree(value) for key, value in public.items()}


def _withheld_paths(report: Report, further: Iterable[str]) -> set[AnswerPath]:
    paths = {*only_filed(), *map(AnswerPath, further), *map(AnswerPath, report.withheld or ())}
    if ISSUE_DATE in paths:
        paths.add(SIGNED)  # there is no 署名 without 成文日期 (7.3.5.4)
    return paths


@cache
def only_filed() -> frozenset[AnswerPath]:
    """Return the answers that no public edition prints: to whom it goes, who signed, whom to call."""
    return frozenset(spec.path for spec in catalogue().values() if not spec.special.is_published)


@cache
def _internal() -> frozenset[str]:
    """Return the keys of an answers file that appear in no published edition."""
    return frozenset(spec.path for spec in top_level() if spec.special.is_internal)


def is_withholdable(path: str) -> bool:
    """Return False for what no public edition can do without: its title and its signature need it."""
    spec = catalogue().get(path)
    return spec is None or spec.special.is_withholdable or not (spec.is_group or spec.group)


def _tree_without(value: Any, steps: Sequence[Step]) -> Any:
    """Return plain data without what stands at `steps`; None for all of it."""
    if not steps:
        return None
    step, rest = steps[0], steps[1:]
    if isinstance(value, Mapping):
        inner = _tree_without(value.get(str(step)), rest)
        others = {key: each for key, each in value.items() if key != step}
        return others if inner is None else {**others, step: inner}
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        return None  # names, perhaps all in one text
    return [_tree_without(each, rest) or {} if i == step else each for i, each in enumerate(value)]


def _published_tree(value: Any) -> Any:
    """Return plain data without the records that say 公开: 否, and without the origin of answers."""
    if isinstance(value, list):
        return [_published_tree(each) for each in value]
    if not isinstance(value, Mapping):
        return value
    if value.get(PUBLIC) == "否":
        return {}
    return {key: _published_tree(each) for key, each in value.items() if key not in _ORIGIN}


def is_path(path: str, report: Report, catalogue: Catalogue) -> bool:
    """Return True when `path` names an answer of `catalogue`: a group, 组名.名称, or an item such as 活动.3."""
    address = AnswerPath(path)
    root = catalogue.get(address.root)
    if root is None or not _may_be_withheld(root):
        return False
    if not address.below_root:
        return True
    return _without(report, address.place) is not report


def _may_be_withheld(root: FieldSpec) -> bool:
    return root.special.is_withholdable or root.is_group


def known_paths(catalogue: Catalogue) -> list[str]:
    """Return all paths that 不公开 may name, items of lists left out."""
    roots = [spec.path for spec in catalogue.roots if _may_be_withheld(spec)]
    return [*roots, *(spec.path for spec in catalogue.in_groups())]


def _backwards(path: AnswerPath) -> tuple[int, ...]:
    return tuple(-step if isinstance(step, int) else 0 for step in path.steps)


def _without(value: Any, steps: Sequence[Step]) -> Any:
    """Return `value` with what stands at `steps` withheld; `value` itself when nothing stands there."""
    if not steps:
        return WITHHELD
    step, rest = steps[0], steps[1:]
    if isinstance(value, StrictModel):
        return _model_without(value, str(step), rest)
    if isinstance(value, dict) and step in value:
        inner = _without(value[step], rest)
        return value if inner is value[step] else {**value, step: inner}
    if isinstance(step, int) and isinstance(value, list | tuple) and step < len(value):
        return _names_without(value, step, rest) if isinstance(value, tuple) else _records_without(value, step, rest)
    return value


def _names_without(names: tuple[str, ...], index: int, rest: Sequence[Step]) -> Any:
    return names if rest else (*names[:index], *names[index + 1 :]) or WITHHELD


def _records_without(records: list[Any], index: int, rest: Sequence[Step]) -> list[Any]:
    old = records[index]
    new = _without(old, rest) if rest else withheld(old)
    return records if new is old else [*records[:index], new, *records[index + 1 :]]


def _model_without(model: StrictModel, title: str, rest: Sequence[Step]) -> StrictModel:
    spec = next((spec for spec in fields_of(type(model)) if spec.title == title), None)
    if spec is None:
        return _declared_without(model, title, rest)
    old = getattr(model, spec.attribute)
    new = _without(old, rest) if rest else _withheld_field(spec, old)
    return model if new is old else model.model_copy(update={spec.attribute: new})


def _declared_without(model: StrictModel, title: str, rest: Sequence[Step]) -> StrictModel:
    """Return `model` with the declared answer `title`, answered or not, or what stands in it, withheld."""
    if not isinstance(model, AnswerGroup) or title not in model.declared:
        return model
    old = model.declared[title]
    whole = withheld(old) if isinstance(old, AnswerGroup) else WITHHELD
    new = _without(old, rest) if rest else whole
    return model if new is old else model.with_declared({title: new})


def _withheld_field(spec: FieldSpec, old: Any) -> Any:
    """Return what stands in a field when all of it is withheld."""
    if isinstance(old, StrictModel):
        return withheld(old)
    if isinstance(old, dict):
        return dict.fromkeys(old, WITHHELD)
    if spec.kind is not Kind.RECORDS:
        return WITHHELD
    return [withheld(each) for each in old or [RECORD_MODELS[spec.title].model_construct()]] if spec.fields else None


def withheld(model: Model) -> Model:
    """Return a copy of a group or a record with every answer withheld."""
    changes: dict[str, Any] = {}
    for spec in fields_of(type(model)):
        value = getattr(model, spec.attribute)
        is_own = isinstance(value, dict) and spec.kind is not None  # what an activity's text alone refers to
        changes[spec.attribute] = None if is_own else _withheld_field(spec, value)
    return _with_changes(model, changes, dict.fromkeys(_declared(model), WITHHELD))


def _declared(model: StrictModel) -> Mapping[str, Any]:
    return model.declared if isinstance(model, AnswerGroup) else {}


def _with_changes(model: Model, changes: Mapping[str, Any], declared: Mapping[str, Any]) -> Model:
    """Return `model` with `changes` by attribute, and with its `declared` answers changed."""
    copy = model.model_copy(update=dict(changes))
    if declared and isinstance(copy, AnswerGroup):
        return copy.with_declared(declared)
    return copy


def _published(model: Model) -> Model:
    """Return `model` without the records below it that say 公开: 否, and without the origin of its figures."""
    changes: dict[str, Any] = {}
    for name in attributes(type(model)).values():
        value = getattr(model, name)
        if isinstance(value, StrictModel):
            changes[name] = _published(value)
        elif isinstance(value, list):
            changes[name] = [_published_record(each) for each in value]
        elif isinstance(value, dict):
            changes[name] = {key: _plain(each) for key, each in value.items()}
        else:
            changes[name] = _plain(value)
    return _with_changes(model, changes, {name: _published_declared(each) for name, each in _declared(model).items()})


def _published_declared(value: Any) -> Any:
    return _published(value) if isinstance(value, StrictModel) else _plain(value)


def _published_record(record: Model) -> Model:
    return withheld(record) if getattr(record, "public", "") == "否" else _published(record)


def _plain(value: Any) -> Any:
    """Return a figure without who supplied it and whence: that is the bureau's own business."""
    if isinstance(value, Figure):
        return replace(value, supplied_by="", supplier="", supplied_on="", source="")
    return value
