"""Forms for the offices: written out, taken back, shown before they are stored."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, render_template, request

from drafter.browser.shared import desk, given, shown_page
from drafter.browser.uploads import sorted_out, stored
from drafter.errors import InputError
from drafter.interview.held_answers import HeldAnswers
from drafter.sheets.import_listing import form_contents, list_import
from drafter.use_cases.collect_forms import FormsImport, export_forms, read_forms, store_forms

pages = Blueprint("forms", __name__)
_ENDINGS = (".xlsx", ".xls", ".ods", ".et")
_COLUMNS = 100
"""Width of the list of what forms bring."""


@pages.get("/r/<name>/forms")
def forms(name: str) -> Any:
    """Show what can be done with forms."""
    report = desk().report(name)
    return render_template("forms.html", name=name, written=report.forms, found=None, listing="", others=())


@pages.post("/r/<name>/forms/out")
def write(name: str) -> Any:
    """Write a form for each office."""
    report = desk().report(name)
    exported = export_forms(str(report.path), deadline=given("deadline"), everything=bool(given("everything")))
    kept = report.keep([each.written.path for each in exported.forms])
    report.forms = [(made, form_contents(each.form)) for made, each in zip(kept, exported.forms, strict=True)]
    report.forms_folder = str(exported.folder) if exported.forms else ""
    return redirect(f"/r/{name}/forms", HTTPStatus.SEE_OTHER)


@pages.post("/r/<name>/forms/in")
def read(name: str) -> Any:
    """Show what forms bring; nothing is stored yet."""
    report = desk().report(name)
    returned, others = sorted_out(request.files.getlist("files"), _ENDINGS)
    with stored(returned) as paths:
        found = read_forms(str(report.path), paths)
    report.returned = returned
    return shown_page(
        "forms.html",
        name=name,
        written=report.forms,
        found=found,
        listing=_listing(found),
        others=others,
    )


@pages.post("/r/<name>/forms/take")
def take(name: str) -> Any:
    """Store what the forms bring."""
    report = desk().report(name)
    if not report.returned:
        raise InputError("没有要存的表；请再选一次收回的表")
    preferred = given("prefer")
    with stored(report.returned) as paths:
        _store(report.held, read_forms(str(report.path), paths, [preferred] if preferred else []))
    report.returned = ()
    return redirect(f"/r/{name}/status", HTTPStatus.SEE_OTHER)


def _store(held: HeldAnswers, found: FormsImport) -> None:
    if found.has_news:
        store_forms(found)
    held.state()


def _listing(found: FormsImport) -> str:
    return list_import(found.forms, found.proposals, found.items, _COLUMNS, by_options=False)
