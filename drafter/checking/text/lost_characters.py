"""Phrases of four characters that lost one: 工作点 for 工作要点, 法治讲36场 for 法治讲座36场.

What is left makes a word of its own nowhere: its ends belong to no words beside it, and where the character stood, two
stand side by side that never do. `phrases.txt` and `side_by_side.txt` are made by `tests.lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.text.general_spelling import costs, stand_side_by_side, words_with
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.phrase_slips import is_phrase, phrases_with
from drafter.checking.text.spelling import Slip

_RUN = WordPattern(r"[一-鿿]{3,}")
_LONGEST_RUN = 400
_LEFT = 3
"""Characters that are left."""
_STANDS = frozenset("中等后前时内外上下人者会处办数率量法类级间里们性化日月年件次个家所以了的得过着再已")
"""Characters that end a clause by themselves, or begin a word with any other."""
_NUMERALS = frozenset("一二三四五六七八九十百千万两")
_RARE = 11.5
"""What a character costs at least that is seldom a word by itself: 聘 in 聘法律顾问 is one."""
_ENDS = WordPattern(r"[0-9，。；、：）\n]|$")


def lost_characters(text: str) -> Iterator[Slip]:
    """Yield what is left of phrases that lost a character, with the phrases; no stretch twice."""
    for run in _RUN.finditer(text):
        taken = -1
        for start in range(run.start(), run.end() - _LEFT + 1 if len(run[0]) <= _LONGEST_RUN else 0):
            right = "" if start < taken else _phrase_of(text, start, run.end())
            if right:
                taken = start + _LEFT
                yield Slip(start, taken, text[start:taken], right, sure=False)


def _phrase_of(text: str, start: int, end: int) -> str:
    """Return the phrase of which the three characters from `start` are left; empty for none."""
    left = text[start : start + _LEFT]
    inner, cut = _without_inner(left), _without_last(left)
    if not (inner or cut) or _makes_sense(text, start, end):
        return ""
    seams = ((phrase, left[:2] if phrase[2:] == left[1:] else left[1:]) for phrase in inner)
    broken = next((phrase for phrase, seam in seams if not stand_side_by_side(seam)), "")
    if broken or not cut or start + _LEFT < end:
        return broken
    return cut[0] if _is_cut(text, left, end) else ""


def _makes_sense(text: str, start: int, end: int) -> bool:
    """Return whether the three characters from `start` are a word, say a number, or belong to words beside them."""
    left = text[start : start + _LEFT]
    return not _NUMERALS.isdisjoint(left) or _is_known(left) or _is_of_others(text, start, end)


def _is_cut(text: str, left: str, end: int) -> bool:
    """Return whether `left`, right before a mark or a number at `end`, breaks off within a word."""
    return left[2] not in _STANDS and left[1:] not in costs() and _ENDS.match(text, end) is not None


def _without_inner(left: str) -> list[str]:
    """Return the phrases of which `left` is what stands without the second character or the third."""
    first, second, third = left[0], left[1], left[2]
    found = [each for each in phrases_with(left[:2], at_end=False) if each[3] == third]
    found += words_with(f"{first}{second}□{third}")
    if costs().get(first, _RARE) >= _RARE:
        found += [each for each in phrases_with(left[1:], at_end=True) if each[0] == first]
        found += words_with(f"{first}□{second}{third}")
    return found


def _without_last(left: str) -> list[str]:
    """Return the phrases that begin as `left` does and hold its last character further on."""
    return [each for each in phrases_with(left[:2], at_end=False) if left[2] in each[2:]] + words_with(f"{left}□")


def _is_known(words: str) -> bool:
    return words in costs() or is_phrase(words)


def _is_of_others(text: str, start: int, end: int) -> bool:
    """Return whether the first or the last of the three characters belongs to a word that goes on beside them."""
    stop = start + _LEFT
    before = (text[start - more : start + 1] for more in _BESIDE if more <= start)
    after = (text[stop - 1 : stop + more] for more in _BESIDE if stop + more <= end)
    return any(map(_is_known, (*before, *after)))


_BESIDE = (1, 2, 3)
"""Characters of a word that one of its ends may belong to."""
