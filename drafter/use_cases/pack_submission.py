"""Puts together what goes to the leaders: the draft, what changed in it, its figures, what to look at, and a sheet to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter import rendering
from drafter.answers.load import Answers
from drafter.answers.questions import chapters_for
from drafter.checking.sources.read_source import Wishes
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import DrafterError, InputError
from drafter.files import delete, folder_for
from drafter.folders import section_cache
from drafter.inputs import read_input
from drafter.limits import DOCUMENT, budget
from drafter.merging.documents.compare_documents import ComparedDocuments, compare_documents
from drafter.merging.documents.kept_base import kept_lines
from drafter.merging.edits.missing_edits import missing_edits
from drafter.merging.texts.differences import differences_between
from drafter.model.edition import Edition
from drafter.outputs.output_sorts import COMPARED, FIGURE_LIST, REVIEW_NOTES, SIGNING_SHEET, SUBMITTED, Output
from drafter.outputs.output_writer import Written, may_replace, write_output
from drafter.pages.file_format import Form
from drafter.pages.report_identity import other_report
from drafter.pages.word.docx_writer import write_docx
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import Rendering
from drafter.review.status_report import status_report
from drafter.submission.figure_list import figure_list
from drafter.submission.open_points import open_points
from drafter.submission.placed_findings import placed_findings
from drafter.submission.public_edition import public_edition
from drafter.submission.review_notes import review_notes
from drafter.submission.signing_sheet import signing_sheet
from drafter.submission.submission import Submission
from drafter.use_cases.base_copies import TITLE, base_of, keep_base, kept_documents
from drafter.use_cases.check_report import check_report
from drafter.use_cases.merge_edited import is_edited
from drafter.use_cases.open_answers import open_answers
from drafter.use_cases.render_document import document_name
from drafter.use_cases.submitted_copies import Series

_PLACES = (SIGNING_SHEET, SUBMITTED, FIGURE_LIST, REVIEW_NOTES, COMPARED)
"""What lies in the folder, in the order in which it is read; what is not always there stands last."""
_TITLES = {SIGNING_SHEET: "审签单", FIGURE_LIST: "数字一览", REVIEW_NOTES: "核对情况", COMPARED: "与上次对照"}


class DifferingDocument(NamedTuple):
    """A document of this report that a hand edited, and that says something else than the draft."""

    path: Path
    differences: int
    """In how many places the draft lacks what the hand wrote."""


class PackedSubmission(NamedTuple):
    """A folder that goes to the leaders."""

    folder: Path
    written: tuple[Written, ...]
    submission: Submission
    is_comparison_refused: bool
    """True when no document with tracked changes could be proved; what changed is listed all the same."""
    edited: tuple[DifferingDocument, ...]
    """Documents whose hand edits the draft lacks."""
    left: tuple[Path, ...]
    """Other files of an earlier try in the folder that a hand changed: they say what no longer holds."""
    notices: tuple[str, ...]
    """What reading the answers file brought up, in Chinese."""


class _Comparison(NamedTuple):
    """The draft beside the one that was submitted before."""

    number: int
    """Of that one; 0 for none."""
    found: ComparedDocuments | None
    """None where no whole copy of that one is kept, or there is none."""

    @property
    def is_refused(self) -> bool:
        """True when texts differ and no document with tracked changes of that could be proved."""
        return self.found is not None and not self.found.differences.is_none and self.found.data is None


def pack_submission(
    name: str, folder: str | None, kind: str | None, today: date, *, again: bool = False
) -> PackedSubmission:
    """Write the folder for the leaders on the answers file called `name`.

    It is a numbered folder in `folder`, None: in one beside the answers file. Each time has the next number; `again`
    makes the last one anew, which was not handed on yet. `kind` is the kind of report, None: the file's.
    Raises InputError, TemplateError, OutputError.
    """
    own = open_answers(name)
    answers = open_answers(name, kind) if kind else own
    path = answers.source.path
    packages = _packages_folder(path, folder)
    series = Series(path, packages, kind if kind and kind != own.report.identity.kind else "")
    number = max(series.numbers, default=0) + (0 if again and series.numbers else 1)
    made = rendering.render(answers, section_cache(), commented=False)
    compared = _comparison(series, number, made)
    submission = _submission(answers, kind, made, (number, today), compared)
    target = series.folder(number)
    with folder_for(packages, [path]), folder_for(target, [path]):
        written = tuple(_write_all(target, path, made, submission, compared))
    series.keep(number, made.data)
    keep_base(path, written[1].path, written_lines(made.document))
    left = list(_clear(target, number, [each.path for each in written]))
    drafts = (series.folder(compared.number) / _draft_name(compared.number), target / _draft_name(number))
    edited = tuple(_edited(answers, made, drafts))
    stale = tuple(each for each in left if all(each != other.path for other in edited))
    notices = tuple(answers.source.notices)
    return PackedSubmission(target, written, submission, compared.is_refused, edited, stale, notices)


def _packages_folder(answers: Path, folder: str | None) -> Path:
    """Return the folder of all submissions of the file `answers`. Raises InputError where a file has its name."""
    packages = Path(folder) if folder else answers.with_name(f"{answers.stem}送审包")
    if packages.exists() and not packages.is_dir():
        raise InputError(f"{packages}：这是一个文件，送审包要放在文件夹里；请用 -o 另给一个文件夹")
    return packages


def _draft_name(number: int) -> str:
    return _file_name(SUBMITTED, number)


def _title(output: Output, number: int) -> str:
    return f"送审稿（第{number}次）" if output is SUBMITTED else _TITLES[output]


def _file_name(output: Output, number: int) -> str:
    """Return the name of a file; its place is the same whatever else is there, so that nothing old stays beside it."""
    return f"{_PLACES.index(output) + 1}-{_title(output, number)}.docx"


def _clear(folder: Path, number: int, written: Sequence[Path]) -> Iterator[Path]:
    """Take out of `folder` what an earlier try left of the same files; yield those that a hand changed, which stay."""
    for output in _PLACES:
        pattern = re.compile(rf"[1-9]-{re.escape(_title(output, number))}(?:（[0-9]{{1,3}}）)?\.docx")
        for path in sorted(each for each in folder.iterdir() if pattern.fullmatch(each.name)):
            if path in written:
                continue
            if may_replace(output, path):
                delete(path)
            else:
                yield path


def _comparison(series: Series, number: int, made: Rendering) -> _Comparison:
    before = series.before(number)
    if before is None:
        return _Comparison(max((each for each in series.numbers if each < number), default=0), None)
    if other_report(before.data, made.document, ".docx"):  # the answers file was for another kind or year then
        return _Comparison(0, None)
    found = compare_documents(Package(before.data, ""), Package(made.data, ""))
    return _Comparison(before.number, found)


def _submission(
    answers: Answers, kind: str | None, made: Rendering, sent: tuple[int, date], compared: _Comparison
) -> Submission:
    """Return what is to be said of the draft `made`; `sent` is its number and the day."""
    chapters = chapters_for(answers.jurisdiction, answers.report.identity.kind)
    status = status_report(answers, chapters)
    published = rendering.render(answers, section_cache(), Edition.PUBLIC)
    checked = check_report(str(answers.source.path), wishes=Wishes(kind=kind or ""))
    unit = answers.report.identity.unit_name
    return Submission(
        made.document.title,
        unit if isinstance(unit, str) else "",
        *sent,
        status.rows,
        compared.number,
        compared.found.differences if compared.found else None,
        placed_findings(checked.source.manuscript, checked.findings),
        open_points(answers, status),
        public_edition(answers, rendering.public_document(made.document), published.document),
    )


def _write_all(
    folder: Path, answers: Path, made: Rendering, submission: Submission, compared: _Comparison
) -> Iterator[Written]:
    """Write all that goes into `folder`, and yield where each went, the sheet first."""
    cache, found = section_cache(), compared.found
    marked = found.data if found and not found.differences.is_none else None
    enclosed = {
        SUBMITTED: made.data,
        FIGURE_LIST: write_docx(figure_list(submission), made.page, cache=cache),
        REVIEW_NOTES: write_docx(review_notes(submission), made.page, cache=cache),
        **({COMPARED: marked} if marked else {}),
    }
    written = [_write(output, folder, data, submission.number, answers) for output, data in enclosed.items()]
    sheet = signing_sheet(submission, [each.path.stem.partition("-")[2] for each in written])
    data = write_docx(sheet, made.page, cache=cache)
    yield _write(SIGNING_SHEET, folder, data, submission.number, answers)
    yield from written


def _write(output: Output, folder: Path, data: bytes, number: int, answers: Path) -> Written:
    return write_output(output, folder / _file_name(output, number), data, inputs=[answers])


def _edited(answers: Answers, made: Rendering, drafts: Sequence[Path]) -> Iterator[DifferingDocument]:
    """Yield the documents that a hand edited and that do not say what the draft says.

    They are of `drafts`, the last one and this one as it was before, and of what was written beside the answers under whatever name.
    """
    file = answers.source.path
    rendered = file.parent / document_name(made.document.title, Edition.FILED, Form.DOCX)
    lines = written_lines(made.document)
    texts = [line.text for line in lines]
    for path in dict.fromkeys((rendered, *_written_beside(file, lines), *drafts)):
        if not is_edited(path):
            continue
        try:
            with budget():
                count = _missing(file, path, Package(read_input(path, DOCUMENT), path.name), texts)
        except DrafterError:  # no Word document, or none of a report's size: nobody's hand edits
            continue
        if count:
            yield DifferingDocument(path, count)


def _missing(answers: Path, path: Path, package: Package, texts: Sequence[str]) -> int:
    """Return in how many places the document at `path` was edited otherwise than `texts`; without a base, in how many it differs."""
    hand = [each.text for each in read_document(package).paragraphs if each.text.strip()]
    held = kept_lines(package)
    base = held.lines if held else base_of(answers, path, hand)
    if base is not None:
        return missing_edits([line.text for line in base], hand, texts)
    found = differences_between(hand, texts)
    return len(found.figures) + len(found.reworded) + len(found.added) + len(found.removed)


def _written_beside(answers: Path, lines: Sequence[WrittenLine]) -> Iterator[Path]:
    """Yield the documents beside the answers that were written as reports of the same title as `lines`; no public edition."""
    title = [line.text for line in lines if line.key.startswith(TITLE)]
    public = f"（{Edition.PUBLIC.value}）"
    for path, kept in kept_documents(answers):
        is_same = title == [line.text for line in kept if line.key.startswith(TITLE)]
        if is_same and public not in path.stem:
            yield answers.parent / path.name
