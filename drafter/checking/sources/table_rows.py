"""The numbers of a table as sentences: a row may say what none of its cells says alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Passage, Role
from drafter.pages.blocks import Table
from drafter.text_runs import questions_in, runs_in

_ITEM, _UNIT = "项目", "单位"
_NUMBER = re.compile(r"[近约]?[0-9]{1,7}(?:\.[0-9]+)?[万亿]?[余多]?[%‰]?")
_TITLE_WITH_UNIT = re.compile(r"(?P<name>.+?)（(?P<unit>[^（）]{1,4})）")


def row_passages(table: Table) -> Iterator[Passage]:
    """Yield a passage for each row of `table` that holds numbers: 信访办理件数560件，上年480件; it states its answers."""
    titles = [column.title.replace("\n", "") for column in table.columns]
    for row in table.rows:
        numbers = {title: cell for title, cell in zip(titles, row, strict=True) if _NUMBER.fullmatch(cell)}
        cells = dict(zip(titles, row, strict=True))
        clauses = _of_item(cells[_ITEM], cells.get(_UNIT, ""), numbers) if _ITEM in cells else _of_columns(numbers)
        text = "，".join(clauses)
        if text:
            yield Passage(text, Role.ATTACHMENT, stated=questions_in(runs_in(row)))


def _of_item(item: str, unit: str, numbers: dict[str, str]) -> Iterator[str]:
    """Yield the numbers of a row about one item, the first behind the item's name, each with its unit."""
    for place, (title, number) in enumerate(numbers.items()):
        yield f"{title if place else item}{_counted(number, unit)}"


def _of_columns(numbers: dict[str, str]) -> Iterator[str]:
    """Yield each number behind its column's title, with the unit that the title names in brackets."""
    for title, number in numbers.items():
        match = _TITLE_WITH_UNIT.fullmatch(title)
        yield f"{match['name']}{_counted(number, match['unit'])}" if match else f"{title}{number}"


def _counted(number: str, unit: str) -> str:
    return number if number.endswith(("%", "‰")) else f"{number}{unit}"
