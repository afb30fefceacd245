"""The one edge to the terminal: everything printed goes through here, as text and nothing else.

Answers, manifests, checked documents and file names may hold characters that a terminal obeys (escape
sequences, backspaces) or that hide what stands there (bidirectional overrides, zero-width characters).
They are shown as marks: <U+001B>.
"""

from __future__ import annotations

import re
import sys
from typing import TextIO

_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_VARIATION = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Variation selectors: they choose the shape of the character before them."""
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f"
    f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff{_PLANE_ENDS}"
)
"""Controls but tab and newline, format characters, lone surrogates, separators of lines and paragraphs, what
Unicode calls Default_Ignorable_Code_Point, and what it says is no character."""
_PICTURE = "\u2190-\u2bff\U0001f000-\U0001faff"
_BELONGS = f"(?<=[^{_UNSEEN}\\s])[{_VARIATION}]|(?<=[{_PICTURE}\ufe0f])\u200d(?=[{_PICTURE}])"
"""Where such a character is part of a visible one: 葛 with a variation selector, 👨‍👩‍👧."""
_MARKED = re.compile(f"(?:{_BELONGS})|([{_UNSEEN}])")
_LONGEST_COMPLAINT = 1000
"""Characters of one line of a message; the longest that Drafter writes, with a list of names, has half of them."""


def visible(text: str) -> str:
    """Return `text` with a mark such as <U+202E> for each character that a terminal would obey or not show.

    Newlines and tabs stay; so do variation selectors and joiners within one visible character.
    """
    return _MARKED.sub(lambda match: match[0] if match[1] is None else f"<U+{ord(match[1]):04X}>", text)


def shown_characters(text: str) -> list[str]:
    """Return each character of `text` as `visible` shows it."""
    shown = list(text)
    for match in _MARKED.finditer(text):
        if match[1] is not None:
            shown[match.start()] = visible(match[1])
    return shown


def say(*lines: str, end: str = "\n") -> None:
    """Print `lines` to standard output at once, each ended by `end`."""
    for line in lines:
        _write(sys.stdout, visible(line) + end)
    if not lines:
        _write(sys.stdout, end)
    sys.stdout.flush()


def say_json(text: str) -> None:
    """Print JSON to standard output: a character that is not visible as its escape, so that it stays JSON."""
    _write(sys.stdout, _MARKED.sub(_escaped, text))
    sys.stdout.flush()


def is_interactive() -> bool:
    """Return whether somebody can be asked: input and output are both a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def complain(message: str) -> None:
    """Print `message` to standard error, each of its lines cut where it is longer than any that Drafter writes."""
    for line in message.split("\n"):
        cut = line if len(line) <= _LONGEST_COMPLAINT else f"{line[:_LONGEST_COMPLAINT]}……"
        _write(sys.stderr, f"{visible(cut)}\n")
    sys.stderr.flush()


def show_progress(text: str, *, is_last: bool = False) -> None:
    """Show `text` on the terminal in place of what was shown so before; nothing where messages go elsewhere."""
    if sys.stderr.isatty():
        _write(sys.stderr, f"\r{visible(text)}{chr(10) if is_last else ''}")
        sys.stderr.flush()


def _escaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    units = match[1].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)
