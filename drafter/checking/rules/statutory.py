"""Rules about what the report must contain: its parts, title, addressee, signature and dates.

《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第四章; 《党政机关公文处理工作条例》.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

from drafter.checking.manuscript import Manuscript, Role, signed_days
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import READ_TEXT, prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, found_within, headed, part_spans
from drafter.hints import quoted
from drafter.model.report_type import ReportType

_BARE = WordPattern(r"^(?:无|没有|略|暂无|同上|较好|良好|正常|不详|待定)?[。．.]?$")
_CAUSE = WordPattern(
    r"原因|因为|由于|主要是|源于|缘于|在于|致使|导致|造成|因此|所致|(?:受|限于)[^。，]{2,16}(?:限制|影响|制约|所限|因素)|由此|均为兼职|归根|究其|根源|症结"
)
_PROMISED = WordPattern(r"[和及与、]?原因")
"""What a heading says that promises causes."""
_REQUEST = WordPattern(
    r"(?:妥否|当否|可否|是否妥当)[，,]?\s*请|(?<![报提])请(?:予)?(?:批示|批准|批复|审批|核准)|恳请[^。\n]{0,30}(?:批准|支持|解决|批复)|请求[^。\n]{0,30}(?:拨付|批准|解决|增加编制)"
)
_PERSON_HEADING = WordPattern(r"(?<!党政)主要负责人履行")
_ORDER = (
    StatutoryPart.ACHIEVEMENTS,
    StatutoryPart.SHORTCOMINGS,
    StatutoryPart.PRINCIPAL,
    StatutoryPart.PLANS,
    StatutoryPart.OTHER,
)
_SHORTEST = 12
"""Characters; a part shorter than that says nothing."""
_TELLS = 200
"""Chinese characters; a text of so many without chapters says what was done, in whatever paragraph."""
_FOUR = "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第四章"
_HEAD = "甲区教育局2021年法治政府建设年度报告\n甲区委、甲区人民政府：\n现将有关情况报告如下：\n"
_DONE = "一、主要举措和成效\n全年开展行政检查77次，举办法治讲座15场。\n"
_LACK = "二、存在的不足和原因\n（一）普法不深。原因是活动集中在节点。\n（二）培训不够。主要是力量不足。\n"
_PERSON = "三、党政主要负责人履行推进法治建设第一责任人职责情况\n局长全年主持4次会议专题研究法治工作。\n"
_PLAN = "四、下一年度主要安排\n制定培训计划，办好两期执法人员培训班。\n"
_END = "五、其他需要报告的情况\n无。\n\n甲区教育局\n2022年1月29日"
_GOOD = Example(_HEAD + _DONE + _LACK + _PERSON + _PLAN + _END)


def _bad(old: str, new: str = "", year: int = 2021) -> Example:
    text = _GOOD.text.replace(old, new)
    return Example(text, year=year)


def _annual(manuscript: Manuscript) -> bool:
    """Return whether `manuscript` is an annual report, not just a paragraph of one; with chapters, of unknown kind too."""
    prose = prose_of(manuscript)
    if manuscript.type is ReportType.ANNUAL:
        return prose.is_whole()
    other = prose.title() and not re.search(r"法治|依法|执法|述法", prose.title())
    return manuscript.type is None and not other and len(prose.sections) > 1


@rule("法定-缺项", "规定的部分都有", Severity.WARNING, _FOUR, _GOOD, _bad(_PLAN))
def _missing(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript) or manuscript.title.endswith("公告"):
        return
    prose = prose_of(manuscript)
    tells_without_chapters = not prose.sections and sum(map(len, set(prose.clauses()))) >= _TELLS
    for part in (StatutoryPart.ACHIEVEMENTS, StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS):
        if part is StatutoryPart.ACHIEVEMENTS and tells_without_chapters:
            continue
        if not headed(manuscript, part) and not part_spans(manuscript, part):
            yield _lacks(manuscript, part)


@rule(
    "法定-缺第一责任人", "写了第一责任人履职的情况", Severity.HINT,
    _FOUR + "；不少报告只在别处带一句，或另行述法", _GOOD, _bad(_PERSON),
)  # fmt: skip
def _without_principal(manuscript: Manuscript) -> Iterator[Hit]:
    part = StatutoryPart.PRINCIPAL
    is_asked = manuscript.type is not None or "法治" in prose_of(manuscript).title()
    if _annual(manuscript) and is_asked and not headed(manuscript, part) and not part_spans(manuscript, part):
        yield _lacks(manuscript, part)


def _lacks(manuscript: Manuscript, part: StatutoryPart) -> Hit:
    mend = "在这里补上这一部分；这是规定必写的五项之一"
    return Hit(_place_of(manuscript, part), f"没有{quoted(part.value)}这一部分", mend)


def _place_of(manuscript: Manuscript, part: StatutoryPart) -> Spot:
    """Return where a part that is missing belongs: before the chapter that follows it, or behind the text."""
    behind = _ORDER[_ORDER.index(part) + 1 :]
    if part is StatutoryPart.PRINCIPAL:
        behind = (StatutoryPart.SHORTCOMINGS, *behind)  # many outlines have it before the shortcomings
    following = [spans[0][0] for each in behind if (spans := part_spans(manuscript, each))]
    text = [i for i, passage in enumerate(manuscript.passages) if passage.role in READ_TEXT]
    last = text[-1] if text else -1
    return Spot(min(following)) if following else Spot(last)


@rule(
    "法定-未单列", "规定的部分各自成章", Severity.HINT, _FOUR,
    _GOOD, _bad(_PERSON, "三、工作保障\n局长认真履行第一责任人职责，主持会议研究法治工作。\n"),
)  # fmt: skip
def _without_heading(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    for part in (StatutoryPart.SHORTCOMINGS, StatutoryPart.PRINCIPAL, StatutoryPart.PLANS):
        within = found_within(manuscript, part)
        if within and not headed(manuscript, part):
            message = f"{quoted(part.value)}没有单独成为一部分，只在别处提到"
            yield Hit(Spot(within[0]), message, "另立一级标题，把散在各处的话集中写")


@rule(
    "法定-其他情况", "有“其他需要报告的情况”", Severity.HINT, _FOUR,
    _GOOD, _bad("五、其他需要报告的情况\n无。\n"),
)  # fmt: skip
def _other(manuscript: Manuscript) -> Iterator[Hit]:
    if _annual(manuscript) and not part_spans(manuscript, StatutoryPart.OTHER):
        yield Hit(Spot(), "没有“其他需要报告的情况”这一部分", "补上；没有其他情况的写“无。”")


@rule(
    "法定-空话", "规定的部分不是空话", Severity.ERROR, _FOUR,
    _GOOD, _bad("制定培训计划，办好两期执法人员培训班。", "同上。"),
)  # fmt: skip
def _empty(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    for part in (StatutoryPart.ACHIEVEMENTS, StatutoryPart.SHORTCOMINGS, StatutoryPart.PRINCIPAL, StatutoryPart.PLANS):
        for section in headed(manuscript, part):
            text = re.sub(r"\s", "", section.text)
            if section.last > section.mark.passage and len(text) < _SHORTEST:
                bare = "只有一句空话" if not _BARE.match(text) else f"只写了{quoted(text)}"
                yield Hit(Spot(section.mark.passage), f"{quoted(section.mark.title)}{bare}", "写清楚具体情况")


@rule(
    "法定-原因", "不足写了原因", Severity.WARNING, _FOUR,
    _GOOD, _bad(_LACK, "二、存在的不足和原因\n（一）普法不深，频次不够。\n（二）培训不够，人手偏少。\n"),
)  # fmt: skip
def _causes(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    spans = part_spans(manuscript, StatutoryPart.SHORTCOMINGS)
    texts = [manuscript.passages[i].text for first, last in spans for i in range(first, last + 1)]
    words = "".join(re.sub(r"不足(?:和|及|与)(?:其)?原因", "", text) for text in texts)
    asked = any(_PROMISED.search(manuscript.passages[first].text) for first, _ in spans)
    if words and asked and not _CAUSE.search(words):
        yield Hit(Spot(spans[0][0]), "只写了不足，没有写原因", "逐条写明原因，如“原因是……”；规定要求写不足和原因")


@rule("法定-逐条原因", "每条不足都写了原因", Severity.HINT, _FOUR, _GOOD, _bad("主要是力量不足", "人手偏少"))
def _each_cause(manuscript: Manuscript) -> Iterator[Hit]:
    """Find shortcomings without a cause where others have one."""
    prose = prose_of(manuscript)
    for chapter in headed(manuscript, StatutoryPart.SHORTCOMINGS) if _annual(manuscript) else ():
        items = [
            s for s in prose.sections if s.mark.level > 1 and chapter.mark.passage < s.mark.passage <= chapter.last
        ]
        without = [s for s in items if not _CAUSE.search(s.text)]
        if not _CAUSE.search(chapter.text) and not _PROMISED.search(chapter.mark.title):
            mend = "规定要求写不足和原因；能写的逐条写明原因，如“原因是……”"
            yield Hit(Spot(chapter.mark.passage), "只写了不足，没有写原因", mend)
        elif len(items) > len(without) > 0:
            for section in without:
                message = f"“{section.mark.number}{section.mark.title[:20]}”只有不足，没有原因"
                yield Hit(Spot(section.mark.passage), message, "补写原因")


@rule(
    "法定-次序", "各部分依规定的次序", Severity.HINT, _FOUR + "；各地提纲不同，以本地通知为准",
    _GOOD, _HEAD + _DONE + _PERSON.replace("三", "二") + _LACK.replace("二、", "三、") + _PLAN + _END,
)  # fmt: skip
def _order(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    places = [(chapters[0].mark.passage, part) for part in _ORDER if (chapters := headed(manuscript, part))]
    for (place, part), (later, following) in itertools.pairwise(places):
        if place > later:
            message = f"{quoted(following.value)}写在{quoted(part.value)}之前"
            mend = "规定列举的次序是：举措和成效、不足和原因、第一责任人履职、下一年度安排、其他；本地另有提纲的按提纲"
            yield Hit(Spot(later), message, mend)


@rule(
    "法定-负责人", "第一责任人部分的标题写“党政主要负责人”", Severity.HINT, _FOUR,
    _GOOD, _bad("三、党政主要", "三、主要"),
)  # fmt: skip
def _principal_heading(manuscript: Manuscript) -> Iterator[Hit]:
    for section in headed(manuscript, StatutoryPart.PRINCIPAL):
        match = _PERSON_HEADING.search(manuscript.passages[section.mark.passage].text)
        if match:
            yield Hit(Spot(section.mark.passage, *match.span()), "标题少“党政”二字", "改为“党政主要负责人履行……”")


_ENDS_IN_KIND = re.compile(
    r"(?:报告|总结|公告|通告|公报|年报|汇报)(?:[及和与暨、]?(?:20[0-9]{2}年|下一?年)?[^，。]{0,12}(?:计划|安排|打算|思路))?(?:[（(].{1,12}[）)])?$"
)
"""The end of a title that says what the document is, plans that it brings along included: ……工作总结及2025年工作计划."""


@rule(
    "公文-标题", "标题有机关、年度、文种", Severity.WARNING, "《党政机关公文处理工作条例》第九条（七）",
    _GOOD, Example("甲区教育局2020年度法治政府建设年度情况报告\n一、主要举措\n开展普法。", year=2020),
)  # fmt: skip
def _title(manuscript: Manuscript) -> Iterator[Hit]:
    lines = [i for i, p in enumerate(manuscript.passages) if p.role is Role.TITLE]
    title = re.sub(r"\s", "", manuscript.title)
    if not lines:
        return
    at = Spot(lines[0])
    if not _ENDS_IN_KIND.search(title):
        yield Hit(
            at, "标题末尾不是文种“报告”", "标题由发文机关、事由、文种组成，如“××局关于2021年法治政府建设情况的报告”"
        )
    if not re.search(r"局|委|厅|政府|办公室|办事处|中心|大队|支队|师市|学校|院", title):
        yield Hit(at, "标题里没有发文机关", "补上单位名称")
    if not re.search(r"20[0-9]{2}年", title):
        yield Hit(at, "标题里没有年度", "补上，如“2021年”")
    if re.sub("年度报告(?=[（(]|$)", "报告", title).count("年度") > 1:
        yield Hit(at, "标题里“年度”重复", "只留一个，如“2020年法治政府建设年度报告”")


@rule(
    "公文-文种", "标题写“法治政府建设年度报告”或“情况报告”", Severity.HINT, _FOUR,
    _GOOD, "甲区教育局2021年法治政府建设工作报告\n一、主要举措\n开展普法。", style=True,
)  # fmt: skip
def _document_type(manuscript: Manuscript) -> Iterator[Hit]:
    lines = [i for i, p in enumerate(manuscript.passages) if p.role is Role.TITLE]
    if lines and re.search(r"法治政府建设工作(?:报告|总结)", re.sub(r"\s", "", manuscript.title)):
        message = "标题的写法不通行：规定称“法治政府建设年度报告”"
        yield Hit(Spot(lines[-1]), message, "写“法治政府建设年度报告”或“法治政府建设情况报告”；本地另有要求的照本地")


@rule(
    "公文-主送", "报告有主送机关，不主送个人", Severity.HINT, "《党政机关公文处理工作条例》第九条（八）、第十五条；" + _FOUR,
    _GOOD, _bad("甲区委、甲区人民政府：\n"), style=True,
)  # fmt: skip
def _addressee(manuscript: Manuscript) -> Iterator[Hit]:
    if len(prose_of(manuscript).sections) < 3 or not manuscript.title:
        return
    found = [(i, p) for i, p in enumerate(manuscript.passages) if p.role is Role.ADDRESSEE]
    if not found:
        yield Hit(Spot(), "没有主送机关", "报送稿写明本级党委、政府和上一级主管部门；公开稿可以不写")
    for i, passage in found:
        if re.search(r"(?:书记|局长|主任|区长|市长|县长)[：:]$", passage.text):
            yield Hit(Spot(i), "报告不主送个人", "改为主送机关")


@rule(
    "公文-落款", "有署名和成文日期", Severity.HINT, "《党政机关公文处理工作条例》第九条（十一）（十二）",
    _GOOD, _bad("\n甲区教育局\n2022年1月29日"),
)  # fmt: skip
def _signature(manuscript: Manuscript) -> Iterator[Hit]:
    if len(prose_of(manuscript).sections) < 3 or not manuscript.title:
        return
    roles = {p.role for p in manuscript.passages}
    missing = [name for role, name in ((Role.SIGNATURE, "署名"), (Role.DATE, Role.DATE.value)) if role not in roles]
    if missing:
        ends = [i for i, p in enumerate(manuscript.passages) if p.role in (Role.DATE, Role.SIGNATURE)]
        at = Spot(ends[-1]) if ends else Spot()
        yield Hit(at, f"没有{'和'.join(missing)}", "报送稿在文末写单位名称和成文日期；公开稿可以不写")


@rule(
    "法定-期限", "3月1日前报送，4月1日前公开", Severity.WARNING, _FOUR,
    _GOOD, _bad("2022年1月29日", "2022年3月20日"),
)  # fmt: skip
def _deadline(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.year is None:
        return
    for i, day in signed_days(manuscript):
        shown = manuscript.passages[i].text.strip()
        has_deadline = manuscript.type in (ReportType.ANNUAL, None)
        if day <= date(manuscript.year, 11, 30):
            yield Hit(Spot(i), f"成文日期{shown}早于报告年度的年末", "核对日期和报告年度")
        elif has_deadline and day > date(manuscript.year + 1, 4, 1):
            message = f"成文日期{shown}晚于4月1日的公开期限"
            yield Hit(
                Spot(i), message, f"{manuscript.year}年度的报告应于{manuscript.year + 1}年3月1日前报送、4月1日前公开"
            )
        elif has_deadline and day > date(manuscript.year + 1, 3, 1):
            message = f"成文日期{shown}晚于3月1日的报送期限"
            yield Hit(Spot(i), message, f"{manuscript.year}年度的报告应于{manuscript.year + 1}年3月1日前报送")


@rule(
    "公文-请示", "报告不夹带请示事项", Severity.ERROR, "《党政机关公文处理工作条例》第十五条（四）",
    _GOOD, _bad("无。", "请区政府解决执法用车，妥否，请批示。"),
    near="全年向上级请示报告重大事项3次，办理学校请示12件，均按时批复。",
)  # fmt: skip
def _requests(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _REQUEST.finditer(prose.text):
        spot = prose.spot(*match.span())
        if prose.passages[spot.passage].role in READ_TEXT:
            yield Hit(spot, f"报告里夹带了请示事项：{quoted(match[0])}", "删去；需要请示的另行行文")
