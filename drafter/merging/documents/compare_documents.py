"""Makes a document that shows by tracked changes how one became another, whoever made the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from lxml import etree

from drafter.docxfile.contents import FormattedParagraph, WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.merging.documents.kept_base import kept_lines
from drafter.merging.hand.hand_places import token_starts
from drafter.merging.texts.alignment import align
from drafter.merging.texts.differences import Differences, differences_between, in_order
from drafter.merging.texts.merge_tokens import hunks_between, tokens_of
from drafter.pages.word.lines_part import NO_LINES, line_of_bookmark
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.foreign_paragraph import plain_paragraph
from drafter.redline.rejection import without_changes

AUTHOR = "Drafter对照"


class ComparedDocuments(NamedTuple):
    """How one document became another."""

    differences: Differences
    data: bytes | None
    """The old .docx with tracked changes to the new one; None when it could not be proved that they lead there."""
    unmarked: int
    """Places that no plain text makes, such as fields; they are in the list alone."""


def compare_documents(old: Package, new: Package) -> ComparedDocuments:
    """Return what differs between two documents and a copy of `old` that shows it. Raises InputError."""
    before, after = read_document(old), read_document(new)
    told = differences_between(_texts(before), _texts(after))
    comparison = _Comparison(old, before, new, after)
    comparison.mark()
    data = comparison.packed()
    proved = _is_proved(data, before, comparison.expected(), comparison.first_change)
    return ComparedDocuments(told, data if proved else None, comparison.unmarked)


def _texts(read: WordDocument) -> list[str]:
    return [each.text for each in read.paragraphs if each.text.strip()]


class _Comparison:
    """The old document while it is marked."""

    def __init__(self, old: Package, before: WordDocument, new: Package, after: WordDocument) -> None:
        self._old, self._before, self._after = old, before.paragraphs, after.paragraphs
        self._changed = ChangedDocx(old, AUTHOR)
        self._elements = list(etree.fromstring(new.read(new.main) or b"").iter("*"))
        self._styles = old.read("word/styles.xml") or b""
        self.first_change = self._changed.next_change
        self.unmarked = 0
        self._texts = [each.text for each in self._before]
        self._inserted: dict[int, list[str]] = {}

    def mark(self) -> None:
        pairs = _pairs(self._before, self._after)
        for one, other in pairs.items():
            self._mark_within(one, self._after[other].text)
        for one, paragraph in enumerate(self._before):
            if one not in pairs and paragraph.text:
                self._delete(one, paragraph)
        self._insert(pairs)

    def _mark_within(self, place: int, wanted: str) -> None:
        paragraph = self._before[place]
        first, second = tokens_of(paragraph.text), tokens_of(wanted)
        text, at = "", 0
        starts = token_starts(first)
        for hunk in hunks_between(first, second):
            start, end = starts[hunk.start], starts[hunk.end]
            new = "".join(second[hunk.other_start : hunk.other_end])
            if self._changed.replace(paragraph, start, end, new):
                text += paragraph.text[at:start] + new
                at = end
            else:
                self.unmarked += 1
        self._texts[place] = text + paragraph.text[at:]

    def _delete(self, place: int, paragraph: FormattedParagraph) -> None:
        is_gone = self._changed.delete_paragraph(paragraph)
        if is_gone or self._changed.replace(paragraph, 0, len(paragraph.text), ""):
            self._texts[place] = ""
        else:
            self.unmarked += 1

    def _insert(self, pairs: dict[int, int]) -> None:
        old_of = {other: one for one, other in pairs.items()}
        after, groups = -1, dict[int, list[int]]()
        for other, paragraph in enumerate(self._after):
            if other in old_of:
                after = old_of[other]
            elif paragraph.text.strip():
                groups.setdefault(after, []).append(other)
        for after, others in groups.items():
            elements = [self._copy(self._after[other]) for other in others]
            if after < 0:
                self._changed.insert_at_start(elements)
            else:
                self._changed.insert_paragraphs(self._before[after], elements)
            self._inserted[after] = [self._after[other].text for other in others]

    def _copy(self, paragraph: FormattedParagraph) -> Any:
        return plain_paragraph(self._elements[paragraph.elements[0]], paragraph.text, self._styles)

    def expected(self) -> list[str]:
        """Return the paragraphs with all changes accepted."""
        texts = list(self._inserted.get(-1, []))
        for place, text in enumerate(self._texts):
            texts += [text, *self._inserted.get(place, [])]
        return texts

    def packed(self) -> bytes:
        """Return the document, without what would take it for a draft to be merged."""
        held = kept_lines(self._old)
        if held is not None:
            self._changed.put_part(held.part, NO_LINES)
        self._changed.remove_bookmarks(lambda name: line_of_bookmark(name) is not None)
        return self._changed.packed()


def _pairs(old: Sequence[FormattedParagraph], new: Sequence[FormattedParagraph]) -> dict[int, int]:
    """Return of the paragraphs that are in both, and in one order, the places in the new document by those in the old."""
    before = [i for i, each in enumerate(old) if each.text.strip()]
    after = [i for i, each in enumerate(new) if each.text.strip()]
    units = align([old[i].text for i in before], [new[i].text for i in after], {})
    found = [(before[unit.base[0]], after[unit.hand[0]]) for unit in units if unit.base and unit.hand]
    return dict(in_order(sorted(found, key=lambda pair: pair[1])))


def _is_proved(data: bytes, before: WordDocument, expected: Sequence[str], first_change: int) -> bool:
    """Return whether accepting all changes gives the `expected` text, and rejecting them the one before."""
    accepted = read_document(Package(data, "")).paragraphs
    rejected = read_document(Package(without_changes(data, "", first_change), "")).paragraphs
    is_new = _filled(each.text for each in accepted) == _filled(expected)
    return is_new and [each.text for each in rejected] == [each.text for each in before.paragraphs]


def _filled(texts: Any) -> list[str]:
    return [text for text in texts if text.strip()]
