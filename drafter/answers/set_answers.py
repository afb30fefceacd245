"""Several answers set at once, as typed, into an answers file's text: all or none. No terminal here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.answers.answer_names import NamedAnswer, answer_named
from drafter.answers.load import Answers, key_order, parse_answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, renews
from drafter.answers.understood import figure_understood, last_year_of, understood
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.breach import Breach
from drafter.model.field_spec import answer_at, titles_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.moments import format_moment
from drafter.model.parsing import NONE_WORDS, parse_text
from drafter.model.relations import breaches
from drafter.model.titles import ACTIVITIES, CARRIED_OVER, DATES
from drafter.yamlfile.yaml_edit import EditError, delete_item, delete_key, insert_item, set_value
from drafter.yamlfile.yaml_text import Place, plain_at, plain_data
from drafter.yamlfile.yaml_write import Plain


class AnswersSet(NamedTuple):
    """What came of setting answers."""

    text: str
    """The file's text."""
    lines: tuple[str, ...]
    """Each answer as it was understood, in Chinese."""
    breaches: tuple[Breach, ...]
    """What the answers now break, as far as these answers are concerned."""


class _Wanted(NamedTuple):
    answer: NamedAnswer
    value: Plain
    typed: str


def set_answers(answers: Answers, pairs: Sequence[str], roots: tuple[Path, ...]) -> AnswersSet:
    """Return the file with `pairs` (名称=答案) set. Raises InputError, with a line for each that cannot be."""
    wanted = _all_wanted(answers, pairs)
    text, places = _edited(answers, wanted)
    after = parse_answers(text, answers.source.path, roots)
    lines = [_line(each, place, answers, after) for each, place in zip(wanted, places, strict=True)]
    return AnswersSet(text, tuple(lines), _broken_by(places, after))


def _all_wanted(answers: Answers, pairs: Sequence[str]) -> list[_Wanted]:
    """Return what `pairs` set. Raises InputError when any of them cannot be set, or two of them do not go together."""
    wanted, faults = [], []
    for pair in pairs:
        try:
            wanted.append(_wanted(pair, answers))
        except ValueError as error:
            faults.append(str(error))
    faults += [*_named_twice(pairs), *_changed_and_deleted(wanted)]
    if not faults:
        return wanted
    raise InputError("\n".join([*faults, "一项也没有存。"]) if len(pairs) > 1 else faults[0])


def _named_twice(pairs: Sequence[str]) -> Iterator[str]:
    named = [pair.partition("=")[0].strip() for pair in pairs]
    for name in dict.fromkeys(named):
        if named.count(name) > 1:
            yield f"{quoted(name)}写了两次；请只留一个"


def _changed_and_deleted(wanted: Sequence[_Wanted]) -> Iterator[str]:
    gone = [each.answer.question.place for each in wanted if each.answer.whole]
    for each in wanted:
        for place in gone:
            if not each.answer.whole and each.answer.question.place[: len(place)] == place:
                record = AnswerPath.of_place(place)
                yield f"{quoted(record.parent)}第{record.number}条又改又删；请只留一个"


def _broken_by(places: Sequence[Place], after: Answers) -> tuple[Breach, ...]:
    """Return what does not agree, without a reason, about the answers at `places`."""
    changed = {AnswerPath.of_place(place) for place in places}
    found = breaches(after.report, after.jurisdiction.asked_units())
    return tuple(breach for breach in found if not breach.reason and changed & {breach.path, *breach.paths})


def _wanted(pair: str, answers: Answers) -> _Wanted:
    typed_key, sign, typed = pair.replace("＝", "=", 1).partition("=")
    if not sign or not typed_key.strip():
        raise ValueError(f"{quoted(pair)}：要写成 名称=答案，如 行政执法.行政检查次数=892")
    answer = answer_named(typed_key, answers.jurisdiction)
    typed = typed.strip()
    try:
        return _Wanted(answer, _value(answer, typed), typed)
    except ValueError as error:
        raise ValueError(f"{quoted(typed_key.strip())}：{error}") from error


def _value(answer: NamedAnswer, typed: str) -> Plain:
    """Return what the file shall hold for `typed`; None to clear it."""
    question = answer.question
    if not typed:
        if answer.record:
            raise ValueError("新的一条要写答案")
        return None
    if answer.part:
        if answer.part == "上年":
            Figure.parse(typed, question.unit)
        return str(parse_text(typed))
    if question.kind is Kind.RECORDS:
        if answer.whole or typed not in NONE_WORDS:
            raise ValueError("这里是条目，要逐项写，如 下年安排.1.内容=…；整条删去就空着，全都没有就填 无")
        return NONE_WORDS[0]
    if question.kind is Kind.DAY and DATES in question.place:
        return format_moment(typed)
    in_record = any(isinstance(step, int) for step in question.place)
    return parse_typed(question._replace(place=question.place[-1:]) if in_record else question, typed)


