"""Rules about a number told once more: of what was just counted, as all outcomes of it, as so many each, as what it grew to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.rules.figures.figures_compared import amount
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, counted_like, sentence_start
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "学科类机构由34家减少到5家，压减29家。压减的29家中，注销18家，转为其他机构11家。收到意见86条，采纳29条、部分采纳17条，未采纳的40条均说明理由。\n"
    "对27项违法行为各划分3个裁量阶次，共81个。\n"
    "全年立案63件，比上年的45件增加18件。"
)
_bad = _GOOD.changed
_U = "人次|人|名|件|起|个|所|家|条|份|卷|宗|处|项|篇|节|场|次"
_SAID_AGAIN = WordPattern(
    rf"(?<=[，。；：、\n])(?:上述|这|该)?(?P<what>(?:未|不予|不)?[一-鿿]{{2,6}}?)的(?P<at>(?P<number>[0-9]{{1,6}})(?P<unit>{_U}))(?!以上|左右|罚款|要求)"
)
_NO_EVENT = WordPattern(
    r"上年|去年|同期|其中|全部|所有|规定|要求|相同|应有|不同|不少|达到|超过|最多|最少|最高|最低|期限|为期|原有|以前|上述|平均"
)


@rule(
    "数字-再提", "前面刚说过的数，再提时相同", Severity.HINT, _REASON,
    _GOOD, _bad("压减的29家中", "压减的38家中"),
    near="压减29家。去年压减的38家已经复查。注销18家，其中主动注销的10家。",
)  # fmt: skip
@unless_answered
def _again(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 压减的29家 where just before another number was 压减."""
    prose = prose_of(manuscript)
    for match in _SAID_AGAIN.finditer(prose.text):
        start = prose.starts[prose.passage_at(match.start("at"))]
        if _NO_EVENT.search(match["what"]) or "其中" in prose.text[max(start, match.start() - 3) : match.start("at")]:
            continue
        told = rf"(?<![未不]){re.escape(match['what'])}(?![的至到为])[^，。；、\n0-9]{{0,10}}([0-9]{{1,6}}){match['unit']}(?!次)"
        before = re.findall(told, prose.text[start : match.start()])
        if before and match["number"] not in before:
            message = (
                f"前面写{match['what']}{before[-1]}{match['unit']}，这里写{quoted(match['what'] + '的' + match['at'])}"
            )
            yield Hit(prose.spot(*match.span("at")), message, "核对，两处一致")


_OUTCOMES = (
    ("采纳", "未采纳|不予采纳"),
    ("准予|许可", "不予许可|不予行政许可|未许可"),
    ("受理", "不予受理|未受理"),
    ("合格", "不合格"),
    ("办结|审结|结案", "未办结|未审结|未结案|尚未办结"),
    ("公开(?!信)", "不予公开"),
    ("成功", "未成功|不成功|调解未果"),
    ("通过", "未通过"),
)
"""What became of a thing, and what it is called when it did not."""
_LABEL, _MOST_OUTCOMES = 12, 3


def _label(prose: Prose, figures: Sequence[FigureInText], place: int) -> str:
    """Return the words before a figure, from the one before it or the last mark."""
    start = max(figures[place - 1].end if place else 0, figures[place].start - _LABEL)
    return re.split("[，。；、\n（）]", prose.text[start : figures[place].start])[-1]


