"""Lays out what stands around the text of an official document: masthead to imprint (7.2 to 7.4).

Imported only when the answers ask for any of it.
"""

from __future__ import annotations

from typing import NamedTuple

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model import titles
from drafter.model.answer_path import AnswerPath
from drafter.model.break_marks import without_suffix
from drafter.model.official_form import OWN_PAGE, OfficialForm
from drafter.model.parsing import NONE_WORDS
from drafter.model.report import Report
from drafter.pages.blocks import Attachment, AttachmentNote, Imprint, Masthead, Remark, SignatureBlock
from drafter.text_runs import Origin, Run, RunKind

_SUFFIX = "文件"


class Surroundings(NamedTuple):
    """The blocks around title, text and signature; None and () for what there is none of."""

    masthead: Masthead | None
    attachment_note: AttachmentNote | None
    remark: Remark | None
    attachments: tuple[Attachment, ...]
    imprint: Imprint | None


def surroundings(report: Report, jurisdiction: Jurisdiction | None) -> Surroundings:
    """Return what the answers put around the text. Raises InputError, TemplateError."""
    form = report.official_form
    attachments = _attachments(report, jurisdiction)
    names = tuple("".join(attachment.title) for attachment in attachments)
    remark = form.remark if isinstance(form.remark, str) and form.remark != "无" else ""
    return Surroundings(
        _masthead(report) if has_masthead(form, jurisdiction) else None,
        AttachmentNote(names, Origin("", (titles.ATTACHMENTS,))) if names else None,
        Remark((Run(remark),), Origin("", (titles.REMARK,))) if remark else None,
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
    origin = signature.origin
    joint = _names(form.joint_authorities)
    if joint:
        origin = origin._replace(answers=(*origin.answers, titles.JOINT_AUTHORITIES))
    return signature._replace(joint_authorities=joint, sealed=sealed, origin=origin)


_IN_MASTHEAD = (
    titles.MARK,
    titles.COPY_NUMBER,
    titles.CLASSIFICATION,
    titles.URGENCY,
    titles.DOCUMENT_NUMBER,
    titles.SIGNATORIES,
)
"""The answers that the masthead prints."""


class _Gaps(list[Run]):
    """Collects the gaps of one block."""

    def text(self, answer: object, path: AnswerPath) -> str:
        """Return an answer's text, empty where it says that there is none, or the gap of a missing one."""
        return self.gap(path) if answer is None else _said(answer)

    def gap(self, path: AnswerPath) -> str:
        """Return the mark of the missing answer at `path`."""
        self.append(_gap(path))
        return self[-1].text


def _gap(path: AnswerPath) -> Run:
    return Run(f"【待填：{path.leaf}】", RunKind.GAP, path)


def _said(answer: object) -> str:
    """Return the text of an answer; empty where it is open, 无, 不适用 or withheld."""
    return answer if isinstance(answer, str) and answer not in NONE_WORDS else ""


def _names(answer: object) -> tuple[str, ...]:
    """Return a list of names; none where it is open, 无, or withheld."""
    return answer if isinstance(answer, tuple) else ()


def _masthead(report: Report) -> Masthead:
    form, gaps = report.official_form, _Gaps()
    authorities, suffix = _mark(report, gaps)
    copy_number, classification = _said(form.copy_number), _said(form.classification)
    if classification and not copy_number:  # 涉密公文应当标注份号 (条例, 第九条)
        copy_number = gaps.gap(titles.COPY_NUMBER)
    number = _said(form.document_number)
    runs = (Run(number),) if number else ()
    signatories = _names(form.signatories)
    return Masthead(
        authorities,
        suffix,
        copy_number,
        classification,
        _said(form.urgency),
        (_gap(titles.DOCUMENT_NUMBER),) if form.document_number is None else runs,
        (gaps.gap(titles.SIGNATORIES),) if form.signatories is None else signatories,
        Origin("", _IN_MASTHEAD),
        tuple(gaps),
    )


def _mark(report: Report, gaps: _Gaps) -> tuple[tuple[str, ...], str]:
    """Return the names on the mark and what follows them, as typed or of the unit's name (7.2.4)."""
    form = report.official_form
    mark = _names(form.mark)
    if mark:
        names = tuple(without_suffix(name, _SUFFIX) for name in mark)
        return names, _SUFFIX if names != mark else ""
    unit = report.identity.unit_name
    own = unit if isinstance(unit, str) else gaps.gap(titles.UNIT_NAME)
    return (own, *_names(form.joint_authorities)), _SUFFIX


def _attachments(report: Report, jurisdiction: Jurisdiction | None) -> tuple[Attachment, ...]:
    if not report.official_form.attachments:
        return ()
    from drafter.pages.layout.attachment_layout import lay_out_attachments  # noqa: PLC0415 - few reports have any

    return lay_out_attachments(report, jurisdiction)


def _imprint(form: OfficialForm) -> Imprint | None:
    """Return the imprint where one is asked for, or its answers are given; None where all in it are 无."""
    given = _names(form.copy_recipients) or _said(form.printing_authority) or _said(form.printing_date)
    if form.imprint not in ("有", OWN_PAGE) and (form.imprint is not None or not given):
        return None
    gaps = _Gaps()
    copies = _names(form.copy_recipients)
    authority, date = (
        gaps.text(form.printing_authority, titles.PRINTING_AUTHORITY),
        gaps.text(form.printing_date, titles.PRINTING_DATE),
    )
    if not (copies or authority or date):
        return None
    return Imprint(
        copies,
        authority,
        date,
        Origin("", (titles.COPY_RECIPIENTS, titles.PRINTING_AUTHORITY, titles.PRINTING_DATE)),
        form.imprint == OWN_PAGE,
        tuple(gaps),
    )
