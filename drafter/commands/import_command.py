"""`drafter import`: last year's report into an answers file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers

_COLUMNS = 78


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
    from drafter.use_cases.import_words import import_lines

    if options.list:
        return _list(options)
    done = import_answers(options.document, options.output, options.jurisdiction, options.kind)
    for line in import_lines(done):
        say(*wrapped(line, _COLUMNS, " " * (len(line) - len(line.lstrip()) + 2)))
    if isinstance(done, ImportedAnswers):
        say(
            f"每一句到了哪里：drafter import {options.document} --list",
            f"接着核对：drafter review {done.path}",
            f"核对完，照它写今年的：drafter new --from {done.path}",
        )
    else:
        say(f"再生成一次看看：drafter render {done.path}")
    return 0


def _list(options: argparse.Namespace) -> int:
    """Print where each sentence and each number of a report would go; write nothing."""
    from drafter.columns import wrapped
    from drafter.commands.imported_sentences import head_lines, sentence_lines
    from drafter.use_cases.import_report import import_report

    report = import_report(options.document, options.jurisdiction, options.kind)
    for line in (*head_lines(report), *sentence_lines(report)):
        say(*wrapped(line, _COLUMNS, " " * (len(line) - len(line.lstrip()) + 2)))
    return 0
