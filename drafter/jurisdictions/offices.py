"""Which office (科室) supplies which answer, as manifests and answers files say it."""

from __future__ import annotations

from collections.abc import Mapping


def supplying_office(offices: Mapping[str, str], path: str, chapters: Mapping[str, str]) -> str:
    """Return the office of the answer at `path`, of its group, of its chapter; else empty.

    `chapters` gives the chapter of what belongs to no group: 活动.主题.
    """
    own = offices.get(path) or offices.get(path.partition(".")[0], "")
    return own or offices.get(chapters.get(path, ""), "")


def nearer_offices(farther: Mapping[str, str], nearer: Mapping[str, str]) -> dict[str, str]:
    """Return both, the nearer first: its office for a group is that of all answers in it."""
    kept = {path: office for path, office in farther.items() if path.partition(".")[0] not in nearer}
    return {**kept, **nearer}
