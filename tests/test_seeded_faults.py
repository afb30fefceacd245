"""Faults planted one at a time into the rendered examples: each is found, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pytest

from drafter.answers.load import load_answers
from drafter.checking.rules import filed_rules
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped, template_roots
from drafter.pages.web.plain_text import write_text
from drafter.rendering import render

pytestmark = pytest.mark.long

RULES = [rule for rule in filed_rules() if rule.family != "版式"]
EXAMPLES = ("hedong-2021", "chenghua-2020", "hongqiao-2022", "xiqing-2023", "huyanghe-2022")
LEAST_CAUGHT = 0.95


class Fault(NamedTuple):
    """A kind of fault: how it is planted and which rules may tell it."""

    name: str
    plant: Callable[[str], str]
    """Gives the text with the fault; unchanged where an example has no place for it."""
    rules: tuple[str, ...]
    """Beginnings of the names of the rules that are to tell it."""


class Finding(NamedTuple):
    """A finding without its place's number, which a planted line shifts."""

    rule: str
    message: str
    line: str


@cache
def example_text(name: str) -> str:
    """Return the example rendered, as text."""
    path = shipped("examples") / f"{name}.yaml"
    data = write_text(render(load_answers(path, template_roots(path.parent))).document)
    lines = data.decode("utf-8-sig").splitlines()
    return "".join(f"{line.strip()}\n" for line in lines)


def findings(text: str, year: int) -> Counter[Finding]:
    """Return what all rules find in `text`."""
    manuscript = read_text(text, "例.txt", year)
    return Counter(
        Finding(rule.name, hit.message, manuscript.passages[hit.spot.passage].text if hit.spot.passage >= 0 else "")
        for rule in RULES
        for hit in rule.check(manuscript)
    )


def swap(old: str, new: str, which: int = 0) -> Callable[[str], str]:
    """Return a planting that puts `new` in place of the match `which` of the expression `old`, in the body."""

    def plant(text: str) -> str:
        start = text.find("\n一、") + 1
        places = list(re.finditer(old, text[start:]))
        if len(places) <= (which if which >= 0 else 0):
            return text
        match = places[which]
        return text[: start + match.start()] + match.expand(new) + text[start + match.end() :]

    return plant


def whole(old: str, new: str) -> Callable[[str], str]:
    """Return a planting that changes the first match of `old` anywhere, the title included."""
    return lambda text: re.sub(old, new, text, count=1)


def chapter(lines: list[str], words: str) -> tuple[int, int]:
    """Return where the first-level chapter whose heading holds `words` begins and ends; (0, 0) for none."""
    heads = [i for i, line in enumerate(lines) if re.match("[一二三四五六七]、", line)]
    start = next((i for i in heads if re.search(words, lines[i])), 0)
    end = next((i for i in range(start + 1, len(lines)) if i in heads or not lines[i]), len(lines))
    return (start, end) if start else (0, 0)


def without_part(words: str) -> Callable[[str], str]:
    """Return a planting that takes out the chapter whose heading holds `words`."""

    def plant(text: str) -> str:
        lines = text.split("\n")
        start, end = chapter(lines, words)
        return "\n".join(lines[:start] + lines[end:])

    return plant


def emptied(words: str) -> Callable[[str], str]:
    """Return a planting that leaves a chapter's heading and takes out all below."""

    def plant(text: str) -> str:
        lines = text.split("\n")
        start, end = chapter(lines, words)
        return "\n".join(lines[: start + 1] + lines[end:]) if start else text

    return plant


def again(text: str) -> str:
    """Repeat a sentence at the end of a later paragraph."""
    lines = text.split("\n")
    body = [i for i, line in enumerate(lines) if len(line) > 90 and line.endswith("。") and "如下" not in line]
    sentence = max(re.findall(r"[^。]{16,40}。", lines[body[1]]), key=len, default="") if len(body) > 3 else ""
    if not sentence or "一是" in sentence:
        return text
    lines[body[-2]] += sentence
    return "\n".join(lines)