@rule(
    "数字-结果之和", "成与不成的加起来是总数", Severity.HINT, _REASON,
    _GOOD, _bad("采纳29条", "采纳39条"),
    near="收到意见86条，采纳29条，未采纳的40条均说明理由，另有17条留作参考。",
)  # fmt: skip
@unless_answered
def _outcomes(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    for place in range(len(figures)):
        label = _label(prose, figures, place)
        done = next((yes for yes, no in _OUTCOMES if re.search(no, label)), "")
        if done:
            yield from _against_whole(prose, figures, place, done)


def _against_whole(prose: Prose, figures: list[FigureInText], last: int, done: str) -> Iterator[Hit]:
    """Yield when no run of outcomes up to the figure at `last`, of those not `done`, makes a number told before."""
    end = figures[last]
    own = counted_like(figures, end.unit, prose.starts[end.passage], end.start + 200)
    place = own.index(end)
    first = next((i for i in range(place - 1, -1, -1) if _became(prose, own, i, done)), -1)
    if first >= 1 and _is_all(prose, own, first, place):
        starts = (*_starts(prose, own, first), *range(max(1, first - 2), first))
        runs = (own[start:stop] for start in starts for stop in _stops(prose, own, place))
        if not any(_is_told(own, run) for run in runs):
            yield from _no_such_total(prose, own[first : place + 1])


def _is_all(prose: Prose, own: Sequence[FigureInText], first: int, place: int) -> bool:
    """Return whether the outcomes from `first` to `place` read as all that there are."""
    told_before = any(re.search("未|不", _label(prose, own, i)) for i in range(first, place))
    end = own[place].end
    behind = re.split("[。；\n]", prose.text[end : end + 14])[0]
    more = behind.startswith("、") or re.search(
        "其中|（|比上年|另|其余|其他", prose.text[own[first].start : end] + behind
    )
    exact = all(each.exact for each in own[: place + 1])
    return exact and not told_before and not more and place - first <= _MOST_OUTCOMES


def _is_told(own: Sequence[FigureInText], run: Sequence[FigureInText]) -> bool:
    """Return whether what `run` adds up to stands before it."""
    before = {each.value for each in own if each.start < run[0].start}
    return sum(each.value for each in run) in before


def _no_such_total(prose: Prose, parts: Sequence[FigureInText]) -> Iterator[Hit]:
    sums = sum((each.value for each in parts), Decimal(0))
    added = "+".join(f"{each.value:f}" for each in parts)
    message = f"{added}={sums:f}，前面没有这个总数"
    yield Hit(prose.spot(parts[0].start, parts[-1].end), message, "核对总数和各项")


def _starts(prose: Prose, figures: Sequence[FigureInText], first: int) -> Iterator[int]:
    """Yield where a run of outcomes may begin: at `first` and at those before it that 、 joins to it."""
    yield first
    while first > 1 and "、" in prose.text[figures[first - 1].end : figures[first].start][:1]:
        first -= 1
        yield first


def _stops(prose: Prose, figures: Sequence[FigureInText], last: int) -> Iterator[int]:
    yield last + 1
    if last + 1 < len(figures) and not re.search("[。；]", prose.text[figures[last].end : figures[last + 1].start]):
        yield last + 2


_CLASSES = tuple(
    WordPattern(rf"(?:{words})[^，。；、0-9]{{0,6}}$")
    for words in (
        "维持|驳回|终止|撤销|确认违法|责令履行|责令重新|变更|撤回|调解",
        "优秀|良好|合格|不合格|优良|基本合格",
        "予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|不掌握[^，。；、0-9]{0,6}|不存在[^，。；、0-9]{0,6}",
        "继续有效|保留|修改|拟?修订|拟修改|废止|失效|宣布失效",
        "准予[^，。；、0-9]{0,8}|不予(?:行政)?许可[^，。；、0-9]{0,4}",
        "(?:现场|当场|立行|立即|即时|即知即|立查立|限期|责令)(?:整改|改正)|立案(?:查处|调查)?|移送|移交",
        "完成|推迟|跨年推进|未完成|未能完成|顺延",
        "(?:认定)?通过|未(?:予)?(?:认定|通过)|不予(?:认定|通过)",
        "驳回[^，。；、0-9]{0,8}|撤诉|胜诉|败诉|裁定[^，。；、0-9]{0,8}|判决[^，。；、0-9]{0,8}",
        "(?:核查|查证|经核查|经查)?(?:不|部分|基本)?属实|查实|查否",
        "(?:全部|部分|未|不予)?采纳|留作参考|解释说明",
        "(?:已|当年)?(?:办结|审结|结案)|(?<!上年)(?<!年度)结转(?:(?:至|到)?20[0-9]{2}年度?|下年度?)?|(?:尚未|未)(?:办结|审结|结案)|正在(?:办理|审理)",
    )
)
"""Outcomes of which each thing has one: of reviews, of case files, of requests, of papers, of applications."""


_TELLING = WordPattern(
    "整改|改正|推迟|跨年|顺延|未|撤诉|胜诉|败诉|属实|查否|采纳|维持|驳回|优秀|不合格|予以公开|继续有效|保留|准予|结转|未[办审]结|正在"
)


@rule(
    "数字-结果列全", "复议、评查、公开、清理的各种结果加起来是总数", Severity.HINT, _REASON,
    Example("抽取案卷60卷，其中许可36卷、处罚24卷，评出优秀22卷、良好31卷、合格7卷。"),
    Example("抽取案卷60卷，其中许可36卷、处罚24卷，评出优秀22卷、良好31卷、合格9卷。"),
    near="复议案件9件，已审结的中维持5件、撤销1件，其余正在审理。",
)  # fmt: skip
@unless_answered
def _all_outcomes(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    place = 1
    while place < len(figures):
        run = _run_of_outcomes(prose, figures, place)
        telling = len(run) > 1 and _TELLING.search(prose.text[max(0, run[0].start - _LABEL) : run[-1].end])
        if telling and _lacks_whole(prose, figures, run) and _is_closed(prose, run):
            yield from _no_such_total(prose, run)
        place += max(len(run), 1)


_FEW, _NEAR = Decimal(2), Decimal("0.3")
"""How far the sum of outcomes may be off, and as which share of it, so that they are still meant to be all."""


def _lacks_whole(prose: Prose, figures: Sequence[FigureInText], run: Sequence[FigureInText]) -> bool:
    """Return whether numbers are told before `run`, none of which, and no two together, are its sum: in its sentence, or in its paragraph."""
    unit, start = run[0].unit, run[0].start
    own = counted_like(figures, unit, sentence_start(prose.text, start), start)
    known = own or counted_like(figures, unit, prose.starts[run[0].passage], start)
    values = [each.value for each in known]
    wholes = {*values, *(one + other for one, other in itertools.pairwise(values))}
    sums = sum((each.value for each in run), Decimal(0))
    off = min((abs(whole - sums) for whole in wholes), default=Decimal(0))
    return 0 < off <= max(_FEW, sums * _NEAR)


def _run_of_outcomes(prose: Prose, figures: Sequence[FigureInText], place: int) -> list[FigureInText]:
    """Return the figures from `place` on that are outcomes of one sort, of one unit, in one sentence."""
    kind = next((each for each in _CLASSES if each.search(_label(prose, figures, place))), None)
    before = prose.text[figures[place - 1].end : figures[place].start]
    if before.startswith("、") and figures[place - 1].unit == figures[place].unit:
        return []  # the rest of a list of something else
    run: list[FigureInText] = []
    while kind and place < len(figures) and kind.search(label := _label(prose, figures, place)) and label[-1] != "的":
        figure = figures[place]
        if run and not _goes_on(prose, run, figure):
            break
        run.append(figure)
        place += 1
    return run


def _goes_on(prose: Prose, run: Sequence[FigureInText], figure: FigureInText) -> bool:
    """Return whether `figure` is the next of the list `run`, in its sentence and of its unit."""
    between = prose.text[run[-1].end : figure.start]
    is_next = re.match("[、，]", between) is not None and re.search("[。；（]", between) is None
    return is_next and figure.unit == run[0].unit


def _is_closed(prose: Prose, run: Sequence[FigureInText]) -> bool:
    """Return whether nothing says that there are other outcomes, and every number is exact."""
    around = re.split("[。，\n]", prose.text[max(0, run[0].start - 30) : run[0].start])[-1]
    behind = re.split("[。\n]", prose.text[run[-1].end : run[-1].end + 24])[0]
    more = rf"已审结|其余|其他|另|等|(?<!，)未|[、，；][^，。；、]{{0,14}}[0-9]{run[-1].unit}"
    open_ended = re.search(more, behind) or re.search("等|主要|率", around)
    return not open_ended and all(each.exact for each in run)


def _became(prose: Prose, figures: Sequence[FigureInText], place: int, done: str) -> bool:
    return re.search(rf"(?<![未不予]){done}", _label(prose, figures, place)) is not None


_AMOUNT = r"(?<![0-9.])([0-9]{1,9}(?:\.[0-9]{1,3})?)(万|亿)?"
_OVER_LAST = WordPattern(
    rf"(?:比|较)(?:上年|去年|20[0-9]{{2}}年)(?:度|同期)?的{_AMOUNT}(?P<unit>件|人次|人|名|次|场|家|所|条|项|万元|元|起)(?P<at>(?P<way>增加|增长|多|减少|下降|少)(?:了)?{_AMOUNT}(?P=unit))"
)


@rule(
    "数字-上年加增", "上年的数加上增加的，等于本年的数", Severity.HINT, _REASON,
    _GOOD, _bad("增加18件", "增加28件"),
)  # fmt: skip
@unless_answered
def _over_last_year(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a change against last year that makes no number of the paragraph before it."""
    prose = prose_of(manuscript)
    figures = figures_in_text(manuscript)
    for match in _OVER_LAST.finditer(prose.text):
        groups = match.groups()
        then, change = amount(groups[0], groups[1]), amount(groups[-2], groups[-1])
        due = then + change if match["way"] in ("增加", "增长", "多") else then - change
        passage = prose.passage_at(match.start())
        before = [
            each.value
            for each in figures
            if each.passage == passage and each.start < match.start() and counted_alike(each.unit, match["unit"])
        ]
        sums = {sum(some) for some in itertools.pairwise(before)}
        if before and due not in before and due not in sums:
            message = f"上年{then:f}，{match['way']}{change:f}，应是{due:f}，前面没有这个数"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
