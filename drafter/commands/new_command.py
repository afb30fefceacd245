"""`drafter new` and `drafter fill`: the questionnaire."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import is_interactive, say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.interview.conversation import Conversation


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(parsers, "new", "新建一份填报文件，从头回答问题", "drafter new 河东2021.yaml", new)
    parser.add_argument(
        "answers",
        metavar="填报文件",
        nargs="?",
        help="新文件的名称，如 河东2021.yaml；不写就在开头问",
    )
    parser.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就在开头选")
    parser.add_argument("--kind", metavar="种类", help="写哪种报告；不写就在开头选")
    parser.add_argument(
        "--from", dest="last", metavar="去年的文件", help="照去年的填报文件建今年的：不变的带过来，上年的数列在旁边"
    )
    parser.add_argument("--blank", action="store_true", help="只建文件，不提问（不用 --from 时要写 --jurisdiction）")

    parser = add_command(parsers, "fill", "接着填一份填报文件", "drafter fill 河东2021.yaml --chapter 行政执法", fill)
    parser.add_argument("answers", metavar="填报文件", help="drafter new 建立的文件")
    parser.add_argument("--chapter", metavar="章", help="只填这一章，如 行政执法；不写就在开头选")
    parser.add_argument("--kind", metavar="种类", help="按哪种报告提问，如 行政执法工作报告；不写就用填报文件里的")


def new(options: argparse.Namespace) -> int:
    """Begin a new answers file and ask everything."""
    from drafter.use_cases.interviews import new_interview

    if options.last:
        return _new_year(options)
    if options.blank:
        return _blank(options)
    return _converse(new_interview(options.answers, options.jurisdiction, options.kind, _today(), _rendered))


def _new_year(options: argparse.Namespace) -> int:
    """Begin this year's answers file with last year's; go on asking where there is a terminal."""
    from drafter.answers.new_year import new_year_lines
    from drafter.use_cases.begin_answers import begin_from_last_year
    from drafter.use_cases.interviews import resume_interview

    begun = begin_from_last_year(options.last, options.answers, options.jurisdiction, options.kind, _today())
    say(f"已建立 {begun.path}（{begun.answers.year}年），从 {begun.last} 带过来：", *new_year_lines(begun.answers))
    if options.blank or not is_interactive():
        say(f"接着填：drafter fill {begun.path}", f"看还缺什么：drafter status {begun.path}")
        return 0
    return _converse(resume_interview(str(begun.path), None, options.kind, _today(), _rendered))


def _blank(options: argparse.Namespace) -> int:
    """Begin an answers file without answers and ask nothing."""
    from drafter.use_cases.begin_answers import begin_blank

    path = begin_blank(options.answers, options.jurisdiction, options.kind)
    say(f"已建立空白的 {path}。用记事本填写，或运行：drafter fill {path}")
    return 0


def fill(options: argparse.Namespace) -> int:
    """Go on with an answers file: where the user chooses, or in one chapter."""
    from drafter.use_cases.interviews import resume_interview

    return _converse(resume_interview(options.answers, options.chapter, options.kind, _today(), _rendered))


def _converse(conversation: Conversation) -> int:
    """Ask on the terminal until the user is done; return the exit code."""
    from drafter.terminal.face import converse
    from drafter.terminal.prompts import need_terminal

    need_terminal()
    with conversation:
        return converse(conversation)


def _rendered(path: Path) -> tuple[str, ...]:
    """Write the document of the answers file at `path` and return what `drafter render` would print."""
    from drafter.summary import summary_lines
    from drafter.use_cases.render_document import render_document

    return tuple(map(str, summary_lines(render_document(str(path)))))


def _today() -> date:
    return date.today()
