"""How two tables differ, in words: by the row and the column, as somebody looks it up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.docxfile.contents import WordDocument, WordTable
from drafter.merging.documents.compared_blocks import ComparedBlocks, row_pairs
from drafter.merging.texts.differences import Differences, FigureChange, Rewording

_FIGURE = re.compile("[-+−]?[0-9０-９][0-9０-９.,，．%％]*")
_LONGEST = 120


def cells_of(table: WordTable, read: WordDocument) -> list[list[str]]:
    """Return the texts of the cells of `table`, row by row."""
    return [
        ["".join(read.paragraphs[place].text for place in cell.paragraphs).strip() for cell in row]
        for row in table.rows
    ]


def with_tables(told: Differences, blocks: ComparedBlocks, old: WordDocument, new: WordDocument) -> Differences:
    """Return `told`, what differs outside of tables, with what differs in those."""
    found = list(_in_tables(blocks, old, new))
    changes = [each for each in found if isinstance(each, Rewording)]
    return told._replace(
        figures=(*told.figures, *(each for each in found if isinstance(each, FigureChange))),
        reworded=(*told.reworded, *(each for each in changes if each.old and each.new)),
        added=(*told.added, *(each.new for each in changes if not each.old)),
        removed=(*told.removed, *(each.old for each in changes if not each.new)),
    )


def _in_tables(blocks: ComparedBlocks, old: WordDocument, new: WordDocument) -> Iterator[FigureChange | Rewording]:
    """Yield what differs in tables; a table, or a row, that is new or gone has one side alone."""
    kept = {one for one, _ in blocks.pairs}
    for number, (place, table) in enumerate(_tables(blocks.old), 1):
        if place not in kept:
            yield Rewording(f"（原来的第 {number} 张表）{_short(cells_of(table, old))}", "")
    source = {other: one for one, other in blocks.pairs}
    for number, (place, table) in enumerate(_tables(blocks.new), 1):
        before = blocks.old[source[place]].table if place in source else None
        rows = cells_of(table, new)
        if before is None:
            yield Rewording("", f"（第 {number} 张表）{_short(rows)}")
        else:
            yield from _table(f"第 {number} 张表", cells_of(before, old), rows)


def _tables(blocks: Sequence[object]) -> Iterator[tuple[int, WordTable]]:
    found = ((i, getattr(each, "table", None)) for i, each in enumerate(blocks))
    return ((i, table) for i, table in found if table is not None)


def _table(name: str, old: list[list[str]], new: list[list[str]]) -> Iterator[FigureChange | Rewording]:
    """Yield what differs in a table: figures, texts, and rows; a row that is new or gone has one side alone."""
    pairs = row_pairs(old, new)
    for one, other in pairs:
        if len(old[one]) != len(new[other]):
            yield Rewording(f"（{name}）{'｜'.join(old[one])}", "｜".join(new[other]))
            continue
        for column, (before, after) in enumerate(zip(old[one], new[other], strict=True)):
            if before != after:
                yield _cell(_place(name, new, other, column), before, after)
    known, knowing = {one for one, _ in pairs}, {other for _, other in pairs}
    yield from (Rewording(f"（{name}的一行）{'｜'.join(row)}", "") for i, row in enumerate(old) if i not in known)
    yield from (Rewording("", f"（{name}的一行）{'｜'.join(row)}") for i, row in enumerate(new) if i not in knowing)


def _cell(place: str, before: str, after: str) -> FigureChange | Rewording:
    if _FIGURE.fullmatch(before) and _FIGURE.fullmatch(after):
        return FigureChange(before, after, place)
    old, new = (f"{place}：{text}" if text else "" for text in (before, after))
    return Rewording(old, new)


def _place(name: str, rows: list[list[str]], row: int, column: int) -> str:
    """Return how a cell is found: by the first cell of its row and that of its column."""
    head = rows[row][0] if column else ""
    title = rows[0][column] if row and column < len(rows[0]) else ""
    return f"{name}{f'“{head}”一行' if head else f'第 {row + 1} 行'}{f'“{title}”一列' if title else ''}"


def _short(rows: list[list[str]]) -> str:
    text = "；".join("｜".join(row) for row in rows)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
