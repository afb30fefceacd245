"""Moves an answer within an answers file's text, with the comments above it; every other line stays."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.yamlfile.yaml_edit import delete_key, end_line, node_at, set_value, text_lines
from drafter.yamlfile.yaml_text import MappingNode, Node, Place, ScalarNode, compose, plain_at, plain_data
from drafter.yamlfile.yaml_write import key_text


def move_key(text: str, place: Place, to: Place) -> str:
    """Return `text` with the key at `place` moved to `to`, the comments above it too; unchanged when it is not there.

    Where its lines cannot stand as they are, the value is written anew. Raises EditError when it can't be.
    """
    before = plain_data(text)
    value = plain_at(before, place)
    if value is None:
        return text
    moved = _lines_moved(text, place, to)
    if moved is not None and plain_at(plain_data(moved), to) == value:
        return moved
    return set_value(delete_key(text, place), to, value or None)


def _lines_moved(text: str, place: Place, to: Place) -> str | None:
    """Return `text` with the lines of the key at the end of the group that `to` names; None when they can't stand there."""
    root = compose(text)
    parent, group = node_at(root, place[:-1]), node_at(root, to[:-1])
    entry = _entry(parent, place[-1])
    if entry is None or not isinstance(group, MappingNode) or group.flow_style or not group.value:
        return None
    key, value = entry
    column = int(key.start_mark.column)
    if column != int(group.value[0][0].start_mark.column) or not isinstance(key, ScalarNode):
        return None
    lines = text_lines(text)
    first, last = int(key.start_mark.line), max(end_line(value, lines), int(key.end_mark.line))
    behind = end_line(group, lines) + 1
    head = lines[first]
    if head[:column].strip():
        return None
    own = [head[:column] + key_text(str(to[-1])) + head[int(key.end_mark.column) :], *lines[first + 1 : last + 1]]
    above = _comments_above(lines, first, column)
    block = [*lines[above:first], *own]
    if behind <= above:
        return "".join([*lines[:behind], *block, *lines[behind:above], *lines[last + 1 :]])
    return "".join([*lines[:above], *lines[last + 1 : behind], *block, *lines[behind:]])


def _entry(parent: Node | None, step: str | int) -> tuple[Node, Node] | None:
    if not isinstance(parent, MappingNode) or parent.flow_style:
        return None
    return next(((key, value) for key, value in parent.value if key.value == step), None)


def _comments_above(lines: Sequence[str], first: int, column: int) -> int:
    """Return the first of the lines of comments right above line `first`, all indented to `column`."""
    while first > 0 and lines[first - 1].startswith(" " * column + "#"):
        first -= 1
    return first
