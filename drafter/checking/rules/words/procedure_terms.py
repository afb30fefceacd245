"""A rule about terms of another procedure: a bureau inquires into cases, it neither detects, prosecutes nor sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.line_index import held_in
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("procedure_terms.txt")
_ADMINISTRATIVE = WordPattern(
    r"行政|执法|处罚|案件|案卷|立案|查处|查办|违法|违规|培训机构|办学|当事人|机构|责任|问责|追究|告知|法制审核"
)
"""What a sentence on cases of the bureau speaks of."""
_OTHERS = WordPattern(
    r"公安|检察|法院|法官|民警|司法机关|司法部门|司法行政|纪委|纪检|监委|监察|派驻|巡察|移送|移交|行刑|刑法|刑诉|刑事司法|刑事附带|涉嫌犯罪|构成犯罪|涉罪"
    r"|模拟法庭|庭审|旁听|法庭|开庭|诉讼|应诉|复议|判例|普法|教育引导|警示|案例|诈骗|性侵|欺凌|未成年人|侵害|法治副校长|防范|预防|从业禁止|准入|入职|查询"
    r"|课|讲座|宣讲|知识|竞赛|学习|题|宣传|毒|扫黑|涉黑|干部|党员|教师|公职|转化|民转刑|杜绝|未发生|零发生"
)
"""What it says where it tells of others' cases, or of what children are taught."""
_GOOD = "依法立案调查、告知、决定、执行，查处违规培训案件2件。向公安机关移送犯罪嫌疑人1名。"


@lru_cache(maxsize=1)
def _terms() -> dict[str, tuple[str, str]]:
    """Return each term with the characters that make another word of it, and what to write for it."""
    found = {}
    for _, (terms, right) in read_rows(_TABLE):
        for term in terms.split():
            word, _, following = term.partition("/")
            found[word] = (following, right)
    return dict(sorted(found.items(), key=lambda row: -len(row[0])))


@rule(
    "用语-别的程序", "行政案件不用刑事、审判、监察程序的词", Severity.HINT,
    "《行政处罚法》第五十四条、第五十七条；《刑事诉讼法》《监察法》的用语",
    _GOOD, _GOOD.replace("立案调查", "立案侦查"),
    near="组织学生参加模拟法庭，旁听庭审2次。配合公安机关侦查诈骗案件，涉嫌犯罪的依法追究刑事责任。",
)  # fmt: skip
def _of_other_procedures(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    terms = held_in(prose.text, _terms())
    for sentence in prose.sentences if terms else ():
        text = sentence.text
        if _OTHERS.search(text) or not _ADMINISTRATIVE.search(text):
            continue
        taken: set[int] = set()
        for term in (each for each in terms if each in text):
            following, right = _terms()[term]
            start = text.find(term)
            end = start + len(term)
            if taken.isdisjoint(range(start, end)) and not (following and text.startswith(tuple(following), end)):
                taken.update(range(start, end))
                spot = prose.spot(sentence.start + start, sentence.start + end)
                message = f"教育部门办行政案件，不用{quoted(term)}"
                yield Hit(spot, message, f"改为“{right}”；说的是别的机关办的案件，写明机关")
