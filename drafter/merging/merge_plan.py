"""What to do to an edited document so that it says what changed in the answers, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.merging.alignment import Unit, align
from drafter.merging.differences import without_number
from drafter.merging.merge_tokens import PARAGRAPH_END, tokens_of
from drafter.merging.three_way import Change, HandSentences, bare_sentences_of, changes_to_make, stays_deleted
from drafter.pages.written_lines import WrittenLine
from drafter.sections.sentences import sentences_of


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


class Insertion(NamedTuple):
    """New paragraphs to put in."""

    after: int
    """Paragraph of the edited document."""
    paragraphs: tuple[int, ...]
    """Of the new document."""
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
    """Paragraphs whose text a hand changed, wrote or deleted."""
    left_out: tuple[str, ...] = ()
    """What the new document says where a hand deleted the words and only numbers in them changed."""

    @property
    def updates(self) -> int:
        """How many places the answers change without question."""
        plain = sum(not edit.change.in_question for edit in self.edits)
        return plain + len(self.deletions) + sum(not each.in_question for each in self.insertions)


def plan_merge(
    base: Sequence[WrittenLine],
    hand: Sequence[str],
    new: Sequence[WrittenLine],
    marked: Mapping[int, int],
) -> MergePlan:
    """Return what to do to the paragraphs `hand`, edited from `base`, for what changed from `base` to `new`.

    `marked` says of paragraphs of `hand` which of `base` they are, where the file has a mark for that.
    """
    return _Planner(base, hand, new).plan(aligned_units(base, hand, marked))


def aligned_units(base: Sequence[WrittenLine], hand: Sequence[str], marked: Mapping[int, int]) -> list[Unit]:
    """Return which paragraphs of `hand` came of which lines of `base`, empty paragraphs aside; `marked` as in `plan_merge`."""
    filled = [i for i, text in enumerate(hand) if text.strip()]
    place = {j: i for i, j in enumerate(filled)}
    marks = {place[j]: i for j, i in marked.items() if j in place}
    units = align([each.text for each in base], [hand[j] for j in filled], marks)
    return [Unit(unit.base, tuple(filled[j] for j in unit.hand)) for unit in units]


def plan_comparison(hand: Sequence[str], new: Sequence[WrittenLine]) -> MergePlan | None:
    """Return what to do to the paragraphs `hand` so that they say what `new` says; None when they are hardly alike."""
    as_written = lines_as_edited(hand, new)
    filled = [i for i, text in enumerate(hand) if text.strip()]
    return None if as_written is None else plan_merge(as_written, hand, new, {j: i for i, j in enumerate(filled)})


def lines_as_edited(hand: Sequence[str], new: Sequence[WrittenLine]) -> tuple[WrittenLine, ...] | None:
    """Return the filled paragraphs `hand` as if Drafter had written them, with the keys of the lines `new` like them.

    They are a base where none is known. None when the two are hardly alike.
    """
    filled = [i for i, text in enumerate(hand) if text.strip()]
    units = align([each.text for each in new], [hand[i] for i in filled], {})
    pairs = [unit for unit in units if unit.base and unit.hand]
    if len(pairs) * 2 < len(new):
        return None
    keys = {filled[j]: new[unit.base[0]].key for unit in pairs for j in unit.hand[:1]}
    return tuple(WrittenLine(keys.get(i, f"?{i}"), hand[i]) for i in filled)


class _Planner:
    def __init__(self, base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine]) -> None:
        self._base, self._hand, self._new = base, hand, new
        self._place_of_new = {each.key: i for i, each in enumerate(new)}
        self._new_texts = {without_spaces(each.text) for each in new}
        self._new_sentences = {each for line in new for each in bare_sentences_of(without_number(line.text))}
        self._by_hand = HandSentences.between([each.text for each in base], hand)
        self._hand_of_key: dict[str, int] = {}
        self._edits: list[Edit] = []
        self._deletions: list[int] = []
        self._insertions: list[Insertion] = []
        self._questions: list[Overlap] = []
        self._left_out: list[str] = []
        self._kept = 0

    def plan(self, units: Sequence[Unit]) -> MergePlan:
        for unit in units:
            for base in unit.base:
                if unit.hand:
                    self._hand_of_key[self._base[base].key] = unit.hand[-1]
        for unit in units:
            self._unit(unit)
        self._add_new()
        return MergePlan(
            tuple(self._edits),
            tuple(self._deletions),
            tuple(self._insertions),
            tuple(self._questions),
            self._kept,
            tuple(self._left_out),
        )

    def _unit(self, unit: Unit) -> None:
        before = PARAGRAPH_END.join(self._base[i].text for i in unit.base)
        now = PARAGRAPH_END.join(self._hand[i] for i in unit.hand)
        places = [self._place_of_new[self._base[i].key] for i in unit.base if self._base[i].key in self._place_of_new]
        wanted = PARAGRAPH_END.join(self._new[i].text for i in places)
        self._kept += without_spaces(before) != without_spaces(now)
        if not unit.base or (before == wanted and places) or not before.strip():
            return
        if not unit.hand:
            self._deleted_by_hand(before, wanted, places)
        elif not places:
            self._gone(unit, before, now)
        else:
            for change in changes_to_make(before, now, wanted, self._by_hand):
                self._change(unit, change, now)

    def _deleted_by_hand(self, before: str, wanted: str, places: Sequence[int]) -> None:
        if not places:
            return
        if stays_deleted(tokens_of(without_number(before)), tokens_of(without_number(wanted))):
            self._left_out += [wanted] if without_number(before) != without_number(wanted) else []
            return
        if self._is_all_there(wanted):
            return
        after = self._hand_before(places[0])
        self._insertions.append(Insertion(after, tuple(places), in_question=True))
        self._questions.append(Overlap(after, before, "", wanted))

    def _is_all_there(self, wanted: str) -> bool:
        """Return whether the hand's text has all sentences of `wanted` somewhere: there they were written, or taken from."""
        sentences = list(bare_sentences_of(wanted))
        return bool(sentences) and all(any(each in text for text in self._hand) for each in sentences)

    def _gone(self, unit: Unit, before: str, now: str) -> None:
        """Delete what the new document has no more, if no hand wrote anything in it; leave what another block prints."""
        if without_spaces(now) in self._new_texts:
            return
        own = set(sentences_of(without_spaces(before)))
        if all(sentence in own for sentence in sentences_of(without_spaces(now))):
            self._deletions += unit.hand
        elif not self._is_printed_now(now):
            self._questions.append(Overlap(unit.hand[0], before, now, ""))

    def _is_printed_now(self, text: str) -> bool:
        """Return whether the new document has all sentences of `text`: a heading leads the paragraph that is alone below it."""
        sentences = list(bare_sentences_of(without_number(text)))
        return bool(sentences) and self._new_sentences.issuperset(sentences)

    def _change(self, unit: Unit, change: Change, now: str) -> None:
        if change.left_out:
            self._left_out.append(change.left_out)
            return
        paragraph, start = _place(now, change.start)
        old = now[change.start : change.end]
        place = unit.hand[paragraph]
        if PARAGRAPH_END in old or PARAGRAPH_END in change.text:
            self._questions.append(Overlap(place, change.base, old, change.text))
            return
        self._edits.append(Edit(place, change._replace(start=start, end=start + len(old))))
        if change.in_question:
            self._questions.append(Overlap(place, change.base, old, change.text))

    def _add_new(self) -> None:
        known = {each.key for each in self._base}
        written = {without_spaces(text) for text in self._hand}
        for i, each in enumerate(self._new):
            if each.key in known or not each.text.strip() or without_spaces(each.text) in written:
                continue
            if self._by_hand.have_deleted(each.text):
                self._left_out.append(each.text)
                continue
            after = self._hand_before(i)
            last = self._insertions[-1] if self._insertions else None
            if last and last.after == after and not last.in_question:
                self._insertions[-1] = last._replace(paragraphs=(*last.paragraphs, i))
            else:
                self._insertions.append(Insertion(after, (i,)))

    def _hand_before(self, new: int) -> int:
        """Return the paragraph of the hand behind which the paragraph `new` of the new document comes."""
        keys = (self._new[i].key for i in range(new - 1, -1, -1))
        return next((self._hand_of_key[key] for key in keys if key in self._hand_of_key), 0)


def without_spaces(text: str) -> str:
    """Return `text` without white space: a title's lines are broken in the document alone."""
    return "".join(text.split())


def _place(text: str, at: int) -> tuple[int, int]:
    """Return in which of the paragraphs of `text` the character at `at` stands, and where in that."""
    before = text[:at]
    return before.count(PARAGRAPH_END), at - (before.rfind(PARAGRAPH_END) + 1)
