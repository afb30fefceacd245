"""Changes one answer in an answers file's text, and leaves every other character alone.

The text is never rebuilt from data: a changed value is spliced in at its place, so
comments, order, blank lines and quotes that people wrote survive. Whoever reads a changed
text back holds it to what it was with `refuse_other_changes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.yamlfile.yaml_text import (
    MappingNode,
    Node,
    Place,
    ScalarNode,
    SequenceNode,
    compose,
    plain_of,
)
from drafter.yamlfile.yaml_write import Plain, item_lines, key_text, written


class EditError(Exception):
    """The text could not be changed as asked; it was left as it was."""


def set_value(text: str, place: Place, value: Plain, order: Sequence[str] = ()) -> str:
    """Return `text` with `value` at `place`; keys that are missing on the way are made.

    A new key goes behind the last key that stands before it in `order`, else to the end.
    Raises EditError when the place runs through a text or past the end of a list.
    """
    lines = text_lines(text)
    node = compose(text)
    for depth, step in enumerate(place):
        key, child = _child(node, step)
        if key is None or child is None:
            return "".join(_add(lines, node, place, depth, value, order))
        if depth == len(place) - 1:
            return "".join(_replace(lines, key, child, value))
        if isinstance(child, ScalarNode) and child.value == "":
            value = _nested(place[depth + 1 :], value)
            return "".join(_replace(lines, key, child, value))
        node = child
    raise EditError("没有说明改哪一项")


def insert_item(text: str, place: Place, index: int, value: Plain) -> str:
    """Return `text` with `value` as item `index` of the list at `place`.

    A list that is missing, empty or written as a text (无) becomes a list of one.
    """
    items = node_at(compose(text), place)
    if not isinstance(items, SequenceNode) or items.flow_style or not items.value:
        old = plain_of(items) if isinstance(items, SequenceNode) else []
        return set_value(text, place, [*old[:index], value, *old[index:]])
    lines = text_lines(text)
    inside = index < len(items.value)
    at = _item_span(lines, items, index)[0] if inside else end_line(items.value[-1], lines) + 1
    pad, end = " " * int(items.start_mark.column), _newline(lines)
    block = [f"{pad}{line}{end}" if line else end for line in item_lines(value)]
    return "".join(lines[:at] + block + lines[at:])


def delete_item(text: str, place: Place, index: int) -> str:
    """Return `text` without item `index` of the list at `place`, and without its comments."""
    items = _list(text, place)
    if len(items.value) == 1:
        return set_value(text, place, [])
    if items.flow_style:
        old = plain_of(items)
        return set_value(text, place, [*old[:index], *old[index + 1 :]])
    lines = text_lines(text)
    start, end = _item_span(lines, items, index)
    return "".join(lines[:start] + lines[end:])


def delete_key(text: str, place: Place) -> str:
    """Return `text` without the key at `place` and its value; unchanged when it is not there.

    A group that has no other key stays, empty. Raises EditError when the place runs
    through a text or a group in braces.
    """
    parent = node_at(compose(text), place[:-1])
    key, value = _child(parent, place[-1]) if parent is not None else (None, None)
    if key is None or value is None:
        return text
    lines, first = text_lines(text), int(key.start_mark.line)
    dashed = lines[first][: int(key.start_mark.column)].strip()
    if dashed or not isinstance(parent, MappingNode) or parent.flow_style:
        old = plain_of(parent) if parent is not None else {}
        return set_value(text, place[:-1], {k: v for k, v in old.items() if k != place[-1]})
    last = max(end_line(value, lines), int(key.end_mark.line))
    return "".join([*lines[:first], *lines[last + 1 :]])


def move_item(text: str, place: Place, index: int, to: int) -> str:
    """Return `text` with item `index` of the list at `place` moved to position `to`.

    The item moves with the comments inside it; comments between items stay.
    """
    items = _list(text, place)
    if items.flow_style:
        old = plain_of(items)
        old.insert(to, old.pop(index))
        return set_value(text, place, old)
    lines = text_lines(text)
    spans = [_item_span(lines, items, i) for i in range(len(items.value))]
    order = list(range(len(spans)))
    order.insert(to, order.pop(index))
    moved, last = list[str](), spans[0][0]
    for (start, end), i in zip(spans, order, strict=True):
        moved += lines[last:start] + lines[slice(*spans[i])]
        last = end
    return "".join(lines[: spans[0][0]] + moved + lines[last:])


def text_lines(text: str) -> list[str]:
    """Return the lines of `text` with their ends; the last has one too."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += _newline(lines)
    return lines


def _newline(lines: Sequence[str]) -> str:
    return "\r\n" if lines and lines[0].endswith("\r\n") else "\n"


def _no_item(index: int) -> EditError:
    return EditError(f"列表里没有第 {AnswerPath.of_place((index,))} 条")


def _child(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    """Return key and value nodes at `step`; a list's item is its own key."""
    if isinstance(step, int):
        if not isinstance(node, SequenceNode) or not 0 <= step < len(node.value):
            raise _no_item(step)
        return node.value[step], node.value[step]
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), (None, None))
    if node is not None:
        raise EditError(f"{quoted(step)}的上一级写成了一段文字，放不下这一项")
    return None, None


def node_at(node: Node | None, place: Place) -> Node | None:
    """Return the node at `place` below `node`; None when nothing stands there."""
    for step in place:
        if isinstance(node, ScalarNode) and node.value == "":
            return None
        _, node = _child(node, step)
    return node


