"""Rules about what the unit calls itself, its offices and what it has made: one name for one thing in all places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import own_bureau
from drafter.checking.text.prose import OWN_TEXT, prose_of
from drafter.checking.text.spelling import is_common_word
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "甲县教育和体育局2021年法治政府建设情况报告\n一、工作\n县教育和体育局建设“甲县教体法治微课堂”，政策法规股、基础教育股等股室参加，分解到11个股室，各股室落实责任。\n"
    "二、不足\n力量不足。"
)


def _bad(old: str, new: str) -> Example:
    return Example(_GOOD.text.replace(old, new, 1))


_KINDS = "教育文化体育局|教育科技和体育局|教育体育和科技局|教育科学技术局|教育科技体育局|教育科技局|文教体育局|教育和体育局|教育体育局|教育局|教育委员会"
_NAMED = WordPattern(rf"(?<![一-鿿])(?P<level>[县区旗州])(?P<kind>{_KINDS})")


@rule(
    "一致-单位用字", "正文里本单位的名称和标题一字不差", Severity.HINT, _REASON,
    _GOOD, _bad("\n县教育和体育局", "\n县教育体育局"),
    near="甲市乙区教育体育局2021年法治政府建设情况报告\n一、工作\n在市教育局指导下，区教育体育局推进工作。",
)  # fmt: skip
def _own_name(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the unit called by another kind of name than in the title, its level before it and nothing else."""
    own = own_bureau(manuscript)
    if own is None:
        return
    prose = prose_of(manuscript)
    for match in _NAMED.finditer(prose.text):
        of_text = prose.passages[prose.passage_at(match.start())].role in OWN_TEXT
        if of_text and match["level"] == own.level and match["kind"] != own.kind and own.kind.endswith("局"):
            message = f"本单位是{quoted(own.kind)}，这里写{quoted(match['kind'])}"
            yield Hit(prose.spot(*match.span()), message, f"核对，改为“{own.level}{own.kind}”")


_OFFICES = WordPattern(r"(?<![直市省厅部])(?P<at>科室|股室|处室)(?!主任|长)")
_LIST_OF_OFFICES = WordPattern(
    r"[一-鿿](?P<kind>[科股处])等(?:[0-9一二三四五六七八九十]+个)?(?P<at>(?P<word>[科股处])室)"
)
_FEWEST = 2


@rule(
    "一致-科室", "内设机构的叫法前后一致", Severity.HINT, _REASON,
    _GOOD, _bad("分解到11个股室", "分解到11个科室"),
    near="甲县教育局2021年法治政府建设情况报告\n一、工作\n机关科室和市直处室参加，各科室、各学校落实责任。",
)  # fmt: skip
def _offices(manuscript: Manuscript) -> Iterator[Hit]:
    """Find offices called 股室 once where they are 科室 elsewhere, or 科 in the list that names them."""
    prose = prose_of(manuscript)
    found = list(_OFFICES.finditer(prose.text))
    times = Counter(match["at"] for match in found)
    listed = {m.start("at"): m["kind"] + "室" for m in _LIST_OF_OFFICES.finditer(prose.text) if m["kind"] != m["word"]}
    for match in found:
        usual = listed.get(match.start()) or times.most_common(1)[0][0]
        rare = match["at"] != usual and times[match["at"]] == 1 and times[usual] >= _FEWEST
        if match.start() in listed or (rare and len(times) == _FEWEST):
            message = f"别处称{quoted(usual)}，这里称{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span()), message, "核对本单位的内设机构，用同一个叫法")


_BRAND = WordPattern(
    r"[“《](?P<at>(?P<place>[一-鿿]{2})(?:[省市县区旗])?(?:教体|教育局|教育体育|教育云|教育发布|教育(?=法治|普法|系统|”)|普法|法治(?=教育|课堂|微课|讲堂|校园|在线)))[^”》\n]{0,12}[”》]"
)
_NO_PLACE = WordPattern(
    r"全国|国家|中国|全民|全省|全市|全县|全区|青少|少年|学生|学校|校园|社会|法治|普法|教育|中小|小学|中学|家庭|学前|职业|义务|基础|民办|特殊|高等|行政|宪法|新时|红色|青春|童心|阳光|平安|智慧|我们|大家|一起|互动|云端|网络|指尖|流动|移动|空中|线上|现场|沉浸|情景|体验|主题|优秀|精准|项目|送法|学法|指导|关于|推进|加强|开展"
)


@rule(
    "一致-品牌地名", "以地名命名的活动、栏目，是本地的地名", Severity.HINT, _REASON,
    _GOOD, _bad("“甲县教体", "“白鹭教体"),
    near="甲县教育局2021年法治政府建设情况报告\n一、工作\n关注“中国教育报”，开办“青春法治讲堂”“宪法教育课堂”。",
)  # fmt: skip
def _brands(manuscript: Manuscript) -> Iterator[Hit]:
    """Find what is named after a place that neither the title nor the text names otherwise."""
    own = own_bureau(manuscript)
    if own is None or not own.area:
        return
    prose = prose_of(manuscript)
    for match in _BRAND.finditer(prose.text):
        place = match["place"]
        is_place = not is_common_word(place) and not _NO_PLACE.search(place)
        if is_place and place not in own.name and prose.text.count(place) == 1:
            message = f"{quoted(match['at'])}不像是本地（{own.place}）的名称"
            yield Hit(prose.spot(*match.span("at")), message, "核对；是从别处的稿子带来的，改为本地的名称")


_TEAM = WordPattern(r"(?P<before>[一-鿿0-9“]{0,8})执法(?P<at>中队|大队|支队|总队)(?!长)")
_OF_OTHERS = WordPattern(r"[省市州]|[0-9一二三四五六七八九十各个]$|下设|文化|市场|城管|交通|农业|消防|上级")
"""What stands before teams of others, or of the bureau's own team's parts."""


@rule(
    "一致-执法队", "本单位的执法队是大队还是中队，前后一致", Severity.HINT, _REASON,
    "甲县教育局2021年行政执法工作报告\n一、主体\n县教育综合行政执法大队编制12名，执法大队实有10名，执法大队全员持证。",
    "甲县教育局2021年行政执法工作报告\n一、主体\n县教育综合行政执法大队编制12名，执法大队实有10名，使执法中队全员持证。",
    near="甲县教育局2021年行政执法工作报告\n一、主体\n县教育综合行政执法大队编制12名，执法大队下设2个执法中队，到市教育行政执法支队学习。",
)  # fmt: skip
def _teams(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the bureau's own team of enforcement called once by another rank."""
    prose = prose_of(manuscript)
    own = [match for match in _TEAM.finditer(prose.text) if not _OF_OTHERS.search(match["before"])]
    times = Counter(match["at"] for match in own)
    full = {match["at"] for match in own if "教育" in match["before"]}
    usual = next(iter(full)) if len(full) == 1 else ""
    for match in own if usual else ():
        if match["at"] != usual and times[match["at"]] == 1:
            message = f"别处称{quoted('执法' + usual)}，这里称{quoted('执法' + match['at'])}"
            yield Hit(prose.spot(match.start("at") - 2, match.end("at")), message, "核对名称，前后一致")
