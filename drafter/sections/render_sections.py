"""Renders section files into sections: outline order, text with kinds.

The result is a tree of sections as the outline has it, without numbers and without Word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Set
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import jinja2

from drafter.errors import DrafterError, TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry, ReportKind
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.section_files import SECTION_SUFFIX
from drafter.jurisdictions.wordings_file import wordings_of
from drafter.limits import (
    REPORT_PARTS,
    REPORT_TEXT,
    SECONDS,
    SECTION_TEXT,
    TITLE_CHARACTERS,
    budget,
    left,
    spend,
)
from drafter.model.parsing import NONE_WORDS
from drafter.model.records import Wording
from drafter.model.report import Report
from drafter.sections.markup import Part, parse_section
from drafter.sections.outdated_wordings import OutdatedWording
from drafter.sections.own_wordings import OwnWordings
from drafter.sections.short_paragraphs import join_short_paragraphs
from drafter.sections.template_environment import HEADING_NAMES, section_environment
from drafter.sections.template_errors import section_id, template_error
from drafter.sections.template_names import TemplateFunctions
from drafter.sections.template_places import without_marks
from drafter.sections.template_values import Answer, Group, template_values
from drafter.sections.tied_wordings import without_teller
from drafter.sections.tokens import Printed, Tokens
from drafter.text_runs import Origin, Run, Text, compact, questions_in, text_of

ITEM_LEVELS = ("", "一、", "（一）", "1.", "（1）")
"""How a manifest names the levels of items; the index is the level."""
_PATTERN = re.compile(r"\{([^{}]*)\}")


class Section(NamedTuple):
    """One entry of the outline, rendered."""

    heading: Text
    """Its heading without number; empty for a section without one."""
    parts: tuple[Part, ...]
    """The text of its own section file; empty when it prints no answer, states no 无 and has no gap."""
    below: tuple[Section, ...]
    run_in: bool
    """True when headings below it run into their text."""
    number: str
    """How its heading is numbered, as a manifest names it; 无: not, empty: one below the heading above it."""
    item_level: int
    """Level of the items in its text, 1 to 4; 0: one below its heading."""
    origin: Origin
    number_beside: str = ""
    """How the headings beside it are numbered; empty: one below the heading above it."""
    number_below: str = ""
    """How the headings in its text and right below it are numbered; empty: one below its own heading."""

    @property
    def is_printed(self) -> bool:
        """True when it or a section below it has text."""
        return bool(self.parts) or any(section.is_printed for section in self.below)


class RenderedReport(NamedTuple):
    """A whole report as text: title, sections, and which answers are printed."""

    title: tuple[Text, ...]
    """The title's words: between two of them a line may break."""
    sections: tuple[Section, ...]
    printed: frozenset[str]
    """Paths of all answers printed, gaps included."""
    running: frozenset[str] = frozenset()
    """The numbers, as manifests name them, that run on through the report rather than begin anew."""
    unused_wordings: tuple[int, ...] = ()
    """Numbers (from 1) of the report's own wordings whose sentence the sections do not print."""
    outdated_wordings: tuple[OutdatedWording, ...] = ()
    """The report's own wordings, then the jurisdiction's, that tell in their own words what an answer is no more."""
    out_of_date: Mapping[str, int] = MappingProxyType({})
    """Names of references that were cited after their last year, with that year: what cites them is left out."""
    lapsed_wordings: tuple[Wording, ...] = ()
    """All wordings, the report's own and the jurisdiction's, that no sentence is printed in."""
    void_wordings: frozenset[int] = frozenset()
    """Numbers (from 1) of those of them that leave out what another of them would tell instead."""


def render_report(
    report: Report, jurisdiction: Jurisdiction, kind: ReportKind, cache: Path | None = None
) -> RenderedReport:
    """Return `report` in the words of `jurisdiction` for a report of this `kind`.

    `cache` is a folder for compiled section files, None for none. Raises TemplateError
    with the section file's line, InputError for an answer that cannot be printed.
    """
    own = jurisdiction.for_kind(kind.name)
    renderer = _Renderer(report, own, kind.name, cache)
    title = tuple(renderer.runs(word) for word in kind.title.split("|"))
    _refuse_long(kind, title, jurisdiction.name)
    with budget():
        sections = renderer.sections(kind)
        void = without_teller(renderer.wordings, renderer.used_wordings)
        if void:
            renderer = _Renderer(report, own, kind.name, cache, void)
            sections = renderer.sections(kind)
    unused = tuple(i for i in range(1, len(report.wordings or ()) + 1) if i - 1 not in renderer.used_wordings)
    return RenderedReport(
        title,
        sections,
        frozenset(renderer.printed | renderer.replaced),
        frozenset(kind.running),
        unused,
        renderer.outdated_wordings,
        renderer.out_of_date,
        renderer.lapsed_wordings,
        frozenset(i + 1 for i in void),
    )


