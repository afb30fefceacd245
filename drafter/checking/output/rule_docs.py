"""The generated page of all rules: `python -m drafter.checking.output.rule_docs` writes docs/检查规则.md anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from drafter.checking.rule import Example, Rule
from drafter.checking.rules import all_rules
from drafter.checking.tables import read_table
from drafter.files import write_whole
from drafter.model.report_type import ReportType

MEASURED = Path(__file__).with_name("measured.yaml")
"""Of each rule: planted faults that it found, and findings in reports without faults; `tests.corpus_diff` writes it."""
PAGE = Path(__file__).parents[3] / "docs" / "检查规则.md"
_HEAD = """\
# 检查规则

<!-- 本页由程序生成，请勿手改。更新：python -m drafter.checking.output.rule_docs -->

`drafter check` 用的全部规则，共 {count} 条。怎样检查、怎样看结果、怎样说明理由，见 [检查](检查.md)。

- 错误：一定要改；有错误时命令的退出码是 1，`render --final` 不生成定稿。
- 警告：多半要改；不改的，写明理由。
- 提示：看一看；标准里写“一般”“推荐”的、写法上的建议，和要看上下文才说得准的推断。

每条写着把握有多大：

- 实测：在测试里种下过错，写着认出几处；也用没有错的报告试过，写着误报几处。
- 推断：照依据的条文写的，除了下面的例子没有别的实例；不放心就看看原文。

名称的前一半是类别：`--rules 版式` 只查这一类，`--rules 版式-纸张` 只查这一条。
"""


def page() -> str:
    """Return the page, the rules family by family, each with both examples."""
    rules = all_rules()
    lines = [_HEAD.format(count=len(rules))]
    for family, members in groupby(rules, key=lambda rule: rule.family):
        lines += [f"## {family}", ""]
        for rule in members:
            lines += _entry(rule)
    return "\n".join(lines).rstrip() + "\n"


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.name}"
    yield ""
    yield f"{rule.severity.value}。{rule.title}。"
    yield ""
    yield f"依据：{rule.source}。"
    yield ""
    yield f"把握：{_certainty(rule.name)}。"
    yield ""
    for label, example in (("对", rule.good), ("错", rule.bad), ("像是错、其实对", rule.near)):
        if example is not None:
            yield from _example(label, example)


@cache
def _measured() -> dict[str, Any]:
    """Return what was measured: how many clean reports there were, and of each rule what it found."""
    return dict(read_table(MEASURED))


def _certainty(name: str) -> str:
    """Return how sure a rule is, in Chinese."""
    measured = _measured()
    found, false = measured["各条规则"].get(name, ("0", "0"))
    reports = f"{measured['没有错的报告']} 份没有错的报告里误报 {false} 处"
    return f"实测，种下的错认出 {found} 处，{reports}" if int(found) else f"推断，没有种过错；{reports}"


def _example(label: str, example: Example) -> Iterator[str]:
    """Yield an example as a block of text; of a format what differs from the standard's."""
    if example.format is not None:
        changes = "，".join(f"{name} {_plain(value)}" for name, value in example.format)
        yield f"{label}：{changes or '格式合乎标准的 .docx'}。"
        yield ""
        return
    facts = [f"{example.year}年度", example.type.value if example.type is not ReportType.ANNUAL else ""]
    yield f"{label}（{'，'.join(filter(None, facts))}）："
    yield ""
    if example.last:
        yield from _block("上年报告", example.last)
    yield from _block("填报文件" if example.answers else "", example.answers or example.text)


def _plain(value: object) -> str:
    return {True: "有", False: "没有"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _block(label: str, text: str) -> Iterator[str]:
    if label:
        yield f"{label}："
        yield ""
    yield "```text"
    yield from (line.rstrip("\n") for line in text.rstrip("\n").split("\n"))
    yield "```"
    yield ""


if __name__ == "__main__":
    write_whole(PAGE, page().encode())
