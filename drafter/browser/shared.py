"""What the views share: the desk, the report in the address, what a request brings, and JSON for the page's script."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Request, current_app, redirect, render_template, request

from drafter.browser.open_report import OpenReport
from drafter.errors import InputError
from drafter.interview.addresses import Address
from drafter.interview.chapter_values import WholeChapter
from drafter.interview.held_answers import Shown, Taken, version_of
from drafter.interview.progress import UNANSWERED
from drafter.interview.screen import Tone
from drafter.interview.state import InterviewState
from drafter.interview.whole_chapter import contents, whole_chapter
from drafter.limits import ANSWER_CHARACTERS

if TYPE_CHECKING:
    from drafter.browser.desk import Desk
    from drafter.browser.report_html import ReportBlock

DESK = "drafter-desk"
SCRIPT_HEADER = "X-Drafter"
"""What the page's script sends with each request of its own; other sites cannot without asking first."""


def desk() -> Desk:
    """Return what is on the desk."""
    found: Desk = current_app.extensions[DESK]
    return found


def shown_page(template: str, **context: Any) -> Any:
    """Return the way to a page of its own for what a form brought: to reload it or go back to it sends nothing again."""
    return redirect(f"/shown/{desk().keep_page(template, context)}", HTTPStatus.SEE_OTHER)


def is_for_script(asked: Request) -> bool:
    """Return whether the page's script waits for the answer."""
    return SCRIPT_HEADER in asked.headers


def given(name: str) -> str:
    """Return a field of the form; empty when there is none. Raises InputError when it is longer than any answer."""
    text = request.form.get(name, "")
    if len(text) > 10 * ANSWER_CHARACTERS:
        raise InputError("这一段太长了，没有收下；请删短")
    return text


def given_number(name: str) -> int:
    """Return a field of the form as a number. Raises InputError when it is none."""
    return _number(request.form.get(name, ""))


def _number(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or len(text) > 6:
        raise InputError("这个请求看不懂；请刷新页面再试")
    return int(text)


def given_address() -> Address:
    """Return what the form says is answered. Raises InputError."""
    record = request.form.get("record", "")
    return Address(given("question"), _number(record) if record else None, given("field"))


def given_shown() -> Shown:
    """Return what the page showed there."""
    return Shown(given("before"), given("version"))


def chapter_number() -> int:
    """Return the chapter, from 0, that the page shows. Raises InputError."""
    return _number(request.values.get("chapter", "0"))


def shown_title(report: OpenReport) -> str:
    """Return the report's title; the name of its file while something in the title is not answered."""
    title = contents(report.held.state()).progress.title
    return report.path.stem if UNANSWERED in title else title


def as_json(blocks: tuple[ReportBlock, ...]) -> list[list[str]]:
    """Return blocks for the script: name and HTML of each."""
    return [[block.name, block.html] for block in blocks]


def chapter_json(report: OpenReport, name: str, number: int) -> dict[str, Any]:
    """Return all of one chapter's page for the script: cards, contents and the report. Raises InputError."""
    view = report.view()
    state = report.held.state()
    if not 0 <= number < len(state.context.chapters):
        raise InputError("没有这一章；请从左边的目录里选")
    cards = _cards(state, whole_chapter(state, number))
    return {
        "revision": view.revision,
        "title": shown_title(report),
        "cards": cards,
        "contents": render_template("contents.html", contents=contents(state), current=number, name=name),
        "report": as_json(view.blocks),
        "problem": view.problem,
    }


def _cards(state: InterviewState, chapter: WholeChapter) -> list[list[str]]:
    """Return name and HTML of each card of a chapter: its questions, and between them its list."""
    cards = [
        [each.asked.address.question, render_template("card.html", each=each, state=state, version=version_of)]
        for each in chapter.questions
    ]
    if chapter.listing or chapter.is_left or chapter.may_leave:
        cards.insert(chapter.core, ["list", render_template("list.html", chapter=chapter)])
    return cards


def taken_json(taken: Taken) -> dict[str, Any]:
    """Return what became of an input for the script."""
    following = taken.following
    return {
        "error": taken.error,
        "told": "".join(message.text for message in taken.messages if message.tone is Tone.MENDED),
        "elsewhere": taken.elsewhere,
        "created": taken.created,
        "following": following.question if following else "",
    }
