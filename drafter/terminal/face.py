"""The conversation on a terminal: draws each screen, asks, and says what was answered."""

from __future__ import annotations

from typing import Protocol

from drafter.columns import wrapped
from drafter.console import say
from drafter.errors import OutputError
from drafter.interview.navigation import QUESTION_MOVES, Move
from drafter.interview.question_help import known_line
from drafter.interview.screen import Ask, ChapterHeading, Failed, Input, Message, Screen, Tone
from drafter.review.status_table import status_table
from drafter.terminal import editor
from drafter.terminal.menus import Entry, ask_choice, ask_ticks
from drafter.terminal.prompt_footer import room
from drafter.terminal.prompts import ask_text, said_keys

_MARKS = {Tone.UNDERSTOOD: "  → ", Tone.MENDED: "  → ", Tone.WARNING: "  ！", Tone.ADVICE: "    ", Tone.DETAIL: "  "}
"""What stands in front of a message."""
_HELP_INDENT = "　　　　"
_MOST_LINES = 8
"""Lines of a record's field that are shown."""


class Talk(Protocol):
    """What can be conversed with on a terminal: the questionnaire, the review of an import."""

    @property
    def screen(self) -> Screen:
        """What is to be shown now."""

    def problem(self, typed: str) -> str:
        """Return what is wrong with a typed text, in Chinese; empty: `say` will take it."""

    def entry_problem(self, typed: str) -> str:
        """Return what is wrong with a text typed beside choices or ticks; empty: `say` will take it as `Typed`."""

    def say(self, said: Input) -> Screen:
        """Take an input and return the next screen."""


def converse(conversation: Talk) -> int:
    """Draw screens and ask until the conversation is over; return its exit code.

    Ctrl-C and the end of input break it off. Raises what `Talk.say` raises.
    """
    face = TerminalFace(conversation)
    try:
        while conversation.screen.ask is not Ask.NOTHING:
            face.draw(conversation.screen)
            conversation.say(face.ask(conversation.screen))
    except (KeyboardInterrupt, EOFError):
        conversation.say(Move.LEAVE)
    face.draw(conversation.screen)
    return conversation.screen.exit_code


class TerminalFace:
    """Screens on a terminal that scrolls: what stands there already is not printed again."""

    def __init__(self, conversation: Talk) -> None:
        self._conversation = conversation
        self._heading: ChapterHeading | None = None
        """The chapter's heading printed last; None on the home screen."""

    def draw(self, screen: Screen) -> None:
        """Print all of a screen but its prompt."""
        for message in screen.messages:
            say(*_lines(message))
        if screen.heading != self._heading and screen.heading is not None:
            say(_heading(screen.heading))
        self._heading = screen.heading
        if screen.status is not None:
            say("", status_table(screen.status, room()), "")
        if screen.is_new:
            _introduce(screen)
        if screen.help:
            _explain(screen)
        if screen.error and screen.ask in (Ask.CHOICE, Ask.TICKS):
            say(*_lines(Message(screen.error, Tone.WARNING)))

    def ask(self, screen: Screen) -> Input:
        """Return what the user answers. Raises KeyboardInterrupt or EOFError when they leave."""
        if screen.ask is Ask.EDITOR:
            try:
                return editor.edit(screen.default)
            except OutputError as error:
                return Failed(str(error))
        if screen.ask is Ask.CHOICE:
            echo = screen.overview is None  # the home screen comes again
            return ask_choice(
                _prompt(screen),
                screen.choices,
                screen.default,
                moves=screen.moves,
                echo=echo,
                entry=self._entry(screen),
            )
        if screen.ask is Ask.TICKS:
            return ask_ticks(_prompt(screen), screen.ticks, moves=screen.moves, entry=self._entry(screen))
        return ask_text(
            _prompt(screen),
            screen.default,
            self._conversation.problem,
            moves=screen.moves,
            hint=_enter_keys(screen),
            wrong=screen.error,
        )

    def _entry(self, screen: Screen) -> Entry | None:
        return Entry(screen.entry, self._conversation.entry_problem) if screen.entry else None


def _prompt(screen: Screen) -> str:
    return f"{screen.part_of}·{screen.prompt}" if screen.part_of else screen.prompt


def _introduce(screen: Screen) -> None:
    """Print what stands above a question that was not on the screen before."""
    if screen.record:
        say("", *(line for message in screen.record for line in _lines(message)))
    if screen.explanation:
        indent = "  " if screen.part_of else ""
        say("", *wrapped(indent + screen.explanation, room(2), indent))
    known = known_line(screen.last_year, screen.office)
    if known:
        say(known)
    for message in screen.warning:
        say(*_lines(message))


def _explain(screen: Screen) -> None:
    """Print the help on a question and the keys."""
    say("", *(f"  {line}" for text in screen.help for line in wrapped(text, room(4), _HELP_INDENT)))
    keys = f"  按键：{said_keys(*QUESTION_MOVES)}；也可以输入 < > ? # 再回车；Ctrl-C 保存并离开"
    say(*wrapped(keys, room(2), _HELP_INDENT), "")


def _lines(message: Message) -> list[str]:
    """Return a message in lines that fit the window."""
    if message.tone is Tone.KEYS:
        return _key_lines()
    if message.tone is Tone.PLAIN:
        return [message.text]
    indent = "    "
    lines = wrapped(_MARKS[message.tone] + message.text, room(2), indent)
    if message.tone is Tone.DETAIL and len(lines) > _MOST_LINES:
        length = len(message.text.partition("：")[2])
        return [*lines[:_MOST_LINES], f"{indent}……（共 {length} 字）"]
    return lines


def _heading(heading: ChapterHeading) -> str:
    return f"\n── 第{heading.number}章 {heading.title}（共 {heading.of} 章）──"


def _key_lines() -> list[str]:
    lines = [
        "回车：先空着　无：没有发生　不适用：没有这项职责　Ctrl-C：保存并离开",
        f"{said_keys(*QUESTION_MOVES)}　（或输入 < > ? # 再回车）",
    ]
    return [part for line in lines for part in wrapped(line, room())]


def _enter_keys(screen: Screen) -> list[str]:
    """Return what stands below a line that is typed: what Enter does with it, and what else can be done."""
    keys = [f"回车 {screen.enter}"] if screen.enter else []
    if screen.default and screen.enter == "不改" and not screen.is_long:
        keys.append("Ctrl-U 清空")
    if screen.is_long:
        keys.append("可贴几段")
    return keys
