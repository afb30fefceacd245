"""The answers as they would be after changes, without the text of their file: for what is shown while somebody types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from drafter.answers.edits import DeleteRecord, DropKey, Edit, InsertRecord, MoveRecord, SetAnswer
from drafter.answers.load import Answers, read_report
from drafter.yamlfile.yaml_text import Place, plain_at


def tried(answers: Answers, edits: Iterable[Edit]) -> Answers:
    """Return `answers` with the report that `apply_edits` would give; the text of their source is the old one.

    Raises InputError when one of the changes cannot be made.
    """
    tree: Any = answers.source.tree
    for edit in edits:
        tree = _edited(tree, edit)
    source = answers.source._replace(tree=tree)
    return answers._replace(source=source, report=read_report(source, answers.jurisdiction.catalogue()))


def _edited(tree: Any, edit: Edit) -> Any:
    match edit:
        case SetAnswer(place, value):
            return _changed(tree, place, value)
        case DropKey(place):
            return _dropped(tree, place)
        case InsertRecord(place, at, value):
            records = _list_at(tree, place)
            return _changed(tree, place, [*records[:at], value, *records[at:]])
        case DeleteRecord(place, at):
            records = _list_at(tree, place)
            return _changed(tree, place, [*records[:at], *records[at + 1 :]] or None)
        case MoveRecord(place, at, to):
            records = _list_at(tree, place)
            rest = [*records[:at], *records[at + 1 :]]
            return _changed(tree, place, [*rest[:to], records[at], *rest[to:]])


def _list_at(tree: Any, place: Place) -> list[Any]:
    found = plain_at(tree, place)
    return found if isinstance(found, list) else []


def _changed(tree: Any, place: Place, value: Any) -> Any:
    """Return `tree` with `value` at `place`; what is around it is not copied."""
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return [*tree[:step], _changed(tree[step], rest, value), *tree[step + 1 :]]
    known = dict(tree) if isinstance(tree, Mapping) else {}
    return {**known, step: _changed(known.get(step), rest, value)}


def _dropped(tree: Any, place: Place) -> Any:
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return [*tree[:step], _dropped(tree[step], rest), *tree[step + 1 :]]
    if not isinstance(tree, Mapping):
        return tree
    if rest:
        return {**tree, step: _dropped(tree.get(step), rest)}
    return {key: each for key, each in tree.items() if key != step}
