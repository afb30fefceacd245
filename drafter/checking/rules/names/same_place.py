"""Rules about names of places and of the bureau itself: spelt and ranked as in the title, no other place's among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role, signed_days
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.sources.report_subject import year_in_title
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import Bureau, own_bureau
from drafter.checking.text.prose import prose_of
from drafter.checking.text.spelling import is_common_word
from drafter.hints import quoted
from drafter.model.characters import without_spaces

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "青河市临山区教育局2021年法治政府建设情况报告\n2021年，临山区教育局推进法治政府建设。现将2021年有关情况报告如下：\n"
    "一、2021年主要举措和成效\n在区委、区政府领导下，印发《临山区中小学安全管理办法》。\n二、2022年工作安排\n2022年举办培训班。\n\n青河市临山区教育局\n2022年1月29日"
)
_bad = _GOOD.changed
_KINDS = ("教育和体育局", "教育体育局", "教育局", "教体局", "教育委员会", "教委", "教育厅")
_ENDS = WordPattern("|".join(_KINDS))
_LEVELS = "省市州盟区县旗"
_SAME_KIND = {"教体局": "教育体育局", "教育和体育局": "教育体育局", "教委": "教育委员会"}


@rule(
    "一致-单位名", "单位和本地的名称与标题里的一字不差", Severity.WARNING, _REASON,
    _GOOD, _bad("2021年，临山区教育局推进", "2021年，临川区教育局推进"),
)  # fmt: skip
def _own_name(manuscript: Manuscript) -> Iterator[Hit]:
    own = own_bureau(manuscript)
    if own is None or len(own.place) < 2:
        return
    prose = prose_of(manuscript)
    core = f"{own.place}{own.level}{own.kind}"
    for match in _ENDS.finditer(prose.text):
        written = prose.text[max(0, match.end() - len(core)) : match.end()]
        role = prose.passages[prose.passage_at(match.start())].role
        if role is not Role.TITLE and _one_slip(written, core):
            spot = prose.spot(match.end() - len(core), match.end())
            yield Hit(spot, f"{quoted(written)}与标题里的{quoted(core)}差一个字", "核对，前后一致")
    yield from _ranked_otherwise(manuscript, own)


def _one_slip(written: str, core: str) -> bool:
    """Return whether two names of one length differ in one character, which is not merely what stands before."""
    if len(written) != len(core) or "\n" in written:
        return False
    differing = [i for i, (one, other) in enumerate(zip(written, core, strict=True)) if one != other]
    return (
        len(differing) == 1
        and written[: differing[0]] + core[differing[0]] == core[: differing[0] + 1]
        and (differing[0] > 0 or not is_common_word(written[:2]))
    )


def _ranked_otherwise(manuscript: Manuscript, own: Bureau) -> Iterator[Hit]:
    """Yield the bureau's own place with another rank or with another kind of authority."""
    prose = prose_of(manuscript)
    others = "".join(level for level in _LEVELS if level != own.level)
    behind = rf"{re.escape(own.place)}(?P<level>[{others}])(?!场|域|间|城|里|内|外|面|长|民|委员会议)"
    for match in re.finditer(behind, prose.text):
        if match[0] not in manuscript.title and match["level"] + own.level not in ("市区",):
            message = f"本单位在{quoted(own.place + own.level)}，这里写{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, "核对，前后一致")
    yield from _under_another(manuscript, own)
    kinds = "|".join(kind for kind in _KINDS if _same_kind(kind) != _same_kind(own.kind))
    for match in re.finditer(rf"{re.escape(own.place)}{own.level}(?P<kind>{kinds})", prose.text):
        if match[0] not in manuscript.title:
            message = f"单位是{quoted(own.kind)}，这里写{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, "核对，前后一致")


_NO_CITY = WordPattern(r"[全本我该各在于向由的]|直辖|地级|县级")


def _under_another(manuscript: Manuscript, own: Bureau) -> Iterator[Hit]:
    """Yield the bureau's own place under another city than the title's."""
    above = own.area.removesuffix(own.place)
    if not above.endswith("市"):
        return
    prose = prose_of(manuscript)
    for match in WordPattern(rf"(?P<city>[一-鿿]{{2,3}}市){re.escape(own.place)}{own.level}").finditer(prose.text):
        city = match["city"]
        if not above.endswith(city[-3:]) and not city.endswith(above[-3:]) and not _NO_CITY.search(city):
            message = f"标题里是{quoted(own.area + own.level)}，这里写{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, "核对，前后一致")


def _same_kind(kind: str) -> str:
    return _SAME_KIND.get(kind, kind)


