"""Rules about the people that a report names: one post is one person's, and no pupils by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, Prose, prose_of
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：人名准确，前后一致"
_GOOD = (
    "一、组织领导\n局党组书记、局长何立群任组长，副局长宋海燕分管法治工作。局长何立群带头讲课，副局长宋海燕出庭应诉。\n"
    "处理违规考生3人。"
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂向柴辛路岳齐梅莫庄柯桂符甘欧"
_POST = WordPattern(
    rf"(?P<deputy>副|原|前任|时任|代)?(?P<post>局长|主任|厅长|书记|组长|校长|科长|股长|处长|队长)(?P<name>(?!任[组主副队会班])[{_SURNAMES}][一-鿿]{{1,2}}?)(?=任|为|同志|担|带头|主持|带队|参加|出庭|讲|作|，|、|。|认真|切实|履行|分管|亲自|多次|牵头|率|在|具体|负责|兼|先后|向|于|对|和|与|各|及|作为)"
)
_SHARED = ("局长", "主任", "厅长")
"""Posts of which a bureau has one."""


class _Named(NamedTuple):
    name: str
    post: str
    deputy: bool
    start: int
    end: int


def _people(prose: Prose) -> list[_Named]:
    """Return who is named behind a post of the bureau, in order."""
    found = []
    for match in _POST.finditer(prose.text):
        passage = prose.passages[prose.passage_at(match.start())]
        before = prose.text[max(0, match.start() - 3) : match.start()]
        if passage.role in OWN_TEXT and not re.search("办公室$|委员会$|[前原时]$", before):
            found.append(_Named(match["name"], match["post"], bool(match["deputy"]), match.start(), match.end("name")))
    return found


def _are_one(one: str, other: str) -> bool:
    """Return whether two names are likely to be one, mistyped: the same characters, or all but one of three."""
    if one == other or len(one) != len(other):
        return False
    if sorted(one) == sorted(other):
        return True
    return len(one) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1 and one[0] == other[0]


@rule(
    "一致-一职一人", "一个职务是一个人", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("副局长宋海燕分管", "局长宋海燕分管"),
    near="原局长李明任组长。局长何立群带头，副局长宋海燕、副局长赵明分管。",
)  # fmt: skip
def _posts(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    people = [each for each in _people(prose) if each.post in _SHARED]
    for place, each in enumerate(people):
        heads = [other for other in people[:place] if not other.deputy and other.post == each.post]
        if each.deputy or not heads or any(other.name == each.name for other in heads):
            continue
        if not _are_one(each.name, heads[0].name) and "任" not in prose.text[each.end : each.end + 1]:
            message = f"前面的{each.post}是{quoted(heads[0].name)}，这里写{quoted(each.post + each.name)}"
            yield Hit(prose.spot(each.start, each.end), message, "核对职务，是不是“副”")


_PUPIL = WordPattern(
    rf"(?:违规|作弊|违纪|受害|涉事|被害|困境|辍学|失学|残疾|未成年)?(?:考生|学生|儿童|幼儿|少年|未成年人)(?P<at>[{_SURNAMES}][一-鿿]{{1,2}}(?=等[0-9一二两三四五六七八九十]+[人名]|同学|（)|[{_SURNAMES}]某某?)"
)


@rule(
    "用语-学生姓名", "不写出学生的姓名", Severity.WARNING, "《未成年人保护法》第四条、第七十二条；《个人信息保护法》第二十八条、第三十一条",
    _GOOD, _GOOD.replace("违规考生3人", "违规考生王小明等3人"),
    near="学生代表参加比赛，学生方面的意见，学生全部合格，学生高等教育。",
)  # fmt: skip
def _pupils(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _PUPIL.finditer(prose.text):
        yield Hit(prose.spot(*match.span("at")), f"写出了学生的姓名{quoted(match['at'])}", "删去姓名，只写人数")
