"""Rules about figures that bound one another: posts and persons, ranks and ranked, groups side by side, districts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "核定编制6名，实有5名。应检476所，实检471所。在42个部门中列第16位。发放问卷700份，回收有效问卷698份。"
    "按年龄分，35岁以下10名，36岁至50岁16名，51岁以上6名。全市辖4区5县，9个区县教育局均有机构。"
    "局长任组长，3名副局长任副组长，9名股室负责人为成员，领导小组共13人。"
)
_N = r"[0-9]{1,7}"
_U = "名|人|件|个|所|家|份|项|次|户|卷|台|场"
_ABOVE_BELOW = (
    WordPattern(rf"(?:核定|批准|核准)?[^，。；、0-9\n]{{0,6}}编制(?:数)?(?:共|为|有)?(?P<most>{_N})(?P<unit>名|个|人)，(?:现|目前|在编|实际)?(?P<at>(?:实有|到岗|到位|配备|实际到岗|已配备|在编|在岗|实际在编|现有|在职)[^，。；0-9\n]{{0,6}}(?P<has>{_N})(?:名|个|人))"),
    WordPattern(rf"应(?P<what>[到检修办参考缴报评审答查训聘测配交建培验领学还退])[^，。；、0-9\n]{{0,10}}(?P<most>{_N})(?P<unit>{_U})，(?:实际)?(?P<at>(?:实|已|参)(?:际)?(?P=what)?[^，。；、0-9\n]{{0,6}}(?P<has>{_N})(?P=unit))"),
    WordPattern(rf"(?:发放|发出|印发)[^，。；、0-9\n]{{0,8}}(?:问卷|调查表|测评表|试卷|选票)?[^，。；、0-9\n]{{0,4}}(?P<most>{_N})(?P<unit>份|张)，(?P<at>(?:收回|回收|收到)[^，。；、0-9\n]{{0,6}}(?P<has>{_N})(?P=unit))"),
    WordPattern(rf"走访[^，。；、0-9\n]{{0,6}}(?P<most>{_N})(?P<unit>户)，(?P<at>(?:收回|回收)[^，。；、0-9\n]{{0,6}}(?P<has>{_N})份)"),
    WordPattern(rf"(?:全[省市县区]|参评|参加|共)?[^，。；0-9\n]{{0,4}}(?P<most>{_N})(?P<unit>个|家|所)[^，。；0-9\n]{{1,16}}(?:中|，)(?:名列|列|居|排名|位列|位居|排在)?(?:全[省市县区])?(?P<at>(?:排名|列|居|排|位列|位居)?第(?P<has>{_N})(?:位|名))"),
)  # fmt: skip
"""The most that there can be, and what there is, one behind the other."""


@rule(
    "数字-不超上限", "实有的不多于核定的，名次不在总数之外", Severity.WARNING, _REASON,
    _GOOD, _GOOD.replace("实有5名", "实有8名"),
    near="核定编制6名，现有在编5名、借用4名。应检476所，实检476所。",
)  # fmt: skip
@unless_answered
def _bounded(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in _ABOVE_BELOW:
        for match in expression.finditer(prose.text):
            if int(match["has"]) > int(match["most"]):
                message = f"最多{match['most']}{match['unit']}，写的是{quoted(match['at'])}"
                yield Hit(prose.spot(match.start("most"), match.end("at")), message, "核对两个数，是不是写反了")


_GROUP = WordPattern(
    r"(?P<low>[0-9]{1,4})(?P<of>周?岁|年|人|万元|元|分|学时)?(?:至|到|-|—|～|~)(?P<high>[0-9]{1,4})(?P<of2>周?岁|年|人|万元|元|分|学时)"
    r"|(?P<edge>[0-9]{1,4})(?P<of3>周?岁|年|人|万元|元|分|学时)(?:\(含\)|（含）)?(?P<side>及?以下|及?以上|以内)"
)
_FIRST, _LAST = Decimal(0), Decimal(10**6)


@rule(
    "数字-分组重叠", "按年龄、金额分的几组不重叠、不留空当", Severity.HINT, "《民法典》第一千二百五十九条：以上、以下、以内包括本数",
    _GOOD, _GOOD.replace("36岁至50岁", "35岁至50岁"),
    near="35岁以下10名，50岁以上6名。罚款1万元以上5万元以下。",
)  # fmt: skip
def _groups(manuscript: Manuscript) -> Iterator[Hit]:
    """Find three groups side by side, each with its number, that overlap or leave a gap."""
    prose = prose_of(manuscript)
    for sentence in prose.sentences:
        found = [(match, *_edges(match)) for match in _GROUP.finditer(sentence.text)]
        found = [each for each in found if re.match(r"[^，。；、0-9]{0,8}[0-9]", sentence.text[each[0].end() :])]
        if len(found) < 3 or len({_unit(each[0]) for each in found}) != 1:
            continue
        ordered = sorted(found, key=lambda group: (group[1], group[2]))
        if ordered[0][1] != _FIRST or ordered[-1][2] != _LAST:
            continue
        for one, other in itertools.pairwise(ordered):
            if other[1] != one[2] + 1:
                start, end = sorted((one[0], other[0]), key=re.Match.start)
                message = (
                    f"{quoted(one[0][0])}和{quoted(other[0][0])}{'重叠' if other[1] <= one[2] else '之间留了空当'}"
                )
                yield Hit(
                    prose.spot(sentence.start + start.start(), sentence.start + end.end()), message, "核对分组的界限"
                )


def _edges(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return the least and the most that belong to a group, both included."""
    if match["low"]:
        return Decimal(match["low"]), Decimal(match["high"])
    edge = Decimal(match["edge"])
    return (edge, _LAST) if "上" in match["side"] else (_FIRST, edge)


