"""Rules about the level of the report's own bureau: whose leadership it works under, whose schools it calls its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import own_bureau
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_RANKS = {"省": 3, "市": 2, "州": 2, "盟": 2, "县": 1, "区": 1, "旗": 1}
_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "青河县教育局2021年法治政府建设情况报告\n在县委、县政府的坚强领导和市教育局的有力指导下，工作有序。\n一、主要举措\n组织全县中小学开展普法，在全市教育系统评比中列第2位。\n"
    "二、不足\n力量不足。\n\n青河县教育局\n2022年1月29日"
)
_bad = _GOOD.changed
_LED = WordPattern(
    r"(?:^|在|围绕)(?P<at>(?P<level>[省市县区旗州])委、(?P=level)(?:人民)?政府)"
    r"(?:的)?(?:(?:坚强|正确)?领导|(?:中心|重点)工作|：$|，[^，。；：\n]{2,20}：$)",
    re.MULTILINE,
)
_OWN_WORK = WordPattern(
    r"(?:(?:组织|在|实现|推动|指导|面向|覆盖|督促|要求|带动|对|占)(?P<at>全(?P<level>[省市县区旗州]))(?:所有|各级|各类|各)?"
    r"(?:教育系统|中小学校?|各级各类学校|学校|幼儿园|校外培训机构)|(?:^|(?<=[。；]))(?P<at2>全(?P<level2>[省市县区旗州]))(?:现有|共有)(?:各级各类)?(?:中小学|学校|幼儿园|公办|义务教育))"
    r"(?![^，。；\n]{0,24}(?:评|排名|名列|位列|前列|第[0-9一二三]|会议|考核|先进|推广|交流|经验|发言|比赛|竞赛|率先))",
    re.MULTILINE,
)


@rule(
    "一致-领导机关", "领导本单位的是本级党委、政府", Severity.HINT, _REASON,
    _GOOD, _bad("县委、县政府的坚强领导", "市委、市政府的坚强领导"),
)  # fmt: skip
def _led_by(manuscript: Manuscript) -> Iterator[Hit]:
    rank = _own_rank(manuscript)
    prose = prose_of(manuscript)
    for match in _LED.finditer(prose.text) if rank else ():
        if _RANKS[match["level"]] != rank:
            own = own_bureau(manuscript)
            message = f"{quoted(match['at'])}不是本级（{own.name if own else ''}）的党委、政府"
            yield Hit(prose.spot(*match.span("at")), message, "核对，改为本级；上级的写在后面")


@rule(
    "一致-全省全市", "组织本级的学校，不写成全省、全市", Severity.HINT, _REASON,
    _GOOD, _bad("组织全县中小学", "组织全省中小学"),
)  # fmt: skip
def _own_work(manuscript: Manuscript) -> Iterator[Hit]:
    rank = _own_rank(manuscript)
    prose = prose_of(manuscript)
    for match in _OWN_WORK.finditer(prose.text) if rank else ():
        group = "at" if match["at"] else "at2"
        if _RANKS[match[group][-1]] > rank:
            message = f"{quoted(match[0])}：本单位管不到{quoted(match[group])}"
            yield Hit(prose.spot(*match.span(group)), message, "核对，改为本级")


_MODEL = WordPattern(r"(?:法治政府建设|依法行政)示范(?P<at>[省市县区州旗盟])(?![、（）/县区州旗盟]|创建指标|[（(])")
_OTHER_KINDS = {
    "教育委员会": WordPattern(r"(?<![各市省县两])(?<!其他)(?P<at>[区市县]教育局)(?!的通知|关于)"),
    "教委": WordPattern(r"(?<![各市省县两])(?<!其他)(?P<at>[区市县]教育局)(?!的通知|关于)"),
}
"""What another body of the same level would be called, by the kind of the bureau."""


@rule(
    "一致-本机关", "本机关只有一种名称，创建的是本级的示范", Severity.HINT, _REASON,
    _GOOD, "青河区教育委员会2021年法治政府建设情况报告\n一、主要举措\n区教育局主任带头讲课。\n二、不足\n力量不足。\n\n青河区教育委员会\n2022年1月29日",
    near="青河区教育委员会2021年法治政府建设情况报告\n一、主要举措\n赴外省市教育局、县教育局学习。\n二、不足\n力量不足。\n\n青河区教育委员会\n2022年1月29日",
)  # fmt: skip
def _own_body(manuscript: Manuscript) -> Iterator[Hit]:
    own = own_bureau(manuscript)
    if own is None:
        return
    prose = prose_of(manuscript)
    other = _OTHER_KINDS.get(own.kind)
    for match in other.finditer(prose.text) if other else ():
        if match["at"][0] == own.level:
            message = f"本机关是{quoted(own.name)}，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, f"改为{quoted(own.level + '教委')}")
    for match in _MODEL.finditer(prose.text) if own.level in ("州", "县", "旗", "盟") else ():
        if match["at"] != own.level:
            message = f"本单位是{quoted(own.name)}，创建的不会是{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, f"核对，改为“示范{own.level}”")


_STRONG = WordPattern(r"教育(?:现代化)?(?:强|名|先进)(?P<at>[县区旗])(?!域|间)")


@rule(
    "一致-强县强区", "县建教育强县，区建教育强区", Severity.HINT, _REASON,
    _GOOD, _bad("普法，在全市", "普法，建设教育强区，在全市"),
    near=_bad("普法，在全市", "普法，建设教育强县、教育强市，在全市"),
)  # fmt: skip
def _strong(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the aim of a district in a county's report, or the other way round."""
    own, prose = own_bureau(manuscript), prose_of(manuscript)
    for match in _STRONG.finditer(prose.text) if own and own.level in ("县", "区", "旗") else ():
        if own and match["at"] != own.level:
            message = f"本单位是{quoted(own.name)}，这里写{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, f"核对，是不是从别处带来的；改为“{own.level}”")


