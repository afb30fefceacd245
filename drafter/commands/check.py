"""`drafter check`: what is wrong with a report, where, by which rule, and how to mend it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, output_file, told_written
from drafter.console import say, say_json
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.checking.rule import Finding, Rule
    from drafter.checking.sources.read_source import Source
    from drafter.commands.shared import Parsers
    from drafter.outputs import Written

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
    parser.add_argument("file", metavar="文件", nargs="?", help="填报文件（.yaml）、Word 文档（.docx）或文本（.txt）")
    parser.add_argument("--last", metavar="上年报告", help="上一年的报告或填报文件，用来比对数字和照抄的句子")
    parser.add_argument(
        "--format", choices=_FORMATS, default="列表", help="列表（默认）、json、sarif，或 docx：意见写成批注"
    )
    parser.add_argument(
        "-o", "--output", metavar="输出", type=output_file, help="写到哪个文件；docx 不写就放在原文件旁边"
    )
    parser.add_argument("--rules", metavar="规则", help="只用这些规则，如 数字,文面-标点；写一类或一条，逗号隔开")
    parser.add_argument("--kind", metavar="种类", help="报告种类，如 行政执法工作报告；不写就从标题看")
    parser.add_argument("--year", metavar="年度", type=int, help="报告年度；不写就从标题看")
    parser.add_argument("--jurisdiction", metavar="地区模板", help="按哪个地区模板的检查设置；填报文件里有的不用写")
    parser.add_argument(
        "--edition",
        metavar="版本",
        choices=("报送版", "公开版"),
        default="报送版",
        help="报送版（不写就是它）或 公开版：只看公开版里有的内容，另查公开前要核对的",
    )
    parser.add_argument("--all", action="store_true", help="同一规则的问题全部列出，不省略")
    parser.add_argument("--list", action="store_true", help="列出全部检查规则")
    parser.set_defaults(failed=FAILED)


def check(options: argparse.Namespace) -> int:
    """Check a file and print or write what was found; 0: no 错误, 1: some, 2: could not be checked."""
    from drafter.checking.engine import acceptances, all_rules, filed_rules, run
    from drafter.checking.selection import chosen, for_edition, for_jurisdiction
    from drafter.checking.sources.read_source import Wishes, read_source

    if options.list:
        from drafter.checking.output.findings_list import tell_rules

        say(tell_rules(all_rules()))
        return 0
    if not options.file:
        raise InputError("没有写要检查哪个文件；如 drafter check 报告.docx")
    wishes = Wishes(options.kind or "", options.year, options.jurisdiction or "", options.edition)
    earlier = Wishes(edition=options.edition)
    last = read_source(Path(options.last), earlier).manuscript if options.last else None
    source = read_source(Path(options.file), wishes, last)
    jurisdiction = source.manuscript.jurisdiction
    every = options.rules or options.edition != "报送版" or (jurisdiction and jurisdiction.checks_off)
    known = for_jurisdiction(all_rules() if every else filed_rules(), jurisdiction)
    rules = chosen(known, options.rules) if options.rules else for_edition(known, options.edition)
    findings = run(source.manuscript, rules, acceptances(source.manuscript))
    _write(options, source, findings, rules)
    return int(any(f.rule.severity.value == "错误" and not f.reason for f in findings))


def _write(options: argparse.Namespace, source: Source, findings: tuple[Finding, ...], rules: tuple[Rule, ...]) -> None:
    """Print the findings, or write them where the options say."""
    from drafter.checking.output.findings_list import counts
    from drafter.outputs import FINDINGS, FINDINGS_JSON, FINDINGS_SARIF, refuse_target, write_output

    told = f"{source.path.name}：{counts(findings)}"
    if options.format == "docx":
        if all(finding.reason for finding in findings):
            say(f"{told}，不用写批注")
            return
        written, remark = _write_commented(options, source, findings)
        say(f"{told}\n意见写成批注，放在：{written}" + (f"\n注意：{remark}" if remark else ""))
        return
    output = {"json": FINDINGS_JSON, "sarif": FINDINGS_SARIF}.get(options.format, FINDINGS)
    wanted = Path(options.output) if options.output else None
    if wanted is not None:
        refuse_target(output, wanted, _inputs(options))
    text = _text(options, source, findings, rules)
    if wanted is None:
        if options.format == "列表":
            say(text, end="")
        else:
            say_json(text)
        return
    say(
        f"{told}\n{told_written(write_output(output, wanted, text.encode('utf-8', 'replace'), inputs=_inputs(options)))}"
    )


def _inputs(options: argparse.Namespace) -> list[Path]:
    return [Path(named) for named in (options.file, options.last) if named]


def _text(options: argparse.Namespace, source: Source, findings: tuple[Finding, ...], rules: tuple[Rule, ...]) -> str:
    """Return the findings in the format that the options name."""
    from drafter.checking.output.exchange import as_json, as_sarif
    from drafter.checking.output.findings_list import tell

    if options.format == "json":
        return as_json(source.manuscript, findings, source.lines)
    if options.format == "sarif":
        return as_sarif(source.manuscript, findings, rules, source.path, source.lines)
    text = tell(source.manuscript, findings, source.lines, everything=options.all) + "\n"
    if not source.manuscript.kind:
        text += "（看不出是哪种报告，没有检查该写的部分；可以加 --kind 法治政府建设年度报告）\n"
    return text


def _write_commented(options: argparse.Namespace, source: Source, findings: tuple[Finding, ...]) -> Written:
    """Write the document with the findings as comments and return where."""
    from drafter.checking.output.commented import commented, suffix_of
    from drafter.outputs import COMMENTED, refuse_target, write_output

    if not source.document:
        raise InputError(f"{source.path}：文本文件里不能写批注；请不写 --format docx，或先把报告存成 .docx")
    suffix = suffix_of(source.document, source.path.name)
    wanted = Path(options.output or source.path.with_name(f"{source.path.stem}（检查意见）{suffix}"))
    if wanted.suffix.lower() != suffix:
        raise InputError(f"{wanted}：文档的名称要以 {suffix} 结尾；请改成 {wanted.with_suffix(suffix).name}")
    refuse_target(COMMENTED, wanted, _inputs(options))
    data = commented(source.document, source.manuscript, findings)
    return write_output(COMMENTED, wanted, data, inputs=_inputs(options))
