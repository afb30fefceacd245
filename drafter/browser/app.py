"""The application: every request passes `Access`, is answered alone and within a budget, and errors are Chinese pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, make_response, redirect, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge

from drafter import __version__
from drafter.browser import (
    answer_views,
    author_views,
    chapter_views,
    check_views,
    edited_views,
    form_views,
    import_views,
    output_views,
    package_views,
    start_views,
)
from drafter.browser.access import Access, protected
from drafter.browser.desk import Desk
from drafter.browser.open_pages import OpenPages
from drafter.browser.shared import DESK, is_for_script
from drafter.errors import DrafterError
from drafter.limits import ANSWERS, budget
from drafter.model.answer_path import AnswerPath

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

MOST_BYTES = 40_000_000
"""Of one request: a document with pictures, or a folder of forms."""
_MOST_FIELDS = 2_000
_VIEWS = (
    start_views,
    chapter_views,
    answer_views,
    output_views,
    package_views,
    form_views,
    check_views,
    edited_views,
    author_views,
    import_views,
)


def make_app(desk: Desk, access: Access, open_pages: OpenPages) -> Flask:
    """Return the application for the files on `desk`."""
    app = Flask("drafter.browser", template_folder="html", static_folder="static", static_url_path="/static")
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=ANSWERS.most,
        MAX_FORM_PARTS=_MOST_FIELDS,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.undefined = StrictUndefined  # a name that a page lacks is an error, never a gap that nobody sees
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["version"] = __version__
    app.jinja_env.filters["spoken"] = lambda path: AnswerPath(path).spoken()
    app.extensions[DESK] = desk
    for views in _VIEWS:
        app.register_blueprint(views.pages)
    _guard(app, desk, access, open_pages)
    _tell_errors(app)
    return app


def alone(app: Flask, desk: Desk) -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """Return `app` for a server with threads: one request at a time, each within the budget of a command."""

    def answered(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with desk.alone(), budget():
            return app.wsgi_app(environ, start)

    return answered


def _guard(app: Flask, desk: Desk, access: Access, open_pages: OpenPages) -> None:
    """Refuse strangers before anything else happens; let the browser in that brings the token."""

    def refuse() -> Any:
        refusal = access.refusal(request)
        if refusal is None:
            open_pages.seen()
            return None
        return _told(refusal.reason, refusal.status)

    def enter() -> Any:
        first = access.led_to(request.args.get("token", ""))
        if first:
            return access.let_in(make_response(redirect(first, HTTPStatus.SEE_OTHER)))
        return _told("这个地址只能用一次，已经用过了。请回到原来的窗口，或再打开一次 Drafter。", HTTPStatus.FORBIDDEN)

    def again() -> str:
        answers = request.form.get("answers", "")
        desk.open_folder(Path(request.form.get("folder", "")))
        first = f"/r/{desk.open_report(Path(answers))}/" if answers else "/"
        return f"{request.host_url}enter?token={access.new_token(first)}"

    def leave() -> tuple[str, int]:
        open_pages.said_goodbye()
        return "", HTTPStatus.NO_CONTENT

    app.before_request(refuse)
    app.after_request(protected)
    app.add_url_rule("/enter", "enter", enter, methods=["GET"])
    app.add_url_rule("/again", "again", again, methods=["POST"])
    app.add_url_rule("/bye", "leave", leave, methods=["POST"])


def _tell_errors(app: Flask) -> None:
    """Answer errors in Chinese: to a script in a field, to a person on a page."""

    def foreseen(error: DrafterError) -> Any:
        return _told(str(error), HTTPStatus.CONFLICT)

    def refused(error: HTTPException) -> Any:
        known = {NotFound: "没有这一页。", RequestEntityTooLarge: f"文件太大，最多 {MOST_BYTES // 1_000_000} MB。"}
        return _told(known.get(type(error), "没有这种请求。"), error.code or HTTPStatus.BAD_REQUEST)

    def unforeseen(error: Exception) -> Any:
        if os.environ.get("DRAFTER_TRACEBACK"):
            raise error
        from drafter.unforeseen import unforeseen_message  # noqa: PLC0415 - only an error needs it

        return _told(unforeseen_message(error, ["open"]), HTTPStatus.INTERNAL_SERVER_ERROR)

    app.register_error_handler(DrafterError, foreseen)
    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(Exception, unforeseen)


def _told(message: str, status: int) -> Any:
    if is_for_script(request):
        return {"error": message}, int(status)
    return render_template("message.html", message=message, before=_page_before()), int(status)


def _page_before() -> str:
    """Return the page of ours on which something was asked for that was refused; empty when it is not known."""
    asked = urlsplit(request.referrer or "")
    is_ours = asked.netloc == request.host and request.method == "POST"
    return f"/{asked.path.lstrip('/')}?{asked.query}" if is_ours else ""