def _own_rank(manuscript: Manuscript) -> int:
    """Return how high the bureau's place ranks; 0 when that is not known, as of a city that may be one of a county's rank."""
    own = own_bureau(manuscript)
    if own is None or own.name.startswith("兵团") or "自治区" in own.name or "师" in own.name:
        return 0
    if "新区" in own.name or "开发区" in own.name or "示范区" in own.name:
        return 0
    if own.kind == "教育厅":
        return _RANKS["省"]
    return _RANKS.get(own.level, 0)


_CERTIFIED = WordPattern(
    r"(?:认定|核发|颁发)(?:[^。；\n初受]{0,60}?(?P<at>(?:高级中学|普通高中|中等职业学校|中职|高等学校)(?:教师|实习指导教师)?(?:教师)?资格[0-9]+[人名件])"
    r"|[^。；，\n初受]{0,24}教师资格[^。；\n初受]{0,40}?、(?P<at2>(?:高级中学|高中|中职|中等职业学校)[0-9]+[人名件]))"
)
_OF_COLLEGES = WordPattern(
    r"(?<!组织)(?P<at>(?:高等学校|高校|大学)教师资格(?:的)?认定)(?:[0-9]+[人名件]|，|、|工作)|(?:认定|颁发|核发)(?P<at2>(?:高等学校|高校)教师资格(?:证书?)?)[0-9]"
)
_OF_MUNICIPALITY = WordPattern("北京|上海|天津|重庆")
"""Whose districts confer more than others."""


@rule(
    "一致-资格权限", "县级教育部门不认定高中、中职教师资格", Severity.HINT, "《教师资格条例》第十三条",
    _GOOD, _bad("组织全县中小学开展普法", "认定小学教师资格34人、高级中学教师资格13人，组织全县中小学开展普法"),
)  # fmt: skip
def _certified(manuscript: Manuscript) -> Iterator[Hit]:
    own = own_bureau(manuscript)
    if own is None or _OF_MUNICIPALITY.search(own.name):
        return
    is_of_county = own.level in ("县", "旗", "区")
    if own.kind != "教育厅" and (is_of_county or own.level in ("市", "州", "盟")):
        yield from _conferred(manuscript, _OF_COLLEGES, "高等学校教师资格由省级教育行政部门认定")
    if is_of_county:
        yield from _conferred(manuscript, _CERTIFIED, "县级教育行政部门认定幼儿园、小学、初级中学教师资格")


def _conferred(manuscript: Manuscript, expression: WordPattern, whose: str) -> Iterator[Hit]:
    """Yield what `expression` finds and the bureau does not confer; `whose` says who does."""
    prose = prose_of(manuscript)
    for match in expression.finditer(prose.text):
        group = "at" if match["at"] else "at2"
        yield Hit(
            prose.spot(*match.span(group)), f"{whose}：{quoted(match[group])}", "核对（《教师资格条例》第十三条）"
        )