FAULTS = (
    Fault("heading number lost, level 2", swap(r"(?m)^（二）(?=[^。\n]{4,30}$)", ""), ("序号-",)),
    Fault("heading number lost, level 1", swap(r"(?m)^三、", ""), ("序号-",)),
    Fault("heading number jumps", swap(r"(?m)^二、", "四、"), ("序号-断号",)),
    Fault("heading number repeated", swap(r"(?m)^（二）", "（一）"), ("序号-断号",)),
    Fault("half-width brackets of a number", swap(r"(?m)^（一）", "(一)"), ("序号-半角",)),
    Fault("stop behind a bracketed number", swap(r"(?m)^（一）", "（一）、"), ("序号-写法",)),
    Fault("dot behind a first-level number", swap(r"(?m)^二、", "二."), ("序号-写法",)),
    Fault("一是 without 二是", swap("二是", "再者是"), ("序号-一是二是",)),
    Fault("三是 named 四是", swap("三是", "四是"), ("序号-一是二是",)),
    Fault("level skipped", swap(r"(?m)^（一）([^\n]{4,200})\n(（二）)", r"1.\1\n\2"), ("序号-",)),
    Fault("chapter without content", emptied("不足|下一步|下一年度"), ("序号-空标题", "法定-")),
    Fault("shortcomings taken out", without_part("不足"), ("法定-缺项", "序号-断号")),
    Fault("plans taken out", without_part("下一年度|下一步"), ("法定-缺项", "序号-断号")),
    Fault("principal's part taken out", without_part("第一责任人"), ("法定-", "序号-断号")),
    Fault("other matters taken out", without_part("其他需要"), ("法定-其他情况", "序号-断号")),
    Fault("cause taken out", swap("原因是", ""), ("法定-原因",)),
    Fault("deadline missed", whole(r"2022年1月29日", "2022年3月29日"), ("法定-期限",)),
    Fault("a request within the report", swap(r"(?m)(。)$", "，妥否，请批示。"), ("公文-请示",)),
    Fault("title without 报告", whole(r"(?<=法治政府建设)(情况|年度|工作)报告(?=\n)", r"\1"), ("公文-标题",)),
    Fault("bracket not closed", swap("（([^）\n]{4,20})）", r"（\1"), ("标点-成对",)),
    Fault("quotation not closed", swap("“([^”\n]{2,20})”", r"“\1", -1), ("标点-成对",)),
    Fault("title mark not opened", swap("《([^《》\n]{4,30})》", r"\1》"), ("标点-成对",)),
    Fault("half-width comma", swap("，", ","), ("标点-半角",)),
    Fault("stop doubled", swap("。(?=[^\n])", "。。"), ("标点-重复",)),
    Fault("two marks together", swap("，", "，、"), ("标点-重复",)),
    Fault("space before a number", swap("(?<=[一-鿿])([0-9]+)(?=[次件名人所])", r" \1"), ("标点-空格",)),
    Fault("no stop at the end", swap(r"(?m)(?<=[^\n]{60})。$", ""), ("标点-句末",)),
    Fault("full-width digits", swap("(?<=[一-鿿])([0-9]+)(?=[次件名人所])", "２３"), ("标点-全角数字",)),
    Fault("straight quotes", swap("“([^”\n]{2,20})”", r'"\1"'), ("标点-直引号",)),
    Fault("document number in square brackets", whole("〔(20[0-9]{2})〕", r"[\1]"), ("文号-括号",)),
    Fault("document number with 第", whole("〔(20[0-9]{2})〕([0-9]+)号", r"〔\1〕第\2号"), ("文号-序号",)),
    Fault("month with a zero", swap("([1-9])月([0-9]+)日", r"0\1月\2日"), ("日期-补零",)),
    Fault("impossible day", swap("([1-9])月([0-9]+)日", "9月31日"), ("日期-不存在",)),
    Fault("号 for 日", swap("([1-9])月([0-9]+)日", r"\1月\2号"), ("日期-写法",)),
    Fault("Word's bookmark", swap(r"(?m)^(?![一二三四五六七（0-9])([^\n]{60})", r"[bookmark: _GoBack]\1"), ("残留-文档",)),
    Fault("page counter", whole(r"报告\n", "报告\n阅读 2525\n"), ("残留-网页",)),
    Fault("待核", swap("(?<=[0-9])([次件名人所])", r"\1（待核）"), ("残留-待填",)),
    Fault("gap not filled", swap("[0-9]+(?=[次件名人所])", "××"), ("残留-待填",)),
    Fault("template prompt in a heading", swap(r"(?m)^（一）(?=加强|强化|推进|健全|完善|提高)", "（一）主要举措"), ("残留-提纲",)),
    Fault("sentence repeated", again, ("重复-",)),
    Fault("word doubled", swap("教育系统", "教育教育系统"), ("用语-叠词",)),
    Fault("法制 for 法治 in the doctrine", swap("习近平法治思想", "习近平法制思想"), ("用语-",)),
    Fault("法制副校长", swap("法治副校长", "法制副校长"), ("用语-",)),
    Fault("法制宣传", swap("法治宣传", "法制宣传"), ("用语-",)),
    Fault("做出处罚", swap("作出(?=[^，。]{0,6}(?:处罚|决定))", "做出"), ("用语-规范",)),
    Fault("全过程启示", swap("全过程记录制度", "全过程启示制度"), ("用语-错字",)),
    Fault("law's name misquoted", whole("督察工作规定》", "督查工作规定》"), ("引用-",)),
    Fault("plan of the former period", whole("2021—2025年", "2015—2020年"), ("年度-文件有效", "一致-文件名")),
    Fault("year of a date wrong", swap(r"(20[0-9]{2})年(?=[0-9]+月[0-9]+日，)", "2019年"), ("年度-年外日期",)),
    Fault("今年", swap("全年", "今年"), ("年度-今年去年",)),
    Fault("七五 for 八五", swap(r"(?m)(。)$", "，推进“六五”普法。"), ("年度-过时",)),
    Fault("meeting of a later year", swap(r"(?m)(。)$", "，学习贯彻党的二十届四中全会精神。"), ("年度-未到",)),
    Fault("former name of an institution", swap("区市场监管局", "区工商局"), ("用语-机构旧称",)),
    Fault("former procedure", swap("普通程序", "一般程序"), ("用语-普通程序",)),
    Fault("number changed in one of two places", swap("404条", "440条", 1), ("数字-前后不一",)),
    Fault("another number changed", swap("47所(?=，覆盖率)|47所(?=、公办)", "45所"), ("数字-前后不一",)),
    Fault("part changed, sum too large", swap("(?<=抽查)8次|(?<=处罚类)5项", "18项"), ("数字-",)),
    Fault("part changed, sum too small", swap("(?<=检查)13次|(?<=奖励类)7项", "3项"), ("数字-",)),
    Fault("rate does not fit", swap("(?<=答复率为)100%", "90%"), ("数字-比率",)),
    Fault("rate above a hundred", swap("(?<=率)(为)?100%", r"\g<1>102%"), ("数字-率值",)),
    Fault("lost dash between years", whole("2021—2025年", "20212025年"), ("残留-丢字", "引用-")),
    Fault("order of a report in the achievements", swap(r"(?m)(。)$", "，特别要加强安全工作。"), ("用语-布置语气",)),
)  # fmt: skip


