"""Places each matter of facts under the heading that speaks of it, away from its topic where that has another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from drafter.authoring.fact_words import Fit
from drafter.authoring.matters import Matter, WordedFact
from drafter.authoring.outline_draft import DraftEntry, file_name
from drafter.authoring.outline_places import WORK_DONE, Outline
from drafter.authoring.outline_sections import further_entry, topics_told, with_own_file
from drafter.authoring.outline_topics import headed, roomier
from drafter.authoring.outline_words import OF_THE_AREA
from drafter.checking.text.statutory_parts import part_of_heading
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import ReportKind
from drafter.jurisdictions.section_files import LISTED, SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.usage import printed_by, section_names
from drafter.model.answer_path import AnswerPath

_BETTER = 0.25
"""By how much the heading that takes a matter must outdo the one where its topic stands."""
_FEW = 1
"""Matters that move to a heading with a file each; more get one with a line each, and are told in one paragraph."""
_TWO = 2
"""Pairs of characters of a heading that a fact must have that goes there alone."""


def with_facts(
    entries: Sequence[DraftEntry],
    jurisdiction: Jurisdiction,
    kind: ReportKind,
    told_last_year: Mapping[str, str] = MappingProxyType({}),
) -> list[DraftEntry]:
    """Return `entries` with each matter of facts below the heading that speaks of it most, or told it last year.

    Facts of one matter (事项) stand together, but for those that last year's report told elsewhere; one that moves gets
    an entry of its own. What the heading of its topic does not speak of, and no other does, goes to the chapter above.
    """
    outline = Outline(entries, jurisdiction)
    moved: dict[int, list[WordedFact]] = {}
    worded = _worded(entries, jurisdiction)
    for matter in outline.words.matters:
        last = {fact.spec.path: outline.headings.get(told_last_year.get(fact.spec.path, "")) for fact in matter.facts}
        for fact, to in _moves(matter, last, outline):
            if fact.spec.path not in worded:
                moved.setdefault(to, []).append(fact)
    placed = _with_moved(outline, moved, {*section_names(kind.outline), *(entry.section for entry in entries)})
    apart = outline.apart | {fact.spec.path for facts in moved.values() for fact in facts}
    return _without_moved_figures(placed, apart, jurisdiction)


def _moves(
    matter: Matter, last_year: Mapping[AnswerPath, int | None], outline: Outline
) -> Iterator[tuple[WordedFact, int]]:
    """Yield the facts of `matter` that go to another heading than that of their topic, and to which.

    `last_year` has by a fact's path the heading below which last year's report told it; None for none.
    """
    own = outline.home_of(matter)
    home = outline.heads[own] if own is not None else None
    place = _last_place(last_year.values())
    apart: Mapping[str, int] = {}
    if place is None and own is not None:
        place = _place_of(matter, own, outline)
        apart = _apart(matter, place, outline)
    for fact in matter.facts:
        named = last_year[fact.spec.path]
        to = apart.get(fact.spec.path, place) if named is None else named
        if to is not None and to != home:
            yield fact, to


def _apart(matter: Matter, place: int, outline: Outline) -> dict[str, int]:
    """Return the headings that are to tell single facts of `matter`, which is told at `place`, by their paths.

    What is told of the whole area goes where what it is about is told of the unit itself: its officers to the officers;
    and a heading that no matter is about, or a part of the topic, gets the facts that have what it says.
    """
    found: dict[str, int] = {}
    for fact in matter.facts:
        alone = outline.words.as_of_area(fact)
        fits = {at: outline.fit_of_place(at, alone) for at in outline.leaves} if alone else {}
        best = max(fits, key=fits.__getitem__, default=place)
        if fits.get(best, 0.0) >= Fit.LIKE and fits[best] > outline.fit(place, alone or matter) + _BETTER:
            found[fact.spec.path] = best
        own = [*outline.bare_for(fact, least=_TWO), *outline.of_part(fact, place, matter)]
        if own:
            found[fact.spec.path] = own[0]
    parts = {fact.spec.path: fact.spec.part_of for fact in matter.facts if fact.spec.part_of in found}
    return found | {path: found[whole] for path, whole in parts.items()}


def _last_place(places: Iterable[int | None]) -> int | None:
    """Return the heading below which last year's report told most of a matter; None where it told none of it."""
    counts = Counter(place for place in places if place is not None)
    return max(counts, key=counts.__getitem__, default=None)


