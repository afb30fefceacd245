"""An activity as people write it: what is recognised in its text becomes {名称} with a number or a time.

The file then holds `{时间}举办培训班，{人数}参加。` with 数字 and 时间 beside it, whoever wrote braces or none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from drafter.answers.edits import DropKey, Edit, SetAnswer
from drafter.model.cleaning import clean_prose
from drafter.model.figure import FIGURE_PARTS, LAST_YEAR
from drafter.model.recognised import (
    Recognised,
    every_number,
    is_printed_figure,
    is_printed_moment,
    people_in,
    recognise,
)
from drafter.model.records import PLACEHOLDER, Activity
from drafter.model.titles import BODY, CARRIED_OVER, DATES, FIGURES, LAST_YEAR_S_TEXT, PEOPLE
from drafter.yamlfile.yaml_text import Place, plain_at
from drafter.yamlfile.yaml_write import Plain

NOTHING = Activity.model_construct(body=None, figures=None, dates=None, people=None)
"""An activity of which nothing is known yet."""


class Detail(NamedTuple):
    """What a {名称} of a text is."""

    name: str
    value: str
    """As it was written: 56人, 3月19日."""
    is_moment: bool


class TypedActivity(NamedTuple):
    """What a typed text of an activity says."""

    body: str
    """The text with {名称} where something was recognised."""
    details: tuple[Detail, ...]
    people: tuple[str, ...]
    """The people named in it."""

    @property
    def record(self) -> dict[str, Plain]:
        """The text, numbers, times and people as the answers file holds them."""
        figures: dict[str, Plain] = {each.name: each.value for each in self.details if not each.is_moment}
        dates: dict[str, Plain] = {each.name: each.value for each in self.details if each.is_moment}
        parts: dict[str, Plain] = {FIGURES: figures, DATES: dates, PEOPLE: list(self.people)}
        return {BODY: self.body, **{title: value for title, value in parts.items() if value}}

    @property
    def recognised(self) -> str:
        """What was recognised, to be told: 3月19日、56人."""
        people = (f"{name}（人名）" for name in self.people)
        return "、".join([*dict.fromkeys(each.value for each in self.details), *people])


def typed_activity(text: str, known: Activity = NOTHING, *, as_marked: bool = False) -> TypedActivity:
    """Return what `text`, cleaned, says in place of the text of `known`.

    Where `known` differs in numbers and times only, its {名称} stay. A number in braces, {56人}, is one; where there
    are such, or with `as_marked`, nothing else is looked for. What was carried over from last year gives every number a {名称}.
    """
    old = None if as_marked else _refilled(text, known)
    if old is not None:
        return old
    found = _marked(text)
    if not found and not as_marked:
        taken = set(Activity.placeholders(text))
        found = list(every_number(text, taken) if known.is_carried_over else recognise(text, taken))
    body = with_names(text, found)
    if clean_prose(body) != body and not known.is_carried_over:  # its marks would print otherwise than beside digits
        return TypedActivity(text, (), people_in(text))
    details = tuple(Detail(each.name, each.text, each.is_moment) for each in found)
    return TypedActivity(body, details, people_in(text))


def _marked(text: str) -> list[Recognised]:
    """Return the numbers and times that stand in braces, {56人}, each with a name."""
    bare = [match.span(1) for match in PLACEHOLDER.finditer(text) if as_detail(match[1])]
    names = _names_for([text[start:end] for start, end in bare], set(Activity.placeholders(text)))
    return [
        Recognised(start - 1, end + 1, text[start:end], is_printed_moment(text[start:end]), name)
        for (start, end), name in zip(bare, names, strict=True)
    ]


def _names_for(values: list[str], taken: set[str]) -> list[str]:
    """Return a name for each of `values`, which are numbers and times, unlike those `taken`."""
    names: list[str] = []
    for value in values:
        used = {*taken, *names}
        found = next(iter(every_number(value, used)), None)
        fallback = (name for number in range(2, len(values) + len(used) + 3) if (name := f"数{number}") not in used)
        names.append(found.name if found else next(fallback))
    return names


def with_names(text: str, found: Collection[Recognised]) -> str:
    """Return `text` with {名称} in place of what was `found` in it."""
    for each in sorted(found, reverse=True):
        text = f"{text[: each.start]}{{{each.name}}}{text[each.end :]}"
    return text


def as_detail(written: str) -> bool:
    """Return True when `written` is itself a number or a time that prints just so."""
    return bool(re.search("[0-9一二三四五六七八九十百千]", written)) and (
        is_printed_figure(written) or is_printed_moment(written)
    )


_PLACE_IN_TEXT = re.compile(r"(\{[^{}\s]{1,40}\})")


def _refilled(text: str, known: Activity) -> TypedActivity | None:
    """Return the text of `known` with new numbers and times, as `text` has them; None when its words differ too."""
    own = set(known.own_names)
    if not own or not isinstance(known.body, str) or any(f"{{{name}}}" in text for name in own):
        return None
    pairs = _at_places(text, known.body, own)
    values = dict(pairs or ())
    if pairs is None or len(set(pairs)) > len(values) or not all(map(as_detail, values.values())):
        return None  # a name that stands twice may have two values
    details = tuple(Detail(name, value, not is_printed_figure(value)) for name, value in values.items())
    return TypedActivity(known.body, details, people_in(text))


def _at_places(text: str, body: str, names: Collection[str]) -> list[tuple[str, str]] | None:
    """Return each of `names` that stands in `body`, with what `text` has there; None when it has other words."""
    parts = _PLACE_IN_TEXT.split(body)
    places = {part: part[1:-1] for part in parts[1::2] if part[1:-1] in names}
    pattern = "".join("(.+?)" if part in places else re.escape(part) for part in parts)
    match = re.fullmatch(pattern, text, re.DOTALL)
    if match is None:
        return None
    return list(zip([places[part] for part in parts if part in places], match.groups(), strict=True))


def natural_text(activity: Activity) -> str:
    """Return the text of `activity` with its own numbers and times in place of their {名称}; open ones stay."""
    if not isinstance(activity.body, str):
        return ""
    known = {name: value for name in activity.own_names if (value := detail_of(activity, name))}
    return PLACEHOLDER.sub(lambda match: known.get(match[1], match[0]), activity.body)


def last_year_told(activity: Activity) -> str:
    """Return the text of `activity` with last year's numbers and times where this year's are open.

    Empty when it is not carried over. Where its words are no longer last year's, all of last year's text.
    """
    if not activity.is_carried_over or not isinstance(activity.last_year_s_text, str):
        return ""
    last = _refilled(activity.last_year_s_text, activity)
    if last is None:
        return activity.last_year_s_text if not activity.own_names else ""
    values = {each.name: detail_of(activity, each.name) or each.value for each in last.details}
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), last.body)


def braced_text(activity: Activity) -> str:
    """Return the text of `activity` with its own numbers and times in braces: {56人}参加."""
    if not isinstance(activity.body, str):
        return ""
    known = {name: value for name in activity.own_names if (value := detail_of(activity, name))}
    return PLACEHOLDER.sub(lambda match: f"{{{known.get(match[1], match[1])}}}", activity.body)


def detail_of(activity: Activity, name: str) -> str:
    """Return what the {名称} `name` of an activity is, as it prints; empty while that is open."""
    figure, moment = (activity.figures or {}).get(name), (activity.dates or {}).get(name)
    if figure is not None:
        return figure.said()
    return moment if isinstance(moment, str) else ""


def still_last_year_s(typed: TypedActivity, known: Activity) -> tuple[Detail, ...]:
    """Return the numbers and times of `typed` that last year's text of `known` has too; none for one of this year."""
    if not known.is_carried_over or not isinstance(known.last_year_s_text, str):
        return ()
    last = {each.text for each in every_number(known.last_year_s_text)}
    return tuple(each for each in typed.details if each.value in last)


