"""Rules about what a report cites: its name, number, days, years and articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.known_documents import (
    Citation,
    KnownDocument,
    cited,
    known,
    misquotations,
    named_bare,
    other_laws,
    referred_to,
)
from drafter.checking.text.likeness import nearest_title
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：引用准确"
_PLAN_YEARS = WordPattern(r"[（(]20[0-9]{2}[-—－–~～至]{1,2}20[0-9]{2}[）)]")
_NUMBER = WordPattern(
    r"(?:[〉>》]?的通知)?》?\s*[（(]((?:[一-鿿]{1,8})[〔\[［【（(][12][0-9]{3}[〕\]］】）)]\s*第?\s*[0-9]+\s*号|[一-鿿]{2,8}令第?\s*[0-9]+\s*号)[）)]"
)
_NUMBER_BEFORE = WordPattern(
    r"((?:教育部|国务院|司法部|公安部|国家教育委员会|教育部等[一-鿿]{1,3}部门)令第?\s*[0-9]+\s*号)(?:公布|发布|颁布)?的?《(?:中华人民共和国)?$"
)
_ARTICLE = WordPattern(r"》?(?:（[^）]{1,16}）)?第([一二三四五六七八九十百千零0-9]+)条")
_REVISED_BEFORE = WordPattern(
    r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:新)?修[订正](?:的|后的)?(?:《(?:中华人民共和国)?)?$"
)
_IN_FORCE = WordPattern(
    r"》?[^。；，《]{0,6}(?:，|已|于|自|从|将|正式|提前|切实|做好|迎接|对){0,5}((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起|已|正式|开始|顺利|全面|如期){0,3}(?:施行|实施|生效)(?!的)"
    r"|》?(?:正式)?(?:施行|实施|生效)前[^。；《]{0,30}?((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起|已|正式|开始|顺利|全面|如期){0,3}(?:施行|实施|生效)"
)
_IN_FORCE_BEFORE = WordPattern(
    r"((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起|已|正式|开始){0,3}(?:施行|实施|生效)(?:、[^。；《\n]{0,16})?的(?:(?:新修[订正]|修[订正]后|新制定|新公布)的)?(?:《(?:中华人民共和国)?)?$"
)
_ABOUT_LAWS = WordPattern(r"思想|新修|[与和及]|讲座|学习|课|案")
"""What a talk or a course on laws is called, and a bill."""
_SHORTEST_LAW = 5
"""Characters; a shorter name without 中华人民共和国 is an abbreviation."""
_GOOD = Example(
    "一、主要举措\n学习《中华人民共和国行政处罚法》《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）和自2021年7月15日起施行的"
    "《行政处罚法》第八十六条，2021年修订的《行政处罚法》，国务院公布的《政府信息公开条例》。"
)


@rule(
    "引用-误写", "法律、文件的名称准确", Severity.WARNING, _REASON,
    _GOOD, "落实《法治政府建设与责任落实督查工作规定》，学习《未成年保护法》。",
)  # fmt: skip
def _misquoted(manuscript: Manuscript) -> Iterator[Hit]:
    for citation in cited(manuscript):
        name = citation.name
        if name in known():
            continue
        right = misquotations().get(name) or misquotations().get(re.sub(r"（.*?）$", "", name)) or nearest_title(name)
        if right and not _is_of_its_own(name, right):
            message = f"《{citation.printed}》名称有误"
            yield Hit(citation.spot, message, f"改为《{right}》；确是本地的另一份文件可以不改")


_ABOUT = WordPattern("(?:解读|释义|读本|问答|手册|图解|漫画|汇编|选编|知识[一-鿿]{0,4})$")


def _is_of_its_own(name: str, right: str) -> bool:
    """Return whether a title near `right` is a book on it, or what a place issues to carry it out: 实施意见."""
    return _ABOUT.search(name) is not None or ("实施" in name and "实施" not in right)


_LAW = WordPattern(r"(?<![办做方看想说书宪执普学用立守司送讲懂])法$")
_LIKE_A_LAW = WordPattern(
    r"(?:保护|促进|管理|防治|保障|教育|监督|组织|处罚|许可|强制|复议|诉讼|救助|安全|卫生|服务|监管|竞争|公开|审查|纠纷|调解|仲裁|招标|采购|预防)法$"
)


@rule(
    "引用-无此法律", "引用的法律确有其法", Severity.WARNING, "全国人大网“现行有效法律目录”",
    _GOOD, "学习《中华人民共和国校园安全教育法》。",
)  # fmt: skip
def _no_such_law(manuscript: Manuscript) -> Iterator[Hit]:
    for citation in cited(manuscript):
        name, full = citation.name, citation.printed.startswith("中华人民共和国")
        if name in known() or name in other_laws() or name in misquotations() or not _LAW.search(name):
            continue
        if _ABOUT_LAWS.search(name):
            continue
        if (full or (_LIKE_A_LAW.search(name) and len(name) >= _SHORTEST_LAW)) and not nearest_title(name):
            yield Hit(citation.spot, f"没有《{citation.printed}》这部法律", "核对法律的名称；还在起草的写明“草案”")


@rule(
    "引用-规划年份", "规划名称里的年份写全", Severity.HINT, "规划的正式名称",
    "落实《法治政府建设实施纲要（2021—2025年）》。",
    "落实《法治政府建设实施纲要（2021—2025）》。",
)  # fmt: skip
def _years_of_title(manuscript: Manuscript) -> Iterator[Hit]:
    for citation in cited(manuscript):
        match = _PLAN_YEARS.search(citation.printed)
        if match and citation.name in known():
            message = f"规划名称里的年份{quoted(match[0])}漏了“年”字"
            yield Hit(citation.spot, message, f"改为《{citation.name}》")


def citations(manuscript: Manuscript) -> Iterator[tuple[Citation, KnownDocument]]:
    """Yield what is cited, in marks or without, with what is known of it."""
    for citation in (*cited(manuscript), *named_bare(manuscript), *referred_to(manuscript)):
        document = known().get(citation.name)
        if document is not None:
            yield citation, document


def _plain_number(number: str) -> str:
    number = re.sub(r"[\s第]", "", number)
    return re.sub(r"[\[［【（(]([12][0-9]{3})[\]］】）)]", r"〔\1〕", number)


@rule(
    "引用-文号", "文号是这份文件的", Severity.WARNING, _REASON,
    _GOOD, "依据《法治政府建设与责任落实督察工作规定》（厅字〔2019〕26号），推进工作。",
)  # fmt: skip
def _numbers(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation, document in citations(manuscript):
        yield from _orders(prose, citation, document)
        match = _NUMBER.match(prose.text, citation.end) or _NUMBER_BEFORE.search(
            prose.text, max(0, citation.start - 24), citation.start
        )
        if match is None or not document.number:
            continue
        given = _plain_number(match[1])
        wanted = _plain_number(document.number)
        if given.endswith(wanted) or ("令" in given) != ("令" in wanted):
            continue  # and what is before a title may be the number of what promulgates it
        if given != wanted and given.removeprefix("中华人民共和国") != wanted:
            message = f"《{document.name}》的文号写作{quoted(match[1])}"
            yield Hit(prose.spot(*match.span(1)), message, f"核对；所知的是{quoted(document.number)}")


_ORDER = WordPattern(
    r"》?(?:[（(][^）)\n]{1,12}[）)])?，?(?:已)?(?:经|以|由)(?P<at>(?P<issuer>[一-鿿]{2,6}?)令第?\s*[0-9]+\s*号)"
)


def _orders(prose: Prose, citation: Citation, document: KnownDocument) -> Iterator[Hit]:
    """Yield the order by which a document is said to be promulgated when it is another's."""
    match = _ORDER.match(prose.text, citation.end)
    if match and "令" in document.number and _plain_number(match["at"]) != _plain_number(document.number):
        message = f"《{document.name}》的令号写作{quoted(match['at'])}"
        yield Hit(prose.spot(*match.span("at")), message, f"核对；所知的是{quoted(document.number)}")


