"""Rules about wholes and their parts told in different sentences: split once more, seen another way, added up later."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of
from drafter.checking.text.sentence_figures import counted_alike, counted_like, figured_sentences
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "现有校外培训机构172家，其中学科类9家、非学科类163家。非学科类机构中，艺术类88家、体育类41家、科技类34家。\n"
    "全年检查640次，四个季度依次为130次、170次、220次、120次。从检查对象看，学校184次、培训机构456次。\n"
    "免除5200人；减免2100人，两项共惠及7300人。执法主体7个，即市教育局和6个县（区）教育局。"
)
_bad = _GOOD.changed
_OPEN = WordPattern(r"(?<![中高同初平])等(?!级|候|待|次)|部分(?!公开)|主要|以上|以及其他|另|其余")
_SPLIT = WordPattern(
    r"(?:其中，?|在)?各?(?P<noun>[^，。；、：\n0-9]{2,16}?)(?:中|包括|分为|分别为|由|里)(?:，|：)?(?=[^，。；\n0-9]{0,14}[0-9])"
)
_SPLIT_BELOW = WordPattern(r"(?P<noun>[^，。；、：\n0-9]{2,10}?(?:机构|学校|案件|事项|人员))[^。；\n0-9]{0,50}，其中")
"""A sentence that begins with what is split, before any number."""
_TAIL = WordPattern(r"(?:的?(?:机构|学校|案件|事项|审批|认定|申请|对象|人员|单位|项目)|类|的)$")
_LOOKED_BACK = 500
_JOINS, _ENDS = WordPattern("[、，和]"), WordPattern("[。；]")
_OTHERWISE = WordPattern("占|共|合计|比|均|涉及|率")
_CASES = frozenset("件起宗例")
"""Units of cases, in which fines are a kind and no sum."""


def _listed(prose: Prose, sentence: Sentence, figures: Sequence[FigureInText], start: int) -> list[FigureInText]:
    """Return the figures that a sentence lists from `start` to its end, all of one unit and joined by 、 or ，."""
    found: list[FigureInText] = []
    end = start
    for figure in (each for each in figures if each.start >= start):
        between = prose.text[end : figure.start]
        is_in_brackets = between.count("（") > between.count("）")
        if is_in_brackets or (found and not _JOINS.search(between)):
            continue
        if found and (figure.unit != found[0].unit or _ENDS.search(between)):
            return []
        if _is_another_matter(between, figure.unit):
            break
        found.append(figure)
        end = figure.end
    return found if _is_whole_list(found, sentence.text[start - sentence.start :]) else []


def _is_whole_list(figures: Sequence[FigureInText], text: str) -> bool:
    """Return whether `figures`, listed in `text`, are two or more exact ones, with no others left open."""
    return len(figures) > 1 and not _OPEN.search(text) and all(each.exact for each in figures)


def _added(parts: Sequence[FigureInText]) -> tuple[Decimal, str]:
    """Return the sum of `parts`, and how it is made, as messages say it."""
    total = sum((each.value for each in parts), Decimal(0))
    return total, f"各项之和是{'+'.join(f'{each.value:f}' for each in parts)}={total:f}"


def _totals(parts: Sequence[FigureInText]) -> set[Decimal]:
    """Return the sums of the first one of `parts`, the first two and so on: what follows may be of another matter."""
    return set(itertools.accumulate(each.value for each in parts))


def _is_another_matter(between: str, unit: str) -> bool:
    """Return whether a number in `unit` is none of a list, as the words before it say: a sum of fines, a share, a total."""
    is_kind = between.endswith("处罚") or (unit in _CASES and between.endswith(("罚款", "并罚", "单处罚款")))
    return ("罚" in between and not is_kind) or _OTHERWISE.search(between) is not None


@rule(
    "数字-再分", "前面说过的一类，后面再分时各项之和与它相等", Severity.HINT, _REASON,
    _GOOD, _bad("学科类9家、非学科类163家", "学科类163家、非学科类9家"),
    near="现有机构172家，其中非学科类163家。非学科类机构中，艺术类88家、体育类41家等。",
)  # fmt: skip
@unless_answered
def _split_again(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    figures = figures_in_text(manuscript)
    for sentence, own in figured_sentences(manuscript):
        match = _SPLIT.match(sentence.text) or _SPLIT_BELOW.match(sentence.text)
        if match is None:
            continue
        parts = _listed(prose, sentence, own, sentence.start + match.end())
        stem = _TAIL.sub("", match["noun"])
        if not parts or len(stem) < 2:
            continue
        told = _told_before(prose, figures, stem, parts[0], sentence.start)
        if len({each.value for each in told}) == 1 and not _make(parts, own, told[0].value):
            sums = sum((each.value for each in parts), Decimal(0))
            added = "+".join(f"{each.value:f}" for each in parts)
            message = f"{quoted(stem)}前面写{told[-1].written}，后面分开的各项是{added}={sums:f}"
            mend = "核对，两处一致"
            yield Hit(told[-1].spot(prose), message, mend)
            yield Hit(prose.spot(parts[0].start, parts[-1].end), message, mend)


def _make(parts: Sequence[FigureInText], own: Sequence[FigureInText], whole: Decimal) -> bool:
    """Return whether `parts` make a whole, alone or with the number behind them of their `own` sentence."""
    sums = sum((each.value for each in parts), Decimal(0))
    further = next((each.value for each in own if each.start > parts[-1].start), Decimal(0))
    return whole in (sums, sums + further)


def _told_before(
    prose: Prose, figures: Sequence[FigureInText], stem: str, part: FigureInText, before: int
) -> list[FigureInText]:
    """Return what `_told_of` does, by the beginning of `stem` where nothing is told of all of it."""
    return _told_of(prose, figures, stem, part, before) or _told_of(prose, figures, stem[:4], part, before)


def _told_of(
    prose: Prose, figures: Sequence[FigureInText], stem: str, part: FigureInText, before: int
) -> list[FigureInText]:
    """Return the figures before a place that count what `stem` names, in the unit of `part`."""
    start = max(0, before - _LOOKED_BACK)
    pattern = WordPattern(
        rf"(?<!非){re.escape(stem)}(?![^，。；\n]{{0,8}}(?:中|包括))(?:（[^）\n0-9]{{1,16}}）)?[^，。；\n0-9]{{0,16}}$"
    )
    return [
        each
        for each in figures
        if start <= each.start < before
        and each.unit == part.unit
        and pattern.search(prose.text, max(start, each.start - 40), each.start)
    ]


_SEEN = WordPattern(
    r"(?:(?:^|[，。；])(?:从|按)[^，。；、\n0-9]{2,10}(?:看|分|划分|统计|分类|来看)，|(?:四个季度|各季度|上、下半年|[0-9一二三四]个季度)(?:依次|分别)(?:为|是))"
)


@rule(
    "数字-分类看", "换个角度分，各项之和仍等于总数", Severity.HINT, _REASON,
    _GOOD, _bad("学校184次、培训机构456次", "学校194次、培训机构456次"),
    near="从类型看，教师资格认定占九成。按办案机关分，主要是市本级9件、甲区5件。",
)  # fmt: skip
@unless_answered
def _seen_otherwise(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    figures = figures_in_text(manuscript)
    for sentence, own in figured_sentences(manuscript):
        match = _SEEN.search(sentence.text)
        if match is None:
            continue
        parts = _listed(prose, sentence, own, sentence.start + match.end())
        if not parts or prose.text.startswith(("中", "里"), parts[0].end):
            continue  # 准予许可的2011件中，……: the first is the whole of the others
        sums = sum((each.value for each in parts), Decimal(0))
        begin = prose.starts[max(0, sentence.passage - 1)]
        wholes = {each.value for each in counted_like(figures, parts[0].unit, begin, parts[0].start) if each.exact}
        if wholes and sums not in wholes:
            added = "+".join(f"{each.value:f}" for each in parts)
            message = f"{added}={sums:f}，前面没有这个总数"
            yield Hit(prose.spot(parts[0].start, parts[-1].end), message, "核对总数和各项")


_TOGETHER = WordPattern(
    r"(?<![第每各上这])(?P<count>[两二三四五])(?:项|类|者|级|期|批|次|家|部分|笔|地|方面|种|轮|场|处|所|支|组)(?:机构|人员|资金|经费|案件|活动|培训|工作)?(?:合计|共计|总计|累计|共)[^，。；、\n0-9]{0,8}(?=[0-9])"
)
_MOST_CANDIDATES = 12


@rule(
    "数字-几项共", "“两项共”“三期共”的数是前面几项之和", Severity.HINT, _REASON,
    _GOOD, _bad("两项共惠及7300人", "两项共惠及7.3万人"),
)  # fmt: skip
@unless_answered
def _together(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    figures = figures_in_text(manuscript)
    for match in _TOGETHER.finditer(prose.text):
        total = next((each for each in figures if each.start == match.end()), None)
        count = int(parse_number(match["count"].replace("两", "二")) or 0)
        if total is None or not total.exact:
            continue
        begin = prose.starts[max(0, total.passage - 1)]
        known = counted_like(figures, total.unit, begin, total.start)[-_MOST_CANDIDATES:]
        if known and known[-1].passage == total.passage and not _may_make(known, count, total.value):
            said = "、".join(each.written for each in known[-count:])
            yield Hit(total.spot(prose), f"前面是{said}，这里写{quoted(match[0] + total.written)}", "核对几个数")


def _may_make(known: Sequence[FigureInText], count: int, total: Decimal) -> bool:
    """Return whether `count` of the numbers make `total`, or there are too few of them, or none that is exact."""
    if len(known) < count or not all(each.exact for each in known):
        return True
    return any(sum(some) == total for some in itertools.combinations([each.value for each in known], count))


_WITH_OWN = WordPattern(
    r"(?P<at>(?P<all>[0-9]{1,3})个)，(?:即|包括|分别是|分别为|也就是)(?P<own>[^、。；，\n0-9]{2,14}(?:局|厅|本级|委))(?:和|及|与|、)(?P<names>[^。；\n0-9]{0,80}?)(?P<lower>[0-9]{1,3})个(?:县|区|市|镇|乡|街道|旗)"
)
_LEVELS = WordPattern(
    r"(?:市|省|县|州)(?:、[县区市州]){1,2}(?:两|三)?级[^，。；\n0-9]{0,12}(?P<at>(?P<all>[0-9]{1,7})(?P<unit>人|名|个|家|件|所))[，（](?:其中)?[^，。；\n0-9]{0,4}(?:本级|省级|市级|市直)[^，。；\n0-9]{0,6}(?P<own>[0-9]{1,7})(?P=unit)、[^，。；\n0-9]{0,10}(?P<lower>[0-9]{1,7})(?P=unit)(?=[，。；）])"
)


@rule(
    "数字-本级和下级", "本级和下级加起来等于总数", Severity.HINT, _REASON,
    _GOOD, _bad("执法主体7个", "执法主体6个"),
)  # fmt: skip
def _with_own(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in (_WITH_OWN, _LEVELS):
        for match in expression.finditer(prose.text):
            own = int(match["own"]) if match["own"].isdigit() else 1
            due = own + int(match["lower"])
            if int(match["all"]) != due:
                message = f"本级{own}加{match['lower']}是{due}，写的是{quoted(match['at'])}"
                yield Hit(prose.spot(*match.span("at")), message, "核对总数")


_OUT_OF = WordPattern(
    r"(?:^|(?<=[，。；]))(?:[^，。；、\n0-9]{0,8}?)(?P<number>[0-9]{1,7})(?P<unit>[一-鿿]{1,2}?)(?P<noun>[^，。；、\n0-9]{0,12}?)[中里]，(?:共?有)?"
)
_NEAR = Decimal("0.2")
"""How far, as a share of the whole, parts that are not said to be all of it may be off and still be meant to be."""


@rule(
    "数字-中分", "“多少个中”后面分开的各项之和是这个数", Severity.WARNING, _REASON,
    Example("压减的29家中，注销18家，转为其他机构11家。"), Example("压减的29家中，注销18家，转为其他机构12家。"),
    near="29家机构中，12家在城区。118名人员中，取得资格的41名。",
)  # fmt: skip
@unless_answered
def _out_of(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in _OUT_OF.finditer(sentence.text):
            at = sentence.start + match.start("number")
            whole = next((each for each in figures if each.start == at and each.exact), None)
            if whole is None:
                continue
            parts = _listed(prose, sentence, figures, sentence.start + match.end())
            if not parts or not counted_alike(parts[0].unit, whole.unit):
                continue
            total, added = _added(parts)
            told = {total} if _is_one_list(prose, parts) else _totals(parts)
            if whole.value not in told and abs(total - whole.value) <= whole.value * _NEAR:
                message = f"{added}，前面写的是{whole.written}"
                yield Hit(parts[0].spot(prose), message, "核对总数和各项；没有列全的写“等”")


def _is_one_list(prose: Prose, parts: Sequence[FigureInText]) -> bool:
    """Return whether `parts` are joined by 、 alone, so that none of them is of another matter."""
    listed = prose.text[parts[0].end : parts[-1].end]
    return "，" not in listed and "；" not in listed


@rule(
    "数字-句首其中", "另起一句的“其中”，各项之和是前一句的总数", Severity.HINT, _REASON,
    Example("检查机构193家次，发现问题57个。其中责令整改51个，移送4个，立案2个。"),
    Example("检查机构193家次，发现问题57个。其中责令整改51个，移送7个，立案2个。"),
    near="发现问题57个。其中收费问题31个、广告问题12个。",
)  # fmt: skip
@unless_answered
def _of_the_sentence_before(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for before, (sentence, figures) in itertools.pairwise(figured_sentences(manuscript)):
        if not sentence.text.startswith("其中") or before.sentence.passage != sentence.passage:
            continue
        parts = _listed(prose, sentence, figures, sentence.start + len("其中"))
        if not parts:
            continue
        wholes = [each for each in before.figures if each.exact and counted_alike(each.unit, parts[0].unit)]
        total, added = _added(parts)
        near = [each for each in wholes if 0 < abs(each.value - total) <= each.value * _NEAR]
        if near and _totals(parts).isdisjoint(each.value for each in wholes):
            message = f"{added}，前一句写的是{near[-1].written}"
            yield Hit(prose.spot(parts[0].start, parts[-1].end), message, "核对总数和各项；没有列全的写“等”")
