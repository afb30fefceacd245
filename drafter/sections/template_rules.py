"""What a section file may do: print answers, choose, and go through lists. Nothing else.

The rules are checked on the parsed template before it runs. They are the allowed
constructs, not the forbidden ones; together with short lists of answers they also bound
how long a section can run. Jinja2's sandbox stands behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import nodes

MAX_LOOPS = 2
"""How deep `for` may nest: a list, and a list within its records."""
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Include,
    nodes.Name,
    nodes.NSRef,
    nodes.Getattr,
    nodes.Const,
    nodes.Filter,
    nodes.Test,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.Call,
    nodes.Keyword,
)
_WORDS: dict[type[nodes.Node], str] = {
    nodes.Assign: "{% set %}",
    nodes.AssignBlock: "{% set %}",
    nodes.Macro: "{% macro %}",
    nodes.CallBlock: "{% call %}",
    nodes.FilterBlock: "{% filter %}",
    nodes.Import: "{% import %}",
    nodes.FromImport: "{% from %}",
    nodes.Extends: "{% extends %}",
    nodes.Block: "{% block %}",
    nodes.With: "{% with %}",
    nodes.Getitem: "方括号取值",
    nodes.Mul: "“*”运算",
    nodes.Pow: "“**”运算",
    nodes.Mod: "“%”运算",
    nodes.Add: "“+”运算",
    nodes.Sub: "“-”运算",
    nodes.Div: "“/”运算",
    nodes.FloorDiv: "“//”运算",
    nodes.Concat: "“~”拼接",
    nodes.List: "方括号列表",
    nodes.Tuple: "圆括号列表",
    nodes.Dict: "花括号字典",
    nodes.CondExpr: "写在一行里的 if…else",
}


class Violation(NamedTuple):
    """A construct that a section file may not use."""

    line: int
    """1-based line of the section file."""
    message: str
    """What it is and what to write instead, in Chinese."""


def violations(tree: nodes.Template) -> Iterator[Violation]:
    """Yield what `tree` does that a section file may not, in order of the file."""
    yield from _below(tree, 0, 0)


def _below(node: nodes.Node, loops: int, line: int) -> Iterator[Violation]:
    for child in node.iter_child_nodes():
        at = getattr(child, "lineno", 0) or line
        message = _problem(child, loops)
        if message:
            yield Violation(at, message)
        else:
            yield from _below(child, loops + isinstance(child, nodes.For), at)


def _problem(node: nodes.Node, loops: int) -> str:
    if not isinstance(node, _ALLOWED):
        what = _WORDS.get(type(node), type(node).__name__)
        return f"段落文件里不能用{what}；只能印答案，用 if、for、include 和手册里写明的写法"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"“{node.attr}”不是答案的名称；段落文件里只能用答案的中文名称"
    if isinstance(node, nodes.Name) and node.name.startswith("_"):
        return f"“{node.name}”不是答案的名称；段落文件里只能用答案的中文名称"
    if isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
        return "不能在答案后面加括号调用；函数只有手册里写明的几个"
    if isinstance(node, nodes.For):
        return _loop_problem(node, loops)
    return ""


def _loop_problem(node: nodes.For, loops: int) -> str:
    if loops >= MAX_LOOPS:
        return f"for 套得太深；最多套 {MAX_LOOPS} 层"
    if node.recursive:
        return "for 后面不能写 recursive"
    if not isinstance(node.iter, nodes.Name | nodes.Getattr):
        return "for 只能逐条走一项答案，如 {% for 项 in 存在不足 %}"
    return ""
