"""The two editions of a report: the one that is filed, and the one that is published.

The public edition is made of the same answers, some of them withheld: what goes to the addressee
only, and what the bureau marks 不公开. A withheld answer takes its sentence along and leaves no gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from drafter.errors import InputError
from drafter.hints import quoted
from drafter.model.fields import Kind, StrictModel, extra_of, keys_at, model_in
from drafter.model.figure import Figure
from drafter.model.parsing import WITHHELD
from drafter.model.path_steps import index_of
from drafter.model.report import Report


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


ONLY_FILED = (
    "单位和报告.主送机关",
    *(
        f"公文格式.{title}"
        for title in (
            *("版头", "份号", "密级和保密期限", "紧急程度", "发文机关标志", "发文字号", "签发人", "印章", "附注"),
            *("版记", "抄送机关", "印发机关", "印发日期"),
        )
    ),
)
"""Answers that the public edition never tells: to whom it goes, who signed, whom to call."""
NEEDED = tuple(f"单位和报告.{title}" for title in ("地区模板", "单位全称", "单位简称", "年度", "报告种类"))
"""Answers without which there is no title and no signature: not to be withheld."""
_NO_ANSWERS = ("格式版本", "不公开", "核对说明")
_OF_THE_HOUSE = frozenset(("科室", "不公开", "核对说明"))
"""Keys of an answers file of which no published edition says anything."""
_ORIGIN = frozenset(("提供科室", "填报人", "填报时间", "来源"))
"""Keys that say who supplied an answer, and whence."""
EXPLAINED = "填报文件的“核对说明”里写了理由"
"""Stands in a published edition for each reason why a finding may stand."""
_DATE = "单位和报告.成文日期"

Model = TypeVar("Model", bound=StrictModel)


def public_report(report: Report, further: Iterable[str] = ()) -> Report:
    """Return `report` without what its 不公开, its records with 公开: 否 and `further` withhold.

    `further` are paths as in 不公开. The copy is for telling alone: in it a figure or a list of
    names may be `WITHHELD` too. Paths that are none (`is_path`) withhold nothing.
    """
    paths = _withheld_paths(report, further)
    # From the last item of a list to the first: taking one out moves those behind it.
    for path in sorted(paths, key=_backwards):
        report = _without(report, path.split("."))
    reasons = [each.model_copy(update={"reason": EXPLAINED}) for each in report.explanations or ()]
    return _published(report.model_copy(update={"explanations": reasons, "offices": {}}))


def public_tree(tree: Mapping[str, Any], report: Report, further: Iterable[str] = ()) -> dict[str, Any]:
    """Return the plain data of an answers file without what `public_report` withholds of its `report`.

    Records stay at their places: one that is withheld is empty. A list of names of which one is withheld
    is left out.
    """
    public: Any = {key: value for key, value in tree.items() if key not in _OF_THE_HOUSE}
    for path in _withheld_paths(report, further):
        steps = path.split(".")
        if steps[0] in public:
            public = _tree_without(public, steps)
    return {key: _published_tree(value) for key, value in public.items()}


def _withheld_paths(report: Report, further: Iterable[str]) -> set[str]:
    paths = {*ONLY_FILED, *further, *(report.withheld or ())}
    if _DATE in paths:
        paths.add("单位和报告.落款")  # 署名 without 成文日期 is none (7.3.5.4)
    return paths


def _tree_without(value: Any, steps: Sequence[str]) -> Any:
    """Return plain data without what stands at `steps`; None for all of it."""
    if not steps:
        return None
    step, rest = steps[0], steps[1:]
    if isinstance(value, Mapping):
        inner = _tree_without(value[step], rest) if step in value else None
        others = {key: each for key, each in value.items() if key != step}
        return others if inner is None else {**others, step: inner}
    index = index_of(step)
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        return None  # names, perhaps all in one text
    return [_tree_without(each, rest) or {} if i == index else each for i, each in enumerate(value)]


def _published_tree(value: Any) -> Any:
    """Return plain data without the records that say 公开: 否, and without the origin of answers."""
    if isinstance(value, list):
        return [_published_tree(each) for each in value]
    if not isinstance(value, Mapping):
        return value
    if value.get("公开") == "否":
        return {}
    return {key: _published_tree(each) for key, each in value.items() if key not in _ORIGIN}


def is_path(path: str, report: Report, local: Iterable[str]) -> bool:
    """Return True when `path` names an answer: a group, 组名.名称, or an item such as 活动.3.

    `local` are the names of the jurisdiction's own questions.
    """
    title, *rest = path.split(".")
    if title in _NO_ANSWERS or title not in keys_at((), Report):
        return False
    if not rest:
        return True
    if title == "本地补充" and rest[0] not in local:
        return False
    return _without(report, [title, *rest]) is not report


def known_paths(local: Iterable[str]) -> list[str]:
    """Return all paths that 不公开 may name, items of lists left out."""
    titles = [title for title in keys_at((), Report) if title not in _NO_ANSWERS]
    groups = [str(field.alias) for field in Report.model_fields.values() if not extra_of(field)]
    paths = [f"{title}.{key}" for title in groups for key in keys_at((title,), Report)]
    return [*titles, *paths, *(f"本地补充.{name}" for name in local)]


def _backwards(path: str) -> tuple[int, ...]:
    return tuple(-1 - index_of(step) for step in path.split("."))


def _without(value: Any, steps: Sequence[str]) -> Any:
    """Return `value` with what stands at `steps` withheld; `value` itself when nothing stands there."""
    if not steps:
        return WITHHELD
    step, rest = steps[0], steps[1:]
    if isinstance(value, StrictModel):
        return _model_without(value, step, rest)
    if isinstance(value, dict) and step in value:
        inner = _without(value[step], rest)
        return value if inner is value[step] else {**value, step: inner}
    index = index_of(step)
    if isinstance(value, tuple) and 0 <= index < len(value) and not rest:
        return (*value[:index], *value[index + 1 :]) or WITHHELD
    if isinstance(value, list) and 0 <= index < len(value):
        record = _without(value[index], rest) if rest else withheld(value[index])
        return value if record is value[index] else [*value[:index], record, *value[index + 1 :]]
    return value


def _model_without(model: StrictModel, title: str, rest: Sequence[str]) -> StrictModel:
    name = next((name for name, field in type(model).model_fields.items() if field.alias == title), "")
    if not name:
        return model
    field, old = type(model).model_fields[name], getattr(model, name)
    if not rest:
        new = _withheld_field(field, old)
    elif isinstance(old, dict) and not extra_of(field) and len(rest) == 1:  # 本地补充, answered or not
        new = {**old, rest[0]: WITHHELD}
    else:
        new = _without(old, rest)
    return model if new is old else model.model_copy(update={name: new})


def _withheld_field(field: Any, old: Any) -> Any:
    """Return what stands in `field` when all of it is withheld."""
    if isinstance(old, StrictModel):
        return withheld(old)
    if isinstance(old, dict):
        return dict.fromkeys(old, WITHHELD)
    if extra_of(field).get("kind") != Kind.RECORDS.value:
        return WITHHELD
    record = model_in(field.annotation)
    return None if record is None else [withheld(each) for each in old or [record.model_construct()]]


def withheld(model: Model) -> Model:
    """Return a copy of a group or a record of which all is withheld."""
    changes: dict[str, Any] = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        own = isinstance(value, dict) and bool(extra_of(field))  # what an activity's text alone refers to
        changes[name] = None if own else _withheld_field(field, value)
    return model.model_copy(update=changes)


def _published(model: Model) -> Model:
    """Return `model` without the records below it that say 公开: 否, and without the origin of its figures."""
    changes: dict[str, Any] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, StrictModel):
            changes[name] = _published(value)
        elif isinstance(value, list):
            changes[name] = [_published_record(each) for each in value]
        elif isinstance(value, dict):
            changes[name] = {key: _plain(each) for key, each in value.items()}
        else:
            changes[name] = _plain(value)
    return model.model_copy(update=changes)


def _published_record(record: Model) -> Model:
    return withheld(record) if getattr(record, "public", "") == "否" else _published(record)


def _plain(value: Any) -> Any:
    """Return a figure without who supplied it and whence: that is the bureau's own business."""
    if isinstance(value, Figure):
        return replace(value, supplied_by="", supplier="", supplied_on="", source="")
    return value
