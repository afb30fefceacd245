"""Rules about the form that a report must have: title, addressee, signature, dates, nothing asked for.

《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第四章; 《党政机关公文处理工作条例》.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.checking.manuscript import Manuscript, Role, signed_days
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.build.statutory import CHAPTER_FOUR, WHOLE_REPORT, with_change
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import READ_TEXT, prose_of
from drafter.hints import quoted
from drafter.model.characters import without_spaces
from drafter.model.report_type import ReportType, type_in

_REQUEST = WordPattern(
    r"(?:妥否|当否|可否|是否妥当)[，,]?\s*请|(?<![报提申呈函])请(?:予)?(?:批示|批准|批复|审批|核准)(?!指正|指导)|恳请[^。\n]{0,30}(?:批准|支持|解决|批复)|请求[^。\n]{0,30}(?:拨付|批准|解决|增加编制)"
)
_ENDS_IN_KIND = WordPattern(
    r"(?:报告|总结|公告|通告|公报|年报|汇报)(?:[及和与暨、]?(?:20[0-9]{2}年|下一?年)?[^，。]{0,12}(?:计划|安排|打算|思路))?(?:[（(].{1,12}[）)])?$"
)
"""The end of a title that says what the document is, plans that it brings along included: ……工作总结及2025年工作计划."""


@rule(
    "公文-标题", "标题有机关、年度、文种", Severity.HINT, "《党政机关公文处理工作条例》第九条（七）",
    WHOLE_REPORT, Example("甲区教育局2020年度法治政府建设年度情况报告\n一、主要举措\n开展普法。", year=2020),
)  # fmt: skip
def _title(manuscript: Manuscript) -> Iterator[Hit]:
    lines = [i for i, p in enumerate(manuscript.passages) if p.role is Role.TITLE]
    title = without_spaces(manuscript.title)
    if not lines:
        return
    at = Spot(lines[0])
    if not _ENDS_IN_KIND.search(title):
        yield Hit(
            at, "标题末尾不是文种“报告”", "标题由发文机关、事由、文种组成，如“××局关于2021年法治政府建设情况的报告”"
        )
    if not re.search(r"局|委|厅|政府|办公室|办事处|中心|大队|支队|师市|学校|院", title):
        yield Hit(at, "标题里没有发文机关", "补上单位名称")
    if not re.search(r"(?:20[0-9]{2}|二[〇○零Oo0][一二三][〇○零Oo0一二三四五六七八九])年", title):
        yield Hit(at, "标题里没有年度", "补上，如“2021年”")
    if re.sub("年度报告(?=[（(]|$)", "报告", title).count("年度") > 1:
        yield Hit(at, "标题里“年度”重复", "只留一个，如“2020年法治政府建设年度报告”")


@rule(
    "公文-文种", "标题写“法治政府建设年度报告”或“情况报告”", Severity.HINT, CHAPTER_FOUR,
    WHOLE_REPORT, "甲区教育局2021年法治政府建设工作报告\n一、主要举措\n开展普法。", strict=True,
)  # fmt: skip
def _document_type(manuscript: Manuscript) -> Iterator[Hit]:
    lines = [i for i, p in enumerate(manuscript.passages) if p.role is Role.TITLE]
    if lines and re.search(r"法治政府建设工作(?:报告|总结)", without_spaces(manuscript.title)):
        message = "标题的写法不通行：规定称“法治政府建设年度报告”"
        yield Hit(Spot(lines[-1]), message, "写“法治政府建设年度报告”或“法治政府建设情况报告”；本地另有要求的照本地")


@rule(
    "公文-主送", "报告有主送机关，不主送个人", Severity.HINT, "《党政机关公文处理工作条例》第九条（八）、第十五条；" + CHAPTER_FOUR,
    WHOLE_REPORT, with_change("甲区委、甲区人民政府：\n"), strict=True,
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
    WHOLE_REPORT, with_change("\n甲区教育局\n2022年1月29日"),
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


def _is_of_the_year(title: str) -> bool:
    """Return whether a paper with this title is a yearly report: none of a campaign, none sent round to those below."""
    return not title or (type_in(title) is not None and not title.rstrip("）").endswith(("通报", "通知")))


@rule(
    "法定-期限", "3月1日前报送，4月1日前公开", Severity.WARNING, CHAPTER_FOUR,
    WHOLE_REPORT, with_change("2022年1月29日", "2022年4月20日"),
)  # fmt: skip
def _deadline(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.year is None or not _is_of_the_year(manuscript.title):
        return
    is_filed = any(passage.role is Role.ADDRESSEE for passage in manuscript.passages)
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
        elif has_deadline and is_filed and day > date(manuscript.year + 1, 3, 1):
            message = f"成文日期{shown}晚于3月1日的报送期限"
            yield Hit(Spot(i), message, f"{manuscript.year}年度的报告应于{manuscript.year + 1}年3月1日前报送")


@rule(
    "公文-请示", "报告不夹带请示事项", Severity.ERROR, "《党政机关公文处理工作条例》第十五条（四）",
    WHOLE_REPORT, with_change("无。", "请区政府解决执法用车，妥否，请批示。"),
    near="全年向上级请示报告重大事项3次，办理学校请示12件，均按时批复。",
)  # fmt: skip
def _requests(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _REQUEST.finditer(prose.text):
        spot = prose.spot(*match.span())
        if prose.passages[spot.passage].role in READ_TEXT:
            yield Hit(spot, f"报告里夹带了请示事项：{quoted(match[0])}", "删去；需要请示的另行行文")
