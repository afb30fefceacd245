"""The blank answers file: every question with its help as a comment, ready to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.answers.questions import Chapter, Question
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.report import FORMAT_VERSION
from drafter.model.titles import ACTIVITIES, JURISDICTION, LOCAL, REPORT_KIND, WITHHELD_ANSWERS
from drafter.yamlfile.yaml_write import Plain, key_text, written

HEAD = """\
# 年度报告填报文件。可以用 drafter fill 逐题填写，也可以直接用记事本修改。
# 怎么填：冒号用半角，后面空一格；下级缩进两格；# 后面是说明，不会印出来。
#   数：892、400余、近千、100%；没有发生填 无；本单位没有这项职责填 不适用；还不知道就空着。
#   一个数还可以写清来历：
#     行政检查次数:
#       数值: 892
#       提供科室: 职成教科
#       截至: 12月31日
#       上年: 801
#   名单：用顿号隔开，或每行一个，前面写“- ”。
#   活动：正文里的数写成 {名称}，在“数字”或“时间”下写它是多少；
#         要用别处的数，写 {组名.名称}，如 {行政执法.行政检查次数}。
"""

_WITHHELD = (
    "# 公开版里不写的答案，每行一个，前面写“- ”，写 组名.名称，如 处罚许可.罚没金额；没有就空着",
    "# 一条活动、会议、不足或安排不公开，在那一条里写一行“公开: 否”",
)


class _FormQuestions(NamedTuple):
    """The questions of a form by where they stand in the file."""

    groups: dict[str, list[Question]]
    """By the title of their chapter."""
    closing: list[Question]
    """At the root of the file."""
    local: list[Question]
    """Under 本地补充."""
    topics: list[Question]


def blank_form(
    jurisdiction: Jurisdiction, chapters: tuple[Chapter, ...], kind: str, answers: Mapping[str, Plain] | None = None
) -> str:
    """Return a new answers file for a report of this `kind`: its questions, with `answers` by their paths.

    Groups stand in the report's order; each question has its help above it. Answers that it
    does not ask for follow: those of a group at the group's end, others at the file's.
    """
    given = {**(answers or {}), JURISDICTION: jurisdiction.name, REPORT_KIND: kind}
    placed = {question.path for chapter in chapters for question in chapter.questions if not question.topic}
    further = {path: value for path, value in given.items() if path not in placed}
    asked = _sorted(chapters)
    lines = [HEAD, f"格式版本: {FORMAT_VERSION}", ""]
    for title, questions in asked.groups.items():
        lines += _group(title, questions, given, further)
    for title in _groups_not_asked(further, asked):
        lines += _group(title, [], given, further)
    for question in asked.closing:
        lines += [*_help(question, ""), *_entry(question.path, given.get(question.path), ""), ""]
    if asked.topics:
        lines += _activities(asked.topics, given)
    lines += _group(LOCAL, asked.local, given, further)
    lines += [*_WITHHELD, *_entry(WITHHELD_ANSWERS, given.get(WITHHELD_ANSWERS), ""), ""]
    written_above = (WITHHELD_ANSWERS, ACTIVITIES) if asked.topics else (WITHHELD_ANSWERS,)
    for path, value in further.items():
        if "." not in path and path not in written_above:
            lines += [*_entry(path, value, ""), ""]
    return "\n".join(lines).rstrip() + "\n"


def _sorted(chapters: tuple[Chapter, ...]) -> _FormQuestions:
    asked = _FormQuestions({}, [], [], [])
    for chapter in chapters:
        own = asked.groups.setdefault(chapter.title, [])
        for question in chapter.questions:
            if question.topic:
                asked.topics.append(question)
            elif question.place[0] == LOCAL:
                asked.local.append(question)
            elif len(question.place) == 1:
                asked.closing.append(question)
            else:
                own.append(question)
    return asked


def _groups_not_asked(further: Mapping[str, Plain], asked: _FormQuestions) -> list[str]:
    """Return the titles of groups that are answered though nothing in them is asked."""
    titles = dict.fromkeys(AnswerPath(path).root for path in further if "." in path)
    return [title for title in titles if title not in asked.groups and title != LOCAL]


def _activities(topics: list[Question], given: Mapping[str, Plain]) -> list[str]:
    names = "、".join(question.topic for question in topics)
    return [
        "# 各主题下的具体工作，一事一条。每条写 主题、提法（可不写）、内容。",
        f"# 主题：{names}",
        *_entry(ACTIVITIES, given.get(ACTIVITIES), ""),
        "",
    ]


def _group(
    title: str, questions: list[Question], given: Mapping[str, Plain], further: Mapping[str, Plain]
) -> Iterator[str]:
    unasked = [path for path in further if path.startswith(f"{title}.")]
    if not questions and not unasked:
        return
    yield f"{title}:"
    for question in questions:
        yield from _help(question, "  ")
        yield from _entry(question.path, given.get(question.path), "  ")
    for path in unasked:
        yield from _entry(path, given[path], "  ")
    yield ""


def _entry(path: str, value: Plain, pad: str) -> Iterator[str]:
    inline, block = written(value, len(pad) + 2) if value else ("", [])
    yield f"{pad}{key_text(AnswerPath(path).leaf)}: {inline}".rstrip()
    yield from block


def _help(question: Question, pad: str) -> Iterator[str]:
    unit = f"（单位：{question.unit}）" if question.unit else ""
    must = "【必填】" if question.required else ""
    choices = f"（{'／'.join(question.choices)}）" if question.choices else ""
    text = f"{question.explanation}{choices}{unit}{must}"
    if text:
        yield f"{pad}# {text}"
    if question.kind is Kind.RECORDS and question.fields:
        names = "、".join(field.title for field in question.fields)
        yield f"{pad}# 每条以“- ”开头，写：{names}；没有就填 无"
