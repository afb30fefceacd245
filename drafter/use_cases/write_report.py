"""Writes a report where its draft may stand already: replaced, merged with what a hand edited, or left for another name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.answers.load import Answers
from drafter.errors import InputError
from drafter.inputs import read_input
from drafter.limits import DOCUMENT, OverBudgetError, budget
from drafter.outputs.output_sorts import DOCX, PAGE, TEXT
from drafter.outputs.output_writer import Written, write_output
from drafter.pages.file_format import Form
from drafter.pages.written_lines import written_lines
from drafter.rendering import Rendering
from drafter.use_cases.base_copies import keep_base
from drafter.use_cases.merge_edited import MergedEdits, NotADraftError, UnmergedEdits, is_edited, merge_edited
from drafter.use_cases.own_reports import own_report, whose_report

if TYPE_CHECKING:
    from drafter.merging.numbers.stale_number import StaleNumber

_OUTPUTS = {Form.DOCX: DOCX, Form.HTML: PAGE, Form.TEXT: TEXT}


class Manner(NamedTuple):
    """How a report is to be written."""

    form: Form
    keeps_base: bool
    """A merged document holds its lines for the next time."""
    final: bool
    to_original: bool
    """What changed goes into the document that a hand edited itself, or nothing is written."""
    force: bool
    overtaken: tuple[StaleNumber, ...] = ()
    """The numbers in the bureau's own words that were an answer, and get a comment."""


class WrittenReport(NamedTuple):
    """Where a report went."""

    written: Written
    merged: MergedEdits | UnmergedEdits | None
    """What became of the edits of a document that stood there; None when there was no document of this report."""


def write_report(output: Path, made: Rendering, answers: Answers, manner: Manner) -> WrittenReport:
    """Write what was made, into a copy of a document that a hand edited where one stands there; return where it went.

    What was written last is kept beside the file of `answers`. Raises InputError, OutputError; NotFinalError.
    """
    form, merged, why_kept = manner.form, None, ""
    if form is Form.DOCX and not manner.force:
        merged, why_kept = _merged(output, made, answers, manner)
    if isinstance(merged, MergedEdits):
        written = merged.written
    else:
        sort, source = own_report(_OUTPUTS[form], made.document), answers.source.path
        written = write_output(sort, output, made.data, inputs=[source], force=manner.force, why_kept=why_kept)
    if form is Form.DOCX and (not isinstance(merged, MergedEdits) or merged.is_written):
        keep_base(answers.source.path, written.path, written_lines(made.document))
    return WrittenReport(written, merged)


def _merged(
    output: Path, made: Rendering, answers: Answers, manner: Manner
) -> tuple[MergedEdits | UnmergedEdits | None, str]:
    """Return what became of the edits of the document at `output`; without any, in Chinese why they were not merged.

    Raises InputError when they were to be merged into its place and cannot be.
    """
    why = whose_report(output, made.document)
    if not why and is_edited(output):
        if manner.final:
            _refuse_pending(output)
        try:
            return _merged_with(output, made, answers, manner), ""
        except NotADraftError as error:
            why = str(error)
    if why and manner.to_original:
        raise InputError(f"{output}：这份{why}，没有合并，什么都没有写；请换成这份报告手改过的稿子，或用 -o 另写一份")
    return None, why and f"{why}，没有动它"


def _merged_with(output: Path, made: Rendering, answers: Answers, manner: Manner) -> MergedEdits | UnmergedEdits:
    keeps_base, in_place = manner.keeps_base and not manner.final, manner.to_original
    return merge_edited(output, made, answers, in_place=in_place, keeps_base=keeps_base, overtaken=manner.overtaken)


def _refuse_pending(edited: Path) -> None:
    """Raise NotFinalError when tracked changes or comments of the document that a hand `edited` are not settled."""
    from drafter.docxfile.document import read_document
    from drafter.docxfile.opc_package import Package
    from drafter.final import Hindrance, NotFinalError

    try:
        with budget():
            read = read_document(Package(read_input(edited, DOCUMENT), edited.name))
    except (InputError, OverBudgetError):  # no Word document: nothing of it is open
        return
    changes, comments = len(read.revisions), len(read.comments)
    counted = ((changes, f"{changes} 处修订没有接受或拒绝"), (comments, f"{comments} 条批注没有删去"))
    open_ = [words for count, words in counted if count]
    if open_:
        reason = f"“{edited.name}”里还有 {'、'.join(open_)}"
        raise NotFinalError(
            f"{edited}：里面还有 {'、'.join(open_)}，还不能当定稿，没有动它；请在 Word 里逐处处理好再试，或用 -o 另写一份",
            reason,
            map(Hindrance, open_),
        )
