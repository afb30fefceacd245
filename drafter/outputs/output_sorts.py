"""The sorts of files that commands write, and what may be replaced; `WRITES` says which command writes what."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import Any, NamedTuple

_ZIP_END_BYTES = 22
"""The size of the record that ends a zip without a comment (APPNOTE.TXT, 4.3.16)."""


class Existing(Enum):
    """What happens when the target is there; the value says it to users."""

    KEPT = "没有人改过的照样更新；改过的、不是本程序写的不动，写到旁边的“名称（2）”"
    NEW_ONLY = "不写，说明已经有了"
    SAVED = "只改答的那几处，改之前的样子存为 .bak"
    BROUGHT_IN = "只并入上级改过的行，合并前的样子留在地区文件夹里的 .上级原文"
    OWN = "放在填报文件旁边的隐藏文件夹 .drafter 里，随文档换新"


class Output(NamedTuple):
    """A sort of file that commands write."""

    title: str
    """What it is, in Chinese."""
    endings: tuple[str, ...]
    existing: Existing
    is_ours: Callable[[bytes], bool] = lambda _: False
    """Says whether a file is still as this program wrote it."""
    sealed: Callable[[bytes], bytes] = lambda data: data
    """Returns the file with its seal; what comes with one stays."""
    whose: Callable[[bytes], str] = lambda _: ""
    """Says in Chinese what a file is that is something else than this output, such as another report, and so is never
    replaced by it; empty when nothing says so."""
    force: bool = False
    """True when the command has --force, which replaces a changed file too, and keeps it as a backup."""


def _docx_is_ours(data: bytes) -> bool:
    from drafter.pages.word.docx_package import digest_holds  # noqa: PLC0415 - asked only when a file is there

    return data[-_ZIP_END_BYTES:].startswith(b"PK\x05\x06") and digest_holds(data)  # nothing behind the zip


def _lazy(module: str, name: str) -> Callable[[bytes], Any]:
    """Return the function `name` of `module`, which is imported when it is called: seldom."""

    def called(data: bytes) -> Any:
        return getattr(import_module(module), name)(data)

    return called


def _seal(name: str) -> Callable[[bytes], Any]:
    return _lazy("drafter.seals", name)


def _remembered(data: bytes) -> bytes:
    from drafter.seals import remember_text  # noqa: PLC0415 - for texts alone

    remember_text(data)
    return data


DOCX = Output("Word 文档", (".docx",), Existing.KEPT, _docx_is_ours, force=True)
PAGE = Output(
    "网页", (".html", ".htm"), Existing.KEPT, _lazy("drafter.pages.web.html", "html_digest_holds"), force=True
)
TEXT = Output("纯文本", (".txt",), Existing.KEPT, _seal("is_remembered"), _remembered, force=True)
PDF = Output("PDF", (".pdf",), Existing.KEPT, _lazy("drafter.pages.pdf.pdf_writer", "seal_holds"), force=True)
COMMENTED = Output(
    "带批注的 Word 文档",
    (".docx", ".docm", ".dotx", ".dotm"),
    Existing.KEPT,
    _seal("zip_seal_holds"),
    _seal("sealed_zip"),
)
MENDED = Output(
    "改好标点和数字的 Word 文档",
    (".docx", ".docm", ".dotx", ".dotm"),
    Existing.KEPT,
    _seal("zip_seal_holds"),
    _seal("sealed_zip"),
)
MENDED_TEXT = Output("改好标点和数字的文本", (".txt",), Existing.KEPT, _seal("is_remembered"), _remembered)
MERGED = Output("合并稿", (".docx",), Existing.KEPT, _seal("zip_seal_holds"), _seal("sealed_zip"))
UNMERGED = Output("三种说法（合并不了时）", (".docx",), Existing.KEPT, _docx_is_ours)
COMPARED = Output("对照稿", (".docx",), Existing.KEPT, _seal("zip_seal_holds"), _seal("sealed_zip"))
SUBMITTED = Output("送审稿", (".docx",), Existing.KEPT, _docx_is_ours)
SIGNING_SHEET = Output("审签单", (".docx",), Existing.KEPT, _docx_is_ours)
FIGURE_LIST = Output("数字一览", (".docx",), Existing.KEPT, _docx_is_ours)
REVIEW_NOTES = Output("核对情况", (".docx",), Existing.KEPT, _docx_is_ours)
SUBMITTED_COPY = Output("送审稿的留底（下次送审时对照用）", (".docx",), Existing.OWN, _docx_is_ours)
BASE = Output("底稿（合并手改时比对用）", (".json",), Existing.OWN, _lazy("drafter.pages.written_lines", "is_whole"))
REVIEW = Output(
    "导入时读到的（核对时用）", (".json",), Existing.OWN, _lazy("drafter.importing.reviewing.review_record", "is_whole")
)
FINDINGS = Output("检查结果（列表）", (".txt",), Existing.KEPT, _seal("is_remembered"), _remembered)
FINDINGS_JSON = Output("检查结果（JSON）", (".json",), Existing.KEPT, _seal("json_seal_holds"), _seal("sealed_json"))
FINDINGS_SARIF = Output(
    "检查结果（SARIF）", (".sarif", ".json"), Existing.KEPT, _seal("json_seal_holds"), _seal("sealed_sarif")
)
SCHEMA = Output("填报文件的 JSON Schema", (".json",), Existing.KEPT, _seal("json_seal_holds"), _seal("sealed_schema"))
QUESTIONS = Output("填报项目清单", (".docx",), Existing.KEPT, _docx_is_ours, force=True)
FORM = Output("科室填报表", (".xlsx",), Existing.KEPT, _seal("zip_seal_holds"), _seal("sealed_zip"))
NEW_ANSWERS = Output("新的填报文件", (".yaml", ".yml"), Existing.NEW_ONLY)
WORDINGS = Output("地区模板的写法.yaml", (".yaml",), Existing.SAVED)
ANSWERS = Output("填报文件", (".yaml", ".yml"), Existing.SAVED)
MANIFEST = Output("地区模板的文件夹", (), Existing.NEW_ONLY)
SECTION = Output("段落文件", (".txt",), Existing.NEW_ONLY)
UPDATED_SECTION = Output("从上级复制来的段落文件", (".txt",), Existing.BROUGHT_IN)

_PACKAGE = (SIGNING_SHEET, SUBMITTED, COMPARED, FIGURE_LIST, REVIEW_NOTES, SUBMITTED_COPY)
"""What goes to the leaders, from the command line and from the page."""

WRITES: dict[str, tuple[Output, ...]] = {
    "new": (NEW_ANSWERS, ANSWERS),
    "fill": (ANSWERS, DOCX, BASE),
    "open": (NEW_ANSWERS, ANSWERS, DOCX, BASE, MERGED, PDF, FORM, *_PACKAGE, REVIEW),
    "import": (NEW_ANSWERS, REVIEW),
    "review": (ANSWERS, REVIEW),
    "set": (ANSWERS,),
    "sheets": (),
    "sheets export": (FORM,),
    "sheets import": (ANSWERS,),
    "sheets assign": (ANSWERS,),
    "status": (),
    "render": (DOCX, BASE, MERGED, UNMERGED, PAGE, TEXT, PDF),
    "check": (COMMENTED, MENDED, MENDED_TEXT, FINDINGS, FINDINGS_JSON, FINDINGS_SARIF),
    "compare": (COMPARED,),
    "package": (*_PACKAGE, BASE),
    "take": (ANSWERS, WORDINGS, BASE),
    "preview": (),
    "jurisdictions": (),
    "jurisdictions show": (),
    "jurisdictions new": (MANIFEST,),
    "jurisdictions override": (SECTION,),
    "jurisdictions diff": (),
    "jurisdictions update": (UPDATED_SECTION,),
    "jurisdictions names": (),
    "jurisdictions check": (),
    "schema": (SCHEMA,),
    "questions": (QUESTIONS,),
}
"""Each command with all that it writes where the user can see it."""
