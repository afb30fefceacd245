"""Takes a report apart: its outline, and its sentences each with the headings above it and the part it stands in."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.sources.heading_numbers import PART
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.importing.filetypes.tables_told import is_row
from drafter.importing.outline.heading_marks import DASH, mark_of
from drafter.importing.outline.heading_shapes import odd_headings
from drafter.importing.outline.headings_told import is_byline, level_of, number_before, with_headings_told
from drafter.importing.outline.imported_report import ReadHeading
from drafter.importing.outline.parallel_leads import Head
from drafter.importing.outline.parts_said import part_of_headings, part_said
from drafter.model.closing_phrase import closes_report
from drafter.model.titles import ATTACHMENTS
from drafter.reading.number_signs import NumberSort
from drafter.reading.sentence_fact import SentenceFact
from drafter.reading.sentence_facts import sentence_facts
from drafter.sections.sentences import sentences_of

_LONGEST_RUN_IN = 60
"""Characters of a heading that runs into its text."""
_CHAPTERS = 2
"""The lowest level of headings that divide a report, and no list."""
_LONGEST_SENTENCE = 1_000
_LONGEST_NAME = 60
_NAMELESS = ATTACHMENTS.leaf
_ATTACHMENT = re.compile(rf"{_NAMELESS}\s?[0-9一二三四五六七八九十]{{0,2}}\s?(?:[：:]?\s?(?P<name>[^，。；]{{2,60}}))?")
"""The line that an attachment begins with, its name behind it or on the next line."""
_BESIDE = (Role.BOX, Role.NOTE, Role.HEADER, Role.FOOTER, Role.RESIDUE)
_TEXT = (Role.HEADING, Role.BODY)
_FURTHER_ITEM = re.compile("[二三四五六七八九十]{1,2}是")
"""Begins an item of a list that has begun above."""
_SPACES = " \t\u3000"


class PlacedSentence(NamedTuple):
    """A sentence of the report's text."""

    text: str
    passage: int
    headings: tuple[str, ...]
    part: StatutoryPart | None
    """The statutory part that its headings or its words tell; None for work done."""
    before: str
    """The sentence before it in its paragraph; empty for the first."""
    is_opening: bool
    """Whether it stands before the first heading."""
    item: str = ""
    """The heading that runs into its paragraph, or stands right above, at the lowest level; empty when there is none."""
    attachment: str = ""
    """The name of the attachment that it stands in; empty for the text itself."""
    is_closing: bool = False
    """Whether it stands behind the last chapter, in words that close the report."""
    is_lead: bool = False
    """Whether it is a heading with figures right above the paragraph that it leads."""


class TakenApart(NamedTuple):
    """A report's outline and sentences."""

    outline: tuple[ReadHeading, ...]
    sentences: tuple[PlacedSentence, ...]


def take_apart(manuscript: Manuscript) -> TakenApart:
    """Return outline and sentences of the text of `manuscript` and its attachments, everything around these left out."""
    passages = with_headings_told(manuscript).passages
    heads = odd_headings(passages)
    taker = _Taker(manuscript.year)
    for place in range(_first_text(passages, manuscript), len(passages)):
        if place in heads:
            taker.head(place, heads[place])
        else:
            _take(taker, place, passages)
    rows = {place for place, passage in enumerate(passages) if is_row(passage, manuscript)}
    opened = [each._replace(part=None) if each.passage in rows else each for each in _with_opening(taker)]
    return TakenApart(tuple(taker.outline), tuple(_with_closing(opened, passages, heads)))


def _first_text(passages: Sequence[Passage], manuscript: Manuscript) -> int:
    """Return the place of the first passage behind the bureau's name below the title."""
    text = ((i, each) for i, each in enumerate(passages) if each.role in _TEXT)
    return next((i for i, each in text if not is_byline(each, manuscript)), 0)


def _take(taker: _Taker, place: int, passages: Sequence[Passage]) -> None:
    """Let `taker` take the passage at `place`, which begins with no unusual heading."""
    passage = passages[place]
    if passage.role is Role.HEADING and not _has_text_below(passages, place) and _is_item(passage):
        taker.item(place, passage)
    elif passage.role is Role.HEADING:
        taker.heading(place, passage)
    elif passage.role is Role.BODY:
        taker.paragraph(place, passage)
    elif passage.role is Role.ATTACHMENT:
        taker.attached(place, passage)


def _with_opening(taker: _Taker) -> Iterator[PlacedSentence]:
    """Yield the sentences; of a report without headings the first paragraph alone is its opening."""
    first = taker.sentences[0].passage if taker.sentences else 0
    for sentence in taker.sentences:
        yield sentence if taker.outline or sentence.passage == first else sentence._replace(is_opening=False)


