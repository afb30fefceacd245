"""Last year's answers file made into this year's: what stays, what is offered, what is left open.

Names and lists stay. A figure's number moves to its 上年. What was arranged for this year
becomes 上年安排, to be judged. Activities stay as they were, marked 沿用上年, their figures
open: no number of last year's slips into this year's text. What is bound to the year is
left open (`yearly` on the model's fields, a jurisdiction's questions for something of the year
(当年), days, and whatever names last year or is counted, such as 第六届).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from drafter.answers.blank_form import blank_form
from drafter.answers.carried_records import activity_again, as_written, offered_figure, plan_to_judge, wording_again
from drafter.answers.left_out import LeftOut
from drafter.answers.load import Answers, key_order
from drafter.answers.questions import chapters
from drafter.columns import wrapped
from drafter.errors import InputError
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.usage import usage
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at, top_level
from drafter.model.fields import Kind, StrictModel
from drafter.model.figure import Figure
from drafter.model.records import PLACEHOLDER, Activity
from drafter.model.report import Report
from drafter.model.titles import (
    ACTIVITIES,
    NOT_OURS,
    OFFICES,
    PLAN_REVIEWS,
    TICKED,
    WITHHELD_ANSWERS,
    WORDINGS,
    YEAR,
)
from drafter.yamlfile.yaml_write import Plain

_COUNTED = re.compile("第[0-9〇零一二三四五六七八九十百]+[届次期批季]")
"""What happens again each year with another number: 第六届……比赛, 第10次局长办公会."""


_OWN_WORDS = 8
"""Characters of a sentence without answers from which on it is known to be a record's."""
_SHOWN = 16
"""Characters by which a record is known again when it is told."""
_SHORTEST = 3
"""Characters from which on words are a sentence."""
_YEAR = re.compile("(?<![0-9])(20[0-9]{2})(?![0-9])")
_SPAN = re.compile(r"[0-9]{4}\s*[—–－-]\s*[0-9]{4}")
"""Years such as 2021—2025, which a plan of several years has in its name."""


class NewYear(NamedTuple):
    """This year's file and what went into it."""

    text: str
    """The answers file."""
    year: int
    kept: int
    """Answers that stay as they were."""
    figures: int
    """Figures of which last year's is offered."""
    plans: int
    """Arrangements to be judged."""
    activities: int
    wordings: int
    """The bureau's own wordings of sentences."""
    deleted: tuple[str, ...]
    """Activities all of whose sentences a leader deleted: which, and how they began."""
    year_s_words: tuple[str, ...]
    """Wordings that are not carried, since they were of that year's own records: where, and what was to be printed."""
    left_open: tuple[str, ...]
    """Titles of answers that are bound to the year."""
    reasons: int
    """Reasons under 核对说明, which were last year's."""
    dropped: tuple[str, ...]
    """What this jurisdiction has no place for."""


def new_year_answers(last: Answers, jurisdiction: Jurisdiction, kind: str | None, today: date) -> NewYear:
    """Return the file for the year after `last`, for a report of `kind` (None: as last year) in `jurisdiction`.

    Raises InputError when last year's file does not say its year, or one that is still to come;
    TemplateError when the jurisdiction does not have that kind.
    """
    identity = last.report.identity
    where = last.source.where(YEAR.place)
    if not isinstance(identity.year, str):
        raise InputError(f"{where}：没有写年度，不知道是哪一年的；请先补上年度")
    year = int(identity.year) + 1
    if year > today.year + 1:
        raise InputError(f"{where}：年度是 {identity.year}，这一年还没有到；请检查年度，或换成去年的填报文件")
    last_kind = identity.kind if isinstance(identity.kind, str) else jurisdiction.kinds[0].name
    kind_name = jurisdiction.kind(kind or last_kind).name
    collected = _NewYearAnswers(last, jurisdiction, year)
    given = collected.answers()
    asked = chapters(jurisdiction.for_kind(kind_name), usage(jurisdiction, kind_name))
    return NewYear(
        text=blank_form(jurisdiction, asked, kind_name, given),
        year=year,
        kept=collected.kept,
        figures=collected.figures,
        plans=len(collected.plans),
        activities=collected.activities,
        wordings=collected.wordings,
        deleted=tuple(collected.deleted),
        year_s_words=tuple(collected.year_s_words),
        left_open=tuple(collected.left_open),
        reasons=len(last.report.explanations or []),
        dropped=tuple(collected.dropped),
    )


