"""Rules about differences and shares that name what they are taken of: 第二次比第一次提高1.8分, 由45项减少到32项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_like
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确"
_GOOD = Example(
    "平均分分别为92.5分和94.3分，第二次比第一次提高1.8分。检查事项由上年的45项减少到32项，减少13项，下降28.9%。平均办理时限比法定时限压缩62%。"
    "新生共9730人，其中小学4985人、初中4745人；属于随迁子女的1216人，占12.5%。23人参加考试，合格22人，1人补考后合格。"
    "全县有民办幼儿园38所、民办小学2所，校外培训机构29家、体育机构3家。以上民办学校和机构共计72家。普法小分队6支，每支5人，共30人。"
)
_bad = _GOOD.changed
_N = r"(?<![0-9.第])[0-9]{1,9}(?:\.[0-9]+)?"
_LATER = r"第?(?:二|三|四|2|3)[次轮期批季年]|后[一者测期]|复[评测检查]|期末|训后|终期|最高|下半年|四季度|今年|本年"
_EARLIER = r"第?(?:一|二|三|1|2)[次轮期批季年]|前[一者测期]|初[评测检查次]|期初|训前|中期|最低|上半年|一季度|首次"
_THAN = WordPattern(
    rf"(?P<one>{_N})(?P<unit>分钟|分|%|件|人次|人|名|次|场|个|所|家|项|万元|元|天|日|学时)[^。；0-9\n]{{0,24}}(?P<other>{_N})(?P=unit)[^。；0-9\n]{{0,10}}"
    rf"(?P<at>(?:{_LATER})[^，。；0-9\n]{{0,4}}[比较](?:{_EARLIER})[^，。；0-9\n]{{0,6}}(?:提高|提升|增加|增长|多|高|上升|下降|减少|降低|少|低|缩短|延长)(?:了)?(?P<gap>{_N})(?:个)?(?:(?P=unit)|百分点))"
)


@rule(
    "数字-两次之差", "后一次比前一次多多少，是两个数的差", Severity.HINT, _REASON,
    _GOOD, _bad("提高1.8分", "提高2.8分"),
    near="两次测试92.5分、94.3分，第二次比第一次提高1.8分；第三季度比第二季度增加5件。",
)  # fmt: skip
@unless_answered
def _than_before(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _THAN.finditer(prose.text):
        due = abs(Decimal(match["one"]) - Decimal(match["other"]))
        if Decimal(match["gap"]) != due:
            message = f"{match['one']}和{match['other']}相差{due:f}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


_TOO_FAR = WordPattern(
    r"(?P<at>(?:压缩|压减|缩短|缩减|下降|降低|减少|精简|削减|减幅|降幅|压减率|压缩率|压缩比|提速|减负)(?:比例|幅度|率)?(?:了|达到|达|超过|为|近|约){0,2}(?P<number>[0-9]{3,5}(?:\.[0-9]+)?)%)"
)


@rule(
    "数字-减过百分百", "压减、下降不超过100%", Severity.HINT, _REASON,
    _GOOD, _bad("压缩62%", "压缩162%"),
    near="办理效率提高162%，时限压缩100%。",
)  # fmt: skip
def _more_than_all(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _TOO_FAR.finditer(prose.text):
        if Decimal(match["number"]) > 100 and not match["at"].startswith("提速"):
            yield Hit(prose.spot(*match.span("at")), f"减得再多也不超过100%：{quoted(match['at'])}", "核对")


_SHARE = WordPattern(rf"(?P<part>{_N})(?P<unit>人|名|件|所|家|个|项|次)，(?P<at>占(?:比)?(?P<rate>{_N})%)")
_SPLIT = WordPattern(r"其中")
_REACH = 120


@rule(
    "数字-占错基数", "分号以后的占比，以总数为基数", Severity.HINT, _REASON,
    _GOOD, _bad("占12.5%", "占25.6%"),
    near="新生共9730人，其中小学4985人、初中4745人，初中里随迁子女1216人，占25.6%。",
)  # fmt: skip
@unless_answered
def _of_a_part(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a share behind 其中…； that is one of a part of the whole, where nothing names that part."""
    prose, figures = prose_of(manuscript), figures_in_text(manuscript)
    for match in _SHARE.finditer(prose.text):
        start = max(0, prose.text.rfind("\n", 0, match.start()), match.start() - _REACH)
        before = prose.text[start : match.start()]
        if "；" not in before or not _SPLIT.search(before) or re.search("[0-9]", before[before.rfind("；") :]):
            continue
        told = counted_like(figures, match["unit"], start, start + before.rfind("；"))
        yield from _wrong_base(prose, told, match)


