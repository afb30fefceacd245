"""YAML files as people write them: read with places, slips named; the only user of PyYAML.

Every scalar is read as the text that was typed (YAML 1.1's yes, 0123 and 12:30 stay as
they are): what a text means is the model's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml import YAMLError as YamlSyntaxError

from drafter.errors import InputError
from drafter.hints import quoted
from drafter.inputs import read_input
from drafter.limits import ANSWERS, YAML_DEPTH, YAML_VALUES, Size
from drafter.text_encoding import decoded_file

try:
    from yaml import CBaseLoader as _BaseLoader
except ImportError:  # a build of PyYAML without libyaml
    from yaml import BaseLoader as _BaseLoader  # type: ignore[assignment]

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "YamlSyntaxError"]

Tree = dict[str, "Tree"] | list["Tree"] | str
"""Plain data: mappings with text keys, lists, texts."""
Place = tuple[str | int, ...]
"""Where a value stands: keys and list indexes from the root."""
_MANY_LEVELS = 2000
"""A text that nests less deep cannot exhaust libyaml's stack."""
_MANY_CHARACTERS = 200_000
"""A shorter text cannot hold so many values that their nodes fill the memory."""
_DEPTH = "{} 第{}行：层次太深；请检查缩进和方括号"


class _Loader(_BaseLoader):
    """Composes nodes without types, which nobody asks for: to look for each takes a fifth of the time."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002 - as PyYAML calls it
        """Return the same tag for all that has none of its own."""
        return ""


class YamlText(NamedTuple):
    """A YAML file: its text, the plain data in it and the line of every value."""

    path: Path
    text: str
    tree: dict[str, Any]
    lines: dict[Place, int]
    """1-based line of the key (or list item) at each place."""
    notices: tuple[str, ...] = ()
    """Chinese remarks on what was put up with, such as the encoding."""

    def where(self, place: Iterable[str | int]) -> str:
        """Return file and line of `place`, or of the nearest place above it."""
        steps = tuple(place)
        while steps and steps not in self.lines:
            steps = steps[:-1]
        line = self.lines.get(steps)
        return f"{self.path.name} 第{line}行" if line else self.path.name


@lru_cache(maxsize=1)
def compose(text: str) -> Node | None:
    """Return the node of `text`, None for an empty one; nobody changes it. Raises YamlSyntaxError.

    The last one is kept: an answer is written into the text that the one before left, which would be composed three
    times, a quarter of the time from an answer to the next question.
    """
    node: Node | None = yaml.compose(text, Loader=_Loader)
    return node


def plain_of(node: Node) -> Any:
    """Return the plain data of a node: every scalar is a text."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain_of(item) for item in node.value]
    return {key.value: plain_of(value) for key, value in node.value}


def plain_data(text: str) -> Any:
    """Return the plain data of `text`; an empty one is {}. Raises YamlSyntaxError."""
    node = compose(text)
    return {} if node is None else plain_of(node)


def plain_at(tree: object, place: Place) -> Any:
    """Return the plain data at `place` of `tree`; None when nothing stands there."""
    for step in place:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def read_yaml(path: Path, known_keys: Callable[[], Iterable[str]] = tuple, size: Size = ANSWERS) -> YamlText:
    """Return the YAML file at `path`; `known_keys` gives names that help to name slips.

    Raises InputError: no such file, too large, not text, broken YAML, not a mapping.
    """
    text, notices = decode(read_input(path, size), path)
    return parse_yaml(text, path, known_keys, notices)


_ENCODING_REMARKS = {
    "UTF-8": (),
    "UTF-16": ("文件是 UTF-16 编码，保存时将转为 UTF-8",),
    "GBK": ("文件是 GBK 编码，已照此读出，保存时将转为 UTF-8",),
}


