"""The findings for other programs: JSON of our own, and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drafter import __version__
from drafter.checking.manuscript import Manuscript
from drafter.checking.output.whereabouts import in_words, whereabouts
from drafter.checking.rule import Finding, Rule, Severity, Spot

FORMAT_VERSION = 1
"""Of our JSON: grows when a key changes its meaning or leaves; new keys may come at any time."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def as_json(manuscript: Manuscript, findings: Sequence[Finding], lines: Mapping[str, int] | None = None) -> str:
    """Return the findings as JSON, in their order; described in docs/检查.md."""
    return json.dumps(report_data(manuscript, findings, lines), ensure_ascii=False, indent=1) + "\n"


def report_data(
    manuscript: Manuscript, findings: Sequence[Finding], lines: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Return what `as_json` writes, as plain data."""
    counted = Counter(f.rule.severity for f in findings if not f.reason)
    return {
        "format_version": FORMAT_VERSION,
        "drafter": __version__,
        "file": _encodable(manuscript.name),
        "title": manuscript.title,
        "kind": manuscript.type.value if manuscript.type else "",
        "year": manuscript.year,
        "counts": {
            **{_LEVELS[severity]: counted[severity] for severity in Severity},
            "accepted": sum(bool(f.reason) for f in findings),
        },
        "findings": [_finding(manuscript, finding, lines) for finding in findings],
    }


def _finding(manuscript: Manuscript, finding: Finding, lines: Mapping[str, int] | None) -> dict[str, Any]:
    return {
        "rule": finding.rule.name,
        "level": _LEVELS[finding.rule.severity],
        "message": finding.hit.message,
        "mend": finding.hit.mend,
        "source": finding.rule.source,
        "excerpt": finding.excerpt,
        "accepted": finding.reason,
        "place": _place(manuscript, finding.hit.spot, lines),
        "others": [_place(manuscript, spot, lines) for spot in finding.others],
    }


def _place(manuscript: Manuscript, spot: Spot, lines: Mapping[str, int] | None) -> dict[str, Any]:
    place = whereabouts(manuscript, spot, lines)
    return {
        "told": in_words(place),
        "headings": place.headings,
        "role": place.role,
        "paragraph": place.paragraph,
        "line": place.line or None,
        "answer": place.answer,
        "passage": spot.passage if spot.passage >= 0 else None,
        "start": spot.start,
        "end": spot.end,
    }


def _encodable(name: str) -> str:
    """Return the name of a file as UTF-8 can hold it: a mark for each byte that is none."""
    return name.encode("utf-8", "replace").decode("utf-8")


def as_sarif(
    manuscript: Manuscript,
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    path: Path,
    lines: Mapping[str, int] | None = None,
) -> str:
    """Return the findings as SARIF 2.1.0; files of text have lines, a .docx its paragraphs."""
    places = {rule.name: place for place, rule in enumerate(rules)}
    content = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "Drafter", "version": __version__, "rules": [_rule(rule) for rule in rules]}
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(manuscript, f, places[f.rule.name], path, lines) for f in findings],
            }
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title},
        "help": {"text": f"依据：{rule.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(
    manuscript: Manuscript, finding: Finding, index: int, path: Path, lines: Mapping[str, int] | None
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule.name,
        "ruleIndex": index,
        "level": _LEVELS[finding.rule.severity],
        "message": {"text": f"{finding.hit.message}；{finding.hit.mend}。"},
        "locations": [_location(manuscript, finding.hit.spot, path, lines)],
    }
    if finding.others:
        related = [_location(manuscript, spot, path, lines) for spot in finding.others]
        result["relatedLocations"] = [{"id": number, **each} for number, each in enumerate(related, 1)]
    if finding.reason:
        result["suppressions"] = [{"kind": "external", "justification": finding.reason}]
    return result


def _location(manuscript: Manuscript, spot: Spot, path: Path, lines: Mapping[str, int] | None) -> dict[str, Any]:
    place = whereabouts(manuscript, spot, lines)
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(path.as_posix(), errors="surrogateescape")}}
    if place.line:
        physical["region"] = {"startLine": place.line, **_columns(manuscript, spot, lines)}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": in_words(place)}]}


def _columns(manuscript: Manuscript, spot: Spot, lines: Mapping[str, int] | None) -> dict[str, Any]:
    """Return the columns within a text file's line, from 1; an answer's place is its line."""
    if lines is not None or spot.end <= spot.start:
        return {}
    before = len(manuscript.passages[spot.passage].before)
    return {"startColumn": before + spot.start + 1, "endColumn": before + spot.end + 1}
