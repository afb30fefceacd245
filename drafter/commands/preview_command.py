"""`drafter preview`: one section on the screen."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.commands.arguments import Parsers
    from drafter.use_cases.section_preview import SectionPreview


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
    shown = _preview(options)
    if options.watch:
        _watch(options, shown.sources)
    else:
        say(shown.text)
    return 0


def _watch(options: argparse.Namespace, sources: tuple[Path, ...]) -> None:
    """Print the section now and each time one of `sources` is saved; never ends.

    When they were saved is looked up before each reading, so that nothing saved meanwhile is missed.
    """
    from drafter.authoring.preview import changed_since

    for turn, _ in enumerate(changed_since(sources, ())):
        if turn:
            say("\n" + "─" * 36)
        try:
            say(_preview(options).text)
        except DrafterError as error:
            say(f"错误：{error}")
        say("" if turn else "\n（保存段落文件或填报文件后自动刷新；按 Ctrl-C 退出）")


def _preview(options: argparse.Namespace) -> SectionPreview:
    from drafter.use_cases.section_preview import section_preview

    return section_preview(options.answers, options.section, options.kind, options.jurisdiction, options.edition)
