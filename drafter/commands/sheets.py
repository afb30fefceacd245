"""`drafter sheets`: Excel forms for the offices, and their answers back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, answers_path
from drafter.console import say
from drafter.errors import InputError
from drafter.hints import quoted

if TYPE_CHECKING:
    from drafter.answers.load import Answers
    from drafter.commands.shared import Parsers
    from drafter.sheets.filled import Filled, Item
    from drafter.sheets.merge import Proposal
    from drafter.yamlfile.yaml_text import Place


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers, "sheets", "给各科室分发 Excel 填报表，收回答案", "drafter sheets export 河东2021.yaml", _missing
    )
    actions = parser.add_subparsers(title="动作", metavar="动作", dest="action")
    example = "drafter sheets export 河东2021.yaml -o 填报表 --deadline 2022年1月10日"
    export = add_command(actions, "export", "每个科室导出一份 Excel 填报表", example, export_forms)
    export.add_argument("answers", metavar="填报文件", help="年度、单位已经填好的填报文件")
    export.add_argument("-o", "--output", metavar="文件夹", help="放在哪个文件夹；不写就放在填报文件旁边的“…填报表”里")
    export.add_argument("--office", metavar="科室", action="append", default=[], help="只要这个科室的；可以写几次")
    export.add_argument("--all", action="store_true", help="已经答了的也放进表里核对；不写就只放空着的")
    export.add_argument("--deadline", metavar="日期", default="", help="交表截止的日子，印在表头")
    export.add_argument("--kind", metavar="种类", help="按哪种报告提问；不写就用填报文件里的")
    example = "drafter sheets import 河东2021.yaml 填报表"
    bring = add_command(actions, "import", "把填好的表收进填报文件", example, import_forms)
    bring.add_argument("answers", metavar="填报文件", help="收进哪一份填报文件")
    bring.add_argument("forms", metavar="表", nargs="+", help="填好的表，或放表的文件夹，也可以写 *.xlsx")
    bring.add_argument("--yes", action="store_true", help="不问，直接存入新填的和改动的")
    bring.add_argument("--dry-run", action="store_true", help="只看，不存")
    bring.add_argument(
        "--prefer", metavar="谁", action="append", default=[], help="冲突时以谁为准：科室或文件名；“表格”是以表为准"
    )
    example = "drafter sheets assign 河东2021.yaml 行政执法=职成教科 行政执法.行政检查次数=督导室"
    assign = add_command(actions, "assign", "看或改哪个科室填哪些题", example, assign_offices)
    assign.add_argument("answers", metavar="填报文件", help="分工只对这一份起作用")
    assign.add_argument("offices", metavar="组名=科室", nargs="*", help="如 行政执法=职成教科；不写就列出现在的分工")


def _missing(_options: argparse.Namespace) -> int:
    raise InputError(
        "drafter sheets 后面要写做什么：export（导出）、import（收回）或 assign（分工）；加 -h 可看说明和例子"
    )


def _load(text: str) -> Answers:
    from drafter.answers.load import load_answers
    from drafter.folders import roots_beside

    path = answers_path(text)
    if path.suffix.lower() in (".xlsx", ".xls", ".ods", ".et") or path.is_dir():
        raise InputError(f"{path}：第一个要写填报文件（.yaml），后面才写表")
    return load_answers(path, roots_beside(path))


def export_forms(options: argparse.Namespace) -> int:
    """Write a form an office, never over one that somebody filled in."""
    from drafter.files import make_folder
    from drafter.outputs import FORM, write_output
    from drafter.sheets.files import form_names
    from drafter.sheets.plan import only, plan_forms
    from drafter.sheets.workbook import write_form

    answers = _load(options.answers)
    path = answers.source.path
    kind = answers.jurisdiction.kind(options.kind or str(answers.report.identity.kind or "")).name
    forms = plan_forms(answers, kind, everything=options.all, deadline=options.deadline)
    if options.office:
        forms = only(forms, options.office)
    if not forms:
        say("没有空着的问题，不用分发；要让科室核对已经答了的，加 --all。")
        return 0
    folder = Path(options.output) if options.output else path.with_name(f"{path.stem}填报表")
    make_folder(folder)
    for form, name in zip(forms, form_names(forms), strict=True):
        written, remark = write_output(FORM, folder / name, write_form(form), inputs=[path])
        sheets = [
            *([f"上年安排 {len(form.plans)} 条"] if form.plans else []),
            *(each.sheet_name for each in form.lists),
        ]
        lists = "".join(f"，{name}另填一页" for name in sheets)
        say(f"已写出：{written}（{len(form.rows)} 题{lists}）" + (f"\n注意：{remark}" if remark else ""))
    say(f"发给各科室填好，收齐后运行：drafter sheets import {path} {folder}")
    return 0


def import_forms(options: argparse.Namespace) -> int:
    """Show what forms bring and store it; 1 when something was refused or is in conflict."""
    from shutil import get_terminal_size

    from drafter.locking import only_one
    from drafter.sheets.files import find_files
    from drafter.sheets.listing import list_import
    from drafter.sheets.merge import Status, new_items, propose
    from drafter.sheets.plan import all_questions
    from drafter.sheets.reading import read_form

    paths = find_files(options.forms)
    answers = _load(options.answers)
    with only_one(answers.source.path, brief=options.yes or options.dry_run):
        answers = _load(options.answers)
        questions = all_questions(answers)
        forms = [read_form(path, answers, questions) for path in paths]
        _refuse_strangers(options.prefer, forms)
        proposals, items = propose(forms, answers, options.prefer), new_items(forms, answers)
        say(list_import(forms, proposals, items, get_terminal_size((80, 24)).columns))
        wanted = [each for each in proposals if each.status in (Status.NEW, Status.CHANGED, Status.ORIGIN)]
        if wanted or items:
            _store(options, answers, wanted, items)
    left = any(form.refusals for form in forms) or any(each.status is Status.CONFLICT for each in proposals)
    return 1 if left else 0


def _refuse_strangers(prefer: Sequence[str], forms: Sequence[Filled]) -> None:
    """Raise InputError for a preference for somebody who sent no form."""
    from drafter.hints import did_you_mean
    from drafter.sheets.merge import ANY_FORM

    files = [form.head.file for form in forms]
    known = {ANY_FORM, *files, *(file.rpartition(".")[0] for file in files), *(form.head.office for form in forms)}
    for name in prefer:
        if name not in known:
            hint = did_you_mean(name, known, f"可写：{'、'.join(sorted(filter(None, known)))}", 0.4)
            raise InputError(f"--prefer 后面的{quoted(name)}不是这次收的科室或文件；{hint}")


def _store(options: argparse.Namespace, answers: Answers, wanted: Sequence[Proposal], items: Sequence[Item]) -> None:
    from drafter.answers.answers_file import AnswersFile
    from drafter.answers.edits import AT_END, DropKey, InsertRecord, SetAnswer
    from drafter.files import real_path
    from drafter.sheets.merge import edits, leftovers

    path = answers.source.path
    if options.dry_run:
        say("\n只是看看，没有存。要存入，去掉 --dry-run。")
        return
    if not options.yes and not _agreed():
        say("\n没有存。")
        return
    values = [SetAnswer(*edit) for proposal in wanted for edit in edits(proposal, answers)]
    gone = [DropKey(place) for proposal in wanted for place in leftovers(proposal)]
    added = [InsertRecord(tuple(item.key.split(".")), AT_END, item.record) for item in items]
    AnswersFile(path, answers.jurisdiction).change(*values, *gone, *added)
    told = [f"{len(wanted)} 项"] if wanted else []
    told += [f"{len(items)} 条"] if items else []
    say(f"\n已存入 {path}：{'、'.join(told)}。原来的样子在 {real_path(path).name}.bak。")
    say(f"核对一遍：drafter status {path}")


def _agreed() -> bool:
    """Return what the user answers. Raises InputError where there is no terminal to ask on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("没有存：这里不是终端，没法问您；要存入，加 --yes；只想看看，加 --dry-run")
    from drafter.interview.screen import Choice
    from drafter.terminal.prompts import ask_choice

    return ask_choice("存入吗？", [Choice("存入", "yes"), Choice("不存", "no")]) == "yes"


