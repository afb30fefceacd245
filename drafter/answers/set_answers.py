"""Several answers set at once, as typed, into an answers file's text: all or none. No terminal here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.answers.answer_names import NEW_INDEX, NamedAnswer, answer_named
from drafter.answers.edits import DeleteRecord, DropKey, Edit, InsertRecord, SetAnswer, editable, edited
from drafter.answers.load import Answers, parse_answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question, renews
from drafter.answers.understood import understood
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.doubt import Doubt
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import FIGURE_PARTS, LAST_YEAR, Figure
from drafter.model.item_numbers import numbered_items, split_number
from drafter.model.moments import format_moment
from drafter.model.parsing import NONE_WORDS, parse_text
from drafter.model.recognised import every_number
from drafter.model.relations import doubts_of
from drafter.model.titles import (
    ACTIVITIES,
    BODY,
    CARRIED_OVER,
    DATES,
    LAST_YEAR_S_TEXT,
    PLAN_REVIEWS,
    PLANS,
    SHORTCOMINGS,
    WORDINGS,
)
from drafter.yamlfile.yaml_edit import EditError
from drafter.yamlfile.yaml_text import Place, YamlText, plain_at
from drafter.yamlfile.yaml_write import Plain

_SIGN = re.compile("[=＝]")
"""Between name and answer; whatever stands behind the first is the answer's own."""


class AnswersSet(NamedTuple):
    """What came of setting answers."""

    text: str
    """The file's text."""
    lines: tuple[str, ...]
    """Each answer as it was understood, in Chinese."""
    doubts: tuple[Doubt, ...]
    """What the answers now break, as far as these answers are concerned."""


class _Setting(NamedTuple):
    """An answer and what the file is to hold for it; a value of None clears it, or deletes a whole record."""

    answer: NamedAnswer
    value: Plain

    @property
    def place(self) -> Place:
        return self.answer.question.place


def set_answers(answers: Answers, pairs: Sequence[str], roots: tuple[Path, ...]) -> AnswersSet:
    """Return the file with `pairs` (名称=答案) set. Raises InputError, with a line for each that cannot be."""
    settings = _settings(answers, pairs)
    text, places = _edited(answers, settings)
    after = parse_answers(text, answers.source.path, roots)
    lines = [_line(each, place, answers, after) for each, place in zip(settings, places, strict=True)]
    return AnswersSet(text, tuple(lines), _broken_by(places, after))


def _settings(answers: Answers, pairs: Sequence[str]) -> list[_Setting]:
    """Return what `pairs` set. Raises InputError when any of them cannot be set, or two of them do not go together."""
    settings, faults = [], []
    for pair in pairs:
        try:
            settings.append(_setting(pair, answers))
        except ValueError as error:
            faults.append(str(error))
    at_odds = [*_named_twice(pairs), *_changed_and_deleted(settings)]
    faults += at_odds
    if not faults:
        return settings
    fine = f"；另外 {len(settings)} 项没有错，改好上面的再运行一次" if settings and not at_odds else ""
    raise InputError("\n".join([*faults, f"一项也没有存{fine}。"]) if len(pairs) > 1 else faults[0])


def _named_twice(pairs: Sequence[str]) -> list[str]:
    named = Counter(_SIGN.split(pair, maxsplit=1)[0].strip() for pair in pairs)
    return [f"{quoted(name)}写了两次；请只留一个" for name, count in named.items() if count > 1]


def _changed_and_deleted(settings: Sequence[_Setting]) -> Iterator[str]:
    deleted = [AnswerPath.of_place(each.place) for each in settings if each.answer.whole]
    changed = [AnswerPath.of_place(each.place) for each in settings if not each.answer.whole]
    for record in deleted:
        if any(record.holds(path) for path in changed):
            yield f"{quoted(record.parent)}第{record.number}条又改又删；请只留一个"


def _broken_by(places: Sequence[Place], after: Answers) -> tuple[Doubt, ...]:
    """Return what does not agree, without a reason, about the answers at `places`."""
    changed = {AnswerPath.of_place(place) for place in places}
    found = doubts_of(after.report, after.jurisdiction.catalogue())
    return tuple(doubt for doubt in found if not doubt.reason and changed & {doubt.path, *doubt.paths})


