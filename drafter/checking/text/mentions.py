"""The figures of a report as one table of mentions: how many of what, and whether it speaks of what was counted before.

A report counts a thing with the number behind (现有校外培训机构226家) and speaks of it again with the number before:
226家校外培训机构全部签约, 不合格的2所, 24名持证人员中.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.same_things import in_one_name
from drafter.model.figure_words import DIVISIBLE

_MEASURED = DIVISIBLE | {"万元", "亿元"}
_MARKS = "，。；：、！？（）\n"
_REACH = 24
_BEFORE = WordPattern(rf"[^{_MARKS}0-9]{{0,{_REACH}}}$")
_BEHIND = WordPattern(rf"[^{_MARKS}0-9]{{0,{_REACH}}}")
_ALL = r"全部|均|都(?!市|会)|全都|逐[一个校项件案家条]|一律|带头|全员|无一"
_AGAIN = WordPattern(
    rf"(?:的)?(?P<noun>[一-鿿“”·]{{0,14}}?)(?:(?P<all>{_ALL})|(?P<within>中(?!小学|学|央|心|专[^职门项兼]|职|高|等|国|间)|里(?!面)))"
)
SAID_OF = WordPattern(r"(?:(?<![应面针反])对|将|把|给|由|到|组织|推动|督促|指导|安排)$")
"""Right before a number of things that something is done with, which the reader knows: 对2所不合格学校."""
_NOUN_ENDS = WordPattern(
    "(?:各|全部|均|都|仍|仅|至|开展|进行|作出|实行|实施|完成|参加|建立|签订|配备|聘任|聘请|选聘|依法|下达|制定|落实|从事|有|已|按|逐|予以|给予|组织|采取|责令|发放|提供|召开|设立|述法|带头|中(?=[，]|$)|的).*$"
)
_HEADED = WordPattern(
    "[一-鿿“”·]{2,}?(?:学校|机构|案件|人员|事项|问题|幼儿园|单位|对象)(?!负责|法定|校长|教师|[的和与及或、])"
)
"""A thing named by what it is and of what sort: 不合格学校 of 10所不合格学校跟踪督导."""
_OF_ALL = WordPattern("(?:全[区县市州省局]|我[局区县市]|局机关|全系统|现有|其中|这)")
"""Before a number that begins a clause though these words stand before it."""
_SHORT = 8
_GENERIC = WordPattern(
    "(?<=..)(?:案件|决定|事项|问题|信息|人员|情况|行为|申请|单位|对象|工作|活动|成员|(?<!中小)学校|机构)$"
)
_JOINED = WordPattern("[和与及或]$|[为到至]$")
"""At the end of words before another number: they are no name of a thing."""


class Mention(NamedTuple):
    """A figure with the words around it in its clause."""

    figure: FigureInText
    before: str
    """The words before it, back to the last mark or number, each thing by one name."""
    behind: str
    """The words behind it, up to the next mark or number, each thing by one name."""
    noun: str
    """What stands behind it as the thing that is counted: 校外培训机构 of 226家校外培训机构全部."""
    is_all: bool
    """Whether all of so many are said to have done something."""
    is_within: bool
    """Whether some of so many are told: 24名持证人员中."""
    is_known: bool
    """Whether it stands as a thing that the reader knows: all of it, some of it, or something done with it."""

    @property
    def core(self) -> str:
        """The noun without the word at its end that says nothing of itself: 处罚 of 处罚案件."""
        return _GENERIC.sub("", self.noun) or self.noun


@read_once
def mentions(manuscript: Manuscript) -> tuple[Mention, ...]:
    """Return the counts of the report's text, in order; sums of money, rates and measures left out."""
    text = prose_of(manuscript).text
    return tuple(_mention(text, each) for each in figures_in_text(manuscript) if each.unit not in _MEASURED)


@read_once
def sums_and_counts(manuscript: Manuscript) -> tuple[Mention, ...]:
    """Return the counts and the sums of money of the report's text, in order."""
    text, money = prose_of(manuscript).text, ("元", "万元", "亿元")
    figures = figures_in_text(manuscript)
    return tuple(_mention(text, each) for each in figures if each.unit not in _MEASURED or each.unit in money)


_KNOWN_ALONE = 2
"""Characters of a noun that others often stand before: 中职学校 is no 学校."""
_BETWEEN = WordPattern("(?:的|学校|机构|人员|案件|决定|事项|单位|处罚|共|计|有|为|达|仅|已|现|了|数|总数|数量){0,4}")
"""What may stand between what is counted and its number."""


def counts_of(mention: Mention, thing: str) -> bool:
    """Return whether the words beside a number name `thing` as what it counts."""
    before, behind = mention.before, mention.behind
    place = before.rfind(thing)
    if place >= 0 and not _is_another(before, place) and _BETWEEN.fullmatch(before[place + len(thing) :]):
        return True
    place = behind.find(thing)
    return 0 <= place <= (2 if len(thing) > _KNOWN_ALONE else 0) and not _is_another(behind, place)


def _is_another(words: str, place: int) -> bool:
    """Return whether the character before a thing makes another of it: 非学科类, 不合格, 其中."""
    return place > 0 and words[place - 1] in "非不未无其"


def _mention(text: str, figure: FigureInText) -> Mention:
    before = _BEFORE.search(text, max(0, figure.start - _REACH), figure.start)
    behind = _BEHIND.match(text, figure.end)
    words, rest = before[0] if before else "", in_one_name(behind[0] if behind else "")
    again = _AGAIN.match(rest)
    noun = _noun(rest, again)
    is_all, is_within = bool(again and again["all"]), bool(again and again["within"])
    if is_all and not noun and len(words) <= _SHORT:
        noun = _OF_ALL.sub("", in_one_name(words))  # 非学科类机构92家全部
    is_known = is_all or is_within or SAID_OF.search(words) is not None or _begins_clause(text, figure, words)
    return Mention(figure, in_one_name(words), rest, noun, is_all, is_within, is_known)


def _noun(rest: str, again: re.Match[str] | None) -> str:
    """Return what is counted by the words behind a number, of which `again` are those that speak of it as known."""
    headed = _HEADED.match(rest)
    noun = again["noun"] if again else headed[0] if headed else _NOUN_ENDS.sub("", rest)
    return "" if _JOINED.search(rest if noun == rest else noun) else noun


def _begins_clause(text: str, figure: FigureInText, words: str) -> bool:
    """Return whether a number, with `words` before it, begins its clause but for such as say that it is of all."""
    if words and not _OF_ALL.fullmatch(words):
        return False
    start = figure.start - len(words)
    return text[start - 1 : start] in ("，", "。", "；", "\n", "：")
