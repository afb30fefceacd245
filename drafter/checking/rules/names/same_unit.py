"""Rules about whose report it is and of which year: the same in title, opening, text, signature and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import Bureau, bureau_in, own_bureau
from drafter.checking.text.prose import OWN_TEXT, prose_of
from drafter.checking.text.spelling import is_common_word
from drafter.enclosures import masked
from drafter.hints import quoted
from drafter.model.characters import without_spaces

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_NAMES = {"《": "》", "“": "”"}
_GOOD = Example(
    "甲市乙区教育局2021年法治政府建设情况报告\n乙区委、乙区人民政府：\n2021年，我局推进法治政府建设。现将2021年有关情况报告如下：\n"
    "一、2021年主要举措和成效\n在区委、区政府领导下，配合甲市教育局开展检查，全区学校参加。\n二、2022年安排\n2022年举办培训班。\n\n甲市乙区教育局\n2022年1月29日"
)
_bad = _GOOD.changed


def _masked(text: str) -> str:
    return masked(text, _NAMES)


@rule(
    "一致-署名",
    "署名与标题是同一个单位",
    Severity.ERROR,
    _REASON,
    _GOOD,
    _bad("\n\n甲市乙区教育局", "\n\n甲市丙区教育局"),
)
def _signature(manuscript: Manuscript) -> Iterator[Hit]:
    titled = bureau_in(manuscript.title)
    for i, passage in enumerate(manuscript.passages):
        if passage.role is not Role.SIGNATURE or titled is None:
            continue
        signed = bureau_in(passage.text)
        if signed is None:
            others = any(bureau_in(p.text) for p in manuscript.passages if p.role is Role.SIGNATURE)
            if not others and re.search(r"人民政府(?!.*教)|党校|司法局|公安局|(?<!教育)委员会", passage.text):
                yield Hit(
                    Spot(i),
                    f"署名{quoted(passage.text.strip())}不是标题里的单位",
                    f"标题里是{quoted(titled.name)}；核对",
                )
        elif _differs(signed, titled) and not _is_short_for(signed, manuscript.title):
            yield Hit(
                Spot(i), f"署名{quoted(signed.name)}与标题里的{quoted(titled.name)}不是同一个单位", "核对，改为同一名称"
            )


def _is_short_for(signed: Bureau, title: str) -> bool:
    """Return whether an autonomous place signs without its peoples: 青岭州 for 青岭哈尼族彝族自治州."""
    return f"族自治{signed.level}" in title and title.strip().startswith(signed.area)


def _differs(one: Bureau, other: Bureau) -> bool:
    if one.area and other.area and one.area[-2:] != other.area[-2:]:
        return True
    places = one.name.removesuffix(one.kind), other.name.removesuffix(other.kind)
    both_zones = all(place.endswith("开发区") for place in places)
    if both_zones and not places[0].endswith(places[1]) and not places[1].endswith(places[0]):
        return True
    if one.area and other.area and one.level != other.level:
        return True
    return _kind(one) != _kind(other)


_KINDS = {"教体局": "教育体育局", "教育和体育局": "教育体育局", "教育委员会": "教委", "教育工作委员会": "教委"}


def _kind(bureau: Bureau) -> str:
    return _KINDS.get(bureau.kind, bureau.kind)


_OTHER = WordPattern(
    r"(?:[一-鿿]{1,3}(?:省|市))?(?P<area>[一-鿿]{1,3})(?P<level>区|县|市|旗)(?P<rest>教育局|教育体育局|教体局|教委|教育委员会|教育系统)"
)
_VISITED = WordPattern(
    r"赴|到|与|和|同|向|对|学习|借鉴|交流|协作|对口|支援|结对|邻近|兄弟|会同|联合|参照|来自|、|及|配合|组织的|举办的|代表"
)
_LEAD = WordPattern(
    r"^.*(?:简称|的|由|系|报|在|经|将|对|为|和|与|及|被|是|自|把|以|使|受|向|到|至|让|请|按|据|本|该|我|全|各|使得|根据|按照|围绕|推动|加强|组织|印发|制定|推进|落实|提升|促进|增强|指导)"
)


@rule(
    "一致-他单位", "没有别的区县的单位名称", Severity.HINT, _REASON,
    _GOOD, _bad("全区学校参加", "丙区教育局加强监管，全区学校参加"),
)  # fmt: skip
def _others(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the name of another place's bureau where it is told what this one does."""
    own = own_bureau(manuscript)
    if own is None or not own.area:
        return
    prose = prose_of(manuscript)
    own_name = without_spaces(manuscript.title)
    for match in _OTHER.finditer(_masked(prose.text)):
        area = _LEAD.sub("", match["area"])
        before = prose.text[max(0, match.start() - 6) : match.start("area")]
        if prose.passages[prose.passage_at(match.start())].role not in OWN_TEXT or not _is_place(area):
            continue
        if _is_ours(area, match["level"], own, own_name) or _VISITED.search(before):
            continue
        if match["level"] == "市" and own.level != "市":
            continue
        spot = prose.spot(match.end() - len(match["rest"]) - 1 - len(area), match.end())
        yield Hit(
            spot,
            f"{quoted(area + match['level'] + match['rest'])}不是本单位（{own.name}）",
            "核对；是从别处的稿子带来的，改为本单位",
        )


