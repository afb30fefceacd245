"""What is made of the report: Word, PDF, the public edition, the final version; the status table."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, redirect, render_template, send_file

from drafter.browser.open_report import MadeFile, OpenReport
from drafter.browser.shared import desk, given
from drafter.errors import DrafterError, InputError
from drafter.interview.whole_chapter import contents
from drafter.model.edition import Edition
from drafter.summary import font_lines, summary_lines
from drafter.use_cases.answers_status import answers_status
from drafter.use_cases.render_document import RenderOptions, render_document, write_pdf

pages = Blueprint("outputs", __name__)
_MAKES = {
    "word": ("Word 文档", RenderOptions()),
    "pdf": ("PDF", RenderOptions(pdf=True)),
    "public": ("公开版", RenderOptions(edition=Edition.PUBLIC.value)),
    "final": ("定稿", RenderOptions(final=True)),
}
"""What can be made: the words on the button, and how it is rendered."""


@pages.post("/r/<name>/make")
def make(name: str) -> Any:
    """Make a document and show what was made."""
    report = desk().report(name)
    wanted = given("what")
    if wanted not in _MAKES:
        raise InputError("没有这种文档；请用页面上的按钮")
    title, options = _MAKES[wanted]
    made, lines, problem = _made(report, options)
    report.results.append((title, made, lines, problem))
    return redirect(f"/r/{name}/result/{len(report.results) - 1}", HTTPStatus.SEE_OTHER)


def _made(report: OpenReport, options: RenderOptions) -> tuple[tuple[MadeFile, ...], tuple[str, ...], str]:
    """Return the files that were made, what to tell about them, and why there is one less."""
    lines: list[str] = []
    made: list[Path] = []
    try:
        rendered = render_document(str(report.path), options)
        made.append(rendered.written.path)
        lines += summary_lines(rendered)
        if options.pdf:
            pdf = write_pdf(rendered, force=False)
            made.append(pdf.written.path)
            lines += [f"已写出：{pdf.written.path}", *font_lines(pdf.pdf, pdf.wanted_fonts)]
    except DrafterError as error:
        return report.keep(made), tuple(lines), str(error)
    return report.keep(made), tuple(lines), ""


@pages.get("/r/<name>/result/<int:number>")
def result(name: str, number: int) -> Any:
    """Show what was made."""
    report = desk().report(name)
    if number >= len(report.results):
        abort(404)
    title, made, lines, problem = report.results[number]
    missing = contents(report.held.state()).progress.missing
    return render_template(
        "result.html", name=name, title=title, made=made, lines=lines, problem=problem, missing=missing
    )


@pages.get("/r/<name>/made/<int:number>")
def fetch(name: str, number: int) -> Any:
    """Return a file that was made."""
    report = desk().report(name)
    if number >= len(report.made):
        abort(404)
    path = report.made[number].path
    if not path.is_file():
        raise InputError(f"{path.name}：这个文件已经不在原来的地方了；请重新生成")
    return send_file(path, as_attachment=True, download_name=path.name, conditional=False)


@pages.get("/r/<name>/status")
def status(name: str) -> Any:
    """Show all figures with last year's, what is open and what does not agree."""
    report = desk().report(name)
    state = report.held.state()
    found = answers_status(str(report.path))
    return render_template("status.html", name=name, found=found.report, title=contents(state).progress.title)
