"""What stands in three versions of a document, side by side: for a merge that is left to the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from drafter.merging.texts.alignment import EditedText
from drafter.model.characters import without_spaces
from drafter.pages.blocks import Column, Document, Paragraph, Table, Title
from drafter.pages.written_lines import WrittenLine
from drafter.sections.sentences import sentences_of
from drafter.text_runs import Run

_COLUMNS = (Column("原来", 9), Column("手改的文档里", 9), Column("填报数据现在", 9))


class ThreeTexts(NamedTuple):
    """A place whose answers changed: the sentences that are not the same in all versions, a line each paragraph."""

    base: str
    """As Drafter wrote it; empty for what is new."""
    hand: str
    """As it stands in the edited document; empty where a hand deleted it, and for what is new."""
    new: str
    """As the answers say it now; empty for what left."""


def three_texts(edited: EditedText, new: Sequence[WrittenLine]) -> tuple[ThreeTexts, ...]:
    """Return each place where `new` says something else than the base, in the order of the hand; what is new comes last."""
    return tuple(_places(edited, new))


def _places(edited: EditedText, new: Sequence[WrittenLine]) -> Iterator[ThreeTexts]:
    base = edited.base
    texts = {each.key: each.text for each in new}
    for unit in edited.units():
        before = [base[i].text for i in unit.base]
        wanted = [texts[base[i].key] for i in unit.base if base[i].key in texts]
        if unit.base and without_spaces("".join(before)) != without_spaces("".join(wanted)):
            yield _shortened(before, [edited.hand[i] for i in unit.hand], wanted)
    known = {each.key for each in base}
    yield from (ThreeTexts("", "", each.text) for each in new if each.key not in known and each.text.strip())


def _shortened(*versions: Sequence[str]) -> ThreeTexts:
    """Return three versions of some paragraphs without the sentences that all of them have."""
    common = set.intersection(*(set(chain.from_iterable(map(sentences_of, paragraphs))) for paragraphs in versions))
    return ThreeTexts(*("\n".join(_without(common, paragraphs)) for paragraphs in versions))


def _without(common: Set[str], paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield what is left of each of some paragraphs without the sentences `common` to all; nothing of one without others."""
    for paragraph in paragraphs:
        left = "".join(each for each in sentences_of(paragraph) if each not in common)
        if left:
            yield left


def list_of_texts(name: str, places: Sequence[ThreeTexts]) -> Document:
    """Return a list of `places` as a document, a row each; the edited document is called `name`."""
    title = "三种说法"
    words = f"“{name}”手改过，填报数据也变了，合并出来的稿子核对不上，没有写。下面是填报数据变了的地方，请自己改进手改的那份。"
    rows = tuple(
        (each.base or "（没有）", each.hand or ("（删去了）" if each.base else "（没有）"), each.new or "（没有了）")
        for each in places
    )
    return Document(title, "", None, "", (Title((title,)), Paragraph((Run(words),)), Table(_COLUMNS, rows)))
