"""What is to be looked at before a public edition goes onto a web site, as `drafter render` lists it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.checking.engine import acceptances, excerpt, run
from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.rule import Finding
from drafter.checking.rules.publication import RULES
from drafter.checking.sources.from_document import manuscript_of
from drafter.checking.text.still_told import still_told
from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.counted import figures
from drafter.model.derivable import derivable
from drafter.model.edition import public_report
from drafter.pages.blocks import Document
from drafter.summary_line import SummaryLine

_MOST = 40
"""Findings that one list shows; of more, the rest is counted."""


class PublicReview(NamedTuple):
    """What to look at in a public edition."""

    lines: tuple[SummaryLine, ...]
    """In Chinese, place by place; how the answers file keeps an answer out of it stands in what is typed."""
    doubted: tuple[str, ...]
    """Paths of the answers that what was found prints."""

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(map(str, self.lines))


def review(document: Document, answers: Answers, path: Path) -> PublicReview:
    """Return what to look at in the public `document` of `answers`.

    `path` is the answers file. What its 核对说明 accepts is counted only; rules that the jurisdiction
    switches off are left out.
    """
    report_type = answers.jurisdiction.kind(str(answers.report.identity.kind)).type
    manuscript = manuscript_of(document, path.name, report_type, answers.report, answers.jurisdiction, rows=True)
    found = _found(manuscript, answers)
    open_ = sorted((finding for finding in found if not finding.reason), key=lambda each: each.hit.spot)
    printed = manuscript_of(document, path.name, report_type, answers.report, answers.jurisdiction)
    leaks = [*_still_told(printed, answers), *_worked_out(printed, answers)]
    lines = [SummaryLine(_heading(len(open_) + len(leaks)))]
    lines += [SummaryLine(line) for leak in leaks for line in leak.split("\n")]
    lines += _listed(open_[:_MOST], manuscript, answers)
    if len(open_) > _MOST:
        lines.append(SummaryLine(f"  …… 另有 {len(open_) - _MOST} 处，改好上面的再看"))
    if len(open_) < len(found):
        lines.append(SummaryLine(f"“核对说明”里写了理由、没有列出的：{len(found) - len(open_)} 处"))
    doubted = dict.fromkeys(each.hit.spot.answer for each in open_[:_MOST] if each.hit.spot.answer)
    return PublicReview(tuple(lines), tuple(doubted))


def _found(manuscript: Manuscript, answers: Answers) -> list[Finding]:
    """Return the findings of the rules of publication that the jurisdiction leaves on, one for each place."""
    off = answers.jurisdiction.checks_off
    rules = [rule for rule in RULES if rule.name not in off and rule.family not in off]
    return [place for each in run(manuscript, rules, acceptances(manuscript)) for place in each.at_each_place()]


def _heading(places: int) -> str:
    if not places:
        return "没有找到公开前要特别核对的地方；仍要按规定做保密审查。"
    return f"公开前请逐处核对（{places} 处；拿不准的送保密审查）："


def place_of(manuscript: Manuscript, index: int) -> str:
    """Return where a passage stands: the heading above it, and which paragraph under that it is.

    The headings above that one are there by their numbers.
    """
    passage = manuscript.passages[index]
    if passage.role not in (Role.BODY, Role.HEADING):
        return str(passage.role.value)
    trail, count = list[Passage](), 0
    for each in manuscript.passages[: index + 1]:
        if each.role is Role.HEADING:
            trail = [*(above for above in trail if above.level < each.level), each]
            count = 0
        elif each.role is Role.BODY:
            count += 1
    heading = "".join(each.number for each in trail[:-1]) + "".join(each.text for each in trail[-1:])
    return heading if passage.role is Role.HEADING else f"{heading or '开头'}，第{count}段"


def _listed(findings: list[Finding], manuscript: Manuscript, answers: Answers) -> Iterator[SummaryLine]:
    """Yield the lines on `findings`, passage by passage, and how to keep each answer at fault to oneself."""
    for passage, group in groupby(findings, key=lambda each: each.hit.spot.passage):
        in_passage = list(group)
        yield SummaryLine(f"  {place_of(manuscript, passage)}")
        for finding in in_passage:
            said = f"{finding.rule.severity.value}：{finding.hit.message}；{finding.hit.mend}（{finding.rule.name}）"
            yield SummaryLine(f"    {said}")
            yield SummaryLine(f"      {excerpt(manuscript, finding.hit.spot)}")
        paths = (finding.hit.spot.answer for finding in in_passage)
        ways = dict.fromkeys(_how_to_withhold(path, answers) for path in paths if path)
        yield from (SummaryLine("", f"    {way}") for way in ways)


def _how_to_withhold(path: str, answers: Answers) -> str:
    """Return where in the answers file what stands at `path` is kept out of the public edition."""
    record = AnswerPath(path).record
    if record is not None and record != path:
        where = answers.source.where(record.place)
        return f"不公开这一条，就在 {where} 的这一条里加一行“公开: 否”"
    return f"不公开这一项，就在填报文件的“不公开”下写{quoted(path)}"


def _still_told(manuscript: Manuscript, answers: Answers) -> Iterator[str]:
    """Yield where a withheld answer stands all the same, typed into another answer's text."""
    paths = (*(answers.report.withheld or ()), *answers.jurisdiction.withheld)
    for each in still_told(manuscript, answers.report, paths, answers.jurisdiction.catalogue()):
        said = f"{quoted(each.path)}不公开，这里却写着{quoted(each.words)}"
        shown, place = excerpt(manuscript, each.spot), place_of(manuscript, each.spot.passage)
        yield f"  {place}\n    警告：{said}；请改写这句话，或把它也列入“不公开”\n      {shown}"


def _worked_out(manuscript: Manuscript, answers: Answers) -> Iterator[str]:
    """Yield which withheld figures a reader can work out from what is published."""
    report, catalogue = answers.report, answers.jurisdiction.catalogue()
    public = public_report(report, answers.jurisdiction.withheld)
    printed = {path for passage in manuscript.passages for path in passage.answers}
    shown = figures(public, catalogue)
    for each in derivable(report, public, printed, catalogue):
        basis = "、".join(shown[path].shown if path in shown else AnswerPath(path).leaf for path in each.basis)
        how = "算出来" if each.exact else "推算出来"
        yield (
            f"  警告：{quoted(each.path)}不公开，但从公开的{basis}能{how}（{each.source}）；"
            f"把{quoted(each.basis[-1])}也列入“不公开”，或者都公开"
        )
