"""Whether anybody still has a page open: pages ask now and then, and say goodbye when they are closed."""

from __future__ import annotations

import time

TICK = 5.0
"""Seconds between two looks."""
PATIENCE = 60
"""Looks without a request after which the page is taken for closed: browsers let pages in the background ask once a minute."""
_GOODBYE = 3
"""Looks that remain after a goodbye: the page may only be going to another one."""


class OpenPages:
    """Counts looks, not seconds: a computer that sleeps closes nothing."""

    def __init__(self, patience: int = PATIENCE, tick: float = TICK) -> None:
        """Wait for the first page `patience` looks, with `tick` seconds between two."""
        self._patience = self._left = patience
        self._tick, self._looked = tick, time.monotonic()

    def seen(self) -> None:
        """Take note of a request; none opens again what has ended."""
        if self._left > 0:
            self._left = self._patience

    def said_goodbye(self) -> None:
        """Take note that a page was closed."""
        self._left = min(self._left, _GOODBYE)

    def end(self) -> None:
        """Take all pages for closed."""
        self._left = 0

    def are_open(self) -> bool:
        """Return whether a page is still open; called again and again."""
        if time.monotonic() - self._looked >= self._tick:
            self._looked = time.monotonic()
            self._left -= 1
        return self._left > 0
