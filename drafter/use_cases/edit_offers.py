"""What can be taken of an edited document, so that the report is most like it afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from drafter.answers.load import Answers
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.merging.edits.record_order import new_orders
from drafter.merging.edits.sentence_edits import HandSentence
from drafter.merging.plan.untaken import Untaken, untaken
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import Edition
from drafter.pages.written_lines import WrittenLine
from drafter.sections.outdated_wordings import OutdatedWording
from drafter.use_cases.edit_proposals import Contradiction, Taken, TakenAnswer, TakenOrder, TakenSentence
from drafter.use_cases.half_taken import half_taken, twice_told, unprinted
from drafter.use_cases.sentence_proposals import SentenceProposals
from drafter.use_cases.store_edits import taken_back


class EditOffers(NamedTuple):
    """What can be taken of a document."""

    taken: tuple[Taken, ...]
    told: SentenceProposals
    left: Untaken


class PrintedEdition(NamedTuple):
    """What an edition prints of the answers now."""

    answers: Answers
    edition: Edition
    lines: Sequence[str]


def offered_edits(
    printed: PrintedEdition,
    taken: tuple[Taken, ...],
    told: SentenceProposals,
    hand: Sequence[str],
) -> EditOffers:
    """Return what of `taken` changes the report, as it is `printed` now, and what it would still say otherwise than `hand`.

    `told` is handed through.
    """
    if not taken:
        return EditOffers((), told, untaken(hand, printed.lines))
    try:
        back = taken_back(printed.answers, [(each, "") for each in taken], None, printed.edition)
    except InputError:  # told when it is to be stored
        return EditOffers(taken, told, untaken(hand, printed.lines))
    useful = tuple(each for i, each in enumerate(taken) if i not in back.useless)
    lapsed = (_lapsed(taken[i], each) for i, each in back.outdated.items())
    told = told._replace(contradictions=(*told.contradictions, *filter(None, lapsed)))
    left = untaken(hand, back.printed)
    unfit = unprinted(useful, back.printed)
    halves = half_taken(useful, left) | twice_told(useful, hand, back.printed) | unfit.keys()
    if halves:
        told = told._replace(unfit=(*told.unfit, *unfit.values()))
        whole = tuple(each for i, each in enumerate(useful) if i not in halves)
        return offered_edits(printed, whole, told, hand)
    return EditOffers(useful, told, left)


def _lapsed(taken: Taken, outdated: OutdatedWording) -> Contradiction | None:
    """Return what is told of a sentence that tells in words of its own an answer that is another by now."""
    if not isinstance(taken, TakenSentence) or not taken.hand.new:
        return None
    ground = outdated.ground
    then = f"写的时候{quoted(AnswerPath(ground.path).leaf)}是 {ground.value}，现在{f'是 {outdated.present}' if outdated.present else '空着'}"
    return Contradiction(ground.path, (f"手改{quoted(taken.hand.new)}", then), (taken.hand.new,))


class Offer(Protocol):
    """Says what can be taken."""

    def __call__(self, beside: Sequence[HandSentence], *, as_records: bool = True) -> EditOffers:
        """Return what can be taken when the new sentences `beside` others become words of these."""


def with_most_in_place(offer: Offer) -> EditOffers:
    """Return what is offered, given which new sentences become words of those beside them, that leaves least otherwise.

    They do where they would be printed elsewhere as activities of their own; and all the words of a record become its own
    unless it is printed otherwise then.
    """
    offered = partial(offer, as_records=True)
    best = offered(())
    if best.told.answers:
        as_words = offer((), as_records=False)
        if as_words.left.places < best.left.places:
            offered, best = partial(offer, as_records=False), as_words
    beside: list[HandSentence] = []
    for sentence in _new_activities(best.taken):
        if not _is_out_of_place(best.left):
            break
        tried = offered([*beside, sentence])
        if tried.left.places < best.left.places:
            best = tried
            beside.append(sentence)
    return best


def _new_activities(taken: Sequence[Taken]) -> Iterator[HandSentence]:
    """Yield the new sentences that become activities and could be words of those beside them."""
    sentences = (each for each in taken if isinstance(each, TakenSentence))
    return (each.hand for each in sentences if each.topic and each.hand.rewordings)


def _is_out_of_place(left: Untaken) -> bool:
    """Return whether sentences would be printed in another place, or in other words."""
    return bool(left.moved or left.split or left.joined or left.reworded)


def reordered(base: Sequence[WrittenLine], hand: Sequence[str], taken: Sequence[Taken]) -> Iterator[TakenOrder]:
    """Yield the lists that a hand put into another order; none where a new record is `taken` before one of those that moved."""
    begun = [
        (each.list_title, AnswerPath(each.record).number)
        for each in taken
        if isinstance(each, TakenSentence) and each.hand.is_before
    ]
    renamed = {each.path: each.new for each in taken if isinstance(each, TakenAnswer)}
    orders = (TakenOrder(*each) for each in new_orders(base, hand, renamed))
    yield from (
        each for each in orders if all(path != each.path or number == min(each.order) for path, number in begun)
    )
