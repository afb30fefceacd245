"""Makes one document of the one that a hand edited and the one that the answers make now, and proves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.merging.documents.cell_heads import cell_heads
from drafter.merging.documents.kept_base import kept_lines, marked_lines, renamed_bookmarks
from drafter.merging.documents.notes import Note, add_notes, notes_on, notes_on_headings, told_stale
from drafter.merging.documents.planned_changes import NewParagraphs, make_changes
from drafter.merging.documents.renewed_comments import AUTHOR, MergeResult, renew_comments
from drafter.merging.documents.settled_questions import without_settled
from drafter.merging.numbers.fresh_figures import OwnNumber, Reader, told_before
from drafter.merging.numbers.stale_number import StaleNumber
from drafter.merging.numbers.told_twice import ToldTwice, told_twice_by_hand
from drafter.merging.plan.known_sentences import bare_sentences_of
from drafter.merging.plan.list_counts import without_counts
from drafter.merging.plan.merge_plan import plan_comparison, plan_merge
from drafter.merging.plan.plan_values import MergePlan, Overlap, unasked_texts
from drafter.merging.plan.told_already import asking_about_told
from drafter.merging.plan.unfollowed_numbers import still_stale, unfollowed_numbers
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.doubled_words import doubled_words
from drafter.merging.texts.record_numbers import with_numbers_now
from drafter.model.characters import without_spaces
from drafter.pages.word.lines_part import NO_LINES, added_lines
from drafter.pages.written_lines import WrittenLine
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.rejection import without_changes


class MergedDocument(NamedTuple):
    """A merged document."""

    data: bytes
    """The .docx: as the hand left it, with tracked changes of author Drafter for what the answers changed."""
    kept: int
    """Paragraphs whose text a hand changed, wrote or deleted."""
    updates: int
    """Places that the answers changed and no hand."""
    questions: tuple[Overlap, ...]
    """Where both did; each has a comment."""
    left_out: tuple[str, ...] = ()
    """What the answers say now where a hand deleted the words: they stay deleted."""
    earlier_questions: int = 0
    """Questions of an earlier merge that are still open; their comments say what the answers say now."""
    unmoved: tuple[str, ...] = ()
    """What the answers print in another place, and stays where it is."""
    texts: tuple[str, ...] = ()
    """The paragraphs of the edited document with what is changed in them without question."""
    twice: tuple[ToldTwice, ...] = ()
    """What the hand had told, or may have, and is printed besides; each has a comment."""
    stale: tuple[StaleNumber, ...] = ()
    """Sums and copies of figures that the hand wrote and that did not follow; each sentence of them has a comment."""

    @property
    def is_changed(self) -> bool:
        """True when the answers changed anything."""
        return bool(self.updates or self.questions)

    @property
    def unmade(self) -> int:
        """How many of the questions are about what no hand changed: nothing could be put in there."""
        return sum(each.base == each.hand for each in self.questions)


class UnprovenMergeError(Exception):
    """The merged document would not hold all that it must; nothing was written."""


def merge_documents(
    edited: bytes,
    name: str,
    base: Sequence[WrittenLine],
    new: Sequence[WrittenLine],
    made: bytes,
    *,
    keeps_base: bool = True,
    read_numbers: Reader | None = None,
    overtaken: Sequence[StaleNumber] = (),
    shared_headings: Sequence[tuple[str, str]] = (),
) -> MergedDocument:
    """Return `edited`, called `name`, with what changed from the lines `base` to `new`, which the document `made` prints.

    It holds `new` for the next time, unless `keeps_base` is false. `read_numbers` knows what numbers of the hand's answer.
    The numbers that answers have `overtaken` in the bureau's own words get a comment where these stand,
    and headings that the hand wrote, of chapters that the answers print, too: `shared_headings` has both.
    Open questions that `new` settles are taken back first.

    Raises:
        InputError: `edited` cannot be read or copied.
        UnprovenMergeError: accepting all changes would not give the expected text, rejecting them not the edited one, words
            would stand twice, or a sentence would be gone that neither hand nor answers changed.
    """
    unasked = without_settled(edited, name, base, new)
    package = Package(unasked.data, name)
    read = read_document(package)
    before = with_numbers_now(unasked.base, new)
    texts = [each.text for each in read.paragraphs]
    own = told_before(before, texts, new, read_numbers)
    plan = asking_about_told(
        plan_merge(EditedText(before, texts, marked_lines(package, read)), new), before, texts, new, own
    )
    changes = _New(new, made, keeps_base, own, overtaken, shared_headings)
    merged = _Merge(package, read, plan, before, changes).document()
    return merged._replace(updates=merged.updates + unasked.taken_back)


def merge_without_base(
    edited: bytes, name: str, new: Sequence[WrittenLine], made: bytes, *, keeps_base: bool = True
) -> MergedDocument | None:
    """Return `edited`, called `name`, with whatever differs in `new` as tracked changes: all there is without a base.

    None when it is another document altogether. `made` is the document that prints `new`. Raises as `merge_documents`.
    """
    package = Package(edited, name)
    read = read_document(package)
    plan = plan_comparison([each.text for each in read.paragraphs], new)
    return None if plan is None else _Merge(package, read, plan, (), _New(new, made, keeps_base)).document()


class _New(NamedTuple):
    """What the answers make now."""

    lines: Sequence[WrittenLine]
    made: bytes
    """The document that prints them."""
    keeps_base: bool
    """Whether the merged document is to hold them."""
    told: Sequence[OwnNumber] = ()
    """The numbers that the hand wrote, and may have told of what only they say."""
    overtaken: Sequence[StaleNumber] = ()
    """The numbers of records that were an answer."""
    shared_headings: Sequence[tuple[str, str]] = ()
    """Headings that the hand wrote, each with that of the same chapter which the answers print."""


class _Merge:
    """A document and what is to be done to it."""

    def __init__(
        self, package: Package, read: WordDocument, plan: MergePlan, base: Sequence[WrittenLine], new: _New
    ) -> None:
        self._package, self._read, self._plan, self._base, self._new = package, read, plan, base, new
        self._hand = [each.text for each in read.paragraphs]
        self._unasked = unasked_texts(plan, self._hand)

    def document(self) -> MergedDocument:
        """Return the document with what the plan says, proved."""
        plan, new = self._plan, self._new
        changed = ChangedDocx(self._package, AUTHOR)
        changed.rename_bookmarks(renamed_bookmarks(self._base, new.lines if new.keeps_base else ()))
        first_change = changed.next_change
        done = make_changes(changed, self._read, plan, self._base, NewParagraphs(new.made, new.lines, self._package))
        questions = (*plan.questions, *done.refused)
        twice = self._told_twice(done.expected) if new.told else ()
        standing = [each.text for each in changed.standing_comments() if each.author == AUTHOR]
        stale = self._stale([(each.hand, each.new) for each in questions], standing)
        notes = (
            *notes_on(self._unasked, twice, (*stale, *new.overtaken)),
            *notes_on_headings(self._hand, new.shared_headings),
        )
        add_notes(changed, self._read, notes, standing)
        earlier = renew_comments(changed, self._read, self._result(questions, done.accepted, notes))
        data = self._packed(changed)
        self._prove(data, done.expected, first_change)
        updates = plan.updates - len(done.refused)
        told = plan.left_out, earlier, plan.unmoved, self._unasked, twice, stale
        return MergedDocument(data, plan.kept, updates, questions, *told)

    def _told_twice(self, accepted: Sequence[str]) -> tuple[ToldTwice, ...]:
        """Return what the hand told that is printed once more, unasked or in the words of a question."""
        asked = [(each.hand, each.new) for each in self._plan.questions]
        merged = self._unasked, accepted
        return told_twice_by_hand(self._base, self._hand, self._new.lines, merged, asked, self._new.told)

    def _stale(self, asked: Sequence[tuple[str, str]], standing: Sequence[str]) -> tuple[StaleNumber, ...]:
        """Return the numbers that did not follow, and those of comments `standing` there that still do not; none that is `asked` about."""
        new, heads = self._new, cell_heads(self._read)
        merged = EditedText(self._base, self._unasked, marked_lines(self._package, self._read))
        found = unfollowed_numbers(merged, new.lines, asked, heads)
        earlier = told_stale(standing, self._unasked, heads, (*found, *new.overtaken))
        return (*found, *still_stale(earlier, new.lines, asked))

    def _result(self, questions: Sequence[Overlap], accepted: Sequence[str], notes: Sequence[Note]) -> MergeResult:
        new = self._new
        base_text, new_text = ("\n".join(line.text for line in lines) for lines in (self._base, new.lines))
        present = {line.key: line.text for line in new.lines}
        lines = [(line.text, present.get(line.key, "")) for line in self._base]
        return MergeResult(self._plan.edits, questions, accepted, base_text, new_text, new.made, lines, notes)

    def _packed(self, changed: ChangedDocx) -> bytes:
        """Return the bytes of the document, with the new lines for the next time where it is to hold them."""
        held = kept_lines(self._package)
        parts = tuple(added_lines(self._new.lines)) if self._new.keeps_base else ()
        if held is None:
            return changed.packed(parts)
        changed.put_part(held.part, parts[0].content if parts else NO_LINES)
        return changed.packed(())

    def _prove(self, data: bytes, expected: Sequence[str], first_change: int) -> None:
        """Raise UnprovenMergeError unless the document `data` holds all that it must."""
        _prove(data, self._package.name, self._read, expected, first_change)
        _prove_undoubled(self._plan, self._read, self._new.lines)
        _prove_kept(self._base, self._read, self._new.lines, expected)


def _prove(data: bytes, name: str, edited: WordDocument, expected: Sequence[str], first_change: int) -> None:
    """Raise UnprovenMergeError unless all accepted is `expected` and all rejected is `edited`."""
    accepted = [each.text for each in read_document(Package(data, name)).paragraphs]
    if _filled(accepted) != _filled(expected):
        raise UnprovenMergeError("accepted")
    rejected = read_document(Package(without_changes(data, name, first_change), name))
    if [each.text for each in rejected.paragraphs] != [each.text for each in edited.paragraphs]:
        raise UnprovenMergeError("rejected")


def _prove_undoubled(plan: MergePlan, edited: WordDocument, new: Sequence[WrittenLine]) -> None:
    """Raise UnprovenMergeError if what is put in without question stands there already, right before or behind it.

    The texts of the plan itself do not show that: they are as wrong as the document.
    """
    known = frozenset[str]().union(*(doubled_words(line.text) for line in new)) if plan.edits else frozenset[str]()
    before = [each.text for each in edited.paragraphs]
    for text, merged in zip(before, unasked_texts(plan, before), strict=True):
        if text != merged and doubled_words(merged) - doubled_words(text) - known:
            raise UnprovenMergeError("doubled")


def _prove_kept(
    base: Sequence[WrittenLine], edited: WordDocument, new: Sequence[WrittenLine], accepted: Sequence[str]
) -> None:
    """Raise UnprovenMergeError unless each sentence that Drafter wrote, and nobody changed since, stands in the `accepted` text."""
    sides = [line.text for line in base], [each.text for each in edited.paragraphs], [line.text for line in new]
    untouched = frozenset[str].intersection(*map(_sentences, sides))
    told = "\n".join(map(without_spaces, without_counts(accepted)))
    if not all(sentence in told for sentence in untouched):
        raise UnprovenMergeError("kept")


def _sentences(texts: Sequence[str]) -> frozenset[str]:
    """Return the sentences of `texts` without numbers and counts before them, which depend on how many others there are."""
    return frozenset(
        each for text in without_counts(texts) for each in bare_sentences_of(without_spaces(without_number(text)))
    )


def _filled(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text]
