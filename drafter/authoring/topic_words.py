"""The words of topics that stand in headings, and what they mean there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.authoring.outline_draft import FILLERS, DraftEntry, pairs
from drafter.checking.text.statutory_parts import part_of_heading
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import Topic
from drafter.model.titles import ACTIVITIES

_LOOSE = "？"
"""Ends a word of facts that only go with a part of a topic."""
_BETWEEN = re.compile("[、，,]")
OF_MANY = frozenset(("意见", "建议", "行动", "治理", "领域", "监管", ACTIVITIES))
"""Pairs of characters in facts of many matters: a heading of these alone is about none of them."""
GENERIC = OF_MANY | frozenset(
    re.findall("..", "材料管理重大机构制度机制规范监督检查数量建设服务办理项目人员基本校园学校政府")
)
"""Pairs of characters that say nothing of what a heading is about."""
OF_ALL = re.compile("行政|执法|法治|教育|依法")
"""Words that every report has in many headings."""
_ENDS_FREE = re.compile(f"(?:^|[^一-鿿]|[的和与及]|{OF_ALL.pattern}|{FILLERS.pattern})$")
"""Before a noun that is nobody else's: nothing, or what every report has in many headings."""
_COMPOUND = 3
"""Characters from which on a word may be made of others: of 普法规划 法规 is none."""
_TWO_WORDS = 4
"""Characters of a word that is made of two."""
_OWNED = ("队伍", "制度体系", "制度建设")
"""Nouns that mean a topic by themselves only: right behind another word they are that one's, 队伍建设 in 教师队伍建设."""
_QUOTES = "“”‘’「」"
ACTS = re.compile("(?:专项|日常|监督|行政)?(?:检查|巡查)(?:情况)?|专项(?:整治|行动|治理)")
"""What is done to many things: beside a word for one of them, 校外培训巡查, it says nothing of its own."""
_WHOSE = ("青少年", "未成年人")
"""Words of a topic that also say whose is what another is about."""
_CLAUSES = re.compile("[，；。：]")
_SIDE_BY_SIDE = re.compile("[，；。：、和与及]")
_NO_WORDS = re.compile(f"[^一-鿿]|开展|实施|抓实|抓好|{FILLERS.pattern}")
"""What says nothing beside an act."""


class SaidWord(NamedTuple):
    """A word of a topic in a heading."""

    start: int
    end: int
    topic: str
    word: str


def topics_in(heading: str, topics: Iterable[Topic]) -> tuple[str, ...]:
    """Return the topics whose words stand in `heading`, in its order; a word within a longer one counts for none."""
    return tuple(dict.fromkeys(said.topic for said in sorted(words_said(heading, topics))))


def topics_wholly_in(heading: str, topics: Iterable[Topic]) -> frozenset[str]:
    """Return the topics for all of which a word stands in `heading`, their names among these."""
    known = {topic.name: (topic.name, *words_of(topic).general) for topic in topics}
    return frozenset(said.topic for said in words_said(heading, topics) if said.word in known[said.topic])


