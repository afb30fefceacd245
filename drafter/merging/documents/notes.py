"""Notes where the answers print once more what a hand's words tell, or seem to: as comments, which ask for no decision of words."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.docxfile.contents import WordDocument
from drafter.merging.hand.told_twice import ToldTwice
from drafter.redline.changed_docx import ChangedDocx

_TOLD = "手改的话里好像已经写了："
"""Begins a note."""
_AGAIN = "照填报数据又印了："
_ADVICE = "是一件事的，请删去一处；不是的，删去这条批注就行"


def note_text(told: ToldTwice) -> str:
    """Return what a comment says of words that may be told twice."""
    return "\n".join((f"{_TOLD}{told.sentence}", f"{_AGAIN}{told.again}（{told.title}）", _ADVICE))


def add_notes(changed: ChangedDocx, read: WordDocument, twice: Sequence[ToldTwice]) -> None:
    """Put a comment on each sentence of a hand in `changed` that is told `twice`; `read` has its paragraphs."""
    for told in twice:
        paragraph = read.paragraphs[told.paragraph]
        start = paragraph.text.find(told.sentence)
        span = (start, start + len(told.sentence)) if start >= 0 else None
        changed.comment(paragraph, span, note_text(told))


def is_settled(comment: str, texts: Sequence[str]) -> bool | None:
    """Return whether what a note is about no longer stands twice in the paragraphs `texts`; None for other comments."""
    lines = comment.split("\n")
    if len(lines) != 3 or not (lines[0].startswith(_TOLD) and lines[1].startswith(_AGAIN)):
        return None
    told, again = lines[0].removeprefix(_TOLD), lines[1].removeprefix(_AGAIN).rpartition("（")[0]
    return not all(any(words in text for text in texts) for words in (told, again))
