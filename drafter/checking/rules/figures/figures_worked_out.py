"""Rules that multiply, carry over and take shares: numbers of one sentence of which one follows from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确"
_GOOD = Example(
    "举办培训班4期，每期50人，共培训200人。上年结转3件，本年新收20件，已答复21件，结转下年度2件。已完成28项，尚有2项正在推进，完成率93.3%。"
    "每季度听取1次法治工作汇报，全年听取4次。申请材料由8份减至2份，减少75%。参加学生30人，占在校生40人的75%。"
    "全年受理行政许可申请10件，作出准予许可决定8件、不予许可决定2件。接待来访45批次68人次。"
)
_N = "[0-9]{1,7}"
_bad = _GOOD.changed


_STOCK = WordPattern(
    rf"持有?(?:行政)?执法证件?(?:人员)?(?P<now>{_N})[人名][^\n]{{0,60}}?(?:年初|上年末)[^，。；0-9]{{0,10}}(?P<then>{_N})[人名]，(?P<at>[^，。；0-9]{{0,8}}新[^，。；0-9]{{0,8}}(?P<more>{_N})[人名])(?P<less>[^。\\n]{{0,80}})"
)


@rule(
    "数字-人员增减", "年初的人数加新增、减注销是现有的人数", Severity.HINT, _REASON,
    Example("持有行政执法证30人。年初持证28人，年内新领证3人，调离注销1人。"),
    Example("持有行政执法证30人。年初持证28人，年内新领证6人，调离注销1人。"),
)  # fmt: skip
def _stock(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _STOCK.finditer(prose.text):
        left = sum(map(int, re.findall(r"(?:注销|减少|退出|调离|退休)([0-9]+)[人名]", match["less"])))
        due = int(match["then"]) + int(match["more"]) - left
        if due != int(match["now"]):
            message = f"{match['then']}+{match['more']}-{left}是{due}人，前面写的是{match['now']}人"
            yield Hit(prose.spot(*match.span("at")), message, "核对几个数")


_DECIDED = WordPattern(
    rf"受理(?:行政)?许可申请(?P<all>{_N})件[^\n]{{0,160}}?准予[^，。；、0-9]{{0,6}}(?:（[^）\n0-9]{{1,10}}）)?[^，。；、0-9]{{0,6}}(?P<at>(?P<yes>{_N})件、不予[^，。；、0-9]{{0,8}}(?P<no>{_N})件)"
)
_VISITS = WordPattern(rf"(?P<at>(?P<groups>{_N})(?:批次|批|场次)(?P<heads>{_N})人次)")


@rule(
    "数字-之和超过", "各种结果之和不超过受理的", Severity.HINT, _REASON,
    _GOOD, _bad("准予许可决定8件", "准予许可决定10件"),
)  # fmt: skip
def _too_many(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _DECIDED.finditer(prose.text):
        decided = int(match["yes"]) + int(match["no"])
        if decided > int(match["all"]):
            message = f"准予和不予一共{decided}件，多于受理的{match['all']}件"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
    for match in _VISITS.finditer(prose.text):
        if int(match["heads"]) < int(match["groups"]):
            message = f"{match['groups']}批次至少{match['groups']}人次，写的是{match['heads']}人次"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数，是不是写反了")


_RATE_AND_NUMBER = WordPattern(
    r"(?:由|从)[^，。；0-9]{0,8}(?P<r1>[1-9][0-9]?(?:\.[0-9]{1,2})?)%[^，。；0-9]{0,6}(?:提高|提升|上升|增加|增长|下降|降低|减少)?[到至为](?P<r2>[1-9][0-9]?(?:\.[0-9]{1,2})?)%，(?:即|也就是)?[^，。；0-9]{0,8}(?:由|从)[^，。；0-9]{0,8}"
    r"(?P<n1>[0-9]{1,6})(?P<unit>项|件|家|所|个|人|名|份|条)[^，。；0-9]{0,8}[到至为](?P<n2>[0-9]{1,6})(?P=unit)"
)


@rule(
    "数字-率随数变", "率和数一同变化，算得同一个总数", Severity.HINT, _REASON,
    "占比由28.1%提高到40.6%，即由9项增加到13项。", "占比由28.1%提高到46.0%，即由9项增加到13项。",
    near="合格率由50%提高到51%，合格学校由90所增加到93所。",
)  # fmt: skip
def _rate_and_number(manuscript: Manuscript) -> Iterator[Hit]:
    """Find two rates of which the numbers told with them are shares of very different wholes."""
    prose = prose_of(manuscript)
    for match in _RATE_AND_NUMBER.finditer(prose.text):
        before, after = (Decimal(match[f"n{each}"]) * 100 / Decimal(match[f"r{each}"]) for each in "12")
        if "即" in match[0] and abs(before - after) > max(Decimal(1), before * Decimal("0.03")):
            message = (
                f"{match['n1']}占{match['r1']}%，总数约{before:.0f}；{match['n2']}占{match['r2']}%，总数约{after:.0f}"
            )
            yield Hit(prose.spot(*match.span()), message, "核对两个率和两个数")


_HALF_WRITTEN = Decimal("0.51")
_U = "件次|人次|家次|户次|件|起|宗|人|名|家|所|个|项|条|场|次|份|户|处|万元|元"
_OF_WRITTEN = WordPattern(
    rf"(?<![0-9.])(?P<part>[0-9]{{1,7}})(?P<unit>{_U})[^。；0-9\n]{{0,16}}，?占[^。；，0-9\n]{{0,8}}(?P<whole>[0-9]{{1,7}})(?:(?P=unit)|[人名])[^。；，0-9\n]{{0,12}}?的(?P<at>(?P<given>[0-9]{{1,3}}(?:\.[0-9]+)?)%)"
)
_CHANGED_BY = WordPattern(
    rf"(?:上年|去年|20[0-9]{{2}}年)(?:同期|度)?(?:的)?[^。；，0-9\n]{{0,8}}(?P<whole>[0-9]{{1,7}}(?:\.[0-9]+)?)(?P<unit>{_U})(?:相比)?[^。；0-9\n]{{0,20}}?(?:增加|减少|多|少|下降|上升)(?:了)?(?P<part>[0-9]{{1,7}}(?:\.[0-9]+)?)(?P=unit)"
    r"[，、（](?:同比|降幅|增幅|增长率)?(?:增长|上升|提高|下降|降低|减少)?(?:为|达|了)?(?P<at>(?P<given>[0-9]{1,3}(?:\.[0-9]+)?)%)"
)


@rule(
    "数字-写明基数", "占、增减的百分比，与一起写明的两个数相合", Severity.HINT, _REASON,
    "专业人员15人，占全州174人的8.6%。比2020年的12起减少3起，下降25%。",
    "专业人员15人，占全州174人的14.1%。与2020年的12起相比减少3起，下降32.7%。",
    near="专业人员15人，占全州174人的8.6%，其中女性9人，占60%。",
)  # fmt: skip
@unless_answered
def _of_written(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in (*_OF_WRITTEN.finditer(prose.text), *_CHANGED_BY.finditer(prose.text)):
        part, whole, given = Decimal(match["part"]), Decimal(match["whole"]), match["given"]
        if whole and abs(part * 100 / whole - Decimal(given)) > _HALF_WRITTEN.scaleb(-len(given.partition(".")[2])):
            message = f"{match['part']}是{match['whole']}的{round(part * 100 / whole, 1)}%，写的是{match['at']}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
