"""Tells what the headings of a report speak of that is not printed below them, and what to write to have it there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.authoring.fact_words import FactWords
from drafter.authoring.matters import WordedFact
from drafter.authoring.outline_draft import pairs
from drafter.authoring.topic_words import GENERIC, SaidWord, without_words
from drafter.authoring.weighty_words import weighty
from drafter.hints import quoted

_FEW = 12
"""Facts that have a word which says what a heading is about."""
_MATTERS = 2
"""Matters of these facts at most."""
_SHORT = 2
"""Characters of a word that may stand there by chance."""
_MAY_BEGIN_WITHIN = 3
"""Characters of a word that may begin within another: 学违规 of 中小学违规收费 is none."""
_NAMED = 4
"""Matters that are named of those that a heading speaks of."""


class Below(NamedTuple):
    """What a report prints below a heading and below those under it."""

    facts: Sequence[WordedFact]
    topics: Collection[str]
    """The topics whose activities stand there."""


class _Unmet(NamedTuple):
    """A word of a heading, and the facts that it means, of which none stands there."""

    word: str
    facts: tuple[WordedFact, ...]


def unmet_words(below: Mapping[str, Below], words: FactWords) -> Iterator[tuple[str, str]]:
    """Yield headings, each with the words in it whose facts stand elsewhere, these and where they stand, in Chinese.

    `below` has the headings under another before that. A word is met that stands in the heading too where its facts are
    printed.
    """
    home = {fact.spec.path: heading for heading, each in reversed([*below.items()]) for fact in each.facts}
    for heading, own in below.items():
        told: list[str] = []
        there = {fact.spec.matter or fact.spec.path for fact in own.facts}
        for unmet in _unmet(heading, own, words):
            if not there.isdisjoint(_names(unmet.facts)):
                continue  # what is not there of it stands in the words of a section
            places = [home.get(fact.spec.path, "") for fact in unmet.facts]
            where = max(places, key=places.count)
            if unmet.word not in where and where != heading:
                told.append(f"{quoted(unmet.word)}（{'、'.join(_names(unmet.facts))}，{_stands(where)}）")
        if told:
            yield heading, "、".join(dict.fromkeys(told))


def _stands(where: str) -> str:
    return f"现在印在{quoted(where)}下" if where else "现在没有印"


def _names(facts: Sequence[WordedFact]) -> list[str]:
    """Return by which names a section asks for `facts`: those of their matters, or their own."""
    matters = list(dict.fromkeys(fact.spec.matter or fact.spec.path for fact in facts))
    return matters[:_NAMED]


def _unmet(heading: str, own: Below, words: FactWords) -> Iterator[_Unmet]:
    """Yield the words of topics in `heading` of which nothing is printed there, then other words of facts."""
    printed = {fact.spec.path for fact in own.facts}
    said = words.said(heading)
    by_word: dict[str, list[SaidWord]] = {}
    for each in said:
        by_word.setdefault(each.word, []).append(each)
    for word, meant in by_word.items():
        facts = tuple(fact for each in meant for fact in _meant_by(each, words))
        if facts and printed.isdisjoint(fact.spec.path for fact in facts):
            yield _Unmet(word, facts)
    text = "，".join((*(f"{fact.text}，{fact.spec.topic}" for fact in own.facts), *own.topics))
    others = [fact for fact in words.facts if fact.spec.path not in printed]
    for row in weighty(without_words(heading, said)):
        yield from _of_row(row, text, others)


def _meant_by(said: SaidWord, words: FactWords) -> Iterator[WordedFact]:
    """Yield the facts that a word of a topic means: those of the topic, or of its part for which the word stands."""
    topic = words.topics[said.topic]
    own = (fact for fact in words.facts if said.topic in words.chain(fact.spec.matter, fact.spec.topic))
    if said.word in topic.general:
        yield from own
        return
    of_part = [word for part in topic.parts if said.word in part.headings for word in part.facts]
    yield from (fact for fact in own if any(word in fact.text for word in of_part))


def _of_row(row: str, text: str, others: Sequence[WordedFact]) -> Iterator[_Unmet]:
    """Yield the longest words of `row` that few of the `others` have and `text` has not; short ones where all of it is such."""
    found: list[_Unmet] = []
    start, is_apart = 0, True  # whether a word ends there
    while start < len(row) - 1:
        ends = range(len(row), start + 1, -1)
        word = next((row[start:end] for end in ends if row[start:end] in text), "")
        if not word:
            word, facts = _had_by(row[start:], others)
            word = word if is_apart or len(word) > _MAY_BEGIN_WITHIN else ""
            found += [_Unmet(word, facts)] if word and not pairs(word) <= GENERIC else []
        is_apart = bool(word)
        start += max(len(word), 1)
    is_all = sum(len(each.word) for each in found) == len(row)
    yield from (each for each in found if is_all or len(each.word) > _SHORT)


def _had_by(row: str, others: Sequence[WordedFact]) -> tuple[str, tuple[WordedFact, ...]]:
    """Return the longest beginning of `row` that a few facts have, and these; empty for none."""
    for end in range(len(row), 1, -1):
        facts = tuple(fact for fact in others if row[:end] in fact.text)
        if facts and len(facts) <= _FEW and len({fact.spec.matter for fact in facts}) <= _MATTERS:
            return row[:end], facts
    return "", ()
