"""A whole chapter as plain data, for a face that shows its questions side by side."""

from __future__ import annotations

from typing import NamedTuple

from drafter.interview.addresses import Address
from drafter.interview.chapter_list import ShownList
from drafter.interview.progress import Overview
from drafter.interview.screen import Choice, Message, Screen


class Asked(NamedTuple):
    """One thing that is asked, as a screen would ask it, and its present answer."""

    address: Address
    screen: Screen
    present: str
    """As it would be typed; empty while it is open."""
    understood: str = ""
    """As it was understood, with the change against last year; empty while it is open."""
    title: str = ""
    paths: tuple[str, ...] = ()
    """Under which paths the report prints it."""
    is_figure: bool = False
    is_open: bool = False
    """Whether it is to be answered still."""
    required: bool = False


class Option(NamedTuple):
    """One thing that can be done about a doubt."""

    label: str
    value: str
    asks: str = ""
    """The words before a text that must be given with it; empty when none is."""
    default: str = ""
    """That text as it stands already."""


class ShownDoubt(NamedTuple):
    """Something that does not agree, with what can be done about it."""

    name: str
    """Names it among the doubts about one answer."""
    warning: tuple[Message, ...]
    options: tuple[Option, ...]
    is_explained: bool
    """Whether a reason is given for it already."""


class ShownRecord(NamedTuple):
    """A record of a list with its fields."""

    address: Address
    brief: str
    given: tuple[Message, ...]
    """What stands in it though nobody is asked for it."""
    fields: tuple[Asked, ...]
    details: tuple[Asked, ...]
    """What the {名称} of its text stand for."""
    actions: tuple[Choice, ...]
    topics: tuple[str, ...]
    """The topics that it can be moved to."""
    recognised: Asked | None
    """Its text with what was recognised in braces; None where nothing is looked for."""
    doubts: tuple[ShownDoubt, ...]
    lacks_something: bool


class ShownQuestion(NamedTuple):
    """A question of the chapter."""

    asked: Asked
    doubts: tuple[ShownDoubt, ...] = ()
    is_list: bool = False
    records: tuple[ShownRecord, ...] = ()
    entry: Asked | None = None
    """Where a record can be typed as a whole; None where that cannot be."""
    none_choices: tuple[Choice, ...] = ()
    """How to say that there is none, or that this is not known after all."""


class WholeChapter(NamedTuple):
    """A chapter with all its questions that are asked at present."""

    number: int
    """From 0."""
    title: str
    questions: tuple[ShownQuestion, ...]
    core: int
    """How many of them stand before the list; the others were ticked there."""
    listing: ShownList | None = None
    """What can be ticked; None when the chapter has no list."""
    may_leave: bool = False
    """Whether the unit may say that the chapter is not its duty."""
    is_left: bool = False
    """Whether it said so."""


class Contents(NamedTuple):
    """How far all chapters are."""

    progress: Overview
    doubts: tuple[int, ...]
    """What does not agree and has no reason, by chapter."""
