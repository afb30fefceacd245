"""`drafter compare`: what changed from one version of a report to another."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, output_file, written_lines
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers

_COLUMNS = 78


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "compare",
        "对照两个版本：哪些数字变了，哪些话加了、删了、改了",
        "drafter compare 上次送审.docx 这次.docx -o 对照.docx\n"
        "  drafter compare 河东2021.yaml 手改.docx\n"
        "  drafter compare 河东2020.yaml 河东2021.yaml",
        compare,
    )
    parser.add_argument("old", metavar="原来的", help="Word 文档（.docx），或填报文件")
    parser.add_argument("new", metavar="现在的", help="同上")
    parser.add_argument(
        "-o",
        "--output",
        metavar="对照稿",
        type=output_file,
        help="另写一份 Word 文档，原来的文字上用修订标出改动；不写就只列出来",
    )


def compare(options: argparse.Namespace) -> int:
    """Print what differs between two versions, and write it as a document; 1 when one was asked for and cannot be."""
    from drafter.columns import wrapped
    from drafter.difference_lines import compared_lines
    from drafter.use_cases.compare_versions import compare_versions

    compared = compare_versions(options.old, options.new, options.output)
    for line in compared_lines(compared):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        say(*wrapped(line, _COLUMNS, indent))
    if compared.written:
        say(*written_lines(compared.written))
    return int(compared.is_refused)
