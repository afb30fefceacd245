"""What becomes of each number of a report: an answer, a choice, or a part of a sentence that is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.importing.matching.calibration import ASKED, MATCHED, WORTH_ASKING, certainty
from drafter.importing.matching.match_numbers import Settled
from drafter.importing.matching.occasions import is_of_one
from drafter.importing.matching.qualifiers import asks_narrower
from drafter.importing.matching.rankings import RankedQuestion
from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.matching.sure_words import is_maybe_another
from drafter.importing.outline.imported_report import AnswerMatch, Certainty, Outcome, ReadNumber
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.importing.questions.question_words import NumberQuestion
from drafter.model.figure import ZERO_WORDS, Figure
from drafter.model.titles import YEAR
from drafter.reading.number_signs import NumberSort
from drafter.reading.sentence_fact import Comparison, SentenceFact

_MOST_CHOICES = 3
_SAID, _SEEN, _TITLED = 0.95, 0.95, 0.33
"""What a sure match asks: how much of the words beside the number the question has, how like they are to a known place,
and how much of the question's title its sentence has. Of fresh reports' matches that lacked one 4 of 28 were wrong, of the others 1 of 107."""
_LACKING = 0.6
"""How likely a question must be where a word of its title is not said of a number."""
_DENIED, _NAMED = 0.5, 0.8
"""How likely a question must be for words that deny something, 无执法车辆, and how much of its title they must have."""
_COUNTED = re.compile("[件起次人名个所项家处例宗]*数?$")
_GREW = re.compile("增加|增长|多|增|上升|提高")
_IN_FULL = {"多": "增加", "增": "增加", "少": "减少", "减": "减少", "升": "上升", "降": "下降"}
"""Words of a change as an answer has them."""


def as_none(fact: SentenceFact) -> SentenceFact:
    """Return words that deny something, 无执法车辆, as a statement that there was none of it; other facts as they are."""
    if fact.sort is not NumberSort.DENIAL:
        return fact
    return fact._replace(sort=None, figure=Figure.parse(ZERO_WORDS[0]))


def outcome_of(
    fact: SentenceFact, settled: Settled, questions: ReportQuestions, year: int | None, sentence: PlacedSentence
) -> ReadNumber:
    """Return what becomes of a number of `sentence`, or of a statement that there was none."""
    if fact.sort in (NumberSort.YEAR, NumberSort.DENIAL):
        return _year(fact, year) if fact.sort is NumberSort.YEAR else _denial(fact, settled, questions)
    if fact.figure is None or fact.is_example or fact.is_item or fact.comparison is Comparison.LAST_YEAR:
        return _kept(fact)
    choices = _choices(fact, settled, questions)
    first = settled.first
    if first is not None and _is_taken(first):
        if first.question.path not in questions.printed.answers:
            return _kept(fact)
        match = AnswerMatch(
            first.question.path, value_of(fact, first), first.chance, certainty_of(first, fact, sentence)
        )
        return ReadNumber(fact.start, fact.end, fact.written, Outcome.MATCHED, match)
    if fact.is_none or not choices:
        return _kept(fact)
    return ReadNumber(fact.start, fact.end, fact.written, Outcome.CHOICE, choices=choices)


def _is_taken(first: RankedQuestion) -> bool:
    """Return whether a number is taken for the answer of a question: likelier where words of its title are not said."""
    return first.chance >= (_LACKING if first.measures.lacks else MATCHED)


def _denial(fact: SentenceFact, settled: Settled, questions: ReportQuestions) -> ReadNumber:
    """Return what becomes of words that deny something: the answer of a question whose title they name."""
    first = settled.first
    if first is None or first.chance < _DENIED or first.question.path not in questions.printed.answers:
        return _kept(fact)
    asked = set(_COUNTED.sub("", first.question.name))
    if len(asked & set(fact.written)) < _NAMED * len(asked):
        return _kept(fact)
    match = AnswerMatch(first.question.path, ZERO_WORDS[0], first.chance, Certainty.LIKELY)
    return ReadNumber(fact.start, fact.end, fact.written, Outcome.MATCHED, match)


def certainty_of(candidate: RankedQuestion, fact: SentenceFact, sentence: PlacedSentence) -> Certainty:
    """Return the band of a match: a chance is not enough where a qualifier or the measure word speaks against it.

    Neither is it for a part of something that the question is no part of, 示范校120所，其中高校10所, for one of two
    numbers that each seem to be the answer, and where the words beside it are of more than the question asks.
    """
    band, told = certainty(candidate.chance), candidate.measures
    if band is not Certainty.SURE:
        return band
    is_stray = (fact.is_part or fact.near.startswith("、")) and not told.part and told.matter < 1
    is_said = told.beside >= _SAID and told.anchor >= _SEEN and told.title >= _TITLED
    is_clear = is_said and not is_stray and not candidate.is_disputed and told.doubt <= 0
    return band if is_clear and not _asks_of_other(candidate.question, fact, sentence) else Certainty.LIKELY


def _asks_of_other(question: NumberQuestion, fact: SentenceFact, sentence: PlacedSentence) -> bool:
    """Return whether a question may ask about less, another thing or all, where a fact tells of one."""
    return (
        asks_narrower(fact, "，".join(sentence.headings), question)
        or is_maybe_another(fact, question)
        or is_of_one(fact, question, sentence)
    )


def _kept(fact: SentenceFact) -> ReadNumber:
    return ReadNumber(fact.start, fact.end, fact.written, Outcome.NO_QUESTION)


def _year(fact: SentenceFact, year: int | None) -> ReadNumber:
    """Return a year: the reporting year is an answer."""
    said = re.findall("(?:19|20)[0-9]{2}", fact.written)
    if year is not None and said == [str(year)] and not fact.noun.startswith("版"):
        match = AnswerMatch(YEAR, said[0], 1.0, Certainty.SURE)
        return ReadNumber(fact.start, fact.end, fact.written, Outcome.MATCHED, match)
    return _kept(fact)


def _choices(fact: SentenceFact, settled: Settled, questions: ReportQuestions) -> tuple[AnswerMatch, ...]:
    """Return the answers worth choosing from, best first."""
    ranked = [*([settled.first] if settled.first else []), *settled.others]
    likely = sorted((each for each in ranked if each.chance >= WORTH_ASKING), key=lambda each: -each.chance)
    asked = [each for each in likely if each.question.path in questions.printed.answers]
    offered = asked[:_MOST_CHOICES]
    if sum(each.chance for each in offered) < ASKED:
        return ()
    return tuple(
        AnswerMatch(each.question.path, value_of(fact, each), each.chance, Certainty.POSSIBLE) for each in offered
    )


def value_of(fact: SentenceFact, candidate: RankedQuestion) -> str:
    """Return the number as the answers file holds it for a question: without the question's own measure word."""
    figure = fact.figure
    if figure is None:
        return fact.written
    if fact.is_none or figure.value == 0:
        return ZERO_WORDS[0]
    written = figure.written if re.search("[0-9百千万]", figure.written) else str(figure.value)
    plain = Figure(figure.value, written, figure.approximation, figure.unit, figure.inside)
    answer = plain.to_answer(candidate.question.unit)
    return answer if isinstance(answer, str) else plain.text()


