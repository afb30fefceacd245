"""Loading while somebody reads the screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")


class Loading(Generic[T]):
    """Work that is done in another thread from `start` on, or at the latest when its result is needed."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._done: Future[T] | None = None

    def start(self) -> None:
        """Begin, unless it has begun."""
        if self._done is None:
            self._done = ThreadPoolExecutor(1).submit(self._work)

    def result(self) -> T:
        """Return what the work gave, waiting for it. Raises what the work raised."""
        self.start()
        assert self._done is not None  # noqa: S101 - it was started
        return self._done.result()
