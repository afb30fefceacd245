"""Finds which paragraphs of an edited document are which of the document that Drafter wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import NamedTuple

from drafter.limits import spend
from drafter.merging.texts.merge_tokens import could_be_alike, likeness, tokens_of
from drafter.model.number_grammar import ONE_TO_NINE
from drafter.pages.written_lines import WrittenLine

_SAME_PARAGRAPH = 0.5
"""Likeness from which on two paragraphs are one that was edited."""
_SAME_PLACE = 0.25
"""Likeness that does for two paragraphs between the same neighbours."""
_TINY = 6
"""Characters up to which a paragraph, such as 无。, need not be alike to be the one that stands in its place now."""
_OF_DATE = f"[0-9〇○零{ONE_TO_NINE}十]+"
_DATE = re.compile(f"{_OF_DATE}年{_OF_DATE}月{_OF_DATE}日")
"""A day, in whatever numerals: as the signature's line has nothing but one, it is that line, whatever day."""
_PART = 0.5
"""Share of a paragraph that is found in another from which on it was joined to that, or split off it."""
_DELETED_BETWEEN = 3
"""Paragraphs, one less, between two that were joined, where others of them were taken elsewhere."""
_COMPARING = "比对两份文档"
_FAR = 0.002
"""How much likeness a place further away costs, so that of equal paragraphs the nearest is taken."""


class Unit(NamedTuple):
    """Paragraphs of the base and those of the edited document that came of them."""

    base: tuple[int, ...]
    """Several, in order, when a hand joined them; empty for what a hand wrote."""
    hand: tuple[int, ...]
    """Several, in order, when a hand split it; empty for what a hand deleted."""


def align(base: Sequence[str], hand: Sequence[str], marked: Mapping[int, int]) -> tuple[Unit, ...]:
    """Return each paragraph of `base` and of `hand` in just one unit, in the order of `hand`, deleted ones last.

    Paragraphs are found in passes: by a mark (`marked`: of a paragraph of `hand` the one of `base`), by the same
    text, by likeness, by place between neighbours; then those that were split or joined.
    """
    aligner = _Aligner(base, hand)
    aligner.take_marked(marked)
    aligner.take_equal()
    aligner.take_alike()
    aligner.take_in_place()
    return aligner.units()


def are_alike(text: str, other: str) -> bool:
    """Return whether two paragraphs are so much alike that they are one that was edited."""
    tokens, others = tokens_of(text), tokens_of(other)
    return (
        could_be_alike(Counter(tokens), Counter(others), _SAME_PARAGRAPH)
        and likeness(tokens, others) >= _SAME_PARAGRAPH
    )


_Parts = Callable[[list[int]], list[int]]


