"""Takes back what an earlier merge asked about where the answers say again what they said before.

Nothing was changed by both then: the hand's words stand as it wrote them, without tracked change and comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.merging.documents.renewed_comments import AUTHOR, QUESTION, QuestionComment
from drafter.merging.plan.conflicting_clauses import accepted_words
from drafter.merging.texts.merge_tokens import PARAGRAPH_END
from drafter.merging.texts.sentence_clusters import became
from drafter.pages.written_lines import WrittenLine
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.rejection import without_changes
from drafter.redline.standing_comments import StandingComment


class Unasked(NamedTuple):
    """A document without the questions that are settled."""

    data: bytes
    base: Sequence[WrittenLine]
    """What Drafter had written, as the questions taken back had it before."""
    taken_back: int
    """Questions that were taken back."""


class _Settled(NamedTuple):
    comment: str
    paragraph: int
    at: int
    """Of what Drafter had written."""
    told: QuestionComment


def without_settled(edited: bytes, name: str, base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> Unasked:
    """Return `edited`, called `name`, without the open questions that `new` settles; as it was when that cannot be proved.

    `base` is what Drafter had written. Raises InputError.
    """
    package = Package(edited, name)
    as_it_was = Unasked(edited, base, 0)
    if not _may_have_questions(package):
        return as_it_was
    read = read_document(package)
    changed = ChangedDocx(package, AUTHOR)
    settled = list(_settled(changed, read, base, new))
    if not settled:
        return as_it_was
    texts = _take_back(changed, read, settled)
    data = changed.packed()
    is_proved = _texts(data, name) == texts and _without_ours(data, name) == _without_ours(edited, name)
    return Unasked(data, _before(base, settled), len(settled)) if is_proved else as_it_was


def _may_have_questions(package: Package) -> bool:
    """Return whether the comments of a document have the words of a question; without, it need not be read."""
    parts = (part for kind, part in package.relations.values() if kind.endswith("/comments") and part)
    return any(QUESTION.encode() in (package.read(part) or b"") for part in parts)


def _take_back(changed: ChangedDocx, read: WordDocument, settled: Sequence[_Settled]) -> list[str]:
    """Take back the changes and comments of questions that are `settled`; return the paragraphs as they read then."""
    texts = [each.text for each in read.paragraphs]
    for each in settled:
        text = texts[each.paragraph]
        words = _ours(each.told, text)
        start = text.find(words)
        changed.take_back(read.paragraphs[each.paragraph], start, start + len(words))
        texts[each.paragraph] = f"{text[:start]}{each.told.hand}{text[start + len(words) :]}"
    changed.change_comments({each.comment: None for each in settled})
    return texts


def _without_ours(data: bytes, name: str) -> list[str]:
    """Return the paragraphs of a document with all of Drafter's changes rejected."""
    return _texts(without_changes(data, name, 0), name)


def _settled(
    changed: ChangedDocx, read: WordDocument, base: Sequence[WrittenLine], new: Sequence[WrittenLine]
) -> Iterator[_Settled]:
    now = {line.key: line.text for line in new}
    for comment in changed.standing_comments():
        told = _open_question(comment)
        place = None if told is None else changed.place_of_comment(comment.number, read.paragraphs)
        if told is None or place is None or not _ours(told, read.paragraphs[place].text):
            continue
        line = next((i for i, each in enumerate(base) if each.text.count(told.new) == 1), None)
        if line is not None and became(told.new, base[line].text, now.get(base[line].key, "")) == told.base:
            yield _Settled(comment.number, place, line, told)


def _open_question(comment: StandingComment) -> QuestionComment | None:
    """Return a question about words of one paragraph that all three sides have, and that nobody answered; None for all else."""
    if comment.author != AUTHOR or comment.has_answer:
        return None
    told = QuestionComment.read(comment.text)
    if told is None or not (told.base and told.hand and told.new) or PARAGRAPH_END in "".join(told[:3]):
        return None
    return told


def _ours(told: QuestionComment, text: str) -> str:
    """Return our words in a paragraph, read with our change accepted; empty where they do not stand there once."""
    words = told.new if told.new in text else accepted_words(told.base, told.hand, told.new)
    return words if text.count(words) == 1 else ""


def _before(base: Sequence[WrittenLine], settled: Sequence[_Settled]) -> list[WrittenLine]:
    """Return what Drafter had written with the words from which the questions began."""
    lines = list(base)
    for each in settled:
        line, told = lines[each.at], each.told
        start = line.text.find(told.new)
        end, by = start + len(told.new), len(told.base) - len(told.new)
        ahead = (span for span in line.answers if span.end <= start)
        behind = (span._replace(start=span.start + by, end=span.end + by) for span in line.answers if span.start >= end)
        text = f"{line.text[:start]}{told.base}{line.text[end:]}"
        lines[each.at] = line._replace(text=text, answers=(*ahead, *behind))
    return lines


def _texts(data: bytes, name: str) -> list[str]:
    return [each.text for each in read_document(Package(data, name)).paragraphs]
