"""`drafter open`: the questionnaire on a page in the user's browser."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say
from drafter.folders import REPORTS, reports_folder

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers, "open", "打开网页填写：左边章节，中间问题，右边就是报告", "drafter open 河东2021.yaml", open_
    )
    parser.add_argument("answers", metavar="填报文件", nargs="?", help="要填的文件；不写就打开开始页")
    parser.add_argument(
        "--documents", action="store_true", help=f"新的文件放在“文档”里的“{REPORTS}”文件夹，不写就放在当前文件夹"
    )
    parser.add_argument("--no-browser", action="store_true", help="不自动打开浏览器，只显示网址")


def open_(options: argparse.Namespace) -> int:
    """Serve the page until it is closed."""
    from drafter.browser.server import opened, running, show

    folder = reports_folder() if options.documents else None
    address = running(options.answers, folder)
    if address:
        shown = not options.no_browser and show(address)
        say("网页已经开着，又打开了一个窗口。" if shown else f"网页已经开着，请在浏览器里打开：{address}")
        return 0
    server = opened(options.answers, date.today(), folder)
    if options.no_browser or not show(server.address):
        say(f"请在浏览器里打开：{server.address}")
    else:
        say(f"网页已经在浏览器里打开。没有打开的，把这个网址复制到浏览器里：{server.address}")
    say("请不要关这个窗口；填完关掉网页，这里过几分钟自己退出。也可以按 Ctrl-C 退出，答案都已存好。")
    server.serve()
    return 0
