"""Finds the numbers of a hand's that a merge neither brings up to date nor asks about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from drafter.merging.numbers.stale_number import StaleNumber
from drafter.merging.numbers.stale_numbers import is_still_right, stale_numbers
from drafter.merging.places.printed_figures import figures_in
from drafter.merging.texts.alignment import EditedText
from drafter.model.answer_path import AnswerPath
from drafter.pages.written_lines import WrittenLine

_STOPS = ("。", "；", "！")


def unfollowed_numbers(
    edited: EditedText,
    new: Sequence[WrittenLine],
    asked: Sequence[tuple[str, str]],
    heads: Mapping[int, Sequence[str]],
) -> tuple[StaleNumber, ...]:
    """Return the numbers in an edited text that were figures of its base, or their sums, and are others in `new`.

    Left out is what comments tell that are `asked`: the hand's words and the answers'. `heads` as in `stale_numbers`.
    """
    found = stale_numbers(edited, new, heads) if edited.base else ()
    return tuple(each for each in found if not _is_asked(each, asked))


def still_stale(
    told: Iterable[StaleNumber], new: Sequence[WrittenLine], asked: Sequence[tuple[str, str]]
) -> tuple[StaleNumber, ...]:
    """Return the numbers that an earlier merge `told` and that stand there still, with what `new` prints now of their answers.

    Left out are those that say what the answers say by now, and what is `asked`, as in `unfollowed_numbers`. Of several answers of
    one name each has what it had.
    """
    printed: dict[str, set[str]] = {}
    for path, text in figures_in(new).items():
        printed.setdefault(AnswerPath(path).leaf, set()).add(text)
    found = []
    for each in told:
        figures = tuple((name, _only(printed.get(name, set()), text)) for name, text in each.figures)
        if not is_still_right(each.told, [text for _, text in figures]):
            found.append(each._replace(figures=figures))
    return tuple(each for each in found if not _is_asked(each, asked))


def _only(printed: Set[str], before: str) -> str:
    """Return the one text among `printed`; what was `before` where there are several, or it is among them."""
    return before if before in printed or len(printed) > 1 else next(iter(printed), "")


def _is_asked(number: StaleNumber, asked: Sequence[tuple[str, str]]) -> bool:
    """Return whether a comment gives what a number is now: of those `asked` about the hand's words and the answers'."""
    printed = [text for _, text in number.figures]
    own = number.sentence
    return any(
        (own in hand if own.endswith(_STOPS) else own == hand) and all(text and text in new for text in printed)
        for hand, new in asked
    )
