"""`drafter review`: what an import found, looked through number by number."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "review",
        "核对从去年的文件导入的数：对的一次看过，拿不准的逐个选",
        "drafter review 河东2023.yaml\n  drafter review 河东2023.yaml --compare",
        review,
    )
    parser.add_argument("answers", metavar="填报文件", help="drafter import 写出来的那一份")
    parser.add_argument("--compare", action="store_true", help="不核对，只看导入以后印出来的和原文差在哪里")


def review(options: argparse.Namespace) -> int:
    """Look through an import on the terminal, or say how its report differs from the original."""
    if options.compare:
        return _compare(options)
    from drafter.terminal.face import converse
    from drafter.terminal.prompts import need_terminal
    from drafter.use_cases.review_import import ReviewSession

    session = ReviewSession(options.answers)
    need_terminal()
    with session:
        return converse(session)


def _compare(options: argparse.Namespace) -> int:
    from drafter.columns import wrapped
    from drafter.use_cases.compare_import import compare_import, comparison_lines

    for line in comparison_lines(compare_import(options.answers)):
        say(*wrapped(line, 78, " " * (len(line) - len(line.lstrip()) + 2)))
    return 0
