"""The questions of a jurisdiction that take a number, with the words by which each is recognised in a report."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from drafter.importing.questions.anchors import Anchor
from drafter.importing.questions.words import pairs_of
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec

_EXAMPLE = re.compile(r"[，；](?:如|没有填|没有就填).*$")
_TITLE, _EXPLANATION, _BESIDE, _AROUND, _PLACE = 1.0, 0.8, 1.0, 0.4, 0.3
"""How much words count by where a question has them."""


class NumberQuestion(NamedTuple):
    """A question that takes a number."""

    path: AnswerPath
    unit: str
    name: str
    """Its title."""
    said: str
    """Its title, chapter, matter and explanation, and the words beside it in templates, as text."""
    asked: str
    """Its title and explanation without the example, as text."""
    worded: str
    """The words beside it in known wordings, as text."""
    weight: float
    """How rare the pairs of its title are, all together."""
    words: Mapping[str, float]
    """All pairs that it may be recognised by, each with how much it counts, up to 1."""
    place_weight: float
    """How rare the pairs are of chapter, topic and headings that it stands under, all together."""
    has_nones: bool
    """Whether anything is said when it is 无."""
    matter: str
    is_usual: bool
    """Whether a section prints it by name, and not only where all facts of a topic are told."""
    company: frozenset[str]
    """The answers that stand in one sentence with it somewhere."""
    is_home: bool
    """Whether a section prints it that the jurisdiction has of its own."""
    behind: frozenset[str] = frozenset()
    """The answers that stand right before it somewhere."""
    usage: float = 0.0
    """How often reports tell it, as the logarithm of the known wordings."""
    letters: frozenset[str] = frozenset()
    """The characters of its title."""
    all_letters: frozenset[str] = frozenset()
    """The characters of all its words."""


class KnownPlace(NamedTuple):
    """A place where an answer is printed, or what is said when it is 无."""

    question: int
    """Place of its question; -1 for a number that no question asks for."""
    weight: float
    """How rare the pairs of the words beside it are, all together."""
    is_none: bool
    is_own: bool = False
    """Whether the jurisdiction's own sections print it."""


