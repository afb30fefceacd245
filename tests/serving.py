"""A page that is served within a test, and somebody who sends it requests of every sort."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from drafter.browser.open_pages import OpenPages
from drafter.browser.server import opened

TODAY = date(2026, 1, 12)
_TICK = 30.0
"""Seconds between two looks whether a page is open: a busy machine may take long from one page to the next."""
Fields = Sequence[tuple[str, str]]
_COMMAND = re.compile(r"drafter [a-z]+|(?<![-\w!])--[a-z]+")
"""A command or an option: no page may tell clerks to type one, they have no window for it."""


class Reply(NamedTuple):
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """What it says."""
        return self.data.decode("utf-8", errors="replace")


class Visitor:
    """Somebody at the address of a server: with the cookie of the browser that was let in, or without."""

    def __init__(self, address: str) -> None:
        self.address = address
        """The first address, with its token."""
        self.host = urlsplit(address).netloc
        self.cookie = ""
        self.first = ""
        """Where the token led to."""

    def enter(self) -> Visitor:
        """Open the first address, as the browser does."""
        split = urlsplit(self.address)
        reply = self.ask("GET", f"{split.path}?{split.query}")
        self.cookie = reply.headers.get("set-cookie", "").partition(";")[0]
        self.first = reply.headers.get("location", "")
        return self

    def ask(self, method: str, path: str, body: str | bytes = "", headers: Mapping[str, str] | None = None) -> Reply:
        """Return the answer to a request with these headers and nothing else but cookie and host."""
        connection = http.client.HTTPConnection(self.host, timeout=60)
        sent = {"Host": self.host, **({"Cookie": self.cookie} if self.cookie else {}), **(headers or {})}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        data = body.encode() if isinstance(body, str) else body
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        if data:
            connection.putheader("Content-Length", str(len(data)))
        connection.endheaders(data or None)
        answer = connection.getresponse()
        reply = Reply(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
        )
        connection.close()
        assert not _COMMAND.search(reply.text if "text/html" in reply.headers.get("content-type", "") else ""), (
            reply.text
        )
        return reply

    def get(self, path: str, **headers: str) -> Reply:
        """Open a page as a browser does that follows a link of ours."""
        return self.ask("GET", path, headers={"Sec-Fetch-Site": "same-origin", **headers})

    def get_bytes(self, path: str) -> bytes:
        """Return the file at a link."""
        reply = self.get(path)
        assert reply.status == 200, reply.text
        return reply.data

    def post(self, path: str, fields: Fields = (), *, script: bool = False) -> Reply:
        """Send a form as our own page does."""
        headers = {"Origin": f"http://{self.host}", "Sec-Fetch-Site": "same-origin"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        return self.shown(self.ask("POST", path, urlencode(fields), headers | ({"X-Drafter": "1"} if script else {})))

    def shown(self, reply: Reply) -> Reply:
        """Return the page of its own that shows what a form brought; any other reply as it is."""
        place = reply.headers.get("location", "")
        return self.get(place) if place.startswith("/shown/") else reply


@contextmanager
def serving(folder: Path, answers: str | None = None) -> Iterator[Visitor]:
    """Give a visitor of a server for `folder`, whose first page is the report in `answers`; not let in yet."""
    pages = OpenPages(tick=_TICK)
    server = opened(str(folder / answers) if answers else None, TODAY, folder, pages)
    thread = Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield Visitor(server.address)
    finally:
        pages.end()
        thread.join(60)