@cache
def baseline(name: str) -> Counter[Finding]:
    """Return what is found in an example as it is."""
    return findings(example_text(name), int(name[-4:]))


def outcome(fault: Fault, name: str) -> tuple[bool, list[Finding]] | None:
    """Return whether the fault is caught and what is new elsewhere; None when it has no place."""
    text = example_text(name)
    planted = fault.plant(text)
    if planted == text:
        return None
    changed = set(planted.split("\n")) - set(text.split("\n"))
    touched = {re.sub(r"\s", "", line) for line in changed}
    new = findings(planted, int(name[-4:])) - baseline(name)
    known = {(finding.rule, finding.line) for finding in baseline(name)}
    caught = any(finding.rule.startswith(fault.rules) for finding in new)
    elsewhere = [
        finding
        for finding in new
        if not finding.rule.startswith(fault.rules)
        and finding.line
        and (finding.rule, finding.line) not in known
        and re.sub(r"\s", "", finding.line) not in touched
    ]
    return caught, elsewhere


def test_there_are_forty_kinds_of_fault() -> None:
    assert len({fault.name for fault in FAULTS}) >= 40


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_disturbs_nothing_elsewhere(fault: Fault) -> None:
    outcomes = [result for name in EXAMPLES if (result := outcome(fault, name))]
    assert outcomes, "no example has a place for this fault"
    assert [result[1] for result in outcomes if result[1]] == []


def test_planted_faults_are_caught() -> None:
    results = {
        (fault.name, name): result[0] for fault in FAULTS for name in EXAMPLES if (result := outcome(fault, name))
    }
    missed = [place for place, caught in results.items() if not caught]
    assert len(missed) <= len(results) * (1 - LEAST_CAUGHT), missed


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_rendered_examples_hold_no_error(name: str) -> None:
    grave = {rule.name for rule in RULES if rule.severity.value == "错误"}
    assert [finding for finding in baseline(name) if finding.rule in grave] == []
