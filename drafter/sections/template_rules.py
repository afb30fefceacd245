"""What a section file may do: print answers, choose, and go through lists. Nothing else.

The rules are checked on the parsed template before it runs. They are the allowed
constructs, not the forbidden ones; together with short lists of answers they also bound
how long a section can run. Jinja2's sandbox stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from drafter.hints import quoted
from drafter.jurisdictions.section_files import CONFLICT_BEGINS, CONFLICT_DIVIDES, CONFLICT_ENDS
from drafter.model.characters import unshown
from drafter.sections.template_names import TemplateFunctions

MAX_LOOPS = 2
"""How deep `for` may nest: a list, and a list within its records."""
LARGEST_NUMBER = 10**15
"""A larger number in a tag means nothing in a report, and Python would not take all of them."""
_LONG_NUMBER = re.compile(r"[0-9][0-9a-fA-FxXoO_]{400,}")
"""Digits of which Jinja2 could make no number."""
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
_UNPRINTED = (nodes.Const, nodes.Compare, nodes.Test, nodes.Not, nodes.And, nodes.Or)
"""What is no answer, and so is not printed."""
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


_NUMBER_PROBLEM = "{{ }} 或 {% %} 里的数太长；请写普通的数，如 10"


class Violation(NamedTuple):
    """A construct that a section file may not use."""

    line: int
    """1-based line of the section file."""
    message: str
    """What it is and what to write instead, in Chinese."""


def source_violations(source: str) -> Iterator[Violation]:
    """Yield the characters of a section file that no page can show, and conflicts of a merge that nobody settled."""
    for number, line in enumerate(source.split("\n"), 1):
        if line.startswith(CONFLICT_BEGINS):
            yield Violation(
                number,
                f"合并留下两种写法，还没有选定；请留下要的一种，删去另一种和 {CONFLICT_BEGINS}、{CONFLICT_DIVIDES}、"
                f"{CONFLICT_ENDS} 这三行",
            )
        bad = unshown(line)
        if bad:
            yield Violation(number, f"有打印不出的字符（U+{ord(bad):04X}）；请删去后保存")


@contextmanager
def numbers_told(source: str, name: str | None, filename: str | None) -> Iterator[None]:
    """Raise TemplateSyntaxError, with the line, for a number in `source` of which Jinja2 can make none while parsing."""
    try:
        yield
    except (ValueError, OverflowError) as error:
        found = _LONG_NUMBER.search(source)
        line = source.count("\n", 0, found.start()) + 1 if found else 1
        raise TemplateSyntaxError(_NUMBER_PROBLEM, line, name, filename) from error


def tag_violations(tokens: Iterable[tuple[int, str, str]]) -> Iterator[Violation]:
    """Yield the tags among the `tokens` of a section file, as Jinja2's lexer gives them, that the handbook lacks.

    Some of them leave no trace in the parsed template.
    """
    before = ""
    for line, kind, value in tokens:
        if kind == "whitespace":
            continue
        if kind == "raw_begin" or (before == "block_begin" and kind == "name" and value == "print"):
            what = "{% raw %}" if kind == "raw_begin" else "{% print %}"
            yield Violation(line, f"段落文件里不能用{what}；要印答案请写 {{{{ 组.名称 }}}}")
        before = kind


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
    name = _name_in(node)
    if name.startswith("_"):
        return f"{quoted(name)}不是答案的名称；段落文件里只能用答案的中文名称"
    if isinstance(node, nodes.Const) and isinstance(node.value, int | float):
        return "" if abs(node.value) <= LARGEST_NUMBER else _NUMBER_PROBLEM
    if isinstance(node, nodes.Include | nodes.Call):
        return _name_problem(node)
    return _loop_problem(node, loops) if isinstance(node, nodes.For) else _output_problem(node)


def _output_problem(node: nodes.Node) -> str:
    """Return what is wrong with what `node` prints: answers, and nothing else."""
    if not isinstance(node, nodes.Output) or any(_below(node, MAX_LOOPS, 0)):  # those inside say more
        return ""
    if any(isinstance(_unfiltered(each), _UNPRINTED) for each in node.nodes):
        return "{{ }} 里只能印答案；固定的字直接写在外面，判断请用 {% if … %}"
    return ""


def _unfiltered(node: nodes.Node | None) -> nodes.Node | None:
    """Return what the filters of an expression are put to."""
    while isinstance(node, nodes.Filter):
        node = node.node
    return node


def _name_in(node: nodes.Node) -> str:
    """Return the name that `node` asks for; empty when it is none."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.name if isinstance(node, nodes.Name) else ""


def _name_problem(node: nodes.Include | nodes.Call) -> str:
    """Return what is wrong with the names that an include or a function is given: texts, and nothing else."""
    if isinstance(node, nodes.Include) and (node.ignore_missing or not node.with_context):
        return "include 后面只写引号里的文件名，如 {% include '另外.txt' %}"
    if isinstance(node, nodes.Include):
        return "" if _is_text(node.template) else "include 后面要写引号里的文件名，如 {% include '另外.txt' %}"
    if not isinstance(node.node, nodes.Name):
        return "不能在答案后面加括号调用；函数只有手册里写明的几个"
    if node.node.name not in TemplateFunctions.names():
        return ""  # reported with its name when it runs
    given = [*node.args, *(each.value for each in node.kwargs)]
    if all(map(_is_text, given)):
        return ""
    return f"{node.node.name}() 的括号里要写引号里的名称，如 {{{{ {node.node.name}('名称') }}}}"


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _loop_problem(node: nodes.For, loops: int) -> str:
    if loops >= MAX_LOOPS:
        return f"for 套得太深；最多套 {MAX_LOOPS} 层"
    if node.recursive:
        return "for 后面不能写 recursive"
    if not isinstance(node.iter, nodes.Name | nodes.Getattr):
        return "for 只能逐条走一项答案，如 {% for 项 in 存在不足 %}"
    return ""
