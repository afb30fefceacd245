"""Renders section files into sections: outline order, text with kinds; the only user of Jinja2.

The result is a tree of sections as the outline has it, without numbers and without Word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from drafter.blocks import Origin, Run, RunKind
from drafter.errors import InputError, TemplateError
from drafter.jurisdiction import SECTION_SUFFIX, Jurisdiction, OutlineEntry, ReportKind
from drafter.markup import Fragment, Part, Printed, State, Tokens, parse_section
from drafter.report import Report
from drafter.template_names import FILTERS, TESTS, TemplateFunctions
from drafter.template_values import Answer, template_values

ITEM_LEVELS = ("", "", "（一）", "1.", "（1）")
"""How a manifest names the levels of items; the index is the level."""
_PATTERN = re.compile(r"\{([^{}]*)\}")
_HEADING_NAMES = ("年度", "单位全称", "单位简称", "自称")


class Section(NamedTuple):
    """One entry of the outline, rendered."""

    heading: tuple[Run, ...]
    """Its heading without number; empty for a section without one."""
    parts: tuple[Part, ...]
    """The text of its own section file; empty when it tells nothing."""
    below: tuple[Section, ...]
    run_in: bool
    """True when headings below it run into their text."""
    level: int
    """Level of its heading, 1 to 4; 0: one below the heading above it."""
    item_level: int
    """Level of the items in its text, 2 to 4; 0: one below its heading."""
    origin: Origin

    @property
    def told(self) -> bool:
        """True when it or a section below it tells something."""
        return bool(self.parts) or any(section.told for section in self.below)


class RenderedReport(NamedTuple):
    """All of one report as text: title, sections, and the answers that were printed."""

    title: tuple[tuple[Run, ...], ...]
    """The title's words: between two of them a line may break."""
    sections: tuple[Section, ...]
    printed: frozenset[str]
    """Paths of all answers printed, gaps included."""


class _Undefined(jinja2.StrictUndefined):
    """Says in Chinese which name is unknown, and the nearest right one."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if isinstance(owner, Mapping):
            names: list[str] = [str(key) for key in owner]
            text = f"没有“{name}”这个答案"
        else:
            names = list(self._known)
            text = f"没有“{name}”这个名称"
        from difflib import get_close_matches  # noqa: PLC0415 - only a complaint needs it

        near = get_close_matches(name, names, n=1, cutoff=0.4)
        return text + (f"；是不是“{near[0]}”？" if near else "；请对照《定制模板》里的名称表")

    _known: tuple[str, ...] = ()


class _Environment(SandboxedEnvironment):
    """The sandbox section files run in: plain data, our filters, no multiplication."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, _context: Any, operator: str, _left: Any, _right: Any) -> Any:
        raise TypeError(f"模板里不能用“{operator}”运算")


@jinja2.pass_context
def _finalize(context: jinja2.runtime.Context, value: object) -> str:
    tokens: Tokens = context["_tokens"]
    if isinstance(value, Answer):
        return tokens.add(value.printed())
    if isinstance(value, Printed):
        return tokens.add(value)
    if isinstance(value, jinja2.Undefined):
        return str(value)  # raises, by name
    if isinstance(value, Fragment):
        return value
    if isinstance(value, str | int):
        return tokens.add(Printed(str(value), (), State.LITERAL))
    raise TypeError("这里印不出来：请印出某一项答案，列表请用 for 逐条写")


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], cache: Path | None) -> _Environment:
    titles = [str(field.alias) for field in Report.model_fields.values()]
    names = (*TemplateFunctions.names(), *titles, *_HEADING_NAMES)
    undefined = type("_Undefined", (_Undefined,), {"_known": names})
    environment = _Environment(
        loader=jinja2.FileSystemLoader(folders, encoding="utf-8-sig"),
        undefined=undefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    environment.filters = dict(FILTERS)
    environment.tests = dict(TESTS)
    environment.globals = {}
    return environment


def render_report(
    report: Report, jurisdiction: Jurisdiction, kind: ReportKind, cache: Path | None = None
) -> RenderedReport:
    """Return `report` told as `jurisdiction` tells a report of this `kind`.

    `cache` is a folder for compiled section files, None for none. Raises TemplateError
    with the section file's line, InputError for an answer that cannot be told.
    """
    renderer = _Renderer(report, jurisdiction, cache)
    title = tuple(renderer.runs(word)[0] for word in kind.title.split("|"))
    sections = tuple(renderer.section(entry) for entry in kind.outline)
    return RenderedReport(title, sections, frozenset(renderer.printed))


class _Renderer:
    """One report being rendered: its values, and what was printed so far."""

    def __init__(self, report: Report, jurisdiction: Jurisdiction, cache: Path | None) -> None:
        self._environment = _environment(jurisdiction.folders, cache)
        self._values = template_values(report, jurisdiction)
        self._functions = TemplateFunctions(report, jurisdiction, self._values)
        self._folders = jurisdiction.folders
        self.printed: set[str] = set()

    def section(self, entry: OutlineEntry) -> Section:
        parts, origin = self._parts(entry.section) if entry.section else ((), Origin())
        heading, answers = self.runs(entry.heading)
        self.printed.update(answers)
        return Section(
            heading=heading,
            parts=parts,
            below=tuple(self.section(child) for child in entry.below),
            run_in=entry.run_in == "接排",
            level=entry.level,
            item_level=ITEM_LEVELS.index(entry.items),
            origin=Origin(origin.section, answers),
        )

    def _parts(self, name: str) -> tuple[tuple[Part, ...], Origin]:
        tokens = Tokens()
        try:
            template = self._environment.get_template(name + SECTION_SUFFIX)
            text = template.render(self._values, _tokens=tokens, **self._functions.bound(tokens))
        except InputError:
            raise
        except Exception as error:
            raise _template_error(error, name, self._folders) from error
        parts = parse_section(text, tokens.printed)
        if not any(part.told for part in parts):
            parts = ()
        for part in parts:
            self.printed.update(part.answers)
        return parts, Origin(_section_id(template.filename), ())

    def runs(self, pattern: str) -> tuple[tuple[Run, ...], tuple[str, ...]]:
        """Return a manifest's pattern such as {年度}年度… as runs, and the answers in it."""
        runs: list[Run] = []
        answers: list[str] = []
        for i, piece in enumerate(_PATTERN.split(pattern)):
            if i % 2 == 0:
                printed = Printed(piece, (), State.LITERAL)
            elif piece in _HEADING_NAMES:
                value = self._values[piece]
                printed = value.printed() if isinstance(value, Answer) else value
            else:
                raise TemplateError(
                    f"地区模板的标题“{pattern}”里有 {{{piece}}}；这里只能用 "
                    + "、".join(f"{{{name}}}" for name in _HEADING_NAMES)
                )
            answers += printed.answers
            if printed.text:
                gap = printed.state is State.GAP
                runs.append(Run(printed.text, RunKind.GAP if gap else RunKind.PLAIN))
        return _joined(runs), tuple(answers)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].kind is run.kind:
            joined[-1] = Run(joined[-1].text + run.text, run.kind)
        else:
            joined.append(run)
    return tuple(joined)


