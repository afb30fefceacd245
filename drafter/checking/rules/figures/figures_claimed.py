"""A rule about figures that say that they are made of others: what is left, what there is together, what falls to each.

However a paragraph tells what they are made of: some of its figures must make them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import MOST, counted_alike
from drafter.hints import quoted

_LEFT = WordPattern(
    r"(?P<at>(?:其余|剩余|剩下|余下|尚有|还有|仍有|未结|结转(?:至|到)?下一?年度?)(?:的)?[^，。；、0-9（\n]{0,8})$"
)
_TOGETHER = WordPattern(
    r"[，；、（][^，。；、0-9\n]{0,8}(?P<at>(?:(?<!公)共计?|合计|总计|一共|总数达?到?|达到|增至|增加到|累计达?到?)(?:有|为)?[^，。；、0-9\n]{0,6})$"
)
_EACH = WordPattern(r"(?P<at>(?:平均|人均|校均|园均|件均|场均)[^，。；、0-9\n]{0,8})$")
_EACH_TIME = WordPattern("每|[0-9](?:期|批|届)")
"""Among figures that are multiplied, not added: 培训7期，每期120人，共840人."""
_BY_TIME = WordPattern("[期批届年月周]")
"""In the words of what falls to each of something that is not counted as a figure."""
_READ_BEFORE = 30
"""Characters before a figure that say what it is made of."""
_MOST_BEFORE, _MOST_BEHIND, _MOST_ADDED, _MOST_SUMMED = 8, 4, 4, 6
"""Figures before and behind that may make one, how many together, and how many that are added up and shared out."""
_OF_TIME = (1, 12)
"""What is shared out though no figure says so: months."""


class _Claim(NamedTuple):
    figure: FigureInText
    words: str
    """The words of the claim: 其余."""
    kind: WordPattern
    before: tuple[FigureInText, ...]
    """The figures of its paragraph before it."""
    behind: tuple[FigureInText, ...]

    def alike(self, figures: Sequence[FigureInText]) -> list[Decimal]:
        """Return the values of those of `figures` that may count the same things."""
        return [each.value for each in figures if counted_alike(each.unit, self.figure.unit)]


def _claims(manuscript: Manuscript, prose: Prose) -> Iterator[_Claim]:
    """Yield the figures whose words say that they are made of others."""
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    for place, figure in enumerate(figures):
        start = max(prose.starts[figure.passage], figure.start - _READ_BEFORE)
        for kind in (_LEFT, _TOGETHER, _EACH) if figure.exact else ():
            match = kind.search(prose.text, start, figure.start)
            if match:
                before, behind = figures[max(0, place - MOST) : place], figures[place + 1 : place + 1 + _MOST_BEHIND]
                beside = (tuple(e for e in some if e.passage == figure.passage) for some in (before, behind))
                yield _Claim(figure, match["at"], kind, *beside)
                break


def _is_open(claim: _Claim, prose: Prose) -> bool:
    """Return whether what a figure is made of may stand elsewhere: there is too little beside it."""
    own = [each for each in claim.before if "。" not in prose.text[each.start : claim.figure.start]]
    if claim.kind is _EACH:
        return (
            len(own) < 2
            or _BY_TIME.search(claim.words) is not None
            or not any(value > claim.figure.value for value in claim.alike(claim.before))
        )
    if claim.kind is _LEFT:
        return len(claim.alike(claim.before)) < 2
    between = prose.text[own[-2].start : claim.figure.start] if len(own) > 1 else ""
    return len(claim.alike(own[-2:])) < 2 or _EACH_TIME.search(between) is not None


def _is_made(claim: _Claim) -> bool:
    """Return whether figures beside it make the one of a claim."""
    before, value = claim.alike(claim.before), claim.figure.value
    if value in before:
        return True
    if claim.kind is _EACH:
        return _is_quotient(claim)
    runs = (sum(before[start:], Decimal(0)) for start in range(len(before)))
    if value in runs:
        return True
    if any(
        whole - sum(before[start:], Decimal(0)) == value for start in range(len(before)) for whole in before[:start]
    ):
        return True
    near = [*before[-_MOST_BEFORE:], *claim.alike(claim.behind)]
    chosen = (some for count in range(2, _MOST_ADDED + 1) for some in combinations(near, count))
    return any(value in _made_of(some) for some in chosen)


def _made_of(values: Sequence[Decimal]) -> set[Decimal]:
    """Return the sum of `values`, and what is left of each of them, or of all but it, when the others are taken away."""
    total = sum(values, Decimal(0))
    return {total, *(2 * value - total for value in values), *(total - 2 * value for value in values)}


def _is_quotient(claim: _Claim) -> bool:
    """Return whether some figure, or the sum of a few, shared out by others makes what falls to each."""
    values = [each.value for each in claim.before]
    few = values[-_MOST_SUMMED:]
    sums = [sum(some, Decimal(0)) for count in (2, 3) for some in combinations(few, count)]
    number, near = claim.figure.value, _near(claim.figure.written)
    wholes, by = (values + sums), [*values, *sums, *map(Decimal, _OF_TIME)]
    return any(each and abs(whole / each - number) <= near for whole, each in product(wholes, by))


def _near(written: str) -> Decimal:
    """Return by how much a figure may differ that is rounded as it is `written`."""
    digits = WordPattern(r"[0-9]+(?:\.(?P<places>[0-9]+))?(?P<scale>万)?").search(written)
    places = len(digits["places"] or "") if digits else 0
    return Decimal("0.51").scaleb(-places) * (10_000 if digits and digits["scale"] else 1)


_GOOD = Example(
    "发现问题158个，已整改151个，其余7个正在整改。新购执法记录仪4台，连同原有3台，共有7台。退费5.2万元，涉及学生26名，人均2000元。"
)


@rule(
    "数字-算得出", "说其余、共有、平均的数，由旁边的数算得出", Severity.HINT,
    "《党政机关公文处理工作条例》第二十条：数字准确，前后一致",
    _GOOD, _GOOD.changed("共有7台", "共有8台"),
    near="审核文件3件、合同36份、其他事项21件，共60件。培训7期，每期120人，共840人。考试2次，平均91.6分。",
)  # fmt: skip
@unless_answered
def _claimed(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for claim in _claims(manuscript, prose):
        if not _is_open(claim, prose) and not _is_made(claim):
            said = claim.words + claim.figure.written
            start = claim.figure.start - len(claim.words)
            yield Hit(prose.spot(start, claim.figure.end), f"旁边的数算不出{quoted(said)}", "核对几个数")
