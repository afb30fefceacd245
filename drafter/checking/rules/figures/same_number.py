"""A rule about what is told in two places of a report: of the same things there are as many in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter, ne
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import answered_apart, unless_answered
from drafter.checking.text.areas import told_of_two_areas
from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.counts_told import CountTold, counts_told, said_of_both
from drafter.checking.text.mentions import counts_of, mentions
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, sentence_start
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "甲区教育局2024年法治政府建设工作情况报告\n一、主要举措\n局党组会议专题研究法治建设工作4次，理论学习中心组集体学法6次。"
    "全年移送案件线索17条，立案11件。现有执法人员22名，辖区共有14个镇街。\n二、主要负责人履职情况\n主持中心组集体学法6次。\n"
    "三、存在的问题\n17条移送线索中有6条未予立案。14个镇街均无执法力量。\n四、下一步安排\n组织全部22名执法人员开展实训。"
)
_MOST = 1000
"""Counts that are looked at; a report of forty pages has some six hundred."""
_SMALLEST = 3
_CLOSE, _SMALL = 3, 99
_CLOSE_PERCENT, _SMALL_PERCENT = 5, 15
_ANY, _OF_KNOWN, _HEAD = 4, 3, 2
"""Characters that the words beside two counts have in common so that both are of the same: of any two counts; of one
that is spoken of as known; at the head of what such a one names."""
_NO_HEADS = ("人员", "单位", "事项")
_NAME_ENDS = chinese_pattern("全部|均|都|中(?![小学央心等])|里|逐")
_OUTCOME = chinese_pattern(
    "(?:(?:已|予以|不予|未|经|当事人|申请人|提出|下达|完成|继续|基本|不)*(?:采纳|办结|审结|结案|立案|维持|驳回|撤[回销]|查实|属实|化解|整改|合格"
    "|优秀|良好|警告|罚款|取消|修改|废止|失效|发现问题|通过|申请|受理|制发|答复|认定|许可|准予|公开|参[加训]|参与学生|意见建议|培训机构)|涉及.*|[一-鿿]{1,4}[类市县区镇乡])"
)
"""What became of things, which each matter has its own number of; no name of a thing."""


@rule(
    "数字-再说之数", "在别处再说到的同一个数，与前面相同", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("17条移送线索", "19条移送线索"),
    near=_GOOD.replace("主持中心组集体学法6次", "主持中心组集体学法5次").replace("17条移送线索中有6条", "6条移送线索"), strict=True,
)  # fmt: skip
@unless_answered
def _again(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a count that no other place of the report has, where one that speaks of the same has another one."""
    prose = prose_of(manuscript)
    own = _passages_of(manuscript, StatutoryPart.PRINCIPAL)
    seen: set[frozenset[int]] = set()
    for here, found in _otherwise(manuscript):
        one, other = here.figure, found.there.figure
        if min(one, other, key=attrgetter("value")).passage in own:
            continue  # a leader takes part in some
        pair = frozenset((one.start, other.start))
        if pair not in seen and not answered_apart(manuscript, one.spot(prose), other.spot(prose)):
            seen.add(pair)
            message = f"{quoted(found.said)}别处写{other.written}，这里写{one.written}"
            for each in (one, other):
                yield Hit(each.spot(prose), message, "核对，两处一致；说的不是一回事的，写明各指什么")


def _otherwise(manuscript: Manuscript) -> Iterator[tuple[CountTold, _Otherwise]]:
    """Yield each count that another place has with another number, but for plans, with that place."""
    prose, told = prose_of(manuscript), counts_told(manuscript)
    planned = _passages_of(manuscript, StatutoryPart.PLANS)
    done = [each for each in told if each.figure.passage not in planned]
    by_unit = {
        unit: [each for each in done if counted_alike(each.figure.unit, unit)]
        for unit in {each.figure.unit for each in told}
    }
    for here in told[:_MOST]:
        if here.is_bounded or here.is_part or (here.figure.passage in planned and not here.is_known):
            continue
        found = _told_otherwise(prose, by_unit[here.figure.unit], here)
        if found is not None:
            yield here, found


class _Otherwise(NamedTuple):
    """Where the same is told with another number."""

    there: CountTold
    said: str
    """What both are said to be of."""


def _passages_of(manuscript: Manuscript, part: StatutoryPart) -> set[int]:
    return {passage for first, last in part_spans(manuscript, part) for passage in range(first, last + 1)}


def _told_otherwise(prose: Prose, alike: Sequence[CountTold], here: CountTold) -> _Otherwise | None:
    """Return where the same as `here` has another number; None where nowhere, or where its own is told again.

    `alike` are the counts in units that go together with its own.
    """
    equal = [each for each in alike if each is not here and each.figure.value == here.figure.value]
    others = [each for each in alike if each.figure.value != here.figure.value]
    return _named_alike(prose, others, equal, here) or _close_to(prose, others, equal, here)


