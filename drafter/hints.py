"""The nearest right name, for messages about a wrong one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the name in `known` most like `name`, empty when none is at least `cutoff` like it.

    `cutoff` is difflib's ratio, 0 to 1.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a complaint needs it

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=cutoff)), "")


def did_you_mean(name: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """Return 是不是“…”？ with the nearest name, `otherwise` when there is none near enough."""
    near = nearest(name, known, cutoff)
    return f"是不是“{near}”？" if near else otherwise
