"""`drafter import`: last year's report into an answers file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.import_answers import ImportedAnswers
    from drafter.use_cases.recover_answers import RecoveredAnswers

_COLUMNS = 78
_MOST_PLACES = 12
"""Sentences that are listed of those whose numbers have no question."""


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "import",
        "把去年的报告读成填报文件：数对到各题，没有题目的话记为活动",
        "drafter import 去年报告.docx\n  drafter import 去年报告.docx -o 河东2023.yaml --jurisdiction 通用",
        import_,
    )
    parser.add_argument("document", metavar="去年的报告", help=".docx、.doc、.wps、.txt、.html，或有文字的 .pdf")
    parser.add_argument("-o", "--output", metavar="填报文件", help="写到哪里；不写就和报告同名")
    parser.add_argument("--jurisdiction", metavar="地区模板", help="按哪个地区模板的题目读；不写就看是哪个单位的报告")
    parser.add_argument("--kind", metavar="种类", help="是哪种报告；不写就从它的标题看")
    parser.add_argument("--list", action="store_true", help="只列出每一句、每一个数到了哪里，不写文件")


def import_(options: argparse.Namespace) -> int:
    """Read a report into a new answers file and say what became of its numbers."""
    from drafter.columns import wrapped
    from drafter.use_cases.import_answers import ImportedAnswers, import_answers

    if options.list:
        return _list(options)
    done = import_answers(options.document, options.output, options.jurisdiction, options.kind)
    lines = _imported(done) if isinstance(done, ImportedAnswers) else _recovered(done)
    for line in lines:
        say(*wrapped(line, _COLUMNS, " " * (len(line) - len(line.lstrip()) + 2)))
    return 0


def _list(options: argparse.Namespace) -> int:
    """Print where each sentence and each number of a report would go; write nothing."""
    from drafter.columns import wrapped
    from drafter.commands.import_listing import head_lines, sentence_lines
    from drafter.use_cases.import_report import import_report

    report = import_report(options.document, options.jurisdiction, options.kind)
    for line in (*head_lines(report), *sentence_lines(report)):
        say(*wrapped(line, _COLUMNS, " " * (len(line) - len(line.lstrip()) + 2)))
    return 0


def _imported(done: ImportedAnswers) -> Iterator[str]:
    """Yield what became of a report that another program wrote."""
    from drafter.importing.imported_report import Certainty, Outcome

    report = done.report
    counted = report.counted()
    matched = [number.match for _, number in report.numbers if number.outcome is Outcome.MATCHED and number.match]
    sure = sum(each.certainty is Certainty.SURE for each in matched)
    yield f"已建立 {done.path}，按地区模板“{report.jurisdiction}”的题目，读自“{report.file.name}”："
    yield f"  {sum(counted.values())} 个数：已对上 {len(matched)} 个，其中拿得准的 {sure} 个；请选的 {counted[Outcome.CHOICE]} 个"
    yield f"  没有题目的 {counted[Outcome.NO_QUESTION]} 个，留在原来的句子里，记为活动"
    without = [(sentence, number) for sentence, number in report.numbers if number.outcome is Outcome.NO_QUESTION]
    yield from (f"    {number.written}：{sentence.text}" for sentence, number in without[:_MOST_PLACES])
    if len(without) > _MOST_PLACES:
        yield f"    ……还有 {len(without) - _MOST_PLACES} 个"
    yield f"  每一句到了哪里：drafter import {report.file} --list"
    yield f"接着核对：drafter review {done.path}"
    yield f"核对完，照它写今年的：drafter new --from {done.path}"


def _recovered(done: RecoveredAnswers) -> Iterator[str]:
    """Yield what came back of a document of Drafter's own."""
    own = done.own
    yield f"“{done.document.name}”是本程序生成的；印出来的答案 {len(own.read)} 项都找了回来，写在 {done.path}（地区模板 {own.jurisdiction.name}）"
    if own.others:
        yield f"  这几个地区模板印出来也一样：{'、'.join(own.others)}；要用别的，写 --jurisdiction"
    if own.differing:
        yield f"照找回的答案再印一次，有 {len(own.differing)} 段不一样，是手改的，或找不全的，请对照着补："
        yield from (f"  {text}" for text in own.differing)
    lost = [str(path) for path in own.lost]
    if lost:
        yield f"印出来了、读不回来的 {len(lost)} 项：{'、'.join(lost)}"
    if done.missing:
        yield f"没有印出来、要再填的必填题 {len(done.missing)} 项：{'、'.join(str(each.path) for each in done.missing)}"
    yield "没有印出来的都找不回来：选填而没有印的答案，数的提供科室、来源、上年的数，核对说明；活动的主题是照段落推定的。"
    yield f"再生成一次看看：drafter render {done.path}"
