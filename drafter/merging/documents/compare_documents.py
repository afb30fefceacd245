"""Makes a document that shows by tracked changes how one became another, whoever made the two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from lxml import etree

from drafter.docxfile.contents import FormattedParagraph, WordDocument, WordTable
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.merging.documents.compared_blocks import (
    Block,
    ComparedBlocks,
    Row,
    compare_blocks,
    is_of_one_shape,
    row_pairs,
)
from drafter.merging.documents.compared_tables import cells_of, with_tables
from drafter.merging.documents.kept_base import kept_lines
from drafter.merging.places.hand_places import token_starts
from drafter.merging.texts.differences import Differences, Rewording, differences_between
from drafter.merging.texts.merge_tokens import Hunk, hunks_between, tokens_of
from drafter.pages.word.lines_part import NO_LINES, line_of_bookmark
from drafter.redline.acceptance import with_changes
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.foreign_paragraph import plain_paragraph, plain_row, plain_table
from drafter.redline.package_copy import STRICT, TRANSITIONAL, Element
from drafter.redline.rejection import without_changes

AUTHOR = "Drafter对照"


class ComparedDocuments(NamedTuple):
    """How one document became another."""

    differences: Differences
    data: bytes | None
    """The old .docx with tracked changes to the new one; None when it could not be proved that they lead there."""
    unproved: str = ""
    """The first paragraph that they would not lead to."""
    pending: tuple[int, int] = (0, 0)
    """Tracked changes that stood in each of the two: both were compared as if they were accepted."""
    edges: tuple[Rewording, ...] = ()
    """Headers, footers and notes that differ; no tracked changes show them."""


def compare_documents(old: Package, new: Package) -> ComparedDocuments:
    """Return what differs between two documents and a copy of `old` that shows it.

    Changes that are tracked in either count as accepted: the copy rejected is `old` with its own accepted.
    Raises InputError.
    """
    given, after = read_document(old), read_document(new)
    settled = Package(with_changes(old), old.name) if given.revisions else old
    before = read_document(settled) if given.revisions else given
    blocks = compare_blocks(before, after)
    told = with_tables(differences_between(_texts(blocks.old), _texts(blocks.new)), blocks, before, after)
    comparison = _Comparison(settled, before, new, after)
    comparison.mark(blocks)
    data = comparison.packed()
    unproved = _unproved(data, comparison.first_change, given, after)
    pending = (len(given.revisions), len(after.revisions))
    return ComparedDocuments(told, None if unproved else data, unproved, pending, tuple(_edges(before, after)))


def _texts(blocks: Iterable[Block]) -> list[str]:
    return [each.text for each in blocks if each.table is None and not each.is_empty]


class _Comparison:
    """The old document while it is marked."""

    def __init__(self, old: Package, before: WordDocument, new: Package, after: WordDocument) -> None:
        self._old, self._before, self._after = old, before, after
        self._changed = ChangedDocx(old, AUTHOR, takes_signs=True)
        self._elements = list(etree.fromstring(new.read(new.main) or b"").iter("*"))
        self._styles = old.read("word/styles.xml") or b""
        self.first_change = self._changed.next_change

    def mark(self, blocks: ComparedBlocks) -> None:
        for one, other in blocks.pairs:
            self._mark_block(blocks.old[one], blocks.new[other])
        known = {one for one, _ in blocks.pairs}
        for i, block in enumerate(blocks.old):
            if i not in known:
                self._delete_block(block)
        self._insert_blocks(blocks)

    def _mark_block(self, one: Block, other: Block) -> None:
        if one.table is not None and other.table is not None:
            self._mark_table(one.table, other.table)
        elif one.table is None and other.table is None:
            self._mark_within(one.paragraphs[0], other.paragraphs[0])

    def _mark_within(self, place: int, other: int) -> None:
        """Mark what differs in a paragraph; all of it when what differs is no plain text, such as a field."""
        paragraph, wanted = self._before.paragraphs[place], self._after.paragraphs[other].text
        first, second = tokens_of(paragraph.text), tokens_of(wanted)
        starts = token_starts(first)
        hunks = hunks_between(first, second)
        if all(self._changed.can_replace(paragraph, *_span(hunk, starts)) for hunk in hunks):
            for hunk in hunks:
                new = "".join(second[hunk.other_start : hunk.other_end])
                self._changed.replace(paragraph, *_span(hunk, starts), new)
        elif hunks:
            self._changed.rewrite(paragraph, wanted)

    def _delete_block(self, block: Block) -> None:
        for row in block.table.rows if block.table is not None else ():
            self._changed.delete_row(self._first_of(row))
        paragraph = self._before.paragraphs[block.paragraphs[0]]
        is_kept = block.is_empty and paragraph.boxed  # a box keeps its last paragraph
        if block.table is None and not is_kept and not self._changed.delete_paragraph(paragraph):
            self._changed.rewrite(paragraph, "")

    def _insert_blocks(self, blocks: ComparedBlocks) -> None:
        old_of = {other: one for one, other in blocks.pairs}
        after, groups = -1, dict[int, list[Block]]()
        for i, block in enumerate(blocks.new):
            after = old_of.get(i, after)
            if i not in old_of:
                groups.setdefault(after, []).append(block)
        for place, group in groups.items():
            anchor = self._before.paragraphs[blocks.old[place].paragraphs[-1]] if place >= 0 else None
            self._changed.insert_blocks(anchor, [self._copy(each) for each in group])

    def _mark_table(self, one: WordTable, other: WordTable) -> None:
        pairs = row_pairs(cells_of(one, self._before), cells_of(other, self._after))
        same = {a: b for a, b in pairs if is_of_one_shape(one.rows[a], other.rows[b])}
        for a, b in same.items():
            for cell, changed in zip(one.rows[a], other.rows[b], strict=True):
                for place, wanted in zip(cell.paragraphs, changed.paragraphs, strict=True):
                    self._mark_within(place, wanted)
        for a, row in enumerate(one.rows):
            if a not in same:
                self._changed.delete_row(self._first_of(row))
        self._insert_rows(one, other, {b: a for a, b in same.items()})

    def _insert_rows(self, one: WordTable, other: WordTable, old_of: dict[int, int]) -> None:
        after, groups = -1, dict[int, list[Row]]()
        for b, row in enumerate(other.rows):
            after = old_of.get(b, after)
            if b not in old_of:
                groups.setdefault(after, []).append(row)
        for place, rows in groups.items():
            beside = self._first_of(one.rows[max(place, 0)])
            self._changed.insert_rows(beside, [self._row(row) for row in rows], after=place >= 0)

    def _first_of(self, row: Row) -> FormattedParagraph:
        return self._before.paragraphs[row[0].paragraphs[0]]

    def _copy(self, block: Block) -> Element:
        if block.table is None:
            return self._paragraph(block.paragraphs[0])
        table = self._outermost(block.paragraphs[0], "tbl")
        return plain_table(table, [self._row(row) for row in block.table.rows], self._styles)

    def _row(self, row: Row) -> Element:
        cells = [
            (self._outermost(cell.paragraphs[0], "tc"), [self._paragraph(place) for place in cell.paragraphs])
            for cell in row
        ]
        return plain_row(cells)

    def _paragraph(self, place: int) -> Element:
        paragraph = self._after.paragraphs[place]
        return plain_paragraph(self._elements[paragraph.elements[0]], paragraph.text, self._styles)

    def _outermost(self, place: int, name: str) -> Any:
        """Return the outermost element called `name` around a paragraph of the new document."""
        element = self._elements[self._after.paragraphs[place].elements[0]]
        return list(element.iterancestors(*(f"{{{each}}}{name}" for each in (TRANSITIONAL, STRICT))))[-1]

    def packed(self) -> bytes:
        """Return the document, without what would take it for a draft to be merged."""
        held = kept_lines(self._old)
        if held is not None:
            self._changed.put_part(held.part, NO_LINES)
        self._changed.remove_bookmarks(lambda name: line_of_bookmark(name) is not None)
        return self._changed.packed()


def _span(hunk: Hunk, starts: Sequence[int]) -> tuple[int, int]:
    return starts[hunk.start], starts[hunk.end]


def _unproved(data: bytes, first_change: int, before: WordDocument, after: WordDocument) -> str:
    """Return the first paragraph that accepting or rejecting all changes does not lead to; empty when they lead to all.

    Accepted is the text of `after`, rejected that of `before` with its own changes accepted; empty paragraphs aside.
    """
    accepted = read_document(Package(data, ""))
    rejected = read_document(Package(without_changes(data, "", first_change), ""))
    for made, wanted in ((accepted, after), (rejected, before)):
        for one, other in zip_longest(_filled(made), _filled(wanted)):
            if one != other:
                return other or one or ""
    return ""


def _filled(read: WordDocument) -> list[str]:
    return [each.text for each in read.paragraphs if each.text.strip()]


def _edges(old: WordDocument, new: WordDocument) -> Iterable[Rewording]:
    """Yield the headers, footers and notes that differ."""
    for one, other in zip_longest(_edge_texts(old), _edge_texts(new), fillvalue=""):
        if one != other:
            yield Rewording(one, other)


def _edge_texts(read: WordDocument) -> list[str]:
    """Return the texts of headers, of footers and of notes; a page's number is whatever Word makes of it."""
    sides = (("页眉", read.headers), ("页脚", read.footers), ("脚注和尾注", read.notes))
    found = []
    for name, parts in sides:
        paragraphs = (each for part in parts for each in part.paragraphs if not each.page_field)
        text = " ".join(dict.fromkeys(each.text.strip() for each in paragraphs if each.text.strip()))
        found.append(f"{name}：{text}" if text else "")
    return found