class _NewYearAnswers:
    """Goes through last year's report once and counts what it carries."""

    def __init__(self, last: Answers, jurisdiction: Jurisdiction, year: int) -> None:
        self._last, self._jurisdiction, self._year = last, jurisdiction, year
        self._left_out = LeftOut(last.report.wordings or ())
        steps = last.report.next_steps or []
        self.plans = [plan_to_judge(step) for step in steps if not self._left_out.has_all(step.body, step.lead)]
        self.kept = self.figures = self.activities = self.wordings = 0
        self.deleted: list[str] = []
        self.year_s_words: list[str] = []
        self.left_open: list[str] = []
        self.dropped: list[str] = []

    def answers(self) -> dict[AnswerPath, Plain]:
        """Return this year's answers by path."""
        report = self._last.report
        given = dict(self._of_groups())
        self.dropped += self._without_place()
        written_anew = (spec for spec in top_level() if spec.yearly)
        self.left_open += [spec.title for spec in written_anew if answer_at(report, spec.path)]
        given[YEAR] = str(self._year)
        further: dict[AnswerPath, Plain] = {
            PLAN_REVIEWS: self.plans,
            ACTIVITIES: list(self._activities(report.activities or [])),
            OFFICES: dict(report.offices),
            WITHHELD_ANSWERS: list(self._withheld(report.withheld or ())),
            TICKED: list(self._ticked()),
            NOT_OURS: list(report.not_ours or ()),
            WORDINGS: list(self._wordings(report)),
        }
        return given | {title: value for title, value in further.items() if value}

    def _ticked(self) -> Iterator[str]:
        """Yield what is ticked again: what was ticked, and what stands on a list and was answered."""
        ticked = self._last.report.ticked or ()
        yield from ticked
        for group in self._jurisdiction.catalogue().groups():
            listed = (spec for spec in group.fields if spec.listed and spec.path not in ticked)
            yield from (spec.path for spec in listed if answer_at(self._last.report, spec.path) is not None)

    def _withheld(self, paths: tuple[str, ...]) -> Iterator[str]:
        """Yield what stays withheld: not the items of lists, which stand elsewhere in this year's."""
        known = self._jurisdiction.catalogue()
        for path in map(AnswerPath, paths):
            if path.number is None and path in known:
                yield path

    def _of_groups(self) -> Iterator[tuple[AnswerPath, Plain]]:
        carried = [spec for spec in self._jurisdiction.catalogue().in_groups() if spec.special.carried_over]
        for spec in carried:
            is_bound = spec.yearly or spec.kind in (Kind.DAY, Kind.RECORDS)
            yield from self._answer(spec.path, answer_at(self._last.report, spec.path), is_bound)

    def _without_place(self) -> Iterator[str]:
        """Yield the titles of last year's answers that this jurisdiction has no place for."""
        for spec in self._last.jurisdiction.catalogue().in_groups():
            if spec.path not in self._jurisdiction.catalogue() and answer_at(self._last.report, spec.path) is not None:
                yield spec.title

    def _answer(self, path: AnswerPath, value: Any, is_bound: bool) -> Iterator[tuple[AnswerPath, Plain]]:
        """Yield the answer that this year begins with at `path`; nothing for one that `is_bound` to its year."""
        if value is None:
            return
        if isinstance(value, Figure):
            self.figures += 1
            yield path, offered_figure(value)
        elif is_bound or self._names_the_year(value):
            self.left_open.append(path.leaf)
        else:
            self.kept += 1
            yield path, as_written(value)

    def _names_the_year(self, value: Any) -> bool:
        """Return whether a text or a name speaks of last year, of one after it, or of the n-th of something."""
        text = "、".join(value) if isinstance(value, tuple) else str(value)
        if _COUNTED.search(text):
            return True
        years = [int(year) for year in _YEAR.findall(text)]
        return max(years, default=0) >= self._year - 1 and not _SPAN.search(text)

    def _activities(self, activities: list[Activity]) -> Iterator[Plain]:
        topics = {topic.name for topic in self._jurisdiction.topics}
        for number, activity in enumerate(activities, 1):
            cited = [name for name in Activity.placeholders(str(activity.body)) if "." in name]
            if self._left_out.has_all(activity.body, activity.lead):
                self.deleted.append(f"{ACTIVITIES}第{number}条（{_beginning(str(activity.body))}）")
                continue
            if activity.topic not in topics or not all(map(self._is_answer, cited)):
                self.dropped.append(f"{ACTIVITIES}第{number}条")
                continue
            self.activities += 1
            yield activity_again(activity)

    def _wordings(self, report: Report) -> Iterator[Plain]:
        """Yield the wordings as they were, marked as last year's; none of sentences that were that year's own words."""
        words = self._texts_that_go(report)
        for number, wording in enumerate(report.wordings or (), 1):
            if _is_of_texts(str(wording.original or ""), words):
                told = f"不写：{wording.original}" if wording.is_left_out else wording.wording
                self.year_s_words.append(f"第{number}条〔{wording.section}〕{told}")
                continue
            self.wordings += 1
            yield wording_again(wording)

    def _texts_that_go(self, report: Report) -> list[str]:
        """Return the texts of the records that are not carried: those of the year, and activities that were deleted."""
        deleted = (each for each in report.activities or () if self._left_out.has_all(each.body))
        records = (*_records_of_the_year(report), *deleted)
        return [str(text) for record in records for text in record.__dict__.values()]

    def _is_answer(self, name: str) -> bool:
        path = AnswerPath(name)
        return path.below_root in key_order(path, self._jurisdiction)


