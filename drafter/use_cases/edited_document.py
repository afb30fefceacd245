"""An edited document read for what a hand did to it, beside the lines that Drafter had written into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.folders import section_cache
from drafter.hints import quoted
from drafter.inputs import read_input
from drafter.limits import DOCUMENT
from drafter.merging.documents.kept_base import kept_lines, marked_lines
from drafter.merging.documents.renewed_comments import OpenQuestion, open_questions
from drafter.merging.places.typed_notes import CleanText, without_notes
from drafter.model.edition import Edition
from drafter.model.numerals import with_plain_digits
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import render
from drafter.use_cases.base_copies import TITLE, base_of, settled_base
from drafter.use_cases.edit_proposals import Contradiction, Unfit

_YEAR = re.compile("20[0-9]{2}")
_ASKED = "批注里问的，修订还没有接受或拒绝"
_BRACES = str.maketrans("{}", "｛｝")


class NoBaseError(InputError):
    """It is not known what Drafter had written into a document, so that nothing can be read off it."""

    def __init__(self, document: Path) -> None:
        super().__init__(
            f"{document}：没有找到生成它时的底稿，看不出哪里是手改的；请把它放回填报文件旁边，"
            "或把两份文档对照以后自己改"
        )


class EditedDocument(NamedTuple):
    """A document and the lines of which a hand made it."""

    path: Path
    package: Package
    read: WordDocument
    cleaned: tuple[CleanText, ...]
    """Its paragraphs, without what is no part of a report."""
    written: tuple[WrittenLine, ...]
    """The lines that were written into it."""
    base: tuple[WrittenLine, ...]
    """These, with what the answers have said since."""
    is_filed: bool
    """Whether it holds them itself, as only filed editions do."""

    @property
    def texts(self) -> list[str]:
        """Its paragraphs."""
        return [each.text for each in self.cleaned]

    @property
    def unbraced(self) -> list[str]:
        """Its paragraphs, braces of the hand's as others than those that stand for answers."""
        printed = frozenset(line.text for line in self.base)
        return [text if text in printed else text.translate(_BRACES) for text in self.texts]

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """What an earlier merge asked and nobody decided."""
        return open_questions(self.package, self.read)

    @property
    def marked(self) -> Mapping[int, int]:
        """Of paragraphs with a mark the line that they were."""
        return marked_lines(self.package, self.read) if self.is_filed else {}


def edited_document(path: Path, answers: Path) -> EditedDocument:
    """Return the document at `path`, made of the answers file at `answers`. Raises NoBaseError, other InputErrors."""
    package = Package(read_input(path, DOCUMENT), path.name)
    read = read_document(package)
    whole = [with_plain_digits(each.text) for each in read.paragraphs]
    texts = [re.sub("[\n\t]", "", text) for text in whole]  # a line broken by hand is no other
    held = kept_lines(package)
    written = held.lines if held else base_of(answers, path, texts)
    if written is None:
        raise NoBaseError(path)
    printed = frozenset(line.text for line in written)
    cleaned = tuple(without_notes(text, printed) for text in texts)
    base = settled_base(answers, path, written, [each.text for each in cleaned])
    return EditedDocument(path, package, read, cleaned, tuple(written), base, held is not None)


def edition_of(document: EditedDocument, answers: Answers) -> Edition:
    """Return which edition of the report a document is; the public one leaves out what is withheld, and is no hand's deletion."""
    if document.is_filed:
        return Edition.FILED
    texts = frozenset(line.text for line in document.written)

    def likeness(edition: Edition) -> int:
        return sum(line.text in texts for line in written_lines(render(answers, section_cache(), edition).document))

    return max(Edition, key=likeness)  # the filed one where they are the same


def left_aside(document: EditedDocument) -> Iterator[Unfit]:
    """Yield the notes and the stray spaces that were left out of what a hand typed."""
    for note in (note for each in document.cleaned for note in each.notes):
        yield Unfit(f"{quoted(note)}像是给经办人的话，没有收，不会印进新的报告；核对以后请从手改的稿子里删去", ())
    spaced = [place for each in document.cleaned for place in each.spaced]
    if spaced:
        yield Unfit(f"多打的空格没有收：{'、'.join(map(quoted, spaced))}", ())


def undecided(questions: Iterable[OpenQuestion]) -> Iterator[Contradiction]:
    """Yield the places about which an earlier merge asked and nobody decided: they are left as the answers have them."""
    for each in questions:
        says = (f"手改{quoted(each.hand or '（删去了）')}", f"填报数据{quoted(each.new or '（没有了）')}")
        yield Contradiction(_ASKED, says, (each.hand, each.new))


def refuse_other_report(
    document: Path, answers: Path, base: Sequence[WrittenLine], present: Sequence[WrittenLine]
) -> None:
    """Raise InputError where a document, whose lines were `base`, is no report of the answers that print `present`."""
    texts = frozenset(line.text for line in present)
    same = sum(line.text in texts for line in base)
    one, other = (next((line.text for line in lines if line.key.startswith(TITLE)), "") for lines in (base, present))
    is_other_year = _YEAR.findall(one) != _YEAR.findall(other)
    if is_other_year or (one != other and same * 2 < len(base)):
        raise InputError(f"{document}：这是《{one}》，{answers.name} 填的是《{other}》；请换成生成这份文档的填报文件")