class _Aligner:
    def __init__(self, base: Sequence[str], hand: Sequence[str]) -> None:
        self._base, self._hand = base, hand
        self._base_tokens = [tokens_of(text) for text in base]
        self._hand_tokens = [tokens_of(text) for text in hand]
        self._base_counts = [Counter(tokens) for tokens in self._base_tokens]
        self._hand_counts = [Counter(tokens) for tokens in self._hand_tokens]
        self._of_hand: dict[int, int] = {}
        self._of_base: dict[int, int] = {}

    def _pair(self, base: int, hand: int) -> None:
        self._of_hand[hand], self._of_base[base] = base, hand

    def _open_base(self) -> list[int]:
        return [i for i in range(len(self._base)) if i not in self._of_base]

    def _open_hand(self) -> list[int]:
        return [i for i in range(len(self._hand)) if i not in self._of_hand]

    def take_marked(self, marked: Mapping[int, int]) -> None:
        """Pair what carries a mark, unless the text was replaced by another."""
        for hand, base in marked.items():
            is_free = base not in self._of_base and hand not in self._of_hand
            if is_free and self._is_same_place(base, hand):
                self._pair(base, hand)

    def take_equal(self) -> None:
        """Pair equal texts: first those that are there once, then others in their order between neighbours."""
        base_counts, hand_counts = Counter(self._base), Counter(self._hand)
        places = {text: i for i, text in enumerate(self._hand)}
        for i in self._open_base():
            text = self._base[i]
            if base_counts[text] == hand_counts[text] == 1 and places[text] not in self._of_hand:
                self._pair(i, places[text])
        for i in self._open_base():
            after = self._hand_before(i)
            same = [j for j in self._open_hand() if self._hand[j] == self._base[i]]
            if same:
                self._pair(i, min(same, key=lambda j: (j <= after, abs(j - after))))

    def take_alike(self) -> None:
        """Pair the most alike of what is left."""
        found = []
        for i in self._open_base():
            after = self._hand_before(i)
            for j in self._open_hand():
                value = self._likeness(i, j, _SAME_PARAGRAPH)
                if value >= _SAME_PARAGRAPH:
                    found.append((value - _FAR * min(abs(j - after), 50), i, j))
        for _, i, j in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
            if i not in self._of_base and j not in self._of_hand:
                self._pair(i, j)

    def take_in_place(self) -> None:
        """Pair what stands alone between the same neighbours and is a little alike."""
        for i in self._open_base():
            after = self._hand_before(i)
            j = after + 1
            is_alone = j < len(self._hand) and j not in self._of_hand and i + 1 not in self._open_base()
            if is_alone and self._is_same_place(i, j):
                self._pair(i, j)

    def _hand_before(self, base: int) -> int:
        """Return the paragraph of the hand that the nearest paired one before `base` became; -1 for none."""
        return next((self._of_base[i] for i in range(base - 1, -1, -1) if i in self._of_base), -1)

    def _is_same_place(self, base: int, hand: int) -> bool:
        ours, theirs = self._base[base], self._hand[hand]
        is_part = len(theirs) > _TINY and theirs in ours  # all its other sentences were deleted
        are_dates = all(_DATE.fullmatch("".join(each.split())) for each in (ours, theirs))
        return len(ours) <= _TINY or is_part or are_dates or self._likeness(base, hand, _SAME_PLACE) >= _SAME_PLACE

    def _likeness(self, base: int, hand: int, least: float) -> float:
        """Return how alike two paragraphs are; 0 for some that are less so than `least`."""
        ours, theirs = self._base_tokens[base], self._hand_tokens[hand]
        shorter, longer = sorted((len(ours), len(theirs)))
        if longer > 8 * shorter + 40:
            return 0.0
        if not could_be_alike(self._base_counts[base], self._hand_counts[hand], least):
            return 0.0
        return likeness(ours, theirs)

    def units(self) -> tuple[Unit, ...]:
        """Return the units, split and joined paragraphs in one."""
        hands = {base: [hand] for base, hand in self._of_base.items()}
        self._add_split(hands)
        bases = {tuple(each): [base] for base, each in hands.items()}
        self._add_joined(bases)
        units = [Unit(tuple(base), hand) for hand, base in bases.items()]
        units += [Unit((), (j,)) for j in self._open_hand()]
        units.sort(key=lambda unit: unit.hand)
        return (*units, *(Unit((i,), ()) for i in self._open_base()))

    def _add_split(self, hands: dict[int, list[int]]) -> None:
        """Put paragraphs that a hand split off beside the one they came of."""
        for j in self._open_hand():
            for beside, parts in self._beside(j):
                base = self._of_hand.get(beside)
                if base is None or not hands.get(base):
                    continue
                now = [token for part in hands[base] for token in self._hand_tokens[part]]
                if _share_within(self._hand_tokens[j], self._base_tokens[base], now) >= _PART:
                    hands[base] = parts(hands[base])
                    self._of_hand[j] = base
                    break

    def _beside(self, j: int) -> Iterator[tuple[int, _Parts]]:
        """Yield the neighbours of a paragraph of the hand with what puts it beside their paragraphs."""
        yield j - 1, lambda parts: [*parts, j]
        yield j + 1, lambda parts: [j, *parts]

    def _add_joined(self, bases: dict[tuple[int, ...], list[int]]) -> None:
        """Put paragraphs that a hand joined to others into one unit with these; others between may be deleted."""
        for i in self._open_base():
            for beside in self._nearest(i):
                hand = next((hand for hand, base in bases.items() if beside in base), None)
                if hand is None:
                    continue
                theirs = [token for part in hand for token in self._hand_tokens[part]]
                now = [token for part in bases[hand] for token in self._base_tokens[part]]
                if _share_within(self._base_tokens[i], theirs, now) >= _PART:
                    bases[hand] = sorted((*bases[hand], i))
                    self._of_base[i] = hand[0]
                    break

    def _nearest(self, base: int) -> Iterator[int]:
        """Yield paragraphs of the base before and behind one that are still there, nearest first.

        All between it and the first on either side may be deleted; else those that are not far.
        """
        for places in (range(base - 1, -1, -1), range(base + 1, len(self._base))):
            present = [i for i in places if i in self._of_base]
            yield from (i for i in present if i == present[0] or abs(i - base) <= _DELETED_BETWEEN)


def _share_within(part: Sequence[str], whole: Sequence[str], rest: Sequence[str]) -> float:
    """Return which share of a `part` is in what of a `whole` is not its `rest`, in order; 0 where that is not worth a look."""
    if not part or Counter(part).total() > 2 * sum((Counter(part) & (Counter(whole) - Counter(rest))).values()):
        return 0.0
    spend(_COMPARING)
    left: list[str] = []
    for tag, start, end, _, _ in SequenceMatcher(None, whole, rest, autojunk=False).get_opcodes():
        left += whole[start:end] if tag in ("delete", "replace") else []
    blocks = SequenceMatcher(None, part, left, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(part)


class EditedText(NamedTuple):
    """The lines that Drafter had written, and the paragraphs that a hand made of them."""

    base: Sequence[WrittenLine]
    hand: Sequence[str]
    marked: Mapping[int, int] = MappingProxyType({})
    """Which line of the base a paragraph is, where the file has a mark for that."""

    def units(self) -> list[Unit]:
        """Return which paragraphs came of which lines, empty paragraphs aside."""
        filled = [i for i, text in enumerate(self.hand) if text.strip()]
        place = {j: i for i, j in enumerate(filled)}
        marks = {place[j]: i for j, i in self.marked.items() if j in place}
        units = align([each.text for each in self.base], [self.hand[j] for j in filled], marks)
        return [Unit(unit.base, tuple(filled[j] for j in unit.hand)) for unit in units]


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
