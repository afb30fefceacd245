"""Which rules are run: a jurisdiction's switches and own rules, and what the user picks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Rule, Severity, Spot
from drafter.errors import InputError, TemplateError
from drafter.hints import did_you_mean, quoted

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction
    from drafter.jurisdictions.own_checks import OwnRule


def for_jurisdiction(rules: Sequence[Rule], jurisdiction: Jurisdiction | None) -> tuple[Rule, ...]:
    """Return `rules` without those switched off, and the jurisdiction's own behind them.

    Raises TemplateError when it switches off what is no rule.
    """
    if jurisdiction is None:
        return tuple(rules)
    for name in jurisdiction.checks_off:
        if not any(_named(rule, name) for rule in rules):
            hint = did_you_mean(name, [rule.name for rule in rules], "用 drafter check --list 看全部规则")
            raise TemplateError(f"{jurisdiction.title}的 地区.yaml：“检查”关闭的{quoted(name)}不是一条规则；{hint}")
    kept = [rule for rule in rules if not any(_named(rule, name) for name in jurisdiction.checks_off)]
    return (*kept, *(_rule_of(own) for own in jurisdiction.own_rules))


PUBLIC = "公开版"
"""The edition that is published, as `--edition` names it."""
_ONLY_PUBLIC = "公开"
_ONLY_FILED = ("公文-主送", "公文-落款")
"""What a published report may leave out."""


def for_edition(rules: Sequence[Rule], edition: str) -> tuple[Rule, ...]:
    """Return the rules that concern an edition: those on publication concern the public one alone."""
    if edition == PUBLIC:
        return tuple(rule for rule in graded(rules, edition) if rule.name not in _ONLY_FILED)
    return tuple(rule for rule in rules if not _named(rule, _ONLY_PUBLIC))


def graded(rules: Sequence[Rule], edition: str) -> tuple[Rule, ...]:
    """Return `rules`, each as serious as it is in an edition."""
    if edition != PUBLIC:
        return tuple(rules)
    return tuple(rule._replace(severity=rule.when_public or rule.severity) for rule in rules)


def for_taste(rules: Sequence[Rule], *, strict: bool) -> tuple[Rule, ...]:
    """Return `rules`; those of taste, and those that are mostly wrong in clean reports, only when `strict`."""
    return tuple(rule for rule in rules if strict or not rule.strict)


def chosen(rules: Sequence[Rule], words: str) -> tuple[Rule, ...]:
    """Return the rules that `words` name, by family or name and separated by commas; all rules when it names none.

    Raises InputError for a word that names none.
    """
    wanted = [word for word in re.split(r"[,，、;；\s]+", words) if word]
    for word in wanted:
        if not any(_named(rule, word) for rule in rules):
            names = [rule.name for rule in rules]
            families = list(dict.fromkeys(name.partition("-")[0] for name in names))
            hint = did_you_mean(word, [*families, *names], "用 drafter check --list 看全部规则", 0.5)
            raise InputError(f"没有{quoted(word)}这类或这条规则；{hint}")
    return tuple(rule for rule in rules if not wanted or any(_named(rule, word) for word in wanted))


def _named(rule: Rule, word: str) -> bool:
    """Return whether `word` is the rule's name or its family."""
    return word in (rule.name, rule.family)


def _rule_of(own: OwnRule) -> Rule:
    """Return the rule that a jurisdiction describes as data."""
    words, right = _any_of(own.words), _any_of(own.exceptions)

    def check(manuscript: Manuscript) -> Iterator[Hit]:
        pattern = _own_pattern(own)
        for i, passage in enumerate(manuscript.passages):
            if passage.role is Role.RESIDUE:
                continue
            allowed = [match.span() for match in right.finditer(passage.text)]
            found = [match.span() for match in words.finditer(passage.text)]
            for start, end in [*found, *pattern(passage.text)]:
                place = bisect_right(allowed, start, key=lambda span: span[0]) - 1
                within = place >= 0 and start < allowed[place][1]
                if end > start and not within:
                    message = f"{quoted(passage.text[start:end])}：{own.message}"
                    yield Hit(Spot(i, start, end), message, own.mend)

    bad = Example(next(iter(own.words), ""))
    return Rule(own.name, own.message, Severity(own.severity), own.source, check, Example(""), bad)


def _own_pattern(own: OwnRule) -> Callable[[str], Iterable[tuple[int, int]]]:
    """Return what finds the stretches that match the rule's pattern; it raises TemplateError when that takes too long."""
    if not own.pattern:
        return lambda _: ()
    from drafter.jurisdictions.own_patterns import OwnPattern, PatternTooSlowError  # noqa: PLC0415 - few have any

    pattern = OwnPattern(own.pattern)

    def found(text: str) -> list[tuple[int, int]]:
        try:
            return list(pattern.spans(text))
        except PatternTooSlowError:
            raise TemplateError(
                f"地区模板的检查规则“{own.name}”：“写法”{quoted(own.pattern)}在这份报告上查得太慢，没有查完；"
                "请在 地区.yaml 里写简单些，或改用“词”"
            ) from None

    return found


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of `words`; with none, nothing."""
    return re.compile("|".join(re.escape(word) for word in words if word) or "(?!)")
