"""The sandbox in which section files run: plain data, our filters, the allowed constructs, own files only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.names import SELF_REFERENCE
from drafter.jurisdictions.section_files import nearest_file, section_text
from drafter.limits import SECTION_CHARACTERS, SECTION_INCLUDES
from drafter.model.field_spec import top_level
from drafter.sections.mark_faults import mark_violations
from drafter.sections.template_errors import section_id
from drafter.sections.template_filters import filter_functions
from drafter.sections.template_names import TESTS, TemplateFunctions
from drafter.sections.template_places import mark_lines
from drafter.sections.template_rules import numbers_told, source_violations, tag_violations, violations
from drafter.sections.template_values import OF_EVERY_SECTION, YEARS_BESIDE, Answer, Records
from drafter.sections.tokens import Fragment, Printed, Tokens, literal

HEADING_NAMES = (*(path.leaf for path in OF_EVERY_SECTION), *YEARS_BESIDE, SELF_REFERENCE)
"""What may stand in the braces of a heading."""


_LOOP_NAMES = ("first", "last")
"""What a section file may ask of a loop."""
_UNPRINTED = frozenset(spec.path for spec in top_level() if not spec.special.is_answer)


class _Undefined(jinja2.StrictUndefined):
    """Says in Chinese which name is unknown, and the nearest right one."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if isinstance(owner, Mapping):
            names: list[str] = [str(key) for key in owner.keys()]  # noqa: SIM118 - a group is not gone through
            text = f"没有{quoted(name)}这个答案"
        elif isinstance(owner, LoopContext):
            return f"loop 下面没有{quoted(name)}；可写 {'、'.join(f'loop.{each}' for each in _LOOP_NAMES)}"
        elif owner is not missing:
            above = quoted(getattr(owner, "path", "")) if isinstance(owner, Answer | Records) else "这里"
            return f"{above}下面没有{quoted(name)}；要印答案就直接写它的名称"
        elif name in _UNPRINTED:
            return f"{quoted(name)}是填报文件自己的设置，不是要写进报告的答案；请从段落文件里删去"
        else:
            names = list(self._known)
            text = f"没有{quoted(name)}这个名称"
        return f"{text}；{did_you_mean(name, names, '请用 drafter jurisdictions names 查名称', 0.4)}"

    _known: tuple[str, ...] = ()


class _Environment(SandboxedEnvironment):
    """The sandbox section files run in: plain data, our filters, the allowed constructs.

    A file is checked when it is compiled; one that breaks a rule never runs.
    """

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
        if len(source) > SECTION_CHARACTERS:
            raise jinja2.TemplateSyntaxError(f"段落文件超过 {SECTION_CHARACTERS} 个字；请分成几个", 1, name, filename)
        for violation in source_violations(source):
            raise jinja2.TemplateSyntaxError(violation.message, violation.line, name, filename)
        with numbers_told(source, name, filename):
            tree = super()._parse(source, name, filename)
        tags = tag_violations(self.lex(source, name, filename))
        for violation in (*tags, *violations(tree), *mark_violations(source)):
            raise jinja2.TemplateSyntaxError(violation.message, violation.line, name, filename)
        marked = mark_lines(tree, source, section_id(filename))
        marked.set_environment(self)
        return marked

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the answer called `attribute` of a group, or whether a loop is at its first or last turn.

        Nothing else has a name below it: what Python's own attributes hold is not for section files.
        """
        if isinstance(obj, Mapping):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        known = isinstance(obj, LoopContext) and attribute in _LOOP_NAMES
        if known or isinstance(obj, jinja2.Undefined):  # the error names what is not known
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:
        self.loads += 1
        if self.loads > SECTION_INCLUDES:
            raise TypeError(f"include 了 {SECTION_INCLUDES} 次还没有完；请检查是不是互相 include")
        return super()._load_template(name, globals)

    loads = 0
    """Templates loaded for the section being rendered."""


@jinja2.pass_context
def _finalize(context: jinja2.runtime.Context, value: object) -> str:
    tokens: Tokens = context["_tokens"]
    if isinstance(value, Answer):
        return tokens.add(value.told())
    if isinstance(value, Printed):
        return tokens.add(value)
    if isinstance(value, jinja2.Undefined):
        return str(value)  # raises, by name
    if isinstance(value, Fragment):
        return value
    if isinstance(value, str | int) and not isinstance(value, bool):
        return tokens.add(literal(str(value)))
    raise TypeError("这里印不出来：请印出某一项答案，列表请用 for 逐条写")


class _Loader(jinja2.BaseLoader):
    """Finds section files in the nearest of `folders`; nothing outside them, no device, nothing too large."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def get_source(
        self,
        environment: jinja2.Environment,  # noqa: ARG002 - as Jinja2 calls it
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return text and path of a section file, and whether it is unchanged since."""
        path = nearest_file(self._folders, template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        saved = path.stat().st_mtime_ns

        def is_unchanged() -> bool:
            try:
                return path.stat().st_mtime_ns == saved and nearest_file(self._folders, template) == path
            except OSError:
                return False

        return section_text(path), str(path), is_unchanged


@lru_cache(maxsize=8)
def section_environment(folders: tuple[Path, ...], cache: Path | None) -> _Environment:
    """Return the environment in which the section files of `folders` run."""
    titles = [spec.title for spec in top_level() if spec.special.is_answer]
    names = (*TemplateFunctions.names(), *titles, *HEADING_NAMES)
    undefined = type("_Undefined", (_Undefined,), {"_known": names})
    environment = _Environment(
        loader=_Loader(folders),
        undefined=undefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # what follows an included file begins on a line of its own
        autoescape=False,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    environment.filters = filter_functions()
    environment.tests = dict(TESTS)
    environment.globals = {}
    return environment
