"""What a face shows and asks, and what it says back: plain data, the same for a terminal and a page.

A face draws a `Screen` and hands the `Input` to `drafter.interview.step`. It decides nothing: which
answers, moves and choices there are, what is wrong and what comes next all stand in the screen.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from drafter.interview.navigation import Move
from drafter.interview.progress import Overview
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.review.status_report import StatusReport


class Ask(Enum):
    """What a screen waits for."""

    TEXT = "text"
    """A typed text; several lines where `Screen.is_long`."""
    CHOICE = "choice"
    """The value of one of `Screen.choices`; or a text, as `Typed`, where `Screen.entry` says what becomes of it."""
    TICKS = "ticks"
    """Those of `Screen.ticks` that the user leaves on, as `Ticked`; or a text, as of a choice."""
    EDITOR = "editor"
    """`Screen.default` as the user leaves it in an editor, or `Failed` when there is none."""
    REQUEST = "request"
    """The outcome of `Screen.request`, which the program fulfils without the user."""
    NOTHING = "nothing"
    """The conversation is over."""


class Tone(Enum):
    """What a message is."""

    PLAIN = "plain"
    UNDERSTOOD = "understood"
    """What was typed, as it was understood, or what was done."""
    MENDED = "mended"
    """What of the typed text was left out or taken apart."""
    WARNING = "warning"
    """Something does not agree."""
    ADVICE = "advice"
    """What belongs to the warning above it."""
    DETAIL = "detail"
    """A field of the record that the message above names."""
    KEYS = "keys"
    """The place to explain how to answer and move about on this face, in its own words; the text is empty."""


class Message(NamedTuple):
    """Something to tell; line breaks are kept."""

    text: str
    tone: Tone = Tone.PLAIN


class Choice(NamedTuple):
    """One line of a menu: what it says and what choosing it gives."""

    label: str
    value: str


class Tick(NamedTuple):
    """One line of a list to tick."""

    label: str
    value: str
    is_on: bool = False
    """True when it is ticked already."""
    note: str = ""
    """What is known of it, such as its present answer or last year's; empty for nothing."""
    group: str = ""
    """What it belongs to with the lines beside it, such as 双随机检查; empty for nothing."""


class ChapterHeading(NamedTuple):
    """The chapter in which a question stands."""

    number: int
    """From 1."""
    title: str
    of: int
    """How many chapters there are."""


class FindTemplates(NamedTuple):
    """Asks which jurisdictions a new file at `path` can use; answered by `Templates` or `Failed`."""

    path: Path


class OpenTemplate(NamedTuple):
    """Asks for a jurisdiction by its folder's name; answered by the `Jurisdiction`."""

    path: Path
    name: str


class RenderDocument(NamedTuple):
    """Asks to write the document of the answers file at `path`; answered by `Rendered` or `Failed`."""

    path: Path


Request = FindTemplates | OpenTemplate | RenderDocument


class Templates(NamedTuple):
    """The jurisdictions that a new file can use."""

    choices: tuple[Choice, ...]
    proposed: str
    """The value of the choice that suits best."""


class Rendered(NamedTuple):
    """A document was written."""

    lines: tuple[str, ...]
    """What to tell about it."""


class Failed(NamedTuple):
    """What was asked for could not be done."""

    reason: str
    """In Chinese."""


class Typed(NamedTuple):
    """A text that was typed into a menu or a list to tick, and becomes a new entry."""

    text: str


class Ticked(NamedTuple):
    """The values of the lines that are ticked."""

    values: tuple[str, ...]


Input = str | Typed | Ticked | Move | Templates | Jurisdiction | Rendered | Failed
"""What a face says back: a text or the value of a choice, an entry, ticks, a move, or the outcome of a request."""


class Screen(NamedTuple):
    """Everything that a face needs to show one step of the conversation."""

    ask: Ask
    prompt: str = ""
    """The words in front of the answer."""
    default: str = ""
    """The text that stands there to be edited, or the value of the choice that is proposed."""
    is_long: bool = False
    """True when the answer may be several paragraphs."""
    enter: str = ""
    """What confirming the text as it stands does, such as 先空着; empty when it needs no word."""
    choices: tuple[Choice, ...] = ()
    ticks: tuple[Tick, ...] = ()
    """The lines to tick, in order."""
    entry: str = ""
    """What a text becomes that is typed here beside choices or ticks, such as 直接写一件事; empty: none can be typed."""
    moves: tuple[Move, ...] = ()
    """Where one can go instead of answering."""
    error: str = ""
    """Why the last input was not taken; empty when it was."""
    messages: tuple[Message, ...] = ()
    """What came of the last input, to be shown before all else."""
    is_new: bool = False
    """True when this is not the question of the screen before: a face that scrolls introduces it."""
    heading: ChapterHeading | None = None
    part_of: str = ""
    """Title of the list whose record is asked about; empty for a question of its own."""
    explanation: str = ""
    """What is asked, with an example."""
    last_year: str = ""
    """Last year's value, with its unit."""
    office: str = ""
    """The office that supplies the answer."""
    help: tuple[str, ...] = ()
    """The help on the question, a line a point; empty unless it was just asked for."""
    warning: tuple[Message, ...] = ()
    """What does not agree, where the choices say what can be done about it."""
    record: tuple[Message, ...] = ()
    """The record of a list that is asked about, its fields a line each."""
    overview: Overview | None = None
    """On the home screen: how far all chapters are."""
    status: StatusReport | None = None
    """All figures and gaps, when the user wants to look them through."""
    request: Request | None = None
    """What to do outside the conversation before it goes on."""
    exit_code: int = 0
    """Of a conversation that is over: 0, or 130 when the user broke it off."""
