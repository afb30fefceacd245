"""`drafter questions`: all questions by office, for a meeting."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, output_file, written_lines
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "questions",
        "列出全部问题，按提供科室；可存成 Word 文档，开会时逐项勾",
        "drafter questions 通用 -o 填报项目清单.docx",
        questions,
    )
    parser.add_argument(
        "name",
        metavar="填报文件或地区模板",
        nargs="?",
        default="通用",
        help="填报文件的名称，或者地区模板的名称；不写就是 通用",
    )
    parser.add_argument("--kind", metavar="种类", help="哪种报告；不写就用填报文件里的，或这个地区的第一种")
    parser.add_argument(
        "-o", "--output", metavar="文件", type=output_file, help="存成 Word 文档（.docx）；不写就显示在屏幕上"
    )
    parser.add_argument("--force", action="store_true", help="文件改过也换掉，改过的存一份备份")


def questions(options: argparse.Namespace) -> int:
    """Print or write all questions."""
    from drafter.use_cases.list_questions import list_questions, write_questions

    listed = list_questions(options.name, options.kind, Path.cwd())
    if options.output:
        say(*written_lines(write_questions(listed, Path(options.output), force=options.force)))
        return 0
    say(
        f"{listed.kind}：全部问题，按提供科室",
        "必填、常问的每次都问，接着问的填了它所属的数才问；□ 的在各章的清单里勾了才问，√ 是已经勾了的",
    )
    for office in listed.offices:
        say("", f"── {office.office}（{len(office.questions)} 项）──")
        chapter = ""
        for question in office.questions:
            if question.chapter != chapter:
                chapter = question.chapter
                say(f"{chapter}：")
            say(f"  {question.mark} {question.title}：{question.explanation}")
    return 0
