"""The bureau's own wordings of sentences: which sentence of a section each stands for, and whether it can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    """Empty: the sentences are left out."""
    originals: tuple[str, ...]
    """The patterns of the sentences that it stands for."""
    facts: frozenset[str]

    @property
    def length(self) -> int:
        """How many sentences it stands for."""
        return len(self.originals)

    @property
    def stop(self) -> str:
        """How the last of them ends."""
        return self.originals[-1][len(_unstopped(self.originals[-1])) :]


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
            original = each.original if isinstance(each.original, str) else ""
            if original and isinstance(each.section, str) and isinstance(each.wording, str) and is_usable(each):
                text = "" if each.is_left_out else each.wording
                own = self._by_section.setdefault(section_name(each.section), [])
                own.append(_Known(number, text, tuple(sentences_of(original)), facts_of(original)))

    def heading(self, sections: Iterable[str], runs: Text) -> Text:
        """Return a heading of the outline in the bureau's words.

        `sections` are the section files that print what stands below it: where it leads their first paragraph, its
        words were read there.
        """
        pieces = pieces_of(runs, self._year)
        pattern = _unstopped(pattern_of(pieces))
        names = dict.fromkeys((OUTLINE, *map(section_name, sections)))
        for known in (each for name in names for each in self._by_section.get(name, ())):
            said = filled(_unstopped(known.wording), pieces, self._printed)
            if said and [_unstopped(each) for each in known.originals] == [pattern]:
                self.used.add(known.number)
                return _runs(said)
        return runs

    def reworded(self, section: str, clauses: Sequence[Text]) -> list[Text]:
        """Return a paragraph of the section file called `section`, given clause by clause, in the bureau's words.

        A clause whose words went to the one before is left empty.
        """
        known = self._by_section.get(section_name(section))
        if not known:
            return list(clauses)
        longest = max(each.length for each in known)
        sentences = [(i, runs) for i, clause in enumerate(clauses) for runs in _sentences(clause)]
        kept: list[list[Run]] = [[] for _ in clauses]
        at = 0
        while at < len(sentences):
            clause, runs = sentences[at]
            length, said = self._found(known, [following for _, following in sentences[at : at + longest]])
            kept[clause] += runs if said is None else said
            at += length
        return [tuple(_closed(own, text_of(clause))) for own, clause in zip(kept, clauses, strict=True)]

    def _found(self, known: Sequence[_Known], following: Sequence[Text]) -> tuple[int, Text | None]:
        """Return how many sentences from the first of `following` on a wording stands for, and what it says.

        () for what is left out; None, and one, for a sentence that stays.
        """
        for each in self._fitting(known, following):
            runs = following[: each.length]
            counted = cut(runs[0], 0, count_length(text_of(runs[0])))
            own = tuple(run for sentence in runs for run in _uncounted(sentence))
            wording = _stopped(each, text_of(own))
            said = filled(wording, pieces_of(own, self._year), self._printed) if each.wording else []
            if said is not None:
                self.used.add(each.number)
                return each.length, (*counted, *_led(_runs(said), own)) if said else ()
        return 1, None

    def _fitting(self, known: Sequence[_Known], following: Sequence[Text]) -> Iterator[_Known]:
        """Yield the wordings of the sentences that follow: of the same patterns, else the one that tells the same facts."""
        pieces = [pieces_of(_uncounted(runs), self._year) for runs in following]
        patterns = [_unstopped(pattern_of(each)) for each in pieces]
        for each in known:
            if patterns[: each.length] == [_unstopped(sentence) for sentence in each.originals]:
                yield each
        if not says_record(pieces[0]):
            yield from self._of_same_facts(known, patterns[0])

    def _of_same_facts(self, known: Sequence[_Known], pattern: str) -> Iterator[_Known]:
        """Yield the one wording, not used yet, of a sentence that tells the facts of `pattern` in words much like it."""
        facts = facts_of(pattern)
        alike = [each for each in known if each.facts == facts and each.number not in self.used]
        if not facts or len(alike) != 1 or alike[0].length != 1:
            return
        if _likeness(alike[0].originals[0], pattern) >= _SAME_SENTENCE:
            yield alike[0]


def is_usable(wording: Wording) -> bool:
    """Return whether a wording may be printed: not with last year's numbers before somebody looked at it."""
    return not (wording.is_carried_over and wording.own_numbers)


def section_name(section: str) -> str:
    """Return the name of a section file without folder and ending: 执法检查 for 通用/执法检查.txt."""
    return section.rpartition("/")[2].removesuffix(".txt")


def _sentences(runs: Text) -> Iterator[Text]:
    at = 0
    for sentence in sentences_of(text_of(runs)):
        yield cut(runs, at, at + len(sentence))
        at += len(sentence)


def _uncounted(runs: Text) -> Text:
    return cut(runs, count_length(text_of(runs)))


def _runs(pieces: Sequence[Piece]) -> Text:
    return tuple(run for piece in pieces for run in piece.runs)


def _unstopped(text: str) -> str:
    return text.rstrip(_STOPS)


def _stopped(known: _Known, before: str) -> str:
    """Return a wording with the stop of the sentence in whose place it comes, unless the hand set another one."""
    bare = _unstopped(known.wording)
    is_as_it_was = known.wording[len(bare) :] == known.stop
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
