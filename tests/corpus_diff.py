"""Shows which findings of `check` change over the examples and the invented reports: `python -m tests.corpus_diff`.

`--renew` takes the findings of now as those that are meant, and measures anew how sure each rule is.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import test_check_kinds as kinds
import test_seeded_faults as faults
import test_seeded_formats as formats
from manuscripts import example_manuscript

from drafter.checking.engine import run
from drafter.checking.output.rule_docs import MEASURED
from drafter.checking.output.whereabouts import in_words, whereabouts
from drafter.checking.rule import Finding
from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text
from drafter.checking.sources.read_source import Source, Wishes, read_source
from drafter.folders import shipped
from drafter.use_cases.check_report import applied_rules

INVENTED = Path(__file__).parent / "data" / "reports"
GOLDEN = Path(__file__).parent / "data" / "findings.txt"
_EDITIONS = ("报送版", "公开版")
_MEASURED_HEAD = "# 由程序生成，请勿手改。更新：python -m tests.corpus_diff --renew\n"


def sources() -> Iterator[tuple[str, str, Source]]:
    """Yield each report of the corpus with its name and the edition it is checked as."""
    answers = sorted(shipped("examples").glob("*.yaml"))
    for path in (*answers, *sorted(INVENTED.glob("*.txt"))):
        for edition in _EDITIONS:
            yield path.name, edition, read_source(path, Wishes(edition=edition))


def findings_now() -> list[str]:
    """Return a line for each place of each finding in the corpus: report, edition, rule, severity, place, words."""
    lines = []
    for name, edition, source in sources():
        manuscript = source.manuscript
        rules = applied_rules(manuscript.jurisdiction, edition)
        for finding in run(manuscript, rules):
            for each in finding.at_each_place():
                place = in_words(whereabouts(manuscript, each.hit.spot, source.lines))
                words = (name, edition, each.rule.name, each.rule.severity.value, place, each.hit.message)
                lines.append(" | ".join(words))
    return lines


def difference() -> str:
    """Return what changed against the findings that are meant, as a diff with a count by rule; empty when nothing did."""
    meant, now = GOLDEN.read_text(encoding="utf-8").splitlines(), findings_now()
    if meant == now:
        return ""
    changes = [
        line
        for line in unified_diff(meant, now, lineterm="", n=0)
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    counted = Counter((line.split(" | ")[2], line[0]) for line in changes)
    rules = "，".join(f"{rule} {sign}{count}" for (rule, sign), count in sorted(counted.items()))
    return "\n".join([*changes, "", rules])


def measured() -> str:
    """Return the file of how sure each rule is: planted faults that it finds, findings in reports without faults."""
    found, false, clean = Counter(_found_planted()), Counter(_found_in_clean()), len(list(_clean()))
    rows = [f"  {rule.name}: [{found[rule.name]}, {false[rule.name]}]\n" for rule in all_rules()]
    return f"{_MEASURED_HEAD}没有错的报告: {clean}\n各条规则:\n{''.join(rows)}"


def _clean() -> Iterator[Source]:
    """Yield the reports without faults: the invented ones. The examples have those of the reports they were made of."""
    return (read_source(path) for path in sorted(INVENTED.glob("*.txt")))


def _found_in_clean() -> Iterator[str]:
    for source in _clean():
        yield from (finding.rule.name for finding in run(source.manuscript, all_rules()))


def _found_planted() -> Iterator[str]:
    """Yield the rule for each planted fault that it finds."""
    clean = kinds.CLEAN
    slips = [clean.replace("{X}", slip) for group in kinds.SLIPS.values() for slip in group]
    whole = [clean.replace("{X}", "").replace(old, new, 1) for old, new in kinds.WHOLE.values()]
    for text in (*slips, *whole):
        yield from _names(run(read_text(text, "报告.txt"), kinds.RULES))
    for fault in faults.FAULTS:
        for name in faults.EXAMPLES:
            planted = fault.plant(faults.example_text(name))
            if planted != faults.example_text(name):
                new = faults.findings(planted, int(name[-4:])) - faults.baseline(name)
                yield from {each.rule for each in new if each.rule.startswith(fault.rules)}
    yield from (f"版式-{fault.rule}" for fault in formats.FAULTS)
    for rule in all_rules():
        if rule.family in ("公开", "随文", "版式"):
            yield from _names(map(partial(Finding, rule, excerpt=""), rule.check(example_manuscript(rule.bad))))


def _names(findings: Iterator[Finding] | tuple[Finding, ...]) -> set[str]:
    return {finding.rule.name for finding in findings}


def main(arguments: list[str]) -> int:
    """Print the difference, or renew what is meant; 1 when there is a difference."""
    if "--renew" in arguments:
        GOLDEN.write_text("".join(f"{line}\n" for line in findings_now()), encoding="utf-8", newline="\n")
        MEASURED.write_text(measured(), encoding="utf-8", newline="\n")
        print("renewed; what hangs on it: `python -m tests.renew_rules`")
        return 0
    changed = difference()
    print(changed or "no finding changed")
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
