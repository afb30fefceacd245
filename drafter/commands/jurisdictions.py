"""`drafter jurisdictions`: list, show, make, change and check jurisdictions."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.shared import Parsers


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
    new.add_argument("name", metavar="名称", help="新文件夹的名称")
    new.add_argument("--from", dest="parent", metavar="上级模板", required=True, help="从哪个模板继承")
    new.add_argument("--title", metavar="全名", help="给人看的名称，如 某某区教育局；不写就用文件夹名")
    new.add_argument("--user", action="store_true", help="建在用户配置文件夹里；不写就建在当前文件夹的 templates 里")
    override = add_command(
        actions, "override", "把一个段落复制到自己的模板里来改", "drafter jurisdictions override 我区 法治宣传"
    )
    override.add_argument("name", metavar="名称", help="自己的地区模板")
    override.add_argument("section", metavar="段落", help="段落文件的名称，不写 .txt")
    check = add_command(actions, "check", "检查一个地区模板有没有写错", "drafter jurisdictions check 我区")
    check.add_argument("name", metavar="名称", help="地区模板的文件夹名")


def jurisdictions(options: argparse.Namespace) -> int:
    """List, show, make, change or check jurisdictions."""
    from drafter.folders import template_roots

    roots = template_roots(Path.cwd())
    action = {"show": _show, "new": _make, "override": _override, "check": _check}.get(options.action)
    if action:
        return action(options, roots)
    from drafter.authoring.listing import list_jurisdictions

    say(list_jurisdictions(roots))
    return 0


def _show(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.authoring.listing import show_jurisdiction
    from drafter.jurisdictions.jurisdiction import load_jurisdiction

    say(show_jurisdiction(load_jurisdiction(options.name, roots)))
    return 0


def _make(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.authoring.maker import make_jurisdiction
    from drafter.folders import user_templates

    root = user_templates() if options.user else Path.cwd() / "templates"
    manifest = make_jurisdiction(options.name, options.parent, options.title or "", root, roots)
    say(f"已建立：{manifest}")
    say("用记事本打开它，照里面的说明改；要改某个段落的写法，先复制过来：")
    say(f"  drafter jurisdictions override {options.name} 段落名")
    say(f"改完检查：drafter jurisdictions check {options.name}")
    return 0


def _override(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.authoring.maker import override_section
    from drafter.folders import shipped

    source, copy = override_section(options.name, options.section, roots, shipped("templates"))
    say(f"已把 {source.parent.name}/{source.name} 复制到：{copy}\n用记事本修改这个文件，就改了本地区的写法。")
    return 0


def _check(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.authoring.check import check_jurisdiction, report_findings

    findings = check_jurisdiction(options.name, roots)
    serious = sum(finding.serious for finding in findings)
    if findings:
        say(report_findings(findings))
    say(f"错误 {serious} 处，留意 {len(findings) - serious} 处。" if findings else f"{options.name}：没有发现问题。")
    return 1 if serious else 0