def _without_bare_nones(sections: Iterable[Section], *, is_headed: bool = False) -> tuple[Section, ...]:
    """Return `sections` without the text of those without a heading that say nothing but 无: it belongs to no part.

    `is_headed` says whether the first of them to be printed stands right below a heading.
    """
    kept: list[Section] = []
    for section in sections:
        is_bare = not is_headed and _is_bare_none(section)
        kept.append(section._replace(parts=()) if is_bare else section)
        is_headed = is_headed and not section.is_printed
    return tuple(kept)


def _is_bare_none(section: Section) -> bool:
    if section.heading or len(section.parts) != 1 or any(each.is_printed for each in section.below):
        return False
    return text_of(section.parts[0].runs).rstrip("。") in NONE_WORDS


def _refuse_long(kind: ReportKind, title: tuple[Text, ...], jurisdiction: str) -> None:
    """Raise TemplateError for a title that nobody could read; `kind` of `jurisdiction` says how it is written."""
    length = sum(len(run.text) for word in title for run in word)
    if length > TITLE_CHARACTERS or len(title) > TITLE_CHARACTERS:
        shown = kind.title[:20] + ("……" if len(kind.title) > 20 else "")
        raise TemplateError(
            f"{jurisdiction}/地区.yaml：种类“{kind.name[:20]}”的标题{quoted(shown)}印出来有 {length} 个字、{len(title)} 截，太长了；"
            f"最多 {TITLE_CHARACTERS} 个字，请改短标题或单位的名称"
        )


class _Renderer:
    """One report being rendered: its values, and what was printed so far."""

    def __init__(
        self, report: Report, jurisdiction: Jurisdiction, kind: str, cache: Path | None, void: Collection[int] = ()
    ) -> None:
        """Take what is rendered; the wordings at the places `void` are not used."""
        self._environment = section_environment(jurisdiction.folders, cache)
        self._values = template_values(report, jurisdiction)
        self._functions = TemplateFunctions(report, jurisdiction, self._values, kind)
        self._folders = jurisdiction.folders
        self.wordings = [*(report.wordings or ()), *wordings_of(jurisdiction.folders)]
        """All of them, the report's own first."""
        own = OwnWordings(self.wordings, _year(report), self._text_of, void) if self.wordings else None
        self._wordings = own
        self.printed: set[str] = set()
        self._characters = self._part_count = 0

    @property
    def used_wordings(self) -> set[int]:
        """Places in the report's own wordings of those that were printed."""
        return self._wordings.used if self._wordings else set()

    @property
    def replaced(self) -> Set[str]:
        """Paths of the words of records that were printed in other words."""
        return self._wordings.replaced if self._wordings else frozenset()

    @property
    def lapsed_wordings(self) -> tuple[Wording, ...]:
        """All wordings in which nothing was printed."""
        return tuple(each for i, each in enumerate(self.wordings) if i not in self.used_wordings)

    @property
    def outdated_wordings(self) -> tuple[OutdatedWording, ...]:
        """Those that tell in their own words what an answer is no more."""
        return tuple(self._wordings.outdated) if self._wordings else ()

    @property
    def out_of_date(self) -> Mapping[str, int]:
        """Names of the references that were cited after their last year, with that year."""
        return self._functions.out_of_date

    def sections(self, kind: ReportKind) -> tuple[Section, ...]:
        """Return all of a report of this `kind`."""
        return _without_bare_nones(self.section(entry, kind.number) for entry in kind.outline)

    def section(self, entry: OutlineEntry, number: str = "", above: str = "") -> Section:
        """Return `entry` with all below it; `number` is how it is numbered where it does not say, `above` its parent's id."""
        outline_id = f"{above}/{entry.heading or entry.section}"
        file, parts = self._parts(entry.section, is_fixed=entry.fixed == "是") if entry.section else ("", ())
        heading, known = self.runs(entry.heading), frozenset(self.used_wordings)
        if self._wordings:
            heading = self._wordings.heading([part.origin.section for part in parts], heading)
        reworded = tuple(number + 1 for number in self.used_wordings - known)
        self.printed.update(questions_in(heading))
        for part in parts:
            self.printed.update(part.answers)
        below = (self.section(child, entry.number_below, outline_id) for child in entry.below)
        return Section(
            heading=heading,
            parts=parts,
            below=_without_bare_nones(below, is_headed=bool(heading) and not parts),
            run_in=entry.run_in == "接排",
            number=entry.number or number,
            item_level=ITEM_LEVELS.index(entry.items),
            origin=Origin(file, 0, f"{MANIFEST}#提纲{outline_id}", reworded=reworded),
            number_beside=number,
            number_below=entry.number_below,
        )

    def _parts(self, name: str, *, is_fixed: bool) -> tuple[str, tuple[Part, ...]]:
        """Return how messages name the section file `name`, and its parts; none when there is nothing to print.

        One that `is_fixed` is printed though it has no answer.
        """
        tokens = Tokens()
        try:
            self._environment.loads = 0
            template = self._environment.get_template(name + SECTION_SUFFIX)
            text = _run(template, {**self._values, "_tokens": tokens, **self._functions.bound(tokens)})
        except DrafterError:
            raise
        except Exception as error:
            raise template_error(error, name, self._folders) from error
        try:
            parts = parse_section(text, tokens, self._wordings)
        except ValueError as error:
            raise template_error(error, name, self._folders) from error
        file = section_id(template.filename)
        self._count(text, parts, file)
        stated = tuple(dict.fromkeys(tokens.said))
        self.printed.update(stated)
        if stated:
            parts = tuple(part if part.has_answer else _stating(part, stated) for part in parts)
        is_told = is_fixed or any(part.has_answer for part in parts)
        return file, join_short_paragraphs(parts) if is_told else ()

    def _count(self, text: str, parts: tuple[Part, ...], where: str) -> None:
        """Raise when the report is longer than any, or has taken too long."""
        self._characters += len(without_marks(text))
        self._part_count += len(parts)
        if self._characters > REPORT_TEXT or self._part_count > REPORT_PARTS:
            raise TemplateError(
                f"{where}：到这里报告已经超过 {REPORT_TEXT // 10_000} 万字或 {REPORT_PARTS} 段，不像一份报告；"
                "请检查段落文件里的 for 和答案的长度"
            )
        spend(where)

    def _text_of(self, name: str) -> Text | None:
        """Return what the answer called `name` prints; () where there is none to tell, None for what is no answer."""
        root, _, title = name.partition(".")
        found = self._values.get(root)
        if found is None:
            return None
        if title:
            found = found[title] if isinstance(found, Group) and title in found.keys() else None  # noqa: SIM118
        if isinstance(found, Printed):
            return found.runs
        return found.printed().runs if isinstance(found, Answer) and found.is_some() else ()

    def runs(self, pattern: str) -> Text:
        """Return a manifest's pattern such as {年度}年度… as runs."""
        return filled(pattern, self._values)


