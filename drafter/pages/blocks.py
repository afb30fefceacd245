"""The blocks of a finished document: what is on the page, before any Word.

A `Document` is what `drafter.pages.word` writes; every block knows its origin.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Origin(NamedTuple):
    """Where a block came from: the section file and the answers that it prints."""

    section: str = ""
    """Section file as `jurisdiction/name.txt`; empty for blocks made from the manifest alone."""
    answers: tuple[str, ...] = ()
    """Chinese paths such as `行政执法.行政检查次数`, in order of appearance, without repeats."""


class RunKind(Enum):
    """What a stretch of text is within its paragraph."""

    PLAIN = "plain"
    LEAD = "lead"
    """A lead phrase; in an `Item` the first sentence, set in the font of its level (7.3.3)."""
    GAP = "gap"
    """【待填：…】: a required answer that is missing; highlighted."""


class Run(NamedTuple):
    """A stretch of text of one kind; never empty."""

    text: str
    kind: RunKind = RunKind.PLAIN


class Title(NamedTuple):
    """The document's title, already broken into lines (GB/T 9704-2012, 7.3.1)."""

    lines: tuple[str, ...]
    origin: Origin = Origin()


class Addressee(NamedTuple):
    """主送机关, with its closing full-width colon (7.3.2)."""

    runs: tuple[Run, ...]
    origin: Origin = Origin()


class Heading(NamedTuple):
    """A heading on a line of its own; `number` is literal, such as 一、 or （一） (7.3.3)."""

    level: int
    """1 to 4."""
    number: str
    runs: tuple[Run, ...]
    origin: Origin = Origin()


class Paragraph(NamedTuple):
    """A paragraph of body text."""

    runs: tuple[Run, ...]
    origin: Origin = Origin()


class Item(NamedTuple):
    """A numbered paragraph: number and lead sentence run into the text."""

    level: int
    """2 to 4: the level whose number and font the lead takes."""
    number: str
    runs: tuple[Run, ...]
    origin: Origin = Origin()


class SignatureBlock(NamedTuple):
    """落款: 发文机关署名 above 成文日期, without seal (7.3.5.2)."""

    signed_authority: tuple[Run, ...]
    issue_date: tuple[Run, ...]
    origin: Origin = Origin()


Block = Title | Addressee | Heading | Paragraph | Item | SignatureBlock


class Document(NamedTuple):
    """A whole document: its blocks in order and what its file properties say."""

    title: str
    """The title on one line."""
    authority: str
    """The issuing authority's name; empty when not answered."""
    year: int | None
    """The reporting year; None when not answered."""
    issued: str
    """ISO date of issue such as 2022-01-29; empty when not answered."""
    blocks: tuple[Block, ...]


def text_of(runs: tuple[Run, ...]) -> str:
    """Return the text of `runs` without kinds."""
    return "".join(run.text for run in runs)
