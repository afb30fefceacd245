"""Which answers that hold something a document does not show."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Any, NamedTuple

from drafter.answers.load import Answers
from drafter.answers.questions import is_some
from drafter.hints import quoted
from drafter.jurisdictions.statistics_tables import CHANGE, LAST_YEAR, find_table
from drafter.jurisdictions.usage import usage
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import FieldSpec, answer_at, answers_in
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.official_form import STATISTICS
from drafter.model.records import PLACEHOLDER, Activity, Wording
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, FIGURES, IMPRINT, MASTHEAD, NOT_OURS, OFFICIAL_FORM, SEAL, WORDINGS
from drafter.pages.blocks import Document
from drafter.rendering import Rendering, chosen_kind
from drafter.rendering_map import RenderingMap
from drafter.sections.own_wordings import is_usable
from drafter.sections.phrases import facts_of
from drafter.sections.sentences import sentences_of
from drafter.sections.template_values import is_withheld

_FORM_PARTS = (MASTHEAD, SEAL, IMPRINT)
"""Answers of 公文格式 that ask for a part of the page, and print no words of their own."""
_VOID = "另一条改写替它说的，那一条没有用，这一句照印"


def unprinted_answers(made: Rendering, answers: Answers) -> Iterator[str]:
    """Yield the titles of answers that hold something and that neither a sentence nor the page of `made` shows.

    What is asked to check a rate is none of them where that rate is printed.
    """
    report = answers.report
    printed = made.rendered.printed | _left_out(report) | _worded(made, report)
    catalogue = answers.jurisdiction.catalogue()
    checking = {rate.base for rate in catalogue.relations.rates if rate.rate in printed}
    not_ours = report.not_ours or ()
    for spec, value in _reported(report, catalogue):
        is_shown = spec.path in printed or spec.path in checking
        if not is_shown and is_some(value) and spec.path.root not in not_ours:
            yield spec.title
    yield from _unprinted_lists(report, catalogue, printed)
    yield from _unprinted_form(made.document, answers)
    yield from _unprinted_activities(answers, printed)


class LeftChapter(NamedTuple):
    """A chapter that is not the unit's duty, so that nothing of it is printed, though something stands there still."""

    title: str
    answers: int
    activities: int

    @property
    def line(self) -> str:
        """What is told of it."""
        counts = ((self.answers, "项答案"), (self.activities, "条活动"))
        held = "、".join(f"{count} {what}" for count, what in counts if count)
        return f"“{self.title}”记着不归本单位，这一章没有写；里面还有 {held}：归本单位的，从“{NOT_OURS}”里删去“{self.title}”；不归的，可以删去"


def left_chapters(answers: Answers) -> Iterator[LeftChapter]:
    """Yield the chapters that are not the unit's duty and that have answers, or activities, all the same."""
    report, catalogue = answers.report, answers.jurisdiction.catalogue()
    for title in report.not_ours or ():
        group = catalogue.get(AnswerPath(title))
        count = sum(is_some(value) for _, value in answers_in(report, group)) if group is not None else 0
        topics = _topics_of([title], answers)
        activities = sum(each.topic in topics for each in report.activities or [])
        if count or activities:
            yield LeftChapter(title, count, activities)


def _topics_of(chapters: Collection[str], answers: Answers) -> frozenset[str]:
    return frozenset(topic.name for topic in answers.jurisdiction.all_topics if topic.chapter in chapters)


def unprinted_last_years(answers: Answers) -> list[str]:
    """Return the titles of the figures whose 上年 no section of this report and no table attached to it prints.

    None where a figure tells its change: the bureau knows how, and left the others.
    """
    report, jurisdiction = answers.report, answers.jurisdiction
    answered = chain.from_iterable(answers_in(report, group) for group in jurisdiction.catalogue().groups())
    figures = [(spec, value) for spec, value in answered if isinstance(value, Figure)]
    known = [spec for spec, figure in figures if figure.last_year and spec.group not in (report.not_ours or ())]
    if not known or any(figure.compared for _, figure in figures):
        return []
    shown = usage(jurisdiction, chosen_kind(answers).name).changes | _last_years_in_tables(answers)
    return [spec.title for spec in known if spec.path not in shown]


def _last_years_in_tables(answers: Answers) -> set[str]:
    """Return the paths of the figures of which a table attached to the report has last year's, or the change."""
    attached = [each for each in answers.report.official_form.attachments or [] if each.content == STATISTICS]
    tables = filter(None, (find_table(str(each.name), answers.jurisdiction.tables) for each in attached))
    return {path for table in tables if {LAST_YEAR, CHANGE}.intersection(table.roles()) for _, path in table.answers()}


def unused_wordings(made: Rendering, answers: Answers) -> Iterator[str]:
    """Yield the wordings that found no sentence, each with the reason; none of those that tell what is otherwise by now."""
    outdated = {each.number + 1 for each in made.rendered.outdated_wordings}
    wordings = answers.report.wordings or []
    for number in made.rendered.unused_wordings:
        if number not in outdated:
            wording = wordings[number - 1]
            why = _VOID if number in made.rendered.void_wordings else _why_unused(wording, answers)
            yield f"第{number}条{wording.brief}：{why}"


