"""`事实('主题')`: the facts of a topic that no section prints itself, told by their own sentences.

What one matter (事项) is about stands in one sentence; short sentences are joined, long paragraphs divided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby, takewhile
from typing import Any, NamedTuple

from drafter.jurisdictions.fact_file import OPTION, PLACE, absolute
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import SectionNames, names_in_sections
from drafter.model.field_spec import FieldSpec
from drafter.model.parsing import WITHHELD
from drafter.model.relation_table import wholes_of
from drafter.sections.nones import none_going_on
from drafter.sections.template_values import Answer, Group
from drafter.sections.tokens import NOTHING, SPLIT, Fragment, State, Tokens

_SHORT = 26
"""Characters up to which a sentence is joined with the next one."""
_LONG = 90
"""Characters beyond which no further clause joins a sentence."""
_SHARED = (
    "辖区内教育部门",
    "辖区内",
    "主要负责人",
    "法律顾问",
    "学法考试",
    "公布校外培训机构",
    "行政处罚",
    "民办学校",
    "依申请",
)
"""What clauses may begin with that holds for the whole sentence, and is said once."""
_LONG_BEGINNING = 3
"""Characters before a 的 with which clauses begin that hold for the whole sentence."""
_OF_WHICH = "，其中"
"""Tells parts; what follows with a comma would be one of them."""
_PARAGRAPH = 260
"""Characters after which the next sentence begins a new paragraph."""
_SHORT_PARAGRAPH = 80
"""Characters below which the last sentences stay in the paragraph before them."""


_OWN_PARAGRAPH = 120
"""Characters of one matter beyond which what comes behind it begins a new paragraph."""


class _Clause(NamedTuple):
    """What tells one fact, or that there is none; joined ones tell a matter."""

    text: str
    """With a token for each answer."""
    length: int
    """Characters as printed."""
    matter: str
    path: str
    later: str
    """The same where it goes on from another fact of its matter, which has its subject."""
    is_none: bool = False


class FactPrinter:
    """Prints the facts of one report, each topic's where its section asks for it."""

    def __init__(self, jurisdiction: Jurisdiction, values: Mapping[str, Any], kind: str | None) -> None:
        self._jurisdiction, self._values, self._kind = jurisdiction, values, kind
        answered = {path for each in values.values() if isinstance(each, Group) for path in each.answered()}
        self._to_tell = answered | _musts(jurisdiction)
        self._told: set[str] = set()
        """What was told: a report tells a fact once, however many sections ask for its topic."""

    def printed(self, topic: str, tokens: Tokens, file: str) -> Fragment:
        """Return the facts of `topic`, or of one matter, in paragraphs, for the section file that asks for them.

        `Fragment(NOTHING)` when there is nothing to tell, or another file is the one to tell it.
        """
        told = self._told
        clauses: list[_Clause] = []
        for spec in self._jurisdiction.catalogue().told_under(topic):
            if spec.path not in self._to_tell or spec.path in told or self._is_told_elsewhere(spec, topic, file):
                continue
            told.add(spec.path)
            clause = self._clause(spec, self._answer(spec), tokens, told)
            if clause is not None:
                clauses.append(clause)
        paragraphs = _paragraphs(_sentences(_in_order(_by_matter(clauses), self._wholes, self._opening)))
        is_matter = any(clause.matter == topic for clause in clauses)
        ends = is_matter and sum(clause.length for clause in clauses) > _OWN_PARAGRAPH
        return Fragment(SPLIT.join((*paragraphs, *([""] if ends else []))) or NOTHING)

    @cached_property
    def _wholes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        return wholes_of(self._jurisdiction.catalogue().relations)

    @cached_property
    def _opening(self) -> Mapping[str, str]:
        """The path of the first fact of each matter."""
        return {matter: specs[0].path for matter, specs in self._jurisdiction.catalogue().told_by_matter.items()}

    @cached_property
    def _names(self) -> SectionNames:
        return names_in_sections(self._jurisdiction, self._kind)

    def _is_told_elsewhere(self, spec: FieldSpec, topic: str, file: str) -> bool:
        """Return True when a section other than `file` prints the answer by name, or asks for it or its matter alone."""
        return self._names.is_told_elsewhere(spec, topic, file)

    def _answer(self, spec: FieldSpec) -> Answer:
        answer = self._values[spec.group][spec.title]
        assert isinstance(answer, Answer)  # noqa: S101 - lists of records have no sentence
        return answer

    def _clause(self, spec: FieldSpec, answer: Answer, tokens: Tokens, told: set[str]) -> _Clause | None:
        """Return what tells the fact; None when nothing does. What it tells besides is added to `told`."""
        if answer.is_none():
            if not spec.none_sentence:
                return None
            tokens.said.append(spec.path)
            if self._is_said_of_whole(spec):
                return None
            said = spec.none_sentence
            return _Clause(said, len(said), spec.matter, spec.path, said, is_none=True)
        if answer.printed().state is State.ABSENT or self._tells_of_withheld(spec):
            return None
        text, later, length = "", "", 0
        for number, piece in enumerate(OPTION.split(spec.opening)):
            words = PLACE.split(piece)
            if number % 2 and len(words) == 1:
                text, length = text + piece, length + len(piece)
                continue
            answers = [self._named(name, spec) for name in words[1::2]]
            if number % 2 and not _is_worth_telling(answers, told):
                continue
            told.update(each.path for each in answers)
            shown = [each.printed() for each in answers]
            words[1::2] = [each.text for each in shown]
            length += sum(map(len, words))
            words[1::2] = map(tokens.add, shown)
            text, later = text + "".join(words), later + "".join(words)
        return _Clause(text, length, spec.matter, spec.path, later)

    def _tells_of_withheld(self, spec: FieldSpec) -> bool:
        """Return True when of several that the answer is of together one is withheld and of the others there is none."""
        for group in self._wholes.get(spec.path, ()):
            wholes = [self._named(path, spec) for path in group]
            if len(group) > 1 and any(whole.value is WITHHELD for whole in wholes):
                return all(whole.value is WITHHELD or whole.is_none() for whole in wholes)
        return False

    def _is_said_of_whole(self, spec: FieldSpec) -> bool:
        """Return True when there is none of what the answer is a part of, and that is said: there is no part then."""
        for group in self._wholes.get(spec.path, ()):
            wholes = [self._named(path, spec) for path in group]
            if all(whole.is_none() and whole.none_sentence for whole in wholes):
                return True
        return False

    def _named(self, name: str, spec: FieldSpec) -> Answer:
        """Return the answer that {name} in what is said of `spec` means."""
        path = absolute(name, spec.group) if name else spec.path
        answer = self._values[path.root][path.below_root]
        assert isinstance(answer, Answer)  # noqa: S101 - lists of records have no sentence
        return answer


