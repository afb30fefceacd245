"""`drafter jurisdictions`: list, show, make, change and check jurisdictions."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.template_folders import KnownJurisdiction, OutlineDraft, UpdatedSection


_MOST_NAMES = 40
"""Names that a look-up shows."""


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "jurisdictions",
        "列出、查看、新建、修改、检查地区模板",
        "drafter jurisdictions check 我区",
        jurisdictions,
    )
    actions = parser.add_subparsers(title="动作（不写就列出全部）", metavar="动作", dest="action")
    show = add_command(actions, "show", "看一个地区的提纲、段落来源和问题", "drafter jurisdictions show tianjin-hedong")
    show.add_argument("name", metavar="名称", help="地区模板的文件夹名")
    new = add_command(actions, "new", "从上级模板建一个自己的", "drafter jurisdictions new 我区 --from 通用")
    new.add_argument("name", metavar="名称", nargs="?", help="新文件夹的名称；不写就一步一步问")
    new.add_argument("--from", dest="parent", metavar="上级模板", default="", help="从哪个模板继承；不写就问")
    new.add_argument("--outline", metavar="文件", default="", help="去年的报告或提纲（.docx、.txt），照它的标题建提纲")
    new.add_argument(
        "--from-report",
        dest="report",
        metavar="文件",
        default="",
        help="去年的报告全文：照它建提纲、标题、自称、量词、开头和结尾",
    )
    new.add_argument("--with-rest", action="store_true", help="去年的提纲没有、上级模板有的标题也加上；不写就不加")
    new.add_argument("--kind", metavar="种类", default="", help="照 --outline 建的是哪种报告；不写就从它的标题看")
    new.add_argument("--title", metavar="全名", help="给人看的名称，如 某某区教育局；不写就用文件夹名")
    new.add_argument("--user", action="store_true", help="建在用户配置文件夹里；不写就建在当前文件夹的 templates 里")
    override = add_command(
        actions, "override", "把一个段落复制到自己的模板里来改", "drafter jurisdictions override 我区 法治宣传"
    )
    override.add_argument("name", metavar="名称", help="自己的地区模板")
    override.add_argument("section", metavar="段落", help="段落文件的名称，不写 .txt")
    diff = add_command(actions, "diff", "看上级改了什么、本地区改了什么", "drafter jurisdictions diff 我区 法治宣传")
    update = add_command(actions, "update", "把上级的改动合并进来", "drafter jurisdictions update 我区")
    for each in (diff, update):
        each.add_argument("name", metavar="名称", help="自己的地区模板")
        each.add_argument("section", metavar="段落", nargs="?", default="", help="只看一个段落；不写就是全部")
    names = add_command(
        actions, "names", "查名称：问题、事实、主题、引用、写法、段落和键", "drafter jurisdictions names 校车"
    )
    names.add_argument("word", metavar="词", help="名称或说明里的词")
    names.add_argument("name", metavar="名称", nargs="?", default="通用", help="在哪个地区模板里查；不写就是 通用")
    check = add_command(actions, "check", "检查一个地区模板有没有写错", "drafter jurisdictions check 我区")
    check.add_argument("name", metavar="名称", help="地区模板的文件夹名")
    check.add_argument("--all", action="store_true", help="标题没有提到的数全部列出；不写就只列一部分")


def jurisdictions(options: argparse.Namespace) -> int:
    """List, show, make, change or check jurisdictions."""
    actions = {
        "show": _show,
        "new": _make,
        "override": _override,
        "diff": _diff,
        "update": _update,
        "names": _names,
        "check": _check,
    }
    return actions.get(options.action, _list)(options, Path.cwd())


def _list(_options: argparse.Namespace, folder: Path) -> int:
    from drafter.use_cases.template_folders import known_jurisdictions

    say(*map(_line, known_jurisdictions(folder)))
    return 0


def _line(known: KnownJurisdiction) -> str:
    if known.problem:
        problem = known.problem.splitlines()[0]
        return f"{known.name}：有错，用 drafter jurisdictions check {known.name} 查看（{problem}）"
    parents = f"，上级 {' → '.join(known.parents)}" if known.parents else ""
    return f"{known.name}：{known.title}{parents}（{known.folder}）"


def _show(options: argparse.Namespace, folder: Path) -> int:
    from drafter.authoring.jurisdiction_outline import show_jurisdiction
    from drafter.use_cases.template_folders import open_jurisdiction

    say(show_jurisdiction(open_jurisdiction(options.name, folder)))
    return 0


def _make(options: argparse.Namespace, folder: Path) -> int:
    from drafter.use_cases.template_folders import make_templates
    from drafter.use_cases.template_remarks import stray_figures

    options.confirm = False
    if options.name is None or not options.parent:
        from drafter.commands.new_jurisdiction import completed

        options = completed(options, folder)
    draft = _outline(options, folder) if options.outline or options.report else None
    title = options.title or ""
    manifest = make_templates(options.name, options.parent, title, folder, for_user=options.user, draft=draft)
    strays = stray_figures(options.name, folder) if draft is not None else ()
    if strays:
        say(*strays, "")
    say(
        f"已建立：{manifest}",
        "用记事本打开它，照里面的说明改；要改某个段落的写法，先复制过来：",
        f"  drafter jurisdictions override {options.name} 段落名",
        f"改完检查：drafter jurisdictions check {options.name}",
    )
    return 0


def _outline(options: argparse.Namespace, folder: Path) -> OutlineDraft:
    """Return last year's outline with the section of each heading, and say which."""
    from drafter.commands.new_jurisdiction import confirmed, told, wants_rest
    from drafter.use_cases.template_folders import (
        completed_outline,
        missing_headings,
        outline_from,
        outline_from_report,
        section_choices,
    )

    draft = (
        outline_from_report(options.report, options.parent, options.kind, folder)
        if options.report
        else outline_from(options.outline, options.parent, options.kind, options.title or "", folder)
    )
    with_rest = options.with_rest
    if options.confirm:
        draft = confirmed(draft, section_choices(draft, options.parent, folder))
        with_rest = with_rest or wants_rest(missing_headings(draft, options.parent, folder))
    draft = completed_outline(draft, options.parent, folder, with_rest=with_rest)
    say(*told(draft), "")
    return draft


