"""Takes section files apart without running them: for checks, not for rendering."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeGuard

import jinja2
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from drafter.errors import DrafterError
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.section_files import nearest_file, section_files, section_text
from drafter.limits import SECTION_CHARACTERS
from drafter.sections.mark_faults import mark_violations
from drafter.sections.template_environment import section_environment
from drafter.sections.template_errors import template_error
from drafter.sections.template_filters import FILTERS, filter_functions
from drafter.sections.template_names import TESTS
from drafter.sections.template_rules import numbers_told, source_violations, tag_violations, violations

_PLACE = re.compile(r" 第(\d+)行：")
_WITHOUT_UNIT = ("数", "比上年", "上年")
"""Filters whose words end in no measure word of the answer's own."""


class ParsedSection(NamedTuple):
    """A section file taken apart without running it; lines are 1-based."""

    name: str
    faults: tuple[tuple[int, str], ...]
    """Line and Chinese message of what a section file may not say."""
    names: tuple[tuple[int, str], ...]
    """Line and name of every answer it mentions, such as 行政执法.行政检查次数."""
    calls: tuple[tuple[int, str, str], ...]
    """Line, function and text of every call such as 活动('法治宣传')."""
    chosen: tuple[tuple[int, str, str], ...]
    """Line, answer and choice of every 选('已完成')."""
    loops: Mapping[str, str]
    """Names that its loops give to records, each with the list it goes through."""
    includes: tuple[tuple[int, str], ...]
    """Line and name of every file it includes."""
    literals: tuple[tuple[int, str], ...]
    """Line and text of its own words."""
    followed: tuple[tuple[int, str, str], ...]
    """Line, answer and the words right behind it of every {{ 组.名称 }} that prints its measure word."""
    after_items: tuple[int, ...]
    """Lines that print an answer right behind an item of 一是、二是, and so as a part of it."""


def parse_sections(folder: Path, jurisdiction: Jurisdiction) -> Iterator[ParsedSection]:
    """Yield every section file of `folder`, parsed; a faulty one has only its faults."""
    for path in section_files(folder):
        source, tree, faults = _parsed(path, jurisdiction.folders)
        if tree is None or faults:
            yield ParsedSection(path.stem, faults, (), (), (), {}, (), (), (), ())
        else:
            yield _taken_apart(path.stem, source, tree)


class _Parsed(NamedTuple):
    """A section file as Jinja2 reads it."""

    source: str
    tree: nodes.Template | None
    """None when it cannot be read, or be parsed."""
    faults: tuple[tuple[int, str], ...]


def _parsed(path: Path, folders: tuple[Path, ...]) -> _Parsed:
    """Return the parsed section file at `path`, if it can be parsed, and its faults."""
    source, tree, faults = "", None, tuple[tuple[int, str], ...]()
    try:
        source = section_text(nearest_file([path.parent], path.name) or path)
        unsettled = tuple((v.line, v.message) for v in source_violations(source))
        if unsettled:
            return _Parsed(source, None, unsettled)
        if len(source) <= SECTION_CHARACTERS:  # a longer one is refused before it is parsed
            with numbers_told(source, path.name, str(path)):
                tags = tuple(tag_violations(_plain_environment().lex(source, path.name, str(path))))
                tree = SandboxedEnvironment.parse(_plain_environment(), source, path.name, str(path))
            found = (*tags, *violations(tree), *mark_violations(source))
            faults = (*((v.line, v.message) for v in found), *_unknown_names(tree, path, folders))
        if not faults:
            section_environment(folders, None).compile(source, path.name, str(path))
    except DrafterError as error:  # not read at all
        return _Parsed(source, None, ((1, str(error).partition("：")[2]),))
    except RecursionError:
        return _Parsed(source, None, ((1, "括号、判断或过滤器一层套一层，套得太深；请分成几句来写"),))
    except Exception as error:
        return _Parsed(source, None, (_line_and_message(error, path, folders),))
    return _Parsed(source, tree, faults)


def _unknown_names(tree: nodes.Template, path: Path, folders: tuple[Path, ...]) -> Iterator[tuple[int, str]]:
    """Yield the filters and tests that do not exist: Jinja2 tells those within an `if` only when it runs."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        sort, known = ("filter", FILTERS) if isinstance(node, nodes.Filter) else ("test", TESTS)
        if node.name not in known:
            error = jinja2.TemplateAssertionError(f"No {sort} named '{node.name}'.", node.lineno, path.name, str(path))
            yield _line_and_message(error, path, folders)


def _line_and_message(error: Exception, path: Path, folders: tuple[Path, ...]) -> tuple[int, str]:
    text = str(template_error(error, path.stem, folders))
    place = _PLACE.search(text)
    return (int(place[1]), text[place.end() :]) if place else (1, text.partition("：")[2])


@lru_cache(maxsize=1)
def _plain_environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    environment.filters, environment.tests = filter_functions(), dict(TESTS)
    return environment


def _taken_apart(name: str, source: str, tree: nodes.Template) -> ParsedSection:
    return ParsedSection(
        name,
        faults=(),
        names=(*_attributes(tree), *_single_names(tree)),
        calls=tuple(_calls(tree)),
        chosen=tuple(_chosen(tree)),
        loops={each.target.name: _path(each.iter) for each in tree.find_all(nodes.For) if _is_name(each.target)},
        includes=tuple(_includes(tree)),
        literals=tuple(_literals(tree)),
        followed=tuple(_followed(tree)),
        after_items=tuple(_after_items(source)),
    )


def _is_name(node: nodes.Node) -> TypeGuard[nodes.Name]:
    return isinstance(node, nodes.Name)


def _attributes(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield line and path of each answer of a group, such as 行政执法.行政检查次数."""
    for node in tree.find_all(nodes.Getattr):
        if _is_name(node.node):
            yield node.lineno, f"{node.node.name}.{node.attr}"


def _single_names(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield line and name of what is printed by its name alone, such as 年度."""
    owners = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    called = {id(node.node) for node in tree.find_all(nodes.Call)}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and id(node) not in owners | called:
            yield node.lineno, node.name


def _calls(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Yield line, function and text of each call whose first argument is a text."""
    for node in tree.find_all(nodes.Call):
        if _is_name(node.node) and node.args and isinstance(node.args[0], nodes.Const):
            yield node.lineno, node.node.name, str(node.args[0].value)


def _chosen(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Yield line, answer and choice of each test for one choice."""
    for node in tree.find_all(nodes.Test):
        if node.name == "选" and node.args and isinstance(node.args[0], nodes.Const):
            yield node.lineno, _path(node.node), str(node.args[0].value)


def _includes(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    for node in tree.find_all(nodes.Include):
        if isinstance(node.template, nodes.Const):
            yield node.lineno, str(node.template.value)


def _literals(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    for data in tree.find_all(nodes.TemplateData):
        yield from enumerate(data.data.split("\n"), data.lineno)


def _followed(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Yield line, path and the words behind each answer that is printed with its measure word."""
    for output in tree.find_all(nodes.Output):
        for node, following in pairwise(output.nodes):
            bare = node
            while isinstance(bare, nodes.Filter) and bare.name not in _WITHOUT_UNIT and bare.node is not None:
                bare = bare.node
            if isinstance(bare, nodes.Getattr) and isinstance(following, nodes.TemplateData):
                yield node.lineno, _path(bare), following.data


def _after_items(source: str) -> Iterator[int]:
    """Yield the lines that begin with an answer right behind an item of 一是、二是."""
    for number, (before, line) in enumerate(pairwise(source.splitlines()), 2):
        if before.startswith("+ ") and line.startswith("{{"):
            yield number


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
