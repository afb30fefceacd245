"""Rules about numbers of one kind told one after the other: the greatest of them, where they tend, what they make."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.figures_in_text import FigureInText
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of
from drafter.checking.text.sentence_figures import figured_sentences
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "分季度看，第一季度86次，第二季度114次，第三季度123次，第四季度97次，第三季度检查量最大。其中2019年28场、2020年31场、2021年44场，逐年增加。"
    "持证人员最多的22名、最少的15名，相差7名。校外培训监管科9人、民办教育科6人、教师工作科7人。"
)
_bad = _GOOD.changed


class _Item(NamedTuple):
    label: str
    """The words before the number, behind the item before."""
    figure: FigureInText


_BETWEEN = WordPattern(r"[、，；]?(?P<label>[^，。；、\n0-9]{0,16}(?:[0-9]{4}年)?[^，。；、\n0-9]{0,12})")
_LEAD = WordPattern(r"^.*(?:其中|依次为|分别为|包括|[：:，])")


def _series(prose: Prose, sentence: Sentence, figures: Sequence[FigureInText]) -> Iterator[list[_Item]]:
    """Yield each run of figures of one unit in a sentence that 、 or ， joins, with their labels."""
    run: list[_Item] = []
    end = sentence.start
    for figure in figures:
        between = prose.text[end : figure.start]
        joined = _BETWEEN.fullmatch(between)
        if run and (joined is None or run[-1].figure.unit != figure.unit):
            yield run
            run = []
        label = (
            _LEAD.sub("", joined["label"]) if run and joined else re.split("[，。；、\n]", _LEAD.sub("", between))[-1]
        )
        run.append(_Item(label.removeprefix("和").removeprefix("及"), figure))
        end = figure.end
    if run:
        yield run


_SUPERLATIVE = WordPattern(
    r"(?P<at>(?P<label>[^，。；、\n0-9]{2,12}?)(?:的)?(?:检查量|数量|人数|次数|占比|办件量|案件数?|场次|金额|力量)?(?P<how>最大|最多|最高|居首|排名?第一|最强|最少|最小|最低|最弱))"
)
_MOST = ("最大", "最多", "最高", "居首", "排第一", "排名第一", "最强")


@rule(
    "数字-最多最少", "说最多、最少的，在列出的数里确实是", Severity.HINT, _REASON,
    _GOOD, _bad("第三季度检查量最大", "第二季度检查量最大"),
    near="城区20次、乡镇30次，乡镇最多。投诉10件、咨询30件，反映最多的是退费。",
)  # fmt: skip
def _greatest(manuscript: Manuscript) -> Iterator[Hit]:
    """Find what is called the most of a series, or the least, and another of it is more, or less."""
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for items in _series(prose, sentence, figures):
            if len(items) > 1 and items[0].figure.unit != "%":
                yield from _wrong_superlatives(prose, items)


def _wrong_superlatives(prose: Prose, items: list[_Item]) -> Iterator[Hit]:
    """Yield what is called the most of a series right behind it, or the least, and is not."""
    rest = prose.text[items[-1].figure.end : items[-1].figure.end + 60].split("\n")[0]
    values = [each.figure.value for each in items]
    for match in _SUPERLATIVE.finditer("" if _OF_ONE.search(rest) else rest):
        named = [each for each in items if len(each.label) > 1 and _names(match["label"], each.label)]
        due = max(values) if match["how"] in _MOST else min(values)
        if len(named) == 1 and named[0].figure.value != due:
            start = items[-1].figure.end + match.start("at")
            message = f"{quoted(match['at'])}：列出的数里{match['how']}的是{due:f}{items[0].figure.unit}"
            yield Hit(prose.spot(start, start + len(match["at"])), message, "核对各数")


_OF_ONE = WordPattern("单[宗笔件案次个]|个案")
"""Words of what one case had at the most, which the numbers of all cases say nothing of."""


def _names(said: str, label: str) -> bool:
    return said.endswith(label) or label.endswith(said) or said.startswith(label)


_TREND = WordPattern(
    r"^[^。；\n0-9]{0,14}?(?P<at>(?:呈)?(?:逐年|逐月|逐季度?|逐期|逐届|连年|持续|稳步|连续[一二三四五两]年|连续[一二三四五两]个季度|不断)[^，。；\n0-9]{0,4}?(?P<way>增加|增长|上升|提高|递增|增多|攀升|扩大|下降|减少|降低|递减|回落|走低)(?:趋势|态势)?)"
)
_UP = ("增加", "增长", "上升", "提高", "递增", "增多", "攀升", "扩大")


@rule(
    "数字-趋势", "说逐年增加、减少的，列出的数确实如此", Severity.HINT, _REASON,
    _GOOD, _bad("逐年增加", "逐年减少"),
    near="第一季度8次、第二季度5次、第三季度9次，检查次数持续稳定。",
)  # fmt: skip
def _trend(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for items in _series(prose, sentence, figures):
            end = items[-1].figure.end
            match = _TREND.search(prose.text[end : end + 40])
            if match is None or len(items) < 2:
                continue
            values = [each.figure.value for each in items[-6:]]
            values = values[1:] if len(values) > 2 and values[0] == sum(values[1:]) else values
            up = match["way"] in _UP
            if any((after > before) != up for before, after in itertools.pairwise(values)):
                shown = "、".join(f"{value:f}" for value in values)
                message = f"列出的数是{shown}，不是{quoted(match['at'])}"
                yield Hit(prose.spot(end + match.start("at"), end + match.end("at")), message, "核对各数和趋势")


_APART = WordPattern(
    r"(?:最多|最高|最大|最长)(?:的)?[^。；\n0-9]{0,12}(?P<most>[0-9]{1,7}(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,3}|%)[^。；\n0-9]{0,4}[、，][^。；\n0-9]{0,8}(?:最少|最低|最小|最短)(?:的)?[^。；\n0-9]{0,12}(?P<least>[0-9]{1,7}(?:\.[0-9]+)?)(?P=unit)"
    r"(?:[，、][^。；\n0-9]{0,4}(?P<at>相差[^，。；\n0-9]{0,4}(?P<gap>[0-9]{1,7}(?:\.[0-9]+)?)))?"
)


_MEAN = WordPattern(
    r"(?:平均|人均|校均)[^，。；、\n0-9]{0,8}(?P<mean>[0-9]{1,7}(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,3}?|%)[，、（](?P<rest>[^。；\n]{0,40}最[高低多少][^。；\n]{0,40})"
)
_END_OF_RANGE = WordPattern(
    r"最(?P<way>[高多低少])(?:的)?(?:分|为|是|达)?(?P<at>(?P<value>[0-9]{1,7}(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,3}?|%))(?![0-9])"
)


@rule(
    "数字-相差", "最多的不比最少的少，平均的在两个数之间，相差的数算得对", Severity.HINT, _REASON,
    _GOOD, _bad("相差7名", "相差9名"),
)  # fmt: skip
def _apart(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _APART.finditer(prose.text):
        gap = Decimal(match["most"]) - Decimal(match["least"])
        if gap < 0:
            yield Hit(prose.spot(*match.span()), f"最多的{match['most']}，最少的{match['least']}，写反了", "核对两个数")
        elif match["gap"] and Decimal(match["gap"]) != gap:
            message = f"{match['most']}减{match['least']}是{gap:f}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
    yield from _beyond_mean(prose)


def _beyond_mean(prose: Prose) -> Iterator[Hit]:
    """Yield what is the least of all and more than their mean, or the most and less."""
    for match in _MEAN.finditer(prose.text):
        for end in _END_OF_RANGE.finditer(match["rest"]):
            off = Decimal(end["value"]) - Decimal(match["mean"])
            if end["unit"] == match["unit"] and (off < 0 if end["way"] in "高多" else off > 0):
                start = match.start("rest") + end.start()
                message = f"平均{match['mean']}{match['unit']}，{quoted(end[0])}不会比它{'低' if off < 0 else '高'}"
                yield Hit(prose.spot(start, start + len(end[0])), message, "核对两个数")


_PLAIN = WordPattern(r"^(?:其中|各|另有?|共|约|近|的|和|为|有|等|或|男|女)?$")


@rule(
    "数字-重复项", "一列数里，同一项不写两遍", Severity.HINT, "《党政机关公文处理工作条例》第十九条：表述准确",
    _GOOD, _bad("民办教育科6人、教师工作科7人", "教师工作科6人、教师工作科7人"),
    near="区级一等奖3名、二等奖5名，市级一等奖1名、二等奖2名。",
)  # fmt: skip
def _twice(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a name that has two numbers in one list."""
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for items in _series(prose, sentence, figures):
            seen: dict[str, FigureInText] = {}
            anew = _begun_anew([each.label for each in items])
            for place, (before, item) in enumerate(itertools.pairwise(items), 1):
                seen.setdefault(before.label, before.figure)
                if place in anew or "、" not in prose.text[before.figure.end : item.figure.start]:
                    seen.clear()
                first = seen.get(item.label)
                if len(item.label) > 1 and not _PLAIN.match(item.label) and first is not None:
                    message = f"{quoted(item.label)}列了两次：{first.written}、{item.figure.written}"
                    yield Hit(item.figure.spot(prose), message, "核对，是不是写成了别的项")


