"""Notes where the answers print once more what a hand's words tell, and where its numbers are no more what they say: as comments.

They ask for no decision between words of both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.docxfile.contents import WordDocument
from drafter.merging.numbers.stale_number import StaleNumber, read_row, told_in_row, where_of
from drafter.merging.numbers.told_twice import ToldTwice
from drafter.merging.texts.differences import without_number
from drafter.redline.changed_docx import ChangedDocx

_TOLD = "手改的话里好像已经写了："
"""Begins a note."""
_AGAIN = "照填报数据又印了："
_ADVICE = "是一件事的，请删去一处；不是的，删去这条批注就行"
_STALE = "这里的数没有跟着填报数据变，请核对："
"""Begins a note, too."""
_MENDED = "改好了，或者本来就对，删去这条批注就行"
_CHAPTER = "手改的稿子里加了这一章，填报数据现在也印这一章："
"""Begins a note, too."""
_JOIN = "是同一章的，请并成一章，说两遍的删去一遍，序号接好；不是的，删去这条批注就行"
_LINES = 3
"""Lines of the other notes."""
_SENTENCE = 6
"""Characters from which on words are found by themselves; shorter ones are the cell of a table."""


class Note(NamedTuple):
    """A comment to set, and on which words of which paragraph."""

    paragraph: int
    words: str
    text: str


def notes_on(texts: Sequence[str], twice: Sequence[ToldTwice], stale: Sequence[StaleNumber]) -> tuple[Note, ...]:
    """Return the notes on paragraphs that will read as `texts`: what is told `twice` there, and numbers that are `stale`."""
    return (*(Note(each.paragraph, each.sentence, _twice_text(each)) for each in twice), *_on_stale(texts, stale))


def notes_on_headings(hand: Sequence[str], shared: Sequence[tuple[str, str]]) -> tuple[Note, ...]:
    """Return a note on each heading of the paragraphs `hand` whose chapter the answers print, too; `shared` pairs both headings."""
    places = ((i, own, printed) for own, printed in shared for i, text in enumerate(hand) if text.strip() == own)
    return tuple(Note(i, own, _chapter_text(printed)) for i, own, printed in places)


def _on_stale(texts: Sequence[str], stale: Sequence[StaleNumber]) -> Iterator[Note]:
    """Yield a note on each cell, and on each sentence where it stands just once, with stale numbers."""
    found: dict[tuple[str, str, int], list[StaleNumber]] = {}
    for each in stale:
        found.setdefault((each.where, each.sentence, each.cell), []).append(each)
    for (where, sentence, cell), numbers in found.items():
        is_long = len(sentence) >= _SENTENCE
        places = [i for i, text in enumerate(texts) if (sentence in text if is_long else sentence == text.strip())]
        if len(places) == 1 or cell >= 0:
            place = places[0] if cell < 0 else cell
            yield Note(place, sentence, _stale_text(told_in_row(numbers), where))


def told_stale(
    comments: Sequence[str], texts: Sequence[str], heads: Mapping[int, Sequence[str]], found: Collection[StaleNumber]
) -> Iterator[StaleNumber]:
    """Yield the numbers that notes of an earlier merge, among `comments`, tell of the paragraphs `texts` as they stand there.

    Left out are those `found` anew; `heads` as in `stale_numbers`.
    """
    known = {(each.told, each.where) for each in found}
    named = ((i, next(filter(None, own), "")) for i, own in heads.items())
    cells = {where_of(head, texts[i].strip()): (i, head) for i, head in named if head}
    for row, where in filter(None, map(_read_stale, comments)):
        cell, head = cells.get(where, (-1, ""))
        sentence = where if cell < 0 else texts[cell].strip()
        if cell >= 0 or any(sentence in text for text in texts):
            numbers = read_row(row, sentence, head, cell)
            yield from (each for each in numbers if (each.told, where) not in known)


def _chapter_text(printed: str) -> str:
    return f"{_CHAPTER}{printed}\n{_JOIN}"


def _read_chapter(comment: str) -> str | None:
    """Return the heading of the chapter that the answers print, of a note on a heading; None for other comments."""
    first, *others = comment.split("\n")
    return first.removeprefix(_CHAPTER) if first.startswith(_CHAPTER) and others == [_JOIN] else None


def _stale_text(row: str, where: str) -> str:
    return "\n".join((f"{_STALE}{row}", where, _MENDED))


def _read_stale(comment: str) -> tuple[str, str] | None:
    """Return the row of numbers and the place of a note on stale ones; None for other comments."""
    lines = comment.split("\n")
    if len(lines) != _LINES or not lines[0].startswith(_STALE) or lines[2] != _MENDED:
        return None
    return lines[0].removeprefix(_STALE), lines[1]


def _twice_text(told: ToldTwice) -> str:
    return "\n".join((f"{_TOLD}{told.sentence}", f"{_AGAIN}{told.again}（{told.title}）", _ADVICE))


def _read_twice(comment: str) -> tuple[str, str] | None:
    """Return the words of the hand and those of the answers of a note on what is told twice; None for other comments."""
    lines = comment.split("\n")
    if len(lines) != _LINES or not lines[0].startswith(_TOLD) or not lines[1].startswith(_AGAIN):
        return None
    return lines[0].removeprefix(_TOLD), lines[1].removeprefix(_AGAIN).rpartition("（")[0]


def add_notes(changed: ChangedDocx, read: WordDocument, notes: Sequence[Note], standing: Collection[str]) -> None:
    """Put `notes` into `changed`, whose paragraphs `read` has, but for those that are comments `standing` there."""
    for note in (each for each in notes if each.text not in standing):
        paragraph = read.paragraphs[note.paragraph]
        start = paragraph.text.find(note.words)
        span = (start, start + len(note.words)) if start >= 0 else None
        changed.comment(paragraph, span, note.text)


def is_settled(comment: str, texts: Sequence[str], notes: Sequence[Note]) -> bool | None:
    """Return whether a note is no longer true of the paragraphs `texts`, or others of `notes` say it; None for other comments."""
    chapter = _read_chapter(comment)
    if chapter is not None:
        return all(without_number(text) != without_number(chapter) for text in texts)
    stale = _read_stale(comment)
    if stale is not None:
        is_twice = sum(stale[1] in text for text in texts) > 1  # of which none gets a note
        return not is_twice and all(each.text != comment for each in notes)
    twice = _read_twice(comment)
    return None if twice is None else not all(any(words in text for text in texts) for words in twice)