class QuestionWords:
    """All questions that take a number, and how rare words are among them."""

    def __init__(
        self,
        specs: Iterable[FieldSpec],
        anchors: Iterable[Anchor],
        headings: Mapping[str, str],
        usual: Container[str] = (),
    ) -> None:
        """Take the questions `specs`, the places that print them, and the headings above section files and topics.

        `usual` are the paths of those that sections print by name.
        """
        self._usual = usual
        specs = list(specs)
        by_path: dict[str, list[Anchor]] = defaultdict(list)
        for anchor in anchors:
            by_path[anchor.path].append(anchor)
        words = {spec.path: _words(spec, by_path[spec.path]) for spec in specs}
        counted = Counter(pair for each in words.values() for pair in each)
        self._rarity = {pair: math.log((len(specs) + 1) / count) for pair, count in counted.items()}
        self.unknown = math.log(len(specs) + 1) * 0.6
        """How rare a pair counts that no question has."""
        self.holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """By pair the questions that have it among their words, and how much it counts."""
        self.titled: dict[str, list[int]] = defaultdict(list)
        """By pair the questions that have it in their titles."""
        self.placed: dict[str, list[int]] = defaultdict(list)
        """By pair the questions that stand under a heading with it."""
        self.known: list[KnownPlace] = []
        self.printed: dict[str, list[int]] = defaultdict(list)
        """By pair the places, in `known`, that have it beside the answer."""
        self.questions = tuple(
            self._question(index, spec, words[spec.path], by_path[spec.path], headings)
            for index, spec in enumerate(specs)
        )
        self.by_path = {each.path: each for each in self.questions}
        counted_letters = Counter(letter for each in self.questions for letter in each.letters)
        self._letters = {letter: math.log((len(specs) + 1) / count) for letter, count in counted_letters.items()}
        self.index: dict[str, int] = {each.path: index for index, each in enumerate(self.questions)}
        self._know(-1, (f"{anchor.near}，{anchor.noun}" for anchor in by_path[""]), is_none=False)

    def rarity(self, pair: str) -> float:
        """Return how rare a pair is among the questions: what few of them have says more."""
        return self._rarity.get(pair, self.unknown)

    def letters_known(self, asked: frozenset[str], told: frozenset[str]) -> float:
        """Return how much of the characters `asked` those of `told` are; what few titles have counts more."""
        whole = sum(self._letters.get(each, 1.0) for each in asked)
        return sum(self._letters.get(each, 1.0) for each in asked & told) / whole if whole else 0.0

    def _know(self, index: int, texts: Iterable[str], *, is_none: bool, is_own: bool = False) -> None:
        for pairs in dict.fromkeys(frozenset(pairs_of(text)) for text in texts):
            place = len(self.known)
            self.known.append(KnownPlace(index, sum(map(self.rarity, pairs)), is_none, is_own))
            for pair in pairs:
                self.printed[pair].append(place)

    def _know_anchors(self, index: int, anchors: list[Anchor], *, is_own: bool) -> None:
        self._know(index, (f"{anchor.near}，{anchor.noun}" for anchor in anchors), is_none=False, is_own=is_own)
        self._know(index, (anchor.none for anchor in anchors if anchor.none), is_none=True, is_own=is_own)

    def _question(
        self,
        index: int,
        spec: FieldSpec,
        words: Mapping[str, float],
        anchors: list[Anchor],
        headings: Mapping[str, str],
    ) -> NumberQuestion:
        title, place = frozenset(pairs_of(spec.title)), _place(spec, anchors, headings)
        for pair, weight in words.items():
            self.holders[pair].append((index, weight))
        for pairs, holders in ((title, self.titled), (place, self.placed)):
            for pair in pairs:
                holders[pair].append(index)
        for own in (True, False):
            self._know_anchors(index, [anchor for anchor in anchors if anchor.is_own == own], is_own=own)
        return NumberQuestion(
            spec.path, spec.unit, spec.title, _said(spec, anchors), f"{spec.title}，{_EXAMPLE.sub('', spec.explanation)}",
            _worded(anchors), sum(map(self.rarity, title)) or 1.0, words,
            place_weight=sum(map(self.rarity, place)), has_nones=any(anchor.none for anchor in anchors), matter=spec.matter or spec.group,
            is_usual=spec.path in self._usual,
            company=frozenset(path for anchor in anchors for path in anchor.company),
            is_home=any(anchor.is_own for anchor in anchors),
            behind=frozenset(anchor.previous for anchor in anchors if anchor.previous),
            usage=math.log1p(sum(anchor.is_wording for anchor in anchors)),
            letters=frozenset("".join(title)), all_letters=frozenset("".join(words)),
        )  # fmt: skip


def _place(spec: FieldSpec, anchors: list[Anchor], headings: Mapping[str, str]) -> frozenset[str]:
    """Return the pairs of where a question is asked and printed: its chapter, topic, matter, and the headings above."""
    above = (headings.get(anchor.section, "") for anchor in anchors)
    return frozenset(pairs_of("，".join((spec.group, spec.topic, spec.matter, headings.get(spec.topic, ""), *above))))


def _said(spec: FieldSpec, anchors: list[Anchor]) -> str:
    told = (spec.title, spec.group, spec.matter, _EXAMPLE.sub("", spec.explanation))
    return "，".join((*told, *(f"{anchor.near}，{anchor.noun}" for anchor in anchors if not anchor.is_wording)))


def _worded(anchors: list[Anchor]) -> str:
    return "，".join(f"{anchor.near}，{anchor.noun}" for anchor in anchors if anchor.is_wording)


def _words(spec: FieldSpec, anchors: list[Anchor]) -> dict[str, float]:
    """Return the pairs of a question, each with the most that it counts."""
    texts = [
        (f"{spec.group}，{spec.topic}，{spec.matter}", _PLACE),
        *((anchor.around, _AROUND) for anchor in anchors),
        (_EXAMPLE.sub("", spec.explanation), _EXPLANATION),
        *((f"{anchor.near}，{anchor.noun}", _BESIDE) for anchor in anchors),
        *((anchor.none, _BESIDE) for anchor in anchors),
        (spec.title, _TITLE),
    ]
    found: dict[str, float] = {}
    for text, weight in texts:
        for pair in pairs_of(text):
            found[pair] = max(found.get(pair, 0.0), weight)
    return found
