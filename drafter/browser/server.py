"""Serves the page on this computer alone, opens the browser, and ends when all pages are closed.

By Flask and waitress: one user needs no streams, so WSGI with a few threads will do. Both are typed and kept by teams
(Pallets, Pylons), with BSD and Zope licences. Together with what they need they add 4.9 MB to an installation of some 60 and
0.5 MB to a zip, so the page is no extra; 0.1 s is added to the start of this command alone. Starlette with uvicorn is as
large and would run all of our code, which waits for no network, in threads of its own; bottle is one file of 1 MB, but has
one maintainer, no types, and takes uploads apart by itself.
"""

from __future__ import annotations

import logging
import socket as socket_module
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from socket import AF_INET, SOCK_STREAM, SOL_SOCKET
from socket import socket as Socket  # noqa: N812 - a class
from typing import Any, NamedTuple

from waitress import wasyncore
from waitress.server import create_server

from drafter.browser.access import Access
from drafter.browser.app import MOST_BYTES, alone, make_app
from drafter.browser.desk import Desk
from drafter.browser.handover import announce, running_address, withdraw
from drafter.browser.open_pages import OpenPages
from drafter.errors import OutputError
from drafter.files import real_path
from drafter.os_reasons import reason
from drafter.use_cases.open_answers import answers_path

_HOST = "127.0.0.1"
_THREADS = 4
_IDLE_CHANNEL, _LOOK_FOR_IDLE = 20, 5
"""Seconds after which a connection that says nothing is closed, and between two looks for such."""
_MOST_CONNECTIONS = 400
"""Programs that open many and say nothing shut out nobody before; `select` takes 512 on Windows."""
_LOOK = 0.5
"""Seconds after which the server looks whether a page is open, at the latest."""
_MOST_HEADER = 32_000


class Opened(NamedTuple):
    """A server that is about to serve."""

    address: str
    """The address to open, with a token for one use."""
    serve: Callable[[], None]
    """Serves until all pages are closed."""
    open_pages: OpenPages
    new_address: Callable[[], str]
    """Returns another address with a token of its own."""


def running(name: str | None, folder: Path | None = None) -> str:
    """Return an address of a server that runs already, for the answers file called `name`; empty when none does.

    Its start page then shows `folder` too, None for the current one.
    """
    return running_address(real_path(answers_path(name)) if name else None, folder or Path.cwd())


def opened(name: str | None, today: date, folder: Path | None = None, open_pages: OpenPages | None = None) -> Opened:
    """Return a server whose first page is the report in the answers file called `name`; None: the start page.

    `folder` is what the start page shows, None for the file's, or the current one. `open_pages` says when it ends.
    Raises InputError when the file cannot be read or another Drafter has it, TemplateError, OutputError when nothing
    can be served.
    """
    answers = real_path(answers_path(name)) if name else None
    desk = Desk(folder or (answers.parent if answers else Path.cwd()), today)
    first = f"/r/{desk.open_report(answers)}/" if answers else "/"
    open_pages = open_pages or OpenPages()
    logging.getLogger("waitress").setLevel(logging.CRITICAL)  # a request may name an answer
    socket = _socket()
    port = socket.getsockname()[1]
    access = Access(port, first)
    sockets: dict[int, Any] = {}
    listening = create_server(
        alone(make_app(desk, access, open_pages), desk),
        map=sockets,
        sockets=[socket],
        threads=_THREADS,
        channel_timeout=_IDLE_CHANNEL,
        cleanup_interval=_LOOK_FOR_IDLE,
        connection_limit=_MOST_CONNECTIONS,
        max_request_body_size=MOST_BYTES,
        max_request_header_size=_MOST_HEADER,
        ident="",
    )

    def serve() -> None:
        announce(port, access.again)
        try:
            while open_pages.are_open():
                wasyncore.loop(timeout=_LOOK, map=sockets, count=1)
        finally:
            withdraw(port)
            listening.task_dispatcher.shutdown()
            wasyncore.close_all(sockets)
            desk.close_all()

    def new_address() -> str:
        return f"http://{_HOST}:{port}/enter?token={access.new_token()}"

    return Opened(new_address(), serve, open_pages, new_address)


def _socket() -> Socket:
    """Return a socket at a free port of this computer, which no other program can share. Raises OutputError."""
    found = Socket(AF_INET, SOCK_STREAM)
    try:
        exclusive = getattr(socket_module, "SO_EXCLUSIVEADDRUSE", None)  # of Windows, where others could share the port
        if exclusive is not None:
            found.setsockopt(SOL_SOCKET, exclusive, 1)
        found.bind((_HOST, 0))
    except OSError as error:
        found.close()
        raise OutputError(
            f"网页开不起来（{reason(error)}）；请关掉一些程序再试，或在这个窗口里填：drafter fill 填报文件"
        ) from error
    return found


def show(address: str) -> bool:
    """Open `address` in the user's browser and return whether that could be done."""
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