def with_tails(
    text: str, facts: Sequence[SentenceFact], numbers: Sequence[ReadNumber | None]
) -> tuple[ReadNumber | None, ...]:
    """Return the numbers of the sentence `text` with what was said of one's change or parts taken to its answer.

    比上年增加10件 behind a matched number belongs to it, and so does the number from which it came: 由86家减至9家.
    """
    found = list(numbers)
    owner: int | None = None
    for place, (fact, number) in enumerate(zip(facts, found, strict=True)):
        if number is None:
            continue
        if number.outcome is Outcome.MATCHED and number.match and number.match.path != YEAR:
            owner = place
            if place and facts[place - 1].is_start:
                found[place - 1 : place + 1] = _from_last_year(found[place - 1], number, facts[place - 1])
        elif owner is not None and fact.comparison is Comparison.CHANGE:
            follows = place > 0 and facts[place - 1].comparison is Comparison.CHANGE
            owner = owner if follows else _whose(facts, found, place, _outside_bracket(text, facts, owner, place))
            _take_change(found, place, fact, owner)
    return tuple(found)


def _take_change(found: list[ReadNumber | None], place: int, fact: SentenceFact, owner: int | None) -> None:
    """Give the change told by `fact` at `place` to the answer at `owner`; what has none stays in its sentence."""
    number = found[place]
    whole = _with_tail(found[owner], _change(fact)) if owner is not None else None
    if number is None or owner is None or whole is None:
        found[place] = _kept(fact)
        return
    found[place] = _belonging(number, whole, fact.comparison)
    found[owner] = whole


