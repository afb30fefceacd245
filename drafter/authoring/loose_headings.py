"""Tells which headings of a bureau's outline got their sections by a few characters alone, and which have none to tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from drafter.authoring.outline_draft import named_in, pairs, sections_of_parts
from drafter.authoring.outline_words import OF_THE_AREA
from drafter.authoring.topic_words import GENERIC, OF_ALL, parts_of, stands_in, words_of
from drafter.authoring.weighty_words import weighty
from drafter.checking.text.statutory_parts import part_of_heading
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry, ReportKind, Topic, walk
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.usage import Usage, printed_by, written_into
from drafter.model.fields import Kind

_SURE = 0.6
"""The part of the name of a section or matter that says, standing in a heading, that the heading is about it."""
_WAY_OUT = (
    "放得不对的，改提纲里的“段落”：写别的段落的名称；没有段落写它的，写一个新名称，另建这个名称的 .txt，"
    "里面写 {{ 事实('名称') }}，一行一个，名称用 drafter jurisdictions names 查"
)
"""What to do about a heading that got the wrong section."""
_WHOLE_WORD = 3
"""Characters in a row that a heading shares with what it tells and that are no accident."""


class _Placed(NamedTuple):
    """A heading, the sections below it until the next, and what these print."""

    heading: str
    sections: tuple[str, ...]
    used: Usage


def loose_headings(jurisdiction: Jurisdiction, own_kinds: Collection[ReportKind]) -> tuple[str, ...]:
    """Return in Chinese, a line a heading, what its sections share with each heading that has no word of them, and which headings print activities alone.

    A heading into whose sections the bureau wrote itself is not told.
    """
    topics = {topic.name: topic for topic in jurisdiction.topics}
    lines: list[str] = []
    for kind in own_kinds:
        placed = _judged(kind, jurisdiction)
        bare = [each.heading for each in placed if each.used.topics and not each.used.answers]
        placed = [each for each in placed if each.heading not in bare]
        loose = [part for each in placed for part in _loose(each, jurisdiction, topics)]
        if loose:
            lines.append(f"{quoted(kind.name)}里，标题没有说到、照相近的字放的段落：")
            lines += [
                f"  {each.heading}　← {'、'.join(each.sections)}{_by(each, jurisdiction, topics)}" for each in loose
            ]
            lines.append(_WAY_OUT)
        if bare:
            lines.append(f"{quoted(kind.name)}里，没有现成的内容、只印填报时写的活动的标题：{'、'.join(bare)}")
    return tuple(lines)


def _judged(kind: ReportKind, jurisdiction: Jurisdiction) -> list[_Placed]:
    """Return the headings of `kind` that say a matter, and into whose sections the bureau wrote nothing itself."""
    meant = written_into(jurisdiction)
    placed = (each for each in _placed(kind.outline, jurisdiction) if meant.isdisjoint(_named(each.used)))
    return [each for each in placed if pairs(each.heading) and not _is_of_part(each)]


def _is_of_part(placed: _Placed) -> bool:
    """Return whether a heading names a statutory part that its sections tell, or stands above other headings."""
    if part_of_heading(placed.heading) is None:
        return False
    named = sections_of_parts(placed.heading)
    return not named or not {*named}.isdisjoint(placed.sections)


def _loose(placed: _Placed, jurisdiction: Jurisdiction, topics: dict[str, Topic]) -> Iterator[_Placed]:
    """Yield a heading that has no word of what it tells; of one that has, the sections with which it shares mere characters."""
    if not _is_sure(placed, jurisdiction, topics):
        yield placed
        return
    alone = (_Placed(placed.heading, (each,), printed_by(each, jurisdiction)) for each in placed.sections)
    loose = [
        each for each in alone if not _is_sure(each, jurisdiction, topics) and _has_common(each, jurisdiction, topics)
    ]
    if loose:
        used = (each.used for each in loose)
        yield _Placed(placed.heading, tuple(each.sections[0] for each in loose), _joined(used))


def _has_common(placed: _Placed, jurisdiction: Jurisdiction, topics: dict[str, Topic]) -> bool:
    """Return whether a heading shares characters with its section that not every report has in many headings."""
    return any(OF_ALL.sub("", each) for each in _common(placed, jurisdiction, topics))


def _joined(used: Iterable[Usage]) -> Usage:
    return Usage(*(frozenset[str]().union(*each) for each in zip(*used, strict=True)))


def _placed(outline: Collection[OutlineEntry], jurisdiction: Jurisdiction) -> Iterator[_Placed]:
    """Yield the headings of an `outline` with their own sections, those of headings below them left out."""
    by_heading: dict[str, list[str]] = {}
    heading = ""
    for entry in walk(outline):
        heading = entry.heading or heading
        if entry.section:
            by_heading.setdefault(heading, []).append(entry.section)
    for heading, sections in by_heading.items():
        yield _Placed(heading, tuple(sections), _joined(printed_by(each, jurisdiction) for each in sections))


def _named(used: Usage) -> frozenset[str]:
    return used.by_sections | used.fact_topics


def _is_sure(placed: _Placed, jurisdiction: Jurisdiction, topics: dict[str, Topic]) -> bool:
    """Return whether a heading has a word of what its sections print, or there is nothing in them to hold it against."""
    told = _told(placed, jurisdiction)
    named = [*_inherited(placed, jurisdiction), *placed.used.topics, *placed.used.fact_topics]
    return (
        not told
        or _has_word(placed.heading, _topics(placed, jurisdiction) & topics.keys(), topics, told)
        or any(_is_named(name, placed.heading) for name in named)
        or _shares_word(placed.heading, told)
    )


def _has_word(heading: str, names: Collection[str], topics: dict[str, Topic], told: Collection[str]) -> bool:
    """Return whether `heading` has a word of the topics called `names`, or of those with which they are told.

    One of what all headings say, 教育执法, counts where the other words of the heading stand in what is `told`.
    """
    above = {topics[name].with_topic for name in names} & topics.keys()
    words = [word for name in names for word in words_of(topics[name]).all if stands_in(word, heading)]
    words += [word for name in above for word in words_of(topics[name]).all if word in heading]
    return any(OF_ALL.sub("", word) for word in words) or (bool(words) and not _is_more_said(heading, told))


def _shares_word(heading: str, told: Collection[str]) -> bool:
    """Return whether a word of `heading` that is no usual one, or a long part of it, stands in what is `told`."""
    rows = [*weighty(heading)]
    whole = any(row in text for row in rows for text in told)
    return whole or any(len(each) >= _WHOLE_WORD for row in rows for each in _rows(row, told))


def _is_named(name: str, heading: str) -> bool:
    """Return whether most of `name` stands in `heading`, and of that not only what all headings say: of 体育执法 not 执法."""
    own = parts_of(name) - {*OF_ALL.findall(name)}
    return named_in(heading, name) >= _SURE and (name in heading or any(each in heading for each in own))


def _is_more_said(heading: str, told: Collection[str]) -> bool:
    """Return whether `heading` has words of its own, none of which stands in `told`."""
    rows = [*weighty(heading)]
    return bool(rows) and not any(_rows_in(row, told) for row in rows)


def _rows_in(row: str, told: Collection[str]) -> bool:
    return any(not pairs(each) <= GENERIC for each in _rows(row, told))


def _inherited(placed: _Placed, jurisdiction: Jurisdiction) -> list[str]:
    """Return the sections that are named above, and not after the heading itself."""
    return [each for each in placed.sections if nearest_file(jurisdiction.folders[1:], each + SECTION_SUFFIX)]


def _topics(placed: _Placed, jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return the topics that the sections print, and those of the matters that they print."""
    matters = jurisdiction.catalogue().told_by_matter
    of_matters = {spec.topic for name in placed.used.fact_topics for spec in matters.get(name, ())}
    of_matters |= {name.removeprefix(OF_THE_AREA) for name in placed.used.fact_topics if name.startswith(OF_THE_AREA)}
    return placed.used.topics | placed.used.fact_topics | of_matters


