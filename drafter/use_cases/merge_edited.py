"""Brings what changed in the answers into a document that somebody edited by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter import files
from drafter.errors import InputError
from drafter.inputs import read_input
from drafter.limits import DOCUMENT, OverBudgetError, budget
from drafter.outputs.output_sorts import DOCX, MERGED, UNMERGED, Output
from drafter.outputs.output_writer import Written, free_backup, may_replace, write_output
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import Rendering
from drafter.use_cases.base_copies import base_of, keep_settled, settled_base
from drafter.use_cases.numbers_of_hands import reader_for
from drafter.use_cases.own_reports import own_report, refuse_open

if TYPE_CHECKING:
    from drafter.answers.load import Answers
    from drafter.docxfile.opc_package import Package
    from drafter.merging.documents.merge_documents import MergedDocument
    from drafter.merging.numbers.claims import Claim
    from drafter.merging.numbers.stale_number import StaleNumber
    from drafter.merging.texts.alignment import EditedText
    from drafter.use_cases.shared_chapters import SharedChapter

MERGED_MARK = "（合并稿）"
"""What a merged document has behind the name of the one that a hand edited."""
_LIST_MARK = "（三种说法）"
_MERGED_BEFORE = re.compile("（合并稿(?P<number>[0-9]{0,3})）$")


class MergedEdits(NamedTuple):
    """What a merge came to."""

    edited: Path
    """The document that a hand edited."""
    written: Written
    document: MergedDocument
    is_compared: bool = False
    """True when it is not known what Drafter had written, so that all that differs is marked."""
    differing: tuple[StaleNumber, ...] = ()
    """Figures that the hand has otherwise than the answers, which nobody changed since."""
    claims: tuple[Claim, ...] = ()
    """What the hand claims of all that a figure counts, or reckons from it, which is another now."""
    chapters: tuple[SharedChapter, ...] = ()
    """Chapters that the hand added and the answers print now, too; each has a comment."""

    @property
    def is_written(self) -> bool:
        """True when there was anything to bring in, and so a document was written."""
        return self.document.is_changed


class UnmergedEdits(NamedTuple):
    """A document that a hand edited and with which no merge could be proved."""

    edited: Path
    listed: Written
    """Where the list of the texts went."""
    places: int
    """Places that the list shows: those that the answers changed."""


def is_edited(path: Path) -> bool:
    """Return whether a document stands at `path` that is not as Drafter wrote it."""
    return os.path.isfile(path) and not may_replace(DOCX, path)  # noqa: PTH113 - False for a name too long, too


class NotADraftError(Exception):
    """A document with which nothing can be merged; the text says in Chinese why, behind its name."""


def merge_edited(
    path: Path,
    made: Rendering,
    answers: Answers,
    *,
    in_place: bool,
    keeps_base: bool,
    overtaken: Sequence[StaleNumber] = (),
) -> MergedEdits | UnmergedEdits:
    """Write the document at `path`, which a hand edited, with what `made` has that the answers changed.

    It goes beside it as （合并稿）, or with `in_place` into its place, with a backup. It holds its lines for the next
    time only with `keeps_base`: a public edition and a final version hold none. Where no merge could be proved to
    hold all, the texts go beside it as a list instead. Numbers that answers have `overtaken` get a comment. `answers` made it; a wording of theirs that was taken and is
    used no more is a hand's again.

    Raises NotADraftError, and writes nothing, when what stands there is no document of this report; InputError,
    OutputError.
    """
    from drafter.merging.documents.merge_documents import UnprovenMergeError
    from drafter.use_cases.shared_chapters import shared_chapters

    file = answers.source.path
    try:
        with budget():
            edited = _read(path, made, answers)
            chapters = shared_chapters(edited.base, edited.texts, edited.new) if edited.base else ()
            merged = _merged(edited, made, answers, _Notes(overtaken, chapters), keeps_base=keeps_base)
    except (InputError, OverBudgetError) as error:  # no Word document, or one that cannot be changed
        raise NotADraftError(f"读不出来，手改的没有合进来（{str(error).removeprefix(f'{path.name}：')}）") from error
    except UnprovenMergeError:
        return _listed(path, edited, made, file)
    if merged is None:
        raise NotADraftError("不是这份报告的稿子，或者改得认不出来了")
    if edited.written:
        keep_settled(file, path, edited.written, edited.texts, edited.new)
    sort = own_report(MERGED, made.document)
    written = _write(path, merged.data, sort, [file], in_place=in_place) if merged.is_changed else Written(path, "")
    known = {each.sentence for each in merged.twice if each.is_sure}
    differing = tuple(each for each in _differing(edited, merged) if each.sentence not in known)
    claims = tuple(
        each for each in _claims(edited, merged) if not any(each.words in told.sentence for told in merged.stale)
    )
    return MergedEdits(path, written, merged, edited.base is None, differing, claims, chapters)


def _differing(edited: _Edited, merged: MergedDocument) -> tuple[StaleNumber, ...]:
    """Return the figures that the hand has otherwise than the answers; none without a base."""
    from drafter.merging.numbers.denied_facts import denied_facts
    from drafter.merging.numbers.differing_figures import differing_figures
    from drafter.merging.numbers.fresh_figures import figures_told_apart

    if edited.base is None:
        return ()
    text = edited.text_of(edited.base)
    told_apart = figures_told_apart(
        text.base, text.hand, edited.new, [(each.hand, each.new) for each in merged.questions]
    )
    return (*differing_figures(text, edited.new), *denied_facts(text, edited.new), *told_apart)


def _claims(edited: _Edited, merged: MergedDocument) -> tuple[Claim, ...]:
    """Return what the hand claims of all that a figure counts, or reckons from it, where that changed unasked."""
    from drafter.merging.numbers.claims import claims_on_changed
    from drafter.merging.plan.reckoned_sentences import reckoned_on_changed

    if edited.base is None:
        return ()
    told = edited.text_of(edited.written), edited.new, merged.texts  # a claim that was taken is the hand's all the same
    return claims_on_changed(*told) + reckoned_on_changed(*told)


class _Edited(NamedTuple):
    """A document that a hand edited, beside what Drafter had written and what it writes now."""

    package: Package
    base: Sequence[WrittenLine] | None
    """None where it is not known."""
    new: Sequence[WrittenLine]
    written: Sequence[WrittenLine]
    """What Drafter had written, whatever the answers have said of the hand's edits since; empty where it is not known."""
    texts: Sequence[str]
    """The paragraphs of the document."""
    marked: Mapping[int, int]
    """Which line of the base a paragraph is, as `EditedText` has it."""

    def text_of(self, base: Sequence[WrittenLine]) -> EditedText:
        """Return what the hand made of `base`, with the numbers that the records have now."""
        from drafter.merging.texts.alignment import EditedText
        from drafter.merging.texts.record_numbers import with_numbers_now

        return EditedText(with_numbers_now(base, self.new), self.texts, self.marked)