def _is_worth_telling(answers: Sequence[Answer], told: Collection[str]) -> bool:
    """Return whether an option has something of each of its `answers`, one of which is not `told` yet; or has none."""
    if not answers:
        return True
    return all(each.is_some() for each in answers) and any(each.path not in told for each in answers)


def _musts(jurisdiction: Jurisdiction) -> set[str]:
    """Return the paths of the facts whose gaps are printed where they are open."""
    required = jurisdiction.required
    own = {path for path in jurisdiction.catalogue().facts_to_tell if required.get(path, True)}
    return own | {path for path, must in required.items() if must}


def _by_matter(clauses: list[_Clause]) -> list[_Clause]:
    """Return the clauses with those of one matter side by side, at the place of the first."""
    first: dict[str, int] = {}
    for at, clause in enumerate(clauses):
        first.setdefault(clause.matter or str(at), at)
    places = [first[clause.matter or str(at)] for at, clause in enumerate(clauses)]
    return [clause for _, clause in sorted(zip(places, clauses, strict=True), key=lambda placed: placed[0])]


def _in_order(
    clauses: list[_Clause], wholes: Mapping[str, tuple[tuple[str, ...], ...]], opening: Mapping[str, str]
) -> list[_Clause]:
    """Return the clauses, in each matter a part behind its whole, and those that say there was none side by side.

    They close the matter, or open it where the first of its facts, `opening`, is one of them.
    """
    ordered: list[_Clause] = []
    for _, group in groupby(enumerate(clauses), key=lambda each: each[1].matter or str(each[0])):
        matter = _wholes_first([clause for _, clause in group], wholes)
        first = matter[0].is_none and matter[0].path == opening.get(matter[0].matter, matter[0].path)
        ordered += sorted(matter, key=lambda clause: clause.is_none != first)
    return ordered


