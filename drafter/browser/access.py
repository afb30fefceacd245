"""Who may talk to the server: the browser that it was opened in, and nobody else on this computer or the net.

The first address carries a token for one use; it is exchanged for a cookie that no script and no other site sees. Each
request must name this server (against DNS rebinding) and must not come from another site.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import NamedTuple

from flask import Request, Response

from drafter.browser.handover import SECRET_HEADER

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What keeps other sites from framing, reading or feeding the page, and browsers from storing answers."""
_READING = ("GET", "HEAD")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_OWN_FETCH = "same-origin"
_TYPED_ADDRESS = "none"
"""What Sec-Fetch-Site says of an address that the user, or the program, opened."""


class Rejection(NamedTuple):
    """Why a request is refused."""

    status: HTTPStatus
    reason: str
    """In Chinese; says nothing of what is right."""


_STRANGER = Rejection(
    HTTPStatus.FORBIDDEN, "这个地址只能由 Drafter 自己打开。请回到原来的窗口；窗口已经关掉的，请再打开一次 Drafter。"
)
_ELSEWHERE = Rejection(HTTPStatus.FORBIDDEN, "这个请求来自别的网页，没有照办。")
_NO_SUCH_METHOD = Rejection(HTTPStatus.METHOD_NOT_ALLOWED, "没有这种请求。")
_NO_FORM = Rejection(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "没有这种请求。")


class Access:
    """The keys of one server."""

    def __init__(self, port: int, first: str = "/") -> None:
        """Make new keys for the server at `port`; `first` is the page to which a token leads."""
        self.first = first
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"drafter-{port}"
        self._secret = secrets.token_urlsafe(32)
        self.again = secrets.token_urlsafe(32)
        """What a second start of the program must know to be given an address."""
        self._tokens: dict[str, str] = {}

    def new_token(self, first: str | None = None) -> str:
        """Return a token that lets one browser in, once; it leads to `first`, None: to the first page."""
        token = secrets.token_urlsafe(32)
        self._tokens[token] = self.first if first is None else first
        return token

    def refusal(self, request: Request) -> Rejection | None:
        """Return why `request` is refused; None when it comes from the browser that was let in."""
        host = request.headers.get("Host", "")
        if host not in self._hosts:
            return _STRANGER
        if request.endpoint == "again":
            return None if self._is_second_start(request) else _STRANGER
        own_origin = f"http://{host}"
        wrong = _wrong_post(request, own_origin) if request.method == "POST" else _wrong_reading(request)
        if wrong or request.endpoint == "enter":
            return wrong
        known = request.cookies.get(self._cookie, "")
        return None if secrets.compare_digest(known.encode(), self._secret.encode()) else _STRANGER

    def _is_second_start(self, request: Request) -> bool:
        """Return whether `request` comes from the program itself: it knows the secret, and is no browser."""
        said = request.headers.get(SECRET_HEADER, "")
        is_browser = "Origin" in request.headers or "Sec-Fetch-Site" in request.headers
        return not is_browser and secrets.compare_digest(said.encode(), self.again.encode())

    def led_to(self, token: str) -> str:
        """Return where `token` leads, once; empty when it is none that is still good."""
        known = next((each for each in self._tokens if secrets.compare_digest(each.encode(), token.encode())), None)
        return self._tokens.pop(known) if known is not None else ""

    def let_in(self, response: Response) -> Response:
        """Return `response` with the cookie."""
        response.set_cookie(self._cookie, self._secret, httponly=True, samesite="Strict", path="/")
        return response


def _wrong_post(request: Request, own_origin: str) -> Rejection | None:
    if request.headers.get("Origin") != own_origin or request.headers.get("Sec-Fetch-Site", _OWN_FETCH) != _OWN_FETCH:
        return _ELSEWHERE
    return None if request.mimetype in _FORMS else _NO_FORM


def _wrong_reading(request: Request) -> Rejection | None:
    if request.method not in _READING:
        return _NO_SUCH_METHOD
    site = request.headers.get("Sec-Fetch-Site", _OWN_FETCH)
    return None if site in (_OWN_FETCH, _TYPED_ADDRESS) else _ELSEWHERE


def protected(response: Response) -> Response:
    """Return `response` with the headers that keep other sites out."""
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response