def activity_edits(
    tree: Mapping[str, object],
    place: Place,
    known: Activity,
    typed: TypedActivity,
    unconfirmed: Collection[Detail] = (),
) -> list[Edit]:
    """Return the changes that put `typed` in place of the text of `known`, the record at `place` of the file.

    What is `unconfirmed` stays open, with last year's beside it, and the record stays marked as last year's.
    """
    edits: list[Edit] = []
    if typed.body != known.body:
        edits.append(SetAnswer((*place, BODY), typed.body))
    edits += _without_old(tree, place, known, typed)
    for each in typed.details:
        edits += _detail_edits(tree, place, each, is_open=each in unconfirmed)
    if typed.people and not known.people:
        edits.append(SetAnswer((*place, PEOPLE), list(typed.people)))
    if not unconfirmed:
        edits += [DropKey((*place, key)) for key in (CARRIED_OVER, LAST_YEAR_S_TEXT) if _holds(tree, (*place, key))]
    return edits


def _without_old(tree: Mapping[str, object], place: Place, known: Activity, typed: TypedActivity) -> Iterator[Edit]:
    """Yield the changes that delete numbers and times which the new text does not name."""
    kept = set(Activity.placeholders(typed.body)) | (set(known.figures or {}) | set(known.dates or {})) - set(
        known.own_names
    )
    for title in (FIGURES, DATES):
        held = plain_at(tree, (*place, title))
        names = [str(name) for name in held] if isinstance(held, Mapping) else []
        coming = any(each.is_moment == (title == DATES) for each in typed.details)
        if names and not coming and not kept & set(names):
            yield DropKey((*place, title))
            continue
        yield from (DropKey((*place, title, name)) for name in names if name not in kept)


def _detail_edits(tree: Mapping[str, object], place: Place, detail: Detail, *, is_open: bool) -> Iterator[Edit]:
    title, other = (DATES, FIGURES) if detail.is_moment else (FIGURES, DATES)
    where = (*place, title, detail.name)
    if _holds(tree, (*place, other, detail.name)):
        yield DropKey((*place, other, detail.name))
    if isinstance(plain_at(tree, where), Mapping):
        yield SetAnswer((*where, FIGURE_PARTS[0]), None if is_open else detail.value)
    elif is_open and not detail.is_moment:
        yield SetAnswer(where, {FIGURE_PARTS[0]: None, LAST_YEAR: detail.value})
    else:
        yield SetAnswer(where, None if is_open else detail.value)


def _holds(tree: Mapping[str, object], place: Place) -> bool:
    held = plain_at(tree, place[:-1])
    return isinstance(held, Mapping) and place[-1] in held
