"""What the words of a heading say: topics whose words stand in it, matters whose names or facts it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.authoring.outline_draft import FILLERS, DraftEntry, named_in, pairs
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import Topic
from drafter.model.field_spec import FieldSpec
from drafter.model.titles import ACTIVITIES

OF_THE_AREA = "辖区"
"""Begins the name of a matter that tells a topic's figures of the whole area: 辖区法治宣传."""
_LOOSE = "？"
"""Ends a word of facts that only go with a part of a topic."""
_SURE = 0.6
"""The part of a topic's name, or of a heading in the facts of a matter, that is enough."""
_SOME = 0.3
"""The part of a heading in the facts of a matter that is enough where a word of its topic stands there."""
_BETWEEN = re.compile("[、，,]")
_OF_MANY = frozenset(("意见", "建议", "行动", "治理", ACTIVITIES))
"""Pairs of characters in facts of many matters: a heading of these alone is about none of them."""
GENERIC = _OF_MANY | frozenset(
    re.findall("..", "材料管理重大机构制度机制规范监督检查数量建设服务办理项目人员基本校园学校政府")
)
"""Pairs of characters that say nothing of what a heading is about."""
OF_ALL = re.compile("行政|执法|法治|教育|依法")
"""Words that every report has in many headings."""
_ENDS_FREE = re.compile(f"(?:^|[^一-鿿]|[的和与及]|{OF_ALL.pattern}|{FILLERS.pattern})$")
"""Before a noun that is nobody else's: nothing, or what every report has in many headings."""
_OF_TWO = 0.5
"""What a pair of characters says that two topics have."""
_COMPOUND = 3
"""Characters from which on a word may be made of others: of 普法规划 法规 is none."""
_OWNED = "队伍"
"""A noun that means a topic by itself only: right behind another word it is that one's, 队伍建设 in 教师队伍建设."""
_QUOTES = "“”‘’「」"
_WHOLE = 0.75
"""The part of the name of a matter that must stand in a heading of its own."""


class SaidWord(NamedTuple):
    """A word of a topic in a heading."""

    start: int
    end: int
    topic: str
    word: str


def topics_in(heading: str, topics: Iterable[Topic]) -> tuple[str, ...]:
    """Return the topics whose words stand in `heading`, in its order; a word within a longer one counts for none."""
    return tuple(dict.fromkeys(said.topic for said in sorted(words_said(heading, topics))))


