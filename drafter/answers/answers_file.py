"""An answers file being filled in: one change at a time, each saved before the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from drafter.answers.load import Answers, known_titles, read_report
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question
from drafter.errors import DrafterError, InputError
from drafter.inputs import read_input
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.limits import ANSWERS
from drafter.model.fields import keys_at
from drafter.model.report import Report
from drafter.outputs import save_answers
from drafter.yamlfile.yaml_edit import EditError, delete_item, delete_key, insert_item, move_item, set_value
from drafter.yamlfile.yaml_pieces import Pieces, Span, cut, piece_of
from drafter.yamlfile.yaml_text import Place, YamlText, decode, parse_yaml, read_yaml
from drafter.yamlfile.yaml_write import Plain

_AT_END = 1_000_000
"""An index behind the last item of any list."""
Edit = Callable[[str, Place], str]
"""Changes a text at a place."""


class _State(NamedTuple):
    """A file's text with what it means."""

    text: str
    tree: Mapping[str, Any]
    report: Report
    pieces: Pieces | None


class Draft:
    """The file at `path` and the report in it; every change is on disk when it returns.

    The file may be edited in another program meanwhile: a change is made to what the
    file holds then. The version before the first change of this session is kept as
    `<name>.bak`. Only the group or the record that a change touches is read and
    validated again; where that is not possible, or fails, the whole file is.
    """

    def __init__(self, path: Path, jurisdiction: Jurisdiction, read: Answers | None = None) -> None:
        """Take the file at `path`; `read` is what it was just read as, None to read it."""
        self.path, self.jurisdiction = path, jurisdiction
        self._kept = False
        self._data = read_input(path, ANSWERS) if path.exists() else b""
        source = read.source if read and read.source.text == _decoded(self._data, path) else None
        self._state = self._whole(source or read_yaml(path, known_titles), read.report if source and read else None)

    @property
    def data(self) -> bytes:
        """The file as it was last read or written."""
        return self._data

    @property
    def report(self) -> Report:
        """The answers so far."""
        return self._state.report

    @property
    def tree(self) -> Mapping[str, Any]:
        """The file's plain data: Chinese keys, texts, lists, mappings."""
        return self._state.tree

    @property
    def source(self) -> YamlText:
        """The file's text with the line of every value."""
        return parse_yaml(self._state.text, self.path, known_titles)

    def answer(self, question: Question, typed: str) -> None:
        """Save what was typed for `question`; of a figure with its origin, only the number.

        Raises ValueError with a Chinese sentence when it cannot be read, InputError, OutputError.
        """
        value = parse_typed(question, typed)
        place = question.place
        if isinstance(plain_at(self.tree, place), Mapping):
            place = (*place, "数值")
        self.set(place, value)

    def set(self, place: Place, value: Plain) -> None:
        """Save `value` at `place`. Raises InputError, OutputError."""
        self._change(place, self._setting(place, value))

    def set_all(
        self,
        values: Iterable[tuple[Place, Plain]],
        items: Iterable[tuple[Place, Plain]] = (),
        gone: Iterable[Place] = (),
    ) -> None:
        """Save all `values` at their places, `items` at the ends of their lists, nothing where it is `gone`; or none.

        Raises InputError, OutputError.
        """
        edits = [(place, self._setting(place, value)) for place, value in values]
        edits += [(place, delete_key) for place in gone]
        edits += [(place, _appending(item)) for place, item in items]
        self._change_all(edits)

    def _setting(self, place: Place, value: Plain) -> Edit:
        order = keys_at(place[:-1], Report)
        if place[0] == "本地补充":
            order = list(self.jurisdiction.local_kinds())
        return lambda text, at: set_value(text, at, value, order)

    def drop(self, place: Place) -> None:
        """Save the file without the key at `place`."""
        self._change(place, delete_key)

    def insert(self, place: Place, index: int, value: Plain) -> None:
        """Save `value` as item `index` of the list at `place`."""
        span = (index - 1, index) if index else None  # behind another: only that one is looked at
        self._change((*place, index), lambda text, at: insert_item(text, *_item(at), value), span)

    def delete(self, place: Place, index: int) -> None:
        """Save the list at `place` without its item `index`."""
        first = max(index - 1, 0)
        self._change((*place, index), lambda text, at: delete_item(text, *_item(at)), (first, first + 2))

    def move(self, place: Place, index: int, to: int) -> None:
        """Save the list at `place` with item `index` at position `to`."""
        span = (min(index, to), max(index, to) + 1)
        self._change((*place, index), lambda text, at: move_item(text, *_item(at), _item(at)[1] + to - index), span)

    def _change(self, place: Place, edit: Edit, span: Span | None = None) -> None:
        """Make one edit and write the file; `span` is the items of a list that it concerns."""
        self._change_all([(place, edit)], span)

    def _change_all(self, edits: Iterable[tuple[Place, Edit]], span: Span | None = None) -> None:
        """Make all edits, each at its place, and write the file once; make none if one fails."""
        data = read_input(self.path, ANSWERS) if self.path.exists() else b""
        if not data or data != self._data:  # changed in another program
            self._state = self._whole(read_yaml(self.path, known_titles))
        before = self._state
        try:
            for place, edit in edits:
                self._state = self._in_piece(place, edit, span) or self._in_whole(place, edit)
            written = self._state.text.encode("utf-8")
            save_answers(self.path, written, backup=not self._kept)
            self._kept = True
        except DrafterError:
            self._state = before
            raise
        self._data = written

    def _whole(self, source: YamlText, report: Report | None = None) -> _State:
        report = report or read_report(source, self.jurisdiction.local_kinds())
        return _State(source.text, source.tree, report, cut(source))

    def _in_whole(self, place: Place, edit: Edit) -> _State:
        try:
            text = edit(self._state.text, place)
        except EditError as error:
            raise InputError(
                f"{self.path.name}：这个答案存不进去，{error}；请用记事本打开文件检查这一处的写法"
            ) from error
        return self._whole(parse_yaml(text, self.path, known_titles))

    def _in_piece(self, place: Place, edit: Edit, span: Span | None) -> _State | None:
        """Return the state after a change to one piece; None when the whole must be looked at."""
        _, tree, report, pieces = self._state
        found = piece_of(pieces, place, span) if pieces else None
        if pieces is None or found is None:
            return None
        key = str(place[0])
        try:
            source = parse_yaml(edit(found.text, found.place), self.path)
            part = read_report(source, self.jurisdiction.local_kinds())
        except (EditError, InputError):
            return None  # told by the whole file, with its lines
        piece = cut(source)
        if piece is None or list(source.tree) != [key]:
            return None
        name = next(n for n, f in Report.model_fields.items() if f.alias == key)
        value, answers = source.tree[key], getattr(part, name)
        if found.span is not None and len(piece.groups[key].items) != len(value):
            return None  # not written an item below the other
        if found.span is None:
            pieces = pieces.with_group(key, piece.groups[key])
        else:
            first, end = found.span
            pieces = pieces.with_items(key, found.span, piece.groups[key].items)
            value, kept = [*tree[key]], [*getattr(report, name)]
            value[first:end], kept[first:end] = source.tree[key], answers
            answers = kept
        return _State(pieces.text, {**tree, key: value}, report.model_copy(update={name: answers}), pieces)


def _appending(item: Plain) -> Edit:
    return lambda text, at: insert_item(text, at, _AT_END, item)


def _item(place: Place) -> tuple[Place, int]:
    """Return the list in which `place` is an item, and the item's index."""
    return place[:-1], int(place[-1])


def _decoded(data: bytes, path: Path) -> str:
    return decode(data, path)[0]


def plain_at(tree: object, place: Place) -> Any:
    """Return the plain data at `place` of an answers file, None when there is none."""
    for step in place:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree
