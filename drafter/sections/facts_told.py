"""`事实('主题')`: the facts of a topic that no section prints itself, told by their own sentences.

What one matter (事项) is about stands in one sentence; short sentences are joined, long paragraphs divided.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

from drafter.jurisdictions.fact_file import OPTION, PLACE, absolute
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import SectionNames, names_in_sections
from drafter.model.amounts import amount
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec
from drafter.model.figure import Figure
from drafter.model.parsing import WITHHELD
from drafter.sections.fact_order import Clause, by_matter, in_order
from drafter.sections.fact_sentences import AMONG, paragraphs, sentences
from drafter.sections.template_values import Answer, Group
from drafter.sections.tokens import NOTHING, SPLIT, Fragment, State, Tokens

_OWN_PARAGRAPH = 120
"""Characters of one matter beyond which what comes behind it begins a new paragraph."""
_COUNT = re.compile("[件次条人家所项个名场份]?数$")
"""Ends the title of a figure behind the name of what it counts: 行政处罚件数."""


class FactPrinter:
    """Prints the facts of one report, each topic's where its section asks for it."""

    def __init__(self, jurisdiction: Jurisdiction, values: Mapping[str, Any], kind: str | None) -> None:
        self._jurisdiction, self._values, self._kind = jurisdiction, values, kind
        answered = {path for each in values.values() if isinstance(each, Group) for path in each.answered()}
        self._to_tell = answered | _musts(jurisdiction, self._names.in_texts)
        self._told: set[str] = set()
        """What was told: a report tells a fact once, however many sections ask for its topic."""

    def printed(self, topic: str, tokens: Tokens, file: str) -> Fragment:
        """Return the facts of `topic`, or of one matter, in paragraphs, for the section file that asks for them.

        `Fragment(NOTHING)` when there is nothing to tell, or another file is the one to tell it.
        """
        told, before = self._told, frozenset(self._told)
        clauses: list[Clause] = []
        for spec in self._jurisdiction.catalogue().told_under(topic):
            if spec.path not in self._to_tell or spec.path in told or self._is_told_elsewhere(spec, topic, file):
                continue
            told.add(spec.path)
            clause = self._clause(spec, self._answer(spec), tokens, told)
            if clause is not None:
                clauses.append(clause)
        clauses = [each if each.part_of in told - before else self._named_of_whole(each) for each in clauses]
        told_in = paragraphs(sentences(in_order(by_matter(clauses), self._wholes, self._opening), self._wholes))
        is_matter = any(clause.matter == topic for clause in clauses)
        ends = is_matter and sum(clause.length for clause in clauses) > _OWN_PARAGRAPH
        return Fragment(SPLIT.join((*told_in, *([""] if ends else []))) or NOTHING)

    @property
    def _wholes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        return self._jurisdiction.catalogue().wholes

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

    def _clause(self, spec: FieldSpec, answer: Answer, tokens: Tokens, told: set[str]) -> Clause | None:
        """Return what tells the fact; None when nothing does. What it tells besides is added to `told`."""
        if answer.is_none():
            if not spec.none_sentence:
                return None
            tokens.said.append(spec.path)
            if self._is_said_of_whole(spec):
                return None
            said = spec.none_sentence
            return Clause(
                said,
                len(said),
                spec.matter,
                spec.path,
                said,
                is_none=True,
                part_of=spec.part_of,
                behind=self._behind(spec),
            )
        if answer.printed().state is State.ABSENT or self._tells_of_withheld(spec):
            return None
        text, later, length, tells_more = "", "", 0, False
        for number, piece in enumerate(OPTION.split(spec.opening)):
            words = PLACE.split(piece)
            if number % 2 and len(words) == 1:
                text, length = text + piece, length + len(piece)
                continue
            answers = [self._named(name, spec) for name in words[1::2]]
            if number % 2 and not _is_worth_telling(answers, told):
                continue
            told.update(each.path for each in answers)
            tells_more |= number % 2 > 0
            shown = [each.printed() for each in answers]
            words[1::2] = [each.text for each in shown]
            length += sum(map(len, words))
            words[1::2] = map(tokens.add, shown)
            text, later = text + "".join(words), later + "".join(words)
        figure = answer.value if isinstance(answer.value, Figure) else None
        counted = amount(figure, answer.unit) if figure and not figure.breakdown else None
        return Clause(
            text,
            length,
            spec.matter,
            spec.path,
            later,
            part_of=spec.part_of,
            split_by=spec.split_by,
            behind=self._behind(spec),
            amount=counted,
            unit=answer.unit,
            tells_more=tells_more,
        )

    def _named_of_whole(self, clause: Clause) -> Clause:
        """Return `clause` with the name of what it is a part of, 行政处罚中，, where there is more of that, told in another place.

        There it would be read as so many more.
        """
        if not clause.part_of or not clause.amount:
            return clause
        spec = self._jurisdiction.catalogue()[AnswerPath(clause.part_of)]
        whole = self._answer(spec)
        counted = amount(whole.value, whole.unit) if isinstance(whole.value, Figure) else None
        if counted is None or clause.amount.most >= counted.least:
            return clause
        lead = f"{_COUNT.sub('', spec.title)}{AMONG}"
        return clause._replace(text=lead + clause.later, length=clause.length + len(lead))

    def _behind(self, spec: FieldSpec) -> tuple[str, ...]:
        """Return the paths of the facts behind which `spec` is told, the nearest first."""
        catalogue, found = self._jurisdiction.catalogue(), list[str]()
        while spec.behind and spec.behind not in found:
            found.append(spec.behind)
            spec = catalogue[AnswerPath(spec.behind)]
        return tuple(found)

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


def _musts(jurisdiction: Jurisdiction, in_texts: frozenset[str]) -> set[str]:
    """Return the paths of the facts whose gaps are printed where they are open.

    Of the model's own they are those of matters for which sections with words of their own ask, `in_texts`.
    """
    required, catalogue = jurisdiction.required, jurisdiction.catalogue()
    own = {path for path in catalogue.facts_to_tell if required.get(path, True)}
    asked = (spec for name in in_texts for spec in catalogue.told_by_matter.get(name, ()))
    own |= {spec.path for spec in asked if spec.attribute and required.get(spec.path, spec.required)}
    return own | {path for path, must in required.items() if must}
