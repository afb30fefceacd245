"""What messages say of a wrong value: the value itself, and the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_QUOTED = 60
"""Characters of a value that a message shows."""


def quoted(value: object) -> str:
    """Return `value` as messages show it: in quotation marks, on one line, cut where it is long."""
    text = str(value).replace("\n", " ")
    return f"“{text}”" if len(text) <= LONGEST_QUOTED else f"“{text[:LONGEST_QUOTED]}……”"


def is_chinese(message: str) -> bool:
    """Return whether a `message` is one of our own: libraries have theirs in English."""
    return any("\u4e00" <= char <= "\u9fff" for char in message)


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the name in `known` most like `name` but not the same; empty when none is at least `cutoff` like it.

    `cutoff` is difflib's ratio, 0 to 1. An endless name is like none.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a complaint needs it

    if len(name) > LONGEST_QUOTED * 2:
        return ""
    others = [each for each in known if each != name]
    return next((each for each in others if _looks_like(each, name)), "") or next(
        iter(get_close_matches(name, others, n=1, cutoff=cutoff)), ""
    )


def did_you_mean(name: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """Return 是不是“…”？ with the nearest name, `otherwise` when there is none near enough.

    Of a name that looks the same it says why it is another.
    """
    near = nearest(name, known, cutoff)
    return nearest_hint(name, near) if near else otherwise


def nearest_hint(name: str, near: str) -> str:
    """Return how messages propose `near` in place of `name`."""
    if _looks_like(near, name):
        return f"和{quoted(near)}看着一样，里面却有空格、全角或看不见的字符；请重新输入"
    return f"是不是{quoted(near)}？"


def _looks_like(one: str, other: str) -> bool:
    """Return whether two names differ in spaces, widths and characters that nobody sees alone."""
    return _seen(one) == _seen(other)


def _seen(text: str) -> str:
    from unicodedata import category, normalize  # noqa: PLC0415 - only a complaint needs it

    return "".join(
        char for char in normalize("NFKC", text) if char.isprintable() and category(char) not in ("Zs", "Mn")
    )
