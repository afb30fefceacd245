"""Finds what a document says in wordings of the bureau that are no longer used: it counts as a hand's edit again, not decided yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from drafter.merging.texts.differences import heading_number
from drafter.model.records import PLACEHOLDER, Wording
from drafter.pages.written_lines import WrittenLine, line_of, runs_in_line
from drafter.sections.phrases import Piece, count_length, filled, pattern_of, pieces_of, unshaped
from drafter.sections.sentences import sentences_of
from drafter.text_runs import AnswerPart, Run, Text, cut, text_of

_STOPS = "。；，、"
_UNKNOWN = "……"
"""Stands for what an answer was that nothing tells any more."""


def without_wordings(
    lines: Sequence[WrittenLine],
    written: Sequence[WrittenLine],
    lapsed: Sequence[Wording],
    year: int | None,
    now: Sequence[WrittenLine] = (),
) -> tuple[WrittenLine, ...]:
    """Return `lines` of the report of `year` with the sections' own sentences where they print a wording that has `lapsed`.

    So a merge sees the wording as what a hand made of these sentences. They are those that were `written` before, where
    these are known; else their answers are those that the lines tell, or that the lines `now` tell.
    """
    own = [each for each in map(_Lapsed.of, lapsed) if each is not None]
    if not own:
        return tuple(lines)
    before = {each.key: list(_sentences(runs_in_line(each))) for each in written}
    told = {**_told(now, year), **_told(lines, year)}
    return tuple(_as_before(line, own, before.get(line.key, []), told, year) for line in lines)


def _told(lines: Sequence[WrittenLine], year: int | None) -> dict[str, Text]:
    """Return what some lines print of answers, by their names in patterns; of one that a line prints without its measure word another's."""
    found: dict[str, Text] = {}
    for each in (piece for line in lines for piece in pieces_of(runs_in_line(line), year) if piece.name):
        if not _is_bare(each.runs) or each.name not in found:
            found[each.name] = each.runs
    return found


def _is_bare(runs: Text) -> bool:
    """Return whether a figure is a number without its measure word."""
    return all(run.part is AnswerPart.NUMBER for run in runs)


def with_left_out(
    lines: Sequence[WrittenLine], written: Sequence[WrittenLine], lapsed: Sequence[Wording], year: int | None
) -> tuple[WrittenLine, ...]:
    """Return `lines` with the sentences that `written` had, where a hand deleted them and a wording that has `lapsed` left them out.

    What the answers say in their place now is news to who deleted them: 没有违约毁约问题 that is one case by now.
    """
    patterns = {bare for each in lapsed if each.is_left_out for bare in map(_bare, sentences_of(str(each.original)))}
    if not patterns:
        return tuple(lines)
    before = {each.key: each for each in written}
    return tuple(_with_deleted(each, before.get(each.key), patterns, year) for each in lines)


def _with_deleted(
    line: WrittenLine, written: WrittenLine | None, patterns: Collection[str], year: int | None
) -> WrittenLine:
    """Return a line with those sentences of it as it was `written` that have one of some `patterns` and stand there no more."""
    if written is None or written.text == line.text:
        return line
    own, before = ([*_sentences(runs_in_line(each))] for each in (line, written))
    one, other = (list(map(text_of, side)) for side in (own, before))
    made: list[Text] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        made += own[start:end]
        gone = before[other_start:other_end] if tag != "equal" else []
        made += (sentence for sentence in gone if _pattern(sentence, year) in patterns)
    return line_of(line.key, tuple(chain.from_iterable(made)))


class _Lapsed(NamedTuple):
    """A wording that is used no more."""

    original: str
    said: str
    """Its pattern as it is read off a line, without the stop at its end."""
    length: int
    """How many sentences it has."""
    grounds: Mapping[str, Text]
    """What its own words tell of answers."""

    @classmethod
    def of(cls, wording: Wording) -> _Lapsed | None:
        """Return a wording as it is looked for; None for one that lacks something, or says nothing."""
        original, said = wording.original, wording.wording
        if not isinstance(original, str) or not isinstance(said, str) or wording.is_left_out:
            return None
        grounds = {each.path: (Run(each.value),) for each in wording.grounded_on if each.value}
        return cls(original, _bare(said), sum(1 for _ in sentences_of(said)), grounds)

    def is_said(self, following: Sequence[Text], year: int | None) -> bool:
        """Return whether the first of some sentences are the wording's."""
        return _pattern(_joined(following[: self.length]), year) == self.said

    def written(self, sentences: Sequence[Text], year: int | None) -> Text:
        """Return which of some sentences are those that the wording took the place of; none where they are not there."""
        patterns = [_pattern(each, year) for each in sentences]
        originals = [*map(_bare, sentences_of(self.original))]
        for at in range(len(patterns) - len(originals) + 1):
            if patterns[at : at + len(originals)] == originals:
                return _joined(sentences[at : at + len(originals)])
        return ()

    def filled(self, following: Sequence[Text], told: Mapping[str, Text], year: int | None) -> Text:
        """Return what a section printed where the first of some sentences are the wording's, of the answers that are `told`."""
        runs = _joined(following[: self.length])
        count = _count_of(runs)
        pieces = pieces_of(cut(runs, count), year)

        def printed(name: str) -> Text:
            return self.grounds.get(name) or told.get(name) or (Run(_UNKNOWN),)

        known = [each for each in pieces if each.name not in self.grounds and not _is_bare(each.runs)]
        before = filled(_stopped(self.original, text_of(runs)), known, printed) or [Piece("", runs)]
        return (*cut(runs, 0, count), *(run for piece in before for run in piece.runs))


def _as_before(
    line: WrittenLine, lapsed: Sequence[_Lapsed], written: Sequence[Text], told: Mapping[str, Text], year: int | None
) -> WrittenLine:
    sentences = list(_sentences(runs_in_line(line)))
    made: list[Run] = []
    at = 0
    is_changed = False
    while at < len(sentences):
        following = sentences[at:]
        own = next((each for each in lapsed if each.is_said(following, year)), None)
        if own:
            made += own.written(written, year) or own.filled(following, told, year)
        else:
            made += sentences[at]
        at += own.length if own else 1
        is_changed = is_changed or own is not None
    return line_of(line.key, tuple(made)) if is_changed else line


def _count_of(runs: Text) -> int:
    """Return how many characters of a sentence are its number and its count: （一）, 一是."""
    number = len(heading_number(text_of(runs)))
    return number + count_length(text_of(runs)[number:])


def _pattern(sentence: Text, year: int | None) -> str:
    return _bare(pattern_of(pieces_of(cut(sentence, _count_of(sentence)), year)))


def _stopped(original: str, printed: str) -> str:
    """Return the pattern `original` with the stop that the sentence `printed` has."""
    return f"{original.rstrip(_STOPS)}{printed[len(printed.rstrip(_STOPS)) :]}"


def _bare(pattern: str) -> str:
    """Return a pattern without the stop at its end, and its answers however they are to be told."""
    return PLACEHOLDER.sub(lambda match: f"{{{unshaped(match[1])}}}", pattern).rstrip(_STOPS)


def _joined(sentences: Iterable[Text]) -> Text:
    return tuple(run for sentence in sentences for run in sentence)


def _sentences(runs: Text) -> Iterator[Text]:
    at = 0
    for sentence in sentences_of(text_of(runs)):
        yield cut(runs, at, at + len(sentence))
        at += len(sentence)