def _unit(match: re.Match[str]) -> str:
    return (match["of2"] or match["of3"]).removeprefix("周")


_BETWEEN = WordPattern(
    r"(?P<low>[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千两]+)(?P<of>倍|万元|千元|元|万|周岁|岁|年|日|天|个月|%)?(?:（含）)?以上"
    r"(?P<high>[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千两]+)(?P<of2>倍|万元|千元|元|万|周岁|岁|年|日|天|个月|%)(?:（含）)?以下"
)


@rule(
    "数字-上下限颠倒", "几以上几以下的，前一个数比后一个小", Severity.HINT, "《行政处罚法》《民办教育促进法》等的写法：一倍以上五倍以下",
    "处违法所得一倍以上五倍以下罚款。", "处违法所得五倍以上一倍以下罚款。",
    near="处五千元以上三万元以下罚款，60分以上10人，30岁以下5人。",
)  # fmt: skip
def _turned(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _BETWEEN.finditer(prose.text):
        low, high = (parse_number(match[name].replace("两", "二")) for name in ("low", "high"))
        if low is not None and high is not None and match["of"] in (match["of2"], None) and low >= high:
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}上下限颠倒了", "核对两个数")


_DIVIDED = WordPattern(
    r"辖(?:有)?(?P<parts>[0-9]{1,2}个?(?:县级市|[市区县旗])(?:[、和]?[0-9]{1,2}个?(?:县级市|[市区县旗]))+)"
)
_DISTRICTS = WordPattern(
    r"(?<![0-9])(?P<at>(?P<number>[0-9]{1,2})个(?:县（市、区）|县（区）|区（县）|县（市）区|县区|区县|县市区|市县区)(?P<all>[^，。；\n]{0,10}))"
)


@rule(
    "数字-区县数", "区县的个数与“辖几区几县”相合", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("4区5县", "4区6县"),
    near="全市辖4区5县，到3个区县调研。",
)  # fmt: skip
def _districts(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    divided = _DIVIDED.search(prose.text)
    if divided is None:
        return
    total = sum(map(int, re.findall("[0-9]+", divided["parts"])))
    for match in _DISTRICTS.finditer(prose.text):
        number, is_all = int(match["number"]), re.search("均|全部|都|全覆盖|全都", match["all"])
        if number > total or (is_all and number < total):
            message = f"{quoted(divided[0])}是{total}个，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对，前后一致")
            yield Hit(prose.spot(*divided.span()), f"{message}，两处不合", "核对，前后一致")
