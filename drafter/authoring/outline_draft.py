"""Makes an outline of last year's report: its headings with their numbers, and a section proposed for each by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from drafter.authoring.bureau_manner import NO_FORMS, ReportForms
from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.text.statutory_parts import StatutoryPart, is_account_of_plans, part_of_heading
from drafter.jurisdictions.manifest import NUMBERS, UNNUMBERED
from drafter.model.report_type import ReportType
from drafter.model.titles import PLAN_REVIEWS
from drafter.yamlfile.yaml_write import Plain

_LONGEST = 40
"""Characters of the name of a section file."""
_USUAL = "工作|情况|开展|推进|加强|深入|全面|进一步|不断|持续|落实|健全|完善|强化|提升|主要|做好"
FILLERS = re.compile(_USUAL)
"""Words that all headings have."""
_NO_WORDS = re.compile(f"[^一-鿿]|{_USUAL}|[和与及]")
_YEAR = re.compile(r"\{[^{}]*\}年?度?")
_LAST_WORDS = "(?:年度|情况|工作)?(?:报告|年报|总结|汇报|小结)"
"""How a title ends, on a line by itself where it is long."""
_BETWEEN = re.compile("[、和与及]")
_NO_FILE = re.compile(r"[^\w一-鿿]")
_BY_PART = {
    StatutoryPart.SHORTCOMINGS: "存在不足",
    StatutoryPart.PRINCIPAL: "第一责任人",
    StatutoryPart.PLANS: "下年安排",
    StatutoryPart.OTHER: "其他情况",
}
_LAST_YEARS_PLANS = str(PLAN_REVIEWS)
RECORD_SECTIONS = (
    *(section for part, section in _BY_PART.items() if part is not StatutoryPart.PRINCIPAL),
    _LAST_YEARS_PLANS,
)
"""The sections that go through lists, and tell no facts."""
_OPENINGS = {ReportType.ANNUAL: "前言", ReportType.ENFORCEMENT: "执法报告前言"}
OWN_OPENING, OWN_CLOSING = "开头", "结尾"
"""The section that opens a report of another sort, where last year's had an opening: those above speak of the law."""


class DraftEntry(NamedTuple):
    """A heading of last year's outline, with the section that is to tell it."""

    depth: int
    """How deep it stands, 1 the highest."""
    level: int
    """The level of its number: 0 for 第一部分, 1 for 一、 and so on."""
    heading: str
    """Empty for a section that goes on below the heading above it."""
    run_in: bool
    has_below: bool
    section: str = ""
    """Name of its section file; empty for a heading that only stands above others."""
    topic: str = ""
    """The topic that its section file, still to be made, prints; empty for a section that there is."""
    is_added: bool = False
    """Whether last year's outline does not have it."""
    is_unnumbered: bool = False
    is_joined: bool = False
    """Whether its topic stands here only because no heading is about it."""
    matter: str = ""
    """The matter of facts that its section file, still to be made, prints; empty for any other."""
    number: str = ""
    """Its number as it was printed, of a whole report that was read; empty for one without."""
    items: str = ""
    """How the items below it were numbered, as manifests name it, or 一是; empty where there were none."""
    facts: tuple[str, ...] = ()
    """Paths of the facts that its section file, still to be made, prints; empty for any other."""
    copy_of: str = ""
    """The section from above of which its file is a changed copy, because other kinds of report print that too."""


class OutlineDraft(NamedTuple):
    """Last year's outline, for a kind of report."""

    kind: str
    entries: tuple[DraftEntry, ...]
    forms: ReportForms = NO_FORMS
    """How last year's report speaks, where all of it was read."""
    unused: tuple[str, ...] = ()
    """Topics of the kind above that no heading tells: nobody is asked for them."""
    remarks: tuple[str, ...] = ()
    """What became of the lines of the outline that are no headings, in Chinese."""
    new_kind: str = ""
    """The name of a kind of report that is to be made after `kind`; empty for `kind` itself."""
    category: ReportType = ReportType.OTHER
    """The sort of report that the new kind is."""
    running: tuple[str, ...] = ()
    """The numbers that run on from one chapter to the next, as 连续编号 names them."""
    told_last_year: Mapping[str, str] = MappingProxyType({})
    """By the path of a fact the heading below which last year's report told it, where all of that was read."""
    new_topics: frozenset[str] = frozenset()
    """Topics of headings that no fact is about."""


def without_year(heading: str, year: int | None) -> str:
    """Return a heading with the reporting year and those beside it as names."""
    if year is None:
        return heading
    names = {year + 1: "{下年度}", year: "{年度}", year - 1: "{上年度}"}
    return re.sub(r"(?<![0-9—–-])20[0-9]{2}(?![0-9—–-])", lambda match: names.get(int(match[0]), match[0]), heading)


def section_of_part(heading: str) -> str:
    """Return the section of 通用 that tells the statutory part that `heading` names; empty when it names none."""
    part = part_of_heading(heading)
    return _BY_PART.get(part, "") if part else ""


def sections_of_parts(heading: str) -> tuple[str, ...]:
    """Return the sections of the statutory parts that `heading` names: of two for 存在问题和下一步打算.

    One about what became of last year's plans names that section, which is no part of its own.
    """
    if is_account_of_plans(heading):
        return (_LAST_YEARS_PLANS,)
    named = tuple(dict.fromkeys(filter(None, map(section_of_part, _BETWEEN.split(heading)))))
    whole = section_of_part(heading)
    return named if len(named) > 1 else (whole,) if whole else ()


