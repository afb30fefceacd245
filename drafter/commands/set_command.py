"""`drafter set`: answers without a terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, answers_path
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.shared import Parsers


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
    from drafter.answers.load import load_answers
    from drafter.answers.set_answers import set_answers
    from drafter.columns import wrapped
    from drafter.folders import roots_beside
    from drafter.locking import only_one
    from drafter.outputs import save_answers

    path = answers_path(options.answers)
    roots = roots_beside(path)
    load_answers(path, roots)  # a file that is not there is told before it is locked
    with only_one(path, brief=True):
        answers = load_answers(path, roots)
        done = set_answers(answers, options.pairs, roots)
        if done.text != answers.source.text:
            save_answers(path, done.text.encode("utf-8"), backup=True)
    say(f"已存进 {path}：")
    for line in done.lines:
        say("\n".join(wrapped(f"  {line}", 78, "    ")))
    for breach in done.breaches:
        say("\n".join(wrapped(f"留意：{breach.message}。{breach.mend}。（{breach.rule}）", 78, "    ")))
    if done.breaches:
        first = done.breaches[0]
        say(
            "有理由不改的，写进“核对说明”，如：\n"
            f"  drafter set {path} 核对说明.新.规则={first.rule} 核对说明.新.位置={first.path} 核对说明.新.理由=含上年结转"
        )
    return 0
