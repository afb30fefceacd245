"""A second start while a page is served: the server that runs is asked for another address, and shows it.

The user's private folder says where it listens and what opens it; nobody else can read that.
"""

from __future__ import annotations

import http.client
import json
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from drafter.errors import DrafterError
from drafter.files import delete, write_private
from drafter.folders import state_folder
from drafter.inputs import read_input
from drafter.limits import OWN

SECRET_HEADER = "X-Drafter-Again"  # noqa: S105 - the name of a header
_NAME = "server.json"
_PATIENCE = 5.0
"""Seconds that the other server may take to answer."""


def announce(port: int, secret: str) -> None:
    """Say where this server listens; nothing happens where nothing can be kept."""
    folder = state_folder()
    if folder is not None:
        with suppress(DrafterError, OSError):
            write_private(folder / _NAME, json.dumps({"port": port, "secret": secret}).encode())


def withdraw(port: int) -> None:
    """Take back what was announced of the server at `port`, unless another one announced itself since."""
    folder = state_folder()
    if folder is not None and _announced(folder).get("port") == port:
        delete(folder / _NAME)


def running_address(answers: Path | None, folder: Path) -> str:
    """Return an address of the server that runs already; empty when none runs.

    It is for the report in `answers`, or for the start page (None), which then shows `folder` too.
    """
    asked = {"answers": str(answers or ""), "folder": str(folder)}
    place = state_folder()
    said = _announced(place) if place else {}
    port, secret = said.get("port"), said.get("secret")
    if not isinstance(port, int) or not isinstance(secret, str):
        return ""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    headers = {SECRET_HEADER: secret, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST", "/again", urlencode(asked), headers)
        answer = connection.getresponse()
        found = answer.read(2_000).decode("ascii", errors="replace") if answer.status == 200 else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()
    return found if found.startswith(f"http://127.0.0.1:{port}/") else ""


def _announced(folder: Path) -> dict[str, object]:
    with suppress(DrafterError, ValueError, OSError):
        said = json.loads(read_input(folder / _NAME, OWN))
        return said if isinstance(said, dict) else {}
    return {}
