"""The bureau's own wordings of sentences: which sentence of a section each stands for, and whether it can."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.model.answer_path import AnswerPath
from drafter.model.records import Wording
from drafter.sections.nones import YEAR_LONG
from drafter.sections.outdated_wordings import OutdatedWording, changed_grounds
from drafter.sections.phrases import Piece, count_length, facts_of, filled, pattern_of, pieces_of, says_record
from drafter.sections.sentences import sentences_of
from drafter.text_runs import Run, RunKind, Text, cut, text_of

OUTLINE = "提纲"
"""Stands for a section where the sentence is a heading of the outline."""
_STOPS = "。；，、"
"""What ends a clause or a sentence according to what follows it."""
_WORD = 2
_SAME_SENTENCE = 0.4
"""Likeness from which on a sentence with the same facts is the one that was reworded, in other words of the template."""


class _Known(NamedTuple):
    """A wording that can be used."""

    number: int
    wording: str
    """Empty: the sentences are left out."""
    originals: tuple[str, ...]
    """The patterns of the sentences that it stands for, without the stops at their ends and 全年 ahead of them."""
    stop: str
    """How the last of them ends."""
    is_led: bool
    """Whether the first of them begins with 全年, which is said once where sentences follow one another."""
    facts: frozenset[str]
    is_carried_over: bool
    """True while nobody has looked at last year's wording."""


class _Sentence(NamedTuple):
    """A sentence of a paragraph."""

    clause: int
    """In which clause it stands."""
    counted: Text
    """The count of the clause before it, such as 一是; mostly none."""
    runs: Text
    pieces: tuple[Piece, ...]
    pattern: str
    """Without the stop at its end and 全年 ahead of it."""
    is_led: bool
    """Whether it begins with 全年."""


class _Gap(NamedTuple):
    """What stands before a sentence of a paragraph."""

    is_open: bool = False
    """Whether a sentence was left out right before it."""
    is_said: bool = False
    """Whether the last that was printed says 全年."""
    is_lost: bool = False
    """Whether only what was left out said 全年, for the next one too."""

    def before(self, sentence: _Sentence) -> _Sentence:
        """Return a sentence without 全年 ahead where one that was left out had parted it from another with it."""
        if not (self.is_open and self.is_said and sentence.is_led):
            return sentence
        return sentence._replace(runs=cut(sentence.runs, len(YEAR_LONG)), is_led=False)

    def behind(self, sentence: _Sentence, printed: Text) -> _Gap:
        """Return what stands before the next one when `sentence` was `printed`: () for one left out."""
        if printed:
            return _Gap(is_said=YEAR_LONG in text_of(printed))
        return self._replace(is_open=True, is_lost=self.is_lost or (sentence.is_led and not self.is_said))


