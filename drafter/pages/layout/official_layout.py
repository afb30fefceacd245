"""Lays out what stands around the text of an official document: masthead to imprint (7.2 to 7.4).

Imported only when the answers ask for any of it.
"""

from __future__ import annotations

from typing import NamedTuple

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.break_marks import without_suffix
from drafter.model.official_form import OWN_PAGE, OfficialForm
from drafter.model.parsing import NONE_WORDS
from drafter.model.report import Report
from drafter.model.titles import OFFICIAL_FORM
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
        AttachmentNote(names, _origin("附件")) if names else None,
        Remark((Run(remark),), _origin("附注")) if remark else None,
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
        origin = origin._replace(answers=(*origin.answers, f"{OFFICIAL_FORM}.联合发文机关"))
    return signature._replace(joint_authorities=joint, sealed=sealed, origin=origin)


class _Gaps(list[Run]):
    """Collects the gaps of one block."""

    def text(self, answer: object, title: str) -> str:
        """Return an answer's text, empty where it says that there is none, or the gap of a missing one."""
        return self.gap(title) if answer is None else _said(answer)

    def gap(self, title: str) -> str:
        """Return the mark of the missing answer `title`."""
        self.append(_gap(title))
        return self[-1].text


def _gap(title: str) -> Run:
    path = f"{OFFICIAL_FORM}.{title}" if title != "单位全称" else "单位和报告.单位全称"
    return Run(f"【待填：{title}】", RunKind.GAP, path)


def _origin(*titles: str) -> Origin:
    return Origin("", tuple(f"{OFFICIAL_FORM}.{title}" for title in titles))


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
        copy_number = gaps.gap("份号")
    number = _said(form.document_number)
    runs = (Run(number),) if number else ()
    signatories = _names(form.signatories)
    return Masthead(
        authorities,
        suffix,
        copy_number,
        classification,
        _said(form.urgency),
        (_gap("发文字号"),) if form.document_number is None else runs,
        (gaps.gap("签发人"),) if form.signatories is None else signatories,
        _origin("发文机关标志", "份号", "密级和保密期限", "紧急程度", "发文字号", "签发人"),
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
    own = unit if isinstance(unit, str) else gaps.gap("单位全称")
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
    authority, date = gaps.text(form.printing_authority, "印发机关"), gaps.text(form.printing_date, "印发日期")
    if not (copies or authority or date):
        return None
    return Imprint(
        copies,
        authority,
        date,
        _origin("抄送机关", "印发机关", "印发日期"),
        form.imprint == OWN_PAGE,
        tuple(gaps),
    )
