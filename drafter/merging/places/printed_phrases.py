"""What stands around a printed answer in its sentence, by which it is told whether other words took in some of that."""

from __future__ import annotations

from typing import NamedTuple

from drafter.merging.texts.merge_tokens import PARAGRAPH_END

_BOUNDS = f"，。；：！？）{PARAGRAPH_END}"
_STOPS = "，。；：！？"
_WORD = 2
"""Characters of the shortest word."""


class PrintedPhrase(NamedTuple):
    """An answer in the text that prints it."""

    text: str
    start: int
    end: int

    @property
    def is_clause(self) -> bool:
        """True where no words of the sentence stand right before it or behind it."""
        ahead, behind = self.text[: self.start], self.text[self.end :]
        return (not ahead or ahead[-1] in _BOUNDS) and (not behind or behind[0] in _BOUNDS)

    def is_left_for(self, now: str) -> bool:
        """Return whether what stands in the place of an answer within a clause `now` has words or stops of the sentence.

        An answer that is a clause by itself may grow by others.
        """
        if self.is_clause:
            return False
        printed = self.text[self.start : self.end]
        ahead, behind = self.text[: self.start], self.text[self.end :]
        has_stop = any(stop in now and stop not in printed for stop in _STOPS)
        words = (ahead[-_WORD:], behind[:_WORD])
        return has_stop or any(_is_word(word) and word in now and word not in printed for word in words)


def _is_word(text: str) -> bool:
    return len(text) == _WORD and all("\u4e00" <= each <= "\u9fff" for each in text)
