"""Whether anybody still has a page open: pages ask now and then, and say goodbye when they are closed."""

from __future__ import annotations

from threading import Event

TICK = 5.0
"""Seconds between two looks."""
PATIENCE = 60
"""Looks without a request after which the page is taken for closed: browsers let pages in the background ask once a minute."""
_GOODBYE = 3
"""Looks that remain after a goodbye: the page may only be going to another one."""


class OpenPages:
    """Counts looks, not seconds: a computer that sleeps closes nothing."""

    def __init__(self, patience: int = PATIENCE) -> None:
        """Wait for the first page `patience` looks."""
        self._patience = self._left = patience
        self._ended = Event()

    def seen(self) -> None:
        """Take note of a request."""
        self._left = self._patience

    def said_goodbye(self) -> None:
        """Take note that a page was closed."""
        self._left = min(self._left, _GOODBYE)

    def end(self) -> None:
        """End it now."""
        self._ended.set()

    def wait(self, tick: float = TICK) -> None:
        """Return when all pages are closed."""
        while self._left > 0 and not self._ended.wait(tick):
            self._left -= 1
