"""Characters written twice, left out or exchanged: 改革中中强化, 校外培行为 for 校外培训行为, 量力薄弱 for 力量薄弱.

What is written is doubted where the text costs much less (see `general_spelling`) with one of two like characters gone,
with two neighbours exchanged, or with a longer word in place of one that lacks a character.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.general_spelling import UNKNOWN, costs
from drafter.checking.text.spelling import Slip

_RUN = chinese_pattern(r"[一-鿿]{3,}")
_LONGEST_RUN = 400
"""Characters; more of them without a mark are no prose."""
_LENGTHS = (2, 3, 4)
_REACH = 4
"""Characters on either side of a change that it may join to other words."""
_DOUBLED, _SWAPPED, _MISSING, _CUT_SHORT = 5.0, 11.5, 9.0, 12.0
"""By how much a change must make the text cheaper."""
_PLACES = frozenset("省市县区州旗镇乡村")
_ENDS_OF_NAMES = _PLACES | frozenset("厅局部院所校园")
_TWICE = frozenset("作五的了育件项事处")
"""Characters that may end one word and be the next: 工作作专题汇报; 件件有着落; those that have rules of their own."""
_FINE = frozenset(["春秋季", "防骗", "执法员", "职专", "证后", "证照", "照后", "校家"])
"""What only seems to lack a character, or to have two of them exchanged."""


class _Run:
    """A run of characters with what its beginnings and its ends cost at least."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def before(self) -> list[float]:
        """What the first characters cost, for each number of them."""
        return _up_to(self.text, [0.0])

    @cached_property
    def after(self) -> list[float]:
        """What the rest costs, for each place."""
        return _up_to(self.text[::-1], [0.0], backwards=True)[::-1]

    def gain(self, start: int, end: int, put: str) -> float:
        """Return by how much the run gets cheaper with `put` in place of what stands from `start` to `end`."""
        left, right = max(0, start - _REACH), min(len(self.text), end + _REACH)
        window = self.text[left:start] + put + self.text[end:right]
        best = _up_to(window, self.before[left : start + 1])
        unchanged = start - left + len(put)
        changed = min(map(sum, zip(best[unchanged:], self.after[end : right + 1], strict=True)))
        return self.before[-1] - changed


def _up_to(text: str, begun: list[float], *, backwards: bool = False) -> list[float]:
    """Return what the first characters of `text` cost at least, for each number of them; of some that is known."""
    known = costs()
    best = list(begun)
    for end in range(len(best), len(text) + 1):
        cost = best[end - 1] + known.get(text[end - 1], UNKNOWN)
        for length in _LENGTHS:
            if length <= end:
                word = text[end - length : end]
                price = known.get(word[::-1] if backwards else word)
                if price is not None:
                    cost = min(cost, best[end - length] + price)
        best.append(cost)
    return best


@lru_cache(maxsize=1)
def _lacking() -> dict[str, list[str]]:
    """Return words of three and four characters by what is left of them without one."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in costs():
        if len(word) in (3, 4) and word[-1] not in _PLACES:
            for place in range(len(word)):
                found[word[:place] + word[place + 1 :]].append(word)
    return dict(found)


def doubled_characters(text: str) -> Iterator[Slip]:
    """Yield the characters of `text` that stand twice, of which one is too many."""
    for start, run in _runs(text):
        for place in range(len(run.text) - 1):
            character = run.text[place]
            if character != run.text[place + 1] or character in _TWICE or _may_be_twice(run.text, place):
                continue
            if run.gain(place, place + 2, character) >= _DOUBLED:
                yield Slip(start + place, start + place + 2, character * 2, character)


def _may_be_twice(text: str, place: int) -> bool:
    """Return whether the two like characters at `place` are a word, or end one and begin the next: 学校校长."""
    if text[place : place + 2] in costs() or place == 0:
        return True
    ends = text[place] in _ENDS_OF_NAMES or any(text[place - i : place + 1] in costs() for i in (1, 2, 3) if i <= place)
    return ends and any(text[place + 1 : place + 1 + length] in costs() for length in _LENGTHS)


def swapped_characters(text: str) -> Iterator[Slip]:
    """Yield the neighbours in `text` that should stand the other way round; no names of places."""
    for start, run in _runs(text):
        for place in range(len(run.text) - 1):
            pair = run.text[place : place + 2]
            if pair in costs() or pair in _FINE or not _PLACES.isdisjoint(run.text[place + 1 : place + 4]):
                continue
            makes_word = any(word in costs() for word in _words_of_swap(run.text, place))
            if makes_word and pair[0] != pair[1] and run.gain(place, place + 2, pair[::-1]) >= _SWAPPED:
                yield Slip(start + place, start + place + 2, pair, pair[::-1])


def _words_of_swap(text: str, place: int) -> Iterator[str]:
    """Yield the words of two characters that come about where two neighbours are exchanged."""
    yield text[place + 1] + text[place]
    yield text[max(0, place - 1) : place] + text[place + 1]
    yield text[place] + text[place + 2 : place + 3]


def missing_characters(text: str) -> Iterator[Slip]:
    """Yield the words of `text` that lack a character."""
    lacking, known = _lacking(), costs()
    for start, run in _runs(text):
        for length in (3, 2):
            for place in range(len(run.text) - length + 1):
                written = run.text[place : place + length]
                words = lacking.get(written)
                if not words or written in known or written in _FINE:
                    continue
                right = min(words, key=known.__getitem__)
                spent = run.before[-1] - run.before[place] - run.after[place + length]
                cut_short = right.startswith(written)  # 以学促用 is no 以学促干 cut short
                if spent - known[right] >= (_CUT_SHORT if cut_short else _MISSING):
                    yield Slip(start + place, start + place + length, written, right)


def _runs(text: str) -> Iterator[tuple[int, _Run]]:
    for match in _RUN.finditer(text):
        if len(match[0]) <= _LONGEST_RUN:
            yield match.start(), _run(match[0])


@lru_cache(maxsize=1024)
def _run(text: str) -> _Run:
    return _Run(text)
