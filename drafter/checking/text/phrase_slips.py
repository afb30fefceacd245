"""Fixed phrases with one character that sounds or looks like the right one: 应激预案 for 应急预案.

Both characters may make a word, which only the phrase shows to be wrong. `phrases.txt` and `alike.txt` are made by
`tests.lexicon.make_phrases`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.spelling import Slip, is_common_word

_PHRASES = Path(__file__).with_name("phrases.txt")
_ALIKE = Path(__file__).with_name("alike.txt")
_LENGTHS = (4, 3)
_INTERCHANGEABLE = ("作做", "定订", "他它她", "制治", "得的地", "象像", "即及", "两二", "在再", "入人")
"""Characters that stand for one another rightly, or have rules of their own."""
_PARTICLES = frozenset("和以及在的了为与有无均其于由经从不未各该等综是对将把被向到使让并或但而且也还又都我全两三一")
"""Characters that are words of their own, and so often stand where a phrase seems to begin or end."""


_FINE = frozenset(["法治科", "法制科", "决定数", "案件数", "行政检察", "民事检察", "依法治省", "依法治州", "依法治旗"])
"""What only seems to be another phrase with a slip."""
_AFTER_NOUN = frozenset(["入户", "入校", "入企", "入园", "入村", "入班", "入社", "入脑", "入心"])
"""Words that go on from a noun, whose first character is no slip of the noun's last: 宣传入户."""
_NO_GROUP = frozenset[int]()


class _Frame(NamedTuple):
    """Phrases of one length by two of their characters, of which the others may be wrong."""

    length: int
    right: tuple[int, int]
    """The places of the two."""
    open: tuple[int, int]
    """Two places, of which just one is wrong where a phrase has a slip; one of `right` where only one is left."""
    phrases: dict[str, str]
    """The two characters → the phrases that have them, in order, parted by spaces."""


_FRAMES = ((4, (0, 1), (2, 3)), (4, (2, 3), (0, 1)), (3, (0, 1), (2, 0)), (3, (1, 2), (0, 1)), (3, (0, 2), (1, 0)))
"""Length, right and open places of each frame: wherever one character is wrong, one of them has the phrase."""


class _Phrases(NamedTuple):
    whole: frozenset[str]
    frames: tuple[_Frame, ...]
    alike: dict[str, AbstractSet[int]]
    """A character → the groups of alike ones that it is in."""


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    whole = frozenset(phrase for _, (line,) in read_rows(_PHRASES) for phrase in line.split())
    ordered = sorted(whole)
    alike: dict[str, set[int]] = defaultdict(set)
    for number, (_, (group,)) in enumerate(read_rows(_ALIKE)):
        for character in group:
            alike[character].add(number)
    frames = (_Frame(length, right, open_, _by_characters(ordered, length, *right)) for length, right, open_ in _FRAMES)
    return _Phrases(whole, tuple(frames), dict(alike))


def _by_characters(phrases: list[str], length: int, first: int, second: int) -> dict[str, str]:
    """Return those of `phrases` that have `length` characters, by those at two places."""
    found: dict[str, str] = {}
    for phrase in phrases:
        if len(phrase) == length:
            key = phrase[first] + phrase[second]
            found[key] = f"{found[key]} {phrase}" if key in found else phrase
    return found


def phrase_slips(text: str) -> Iterator[Slip]:
    """Yield the phrases in `text` that have one wrong character, the long ones first, no stretch twice."""
    known = _phrases()
    likely: dict[tuple[int, int], tuple[int, str]] = {}
    for each in sorted(_likely(text, known)):
        likely.setdefault((each.start, each.end), (each.wrong, each.phrase))
    taken = set[int]()
    for (start, end), (wrong, phrase) in likely.items():
        span = range(start, end)
        if (
            not taken.intersection(span)
            and not _is_right(text, wrong, known.whole)
            and not crosses(text, start, end, wrong)
        ):
            taken.update(span)
            yield Slip(start, end, text[start:end], phrase)