def _names(options: argparse.Namespace, folder: Path) -> int:
    from drafter.use_cases.template_folders import look_up

    found, near = look_up(options.word, options.name, folder)
    if not found:
        say(f"没有哪个名称或说明里有“{options.word}”；{f'是不是“{near}”？' if near else '请换一个短一些的词'}")
        return 1
    say(*(f"{each.sort}　{each.shown}　{each.explanation}" for each in found[:_MOST_NAMES]))
    if len(found) > _MOST_NAMES:
        rest = "、".join(each.shown.strip("{ }") for each in found[_MOST_NAMES:])
        say(f"……还有 {len(found) - _MOST_NAMES} 个：{rest}", "要看说明，换一个长一些的词再查")
    return 0


def _override(options: argparse.Namespace, folder: Path) -> int:
    from drafter.use_cases.template_folders import copy_section

    source, copy, kinds = copy_section(options.name, options.section, folder)
    say(f"已把 {source.parent.name}/{source.name} 复制到：{copy}", "用记事本修改这个文件，就改了本地区的写法。")
    if len(kinds) > 1:
        say(f"这个段落有 {len(kinds)} 种报告用：{'、'.join(kinds)}；改了都会变。")
    elif not kinds:
        say(f"还没有一种报告的提纲用它；要用，先在提纲里写“段落: {copy.stem}”。")
    return 0


def _diff(options: argparse.Namespace, folder: Path) -> int:
    from drafter.use_cases.template_folders import compare_sections

    found = compare_sections(options.name, options.section, folder)
    say("\n\n".join(found) or f"{options.name}：没有从上级复制来的段落。")
    return 0


def _update(options: argparse.Namespace, folder: Path) -> int:
    from drafter.use_cases.template_folders import update_templates

    updates = update_templates(options.name, options.section, folder)
    say(*(map(_became, updates) if updates else [f"{options.name}：没有从上级复制来的段落。"]))
    return 1 if any(each.conflicts for each in updates) else 0


def _became(update: UpdatedSection) -> str:
    """Return what became of one section, in a line."""
    own, above = update.own, update.above
    if update.noted:
        return f"{own.name}：没有记下复制时的原文，没有改动；已记下现在的 {above.parent.name}/{above.name}，以后上级再改就能合并。"
    if not update.merged:
        return f"{own.name}：上级没有改过，不用合并。"
    kept = f"合并前的留在 {update.backup}" if update.backup else ""
    if update.conflicts:
        return (
            f"{own.name}：已合并；有 {update.conflicts} 处两边都改了，用 <<<<<<< 和 >>>>>>> 标出，"
            f"请打开 {own} 留下要的一种。{kept}"
        )
    return f"{own.name}：已合并上级的改动，两边没有改到同一处。{kept}"


def _check(options: argparse.Namespace, folder: Path) -> int:
    from drafter.authoring.check import fault_list
    from drafter.use_cases.template_folders import check_templates
    from drafter.use_cases.template_remarks import remarks

    faults = check_templates(options.name, folder)
    serious = sum(fault.serious for fault in faults)
    told = () if serious else remarks(options.name, folder, date.today().year, whole=options.all)
    if not faults:
        say(f"{options.name}：没有发现问题。", *told)
        return 0
    say(fault_list(list(faults)), f"错误 {serious} 处，留意 {len(faults) - serious} 处。", *told)
    return 1 if serious else 0
