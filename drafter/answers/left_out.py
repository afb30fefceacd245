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
        self._bare = frozenset(map(_bare, self._sentences))

    def has_all(self, text: object, lead: object = None) -> bool:
        """Return whether `text`, that of a record, has nothing but sentences that are left out.

        It may be printed as one sentence with its `lead`.
        """
        sentences = _sentences(text) if isinstance(text, str) else []
        is_left_out = bool(sentences) and self._sentences.issuperset(sentences)
        return is_left_out or (isinstance(lead, str) and _bare(f"{lead}{text or ''}") in self._bare)


def _bare(text: str) -> str:
    return re.sub("[，。；！？]", "", text)


def _sentences(text: str) -> list[str]:
    """Return the sentences of `text` without stops, its answers nameless."""
    return [each for each in _STOPS.split(PLACEHOLDER.sub("{}", text)) if each.strip()]
