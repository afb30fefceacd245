"""What is shown beside a question: what is counted, how to type, where it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry
from drafter.jurisdictions.usage import printed_by, usage
from drafter.model.field_spec import catalogue
from drafter.model.fields import Kind

if TYPE_CHECKING:
    from drafter.quoting import Quotation

_PREFACE = "开头一段"
"""How the text before the first heading is named."""
HOW_TO_TYPE: dict[Kind, tuple[str, ...]] = {
    Kind.FIGURE: (
        "写数字，带不带单位都行：892、892次、八百九十二、1.2万",
        "大约的数：400余、近千、约300、50以上；比例：100%",
        "分开说的：163件，其中合同106件、协议57件；要写增减：902，比上年（上年的数不在文件里：902，比上年+10）",
        "可能发生但全年没有：无；本单位没有这项职责：不适用；还不知道：直接回车",
    ),
    Kind.TEXT: ("照例子写一句话；本单位没有这回事：不适用；还不知道：直接回车",),
    Kind.CHOICE: ("从列出的答案里选一个；还不知道选“先空着”",),
    Kind.DAY: ("写年月日：2022年1月29日、2022-1-29、2022.1.29",),
    Kind.NAMES: ("用顿号隔开：市场监管、消防、公安；文件带书名号；一个也没有：无",),
    Kind.RECORDS: ("一事一条，用自己的话写成完整的句子；一条也没有：选“没有，填无”",),
}
"""How answers of each kind are typed."""


def explanation(question: Question) -> str:
    """Return what is asked, with the mark of a question that must be answered."""
    return f"{'【必填】' if question.required else ''}{question.explanation}"


def label(question: Question) -> str:
    """Return the words of a question's prompt: title and unit."""
    unit = f"（{question.unit}）" if question.unit else ""
    return f"{question.title}{unit}："


def last_year_with_unit(last_year: str, unit: str) -> str:
    """Return last year's figure with its unit; empty when it is not known."""
    is_bare = re.fullmatch(r"[0-9,.，．]+", last_year)
    return f"{last_year}{unit}" if is_bare else last_year


def known_line(last_year: str, office: str) -> str:
    """Return last year's value, with its unit, and who supplies the answer; empty when neither is known."""
    parts = [f"上年：{last_year}"] if last_year else []
    return "　".join([*parts, *([f"提供科室：{office}"] if office else [])])


def help_lines(
    question: Question, jurisdiction: Jurisdiction, kind: object, last_year: str, printed: Quotation | None = None
) -> list[str]:
    """Return the help on one question, a line a point.

    `printed` is where the report prints its answer, with last year's figure where it is known; None where it cannot
    be rendered yet.
    """
    lines = [f"问什么：{explanation(question)}"]
    if question.unit:
        lines.append(f"单位：{question.unit}")
    lines += [f"怎么写：{line}" if i == 0 else f"　　　　{line}" for i, line in enumerate(HOW_TO_TYPE[question.kind])]
    office = jurisdiction.office(question.path)
    known = known_line(last_year_with_unit(last_year, question.unit), office)
    if known:
        lines.append(known)
    where = _headings(question, jurisdiction, kind, printed)
    lines.append(f"印在：{'；'.join(where) or _elsewhere(question, jurisdiction)}")
    if printed and printed.sentences:
        lines.append(f"{'上年的数印出来是' if last_year else '印出来是'}：{''.join(printed.sentences)}")
    return lines


def _headings(question: Question, jurisdiction: Jurisdiction, kind: object, printed: Quotation | None) -> list[str]:
    """Return the headings under which the report prints an answer; of an open one those under which it would be."""
    outlined = places_printed(question, jurisdiction, kind)
    if not outlined or question.topic or not printed or not printed.headings:
        return outlined
    return [quoted(heading) if heading else _PREFACE for heading in printed.headings]


def _elsewhere(question: Question, jurisdiction: Jurisdiction) -> str:
    """Return where an answer stands that no section file prints."""
    if question.path in jurisdiction.catalogue().relations.bases:
        return "文中不写，只用来核对"
    group = catalogue().get(question.path.root)
    return question.special.printed_at or (group.special.printed_at if group else "") or "这一条里"


def places_printed(question: Question, jurisdiction: Jurisdiction, kind: object) -> list[str]:
    """Return where the report prints an answer: the headings, in the outline's order."""
    chosen = next((each for each in jurisdiction.kinds if each.name == kind), None)
    found: list[str] = []
    named = usage(jurisdiction, kind).by_sections
    for heading, entry in _headed(chosen.outline if chosen else [], ""):
        used = printed_by(entry.section, jurisdiction)
        if (
            question.topic in used.topics
            if question.topic
            else question.path in (used.by_sections if question.path in named else used.answers)
        ):
            found.append(quoted(heading) if heading else _PREFACE)
    return list(dict.fromkeys(found))


def _headed(entries: Iterable[OutlineEntry], above: str) -> Iterable[tuple[str, OutlineEntry]]:
    """Yield each entry that has a section, with its own heading or the nearest above it."""
    for entry in entries:
        heading = entry.heading or above
        if entry.section:
            yield heading, entry
        yield from _headed(entry.below, heading)
