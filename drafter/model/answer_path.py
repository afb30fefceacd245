"""The address of an answer, as it is printed and typed: 行政执法.行政检查次数, 活动.3.内容."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.hints import quoted

Step = str | int
_SEPARATOR = "."
_NUMBER = re.compile("[1-9][0-9]{0,5}")
"""A record's number: no list is longer, and Python makes no number of thousands of digits."""


class AnswerPath(str):
    """The address of an answer; its text is what users read and type, such as 活动.3.内容.

    Records and the items of lists are counted from 1, here and wherever a path is shown. Lists of Python
    and of YAML count from 0: `place` and `of_place` are the only conversion between the two. Being a
    text, a path is a key wherever addresses are keys: units, required answers, 科室, 不公开.
    """

    __slots__ = ()

    @classmethod
    def of(cls, *steps: Step) -> AnswerPath:
        """Return the path of `steps`: titles, and numbers counted from 1."""
        return cls(_SEPARATOR.join(map(str, steps)))

    @classmethod
    def parse(cls, typed: str) -> AnswerPath:
        """Return the path that `typed` writes, without spaces around its steps.

        Raises ValueError in Chinese when a step is empty. Whether there is such an answer, `catalogue` knows.
        """
        steps = [step.strip() for step in typed.split(_SEPARATOR)]
        if not all(steps):
            raise ValueError(f"{quoted(typed)}不是一项答案的名称；请写 组名.名称，如 行政执法.行政检查次数")
        return cls.of(*steps)

    @classmethod
    def of_place(cls, place: tuple[Step, ...]) -> AnswerPath:
        """Return the path of a place in a file's data, whose list items are counted from 0."""
        return cls.of(*(step + 1 if isinstance(step, int) else step for step in place))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The titles and numbers, numbers counted from 1."""
        return _steps(self)

    @property
    def place(self) -> tuple[Step, ...]:
        """The place in a file's data or a list of Python: ("活动", 2, "内容") for 活动.3.内容."""
        return _place(self)

    @property
    def root(self) -> str:
        """The first title: the group, or the answer that stands in none."""
        return self.partition(_SEPARATOR)[0]

    @property
    def leaf(self) -> str:
        """The last step: the answer's own title, or the number of a record."""
        return self.rpartition(_SEPARATOR)[2]

    @property
    def below_root(self) -> str:
        """What follows the first title; empty when nothing does."""
        return self.partition(_SEPARATOR)[2]

    @property
    def parent(self) -> AnswerPath | None:
        """The path without its last step; None for one of a single step."""
        above = self.rpartition(_SEPARATOR)[0]
        return AnswerPath(above) if above else None

    @property
    def number(self) -> int | None:
        """The number of the record that the path goes through, from 1; None when it goes through none."""
        return next((step for step in self.steps if isinstance(step, int)), None)

    @property
    def record(self) -> AnswerPath | None:
        """The path of the record that the path goes through, or names; None when it goes through none."""
        at = next((i for i, step in enumerate(self.steps) if isinstance(step, int)), None)
        return None if at is None else AnswerPath.of(*self.steps[: at + 1])

    @property
    def field(self) -> AnswerPath:
        """The path without numbers, under which `catalogue` has the field: 活动.内容 for 活动.3.内容."""
        return AnswerPath.of(*(step for step in self.steps if isinstance(step, str)))

    def child(self, *steps: Step) -> AnswerPath:
        """Return the path of what stands below this one; numbers are counted from 1."""
        return AnswerPath.of(self, *steps)

    def holds(self, other: str) -> bool:
        """Return True when `other` is the path of this answer or of a part of it."""
        return other == self or other.startswith(f"{self}{_SEPARATOR}")

    def spoken(self, between: str = "·") -> str:
        """Return the path as a message says it: 活动·第3条·内容."""
        return between.join(f"第{step}条" if isinstance(step, int) else step for step in self.steps)


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[Step, ...]:
    """Return the steps of a path: those of a catalogue are asked for again and again."""
    return tuple([int(step) if step.isascii() and _NUMBER.fullmatch(step) else step for step in path.split(_SEPARATOR)])


@lru_cache(maxsize=4096)
def _place(path: str) -> tuple[Step, ...]:
    return tuple([step - 1 if isinstance(step, int) else step for step in _steps(path)])
