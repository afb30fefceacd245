"""Changes to an answers file as plain values, and the answers after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from drafter.answers.former_places import brought_up_text
from drafter.answers.gone_answers import without_gone
from drafter.answers.load import Answers, key_order, known_titles, read_report
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question
from drafter.errors import InputError
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.figure import FIGURE_PARTS
from drafter.model.titles import EXPLANATIONS, WHERE, WITHHELD_ANSWERS
from drafter.yamlfile.yaml_edit import (
    EditError,
    delete_item,
    delete_key,
    insert_item,
    move_item,
    refuse_other_changes,
    set_value,
)
from drafter.yamlfile.yaml_text import Place, YamlText, parse_yaml, plain_at
from drafter.yamlfile.yaml_write import Plain

AT_END = 1_000_000
"""An index after the last record of any list."""


class SetAnswer(NamedTuple):
    """Write `value` at `place`; None leaves the answer open."""

    place: Place
    value: Plain


class DropKey(NamedTuple):
    """Delete the key at `place`, with its line."""

    place: Place


class InsertRecord(NamedTuple):
    """Insert `value` as record `at` of the list at `place`."""

    place: Place
    at: int
    value: Plain


class DeleteRecord(NamedTuple):
    """Delete record `at` of the list at `place`."""

    place: Place
    at: int


class MoveRecord(NamedTuple):
    """Move record `at` of the list at `place` to position `to`."""

    place: Place
    at: int
    to: int


Edit = SetAnswer | DropKey | InsertRecord | DeleteRecord | MoveRecord


def answer_edit(question: Question, typed: str, answers: Answers) -> SetAnswer:
    """Return the change that saves what was typed for `question`; of a figure with its origin, only the number.

    Raises ValueError with a Chinese sentence when it cannot be read.
    """
    value = parse_typed(question, typed)
    has_origin = isinstance(plain_at(answers.source.tree, question.place), Mapping)
    return SetAnswer((*question.place, FIGURE_PARTS[0]) if has_origin else question.place, value)


def apply_edits(answers: Answers, edits: Iterable[Edit]) -> Answers:
    """Return `answers` after all `edits`; nothing is written. Raises InputError when one of them cannot be made."""
    source = answers.source
    try:
        source = editable(answers)
        for edit in edits:
            source = edited(source, edit, answers.jurisdiction)
    except EditError as error:
        name = source.path.name
        raise InputError(f"{name}：这个答案存不进去，{error}；请用记事本打开文件检查这一处的写法") from error
    return answers._replace(source=source, report=read_report(source, answers.jurisdiction.catalogue()))


def editable(answers: Answers) -> YamlText:
    """Return the file of `answers` with every answer at its present place, in its text too. Raises EditError."""
    source = answers.source
    text = brought_up_text(source.text, answers.jurisdiction.catalogue())
    return (
        source
        if text == source.text
        else without_gone(parse_yaml(text, source.path, known_titles), answers.jurisdiction)
    )


def edited(source: YamlText, edit: Edit, jurisdiction: Jurisdiction) -> YamlText:
    """Return an answers file after `edit`, read back; what names a record by its number goes on naming it.

    Raises EditError when it cannot be made, or changes more.
    """
    following = list(renumbered(source.tree, edit))
    for each in (edit, *following):
        source = _edited_alone(source, each, jurisdiction)
    return source


def _edited_alone(source: YamlText, edit: Edit, jurisdiction: Jurisdiction) -> YamlText:
    try:
        read = parse_yaml(_edited_text(source.text, edit, jurisdiction), source.path, known_titles)
    except InputError as error:
        raise EditError("改动后的文件读不回来") from error
    after = without_gone(read, jurisdiction)  # as `source` was read
    refuse_other_changes(source.tree, after.tree, edit.place)
    return after


def renumbered(tree: Any, edit: Edit) -> Iterator[Edit]:
    """Yield the changes to reasons and withheld answers of records that `edit` gives another number, or deletes.

    The last comes first, so that deleting one leaves the places of the others.
    """
    if isinstance(edit, SetAnswer | DropKey):
        return
    depth = len(edit.place)
    for place, text in reversed(list(_references(tree))):
        named = AnswerPath(text).place
        index = named[depth] if len(named) > depth and named[:depth] == edit.place else None
        if not isinstance(index, int):
            continue
        moved = _moved_index(edit, index)
        if moved is None:
            yield DeleteRecord(place[:1], int(place[1]))
        elif moved != index:
            yield SetAnswer(place, str(AnswerPath.of_place((*edit.place, moved, *named[depth + 1 :]))))


def _references(tree: Any) -> Iterator[tuple[Place, str]]:
    """Yield the place and the text of each path of an answer that the reasons and the withheld answers name."""
    for place in ((WITHHELD_ANSWERS.root,), (EXPLANATIONS.root,)):
        entries = plain_at(tree, place)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, str):
                yield (*place, i), entry
            elif isinstance(entry, Mapping) and isinstance(entry.get(WHERE), str):
                yield (*place, i, WHERE), entry[WHERE]


def _moved_index(edit: InsertRecord | DeleteRecord | MoveRecord, index: int) -> int | None:
    """Return the index after `edit` of the record at `index`; None when it is deleted."""
    match edit:
        case InsertRecord(_, at, _):
            return index + (index >= at)
        case DeleteRecord(_, at):
            return None if index == at else index - (index > at)
        case MoveRecord(_, at, to):
            between = index - (index > at)
            return to if index == at else between + (between >= to)


def _edited_text(text: str, edit: Edit, jurisdiction: Jurisdiction) -> str:
    match edit:
        case SetAnswer(place, value):
            return set_value(text, place, value, key_order(AnswerPath.of_place(place), jurisdiction))
        case DropKey(place):
            return delete_key(text, place)
        case InsertRecord(place, at, value):
            return insert_item(text, place, at, value)
        case DeleteRecord(place, at):
            return delete_item(text, place, at)
        case MoveRecord(place, at, to):
            return move_item(text, place, at, to)