def _is_place(area: str) -> bool:
    """Return whether `area` may be the name of a place: no common word ends it, and it is not a single character."""
    if area[-1:] in _LEVEL_NAMES:  # 市县教育局, 5个县区教育局: of that level, whatever its name
        return False
    is_long = len(area) > 1 or (area != "" and area in "甲乙丙丁戊己庚辛")
    return is_long and not is_common_word(area[-2:]) and area not in _NOT_PLACES


def _is_ours(area: str, level: str, own: Bureau, own_name: str) -> bool:
    """Return whether a place is the bureau's own: a part of its name, or its name cut short."""
    name = area + level
    is_same = area.endswith(own.area[-2:]) or own.area.endswith(area)
    return is_same or name in own_name or _abridged(name, own_name)


def _abridged(name: str, whole: str) -> bool:
    """Return whether `name` is `whole` cut short: 高新区 of 高新技术产业开发区."""
    rest = iter(whole)
    return all(character in rest for character in name)


_LEVEL_NAMES = tuple("省市县区旗州")


_NOT_PLACES = frozenset(
    [
        "全",
        "我",
        "本",
        "各",
        "该",
        "外",
        "城",
        "新",
        "老",
        "辖",
        "兄弟",
        "邻",
        "相邻",
        "所有",
        "部分",
        "其他",
        "周边",
        "有关",
        "试点",
        "先进",
        "全国",
        "我省",
        "我市",
        "我区",
        "各地",
        "市县",
        "区县",
        "县区",
        "县市",
        "省市",
        "州市",
        "市",
        "县",
        "区",
    ]
)
_OF_COUNTY = (
    r"我县|全县(?!域)|县委(?!党校)|县政府|县人民政府|县人大|县政协|县司法局|县教育局|县市场监管局|县直|县法院|县检察院"
)
_OF_DISTRICT = (
    r"我区(?!域)|(?<!城)(?<!社)(?<!校)(?<!园)(?<!片)(?<!辖)(?<!地)(?<!小)(?<!学)(?<!市)(?<!特)区委(?!员)"
    r"|(?<!社)(?<!地)(?<!治)区政府|(?<!治)区人民政府|(?<!治)区人大|(?<!治)区政协|区司法局|区教育局|区市场监管局|区直"
)
_WHOLE_DISTRICT = r"(?<!全)全区(?!域|别|分|间)"
"""Said by a bureau of a banner of its autonomous region."""
_OF_BANNER = r"我旗|全旗(?!舰)|旗委|旗政府|旗人民政府"
_OF_PREFECTURE = r"我州|全州(?!县)|(?<![一-鿿])州委|州人民政府"
_OWN_OF_COUNTY = (
    r"我县|全县(?=教育|中小学|[0-9]|学校)|县委、县(?:人民)?政府(?=的?(?:坚强|正确|统一)?(?:领导|部署|工作部署))"
)
_OWN_OF_DISTRICT = r"我区(?!域)|全区(?=教育|中小学|学校|[0-9])|(?<!治)区委、区(?:人民)?政府(?=的?(?:坚强|正确|统一)?(?:领导|部署|工作部署))"
_OWN_OF_CITY = r"我市|全市(?=教育系统)|市委、市(?:人民)?政府(?=的?(?:坚强|正确|统一)?(?:领导|工作部署))"
_LEVEL_WORDS = {
    "区": WordPattern(f"{_OF_COUNTY}|{_OF_BANNER}|{_OF_PREFECTURE}"),
    "县": WordPattern(f"{_OF_DISTRICT}|{_WHOLE_DISTRICT}|{_OF_BANNER}|{_OWN_OF_CITY.split('|', maxsplit=1)[0]}"),
    "旗": WordPattern(f"{_OF_COUNTY}|{_OF_DISTRICT}"),
    "市": WordPattern(f"{_OWN_OF_COUNTY}|{_OWN_OF_DISTRICT}|{_OF_BANNER}|{_OF_PREFECTURE}"),
    "州": WordPattern(f"{_OWN_OF_COUNTY}|{_OWN_OF_DISTRICT}|{_OWN_OF_CITY}|{_OF_BANNER}"),
    "省": WordPattern(f"{_OWN_OF_COUNTY}|{_OWN_OF_DISTRICT}|{_OWN_OF_CITY}|{_OF_BANNER}"),
}
"""Words of another level of government, which the text of a bureau of this level does not use of itself."""


