"""`drafter set`: answers without a terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "set",
        "不开问卷，直接填几项",
        "drafter set 河东2021.yaml 行政执法.行政检查次数=892 行政检查次数.提供科室=职成教科\n"
        "  drafter set 河东2021.yaml 活动.新.主题=法治宣传 活动.新.内容=举办法治讲座。\n"
        "  drafter set 河东2021.yaml 其他情况=无 活动.3.提法=",
        set_,
    )
    parser.add_argument("answers", metavar="填报文件", help="填进哪一份")
    parser.add_argument(
        "pairs",
        metavar="名称=答案",
        nargs="+",
        help="名称写 组名.名称，不重名的可只写名称；名单用顿号隔开；等号后面空着就是清空；有一项不对就全都不存",
    )


def set_(options: argparse.Namespace) -> int:
    """Set answers, all or none, and print how they were understood."""
    from drafter.columns import wrapped
    from drafter.use_cases.store_answers import store_answers

    path, done, unprinted = store_answers(options.answers, options.pairs)
    say(f"已存进 {path}：")
    for line in done.lines:
        say(*wrapped(f"  {line}", 78, "    "))
    for topic in unprinted:
        told = f"留意：主题“{topic}”没有一个段落印它的活动，不会写进报告；请换一个主题，或在段落里写 {{{{ 活动('{topic}') }}}}。"
        say(*wrapped(told, 78, "    "))
    for doubt in done.doubts:
        say(*wrapped(f"留意：{doubt.message}。{doubt.mend}。（{doubt.rule}）", 78, "    "))
    if done.doubts:
        first = done.doubts[0]
        say(
            "查过确实没有错的，把为什么没有错写进“核对说明”（… 换成您的理由）：",
            f"  drafter set {path} 核对说明.新.规则={first.rule} 核对说明.新.位置={first.path} 核对说明.新.理由=…",
        )
    return 0
