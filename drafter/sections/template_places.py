"""Which line of which section file printed a line of a rendered section, and for which record.

When a section file is compiled, each of its lines gets a mark that says its number; loops and activities say
their record. The marks are text between two private characters, read and taken out before the markup is parsed.
"""

from __future__ import annotations

from typing import NamedTuple

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from drafter.jurisdictions.section_tags import REMARKS, TAGS, without
from drafter.sections.tokens import PLACE, Fragment

RECORD_FUNCTION = "_record"
"""Name under which a rendering offers `record_mark` to the marks in loops."""
_FILE, _RECORD = "=", "@"


class SourcePlace(NamedTuple):
    """Where in the section files something was printed."""

    section: str = ""
    """Section file as `jurisdiction/name.txt`; the included one where it was included."""
    line: int = 0
    """Its line, from 1."""
    paragraph: int = 0
    """The line on which the file's own paragraph begins that holds `line`."""
    record: str = ""
    """Path of the record whose turn it was, such as 存在不足.2; empty outside loops and activities."""


def _mark(said: str) -> str:
    return f"{PLACE}{said}{PLACE}"


def record_mark(value: object) -> Fragment:
    """Return what says from here on: this is about the record `value`, a value of a loop."""
    return Fragment(_mark(_RECORD + getattr(value, "path", "")))


def path_mark(path: str) -> str:
    """Return what says from here on: this is about the record at `path`; empty: about none."""
    return _mark(_RECORD + path)


def without_marks(text: str) -> str:
    """Return `text` without marks."""
    return "".join(text.split(PLACE)[::2]) if PLACE in text else text


def mark_lines(tree: nodes.Template, source: str, section: str) -> nodes.Template:
    """Return the parsed section file `section` with the marks of its lines; `source` is its text."""
    marked: nodes.Template = _Marks(source, section).visit(tree)
    return marked


def _paragraph_starts(source: str) -> list[int]:
    """Return for each line of a section file, from 1, the line on which its paragraph begins."""
    starts, start = [0], 0
    for number, line in enumerate(source.split("\n"), 1):
        text = without(line, {**TAGS, **REMARKS}).strip()
        is_heading = text.startswith("#")
        if is_heading or not line.strip():
            start = 0
        starts.append(start or number)
        start = 0 if is_heading or not line.strip() else starts[-1]
    return starts


class _Marks(NodeTransformer):
    """Adds marks to what a section file prints."""

    def __init__(self, source: str, section: str) -> None:
        self._starts = _paragraph_starts(source)
        self._section = section
        self._targets: list[nodes.Name] = []

    def visit_Template(self, node: nodes.Template) -> nodes.Template:  # noqa: N802 - Jinja2's names
        """Mark the file at its beginning."""
        self.generic_visit(node)
        node.body.insert(0, self._file(1))
        return node

    def visit_Include(self, node: nodes.Include) -> list[nodes.Node]:  # noqa: N802
        """Mark the file again behind what it includes."""
        return [node, self._file(node.lineno)]

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """Mark the line on which an output begins, and each line that begins within it."""
        first = node.nodes[0].lineno if node.nodes else node.lineno
        marked: list[nodes.Expr] = [self._data(self._line(first), first)]
        for child in node.nodes:
            marked.append(self._marked_data(child) if isinstance(child, nodes.TemplateData) else child)
        node.nodes = marked
        return node

    def visit_For(self, node: nodes.For) -> list[nodes.Node]:  # noqa: N802
        """Mark each turn of a loop with its record, and behind the loop the record of the loop around it."""
        around = self._targets[-1] if self._targets else None
        if isinstance(node.target, nodes.Name):
            self._targets.append(node.target)
            self.generic_visit(node)
            self._targets.pop()
            node.body.insert(0, self._record(node.target, node.lineno))
        behind = self._record(around, node.lineno) if around else self._output(path_mark(""), node.lineno)
        return [node, behind]

    def _marked_data(self, data: nodes.TemplateData) -> nodes.TemplateData:
        first, *others = data.data.split("\n")
        lines = [first, *(self._line(data.lineno + i) + line for i, line in enumerate(others, 1))]
        return self._data("\n".join(lines), data.lineno)

    def _line(self, line: int) -> str:
        start = self._starts[line] if line < len(self._starts) else line
        return _mark(f"{line}:{start}")

    def _file(self, line: int) -> nodes.Output:
        return self._output(_mark(_FILE + self._section) + self._line(line), line)

    def _record(self, target: nodes.Name, line: int) -> nodes.Output:
        function = nodes.Name(RECORD_FUNCTION, "load", lineno=line)
        value = nodes.Name(target.name, "load", lineno=line)
        return nodes.Output([nodes.Call(function, [value], [], None, None, lineno=line)], lineno=line)

    def _output(self, text: str, line: int) -> nodes.Output:
        return nodes.Output([self._data(text, line)], lineno=line)

    def _data(self, text: str, line: int) -> nodes.TemplateData:
        return nodes.TemplateData(text, lineno=line)


class PlaceReader:
    """Reads the marks of a rendered section line by line, from its beginning."""

    def __init__(self) -> None:
        self.place = SourcePlace()
        """Where the text after the last line that was read was printed."""

    def read(self, line: str) -> tuple[str, SourcePlace]:
        """Return `line` without marks, and where its first words were printed; of an empty line, where it ends."""
        if PLACE not in line:
            return line, self.place
        begun: SourcePlace | None = None
        pieces = line.split(PLACE)
        for i, piece in enumerate(pieces):
            if i % 2:
                self._turn(piece)
            elif begun is None and piece.strip():
                begun = self.place
        return "".join(pieces[::2]), begun or self.place

    def _turn(self, said: str) -> None:
        section, line, paragraph, record = self.place
        if said.startswith(_FILE):
            section = said[1:]
        elif said.startswith(_RECORD):
            record = said[1:]
        else:
            line, paragraph = map(int, said.split(":"))
        self.place = SourcePlace(section, line, paragraph, record)
