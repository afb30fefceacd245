"""Writes the document that an answers file makes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter import rendering
from drafter.answers.literal_names import literal_names
from drafter.answers.load import Answers
from drafter.answers.questions import Chapter, chapters_for
from drafter.errors import InputError
from drafter.folders import section_cache
from drafter.hints import quoted
from drafter.merging.numbers.numbers_told import may_be_told_twice
from drafter.model.edition import Edition, edition_named
from drafter.outputs.output_sorts import PDF
from drafter.outputs.output_writer import Written, write_output
from drafter.pages.file_format import Form, form_of
from drafter.pages.written_lines import written_lines
from drafter.rendering import Rendering
from drafter.review.missing_answers import Missing, missing_answers
from drafter.summary_line import SummaryLine
from drafter.use_cases.checked_templates import template_warnings
from drafter.use_cases.edited_copies import EditedCopies, edited_copies
from drafter.use_cases.merge_edited import MergedEdits, UnmergedEdits
from drafter.use_cases.open_answers import open_answers
from drafter.use_cases.overtaken_numbers import overtaken_numbers
from drafter.use_cases.own_reports import own_report
from drafter.use_cases.told_doubts import told_doubts
from drafter.use_cases.write_report import Manner, write_report

if TYPE_CHECKING:
    from drafter.checking.output.publication_review import PublicReview
    from drafter.merging.numbers.stale_number import StaleNumber
    from drafter.merging.numbers.told_twice import ToldTwice
    from drafter.pages.pdf.pdf_writer import Pdf

_LONGEST_NAME = 200
"""Bytes of a title in a file's name: file systems take 255, and more is to come behind it."""


class RenderOptions(NamedTuple):
    """How a document is to be written."""

    output: str | None = None
    """The file; None: named after the title, beside the answers file."""
    edition: str = Edition.FILED.value
    """报送版 or 公开版."""
    format: str | None = None
    """docx, html or txt; None: as the output's ending says, else docx."""
    kind: str | None = None
    """The kind of report; None: the one that the answers file names."""
    jurisdiction: str | None = None
    """The jurisdiction whose templates are used; None: the one that the answers file names."""
    styled: bool = False
    """A web page brings its looks along."""
    final: bool = False
    """Nothing is written while answers are missing or a check finds an error."""
    pdf: bool = False
    """A PDF is to follow (`write_pdf`)."""
    to_original: bool = False
    """What changed goes into the document that a hand edited itself, with a backup, not into a copy."""
    force: bool = False
    """A document that was changed since it was written is replaced, with a backup."""


class RenderedDocument(NamedTuple):
    """A document that was written."""

    written: Written
    made: Rendering
    answers: Answers
    """The answers in the edition that was written."""
    chapters: tuple[Chapter, ...]
    """All questions of this kind of report."""
    missing: tuple[Missing, ...]
    """Required answers that are missing in the document."""
    has_comments: bool
    """True when comments in the document say what is missing."""
    notices: tuple[str, ...]
    """What reading the answers file brought up, in Chinese."""
    warnings: tuple[SummaryLine, ...]
    """What to look at before the document is handed on or published, in Chinese."""
    merged: MergedEdits | UnmergedEdits | None = None
    """What became of the edits of a document that stood there; None when there was no document of this report."""
    reviewed: PublicReview | None = None
    """What to look at in a public edition, which `warnings` tell too; None for any other."""
    outdated: tuple[StaleNumber, ...] = ()
    """Numbers in texts of records that say what an answer was when the document was last written."""
    twice: tuple[ToldTwice, ...] = ()
    """What texts of records and wordings of a hand's tell that a section prints."""
    of_templates: tuple[SummaryLine, ...] = ()
    """What a check of the bureau's own templates would find, in Chinese."""


class WrittenPdf(NamedTuple):
    """A PDF that was written beside its document."""

    written: Written
    pdf: Pdf
    wanted_fonts: tuple[str, ...]
    """The fonts that the document asks for."""


NO_OPTIONS = RenderOptions()


def render_document(name: str, options: RenderOptions = NO_OPTIONS) -> RenderedDocument:
    """Write the document of the answers file called `name` and return what it holds and lacks.

    Raises InputError, TemplateError, OutputError.
    """
    edition, form = edition_named(options.edition), _form(options)
    answers = open_answers(name, options.kind, options.jurisdiction)
    path = answers.source.path
    made = rendering.render(answers, section_cache(), edition, form, styled=options.styled, final=options.final)
    printed = rendering.in_edition(answers, edition)
    chapters = chapters_for(answers.jurisdiction, answers.report.identity.kind)
    missing = missing_answers(printed, chapters, made.gaps)
    found = _final_warnings(path, made, printed, missing, edition) if options.final else []
    found += literal_names(printed)
    output = Path(options.output or path.parent / document_name(made.document.title, edition, form))
    copies = _copies(output, path, form, options)
    doubted = () if options.final else told_doubts(printed, path)
    output, warnings = copies.used, [*map(SummaryLine, found), *doubted, *copies.notices(path)]
    keeps_base = edition is Edition.FILED
    outdated = overtaken_numbers(path, output, written_lines(made.document), keeps=keeps_base)
    manner = Manner(form, keeps_base, options.final, options.to_original, options.force, outdated)
    written, merged = write_report(output, made, answers, manner)
    if options.final and isinstance(merged, MergedEdits) and merged.is_written:
        not_final = f"“{written.path.name}”还不是定稿：更新的地方是修订，请在 Word 里逐处看过、接受，删去批注再用"
        warnings.append(SummaryLine(not_final))
    reviewed = _reviewed(path, made, answers) if edition is Edition.PUBLIC else None
    if reviewed is not None:
        warnings += [*map(SummaryLine, _left_out(answers, chapters)), *reviewed.lines]
    return RenderedDocument(
        written,
        made,
        printed,
        chapters,
        missing,
        rendering.has_notes(edition, form),
        tuple(answers.source.notices),
        tuple(warnings),
        merged,
        reviewed,
        outdated,
        _twice(made, printed),
        tuple(template_warnings(answers.jurisdiction, path)),
    )


