"""Rules about rates and shares that no figures of their own sentence make, or none of the whole that they name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of
from drafter.checking.text.sentence_figures import counted_alike, figured_sentences, sums_of_runs
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确"
_GOOD = (
    "查出隐患312处，整改完成309处，整改率99.0%。原有机构41家，注销26家、转型11家、保留4家，压减率90.2%。"
    "现有教师200名，其中女教师120名，女教师占比60.0%。全年办结事项1279件，其中网上1151件，占办结总数的89.99%。"
)
_STEMS = "整改|压减|合格|完成|办结|化解|成功|查实|属实|参检|结案|采纳|处置|压缩|减少|办理|参考|参训|通过|立案|审结|销号|核查|落实|持证|胜诉|维持"
_RATE = WordPattern(
    rf"(?<!提前)(?<!按期)(?<!按时)(?<!及时)(?<!限时)(?<!如期)(?<!网上)(?<!线上)(?<!全程)(?P<stem>{_STEMS}|[一-鿿]{{2}})率(?:（[^）0-9\n]{{1,10}}）)?(?:均?(?:为|达到|达|是|约))?(?P<at>(?P<given>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)%)"
)
_SHARE = WordPattern(
    r"(?P<stem>占比|(?:合格|良好|优良|优秀|达标)(?:及)?以上(?:的)?比例|抽查比例|抽取比例|检查比例)(?:为|达到|达|约)?(?P<at>(?P<given>[0-9]{1,2}(?:\.[0-9]{1,2})?)%)"
)
_COMPARED = WordPattern(r"上年|去年|比|较|提高|由|从|权重|考核|目标|力争|达到|每|各|分值")
_SAID_FOR = {
    "网办": ("网上", "网办", "线上"),
    "压减": ("压减", "注销", "转型", "关停", "取缔"),
    "优良": ("优良", "良好"),
    "线上": ("线上",),
    "及格": ("及格", "合格"),
}
"""What stands beside the number of which a rate is, where its own name does not."""
_LATEST, _NEAR = 9, 44
"""Figures of a sentence that a rate may be made of, and characters from the last of them to the rate."""


def _tolerance(given: str) -> Decimal:
    """Return by how much a rate may differ from the quotient: half of its last place and a little."""
    decimals = len(given.partition(".")[2])
    return Decimal("0.51").scaleb(-decimals) + (Decimal("0.02") if decimals == 1 else 0)


def _is_made(values: Sequence[Decimal], given: str) -> bool:
    """Return whether one of `values`, or a sum or difference of some, is `given` per cent of another."""
    parts = [each for each in values if each != max(values)]
    is_split = sum(parts) == max(values)
    made = {*values, *sums_of_runs(parts if is_split else values)}
    made |= {one - other for one, other in itertools.permutations(values, 2) if one > other}
    near, rate = _tolerance(given), Decimal(given)
    wholes = {*values, *sums_of_runs(parts if is_split else values)}
    return any(part <= whole and abs(part * 100 / whole - rate) <= near for whole in wholes if whole for part in made)


@rule(
    "数字-率和数", "率、占比由同一句里的数算得出来", Severity.WARNING, _REASON,
    _GOOD, _GOOD.replace("整改率99.0%", "整改率96.9%"),
    near="抽查案卷130卷，每个区县10卷，合格率为80%。处置预警973条，处置率98.7%。",
)  # fmt: skip
@unless_answered
def _rates(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in (*_RATE.finditer(sentence.text), *_SHARE.finditer(sentence.text)):
            place = sentence.start + match.start()
            own = _made_of(prose, sentence, figures, place)
            own += _in_bracket_behind(prose, figures, own, sentence.start + match.end())
            told = match["stem"].endswith(("占比", "比例", "压减", "压缩")) or _is_told(
                prose, sentence, own, match["stem"]
            )
            if len(own) > 1 and told and not _is_made_at_all(prose, figures_in_text(manuscript), own, match["given"]):
                message = f"{'、'.join(each.written for each in own)}算不出{quoted(match[0])}"
                yield Hit(prose.spot(place, sentence.start + match.end()), message, "核对几个数和率")


def _is_made_at_all(prose: Prose, known: Sequence[FigureInText], own: Sequence[FigureInText], given: str) -> bool:
    """Return whether a rate is made of `own`, or of two of them and of the sentence before, together, of one of those."""
    if _is_made([each.value for each in own], given):
        return True
    last = max(prose.text.rfind(mark, 0, own[0].start) for mark in "。\n")
    start = max(prose.text.rfind(mark, 0, last) for mark in "。\n")
    values = [e.value for e in known if start < e.start <= own[-1].start and counted_alike(e.unit, own[-1].unit)]
    made = {one + other.value for one in values for other in own}
    return any(_is_near(part, whole, given) for part in made for whole in values if part <= whole)


def _made_of(prose: Prose, sentence: Sentence, figures: Sequence[FigureInText], place: int) -> list[FigureInText]:
    """Return the figures before a rate that count alike; none when the rate is compared or stands far from them."""
    before = [each for each in figures if each.end <= place and each.unit != "%"][-_LATEST:]
    if not before or place - before[-1].end > _NEAR:
        return []
    own = [each for each in before if counted_alike(each.unit, before[-1].unit)]
    words = prose.text[max(sentence.start, own[0].start - 4) : own[0].start] + prose.text[own[0].end : place]
    is_plain = not _COMPARED.search(words) and all(each.exact for each in own)
    return own if is_plain else []


def _in_bracket_behind(
    prose: Prose, figures: Sequence[FigureInText], own: Sequence[FigureInText], place: int
) -> list[FigureInText]:
    """Return the figures that count as `own` do in the bracket that opens at `place`: 优秀率84.2%（优秀32人）."""
    end = prose.text.find("）", place, place + _NEAR) if prose.text.startswith("（", place) else -1
    behind = [each for each in figures if place < each.start < end and each.exact]
    return [each for each in behind if own and counted_alike(each.unit, own[-1].unit)]


def _is_told(prose: Prose, sentence: Sentence, own: Sequence[FigureInText], stem: str) -> bool:
    """Return whether one of the figures counts what the rate is named after."""
    words = _SAID_FOR.get(stem, (stem,))
    before = [prose.text[max(sentence.start, each.start - 8) : each.start] for each in own]
    return any(word in each for word in words for each in before)


_NAMED_RATE = WordPattern(
    r"(?P<stem>[一-鿿]{2})率(?:均?(?:为|达到|达|是))?(?P<at>(?P<given>[0-9]{1,2}(?:\.[0-9]{1,2})?)%)"
)
_CLOSE_BY = 24
"""Characters from the number of which a rate is to the rate."""


@rule(
    "数字-率的总数", "率由同一段里的总数算得出来", Severity.HINT, _REASON,
    "抽查单位148家，包括幼儿园66家、机构82家。检查发现存在问题的单位37家，问题发现率25.0%。",
    "抽查单位148家，包括幼儿园66家、机构82家。检查发现存在问题的单位37家，问题发现率28.4%。",
    near="抽查单位148家。参加考试的教师37名，通过率28.4%。发现问题40个，上年发现率28.4%。",
)  # fmt: skip
@unless_answered
def _of_paragraph(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the rate of a number beside it that no greater number of its paragraph makes."""
    prose, known = prose_of(manuscript), figures_in_text(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in _NAMED_RATE.finditer(sentence.text):
            place = sentence.start + match.start()
            before = [each for each in figures if each.end <= place and each.unit != "%"]
            part = before[-1] if before and place - before[-1].end <= _CLOSE_BY else None
            if part is None or not part.exact or not _is_rate_of(prose, part, place, match["stem"]):
                continue
            if _lacks_base(known, part, place, match["given"]):
                message = f"{part.written}占前面哪个数都不是{match['given']}%"
                yield Hit(prose.spot(place, sentence.start + match.end()), message, "核对几个数和率")


def _lacks_base(known: Sequence[FigureInText], part: FigureInText, place: int, given: str) -> bool:
    """Return whether greater numbers stand in the paragraph of `part` before `place`, none of which it is `given` per cent of."""
    same = [e for e in known if e.passage == part.passage and e.end <= place and _count_alike(e, part)]
    wholes = [each for each in same if each.value > part.value]
    sums = {*_values(same), *sums_of_runs(_values(same)), *sums_of_runs(_values(wholes))}
    return bool(wholes) and not any(_is_near(part.value, whole, given) for whole in sums)


def _is_rate_of(prose: Prose, part: FigureInText, place: int, stem: str) -> bool:
    """Return whether the clause of `part`, no item of a list nor what is left, tells what a rate behind it is named after, and compares nothing."""
    start = max(prose.text.rfind(mark, 0, part.start) for mark in "，。；、\n") + 1
    end = prose.text.find("，", part.end, place)
    is_other = prose.text[start - 1 : start] == "、" or prose.text[part.start - 1] in "至到为剩余"
    is_told = any(word in prose.text[start:end] for word in _SAID_FOR.get(stem, (stem,)))
    return not is_other and is_told and not _COMPARED.search(prose.text, start, place)


def _count_alike(one: FigureInText, other: FigureInText) -> bool:
    return counted_alike(one.unit, other.unit) or {one.unit, other.unit} <= {"家", "所", "户", "个"}


def _values(figures: Sequence[FigureInText]) -> list[Decimal]:
    return [each.value for each in figures]


def _is_near(part: Decimal, whole: Decimal, given: str) -> bool:
    return bool(whole) and abs(part * 100 / whole - Decimal(given)) <= _tolerance(given)


_OF_NAMED = WordPattern(
    r"占(?:全[市县区省校局]|本[市县区]|机关|全局)?(?P<whole>[一-鿿]{2,12}?)(?:的)?(?:总数|总量|总额)?的(?P<at>(?P<given>[0-9]{1,2}(?:\.[0-9]{1,2})?)%)"
)


@rule(
    "数字-占所名", "写明占什么的百分之几，与那个数相合", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("89.99%", "92.99%"),
    near="现有学校300所。聘请法治副校长200名，占教师总数的5%。",
)  # fmt: skip
@unless_answered
def _of_named(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the share of a named whole that no figure told of that whole makes with the number beside it."""
    prose, known = prose_of(manuscript), figures_in_text(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in _OF_NAMED.finditer(sentence.text):
            before = _told_before(figures, sentence.start + match.start())
            if not before:
                continue
            part, noun = before[-1], match["whole"].removesuffix("总")[-3:]
            counted = [each for each in known if counted_alike(each.unit, part.unit) and each.value >= part.value]
            named = [each for each in counted if _names(prose, each, noun) and each.start != part.start]
            is_made = _is_share(part, counted, match["given"]) or _is_made(
                [each.value for each in before[-4:]], match["given"]
            )
            if named and not is_made:
                due = round(part.value * 100 / named[-1].value, 2)
                message = f"{part.written}占{named[-1].written}的{due}%，写的是{quoted(match[0])}"
                at = sentence.start + match.start("at")
                yield Hit(prose.spot(at, at + len(match["at"])), message, "核对两个数和占比")


def _told_before(figures: Sequence[FigureInText], place: int) -> list[FigureInText]:
    """Return the figures before a share at `place`; none where the last is no exact one right before it."""
    before = [each for each in figures if each.end <= place and each.unit != "%"]
    return before if before and place - before[-1].end <= _NEAR and before[-1].exact else []


def _is_share(part: FigureInText, wholes: list[FigureInText], given: str) -> bool:
    """Return whether `part` is `given` per cent of one of `wholes`."""
    return any(abs(part.value * 100 / each.value - Decimal(given)) <= _tolerance(given) for each in wholes)


def _names(prose: Prose, figure: FigureInText, noun: str) -> bool:
    """Return whether `noun` stands right beside a figure."""
    around = prose.text[max(0, figure.start - 10) : figure.start] + prose.text[figure.end : figure.end + 8]
    return noun in around
