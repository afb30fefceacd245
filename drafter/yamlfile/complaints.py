"""Turns pydantic's errors about a file into Chinese messages with file and line."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ValidationError

from drafter.hints import is_chinese, nearest, nearest_hint, quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import all_fields, titles_at
from drafter.yamlfile.yaml_slips import find_slip
from drafter.yamlfile.yaml_text import Place, YamlText

MOST = 8
"""How many complaints one message holds; the rest is counted."""


def explain(
    error: ValidationError, source: YamlText, model: type[BaseModel], catalogue: Catalogue | None = None
) -> str:
    """Return one Chinese message on `error`: a line a complaint, each with file and line.

    `model` is what `source` was read as; it knows the right keys, `catalogue` those that a jurisdiction adds.
    """
    complaints = [_complaint(detail, source, model, catalogue) for detail in error.errors()]
    shown = complaints[:MOST]
    if len(complaints) > MOST:
        shown.append(f"……另有 {len(complaints) - MOST} 处，改好上面的再试")
    return "\n".join(dict.fromkeys(shown))


def _complaint(detail: Any, source: YamlText, model: type[BaseModel], catalogue: Catalogue | None) -> str:
    """Return what is wrong at one place, with file and line."""
    place: Place = tuple(detail["loc"])
    where, kind = source.where(place), detail["type"]
    if kind == "extra_forbidden":
        return _slip_near(place, source, model, 0) or f"{where}：{_unknown_key(place, model, catalogue)}"
    if kind == "missing":
        return f"{where}：缺少{quoted(place[-1])}；请补上这一行"
    message = _message(detail)
    is_our_own = kind == "value_error" and message == _said(detail)
    slip = "" if is_our_own and "下面应当" not in message else _slip_near(place, source, model, 1)
    name = AnswerPath.of_place(place).spoken()
    return slip or f"{where}：{f'{name}：' if message.startswith('“') else quoted(name)}{message}"


def _said(detail: Any) -> str:
    """Return what the error says: ours are in Chinese, pydantic's and Python's are not."""
    said: str = detail["msg"].removeprefix("Value error, ")
    return said


def _message(detail: Any) -> str:
    """Return in Chinese what is wrong with a value."""
    if detail["type"] == "value_error" and is_chinese(_said(detail)):
        return _said(detail)
    if detail["type"] == "literal_error":
        choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return f"{quoted(detail['input'])}不是可选的答案；可选：{'、'.join(filter(None, choices))}"
    return _SHAPES.get(detail["type"], "填的内容不合要求；请对照样例检查")


_SHAPES = {
    "model_type": "下面应当分行写各项，每行缩进两格，写成“名称: 答案”",
    "list_type": "应当是若干条，每条以“- ”开头；没有就写“无”",
    "dict_type": "下面应当分行写“名称: 答案”",
    "string_type": "这里要填一段文字",
    "literal_error": "不是可选的答案",
}


def _slip_near(place: Place, source: YamlText, model: type[BaseModel], below: int) -> str:
    """Return the slip, with its own line, at the line of `place` or up to `below` lines under it.

    Such a slip made a group a text, or a known key an unknown one.
    """
    line = source.lines.get(place, 0)
    slip = find_slip(source.text, titles(model), line)
    number = slip.removeprefix("第").partition("行")[0]
    near = number.isdigit() and 0 <= int(number) - line <= below
    return f"{source.path.name} {slip}" if near else ""


def _unknown_key(place: Place, model: type[BaseModel], catalogue: Catalogue | None) -> str:
    key = str(place[-1])
    parent = AnswerPath.of_place(place).parent
    declared = catalogue.titles_at(parent) if catalogue else []
    siblings = list(dict.fromkeys((*titles_at(parent, model), *declared)))
    near = nearest(key, siblings, 0.5)
    homes = [path for path in _homes(key, model) if path != place]
    if homes and (len(place) == 1 or not near):  # a known key at the left edge lost its indent
        home = homes[0][:-1]
        group = f"{quoted(home[-1])}之下" if home else "最左边（顶格）"
        return f"{quoted(key)}的位置不对，应当写在{group}；请检查这一行的缩进"
    inside = f"{quoted(place[-2])}里" if len(place) > 1 and isinstance(place[-2], str) else "这里"
    hint = nearest_hint(key, near) if near else f"这里可写：{'、'.join(siblings[:12])}"
    return f"{inside}没有{quoted(key)}这一项；{hint}"


def titles(model: type[BaseModel]) -> set[str]:
    """Return all Chinese keys of `model` and of the models in it."""
    return {spec.title for spec in all_fields(model)}


def _homes(key: str, model: type[BaseModel]) -> list[Place]:
    return [spec.path.place for spec in all_fields(model) if spec.title == key]