def assign_offices(options: argparse.Namespace) -> int:
    """Store which office supplies what; with nothing to store, list how it is."""
    from drafter.answers.answers_file import AnswersFile
    from drafter.answers.edits import SetAnswer
    from drafter.locking import only_one
    from drafter.sheets.plan import list_offices

    answers = _load(options.answers)
    wanted = []
    for text in options.offices:
        title, sign, office = text.replace("＝", "=").partition("=")
        if not sign or not title.strip():
            raise InputError(f"{quoted(text)}写得不对；请写成 组名=科室，如 行政执法=职成教科")
        wanted.append((_office_place(text, title.strip(), answers), office.strip() or None))
    if wanted:
        with only_one(answers.source.path, brief=True):
            AnswersFile(answers.source.path, answers.jurisdiction).change(*(SetAnswer(*each) for each in wanted))
        answers = _load(options.answers)
    say(list_offices(answers))
    return 0


def _office_place(text: str, title: str, answers: Answers) -> Place:
    """Return where the answers file says which office supplies `title`; `text` is what was typed. Raises InputError."""
    from drafter.answers.load import office_problem
    from drafter.sheets.form import PLANS
    from drafter.sheets.last_year import plan_at

    group, dot, number = title.partition(".")
    if group == PLANS and dot and number.isascii() and number.isdigit() and len(number) < 7:
        if plan_at(answers, int(number)) is None:
            raise InputError(f"{quoted(text)}：填报文件里没有第 {int(number)} 条上年安排")
        return (PLANS, int(number) - 1, "提供科室")
    problem = office_problem(title, answers.jurisdiction)
    if problem:
        raise InputError(f"{quoted(text)}：{problem}")
    return ("科室", title)