def _why_unused(wording: Wording, answers: Answers) -> str:
    """Return why no sentence is printed in a wording of the bureau's own: for what became of its answers, if anything did."""
    if not is_usable(wording):
        return "去年的写法，话里的数还没有核对"
    catalogue = answers.jurisdiction.catalogue()
    facts = (AnswerPath(name) for name in sorted(facts_of(f"{wording.original}{wording.wording}")))
    values = [(each.leaf, answer_at(answers.report, each)) for each in facts if catalogue.get(each) is not None]
    none = [title for title, value in values if not is_some(value) and value is not None]
    open_ = [title for title, value in values if value is None]
    told = ((none, "现在是 无"), (open_, "现在空着"))
    return (
        "，".join(f"{'、'.join(map(quoted, titles))}{what}" for titles, what in told if titles)
        or "段落里现在没有那一句"
    )


def _reported(report: Report, catalogue: Catalogue) -> Iterator[tuple[FieldSpec, Any]]:
    """Yield the single answers that are there to be printed, those in groups first."""
    yield from ((spec, value) for spec, value in _answers(report, catalogue) if spec.kind not in (None, Kind.RECORDS))


def _answers(report: Report, catalogue: Catalogue) -> Iterator[tuple[FieldSpec, Any]]:
    """Yield the answers that are there to be printed, lists of records too, those in groups first."""
    roots = [root for root in catalogue.roots if root.special.is_answer and not root.special.always_asked]
    in_groups = chain.from_iterable(answers_in(report, root) for root in roots if root.is_group)
    yield from (*in_groups, *((root, answer_at(report, root.path)) for root in roots))


def _unprinted_lists(report: Report, catalogue: Catalogue, printed: Collection[str]) -> Iterator[str]:
    """Yield the lists, such as 存在不足, of whose records nothing is among the paths that were `printed`."""
    for spec, records in _answers(report, catalogue):
        is_left = spec.path.root in (report.not_ours or ())
        if spec.kind is not Kind.RECORDS or spec.path in (ACTIVITIES, WORDINGS) or is_left:
            continue
        shown = [each for each in records if not is_withheld(each)] if isinstance(records, list | tuple) else []
        if shown and not any(map(spec.path.holds, printed)):
            yield f"{spec.title} {len(shown)} 条"


def _unprinted_form(document: Document, answers: Answers) -> Iterator[str]:
    """Yield the titles of answers of 公文格式 that the page does not show, with the part of it that there is not."""
    report = answers.report
    specs = answers.jurisdiction.catalogue()[OFFICIAL_FORM].fields
    given = [s for s in specs if s.path not in _FORM_PARTS and is_some(answer_at(report, s.path))]
    if not given:
        return
    shown = RenderingMap(document).answers
    for spec in given:
        if spec.kind is Kind.RECORDS or any(map(spec.path.holds, shown)):
            continue
        part = spec.when
        lacks = part is not None and not is_some(answer_at(report, part))
        yield f"{spec.title}（没有{part.leaf}）" if part and lacks else spec.title


def _unprinted_activities(answers: Answers, printed: Collection[str]) -> Iterator[str]:
    """Yield the activities of which nothing is among the paths that were `printed`, and figures of others that none of them says."""
    left = _topics_of(answers.report.not_ours or (), answers)
    for number, activity in enumerate(answers.report.activities or [], 1):
        path = ACTIVITIES.child(number)
        if is_withheld(activity) or activity.topic in left:
            continue
        if any(map(path.holds, printed)):
            figures = _figures_of(activity, path)
            yield from (f"{path.spoken('')}的“{each.leaf}”" for each in figures if each not in printed)
        elif not _is_left_out(activity, answers.report):
            yield _spoken(number, activity)


def _figures_of(activity: Activity, path: AnswerPath) -> Iterator[AnswerPath]:
    """Yield the paths of the figures that an activity has."""
    figures = (activity.figures or {}).items()
    yield from (path.child(FIGURES).child(name) for name, figure in figures if isinstance(figure, Figure))


def left_out_activities(made: Rendering, answers: Answers) -> Iterator[str]:
    """Yield the activities of which `made` shows nothing, as the report's own wordings leave their sentences out."""
    for number, activity in enumerate(answers.report.activities or [], 1):
        is_printed = any(map(ACTIVITIES.child(number).holds, made.rendered.printed))
        if not is_printed and not is_withheld(activity) and _is_left_out(activity, answers.report):
            yield _spoken(number, activity)


def _is_left_out(activity: Activity, report: Report) -> bool:
    """Return whether a wording of the report's own leaves out a sentence of an activity."""
    own = (each.original for each in report.wordings or () if each.is_left_out and each.original)
    left_out = {_bare(str(original)) for original in own}
    texts = (str(text) for text in (activity.lead, activity.body) if text)
    return any(_bare(sentence) in left_out for text in texts for sentence in sentences_of(text))


def _bare(sentence: str) -> str:
    return PLACEHOLDER.sub("{}", sentence).rstrip("。；")


def _spoken(number: int, activity: Activity) -> str:
    topic = activity.topic if isinstance(activity.topic, str) else "没有写主题"
    return f"{ACTIVITIES.child(number).spoken('')}（{topic}）"


def _worded(made: Rendering, report: Report) -> frozenset[str]:
    """Return the paths of the answers that wordings tell in words of their own, where these are printed."""
    unused = made.rendered.unused_wordings
    used = (each for number, each in enumerate(report.wordings or (), 1) if number not in unused)
    return frozenset(ground.path for each in used for ground in each.grounded_on)


def _left_out(report: Report) -> frozenset[str]:
    """Return the paths of the answers that only sentences left out for themselves would print."""
    left_out = (each for each in report.wordings or () if each.is_left_out and not each.is_told_instead)
    return frozenset(name for each in left_out for name in facts_of(str(each.original or "")))
