"""`drafter take`: what a hand changed in Word, back into the answers."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import is_interactive, say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.take_edits import AcceptedEdits, TakenEdits

_COLUMNS = 78


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "take",
        "把 Word 里手改的数字和文字收回填报文件：先列出来，看过再存",
        "drafter take 手改.docx 河东2021.yaml\n"
        "  drafter take 手改.docx 河东2021.yaml --yes --except 2 行政检查次数\n"
        "  drafter take 手改.docx 河东2021.yaml --yes --reason 4=与第二部分重复",
        take,
    )
    parser.add_argument("document", metavar="手改的文档", help="本程序生成、后来在 Word 或 WPS 里改过的 .docx")
    parser.add_argument("answers", metavar="填报文件", help="收进哪一份")
    parser.add_argument("--yes", action="store_true", help="不问，直接存；不写就先列出来，在终端里逐项勾选")
    parser.add_argument("--dry-run", action="store_true", help="只列出来，不存")
    parser.add_argument(
        "--except", dest="refused", metavar="编号或名称", nargs="+", default=[], help="哪几项不收，可以写几个"
    )
    parser.add_argument(
        "--reason",
        dest="reasons",
        metavar="编号=理由",
        action="append",
        type=_reason,
        default=[],
        help="删去的那一句为什么不写，如 4=与第二部分重复；可以写几次",
    )
    parser.add_argument(
        "--to-jurisdiction",
        action="store_true",
        help="改写和删去的句子存进地区模板（写法.yaml），各份报告、各年都照着写；不写就存进填报文件",
    )


def take(options: argparse.Namespace) -> int:
    """Print what a hand changed, and store what is accepted."""
    from drafter.commands.take_listing import found_lines, left_lines, stored_lines
    from drafter.use_cases.take_edits import find_edits, left_after, store_taken

    edits = find_edits(options.document, options.answers)
    _say(found_lines(edits))
    stores_at_once = options.yes and not options.dry_run
    if not stores_at_once:
        _say(left_lines(edits.left, edits))
    accepted = _accepted(options, edits)
    if accepted is None:
        return 0
    stored = store_taken(edits, accepted)
    _say(stored_lines(stored, edits))
    left = left_after(edits, stored)
    if stores_at_once or left != edits.left:
        _say(left_lines(left, edits, "现在"))
    return 0


def _accepted(options: argparse.Namespace, edits: TakenEdits) -> AcceptedEdits | None:
    """Return what is to be stored; None for nothing."""
    from drafter.commands.take_listing import hint_lines
    from drafter.use_cases.take_edits import AcceptedEdits

    given = AcceptedEdits(tuple(options.refused), dict(options.reasons), options.to_jurisdiction)
    if options.yes and not options.dry_run:
        return given
    if not edits.taken:
        return None
    if options.dry_run or not is_interactive():
        _say(hint_lines(edits))
        return None
    from drafter.commands.take_screen import ask_acceptance

    asked = ask_acceptance(edits, given)
    if asked is None:
        say("没有存。")
    return asked


def _say(lines: Iterable[str]) -> None:
    from drafter.columns import wrapped

    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        say(*wrapped(line, _COLUMNS, indent))


def _reason(text: str) -> tuple[int, str]:
    number, sign, reason = text.replace("＝", "=", 1).partition("=")
    if not sign or not number.strip().isdecimal() or not reason.strip():
        raise argparse.ArgumentTypeError("后面要写 编号=理由，如 4=与第二部分重复")
    return int(number), reason.strip()
