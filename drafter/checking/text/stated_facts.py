"""What a report says in numbers, read as facts: what of, how many, in which unit, of which period, of which whole.

A fact is a number with what it counts. Rules compare facts; an import may take them
over as answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.rule import Spot
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of


class Period(Enum):
    """Of which time a number is."""

    YEAR = "本年"
    LAST_YEAR = "上年"
    TO_DATE = "累计"
    OTHER = "其他"
    """A month, a quarter, a campaign, a day."""


class StatedFact(NamedTuple):
    """A number with what it counts."""

    topic: str
    """Which of `TOPICS` it is about; empty when about none of them."""
    noun: str
    """What is counted, in the report's words."""
    value: Decimal
    unit: str
    """Measure word; % for a rate."""
    exact: bool
    """False for 余, 近, 约, 以上."""
    period: Period
    part: bool
    """Whether it is a part of a total before it: 其中."""
    start: int
    """Where it begins in the prose's text, its words included."""
    end: int
    passage: int
    sentence: int
    """Index of its sentence in the prose."""

    def spot(self, prose: Prose) -> Spot:
        """Return its spot."""
        return prose.spot(self.start, self.end)


_CASE = "(?:案件)?"
TOPICS: dict[str, WordPattern] = {
    topic: WordPattern(words)
    for topic, words in {
        "行政检查": r"行政(?:执法)?检查|执法检查",
        "立案": r"立案(?:查处|调查)?",
        "简易程序处罚": r"简易程序",
        "普通程序处罚": r"(?:普通|一般)程序",
        "不予处罚": r"(?:不予|免予|免于)(?:行政)?处罚|首违不罚|免罚",
        "行政处罚": rf"行政处罚(?:决定)?{_CASE}|处罚决定",
        "罚款": r"罚没?款(?:金额)?|罚没(?:金额|款)?",
        "许可申请": r"(?:行政)?许可申请",
        "许可不予": r"不予(?:行政)?许可|不予受理",
        "许可准予": r"准予(?:行政)?许可|予以许可",
        "行政许可": r"行政许可(?:事项)?",
        "听证申请": r"申请听证|听证申请",
        "举行听证": r"(?:举行|组织|召开)(?:了)?听证(?:会)?",
        "行政强制": r"行政强制(?:措施|执行)?",
        "复议维持": r"维持(?:原|我局)?[^，。；]{0,10}",
        "复议撤销": r"撤销(?:原)?(?:行政行为|决定|处罚)|确认违法|责令履行|变更原",
        "行政复议": rf"(?:行政)?复议(?:申请)?{_CASE}",
        "败诉": rf"败诉{_CASE}",
        "胜诉": rf"胜诉{_CASE}",
        "出庭应诉": r"出庭应诉|出庭",
        "行政诉讼": rf"(?:行政)?诉讼{_CASE}|应诉案件",
        "公开申请收到": r"(?:依申请公开|政府信息公开申请|公开申请|信息公开申请)[^，。；]{0,8}",
        "法治副校长": r"法治副校长",
        "执法人员": r"(?:持证|行政)?执法(?:证)?人员",
        "执法记录仪": r"执法记录仪",
        "中小学": r"中小学校?",
        "幼儿园": r"幼儿园",
        "行政权力": r"行政(?:权力|职权)(?:事项)?",
        "规范性文件": r"规范性文件",
        "建议": r"(?:人大)?(?:代表)?建议",
        "提案": r"(?:政协)?(?:委员)?提案",
        "信访": r"信访(?:事项|件|案件)?",
        "法律顾问": r"法律顾问",
        "问题": r"(?:发现|查出|排查出?)(?:了)?[^，。；]{0,8}(?:问题|隐患)|(?:问题|隐患)",
    }.items()
}
"""Topics by name, in the order in which they are tried; each with the words that stand beside its number."""
OF_SOME = WordPattern(
    r"[0-9一二三四五六七八九十两](?:个|家|所|名|人|地)[^，。；]{0,4}$|部分[^，。；]{0,4}$|个别[^，。；]{0,4}$|个?[县区][（、][市区县、）]+$"
)
"""Words before a none that is said of some only."""
_LAST = WordPattern(
    r"(?:上年|去年|上一年|同期|上年度|去年同期)[^，。；]{0,10}$|(?:较|比|由)(?:上年|去年)[^，。；]{0,10}$"
)
_TO_DATE = WordPattern(r"累计|历年|以来|至今|截至|现有|共有|目前")
_OTHER = WordPattern(r"[0-9]{1,2}月|季度|上半年|下半年|期间|专项|暑期|寒假|当日|当天|首次|每|近[三五]年|平均")
_PART = WordPattern(r"其中|包括|分别(?:为|是)|(?:件|次|项|起|人|名)中，")
_SENTENCE = 300
"""Characters of a sentence that are read before a figure; nobody writes more of one."""
_BEFORE, _CLAUSE = 26, WordPattern(r"[，。；：、\n（）]")


@read_once
def facts(manuscript: Manuscript) -> tuple[StatedFact, ...]:
    """Return the facts of the report's text, in order."""
    prose = prose_of(manuscript)
    return tuple(_numbers(prose, figures_in_text(manuscript)))


def _numbers(prose: Prose, figures: tuple[FigureInText, ...]) -> Iterator[StatedFact]:
    sentences = prose.sentences
    place, before = 0, 0
    for figure in figures:
        while place + 1 < len(sentences) and sentences[place + 1].start <= figure.start:
            place += 1
        sentence = sentences[place] if sentences else Sentence("", 0, 0)
        begin = max(sentence.start, figure.start - _BEFORE, before if before <= figure.start else 0)
        head = max(sentence.start, figure.start - _SENTENCE)
        words = prose.text[begin : figure.start]
        before = figure.end
        yield StatedFact(
            _topic(words, figure.noun),
            figure.noun,
            figure.value,
            figure.unit,
            figure.exact,
            period=_period(prose.text[head : figure.start], words),
            part=_PART.search(prose.text, head, figure.start) is not None,
            start=figure.start,
            end=figure.end,
            passage=figure.passage,
            sentence=place,
        )


def _topic(words: str, noun: str) -> str:
    """Return what a number is about: the topic named last before it in its clause, else that of its noun."""
    clause = _CLAUSE.split(words)[-1] or words
    named = [(match.start(), topic) for topic, expression in TOPICS.items() if (match := _last(expression, clause))]
    if named:
        furthest = max(start for start, _ in named)
        return next(topic for start, topic in named if start == furthest)
    return next((topic for topic, expression in TOPICS.items() if expression.fullmatch(noun)), "")


def _last(expression: WordPattern, text: str) -> re.Match[str] | None:
    matches = list(expression.finditer(text))
    return matches[-1] if matches else None


def _period(sentence: str, words: str) -> Period:
    if _LAST.search(sentence):
        return Period.LAST_YEAR
    if _OTHER.search(words):
        return Period.OTHER
    return Period.TO_DATE if _TO_DATE.search(words) else Period.YEAR
