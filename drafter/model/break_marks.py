"""Break marks: a `|` typed in a name says where a title may break, and is part of no text."""

from __future__ import annotations

import re

_MARKS = re.compile(r"(\s*[|｜][|｜\s]*)")
"""As typed on either kind of keyboard; two or more side by side always break the line."""
_AT_ENDS = "|｜ \t\u3000"


class MarkedName(str):
    """A name in which break marks were typed: a plain text without them, which knows where they stood.

    Being the text itself, it goes wherever a name goes, and no mark can come onto a page, into a
    file's name or properties. Who breaks titles asks for `words`.
    """

    words: tuple[str, ...]
    """The name's words between the marks; an empty one where the line always breaks (`||`)."""

    def __new__(cls, words: tuple[str, ...]) -> MarkedName:
        """Return the name that `words` make when joined."""
        name = super().__new__(cls, "".join(words))
        name.words = words
        return name


def without_marks(typed: str) -> str:
    """Return `typed` without break marks: a `MarkedName` where any stood between words, else a plain text."""
    if not _MARKS.search(typed):
        return typed
    words: list[str] = []
    for piece in _MARKS.split(typed.strip(_AT_ENDS)):
        if not _MARKS.fullmatch(piece):
            words.append(piece)
        elif len(piece.split()) > 1 or len(piece.strip()) > 1:
            words.append("")
    return MarkedName(tuple(words)) if len(words) > 1 else words[0]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words between a name's break marks, as `MarkedName.words`; the whole name where there are none."""
    words: tuple[str, ...] = getattr(name, "words", (name,))
    return words


def without_suffix(name: str, suffix: str) -> str:
    """Return `name` without `suffix` at its end, its break marks kept; `name` itself where nothing else is left."""
    *first, last = words_of(name)
    words = [*first, last.removesuffix(suffix)] if name.endswith(suffix) and last.endswith(suffix) else [*first, last]
    while len(words) > 1 and not words[-1]:
        words.pop()
    if not words[0]:
        return name
    return MarkedName(tuple(words)) if len(words) > 1 else words[0]
