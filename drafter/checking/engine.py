"""Runs rules over a manuscript and puts what they find in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Finding, Hit, Rule, Severity, Spot
from drafter.checking.text.full_width import in_full_width
from drafter.limits import FINDINGS, budget, spend
from drafter.text_runs import cut

_ORDER = {severity: place for place, severity in enumerate(Severity)}
_OF_MARKS = frozenset(["标点", "文号", "残留", "版式", "随文", "序号-写法", "序号-半角"])
"""Families and rules that judge how marks are written; all others read half-width marks as full-width ones."""
_CONTEXT = 12
"""Characters shown on either side of the words concerned."""
_LONGEST_EXCERPT = 40


class Acceptance(NamedTuple):
    """A finding that may stand, as 核对说明 of the answers says."""

    rule: str
    """Name of the rule."""
    place: str
    """Path of an answer, or a sentence of the text; empty for wherever the rule is broken."""
    reason: str


def run(manuscript: Manuscript, rules: Iterable[Rule], accepted: Sequence[Acceptance] = ()) -> tuple[Finding, ...]:
    """Return what `rules` find in `manuscript`, most serious first, then by place in the text.

    A finding that `accepted` names keeps its reason. What is to be said in the same words of several places is one
    finding with all of them.
    """
    plain = in_full_width(manuscript)
    with budget():
        findings = [
            Finding(rule, hit, excerpt(manuscript, hit.spot), _reason(manuscript, rule, hit, accepted))
            for rule in rules
            for hit in _hits(manuscript if _judges_marks(rule) else plain, rule)
        ]
    return tuple(_joined(sorted(_without_echoes(_without_told_of_answers(findings, manuscript)), key=_place)))


def _judges_marks(rule: Rule) -> bool:
    return rule.family in _OF_MARKS or rule.name in _OF_MARKS


def _joined(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Return `findings` with those of one rule, message, mend and reason joined to the first of them."""
    first: dict[tuple[str, str, str, str], Finding] = {}
    for finding in findings:
        key = finding.rule.name, finding.hit.message, finding.hit.mend, finding.reason
        held = first.get(key)
        first[key] = held._replace(others=(*held.others, finding.hit.spot)) if held else finding
    return first.values()


def _hits(manuscript: Manuscript, rule: Rule) -> list[Hit]:
    """Return what `rule` finds, no hit twice; of very many the first, the last of which says so."""
    spend(f"{manuscript.name}：检查“{rule.name}”")
    hits = list(dict.fromkeys(islice(rule.check(manuscript), FINDINGS + 1)))
    if len(hits) <= FINDINGS:
        return hits
    last = hits[FINDINGS - 1]
    return [*hits[: FINDINGS - 1], last._replace(message=f"{last.message}（这样的地方太多，只列 {FINDINGS} 处）")]


def _without_told_of_answers(findings: list[Finding], manuscript: Manuscript) -> list[Finding]:
    """Return `findings` without those on printed numbers of whose answers another of the family tells that they do not agree."""
    told = [(each.rule.family, frozenset(each.hit.concerns)) for each in findings if each.hit.concerns]
    return [each for each in findings if not (told and _is_told(each, manuscript, told))]


def _is_told(finding: Finding, manuscript: Manuscript, told: Iterable[tuple[str, frozenset[str]]]) -> bool:
    spot = finding.hit.spot
    if finding.hit.concerns or spot.passage < 0 or spot.end <= spot.start:
        return False
    runs = cut(manuscript.passages[spot.passage].runs, spot.start, spot.end)
    printed = {run.question for run in runs if any(map(str.isdigit, run.text))}
    return bool(printed) and any(finding.rule.family == family and printed <= paths for family, paths in told)


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Return `findings` without those on words that a more serious one of the same family covers.

    Of several rules of a family that are equally serious, the first has its say on a stretch of words.
    """
    graver: dict[tuple[str, int], list[tuple[int, int]]] = {}
    kept = []
    for severity in Severity:
        reaches = {key: _reaches(spans) for key, spans in graver.items()}
        said: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
        for finding in (each for each in findings if each.rule.severity is severity):
            spot = finding.hit.spot
            key = finding.rule.family, spot.passage
            if spot.passage >= 0 and spot.end > spot.start:
                if _within(spot, reaches.get(key, ())) or _said_already(finding, said.get(key, ())):
                    continue
                said.setdefault(key, []).append((spot.start, spot.end, finding.rule.name))
            graver.setdefault(key, []).append((spot.start, spot.end))
            kept.append(finding)
    return kept


def _said_already(finding: Finding, said: Iterable[tuple[int, int, str]]) -> bool:
    """Return whether another rule has told of words that `finding` is about too."""
    spot, name = finding.hit.spot, finding.rule.name
    return any(start < spot.end and spot.start < end and other != name for start, end, other in said)


def _reaches(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return each start of `spans`, in order, with the furthest end of those that begin there or before."""
    reaches: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        reaches.append((start, max(end, reaches[-1][1] if reaches else end)))
    return reaches


def _within(spot: Spot, reaches: Sequence[tuple[int, int]]) -> bool:
    """Return whether one of the spans behind `reaches` holds all of `spot`."""
    place = bisect_right(reaches, spot.start, key=lambda reach: reach[0])
    return place > 0 and spot.end <= reaches[place - 1][1]


def _place(finding: Finding) -> tuple[int, int, int]:
    spot = finding.hit.spot
    return _ORDER[finding.rule.severity], spot.passage, spot.start


def excerpt(manuscript: Manuscript, spot: Spot) -> str:
    """Return the words at `spot` with a little around them; empty for the report as a whole."""
    if spot.passage < 0:
        return ""
    text = manuscript.passages[spot.passage].text
    if spot.end <= spot.start:
        return text if len(text) <= _LONGEST_EXCERPT else text[: _LONGEST_EXCERPT - 1] + "…"
    begin, end = max(0, spot.start - _CONTEXT), min(len(text), spot.end + _CONTEXT)
    return ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")


def _reason(manuscript: Manuscript, rule: Rule, hit: Hit, accepted: Sequence[Acceptance]) -> str:
    """Return why the finding may stand; empty when nobody accepted it."""
    for acceptance in accepted:
        if acceptance.rule == rule.name and _covers(manuscript, acceptance.place, hit):
            return acceptance.reason
    return ""


def _covers(manuscript: Manuscript, place: str, hit: Hit) -> bool:
    if not place or place == hit.spot.answer:
        return True
    if hit.spot.passage < 0:
        return False
    passage = manuscript.passages[hit.spot.passage]
    if place in passage.answers:
        return True
    quoted = "".join(place.split())
    text = "".join(passage.text.split())
    begin = text.find(quoted) if len(quoted) > 1 else -1
    if begin < 0:
        return False
    if hit.spot.end <= hit.spot.start:
        return True
    start = len("".join(passage.text[: hit.spot.start].split()))
    end = len("".join(passage.text[: hit.spot.end].split()))
    return begin < end and start < begin + len(quoted)


def acceptances(manuscript: Manuscript) -> tuple[Acceptance, ...]:
    """Return what 核对说明 of the manuscript's answers accepts; nothing without answers."""
    explained = manuscript.report.explanations if manuscript.report else None
    return tuple(
        Acceptance(str(each.rule), each.place if isinstance(each.place, str) else "", str(each.reason))
        for each in explained or ()
        if isinstance(each.rule, str) and isinstance(each.reason, str)
    )
