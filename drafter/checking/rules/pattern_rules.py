"""Rules that are only patterns: each is one entry of a YAML file in patterns/, with all that a rule has.

`pattern_hits` serves rules in Python that look for patterns too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import YEAR, Example, Hit, Rule, Severity
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans

FOLDER = Path(__file__).parent / "patterns"


_UNSEEN = {"书名号内不看": "《", "引号内不看": "“"}
"""Options of an entry, and the mark that opens what it does not look into."""
_CLOSING = {"《": "》", "“": "”"}
_POINTED_AT = ("at", "at2")
"""Groups of a pattern that narrow the words concerned; of two halves of a pattern the second has the second."""


class Pattern(NamedTuple):
    """Something that must not stand in a report."""

    expression: WordPattern
    """What is looked for; a group named `at`, or `at2`, narrows the words concerned; what a group named `fine` matches is right."""
    message: str
    """{} stands for the words concerned."""
    mend: str
    since: int = 0
    """First reporting year for which it is wrong."""
    until: int = 9999
    """Last reporting year for which it is wrong."""

    def concerns(self, year: int | None) -> bool:
        """Return whether it is wrong in a report on `year`; without a year, only what always is."""
        return self.since <= year <= self.until if year else not self.since and self.until == 9999


def pattern(expression: str, message: str, mend: str, since: str = "0", until: str = "9999") -> Pattern:
    """Return a pattern as a row of a table has it."""
    return Pattern(WordPattern(expression, re.MULTILINE), message, mend, int(since), int(until))


def rules_in(path: Path) -> Iterator[Rule]:
    """Yield the rules of a file in patterns/, in its order. Raises ValueError naming an entry that is wrong."""
    tree = read_table(path)
    for entry in tree["规则"]:
        try:
            yield _rule_of({"好例": tree.get("好例"), **entry})
        except (KeyError, TypeError, ValueError, re.error) as error:
            raise ValueError(f"{path.name}: {entry.get('名称', 'an entry without 名称')}: {error!r}") from error


def _rule_of(entry: Mapping[str, Any]) -> Rule:
    bad = Example(entry["坏例"], int(entry.get("坏例年度", YEAR)))
    good, severity = Example(entry["好例"]), Severity(entry["严重"])
    strict = entry.get("文风") == "是"
    near = Example(entry["险例"]) if "险例" in entry else None
    return Rule(entry["名称"], entry["标题"], severity, entry["依据"], _check(entry), good, bad, strict, near=near)


def _check(entry: Mapping[str, Any]) -> Callable[[Manuscript], Iterable[Hit]]:
    """Return the check of an entry: its patterns, without the parts and repeats that it leaves out."""
    patterns = tuple(pattern(*row) for row in entry["写法"])
    enclosing = "".join(mark for option, mark in _UNSEEN.items() if entry.get(option) == "是")
    left_out = [StatutoryPart(name) for name in entry.get("不看的部分", ())]
    most = int(entry.get("最多", 0))

    def check(manuscript: Manuscript) -> Iterable[Hit]:
        spans = [span for part in left_out for span in part_spans(manuscript, part)]
        hits = [
            hit
            for hit in pattern_hits(manuscript, patterns)
            if not any(first <= hit.spot.passage <= last for first, last in spans)
            and not any(_stands_in(mark, manuscript, hit) for mark in enclosing)
        ]
        return in_one_voice(hits, most) if most else hits

    return check


def _stands_in(mark: str, manuscript: Manuscript, hit: Hit) -> bool:
    """Return whether the words of `hit` stand between `mark` and its closing one: a title, or what others say."""
    before = manuscript.passages[hit.spot.passage].text[: hit.spot.start]
    return before.rfind(mark) > before.rfind(_CLOSING[mark])


def pattern_hits(manuscript: Manuscript, patterns: Sequence[Pattern]) -> Iterator[Hit]:
    """Yield where `patterns` are found in the report's own text; no place twice."""
    prose = prose_of(manuscript)
    seen: set[int] = set()
    for each in patterns:
        for start, end in _places(each, prose) if each.concerns(manuscript.year) else ():
            if start not in seen:
                seen.add(start)
                words = prose.text[start:end].strip()
                yield Hit(prose.spot(start, end), each.message.replace("{}", words), each.mend.replace("{}", words))


def _places(each: Pattern, prose: Prose) -> Iterator[tuple[int, int]]:
    for match in each.expression.finditer(prose.text):
        if match.groupdict().get("fine") is not None:
            continue
        groups = match.groupdict()
        named = next((name for name in _POINTED_AT if groups.get(name) is not None), 0)
        yield match.span(named)


def in_one_voice(hits: list[Hit], limit: int) -> list[Hit]:
    """Return `hits`; more than `limit` in the words of the first, which makes them one finding."""
    if len(hits) <= limit:
        return hits
    first = min(hits, key=lambda hit: hit.spot)
    return [hit._replace(message=first.message, mend=first.mend) for hit in hits]
