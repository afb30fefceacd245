"""Moves single matters of facts to the heading that speaks of them, away from the rest of their topic."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.authoring.outline_draft import DraftEntry, named_in
from drafter.authoring.outline_sections import further_entry, topics_told, with_own_file
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import printed_by

_SURE = 0.75
"""Of the pairs of characters in a matter's name, the part that stands in a heading that speaks of it."""
_OF_THE_AREA = "辖区"
"""Begins the name of a matter that tells a topic's figures of the whole area: 辖区法治宣传."""


def with_matters(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> list[DraftEntry]:
    """Return `entries` with each matter that a heading names below that heading, where another tells its topic.

    The figures of the whole area about a topic stand with that topic.
    """
    told = [topics_told(entry, jurisdiction) for entry in entries]
    told_alone = frozenset[str]().union(*told, (entry.section for entry in entries))
    heads = _heads(entries)
    moved: dict[int, list[str]] = {}
    for matter, specs in jurisdiction.catalogue().told_by_matter.items():
        topics = {spec.topic for spec in specs}
        if matter in told_alone or matter in topics:
            continue
        home = _home_of(topics, entries, told, is_strict=matter.startswith(_OF_THE_AREA))
        place = _place_of(matter, entries, heads) if home is not None else None
        if home is None or place is None or place == heads[home]:
            continue
        if named_in(entries[heads[home]].heading, matter) < _SURE:
            moved.setdefault(place, []).append(matter)
    return _without_moved_figures(_with_moved(entries, heads, moved), jurisdiction)


def _without_moved_figures(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> list[DraftEntry]:
    """Return `entries` with a file of its own for a section that prints figures of a matter with another heading."""
    by_matter = jurisdiction.catalogue().told_by_matter
    topics = {topic.name for topic in jurisdiction.topics}
    moved = {name for each in entries for name in (each.topic, each.matter) if name in by_matter and name not in topics}
    figures = {spec.path for matter in moved for spec in by_matter[matter]}
    return [
        with_own_file(each._replace(topic=each.section), jurisdiction)
        if each.section in topics and not each.topic and figures & printed_by(each.section, jurisdiction).by_sections
        else each
        for each in entries
    ]


def _home_of(
    topics: set[str], entries: Sequence[DraftEntry], told: Sequence[frozenset[str]], *, is_strict: bool
) -> int | None:
    """Return the place of the entry that tells `topics`, first that of their own; None when none does.

    With `is_strict` only one of their own counts: a county's outline has no place for the figures of a whole area.
    """
    own = [place for place, entry in enumerate(entries) if topics & {entry.topic, entry.section}]
    collected = [] if is_strict else [place for place, each in enumerate(told) if topics & each]
    return next(iter(own or collected), None)


def _heads(entries: Sequence[DraftEntry]) -> list[int]:
    """Return for each entry the place of that with its heading: its own, or the one before it."""
    heads: list[int] = []
    for place, entry in enumerate(entries):
        heads.append(place if entry.heading or not heads else heads[-1])
    return heads


def _place_of(matter: str, entries: Sequence[DraftEntry], heads: Sequence[int]) -> int | None:
    """Return the place of the heading that speaks of `matter`; None when none does."""
    if matter.startswith(_OF_THE_AREA):
        topic = matter.removeprefix(_OF_THE_AREA)
        own = [place for place, entry in enumerate(entries) if topic in (entry.topic, entry.section)]
        return next((heads[place] for place in own), None)
    leaves = [place for place, entry in enumerate(entries) if entry.heading and entry.section and not entry.has_below]
    best = max(leaves, key=lambda place: named_in(entries[place].heading, matter), default=None)
    return best if best is not None and named_in(entries[best].heading, matter) >= _SURE else None


def _with_moved(entries: Sequence[DraftEntry], heads: Sequence[int], moved: dict[int, list[str]]) -> list[DraftEntry]:
    """Return `entries` with the matters `moved` behind all sections of their headings."""
    placed: list[DraftEntry] = []
    for place, entry in enumerate(entries):
        placed.append(entry)
        is_last = place + 1 == len(entries) or heads[place + 1] != heads[place]
        for matter in moved.get(heads[place], ()) if is_last else ():
            placed.append(further_entry(entries[heads[place]], matter, "")._replace(matter=matter))
    return placed
