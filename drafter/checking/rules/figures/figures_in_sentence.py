"""Rules that work out what one sentence says in numbers: the rest, the net change, averages, parts within a whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of
from drafter.checking.text.sentence_figures import (
    figured_sentences,
    of_unit,
)
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、执法\n办理信访事项150件，办结146件，其余4件正在办理。现有事项40项，较上年新增5项、取消3项，净增2项。"
    "清理文件60件，继续有效45件、修改9件、废止6件。发放补助24万元，惠及学生300人，人均800元。\n"
    "二、学校\n全区30所学校中已有28所设立机构。法制审核人员占12.5%，高于5%的规定比例。"
)
_bad = _GOOD.changed
_REST = WordPattern(r"(?:其余|剩余|余下|尚余|还剩|剩下|结余|另外|另有?)(?:的)?[一-鿿]{0,2}$")
_FEWEST, _NEAR = 2, 8
"""Figures that there must be before a rest, and how many before it are looked at."""


@rule(
    "数字-其余", "其余的数是总数减去前面的", Severity.WARNING, _REASON,
    _GOOD, _bad("其余4件", "其余6件"),
)  # fmt: skip
def _rest(manuscript: Manuscript) -> Iterator[Hit]:
    prose, earlier = prose_of(manuscript), figures_in_text(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for place, rest in enumerate(figures):
            known = of_unit(figures[max(0, place - _NEAR) : place], rest.unit)
            can_be_summed = len(known) >= _FEWEST and all(each.exact for each in known)
            if not can_be_summed or not _is_told_as_rest(prose, sentence, rest):
                continue
            values = [each.value for each in known]
            told = _told_before(earlier, sentence, rest)
            if not _is_rest(rest.value, values) and not _is_rest_of_earlier(rest.value, values, told):
                said = "、".join(each.written for each in known)
                yield Hit(
                    prose.spot(known[0].start, rest.end),
                    f"前面是{said}，其余的不是{rest.written}",
                    "核对总数、各项和其余的数",
                )


def _is_rest_of_earlier(value: Decimal, known: list[Decimal], told: set[Decimal]) -> bool:
    """Return whether `value` and the last of `known` make a whole that was `told` before."""
    return any(sum([*known[-many:], value]) in told for many in range(1, len(known) + 1))


def _is_told_as_rest(prose: Prose, sentence: Sentence, figure: FigureInText) -> bool:
    """Return whether a sentence tells a figure as what is left over."""
    before = prose.text[max(sentence.start, figure.start - 6) : figure.start]
    return figure.exact and figure.unit != "%" and _REST.search(before) is not None


def _told_before(earlier: Iterable[FigureInText], sentence: Sentence, figure: FigureInText) -> set[Decimal]:
    """Return the numbers in the unit of `figure` that its paragraph tells before its sentence."""
    return {
        each.value
        for each in earlier
        if each.passage == figure.passage and each.start < sentence.start and each.unit == figure.unit
    }


def _is_rest(value: Decimal, known: list[Decimal]) -> bool:
    """Return whether `value` is left of one of `known` when the last ones behind it are taken away."""
    return any(
        value == abs(whole - sum(known[start:]))
        for place, whole in enumerate(known)
        for start in range(place + 1, len(known))
    )


_N = r"([0-9]{1,9})(?:个|项|件|人|名|家|所|条|处|台|种)"
_NET = WordPattern(
    rf"(?:新增|增加|新设|增设|新建|承接|新聘|调入|增补)(?:了)?[^，。；、0-9]{{0,8}}{_N}[^，。；、0-9]{{0,8}}[，、和及]"
    rf"[^，。；、0-9]{{0,4}}(?:取消|减少|下放|撤销|核减|退出|注销|关停|调出|精简|合并|废止|删除)(?:了)?[^，。；、0-9]{{0,8}}{_N}"
    rf"[^。；0-9]{{0,8}}?净(?P<way>增|减)(?:加|少)?(?:了)?(?P<at>{_N})"
)
_ROLLED = WordPattern(
    rf"(?:原有|原来有|上年有|年初有|上年末|上年底)[^，。；0-9]{{0,8}}{_N}[^。；0-9]{{0,10}}(?:新增|增加|增设|新设)(?:了)?[^，。；、0-9]{{0,8}}{_N}"
    rf"[^。；0-9]{{0,8}}(?:取消|减少|撤销|核减|退出|注销|关停|废止)(?:了)?[^，。；、0-9]{{0,8}}{_N}[^。；0-9]{{0,12}}(?:现有|现为|调整为|调整后|共有?|年末)[^，。；0-9]{{0,8}}(?P<at>{_N})"
)


@rule(
    "数字-净增", "净增、净减的数算得对", Severity.HINT, _REASON,
    _GOOD, _bad("净增2项", "净增3项"),
)  # fmt: skip
def _net(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _NET.finditer(prose.text):
        added, taken, given = int(match[1]), int(match[2]), int(match[5])
        due = added - taken if match["way"] == "增" else taken - added
        if due != given:
            way = "净增" if added >= taken else "净减"
            message = f"增加{added}、减少{taken}是{way}{abs(added - taken)}，写的是{quoted('净' + match['way'] + match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
    for match in _ROLLED.finditer(prose.text):
        before, added, taken, given = (int(match[group]) for group in (1, 2, 3, 5))
        if before + added - taken != given:
            message = f"{before}加{added}减{taken}是{before + added - taken}，写的是{match['at']}"
            yield Hit(prose.spot(*match.span("at")), message, "核对四个数")


_LISTED_BEHIND = WordPattern(r"[^，。；：0-9（）]{0,16}(?:(?:开展|进行)[^，。；：0-9（）]{0,8}清理)?[，：]")
_JOINT = WordPattern(r"[^，。；：0-9（）]{0,14}[、和与及][^，。；：、0-9（）]{0,14}")
_NEXT = WordPattern(r"[^，。；：0-9（）]{0,4}，[^，。；：、0-9（）]{2,14}")
"""Between the parts of a list behind a colon."""
_OPEN = WordPattern(r"(?<![中高同初平])等(?!级|候|待|次)|其中|以及|部分(?!公开)|主要|比|较|率|同比|去年|上年")
_WITHIN_THREE, _WITHIN_TWO = Decimal("0.25"), Decimal("0.1")
"""How far, as a share of the total, the sum of three parts, of two, may be off and the list still be one of its parts."""


@rule(
    "数字-列和", "冒号、逗号后面列出的各项之和等于前面的总数", Severity.WARNING, _REASON,
    _GOOD, _bad("继续有效45件", "继续有效48件"),
)  # fmt: skip
def _listed(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a total with parts behind it, joined by 、, that are almost but not quite its sum."""
    prose = prose_of(manuscript)
    for _, figures in figured_sentences(manuscript):
        for place, total in enumerate(figures):
            parts = _parts_behind(prose.text, total, figures[place + 1 :])
            if len(parts) < _FEWEST or not total.exact or not total.value:
                continue
            sums = sum((each.value for each in parts), Decimal(0))
            further = figures[place + 1 + len(parts) : place + 3 + len(parts)]
            if _of_a_list(prose.text, figures[: place + 1], sums) or _fills_up(total, sums, further):
                continue
            off = abs(sums - total.value) / total.value
            most = _WITHIN_TWO if len(parts) == _FEWEST else _WITHIN_THREE
            too_many = sums > total.value and _are_outcomes(prose.text, total, parts)
            if 0 < off <= (1 if too_many else most):
                added = "+".join(str(each.value) for each in parts)
                message = f"各项之和是{added}={sums}，前面写的是{total.written}"
                yield Hit(parts[0].spot(prose), message, "核对总数和各项；没有列全的写“等”")