@rule(
    "一致-区县", "区、县、市的称呼与本单位相合", Severity.WARNING, _REASON,
    _GOOD, _bad("在区委、区政府领导下", "在县委、县政府领导下"),
)  # fmt: skip
def _levels(manuscript: Manuscript) -> Iterator[Hit]:
    own = own_bureau(manuscript)
    words = _LEVEL_WORDS.get(own.level) if own else None
    if own is None or words is None:
        return
    prose = prose_of(manuscript)
    matches = list(words.finditer(_masked(prose.text)))
    own_level = len(re.findall(rf"(?:我|全){own.level}|{own.level}委|{own.level}政府|{own.level}司法局", prose.text))
    if own.level == "市" and "区" in manuscript.title.partition("市")[2][:6]:
        return
    if len(matches) > max(own_level, 3):
        return  # the unit is of that level after all, and the title abridged
    for match in matches:
        yield Hit(
            prose.spot(*match.span()),
            f"本单位是{quoted(own.name)}，这里写{quoted(match[0])}",
            f"核对，改为“{own.level}”",
        )


@rule(
    "一致-自称", "自称与单位名称相合", Severity.HINT, _REASON,
    _GOOD, _bad("2021年，我局推进", "2021年，我委推进"),
)  # fmt: skip
def _own_words(manuscript: Manuscript) -> Iterator[Hit]:
    own = own_bureau(manuscript)
    if own is None or own.kind == "教育工作委员会" or "教育工作委员会" in manuscript.title:
        return
    prose = prose_of(manuscript)
    for match in re.finditer(
        r"(?:我(?:局|委|厅|校|院|处|办|镇|街道|乡)|(?<!基)(?<!根)(?<!版)(?<!日)本(?:局|委|厅))(?!托|员|机关|级|部|域|办|面)",
        _masked(prose.text),
    ):
        if match[0][1:] != own.own_word[1:] and not (match[0] == "我校" and "校" in own.name):
            yield Hit(
                prose.spot(*match.span()),
                f"单位是{quoted(own.kind)}，自称却写{quoted(match[0])}",
                f"改为{quoted(own.own_word)}",
            )


@rule(
    "公文-下行", "报告不写给下级，不用下行文的话", Severity.WARNING, "《党政机关公文处理工作条例》第八条（十）、第十五条",
    _GOOD, _bad("乙区委、乙区人民政府：", "各中小学、幼儿园："),
)  # fmt: skip
def _downwards(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    is_to_below = manuscript.title.endswith(("通报", "通知"))
    for i, passage in enumerate(() if is_to_below else manuscript.passages):
        text = passage.text.strip()
        to_below = re.match(
            r"(?:各|全[区县市])[^，。：]{0,12}(?:学校|中小学|幼儿园|科室|单位|股室|机构|乡镇|街道)[^。]{0,20}[：:]$",
            text,
        )
        if to_below and i < max(prose.body_start(), 4):
            yield Hit(Spot(i), f"报告是上行文，不主送下级：{quoted(text)}", "改为本级党委、政府和上一级主管部门")
    for match in re.finditer(
        r"特此(?:通知|函告|函复|通告|公告|批复|请示)|请(?:各单位|各学校|你们|遵照|认真)(?:贯彻|遵照|执行|抓好落实|落实)[^。]{0,10}|(?:望|希)(?:各单位|各学校|你局|贵单位)[^。]{0,16}|此复|当否，请批示|请予(?:批准|批复)",
        prose.text,
    ):
        yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}不是报告的话", "删去，或改为“特此报告”")