def outbid_topics(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> list[set[str]]:
    """Return for each entry the topics of which another heading has more words."""
    claims = [_claims(entry.heading, jurisdiction.topics) if not entry.has_below else {} for entry in entries]
    most = {name: max(each.get(name, 0.0) for each in claims) for each in claims for name in each}
    return [{name for name, count in each.items() if count < most[name]} for each in claims]


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


def matter_of_part(heading: str, jurisdiction: Jurisdiction, taken: set[str]) -> str:
    """Return the matter that tells most of the part of a topic of which a word stands in `heading`; empty for none."""
    by_matter = jurisdiction.catalogue().told_by_matter
    parts = [(topic.name, part) for topic in jurisdiction.all_topics for part in words_of(topic).parts]
    for topic, part in sorted(parts, key=lambda each: -_count_in(heading, each[1].headings)):
        if not _count_in(heading, part.headings):
            return ""
        told = [
            (sum(_count_in(f"{spec.title}{spec.sentence}{matter}", part.headings) > 0 for spec in specs), matter)
            for matter, specs in by_matter.items()
            if matter not in taken and any(spec.topic == topic for spec in specs)
        ]
        count, matter = max(told, default=(0, ""))
        if count:
            return matter
    return ""


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

    What few topics have says most. A topic that is told with another that has the same pair counts for none beside it.
    """
    having = {topic.name: frozenset[str]().union(*map(pairs, words_of(topic).all)) for topic in topics}
    counts = Counter(
        pair for topic in topics for pair in having[topic.name] - having.get(topic.with_topic, frozenset[str]())
    )
    own = (pairs(heading) & counts.keys()) - _OF_MANY
    shares = {name: sum(1 / counts[pair] for pair in own & each) for name, each in having.items() if name not in taken}
    best = max(shares, key=lambda name: (shares[name], not own.isdisjoint(pairs(name))), default="")
    return best if best and shares[best] >= _OF_TWO else ""


def matter_in(heading: str, matters: Iterable[str], topics: Iterable[Topic]) -> str:
    """Return the longest of `matters` whose name stands in a `heading` without a word of a topic; empty for none."""
    known = (*matters,)
    named = [each for each in known if each in heading and not is_narrowed(heading, each, known)]
    return max(named, key=len) if named and not topics_in(heading, topics) else ""


def _claims(heading: str, topics: Iterable[Topic]) -> dict[str, float]:
    """Return how many words of each topic stand in `heading`, and the part that they are of all such words."""
    words = {(said.word, said.topic) for said in words_said(heading, topics)}
    counted = Counter(name for _, name in words)
    return {name: count + count / len(words) for name, count in counted.items()}


class TopicPart(NamedTuple):
    """Words for a part of what a topic tells."""

    headings: tuple[str, ...]
    """Those of headings, which mean the same: 许可, 审批."""
    facts: tuple[str, ...]
    """Those of facts that belong to it, the words of headings among them."""
    loose: tuple[str, ...] = ()
    """Of `facts` those of what only goes with it where no heading is about that: 合同 with 决策."""


class TopicWords(NamedTuple):
    """The words of headings that a topic tells."""

    general: tuple[str, ...]
    """Words for all of it, its name among them unless that is for a part."""
    parts: tuple[TopicPart, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All words of headings, each once."""
        return tuple(dict.fromkeys((*self.general, *(word for part in self.parts for word in part.headings))))


def words_of(topic: Topic) -> TopicWords:
    """Return the words of `topic`: behind ； stand those for parts of it, as 许可/审批>教师资格."""
    general, _, narrow = topic.heading_words.partition("；")
    parts = tuple(map(_part, filter(None, _BETWEEN.split(narrow))))
    name = () if any(topic.name in part.headings for part in parts) else (topic.name,)
    return TopicWords((*name, *filter(None, _BETWEEN.split(general))), parts)


def _part(written: str) -> TopicPart:
    headings, _, further = written.partition(">")
    words, others = tuple(headings.split("/")), tuple(filter(None, further.split("/")))
    loose = tuple(each.rstrip(_LOOSE) for each in others if each.endswith(_LOOSE))
    return TopicPart(words, (*words, *(each.rstrip(_LOOSE) for each in others)), loose)


def words_said(heading: str, topics: Iterable[Topic]) -> list[SaidWord]:
    """Return the words of topics that stand in `heading`.

    A word within a longer one is none, nor one with a part of what all headings say, 入学 in 深入学习, nor one that
    shares a part with a longer one, 学法 in 中小学法治课, or with one as long behind it, 教育执法 in 教育执法队伍: what a
    word means stands at its end. One is none right behind a word for less: 涉企行政检查 is not about all inspections, nor
    宪法宣传教育 about all that is taught of the law; two of two characters, 助企便民, stand side by side. Nor is one right
    before a word for what is told with its topic: 行政执法三项制度 is about 三项制度 alone.
    """
    known = {topic.name: topic for topic in topics}
    found = [
        SaidWord(*span, name, word)
        for name, topic in known.items()
        for word in words_of(topic).all
        for span in _spans(word, heading)
    ]
    covering = [said for said in found if known[said.topic].heading_words]  # a bureau's own topic hides none of them
    whole = [said for said in found if not any(_covers(other, said) for other in covering)]
    said_of_all = [said for said in whole if not any(_narrows(other, said, known) for other in whole)]
    return [said for said in said_of_all if not any(_is_of(said, other, heading, known) for other in said_of_all)]


def _spans(word: str, heading: str) -> Iterator[tuple[int, int]]:
    """Yield where `word` stands in `heading`, shares no part with what all headings say, and is no other's noun."""
    fillers = [match.span() for match in FILLERS.finditer(heading)]
    for match in re.finditer(re.escape(word), heading):
        is_cut = any(start < match.start() < end or start < match.end() < end for start, end in fillers)
        is_anothers = word.startswith(_OWNED) and not _ENDS_FREE.search(heading[: match.start()])
        if not is_cut and not is_anothers:
            yield match.span()


def without_words(heading: str, said: Iterable[SaidWord]) -> str:
    """Return `heading` with commas in the place of the words `said`."""
    letters = list(heading)
    for each in said:
        letters[each.start : each.end] = "，" * (each.end - each.start)
    return "".join(letters)


def _covers(other: SaidWord, said: SaidWord) -> bool:
    if other.start >= said.end or said.start >= other.end:
        return False
    later = other.start if len(other.word) >= _COMPOUND else -other.start
    own = said.start if len(said.word) >= _COMPOUND else -said.start
    return (len(other.word), later) > (len(said.word), own)


def _narrows(other: SaidWord, said: SaidWord, topics: Mapping[str, Topic]) -> bool:
    """Return whether `other`, right before the word `said` for all of a topic, is for less of what that is about."""
    if other.end != said.start:
        return False
    if other.topic != said.topic:
        return max(len(said.word), len(other.word)) >= _COMPOUND and topics[other.topic].with_topic == said.topic
    general = words_of(topics[said.topic]).general
    return said.word in general and other.word not in general


def _is_of(said: SaidWord, other: SaidWord, heading: str, topics: Mapping[str, Topic]) -> bool:
    """Return whether the word `said` for all of a topic only says whose `other` is, right behind it: 行政执法“三项制度”."""
    if said.word not in words_of(topics[said.topic]).general or heading[said.end : other.start].strip(_QUOTES):
        return False
    above, seen = topics[other.topic].with_topic, {other.topic}
    while above in topics and above not in seen and above != said.topic:
        seen.add(above)
        above = topics[above].with_topic
    return said.end <= other.start and above == said.topic and said.topic not in seen


def _speak_of(heading: str, specs: Sequence[FieldSpec]) -> bool:
    """Return whether more than one of `specs`, or not few of them, have a word of `heading`: one alone stands for itself."""
    words = pairs(heading) - GENERIC - {*OF_ALL.findall(heading)}
    count = sum(not words.isdisjoint(pairs(f"{spec.title}，{spec.sentence}")) for spec in specs)
    return count > 1 or count >= _SOME * len(specs)


def _told_by_facts(heading: str, specs: Sequence[FieldSpec]) -> float:
    """Return how much of `heading` stands in the titles and sentences of `specs`, and a little for each that has some."""
    words = pairs(heading) - _OF_MANY
    own = frozenset[str]().union(*map(pairs, OF_ALL.split(heading)))
    told = [words & (pairs(spec.title) | pairs(spec.sentence)) for spec in specs]
    shared = frozenset[str]().union(*told)
    share = len(shared) / len(words) if len(words) > 1 and not shared.isdisjoint(own or words) else 0.0
    return share + sum(map(bool, told)) / 1000
