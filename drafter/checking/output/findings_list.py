"""The findings as a list for the terminal, and the list of all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from drafter.checking.manuscript import Manuscript
from drafter.checking.output.whereabouts import in_words, whereabouts
from drafter.checking.rule import Finding, Rule, Severity
from drafter.columns import wrapped
from drafter.hints import quoted

WIDTH = 78
"""Columns of a line, two for a Chinese character."""
MOST = 5
"""How many findings of one rule are shown, and further places of one finding, unless all are asked for."""


def findings_list(
    manuscript: Manuscript,
    findings: Sequence[Finding],
    lines: Mapping[str, int] | None = None,
    *,
    everything: bool = False,
    width: int = WIDTH,
) -> str:
    """Return the findings in Chinese, most serious first; those with a reason come last.

    Lines have `width` columns; `everything` leaves none out.
    """
    open_, accepted = [f for f in findings if not f.reason], [f for f in findings if f.reason]
    sort = manuscript.type.value if manuscript.type else ""
    subject = "，".join(filter(None, (sort, f"{manuscript.year}年度" if manuscript.year else "")))
    text = [f"{manuscript.name}{f'（{subject}）' if subject else ''}：{counts(findings)}"]
    for severity in Severity:
        of_severity = [f for f in open_ if f.rule.severity is severity]
        if of_severity:
            text += ["", f"【{severity.value}】"]
            text += _section(manuscript, of_severity, lines, width, everything=everything)
    if accepted:
        text += ["", "【已说明理由，不再提示】"]
        for finding in accepted:
            place = in_words(whereabouts(manuscript, finding.hit.spot, lines))
            text += wrapped("  " + f"{finding.rule.name}　{place}：{finding.reason}", width, "  ")
    return "\n".join(text)


def counts(findings: Sequence[Finding]) -> str:
    """Return how many there are: 错误 2 处，警告 1 处，提示 3 处."""
    counted = Counter(f.rule.severity for f in findings if not f.reason)
    by_severity = "，".join(f"{severity.value} {counted[severity]} 处" for severity in Severity)
    accepted = sum(bool(f.reason) for f in findings)
    text = by_severity if counted else "没有发现问题"
    return f"{text}，另有 {accepted} 处已说明理由" if accepted else text


def _section(
    manuscript: Manuscript,
    findings: Sequence[Finding],
    lines: Mapping[str, int] | None,
    width: int,
    *,
    everything: bool,
) -> Iterator[str]:
    totals, shown = Counter(f.rule.name for f in findings), Counter[str]()
    number = 0
    for finding in findings:
        name = finding.rule.name
        shown[name] += 1
        if shown[name] > MOST and not everything:
            if shown[name] == totals[name]:
                yield f"  …… 规则{quoted(name)}还有 {totals[name] - MOST} 处，加 --all 全部列出"
            continue
        number += 1
        place = in_words(whereabouts(manuscript, finding.hit.spot, lines))
        yield from wrapped("  " + f"{number}. {place}", width, "  ")
        if finding.excerpt:
            yield from wrapped("     " + f"原文：{finding.excerpt}", width, "     ")
        yield from wrapped("     " + f"{finding.hit.message}；{finding.hit.mend}。", width, "     ")
        if finding.others:
            said = _other_places(manuscript, finding, lines, everything=everything)
            yield from wrapped("     " + said, width, "     ")
        yield from wrapped("     " + f"〔{name}　{finding.rule.source}〕", width, "     ")


def _other_places(
    manuscript: Manuscript, finding: Finding, lines: Mapping[str, int] | None, *, everything: bool
) -> str:
    """Return where else a finding is, in Chinese."""
    shown = finding.others if everything else finding.others[:MOST]
    places = "；".join(in_words(whereabouts(manuscript, spot, lines)) for spot in shown)
    more = "等" if len(shown) < len(finding.others) else ""
    return f"同样的还有 {len(finding.others)} 处：{places}{more}"


def rules_list(rules: Sequence[Rule]) -> str:
    """Return all rules with severity and what they ask, family by family."""
    text: list[str] = []
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            text += ["", family] if text else [family]
        text += wrapped("  " + f"{rule.severity.value}　{rule.name}　{rule.title}", WIDTH, "  ")
    return "\n".join([*text, "", f"共 {len(rules)} 条。各条的依据、对错的例子见 docs/检查规则.md。"])
