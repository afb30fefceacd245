"""A long text written in an editor, or line by line where there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafter.interview.screen import Ask, Failed, Input, Screen, Tone
from drafter.interview.state import Frame, InterviewState

_ENDS = ("。", ".")
"""What ends a text that is typed line by line, alone on its line."""


@dataclass(frozen=True)
class EditorFrame(Frame):
    """A text in the user's editor; returns it as the user left it, None when there is no editor."""

    text: str

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - all of it is in the frame
        """Return the text to be edited."""
        return Screen(Ask.EDITOR, default=self.text, is_long=True)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Tell what came back and return it; an empty text leaves what was there."""
        if isinstance(said, Failed):
            return state.with_message(said.reason).returned(None)
        changed = str(said)
        if self.text and not changed:
            message = "编辑器里存下的是空的，原来的文字没有动；要清掉，输入“空着”再回车。"
            return state.with_message(message, Tone.UNDERSTOOD).returned(self.text)
        message = f"编辑器里的文字收到了，{len(changed)} 字。" if changed != self.text else "编辑器里没有改动。"
        return state.with_message(message, Tone.UNDERSTOOD).returned(changed)


@dataclass(frozen=True)
class LinesFrame(Frame):
    """A long text typed line by line, a paragraph a line; returns it."""

    lines: tuple[str, ...] = ()

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - all of it is in the frame
        """Return the next line."""
        message = "" if self.lines else "一行一段地输入，单独一行一个句号（。）结束："
        return Screen(Ask.TEXT, f"  {len(self.lines) + 1}：", is_new=not self.lines, explanation=message)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Add a line; the last returns all of them."""
        text = str(said)
        if text in _ENDS:
            return state.returned("\n".join(self.lines))
        return state.replaced(replace(self, lines=(*self.lines, *text.splitlines())))
