"""Keeps the digits of a number and of its text apart: 1.6月前 reads as one and six tenths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.jurisdictions.manifest import NUMBERS
from drafter.pages.blocks import Block, Heading, Item
from drafter.pages.layout.section_blocks import DEEPEST, heading_number
from drafter.text_runs import text_of

_ARABIC = NUMBERS.index("1.")


def with_numbers_apart(blocks: Iterable[Block], brackets: tuple[str, str], running: Iterable[str]) -> list[Block]:
    """Return `blocks` with the numbers 1. of a list as （1） where the text behind one of them begins with a digit.

    All numbers between two of a higher level change alike, or all of the report where they are `running` on. Where
    （1） stands below them, they stay.
    """
    placed = list(blocks)
    parted = range(0) if NUMBERS[_ARABIC] in running else range(_ARABIC)
    start = 0
    for end in range(len(placed) + 1):
        if end == len(placed) or _level(placed[end]) in parted:
            placed[start:end] = _apart(placed[start:end], brackets)
            start = end
    return placed


def _level(block: Block) -> int | None:
    """Return the level of a block's number; None for one without."""
    return block.level if isinstance(block, Heading | Item) and block.number else None


def _apart(blocks: Sequence[Block], brackets: tuple[str, str]) -> Sequence[Block]:
    """Return the `blocks` of one list with numbers in brackets, if they need them and none of these stands there."""
    levels = [_level(block) for block in blocks]
    joined = any(level == _ARABIC and _begins_with_digit(block) for level, block in zip(levels, blocks, strict=True))
    if not joined or DEEPEST in levels:
        return blocks
    return [_in_brackets(block, brackets) for block in blocks]


def _begins_with_digit(block: Block) -> bool:
    return isinstance(block, Heading | Item) and text_of(block.runs)[:1].isdigit()


def _in_brackets(block: Block, brackets: tuple[str, str]) -> Block:
    if not isinstance(block, Heading | Item) or block.level != _ARABIC or not block.number:
        return block
    number = heading_number(DEEPEST, int(block.number.rstrip(".")), brackets)
    return block._replace(level=DEEPEST, number=number)
