"""What this year's answers file takes from last year's: figures offered, arrangements to judge, records as they were."""

from __future__ import annotations

from dataclasses import replace

from drafter.answers.typed_activity import natural_text, with_names
from drafter.model.figure import FIGURE_PARTS, LAST_YEAR, NOT_APPLICABLE_WORDS, Figure
from drafter.model.parsing import NONE_WORDS, NotApplicable
from drafter.model.recognised import every_number
from drafter.model.records import Activity, NextStep, Wording
from drafter.model.titles import (
    ACCOUNT,
    ARRANGEMENT,
    BODY,
    CARRIED_OVER,
    DATES,
    FIGURES,
    GROUNDS,
    LAST_YEAR_S_TEXT,
    LEAD,
    ORIGINAL,
    OUTCOME,
    PEOPLE,
    PUBLIC,
    REASON,
    SECTION,
    SUPPLIED_BY,
    TOPIC,
    WORDING,
)
from drafter.yamlfile.yaml_write import Plain


def as_written(value: tuple[str, ...] | str | NotApplicable) -> Plain:
    """Return an answer as the file holds it."""
    if isinstance(value, tuple):
        return list(value) or NONE_WORDS[0]
    return NOT_APPLICABLE_WORDS[0] if isinstance(value, NotApplicable) else value


def offered_figure(figure: Figure) -> Plain:
    """Return a figure that is open, with last year's beside it and the office that supplies it.

    What is no duty of the bureau stays none: 不适用.
    """
    office = {SUPPLIED_BY: figure.supplied_by} if figure.supplied_by else {}
    if not figure.applies:
        return {FIGURE_PARTS[0]: NOT_APPLICABLE_WORDS[0], **office}
    last = replace(figure, compared="").said() if figure.value else NONE_WORDS[0]
    return {FIGURE_PARTS[0]: None, LAST_YEAR: last, **office}


def plan_to_judge(step: NextStep) -> Plain:
    """Return an arrangement of last year's, to be judged."""
    deadline = f"{step.deadline}前，" if isinstance(step.deadline, str) else ""
    lead: dict[str, Plain] = {LEAD: step.lead.rstrip("。；")} if isinstance(step.lead, str) else {}
    public: dict[str, Plain] = {PUBLIC: step.public} if isinstance(step.public, str) else {}
    plan = f"{deadline}{step.body or ''}".strip()
    return {**lead, ARRANGEMENT: plan or None, OUTCOME: None, ACCOUNT: None, **public}


def activity_again(activity: Activity) -> Plain:
    """Return an activity as it was, marked as last year's, its figures, times and all other numbers open."""
    lead, body = _text_or_empty(activity.lead), _text_or_empty(activity.body)
    last = natural_text(activity)
    if every_number(lead):  # a number there has no place of its own
        head = f"{lead.rstrip('。')}。"
        lead, last, body = "", head + last, head + body
    figures, dates = activity.figures or {}, activity.dates or {}
    bare = every_number(body, {*activity.own_names, *figures, *dates})
    opened: dict[str, Plain] = {name: offered_figure(value) if value else None for name, value in figures.items()}
    opened |= {each.name: {FIGURE_PARTS[0]: None, LAST_YEAR: each.text} for each in bare if not each.is_moment}
    moments: dict[str, Plain] = dict.fromkeys([*dates, *(each.name for each in bare if each.is_moment)])
    answered: dict[str, Plain] = {
        LEAD: lead,
        BODY: with_names(body, bare),
        FIGURES: opened,
        DATES: moments,
        PEOPLE: list(activity.people or ()),
        PUBLIC: _text_or_empty(activity.public),
    }
    record: dict[str, Plain] = {TOPIC: str(activity.topic)}
    record |= {title: value for title, value in answered.items() if value}
    return {**record, CARRIED_OVER: "是", **({LAST_YEAR_S_TEXT: last} if last else {})}


def _text_or_empty(answer: object) -> str:
    """Return an answer that is a text; empty for one that is open or 不适用."""
    return str(answer) if isinstance(answer, str) else ""


def wording_again(wording: Wording) -> Plain:
    """Return a wording as it was, marked as last year's."""
    titles = ((SECTION, wording.section), (ORIGINAL, wording.original), (WORDING, wording.wording))
    record: dict[str, Plain] = {title: str(value) for title, value in titles if value is not None}
    further = ((REASON, wording.reason), (GROUNDS, wording.grounds))
    record |= {title: str(value) for title, value in further if value}
    return {**record, CARRIED_OVER: "是"}
