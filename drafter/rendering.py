"""The whole way from an answers file to the bytes of a document: the stages in their order."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.errors import InputError, TemplateError
from drafter.jurisdictions.manifest import ReportKind
from drafter.model.edition import Edition, public_report, public_tree
from drafter.model.report import carried_over, stale_wordings
from drafter.model.titles import REPORT_KIND
from drafter.page import Page
from drafter.pages.blocks import Addressee, Document, Imprint, Masthead, Remark, SignatureBlock
from drafter.pages.file_format import Form, write_form
from drafter.pages.layout.report_layout import lay_out
from drafter.sections.render_sections import RenderedReport, render_report
from drafter.text_runs import gaps_in


class Rendering(NamedTuple):
    """One rendered document with what went into it."""

    rendered: RenderedReport
    document: Document
    data: bytes
    """The file; the same answers and templates give the same bytes."""
    gaps: tuple[str, ...]
    """Paths of the required answers that are missing in it, in order, without repeats."""
    page: Page
    """The page it is set on."""


def render(
    answers: Answers,
    cache: Path | None = None,
    edition: Edition = Edition.FILED,
    form: Form = Form.DOCX,
    *,
    styled: bool = False,
    final: bool = False,
    commented: bool = True,
) -> Rendering:
    """Return the document that `answers` make. Raises InputError, TemplateError.

    `styled` is for a web page that brings its styles along. A `final` document, and a published one, hold nothing by
    which hand edits could be merged. Without `commented` no comment says what is missing. `cache` is a folder for
    compiled section files and base documents; with None nothing is kept.
    """
    published = in_edition(answers, edition)
    rendered = render_report(published.report, published.jurisdiction, chosen_kind(answers), cache)
    page = answers.jurisdiction.page()
    document = lay_out(rendered, published.report, page, published.jurisdiction)
    if edition is Edition.PUBLIC:
        document = public_document(document)
    gaps = tuple(dict.fromkeys(gap.answer for gap in gaps_in(document.blocks)))
    notes = _notes(answers, gaps) if commented and has_notes(edition, form) else {}
    mergeable = edition is Edition.FILED and not final
    data = write_form(document, form, page, notes, cache, styled=styled, mergeable=mergeable)
    return Rendering(rendered, document, data, gaps, page)


def in_edition(answers: Answers, edition: Edition) -> Answers:
    """Return the answers that `edition` prints: all of them, or all without what is withheld and without offices.

    What the public edition withholds is not in what comes back: neither in its report nor in its source.

    Raises TemplateError when the manifest would withhold what is no answer.
    """
    if edition is Edition.FILED:
        return answers
    from drafter.answers.withholding import check_jurisdiction  # noqa: PLC0415 - of this edition only

    check_jurisdiction(answers.jurisdiction)
    report = public_report(answers.report, answers.jurisdiction.withheld)
    tree = public_tree(answers.source.tree, answers.report, answers.jurisdiction.withheld)
    source = answers.source._replace(text="", tree=tree)
    return Answers(source, report, answers.jurisdiction._replace(offices={}))


def public_document(document: Document) -> Document:
    """Return `document` without 版头, 主送机关, 附注, 版记 and room for seals: a web page has none of them."""
    kept = (block for block in document.blocks if not isinstance(block, Masthead | Addressee | Remark | Imprint))
    unsealed = (block._replace(sealed=False) if isinstance(block, SignatureBlock) else block for block in kept)
    return document._replace(blocks=tuple(unsealed))


def has_notes(edition: Edition, form: Form) -> bool:
    """Return whether gaps have comments: in Word, and only in what does not leave the house."""
    return edition is Edition.FILED and form is Form.DOCX


def _notes(answers: Answers, gaps: tuple[str, ...]) -> dict[str, str]:
    """Return what a comment says at each gap and on each activity that is still last year's, by path."""
    if not gaps and not carried_over(answers.report) and not stale_wordings(answers.report):
        return {}
    from drafter.answers.questions import chapters_for  # noqa: PLC0415
    from drafter.review.missing_answers import gap_notes, stale_notes, wording_notes  # noqa: PLC0415 - a full report needs neither

    asked = chapters_for(answers.jurisdiction, answers.report.identity.kind)
    return stale_notes(answers) | wording_notes(answers) | gap_notes(answers, asked, gaps)


def chosen_kind(answers: Answers) -> ReportKind:
    """Return the kind of report that the answers ask for. Raises InputError."""
    name = answers.report.identity.kind
    where = answers.source.where(REPORT_KIND.place)
    if isinstance(name, str):
        try:
            return answers.jurisdiction.kind(name)
        except TemplateError as error:
            raise InputError(f"{where}：{error}") from error
    kinds = "、".join(kind.name for kind in answers.jurisdiction.kinds)
    raise InputError(f"{where}：没有写报告种类；请填：{kinds}")
