"""`drafter check`: what is wrong with a report, where, by which rule, and how to mend it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, output_file, written_lines
from drafter.console import say, say_json

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.check_report import CheckedReport

FAILED = 2
"""Exit code when nothing could be checked; 1 says that an 错误 was found."""
_FORMATS = ("列表", "json", "sarif", "docx")


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "check",
        "检查填报文件，或任何一份报告（.docx、.txt），指出哪里不对、怎么改",
        "drafter check 报告.docx --last 上年报告.docx",
        check,
    )
    parser.add_argument(
        "file", metavar="文件", nargs="?", help="填报文件（.yaml）、Word 文档（.docx）或文本（.txt），或一个文件夹"
    )
    parser.add_argument("--last", metavar="上年报告", help="上一年的报告或填报文件，用来比对数字和照抄的句子")
    parser.add_argument(
        "--format", choices=_FORMATS, default="列表", help="列表（默认）、json、sarif，或 docx：意见写成批注"
    )
    parser.add_argument(
        "-o", "--output", metavar="输出", type=output_file, help="写到哪个文件；docx 不写就放在原文件旁边"
    )
    parser.add_argument("--rules", metavar="规则", help="只用这些规则，如 数字,文面-标点；写一类或一条，逗号隔开")
    parser.add_argument(
        "--kind",
        metavar="种类",
        help="报告种类，如 行政执法工作报告；文件里看不出的，也可以写 年度报告、执法报告 或 其他",
    )
    parser.add_argument("--year", metavar="年度", type=int, help="报告年度；不写就从标题看")
    parser.add_argument("--jurisdiction", metavar="地区模板", help="按哪个地区模板的检查设置；填报文件里有的不用写")
    parser.add_argument(
        "--edition",
        metavar="版本",
        choices=("报送版", "公开版"),
        default="报送版",
        help="报送版（不写就是它）或 公开版：只看公开版里有的内容，另查公开前要核对的",
    )
    parser.add_argument(
        "--strict", action="store_true", help="也查文风一类和多半不准的规则，如段落长短、主送机关、像错字的词"
    )
    parser.add_argument(
        "--fix", action="store_true", help="另存一份，标点、数字、〔〕、多余的空格这些照规矩改好；Word 文档里是修订"
    )
    parser.add_argument("--all", action="store_true", help="同一规则的问题全部列出，不省略")
    parser.add_argument("--list", action="store_true", help="列出全部检查规则")
    parser.set_defaults(failed=FAILED)


def check(options: argparse.Namespace) -> int:
    """Check a file and print or write what was found; 0: no 错误, 1: some, 2: could not be checked."""
    from drafter.checking.output.findings_list import rules_list
    from drafter.checking.sources.read_source import Wishes
    from drafter.use_cases.check_report import check_report, known_rules

    if options.list:
        say(rules_list(known_rules()))
        return 0
    if options.file and Path(options.file).is_dir():
        from drafter.commands.check_folder_command import check_folder_command

        return check_folder_command(options)
    wishes = Wishes(options.kind or "", options.year, options.jurisdiction or "", options.edition)
    checked = check_report(options.file, options.last, wishes, options.rules, strict=options.strict)
    if options.fix:
        _write_mended(options, checked)
    elif options.format == "docx":
        _write_commented(options, checked)
    elif options.output:
        _write(options, checked)
    else:
        _print(options, checked)
    return int(checked.has_errors)


def _print(options: argparse.Namespace, checked: CheckedReport) -> None:
    from drafter.use_cases.check_report import findings_text

    text = findings_text(checked, options.format, everything=options.all)
    if options.format == "列表":
        say(text, end="")
    else:
        say_json(text)


def _write(options: argparse.Namespace, checked: CheckedReport) -> None:
    from drafter.use_cases.check_report import write_findings

    written = write_findings(checked, options.format, Path(options.output), everything=options.all)
    say(_counted(checked), *written_lines(written))


def _write_commented(options: argparse.Namespace, checked: CheckedReport) -> None:
    from drafter.use_cases.check_report import write_commented

    if not checked.needs_comments:
        say(f"{_counted(checked)}，不用写批注")
        return
    written = write_commented(checked, options.output)
    say(_counted(checked), *written_lines(written, "意见写成批注，放在"))


def _write_mended(options: argparse.Namespace, checked: CheckedReport) -> None:
    from drafter.use_cases.check_report import write_mended

    written, count = write_mended(checked, options.output)
    say(f"改了 {count} 处标点、数字和空格，其余的请看检查结果", *written_lines(written, "改好的一份放在"))


def _counted(checked: CheckedReport) -> str:
    from drafter.checking.output.findings_list import counts

    return f"{checked.source.path.name}：{counts(checked.findings)}"