class _Likely(NamedTuple):
    """A stretch of text that is a phrase but for one character."""

    shortness: int
    """Its length, negative: the longest come first."""
    start: int
    frame: int
    """The number of the frame that has the phrase."""
    wrong: int
    """The place of its wrong character."""
    phrase: str

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start - self.shortness


def _likely(text: str, known: _Phrases) -> Iterator[_Likely]:
    """Yield what of `text` is a phrase but for one character."""
    pairs = {gap: list(map("".join, zip(text, text[gap:], strict=False))) for gap in (1, 2)}
    for number, frame in enumerate(known.frames):
        first, second = frame.right
        for place, characters in enumerate(pairs[second - first]):
            if characters in frame.phrases and place >= first:
                start = place - first
                slip = _slip(text[start : start + frame.length], frame, frame.phrases[characters], known)
                if slip:
                    yield _Likely(-frame.length, start, number, start + slip[0], slip[1])


def crosses(text: str, start: int, end: int, wrong: int) -> bool:
    """Return whether the character at `wrong` makes a common word with what stands just outside of a stretch."""
    if text[wrong : wrong + 2] in _AFTER_NOUN:
        return True
    at_start = wrong == start > 0 and is_common_word(text[start - 1 : start + 1])
    return at_start or (wrong == end - 1 and is_common_word(text[end - 1 : end + 1]))


def _is_right(text: str, place: int, whole: frozenset[str]) -> bool:
    """Return whether the character at `place` belongs to a phrase as it should stand."""
    return any(
        text[max(start, 0) : start + length] in whole
        for length in _LENGTHS
        for start in range(place - length + 1, place + 1)
    )


def _slip(written: str, frame: _Frame, phrases: str, known: _Phrases) -> tuple[int, str] | None:
    """Return where `written` is wrong, and which of the `phrases` of `frame` it should be; None when it is none."""
    if len(written) < frame.length or written in known.whole or written in _FINE:
        return None
    first, second = frame.open
    one, other = written[first], written[second]
    if one not in phrases and other not in phrases:
        return None  # neither is right: most phrases need not be looked at
    for phrase in phrases.split():
        is_first_right = phrase[first] == one
        if is_first_right is not (phrase[second] == other):
            place = second if is_first_right else first
            if written[place] not in _PARTICLES and is_mistaken(written[place], phrase[place]):
                return place, phrase
    return None


_FRAME_AT_START, _FRAME_AT_END = 0, 1
"""Which frames have the phrases of four characters by their first two, by their last two."""


def phrases_with(pair: str, *, at_end: bool) -> list[str]:
    """Return the phrases of four characters that begin with `pair`, or end with it."""
    frame = _phrases().frames[_FRAME_AT_END if at_end else _FRAME_AT_START]
    return frame.phrases.get(pair, "").split()


def is_phrase(words: str) -> bool:
    """Return whether `words` are a phrase as it should stand."""
    return words in _phrases().whole


@lru_cache(maxsize=1)
def _groups() -> dict[int, list[str]]:
    groups: dict[int, list[str]] = defaultdict(list)
    for character, numbers in _phrases().alike.items():
        for number in numbers:
            groups[number].append(character)
    return groups


@lru_cache(maxsize=1024)
def alike(written: str) -> list[str]:
    """Return the characters that sound or look like `written`, and are not rightly written for it."""
    numbers = sorted(_phrases().alike.get(written, _NO_GROUP))
    found = dict.fromkeys(other for number in numbers for other in _groups()[number] if other != written)
    interchangeable = {other for pair in _INTERCHANGEABLE if written in pair for other in pair}
    return [other for other in found if other not in interchangeable]


def is_mistaken(written: str, right: str) -> bool:
    """Return whether one character sounds or looks like the other and is not rightly written for it."""
    alike = _phrases().alike
    if alike.get(written, _NO_GROUP).isdisjoint(alike.get(right, _NO_GROUP)):
        return False
    return not any(written in pair and right in pair for pair in _INTERCHANGEABLE)