def _told(placed: _Placed, jurisdiction: Jurisdiction) -> list[str]:
    """Return the titles and sentences of the figures that the sections print."""
    specs = (jurisdiction.catalogue().get(path) for path in placed.used.answers)
    return [f"{spec.title}，{spec.sentence}，{spec.matter}" for spec in specs if spec and spec.kind is Kind.FIGURE]


def _by(placed: _Placed, jurisdiction: Jurisdiction, topics: dict[str, Topic]) -> str:
    """Return in brackets the characters that a heading shares with what stands below it."""
    shared = _common(placed, jurisdiction, topics)
    return f"（照{'、'.join(map(quoted, shared))}）" if shared else "（没有共同的字）"


def _common(placed: _Placed, jurisdiction: Jurisdiction, topics: dict[str, Topic]) -> list[str]:
    """Return the characters that a heading shares with what stands below it."""
    words = [word for name in _topics(placed, jurisdiction) & topics.keys() for word in words_of(topics[name]).all]
    named = [*_inherited(placed, jurisdiction), *placed.used.fact_topics, *words]
    return _shared(placed.heading, named) or _shared(placed.heading, _told(placed, jurisdiction))


def _shared(heading: str, texts: Collection[str]) -> list[str]:
    """Return the longest rows of characters of `heading` that stand in `texts`, in order; those that all have only alone."""
    found = [row for part in OF_ALL.split(heading) for row in _rows(part, texts)]
    usual = [word for word in dict.fromkeys(OF_ALL.findall(heading)) if any(word in text for text in texts)]
    return [row for row in found if not pairs(row) <= GENERIC] or [*found, *usual]


def _rows(part: str, texts: Collection[str]) -> Iterator[str]:
    start = 0
    while start < len(part) - 1:
        ends = range(len(part), start + 1, -1)
        row = next((part[start:end] for end in ends if any(part[start:end] in text for text in texts)), "")
        if pairs(row):
            yield row
        start += max(len(row), 1)