@rule(
    "引用-条数", "引用的条款确有其条", Severity.WARNING, _REASON,
    _GOOD, "依据《行政处罚法》第九十六条作出处罚。",
)  # fmt: skip
def _articles(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation, document in citations(manuscript):
        match = _ARTICLE.match(prose.text, citation.end)
        article = parse_number(match[1]) if match else None
        if match and article and document.last_article and article > document.last_article:
            message = f"《{document.name}》只有{document.last_article}条，这里引了第{article}条"
            yield Hit(prose.spot(match.start(1) - 1, match.end()), message, "核对条款")


@rule(
    "引用-修订年份", "修订的年份与公布的相合", Severity.WARNING, _REASON,
    _GOOD, "学习2020年修订的《行政处罚法》。",
)  # fmt: skip
def _revisions(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation, document in citations(manuscript):
        match = _REVISED_BEFORE.search(prose.text, max(0, citation.start - 32), citation.start)
        if match is None or not (document.revised or document.force):
            continue
        allowed = {*document.revised, *(int(day.split("-")[0]) for day in document.force)}
        if int(match[1]) not in allowed:
            known_years = "、".join(f"{year}年" for year in document.revised) or "没有修订过"
            message = f"{quoted(match[1] + '年')}没有修订过《{document.name}》"
            yield Hit(prose.spot(*match.span(1)), message, f"核对；所知的修订年份：{known_years}")


@rule(
    "引用-施行日期", "施行的日期与公布的相合", Severity.WARNING, _REASON,
    _GOOD, "自2021年7月1日起施行的《行政处罚法》。",
)  # fmt: skip
def _days_in_force(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation, document in citations(manuscript):
        match = _IN_FORCE.match(prose.text, citation.end) or _before(prose.text, citation)
        if match is None or not document.force:
            continue
        first, given = next(i for i in (1, 4) if match[i]), "-".join(str(int(each)) for each in match.groups() if each)
        told_year, known_year = int(match[first]), int(document.force[0].split("-")[0])
        of_known_text = told_year >= known_year - 1 or told_year < document.since
        if given not in document.force and of_known_text:
            told, known_day = _in_words(given), _in_words(document.force[0])
            message = f"《{document.name}》的施行日期写作{told}"
            yield Hit(prose.spot(match.start(first), match.end()), message, f"核对；所知的是{known_day}")


_DAY_BEFORE = WordPattern(
    r"((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起)?(?:新修[订正]的)?(?:《(?:中华人民共和国)?)?$"
)
_THEN_FORCE = WordPattern(r"》?(?:正式|起|开始|已){0,2}(?:施行|生效)(?!情况|办法|条例|细则|意见|方案)")


def _before(text: str, citation: Citation) -> re.Match[str] | None:
    """Return the day of force before a title: 某日起施行的《…》, 某日《…》施行."""
    start = max(0, citation.start - 40)
    said = _IN_FORCE_BEFORE.search(text, start, citation.start)
    if said is None and _THEN_FORCE.match(text, citation.end):
        return _DAY_BEFORE.search(text, start, citation.start)
    return said


def _in_words(day: str) -> str:
    return "{}年{}月{}日".format(*day.split("-"))


_MONTH_FORCE = WordPattern(
    r"》?(?:，?自|于|从|将|正式|已){0,3}(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:起|正式|开始){0,3}(?:施行|实施|生效)"
)
_FORCE_AFTER = WordPattern(r"》?(?:正式|起|开始|已){0,2}(?:施行|实施|生效)(?!后|以来|情况|办法|条例|细则|意见|方案)")
_MONTH_BEFORE = WordPattern(
    r"(?<![0-9年])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:起)?，?(?:新修[订正]的|新公布的|新颁布的|新制定的)?(?:《(?:中华人民共和国)?)?$"
)
_IN_FORCE_FROM = WordPattern(
    r"(?<![0-9年])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:起)?(?:正式|开始){0,2}(?:(?:施行|实施|生效)的|施行)(?:新修[订正]的|新)?(?:《(?:中华人民共和国)?)?$"
)


@rule(
    "引用-施行月日", "没有写年份的施行日期，也与公布的相合", Severity.HINT, _REASON,
    Example("新修订的《行政处罚法》自7月15日起施行。"), Example("新修订的《行政处罚法》自1月22日起施行。"),
    near=Example("落实《行政处罚法》，《甲区办法》自1月22日起施行。1月22日，新修订的《行政处罚法》公布。"),
)  # fmt: skip
def _months_in_force(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a day of the reporting year on which a law is said to come into force, which it did on another."""
    prose = prose_of(manuscript)
    yield from _on_one_day(prose, manuscript.year)
    for citation, document in citations(manuscript):
        match = _MONTH_FORCE.match(prose.text, citation.end)
        if match is None and _FORCE_AFTER.match(prose.text, citation.end):
            match = _MONTH_BEFORE.search(prose.text, max(0, citation.start - 40), citation.start)
        match = match or _IN_FORCE_FROM.search(prose.text, max(0, citation.start - 40), citation.start)
        yield from _applied(prose, citation, document, manuscript.year)
        days = [day for day in document.force if day.split("-")[0] == str(manuscript.year)]
        if match is None or not days:
            continue
        if f"{manuscript.year}-{int(match['month'])}-{int(match['day'])}" not in days:
            year, month, day = days[0].split("-")
            message = f"《{document.name}》的施行日期写作{match['month']}月{match['day']}日"
            yield Hit(prose.spot(*match.span()), message, f"核对；所知的是{year}年{month}月{day}日")


_APPLIED_FROM = WordPattern(
    r"自(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日起(?:正式|全面|开始)?适用(?:新修[订正]的|修[订正]后的|新的|新)?《?(?:中华人民共和国)?$"
)


def _applied(prose: Prose, citation: Citation, document: KnownDocument, year: int | None) -> Iterator[Hit]:
    """Yield the day of the reporting year from which a law is said to be applied when it came into force on no such day."""
    match = _APPLIED_FROM.search(prose.text, max(0, citation.start - 40), citation.start)
    day = f"{year}-{int(match['month'])}-{int(match['day'])}" if match else ""
    if match and year and document.force and day not in document.force:
        message = f"《{document.name}》不是{match['month']}月{match['day']}日起施行的"
        yield Hit(prose.spot(*match.span()), message, f"核对名称和日期；所知的是{_in_words(document.force[0])}")


_ON_ONE_DAY = WordPattern(
    r"自(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日起(?:施行|实施|执行)，[^。；\n]{0,4}与(?P<at>(?:新修[订正]的|修[订正]后的|新)?《?(?:中华人民共和国)?(?P<name>[一-鿿]{2,16}?(?:法|条例)))》?(?:同日|同步|同时)(?:起)?(?:施行|实施)"
)


def _on_one_day(prose: Prose, year: int | None) -> Iterator[Hit]:
    """Yield a law that is said to come into force on the day of what is told before, and did not."""
    for match in _ON_ONE_DAY.finditer(prose.text):
        document = known().get(match["name"])
        day = f"{year}-{int(match['month'])}-{int(match['day'])}"
        if document and year and document.force and day not in document.force:
            message = f"《{document.name}》不是{match['month']}月{match['day']}日起施行的"
            yield Hit(prose.spot(*match.span("at")), message, f"核对名称和日期；所知的是{_in_words(document.force[0])}")
