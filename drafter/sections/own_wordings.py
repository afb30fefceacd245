"""The bureau's own wordings of sentences: which sentence of a section each stands for, and whether it can."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.model.records import Wording
from drafter.sections.phrases import Piece, count_length, facts_of, filled, pattern_of, pieces_of, says_record
from drafter.sections.sentences import sentences_of
from drafter.text_runs import Run, RunKind, Text, cut, text_of

OUTLINE = "提纲"
"""Stands for a section where the sentence is a heading of the outline."""
_STOPS = "。；，、"
"""What ends a clause or a sentence according to what follows it."""
_SAME_SENTENCE = 0.4
"""Likeness from which on a sentence with the same facts is the one that was reworded, in other words of the template."""


class _Known(NamedTuple):
    """A wording that can be used."""

    number: int
    wording: str
    """Empty: the sentence is left out."""
    original: str
    facts: frozenset[str]


class OwnWordings:
    """The wordings for one report, and which of them a rendering has used."""

    def __init__(self, wordings: Sequence[Wording], year: int | None, printed: Callable[[str], Text | None]) -> None:
        """Take `wordings`, nearer ones first, for the report of `year`.

        `printed` as in `phrases.filled`. One of last
        year's with numbers of its own is not used before somebody looked at it.
        """
        self._year, self._printed = year, printed
        self._by_section: dict[str, list[_Known]] = {}
        self.used: set[int] = set()
        """Places in `wordings` of those that were used."""
        for number, each in enumerate(wordings):
            if isinstance(each.section, str) and isinstance(each.wording, str) and is_usable(each):
                original = str(each.original or "")
                text = "" if each.is_left_out else each.wording
                own = self._by_section.setdefault(section_name(each.section), [])
                own.append(_Known(number, text, original, facts_of(original)))

    def heading(self, section: str, runs: Text) -> Text:
        """Return the heading of an entry of the outline, whose section file is called `section`, in the bureau's words."""
        pieces = pieces_of(runs, self._year)
        pattern = _unstopped(pattern_of(pieces))
        for known in (*self._by_section.get(OUTLINE, ()), *self._by_section.get(section, ())):
            said = filled(_unstopped(known.wording), pieces, self._printed)
            if said and _unstopped(known.original) == pattern:
                self.used.add(known.number)
                return _runs(said)
        return runs

    def reworded(self, section: str, runs: Text) -> Text | None:
        """Return a paragraph of the section file called `section` in the bureau's words; None where all stays."""
        known = self._by_section.get(section_name(section))
        if not known:
            return None
        text, at, is_changed = text_of(runs), 0, False
        kept: list[Run] = []
        for sentence in sentences_of(text):
            own = cut(runs, at, at + len(sentence))
            at += len(sentence)
            found = self._found(known, own)
            is_changed = is_changed or found is not None
            kept += own if found is None else found
        return tuple(_closed(kept, text)) if is_changed else None

    def _found(self, known: Sequence[_Known], runs: Text) -> Text | None:
        """Return a sentence in the bureau's words, () for one that is left out; None for one that stays."""
        counted = count_length(text_of(runs))
        own = cut(runs, counted)
        pieces = pieces_of(own, self._year)
        wording = self._wording(known, pieces)
        if wording is None:
            return None
        said = filled(_stopped(wording, text_of(runs)), pieces, self._printed) if wording.wording else []
        if said is None:
            return None
        self.used.add(wording.number)
        return (*cut(runs, 0, counted), *_led(_runs(said), own)) if said else ()

    def _wording(self, known: Sequence[_Known], pieces: Sequence[Piece]) -> _Known | None:
        """Return the wording of a sentence: that of the same pattern, or else the one that tells the same facts."""
        pattern = pattern_of(pieces)
        same = next((each for each in known if _unstopped(each.original) == _unstopped(pattern)), None)
        if same or says_record(pieces):
            return same
        facts = facts_of(pattern)
        alike = [each for each in known if facts and each.facts == facts and each.number not in self.used]
        if len(alike) != 1 or _likeness(alike[0].original, pattern) < _SAME_SENTENCE:
            return None
        return alike[0]


def is_usable(wording: Wording) -> bool:
    """Return whether a wording may be printed: not with last year's numbers before somebody looked at it."""
    return not (wording.is_carried_over and wording.own_numbers)


def section_name(section: str) -> str:
    """Return the name of a section file without folder and ending: 执法检查 for 通用/执法检查.txt."""
    return section.rpartition("/")[2].removesuffix(".txt")


def _runs(pieces: Sequence[Piece]) -> Text:
    return tuple(run for piece in pieces for run in piece.runs)


def _unstopped(text: str) -> str:
    return text.rstrip(_STOPS)


def _stopped(known: _Known, before: str) -> str:
    """Return a wording with the stop of the sentence in whose place it comes, unless the hand set another one."""
    bare = _unstopped(known.wording)
    is_as_it_was = known.wording[len(bare) :] == known.original[len(_unstopped(known.original)) :]
    return f"{bare}{before[len(_unstopped(before)) :]}" if is_as_it_was else known.wording


def _led(said: Text, before: Text) -> Iterator[Run]:
    """Yield the runs of a new sentence, as much of them a lead as was one in the sentence `before`."""
    lead = "".join(run.text for run in before if run.kind is RunKind.LEAD)
    if lead and lead == text_of(before):
        length = len(text_of(said))
    else:
        length = len(lead) if lead and text_of(said).startswith(lead) else 0
    yield from (run._replace(kind=RunKind.LEAD) if run.kind is RunKind.PLAIN else run for run in cut(said, 0, length))
    yield from cut(said, length)


def _closed(runs: list[Run], before: str) -> Iterator[Run]:
    """Yield `runs`, with a full stop at the end where a sentence behind a semicolon was left out."""
    if runs and runs[-1].text.endswith("；") and not before.endswith("；"):
        yield from runs[:-1]
        yield runs[-1]._replace(text=f"{runs[-1].text[:-1]}。")
    else:
        yield from runs


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
