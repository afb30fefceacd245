"""The filters of section files, by their Chinese names: other ways to print an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from drafter.hints import quoted
from drafter.model.figure import Figure
from drafter.model.numerals import to_chinese
from drafter.sections.last_year import against_last_year, of_last_year
from drafter.sections.template_values import Answer, Records
from drafter.sections.tokens import ABSENT, Printed
from drafter.text_runs import AnswerPart, Run


def answer_of(value: object, name: str) -> Answer:
    """Return the one answer that the filter or test called `name` is used on. Raises TypeError for all else."""
    if isinstance(value, Printed):
        example = f"{{{{ 行政执法.行政检查次数|{name} }}}}"
        raise TypeError(f"{quoted(name)}不能接在另一个过滤器后面；一项答案只写一个，请删去前一个，如 {example}")
    if not isinstance(value, Answer):
        raise TypeError(f"{quoted(name)}只能用在一项答案上，如 {{{{ 行政执法.行政检查次数|{name} }}}}")
    return value


def number_only(value: object) -> Printed:
    """Return a figure without its measure word: 892."""
    answer = answer_of(value, "数")
    figure = answer.value
    if not isinstance(figure, Figure):
        return answer.told()
    return answer.told(answer.run(figure.number_text(), AnswerPart.NUMBER))


def in_chinese(value: object) -> Printed:
    """Return a small exact count in Chinese numerals: 1名 → 一名; larger ones unchanged."""
    answer = answer_of(value, "汉字")
    figure = answer.value
    if not isinstance(figure, Figure) or not figure.applies or figure.approximation.value:
        return answer.told()
    count = figure.value
    if count is None or count != int(count) or not 0 < count <= 10 or figure.breakdown or figure.compared:
        return answer.told()
    unit = figure.unit or answer.unit
    digits = "两" if count == 2 else to_chinese(int(count))
    return answer.printed(answer.run(digits, AnswerPart.NUMBER), answer.run(unit, AnswerPart.UNIT))


def when_none(value: object, text: str) -> Answer:
    """Return the answer with `text` as what is told in the place of its sentence where 无 is said."""
    return answer_of(value, "无则").saying(text)


def as_it_is(value: object) -> Printed:
    """Return the answer as it was given: a zero as 0, with its measure word."""
    return answer_of(value, "照印").printed()


def as_list(value: object, ending: str = "", single: str | None = None) -> Printed:
    """Return names joined by 、, with `ending` such as 等部门 behind them.

    A lone name takes `single`, by default `ending` without its 等: there is nothing else that 等 could
    stand for. An ending that the last name has already is not said twice.
    """
    answer = answer_of(value, "列举")
    names = answer.value
    if not isinstance(names, tuple) or not names:
        return answer.told()
    if names[-1].endswith(ending) or (len(names) == 1 and names[0].endswith(ending[-2:])):
        ending = ""
    elif names[-1].endswith("等"):
        ending = ending.removeprefix("等")
    elif len(names) == 1:
        ending = ending.removeprefix("等") if single is None else single
    return answer.printed(*answer.runs(), answer.run(ending, AnswerPart.WORDS))


def optional(value: object) -> Printed:
    """Return the answer, absent instead of a gap when it is missing."""
    answer = answer_of(value, "可缺")
    return ABSENT if answer.value is None else answer.told()


def required(value: object) -> Printed:
    """Return the answer, a gap when it is missing."""
    answer = answer_of(value, "必填")
    return answer.gap() if answer.value is None else answer.told()


def phrase(value: object) -> Printed:
    """Return a text without a stop at its end, to be followed by one of the template's."""
    answer = answer_of(value, "句")
    printed = answer.told()
    return printed.up_to(len(printed.text.rstrip("。；，、：")))


def count_of(value: object, name: str = "", choice: str = "") -> Printed:
    """Return how many records a list has, or in how many the field `name` is `choice`; absent when none."""
    if not isinstance(value, Records):
        raise TypeError("“条数”只能用在条目上，如 {{ 上年安排|条数 }}")
    held = [record for record in value if not name or record[name].value == choice]
    return Printed((Run(str(len(held)), answer=value.path, part=AnswerPart.NUMBER),)) if held else ABSENT


def last_year(value: object) -> Printed:
    """Return last year's figure, absent when it is not known."""
    return of_last_year(answer_of(value, "上年"))


def change(value: object, how: str = "") -> Printed:
    """Return how a figure differs from last year's, in words; with `how` 数 in its measure word."""
    return against_last_year(answer_of(value, "比上年"), how)


class Filter(NamedTuple):
    """A filter, with what the template authors' card says of it in Chinese."""

    function: Callable[..., Any]
    """Takes an answer (`Answer`, or `Records`) and what stands in brackets; returns what is printed."""
    example: str
    explanation: str


FILTERS: dict[str, Filter] = {
    "数": Filter(number_only, "{{ 行政执法.行政检查次数|数 }}", "只印数，不带量词：892"),
    "汉字": Filter(in_chinese, "{{ 处罚许可.吊销教师资格人数|汉字 }}", "十以内的数写成汉字：一名、两人"),
    "无则": Filter(
        when_none,
        "[[，败诉{{ 争议化解.败诉案件|无则('未出现败诉') }}]]",
        "填的是零或“无”时，这句话（这一截）换成引号里的话；引号里什么也不写，就去掉",
    ),
    "照印": Filter(as_it_is, "{{ 处罚许可.行政处罚件数|照印 }}", "填的是零或“无”也照填的印，如 0件"),
    "列举": Filter(
        as_list, "{{ 行政执法.专项检查内容|列举('等') }}", "名单用顿号连起来，后面加“等”；只有一个时不加“等”"
    ),
    "可缺": Filter(optional, "{{ 行政执法.行政检查次数|可缺 }}", "没有答案时这句话去掉，不留待填标记"),
    "必填": Filter(required, "{{ 诚信建设.诚信信息篇数|必填 }}", "没有答案时留下待填标记"),
    "句": Filter(phrase, "**{{ 项.提法|句 }}。**", "去掉末尾的句号，由模板自己加"),
    "上年": Filter(
        last_year,
        "[[（上年{{ 行政执法.行政检查次数|上年 }}）]]",
        "上年的数，带量词；填报文件里没有上年的数，这一截去掉",
    ),
    "比上年": Filter(
        change,
        "[[，{{ 行政执法.行政检查次数|比上年 }}]]",
        "比上年增长11.4%、比上年提高1.2个百分点 或 与上年持平；写 比上年('数')，印 比上年增加9次",
    ),
    "条数": Filter(
        count_of,
        "{{ 上年安排|条数('完成情况', '已完成') }}",
        "有几条；括号里写名称和选的那一项，就数有几条选了它。一条也没有时这句话去掉",
    ),
}


def filter_functions() -> dict[str, Callable[..., Any]]:
    """Return the functions of all filters by name, as Jinja2 takes them."""
    return {name: each.function for name, each in FILTERS.items()}
