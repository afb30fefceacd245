"""Answers under names that they had before: 本地补充.名称 of older files, and a fact's 原名.

They are read at their present place, and the text of the file is brought up to date when it is next saved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from drafter.errors import InputError
from drafter.hints import did_you_mean, quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.yamlfile.yaml_text import Place, YamlText, plain_at

LOCAL = AnswerPath("本地补充")
"""Where older answers files hold what a jurisdiction asks beside the model."""


def brought_up(source: YamlText, catalogue: Catalogue) -> YamlText:
    """Return `source` with its plain data at the present places, each with its own line; its text is as it was.

    Raises InputError for an answer under 本地补充 that the jurisdiction does not ask, or one that is given twice.
    """
    moves = _moves(source.text, catalogue)
    if not moves and LOCAL not in source.tree:
        return source
    tree = _copied(_renamed(source.tree, moves))
    lines = dict(source.lines)
    for old, new in moves.items():
        value = plain_at(tree, old.place)
        if value is None:
            continue
        if plain_at(tree, new.place):
            raise InputError(
                f"{source.where(old.place)}：{quoted(old)}现在叫{quoted(new)}，那里已经写了；请删去其中一个"
            )
        _put(tree, new.place, value)
        del tree[old.root][old.below_root]
        lines |= {(*new.place, *place[2:]): line for place, line in source.lines.items() if place[:2] == old.place}
    _refuse_unknown(tree.pop(LOCAL, None), source, catalogue)
    return source._replace(tree=tree, lines=lines)


def brought_up_text(text: str, catalogue: Catalogue) -> str:
    """Return the text of an answers file with every answer at its present place. Raises EditError."""
    from drafter.yamlfile.yaml_edit import delete_key  # noqa: PLC0415 - what only reads changes no text
    from drafter.yamlfile.yaml_move import move_key  # noqa: PLC0415

    moves = _moves(text, catalogue)
    for old, new in moves.items():
        text = move_key(text, old.place, new.place)
    if str(LOCAL) in text:
        text = delete_key(text, LOCAL.place)
    return str(_renamed(text, moves))


def _moves(text: str, catalogue: Catalogue) -> dict[AnswerPath, AnswerPath]:
    """Return the former places that `text` may speak of."""
    is_old = str(LOCAL) in text
    found: dict[AnswerPath, AnswerPath] = {}
    for spec in catalogue.in_groups():
        names = [AnswerPath(name) if "." in name else AnswerPath.of(spec.group, name) for name in spec.former]
        if is_old and not spec.attribute:
            names += map(LOCAL.child, (spec.title, *(old.leaf for old in names)))
        for old in names:
            found.setdefault(old, spec.path)
    return {old: new for old, new in found.items() if old.leaf in text}


def _renamed(value: Any, moves: Mapping[AnswerPath, AnswerPath]) -> Any:
    """Return plain data, or a text, that speaks of answers by their present paths: 不公开, 科室, {组名.名称}."""
    if isinstance(value, Mapping):
        return {_renamed(key, moves): _renamed(each, moves) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, moves) for each in value]
    if not moves or "." not in value:
        return value
    names = sorted(moves, key=len, reverse=True)
    return re.sub(
        "|".join(rf"{re.escape(name)}(?!\w)" for name in names), lambda match: moves[AnswerPath(match[0])], value
    )


def _copied(tree: Any) -> dict[str, Any]:
    return {key: dict(each) if isinstance(each, Mapping) else each for key, each in tree.items()}


def _put(tree: dict[str, Any], place: Place, value: Any) -> None:
    group = tree.get(str(place[0]))
    tree[str(place[0])] = {**group, str(place[1]): value} if isinstance(group, Mapping) else {str(place[1]): value}


def _refuse_unknown(left: Any, source: YamlText, catalogue: Catalogue) -> None:
    """Raise InputError for the first answer that is left under 本地补充."""
    if left is not None and left != "" and not isinstance(left, Mapping):
        raise InputError(f"{source.where(LOCAL.place)}：“{LOCAL}”下面应当分行写各项，每行缩进两格，写成“名称: 答案”")
    for name in left or {}:
        known = [spec.title for spec in catalogue.in_groups() if not spec.attribute]
        hint = did_you_mean(name, known, "请到地区模板的 事实.yaml 里声明，或删去这一项")
        hint = hint if "或删去" in hint else f"{hint}或删去这一项"
        where = source.where((*LOCAL.place, name))
        raise InputError(f"{where}：{LOCAL}里的{quoted(name)}不是这个地区模板提的问题；{hint}")
