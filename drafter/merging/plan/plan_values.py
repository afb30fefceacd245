"""What is to be done to an edited document, as plain values; each place is one of the document as it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.merging.texts.text_changes import Change, merged_text

_NEAR = 8
"""Characters up to which words that changed are in one place."""


class Overlap(NamedTuple):
    """Where hand and answers changed the same words: the three texts."""

    paragraph: int
    """Of the edited document: where it is, or stands behind."""
    base: str
    """As Drafter wrote it; empty for nothing."""
    hand: str
    new: str


class Edit(NamedTuple):
    """A change within a paragraph of the edited document."""

    paragraph: int
    change: Change


class NewParagraph(NamedTuple):
    """A paragraph of the new document to put in."""

    line: int
    """Which line of the new document it is."""
    changes: tuple[Change, ...] = ()
    """What it says otherwise there: another number before it, no sentence that the hand has elsewhere."""


class Insertion(NamedTuple):
    """New paragraphs to put in."""

    after: int
    """Paragraph of the edited document."""
    paragraphs: tuple[NewParagraph, ...]
    in_question: bool = False
    """True when the hand deleted what the answers changed."""


class MergePlan(NamedTuple):
    """All that is to be done; each place is one of the edited document as it is now."""

    edits: tuple[Edit, ...]
    deletions: tuple[int, ...]
    """Paragraphs that the new document has no more."""
    insertions: tuple[Insertion, ...]
    questions: tuple[Overlap, ...]
    kept: int
    """Places whose text a hand changed: sentences that it reworded, wrote, deleted or moved."""
    left_out: tuple[str, ...] = ()
    """What the new document says where a hand deleted the words and only numbers in them changed."""
    unmoved: tuple[str, ...] = ()
    """Sentences and paragraphs that the new document has in another place; they stay where they are."""

    @property
    def updates(self) -> int:
        """How many places the answers change without question."""
        return _places_in(self.edits) + len(self.deletions) + sum(not each.in_question for each in self.insertions)

    @property
    def has_meeting_edits(self) -> bool:
        """True when two edits change the same characters, so that not both can be made."""
        pairs = pairwise(self.edits)
        return any(one.paragraph == other.paragraph and one.change.end > other.change.start for one, other in pairs)


def with_edits(plan: MergePlan, edits: Sequence[Edit], hand: Sequence[str]) -> MergePlan:
    """Return `plan` for the paragraphs `hand` with more `edits`, which meet none of its own; what stands there then is not left out."""
    own = tuple(sorted((*plan.edits, *edits), key=lambda each: (each.paragraph, each.change.start)))
    longer = plan._replace(edits=own)
    text = "\n".join(unasked_texts(longer, hand))
    return longer._replace(left_out=tuple(told for told in plan.left_out if told.rstrip("。；") not in text))


def unasked_texts(plan: MergePlan, hand: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs `hand` with the edits of `plan` about which nothing is asked; empty for one that is taken out."""
    changes: dict[int, list[Change]] = {}
    for place, change in plan.edits:
        changes.setdefault(place, []).append(change)
    kept = {i: text for i, text in enumerate(hand) if i not in plan.deletions}
    merged = {i: merged_text(text, changes.get(i, ()), accept_questions=False) for i, text in kept.items()}
    return tuple(merged.get(i, "") for i in range(len(hand)))


def _places_in(edits: Sequence[Edit]) -> int:
    """Return how many places are changed without question: a figure each, and words a few characters apart together."""
    count, last = 0, Edit(-1, Change(0, 0, "", ""))
    for edit in edits:
        if edit.change.in_question or edit.change.is_count:
            continue
        is_near = edit.paragraph == last.paragraph and edit.change.start - last.change.end <= _NEAR
        count += not (is_near and not _has_figure(edit.change) and not _has_figure(last.change))
        last = edit
    return count


def _has_figure(change: Change) -> bool:
    return any(character.isdecimal() for character in change.text + change.base)
