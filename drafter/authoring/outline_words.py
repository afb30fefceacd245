"""Which matters of facts and which topics the words of a heading mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafter.authoring.outline_draft import named_in, pairs
from drafter.authoring.topic_words import GENERIC, OF_ALL, OF_MANY, parts_of, topics_in, words_of, words_said
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import Topic
from drafter.model.field_spec import FieldSpec

OF_THE_AREA = "辖区"
"""Begins the name of a matter that tells a topic's figures of the whole area: 辖区法治宣传."""
_SURE = 0.6
"""The part of a topic's name, or of a heading in the facts of a matter, that is enough."""
_SOME = 0.3
"""The part of a heading in the facts of a matter that is enough where a word of its topic stands there."""
_OF_TWO = 0.5
"""What a pair of characters says that two topics have."""
_WHOLE = 0.75
"""The part of the name of a matter that must stand in a heading of its own."""


def likest_name(heading: str, jurisdiction: Jurisdiction, taken: set[str]) -> str:
    """Return the matter of facts (事项), else the topic, most of whose name stands in `heading`; empty for none."""
    by_matter = jurisdiction.catalogue().told_by_matter
    narrower = (each for name in by_matter for each in _narrower(heading, name, by_matter) if each not in taken)
    first = next(narrower, "")
    if first:
        return first
    meant = {name: specs for name, specs in by_matter.items() if not is_narrowed(heading, name, by_matter)}
    matters = [(named_in(heading, matter), matter) for matter in meant]
    topics = [(named_in(heading, topic.name), topic.name) for topic in jurisdiction.topics]
    own = {name: specs for name, specs in meant.items() if not name.startswith(OF_THE_AREA)}
    told = [(_told_by_facts(heading, specs), name) for name, specs in own.items() if _speak_of(heading, specs)]
    for names, least in ((matters, _WHOLE), (topics, _SURE), (told, _SURE)):
        share, nearest = max(names, default=(0.0, ""))
        if share >= least and nearest not in taken:
            return nearest
    return ""


def is_narrowed(heading: str, name: str, matters: Iterable[str]) -> bool:
    """Return whether right before `name` stands in `heading` whose it is, and others of `matters` are about these.

    教师法治培训 is not about all 法治培训: 法治教师队伍 is about teachers.
    """
    return any(_narrower(heading, name, matters))


def _narrower(heading: str, name: str, matters: Iterable[str]) -> Iterator[str]:
    """Yield those of `matters` that are about whose `name` is in `heading`."""
    before, _, _ = heading.partition(name)
    whose = before[-2:]
    if before == heading or whose not in pairs(whose) - GENERIC - {*OF_ALL.findall(whose)}:
        return
    own = pairs(name) - GENERIC
    yield from (each for each in matters if whose in each and not own.isdisjoint(pairs(each)) and each != name)


def matter_named(heading: str, jurisdiction: Jurisdiction, taken: set[str]) -> str:
    """Return the matter whose name has a word of its topic that stands in `heading`: 体育许可和赛事; empty for none."""
    by_matter = jurisdiction.catalogue().told_by_matter
    said = words_said(heading, jurisdiction.topics)
    return next(
        (
            matter
            for matter, specs in by_matter.items()
            if matter not in taken
            and any(each.word in matter and each.topic == spec.topic for each in said for spec in specs)
        ),
        "",
    )


def matter_of_part(heading: str, jurisdiction: Jurisdiction, taken: set[str]) -> str:
    """Return the matter that tells most of the part of a topic of which a word stands in `heading`; empty for none."""
    by_matter = jurisdiction.catalogue().told_by_matter
    parts = [(topic.name, part) for topic in jurisdiction.all_topics for part in words_of(topic).parts]
    for topic, part in sorted(parts, key=lambda each: -_count_in(heading, each[1].headings)):
        if not _count_in(heading, part.headings):
            return ""
        said = [word for word in part.headings if word in heading]
        own = [specs for specs in by_matter.values() if _is_of(topic, specs)]
        words = said if any(_told_of(specs, said) for specs in own) else part.headings
        meant = {matter: specs for matter, specs in by_matter.items() if matter not in taken and _is_of(topic, specs)}
        told = [(_told_of(specs, part.headings), name) for name, specs in meant.items() if _told_of(specs, words)]
        count, matter = max(told, default=(0, ""))
        if matter and count >= _SOME * len(meant[matter]):
            return matter
    return ""