def outbid_topics(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> list[set[str]]:
    """Return for each entry the topics of which another heading has more words, or one for all where it has words for parts alone.

    A heading above others has its say on what it names whole, but for one about a part of the report.
    """
    whole = [topics_wholly_in(entry.heading, jurisdiction.topics) for entry in entries]
    of_work = (own for own, entry in zip(whole, entries, strict=True) if not part_of_heading(entry.heading))
    taken = frozenset[str]().union(*of_work)
    named = [_claims(entry.heading, jurisdiction.topics) if not entry.has_below else {} for entry in entries]
    claims = [
        {name: count for name, count in each.items() if name in own or name not in taken}
        for each, own in zip(named, whole, strict=True)
    ]
    most = {name: max(each.get(name, 0.0) for each in claims) for each in claims for name in each}
    return [
        {name for name in each if own.get(name, 0.0) < most.get(name, 1.0)}
        for each, own in zip(named, claims, strict=True)
    ]


def parts_of(word: str) -> frozenset[str]:
    """Return the pairs of characters of which `word` is made, without those across two of them: of 司法建议 not 法建."""
    return frozenset(pairs(word) & {*(word[i : i + 2] for i in range(0, len(word), 2)), word[-2:]})


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
    before a word for what is told with its topic: 行政执法三项制度 is about 三项制度 alone. An act says nothing beside that
    to which it is done, and a word of two topics, 审批, is that of the one which has another word there.
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
    own = [said for said in said_of_all if not any(_is_of(said, other, heading, known) for other in said_of_all)]
    said = [
        each for each in own if not (_is_act_on_another(each, own, heading) or _is_whose(each, own, heading, known))
    ]
    return [each for each in said if not _is_of_another(each, said)]


def _is_act_on_another(act: SaidWord, said: Iterable[SaidWord], heading: str) -> bool:
    """Return whether the word `act` only says what is done to what `heading` names; side by side with that, 检查和公开, it does not."""
    if not ACTS.fullmatch(act.word):
        return False
    start, end = _part_around(_SIDE_BY_SIDE, heading, act)
    is_bare = not _NO_WORDS.sub("", heading[start : act.start] + heading[act.end : end])
    is_side_by_side = is_bare and _part_around(_CLAUSES, heading, act) != (start, end)
    return not is_side_by_side and any(each.topic != act.topic and not ACTS.fullmatch(each.word) for each in said)


def _is_whose(whose: SaidWord, said: Iterable[SaidWord], heading: str, topics: Mapping[str, Topic]) -> bool:
    """Return whether the word `whose` only says whose is what right behind it another topic is about: 青少年体育赛事."""
    if whose.word not in _WHOSE:
        return False
    _, end = _part_around(_SIDE_BY_SIDE, heading, whose)
    behind = {each.topic for each in said if whose.end <= each.start < end} - {whose.topic}
    return bool(behind) and topics[whose.topic].with_topic not in behind


def _part_around(parting: re.Pattern[str], heading: str, said: SaidWord) -> tuple[int, int]:
    """Return where the part of `heading` in which a word stands begins and ends, between what is `parting` it."""
    starts = [match.end() for match in parting.finditer(heading, 0, said.start)]
    behind = parting.search(heading, said.end)
    return max(starts, default=0), behind.start() if behind else len(heading)


def _is_of_another(word: SaidWord, said: Sequence[SaidWord]) -> bool:
    """Return whether another topic has `word` too, and one besides it in the same heading, which that of `word` has not."""

    def has_another(topic: str) -> bool:
        return any(each.topic == topic and each.start != word.start for each in said)

    same = {each.topic for each in said if each.start == word.start} - {word.topic}
    return not has_another(word.topic) and any(map(has_another, same))


def _spans(word: str, heading: str) -> Iterator[tuple[int, int]]:
    """Yield where `word` stands in `heading`, shares no part with what all headings say, and is no other's noun."""
    fillers = [match.span() for each in (FILLERS, OF_ALL) for match in each.finditer(heading)]
    for match in re.finditer("|".join(map(re.escape, _orders(word))), heading):
        is_cut = any(start < match.start() < end or start < match.end() < end for start, end in fillers)
        is_anothers = word.startswith(_OWNED) and not _ENDS_FREE.search(heading[: match.start()])
        if not is_cut and not is_anothers:
            yield match.span()


def _orders(word: str) -> tuple[str, ...]:
    """Return `word`, and one that is made of two the other way round too: 校园平安 for 平安校园."""
    return (word, word[2:] + word[:2]) if len(word) == _TWO_WORDS else (word,)


def stands_in(word: str, heading: str) -> bool:
    """Return whether `word` stands in `heading`, in whatever order."""
    return any(each in heading for each in _orders(word))


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