def _of_a_list(text: str, figures: tuple[FigureInText, ...], sums: Decimal) -> bool:
    """Return whether the last figures, joined by 、, make `sums`: what follows is told of them all."""
    total = Decimal(0)
    for one, other in itertools.pairwise(reversed(figures)):
        total += one.value
        if "、" not in text[other.end : one.start]:
            return False
        if total + other.value == sums:
            return True
    return False


def _fills_up(total: FigureInText, sums: Decimal, further: tuple[FigureInText, ...]) -> bool:
    """Return whether figures behind the parts, one or two of the same unit, are the rest of `total`."""
    return any(
        figure.unit == total.unit and part == total.value - sums
        for figure, part in zip(further, itertools.accumulate(each.value for each in further), strict=True)
    )


_OUTCOME = WordPattern(
    r"(?:维持|撤销|驳回|确认违法|责令履行|变更|撤回|终止|胜诉|败诉|合格|优秀|良好|警告|罚款|保留|废止|修改|失效|继续有效|准予|不予|采纳)[^，。；、0-9]{0,8}$"
)
"""Words before parts of which each thing has exactly one."""


def _are_outcomes(text: str, total: FigureInText, parts: list[FigureInText]) -> bool:
    """Return whether every part is what became of some of the whole, so that they must add up to it."""
    return all(_OUTCOME.search(text, max(total.end, part.start - 14), part.start) for part in parts)


