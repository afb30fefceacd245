"""Rules about figures: what must agree within the text, with the answers, with last year's report."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.rules.figures.figures_of_answers import unless_answers_break
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.listed_parts import listed_parts, may_overlap
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.hints import quoted

_LISTED = 3
"""Parts from which on a list reads as whole."""
_LADDERS = (
    (
        "申请",
        "受理",
        r"申请(?!政务|办理)(?:[一-鿿]{0,6}?)([0-9]+)(?:件|宗|项|人)",
        r"(?<!不予)(?<!未)受理(?!信访|来信|来访|群众|投诉|举报|行政许可申请|行政复议申请|政务)(?:[一-鿿]{0,6}?)([0-9]+)(?:件|宗|项|人)",
    ),
    (
        "受理",
        "许可",
        r"(?<!不予)(?<!未)受理(?:[一-鿿]{0,6}?)([0-9]+)(?:件|宗|项)",
        r"(?<!不予)(?<!未予)(?:准予|予以)?许可([0-9]+)(?:件|宗|项)",
    ),
    ("收到", "办结", r"收到(?:[一-鿿]{0,14}?)([0-9]+)件", r"已?办结([0-9]+)件"),
    ("诉讼案件", "败诉", r"(?:行政)?诉讼案件([0-9]+)件", r"败诉(?:案件)?([0-9]+)件"),
    ("诉讼案件", "胜诉", r"(?:行政)?诉讼案件([0-9]+)件", r"胜诉(?:案件)?([0-9]+)件"),
    ("复议案件", "维持", r"(?:行政)?复议案件([0-9]+)件", r"维持(?:[一-鿿]{0,8}?)([0-9]+)件"),
    ("移送", "立案", r"移送(?:[一-鿿]{0,12}?)([0-9]+)(?:件|条|宗|起)", r"立案(?:侦查|查处|调查)?([0-9]+)(?:件|宗|起)"),
    ("立案", "处罚", r"立案(?:查处|调查|办理|处理)?([0-9]+)[件起]", r"(?:作出)?行政处罚(?:决定)?([0-9]+)[件起]"),
    (
        "检查",
        "整改",
        r"(?:机构|学校|幼儿园)([0-9]+)[所家]",
        r"(?<![0-9])([0-9]+)[所家]需要?整改|需要?整改([0-9]+)[所家]",
    ),
)
_OTHER_MATTER = WordPattern("(?:收到|受理|接到|接收|办理|排查)[^，。；0-9]{0,14}[0-9]+(?:件|宗|起)")
"""A number of something else that comes in between, of which the next one is told."""
_OF_MORE = WordPattern("结转|二审|再审|上年未结|含上年")
"""Words that say that what is done with is more than what came."""
_OF_YEAR = WordPattern("全年|本年度|年内|累计")
_LADDER_PATTERNS = tuple((a, b, WordPattern(whole), WordPattern(part)) for a, b, whole, part in _LADDERS)
_REASON = "《党政机关公文处理工作条例》第二十条：数字准确"
_GOOD = Example(
    "全年联合检查21次，其中学校8次、培训机构13次。收到申请10件，受理9件，办结9件，办结率为100%。"
    "保留行政权力19项，其中处罚5项、检查4项等。法治副校长38名，覆盖中小学47所，覆盖率为100%。"
    "行政诉讼案件1件，出庭应诉2次，胜诉1件。"
)


@rule(
    "数字-合计", "其中各项之和不超过总数", Severity.WARNING, _REASON,
    _GOOD, "全年联合检查21次，其中学校9次，培训机构13次。",
)  # fmt: skip
@unless_answers_break("数字-合计")
@unless_answered
def _too_much(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for whole, of_whole, closed in listed_parts(manuscript):
        total, listed = _nested(prose.text, whole, of_whole)
        if _is_change(prose.text, total):
            continue
        if total is not whole:
            yield from _more_done(prose, figures_in_text(manuscript), total, listed)
        if _split_twice(prose.text, total, listed):
            continue
        parts = [part for part in listed if not _counts_another(prose.text, total, part)]
        if parts and not _fit_wholes_beside(manuscript, prose.text, total, parts):
            find = _parts_above if closed else _part_above
            yield from find(prose, total, parts)


def _more_done(
    prose: Prose, figures: Sequence[FigureInText], total: FigureInText, parts: list[FigureInText]
) -> Iterator[Hit]:
    """Yield what was done about more than there was: 有问题236家，包括甲类71家、乙类165家，已整改248家."""
    behind = next((each for each in figures if each.start >= parts[-1].end), None)
    between = prose.text[parts[-1].end : behind.start] if behind else ""
    is_of_them = behind and behind.unit == total.unit and "。" not in between and _AFTERWARDS.search(between)
    if behind and is_of_them and behind.value > total.value:
        yield Hit(prose.spot(behind.start, behind.end), f"{behind.written}比{total.written}多", "核对两个数")


_PARTED = WordPattern("包括|分别|其中|即")


def _nested(text: str, total: FigureInText, parts: list[FigureInText]) -> tuple[FigureInText, list[FigureInText]]:
    """Return the first part with the others, where these are told as its own: 412家，其中有问题236家，包括甲类71家、乙类165家."""
    if len(parts) > 2 and parts[0].value <= total.value and _PARTED.search(text, parts[0].end, parts[1].start):
        return parts[0], parts[1:]
    return total, parts


_BESIDE = WordPattern(r"[^，。；：、0-9（）\n]{0,4}[、和与及][^，。；：、0-9（）\n]{1,16}")
"""Between two wholes that are told side by side: 建议21件、提案34件."""


def _fit_wholes_beside(manuscript: Manuscript, text: str, total: FigureInText, parts: list[FigureInText]) -> bool:
    """Return whether `parts` are no more than `total` and the wholes told just before it: parts may be of them all."""
    sums, whole, last = sum(part.value for part in parts), total.value, total
    for each in reversed([one for one in figures_in_text(manuscript) if one.start < total.start]):
        if each.unit != total.unit or not _BESIDE.fullmatch(text, each.end, last.start):
            return False
        whole, last = whole + each.value, each
        if sums <= whole:
            return True
    return False


def _parts_above(prose: Prose, total: FigureInText, parts: list[FigureInText]) -> Iterator[Hit]:
    """Yield a hit where all `parts` of a total together are more than it."""
    sums = sum(part.value for part in parts)
    if _are_of_each_other(prose.text, parts) or may_overlap(prose.text, total, parts[-1]):
        return
    is_of_visits = total.unit != "人次" and "人次" in prose.text[total.start : parts[-1].end]
    if sums > total.value and not is_of_visits:
        message = f"其中各项之和是{_sum_in_words(parts, sums)}，超过总数{total.written}"
        yield Hit(prose.spot(total.start, parts[-1].end), message, "核对总数和各项；各项有交叉的写明“有交叉”")


def _part_above(prose: Prose, total: FigureInText, parts: list[FigureInText]) -> Iterator[Hit]:
    """Yield a hit where one of some `parts` is more than its total."""
    larger = next((part for part in parts if part.value > total.value and total.exact), None)
    if larger and "其中" in prose.text[total.end : parts[0].start]:
        message = f"其中一项是{larger.written}，超过总数{total.written}"
        yield Hit(prose.spot(total.start, larger.end), message, "核对总数和各项")


_ANEW = WordPattern(r"%[，；](?:年内|当年|今年|本年度?)?新")
"""Behind a share, those that were also new in the year: 其中持证18人，占81.8%，新取得5人."""
_AFTERWARDS = WordPattern("整改|办结|完成|落实|解决|消除|整治|关停|取缔|退还|化解")


def _are_of_each_other(text: str, parts: list[FigureInText]) -> bool:
    """Return whether a later part is what was done about the one before: 存在问题163家，完成整改158家."""
    return any(
        one.value >= other.value
        and "，" in text[one.end : other.start]
        and (_AFTERWARDS.search(text, one.end, other.start) or _ANEW.search(text, one.end, other.start))
        for one, other in itertools.pairwise(parts)
    )


_CHANGE = WordPattern("(?:增加|减少|下降|上升|增长|提高|净增|净减|多|少)了?$")
_NOUN = "事项|案件|问题|人员|学校|机构|制度|文件|条款|任务|措施|活动|对象|企业|学生|教师"
_NOUN_BEFORE, _NOUN_BEHIND = WordPattern(rf"({_NOUN})(?:共|计|有|达)*$"), WordPattern(_NOUN)


def _is_change(text: str, total: FigureInText) -> bool:
    """Return whether a number says by how much the whole has changed, and is none: 97件，比上年减少31件，其中."""
    return _CHANGE.search(text, max(0, total.start - 4), total.start) is not None


def _counts_another(text: str, total: FigureInText, part: FigureInText) -> bool:
    """Return whether the words before a part name another thing than those behind the total: 3项制度，其中事项11项."""
    named, behind = _NOUN_BEFORE.search(text, total.end, part.start), _NOUN_BEHIND.match(text, total.end)
    return bool(named and behind and named[1] != behind[0])


def _split_twice(text: str, total: FigureInText, parts: list[FigureInText]) -> bool:
    """Return whether a comma parts two lists of which the first adds up to the total: it is split in two ways."""
    sums = Decimal(0)
    for part, following in itertools.pairwise(parts):
        sums += part.value
        if sums == total.value:
            return "，" in text[part.end : following.start]
    return False


@rule(
    "数字-分项", "列全的其中各项之和等于总数", Severity.HINT, _REASON,
    _GOOD, "全年联合检查21次，其中学校7次，培训机构13次。", strict=True,
)  # fmt: skip
def _too_little(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for total, parts, closed in listed_parts(manuscript):
        sums = sum(part.value for part in parts)
        if closed and len(parts) > 1 and sums < total.value and _alike(prose.text, total, parts):
            message = f"其中各项之和是{_sum_in_words(parts, sums)}，不到总数{total.written}"
            yield Hit(
                prose.spot(total.start, parts[-1].end), message, "核对总数和各项；没有列全的写“等”，或补上其余的项"
            )


def _sum_in_words(parts: list[FigureInText], sums: Decimal | int) -> str:
    return f"{'+'.join(str(part.value) for part in parts)}={sums}" if len(parts) > 1 else parts[0].written


_NEARLY_ALL = Decimal("0.5")
"""The share of a total that its parts make together when they are meant to be all of it."""


@rule(
    "数字-列全", "顿号隔开的各项之和等于总数", Severity.WARNING, _REASON,
    _GOOD, "保留行政权力19项，其中处罚5项、检查4项、奖励7项。",
)  # fmt: skip
def _short_of_total(manuscript: Manuscript) -> Iterator[Hit]:
    """Find three parts or more, one behind the other, that are less than their total though nothing else is hinted at."""
    prose = prose_of(manuscript)
    for total, parts, closed in listed_parts(manuscript):
        sums = sum(part.value for part in parts)
        between = [prose.text[one.end : other.start] for one, other in itertools.pairwise(parts)]
        listed = len(parts) >= _LISTED and all("、" in each or "，" in each for each in between)
        is_each = "各" in prose.text[parts[0].start : parts[-1].start]
        is_short = total.value * _NEARLY_ALL <= sums < total.value
        if closed and listed and not is_each and is_short and _alike(prose.text, total, parts):
            message = f"各项之和是{_sum_in_words(parts, sums)}，不到总数{total.written}"
            yield Hit(
                prose.spot(total.start, parts[-1].end), message, "核对总数和各项；没有列全的写“等”，或补上其余的项"
            )


_OTHER_UNIT = WordPattern("[0-9](个|所|家|处|名|人次?|件次?|项|条|份|场次|次|起|宗|场)")


def _alike(text: str, total: FigureInText, parts: list[FigureInText]) -> bool:
    """Return whether all that is listed from the first to the last part is counted as the total: no 小学46所、教学点38个."""
    return all(each[1] == total.unit for each in _OTHER_UNIT.finditer(text, parts[0].start, parts[-1].end))


@rule("数字-不超过", "一环不多于上一环", Severity.HINT, _REASON, _GOOD, "行政诉讼案件1件，败诉2件。")
@unless_answers_break("数字-不超过")
def _ladders(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        ladders = () if _OF_MORE.search(passage.text) else _LADDER_PATTERNS
        for above, below, whole, part in ladders:
            if above not in passage.text or below not in passage.text:
                continue
            first = whole.search(passage.text)
            second = part.search(passage.text, first.end() if first else 0)
            if first and second and _are_of_one_matter(passage.text, first, second):
                small = next(group for group in second.groups() if group)
                if int(small) > int(first[1]):
                    message = f"{quoted(second[0])}多于{quoted(first[0])}：{below}的不会比{above}的多"
                    yield Hit(Spot(i, *second.span()), message, "核对两个数；含上年结转的写明")


def _are_of_one_matter(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Return whether two numbers of a paragraph count one matter: none comes between, nor a whole year behind a part."""
    if _OTHER_MATTER.search(text, first.end(), second.start()):
        return False
    begins = text.rfind("。", 0, first.start()) + 1
    return bool(_OF_YEAR.search(text, begins, first.end())) or not _OF_YEAR.search(text, first.end(), second.end())


