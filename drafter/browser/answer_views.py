"""Answers as they are typed and given: tried out, saved, settled, pasted as a column."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Blueprint, render_template, request

from drafter.browser.open_report import OpenReport
from drafter.browser.shared import (
    as_json,
    chapter_json,
    chapter_number,
    desk,
    given,
    given_address,
    given_shown,
    taken_json,
)
from drafter.interview.held_answers import Taken
from drafter.interview.pasted_column import answers_before

pages = Blueprint("answers", __name__)


@pages.post("/r/<name>/try")
def try_out(name: str) -> Any:
    """Return what the report would be with the text that is being typed."""
    with _no_collection():
        typed = desk().report(name).typed(given_address(), given("typed"), given_shown())
    return {"problem": typed.problem, "changed": as_json(typed.changed), "order": typed.order}


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from looking for unused objects meanwhile.

    A report of 300 figures and 300 activities makes so many that it looks through all of them at every second key, for as
    long as the rest takes: 92 ms of processor time at the 95th percentile, 52 ms without.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@pages.post("/r/<name>/answer")
def answer(name: str) -> Any:
    """Save an answer."""
    return _taken(name, lambda report: report.held.answer(given_address(), given("typed"), given_shown()))


@pages.post("/r/<name>/choose")
def choose(name: str) -> Any:
    """Take a choice of a list of records, such as that there are none."""
    return _taken(name, lambda report: report.held.choose(given_address(), given("value"), given_shown()))


@pages.post("/r/<name>/act")
def act(name: str) -> Any:
    """Do something with a record: move it, delete it, copy it."""
    return _taken(name, lambda report: report.held.act(given_address(), given("action"), given("topic"), given_shown()))


@pages.post("/r/<name>/tick")
def tick(name: str) -> Any:
    """Tick a line of the chapter's list, or take the tick away."""
    return _taken(name, lambda report: report.held.tick(given("title"), given("value"), is_on=given("on") == "yes"))


@pages.post("/r/<name>/write")
def write(name: str) -> Any:
    """Take an activity that was written below the chapter's list."""
    return _taken(name, lambda report: report.held.write(given("title"), given("typed")))


@pages.post("/r/<name>/leave")
def leave(name: str) -> Any:
    """Take it that the chapter is not the unit's duty, or is after all."""
    return _taken(name, lambda report: report.held.leave(given("title"), is_ours=given("ours") == "yes"))


@pages.post("/r/<name>/settle")
def settle(name: str) -> Any:
    """Say what is to be done about a doubt."""
    said = request.form.getlist("said")
    return _taken(name, lambda report: report.held.settle(given_address(), given("doubt"), said, given_shown()))


@pages.post("/r/<name>/explain")
def explain(name: str) -> Any:
    """Write down why a finding may stand."""
    return _taken(name, lambda report: report.held.explain(given("rule"), given("place"), given("reason")))


@pages.post("/r/<name>/column")
def column(name: str) -> Any:
    """Show what a pasted column of figures would answer."""
    rows = desk().report(name).held.column(given_address(), given("text"))
    return {"html": render_template("column.html", rows=rows, shown=answers_before(rows))}


@pages.post("/r/<name>/column/take")
def take_column(name: str) -> Any:
    """Save a pasted column."""

    def take(report: OpenReport) -> Taken:
        report.held.take_column(given_address(), given("text"), given("shown"))
        return Taken()

    return _taken(name, take)


def _taken(name: str, take: Callable[[OpenReport], Taken]) -> dict[str, Any]:
    """Return what became of an input, and the chapter after it."""
    report = desk().report(name)
    once = given("once")
    taken = Taken() if once in report.taken_once else take(report)
    if once and not taken.error and taken.elsewhere is None:
        report.taken_once.add(once)
    return taken_json(taken) | chapter_json(report, name, chapter_number())
