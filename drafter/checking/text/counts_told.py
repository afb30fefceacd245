"""Every count of a report with the words that say what it is of, so that one told again elsewhere is known by them.

条 is counted of 移送线索 in 全年移送案件线索17条 as in 17条移送线索中: what both say is compared, without the words that
stand beside any count (全年, 开展, 决定).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.figures_in_text import FigureInText
from drafter.checking.text.mentions import SAID_OF, Mention, mentions
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of

_SAYS_NOTHING = chinese_pattern(
    "全年|今年|本年度?|年度|法治(?:政府)?建设|法治|依法|[市县区旗]?(?:教育|教体)局|局机关|[我本]局|局?党[组委](?:会议?)?|教育系统|教育|行政"
    "|全[区市县省州旗]|理论学习(?=中心组)|局长办公会议?|局务会议?|开展|组织|进行|工作|活动|情况|主持|召开|举办|实施|作出|做出|办理|集体|集中|专题|亲自|带头"
    "|案件|决定书?|事项|信息|人员|全部|所有|有效|累计|共计?|共有|其中|以[本我]局为?被?|[均都已的为有达了约仅]|[一二三四五]是"
)
"""Words beside a count that say nothing of what is counted."""
_BOUNDED = chinese_pattern(
    "控制在|争取|应|每|各|第[一二三四五]|季度|比|较|上年|去年|年初|同期|新增|增加|减少|增长|下降|另|其余|其他|拟|力争|目标|不少于|计划|分别|至少|抽|首批"
    "|平均|如|例如|[0-9一二三四五六七八九十]+月|近|原|以上|等$|由|从|至$|[增减降升压少加高低]到$|余下|剩余|多|超|部分|参加|选派|优秀"
)
"""Words before a count of some, of another time, or of what is to be."""
_SPOKEN_OF = chinese_pattern(r"(?:的)?[一-鿿（）、“”]{0,12}?(?:全部|均|都|全覆盖|中(?![小学央心等])|里|逐)")
_REFERS = ("的", "全部", "所有", "上述", "这")
_OTHER_COUNT = WordPattern(r"[0-9]+(?:\.[0-9]+)?[万亿]?[一-鿿]{1,2}、?")
_MARKS = chinese_pattern("[，。；：\n]")
_SENTENCE = WordPattern("[。\n]")
_BEFORE, _BEHIND = 30, 24
_KEPT_BEFORE, _KEPT_BEHIND = 12, 10
"""Characters beside a count that are compared."""
_LONGEST_SENTENCE = 60
_SHORTEST_NAME = 3


class CountTold(NamedTuple):
    """A count with what is said of it."""

    figure: FigureInText
    before: str
    """What the words before it in its clause say of what is counted."""
    behind: str
    """What the words behind it say."""
    names: frozenset[str]
    """What it counts, as it stands right before it or right behind it."""
    is_known: bool
    """Whether it is spoken of as told before: 35条措施全部, 不合格的2所, 17条移送线索中."""
    is_part: bool
    """Whether it is told as a part of a number before it: 其中."""
    is_bounded: bool
    """Whether it is of some of them, of another time, or of what is to be."""


@read_once
def counts_told(manuscript: Manuscript) -> tuple[CountTold, ...]:
    """Return the exact counts of whole things in the report's text, in order."""
    text = prose_of(manuscript).text
    return tuple(
        _told(text, mention)
        for mention in mentions(manuscript)
        if mention.figure.exact and mention.figure.value == int(mention.figure.value)
    )


def _told(text: str, mention: Mention) -> CountTold:
    figure = mention.figure
    before = _OTHER_COUNT.split(_MARKS.split(text[max(0, figure.start - _BEFORE) : figure.start])[-1])[-1]
    behind = re.split("[0-9]", _MARKS.split(text[figure.end : figure.end + _BEHIND])[0])[0]
    sentence = _SENTENCE.split(text[max(0, figure.start - _LONGEST_SENTENCE) : figure.start])[-1]
    return CountTold(
        figure,
        _telling(before)[-_KEPT_BEFORE:],
        _telling(behind)[:_KEPT_BEHIND],
        frozenset(_names(mention)),
        is_known=_is_spoken_of(before, behind),
        is_part="其中" in sentence,
        is_bounded=_BOUNDED.search(before.rpartition("、")[2]) is not None,
    )


def _is_spoken_of(before: str, behind: str) -> bool:
    if before.endswith(_REFERS) or _SPOKEN_OF.match(behind):
        return True
    return SAID_OF.search(before) is not None


def _telling(words: str) -> str:
    """Return `words` without those that say nothing of what is counted."""
    return _SAYS_NOTHING.sub("", words)


def _names(mention: Mention) -> Iterator[str]:
    for words in (mention.before, mention.noun):
        name = _telling(words)
        if len(name) >= _SHORTEST_NAME:
            yield name


def said_of_both(one: CountTold, other: CountTold) -> str:
    """Return the longest run of characters that the words beside both counts have in common."""
    runs = (_common(mine, yours) for mine in (one.before, one.behind) for yours in (other.before, other.behind))
    return max(runs, key=len).strip("（）、“”")


def _common(one: str, other: str) -> str:
    longest = ""
    for start in range(len(one)):
        end = start + len(longest) + 1
        while end <= len(one) and one[start:end] in other:
            longest = one[start:end]
            end += 1
    return longest
