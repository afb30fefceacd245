"""The tests and functions of section files, each with its Chinese name.

`DESCRIPTIONS` documents them and the filters, an example each; the template authors' handbook prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.figure import Figure
from drafter.model.parsing import NOT_APPLICABLE
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, LEAD
from drafter.sections.activity_pieces import activity_pieces
from drafter.sections.facts_told import FactPrinter
from drafter.sections.template_filters import FILTERS, answer_of
from drafter.sections.template_places import RECORD_FUNCTION, path_mark, record_mark
from drafter.sections.template_values import Answer, Records
from drafter.sections.tokens import (
    ABSENT,
    LEAD_OFF,
    LEAD_ON,
    LINE,
    NOTHING,
    SPLIT,
    Fragment,
    Printed,
    Tokens,
    literal,
)


def _tested(value: object, name: str) -> Answer | Records:
    if isinstance(value, Answer | Records):
        return value
    str(value)  # an unknown name says here which one it is
    raise TypeError(f"“is {name}”只能用在一项答案上，如 行政执法.行政检查次数 is {name}")


def _stated(context: Mapping[str, Any], path: str, holds: bool) -> bool:
    """Return `holds`; what a section says where it does tells the answer at `path` in words of its own."""
    if holds:
        context["_tokens"].said.append(path)
    return holds


@pass_context
def _is_some(context: Mapping[str, Any], value: object) -> bool:
    answer = _tested(value, "有")
    return _stated(context, answer.path, answer.is_some())


@pass_context
def _is_none(context: Mapping[str, Any], value: object) -> bool:
    answer = _tested(value, "无")
    return _stated(context, answer.path, answer.is_none())


def _is_answered(value: object) -> bool:
    answer = _tested(value, "已答")
    if isinstance(answer, Records):
        return answer.items is not None
    return answer.value is not None


@pass_context
def _does_not_apply(context: Mapping[str, Any], value: object) -> bool:
    answer = _tested(value, "不适用")
    figure = None if isinstance(answer, Records) else answer.value
    return _stated(
        context, answer.path, figure is NOT_APPLICABLE or (isinstance(figure, Figure) and not figure.applies)
    )


@pass_context
def _is_chosen(context: Mapping[str, Any], value: object, choice: str) -> bool:
    """Return True when `choice` is what was chosen."""
    answer = answer_of(value, "选")
    return _stated(context, answer.path, bool(answer.value == choice))


TESTS: dict[str, Callable[..., Any]] = {
    "有": _is_some,
    "无": _is_none,
    "已答": _is_answered,
    "不适用": _does_not_apply,
    "选": _is_chosen,
}

DESCRIPTIONS: dict[str, tuple[str, str, str]] = {
    **{name: ("过滤器", each.example, each.explanation) for name, each in FILTERS.items()},
    "有": ("判断", "{% if 处罚许可.行政处罚件数 is 有 %}", "填了，适用，而且不是零"),
    "无": ("判断", "{% if 处罚许可.行政处罚件数 is 无 %}", "填的是零或“无”"),
    "已答": ("判断", "{% if 报告依据.报送通知 is 已答 %}", "填了（包括零和“不适用”）"),
    "不适用": ("判断", "{% if 处罚许可.行政强制次数 is 不适用 %}", "填的是“不适用”"),
    "选": ("判断", "{% if 项.完成情况 is 选('已完成') %}", "选的就是引号里的那一项"),
    ACTIVITIES: (
        "函数",
        "{{ 活动('法治宣传') }}",
        "印出这个主题下的各项活动：有提法的另起一段，没有的接在上一条之后；后面的话也另起一段",
    ),
    "分项": (
        "函数",
        "{{ 分项('法治宣传') }}",
        "把这个主题下的各项活动写成“一是……二是……”，序号和标点由程序加；没有提法的接在有提法的后面",
    ),
    "事实": (
        "函数",
        "{{ 事实('法治宣传') }}",
        "印出这个主题（或其中一个事项，如 行政强制；或一项事实，如 行业指导.市县考核个数）下别处没有印的各项事实，用 事实.yaml 里的句子，说同一件事的连成一句",
    ),
    "引用": (
        "函数",
        "{{ 引用('督察工作规定') }}",
        "印出报告年度里有效的法律、规划或会议提法；那一年没有就去掉这句话",
    ),
    "引用文号": ("函数", "{{ 引用文号('督察工作规定') }}", "同上，后面带（文号）"),
}
"""Name → (sort, example, what it does), all in Chinese."""


TOPIC_FUNCTIONS = (ACTIVITIES, "分项", "事实")
"""The functions that print what belongs to a topic: its activities, or its facts."""


class TemplateFunctions:
    """The functions of section files for one report: 活动, 事实, 引用, 引用文号."""

    def __init__(
        self, report: Report, jurisdiction: Jurisdiction, values: Mapping[str, Any], kind: str | None = None
    ) -> None:
        self._report, self._jurisdiction, self._values = report, jurisdiction, values
        self._by_topic: dict[str, list[int]] = {}
        for i, activity in enumerate(report.activities or []):
            self._by_topic.setdefault(str(activity.topic or ""), []).append(i)
        self._topics = {topic.name for topic in jurisdiction.all_topics}
        not_ours = report.not_ours or ()
        self._left_out = {topic.name for topic in jurisdiction.all_topics if topic.chapter in not_ours}
        """Topics of chapters that are not the unit's duty."""
        self._facts = FactPrinter(jurisdiction, values, kind)
        self._references: dict[str, list[Any]] | None = None
        self.out_of_date: dict[str, int] = {}
        """What was cited after its last year, by its name in `引用.yaml`, with that year."""

    @staticmethod
    def names() -> list[str]:
        """Return the names of the functions."""
        return [name for name, (sort, _, _) in DESCRIPTIONS.items() if sort == "函数"]

    def bound(self, tokens: Tokens) -> dict[str, Callable[..., Any]]:
        """Return the functions for one section, whose printed answers go to `tokens`."""

        def activities(topic: str) -> str:
            return self._activities(topic, tokens)

        def clauses(topic: str) -> str:
            return self._clauses(topic, tokens)

        @pass_context
        def facts(context: Context, topic: str) -> str:
            topic = self._jurisdiction.renamed.get(topic, topic)
            if topic not in self._topics and not self._jurisdiction.catalogue().told_under(topic):
                raise TypeError(_unknown("活动主题", topic, self._topics))
            return self._facts.printed(topic, tokens, context.name or "")

        return {
            **dict(zip(TOPIC_FUNCTIONS, (activities, clauses, facts), strict=True)),
            "引用": self._cite,
            "引用文号": self._cite_with_number,
            RECORD_FUNCTION: record_mark,
        }

    def _activities(self, topic: str, tokens: Tokens) -> str:
        """Return the activities of `topic` one after the other, each with a lead in a paragraph of its own."""
        printed = ""
        for path, lead, text, stopped in self._printed(topic, tokens):
            whole = text if stopped else f"{text}。"
            printed += f"{SPLIT}{path_mark(path)}{LEAD_ON}{lead}。{LEAD_OFF}{whole}" if lead else whole
        if SPLIT in printed:
            printed += SPLIT + path_mark("")
        return Fragment(printed or NOTHING)

    def _clauses(self, topic: str, tokens: Tokens) -> str:
        """Return the activities of `topic` as counted clauses; those without a lead go with the one before."""
        clauses: list[str] = []
        open_end = led = False
        for _, lead, text, stopped in self._printed(topic, tokens):
            if led and not lead:
                clauses[-1] += f"。{text}" if open_end else text
            else:
                clauses.append(f"{lead}。{text}" if lead else text)
            led, open_end = led or bool(lead), not stopped
        return Fragment("".join(f"{LINE}+ {clause}{LINE}" for clause in clauses) or NOTHING)

    def _printed(self, topic: str, tokens: Tokens) -> Iterator[tuple[str, str, str, bool]]:
        """Yield path, lead, text, and whether the text ends in a stop, of each activity of `topic`."""
        topic = topic if topic in self._topics else self._jurisdiction.renamed.get(topic, topic)
        if topic not in self._topics:
            raise TypeError(_unknown("活动主题", topic, self._topics))
        for i in self._by_topic.get(topic, []) if topic not in self._left_out else ():
            activity = (self._report.activities or [])[i]
            pieces = activity_pieces(i, activity, self._values)
            if not pieces:
                continue
            text = "".join(map(tokens.add, pieces))
            path, lead = AnswerPath.of_place((ACTIVITIES, i)), ""
            if isinstance(activity.lead, str):
                said = Answer(path.child(LEAD), LEAD, activity.lead)
                phrase = activity.lead.rstrip("。；，")
                lead = tokens.add(said.printed(said.run(phrase))) if phrase else ""
            yield path, lead, text, _ends_in_stop(activity.body)

    def _cite(self, name: str) -> Printed:
        reference = self._reference(name)
        return literal(reference.text) if reference else ABSENT

    def _cite_with_number(self, name: str) -> Printed:
        reference = self._reference(name)
        if reference is None:
            return ABSENT
        number = f"（{reference.number}）" if reference.number else ""
        return literal(reference.text + number)

    def _reference(self, name: str) -> Any:
        if self._references is None:
            self._references = {}
            for reference in self._jurisdiction.references():
                self._references.setdefault(reference.name, []).append(reference)
        if name not in self._references:
            raise TypeError(_unknown("引用", name, set(self._references)))
        year = self._report.identity.year
        if not isinstance(year, str):
            return None
        last = max(reference.last_year for reference in self._references[name])
        if last < int(year):
            self.out_of_date[name] = last
        return next((r for r in self._references[name] if r.first_year <= int(year) <= r.last_year), None)


def _ends_in_stop(body: object) -> bool:
    return isinstance(body, str) and body.endswith(("。", "！", "？", "；", "。”", "。）"))


def _unknown(what: str, name: str, known: set[str]) -> str:
    hint = did_you_mean(name, known, f"现有：{'、'.join(sorted(known)[:12])}", 0.3)
    return f"没有{quoted(name)}这个{what}；{hint}"
