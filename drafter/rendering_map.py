"""Where a document prints which answer, and what prints each of its characters: one value for both questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from drafter.pages.blocks import Block, Document, Heading, Table
from drafter.pages.text_lines import Line, lines_of
from drafter.text_runs import AnswerPart, Origin, Run, Text, questions_in, runs_of, text_of

_LINE_END = Run("\n", part=AnswerPart.SET)
_CELL_END = Run("\t", part=AnswerPart.SET)


class BlockText(NamedTuple):
    """A block as a reader sees it."""

    block: Block | Table
    runs: Text
    """Its text with number and labels; lines end in a newline, cells of a table in a tab."""

    @property
    def origin(self) -> Origin:
        """The section file, its line, and the block's id."""
        return self.block.origin

    @property
    def text(self) -> str:
        """Its text, whose characters places count."""
        return text_of(self.runs)

    @property
    def answers(self) -> tuple[str, ...]:
        """Paths of the questions whose answers, gaps included, it prints or states, in order, without repeats."""
        return tuple(dict.fromkeys((*questions_in(self.runs), *self.origin.stated)))


class AnswerPlace(NamedTuple):
    """Characters that print an answer."""

    block: str
    """Id of the block."""
    start: int
    """First character within the block's text."""
    end: int
    """One past the last character."""
    run: Run
    """The run that prints them, with the answer and its part, or the gap."""


class PrintedBy(NamedTuple):
    """What prints a character."""

    answers: tuple[str, ...]
    """Path of the answer; of a block's set phrases the paths of the answers that they state; empty for the template's words."""
    section: str
    """Section file as `jurisdiction/name.txt`; empty where none prints the block."""
    line: int
    """Line of the section file that printed the block's first words; 0 where none did."""


class RenderingMap:
    """The answers of a laid-out document and the places that print them. It does not change."""

    def __init__(self, document: Document) -> None:
        """Read `document` once; its blocks have ids of their own."""
        texts = {each.origin.block: each for each in _block_texts(document)}
        self.blocks: Mapping[str, BlockText] = MappingProxyType(texts)
        """All blocks with text by their ids, in the order of the page; an attachment's content is blocks of its own."""
        self._places = tuple(place for each in texts.values() for place in _places(each))

    @property
    def answers(self) -> tuple[str, ...]:
        """Paths of the questions whose answers, gaps included, are printed or stated, in order, without repeats."""
        return tuple(dict.fromkeys(path for block in self.blocks.values() for path in block.answers))

    def places_of(self, answer: str) -> tuple[AnswerPlace, ...]:
        """Return where the answer at the path `answer`, or any answer within it, is printed, in order; () for nowhere.

        A block that states the answer to be 无 in set phrases is such a place as a whole.
        """
        below = f"{answer}."
        return tuple(
            place for place in self._places if place.run.answer == answer or place.run.answer.startswith(below)
        )

    def heading_above(self, block: str) -> str:
        """Return the text of the nearest heading above the block with the id `block`, without number; empty for none.

        Raises KeyError.
        """
        heading = ""
        for name, each in self.blocks.items():
            if name == block:
                return heading
            if isinstance(each.block, Heading):
                heading = text_of(each.block.runs)
        raise KeyError(block)

    def answers_at(self, block: str, character: int) -> PrintedBy:
        """Return what prints a character of the block with the id `block`. Raises KeyError, IndexError."""
        found = self.blocks[block]
        run = _run_at(found.runs, character)
        answers = (run.answer,) if run.answer else found.origin.stated
        return PrintedBy(answers, found.origin.section, found.origin.line)


def _block_texts(document: Document) -> Iterator[BlockText]:
    """Yield the blocks of `document` that have text, those within attachments too."""
    for _, group in groupby(lines_of(document), key=lambda line: id(_block_of(line))):
        lines = list(group)
        runs: list[Run] = []
        for line in lines:
            text = _table_runs(line) if isinstance(line, Table) else line.runs
            if runs and text:
                runs.append(_LINE_END)
            runs += text
        if runs:
            yield BlockText(_block_of(lines[0]), tuple(runs))


def _block_of(line: Line | Table) -> Block | Table:
    return line if isinstance(line, Table) else line.block


def _table_runs(table: Table) -> Text:
    """Return the cells of `table` row by row, its head first."""
    runs: list[Run] = []
    for row in (tuple(column.title for column in table.columns), *table.rows):
        if runs:
            runs.append(_LINE_END)
        for i, cell in enumerate(row):
            runs += (_CELL_END, *runs_of(cell)) if i else runs_of(cell)
    return tuple(runs)


def _places(text: BlockText) -> Iterator[AnswerPlace]:
    start = 0
    for run in text.runs:
        end = start + len(run.text)
        if run.answer:
            yield AnswerPlace(text.origin.block, start, end, run)
        start = end
    for path in text.origin.stated:
        yield AnswerPlace(text.origin.block, 0, start, Run(text.text, answer=path, part=AnswerPart.WORDS))


def _run_at(runs: Text, character: int) -> Run:
    """Return the run that holds the character at `character`. Raises IndexError."""
    start = 0
    for run in runs:
        start += len(run.text)
        if 0 <= character < start:
            return run
    raise IndexError(character)
