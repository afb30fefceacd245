"""A rule about what laws say: a clause told with 应当 for 不得, another period or another body is doubted."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.law_clauses import told_otherwise
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_ASIDE = WordPattern(r"延长|延期|补正|中止|顺延|扣除|缩短|提前|压缩|原来|原为|以上至|试点|地方性法规")
"""Words of a sentence that tells of longer periods, of promises, or of what a law allows by way of exception."""


@rule(
    "用语-法律条文", "法律的规定写得对：应当、不得，期限，机关", Severity.WARNING, "各条见 clauses.txt：法律、行政法规公布的文本",
    "证据经查证属实，方可作为认定案件事实的根据；当事人不在场的，在七日内送达。将涉嫌犯罪线索移送公安机关，不因当事人陈述、申辩而给予更重的处罚。",
    "证据经查证属实，不得作为认定案件事实的根据；当事人不在场的，决定书在十五日内送达。",
    near="同步公示处罚决定，自作出决定之日起7个工作日内公示；幼儿园不得教授小学阶段的课程，应当以游戏为基本活动。",
)  # fmt: skip
def _clauses(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: set[int] = set()
    for told in told_otherwise(prose.text):
        begin = max(prose.text.rfind(mark, 0, told.start) for mark in "。；\n") + 1
        stop = min((place for mark in "。；\n" if (place := prose.text.find(mark, told.end)) >= 0), default=told.end)
        if told.start in seen or _ASIDE.search(prose.text, begin, stop):
            continue
        seen.add(told.start)
        message = f"{quoted(prose.text[told.start : told.end])}和{told.clause}的规定对不上"
        yield Hit(prose.spot(told.start, told.end), message, f"核对条文：{told.right}")
