"""Finds edits that are half of one: what they take out, or put in, stands elsewhere too and cannot be taken with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from drafter.hints import quoted
from drafter.merging.edits.said_answers import SaidAnswer, is_retold
from drafter.merging.places.unit_sentences import bare_sentences, without_numbers
from drafter.merging.plan.untaken import Untaken
from drafter.model.records import Ground
from drafter.model.worded_numbers import numbers_in
from drafter.sections.phrases import facts_of
from drafter.sections.sentences import sentences_of
from drafter.use_cases.edit_proposals import SentenceEdit, Taken, TakenAnswer, TakenSentence, Unfit

_PART = 6
"""Characters from which on words are known again."""
_PARTS = re.compile("[^。；：]+")
_MOST = 0.5
"""Share of a sentence's words that stand in another which tells the same."""


def half_taken(taken: Sequence[Taken], left: Untaken) -> frozenset[int]:
    """Return the places of those `taken` that take out a sentence which the hand tells in words that are `left`.

    Both are to be taken, or neither: else the fact would stand neither in the answers nor in the report.
    """
    told = (*(each.new for each in left.reworded), *left.missing)
    return frozenset(
        i
        for i, each in enumerate(taken)
        if any(_is_told(one, told) for one in _taken_out(each)) or _figures_told(each, told)
    )


def unprinted(taken: Sequence[Taken], printed: Sequence[str]) -> dict[int, Unfit]:
    """Return those `taken` whose words would not all be `printed` as a hand wrote them, numbers aside: by place, with what is lost.

    What is taken must come out; these stay in the document, where a merge keeps them.
    """
    made = {without_numbers(each) for each in bare_sentences(printed)}
    lost = {i: _lost(each, made) for i, each in enumerate(taken) if isinstance(each, TakenSentence)}
    return {i: _only_half(taken[i], words) for i, words in lost.items() if words}


def _lost(taken: TakenSentence, made: Collection[str]) -> list[str]:
    new = [] if taken.is_record else bare_sentences([taken.hand.new])
    return [each for each in new if without_numbers(each) not in made]


def _only_half(taken: Taken, lost: Sequence[str]) -> Unfit:
    reason = f"只收得一半，没有收：收下以后，重新生成的稿子里会少了{'、'.join(map(quoted, lost))}；合并时照样保留"
    return Unfit(reason, (taken.hand.new,) if isinstance(taken, TakenSentence) else ())


def twice_told(taken: Sequence[Taken], hand: Sequence[str], printed: Sequence[str]) -> frozenset[int]:
    """Return the places of those `taken` that write sentences which would be `printed` in their old place too.

    A hand moved them to a place where no answer prints them, or made them one with words of an answer that prints them
    still: they stay where they are, and that is told.
    """
    own, made = "\n".join(hand), "\n".join(printed)
    return frozenset(
        i for i, each in enumerate(taken) if isinstance(each, TakenSentence) and _is_doubled(each, own, made)
    )


def _is_doubled(taken: TakenSentence, hand: str, printed: str) -> bool:
    if taken.edit is SentenceEdit.ADDED:
        return all(printed.count(part) > hand.count(part) for part in _PARTS.findall(taken.hand.new))
    old = (each for each in bare_sentences([taken.hand.old]) if len(each) >= _PART and each in taken.hand.new)
    return any(printed.count(each) > hand.count(each) for each in old)


def _taken_out(taken: Taken) -> Iterator[str]:
    """Yield the sentences that are no longer printed once it is taken."""
    if isinstance(taken, TakenAnswer):
        yield from (each for each in sentences_of(taken.old) if each not in taken.new)
    elif isinstance(taken, TakenSentence) and taken.edit is SentenceEdit.LEFT_OUT:
        yield from sentences_of(taken.hand.old)


def _figures_told(taken: Taken, told: Sequence[str]) -> bool:
    """Return whether words that are not taken tell a figure of a sentence that is left out, and name what it counts."""
    if not isinstance(taken, TakenSentence) or taken.edit is not SentenceEdit.LEFT_OUT:
        return False
    facts = sorted(fact for change in taken.hand.rewordings for fact in facts_of(change.original))
    numbers = [each.told for each in numbers_in(taken.hand.old)]
    said = [SaidAnswer(Ground(path, number), is_figure=True) for path in facts for number in numbers]
    return any(is_retold(said, "", text) for text in told)


def _is_told(sentence: str, told: Sequence[str]) -> bool:
    parts = [sentence[i : i + _PART] for i in range(len(sentence) - _PART + 1)]
    return any(sum(part in text for part in parts) > len(parts) * _MOST for text in told) if parts else False
