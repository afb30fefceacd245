"""The start page: go on, begin anew, begin with last year's, open another folder."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from flask import Blueprint, redirect, render_template

from drafter.browser.desk import ListedFile
from drafter.browser.import_views import ENDINGS
from drafter.browser.shared import desk, given, given_number
from drafter.errors import InputError
from drafter.interview.proposals import reported_year
from drafter.use_cases.begin_answers import begin_blank, begin_from_last_year
from drafter.use_cases.interviews import templates_for
from drafter.use_cases.review_import import has_review
from drafter.use_cases.template_folders import open_jurisdiction

pages = Blueprint("start", __name__)


class TypedStart(NamedTuple):
    """What the form for a new report holds."""

    name: str
    jurisdiction: str
    kind: str = ""


@pages.get("/")
def start() -> Any:
    """Show what can be begun or gone on with."""
    proposed = templates_for(desk().folders[0]).proposed
    return _start_page(TypedStart(f"{reported_year(desk().today)}年度报告", proposed or ""))


def _start_page(typed: TypedStart, problem: str = "") -> str:
    """Return the start page, with why what was typed into it was refused."""
    on_desk = desk()
    listed = [(number, folder, on_desk.files_in(number)) for number, folder in enumerate(on_desk.folders)]
    offered = [
        (choice, open_jurisdiction(choice.value, on_desk.folders[0]).kinds)
        for choice in templates_for(on_desk.folders[0]).choices
    ]
    return render_template(
        "start.html",
        folders=listed,
        recent=on_desk.recent(),
        offered=offered,
        typed=typed,
        problem=problem,
        reports=ENDINGS,
        imported={file for _, _, files in listed for file in files if _is_imported(file)},
    )


@pages.post("/open")
def open_file() -> Any:
    """Open an answers file."""
    return _opened(desk().path_of(given_number("folder"), given("name")))


@pages.post("/new")
def begin_new() -> Any:
    """Make a new answers file and open it."""
    typed = TypedStart(given("name").strip(), given("jurisdiction"), given("kind"))
    try:
        path = desk().path_of(given_number("folder"), _with_ending(typed.name))
        return _opened(begin_blank(str(path), typed.jurisdiction, typed.kind or None))
    except InputError as error:
        return _start_page(typed, str(error)), HTTPStatus.CONFLICT


@pages.post("/next-year")
def begin_next_year() -> Any:
    """Make this year's answers file of last year's and open it."""
    last = desk().path_of(given_number("folder"), given("name"))
    begun = begin_from_last_year(str(last), None, None, None, desk().today)
    return _opened(begun.path)


@pages.post("/folder")
def open_folder() -> Any:
    """Open another folder."""
    typed = given("path").strip().strip('"')
    folder = Path(typed)
    if not typed or not folder.is_absolute():
        raise InputError("请写出文件夹的完整位置，如 D:\\法治政府建设；可以从资源管理器的地址栏复制")
    desk().open_folder(folder)
    return redirect("/", HTTPStatus.SEE_OTHER)


@pages.get("/shown/<int:number>")
def shown(number: int) -> Any:
    """Show what came of a form."""
    template, context = desk().page(number)
    return render_template(template, **context)


@pages.get("/alive")
def alive() -> Any:
    """Say that a page is open."""
    return "", HTTPStatus.NO_CONTENT


def _is_imported(file: ListedFile) -> bool:
    return has_review(desk().path_of(file.folder, file.name))


def _with_ending(name: str) -> str:
    return name if name.lower().endswith((".yaml", ".yml")) else f"{name}.yaml"


def _opened(path: Path) -> Any:
    return redirect(f"/r/{desk().open_report(path)}/", HTTPStatus.SEE_OTHER)