def _records_of_the_year(report: Report) -> Iterator[StrictModel]:
    """Yield the records whose words are bound to their year: what was wanting, arranged, and dealt with."""
    yield from report.shortcomings or ()
    yield from report.next_steps or ()
    yield from report.plan_reviews or ()
    yield from report.leadership.meetings or ()


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _bare_sentences(text: str) -> list[str]:
    """Return the sentences of `text` without their stops, but for such as 无."""
    return [each for each in re.split("[。；]", text) if len(each) >= _SHORTEST]


def next_year_path(path: Path, last: Answers) -> Path:
    """Return the name of this year's file beside last year's: 河东2021.yaml → 河东2022.yaml."""
    year = str(last.report.identity.year or "")
    following = str(int(year) + 1) if year.isdigit() else ""
    if year and year in path.stem:
        return path.with_stem(path.stem.replace(year, following))
    if following and any(word in path.stem for word in ("去年", "上年")):
        return path.with_stem(f"{following}年度报告")
    return path.with_stem(path.stem + (following or "（今年）"))


def new_year_lines(begun: NewYear) -> list[str]:
    """Return what the new file was begun with, a line each, in Chinese."""
    left_open, dropped = begun.left_open, begun.dropped
    counted = (
        (begun.figures, f"上年的数 {begun.figures} 个，写在各个数的“上年”里，今年的数还空着"),
        (begun.plans, f"去年写的下一年安排 {begun.plans} 条，转到“上年安排”，请逐条核对做到了没有"),
        (begun.activities, f"活动 {begun.activities} 条，标了“沿用上年”，数和时间还空着；改好一条，删去它的那一行"),
        (
            begun.wordings,
            f"手改的写法 {begun.wordings} 条，标了“沿用上年”；逐条看过，还这样写的删去它的那一行，不这样写的删去那一条",
        ),
        (
            begun.deleted,
            f"手改时整条删去、没有带过来的活动 {len(begun.deleted)} 条：{'、'.join(begun.deleted)}；今年还做，请再添上",
        ),
        (
            begun.year_s_words,
            f"手改的写法里有 {len(begun.year_s_words)} 条改的是去年自己的话（不足、安排、会议、删去的活动），"
            f"没有带过来：{'　'.join(begun.year_s_words)}",
        ),
        (left_open, f"跟年度有关、没有带过来的 {len(left_open)} 项：{'、'.join(left_open)}"),
        (begun.reasons, f"核对说明 {begun.reasons} 条是去年的理由，没有带过来；今年的数再对不上，会另外问"),
        (dropped, f"这个地区模板没有地方放的 {len(dropped)} 项：{'、'.join(dropped)}"),
    )
    lines = [f"不变的答案 {begun.kept} 项（单位、名称、名单等）", *(line for count, line in counted if count)]
    return [line for each in lines for line in wrapped(f"  {each}", 78, "    ")]


def _is_of_texts(original: str, texts: Sequence[str]) -> bool:
    """Return whether a sentence, or all of several, stood in one of some texts; a short lead is told as its text is."""
    bare = max(PLACEHOLDER.split(original)[::2], key=len)
    if len(bare) >= _OWN_WORDS and any(bare.rstrip("。；") in text for text in texts):
        return True
    own = _bare_sentences(original)
    known = {each for text in texts for each in _bare_sentences(text)}
    return bool(own) and known.issuperset(own)
