"""Rules about the same told twice: those that a sentence speaks of as known were told before, in the same number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = (
    "局领导班子成员8人全部述法。全区共有中小学校61所，每所学校配备1名法治副校长，61名法治副校长到校授课。"
    "受理依申请公开14件。\n14件依申请公开全部答复。8名班子成员带头学法。撤销1件，被撤销的1件案件已整改。"
)
_U = "名|人|件|个|所|家|份|项|起|次|场|台"
_QUALIFIED = WordPattern(
    r"新增|其中|上年|去年|同比|较|每|各|力争|不少于|目标|以上|部分|余|约|县|区|乡|市本级|本级|参加|培训|组织|选派|抽|增加|减少|新|另|首批|第|达到|优秀|重点|分别|上述|这|该|20[0-9]{2}年"
)
"""Words beside a number that is not of all."""


_ONE_FOR_EACH = WordPattern(
    r"(?:每(?:所|个|校|园)[^，。；0-9\n]{0,10}(?:配备|聘任|聘请|选聘|配有|确定|设)(?:了)?(?:1|一)名(?P<noun>[一-鿿]{3,8}?)(?=[，。；、]))"
)
_SCHOOLS = WordPattern(r"(?:中小学校?|学校)(?:共|计)?(?P<one>[0-9]{1,5})所|(?P<two>[0-9]{1,5})所(?:中小学校?|学校)")


@rule(
    "数字-每校一名", "每校一名的，人数与校数相同", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("61名法治副校长", "45名法治副校长"),
)  # fmt: skip
@unless_answered
def _one_for_each(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    schools = {int(match["one"] or match["two"]) for match in _SCHOOLS.finditer(prose.text)}
    for match in _ONE_FOR_EACH.finditer(prose.text) if schools else ():
        counted = WordPattern(rf"(?<![0-9.])(?P<number>[0-9]{{2,5}})[名人]{re.escape(match['noun'])}")
        for other in counted.finditer(prose.text):
            around = prose.text[max(0, other.start() - 8) : other.start()]
            if int(other["number"]) not in schools and not _QUALIFIED.search(around):
                message = f"每校1名，学校{'、'.join(map(str, sorted(schools)))}所，这里写{quoted(other[0])}"
                yield Hit(prose.spot(*other.span()), message, "核对人数和校数")


_OF_THOSE = WordPattern(
    rf"(?P<at>被?(?P<what>撤销|维持|驳回|确认违法|注销|取缔|吊销|处罚|移送|采纳|败诉|胜诉|废止)的(?P<number>[0-9]{{1,4}})(?P<unit>{_U}))"
)


@rule(
    "数字-所说之数", "“被撤销的几件”与前面撤销的件数相同", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("被撤销的1件", "被撤销的2件"),
    near="撤销1件。上年撤销的2件已整改。废止6件，其中拟废止的2件。",
)  # fmt: skip
@unless_answered
def _of_those(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _OF_THOSE.finditer(prose.text):
        start = prose.starts[prose.passage_at(match.start())]
        before = prose.text[start : match.start()]
        told = [
            int(each)
            for each in re.findall(
                rf"(?<![未不被拟]){match['what']}(?:[^，。；、0-9的]{{0,8}})([0-9]{{1,4}}){match['unit']}", before
            )
        ]
        if told and int(match["number"]) not in told and not re.search("上年|其中|拟|已|往年|未|不$", before[-4:]):
            message = f"前面写{match['what']}{told[-1]}{match['unit']}，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对，两处一致")


_OPPOSED = WordPattern(
    r"(?P<one>增加|增长|上升|提高|减少|下降|降低|回落)(?:了)?[0-9]+(?:\.[0-9]+)?[万亿]?[一-鿿（）]{1,6}[，、（](?P<at>(?:同比|降幅|增幅)?(?P<other>增加|增长|上升|提高|减少|下降|降低|回落|降幅|增幅)(?:了|达|为)?[0-9]+(?:\.[0-9]+)?%)"
)
_FROM_THEN = WordPattern(
    r"(?P<now>[0-9]{1,9})(?P<unit>件|起|人次|人|名|次|场|个|所|家|项|宗)[，（、][^。；\n]{0,60}?比(?:上年|去年|20[0-9]{2}年)(?:同期)?的(?P<then>[0-9]{1,9})(?P=unit)(?P<at>(?P<way>增加|增长|上升|提高|减少|下降|降低)(?:了)?(?P<rate>[0-9]+(?:\.[0-9]+)?)%)"
)
_UP = ("增", "上", "提")


@rule(
    "数字-增减相反", "同一个变化，增减的说法一致", Severity.HINT, _REASON,
    "案件减少3起，下降25.0%。全年检查428次，其中学校80次，比2023年的512次下降16.4%。", "案件增加3起，下降25.0%。",
)  # fmt: skip
@unless_answered
def _opposed(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _OPPOSED.finditer(prose.text):
        if match["one"].startswith(_UP) != match["other"].startswith(_UP):
            yield Hit(
                prose.spot(match.start("one"), match.end("at")),
                f"{quoted(match['one'])}和{quoted(match['other'])}相反",
                "核对增减",
            )
    for match in _FROM_THEN.finditer(prose.text):
        start = max(prose.text.rfind("。", 0, match.start()), prose.text.rfind("\n", 0, match.start())) + 1
        values = re.findall(rf"(?<![0-9.])([0-9]{{1,9}}){match['unit']}", prose.text[start : match.start("then")])
        then, rate = int(match["then"]), float(match["rate"])
        fits = [int(each) for each in values if then and abs(abs(int(each) - then) * 100 / then - rate) <= 0.1]
        if fits and all((each > then) != match["way"].startswith(_UP) for each in fits):
            message = f"{then}到{fits[0]}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(match.start("then"), match.end("at")), message, "核对增减")


_AIM = WordPattern(
    r"(?P<what>[一-鿿]{0,6}(?:率|比例|占比))(?:力争|争取|要|确保|努力)?(?:达到|达|提高到|提升到|提升至|提高至|上升到|不低于)(?P<at>(?P<aim>[0-9]{1,3}(?:\.[0-9]+)?)%(?:以上)?)"
)


@rule(
    "年度-目标过低", "下一年的目标不低于已经达到的", Severity.HINT, _REASON,
    "一、成效\n案卷优秀率为80%。\n二、2025年安排\n案卷优秀率力争达到85%。", "一、成效\n案卷优秀率为80%。\n二、2025年安排\n案卷优秀率力争达到75%。",
    near="一、成效\n按时办结率为100%，教师合格率98%。\n二、2025年安排\n学生合格率达到95%以上。",
)  # fmt: skip
def _low_aims(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    planned = part_spans(manuscript, StatutoryPart.PLANS)
    for match in _AIM.finditer(prose.text) if planned else ():
        passage = prose.passage_at(match.start())
        if not any(first <= passage <= last for first, last in planned):
            continue
        name = re.sub("^.*(?:年内|力争|使|的|将)", "", match["what"])
        before = prose.text[: prose.starts[planned[0][0]]]
        reached = _reached(name[-5:], before) or _reached(name[-3:], before, name[:-3][-2:])
        is_same = len(set(reached)) == 1 and len(name) > 2
        if is_same and float(reached[0]) > float(match["aim"]):
            message = f"{quoted(name)}已是{reached[0]}%，目标却是{match['at']}"
            yield Hit(prose.spot(*match.span("at")), message, "核对目标")


def _reached(name: str, text: str, of: str = "") -> list[str]:
    """Return the per cents that a rate named `name` has in `text`, in sentences that speak of `of` before it."""
    return re.findall(
        rf"{re.escape(of)}[^。\n]{{0,{60 if of else 0}}}{re.escape(name)}(?:均|仅|已|达到|达|为|是){{0,3}}([0-9]+(?:\.[0-9]+)?)%",
        text,
    )
