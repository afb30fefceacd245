"""How a bureau's report speaks, read off last year's: its title, its own name, preamble, closing, measure words, documents.

What becomes of it are keys of the manifest, section files for preamble and closing, and proposals of section files with
the bureau's standing sentences, which nobody's report prints until somebody takes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from drafter.authoring.bureau_manner import QuotedDocument, ReportForms
from drafter.authoring.outline_draft import DraftEntry, with_breaks, without_year
from drafter.importing.outline.imported_report import Certainty, ImportedReport
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.figure_words import RATES
from drafter.model.titles import SHORT_NAME, UNIT_NAME, YEAR

_SELF = re.compile(r"[我本](?:局|委|厅|办|大队|支队|中心|校|街道|单位)(?![^，。；、]{0,2}[名所])")
_DOCUMENT = re.compile(
    r"《(?P<name>[^《》]{4,60}(?:〈[^〉]*〉[^《》]*)?)》(?P<number>（[^（）]{2,12}〔[12][0-9]{3}〕[0-9]{1,4}号）)?"
)
_NOTICE = re.compile(r"《[^《》]*(?:报送|上报|报告)[^《》]*通知》")
_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})\s*[-—–－~至]{1,2}\s*(20[0-9]{2})(?![0-9])|(?<![0-9])(20[0-9]{2})(?![0-9])")
_MEASURED = re.compile("[^0-9]{0,3}[0-9][0-9.,，]*[余多]?(?P<unit>[一-鿿]{1,3})")
_FAMILIES = (
    frozenset(("人", "名", "位", "万人")),
    frozenset(("人次", "万人次")),
    frozenset(("元", "万元", "亿元")),
    frozenset(("学时", "课时", "小时")),
    frozenset(("平方米", "公里", "千米", "亩")),
)
"""Measure words that stand for each other, and for none else: 家 may stand for 所, 人 not for 件."""
_LONGEST_NAME = 24
_CLAUSE = r"[^，。；！？、：（）“”《》{}\[\]\n]*"
_CITING = rf"{_CLAUSE}(?:\{{\{{ 引用文号\('[^']*'\) \}}\}}{_CLAUSE})+"
_CITING_BEHIND = re.compile(rf"(，{_CITING})(?=[，。；])")
_CITING_BEFORE = re.compile(rf"(?:(?<=[。；}}])|^)({_CITING}，)", re.MULTILINE)
"""A clause about a document, with its comma: once that is out of date, the rest of its sentence stays."""
_BRACES = str.maketrans("{}", "｛｝")


def forms_of(report: ImportedReport, entries: Sequence[DraftEntry], jurisdiction: Jurisdiction) -> ReportForms:
    """Return how `report` speaks, whose outline is `entries`, in comparison with what `jurisdiction` has."""
    text = "".join(passage.text for passage in report.passages)
    said = Counter(_SELF.findall(text)).most_common(1)
    documents = tuple(_documents(report, jurisdiction))
    cited = {each.text: each.name for each in jurisdiction.references()}
    cited |= {each.text: each.name for each in documents}
    return ReportForms(
        _title(report),
        said[0][0] if said else "",
        tuple(_units(report, jurisdiction)),
        documents,
        _preamble(report, cited),
        _closing(report),
        tuple(_standing(report, entries)),
    )


def _title(report: ImportedReport) -> str:
    """Return the title with names in place of the unit and the year, as a manifest writes it."""
    head = report.head
    title = head.title.translate(_BRACES)
    names = ((head.unit, UNIT_NAME), (head.short_unit, SHORT_NAME))
    name, answer = next(((name, answer) for name, answer in names if name and name in title), ("", UNIT_NAME))
    if name and (answer == UNIT_NAME or head.unit.endswith(name)):
        title = title.replace(name, f"{{{answer.leaf}}}|", 1)
    return with_breaks(without_year(title, head.year))


def _units(report: ImportedReport, jurisdiction: Jurisdiction) -> Iterator[tuple[str, str]]:
    """Yield the answers that the report counts in a measure word other than the question's, each once."""
    known = jurisdiction.catalogue()
    seen: set[str] = set()
    for _, number in report.numbers:
        match = number.match
        if match is None or match.certainty is Certainty.POSSIBLE or match.path not in known or match.path in seen:
            continue
        measured = _MEASURED.fullmatch(number.written)
        unit = measured["unit"] if measured else ""
        if _is_counted_otherwise(unit, known[match.path].unit):
            seen.add(match.path)
            yield str(match.path), unit