def _is_of(topic: str, specs: Sequence[FieldSpec]) -> bool:
    return any(spec.topic == topic for spec in specs)


def _told_of(specs: Sequence[FieldSpec], words: Iterable[str]) -> int:
    """Return how many of the facts `specs` have one of `words`, themselves or in the name of their matter."""
    words = [*words]
    return sum(_count_in(f"{spec.title}{spec.sentence}{spec.matter}", words) > 0 for spec in specs)


def _count_in(text: str, words: Iterable[str]) -> int:
    return sum(word in text for word in words)


def matter_of_topics(heading: str, jurisdiction: Jurisdiction, taken: set[str]) -> str:
    """Return the matter that speaks most of `heading`, of a topic whose words stand there; empty for none."""
    topics = topics_in(heading, jurisdiction.topics)
    by_matter = jurisdiction.catalogue().told_by_matter.items()
    told = [
        (_told_by_facts(heading, specs), matter)
        for matter, specs in by_matter
        if matter not in taken and any(spec.topic in topics for spec in specs)
    ]
    share, nearest = max(told, default=(0.0, ""))
    return nearest if share >= _SOME else ""


def topic_of_pairs(heading: str, topics: Sequence[Topic], taken: set[str]) -> str:
    """Return the topic whose words share most with `heading` that others' do not: 思想 of 法治思想; empty for none.

    What few topics have says most. It says nothing beside the words of topics that stand there and are told elsewhere. A topic that is told with another that has the same pair counts for none beside it.
    """
    if words_said(heading, topics):
        return ""
    having = {topic.name: frozenset[str]().union(*map(parts_of, words_of(topic).all)) for topic in topics}
    counts = Counter(
        pair for topic in topics for pair in having[topic.name] - having.get(topic.with_topic, frozenset[str]())
    )
    known = (pairs(heading) & counts.keys()) - OF_MANY
    own = known - GENERIC or known
    shares = {name: sum(1 / counts[pair] for pair in own & each) for name, each in having.items() if name not in taken}
    best = max(shares, key=lambda name: (shares[name], not own.isdisjoint(pairs(name))), default="")
    return best if best and shares[best] >= _OF_TWO else ""


def matter_in(heading: str, matters: Iterable[str], topics: Iterable[Topic]) -> str:
    """Return the longest of `matters` whose name stands in a `heading` without a word of a topic; empty for none."""
    known = (*matters,)
    named = [each for each in known if each in heading and not is_narrowed(heading, each, known)]
    return max(named, key=len) if named and not topics_in(heading, topics) else ""


def _speak_of(heading: str, specs: Sequence[FieldSpec]) -> bool:
    """Return whether not few of `specs` have a word of `heading`: some alone stand for themselves."""
    words = pairs(heading) - GENERIC - {*OF_ALL.findall(heading)}
    count = sum(not words.isdisjoint(pairs(f"{spec.title}，{spec.sentence}")) for spec in specs)
    return count >= _SOME * len(specs)


def _told_by_facts(heading: str, specs: Sequence[FieldSpec]) -> float:
    """Return how much of `heading` stands in the titles and sentences of `specs`, and a little for each that has some."""
    words = pairs(heading) - OF_MANY
    own = frozenset[str]().union(*map(pairs, OF_ALL.split(heading)))
    told = [words & (pairs(spec.title) | pairs(spec.sentence)) for spec in specs]
    shared = frozenset[str]().union(*told)
    share = len(shared) / len(words) if len(words) > 1 and not shared.isdisjoint(own or words) else 0.0
    return share + sum(map(bool, told)) / 1000
