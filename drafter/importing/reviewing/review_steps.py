"""The review of an import without a face: the most certain first, in one go, then one number after the other.

As in the interview, a face shows a `Screen` and hands on an `Input`; nothing is read or written here. What is decided
comes back as decisions, which `use_cases.review_import` stores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from drafter.importing.reviewing.import_review import Decided, ImportReview, ReviewedNumber, ReviewVerdict, title_of
from drafter.interview.navigation import Move
from drafter.interview.screen import Ask, Choice, Input, Message, Screen, Tick, Ticked, Tone, Typed

_KEEP, _LATER = "keep", "later"
_NO_ANSWER = "都不是，数就留在这句话里"
_ENTRY = "直接写答案的名称，或 名称=数，如 行政执法.行政检查次数=892"
_AROUND = 24
"""Characters of its sentence that are shown on both sides of a number that is asked about."""
_IN_LIST = 9
"""The same for one that is confirmed in a list, which has a line for each."""
MOVES = (Move.BACK, Move.HOME)
Read = Callable[[str, ReviewedNumber], Decided]
"""Reads what is typed for a number; raises ValueError with a Chinese sentence."""


class ReviewState(NamedTuple):
    """A review at one moment."""

    review: ImportReview
    skipped: tuple[str, ...] = ()
    """Keys of numbers that were put off."""
    history: tuple[str, ...] = ()
    """Keys of the numbers decided one by one, the last last: one can go back."""
    asked_again: str = ""
    """Key of a number that is decided about anew; empty for none."""
    is_over: bool = False


class ReviewStep(NamedTuple):
    """What came of an input."""

    state: ReviewState
    decisions: tuple[tuple[str, Decided], ...] = ()
    """What is to be stored, by the keys of numbers."""
    error: str = ""


def screen_of(state: ReviewState) -> Screen:
    """Return what a face shows."""
    if state.is_over:
        return Screen(Ask.NOTHING, messages=tuple(_closing(state)))
    sure = once_each(state.review.sure())
    if sure:
        return Screen(
            Ask.TICKS,
            f"{len(sure)} 个数已对上，看一遍；不对的去掉勾：",
            ticks=tuple(_tick(state.review, number) for number in _by_chapter(sure)),
            moves=(Move.HOME,),
            is_new=True,
        )
    number = _current(state)
    if number is None:
        return Screen(Ask.NOTHING, messages=tuple(_closing(state)))
    return _question(state, number)


def step(state: ReviewState, said: Input, read: Read) -> ReviewStep:
    """Return what comes of `said`: the state after it, and what was decided."""
    number = _current(state)
    if said in (Move.HOME, Move.LEAVE) or (number is None and screen_of(state).ask is not Ask.TICKS):
        return ReviewStep(state._replace(is_over=True))
    if number is None or screen_of(state).ask is Ask.TICKS:
        return _confirmed(state, said)
    if said is Move.BACK:
        return ReviewStep(_gone_back(state))
    if said == _LATER:
        return ReviewStep(state._replace(skipped=(*state.skipped, number.key), asked_again=""))
    return _answered(state, number, said, read)


def _answered(state: ReviewState, number: ReviewedNumber, said: Input, read: Read) -> ReviewStep:
    """Take a decision about `number`, and about those alike when it is right."""
    try:
        decided = _decided(state.review, number, said, read)
    except ValueError as error:
        return ReviewStep(state, error=str(error))
    keys = [number.key, *_alike(state.review, number)] if decided.verdict is ReviewVerdict.RIGHT else [number.key]
    after = state._replace(history=(*state.history, number.key), asked_again="")
    return _with(after, [(key, decided) for key in keys])


def _with(state: ReviewState, decisions: list[tuple[str, Decided]]) -> ReviewStep:
    review = state.review
    for key, decided in decisions:
        review = review.after(key, decided)
    return ReviewStep(state._replace(review=review), tuple(decisions))


def once_each(numbers: tuple[ReviewedNumber, ...]) -> list[ReviewedNumber]:
    """Return the first of the numbers that are one answer."""
    found: dict[tuple[str, str], ReviewedNumber] = {}
    for number in numbers:
        found.setdefault((number.proposals[0].path, number.proposals[0].value), number)
    return list(found.values())


def _by_chapter(numbers: list[ReviewedNumber]) -> list[ReviewedNumber]:
    """Return the numbers with those of a chapter side by side, chapters in the order of the report."""
    first: dict[str, int] = {}
    for place, number in enumerate(numbers):
        first.setdefault(number.proposals[0].path.root, place)
    return sorted(numbers, key=lambda number: first[number.proposals[0].path.root])


def _alike(review: ImportReview, number: ReviewedNumber) -> Iterator[str]:
    """Yield the keys of further open numbers that were taken for the same answer with the same value."""
    if not number.proposals:
        return
    own = (number.proposals[0].path, number.proposals[0].value)
    for other in review.undecided():
        is_other = (
            other.key != number.key and review.is_sure(other) == review.is_sure(number) and len(other.proposals) == 1
        )
        if is_other and (other.proposals[0].path, other.proposals[0].value) == own:
            yield other.key


def _tick(review: ImportReview, number: ReviewedNumber) -> Tick:
    path = number.proposals[0].path
    around = _words_around(review, number, _IN_LIST)
    return Tick(f"{path.leaf} {number.proposals[0].value}", number.key, True, around, path.root)


def _words_around(review: ImportReview, number: ReviewedNumber, most: int = _AROUND) -> str:
    """Return the number in the words of its sentence."""
    text = review.sentences[number.sentence].text
    start, end = max(0, number.start - most), min(len(text), number.end + most)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    return f"{before}{text[start : number.start]}【{text[number.start : number.end]}】{text[number.end : end]}{after}"


def _confirmed(state: ReviewState, said: Input) -> ReviewStep:
    """Take what stays ticked for right; the others are asked for one by one."""
    if not isinstance(said, Ticked):
        return ReviewStep(state, error="请从列出的里面勾选")
    decisions: list[tuple[str, Decided]] = []
    doubted: list[str] = []
    for number in once_each(state.review.sure()):
        keys = (number.key, *_alike(state.review, number))
        if number.key in said.values:
            right = Decided(ReviewVerdict.RIGHT, number.proposals[0].path, number.proposals[0].value)
            decisions += [(key, right) for key in keys]
        else:
            doubted += keys
    return _with(state._replace(review=state.review.doubting(doubted)), decisions)


def _current(state: ReviewState) -> ReviewedNumber | None:
    """Return the number that is asked about, in the order of the report; None when there is none."""
    if state.asked_again:
        return state.review.number(state.asked_again)
    waiting = [each for each in state.review.undecided() if each.key not in state.skipped]
    return waiting[0] if waiting else None


def _question(state: ReviewState, number: ReviewedNumber) -> Screen:
    left = sum(each.key not in state.skipped for each in state.review.undecided())
    choices = [
        Choice(f"{title_of(match.path)}：{match.value}（{match.certainty.value}）", str(place))
        for place, match in enumerate(number.proposals)
    ]
    kept = review_place(state.review, number)
    choices += [Choice(f"{_NO_ANSWER}（{kept}）" if kept else _NO_ANSWER, _KEEP), Choice("先放着", _LATER)]
    return Screen(
        Ask.CHOICE,
        f"【{number.written}】是哪一项？（还有 {left} 个）",
        default="0",
        choices=tuple(choices),
        entry=_ENTRY,
        moves=MOVES if state.history else MOVES[1:],
        is_new=True,
        explanation=_words_around(state.review, number),
    )


def review_place(review: ImportReview, number: ReviewedNumber) -> str:
    """Return in Chinese where the sentence of a number is kept; empty where its answers tell it."""
    sentence = review.sentences[number.sentence]
    return f"活动，主题 {sentence.topic}" if sentence.topic else title_of(sentence.kept_at) if sentence.kept_at else ""


def _decided(review: ImportReview, number: ReviewedNumber, said: Input, read: Read) -> Decided:
    """Return what was decided. Raises ValueError with a Chinese sentence."""
    if isinstance(said, Typed):
        return read(said.text, number)
    if said == _KEEP:
        return Decided(ReviewVerdict.KEPT)
    if isinstance(said, str) and said.isdecimal() and int(said) < len(number.proposals):
        match = number.proposals[int(said)]
        is_right = review.answer_of(number) == (match.path, match.value)
        return Decided(ReviewVerdict.RIGHT if is_right else ReviewVerdict.OTHER, match.path, match.value)
    raise ValueError("请从列出的里面选一项")


def _gone_back(state: ReviewState) -> ReviewState:
    """Return the state in which the last decision is asked about again."""
    if not state.history:
        return state
    *before, last = state.history
    return state._replace(asked_again=last, history=tuple(before))


def _closing(state: ReviewState) -> Iterator[Message]:
    review = state.review
    left = len(list(review.undecided()))
    verdicts = [each.verdict for each in review.decided.values()]
    yield Message(
        f"看过 {len(verdicts)} 个数：{verdicts.count(ReviewVerdict.RIGHT)} 个对，{verdicts.count(ReviewVerdict.OTHER)} 个改过，"
        f"{verdicts.count(ReviewVerdict.KEPT)} 个留在句子里。"
    )
    without = sum(not each.proposals for each in review.numbers)
    if without:
        yield Message(f"没有题目的数 {without} 个，都留在原来的句子里，记为活动。")
    if left:
        yield Message(f"还有 {left} 个没有看，随时可以接着看。", Tone.WARNING)