_IN_TITLE = WordPattern(
    r"《(?P<area>[一-鿿]{2,4}?)(?P<level>区|县|旗)(?!域|间|位|块|级|直|属|内|外|分)[一-鿿0-9“（]{4,40}"
)
_GOVERNED = WordPattern(
    r"(?:(?<=[在经由受向与和、，。；：（“]))(?P<area>[一-鿿]{2,3})(?P<level>区|县|旗)(?P<rest>委、|委办公室|人民政府|政府办公室|人大常委会|政协|司法局|市场监管局|公安局|教育(?:和体育|体育|科技)?局(?=设|现有|组织|印发|制定|开展|坚持|认真|深入|成立|建立|党|共有|政策|行政))"
)
_GENERAL = WordPattern(
    r"[在经由受向与和对为的了及将把按报送请交赴到]|自治$|开发$|高新$|园$|示范$|先行$|试验$|新$|社$|地$|校$|辖$|各|全|我|本|该|外|两|三|几|有关|所在|相关|学$|片$|灾$|城$|乡$|郊$|山$(?=x)"
)


@rule(
    "一致-外地", "没有别的区县的文件和机关", Severity.HINT, _REASON,
    _GOOD, _bad("《临山区中小学安全管理办法》", "《东湖区中小学安全管理办法》"),
)  # fmt: skip
def _elsewhere(manuscript: Manuscript) -> Iterator[Hit]:
    """Find papers and organs of another district, county or banner where the title names this one's."""
    own = own_bureau(manuscript)
    if own is None or len(own.place) < 2 or own.level not in ("区", "县", "旗"):
        return
    prose = prose_of(manuscript)
    for expression in (_IN_TITLE, _GOVERNED):
        for match in expression.finditer(prose.text):
            area = match["area"]
            ours = (
                area.endswith(own.place[-2:])
                or own.place.endswith(area)
                or f"{area}{match['level']}" in manuscript.title
            )
            if ours or _GENERAL.search(area) or is_common_word(area[-2:]):
                continue
            start, end = match.start("area"), match.end("level")
            message = f"本单位在{quoted(own.place + own.level)}，这里写{quoted(area + match['level'])}"
            yield Hit(prose.spot(start, end), message, "核对；是从别处的稿子带来的，改为本地")


_TITLED_YEAR = WordPattern(r"(20[0-9]{2})年")
_BEGUN = WordPattern(r"\s*(20[0-9]{2})年(?:度|以来)?(?:，|是)")
_TOLD = WordPattern(r"(?:现将|现就|现对)[^。：\n]{0,16}?(20[0-9]{2})年")
_DONE_IN = WordPattern(
    r"^(?:[一二三四五六七八九十]+、)?\s*(20[0-9]{2})年(?:度)?[^。\n]{0,20}(?:举措|成效|情况|工作|做法)"
)
_PLANNED = WordPattern(r"安排|打算|计划|思路|任务|展望")
_ENOUGH = 2
"""Places that must agree on another year before the title is doubted."""


@rule(
    "一致-标题年份", "标题的年份与正文、成文日期相合", Severity.WARNING, _REASON,
    _GOOD, _bad("教育局2021年法治政府建设情况报告", "教育局2020年法治政府建设情况报告"),
)  # fmt: skip
def _year_of_title(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a title whose year opening, headings and date all give otherwise."""
    titled = year_in_title(without_spaces(manuscript.title))
    place = next((i for i, p in enumerate(manuscript.passages) if p.role is Role.TITLE and "年" in p.text), -1)
    votes = Counter(_years_told(manuscript))
    if titled is None or place < 0 or not votes:
        return
    year, times = votes.most_common(1)[0]
    if year != titled and times >= _ENOUGH and not votes[titled]:
        message = f"标题写{titled}年，正文和成文日期说的都是{year}年度的事"
        yield Hit(Spot(place), message, f"核对，改为{year}年")


def _years_told(manuscript: Manuscript) -> Iterator[int]:
    """Yield the reporting year as opening, chapters, plans and date give it, each once."""
    prose = prose_of(manuscript)
    first = next((p for i, p in enumerate(prose.passages) if p.role is Role.BODY and i < prose.body_start()), None)
    if first:
        yield from (int(found[1]) for found in (_BEGUN.match(first.text), _TOLD.search(first.text)) if found)
    for section in prose.sections:
        if section.mark.level == 1:
            yield from _year_of_chapter(section.mark.title, prose.passages[section.mark.passage].text)
    yield from (day.year - 1 if day.month <= 6 else day.year for _, day in signed_days(manuscript))


def _year_of_chapter(title: str, heading: str) -> Iterator[int]:
    """Yield the reporting year that a chapter gives, whose `heading` has `title` behind its number: that before its plans."""
    year = _TITLED_YEAR.search(title)
    done = _DONE_IN.match(heading)
    if year and _PLANNED.search(title):
        yield int(year[1]) - 1
    elif done:
        yield int(done[1])