_OFFICERS = WordPattern(r"(?:行政)?执法人员(?:共有?)?([0-9]+)[人名]|(?<![0-9])([0-9]+)[人名](?:行政)?执法人员")
_ADDED = WordPattern(r"新增(?:行政)?(?:执法人员|执法员|持证人员)(?:[一-鿿]{0,4}?)([0-9]+)[人名]|新增([0-9]+)[人名]")
_CANCELLED = WordPattern(r"注销(?:了)?([0-9]+)[人名]")


def _first(expression: WordPattern, text: str) -> int | None:
    text = _ADDED.sub("", text) if expression is _OFFICERS else text
    match = expression.search(text)
    return int(next(group for group in match.groups() if group)) if match else None


@rule(
    "数字-滚存", "年末数等于上年数加新增减注销", Severity.HINT, _REASON,
    Example("现有执法人员20人，新增1人，注销16人。", last="现有执法人员35人。"),
    Example("现有执法人员20人，新增1人，注销16人。", last="现有执法人员30人。"),
)  # fmt: skip
@unless_answers_break("数字-滚存")
def _roll_forward(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.last is None:
        return
    prose = prose_of(manuscript)
    now, then = _first(_OFFICERS, prose.text), _first(_OFFICERS, prose_of(manuscript.last).text)
    added, cancelled = _first(_ADDED, prose.text), _first(_CANCELLED, prose.text)
    if now is None or then is None or (added is None and cancelled is None):
        return
    due = then + (added or 0) - (cancelled or 0)
    if due != now:
        match = next(iter(_OFFICERS.finditer(prose.text)))
        message = f"上年执法人员{then}人，加新增{added or 0}人、减注销{cancelled or 0}人是{due}人，写的是{now}人"
        yield Hit(prose.spot(*match.span()), message, "核对这几个数；有调出调入的写明")
