"""What is made of the report: Word, PDF, the public edition, the final version; the status table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from flask import Blueprint, abort, redirect, render_template, send_file

from drafter.browser.launch import launch
from drafter.browser.open_report import MadeResult, OpenReport
from drafter.browser.shared import desk, given
from drafter.errors import DrafterError, InputError
from drafter.final import NotFinalError
from drafter.interview.whole_chapter import contents
from drafter.interview.withheld import withheld_as
from drafter.model.edition import Edition
from drafter.summary import font_lines, summary_lines
from drafter.use_cases.answers_status import answers_status
from drafter.use_cases.merge_edited import UnmergedEdits
from drafter.use_cases.render_document import RenderOptions, render_document, write_pdf

pages = Blueprint("outputs", __name__)
_MAKES = {
    "word": ("Word 文档", RenderOptions()),
    "original": ("写进手改的那份", RenderOptions(to_original=True)),
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
    report.results.append(_made(report, *_MAKES[wanted]))
    return redirect(f"/r/{name}/result/{len(report.results) - 1}", HTTPStatus.SEE_OTHER)


def _made(report: OpenReport, title: str, options: RenderOptions) -> MadeResult:
    lines: list[str] = []
    made: list[Path] = []
    merged_with, public = "", _NO_PUBLIC
    try:
        rendered = render_document(str(report.path), options)
        made.append(rendered.written.path)
        lines += [line.text for line in summary_lines(rendered) if line.text]
        if rendered.reviewed is not None:
            public = _Public(_withholdable(rendered.reviewed.doubted), report.held.state().report.withheld or ())
        if isinstance(rendered.merged, UnmergedEdits):
            made.append(rendered.merged.listed.path)
        elif rendered.merged and rendered.merged.is_written and not options.to_original:
            merged_with = rendered.merged.edited.name
        if options.pdf:
            pdf = write_pdf(rendered, force=False)
            made.append(pdf.written.path)
            lines += font_lines(pdf.pdf, pdf.wanted_fonts)
    except NotFinalError as error:
        return MadeResult(title, problem=error.reason, hindrances=error.hindrances)
    except DrafterError as error:
        return MadeResult(title, report.keep(made), _told(lines, made), str(error))
    return MadeResult(
        title,
        report.keep(made),
        _told(lines, made),
        merged_with=merged_with,
        doubted=public.doubted,
        withheld=public.withheld,
    )


class _Public(NamedTuple):
    """Answers of a public edition."""

    doubted: tuple[str, ...]
    withheld: tuple[str, ...]


_NO_PUBLIC = _Public((), ())


def _withholdable(doubted: Iterable[str]) -> tuple[str, ...]:
    """Return what would be left out so that none of `doubted` is published, each once."""
    return tuple(dict.fromkeys(map(withheld_as, doubted)))


@pages.post("/r/<name>/withhold")
def withhold(name: str) -> Any:
    """Leave an answer out of the public edition, or print it again, and show that edition made anew."""
    report = desk().report(name)
    report.held.withhold(given("path"), is_withheld=given("on") == "yes")
    report.results.append(_made(report, *_MAKES["public"]))
    return redirect(f"/r/{name}/result/{len(report.results) - 1}", HTTPStatus.SEE_OTHER)


def _told(lines: Iterable[str], made: Sequence[Path]) -> tuple[str, ...]:
    """Return `lines` without those that only name a file, which has a button."""
    named = {f"已写出：{path}" for path in made}
    return tuple(line for line in lines if line not in named)


@pages.get("/r/<name>/result/<int:number>")
def result(name: str, number: int) -> Any:
    """Show what was made."""
    report = desk().report(name)
    if number >= len(report.results):
        abort(404)
    return render_template("result.html", name=name, result=report.results[number])


@pages.post("/r/<name>/launch/<int:number>")
def launch_made(name: str, number: int) -> Any:
    """Open a file that was made in its program, or its folder."""
    path = _made_file(name, number)
    shown = path.parent if given("folder") else path
    if not launch(shown):
        raise InputError(f"没有打开；请在文件夹里双击：{path}")
    return {"error": ""}


@pages.get("/r/<name>/made/<int:number>")
def fetch(name: str, number: int) -> Any:
    """Return a file that was made."""
    path = _made_file(name, number)
    return send_file(path, as_attachment=True, download_name=path.name, conditional=False)


def _made_file(name: str, number: int) -> Path:
    report = desk().report(name)
    if number >= len(report.made):
        abort(404)
    path = report.made[number].path
    if not path.is_file():
        raise InputError(f"{path.name}：这个文件已经不在原来的地方了；请重新生成")
    return path


@pages.get("/r/<name>/status")
def status(name: str) -> Any:
    """Show all figures with last year's, what is open and what does not agree."""
    report = desk().report(name)
    state = report.held.state()
    found = answers_status(str(report.path))
    return render_template("status.html", name=name, found=found.report, title=contents(state).progress.title)