def _parts_behind(text: str, total: FigureInText, following: tuple[FigureInText, ...]) -> list[FigureInText]:
    """Return the figures that are listed behind a total, joined by 、 to the end of their clause; of its unit only."""
    if not following or not _LISTED_BEHIND.match(text[total.end : following[0].start]):
        return []
    parts = [following[0]]
    is_next = _NEXT if "：" in text[total.end : following[0].start] else _JOINT
    for one, other in itertools.pairwise(following):
        between = text[one.end : other.start]
        if not _JOINT.fullmatch(between) and not is_next.fullmatch(between):
            break
        parts.append(other)
    listed = text[total.end : parts[-1].end]
    tail = text[parts[-1].end : parts[-1].end + 3]
    whole = all(each.unit == total.unit != "%" and each.exact for each in parts)
    return (
        parts
        if whole
        and not _OPEN.search(listed)
        and not tail.startswith(("等", "、", "和", "与", "及", "，其余", "，剩余", "，余下"))
        else []
    )


_WITHIN = WordPattern(
    r"(?<![0-9.])(?P<whole>[0-9]{1,9})(?:余)?(?P<unit>所|家|个|名|人|件|起|份|卷|宗|条|项|处|台)(?P<what>[^，。；、0-9]{0,18}?)中(?![小学专职高考心央])，?(?!申请|受理|收到|接到|总)(?P<verb>[^，。；0-9不未]{0,10}?)(?P<at>(?P<part>[0-9]{1,9})(?P=unit))"
)


@rule(
    "数字-其中之数", "“多少个里有多少个”，后一个不比前一个大", Severity.HINT, _REASON,
    _GOOD, _bad("30所学校中已有28所", "28所学校中已有30所"),
)  # fmt: skip
def _within(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _WITHIN.finditer(prose.text):
        if int(match["part"]) > int(match["whole"]):
            message = f"{match['whole']}{match['unit']}里不会有{match['at']}"
            yield Hit(prose.spot(*match.span()), message, "核对两个数，是不是写反了")


_COMPARED = WordPattern(
    r"(?<![0-9.])(?P<one>[0-9]{1,9}(?:\.[0-9]+)?)(?P<unit>%|％|个百分点|学时|课时|件|次|人次|人|名|个|家|所|日|天|元|万元|项|场)[^。；0-9]{0,10}?"
    r"(?P<not>没有|未曾|从未|均未|未|不)?(?P<verb>高于|超过|超出|多于|大于|优于|低于|少于|不足|小于|未达到|不到)[^。；，0-9]{0,16}?(?P<other>[0-9]{1,9}(?:\.[0-9]+)?)(?P=unit)"
)
_RATED = WordPattern(r"(?:每|逐)(?:半年|季度?|个?月|周|学期|两个?月|年|校|人|园|所|家|次|期|案)[^，。；]*$")
"""Words before what is told of each quarter, each school, and not of the whole."""
_BOUND_BEFORE = WordPattern("(?:不少于|不低于|不超过|不多于|不高于|至少|最多)$")
_MORE = ("高于", "超过", "超出", "多于", "大于", "优于")


@rule(
    "数字-比较", "说高于的确实高，说低于的确实低", Severity.HINT, _REASON,
    _GOOD, _bad("高于5%", "低于5%"),
)  # fmt: skip
def _compared(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _COMPARED.finditer(prose.text):
        one, other = Decimal(match["one"]), Decimal(match["other"])
        more = match["verb"] in _MORE
        between = prose.text[match.end("unit") : match.start("verb")]
        if _RATED.search(prose.text, max(0, match.start() - 16), match.start()):
            continue
        is_bound = _BOUND_BEFORE.search(prose.text, max(0, match.start() - 6), match.start())
        if is_bound or re.search(r"[，、](?!.{0,4}$)", between):
            continue
        is_so = one > other if more else one < other
        if match["not"] and is_so:
            message = f"{match['one']}{match['unit']}{quoted(match['verb'])}了{match['other']}{match['unit']}"
            yield Hit(prose.spot(*match.span()), message, "核对两个数")
        elif not match["not"] and not is_so and one != other:
            message = f"{match['one']}{match['unit']}不{quoted(match['verb'])}{match['other']}{match['unit']}"
            yield Hit(prose.spot(*match.span()), message, "核对两个数和“高于”“低于”")
