"""Makes one document of the one that a hand edited and the one that the answers make now, and proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.docxfile.word_xml import W, attribute
from drafter.merging.merge_plan import MergePlan, Question, plan_comparison, plan_merge
from drafter.merging.three_way import Change, merged_text
from drafter.pages.word.lines_part import added_lines, bookmark_of, line_of_bookmark, lines_in
from drafter.pages.written_lines import WrittenLine
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.rejection import without_changes

AUTHOR = "Drafter"
_BOOKMARK = f"{W}bookmarkStart"
_CUSTOM_PART = re.compile(r"customXml/item[0-9]+\.xml", re.IGNORECASE)


class Merged(NamedTuple):
    """A merged document."""

    data: bytes
    """The .docx: as the hand left it, with tracked changes of author Drafter for what the answers changed."""
    kept: int
    """Paragraphs whose text a hand changed, wrote or deleted."""
    updates: int
    """Places that the answers changed and no hand."""
    questions: tuple[Question, ...]
    """Where both did; each has a comment."""

    @property
    def is_changed(self) -> bool:
        """True when the answers changed anything."""
        return bool(self.updates or self.questions)


class UnprovenMergeError(Exception):
    """The merged document would not hold all that it must; nothing was written."""


def merge_documents(
    edited: bytes, name: str, base: Sequence[WrittenLine], new: Sequence[WrittenLine], made: bytes
) -> Merged:
    """Return `edited`, called `name`, with what changed from the lines `base` to `new`, which the document `made` prints.

    Raises:
        InputError: `edited` cannot be read or copied.
        UnprovenMergeError: accepting all changes would not give the expected text, or rejecting them not the edited one.
    """
    package = Package(edited, name)
    read = read_document(package)
    plan = plan_merge(base, [each.text for each in read.paragraphs], new, _marked(package, read))
    return _merged(package, read, plan, base, new, made)


def merge_without_base(edited: bytes, name: str, new: Sequence[WrittenLine], made: bytes) -> Merged | None:
    """Return `edited`, called `name`, with whatever differs in `new` as tracked changes: all there is without a base.

    None when it is another document altogether. `made` is the document that prints `new`. Raises as `merge_documents`.
    """
    package = Package(edited, name)
    read = read_document(package)
    plan = plan_comparison([each.text for each in read.paragraphs], new)
    return None if plan is None else _merged(package, read, plan, (), new, made)


def _merged(
    package: Package,
    read: WordDocument,
    plan: MergePlan,
    base: Sequence[WrittenLine],
    new: Sequence[WrittenLine],
    made: bytes,
) -> Merged:
    """Return the document of `package` with what `plan` says, proved."""
    changed = ChangedDocx(package, AUTHOR)
    changed.rename_bookmarks(_renamed(base, new))
    first_change = changed.next_change
    expected, refused = _made_changes(changed, read, plan, _NewParagraphs(made, new))
    held = kept_lines(package)
    (part,) = added_lines(new)
    if held is not None:
        changed.put_part(held.part, part.content)
    data = changed.packed(() if held else (part,))
    _prove(data, package.name, read, expected, first_change)
    questions = (*plan.questions, *refused)
    return Merged(data, plan.kept, plan.updates - len(refused), questions)


def _made_changes(
    changed: ChangedDocx, read: WordDocument, plan: MergePlan, made: _NewParagraphs
) -> tuple[list[str], list[Question]]:
    """Make the changes of `plan`; return the text expected of each paragraph when all are accepted, and what could not be made."""
    texts: list[list[str]] = [[each.text] for each in read.paragraphs]
    refused: list[Question] = []
    done: dict[int, list[Change]] = {}
    for edit in plan.edits:
        paragraph, change = read.paragraphs[edit.paragraph], edit.change
        if changed.replace(paragraph, change.start, change.end, change.text):
            done.setdefault(edit.paragraph, []).append(change)
        elif not change.in_question:
            refused.append(
                Question(edit.paragraph, change.base, paragraph.text[change.start : change.end], change.text)
            )
    for place, changes in done.items():
        texts[place] = [merged_text(read.paragraphs[place].text, changes, accept_questions=True)]
    for place in plan.deletions:
        paragraph = read.paragraphs[place]
        if changed.delete_paragraph(paragraph):
            texts[place] = [""] if paragraph.in_table else []
        else:
            refused.append(Question(place, paragraph.text, paragraph.text, ""))
    inserted: list[list[str]] = [[] for _ in texts]
    for insertion in reversed(plan.insertions):
        after = read.paragraphs[insertion.after]
        found = [made.at(place) for place in insertion.paragraphs]
        changed.insert_paragraphs(after, [element for each in found for element in each.elements])
        inserted[insertion.after][0:0] = [each.text for each in found]
    for question in (*plan.questions, *refused):
        _comment(changed, read, question)
    return [text for own, more in zip(texts, inserted, strict=True) for text in (*own, *more)], refused


class KeptLines(NamedTuple):
    """The lines that a document holds of itself."""

    part: str
    """Name of the part."""
    lines: tuple[WrittenLine, ...]


def kept_lines(package: Package) -> KeptLines | None:
    """Return the lines that Drafter wrote into `package` last; None where it holds none that are whole."""
    for name in package.names:
        content = package.read(name) if _CUSTOM_PART.fullmatch(name) else None
        lines = lines_in(content.decode(errors="replace")) if content else None
        if lines:
            return KeptLines(name, lines)
    return None


def _renamed(base: Sequence[WrittenLine], new: Sequence[WrittenLine]) -> dict[str, str]:
    """Return the names of the bookmarks as the new lines count them, by those of the base; empty for a line that is gone."""
    places = {each.key: i for i, each in enumerate(new)}
    wanted = ((i, places.get(each.key)) for i, each in enumerate(base))
    return {bookmark_of(i): "" if place is None else bookmark_of(place) for i, place in wanted}


def _marked(package: Package, read: WordDocument) -> dict[int, int]:
    """Return the line of the base that each paragraph is marked to be, where it is marked by one bookmark alone."""
    root = package.tree(package.main)
    elements = [] if root is None else list(root.iter())
    found = {}
    for i, paragraph in enumerate(read.paragraphs):
        names = [attribute(each, "name") for place in paragraph.elements for each in elements[place].iter(_BOOKMARK)]
        lines = [line for line in map(line_of_bookmark, names) if line is not None]
        if len(lines) == 1:
            found[i] = lines[0]
    return found


class _Found(NamedTuple):
    text: str
    elements: list[Any]


class _NewParagraphs:
    """The paragraphs of a document that Drafter made, by the lines that they print."""

    def __init__(self, made: bytes, lines: Sequence[WrittenLine]) -> None:
        package = Package(made, "")
        self._read = read_document(package)
        root = etree.fromstring(package.read(package.main) or b"")
        self._elements = list(root.iter("*"))
        self._of_line = dict(_matched(lines, self._read))

    def at(self, line: int) -> _Found:
        """Return the paragraph that prints a line."""
        paragraph = self._read.paragraphs[self._of_line[line]]
        return _Found(paragraph.text, [self._elements[each] for each in paragraph.elements])


def _matched(lines: Sequence[WrittenLine], read: WordDocument) -> Iterator[tuple[int, int]]:
    """Yield each line with the paragraph that prints it; both are in one order."""
    at = 0
    for i, line in enumerate(lines):
        bare = "".join(line.text.split())
        for j in range(at, len(read.paragraphs)):
            if "".join(read.paragraphs[j].text.split()) == bare:
                yield i, j
                at = j + 1
                break


def _comment(changed: ChangedDocx, read: WordDocument, question: Question) -> None:
    text = "\n".join(
        (
            "这里两边都改了，请看用哪一个：",
            f"原来：{question.base or '（没有）'}",
            f"手改：{question.hand or '（删去了）'}",
            f"填报数据现在：{question.new or '（没有了）'}",
        )
    )
    paragraph = read.paragraphs[question.paragraph]
    start = paragraph.text.find(question.hand) if question.hand else -1
    span = (start, start + len(question.hand)) if start >= 0 else None
    changed.comment(paragraph, span, text)


def _prove(data: bytes, name: str, edited: WordDocument, expected: list[str], first_change: int) -> None:
    """Raise UnprovenMergeError unless all accepted is `expected` and all rejected is `edited`."""
    accepted = [each.text for each in read_document(Package(data, name)).paragraphs]
    if _filled(accepted) != _filled(expected):
        raise UnprovenMergeError("accepted")
    rejected = read_document(Package(without_changes(data, name, first_change), name))
    if [each.text for each in rejected.paragraphs] != [each.text for each in edited.paragraphs]:
        raise UnprovenMergeError("rejected")


def _filled(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text]