class _Section:
    """The wordings for one section file, the nearer ones first."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[_Known]] = {}
        self._by_facts: dict[frozenset[str], list[_Known]] = {}

    def add(self, known: _Known) -> None:
        self._by_first.setdefault(known.originals[0], []).append(known)
        if known.facts and len(known.originals) == 1:
            self._by_facts.setdefault(known.facts, []).append(known)

    def of_heading(self, pattern: str) -> list[_Known]:
        """Return the wordings of a heading."""
        return [each for each in self._by_first.get(pattern, ()) if len(each.originals) == 1 and each.wording]

    def fitting(self, following: Sequence[_Sentence], used: Set[int]) -> Iterator[_Known]:
        """Yield the wordings of the sentences that follow: of the same patterns, else the one that tells the same facts.

        The facts count for one sentence alone, in which no record speaks, and only where one wording that is not among
        the `used` tells them in words much like it: the template's may have changed. Last year's, which nobody has looked
        at, stands for the very sentence alone: else what it says itself, such as 均胜诉, would hide what is open this year.
        """
        first = following[0]
        for each in self._by_first.get(first.pattern, ()):
            if [sentence.pattern for sentence in following[: len(each.originals)]] == list(each.originals):
                yield each
        alike = [each for each in self._by_facts.get(facts_of(first.pattern), ()) if each.number not in used]
        if len(alike) != 1 or alike[0].is_carried_over or says_record(first.pieces):
            return
        if _likeness(alike[0].originals[0], first.pattern) >= _SAME_SENTENCE:
            yield alike[0]


class OwnWordings:
    """The wordings for one report, and which of them a rendering has used."""

    def __init__(
        self,
        wordings: Sequence[Wording],
        year: int | None,
        printed: Callable[[str], Text | None],
        void: Collection[int] = (),
    ) -> None:
        """Take `wordings`, nearer ones first, for the report of `year`; not those at the places `void`.

        `printed` as in `phrases.filled`. One of last year's with numbers of its own is not used before somebody looked
        at it.
        """
        self._year, self._printed = year, printed
        self._by_section: dict[str, _Section] = {}
        self.used: set[int] = set()
        """Places in `wordings` of those that were used."""
        self.replaced: set[str] = set()
        """Paths of the words of records in whose place others were printed."""
        self.outdated: list[OutdatedWording] = []
        """Those that tell an answer in their own words that is another by now."""
        for number, each in ((i, each) for i, each in enumerate(wordings) if i not in void):
            known = _known(number, each)
            changed = next(changed_grounds(number, each, printed), None)
            if changed is not None:
                self.outdated.append(changed)
            elif known is not None:
                self._by_section.setdefault(section_name(str(each.section)), _Section()).add(known)

    def heading(self, sections: Iterable[str], runs: Text) -> Text:
        """Return a heading of the outline in the bureau's words.

        `sections` are the section files that print what stands below it: where it leads their first paragraph, its
        words were read there.
        """
        pieces = pieces_of(runs, self._year)
        pattern = _unstopped(pattern_of(pieces)).removeprefix(YEAR_LONG)
        names = dict.fromkeys((OUTLINE, *map(section_name, sections)))
        own = [self._by_section[name] for name in names if name in self._by_section]
        for known in (each for section in own for each in section.of_heading(pattern)):
            said = filled(_unstopped(known.wording), pieces, self._printed)
            if said:
                self.used.add(known.number)
                return _runs(said)
        return runs

    def reworded(self, section: str, clauses: Sequence[Text]) -> list[Text]:
        """Return a paragraph of the section file called `section`, given clause by clause, in the bureau's words.

        A clause whose words went to the one before is left empty.
        """
        own = self._by_section.get(section_name(section))
        if own is None:
            return list(clauses)
        sentences = [each for i, clause in enumerate(clauses) for each in self._sentences(i, clause)]
        kept: list[list[Run]] = [[] for _ in clauses]
        at = 0
        gap = _Gap()
        while at < len(sentences):
            sentences[at] = first = gap.before(sentences[at])
            length, said = self._found(own, sentences[at:], is_led=first.is_led or gap.is_lost)
            printed = (*first.counted, *first.runs) if said is None else said
            kept[first.clause] += printed
            gap = gap.behind(first, printed)
            at += length
        return [tuple(_closed(runs, text_of(clause))) for runs, clause in zip(kept, clauses, strict=True)]

    def _sentences(self, clause: int, runs: Text) -> Iterator[_Sentence]:
        at = 0
        for sentence in sentences_of(text_of(runs)):
            begin, end = at + count_length(sentence), at + len(sentence)
            own = cut(runs, begin, end)
            pieces = pieces_of(own, self._year)
            pattern = _unstopped(pattern_of(pieces))
            is_led = pattern.startswith(YEAR_LONG)
            yield _Sentence(clause, cut(runs, at, begin), own, pieces, pattern.removeprefix(YEAR_LONG), is_led)
            at = end

    def _found(self, section: _Section, following: Sequence[_Sentence], *, is_led: bool) -> tuple[int, Text | None]:
        """Return how many sentences from the first of `following` on a wording stands for, and what it says.

        () for what is left out; None, and one, for a sentence that stays. `is_led` says whether 全年 belongs ahead.
        """
        for each in section.fitting(following, self.used):
            length = len(each.originals)
            runs = tuple(run for sentence in following[:length] for run in sentence.runs)
            pieces = [piece for sentence in following[:length] for piece in sentence.pieces]
            wording = _with_lead(each, is_led=is_led)
            said = filled(_stopped(wording, each, text_of(runs)), pieces, self._printed) if wording else []
            if said is not None:
                self.used.add(each.number)
                self.replaced.update(
                    run.answer for run in runs if said and run.answer and AnswerPath(run.answer).number
                )
                return length, (*following[0].counted, *_led(_runs(said), runs)) if said else ()
        return 1, None


def _known(number: int, wording: Wording) -> _Known | None:
    """Return a wording as it is looked up; None for one that lacks something or may not be printed."""
    original = wording.original if isinstance(wording.original, str) else ""
    originals = [_unstopped(sentence) for sentence in sentences_of(original)]
    is_whole = isinstance(wording.section, str) and isinstance(wording.wording, str)
    if not is_whole or not all(originals) or not originals or not is_usable(wording):
        return None
    stop = original[len(_unstopped(original)) :]
    said = "" if wording.is_left_out else str(wording.wording)
    is_led = original.startswith(YEAR_LONG)
    patterns = tuple(each.removeprefix(YEAR_LONG) for each in originals)
    return _Known(number, said, patterns, stop, is_led, facts_of(original), wording.is_carried_over)


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


def _with_lead(known: _Known, *, is_led: bool) -> str:
    """Return a wording with 全年 ahead of it as the sentence in whose place it comes has it, where it begins as that does."""
    bare = known.wording.removeprefix(YEAR_LONG)
    begins = known.originals[0][:_WORD]
    is_as_it_was = bare.startswith(begins) and known.is_led == known.wording.startswith(YEAR_LONG)
    return f"{YEAR_LONG if is_led else ''}{bare}" if is_as_it_was else known.wording


def _stopped(wording: str, known: _Known, before: str) -> str:
    """Return a `wording` with the stop of the sentence in whose place it comes, unless the hand set another one."""
    bare = _unstopped(wording)
    is_as_it_was = wording[len(bare) :] == known.stop
    return f"{bare}{before[len(_unstopped(before)) :]}" if is_as_it_was else wording


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
