"""What a text must hold for a pattern to find anything in it, read off the pattern: words, and pairs of characters.

Pairs stand where pieces of the pattern meet: (?:加强|加大)(?:落实|监督) needs 强落, 强监, 大落 or 大监.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.checking.text.line_index import Needs, Words

_SPECIAL = frozenset("()[]|?*+{}.^$\\\n")
_LOOKAHEAD, _LOOKBEHIND, _UNLESS = "(?=", "(?<=", ("(?!", "(?<!")
_PLAIN = re.compile(r"[^()\[\]|?*+{}.^$\\\n]+(?![?*+{])")
"""Characters that stand for themselves, without one that a quantifier follows."""
_MAY_BE_ABSENT = ("?", "*", "{0", "{,")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{[0-9]*(?:,[0-9]*)?\})[?+]?")
_WORDS = re.compile(r"[^()\[\]|?*+{}.^$\\\n]+(?:\|[^()\[\]|?*+{}.^$\\\n]+)*(?=\))")
"""Alternatives that are nothing but words, up to the end of their group."""
_CODE = re.compile(r"\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}")
"""A character by its number."""
_HEAD = re.compile(r"\((?:\?(?:P<[^>]*>|P=[^)]*|<?[=!]|[:a-zA-Z-]*:?))?")
_IN_CLASS = re.compile(r"(\\?.)(?:-(\\?.))?", re.DOTALL)
"""A character of a class, or the first and the last of a range."""
_OPEN_CLASS = re.compile(r"\\[A-Za-z0-9]|\n")
"""In a class: what stands for many characters, or for the end of a line, which no pair holds."""
_MOST_IN_CLASS = 40
"""Characters of a class up to which they are told one by one."""
_MOST_PAIRS = 120
"""Pairs up to which they are looked for; of more some stand in any report."""
_DIGITS = frozenset("0123456789")
"""In any report; a class with them tells nothing."""
_ANCHORS = frozenset("AbBZ")


def alternative_needs(expression: str) -> tuple[Needs, ...]:
    """Return the needs of each of the alternatives of `expression`; a text that it matches meets those of one.

    The first of each is the most telling. Raises re.error when its brackets are not in pairs.
    """
    alternatives, end = _alternatives(expression, 0)
    if end < len(expression):
        raise re.error("unbalanced parenthesis", expression, end)
    return tuple(tuple(sorted(dict.fromkeys(each.needs), key=_worth, reverse=True)) for each in alternatives)


_Characters = frozenset[str]


class _Piece(NamedTuple):
    """What a stretch of a pattern matches."""

    needs: Needs = ()
    firsts: _Characters | None = None
    """What its matches may begin with; None for whatever."""
    lasts: _Characters | None = None
    """What they may end with; None for whatever."""
    may_be_empty: bool = False


_NOTHING = _Piece((), frozenset(), frozenset(), may_be_empty=True)
_ANYTHING = _Piece()
_WHATEVER = _Piece(may_be_empty=True)


class _Sequence:
    """Collects what one alternative needs, piece by piece: words, and pairs of characters where pieces meet."""

    def __init__(self) -> None:
        self.needs: list[Words] = []
        self._firsts: _Characters | None = frozenset()
        self._lasts: _Characters | None = frozenset()
        self._may_be_empty = True
        self._run = ""
        """Characters that stand for themselves, side by side."""
        self._behind: _Characters | None = None
        """What stands before the next piece, as a look behind has it."""

    def add_plain(self, characters: str) -> None:
        """Take characters that stand for themselves."""
        if not self._run:
            self._meet(frozenset(characters[0]))
        self._run += characters
        self._pass(_Piece((), frozenset(characters[0]), frozenset(characters[-1])))

    def add(self, piece: _Piece, *, is_optional: bool = False) -> None:
        """Take the next piece, which `is_optional` where a quantifier says so."""
        self.end_run()
        if is_optional:
            self._pass(piece._replace(may_be_empty=True))
            return
        if not piece.may_be_empty:
            self._meet(piece.firsts)
        self.needs += piece.needs
        self._pass(piece)

    def look_ahead(self, piece: _Piece) -> None:
        """Take what must follow."""
        self.end_run()
        if not piece.may_be_empty:
            self._meet(piece.firsts)

    def look_behind(self, piece: _Piece) -> None:
        """Take what must stand before."""
        self.end_run()
        self._behind = None if piece.may_be_empty else piece.lasts

    def end_run(self) -> None:
        """Take the characters of the run as a word."""
        if self._run:
            self.needs.append(frozenset([self._run]))
            self._run = ""

    def piece(self) -> _Piece:
        """Return what was collected."""
        self.end_run()
        return _Piece(tuple(self.needs), self._firsts, self._lasts, self._may_be_empty)

    def _meet(self, firsts: _Characters | None) -> None:
        """Need one of the pairs that the character before makes with `firsts`."""
        before = self._behind if self._may_be_empty or self._lasts is None else self._lasts
        if before and firsts and len(before) * len(firsts) <= _MOST_PAIRS:
            self.needs.append(frozenset([one + other for one in before for other in firsts]))

    def _pass(self, piece: _Piece) -> None:
        """Go on behind `piece`."""
        self._behind = None
        if self._may_be_empty:
            self._firsts = _either(self._firsts, piece.firsts)
        self._lasts = _either(self._lasts, piece.lasts) if piece.may_be_empty else piece.lasts
        self._may_be_empty = self._may_be_empty and piece.may_be_empty


def _either(one: _Characters | None, other: _Characters | None) -> _Characters | None:
    return None if one is None or other is None else one | other


def _alternatives(expression: str, place: int) -> tuple[list[_Piece], int]:
    """Return the alternatives from `place` on, and where the group that they are in ends."""
    found: list[_Piece] = []
    while True:
        piece, place = _sequence(expression, place)
        found.append(piece)
        if place >= len(expression) or expression[place] == ")":
            return found, place
        place += 1  # past |


def _joined(alternatives: Sequence[_Piece]) -> _Piece:
    """Return what a group matches, whichever of its `alternatives` stands there."""
    if len(alternatives) == 1:
        return alternatives[0]
    firsts, lasts = alternatives[0].firsts, alternatives[0].lasts
    for each in alternatives[1:]:
        firsts, lasts = _either(firsts, each.firsts), _either(lasts, each.lasts)
    needs: Needs = ()
    if all(each.needs for each in alternatives):
        needs = (frozenset().union(*(max(each.needs, key=_worth) for each in alternatives)),)
    return _Piece(needs, firsts, lasts, any(each.may_be_empty for each in alternatives))


def _sequence(expression: str, place: int) -> tuple[_Piece, int]:
    """Return what one alternative matches, and where it ends."""
    found = _Sequence()
    while place < len(expression) and expression[place] not in "|)":
        plain = _PLAIN.match(expression, place)
        if plain:
            found.add_plain(plain[0])
            place = plain.end()
            continue
        start = place
        literal, piece, end = _atom(expression, start)
        place = _past_quantifier(expression, end)
        is_optional = expression.startswith(_MAY_BE_ABSENT, end)
        if expression.startswith(_LOOKAHEAD, start):
            found.look_ahead(piece)
        elif expression.startswith(_LOOKBEHIND, start):
            found.look_behind(piece)
        elif literal and not is_optional:
            found.add_plain(literal)
            if place > end:
                found.end_run()
        elif piece is not _NOTHING:
            found.add(piece, is_optional=is_optional)
        else:
            found.end_run()
    return found.piece(), place


def _past_quantifier(expression: str, place: int) -> int:
    quantifier = _QUANTIFIER.match(expression, place)
    return quantifier.end() if quantifier else place


def _worth(words: Words) -> tuple[int, int]:
    """Return what makes words good to look for: the shortest of them is long, and they are few."""
    return min(map(len, words)), -len(words)


def _atom(expression: str, place: int) -> tuple[str, _Piece, int]:
    """Return what stands at `place`: a character, if it is one, what it matches, and where it ends."""
    character, following = expression[place], expression[place + 1 : place + 2]
    literal, piece, end = "", _ANYTHING, place + 1
    if character == "[":
        end = _end_of_class(expression, place)
        piece = _class(expression[place + 1 : end - 1])
    elif character == "(":
        piece, end = _group(expression, place)
    elif character == "\\":
        code = _CODE.match(expression, place)
        end = code.end() if code else place + 2
        literal = chr(int(code[0][2:], 16)) if code else "" if following.isalnum() else following
        piece = _character(literal) if literal else _NOTHING if following in _ANCHORS else _WHATEVER
    elif character in "^$":
        piece = _NOTHING
    elif character not in _SPECIAL:
        literal, piece = character, _character(character)
    return literal, piece, end


def _character(character: str) -> _Piece:
    return _Piece((), frozenset(character), frozenset(character))


@lru_cache(maxsize=512)
def _class(content: str) -> _Piece:
    """Return what a class in brackets matches; whatever where it is one of what it must not be, or a large one."""
    if content.startswith("^") or len(content) > _MOST_IN_CLASS or _OPEN_CLASS.search(content):
        return _ANYTHING
    found: set[str] = set()
    for first, last in _IN_CLASS.findall(content):
        start, end = ord(first[-1]), ord((last or first)[-1])
        if end - start > _MOST_IN_CLASS:
            return _ANYTHING
        found.update(map(chr, range(start, end + 1)))
    characters = frozenset(found)
    is_telling = len(characters) <= _MOST_IN_CLASS and not characters & _DIGITS
    return _Piece((characters,) if is_telling else (), characters, characters)


def _end_of_class(expression: str, place: int) -> int:
    place += 1
    if expression[place] == "^":
        place += 1
    if expression[place] == "]":  # one that comes first is of the class
        place += 1
    while expression[place] != "]":
        place += 2 if expression[place] == "\\" else 1
    return place + 1


def _group(expression: str, place: int) -> tuple[_Piece, int]:
    """Return what a group matches, and where it ends; of one that looks for what must not be there: nothing."""
    head = _HEAD.match(expression, place)
    start = head.end() if head else place + 1
    words = _WORDS.match(expression, start)
    if words:  # most groups are: read by the letter, all patterns take 60 ms
        piece, end = _one_of(words[0]), words.end()
    else:
        alternatives, end = _alternatives(expression, start)
        piece = _joined(alternatives)
    if end >= len(expression):
        raise re.error("missing ), unterminated subpattern", expression, place)
    if expression.startswith(_UNLESS, place):
        piece = _NOTHING
    elif "(?P=" in expression[place:start]:
        piece = _WHATEVER
    return piece, end + 1


@lru_cache(maxsize=512)
def _one_of(words: str) -> _Piece:
    """Return what words match that stand for themselves, parted by |."""
    each = words.split("|")
    return _Piece((frozenset(each),), frozenset(word[0] for word in each), frozenset(word[-1] for word in each))