def _with_closing(
    sentences: Sequence[PlacedSentence], passages: Sequence[Passage], heads: Container[int]
) -> Iterator[PlacedSentence]:
    """Yield `sentences`, those marked that close the report: 特此报告。, and words behind the list of the last chapter.

    `heads` are the places of paragraphs that begin with a heading.
    """
    first = len(passages)
    for place in reversed(range(len(passages))):
        own = [each for each in sentences if each.passage == place and not each.attachment]
        if not own:
            continue
        closes = closes_report(own[0].text) or _is_behind_list(place, sentences, passages, heads)
        if place in heads or not closes or not all(map(_may_close, own)):
            break
        first = place
    for each in sentences:
        is_closing = each.passage >= first and not each.attachment
        yield each._replace(is_closing=True) if is_closing else each


def _may_close(sentence: PlacedSentence) -> bool:
    return not sentence.is_opening and not re.search("[0-9]|^[一二三四五六七八九十]{1,2}是", sentence.text)


def _is_behind_list(
    place: int, sentences: Sequence[PlacedSentence], passages: Sequence[Passage], heads: Container[int]
) -> bool:
    """Return whether the paragraph at `place` follows a list and is none of its items."""
    before = [each for each in sentences if each.passage < place]
    if not before or level_of(passages[place]) or passages[place].role is not Role.BODY:
        return False
    last = passages[before[-1].passage]
    between = passages[before[-1].passage + 1 : place]
    if any(each.role is Role.HEADING for each in between):  # it is the text of a chapter of its own: 无。
        return False
    is_item = before[-1].passage in heads or level_of(last) > 0 or _FURTHER_ITEM.search(last.text) is not None
    return before[-1].part is not None and is_item


class _Taker:
    """Goes through the passages and holds the headings above."""

    def __init__(self, year: int | None) -> None:
        self._year = year
        self._said: StatutoryPart | None = None
        """The part that a sentence of the paragraph has told."""
        self._plans_below = -1
        """The level of the heading below which a sentence such as 2025年，着力抓好以下工作： begins the plans; -1 for none."""
        self.outline: list[ReadHeading] = []
        self.sentences: list[PlacedSentence] = []
        self._above: dict[int, ReadHeading] = {}
        self._attachment = ""
        """The name of the attachment; the word alone while its name is not read yet."""

    def head(self, place: int, head: Head) -> None:
        """Take a heading that is not as the standard has it, with the text that it runs into."""
        self._set(place, self._level_of_dashed(head), head.number, head.text, is_run_in=bool(head.rest))
        self._sentences(sentences_of(head.rest), place)

    def _level_of_dashed(self, head: Head) -> int:
        """Return the level of a heading: one with a dash begins no chapter below another heading."""
        if head.level > 1 or mark_of(head.number)[0] != DASH or not self._above:
            return head.level
        same = next((level for level, each in self._above.items() if each.number == head.number), None)
        return max(self._above) + 1 if same is None else same

    def heading(self, place: int, passage: Passage) -> None:
        """Take a heading of a line of its own."""
        number = number_before(passage.text)
        level = 0 if PART.match(passage.text) else passage.level
        text = passage.text[len(number) :].strip(_SPACES)
        self._set(place, level, number, text, is_run_in=False)
        sentence = self._placed(f"{text.rstrip('。')}。", place, "")
        if any(map(_is_counted, sentence_facts(text))):  # no figure goes unlisted
            self.sentences.append(sentence._replace(is_lead=sentence.part is not None))

    def item(self, place: int, passage: Passage) -> None:
        """Take a sentence on a line of its own that looks like a heading, with nothing below it."""
        level = level_of(passage)
        self._above = {other: each for other, each in self._above.items() if other < level}
        text = passage.text[len(number_before(passage.text)) :].strip(_SPACES)
        for sentence in sentences_of(f"{text.rstrip('。')}。"):
            self.sentences.append(self._placed(sentence, place, ""))

    def paragraph(self, place: int, passage: Passage) -> None:
        """Take a paragraph, with the heading that runs into it."""
        number = number_before(passage.text)
        text = passage.text[len(number) :].strip(_SPACES)
        sentences = list(sentences_of(text))
        level = level_of(passage)
        if number and len(sentences) > 1 and _runs_in(sentences[0]):
            self._set(place, level, number, sentences[0].rstrip("。"), is_run_in=True)
            sentences = sentences[1:]
        elif number and level > 1:  # an item of its own, no part of the one before
            self._above = {other: each for other, each in self._above.items() if other < level}
        self._sentences(sentences, place)

    def _sentences(self, sentences: Iterable[str], place: int) -> None:
        """Take the sentences of a paragraph."""
        before = ""
        self._said = self._said if not self._has_chapters() else None  # where no heading says so it goes on
        for sentence in (piece for each in sentences for piece in _pieces(each)):
            plain = sentence.strip(_SPACES)
            if plain:
                self.sentences.append(self._placed(plain, place, before))
                before = plain

    def attached(self, place: int, passage: Passage) -> None:
        """Take a line of an attachment: its number, its name, else a paragraph."""
        begins = _ATTACHMENT.fullmatch(passage.text.strip(_SPACES))
        if begins:
            self._attachment = begins["name"] or _NAMELESS
        elif self._attachment in ("", _NAMELESS) and len(passage.text) <= _LONGEST_NAME:
            self._attachment = passage.text.strip(_SPACES)
        else:
            name = self._attachment or _NAMELESS
            for sentence in sentences_of(passage.text.strip(_SPACES)):
                self.sentences.append(
                    PlacedSentence(sentence, place, (name,), None, "", is_opening=False, attachment=name)
                )

    def _set(self, place: int, level: int, number: str, text: str, *, is_run_in: bool) -> None:
        self._said = None if level <= _CHAPTERS or self._has_chapters() else self._said
        self._plans_below = self._plans_below if level > self._plans_below else -1
        heading = ReadHeading(place, level, number, text.rstrip("。：:"), is_run_in)
        self.outline.append(heading)
        self._above = {other: each for other, each in self._above.items() if other < level} | {level: heading}

    def _has_chapters(self) -> bool:
        """Return whether there is more than the numbers of items above."""
        return any(each.level <= _CHAPTERS for each in self.outline)

    def _placed(self, text: str, place: int, before: str) -> PlacedSentence:
        above = [self._above[level] for level in sorted(self._above)]
        headings, part = tuple(each.text for each in above), self._part(text, above)
        of_part = [each for each in headings if part is not None and part_of_heading(each) is part]
        is_chapter = bool(of_part) and of_part == [*headings[-1:]]
        item = above[-1].text if above and not is_chapter and (above[-1].is_run_in or len(above) > 1) else ""
        return PlacedSentence(text, place, headings, part, before, not self.outline, item)

    def _part(self, text: str, above: Sequence[ReadHeading]) -> StatutoryPart | None:
        """Return the part that a sentence below the headings `above` belongs to, and keep what it begins."""
        said = part_said(text, self._year)
        if said is StatutoryPart.PLANS and text.endswith("：") and above:
            self._plans_below = above[-1].level
        self._said = StatutoryPart.PLANS if self._plans_below >= 0 else said or self._said
        part = part_of_headings(tuple(each.text for each in above), self._year) or self._said
        is_of_both = (part, self._said) == (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS)  # 不足与改进
        return self._said if is_of_both else part