def _setting(pair: str, answers: Answers) -> _Setting:
    name, *rest = (each.strip() for each in _SIGN.split(pair, maxsplit=1))
    if not rest or not name:
        raise ValueError(f"{quoted(pair)}：要写成 名称=答案，如 行政执法.行政检查次数=892")
    typed = rest[0]
    answer = answer_named(name, answers.jurisdiction)
    if AnswerPath.of_place(answer.question.place) in answers.jurisdiction.catalogue().unused:
        raise ValueError(f"{quoted(name)}：这个地区模板不问这一题（“不用”里有它）；要填，先从“不用”里删去")
    try:
        return _Setting(answer, _value(answer, typed))
    except ValueError as error:
        raise ValueError(f"{quoted(name)}：{error}") from error


def _value(answer: NamedAnswer, typed: str) -> Plain:
    """Return what the file is to hold for `typed`; None to clear it."""
    question = answer.question
    if not typed:
        if answer.record:
            raise ValueError("新的一条要写答案")
        return None
    if answer.part:
        if answer.part == LAST_YEAR:
            Figure.parse(typed, question.unit)
        return str(parse_text(typed))
    if question.kind is Kind.RECORDS:
        if answer.whole or typed not in NONE_WORDS:
            raise ValueError(_record_by_record(question))
        return NONE_WORDS[0]
    return _answer_value(question, typed)


def _answer_value(question: Question, typed: str) -> Plain:
    """Return what the file is to hold for `typed` as the answer to one question, of a record or not."""
    if question.place[0] in (SHORTCOMINGS, PLANS, PLAN_REVIEWS):
        typed = _one_item(typed)
    if question.kind is Kind.DAY and DATES in question.place:
        return format_moment(typed)
    if AnswerPath.of_place(question.place).number is not None:
        question = question._replace(place=question.place[-1:])
    return parse_typed(question, typed)


def _one_item(typed: str) -> str:
    """Return an item of a list that the report counts without its number. Raises ValueError where they are several."""
    items = numbered_items(typed)
    if len(items) > 1:
        raise ValueError(f"这里写了 {len(items)} 条；请一条一条写，新的一条用“新”，序号不用写，由程序加")
    return split_number(typed)[1]


def _record_by_record(question: Question) -> str:
    """Return how to set the answers of a list, whose question is `question`, one by one."""
    path = AnswerPath.of_place(tuple(step for step in question.place if isinstance(step, str)))
    required = [field.title for field in question.fields if field.required]
    titles = required or [field.title for field in question.fields[:1]]
    parts = " ".join(f"{path}.新.{title}=…" for title in titles)
    return f"这里是条目，要逐项写，如 {parts}；改已有的写第几条，如 {path}.1；整条删去就空着，全都没有就填 无"


def _edited(answers: Answers, settings: Sequence[_Setting]) -> tuple[str, list[Place]]:
    """Return the changed text and the place of each answer in it; records are deleted last."""
    source, places = answers.source, list[Place]()
    new_records: dict[str, int] = {}
    try:
        source = editable(answers)
        for each in settings:
            place, edits = _edits(each, source.tree, new_records)
            places.append(place)
            for edit in edits:
                source = edited(source, edit, answers.jurisdiction)
        deleted = sorted({each.place for each in settings if each.answer.whole}, reverse=True)
        for place in deleted:
            source = _without_record(source, place, answers.jurisdiction)
    except EditError as error:
        raise InputError(f"{answers.source.path.name}：{error}；一项也没有存") from error
    return source.text, [place if place in deleted else _moved_up(place, deleted) for place in places]


def _edits(setting: _Setting, tree: Mapping[str, Any], new_records: dict[str, int]) -> tuple[Place, list[Edit]]:
    """Return the place of an answer and the changes that set it in the file whose data is `tree`.

    `new_records` gives the index of each record that was made before, by its name, and takes that of a further one.
    """
    setting = _as_new_record(setting, tree)
    answer, place, value = setting.answer, setting.place, setting.value
    if answer.whole:
        return place, []
    if answer.record:
        return _edits_of_new_record(setting, tree, new_records)
    held = plain_at(tree, place)
    if isinstance(held, Mapping) and (answer.part or answer.question.kind is Kind.FIGURE):
        return place, [SetAnswer((*place, answer.part or FIGURE_PARTS[0]), value)]
    if answer.part:
        return place, [SetAnswer(place, {FIGURE_PARTS[0]: held or None, answer.part: value})]
    if _renews_activity(place, held, value):
        return place, [SetAnswer(place, value), *_unmarked(tree, place, value)]
    return place, [SetAnswer(place, value)]


