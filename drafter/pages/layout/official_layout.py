"""Lays out what stands around the text of an official document: masthead to imprint (7.2 to 7.4)."""

from __future__ import annotations

from typing import NamedTuple

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model import titles
from drafter.model.answer_path import AnswerPath
from drafter.model.break_marks import without_suffix
from drafter.model.official_form import OWN_PAGE, OfficialForm
from drafter.model.parsing import NONE_WORDS
from drafter.model.report import Report
from drafter.pages.blocks import (
    Attachment,
    AttachmentNote,
    Imprint,
    Masthead,
    Remark,
    SignatureBlock,
)
from drafter.pages.layout.attachment_layout import lay_out_attachments
from drafter.sections.tokens import gap_mark
from drafter.text_runs import AnswerPart, Origin, PrintedText, Run, compact, runs_in

_SUFFIX = "文件"


class OfficialParts(NamedTuple):
    """The blocks around title, text and signature; None and () for what there is none of."""

    masthead: Masthead | None
    attachment_note: AttachmentNote | None
    remark: Remark | None
    attachments: tuple[Attachment, ...]
    imprint: Imprint | None


def official_parts(report: Report, jurisdiction: Jurisdiction | None) -> OfficialParts:
    """Return what the answers put around the text. Raises InputError, TemplateError."""
    form = report.official_form
    attachments = _attachments(report, jurisdiction)
    names = tuple(PrintedText(runs_in(attachment.title)) for attachment in attachments)
    remark = form.remark if isinstance(form.remark, str) and form.remark != "无" else ""
    return OfficialParts(
        _masthead(report) if has_masthead(form, jurisdiction) else None,
        AttachmentNote(names, Origin(block="附件说明")) if names else None,
        Remark((Run(remark, answer=titles.REMARK),), Origin(block=titles.REMARK.leaf)) if remark else None,
        attachments,
        _imprint(form),
    )


def has_masthead(form: OfficialForm, jurisdiction: Jurisdiction | None) -> bool:
    """Return whether there is a masthead: as answered, else as the jurisdiction has it."""
    if form.masthead is None:
        return jurisdiction is not None and jurisdiction.masthead
    return form.masthead == "有"


def signed_formally(signature: SignatureBlock, form: OfficialForm, jurisdiction: Jurisdiction | None) -> SignatureBlock:
    """Return `signature` with the other authorities, and with room for the seals (7.3.5.1).

    Where 印章 is not answered, a document with masthead is sealed.
    """
    sealed = form.seal == "有" or (form.seal is None and has_masthead(form, jurisdiction))
    joint = _names(form.joint_authorities, titles.JOINT_AUTHORITIES)
    return signature._replace(joint_authorities=joint, sealed=sealed)


def _gap(path: AnswerPath) -> PrintedText:
    """Return the mark of the missing answer at `path`."""
    return PrintedText(gap_mark(path.leaf, path).runs)


def _text(answer: object, path: AnswerPath) -> PrintedText:
    """Return the text of the answer at `path`; empty where it is open, 无, 不适用 or withheld."""
    return PrintedText(compact((Run(_said(answer), answer=path),)))


def _text_or_gap(answer: object, path: AnswerPath) -> PrintedText:
    """Return the text of the answer at `path`, or the gap of a missing one."""
    return _gap(path) if answer is None else _text(answer, path)


def _said(answer: object) -> str:
    """Return the text of an answer; empty where it is open, 无, 不适用 or withheld."""
    return answer if isinstance(answer, str) and answer not in NONE_WORDS else ""


def _names(answer: object, path: AnswerPath) -> tuple[PrintedText, ...]:
    """Return the names in the list at `path`; none where it is open, 无, or withheld."""
    names = answer if isinstance(answer, tuple) else ()
    return tuple(_name(name, path.child(number)) for number, name in enumerate(names, 1))


def _name(name: str, path: AnswerPath) -> PrintedText:
    return PrintedText((Run(name, answer=path, part=AnswerPart.NAME),))


def _masthead(report: Report) -> Masthead:
    form = report.official_form
    authorities, suffix = _mark(report)
    copy_number, classification = (
        _text(form.copy_number, titles.COPY_NUMBER),
        _text(form.classification, titles.CLASSIFICATION),
    )
    if classification and not copy_number:  # 涉密公文应当标注份号 (条例, 第九条)
        copy_number = _gap(titles.COPY_NUMBER)
    return Masthead(
        authorities,
        suffix,
        copy_number,
        classification,
        _text(form.urgency, titles.URGENCY),
        _text_or_gap(form.document_number, titles.DOCUMENT_NUMBER).runs,
        (_gap(titles.SIGNATORIES),) if form.signatories is None else _names(form.signatories, titles.SIGNATORIES),
        Origin(block=titles.MASTHEAD.leaf),
    )


def _mark(report: Report) -> tuple[tuple[PrintedText, ...], str]:
    """Return the names on the mark and what follows them, as typed or of the unit's name (7.2.4)."""
    form = report.official_form
    if isinstance(form.mark, tuple) and form.mark:
        names = tuple(without_suffix(name, _SUFFIX) for name in form.mark)
        return _names(names, titles.MARK), _SUFFIX if names != form.mark else ""
    unit = report.identity.unit_name
    own = PrintedText((Run(unit, answer=titles.UNIT_NAME),)) if isinstance(unit, str) else _gap(titles.UNIT_NAME)
    return (own, *_names(form.joint_authorities, titles.JOINT_AUTHORITIES)), _SUFFIX


def _attachments(report: Report, jurisdiction: Jurisdiction | None) -> tuple[Attachment, ...]:
    if not report.official_form.attachments:
        return ()
    return lay_out_attachments(report, jurisdiction)


def _imprint(form: OfficialForm) -> Imprint | None:
    """Return the imprint where one is asked for, or its answers are given; None where all in it are 无."""
    copies = _names(form.copy_recipients, titles.COPY_RECIPIENTS)
    given = copies or _said(form.printing_authority) or _said(form.printing_date)
    if form.imprint not in ("有", OWN_PAGE) and (form.imprint is not None or not given):
        return None
    authority = _text_or_gap(form.printing_authority, titles.PRINTING_AUTHORITY)
    date = _text_or_gap(form.printing_date, titles.PRINTING_DATE)
    if not (copies or authority or date):
        return None
    return Imprint(copies, authority, date, Origin(block=titles.IMPRINT.leaf), form.imprint == OWN_PAGE)