def _list(text: str, place: Place) -> SequenceNode:
    node = node_at(compose(text), place)
    if not isinstance(node, SequenceNode):
        raise EditError("这里没有列表")
    return node


def _is_block(node: Node) -> bool:
    """Return True when the value stands on lines of its own below its key."""
    if isinstance(node, ScalarNode):
        return node.style in ("|", ">")
    return isinstance(node, MappingNode | SequenceNode) and not node.flow_style


def end_line(node: Node, lines: Sequence[str]) -> int:
    """Return the 0-based line of the last character of `node`, comments after it left out."""
    if _is_block(node) and not isinstance(node, ScalarNode) and node.value:
        final = node.value[-1]
        return end_line(final[1] if isinstance(final, tuple) else final, lines)
    last = int(node.end_mark.line)
    if _is_block(node):
        last -= node.end_mark.column == 0
        while last > node.start_mark.line and not lines[last].strip():
            last -= 1
    return min(last, len(lines) - 1)


def _replace(lines: list[str], key: Node, node: Node, value: Plain) -> list[str]:
    """Return `lines` with the value `node` of `key` replaced by `value`."""
    is_item = key is node
    first = int(node.start_mark.line if is_item else key.end_mark.line)
    head = int(node.start_mark.column) if is_item else lines[first].index(":", int(key.end_mark.column)) + 1
    last = max(end_line(node, lines), first)
    comment = re.search(r"(?:^|\s)(#.*)", _behind_value(lines, node, last, "" if is_item else lines[first][head:]))
    column = int(key.start_mark.column)
    inline, block = written(value, column if is_item else column + 2)
    if is_item and not inline:  # a list or mapping as an item starts on the dash's own line
        inline, block = block[0].strip(), block[1:]
    line = lines[first][:head] + (" " if inline and not is_item else "") + inline
    line += f"  {comment[1].rstrip()}" if comment else ""
    end = _newline(lines)
    return [*lines[:first], line.rstrip() + end, *(b + end for b in block), *lines[last + 1 :]]


def _behind_value(lines: list[str], node: Node, last: int, behind_key: str) -> str:
    """Return the rest of the line on which the value `node` ends, or of the key's line when it stands below."""
    if _is_block(node):
        return behind_key
    return lines[last][int(node.end_mark.column) if node.end_mark.line == last else 0 :]


def _add(
    lines: list[str],
    parent: Node | None,
    place: Place,
    depth: int,
    value: Plain,
    order: Sequence[str],
) -> list[str]:
    """Return `lines` with the key `place[depth]`, and what is below it, added to `parent`."""
    value = _nested(place[depth + 1 :], value)
    key, end = str(place[depth]), _newline(lines)
    entries = parent.value if isinstance(parent, MappingNode) else []
    if isinstance(parent, MappingNode) and parent.flow_style:
        raise EditError(f"{quoted(key)}的上一级写在花括号里；请改成分行写")
    column = int(entries[0][0].start_mark.column) if entries else 0
    inline, block = written(value, column + 2)
    new = [f"{' ' * column}{key_text(key)}: {inline}".rstrip() + end, *(b + end for b in block)]
    at = _line_for(key, entries, lines, order)
    following = lines[at:]
    if entries and at == int(entries[0][0].start_mark.line) and lines[at][:column].strip():
        # The dash of the list's item moves up to the new key.
        new[0] = lines[at][:column] + new[0][column:]
        following[0] = " " * column + following[0][column:]
    return [*lines[:at], *new, *following]


def _nested(steps: Sequence[str | int], value: Plain) -> Plain:
    """Return `value` in mappings of the keys `steps`. Raises EditError for an item of a list that is not there."""
    for step in reversed(steps):
        if isinstance(step, int):
            raise _no_item(step)
        value = {step: value}
    return value


def _line_for(key: str, entries: Sequence[tuple[Node, Node]], lines: list[str], order: Sequence[str]) -> int:
    """Return the 0-based line at which the new `key` goes among `entries`: behind those before it in `order`."""
    before = set(order[: order.index(key)]) if key in order else {k.value for k, _ in entries}
    behind = [max(int(k.end_mark.line), end_line(v, lines)) for k, v in entries if k.value in before]
    if behind:
        return max(behind) + 1
    return int(entries[0][0].start_mark.line) if entries else len(lines)


def _item_span(lines: Sequence[str], items: SequenceNode, index: int) -> tuple[int, int]:
    """Return the first line of an item and the line after its last, 0-based."""
    node = items.value[index]
    start = int(node.start_mark.line)
    while start > 0 and not lines[start].lstrip().startswith("-"):
        start -= 1
    return start, end_line(node, lines) + 1


def refuse_other_changes(before: Any, after: Any, place: Place) -> None:
    """Raise EditError when the data of two texts differ anywhere but at `place`."""
    if _without(before, place) != _without(after, place):
        raise EditError("改动会影响到别的答案")


def _without(tree: Any, place: Place) -> Any:
    """Return `tree` without the value at `place`; mappings that only led there vanish."""
    if not place or not isinstance(tree, dict | list):
        return None
    step, rest = place[0], place[1:]
    if isinstance(tree, list):
        return [_without(v, rest) if i == step else v for i, v in enumerate(tree)]
    kept = {key: value for key, value in tree.items() if key != step}
    inner = _without(tree.get(str(step)), rest)
    return kept | ({step: inner} if inner else {})
