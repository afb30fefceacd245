"""Gives the numbers of a list the words that are said once for several: of a total, of levels, of things told in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.reading.clause_bounds import last_clause, last_clauses
from drafter.reading.sentence_fact import SentenceFact

_HAN_WORDS = re.compile(r"[^一-鿿]|全年|累计|达到|合计|共计|总计|总数|其中|[共占达的由至到]")
"""What leaves only the words that say something of their own."""
_SHARED = re.compile(
    r"(?P<each>[一-鿿]{1,10}率(?:(?:[、和及与]|以及)[一-鿿]{1,10}率)+)"
    r"(?:(?:均|都|皆|全部|分别均)(?:已)?(?:为|达到?了?|是|保持在?)?|(?:实现|做到|达到?)?了?[“‘]?[二两三四五]个)$"
)
_APIECE = re.compile(
    "分别(?:为|是|达到?|[^，。；、为是达]{0,4})?$|^[^，。；]{0,2}各(?:处以?|[奖补])?[罚励助]?款?(?:人民币)?$"
)
_EACH = re.compile("分别(?:为|是|达到?|[^，。；、为是达]{0,4})?$|^[^，。；]{0,2}各")
_BARE = re.compile("[、和及]|以及|")
_TOTAL = re.compile("(?:共计?|合计|总计|累计)(?:金额)?(?:为|达)?")
_LEVEL = re.compile(
    "(?:其中|，|、)?(?:[省市州区县旗]|全?[省市州区县])?(?:本级|局机关|机关本级)(?:为|有)?|(?:其中)?市局|(?:其中)?省级"
)
_LEVEL_AT_END = re.compile(f"(?:{_LEVEL.pattern})$")
_BELOW = re.compile("[，、；]?各?(?:县（市、区）|县（区）|县区|区县|县|市（州）|市州|市)级?(?:为|有)?")
"""A level below, of which is told what stood before the bureau's own: 持证214人，其中市本级38人、县（区）级176人."""
_AREA = re.compile("全[省市州]|(?:教育系统)?(?:共有|现有)")
_IN_TURN = re.compile(
    "(?P<of>.*?)(?P<total>累计|总数|总量)?[，、]?(?P<again>累计)?分别(?:累计)?(?:为|是|有|达到?|增至)$"
)
_AND = re.compile("[、和与及]|以及")
_TIMES = re.compile("第|季度|月|年|学期|[一二三四]$|元$")
"""Parts of one thing by time, which no other question asks for."""
_NEW = re.compile("(?:年内|全年|本年度?|当年)?新?(?:增|评|建|创建|认定)")
"""Said of those of the year, and not of the total that is told behind."""


def with_carried(facts: Sequence[SentenceFact]) -> list[SentenceFact]:
    """Return the facts, each with the words beside the one whose subject it goes on with."""
    found: list[SentenceFact] = []
    whole = last = ""
    for fact in facts:
        if fact.is_part:
            whole = last
        elif not fact.near.startswith("、"):
            whole = ""
        found.append(fact._replace(carried=whole or last))
        own = f"{fact.near}，{fact.noun}"
        last = own if len(_HAN_WORDS.sub("", own)) > 1 else f"{last}，{own}"
    return found


def of_each(fact: SentenceFact) -> list[SentenceFact]:
    """Return the fact, or one for each of what it is of: 办结率、满意率均为100% are two."""
    shared = _SHARED.search(fact.near)
    if shared is None or fact.unit not in ("%", "‰"):
        return [fact]
    before = fact.near[: shared.start()]
    return [fact._replace(near=before + each) for each in re.split("(?<=率)(?:[、和及与]|以及)", shared["each"])]


def with_lists(sentence: str, facts: Sequence[SentenceFact]) -> list[SentenceFact]:
    """Return the facts with amounts of one thing as items, and what their total is of before it.

    罚款分别为2万元、1万元，合计3万元: the total is of 罚款 too. What a level is told of stood before: 持证人员214人，其中市本级38人.
    Amounts of several things are each of their own: 法治副校长和法治辅导员分别为41名和46名.
    """
    found: list[SentenceFact] = []
    head = ""
    for place, fact in enumerate(facts):
        before = found[-1] if found else None
        if place < len(found):  # one of several that were told in turn
            continue
        if _APIECE.search(fact.near) and "、" not in fact.near:
            head = fact.near
            in_turn = _in_turn(sentence, facts, place, found)
            found += in_turn or [fact._replace(is_item=True)]
        elif before is None or before.is_none or before.unit != fact.unit:
            found.append(fact)
        else:
            found.append(_behind(sentence, before, fact, head))
    return found


def _behind(sentence: str, before: SentenceFact, fact: SentenceFact, head: str) -> SentenceFact:
    """Return a fact behind one with the same measure word; `head` are the words before the first item of a list."""
    if before.is_item and _BARE.fullmatch(fact.near):
        return fact._replace(is_item=True)
    if before.is_item and _TOTAL.fullmatch(fact.near):
        return fact._replace(near=_EACH.sub("", head) + fact.near)
    if _LEVEL.fullmatch(fact.near):
        return fact._replace(near=last_clause(_AREA.sub("", before.near)) + fact.near)
    between, own = sentence[before.end : fact.start], _LEVEL_AT_END.search(before.near)
    if own and before.is_part and _BELOW.fullmatch(between):
        return fact._replace(near=f"{before.near[: own.start()]}{between.strip('，、；')}", is_part=True)
    return fact


def _in_turn(
    sentence: str, facts: Sequence[SentenceFact], place: int, before: Sequence[SentenceFact]
) -> list[SentenceFact]:
    """Return the amounts from `place` on, each with its own thing; empty where they are of one thing.

    The things stand before 分别, else with the numbers before: 省级2所、地市级5所，累计分别达到7所和23所.
    """
    told = _IN_TURN.search(sentence[: facts[place].start])
    end = place + 1
    while end < len(facts) and facts[end].unit == facts[place].unit and _BARE.fullmatch(facts[end].near):
        end += 1
    own = facts[place:end]
    if told is None or len(own) < 2:
        return []
    behind = before[-1].end if before else 0
    things = _things(told["of"][behind:], len(own)) or _things_before(told, before, own)
    total = "累计" if told["total"] or told["again"] else ""
    return [
        fact._replace(near=total + thing, noun="", carried=things[0], is_part=False)
        for fact, thing in zip(own, things, strict=False)
    ]


def _things(told: str, amounts: int) -> tuple[str, ...]:
    """Return what is named in the last clause of `told`, where it is as many things as `amounts`."""
    pieces = tuple(piece for piece in _AND.split(last_clauses(told).rpartition("，")[2]) if piece)
    is_each = len(pieces) == amounts and not any(_TIMES.search(piece) or len(piece) < 2 for piece in pieces)
    return pieces if is_each and not re.search("[0-9]", "".join(pieces)) else ()


def _things_before(told: re.Match[str], before: Sequence[SentenceFact], own: Sequence[SentenceFact]) -> tuple[str, ...]:
    """Return what the numbers right before are of, where these are as many and nothing else stands between."""
    same = before[-len(own) :]
    is_next = len(same) == len(own) and not told.string[same[-1].end : told.end("of")].strip("，、；")
    is_same = is_next and all(fact.unit == own[0].unit for fact in same)
    return tuple(_NEW.sub("", fact.near.strip("，、")) for fact in same) if is_same else ()
