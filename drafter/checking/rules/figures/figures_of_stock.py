"""Rules about what there is so many of all year: places of an area, officers, schools, and what is aimed at from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、工作\n全市12个县（区）全部建立机制，赴9个县（区）调研。局机关持有行政执法证人员14人，抽取案卷60卷，新建基地5个，累计达到14个。\n"
    "二、存在的不足\n局机关持证人员仅14人，力量不足。\n三、2022年工作安排\n抽取案卷不少于80卷，比2021年增加20卷以上。新建基地3个，总数达到17个。"
)
_bad = _GOOD.changed
_PLACES = r"设区的?市|市（州）|市州|地市|县（市、区）|县（区）|县（市）|县区|区县|乡镇（街道）|镇（街道）|乡镇|街道|学区|科室|处室|股室|片区|执法主体"
_INSTITUTIONS = r"中小学校?|幼儿园|义务教育学校|普通高中|中等职业学校|省属高校|高校|公办高校"
_COUNTED = WordPattern(
    rf"(?<![0-9第])(?P<number>[0-9]{{1,5}})(?P<unit>个(?={_PLACES})|所(?={_INSTITUTIONS}))(?P<noun>{_PLACES}|{_INSTITUTIONS})(?!生|教师|师生|园长|校长|幼儿|法治|在校|招生)(?P<after>[^，。；、\n]{{0,6}})"
)
_OF_ALL = WordPattern(
    r"(?:全[省市县区州]|辖区内?|我[省市县区]|所辖|下辖|共有?|现有|局机关|厅机关)[^，。；、\n0-9]{0,4}$"
)
_ALL_OF_THEM = WordPattern(r"(?:全部|全覆盖|均|都|每[个市县]|分别)")


def _place(noun: str) -> str:
    return noun.replace("设区的市", "市").replace("设区市", "市").replace("地市", "市").replace("中小学校", "中小学")


@rule(
    "数字-超全域", "去的、办的地方不比全域的多", Severity.HINT, _REASON,
    _GOOD, _bad("赴9个县（区）", "赴15个县（区）"),
)  # fmt: skip
@unless_answered
def _more_than_all(manuscript: Manuscript) -> Iterator[Hit]:
    """Find more places of a kind than the report says that there are."""
    prose = prose_of(manuscript)
    found = list(_COUNTED.finditer(prose.text))
    whole: dict[str, int] = {}
    for match in found:
        before = prose.text[max(0, match.start() - 12) : match.start()]
        if _OF_ALL.search(before) or _ALL_OF_THEM.match(match["after"]):
            place = _place(match["noun"])
            whole[place] = max(whole.get(place, 0), int(match["number"]))
    for match in found:
        most = whole.get(_place(match["noun"]))
        if most and int(match["number"]) > most:
            message = f"一共只有{most}{match['unit']}{match['noun']}，这里写{quoted(match['number'] + match['unit'] + match['noun'])}"
            yield Hit(prose.spot(match.start(), match.end("noun")), message, "核对，前后一致")


class _Stock(NamedTuple):
    name: str
    expressions: tuple[WordPattern, ...]
    """Each with a group `number`, words of whose it is in `whose`."""


_OWN = r"(?P<whose>局机关|厅机关|我局|我厅|本局|全局|全厅|市本级|省本级|本级|全市教育系统|全[市县区省]|全系统|市县两级|机关)?"
_STOCKS = (
    _Stock(
        "持证人员",
        (
            WordPattern(rf"{_OWN}(?:现|共|现有)?持有?(?:有效)?的?(?:行政)?执法证件?(?:的)?(?:执法)?人员(?:共|有|为)?(?P<number>[0-9]{{1,5}})[人名](?!次)"),
            WordPattern(rf"{_OWN}(?:现有|共有|有)?持证(?:执法)?人员(?:仅有?|共有?|为|只有|现有|才|不过)?(?P<number>[0-9]{{1,5}})[人名](?!次)"),
            WordPattern(rf"{_OWN}(?:现有|共有|有)?(?P<number>[0-9]{{1,5}})[人名](?:行政)?(?:持证执法|持证|执法)人员中"),
            WordPattern(rf"{_OWN}(?:现有)?持有(?:行政)?执法证件?的(?P<number>[0-9]{{1,5}})[人名]"),
            WordPattern(rf"{_OWN}(?:现有)?持有(?:行政)?执法证件?的人员(?P<number>[0-9]{{1,5}})[人名]"),
            WordPattern(rf"{_OWN}(?:现有)?(?P<number>[0-9]{{1,5}})[人名]持证(?:执法)?人员(?=均|全部|都|中)"),
        ),
    ),
    _Stock(
        "公职律师",
        (WordPattern(rf"{_OWN}(?:现有|配备|共有|有)公职律师(?:共)?(?P<number>[0-9]{{1,4}})[人名]"), WordPattern(rf"{_OWN}(?P<number>[0-9]{{1,4}})[人名]公职律师"), WordPattern(rf"{_OWN}公职律师(?:仅有?|只有)(?P<number>[0-9]{{1,4}})[人名]")),
    ),
    _Stock(
        "执法记录仪",
        (WordPattern(rf"{_OWN}(?:现有|配备|共有|共|配置)(?:执法)?记录仪(?:共)?(?P<number>[0-9]{{1,4}})台"), WordPattern(rf"{_OWN}(?P<number>[0-9]{{1,4}})台执法记录仪")),
    ),
)  # fmt: skip
_CHANGED = WordPattern(
    r"新增|增加|增至|减少|达到|力争|争取|确保|目标|年初|上年|去年|20[0-9]{2}年|由|从|各|其中|新取得|参加|培训|注销|分别|[、：]$|县|乡镇"
)
_SAME_OWN = dict.fromkeys(
    ("局机关", "厅机关", "我局", "我厅", "本局", "全局", "全厅", "市本级", "省本级", "本级", "机关"), "本级"
)


@rule(
    "数字-存量", "持证人员、设备的数前后一致", Severity.HINT, _REASON,
    _GOOD, _bad("持证人员仅14人", "持证人员仅11人"),
    near="全市教育系统持有行政执法证人员146名。\n局机关持证人员仅38名。\n力争持证人员达到50名。",
)  # fmt: skip
@unless_answered
def _stock(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    planned = part_spans(manuscript, StatutoryPart.PLANS)
    for stock in _STOCKS:
        first: dict[str, re.Match[str]] = {}
        for match in sorted((m for each in stock.expressions for m in each.finditer(prose.text)), key=re.Match.start):
            passage = prose.passage_at(match.start())
            clause = re.split("[，。；\n]", prose.text[max(0, match.start() - 24) : match.end("number")])[-1]
            if _CHANGED.search(clause) or any(a <= passage <= b for a, b in planned):
                continue
            whose = _SAME_OWN.get(match["whose"] or "本级", match["whose"] or "本级")
            other = first.setdefault(whose, match)
            if other["number"] != match["number"]:
                message = f"{stock.name}前面写{quoted(other[0])}，这里写{quoted(match[0])}"
                yield Hit(prose.spot(*match.span()), message, "核对，两处一致；范围不同的写明")


_MORE_THAN = WordPattern(
    r"(?P<noun>[^，。；、\n0-9]{2,10}?)(?:不少于|达到|增加到|增至|力争|完成)(?P<aim>[0-9]{1,6})(?P<unit>人|名|卷|场|次|所|个|家|件|期)(?:以上)?，(?P<at>(?:比|较)(?:20[0-9]{2}年|上年|今年|去年)(?:度)?(?:增加|多|提高|新增)(?P<more>[0-9]{1,6})(?P=unit)(?:以上)?)"
)
_NEW_AND_ALL = WordPattern(
    r"(?:新增|再创建|新建|再建|增加|再创|创建|新创建|再评定|新聘)(?P<noun>[^，。；、\n0-9]{0,14}?)(?:不少于)?(?P<more>[0-9]{1,6})(?P<unit>人|名|卷|场|次|所|个|家|件|期)(?:以上)?，(?P<at>(?:使|力争|年底)?[^，。；、\n0-9]{0,6}?(?:总数|累计|总量|总计|数量)?(?:达到|达|增至|增加到)(?P<aim>[0-9]{1,6})(?:(?P=unit)|[人名](?!次)))"
)


@rule(
    "数字-目标基数", "目标减去要增加的，等于现在的数", Severity.WARNING, _REASON,
    _GOOD, _bad("抽取案卷不少于80卷", "抽取案卷不少于50卷"),
)  # fmt: skip
@unless_answered
def _aims(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    planned = part_spans(manuscript, StatutoryPart.PLANS)
    for expression in (_MORE_THAN, _NEW_AND_ALL):
        for match in expression.finditer(prose.text):
            passage = prose.passage_at(match.start())
            if not any(a <= passage <= b for a, b in planned):
                continue
            due = int(match["aim"]) - int(match["more"])
            known = _known(manuscript, prose, match, planned[0][0])
            if known and due not in known:
                message = f"{match['aim']}减{match['more']}是{due}，前面写的是{'、'.join(map(str, sorted(known)))}"
                yield Hit(prose.spot(match.start("noun"), match.end()), message, "核对目标和现在的数")


def _known(manuscript: Manuscript, prose: Prose, aim: re.Match[str], before: int) -> set[int]:
    """Return the numbers before passage `before` that count what an aim is about, in its unit; none if one may fit."""
    noun = aim["noun"][-4:]
    due = int(aim["aim"]) - int(aim["more"])
    if len(noun) < 2:
        return set()
    found: set[int] = set()
    for each in figures_in_text(manuscript):
        if each.passage >= before or not counted_alike(each.unit, aim["unit"]):
            continue
        start = max(prose.text.rfind("。", 0, each.start), prose.text.rfind("\n", 0, each.start)) + 1
        if each.value == due and noun in prose.text[start : each.end + 8]:
            return set()
        if noun in prose.text[max(start, each.start - 14) : each.end + 8]:
            found.add(int(each.value))
    return found
