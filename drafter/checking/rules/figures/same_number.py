"""A rule about what was counted and is spoken of again: the same things are as many as before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import answered_apart, unless_answered
from drafter.checking.text.areas import told_of_two_areas
from drafter.checking.text.mentions import Mention, counts_of, mentions
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, sentence_start
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "提出8个方面35条措施，35条措施全部落实。局机关内设科室11个，任务分解到11个科室。合格72所、不合格2所，对2所不合格学校责令整改。\n"
    "现有持证执法人员24人。\n24名持证人员中专职执法的5人。"
)
_OF_OTHERS = WordPattern(
    r"新增|其中|上年|去年|年初|较|比|每|各|力争|目标|参加|选派|抽|增加|减少|另|其余|其他|首批|第|部分|分别|拟|余下|涉及|20[0-9]{2}年[^度]"
)
"""Words before a number that is not of all, or of another time."""
_OTHERS = WordPattern(r"优秀|重点|新|直属|[省市县区]级|乡镇|农村|城区|这|该|同类|其他|涉及|部分")
"""Words before a thing that is not all that there is of it."""
_THERE_ARE = WordPattern(r"(?:内设|现有|共有|下设|下辖|所辖)")
"""Words before the number of a thing that there is all year."""
_LONGEST_NOUN = 12
_FAR = 2
"""Characters of a noun that is known by itself in another paragraph; a shorter one only in its own."""


@rule(
    "数字-再说之数", "再说起已经数过的，个数与前面相同", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("35条措施全部", "38条措施全部"),
    near="全市法治副校长120名。\n12名优秀法治副校长全部受到表彰。受理申请14件。\n前2件申请均已答复。",
)  # fmt: skip
@unless_answered
def _again(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 38条措施全部 where 35条措施 were told, and no other number of them."""
    prose, told = prose_of(manuscript), mentions(manuscript)
    for here in told:
        if not here.is_known or not here.figure.exact or not 2 <= len(here.noun) <= _LONGEST_NOUN:
            continue
        if _is_of_others(here):
            continue
        others = _told_before(prose, told, here)
        values = {each.figure.value for each in others}
        if len(values) != 1 or here.figure.value in values or _is_sum(told, here):
            continue
        there = others[-1].figure
        if answered_apart(manuscript, here.figure.spot(prose), there.spot(prose)):
            continue
        message = f"{quoted(here.noun)}别处写{there.written}，这里写{here.figure.written}"
        for each in (here.figure, there):
            yield Hit(each.spot(prose), message, "核对，两处一致；说的不是一回事的，写明各指什么")


_DECISIONS = ("件", "起", "宗", "次")


def _is_of_others(mention: Mention) -> bool:
    return _OF_OTHERS.search(mention.before) is not None or _OTHERS.search(mention.noun) is not None


def _told_before(prose: Prose, told: Sequence[Mention], here: Mention) -> list[Mention]:
    """Return the mentions that count what `here` speaks of: in its paragraph, else in the report."""
    alike = [each for each in told if each is not here and _counts_the_same(prose, each, here)]
    near = [each for each in alike if _is_before(each, here)]
    whole = [each for each in alike if not _is_of_others(each)]
    if len(here.core) > _FAR:
        return near or whole
    spoken_of = near if here.is_all or here.is_within else near[-1:]
    return spoken_of or [each for each in whole if _THERE_ARE.search(each.before)] or _named_in_full(whole, here)


def _counts_the_same(prose: Prose, one: Mention, here: Mention) -> bool:
    """Return whether a mention counts exactly, in a like unit and for the same area, what `here` speaks of."""
    is_alike = one.figure.exact and counted_alike(one.figure.unit, here.figure.unit)
    names_it = is_alike and (counts_of(one, here.core) or counts_of(one, here.noun))
    return bool(names_it) and not told_of_two_areas(prose.text, one.figure.start, here.figure.start)


def _is_before(one: Mention, here: Mention) -> bool:
    return one.figure.passage == here.figure.passage and one.figure.start < here.figure.start


def _named_in_full(whole: Sequence[Mention], here: Mention) -> list[Mention]:
    """Return the mentions that name in full what `here` names by a short word."""
    names = [here.noun, f"行政{here.core}"] if len(here.noun) > _FAR + 1 else []
    return [each for each in whole if any(counts_of(each, name) for name in names)]


def _is_sum(told: Sequence[Mention], here: Mention) -> bool:
    """Return whether numbers before it in its paragraph, one behind the other, add up to a number, or one left of another."""
    before = [
        each.figure.value
        for each in told
        if _is_before(each, here) and counted_alike(each.figure.unit, here.figure.unit)
    ]
    for start in range(len(before)):
        total = Decimal(0)
        for value in before[start:]:
            total += value
            if total == here.figure.value:
                return True
    return False


_SHOWN = WordPattern(r"(?P<what>行政(?:处罚|许可|强制|检查))(?:决定|结果)?(?:信息)?(?P<number>[0-9]{1,6})(?P<unit>条)")
_TO_ALL = re.compile("公示|公开")


@rule(
    "数字-公示之数", "公示的处罚、许可与作出的一样多", Severity.HINT, "《行政处罚法》第四十八条、国办发〔2018〕118号：执法决定公开",
    "作出行政处罚决定6件。\n公示行政处罚信息6条。", "作出行政处罚决定6件。\n公示行政处罚信息16条。",
    near="作出行政处罚决定6件，其中适用普通程序4件。\n公示行政处罚信息4条。公示行政许可信息80条。",
)  # fmt: skip
@unless_answered
def _shown(manuscript: Manuscript) -> Iterator[Hit]:
    """Find how many decisions were shown to the public where the report has no such number of them."""
    prose, told = prose_of(manuscript), mentions(manuscript)
    for match in _SHOWN.finditer(prose.text):
        if not _TO_ALL.search(prose.text, sentence_start(prose.text, match.start()), match.start()):
            continue
        made = [each for each in told if each.figure.unit in _DECISIONS and counts_of(each, match["what"])]
        number = Decimal(match["number"])
        if made and number > max(each.figure.value for each in made):
            message = (
                f"{quoted(match['what'])}别处写{made[-1].figure.written}，公示的写{match['number']}{match['unit']}"
            )
            yield Hit(prose.spot(match.start("what"), match.end()), message, "核对，两处一致")
