"""Where one can go instead of answering, and what is typed for it: the same on every face."""

from __future__ import annotations

from enum import Enum

from drafter.model import titles
from drafter.model.numerals import to_half_width


class Move(Enum):
    """A step other than an answer; the value is what it is called on the screen."""

    NEXT = "下一题"
    BACK = "上一题"
    SKIP = "跳过本章"
    HELP = "帮助"
    HOME = "目录"
    EDIT = "编辑"
    CORRECT = "改认出的"
    """Leads to what was recognised in the text that was typed last."""
    NOT_OURS = str(titles.NOT_OURS)
    """Says that a whole chapter is not the unit's duty."""
    LEAVE = "保存并离开"
    """Possible at any time; on a terminal Ctrl-C."""


QUESTION_MOVES = (Move.BACK, Move.SKIP, Move.HELP, Move.HOME)
"""The moves that make sense at a question."""
WORDS: dict[Move, tuple[str, ...]] = {
    Move.BACK: ("<", "《", "上一题", "返回"),
    Move.SKIP: (">", "》", "跳过", "跳过本章"),
    Move.HELP: ("?", "帮助", "说明"),
    Move.HOME: ("#", "目录", "回目录"),
    Move.EDIT: ("编辑", "编辑器"),
    Move.NOT_OURS: (str(titles.NOT_OURS), "不归我们"),
    Move.CORRECT: ("改", "改认出的"),
}
"""What is typed, alone on its line, for each; the first is the shortest."""
CLEARING = "空着"
"""Typed where an answer stands already, to leave the question open again."""


def parse_move(typed: str, present: str = "", *, long: bool = False) -> Move | None:
    """Return the move that was typed alone or after the `present` answer; None when it is an answer.

    The editor is for `long` texts only.
    """
    text = typed.strip()
    if present and text.startswith(present):
        text = text[len(present) :].strip() or text
    text = to_half_width(text)
    found = next((move for move, words in WORDS.items() if text in words), None)
    return None if found is Move.EDIT and not long else found
