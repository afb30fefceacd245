"""What a hand did to a sentence, as values."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from drafter.model.records import Ground


class SentenceEdit(Enum):
    """What a hand did to a sentence."""

    REWORDED = "改写"
    ADDED = "新写"
    LEFT_OUT = "删去"


class PatternChange(NamedTuple):
    """The pattern of a sentence as a section prints it, and as it is to be."""

    original: str
    wording: str
    """Empty for a sentence that is left out."""


class HandSentence(NamedTuple):
    """Sentences that a hand reworded, wrote or deleted at once."""

    edit: SentenceEdit
    section: str
    """Name of the section file that printed them, or what stands before them; 提纲 for a heading."""
    old: str
    """As it was printed; empty for what is new."""
    new: str
    """As it stands now; empty for what was deleted."""
    rewordings: tuple[PatternChange, ...]
    """What makes a section print it so; of new sentences: behind or before the sentence beside them, () with none there."""
    beside: str = ""
    """Of new sentences: path of the last record before them, or of the first behind them; or empty."""
    is_before: bool = False
    """True for new ones when `beside` is behind them."""
    is_item: bool = False
    """True for new ones that have a number, as items have, or a count such as 三是."""
    grounds: tuple[Ground, ...] = ()
    """The answers that they tell in words of their own, as they were printed."""
    others: tuple[Ground, ...] = ()
    """Of reworded ones: those of the `grounds` whose number counts something else in the new words."""
    repeats: tuple[Ground, ...] = ()
    """Of new ones: the answers that other sentences print and that they tell once more."""
    heading: str = ""
    """Of new ones: the heading, which a hand wrote too, under which they stand."""
    of_record: str = ""
    """The path of the record, such as a plan, of which reworded ones said all that was printed, or deleted ones all but the
    lead; else empty."""
    unsaid: tuple[str, ...] = ()
    """Of reworded ones: paths of the answers that were said before and are no more, such as one that is 无."""
    opens_part: bool = False
    """Whether new ones stand, in a paragraph of their own, above the numbered parts of a chapter: they are no activity."""
