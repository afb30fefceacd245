"""Reads a report for the questions of a jurisdiction: every sentence and every number gets its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from drafter.checking.manuscript import Manuscript
from drafter.importing.kept.answers_read import answers_read
from drafter.importing.kept.kept_sentences import keep_sentences
from drafter.importing.kept.opening import read_opening
from drafter.importing.matching.explained import ToldNumber, with_doubts
from drafter.importing.matching.fact_places import WITHOUT_ANSWERS, FactPlaces, asked_for
from drafter.importing.matching.match_numbers import Settled, match_numbers
from drafter.importing.matching.match_texts import match_texts
from drafter.importing.matching.number_outcomes import outcome_of, with_tails
from drafter.importing.matching.occasions import of_years_told
from drafter.importing.matching.outside_doubts import OutsideDoubts
from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.matching.sentence_company import Company
from drafter.importing.outline.imported_report import (
    ImportedReport,
    Outcome,
    ReadNumber,
    ReadPassage,
    ReadSentence,
    ReadText,
    ReportHead,
)
from drafter.importing.outline.report_head import read_head
from drafter.importing.outline.report_sentences import PlacedSentence, take_apart
from drafter.model.characters import unshown, without_spaces
from drafter.reading.sentence_fact import SentenceFact
from drafter.reading.sentence_facts import facts_below

_NOTHING = Settled(None, ())
_THOUSANDS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?=\.[0-9]|[余多]?[一-鿿%％])")


def read_report(manuscript: Manuscript, file: Path, questions: ReportQuestions) -> ImportedReport:
    """Return what a report says, read for `questions`."""
    manuscript = _readable(manuscript)
    head = read_head(manuscript)
    apart = take_apart(manuscript)
    facts = [
        of_years_told(facts_below("".join(each.headings[-1:]), each.text), each.text, head.year)
        for each in apart.sentences
    ]
    numbers = _numbers(apart.sentences, facts, questions, head)
    texts = _texts(apart.sentences, questions)
    read = tuple(
        ReadSentence(
            place + 1, sentence.text, sentence.passage, sentence.headings,
            tuple(_within(each, texts[place]) for each in numbers[place] if each), texts[place],
            is_closing=sentence.is_closing,
        )
        for place, sentence in enumerate(apart.sentences)
    )  # fmt: skip
    kept = keep_sentences(read, apart.sentences, questions)
    passages = tuple(ReadPassage(each.text, each.role.value, each.line) for each in manuscript.passages)
    return ImportedReport(
        file, head, questions.jurisdiction.name, questions.kind, passages, apart.outline, kept.sentences,
        answers_read(head, file, kept, questions),
    )  # fmt: skip


def _readable(manuscript: Manuscript) -> Manuscript:
    """Return the report without characters that no page can show, for no answer may hold them; 1 126次 as 1126次."""
    passages = (each._replace(text=_joined_thousands(_without_unshown(each.text))) for each in manuscript.passages)
    return manuscript._replace(passages=tuple(each for each in passages if each.text.strip()))


def _without_unshown(text: str) -> str:
    while bad := unshown(text):
        text = text.replace(bad, "")
    return text


def _joined_thousands(text: str) -> str:
    """Return `text` with numbers in one piece whose thousands a space parts (GB/T 15835-2011, 5.1.1)."""
    return _THOUSANDS.sub(lambda match: without_spaces(match[0]), text)


def _texts(sentences: Sequence[PlacedSentence], questions: ReportQuestions) -> list[tuple[ReadText, ...]]:
    """Return for each sentence the words that answer questions."""
    told = [
        place
        for place, sentence in enumerate(sentences)
        if sentence.part not in WITHOUT_ANSWERS and not sentence.attachment
    ]
    found: list[tuple[ReadText, ...]] = [()] * len(sentences)
    matched = match_texts([sentences[place] for place in told], questions.texts)
    for place, texts in zip(told, matched, strict=True):
        found[place] = texts
    return read_opening(sentences, found, questions)


def _within(number: ReadNumber, texts: Sequence[ReadText]) -> ReadNumber:
    """Return a number; one that stands in words that are an answer belongs to that."""
    own = next((each.match for each in texts if each.start <= number.start and number.end <= each.end), None)
    if own is None or number.outcome is Outcome.MATCHED:
        return number
    return number._replace(outcome=Outcome.MATCHED, match=own, choices=())


def _numbers(
    sentences: Sequence[PlacedSentence],
    facts: Sequence[tuple[SentenceFact, ...]],
    questions: ReportQuestions,
    head: ReportHead,
) -> list[tuple[ReadNumber | None, ...]]:
    """Return for each sentence what became of each of its facts."""
    unit = head.unit or head.short_unit
    places = FactPlaces(sentences, unit, head.year)
    placed = [each for index, own in enumerate(facts) for each in places.of(index, own)]
    relations = questions.jurisdiction.catalogue().relations
    by_sentence: dict[int, list[Settled]] = defaultdict(list)
    for each, result in zip(placed, match_numbers(placed, questions.numbers, relations), strict=True):
        by_sentence[each.sentence].append(result)
    doubts = OutsideDoubts(sentences, Company(relations), unit, has_area=places.has_area)
    return [
        _outcomes(sentence, own, by_sentence[index], questions, head.year, doubts)
        for index, (sentence, own) in enumerate(zip(sentences, facts, strict=True))
    ]


def _outcomes(
    sentence: PlacedSentence,
    facts: tuple[SentenceFact, ...],
    settled: Sequence[Settled],
    questions: ReportQuestions,
    year: int | None,
    doubts: OutsideDoubts,
) -> tuple[ReadNumber | None, ...]:
    """Return what became of each of the facts of a sentence; `settled` is what was found for those that are asked for."""
    asked = iter(settled)
    wanted = asked_for(sentence, facts)
    results = [next(asked) if fact in wanted else _NOTHING for fact in facts]
    numbers = [outcome_of(fact, result, questions, year, sentence) for fact, result in zip(facts, results, strict=True)]
    taken = [result.first if number.match else None for result, number in zip(results, numbers, strict=True)]
    told = [ToldNumber(*each) for each in zip(facts, taken, strict=True)]
    return with_doubts(sentence.text, told, with_tails(sentence.text, facts, numbers), doubts.of(sentence, told))
