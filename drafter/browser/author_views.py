"""For template authors: a section file beside what it prints, shown anew at each save."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request

from drafter.browser.shared import desk
from drafter.errors import DrafterError, InputError
from drafter.use_cases.section_preview import SectionBeside, section_beside, section_files

pages = Blueprint("authors", __name__)


@pages.get("/r/<name>/author")
def author(name: str) -> Any:
    """Show a section file beside its result."""
    path = str(desk().report(name).path)
    names = section_files(path)
    if not names:
        raise InputError("这种报告的提纲里没有段落文件")
    section = request.args.get("section", names[0])
    return render_template("author.html", name=name, names=names, section=section, shown=_beside(path, section))


@pages.get("/r/<name>/author/state")
def author_state(name: str) -> Any:
    """Return the view anew; nothing when no file was saved since."""
    path = str(desk().report(name).path)
    shown = _beside(path, request.args.get("section", ""))
    if shown.stamp == request.args.get("stamp"):
        return {"stamp": shown.stamp}
    return {"stamp": shown.stamp, "html": render_template("author_part.html", shown=shown)}


def _beside(path: str, section: str) -> SectionBeside:
    try:
        return section_beside(path, section)
    except DrafterError as error:
        return SectionBeside("", (), (), str(error), 0, str(error))
