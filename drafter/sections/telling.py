"""Renders section files into sections: outline order, text with kinds; the only user of Jinja2.

The result is a tree of sections as the outline has it, without numbers and without Word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from drafter.errors import InputError, TemplateError
from drafter.hints import did_you_mean
from drafter.jurisdictions.jurisdiction import SECTION_SUFFIX, Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry, ReportKind
from drafter.model.report import Report
from drafter.runs import Origin, Run, RunKind
from drafter.sections.markup import Part, join_runs, parse_section
from drafter.sections.template_errors import section_id, template_error
from drafter.sections.template_filters import FILTERS
from drafter.sections.template_names import TESTS, TemplateFunctions
from drafter.sections.template_rules import numbers_told, source_violations, violations
from drafter.sections.template_values import Answer, template_values
from drafter.sections.tokens import Fragment, Printed, State, Tokens

MAX_SOURCE = 100_000
"""Characters of a section file."""
MAX_INCLUDES = 50
"""Files that one section may include, counted with repeats."""
MAX_TEXT = 1_000_000
"""Characters that one section may print; a whole report has some 5,000."""
MAX_TITLE = 300
"""Characters of a title, and words in it: 15 lines of 20."""
MAX_SECONDS = 20.0
"""How long one section may take."""
ITEM_LEVELS = ("", "", "（一）", "1.", "（1）")
"""How a manifest names the levels of items; the index is the level."""
_PATTERN = re.compile(r"\{([^{}]*)\}")
_HEADING_NAMES = ("年度", "单位全称", "单位简称", "自称")


Title = tuple[tuple[Run, ...], ...]


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

    title: Title
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
        return f"{text}；{did_you_mean(name, names, '请对照《定制模板》里的名称表', 0.4)}"

    _known: tuple[str, ...] = ()


class _Environment(SandboxedEnvironment):
    """The sandbox section files run in: plain data, our filters, the allowed constructs.

    A file is checked when it is compiled; one that breaks a rule never runs.
    """

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
        if len(source) > MAX_SOURCE:
            raise jinja2.TemplateSyntaxError(f"段落文件超过 {MAX_SOURCE} 个字；请分成几个", 1, name, filename)
        with numbers_told(source, name, filename):
            tree = super()._parse(source, name, filename)
        for violation in (*source_violations(source), *violations(tree)):
            raise jinja2.TemplateSyntaxError(violation.message, violation.line, name, filename)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the answer called `attribute` of a group; most of what section files ask for."""
        found = obj.get(attribute) if isinstance(obj, dict) else None
        return super().getattr(obj, attribute) if found is None else found

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:
        self.loads += 1
        if self.loads > MAX_INCLUDES:
            raise TypeError(f"include 了 {MAX_INCLUDES} 次还没有完；请检查是不是互相 include")
        return super()._load_template(name, globals)

    loads = 0
    """Templates loaded for the section being rendered."""


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
def section_environment(folders: tuple[Path, ...], cache: Path | None) -> _Environment:
    """Return the environment in which the section files of `folders` run."""
    titles = [str(field.alias) for field in Report.model_fields.values()]
    names = (*TemplateFunctions.names(), *titles, *_HEADING_NAMES)
    undefined = type("_Undefined", (_Undefined,), {"_known": names})
    environment = _Environment(
        loader=jinja2.FileSystemLoader(folders, encoding="utf-8-sig"),
        undefined=undefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # what follows an included file begins on a line of its own
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
    renderer = _Renderer(report, jurisdiction.for_kind(kind.name), cache)
    title = tuple(renderer.runs(word)[0] for word in kind.title.split("|"))
    _refuse_long(kind, title, jurisdiction.name)
    sections = tuple(renderer.section(entry) for entry in kind.outline)
    return RenderedReport(title, sections, frozenset(renderer.printed))


def _refuse_long(kind: ReportKind, title: Title, jurisdiction: str) -> None:
    """Raise TemplateError for a title that nobody could read; `kind` of `jurisdiction` says how it is written."""
    length = sum(len(run.text) for word in title for run in word)
    if length > MAX_TITLE or len(title) > MAX_TITLE:
        told = kind.title[:20] + ("……" if len(kind.title) > 20 else "")
        raise TemplateError(
            f"{jurisdiction}/地区.yaml：种类“{kind.name[:20]}”的标题“{told}”印出来有 {length} 个字、{len(title)} 截，太长了；"
            f"最多 {MAX_TITLE} 个字，请改短标题或单位的名称"
        )


class _Renderer:
    """One report being rendered: its values, and what was printed so far."""

    def __init__(self, report: Report, jurisdiction: Jurisdiction, cache: Path | None) -> None:
        self._environment = section_environment(jurisdiction.folders, cache)
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
            self._environment.loads = 0
            template = self._environment.get_template(name + SECTION_SUFFIX)
            text = _run(template, {**self._values, "_tokens": tokens, **self._functions.bound(tokens)})
        except InputError:
            raise
        except Exception as error:
            raise template_error(error, name, self._folders) from error
        try:
            parts = parse_section(text, tokens.printed)
        except ValueError as error:
            raise template_error(error, name, self._folders) from error
        said = tuple(dict.fromkeys(tokens.said))
        if said:
            parts = tuple(part if part.told else part._replace(answers=said, told=True) for part in parts)
            self.printed.update(said)
        if not any(part.told for part in parts):
            parts = ()
        for part in parts:
            self.printed.update(part.answers)
        return parts, Origin(section_id(template.filename), ())

    def runs(self, pattern: str) -> tuple[tuple[Run, ...], tuple[str, ...]]:
        """Return a manifest's pattern such as {年度}年度… as runs, and the answers in it."""
        if "{" not in pattern:
            return ((Run(pattern),) if pattern else ()), ()
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
                runs.append(Run(printed.text, RunKind.GAP, printed.answers[0]) if gap else Run(printed.text))
        return join_runs(runs), tuple(answers)


def _run(template: jinja2.Template, names: Mapping[str, Any]) -> str:
    """Return what `template` prints, within the limits of size and time."""
    pieces: list[str] = []
    size, deadline = 0, monotonic() + MAX_SECONDS
    for count, piece in enumerate(template.generate(names)):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_TEXT or (count % 256 == 255 and monotonic() > deadline):
            raise TypeError(f"这个段落印得太多或太久（上限 {MAX_TEXT} 个字、{MAX_SECONDS:.0f} 秒）；请检查 for")
    return "".join(pieces)
