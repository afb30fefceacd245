"""An answers file being filled in: one change at a time, each saved before the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.answering.answers import known_titles, read_report
from drafter.errors import InputError
from drafter.files import keep_backup, write_whole
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.fields import keys_at
from drafter.model.report import Report
from drafter.yamlfile.yaml_edit import EditError, delete_item, insert_item, move_item, set_value
from drafter.yamlfile.yaml_text import Place, YamlText, parse_yaml, read_yaml
from drafter.yamlfile.yaml_write import Plain


class Draft:
    """The file at `path` and the report in it; every change is on disk when it returns.

    The file may be edited in another program meanwhile: a change is made to what the
    file holds then. The version before the first change of this session is kept as
    `<name>.bak`.
    """

    def __init__(self, path: Path, jurisdiction: Jurisdiction) -> None:
        self.path, self.jurisdiction = path, jurisdiction
        self._kept = False
        self._take(read_yaml(path, known_titles))

    def _take(self, source: YamlText) -> None:
        self.report = read_report(source, self.jurisdiction.local_kinds())
        self.source = source

    def set(self, place: Place, value: Plain) -> None:
        """Save `value` at `place`. Raises InputError, OutputError."""
        order = keys_at(place[:-1], Report)
        if place[0] == "本地补充":
            order = list(self.jurisdiction.local_kinds())
        self._change(lambda text: set_value(text, place, value, order))

    def insert(self, place: Place, index: int, value: Plain) -> None:
        """Save `value` as item `index` of the list at `place`."""
        self._change(lambda text: insert_item(text, place, index, value))

    def delete(self, place: Place, index: int) -> None:
        """Save the list at `place` without its item `index`."""
        self._change(lambda text: delete_item(text, place, index))

    def move(self, place: Place, index: int, to: int) -> None:
        """Save the list at `place` with item `index` at position `to`."""
        self._change(lambda text: move_item(text, place, index, to))

    def _change(self, edit: Callable[[str], str]) -> None:
        current = read_yaml(self.path, known_titles)
        try:
            text = edit(current.text)
        except EditError as error:
            raise InputError(
                f"{self.path.name}：这个答案存不进去，{error}；请用记事本打开文件检查这一处的写法"
            ) from error
        source = parse_yaml(text, self.path, known_titles)
        report = read_report(source, self.jurisdiction.local_kinds())
        if not self._kept:
            keep_backup(self.path)
            self._kept = True
        write_whole(self.path, text.encode("utf-8"))
        self.report, self.source = report, source