def decode(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file and remarks; takes UTF-8 (with or without BOM), UTF-16, GBK.

    Raises InputError for any other.
    """
    text, encoding = decoded_file(data, path) or ("\0", "GBK")
    if encoding == "GBK" and "\0" in text:
        raise InputError(f"{path}：不是文本文件；请检查是否选错了文件（填报文件是 .yaml 文本）")
    return text, _ENCODING_REMARKS[encoding]


def parse_yaml(
    text: str,
    path: Path,
    known_keys: Callable[[], Iterable[str]] = tuple,
    notices: tuple[str, ...] = (),
) -> YamlText:
    """Return `text` parsed; `path` is named in errors. Raises InputError."""
    try:
        _refuse_excess(text, path)
        root = compose(text)
    except YamlSyntaxError as error:
        raise InputError(_too_deep(error, path) or _explained(error, text, path, known_keys)) from error
    except RecursionError as error:  # of the loader without libyaml
        raise InputError(_DEPTH.format(path.name, 1)) from error
    if root is None or (isinstance(root, ScalarNode) and not root.value):
        return YamlText(path, text, {}, {}, notices)
    if not isinstance(root, MappingNode):
        from drafter.yamlfile.yaml_slips import find_slip  # noqa: PLC0415 - only an error needs it

        slip = find_slip(text, known_keys())
        where = f"{path.name} 第{root.start_mark.line + 1}行"
        advice = "整个文件应当由“名称: 答案”的行组成；请对照样例检查"
        raise InputError(f"{path.name} {slip}" if slip else f"{where}：{advice}")
    lines: dict[Place, int] = {}
    tree = _Builder(path, text, lines).build(root, ())
    assert isinstance(tree, dict)  # noqa: S101 - a mapping node gives a mapping
    return YamlText(path, text, tree, lines, notices)


def _refuse_excess(text: str, path: Path) -> None:
    """Raise InputError when `text` nests far deeper, or holds far more values, than any answers file.

    Composing such a text would end the process: libyaml's binding recurses in C, and a value takes a kilobyte.
    """
    if len(text) < _MANY_CHARACTERS and _most_levels(text) < _MANY_LEVELS:
        return
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if count > YAML_VALUES:
            raise InputError(
                f"{path.name}：里面有 {YAML_VALUES} 个以上的名称和答案，不像填报文件；请检查是否选错了文件"
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > 10 * YAML_DEPTH:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise InputError(_DEPTH.format(path.name, line))


def _most_levels(text: str) -> int:
    """Return a number of levels that `text` can't exceed, whatever it says.

    A level stands further in than the one two above it, or within a bracket; a bracket holds two with a pair in it.
    """
    longest = max(map(len, text.split("\n")))
    return 2 * (longest + text.count("[") + text.count("{"))


def _too_deep(error: YamlSyntaxError, path: Path) -> str:
    """Return the message for a text that nests too deep; empty when `error` is another.

    Which PyYAML says so, and where, differs: libyaml has a limit of its own from 6.0.4 on, older ones take the
    brackets for unclosed.
    """
    mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    if "nesting" in said and "depth" in said:
        return _DEPTH.format(path.name, mark.line + 1 if mark else 1)
    return ""


def _explained(error: YamlSyntaxError, text: str, path: Path, known_keys: Callable[[], Iterable[str]]) -> str:
    from drafter.yamlfile.yaml_slips import explain_syntax  # noqa: PLC0415 - only an error needs it

    return explain_syntax(error, text, path, known_keys())


class _Builder:
    """Turns nodes into plain data, and notes lines; refuses what a clerk cannot mean."""

    def __init__(self, path: Path, text: str, lines: dict[Place, int]) -> None:
        self._path, self._text, self._lines = path, text, lines
        self._seen = set[int]()

    def build(self, node: Node, place: Place) -> Tree:
        line = node.start_mark.line + 1
        if id(node) in self._seen or self._text.startswith(("&", "!"), node.start_mark.index):
            raise InputError(
                f"{self._path.name} 第{line}行：用了 YAML 的 &、* 或 ! 记号；"
                "请把内容直接写出来，答案以这些符号开头时给整个答案加上双引号"
            )
        if isinstance(node, ScalarNode):
            return str(node.value)
        if len(place) > YAML_DEPTH:
            raise InputError(f"{self._path.name} 第{line}行：层次太深；请检查缩进")
        self._seen.add(id(node))
        if isinstance(node, SequenceNode):
            return [self._item(child, (*place, i)) for i, child in enumerate(node.value)]
        tree: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                raise InputError(f"{self._path.name} 第{line}行：冒号前面应当是一个名称")
            key = str(key_node.value)
            if key in tree:
                first = self._lines[(*place, key)]
                raise InputError(f"{self._path.name} 第{line}行：{quoted(key)}在第{first}行已经写过；请删去其中一个")
            self._lines[(*place, key)] = line
            tree[key] = self.build(value_node, (*place, key))
        return tree

    def _item(self, node: Node, place: Place) -> Tree:
        self._lines[place] = node.start_mark.line + 1
        return self.build(node, place)
