"""Any report that is dropped on the page, checked; its copy with comments to be fetched."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Blueprint, render_template, request, send_file

from drafter.browser.shared import desk, shown_page
from drafter.browser.uploads import by_name, stored, uploaded
from drafter.checking.output.findings_list import findings_list
from drafter.errors import InputError
from drafter.use_cases.check_report import CheckedReport, check_report, commented_copy

pages = Blueprint("checks", __name__)
_ENDINGS = (".docx", ".docm", ".dotx", ".dotm", ".txt", ".md")
_UNBROKEN = 10_000
"""Columns of a line that the browser breaks by itself."""
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pages.get("/check")
def check() -> Any:
    """Show where to drop a document."""
    return render_template("check.html", checked=None)


@pages.post("/check")
def checked() -> Any:
    """Check a document and show what was found."""
    with stored(uploaded(request.files.getlist("files")[:1], _ENDINGS)) as paths:
        found = check_report(str(paths[0]))
        number = desk().keep_copy(_copy(found))
    text = _listed(found)
    return shown_page(
        "check.html", checked=found, findings=found.findings, name=found.source.path.name, text=text, number=number
    )


@pages.get("/check/<int:number>")
def fetch(number: int) -> Any:
    """Return the copy of a checked document with the findings as comments."""
    name, data = desk().copy(number)
    return send_file(BytesIO(data), mimetype=_DOCX, as_attachment=True, download_name=name)


def _listed(found: CheckedReport) -> str:
    """Return all that was found as a list, without what only a command can be told."""
    source = found.source
    text = findings_list(source.manuscript, found.findings, source.lines, everything=True, width=_UNBROKEN)
    if source.manuscript.type is None:
        text += "\n（看不出是哪种报告，没有检查该写的部分；标题里写明是年度报告等哪一种，就会检查）"
    return by_name(text, [source.path])


def _copy(found: CheckedReport) -> tuple[str, bytes] | None:
    """Return name and bytes of the copy with comments; None where there is nothing to say, or no room for comments."""
    if not found.needs_comments:
        return None
    try:
        return commented_copy(found)
    except InputError:
        return None
