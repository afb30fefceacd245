"""Text in the columns of a terminal, in which a Chinese character takes two."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from drafter.console import visible

_CLOSING = "，。；：、！？）》”’】〕"
"""Marks with which no line begins."""


def width(text: str) -> int:
    """Return how many columns `text` takes; a mark of ambiguous width counts two, as in Chinese fonts."""
    return sum(map(_columns_of, text))


def _columns_of(char: str) -> int:
    return 0 if combining(char) else 2 if east_asian_width(char) in "WFA" else 1


def fit(text: str, columns: int) -> str:
    """Return `text` in at most `columns` columns, its end replaced by … where it is too long.

    What is not visible in it is shown by marks, as on the console.
    """
    text = visible(text)
    if width(text) <= columns:
        return text
    taken = 2  # of …
    for place, char in enumerate(text):
        taken += _columns_of(char)
        if taken > columns:
            return text[:place] + "…"
    return text + "…"


def pad(text: str, columns: int) -> str:
    """Return `text` with spaces after it up to `columns` columns; a longer one is cut."""
    text = fit(text, columns)
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """Return `text` in lines of at most `columns` columns, each but the first after `indent`.

    No line begins with a mark that must not stand there (，。；：、！？）》”’】〕). What is not visible
    in it is shown by marks, as on the console.
    """
    text = visible(text)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, taken = "", 0
        for char in paragraph:
            taken += _columns_of(char)
            if taken > columns:
                end = _break(line, char, len(indent) if lines else 0)
                lines.append(line[:end].rstrip())
                line = indent + line[end:]
                taken = width(line) + _columns_of(char)
            line += char
        lines.append(line)
    return lines


def _break(line: str, char: str, least: int) -> int:
    """Return where `line` ends when `char` no longer fits: a closing mark takes what it closes along."""
    end = len(line)
    while end > least and (line[end] if end < len(line) else char) in _CLOSING:
        end -= 1
    return end if end > least else len(line)
