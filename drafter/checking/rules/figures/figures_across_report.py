"""Rules about one fact whose numbers stand in several places, and about last year's numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.figures.answered_apart import answered_apart
from drafter.checking.text.areas import told_of_two_areas
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.enclosures import replaced
from drafter.hints import quoted

_KNOWN = frozenset(
    [
        "中小学",
        "幼儿园",
        "处罚",
        "行政处罚",
        "执法信息",
        "执法人员",
        "法治副校长",
        "执法记录仪",
        "副校长",
        "行政复议",
        "行政诉讼",
        "行政检查",
        "联合检查",
    ]
)
_CASES = frozenset("件起宗条例次")
_WHOLE = WordPattern(r"(?:全[区市县师州]|辖区|全部|现有|共有)[^。，；]{0,6}?([0-9]+)所(?:中小)?学?校?")
_GROUP = WordPattern(r"各(?:中小)?学?校[^。]{0,24}?(?<![0-9])([0-9]+)所(?:中小)?学校")
_DATED = WordPattern(
    r"[0-9]{1,2}月|[0-9]{4}年|(?<![一二两三四五六七八九十])[一二两三四五六七八九十]+(?:次|场|期|人|件|名|家|所|位)|[0-9]"
)
_SAID_ZERO = WordPattern(
    r"(?:全年|本年度|20[0-9]{2}年)[^，。；]{0,6}(?:无|没有|未)|(?:无|没有|未发生|未作出)[^，。；]{0,12}(?:案件|决定|事项|问题)"
)
_EXEMPT = WordPattern(r"不足|问题|短板|安排|打算|下一|思路|其他|思想")
_LONG_ENOUGH = 4


_ENDINGS = ("联合检查", "执法信息", "法治副校长", "执法记录仪", "行政复议", "行政诉讼", "短视频作品")
_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、主要举措\n47所中小学修订章程，92所各类幼儿园同步修订，录入执法信息404条，检查130余所。没有行政复议案件。\n"
    "二、普法\n法治副校长38名，覆盖中小学47所，公示执法信息404条。"
)
_FILL = "加强领导，健全机制，压实责任，抓好落实。" * 8


def _key(figure: FigureInText) -> str:
    """Return the noun of a figure; that of a known fact without what stands before it."""
    if figure.noun in ("处罚", "行政处罚", "行政处罚决定"):
        return "行政处罚"
    return next((ending for ending in _ENDINGS if figure.noun.endswith(ending)), figure.noun)


_COMPARING = WordPattern(r"[较比同]|上年|去年")
"""What stands for a noun where a number is compared with another."""


_TOLD_AGAIN = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PRINCIPAL, StatutoryPart.PLANS)
"""Parts that speak of some of the cases once more, or of others that are to come."""
_JOINS = ("和", "及", "与")
_JOINED_BEHIND = WordPattern(r"(?:的)?(?:公办|民办|各类|中小)?(?:学校|中小学校?|机构|校外培训机构)(?:和|及|与|、)")
"""What stands between a number and the second of two nouns that it counts."""
_CAUSED = WordPattern(r"(?:因|针对|涉及|由)[^，。；、\n0-9]{2,16}(?:被|引发|引起|提起|申请)[^，。；\n0-9]{0,10}$")


def _counts_two(figure: FigureInText, text: str) -> bool:
    """Return whether a number counts its noun together with another: 学校和幼儿园94所."""
    before = text[max(0, figure.start - 14) : figure.start]
    is_second = before.endswith(
        tuple(join + figure.noun for join in (*_JOINS, "中小学", "中小学校", "学、", "校、", "机构、"))
    )
    return is_second or _JOINED_BEHIND.match(text, figure.end) is not None


_SOME = WordPattern(
    r"(?:其中|包括|分别|民办|公办|乡镇|农村|城区|乡村|省属|市属|县属|区属|直属|其余|另有?|部分|新建|新增|新创|购置|新购|采购|添置|试点|重点|抽取|抽查|抽|随机|检查|走访|评定|创建|认定|约谈|查处"
    r"|会同|辖区|第[一二三四]季度|[一二三四五六七八九十0-9]+月)[^。；\n]{0,40}$"
)


def _is_of_some(figure: FigureInText, text: str) -> bool:
    """Return whether a number counts some of its noun by what stands before it: parts, a season, a choice."""
    start = max(text.rfind("。", 0, figure.start), text.rfind("；", 0, figure.start), text.rfind("\n", 0, figure.start))
    of_some, of_cause = (
        _SOME.search(text, max(0, start), figure.start),
        _CAUSED.search(text, max(0, start), figure.start),
    )
    return of_some is not None or of_cause is not None


def _passages_told_again(manuscript: Manuscript) -> set[int]:
    """Return the passages of the parts that tell some cases once more."""
    spans = (span for part in _TOLD_AGAIN for span in part_spans(manuscript, part))
    return {passage for first, last in spans for passage in range(first, last + 1)}


def _counts_all(figure: FigureInText, text: str) -> bool:
    """Return whether a number counts all of a noun that says what it is: none of some, of two, or of a comparison."""
    if not _known(figure) or _COMPARING.match(figure.noun):
        return False
    return not _counts_two(figure, text) and not _is_of_some(figure, text)


def _known(figure: FigureInText) -> bool:
    return len(figure.noun) >= _LONG_ENOUGH or figure.noun in _KNOWN


@rule(
    "数字-前后不一", "同一件事前后的数一致", Severity.HINT, _REASON,
    _GOOD, "一、监管\n全年录入执法信息404条。\n二、公示\n公示执法信息440条。",
)  # fmt: skip
def _two_values(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    told_again = _passages_told_again(manuscript)
    before: dict[tuple[str, str], list[FigureInText]] = {}
    for figure in figures_in_text(manuscript):
        if figure.unit == "%" or not _counts_all(figure, prose.text):
            continue
        alike = before.setdefault((_key(figure), figure.unit), [])
        of_one_area = (each for each in alike if not told_of_two_areas(prose.text, each.start, figure.start))
        other = next(of_one_area, figure)
        alike.append(figure)
        apart = other.passage != figure.passage or "\n" in prose.text[other.end : figure.start]
        is_retold = figure.passage in told_again  # it may be one of those cases
        differs = figure.value > other.value if is_retold else figure.value != other.value
        if apart and differs and not answered_apart(manuscript, figure.spot(prose), other.spot(prose)):
            message = f"{quoted(_key(figure))}前面写{other.written}，这里写{figure.written}"
            yield Hit(figure.spot(prose), message, "核对，两处一致；说的不是一回事的，写明各指什么")


@rule(
    "数字-量词不一", "同一件事用同一个量词", Severity.HINT, _REASON,
    _GOOD, "一、监管\n作出行政处罚1件。\n二、公示\n其中行政处罚1条。",
)  # fmt: skip
def _two_units(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    first: dict[tuple[str, str], FigureInText] = {}
    for figure in figures_in_text(manuscript):
        if not _known(figure) or figure.unit not in _CASES:
            continue
        other = first.setdefault((_key(figure), str(figure.value)), figure)
        is_of_papers = {other.unit, figure.unit} == {"件", "条"} and "公示" in _said(prose.text, other, figure)
        if (
            other.unit != figure.unit
            and not is_of_papers
            and not answered_apart(manuscript, figure.spot(prose), other.spot(prose))
        ):
            message = f"{quoted(figure.noun)}前面写{other.written}，这里写{figure.written}"
            yield Hit(figure.spot(prose), message, "用同一个量词")


def _said(text: str, *figures: FigureInText) -> str:
    """Return the sentences of `figures` up to each."""
    return "".join(
        text[max(text.rfind("。", 0, each.start), text.rfind("\n", 0, each.start)) + 1 : each.start] for each in figures
    )


@rule(
    "数字-约数变准数", "约数不变成准数", Severity.HINT, _REASON,
    _GOOD, "一、监管\n全年公布白名单160余所。\n二、公示\n全年公布白名单160所。",
)  # fmt: skip
def _exactness(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    kinds: dict[tuple[str, str, str], FigureInText] = {}
    for figure in figures_in_text(manuscript):
        if figure.value < 10 or len(figure.noun) < 2 or figure.unit == "%":
            continue
        other = kinds.setdefault((figure.noun, figure.unit, str(figure.value)), figure)
        if other.exact != figure.exact:
            message = f"{quoted(figure.noun)}前面写{other.written}，这里写{figure.written}"
            yield Hit(figure.spot(prose), message, "约数还是准数，两处一致")


@rule(
    "数字-口径", "全部和部分的口径分得清", Severity.HINT, _REASON,
    _GOOD, "全师15所中小学校聘请了法治副校长。\n组织各学校开展法治培训，共13所学校受益。",
)  # fmt: skip
def _populations(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    whole = _WHOLE.search(prose.text)
    for match in _GROUP.finditer(prose.text) if whole else ():
        if whole and match[1] != whole[1]:
            message = f"前面说{quoted(whole[0])}，这里说各学校“{match[1]}所”，口径不同"
            yield Hit(prose.spot(match.start(1), match.end()), message, "写明是哪些学校，如“有13所学校参加”")


_QUOTED = {"《": "》", "“": "”"}
_COUNTING = WordPattern(r"[一二三四五六七八九十]是|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+\.")


@rule(
    "数字-没有数", "每一章有具体的数", Severity.HINT, "没有一个数的报告说服力弱，是评查中常被指出的毛病",
    _GOOD, "一、主要举措\n" + _FILL + "\n二、存在的不足\n力量不足。", strict=True,
)  # fmt: skip
def _no_figure(manuscript: Manuscript) -> Iterator[Hit]:
    for section in prose_of(manuscript).sections:
        mark = section.mark
        if mark.level != 1 or len(section.text) < 100 or _EXEMPT.search(mark.title):
            continue
        words = _COUNTING.sub("", replaced(section.text, _QUOTED, lambda _: ""))
        if _SAID_ZERO.search(words):
            continue  # 无 says a number too
        if not _DATED.search(words.replace("第一", "").replace("一次", "")):
            yield Hit(Spot(mark.passage), f"{quoted(mark.title)}一章没有一个数", "写出次数、人数、日期等具体事实")


@rule(
    "数字-上年旧数", "上年的数没有留在今年的报告里", Severity.HINT, "沿用上年文稿时数字容易漏改",
    Example("全年录入执法信息404条。", last="全年录入执法信息380条。"),
    Example("全年录入执法信息404条。", last="全年录入执法信息404条。"),
)  # fmt: skip
def _left_standing(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.last is None:
        return
    prose = prose_of(manuscript)
    before: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in figures_in_text(manuscript.last):
        before[figure.noun, figure.unit].add(str(figure.value))
    for figure in figures_in_text(manuscript):
        same = str(figure.value) in before.get((figure.noun, figure.unit), ())
        if same and figure.value >= 10 and _known(figure) and figure.unit not in ("%", "所"):
            message = f"{quoted(figure.noun)}{figure.written}与上年的报告相同"
            yield Hit(figure.spot(prose), message, "核对是不是今年的数；确实没有变化的可以不改")


_WHOLE_AREA = WordPattern(
    r"(?:全[区县市旗州省盟]|全系统|辖区内?)(?:现有|共有|共|所有|的)?(?P<at>(?P<number>[0-9]{1,5})(?P<unit>所|个|家))(?:公办|各类|各级各类)?"
    r"(?P<noun>学校|中小学校?|中小学幼儿园|幼儿园|义务教育学校|校外培训机构|普通高中|中等职业学校|高校|公办普通高校)(?P<more>（[^）\n]{1,12}）|和幼儿园|、幼儿园)?"
)


_EACH_OF_THEM = WordPattern(
    r"(?:^|(?<=[，。；）\n]))(?P<at>(?P<number>[0-9]{1,5})(?P<unit>所))(?P<noun>中小学校?)(?P<more>（[^）\n]{1,12}）|和幼儿园|、幼儿园)?"
    r"(?=(?:全部|均|都|完成|实现)[^。\n]{0,30}率(?:达到|达|为)?100%)"
)
"""All schools of the place, of which the sentence says that none is left out."""


@rule(
    "数字-全域", "全区、全县的学校数前后一致", Severity.HINT, _REASON,
    Example("一、主要举措\n全区30所学校修订章程。\n二、普法\n全区30所学校配备法治副校长。"),
    Example("一、主要举措\n全区30所学校修订章程。\n二、普法\n全区38所学校配备法治副校长。"),
)  # fmt: skip
def _whole_area(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the number of all schools of the place that is told less often than another number of the same."""
    prose = prose_of(manuscript)
    told: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in (*_WHOLE_AREA.finditer(prose.text), *_EACH_OF_THEM.finditer(prose.text)):
        noun = match["noun"].removesuffix("校") if match["noun"].startswith("中小学") else match["noun"]
        told[noun, match["more"] or ""].append(match)
    for (noun, _), matches in told.items():
        numbers = [match["number"] for match in matches]
        most = max(map(numbers.count, numbers))
        usual = [number for number in dict.fromkeys(numbers) if numbers.count(number) == most]
        for match in matches:
            others = [number for number in usual if number != match["number"]]
            if others:
                message = f"全域的{quoted(noun)}别处写{others[0]}{match['unit']}，这里写{match['at']}"
                yield Hit(prose.spot(*match.span()), message, "核对，前后一致；口径不同的写明")
