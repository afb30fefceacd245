"""The figures in a report's text: number, approximation, unit and what is counted.

For a report that Drafter did not write, this is all that is known of its figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role, read_once
from drafter.checking.rule import Spot
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, Prose, prose_of
from drafter.enclosures import replaced
from drafter.limits import FIGURES
from drafter.model.figure_words import UNITS
from drafter.model.numerals import parse_number

_FURTHER = (
    "卷",
    "家（所）次",
    "所（家）次",
    "所次",
    "校次",
    "园次",
    "亩",
    "公顷",
    "平方公里",
    "首",
    "笔",
    "队",
    "车次",
    "个月",
    "秒",
    "分钟",
)
"""Measure words of reports that no question has."""
_UNITS = sorted(
    (u for u in (*UNITS, *_FURTHER) if u not in ("日", "天", "年", "月", "周", "期", "届", "号", "学期", "%", "‰")),
    key=len,
)
_AMOUNT = WordPattern(
    r"(?P<before>近|约|将近|超过|不足|不到|至少|不少于|不低于|不超过|多达|突破)?(?<![0-9.第〔])(?P<number>[0-9][0-9,]{0,12}(?:\.[0-9]+)?[万亿]?)(?P<after>余|多)?"
    rf"(?P<unit>{'|'.join(reversed(_UNITS))}|%)(?P<up>以上)?"
)
_HIDDEN = {"《": "》", "〔": "〕"}
_NOUN_BEFORE = WordPattern(r"(?:[一-鿿]|[、“”（）+]){0,14}$")
_NOUN_AFTER = WordPattern(r"(?:的)?((?:[一-鿿]|[“”]){2,10}?)(?=[，。；、：（中被在将参为由通进]|$|\n)")
_LEAD = WordPattern(
    r"^.*(?:全年|共有|共计|累计|完成|开展了?|作出|做出|报送|配备|聘任|现有|办理|受理|其中|收到|录入|涉及|检查出|发起|组织|"
    r"举办|举行|公示|公布|公开|归集|上报|建成|接收|化解|清理|印发|报|有|约|对|了|的|与|和|为|达|达到|覆盖|计|新增)(?=[一-鿿]{2})"
)
_NEUTRAL = WordPattern(
    r"全[区市县师省州]|全系统|辖区|我[区局市县]|跨部门|各|所有|全部|共$|案件$|总?计$|人数$|总数$|校$|“|”|、|（|）|\+"
)


class FigureInText(NamedTuple):
    """A number with a measure word in the text."""

    value: Decimal
    written: str
    """As printed, with approximation and unit: 400余条."""
    unit: str
    exact: bool
    """False for 余, 近, 约, 以上."""
    noun: str
    """What is counted, as far as it stands beside the number; empty when it cannot be recognised."""
    start: int
    """Where it begins in the prose's text."""
    end: int
    passage: int

    def spot(self, prose: Prose) -> Spot:
        """Return its spot."""
        return prose.spot(self.start, self.end)


@read_once
def figures_in_text(manuscript: Manuscript) -> tuple[FigureInText, ...]:
    """Return the figures in the report's text, in order; those in titles of documents left out."""
    prose = prose_of(manuscript)
    text = replaced(prose.text, _HIDDEN, lambda hidden: "\0" * len(hidden), in_line=True)
    found = []
    for match in islice(_AMOUNT.finditer(text), FIGURES):
        passage = prose.passage_at(match.start())
        value = parse_number(match["number"])
        if value is None or prose.passages[passage].role not in (*OWN_TEXT, Role.BOX, Role.REMARK):
            continue
        exact = not (match["before"] or match["after"] or match["up"])
        noun = _noun(text, match)
        found.append(FigureInText(value, match[0], match["unit"], exact, noun, match.start(), match.end(), passage))
    return tuple(found)


def _noun(text: str, match: re.Match[str]) -> str:
    """Return what the number counts: the words behind its unit, else those before it."""
    after = _NOUN_AFTER.match(text, match.end())
    before = _NOUN_BEFORE.search(text, max(0, match.start() - 14), match.start())
    words = (after[1] if after else "") or re.split(r"[、，]", before[0] if before else "")[-1]
    words = _LEAD.sub("", words)
    return _NEUTRAL.sub("", _NEUTRAL.sub("", words))