def _worded(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return the answers that a section from above words itself which is no topic's: they stay in its sentences."""
    topics = {topic.name for topic in jurisdiction.topics}
    own = {each.section for each in entries if each.section and not each.topic and not each.matter} - topics
    known = (name for name in own if nearest_file(jurisdiction.folders, name + SECTION_SUFFIX))
    return frozenset[str]().union(*(printed_by(name, jurisdiction).by_sections for name in known))


def _place_of(matter: Matter, own: int, outline: Outline) -> int:
    """Return the heading that is to tell `matter`, which the entry at `own` tells so far.

    A chapter takes it that speaks of it much more than the headings below chapters. What the principal does stands in
    the chapter about him.
    """
    home = outline.heads[own]
    here = outline.fit(home, matter)
    of_principal = outline.leaves_of_principal(matter)
    if of_principal:
        return home if home in of_principal else max(of_principal, key=lambda place: outline.fit(place, matter))
    free = (place for place in outline.able if not outline.is_anothers(place, matter, home))
    fits = {place: outline.fit_of_place(place, matter) for place in free}
    best = max(fits, key=fits.__getitem__, default=home)
    there = fits.get(best, 0.0)
    if there >= Fit.ABOVE and there > here + _BETTER and not (outline.is_given(own, matter) and there < Fit.NAME):
        return best
    if outline.stays(own, matter):
        return home
    if there >= Fit.LOOSE - Fit.LIKENESS:
        return best
    is_of_area = matter.name.startswith(OF_THE_AREA)
    area = outline.home_of_topic(matter.name.removeprefix(OF_THE_AREA)) if is_of_area else None
    kin = area if area is not None else next(_of_kind(matter, outline), None)
    return outline.heads[kin] if kin is not None else next(_above(matter, home, outline), home)


def _of_kind(matter: Matter, outline: Outline) -> Iterator[int]:
    """Yield the entries of the topics with which that of `matter` is told, below a heading that is about their kind."""
    homes = map(outline.home_of_topic, outline.words.chain_of(matter.topic)[1:])
    yield from (home for home in homes if home is not None and outline.is_of_kind(home, matter.topic))


def _above(matter: Matter, home: int, outline: Outline) -> Iterator[int]:
    """Yield the chapters that may tell what `home`, below them, does not speak of: first one that speaks of it."""
    chapters = [
        place for place in _chapters(home, outline) if part_of_heading(outline.entries[place].heading) in WORK_DONE
    ]
    yield from (place for place in chapters if outline.fit(place, matter))
    yield from chapters


def _chapters(home: int, outline: Outline) -> Iterator[int]:
    """Yield the headings above that at `home`, the nearest first."""
    depth = outline.entries[home].depth
    for place in range(home - 1, -1, -1):
        above = outline.entries[place]
        if above.heading and above.depth < depth:
            depth = above.depth
            yield place


def _with_moved(outline: Outline, moved: Mapping[int, Sequence[WordedFact]], known: set[str]) -> list[DraftEntry]:
    """Return the entries with the facts `moved` behind all sections of their headings."""
    placed: list[DraftEntry] = []
    for place, entry in enumerate(outline.entries):
        placed.append(entry)
        head = outline.heads[place]
        if place + 1 == len(outline.entries) or outline.heads[place + 1] != head:
            placed += _further_entries(outline, head, moved.get(head, ()), known)
    return placed


def _further_entries(outline: Outline, head: int, facts: Sequence[WordedFact], known: set[str]) -> Iterator[DraftEntry]:
    """Yield the entries of `facts` that move below the heading at `head`: one a matter, and one for all others.

    Many matters stand in that one too. The name of its file joins those that are `known`.
    """
    whole = Counter(fact.spec.matter for fact in outline.facts)
    counts = Counter(fact.spec.matter for fact in facts)
    matters = [matter for matter in counts if matter and counts[matter] == whole[matter]]
    listed = matters if len(matters) > _FEW else []
    yield from (outline.of_matter(head, each) for each in matters if each not in listed)
    apart = (fact for fact in facts if fact.spec.matter not in matters)
    paths = (str(path) for fact in apart for path in (fact.spec.path, *outline.along.get(fact.spec.path, ())))
    single = (*listed, *paths)
    if single:
        section = file_name(f"{outline.entries[head].heading}{LISTED}", known)
        known.add(section)
        yield further_entry(outline.entries[head], section, "")._replace(facts=single)


def _without_moved_figures(
    entries: Sequence[DraftEntry], moved: set[str], jurisdiction: Jurisdiction
) -> list[DraftEntry]:
    """Return `entries` with a file of its own for a topic's section that prints figures `moved` to another heading."""
    topics = {topic.name for topic in jurisdiction.topics}
    told = Counter(name for each in entries for name in topics_told(each, jurisdiction))
    placed = list(entries)
    behind: dict[int, list[DraftEntry]] = {}
    for place, each in enumerate(entries):
        if each.section not in topics or each.topic or moved.isdisjoint(_figures_of(each.section, jurisdiction)):
            continue
        placed[place] = with_own_file(each._replace(topic=each.section), jurisdiction)
        others = sorted(name for name in topics_told(each, jurisdiction) & topics - {each.section} if told[name] == 1)
        for name in others:
            home = roomier(place, name, placed, jurisdiction)
            joined = further_entry(headed(entries, home), name, name)._replace(is_joined=True)
            behind.setdefault(home, []).append(with_own_file(joined, jurisdiction))
    return [entry for place, each in enumerate(placed) for entry in (each, *behind.get(place, ()))]


def _figures_of(section: str, jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return the answers that the section of a topic prints, those of facts of matters among them."""
    topics = {topic.name for topic in jurisdiction.topics}
    matters = jurisdiction.catalogue().told_by_matter
    used = printed_by(section, jurisdiction)
    return used.by_sections | {spec.path for name in used.fact_topics - topics for spec in matters.get(name, ())}
