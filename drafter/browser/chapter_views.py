"""The report in three columns: its chapters, the questions of one, and the text that they make."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request

from drafter.browser.looks import report_styles
from drafter.browser.shared import (
    as_json,
    chapter_json,
    chapter_number,
    desk,
    given,
    given_address,
)
from drafter.interview.addresses import place_of_answer
from drafter.interview.whole_chapter import first_open_chapter, help_at

pages = Blueprint("chapters", __name__)


@pages.get("/r/<name>/")
def begin(name: str) -> Any:
    """Go to the first chapter with something open."""
    state = desk().report(name).held.state()
    return redirect(f"/r/{name}/chapter/{first_open_chapter(state)}", HTTPStatus.SEE_OTHER)


@pages.get("/r/<name>/chapter/<int:number>")
def chapter(name: str, number: int) -> Any:
    """Show one chapter."""
    report = desk().report(name)
    shown = chapter_json(report, name, number)
    state = report.held.state()
    return render_template(
        "chapter.html",
        name=name,
        number=number,
        chapter=state.context.chapters[number].title,
        last=len(state.context.chapters) - 1,
        path=report.path,
        notices=state.answers.source.notices,
        **shown,
    )


@pages.get("/r/<name>/page.css")
def looks(name: str) -> Response:
    """Return the style sheet of the report's page."""
    page = desk().report(name).held.state().answers.jurisdiction.page()
    return Response(report_styles(page), mimetype="text/css")


@pages.get("/r/<name>/state")
def state(name: str) -> Any:
    """Return the chapter as the file has it by now; nothing when the page shows that already."""
    report = desk().report(name)
    if report.revision() == request.args.get("revision"):
        return {"revision": request.args.get("revision")}
    return chapter_json(report, name, chapter_number())


@pages.get("/r/<name>/findings")
def findings(name: str) -> Any:
    """Return what the checks find: a list, and the report with marks at the words."""
    report = desk().report(name)
    found, blocks = report.checked()
    return {
        "list": render_template("findings.html", found=found),
        "report": as_json(blocks),
        "revision": report.revision(),
    }


@pages.post("/r/<name>/help")
def help_on(name: str) -> Any:
    """Return the help on a question."""
    lines = help_at(desk().report(name).held.state(), given_address())
    return {"html": render_template("help.html", lines=lines)}


@pages.post("/r/<name>/where")
def where(name: str) -> Any:
    """Return the chapter that asks an answer of the report."""
    found = place_of_answer(desk().report(name).held.state(), given("path"))
    return {"chapter": found[0] if found else None}