@lru_cache(maxsize=256)
def _section_id(filename: str | None) -> str:
    path = Path(filename or "")
    return f"{path.parent.name}/{path.name}"


def _template_error(error: Exception, name: str, folders: tuple[Path, ...]) -> TemplateError:
    if isinstance(error, jinja2.TemplateNotFound) and error.name == name + SECTION_SUFFIX:
        where = folders[0].name
        return TemplateError(
            f"{where}：提纲里写了段落“{error.name}”，但这个地区和它的上级模板都没有这个文件；请建立这个文件，或改正提纲"
        )
    if isinstance(error, UnicodeDecodeError):
        return TemplateError(f"{name}{SECTION_SUFFIX}：不是 UTF-8 编码；请用记事本“另存为”，编码选 UTF-8")
    if isinstance(error, jinja2.TemplateSyntaxError):
        # Where a tag is not closed, Jinja2 gives the file in place of the name.
        place = f"{_section_id(error.filename or error.name)} 第{error.lineno}行"
        return TemplateError(f"{place}：{_syntax_problem(error.message or '')}")
    line, filename = 0, ""
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(SECTION_SUFFIX):
            line, filename = trace.tb_lineno, trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    if not filename:
        raise error
    place = f"{_section_id(filename)} 第{line}行"
    if isinstance(error, jinja2.TemplateNotFound):
        return TemplateError(f"{place}：找不到要 include 的“{error.name}”；请检查文件名")
    return TemplateError(f"{place}：{_run_problem(error)}")


def _run_problem(error: Exception) -> str:
    text = str(error)
    if text.startswith(("No filter named", "No test named")):  # found only when it runs
        return _syntax_problem(text)
    if any("\u4e00" <= char <= "\u9fff" for char in text):
        return text
    return f"这一行无法执行（{text[:60]}）；请只用《定制模板》里写明的写法"


_SYNTAX = (
    (r"No filter named '(.+?)'", "没有“{0}”这个过滤器；可用：" + "、".join(FILTERS)),
    (r"No test named '(.+?)'", "没有“is {0}”这种判断；可用：" + "、".join(TESTS)),
    (r"looking for the following tags:.*?'(end\w+)'", "缺少 {{% {0} %}}；每个 if、for 都要有结尾"),
    (r"unknown tag '(end\w+)'", "多了 {{% {0} %}}，前面没有和它成对的 if 或 for"),
    (r"unknown tag '(.+?)'", "不认识 {{% {0} %}}；可用 if、for、include"),
    (r"end of comment", "注释 {{# 没有写完；请补上 #}}"),
    (r"expected token 'end of .+?', got '(.+?)'", "多了“{0}”；请检查 {{{{ }}}} 和 {{% %}} 的写法"),
    (r"unexpected '?end of|got 'end of", "{{{{ 或 {{% 没有写完；请补上 }}}} 或 %}}"),
    (r"expected token '(.+?)', got", "写法不完整，缺少“{0}”；请检查 {{{{ }}}} 和 {{% %}} 是否成对"),
    (r"unexpected '(.+?)'", "多了“{0}”；请检查 {{{{ }}}} 和 {{% %}} 的写法"),
    (r"unexpected char '(.+?)'", "有不认识的符号“{0}”；{{{{ }}}} 里的标点要用半角"),
)


def _syntax_problem(message: str) -> str:
    for pattern, text in _SYNTAX:
        match = re.search(pattern, message)
        if match:
            return text.format(*match.groups())
    return "写法有误；请检查 {{ }} 和 {% %} 是否成对、里面的标点是否半角"
