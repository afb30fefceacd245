"""The blank answers file: every question with its help as a comment, ready to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.questions import Chapter, Question
from drafter.columns import width
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.report import FORMAT_VERSION
from drafter.model.titles import ACTIVITIES, JURISDICTION, REPORT_KIND, WITHHELD_ANSWERS
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

_COLUMNS = 96
"""Width of the lines of names that may be answered besides."""
_ACTIVITIES = "# 各主题下的具体工作，一事一条。每条写 主题、提法（可不写）、内容。"
_WITHHELD = (
    "# 公开版里不写的答案，每行一个，前面写“- ”，写 组名.名称，如 处罚许可.罚没金额；没有就空着",
    "# 一条活动、会议、不足或安排不公开，在那一条里写一行“公开: 否”",
)


def blank_form(
    jurisdiction: Jurisdiction,
    chapters: tuple[Chapter, ...],
    kind: str,
    answers: Mapping[AnswerPath, Plain] | None = None,
) -> str:
    """Return a new answers file for a report of this `kind`: its questions, with `answers` by their paths.

    Groups stand in the report's order; each question has its help above it. Answers that it
    does not ask for follow: those of a group at the group's end, others at the file's.
    """
    given = {**(answers or {}), JURISDICTION: jurisdiction.name, REPORT_KIND: kind}
    form = _Form([question for chapter in chapters for question in chapter.questions], given)
    lines = [HEAD, f"格式版本: {FORMAT_VERSION}", ""]
    titles = [*(chapter.title for chapter in chapters), *(path.root for path in form.unasked if path.below_root)]
    for title in dict.fromkeys(titles):
        lines += form.group(title)
    lines += form.root_questions()
    lines += [*_WITHHELD, *form.root_answer(WITHHELD_ANSWERS)]
    lines += form.further()
    return "\n".join(lines).rstrip() + "\n"


class _Form:
    """What a form asks, and the answers that are known."""

    def __init__(self, questions: list[Question], given: Mapping[AnswerPath, Plain]) -> None:
        self._topics = [question.topic for question in questions if question.topic]
        self._asked = {question.path: question for question in questions if not question.topic}
        self._given = given
        self.unasked = [path for path in given if path not in self._asked]

    def group(self, title: str) -> Iterator[str]:
        """Yield the lines of a group: what it is asked, then what it is answered beyond that; none without either."""
        asked = [question for path, question in self._asked.items() if path.startswith(f"{title}.")]
        unasked = [path for path in self.unasked if path.startswith(f"{title}.")]
        if not asked and not unasked:
            return
        yield f"{title}:"
        for question in asked:
            if question.listed and question.path not in self._given:
                continue
            yield from _help(question, "  ")
            yield from _entry(question.path, self._given.get(question.path), "  ")
        yield from _further(
            [question.title for question in asked if question.listed and question.path not in self._given]
        )
        for path in unasked:
            yield from _entry(path, self._given[path], "  ")
        yield ""

    def root_questions(self) -> Iterator[str]:
        """Yield the lines of the questions whose answers stand in no group, then of the activities."""
        for path, question in self._asked.items():
            if not path.below_root:
                yield from (*_help(question, ""), *self.root_answer(path))
        if self._topics:
            yield from (_ACTIVITIES, f"# 主题：{'、'.join(self._topics)}", *self.root_answer(ACTIVITIES))

    def root_answer(self, path: AnswerPath) -> list[str]:
        """Return the lines of an answer that stands in no group."""
        return [*_entry(path, self._given.get(path), ""), ""]

    def further(self) -> Iterator[str]:
        """Yield the lines of the answers in no group that are not asked and stand nowhere above."""
        above = (WITHHELD_ANSWERS, ACTIVITIES) if self._topics else (WITHHELD_ANSWERS,)
        for path in self.unasked:
            if not path.below_root and path not in above:
                yield from self.root_answer(path)


def _further(titles: list[str]) -> Iterator[str]:
    """Yield the names of what may be answered besides, as comments."""
    line = ""
    for number, title in enumerate(titles):
        word = title if number == len(titles) - 1 else f"{title}、"
        if line and width(line + word) > _COLUMNS:
            yield f"  # {line}"
            line = ""
        line += word if line or number else f"还可以填：{word}"
    if line:
        yield f"  # {line}"


def _entry(path: AnswerPath, value: Plain, pad: str) -> Iterator[str]:
    inline, block = written(value, len(pad) + 2) if value else ("", [])
    yield f"{pad}{key_text(path.leaf)}: {inline}".rstrip()
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
