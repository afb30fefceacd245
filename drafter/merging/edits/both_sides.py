"""A sentence as it was printed beside what a hand made of it: what it still says in other words."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.merging.edits.said_answers import DENIED, names_of
from drafter.model.answer_path import AnswerPath
from drafter.text_runs import AnswerPart

_NUMBER = re.compile("[0-9.]+|[一二三四五六七八九十百千万两]+(?=[件起次例人名条项宗])")
_TEXTS = (AnswerPart.WHOLE.value, AnswerPart.WORDS.value)


class BothSides(NamedTuple):
    """Sentences before and after, as texts and as patterns."""

    old: str
    new: str
    original: str
    """The pattern of the old ones."""
    wording: str
    """That of the new ones."""

    def still_says(self, printed: str, path: AnswerPath, part: str) -> bool:
        """Return whether the new ones say an answer that the old ones `printed`, or were merely cut short."""
        marks = names_of(path)
        if any(mark in self.original for mark in marks):
            return self._is_cut_out() or any(mark in self.wording for mark in marks)
        return part not in _TEXTS or printed in self.new or is_denied_too(printed, self.old, self.new)

    def _is_cut_out(self) -> bool:
        """Return whether the new ones are the old with characters cut out, none written."""
        rest = iter(self.old)
        return all(each in rest for each in self.new)


def is_denied_too(printed: str, old: str, new: str) -> bool:
    """Return whether `new` says in other words that there is none, as `printed` did, and counts nothing more than `old`."""
    counts = set(_NUMBER.findall(new)) - set(_NUMBER.findall(old))
    return bool(DENIED.search(printed) and DENIED.search(new)) and not counts
