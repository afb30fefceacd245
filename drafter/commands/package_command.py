"""`drafter package`: the folder that goes to the leaders."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, output_file
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "package",
        "送审包：审签单、送审稿、与上次的对照、数字一览、核对情况，放在一个文件夹里",
        "drafter package 河东2021.yaml\n  drafter package 河东2021.yaml --again",
        package,
    )
    parser.add_argument("answers", metavar="填报文件", help="送审哪一份")
    parser.add_argument(
        "-o",
        "--output",
        metavar="文件夹",
        type=output_file,
        help="送审包放在哪个文件夹，每次一个“第几次”；不写就放在填报文件旁边的“名称送审包”里",
    )
    parser.add_argument("--kind", metavar="种类", help="送审哪种报告；不写就用填报文件里的")
    parser.add_argument(
        "--again", action="store_true", help="上一包还没有送出去，改好重做：次数不加，还和再上一次送的对照"
    )


def package(options: argparse.Namespace) -> int:
    """Write the folder and print what is in it."""
    from drafter.summary import package_lines
    from drafter.use_cases.pack_submission import pack_submission

    packed = pack_submission(options.answers, options.output, options.kind, date.today(), again=options.again)
    say(*package_lines(packed), "审签单打印一张送签。送出去以前要改，改好后加 --again 重做，次数不变。")
    return 0