def _is_counted_otherwise(unit: str, own: str) -> bool:
    """Return whether a question with its `own` measure word can be answered with another `unit`."""
    if not own or not unit or unit == own:
        return False
    return not {unit, own} & {*RATES} and _may_stand_for(unit, own)


def _may_stand_for(unit: str, own: str) -> bool:
    """Return whether what is counted in `unit` can be what the question counts in its `own` measure word."""
    families = [family for family in _FAMILIES if {unit, own} & family]
    return all({unit, own} <= family for family in families)


def _documents(report: ImportedReport, jurisdiction: Jurisdiction) -> Iterator[QuotedDocument]:
    """Yield the documents with a number or a year that the preamble quotes and that nobody's references have."""
    known = {reference.text for reference in jurisdiction.references()}
    names = {reference.name for reference in jurisdiction.references()}
    for match in _DOCUMENT.finditer(_opening(report)):
        years = _YEARS.search(match["name"])
        title = f"《{match['name']}》"
        number = (match["number"] or "").strip("（）")
        if title in known or _NOTICE.fullmatch(title) or not (match["number"] or years):
            continue
        known.add(title)
        name = _short_name(match["name"], names)
        names.add(name)
        first, last = (int(years[1] or years[3]), int(years[2] or years[3])) if years else (0, 0)
        yield QuotedDocument(name, title, number, first, last)


def _short_name(title: str, taken: set[str]) -> str:
    plain = re.sub(r"（.*?）|[^一-鿿]", "", re.sub(r"^.*?印发", "", title))[:_LONGEST_NAME] or "文件"
    return next(name for i in range(1, 1000) if (name := plain if i == 1 else f"{plain}{i}") not in taken)


def _opening(report: ImportedReport) -> str:
    return "".join(sentence.text for sentence in report.sentences if not sentence.headings)


def _preamble(report: ImportedReport, cited: Mapping[str, str]) -> str:
    """Return the preamble as a section file: names in place of the unit, the year and the notice that asked for it."""
    first = report.outline[0].passage if report.outline else 0
    passages = dict.fromkeys(each.passage for each in report.sentences if each.passage < first)
    lines = [_with_names(report.passages[place].text.strip(), report, cited) for place in passages]
    return "\n".join(lines) + "\n" if lines and any("{{" in line for line in lines) else ""


def _with_names(text: str, report: ImportedReport, cited: Mapping[str, str]) -> str:
    """Return `text` with names for what changes; `cited` has the names of documents by their titles."""
    head = report.head
    text = text.translate(_BRACES)
    for title, name in cited.items():
        text = re.sub(
            rf"{re.escape(title)}(?:（[^（）]*〔[0-9]{{4}}〕[0-9]+号）)?", f"{{{{ 引用文号('{name}') }}}}", text
        )
    text = _NOTICE.sub("{{ 报告依据.报送通知 }}", text, count=1)
    for name, answer in ((head.unit, UNIT_NAME), (head.short_unit, SHORT_NAME)):
        if name:
            text = text.replace(name, f"{{{{ {answer.leaf} }}}}", 1) if "{{ 单位" not in text else text
    if head.year:
        text = re.sub(rf"(?<![0-9]){head.year}(?![0-9—–-])", f"{{{{ {YEAR.leaf} }}}}", text)
    return _CITING_BEFORE.sub(r"[[\1]]", _CITING_BEHIND.sub(r"[[\1]]", text))


def _closing(report: ImportedReport) -> str:
    """Return the paragraphs that close the report as a section file; empty when it ends with its last chapter."""
    passages = dict.fromkeys(each.passage for each in report.sentences if each.is_closing)
    paragraphs = [_with_names(report.passages[place].text.strip(), report, {}) for place in passages]
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _standing(report: ImportedReport, entries: Sequence[DraftEntry]) -> Iterator[tuple[str, str]]:
    """Return for each heading of `entries` the sentences below it that say no fact, a line each."""
    headings = {each.heading for each in entries if each.section and each.heading}
    kept: dict[str, list[str]] = {}
    for sentence in report.sentences:
        is_bare = not sentence.numbers and not sentence.texts and sentence.topic and sentence.headings
        heading = without_year(sentence.headings[-1], report.head.year) if is_bare else ""
        if heading in headings and not re.search(r"[0-9《]", sentence.text):
            kept.setdefault(heading, []).append(sentence.text.translate(_BRACES))
    return ((heading, "\n".join(sentences)) for heading, sentences in kept.items())
