"""Places the numbers of a report that may be answers: under which headings they stand, and of whom they are told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.checking.text.statutory_parts import StatutoryPart
from drafter.importing.matching.areas_told import (
    has_bureaus_below,
    is_divided,
    is_of_province,
    is_own_level,
    is_told_of_area,
    is_wider,
    levels_told,
    names_area,
    tells_levels,
)
from drafter.importing.matching.number_outcomes import as_none
from drafter.importing.matching.occasions import is_of_year_before
from drafter.importing.matching.other_bodies import is_of_other_body
from drafter.importing.matching.rankings import PlacedFact
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.reading.sentence_fact import SentenceFact

WITHOUT_ANSWERS = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS, StatutoryPart.OTHER)
"""Parts whose numbers are of no year's figures: they stay in their sentences."""
_ONLY = re.compile("仅|只有")
"""Said in a part about shortcomings of how few there are: 持证人员仅9人 is a figure of the year."""
_LACKING = re.compile("^[^，。；]{0,10}(?:[未没不缺无欠]|尚|仍)")
_STILL = re.compile("(?:仍|尚|还|均|平均|每)[^，。；]{0,6}$")
"""Behind and before what is told to be lacking: 尚有6所幼儿园未修订章程."""


class FactPlaces:
    """What the other sentences of a report say of whom the numbers of one are."""

    def __init__(self, sentences: Sequence[PlacedSentence], unit: str, year: int | None) -> None:
        """Take all sentences of a report of the bureau `unit` about `year`."""
        texts = [sentence.text for sentence in sentences]
        self.has_area = has_bureaus_below(unit, texts)
        """Whether the report tells of bureaus below its own."""
        self._sentences, self._unit, self._year = sentences, unit, year
        nothing = [False] * len(sentences)
        self._near_area = _near_area(sentences) if self.has_area else nothing
        self._in_chapter = _near_area(sentences, in_chapter=True) if is_of_province(unit) else nothing
        self._levels = levels_told(texts) if self.has_area else ""
        levels = (sentence for sentence in sentences if self.has_area and tells_levels(sentence.text))
        self._told_apart = {sentence.headings for sentence in levels}

    def of(self, index: int, facts: Sequence[SentenceFact]) -> list[PlacedFact]:
        """Return those of the `facts` of the sentence at `index` that may be answers, in their place."""
        return [self._placed(fact, index) for fact in asked_for(self._sentences[index], facts)]

    def _placed(self, fact: SentenceFact, index: int) -> PlacedFact:
        sentence = self._sentences[index]
        text, unit = sentence.text, self._unit
        is_own = is_own_level(_up_to(sentence, fact.end))
        return PlacedFact(
            as_none(fact),
            index,
            sentence.headings,
            sentence.before,
            is_wider=is_wider(fact, unit) or is_of_year_before(text, fact.start, self._year),
            is_of_area=self.has_area and is_told_of_area(fact, sentence.before),
            is_near_area=self._near_area[index],
            is_in_area_chapter=self._in_chapter[index] or (sentence.headings in self._told_apart and not is_own),
            is_of_other=is_of_other_body(text, fact.start, unit),
            has_other_subject=is_of_other_body(text, fact.start, unit, even_to_own=True),
            is_aside=sentence.part is StatutoryPart.SHORTCOMINGS and not _is_only(fact),
            is_of_principal=sentence.part is StatutoryPart.PRINCIPAL,
            told_apart="" if is_own else self._levels,
            is_divided=self.has_area and self._is_divided(fact, sentence),
        )

    @staticmethod
    def _is_divided(fact: SentenceFact, sentence: PlacedSentence) -> bool:
        return is_divided(_up_to(sentence, fact.start), sentence.text[fact.start : fact.end], sentence.text[fact.end :])


def asked_for(sentence: PlacedSentence, facts: Sequence[SentenceFact]) -> list[SentenceFact]:
    """Return those facts of a sentence that may be answers: of shortcomings what there is, of plans none."""
    if sentence.attachment:
        return []
    if sentence.part is StatutoryPart.SHORTCOMINGS:
        return [fact for fact in facts if _is_only(fact) or (not fact.is_none and not _is_lacking(fact))]
    return [] if sentence.part in WITHOUT_ANSWERS else list(facts)


def _near_area(sentences: Sequence[PlacedSentence], *, in_chapter: bool = False) -> list[bool]:
    """Return for each sentence whether one before it, under the same headings, tells of the whole area.

    With `in_chapter` the same chapter is enough.
    """
    found: list[bool] = []
    headings: tuple[str, ...] | None = None
    told = False
    for sentence in sentences:
        above = sentence.headings[:1] if in_chapter else sentence.headings
        told, headings = told and above == headings, above
        found.append(told)
        told = told or names_area(sentence.text)
    return found


def _up_to(sentence: PlacedSentence, end: int) -> str:
    """Return a sentence up to `end`, with the one before it where only a semicolon parts them."""
    before = sentence.before if sentence.before.endswith("；") else ""
    return before + sentence.text[:end]


def _is_only(fact: SentenceFact) -> bool:
    """Return whether a number says how few there are of something."""
    return _ONLY.search(f"{fact.near}，{fact.carried if fact.near[:1] == '、' else ''}") is not None


def _is_lacking(fact: SentenceFact) -> bool:
    return bool(_LACKING.search(fact.noun) or _STILL.search(fact.near))
