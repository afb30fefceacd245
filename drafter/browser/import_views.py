"""Last year's report dropped on the page, and what was read of it looked through beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Blueprint, redirect, render_template, request

from drafter.browser.import_html import marked_text, review_counts
from drafter.browser.shared import desk, given, given_number, is_for_script, shown_page
from drafter.browser.uploads import stored, uploaded
from drafter.errors import InputError
from drafter.importing.reviewing.import_review import Decided, ImportReview, ReviewVerdict
from drafter.importing.reviewing.review_steps import once_each, review_place
from drafter.interview.screen import Ticked
from drafter.use_cases.compare_import import compare_import, comparison_lines
from drafter.use_cases.import_answers import ImportedAnswers, import_answers
from drafter.use_cases.import_words import import_lines
from drafter.use_cases.review_import import ReviewSession

pages = Blueprint("imports", __name__)
_MOST_ALIKE = 100
"""Files of one name, told apart by numbers."""
ENDINGS = (".docx", ".docm", ".doc", ".wps", ".txt", ".md", ".html", ".htm", ".pdf")


@pages.post("/import")
def read() -> Any:
    """Read last year's report into a new answers file."""
    folder = given_number("folder")
    files = uploaded(request.files.getlist("files")[:1], ENDINGS)
    path = _new_path(folder, given("name").strip(), files[0].name.rpartition(".")[0])
    with stored(files) as paths:
        done = import_answers(str(paths[0]), str(path), given("jurisdiction") or None)
        lines = [line.replace(str(done.path), path.name) for line in import_lines(done)]
    if isinstance(done, ImportedAnswers):
        return redirect(_address(folder, path.name), HTTPStatus.SEE_OTHER)
    return shown_page("imported.html", lines=lines, folder=folder, name=path.name)


@pages.get("/import/<int:folder>/<name>")
def review(folder: int, name: str) -> Any:
    """Show the report's text, each number marked by what became of it, and beside it what is to be decided."""
    with _session(folder, name) as session:
        return render_template(
            "import_review.html", folder=folder, name=name, names=session.answer_names, **_shown(session.review)
        )


@pages.post("/import/<int:folder>/<name>/decide")
def decide(folder: int, name: str) -> Any:
    """Take a decision about one number."""
    with _session(folder, name) as session:
        key = given("key")
        session.decide(key, _decided(session, key))
        return _after(session, folder, name)


@pages.post("/import/<int:folder>/<name>/confirm")
def confirm(folder: int, name: str) -> Any:
    """Confirm those of the certain numbers that stay ticked."""
    with _session(folder, name) as session:
        session.say(Ticked(tuple(request.form.getlist("right"))))
        return _after(session, folder, name)


@pages.get("/import/<int:folder>/<name>/compare")
def compare(folder: int, name: str) -> Any:
    """Show what the original says that the answers don't print, and the other way round."""
    path = desk().path_of(folder, name)
    lines = list(comparison_lines(compare_import(str(path))))
    return render_template("import_compare.html", folder=folder, name=name, lines=lines)


def _new_path(folder: int, name: str, document: str) -> Path:
    """Return the path of a new answers file: called `name`, else after `document`, with a number where that is taken."""
    if name:
        return desk().path_of(folder, name if name.lower().endswith((".yaml", ".yml")) else f"{name}.yaml")
    names = (f"{document}.yaml", *(f"{document}（{number}）.yaml" for number in range(2, _MOST_ALIKE)))
    paths = [desk().path_of(folder, each) for each in names]
    return next((path for path in paths if not path.exists()), paths[0])


def _address(folder: int, name: str) -> str:
    return f"/import/{folder}/{quote(name)}"


@contextmanager
def _session(folder: int, name: str) -> Iterator[ReviewSession]:
    """Give the review of a file, which nobody else changes meanwhile. Raises InputError."""
    path: Path = desk().path_of(folder, name)
    with desk().lent(path), ReviewSession(str(path)) as session:
        yield session


def _decided(session: ReviewSession, key: str) -> Decided:
    """Return what the form says of a number. Raises InputError."""
    said, number = given("said"), session.review.number(key)
    if number is None:
        raise InputError("没有这个数；请刷新页面再试")
    if said == "keep":
        return Decided(ReviewVerdict.KEPT)
    if said == "typed":
        return session.read(key, given("typed"))
    place = given_number("said")
    if not 0 <= place < len(number.proposals):
        raise InputError("这个请求看不懂；请刷新页面再试")
    match = number.proposals[place]
    is_right = session.review.answer_of(number) == (match.path, match.value)
    return Decided(ReviewVerdict.RIGHT if is_right else ReviewVerdict.OTHER, match.path, match.value)


def _after(session: ReviewSession, folder: int, name: str) -> Any:
    if not is_for_script(request):
        return redirect(_address(folder, name), HTTPStatus.SEE_OTHER)
    shown = _shown(session.review)
    return {
        "text": render_template("import_text.html", **shown),
        "side": render_template("import_side.html", folder=folder, name=name, **shown),
    }


def _shown(review: ImportReview) -> dict[str, Any]:
    return {
        "review": review,
        "paragraphs": marked_text(review),
        "sure": once_each(review.sure()),
        "counts": review_counts(review),
        "place": review_place,
    }