def places_behind_plans(entries: Sequence[DraftEntry]) -> frozenset[int]:
    """Return the places of the chapters behind next year's plans that name no part: what is asked of others, no work done."""
    parts = [part_of_heading(entry.heading) if entry.depth == 1 else None for entry in entries]
    first = next((place for place, part in enumerate(parts) if part is StatutoryPart.PLANS), len(entries))
    own = (place for place in range(first, len(entries)) if entries[place].depth == 1)
    return frozenset(place for place in own if not sections_of_parts(entries[place].heading))


def heading_likeness(heading: str, words: Iterable[str]) -> float:
    """Return how like a heading is to the likest of `words`, 0 to 1."""
    return max((_likeness(heading, each) for each in words), default=0.0)


def _likeness(one: str, other: str) -> float:
    """Return how many pairs of characters two headings share, 0 to 1, words that all headings have left out."""
    first, second = pairs(one), pairs(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def pairs(text: str) -> set[str]:
    """Return the pairs of characters of a heading, without the words that all headings have."""
    plain = _NO_WORDS.sub("", _YEAR.sub("", text))
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def named_in(heading: str, name: str) -> float:
    """Return how much of `name` stands in `heading`, 0 to 1; one of several parts, 装备和经费, stands there part by part."""
    parts = [part for part in _BETWEEN.split(name) if part]
    if all(part in heading for part in parts):
        return 1.0
    own = pairs(name)
    return len(own & pairs(heading)) / len(own) if len(own) > 1 else 0.0


def file_name(heading: str, known: set[str]) -> str:
    """Return a name for the section file of a heading, one that no other has."""
    plain = _NO_FILE.sub("", _YEAR.sub("", heading))[:_LONGEST] or "段落"
    return next(name for i in range(1, 1000) if (name := plain if i == 1 else f"{plain}{i}") not in known)


def opening_of(report_type: ReportType, forms: ReportForms) -> str:
    """Return the name of the section that opens a report of this sort; empty when none does.

    `forms` may have last year's opening: one of another sort is opened by that alone.
    """
    return _OPENINGS.get(report_type) or (OWN_OPENING if forms.preamble else "")


def outline_plain(entries: Sequence[DraftEntry], opening: str, closing: str = "") -> dict[str, Plain]:
    """Return the keys of a kind of report that set `entries` out: 序号 and 提纲.

    They stand behind the section `opening` and before the section `closing`, fixed words; empty for none.
    """
    outline: list[Plain] = [{"段落": opening}] if opening else []
    top = _row_level([entry for entry in entries if entry.depth == 1], 1)
    outline += _entries(entries, top)
    if closing:
        outline.append({"段落": closing, "固定": "是"})
    numbered: dict[str, Plain] = {} if top == 1 else {"序号": NUMBERS[top]}
    return {**numbered, "提纲": outline}


def _row_level(row: Iterable[DraftEntry], default: int) -> int:
    """Return the level of the numbers in a `row` of headings side by side; `default` for one without any."""
    return next((entry.level for entry in row if entry.heading and not entry.is_unnumbered), default)


def _entries(entries: Sequence[DraftEntry], level: int) -> Iterator[dict[str, Plain]]:
    """Yield the highest of `entries`, whose numbers are of `level`, as a manifest writes them, with those below."""
    place = 0
    while place < len(entries):
        entry = entries[place]
        end = place + 1
        while end < len(entries) and entries[end].depth > entry.depth:
            end += 1
        yield _entry(entry, entries[place + 1 : end], level)
        place = end


def _entry(entry: DraftEntry, below: Sequence[DraftEntry], level: int) -> dict[str, Plain]:
    plain: dict[str, Plain] = {"标题": entry.heading} if entry.heading else {}
    if entry.is_unnumbered:
        plain["序号"] = UNNUMBERED
    further = list(takewhile(lambda each: bool(each.section and not each.heading), below))
    below = below[len(further) :]
    sections = [each.section for each in (entry, *further) if each.section]
    if sections:
        plain["段落"] = "、".join(sections)
    if _item_key(entry):
        plain["条目"] = _item_key(entry)
    if below:
        if below[0].run_in:
            plain["形式"] = "接排"
        usual = min(level if entry.is_unnumbered else level + 1, len(NUMBERS) - 1)
        own = _row_level([each for each in below if each.depth == below[0].depth], usual)
        if own != usual:
            plain["下级序号"] = NUMBERS[own]
        plain["下级"] = list(_entries(below, own))
    return plain


def _item_key(entry: DraftEntry) -> str:
    """Return how a manifest names the numbers of the items below `entry`; empty where they are as they come by themselves."""
    if entry.items not in NUMBERS[1:]:
        return ""
    by_itself = 1 if entry.level == 0 and not entry.is_unnumbered else max(entry.level + 1 - entry.is_unnumbered, 2)
    return "" if NUMBERS[min(by_itself, len(NUMBERS) - 1)] == entry.items else entry.items


def title_pattern(manuscript: Manuscript, unit: str) -> str:
    """Return the title of last year's report as a manifest writes it, such as {单位全称}|{年度}年|…; empty for none.

    `unit` is the unit's name when it is known, else it is taken to end before the year.
    """
    title = "".join(each.text for each in manuscript.passages if each.role is Role.TITLE)
    year = str(manuscript.year or "")
    if not year or year not in title:
        return ""
    named = re.match(f"(?:{re.escape(unit)})" if unit and title.startswith(unit) else rf".+?(?=关于|{year})", title)
    rest = title[named.end() :] if named else title
    return with_breaks(("{单位全称}|" if named else "") + without_year(rest, int(year)))


def with_breaks(title: str) -> str:
    """Return a `title` as a manifest writes it, with the places marked where a line may break."""
    marked = re.sub("(?<=.)(?<!关于)({年度}年度?)", r"|\1", re.sub("({年度}年度?)(?=.)", r"\1|", title))
    return re.sub(f"(?<=.)({_LAST_WORDS}$)", r"|\1", marked).replace("||", "|")
