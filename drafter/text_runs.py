"""A report's text in runs, each with the answer that it prints; sections return runs, pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from drafter.model.break_marks import words_of

_NAME_NUMBER = re.compile(r"\.[0-9]+$")


class Origin(NamedTuple):
    """Where a block came from: the section file, the place in it, and what was asked to be 无."""

    section: str = ""
    """Section file as `jurisdiction/name.txt`; empty for blocks made from the manifest or the answers alone."""
    line: int = 0
    """Line of the section file, from 1, that printed the block's first words; 0 without a section file."""
    block: str = ""
    """Id of the block: file, place in it, record. It stays the same when other blocks come and go."""
    stated: tuple[str, ...] = ()
    """Paths of the answers that are 无 and that its set phrases state, such as 争议化解.败诉案件."""
    reworded: tuple[int, ...] = ()
    """Numbers (from 1) of the report's own wordings (手改写法) that it follows."""


class RunKind(Enum):
    """What a stretch of text is within its paragraph."""

    PLAIN = "plain"
    LEAD = "lead"
    """A lead phrase; in an `Item` the first sentence, set in the font of its level (7.3.3)."""
    INNER_LEAD = "inner lead"
    """A lead phrase behind a lead: set as plain text is."""
    GAP = "gap"
    """【待填：…】: a required answer that is missing; highlighted."""


class AnswerPart(Enum):
    """Which part of its answer a run prints."""

    WHOLE = "whole"
    """The text of the answer, or a piece of it."""
    NUMBER = "number"
    """A figure's number with its approximation: 892, 400余, 以上."""
    UNIT = "unit"
    """A figure's measure word or per cent sign."""
    BEHIND = "behind"
    """What is said behind a figure: its change, its parts."""
    NAME = "name"
    """One name of a list; the last step of the address is its number, from 1."""
    BETWEEN = "between"
    """A mark between two names of a list."""
    WORDS = "words"
    """Words of the template that depend on the answer: 无则('未出现败诉'), the 等 behind a list."""
    SET = "set"
    """No answer: a number, a label or a stop that the program sets."""


class Run(NamedTuple):
    """A stretch of text of one kind, of one answer or of the template; never empty."""

    text: str
    kind: RunKind = RunKind.PLAIN
    answer: str = ""
    """Path of the answer that it prints or misses, such as 行政执法.行政检查次数; empty for the template's words."""
    part: AnswerPart = AnswerPart.WHOLE
    """What of the answer it prints."""

    @property
    def question(self) -> str:
        """Path of the question that was answered: that of the whole list where it prints one name."""
        return _NAME_NUMBER.sub("", self.answer) if self.part is AnswerPart.NAME else self.answer


Text = tuple[Run, ...]
"""A text in runs."""


class PrintedText(str):
    """A text on one line that knows its runs: what blocks hold that is set as a whole, such as a name or a cell.

    A plain `str` in its place is the program's own words.
    """

    __slots__ = ("runs",)
    runs: Text

    def __new__(cls, runs: Iterable[Run]) -> PrintedText:
        """Return the text that `runs` make."""
        kept = tuple(runs)
        text = super().__new__(cls, text_of(kept))
        text.runs = kept
        return text

    @property
    def words(self) -> tuple[str, ...]:
        """Its words between break marks, where it is a name in which some were typed; else itself alone."""
        return words_of(self.runs[0].text) if len(self.runs) == 1 else (str(self),)


def text_of(runs: Iterable[Run]) -> str:
    """Return the text of `runs` without kinds and answers."""
    return "".join(run.text for run in runs)


def gaps_in(values: Iterable[object]) -> list[Run]:
    """Return the gaps in a block, in a document or in whatever else holds runs, in order."""
    return [run for run in runs_in(values) if run.kind is RunKind.GAP]


def runs_in(values: Iterable[object]) -> Iterator[Run]:
    """Yield the runs in a block, in a document or in whatever else holds them, in order."""
    for value in values:
        if type(value) is Run:
            yield value
        elif isinstance(value, PrintedText):
            yield from value.runs
        elif isinstance(value, tuple) and type(value) is not Origin:
            yield from runs_in(value)


def runs_of(text: str) -> Text:
    """Return the runs of a text on one line; of a plain `str` one without an answer, of an empty one none."""
    if isinstance(text, PrintedText):
        return text.runs
    return (Run(text),) if text else ()


def questions_in(runs: Iterable[Run]) -> tuple[str, ...]:
    """Return the paths of the questions whose answers, or gaps, `runs` print, in order, without repeats."""
    return tuple(dict.fromkeys(run.question for run in runs if run.answer))


def cut(runs: Text, start: int, end: int | None = None) -> Text:
    """Return the runs of the characters from `start` to `end`; None: to the last."""
    kept: list[Run] = []
    place = 0
    for run in runs:
        stop = len(run.text) if end is None else end - place
        text = run.text[max(start - place, 0) : max(stop, 0)]
        if text:
            kept.append(run if text == run.text else run._replace(text=text))
        place += len(run.text)
    return tuple(kept)


def merged(runs: Iterable[Run]) -> Text:
    """Return `runs` with neighbours of one kind, and of one gap, made one, what the program sets apart from others.

    For whoever writes bytes; the answers of the runs are lost but for those of gaps.
    """
    joined: list[Run] = []
    texts: list[str] = []
    looks: tuple[RunKind, str, AnswerPart] | None = None
    for text, kind, answer, part in runs:
        own = (
            kind,
            answer if kind is RunKind.GAP else "",
            AnswerPart.SET if part is AnswerPart.SET else AnswerPart.WHOLE,
        )
        if looks is not None and own != looks:
            joined.append(Run("".join(texts), *looks))
            texts.clear()
        looks = own
        texts.append(text)
    if looks is not None:
        joined.append(Run("".join(texts), *looks))
    return tuple(joined)


def compact(runs: Iterable[Run]) -> Text:
    """Return `runs` without empty ones, neighbours that differ in nothing but their text made one."""
    joined: list[Run] = []
    before: Run | None = None
    for run in runs:
        text, kind, answer, part = run
        if not text:
            continue
        if before and answer == before.answer and kind is before.kind and part is before.part:
            before = joined[-1] = Run(before.text + text, kind, answer, part)
        else:
            before = run
            joined.append(run)
    return tuple(joined)