def _begun_anew(labels: list[str]) -> set[int]:
    """Return the places where the same items begin for something else: 学校设立、变更、机构设立、变更."""
    found = set[int]()
    for place in range(2, len(labels)):
        kind = labels[place][-2:]
        before = labels[:place]
        is_longer = len(labels[place]) > len(kind) and labels[place] not in before
        if is_longer and not before[-1].endswith(kind) and any(each.endswith(kind) for each in before):
            found.add(place)
    return found


_NAMES = WordPattern(
    r"(?P<list>[^，。；：、\n《》（）“”0-9]{2,16}、(?:[^，。；：、\n《》（）“”0-9]{2,12}、){1,10}[^，。；：、\n《》（）“”0-9]{2,16})"
)
_LAST_ITEM = WordPattern(r"^(?P<item>[一-鿿]{2,8}?)(?:等|[0-9一二三四五六七八九十两]+个|部门|共|及|和|$)")


@rule(
    "重复-列举", "并列的各项里，同一项不写两遍", Severity.HINT, "《党政机关公文处理工作条例》第十九条：文字精练",
    "会同公安、民政、消防等部门检查。", "会同公安、民政、公安等部门检查。",
    near="学校安全、食品安全、消防安全一起抓，校长、教师、家长共同参加。",
)  # fmt: skip
def _named_twice(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _NAMES.finditer(prose.text):
        items = match["list"].split("、")
        last = _LAST_ITEM.match(items[-1])
        inner = items[1:-1] + ([last["item"]] if last else [])
        twice = next((each for each in inner if inner.count(each) > 1 or items[0].endswith(each)), "")
        if twice:
            start = match.start() + match["list"].rindex(twice)
            yield Hit(prose.spot(start, start + len(twice)), f"{quoted(twice)}列了两次", "核对，删去或改为别的项")