def _named_alike(
    prose: Prose, others: Sequence[CountTold], equal: Sequence[CountTold], here: CountTold
) -> _Otherwise | None:
    """Return what stood before `here` under its very name, all with one number that is not its own."""
    names = frozenset(name for name in here.names if not _OUTCOME.fullmatch(name))
    named = [each for each in others if each.names & names and _may_be_same(prose, each, here)]
    if len({each.figure.value for each in named}) != 1 or any(each.names & names for each in equal):
        return None
    first = named[0]
    return _Otherwise(first, min(first.names & names)) if first.figure.start < here.figure.start else None


def _close_to(
    prose: Prose, others: Sequence[CountTold], equal: Sequence[CountTold], here: CountTold
) -> _Otherwise | None:
    """Return what has nearly the number of `here` and is of the same by what is said of both."""
    if here.figure.value < _SMALLEST:
        return None
    for there in others:
        least = _least_in_common(there, here)
        said = said_of_both(there, here) if least else ""
        is_head = here.is_known and least < _ANY and _is_head(said, here)
        if said and len(said) >= (_HEAD if is_head else least) and _may_be_same(prose, there, here):
            is_told = any(len(said_of_both(each, here)) >= _HEAD for each in equal)
            return None if is_told else _Otherwise(there, said)
    return None


def _may_be_same(prose: Prose, there: CountTold, here: CountTold) -> bool:
    """Return whether two counts stand in two sentences or, where one speaks of the other, clauses; that of `there` not of some, both of one area."""
    first, second = sorted((there.figure, here.figure), key=lambda figure: figure.start)
    ends = "[，；。\n]" if here.is_known and here.behind and first is there.figure else "[。\n]"
    apart = re.search(ends, prose.text[first.end : second.start]) is not None
    return apart and not there.is_bounded and not told_of_two_areas(prose.text, first.start, second.start)


def _least_in_common(there: CountTold, here: CountTold) -> int:
    """Return how many characters must be said of both so that one number is a slip for the other; 0 for no such slip."""
    one, other = int(there.figure.value), int(here.figure.value)
    greater = max(one, other)
    percent = _SMALL_PERCENT if greater <= _SMALL else _CLOSE_PERCENT
    if abs(one - other) <= _CLOSE or 100 * abs(one - other) <= percent * greater:
        return _OF_KNOWN if here.is_known else _ANY
    written, again = str(one), str(other)
    if not len(written) == len(again) > 1:
        return 0
    if sum(map(ne, written, again)) == 1:
        return _ANY
    is_turned = sorted(written) == sorted(again)
    return (_OF_KNOWN if here.is_known else _ANY) if is_turned else 0


def _is_head(said: str, here: CountTold) -> bool:
    """Return whether `said` is what `here` names, or begins or ends it."""
    name = _NAME_ENDS.split(here.behind)[0] or here.before
    return said not in _NO_HEADS and (name.endswith(said) or here.behind.startswith(said))


_DECISIONS = ("件", "起", "宗", "次")
_SHOWN = WordPattern(r"(?P<what>行政(?:处罚|许可|强制|检查))(?:决定|结果)?(?:信息)?(?P<number>[0-9]{1,6})(?P<unit>条)")
_TO_ALL = WordPattern("公示|公开")


@rule(
    "数字-公示之数", "公示的处罚、许可与作出的一样多", Severity.HINT, "《行政处罚法》第四十八条、国办发〔2018〕118号：执法决定公开",
    "作出行政处罚决定6件。\n公示行政处罚信息6条。", "作出行政处罚决定6件。\n公示行政处罚信息16条。",
    near="作出行政处罚决定6件，其中适用普通程序4件。\n公示行政处罚信息4条。公示行政许可信息80条。",
)  # fmt: skip
@unless_answered
def _shown(manuscript: Manuscript) -> Iterator[Hit]:
    """Find how many decisions were shown to the public where the report has no such number of them."""
    prose = prose_of(manuscript)
    decided = [each for each in mentions(manuscript) if each.figure.unit in _DECISIONS]
    shown = list(_SHOWN.finditer(prose.text))
    made_of = {what: [e for e in decided if counts_of(e, what)] for what in {match["what"] for match in shown}}
    for match in shown:
        if not _TO_ALL.search(prose.text, sentence_start(prose.text, match.start()), match.start()):
            continue
        made, number = made_of[match["what"]], Decimal(match["number"])
        if made and number > max(each.figure.value for each in made):
            message = (
                f"{quoted(match['what'])}别处写{made[-1].figure.written}，公示的写{match['number']}{match['unit']}"
            )
            yield Hit(prose.spot(match.start("what"), match.end()), message, "核对，两处一致")