class _Notes(NamedTuple):
    """What is noted in comments, beside what the merge finds itself."""

    overtaken: Sequence[StaleNumber]
    """Numbers in the bureau's own words that answers were, and are no more."""
    chapters: Sequence[SharedChapter]
    """As in `MergedEdits`."""


def _read(path: Path, made: Rendering, answers: Answers) -> _Edited:
    """Return the document at `path` with its base. Raises InputError when it is no Word document."""
    from drafter.docxfile.document import read_document
    from drafter.docxfile.opc_package import Package
    from drafter.merging.documents.kept_base import kept_lines, marked_lines

    package = Package(read_input(path, DOCUMENT), path.name)
    read = read_document(package)
    texts = [each.text for each in read.paragraphs]
    held = kept_lines(package)
    base = held.lines if held else base_of(answers.source.path, path, texts)
    settled = base and settled_base(answers.source.path, path, base, texts)
    unworded = _unworded(settled, base or (), made, answers) if settled else settled
    new = written_lines(made.document)
    return _Edited(package, unworded, new, base or (), texts, marked_lines(package, read))


def _unworded(
    settled: Sequence[WrittenLine], written: Sequence[WrittenLine], made: Rendering, answers: Answers
) -> tuple[WrittenLine, ...]:
    """Return the base `settled`, first `written`, with the sections' own words for wordings of `answers` that `made` does not print."""
    from drafter.merging.texts.lapsed_wordings import with_left_out, without_wordings

    said, lapsed = answers.report.identity.year, made.rendered.lapsed_wordings
    year = int(said) if isinstance(said, str) else None
    unworded = without_wordings(settled, written, lapsed, year, written_lines(made.document))
    return with_left_out(unworded, written, lapsed, year)


def _merged(
    edited: _Edited, made: Rendering, answers: Answers, noted: _Notes, *, keeps_base: bool
) -> MergedDocument | None:
    """Return a document merged with `made`, None when they have little in common. Raises as `merge_documents`."""
    from drafter.merging.documents.merge_documents import merge_documents, merge_without_base

    data, name, base, new = edited.package.data, edited.package.name, edited.base, edited.new
    if base is None:
        return merge_without_base(data, name, new, made.data, keeps_base=keeps_base)
    return merge_documents(
        data,
        name,
        base,
        new,
        made.data,
        keeps_base=keeps_base,
        read_numbers=reader_for(answers),
        overtaken=noted.overtaken,
        shared_headings=noted.chapters,
    )


def _listed(path: Path, edited: _Edited, made: Rendering, answers: Path) -> UnmergedEdits:
    """Write what the answers changed as a list beside the document at `path`, which stays as it is."""
    from drafter.merging.plan.three_texts import list_of_texts, three_texts
    from drafter.merging.texts.alignment import EditedText, lines_as_edited
    from drafter.pages.word.docx_writer import write_docx

    if edited.base:
        text = edited.text_of(edited.base)
    else:
        text = EditedText(lines_as_edited(edited.texts, edited.new) or (), edited.texts)
    places = three_texts(text, edited.new)
    target = path.with_name(f"{path.stem}{_LIST_MARK}.docx")
    data = write_docx(list_of_texts(path.name, places), made.page)
    return UnmergedEdits(path, write_output(UNMERGED, target, data, inputs=[answers, path]), len(places))


def _merged_name(path: Path) -> str:
    """Return what the merged document is called; one made of a merged document is the next of that name."""
    before = _MERGED_BEFORE.search(path.stem)
    if before is None:
        return f"{path.stem}{MERGED_MARK}{path.suffix}"
    number = int(before["number"] or 1) + 1
    return f"{path.stem[: before.start()]}{MERGED_MARK[:-1]}{number}）{path.suffix}"


def _write(path: Path, data: bytes, output: Output, inputs: Sequence[Path], *, in_place: bool) -> Written:
    if not in_place:
        return write_output(output, path.with_name(_merged_name(path)), data, inputs=[*inputs, path])
    refuse_open(path)
    backup = files.keep_backup(path, free_backup(files.real_path(path)))
    files.write_whole(path, output.sealed(data), inputs)
    return Written(path, f"合并前的样子存为“{backup.name}”")