def _as_new_record(setting: _Setting, tree: Mapping[str, Any]) -> _Setting:
    """Return the setting of an answer in the record right behind the last one as that in a new record; else itself."""
    at = next((i for i, step in enumerate(setting.place) if isinstance(step, int)), None)
    if at is None or setting.answer.record or setting.answer.whole or setting.value is None:
        return setting
    records, index, inside = setting.place[:at], setting.place[at], setting.place[at + 1 :]
    held = plain_at(tree, records)
    if index != (len(held) if isinstance(held, list) else 0):
        return setting
    place = (*records, NEW_INDEX, *inside)
    name = AnswerPath.of_place((*records, index))
    question = setting.answer.question._replace(place=place)
    return setting._replace(answer=setting.answer._replace(question=question, record=name))


def _renews_activity(place: Place, earlier: object, value: Plain) -> bool:
    """Return whether an activity, or a wording, is no longer last year's with `value` in place of what stands there."""
    is_its_text = place[0] in (ACTIVITIES, WORDINGS) and renews(AnswerPath.of_place(place))
    return is_its_text and str(earlier or "").strip() != str(value or "").strip()


def _unmarked(tree: Mapping[str, Any], place: Place, value: Plain) -> Iterator[Edit]:
    """Yield the changes that take last year's mark off an activity; none while its new text says a number of last year's."""
    record = plain_at(tree, place[:2])
    if not isinstance(record, Mapping):  # no such record, as the edit itself says
        return
    last = str(record.get(LAST_YEAR_S_TEXT) or "")
    old = {each.text for each in every_number(last)}
    is_stale = place[2] == BODY and any(each.text in old for each in every_number(str(value or "")))
    if not is_stale:
        yield from (DropKey((*place[:2], key)) for key in (CARRIED_OVER, LAST_YEAR_S_TEXT) if key in record)


def _edits_of_new_record(
    setting: _Setting, tree: Mapping[str, Any], new_records: dict[str, int]
) -> tuple[Place, list[Edit]]:
    """Return what `_edits` does for an answer in a record that this command adds."""
    at = setting.place.index(NEW_INDEX)
    records, inside, name = setting.place[:at], setting.place[at + 1 :], setting.answer.record
    if name in new_records:
        place = (*records, new_records[name], *inside)
        return place, [SetAnswer(place, setting.value)]
    held = plain_at(tree, records)
    index = new_records[name] = len(held) if isinstance(held, list) else 0
    record = setting.value
    for key in reversed(inside):
        record = {str(key): record}
    return (*records, index, *inside), [InsertRecord(records, index, record)]


def _without_record(source: YamlText, place: Place, jurisdiction: Jurisdiction) -> YamlText:
    if plain_at(source.tree, place) is None:
        raise EditError(f"列表里没有第 {AnswerPath.of_place(place).number} 条")
    return edited(source, DeleteRecord(place[:-1], int(place[-1])), jurisdiction)


def _moved_up(place: Place, deleted: Sequence[Place]) -> Place:
    """Return `place` after records before it in its list were deleted."""
    at = next((i for i, step in enumerate(place) if isinstance(step, int)), None)
    if at is None:
        return place
    records, index = place[:at], int(place[at])
    earlier = [other for other in deleted if other[:-1] == records and int(other[-1]) < index]
    return (*records, index - len(earlier), *place[at + 1 :])


def _line(setting: _Setting, place: Place, before: Answers, after: Answers) -> str:
    """Return an answer as it was understood: 行政执法.行政检查次数：892次（原来是 77次）."""
    answer, path = setting.answer, AnswerPath.of_place(place).spoken(".")
    if answer.whole:
        return f"{path}：删去"
    if answer.part:
        return f"{path}.{answer.part}：{setting.value or '空着'}"
    question = answer.question._replace(place=place)
    now = _understood(question, after) or "空着"
    earlier = "" if answer.record else _without_comparison(question, before)
    return f"{path}：{now}（原来是 {earlier}）" if earlier not in ("", now) else f"{path}：{now}"


def _without_comparison(question: Question, answers: Answers) -> str:
    """Return what `_understood` does, of a figure only itself."""
    value = answer_at(answers.report, question.place)
    if isinstance(value, Figure) and value.applies:
        return NONE_WORDS[0] if value.value == 0 else value.said(question.unit)
    return _understood(question, answers)


def _understood(question: Question, answers: Answers) -> str:
    """Return the answer to `question` as it was understood; empty when there is none."""
    value = answer_at(answers.report, question.place)
    if isinstance(value, list):
        return f"{len(value)} 条" if value else NONE_WORDS[0]
    return understood(question, answers.report, answers.source.tree)
