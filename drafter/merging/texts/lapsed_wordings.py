"""The bureau's own wordings that are used no more: what a document says in them is a hand's again, and nobody's decision yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.merging.texts.differences import heading_number
from drafter.model.answer_path import AnswerPath
from drafter.model.records import PLACEHOLDER, Wording
from drafter.pages.written_lines import WrittenLine, line_of, runs_in_line
from drafter.sections.phrases import IN_CHINESE, NUMBER_ONLY, Piece, count_length, filled, pattern_of, pieces_of
from drafter.sections.sentences import sentences_of
from drafter.text_runs import Run, Text, cut, text_of

_STOPS = "。；，、"


def without_wordings(
    lines: Sequence[WrittenLine], lapsed: Sequence[Wording], year: int | None
) -> tuple[WrittenLine, ...]:
    """Return `lines` of the report of `year` with the sections' own sentences where they print a wording that has `lapsed`.

    So a merge sees the wording as what a hand made of these sentences. Their answers are those that the lines tell.
    """
    own = [each for each in map(_Lapsed.of, lapsed) if each is not None]
    if not own:
        return tuple(lines)
    texts = [runs_in_line(line) for line in lines]
    told = {each.name: each.runs for runs in texts for each in pieces_of(runs, year) if each.name}
    return tuple(_as_before(line, runs, own, told, year) for line, runs in zip(lines, texts, strict=True))


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


def _as_before(
    line: WrittenLine, runs: Text, lapsed: Sequence[_Lapsed], told: Mapping[str, Text], year: int | None
) -> WrittenLine:
    sentences = list(_sentences(runs))
    made: list[Run] = []
    at = 0
    is_changed = False
    while at < len(sentences):
        own = next(((each, text) for each in lapsed if (text := _said(each, sentences[at:], told, year))), None)
        made += own[1] if own else sentences[at]
        at += own[0].length if own else 1
        is_changed = is_changed or own is not None
    return line_of(line.key, tuple(made)) if is_changed else line


def _said(lapsed: _Lapsed, following: Sequence[Text], told: Mapping[str, Text], year: int | None) -> Text:
    """Return what a section printed where the first of the sentences `following` are the wording's; else nothing."""
    runs = tuple(run for sentence in following[: lapsed.length] for run in sentence)
    count = len(heading_number(text_of(runs)))
    count += count_length(text_of(runs)[count:])
    pieces = pieces_of(cut(runs, count), year)
    if _bare(pattern_of(pieces)) != lapsed.said:
        return ()

    def printed(name: str) -> Text:
        return lapsed.grounds.get(name) or told.get(name) or (Run(f"【{AnswerPath(name).leaf}】"),)

    before = filled(_stopped(lapsed.original, text_of(runs)), pieces, printed) or [Piece("", runs)]
    return (*cut(runs, 0, count), *(run for piece in before for run in piece.runs))


def _stopped(original: str, printed: str) -> str:
    """Return the pattern `original` with the stop that the sentence `printed` has."""
    return f"{original.rstrip(_STOPS)}{printed[len(printed.rstrip(_STOPS)) :]}"


def _bare(pattern: str) -> str:
    """Return a pattern without the stop at its end, and its answers however they are to be told."""
    return PLACEHOLDER.sub(lambda match: f"{{{_unshaped(match[1])}}}", pattern).rstrip(_STOPS)


def _unshaped(name: str) -> str:
    return name.removesuffix(f".{NUMBER_ONLY}").removesuffix(f".{IN_CHINESE}")


def _sentences(runs: Text) -> Iterator[Text]:
    at = 0
    for sentence in sentences_of(text_of(runs)):
        yield cut(runs, at, at + len(sentence))
        at += len(sentence)