def _edited(answers: Answers, wanted: Sequence[_Wanted]) -> tuple[str, list[Place]]:
    """Return the changed text and the place of each answer in it; records are deleted last."""
    text, places = answers.source.text, []
    new: dict[str, int] = {}
    try:
        for each in wanted:
            place = each.answer.question.place
            if each.answer.record:
                text, place = _in_new(text, each, new)
            elif not each.answer.whole:
                text = _this_years(_set(text, each, place, answers), text, place)
            places.append(place)
        gone = sorted({each.answer.question.place for each in wanted if each.answer.whole}, reverse=True)
        for place in gone:
            text = _without_record(text, place)
    except EditError as error:
        raise InputError(f"{answers.source.path.name}：{error}；一项也没有存") from error
    return text, [place if place in gone else _moved_up(place, gone) for place in places]


def _this_years(text: str, before: str, place: Place) -> str:
    """Return `text` without the mark 沿用上年 of an activity whose words at `place` are others than `before`."""
    if (
        place[0] != ACTIVITIES
        or not renews(AnswerPath.of_place(place))
        or plain_at(plain_data(before), place) == plain_at(plain_data(text), place)
    ):
        return text
    return delete_key(text, (*place[:2], CARRIED_OVER))


def _without_record(text: str, place: Place) -> str:
    if plain_at(plain_data(text), place) is None:
        raise EditError(f"列表里没有第 {AnswerPath.of_place(place).number} 条")
    return delete_item(text, place[:-1], int(place[-1]))


def _moved_up(place: Place, gone: Sequence[Place]) -> Place:
    """Return `place` after the records before it in its list have gone."""
    at = next((i for i, step in enumerate(place) if isinstance(step, int)), None)
    if at is None:
        return place
    index = int(place[at])
    before = sum(other[:-1] == place[:at] and int(other[-1]) < index for other in gone)
    return (*place[:at], index - before, *place[at + 1 :])


def _in_new(text: str, each: _Wanted, new: dict[str, int]) -> tuple[str, Place]:
    """Return the text with an answer in a record that this command adds, and the answer's place."""
    place = each.answer.question.place
    at = place.index(-1)
    above, inside = place[:at], place[at + 1 :]
    held = plain_at(plain_data(text), above)
    if each.answer.record not in new:
        new[each.answer.record] = len(held) if isinstance(held, list) else 0
        value: Plain = each.value
        for step in reversed(inside):
            value = {str(step): value}
        text = insert_item(text, above, new[each.answer.record], value)
    else:
        full = (*above, new[each.answer.record], *inside)
        text = set_value(text, full, each.value, titles_at(AnswerPath.of_place(full[:-1])))
    return text, (*above, new[each.answer.record], *inside)


def _set(text: str, each: _Wanted, place: Place, answers: Answers) -> str:
    order = key_order(AnswerPath.of_place(place), answers.jurisdiction)
    held = plain_at(plain_data(text), place)
    if each.answer.part and not isinstance(held, Mapping):
        return set_value(text, place, {"数值": held or None, each.answer.part: each.value}, order)
    if each.answer.part or (isinstance(held, Mapping) and each.answer.question.kind is Kind.FIGURE):
        return set_value(text, (*place, each.answer.part or "数值"), each.value)
    return set_value(text, place, each.value, order)


def _line(each: _Wanted, place: Place, before: Answers, after: Answers) -> str:
    """Return an answer as it was understood: 行政执法.行政检查次数：892次（原来是 77次）."""
    path = AnswerPath.of_place(place).spoken(".")
    if each.answer.whole:
        return f"{path}：删去"
    if each.answer.part:
        return f"{path}.{each.answer.part}：{each.value or '空着'}"
    question = each.answer.question._replace(place=place)
    now = _told(question, after) or "空着"
    was = "" if each.answer.record else _told(question, before, bare=True)
    return f"{path}：{now}" + (f"（原来是 {was}）" if was and was != now else "")


def _told(question: Question, answers: Answers, *, bare: bool = False) -> str:
    value = answer_at(answers.report, question.place)
    if isinstance(value, Figure) and value.applies:
        last = "" if bare else last_year_of(question.place, answers.source.tree, answers.report)
        return value.text(question.unit) if bare else figure_understood(value, question.unit, last)
    if value == []:
        return NONE_WORDS[0]
    if isinstance(value, list):
        return f"{len(value)} 条"
    return understood(question, answers.report, answers.source.tree)