def _has_text_below(passages: Sequence[Passage], place: int) -> bool:
    """Return whether text or a lower heading stands below the heading at `place`: the next item of its list does not."""
    below = next((each for each in passages[place + 1 :] if each.role not in _BESIDE), None)
    if below is None or below.role not in (Role.HEADING, Role.BODY):
        return False
    level = level_of(below)
    is_same_list = bool(level) and level <= level_of(passages[place])
    return not is_same_list and not PART.match(below.text) and not _FURTHER_ITEM.match(below.text)


def _is_item(passage: Passage) -> bool:
    """Return whether a heading with nothing below it is an item of a list: not the heading of an empty part."""
    is_chapter = bool(PART.match(passage.text)) or level_of(passage) <= 1
    text = passage.text[len(number_before(passage.text)) :]
    return not is_chapter or (text.endswith("。") and part_of_heading(text) is None)


def _pieces(sentence: str) -> Iterator[str]:
    """Yield a sentence; one that no answer can hold in parts, cut at a comma where there is one."""
    while len(sentence) > _LONGEST_SENTENCE:
        cut = sentence.rfind("，", 1, _LONGEST_SENTENCE) + 1 or _LONGEST_SENTENCE
        yield sentence[:cut]
        sentence = sentence[cut:]
    yield sentence


def _runs_in(sentence: str) -> bool:
    """Return whether the first sentence of a numbered paragraph is a heading: a phrase that tells no figure or time."""
    if len(sentence) > _LONGEST_RUN_IN or not sentence.endswith("。"):
        return False
    told = [fact for fact in sentence_facts(sentence) if fact.sort not in (NumberSort.YEAR, NumberSort.OTHER)]
    return not told or not ("，" in sentence or any(map(_is_counted, told)))


def _is_counted(fact: SentenceFact) -> bool:
    """Return whether a fact is a figure in digits: 抓好三个环节 is only a phrase."""
    return fact.figure is not None and (fact.is_none or re.search("[0-9]", fact.written) is not None)