def filled(pattern: str, values: Mapping[str, Any]) -> Text:
    """Return a manifest's `pattern`, such as {年度}年度…, as runs; `values` are those of `template_values`.

    Raises TemplateError for a name in braces that is not one of `HEADING_NAMES`.
    """
    runs: list[Run] = []
    for i, piece in enumerate(_PATTERN.split(pattern)):
        if i % 2 == 0:
            runs.append(Run(piece))
        elif piece in HEADING_NAMES:
            value = values[piece]
            runs += value.printed().runs if isinstance(value, Answer) else value.runs
        else:
            raise TemplateError(
                f"地区模板的标题{quoted(pattern)}里有 {{{piece}}}；这里只能用 "
                + "、".join(f"{{{name}}}" for name in HEADING_NAMES)
            )
    return compact(runs)


def _year(report: Report) -> int | None:
    year = report.identity.year
    return int(year) if isinstance(year, str) else None


def _stating(part: Part, stated: tuple[str, ...]) -> Part:
    """Return a part without answers, which states those at the paths `stated` by its set phrases."""
    return part._replace(has_answer=True, origin=part.origin._replace(stated=stated))


def _run(template: jinja2.Template, names: Mapping[str, Any]) -> str:
    """Return what `template` prints, within the limits of size and time."""
    pieces: list[str] = []
    size = 0  # marks included: an honest section comes nowhere near the limit
    for count, piece in enumerate(template.generate(names)):
        pieces.append(piece)
        size += len(piece)
        too_long = size > SECTION_TEXT and len(without_marks("".join(pieces))) > SECTION_TEXT
        if too_long or (count % 256 == 255 and left() <= 0):
            raise TypeError(f"这个段落印得太多或太久（上限 {SECTION_TEXT} 个字、{SECONDS:.0f} 秒）；请检查 for")
    return "".join(pieces)