def _wholes_first(clauses: list[_Clause], wholes: Mapping[str, tuple[tuple[str, ...], ...]]) -> list[_Clause]:
    """Return the clauses of one matter with each behind those that tell its wholes."""
    waiting = {clause.path: clause for clause in clauses}
    placed: list[_Clause] = []

    def place(path: str) -> None:
        clause = waiting.pop(path, None)
        if clause is not None:
            for whole in chain.from_iterable(wholes.get(path, ())):
                place(whole)
            placed.append(clause)

    for clause in clauses:
        place(clause.path)
    return placed


def _sentences(clauses: list[_Clause]) -> Iterator[_Clause]:
    """Yield the clauses joined into sentences without stops: one matter by ，, short sentences of two by ；."""
    sentence: _Clause | None = None
    for following in _of_one_matter(clauses):
        if sentence and _is_short(sentence) and _is_short(following) and sentence.is_none == following.is_none:
            length = sentence.length + 1 + following.length
            sentence = following._replace(text=f"{sentence.text}；{following.text}", length=length)
            continue
        if sentence is not None:
            yield sentence
        sentence = following
    if sentence is not None:
        yield sentence


def _of_one_matter(clauses: list[_Clause]) -> Iterator[_Clause]:
    """Yield the clauses of each matter joined, so long as a sentence is not too long."""
    sentence: _Clause | None = None
    before: _Clause | None = None
    for clause in clauses:
        if sentence is None or before is None:
            sentence = before = clause
            continue
        length = sentence.length + 1 + clause.length
        if clause.matter and clause.matter == sentence.matter and length <= _LONG:
            text = sentence.text + _going_on(clause, before, sentence.text)
            sentence = sentence._replace(text=text, length=length, is_none=sentence.is_none and clause.is_none)
        else:
            yield sentence
            sentence = clause
        before = clause
    if sentence is not None:
        yield sentence


def _going_on(clause: _Clause, before: _Clause, sentence: str) -> str:
    """Return what `clause` adds to `sentence`, whose last clause is `before`, with its joint."""
    if clause.is_none and before.is_none:
        return none_going_on(clause.text, before.text)
    text = clause.text if before.is_none else clause.later
    if _OF_WHICH in before.text:
        return f"；{text}"
    return f"，{_without_shared(text, sentence.rpartition('；')[2])}"


def _without_shared(text: str, before: str) -> str:
    """Return `text` without the words with which it begins as the sentence `before` does, where these hold for both.

    Those are a few, and whatever ends in 的: 修订章程的中小学45所，幼儿园60余所.
    """
    shared = next((words for words in _SHARED if text.startswith(words) and before.startswith(words)), "")
    if not shared:
        same = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, before, strict=False)))
        shared = same[: same.rfind("的") + 1] if same.find("的") >= _LONG_BEGINNING else ""
    rest = text.removeprefix(shared)
    return text if rest.startswith("、") else rest


def _is_short(clause: _Clause) -> bool:
    return clause.length <= _SHORT and "，" not in clause.text


def _paragraphs(sentences: Iterator[_Clause]) -> list[str]:
    """Return the sentences in paragraphs, with their stops; the last is not much shorter than the others."""
    paragraphs: list[list[_Clause]] = []
    for sentence in sentences:
        if not paragraphs or _length(paragraphs[-1]) > _PARAGRAPH:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    if len(paragraphs) > 1 and _length(paragraphs[-1]) < _SHORT_PARAGRAPH:
        last = paragraphs.pop()
        paragraphs[-1] += last
    return ["".join(f"{sentence.text}。" for sentence in each) for each in paragraphs]


def _length(paragraph: list[_Clause]) -> int:
    return sum(sentence.length for sentence in paragraph)
