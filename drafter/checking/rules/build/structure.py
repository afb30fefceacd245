"""Rules about how the report is built: opening, chapters of like depth, headings that fit, untitled ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, found_within, headed
from drafter.hints import quoted

_OPENING = WordPattern(r"(?:报告|汇报|情况)(?:工作)?如下|现(?:将|就)[^。]{4,80}(?:报告|汇报)")
_COUNTED = WordPattern(r"(?<![0-9])[0-9]+(?:余|多)?[件次个名人所家项场条]")
_TOPICS = (
    ("领导", r"领导(?=$|的|$)|组织领导", r"小组|组长|党委会|党组|部署|听取|专题研究|第一责任人|统筹|主持"),
    ("宣传", r"宣传|普法", r"宣传|普法|宣讲|讲座|活动|教育"),
    ("执法", r"执法", r"执法|检查|处罚|许可|监管"),
    ("公开", r"公开|公示", r"公开|公示|公布|发布"),
    ("复议应诉", r"复议|应诉", r"复议|诉讼|应诉"),
    ("决策", r"决策(?!部署)", r"决策|决定|审查|论证|集体"),
    ("培训", r"培训|学习", r"培训|学习|讲座|考试|学法"),
    ("队伍", r"队伍|人员管理", r"人员|队伍|持证|培训|证"),
    ("调解", r"调解|纠纷", r"调解|纠纷|矛盾|信访"),
    ("规范性文件", r"规范性文件", r"文件|审查|备案|清理"),
)
_ELSEWHERE = WordPattern(r"疫情防控|安全生产|党风廉政|乡村振兴|招商引资|文明城市")
_LONGEST = 900
"""Characters; longer paragraphs fill two thirds of a page (22 lines of 28)."""
_SHORTEST = 30
"""Chinese characters; a text with fewer under its title is no report yet."""
_REASON = "《党政机关公文处理工作条例》第十九条：结构严谨，条理清楚"
_PREFACE = "甲区教育局2021年法治政府建设情况报告\n2021年，我局推进法治政府建设。现将有关情况报告如下：\n"
_LONG = "建立健全各项制度，明确责任分工，按季度督促检查，及时通报结果，推动工作走深走实。" * 4
_GOOD = Example(
    _PREFACE + "一、主要举措\n（一）加强组织领导\n成立领导小组，局长任组长。\n（二）开展普法\n举办讲座15场。\n"
    "二、存在的不足\n业务培训不够。\n三、下一年度安排\n加强培训。"
)


@rule(
    "结构-正文", "标题下有正文", Severity.ERROR, "《党政机关公文处理工作条例》第九条（九）",
    Example(_GOOD.text + _LONG), "甲区教育局2021年法治政府建设情况报告\nx。",
)  # fmt: skip
def _without_body(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a report that has a title and hardly a word below it, and a text without any Chinese words.

    How much a report made of answers says is up to the sections of its jurisdiction.
    """
    prose = prose_of(manuscript)
    length = sum(map(len, set(prose.clauses())))
    if not length:
        yield Hit(Spot(), "没有正文，没有什么可以检查的", "看看是不是选错了文件；写上正文再检查")
    elif manuscript.title and manuscript.report is None and length < _SHORTEST:
        yield Hit(Spot(), f"正文只有{length}个汉字（重复的不算），不成一份报告", "写完正文再检查")


