"""Takes section files apart without running them: for checks, not for rendering."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from drafter.errors import DrafterError
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.section_files import nearest_file, section_files, section_text
from drafter.limits import SECTION_CHARACTERS
from drafter.sections.template_environment import section_environment
from drafter.sections.template_errors import template_error
from drafter.sections.template_filters import FILTERS
from drafter.sections.template_names import TESTS
from drafter.sections.template_rules import numbers_told, violations

_PLACE = re.compile(r" 第(\d+)行：")


class ParsedSection(NamedTuple):
    """A section file taken apart without running it; lines are 1-based."""

    name: str
    faults: tuple[tuple[int, str], ...]
    """Line and Chinese message of what a section file may not say."""
    names: tuple[tuple[int, str], ...]
    """Line and name of every answer it mentions, such as 行政执法.行政检查次数."""
    calls: tuple[tuple[int, str, str], ...]
    """Line, function and text of every call such as 活动('法治宣传')."""
    loops: Mapping[str, str]
    """Names that its loops give to records, each with the list it goes through."""
    includes: tuple[tuple[int, str], ...]
    """Line and name of every file it includes."""
    literals: tuple[tuple[int, str], ...]
    """Line and text of its own words."""


def parse_sections(folder: Path, jurisdiction: Jurisdiction) -> Iterator[ParsedSection]:
    """Yield every section file of `folder`, parsed; a faulty one has only its faults."""
    for path in section_files(folder):
        tree, faults = _parsed(path, jurisdiction.folders)
        if tree is None or faults:
            yield ParsedSection(path.stem, faults, (), (), {}, (), ())
        else:
            yield _taken_apart(path.stem, tree)


def _parsed(path: Path, folders: tuple[Path, ...]) -> tuple[jinja2.nodes.Template | None, tuple[tuple[int, str], ...]]:
    """Return the parsed section file at `path`, if it can be parsed, and its faults."""
    tree, faults = None, tuple[tuple[int, str], ...]()
    try:
        source = section_text(nearest_file([path.parent], path.name) or path)
        if len(source) <= SECTION_CHARACTERS:  # a longer one is refused before it is parsed
            with numbers_told(source, path.name, str(path)):
                tree = SandboxedEnvironment.parse(_plain_environment(), source, path.name, str(path))
            faults = (*((v.line, v.message) for v in violations(tree)), *_unknown_names(tree, path, folders))
        if not faults:
            section_environment(folders, None).compile(source, path.name, str(path))
    except DrafterError as error:  # not read at all
        return None, ((1, str(error).partition("：")[2]),)
    except RecursionError:
        return None, ((1, "括号、判断或过滤器一层套一层，套得太深；请分成几句来写"),)
    except Exception as error:
        return None, (_line_and_message(error, path, folders),)
    return tree, faults


def _unknown_names(tree: jinja2.nodes.Template, path: Path, folders: tuple[Path, ...]) -> Iterator[tuple[int, str]]:
    """Yield the filters and tests that do not exist: Jinja2 tells those within an `if` only when it runs."""
    for node in tree.find_all((jinja2.nodes.Filter, jinja2.nodes.Test)):
        sort, known = ("filter", FILTERS) if isinstance(node, jinja2.nodes.Filter) else ("test", TESTS)
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
    environment.filters, environment.tests = dict(FILTERS), dict(TESTS)
    return environment


def _taken_apart(name: str, tree: jinja2.nodes.Template) -> ParsedSection:
    nodes = jinja2.nodes
    owners = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    called = {id(node.node) for node in tree.find_all(nodes.Call)}
    names = [
        (node.lineno, f"{node.node.name}.{node.attr}")
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name)
    ]
    names += [
        (node.lineno, node.name)
        for node in tree.find_all(nodes.Name)
        if node.ctx == "load" and id(node) not in owners | called
    ]
    calls = [
        (node.lineno, node.node.name, str(node.args[0].value))
        for node in tree.find_all(nodes.Call)
        if isinstance(node.node, nodes.Name) and node.args and isinstance(node.args[0], nodes.Const)
    ]
    literals = [
        (data.lineno + i, line)
        for data in tree.find_all(nodes.TemplateData)
        for i, line in enumerate(data.data.split("\n"))
    ]
    includes = [
        (node.lineno, str(node.template.value))
        for node in tree.find_all(nodes.Include)
        if isinstance(node.template, nodes.Const)
    ]
    loops = {
        node.target.name: _path(node.iter) for node in tree.find_all(nodes.For) if isinstance(node.target, nodes.Name)
    }
    return ParsedSection(name, (), tuple(names), tuple(calls), loops, tuple(includes), tuple(literals))


def _path(node: jinja2.nodes.Node) -> str:
    if isinstance(node, jinja2.nodes.Getattr) and isinstance(node.node, jinja2.nodes.Name):
        return f"{node.node.name}.{node.attr}"
    return node.name if isinstance(node, jinja2.nodes.Name) else ""