def _outside_bracket(text: str, facts: Sequence[SentenceFact], owner: int, place: int) -> int:
    """Return the place of the number before the bracket that holds the one at `owner` and is closed before `place`.

    204件（来访91件、来信28件、网上85件），同比下降14.6% tells the change of the 204件. `owner` where there is none.
    """
    opened = max(text.rfind(mark, 0, facts[owner].start) for mark in "（(")
    closed = min((at for mark in "）)" if (at := text.find(mark, max(opened, 0))) >= 0), default=-1)
    if opened < 0 or not facts[owner].end <= closed < facts[place].start:
        return owner
    return max((at for at in range(owner) if facts[at].end <= opened), default=owner)


def _whose(facts: Sequence[SentenceFact], numbers: Sequence[ReadNumber | None], place: int, owner: int) -> int | None:
    """Return the place of the number whose change stands at `place`; None when it is none that is known.

    Where last year's number is told, it is the one that makes it with the change; else `owner`, the last one before.
    """
    last = next((facts[at] for at in range(place - 1, -1, -1) if facts[at].comparison is Comparison.LAST_YEAR), None)
    then, by = _value(last), _value(facts[place])
    if then is None or by is None:
        return _grown_enough(facts, place, _whole_of(facts, owner))
    made = {then + by, then - by}
    for at, (fact, number) in enumerate(zip(facts[:place], numbers, strict=False)):
        if number and number.match and fact.comparison is Comparison.OWN and fact.figure and fact.figure.value in made:
            return at
    return owner if facts[place].unit in ("%", "‰") else None


def _grown_enough(facts: Sequence[SentenceFact], place: int, owner: int) -> int | None:
    """Return `owner`, or the nearest number before it that is not less than what it grew by, as told at `place`.

    准予341件，撤回9件，比上年增加48件 cannot tell of the 9. None where no number is.
    """
    by = _value(facts[place])
    if by is None or facts[place].unit in ("%", "‰") or _GREW.search(facts[place].near) is None:
        return owner
    told = ((at, _value(facts[at])) for at in range(owner, -1, -1) if facts[at].comparison is Comparison.OWN)
    return next((at for at, value in told if value is None or value >= by), None)


def _whole_of(facts: Sequence[SentenceFact], place: int) -> int:
    """Return the place of the total before the number at `place`, where that is one of its parts: else its own."""
    first = place
    while first and (facts[first].is_part or facts[first].near.startswith("、")):
        first -= 1
    return first if any(each.is_part for each in facts[first + 1 : place + 1]) else place


def _value(fact: SentenceFact | None) -> Decimal | None:
    """Return the number that a fact tells; None where it tells none."""
    return fact.figure.value if fact and fact.figure else None


def _from_last_year(
    first: ReadNumber | None, owner: ReadNumber, fact: SentenceFact
) -> tuple[ReadNumber | None, ReadNumber]:
    """Return the number that was before, now belonging to the one it became, and that one with it as last year's."""
    if first is None or owner.match is None or fact.figure is None:
        return first, owner
    whole = owner._replace(match=owner.match._replace(last_year=fact.figure.number_text()))
    return _belonging(first, whole, Comparison.LAST_YEAR), whole


def _belonging(number: ReadNumber, owner: ReadNumber, told_as: Comparison) -> ReadNumber:
    return number._replace(outcome=Outcome.MATCHED, match=owner.match, choices=(), told_as=told_as.value)


def _with_tail(number: ReadNumber | None, tail: str) -> ReadNumber | None:
    """Return a matched number whose answer also says `tail`; None where that cannot be read back."""
    if number is None or number.match is None or not tail:
        return None
    longer = f"{number.match.value}，{tail}"
    try:
        Figure.parse(longer)
    except ValueError:
        return None
    return number._replace(match=number.match._replace(value=longer))


def _change(fact: SentenceFact) -> str:
    directions = re.findall("增加|增长|减少|下降|上升|提高|降低|[多增少减升降]", fact.near)
    if not directions or fact.figure is None:
        return ""
    direction = _IN_FULL.get(directions[-1], directions[-1])
    return f"比上年{direction}{replace(fact.figure, compared='').text()}"
