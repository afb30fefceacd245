"""Which records a leader left out of the report altogether: every sentence of theirs is one that is not to be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.model.records import PLACEHOLDER, Wording

_STOPS = re.compile("[。；！？]")


class LeftOut:
    """The sentences that wordings leave out."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        """Take the `wordings` of a report."""
        originals = [str(each.original or "") for each in wordings if each.is_left_out]
        self._sentences = frozenset(sentence for text in originals for sentence in _sentences(text))

    def has_all(self, text: object) -> bool:
        """Return whether `text`, that of a record, has nothing but sentences that are left out."""
        sentences = _sentences(text) if isinstance(text, str) else []
        return bool(sentences) and self._sentences.issuperset(sentences)


def _sentences(text: str) -> list[str]:
    """Return the sentences of `text` without stops, its answers nameless."""
    return [each for each in _STOPS.split(PLACEHOLDER.sub("{}", text)) if each.strip()]
