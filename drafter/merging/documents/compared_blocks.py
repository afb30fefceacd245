"""Which paragraphs, tables and rows of two documents are the same ones, in what order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.docxfile.contents import WordCell, WordDocument, WordTable
from drafter.merging.texts.alignment import align
from drafter.merging.texts.differences import in_order

_LONGEST = 600
"""Characters of a table by which it is known again."""
Row = tuple[WordCell, ...]


class Block(NamedTuple):
    """A paragraph outside of all tables, or a table that stands in none."""

    paragraphs: tuple[int, ...]
    """Their places in the document."""
    table: WordTable | None
    text: str
    """On one line in the case of a table."""

    @property
    def is_empty(self) -> bool:
        """True for an empty paragraph."""
        return self.table is None and not self.text.strip()


class ComparedBlocks(NamedTuple):
    """The blocks of two documents, and which are the same."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]
    pairs: tuple[tuple[int, int], ...]
    """Of places of blocks in both, growing in both."""


def compare_blocks(old: WordDocument, new: WordDocument) -> ComparedBlocks:
    """Return which blocks of two documents are the same; empty paragraphs beside these are paired too."""
    before, after = _blocks(old), _blocks(new)
    told, telling = ([i for i, each in enumerate(blocks) if not each.is_empty] for blocks in (before, after))
    units = align([before[i].text for i in told], [after[i].text for i in telling], {})
    found = [(told[each.base[0]], telling[each.hand[0]]) for each in units if each.base and each.hand]
    same_kind = [pair for pair in found if (before[pair[0]].table is None) == (after[pair[1]].table is None)]
    pairs = in_order(sorted(same_kind, key=lambda pair: pair[1]))
    return ComparedBlocks(before, after, tuple(_with_empty_ones(before, after, pairs)))


def _blocks(read: WordDocument) -> tuple[Block, ...]:
    tables = dict[int, tuple[tuple[int, ...], WordTable | None]]()
    end = -1
    for table in read.tables:  # tables within another follow it
        places = [place for row in table.rows for cell in row for place in cell.paragraphs]
        if places and min(places) > end:
            end = max(places)
            tables[min(places)] = (tuple(range(min(places), end + 1)), table)
    blocks, at = list[Block](), 0
    while at < len(read.paragraphs):
        own: tuple[tuple[int, ...], WordTable | None] = ((at,), None)
        held, found = tables.get(at, own)
        texts = [read.paragraphs[place].text for place in held]
        blocks.append(Block(held, found, texts[0] if found is None else "｜".join(texts)[:_LONGEST]))
        at = held[-1] + 1
    return tuple(blocks)


def _with_empty_ones(
    old: Sequence[Block], new: Sequence[Block], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return `pairs` with the empty paragraphs right behind the first of two of them and right before the second."""
    ends = [(-1, -1), *pairs, (len(old), len(new))]
    found = list(pairs)
    for start, end in pairwise(ends):
        gap = [
            [each.is_empty for each in blocks[first + 1 : last]]
            for blocks, first, last in zip((old, new), start, end, strict=True)
        ]
        ahead = _alike(*gap)
        behind = _alike(*(side[ahead:][::-1] for side in gap))
        found += [(start[0] + 1 + i, start[1] + 1 + i) for i in range(ahead)]
        found += [(end[0] - 1 - i, end[1] - 1 - i) for i in range(behind)]
    return sorted(found)


def _alike(one: Sequence[bool], other: Sequence[bool]) -> int:
    """Return with how many empty paragraphs both begin."""
    empty = (i for i, sides in enumerate(zip(one, other, strict=False)) if not all(sides))
    return next(empty, min(len(one), len(other)))


def row_pairs(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return which rows are the same, by the texts of their cells, in one order in both."""
    units = align(["｜".join(row) for row in old], ["｜".join(row) for row in new], {})
    found = [(each.base[0], each.hand[0]) for each in units if each.base and each.hand]
    return in_order(sorted(found, key=lambda pair: pair[1]))


def is_of_one_shape(one: Row, other: Row) -> bool:
    """Return whether two rows have the same cells, so that their texts can be changed cell by cell."""
    shapes = [[(cell.columns, cell.continued, len(cell.paragraphs)) for cell in row] for row in (one, other)]
    return shapes[0] == shapes[1]
