"""The private characters of a rendered section, and the answers behind them.

While a section is rendered, every printed answer is one token character and every mark of
the markup a character that no answer may hold: nothing a bureau typed is taken for markup.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from drafter.model.titles import IDENTITY
from drafter.text_runs import Run, RunKind, Text, cut, questions_in, text_of

TOKEN_BASE = 0x10F000
"""First token character; plane 16's private use, refused in answers."""
TOKEN_COUNT = 0xF00
ALL_TOKENS = "\U0010f000-\U0010feff"
"""All token characters, as a range within a regular expression's brackets."""
LEAD_ON, LEAD_OFF = "\U0010fff0", "\U0010fff1"
"""Around a lead phrase."""
STOP = "\U0010fff2"
"""Behind an answer that is a whole sentence already."""
BREAK = "\U0010fff3"
"""Between the lines of one answer: a new paragraph, except in an option or a lead."""
CLAUSE = "\U0010fff4"
"""At the head of each counted clause."""
NOTHING = "\U0010fff5"
"""Where a topic has no activities to print."""
LINE = "\U0010fff6"
"""A new line, whether the template's own text begins one there or not."""
SPLIT = "\U0010fff7"
"""Before and behind an activity with a lead: a new paragraph, except in a counted clause."""
PLACE = "\U0010fff8"
"""Before and behind what says where the text that follows was printed; see `template_places`."""
GONE = "\U0010fff9"
"""Where an option left on which its sentence was built."""
ASIDE = "\U0010fffa"
"""Where an option left that commas set apart."""
SAID = "\U0010fffb"
"""Before a token that says in an option's place that there was none."""
HUSHED = "\U0010fffc"
"""Before such a token where words of the same clause stand before it: said only when nothing else is."""
_FILLED_LINE = re.compile(r"\S(?:.*\S)?")
"""A line of an answer that holds anything, without white space at its ends."""


class State(Enum):
    """What a printed answer is."""

    VALUE = "value"
    LITERAL = "literal"
    """Text of the template or of its data, not of the bureau: no content of its own."""
    GAP = "gap"
    ABSENT = "absent"
    NONE = "none"
    """无 is said: its runs, if any, are what is told in the place of its sentence or option."""


class Printed(NamedTuple):
    """What one `{{ }}` prints: runs that know their answers, and its state."""

    runs: Text
    state: State = State.VALUE

    @property
    def text(self) -> str:
        """Its text; empty when it is absent."""
        return self.runs[0].text if len(self.runs) == 1 else text_of(self.runs)

    @property
    def answers(self) -> tuple[str, ...]:
        """Paths of the answers that it prints or misses."""
        return questions_in(self.runs)

    def up_to(self, end: int) -> Printed:
        """Return it with its first `end` characters."""
        return self._replace(runs=cut(self.runs, 0, end))


ABSENT = Printed((), State.ABSENT)


def literal(text: str) -> Printed:
    """Return `text` of a template or of its data as it is printed."""
    return Printed((Run(text),) if text else (), State.LITERAL)


def gap_mark(title: str, path: str, unit: str = "") -> Printed:
    """Return the mark of a missing answer, 【待填：行政检查次数（次）】."""
    counted = f"（{unit}）" if unit else ""
    return Printed((Run(f"【待填：{title}{counted}】", RunKind.GAP, path),), State.GAP)


class Tokens:
    """The answers printed so far in one section, each behind a token character, and what each stands for."""

    def __init__(self) -> None:
        self.printed: list[Printed] = []
        self.texts: list[str] = []
        """The text of each."""
        self.said: list[str] = []
        """Paths of the answers that the section asked about, and that are so: 无, chosen, there."""
        self.absent, self.gaps, self.nones = set[str](), set[str](), set[str]()
        """The tokens of what is absent, of gaps, and of what is none."""
        self.spoken = set[str]()
        """Those of `nones` that have words to say so."""
        self.values = set[str]()
        """The tokens of what the bureau answered, beside its name and the year; gaps too."""
        self.whole = set[str]()
        """The tokens of what ends as a sentence does."""

    def add(self, printed: Printed) -> str:
        """Return the token for `printed`; a text of several lines becomes several paragraphs."""
        text = printed.text
        if "\n" in text:
            lines = [match.span() for match in _FILLED_LINE.finditer(text)]
            return BREAK.join(self.add(Printed(cut(printed.runs, *line), printed.state)) for line in lines)
        if not text and printed.state not in _WITHOUT_TEXT:
            return ""
        if len(self.printed) >= TOKEN_COUNT:
            raise ValueError(f"一个段落文件里印出的答案超过了 {TOKEN_COUNT} 处；请分成几个段落文件")
        token = chr(TOKEN_BASE + len(self.printed))
        self.printed.append(printed)
        self.texts.append(text)
        self._sort(token, printed, text)
        return token

    def of(self, token: str) -> Printed:
        """Return what `token` stands for."""
        return self.printed[ord(token) - TOKEN_BASE]

    def text_of(self, token: str) -> str:
        """Return what `token` prints."""
        return self.texts[ord(token) - TOKEN_BASE]

    def shorter(self, token: str, start: int) -> str:
        """Return a token that prints what `token` does from the character at `start` on."""
        whole = self.of(token)
        return self.add(whole._replace(runs=cut(whole.runs, start)))

    def gaps_in(self, text: str) -> str:
        """Return the gaps of `text`, in order."""
        return "" if self.gaps.isdisjoint(text) else "".join(char for char in text if char in self.gaps)

    def _sort(self, token: str, printed: Printed, text: str) -> None:
        """Add `token` to the sets that tell what it stands for."""
        state = printed.state
        if state is State.VALUE:
            if not printed.runs[0].answer.startswith(_IDENTITY):
                self.values.add(token)
            if text.endswith(("。", "！", "？")):
                self.whole.add(token)
        elif state is State.ABSENT:
            self.absent.add(token)
        elif state is State.GAP:
            self.gaps.add(token)
            self.values.add(token)
        elif state is State.NONE:
            self.nones.add(token)
            if text:
                self.spoken.add(token)


_WITHOUT_TEXT = (State.ABSENT, State.NONE)
_IDENTITY = f"{IDENTITY}."


class Fragment(str):
    """Section text that already holds tokens, such as the paragraphs of a topic.

    `Fragment(NOTHING)` is a topic without activities: false in an `if`, and a line that
    holds nothing else divides no paragraph.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return self != NOTHING
