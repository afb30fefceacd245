"""`drafter preview`: one section on the screen."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, answers_path
from drafter.console import say
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.commands.shared import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "preview",
        "在屏幕上看一个段落写成什么样",
        "drafter preview 河东2021.yaml --section 法治宣传 --watch",
        preview,
    )
    parser.add_argument("answers", metavar="填报文件", help="用它的答案来试")
    parser.add_argument("--section", metavar="段落", required=True, help="段落文件的名称，不写 .txt")
    parser.add_argument("--kind", metavar="种类", help="哪种报告的提纲；不写就用填报文件里的")
    parser.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就用填报文件里的")
    parser.add_argument(
        "--edition", metavar="版本", default="报送版", help="报送版（不写就是它）或 公开版：标了“不公开”的答案不写"
    )
    parser.add_argument("--watch", action="store_true", help="每次保存段落文件后自动重新显示")


def preview(options: argparse.Namespace) -> int:
    """Print one rendered section; with --watch again each time it is saved."""
    from drafter.answers.load import as_jurisdiction, as_kind, load_answers
    from drafter.authoring.preview import changed_since, preview_section
    from drafter.folders import roots_beside
    from drafter.model.edition import edition_named
    from drafter.rendering import in_edition

    path = answers_path(options.answers)
    edition = edition_named(options.edition)
    roots = roots_beside(path)

    def show() -> tuple[Path, ...]:
        answers = load_answers(path, roots)
        if options.jurisdiction:
            answers = as_jurisdiction(answers, options.jurisdiction, roots)
        if options.kind:
            answers = as_kind(answers, options.kind)
        say(preview_section(in_edition(answers, edition), options.section))
        return (path, *answers.jurisdiction.folders)

    watched = show()
    if not options.watch:
        return 0
    say("\n（保存段落文件或填报文件后自动刷新；按 Ctrl-C 退出）")
    stamps = changed_since(watched, ())
    next(stamps)  # as they are now
    for _ in stamps:
        say("\n" + "─" * 36)
        try:
            show()
        except DrafterError as error:
            say(f"错误：{error}")
        say()
    return 0