def _twice(made: Rendering, answers: Answers) -> tuple[ToldTwice, ...]:
    """Return what texts of records and wordings of a hand's tell that a section prints."""
    lines = written_lines(made.document)
    wordings = [each.said_of_its_own for each in answers.report.wordings or ()]
    if not may_be_told_twice(lines, wordings):
        return ()
    from drafter.merging.numbers.told_twice import told_twice_in_answers

    return told_twice_in_answers(lines, wordings)


def _copies(output: Path, answers: Path, form: Form, options: RenderOptions) -> EditedCopies:
    """Return which document of those that hands edited `output` is to be merged with."""
    if form is not Form.DOCX:
        return EditedCopies(output)
    is_asked_for = options.output is not None or options.to_original or options.force
    return edited_copies(output, answers, is_asked_for=is_asked_for)


def write_pdf(rendered: RenderedDocument, *, force: bool) -> WrittenPdf:
    """Write a PDF beside the .docx that was rendered and return where it went.

    A PDF that somebody changed, or that this program did not write, stays unless `force` says other.
    Raises OutputError.
    """
    from drafter.pages.pdf.pdf_writer import make_pdf

    document, made = rendered.written.path, rendered.made
    pdf = make_pdf(made.document, made.page, document.parent)
    sort, target = own_report(PDF, made.document), document.with_suffix(".pdf")
    written = write_output(sort, target, pdf.data, inputs=[rendered.answers.source.path], force=force)
    return WrittenPdf(written, pdf, tuple(font.name for font in made.page.fonts.all))


def _final_warnings(
    path: Path, made: Rendering, printed: Answers, missing: tuple[Missing, ...], edition: Edition
) -> list[str]:
    """Return what to look at once more in a final version. Raises InputError when it cannot be one."""
    from drafter.final import refuse_unfinished, refuse_wrong

    refuse_unfinished(path, made.document, printed, missing)
    warning = refuse_wrong(path, made.document, printed, edition.value)
    return [warning] if warning else []


def _reviewed(path: Path, made: Rendering, answers: Answers) -> PublicReview:
    """Return what to look at in a public edition."""
    from drafter.checking.output.publication_review import review

    return review(made.document, answers, path)


def _left_out(answers: Answers, chapters: tuple[Chapter, ...]) -> list[str]:
    """Return in Chinese what was left out of a public edition; empty when that is nothing."""
    from drafter.answers.withholding import summarise_withheld

    return summarise_withheld(answers.report, answers.jurisdiction, chapters).splitlines()


def _form(options: RenderOptions) -> Form:
    """Return the form of file that is asked for. Raises InputError when options contradict each other."""
    form = _named_form(options)
    if options.pdf and form is not Form.DOCX:
        raise InputError(f"--pdf 是把 Word 文档转成 PDF，不能和 {form.value} 一起用；请去掉 --pdf 或 --format")
    if options.styled and form is not Form.HTML:
        raise InputError("--styled 是给网页加样式的，要和 --format html 一起用；Word 文档不用它")
    return form


def _named_form(options: RenderOptions) -> Form:
    """Return the form that the format names, or else the output's ending. Raises InputError."""
    asked = None if options.format is None else _form_of_format(options.format)
    if options.output is None:
        return asked or Form.DOCX
    output = Path(options.output)
    found = form_of(output.suffix)
    if found is not None and asked in (None, found):
        return found
    *others, last = (form.value for form in Form)
    endings = asked.value if asked else f"{'、'.join(others)} 或 {last}"
    proposed = output.with_suffix((asked or Form.DOCX).value).name
    raise InputError(f"{output}：文件的名称要以 {endings} 结尾；请改成 {proposed}")


def _form_of_format(name: str) -> Form:
    found = form_of(f".{name.removeprefix('.')}")
    if found is None:
        known = "、".join(form.value.removeprefix(".") for form in Form)
        raise InputError(f"没有{quoted(name)}这种格式；可选：{known}")
    return found


def document_name(title: str, edition: Edition, form: Form) -> str:
    """Return a name for the file of a document called `title`, without what Windows forbids in names."""
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f【】]', "", title).strip(" .")
    short = safe.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
    mark = "（公开版）" if edition is Edition.PUBLIC else ""
    return f"{short or '报告'}{mark}{form.value}"
