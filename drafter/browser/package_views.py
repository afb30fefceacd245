"""The folder that goes to the leaders, made from the page."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, request

from drafter.browser.open_report import MadeResult, OpenReport
from drafter.browser.shared import desk
from drafter.errors import DrafterError
from drafter.summary import package_lines
from drafter.use_cases.pack_submission import pack_submission

pages = Blueprint("package", __name__)
_TITLE = "送审包"


@pages.post("/r/<name>/package")
def package(name: str) -> Any:
    """Make the folder, or the last one anew, and show what lies in it."""
    report = desk().report(name)
    report.results.append(_make(report, again=bool(request.form.get("again"))))
    return redirect(f"/r/{name}/result/{len(report.results) - 1}", HTTPStatus.SEE_OTHER)


def _make(report: OpenReport, *, again: bool) -> MadeResult:
    try:
        packed = pack_submission(str(report.path), None, None, desk().today, again=again)
    except DrafterError as error:
        return MadeResult(_TITLE, problem=str(error))
    made = report.keep(written.path for written in packed.written)
    named = {written.path.name for written in packed.written}
    told = package_lines(packed, taking="在“改过的稿子”里")
    lines = [line for line in told if line.strip() not in named]  # each has a button
    return MadeResult(_TITLE, made, tuple(lines), is_package=True)
