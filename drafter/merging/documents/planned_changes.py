"""Makes what a plan says in a copy of the edited document, as tracked changes and comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.merging.documents.renewed_comments import question_text, typed_figures
from drafter.merging.plan.plan_values import Edit, MergePlan, NewParagraph, Overlap
from drafter.merging.texts.merge_tokens import likeness, tokens_of
from drafter.merging.texts.sentence_clusters import became
from drafter.merging.texts.text_changes import Change, merged_text, without_same_ends
from drafter.pages.written_lines import WrittenLine
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.style_ids import use_styles_of
from drafter.redline.text_cuts import ShownPiece, set_text, shown_pieces
from drafter.sections.sentences import sentences_of

_STYLES = "word/styles.xml"
_SAME = 0.5
"""Likeness from which on a sentence is what a hand edited of another."""


class MadeChanges(NamedTuple):
    """What came of a plan."""

    expected: tuple[str, ...]
    """The text of each paragraph when all changes are accepted."""
    accepted: tuple[str, ...]
    """The same of each paragraph of the edited document, without what is put in behind it."""
    refused: tuple[Overlap, ...]
    """What could not be made, since no plain text stands there; each has a comment, as what is in question has."""


def make_changes(
    changed: ChangedDocx, read: WordDocument, plan: MergePlan, base: Sequence[WrittenLine], made: NewParagraphs
) -> MadeChanges:
    """Make the changes of `plan` in `changed`, whose paragraphs `read` has; what is new is taken from `made`.

    A hand made the document of the lines `base`.
    """
    maker = _Maker(changed, read)
    maker.edit(plan)
    maker.delete(plan)
    maker.insert(plan, made)
    refused = tuple(_as_written(each, base, made.lines) for each in maker.refused)
    for overlap in plan.questions:
        _comment(changed, read, overlap, made.lines, is_put_in=not maker.has_left(overlap))
    for overlap in refused:
        _comment(changed, read, overlap, made.lines, is_put_in=False)
    return MadeChanges(maker.expected(), maker.accepted(), refused)


class _Maker:
    def __init__(self, changed: ChangedDocx, read: WordDocument) -> None:
        self._changed, self._paragraphs = changed, read.paragraphs
        self._texts: list[list[str]] = [[each.text] for each in read.paragraphs]
        self._inserted: list[list[str]] = [[] for _ in read.paragraphs]
        self.refused: list[Overlap] = []
        self._left: list[Edit] = []
        """What is in question and could not be made."""

    def expected(self) -> tuple[str, ...]:
        pairs = zip(self._texts, self._inserted, strict=True)
        return tuple(text for own, more in pairs for text in (*own, *more))

    def accepted(self) -> tuple[str, ...]:
        return tuple("".join(own) for own in self._texts)

    def edit(self, plan: MergePlan) -> None:
        done: dict[int, list[Change]] = {}
        refused: dict[int, list[Change]] = {}
        for place, change in plan.edits:
            made = self._made(place, change)
            if made is not None:
                done.setdefault(place, []).append(made)
            elif change.in_question:
                self._left.append(Edit(place, change))
            elif not change.is_count:
                refused.setdefault(place, []).append(change)
        for place, changes in done.items():
            self._texts[place] = [merged_text(self._paragraphs[place].text, changes, accept_questions=True)]
        self.refused += (
            each for place, own in refused.items() for each in _in_sentences(place, self._paragraphs[place].text, own)
        )

    def has_left(self, overlap: Overlap) -> bool:
        """Return whether what a question is about could not be put in."""
        text = self._paragraphs[overlap.paragraph].text
        start = text.find(overlap.hand)
        own = (each.change for each in self._left if each.paragraph == overlap.paragraph)
        return any(start <= each.start and each.end <= start + len(overlap.hand) for each in own)

    def _made(self, place: int, change: Change) -> Change | None:
        """Make a change, without the ends that are the same if it cannot be made whole; None when it cannot be made."""
        paragraph = self._paragraphs[place]
        if change.in_question:
            is_made = self._changed.replace(paragraph, change.start, change.end, change.text, is_apart=True)
            return change if is_made else None
        for each in dict.fromkeys((change, without_same_ends(change, paragraph.text[change.start : change.end]))):
            if self._changed.replace(paragraph, each.start, each.end, each.text):
                return each
        return None

    def delete(self, plan: MergePlan) -> None:
        for place in plan.deletions:
            paragraph = self._paragraphs[place]
            if self._changed.delete_paragraph(paragraph):
                self._texts[place] = [""] if paragraph.in_table else []
            else:
                self.refused.append(Overlap(place, paragraph.text, paragraph.text, ""))

    def insert(self, plan: MergePlan, made: NewParagraphs) -> None:
        for insertion in reversed(plan.insertions):  # of two behind one paragraph the first is to come first
            found = [made.at(each) for each in insertion.paragraphs]
            elements = [element for each in found for element in each.elements]
            after = self._end_from(insertion.after)
            self._changed.insert_paragraphs(self._paragraphs[after], elements)
            self._inserted[after][0:0] = [each.text for each in found]

    def _end_from(self, place: int) -> int:
        """Return the first paragraph from `place` on behind which others can stand, whatever tracked changes are rejected."""
        last = len(self._paragraphs) - 1
        while place < last and self._changed.goes_on_with_next(self._paragraphs[place]):
            place += 1
        return place


def _in_sentences(place: int, text: str, changes: Sequence[Change]) -> Iterator[Overlap]:
    """Yield the questions of changes that no plain text can take, one of those of the same sentences of `text`."""
    found: dict[tuple[int, int], list[Change]] = {}
    for change in changes:
        found.setdefault(_sentences_around(text, change), []).append(change)
    for (start, end), own in found.items():
        now, before = (
            merged_text(
                text[start:end],
                [each._replace(text=words).moved(-start) for each, words in sides],
                accept_questions=True,
            )
            for sides in ([(each, each.text) for each in own], [(each, each.base) for each in own])
        )
        yield Overlap(place, before, text[start:end], now)


def _as_written(overlap: Overlap, base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> Overlap:
    """Return a question with the sentence of `base` and what it is in `new`, without what a hand has changed around the words."""
    now = {line.key: line.text for line in new}
    told = tokens_of(overlap.base)
    sentences = ((each, line) for line in base if line.key in now for each in sentences_of(line.text))
    alike = ((likeness(told, tokens_of(each)), each, line) for each, line in sentences if overlap.hand)
    value, before, line = max(alike, key=lambda each: each[0], default=(0.0, "", WrittenLine("", "")))
    after = became(before, line.text, now[line.key]) if value >= _SAME else ""
    return overlap._replace(base=before, new=after) if after and after != before else overlap


def _sentences_around(text: str, change: Change) -> tuple[int, int]:
    """Return from where to where the sentences of `text` go that a change is in."""
    start = end = 0
    for sentence in sentences_of(text):
        end += len(sentence)
        if end <= change.start:
            start = end
        if end >= change.end and end > start:
            break
    return start, end


class _Found(NamedTuple):
    text: str
    elements: list[Any]


class NewParagraphs:
    """The paragraphs of a document that Drafter made, by the lines that they print."""

    def __init__(self, made: bytes, lines: Sequence[WrittenLine], target: Package) -> None:
        """Read the document `made`, which prints `lines`, for paragraphs that are to stand in `target`."""
        self.lines = lines
        package = Package(made, "")
        self._read = read_document(package)
        root = etree.fromstring(package.read(package.main) or b"")
        use_styles_of(root, package.read(_STYLES) or b"", target.read(_STYLES) or b"")
        self._elements = list(root.iter("*"))
        self._of_line = dict(_matched(lines, self._read))

    def at(self, new: NewParagraph) -> _Found:
        """Return the paragraph that prints a line, with what it is to say otherwise."""
        paragraph = self._read.paragraphs[self._of_line[new.line]]
        elements = [self._elements[each] for each in paragraph.elements]
        if paragraph.text != self.lines[new.line].text:
            return _Found(paragraph.text, elements)
        for shown in shown_pieces(paragraph):
            own = [_within(each, shown) for each in new.changes if each.start < shown.end and each.end > shown.begin]
            if own:
                set_text(self._elements[shown.piece.element], merged_text(shown.piece.text, own, accept_questions=True))
        return _Found(merged_text(paragraph.text, new.changes, accept_questions=True), elements)


def _within(change: Change, shown: ShownPiece) -> Change:
    """Return the part of a change that is in a piece of text, counted from its beginning; what is put in comes at the start."""
    start, end = max(change.start, shown.begin), min(change.end, shown.end)
    moved = change._replace(start=start, end=end).moved(-shown.begin)
    return moved if change.start == start else moved._replace(text="")


def _matched(lines: Sequence[WrittenLine], read: WordDocument) -> Iterator[tuple[int, int]]:
    """Yield each line with the paragraph that prints it; both are in one order."""
    at = 0
    for i, line in enumerate(lines):
        bare = "".join(line.text.split())
        for j in range(at, len(read.paragraphs)):
            if "".join(read.paragraphs[j].text.split()) == bare:
                yield i, j
                at = j + 1
                break


def _comment(
    changed: ChangedDocx, read: WordDocument, overlap: Overlap, lines: Sequence[WrittenLine], *, is_put_in: bool
) -> None:
    typed = typed_figures(overlap.base, overlap.hand, overlap.new, lines)
    text = question_text(overlap.base, overlap.hand, overlap.new, typed, is_put_in)
    paragraph = read.paragraphs[overlap.paragraph]
    start = paragraph.text.find(overlap.hand) if overlap.hand else -1
    span = (start, start + len(overlap.hand)) if start >= 0 else None
    changed.comment(paragraph, span, text)