def _wrong_base(prose: Prose, told: list[FigureInText], match: re.Match[str]) -> Iterator[Hit]:
    part, rate = Decimal(match["part"]), Decimal(match["rate"])
    wholes = [each for place, each in enumerate(told) if _is_split(each, told[place + 1 :])]
    if len(wholes) != 1:
        return
    whole = wholes[0]
    of_whole, others = part * 100 / whole.value, [each for each in told if each is not whole and each.value > part]
    if abs(of_whole - rate) > 1 and any(abs(part * 100 / each.value - rate) <= Decimal("0.1") for each in others):
        message = f"{match['part']}占{whole.written}的{round(of_whole, 1)}%，写的是{quoted(match['at'])}"
        yield Hit(prose.spot(*match.span("at")), message, "核对，是占总数还是占其中一部分")


def _is_split(whole: FigureInText, behind: list[FigureInText]) -> bool:
    """Return whether the next figures add up to a whole."""
    total = Decimal(0)
    for count, each in enumerate(behind, 1):
        total += each.value
        if count > 1 and total == whole.value:
            return whole.value > 0
    return False


_RESIT = WordPattern(
    r"(?P<all>[0-9]{1,6})[人名][^，。；0-9\n]{0,14}，[^，。；0-9\n]{0,8}(?:合格|通过|及格)(?:了)?(?P<passed>[0-9]{1,6})[人名][，、；](?P<at>(?:其余|另)?(?P<rest>[0-9]{1,6})[人名](?:经)?补[考测])"
)


@rule(
    "数字-补考", "补考的人数是没有合格的人数", Severity.HINT, _REASON,
    _GOOD, _bad("1人补考", "2人补考"),
)  # fmt: skip
def _resit(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _RESIT.finditer(prose.text):
        due = int(match["all"]) - int(match["passed"])
        if due != int(match["rest"]):
            message = f"{match['all']}人里合格{match['passed']}人，还有{due}人，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


_ABOVE = WordPattern(
    r"(?:^|(?<=[。；\n]))(?:以上|上述)[^，。；0-9\n]{0,24}(?:共计|合计|总计|共有|共)(?P<at>(?P<total>[0-9]{1,7})(?P<unit>家|所|个|人|名|件|项|份|处))"
)
_PLACES = frozenset("家所个")
_NEAR = Decimal("0.1")


@rule(
    "数字-以上共计", "“以上共计”的数是前一句各项之和", Severity.HINT, _REASON,
    _GOOD, _bad("共计72家", "共计73家"),
    near="全县有学校38所、机构29家，学生900人。以上学校和机构共计67家。",
)  # fmt: skip
@unless_answered
def _all_above(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a total of all above that no run of the figures of the sentence before it makes."""
    prose, figures = prose_of(manuscript), figures_in_text(manuscript)
    for match in _ABOVE.finditer(prose.text):
        stop = match.start() - 1
        start = max(prose.text.rfind(mark, 0, max(stop, 0)) for mark in "。\n") + 1
        units = _PLACES if match["unit"] in _PLACES else {match["unit"]}
        values = [each.value for each in figures if start <= each.start < stop and each.unit in units]
        runs = {sum(values[i:j], Decimal(0)) for i in range(len(values)) for j in range(i + 1, len(values) + 1)}
        sums, total = sum(values, Decimal(0)), Decimal(match["total"])
        if len(values) > 2 and total not in runs and abs(sums - total) <= total * _NEAR:
            added = "+".join(f"{each:f}" for each in values)
            yield Hit(prose.spot(*match.span("at")), f"{added}={sums:f}，写的是{match['at']}", "核对总数和各项")


_GIVEN_BACK = WordPattern(
    r"(?:承接|接收|原有|现有|共有|核定|赋予|保留)[^，。；、0-9\n]{0,16}(?P<had>[0-9]{1,5})(?P<unit>项|个|名|人|家|所|件|台)[^。\n]{0,80}?(?:交回|退回|收回|停用|报废|退出|取消|撤回|核减|注销)[^，。；0-9\n]{0,24}(?P<back>[0-9]{1,5})(?P=unit)，(?P<at>(?:实际|实)(?:行使|承接|实施|使用|保留|在用|运行|执行|在岗|有)(?P<now>[0-9]{1,5})(?P=unit))"
)


@rule(
    "数字-交回实有", "原有的减去交回的，是实际的", Severity.HINT, _REASON,
    Example("承接赋权事项12项，向市教育局交回条件不成熟的事项1项，实际行使11项。"),
    Example("承接赋权事项12项，向市教育局交回条件不成熟的事项1项，实际行使12项。"),
)  # fmt: skip
@unless_answered
def _given_back(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _GIVEN_BACK.finditer(prose.text):
        due = int(match["had"]) - int(match["back"])
        if due != int(match["now"]):
            message = f"{match['had']}减{match['back']}是{due}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