@rule(
    "结构-前言", "前言有承启语", Severity.HINT, "公文写作惯例",
    _GOOD, "甲区教育局2021年法治政府建设情况报告\n2021年，我局扎实推进法治政府建设工作。\n一、主要举措\n开展普法。", strict=True,
)  # fmt: skip
def _opening(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    first = prose.body_start()
    preface = [i for i in range(first) if prose.passages[i].role is Role.BODY]
    if prose.sections and preface and not any(_OPENING.search(prose.passages[i].text) for i in preface):
        yield Hit(Spot(preface[-1]), "前言没有“现将……报告如下”一类的承启语", "在前言末尾写“现将有关情况报告如下：”")


@rule(
    "结构-数据段", "标题下的数字段有小标题", Severity.HINT, _REASON,
    _GOOD, "一、主要举措\n全年处罚1件，复议2件。\n（一）普法\n开展讲座。\n（二）执法\n规范检查。", strict=True,
)  # fmt: skip
def _data(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a paragraph of figures between a first-level heading and its （一）."""
    prose = prose_of(manuscript)
    for place, section in enumerate(prose.sections[:-1]):
        following = prose.sections[place + 1].mark
        first = section.mark.passage + 1
        if section.mark.level != 1 or not section.mark.bare or following.level != 2 or following.passage == first:
            continue
        text = prose.passages[first].text
        if len(_COUNTED.findall(text)) >= 2:
            message = f"“{section.mark.number}”的标题下先有一段数字，再有{quoted(following.number)}，这一段没有小标题"
            yield Hit(Spot(first), message, "给这一段加小标题，或把数字写进有关的一项")


@rule(
    "结构-层次", "各章的层次深浅相当", Severity.HINT, _REASON,
    _GOOD, "一、组织\n（一）领导\n成立小组。\n（二）部署\n制定要点。\n二、公开\n（一）信息\n公开。\n（二）方式\n创新。\n" "三、普法\n" + _LONG, strict=True,
)  # fmt: skip
def _uneven(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    deep = {s.parent for s in prose.sections if s.mark.level == 2}
    chapters = [(i, s) for i, s in enumerate(prose.sections) if s.mark.level == 1 and s.mark.bare]
    flat = [s for i, s in chapters if i not in deep and len(s.text) > 150]
    flat = [s for s in flat if not re.search(r"不足|问题|安排|打算|责任人|其他|下一步|思想", s.mark.title)]
    if len(chapters) - len(flat) > len(flat):
        for section in flat:
            message = f"“{section.mark.number}{section.mark.title}”没有分（一）（二），别的章都分了"
            yield Hit(Spot(section.mark.passage), message, "按内容分出小标题；内容不多的可以不改")


@rule(
    "结构-题文", "内容与标题相合", Severity.HINT, _REASON,
    _GOOD, "一、主要举措\n（一）加强对法治建设的领导\n" + "组织学生参加网络答题，制作宣传短片，开设公开课，受到欢迎。" * 6 + "\n（二）普法\n开展宣传。", strict=True,
)  # fmt: skip
def _misfit(manuscript: Manuscript) -> Iterator[Hit]:
    for section in prose_of(manuscript).sections:
        text = section.text.removeprefix(section.mark.number + section.mark.title)
        if section.mark.level not in (2, 3) or len(text) < 120:
            continue
        for name, heading, content in _TOPICS:
            if re.search(heading, section.mark.title):
                if not re.search(content, text):
                    message = f"标题说的是{quoted(name)}，下面的内容没有写到"
                    yield Hit(Spot(section.mark.passage), message, "改标题，或把内容移到合适的标题下")
                break


@rule(
    "结构-题外", "内容不离开法治建设", Severity.HINT, _REASON,
    _GOOD, "一、完善制度\n（一）规范文件\n清理文件。\n（二）建立健全疫情防控机制\n制定方案。",
)  # fmt: skip
def _elsewhere(manuscript: Manuscript) -> Iterator[Hit]:
    for section in prose_of(manuscript).sections:
        match = _ELSEWHERE.search(section.mark.title)
        if match and not re.search(r"法治|依法|执法", section.mark.title):
            message = f"{quoted(match[0])}与法治建设没有直接关系"
            yield Hit(Spot(section.mark.passage), message, "只写其中依法办事的部分，或移出这份报告")


@rule(
    "结构-末段", "不足和安排有自己的标题", Severity.HINT, _REASON,
    _GOOD, "一、主要举措\n（一）普法\n开展讲座。\n（二）执法\n规范检查。\n工作取得成绩，但还存在一些不足，执法力量薄弱。\n" "下一步，我局将加强队伍建设。",
)  # fmt: skip
def _untitled(manuscript: Manuscript) -> Iterator[Hit]:
    """Find shortcomings and plans that are only the last paragraphs of another chapter."""
    prose = prose_of(manuscript)
    for part in (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS):
        if headed(manuscript, part):
            continue
        for i in found_within(manuscript, part):
            numbered = any(s.mark.passage == i for s in prose.sections)
            if i > prose.body_start() and not numbered and prose.passages[i].role is Role.BODY:
                message = f"{quoted(part.value)}只是夹在别的章节末尾的一段，没有标题"
                yield Hit(Spot(i), message, "另立一级标题")
                break


@rule(
    "结构-长段", "段落不过长", Severity.HINT, "《党政机关公文处理工作条例》第十九条：表述准确，文字精练",
    _GOOD, "一、主要举措\n" + "建立制度，明确责任，抓好落实，形成合力。" * 50, strict=True,
)  # fmt: skip
def _long(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        if passage.role is Role.BODY and len(passage.text) > _LONGEST:
            spot = prose.spot(prose.starts[i], prose.starts[i] + 12)
            yield Hit(spot, f"这一段有{len(passage.text)}字，不便阅读", "按意思分段，每段说一件事")
