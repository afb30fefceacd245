"""Writes the sheet of a list (一事一行): what is there already, then empty rows to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from drafter.model.titles import ACTIVITIES, BODY, CAUSE, DATE, DEADLINE, LEAD, MEETING, OUTCOME, PEOPLE, TOPIC
from drafter.sheets import office_form as names
from drafter.sheets.form_styles import ADVICE_ROOM, FormStyles, put, row_height, set_up
from drafter.sheets.office_form import Identity, ListSheet

_WIDTHS = {DATE: 14, TOPIC: 14, DEADLINE: 12, OUTCOME: 12, PEOPLE: 16, LEAD: 26, MEETING: 30, CAUSE: 34}
_WIDE = 62
_NUMBER_WIDTH = 5.5
_HEAD_ROW = 2
_FIRST = 2
"""The first column of an item, behind the hidden label and the number."""
_SPARE: dict[str, int] = {ACTIVITIES: 12}
"""Empty rows of a list; others have 8."""
_LONGEST_CHOICES = 255
"""Characters of the choices of a cell that Excel takes, a comma behind each."""
_ADVICE = "一事一行。灰色的是已经报过的，不用再填。"
_ACTIVITIES_ADVICE = "上面的表里没有问到的，一事一行，写成完整的句子，数和时间直接写在句子里。“上年”是去年的写法：今年还做的，在那一行改成今年的情况；没有做的不用管。“已有”是报过的，不用再填。"


def write_list(sheet: Worksheet, listed: ListSheet, identity: Identity, styles: FormStyles) -> None:
    """Write the sheet of a list: what is there already, then empty rows to fill in."""
    _ListWriter(sheet, listed, styles).write(f"{identity.year}年{listed.sheet_name}（{identity.office}）")


class _ListWriter:
    def __init__(self, sheet: Worksheet, listed: ListSheet, styles: FormStyles) -> None:
        self._sheet, self._list, self._styles = sheet, listed, styles
        self._columns = listed.columns
        self._widths = [_WIDTHS.get(title, _WIDE) for title in listed.columns]
        self._last_column = len(listed.columns) + _FIRST - 1

    def write(self, title: str) -> None:
        self._write_top(title)
        self._write_head()
        at = _HEAD_ROW + 1
        for item in self._list.earlier:
            self._write_earlier(at, item)
            at += 1
        for item in self._list.present:
            self._write_item(at, names.PRESENT, item)
            at += 1
        last = at + _SPARE.get(self._list.key, 8) - 1
        for number, row in enumerate(range(at, last + 1), 1):
            self._write_spare(row, number)
        self._validate(at, last)
        set_up(self._sheet, _HEAD_ROW, last, self._last_column, self._styles)

    def _write_top(self, title: str) -> None:
        sheet, styles = self._sheet, self._styles
        self._hide(0)
        sheet.set_column(1, 1, _NUMBER_WIDTH)
        for column, wide in enumerate(self._widths, _FIRST):
            sheet.set_column(column, column, wide)
        advice = _ACTIVITIES_ADVICE if self._list.topics else _ADVICE
        sheet.merge_range(0, 1, 0, self._last_column, title, styles.title)
        sheet.merge_range(1, 1, 1, self._last_column, advice, styles.advice)
        sheet.set_row(0, 30)
        across = _NUMBER_WIDTH + sum(self._widths)
        sheet.set_row(1, row_height((advice, across * ADVICE_ROOM), least=21))

    def _write_head(self) -> None:
        titles = [names.LIST_MARK + self._list.key, names.NUMBER, *self._columns]
        if self._list.earlier:
            titles += [names.SHOWN, names.ORIGINAL]
        for column, title in enumerate(titles):
            put(self._sheet, _HEAD_ROW, column, title, self._styles.head)
            if column > self._last_column:
                self._hide(column)
        self._sheet.set_row(_HEAD_ROW, 24)

    def _write_earlier(self, at: int, item: tuple[str, ...]) -> None:
        """Write an activity of last year's: its text open to entry, and hidden as it is now."""
        *shown, original = item
        self._write_item(at, names.EARLIER, shown, open_title=BODY)
        for column, text in enumerate((shown[self._columns.index(BODY)], original), self._last_column + 1):
            put(self._sheet, at, column, text, self._styles.told)

    def _write_item(self, at: int, label: str, texts: Sequence[str], open_title: str = "") -> None:
        """Write an item that is there already; only the column `open_title` is open to entry."""
        put(self._sheet, at, 0, label, self._styles.told)
        put(self._sheet, at, 1, label, self._styles.present)
        for column, (title, text) in enumerate(zip(self._columns, texts, strict=True), _FIRST):
            style = self._styles.long_entry if title == open_title else self._styles.present
            put(self._sheet, at, column, text, style)
        room = [wide - 1 for wide in self._widths]
        self._sheet.set_row(at, row_height(*zip(texts, room, strict=True), least=19))

    def _write_spare(self, at: int, number: int) -> None:
        put(self._sheet, at, 1, str(number), self._styles.middle)
        self._sheet.set_row(at, 34)
        for column in range(_FIRST, self._last_column + 1):
            self._sheet.write_blank(at, column, None, self._styles.long_entry)

    def _validate(self, first: int, last: int) -> None:
        """Say what may be entered into the empty rows from `first` to `last`."""
        column = _FIRST
        if self._list.topics:
            self._sheet.data_validation(first, column, last, column, _topic_validation(self._list.topics))
            column += 1
        for at, field in enumerate(self._list.fields, column):
            options: dict[str, object] = {"validate": "any", "input_title": str(field.place[0])}
            if field.choices:
                options = {"validate": "list", "source": list(field.choices)}
            message = {"input_message": field.explanation[:255]}
            self._sheet.data_validation(first, at, last, at, options | message)

    def _hide(self, column: int) -> None:
        self._sheet.set_column(column, column, 8, None, {"hidden": 1})


def _topic_validation(topics: tuple[str, ...]) -> dict[str, object]:
    if sum(len(topic) + 1 for topic in topics) < _LONGEST_CHOICES:
        return {"validate": "list", "source": list(topics), "error_message": "请从下拉的主题里选一个"}
    return {"validate": "any", "input_title": TOPIC, "input_message": "、".join(topics)[:255]}
