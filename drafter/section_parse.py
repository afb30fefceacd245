"""Takes section files apart without running them: for checks, not for rendering."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from drafter.jurisdiction import SECTION_SUFFIX, Jurisdiction
from drafter.sections import section_environment
from drafter.template_errors import template_error
from drafter.template_names import FILTERS, TESTS
from drafter.template_rules import violations


class ParsedSection(NamedTuple):
    """A section file taken apart without running it; lines are 1-based."""

    name: str
    faults: tuple[tuple[int, str], ...]
    """Line and Chinese message of what a section file may not say."""
    names: tuple[tuple[int, str], ...]
    """Line and name of every answer it mentions, such as 行政执法.行政检查次数."""
    calls: tuple[tuple[int, str, str], ...]
    """Line, function and text of every call such as 活动('法治宣传')."""
    loop_names: frozenset[str]
    """Names that its loops give to records."""
    includes: tuple[str, ...]
    literals: tuple[tuple[int, str], ...]
    """Line and text of its own words."""


def parse_sections(folder: Path, jurisdiction: Jurisdiction) -> Iterator[ParsedSection]:
    """Yield every section file of `folder`, parsed; a faulty one has only its faults."""
    environment = section_environment(jurisdiction.folders, None)
    for path in sorted(folder.glob("*" + SECTION_SUFFIX)):
        try:
            source = path.read_text("utf-8-sig")
            tree = SandboxedEnvironment.parse(_plain_environment(), source, path.name, str(path))
            environment.compile(source, path.name, str(path))
        except Exception as error:
            message = str(template_error(error, path.stem, jurisdiction.folders))
            place, _, told = message.partition("：")
            line = int("".join(filter(str.isdigit, place.rpartition("第")[2])) or 1)
            faults = [(line, told)]
            if isinstance(error, jinja2.TemplateSyntaxError) and "tree" in locals():
                faults = [(v.line, v.message) for v in violations(tree)] or faults
            yield ParsedSection(path.stem, tuple(faults), (), (), frozenset(), (), ())
            continue
        yield _taken_apart(path.stem, tree)


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
        str(node.template.value) for node in tree.find_all(nodes.Include) if isinstance(node.template, nodes.Const)
    ]
    loops = {node.target.name for node in tree.find_all(nodes.For) if isinstance(node.target, nodes.Name)}
    return ParsedSection(name, (), tuple(names), tuple(calls), frozenset(loops), tuple(includes), tuple(literals))
