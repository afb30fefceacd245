"""An open question whose figure a hand's words tell: it is taken with these words, which follow its answer from then on."""

from __future__ import annotations

from typing import NamedTuple

from drafter.merging.edits.sentence_edits import HandSentence
from drafter.model.answer_path import AnswerPath
from drafter.model.records import NUMBER_ONLY, PLACEHOLDER
from drafter.model.worded_numbers import TextNumber, numbers_in

_APART = "，"
"""Stands for the characters of an answer's name in a pattern of which numbers are read."""
_OF_PEOPLE = ("名", "位")
"""Measure words that stay in a hand's words whatever the question's is: 12名干部, where it asks for 人."""


class OpenFigure(NamedTuple):
    """The figure of an open question, as a hand's words tell it."""

    path: str
    value: str
    """As it stands there, with its measure word: 210条."""
    ahead: str
    """What is counted, as the words before it say it (`TextNumber.words`)."""
    silent: tuple[HandSentence, ...] = ()
    """What sections would print of it besides, left out, or as it is without it."""
    was: str = ""
    """What the answer is now: 无, or empty for an open one."""
    is_followed: bool = True
    """Whether the words follow the answer: not in the very words of the section, which would be left out too."""

    @property
    def notice(self) -> str:
        """What is told beside the words before they are taken."""
        then = "这句话里的数以后跟着它变" if self.is_followed else "以后改了这一项，这句话里的数要一起改"
        was = f"是“{self.was}”" if self.was else "空着"
        return f"另收 {self.path}：{self.value}（原来{was}）；{then}。段落里另说它的话不印，免得说两遍"

    @property
    def leaf(self) -> str:
        """The name of the question alone."""
        return AnswerPath(self.path).leaf

    def named_in(self, pattern: str) -> str | None:
        """Return a pattern with the name of the question in the place of the figure; None where that is not told once.

        One that is not followed stays as it is.
        """
        if not self.is_followed:
            return pattern
        plain = PLACEHOLDER.sub(lambda match: _APART * len(match[0]), pattern)
        found = [
            each
            for each in numbers_in(plain)
            if plain[each.start : each.stop] == self.value and each.words.before == self.ahead
        ]
        if len(found) != 1:
            return None
        number = found[0]
        is_shaped = number.measure in _OF_PEOPLE and not number.after and number.text.isdecimal()
        name, end = (f"{self.path}.{NUMBER_ONLY}", number.end) if is_shaped else (self.path, number.stop)
        return f"{pattern[: number.start]}{{{name}}}{pattern[end:]}"


def open_figure(path: str, number: TextNumber) -> OpenFigure:
    """Return the figure of the question at `path` as `number` tells it."""
    return OpenFigure(path, number.whole, number.words.before)
