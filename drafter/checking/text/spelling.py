"""Words with a character that looks or sounds like the right one: 台帐 for 台账, 法冶 for 法治.

`lookalikes.txt` has for each word of this field the characters that stand for one of its own by a slip and then
make no word. A slip is one only where neither character belongs to a word with its neighbour (`common_words.txt`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.line_index import held_in
from drafter.checking.text.needed_words import WordPattern

_CHINESE = WordPattern(r"[一-鿿]{2,}")
_DOUBLED = WordPattern(
    r"([被把对向从将与为由已不未再很更最都也还就才只是有及并或但而且其该此这那我以于在和了的均曾须需因则虽仍])\1(?=[一-鿿])"
)
_BROKEN_OFF = WordPattern(r"(?![可须得所能敢应有]为|人和)[一-鿿][和与及或将把被向对从由让使令在往并以为](?=[。；])")
_LOOKALIKES = Path(__file__).with_name("lookalikes.txt")
_WORDS = Path(__file__).with_name("common_words.txt")
_MISSPELT = Path(__file__).with_name("misspelt.txt")


_BEFORE_BY = "予加给可所得难足用何"
"""Characters behind which 以 is no 已: 予以, 加以."""


class Slip(NamedTuple):
    """Two characters that are a word but for one of them."""

    start: int
    end: int
    written: str
    right: str
    sure: bool = True
    """Whether nothing else is likely to be meant."""


class _Lexicon(NamedTuple):
    by_second: dict[str, list[tuple[str, str]]]
    """Second character of a word → the word, and what its first is mistaken for."""
    by_first: dict[str, list[tuple[str, str]]]
    before: dict[str, str]
    """Second character of a word → all that the first is mistaken for: most pairs need no look at the words."""
    after: dict[str, str]
    words: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    by_second: dict[str, list[tuple[str, str]]] = {}
    by_first: dict[str, list[tuple[str, str]]] = {}
    for _, (word, for_first, for_second) in read_rows(_LOOKALIKES):
        by_second.setdefault(word[1], []).append((word, for_first))
        by_first.setdefault(word[0], []).append((word, for_second))
    before = {second: "".join(mistaken for _, mistaken in words) for second, words in by_second.items()}
    after = {first: "".join(mistaken for _, mistaken in words) for first, words in by_first.items()}
    words = {line[i : i + 2] for _, (line,) in read_rows(_WORDS) for i in range(0, len(line), 2)}
    return _Lexicon(by_second, by_first, before, after, frozenset(words))


def doubled(text: str) -> Iterator[Slip]:
    """Yield the particles of `text` that stand twice, the first of them ending no word."""
    lexicon = _lexicon()
    for match in _DOUBLED.finditer(text):
        before = text[max(0, match.start() - 1) : match.start() + 1]
        if before not in lexicon.words:
            yield Slip(*match.span(), match[0], match[1])


def broken_off(text: str) -> Iterator[Slip]:
    """Yield the particles that a sentence of `text` ends in, though they end no word."""
    lexicon = _lexicon()
    for match in _BROKEN_OFF.finditer(text):
        if match[0][:2] not in lexicon.words:
            yield Slip(match.start() + 1, match.start() + 2, match[0][1], "")


def is_common_word(word: str) -> bool:
    """Return whether two characters are a common word."""
    return word in _lexicon().words


def slips(text: str) -> Iterator[Slip]:
    """Yield the words of `text` that are written with a character like the right one."""
    lexicon = _lexicon()
    unknown = set(map("".join, pairwise(text))) - lexicon.words
    wrong = {pair: right for pair in unknown if (right := _right_word(lexicon, pair))}
    for run in _CHINESE.finditer(text) if wrong else ():
        characters = run[0]
        for place, pair in enumerate(map("".join, pairwise(characters))):
            if pair in wrong and not _belongs_elsewhere(lexicon, characters, place):
                start = run.start() + place
                yield Slip(start, start + 2, pair, wrong[pair])


@lru_cache(maxsize=1)
def _misspelt() -> dict[str, str]:
    """Return the right word for each common error, the longest errors first."""
    right = {written: word for _, (written, word) in read_rows(_MISSPELT)}
    return dict(sorted(right.items(), key=lambda row: len(row[0]), reverse=True))


def misspelt(text: str) -> Iterator[Slip]:
    """Yield the words of `text` that are on the list of common errors, each of their characters a word's elsewhere."""
    right, lexicon = _misspelt(), _lexicon()
    held = held_in(text, right)
    for match in re.finditer("|".join(map(re.escape, held)), text) if held else ():
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if match[0].startswith("以") and around[0] in _BEFORE_BY:
            continue
        if len(match[0]) > len("以法") and is_common_word(text[match.end() - 1 : match.end() + 1]):
            continue  # 以法治教育引导、以法治校园创建为抓手：最后一个字属于后面的词
        if len(match[0]) > 2 or not _belongs_elsewhere(lexicon, around, min(match.start(), 1)):
            yield Slip(*match.span(), match[0], right[match[0]])


def _right_word(lexicon: _Lexicon, pair: str) -> str:
    """Return the word that `pair` is mistaken for; empty when it is none."""
    if pair[0] not in lexicon.before.get(pair[1], "") and pair[1] not in lexicon.after.get(pair[0], ""):
        return ""
    for word, mistaken in lexicon.by_second.get(pair[1], ()):
        if pair[0] in mistaken:
            return word
    for word, mistaken in lexicon.by_first.get(pair[0], ()):
        if pair[1] in mistaken:
            return word
    return ""


def _belongs_elsewhere(lexicon: _Lexicon, characters: str, place: int) -> bool:
    """Return whether the first of two characters ends a word, or the second begins one."""
    before = characters[place - 1 : place + 1] if place else ""
    return before in lexicon.words or characters[place + 1 : place + 3] in lexicon.words
