"""`drafter status`: all figures, what is open and what does not agree."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say, say_json

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "status",
        "核对一遍：全部数字、上年和增减、科室、空着的、对不上的",
        "drafter status 河东2021.yaml",
        status,
    )
    parser.add_argument("answers", metavar="填报文件", help="看哪一份")
    parser.add_argument("--kind", metavar="种类", help="按哪种报告看；不写就用填报文件里的")
    parser.add_argument(
        "--edition",
        metavar="版本",
        default="报送版",
        help="报送版（不写就是它）或 公开版：只看公开版里有的内容，不列科室和来源",
    )
    parser.add_argument("--brief", action="store_true", help="只列空着的、对不上的和有增减的数")
    parser.add_argument("--json", action="store_true", help="输出 JSON，供别的程序读")


def status(options: argparse.Namespace) -> int:
    """Print the status of an answers file."""
    import json
    import shutil

    from drafter.review.status_table import status_data, status_table
    from drafter.use_cases.answers_status import answers_status

    found = answers_status(options.answers, options.kind, options.edition)
    if options.json:
        say_json(json.dumps(status_data(found.report), ensure_ascii=False, indent=1) + "\n")
        return 0
    for notice in found.notices:
        say(f"提示：{notice}")
    if found.is_public:
        say("公开版：标了“不公开”的不在下面。")
    width = shutil.get_terminal_size((80, 24)).columns
    say(status_table(found.report, width, all_figures=not options.brief))
    return 0
