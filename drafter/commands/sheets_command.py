"""`drafter sheets`: Excel forms for the offices, and their answers back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, written_lines
from drafter.console import is_interactive, say
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.collect_forms import FormsImport


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers, "sheets", "给各科室分发 Excel 填报表，收回答案", "drafter sheets export 河东2021.yaml", _missing
    )
    actions = parser.add_subparsers(title="动作", metavar="动作", dest="action")
    example = "drafter sheets export 河东2021.yaml -o 填报表 --deadline 2022年1月10日"
    forms = add_command(actions, "export", "每个科室导出一份 Excel 填报表", example, export)
    forms.add_argument("answers", metavar="填报文件", help="年度、单位已经填好的填报文件")
    forms.add_argument("-o", "--output", metavar="文件夹", help="放在哪个文件夹；不写就放在填报文件旁边的“…填报表”里")
    forms.add_argument("--office", metavar="科室", action="append", default=[], help="只要这个科室的；可以写几次")
    forms.add_argument("--all", action="store_true", help="已经答了的也放进表里核对；不写就只放空着的")
    forms.add_argument("--deadline", metavar="日期", default="", help="交表截止的日子，印在表头")
    forms.add_argument("--kind", metavar="种类", help="按哪种报告提问；不写就用填报文件里的")
    example = "drafter sheets import 河东2021.yaml 填报表"
    bring = add_command(actions, "import", "把填好的表收进填报文件", example, import_)
    bring.add_argument("answers", metavar="填报文件", help="收进哪一份填报文件")
    bring.add_argument("forms", metavar="表", nargs="+", help="填好的表，或放表的文件夹，也可以写 *.xlsx")
    bring.add_argument("--yes", action="store_true", help="不问，直接存入新填的和改动的")
    bring.add_argument("--dry-run", action="store_true", help="只看，不存")
    bring.add_argument(
        "--prefer", metavar="谁", action="append", default=[], help="冲突时以谁为准：科室或文件名；“表格”是以表为准"
    )
    example = "drafter sheets assign 河东2021.yaml 行政执法=职成教科 行政执法.行政检查次数=督导室"
    offices = add_command(actions, "assign", "看或改哪个科室填哪些题", example, assign)
    offices.add_argument("answers", metavar="填报文件", help="分工只对这一份起作用")
    offices.add_argument("offices", metavar="组名=科室", nargs="*", help="如 行政执法=职成教科；不写就列出现在的分工")


def _missing(_options: argparse.Namespace) -> int:
    raise InputError(
        "drafter sheets 后面要写做什么：export（导出）、import（收回）或 assign（分工）；加 -h 可看说明和例子"
    )


def export(options: argparse.Namespace) -> int:
    """Write a form an office, never over one that somebody filled in."""
    from drafter.sheets.import_listing import form_contents
    from drafter.use_cases.collect_forms import export_forms

    exported = export_forms(
        options.answers,
        options.output,
        options.office,
        options.kind,
        options.deadline,
        everything=options.all,
    )
    if not exported.forms:
        say("没有空着的问题，不用分发；要让科室核对已经答了的，加 --all。")
        return 0
    for written, form in exported.forms:
        where, *remark = written_lines(written)
        say(f"{where}（{form_contents(form)}）", *remark)
    say(f"发给各科室填好，收齐后运行：drafter sheets import {exported.answers_path} {exported.folder}")
    return 0


def import_(options: argparse.Namespace) -> int:
    """Show what forms bring and store it; 1 when something was refused or is in conflict."""
    from shutil import get_terminal_size

    from drafter.sheets.import_listing import list_import
    from drafter.use_cases.collect_forms import opened_forms

    is_brief = options.yes or options.dry_run
    with opened_forms(options.answers, options.forms, options.prefer, is_brief=is_brief) as found:
        columns = get_terminal_size((80, 24)).columns
        say(list_import(found.forms, found.proposals, found.items, columns))
        if found.has_news:
            _store(options, found)
    return 1 if found.is_incomplete else 0


def _store(options: argparse.Namespace, found: FormsImport) -> None:
    from drafter.use_cases.collect_forms import store_forms

    if options.dry_run:
        say("\n只是看看，没有存。要存入，去掉 --dry-run。")
        return
    if not options.yes and not _agreed():
        say("\n没有存。")
        return
    doubts = store_forms(found)
    counts = [(len(found.changes), "项"), (len(found.items), "条")]
    stored = "、".join(f"{count} {unit}" for count, unit in counts if count)
    path = found.answers.source.path
    say(
        f"\n已存入 {path}：{stored}。原来的样子在 {found.backup}。",
        *map(str, doubts),
        f"核对一遍：drafter status {path}",
    )


def _agreed() -> bool:
    """Return whether the user agrees. Raises InputError where there is no terminal to ask on."""
    if not is_interactive():
        raise InputError("没有存：这里不是终端，没法问您；要存入，加 --yes；只想看看，加 --dry-run")
    from drafter.interview.screen import Choice
    from drafter.terminal.menus import ask_choice

    return ask_choice("存入吗？", [Choice("存入", "yes"), Choice("不存", "no")]) == "yes"


def assign(options: argparse.Namespace) -> int:
    """Store which office supplies what, and list how it is."""
    from drafter.sheets.plan import list_offices
    from drafter.use_cases.collect_forms import assign_offices

    say(list_offices(assign_offices(options.answers, options.offices)))
    return 0
