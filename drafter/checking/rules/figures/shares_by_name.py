"""Rules about shares told by name: of what was just listed, of the former and the latter, of the greatest, of all that passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike, sums_of_runs
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "受理信访120件，其中网上信访84件、来信24件、来访12件，网上信访占70%。数量最多的是网上信访，占70%。"
    "查处违规行为90起，其中学科类54起、非学科类36起，后者占40%。\n评查案卷40卷，其中优秀12卷、合格25卷、不合格3卷，合格以上的占92.5%。\n"
    "执法人员27人，具有法律专业背景的9人，占三分之一。"
)
_bad = _GOOD.changed
_P = r"(?P<at>(?P<given>[0-9]{1,2}(?:\.[0-9]{1,2})?)%)"
_NAMED = WordPattern(rf"[，。；](?:其中)?(?:，)?(?P<name>[一-鿿]{{2,10}}?)(?:类|的)?(?:仅|约)?占(?:比)?(?:为|达)?{_P}")
_OTHER_BASE = WordPattern("比|较|上年|去年|同期|上升|提高|下降|以上|以下")


def _near(given: str) -> Decimal:
    """Return by how much a share may differ from the quotient."""
    return Decimal("0.51").scaleb(-len(given.partition(".")[2])) + Decimal("0.02")


def _is_made(part: Decimal, wholes: Sequence[Decimal], given: str) -> bool:
    return any(whole and abs(part * 100 / whole - Decimal(given)) <= _near(given) for whole in wholes)


def _before(manuscript: Manuscript, prose: Prose, place: int) -> list[FigureInText]:
    """Return the figures of the paragraph before `place`, no shares among them."""
    passage = prose.passage_at(place)
    told = figures_in_text(manuscript)
    return [each for each in told if each.passage == passage and each.end <= place and each.unit != "%"]


def _wholes(known: Sequence[FigureInText], part: FigureInText) -> list[Decimal]:
    """Return what `part` may be a share of: greater numbers that count alike, and what runs of them add up to."""
    alike = [each.value for each in known if counted_alike(each.unit, part.unit)]
    return [*(value for value in alike if value >= part.value), *sums_of_runs(alike)]


@rule(
    "数字-按名占比", "刚列出的一项占多少，与它的数相合", Severity.HINT, _REASON,
    _GOOD, _bad("网上信访占70%。", "网上信访占60%。"),
    near="受理信访120件，其中网上信访84件、来信36件，网上信访占比较上年上升10%。全县网上信访占30%。",
)  # fmt: skip
@unless_answered
def _by_name(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 县级占18.1% where the number of 县级 stands just before, and no whole of the paragraph makes it that."""
    prose = prose_of(manuscript)
    for match in _NAMED.finditer(prose.text):
        known = _before(manuscript, prose, match.start())
        name = re.escape(match["name"])
        told = [each for each in known if re.search(rf"{name}[^，。；、0-9]{{0,4}}$", prose.text[: each.start][-20:])]
        if not told or not told[-1].exact or _OTHER_BASE.search(match[0]):
            continue
        wholes = [whole for whole in _wholes(known, told[-1]) if whole > told[-1].value]
        if wholes and not _is_made(told[-1].value, wholes, match["given"]):
            message = f"{match['name']}{told[-1].written}，占前面哪个数都不是{match['given']}%"
            yield Hit(prose.spot(*match.span("at")), message, "核对几个数和占比")


_TWO = WordPattern(
    r"(?P<n1>[0-9]{1,6})(?P<unit>[一-鿿]{1,2})(?:，|、|和)[^，。；、0-9\n]{1,16}(?P<n2>[0-9]{1,6})(?P=unit)，(?P<which>前者|后者)占(?:比)?(?:为|达)?"
    + _P
)


@rule(
    "数字-前者后者", "前者、后者占多少，与那一项的数相合", Severity.HINT, _REASON,
    _GOOD, _bad("后者占40%", "后者占60%"),
)  # fmt: skip
@unless_answered
def _former_and_latter(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _TWO.finditer(prose.text):
        one, other = Decimal(match["n1"]), Decimal(match["n2"])
        part = one if match["which"] == "前者" else other
        wholes = [each.value for each in _before(manuscript, prose, match.start()) if each.value > part]
        if not _is_made(part, [one + other, *wholes], match["given"]):
            message = f"{match['which']}是{part}{match['unit']}，占不到{match['given']}%"
            if _is_made(one + other - part, [one + other, *wholes], match["given"]):
                message = f"占{match['given']}%的不是{match['which']}"
            yield Hit(prose.spot(match.start("which"), match.end("at")), message, "核对，是不是“前者”“后者”写反了")


_MOST = WordPattern(
    r"(?P<at>(?:数量|占比|比重|件数|人数|金额|次数)?(?P<way>最多|最大|最高|居首|最少|最小|最低)的(?:一类|一项)?(?:是|为)(?P<name>[一-鿿]{2,12}?)(?:类|问题)?)(?=[，。；、（]|占|[0-9])"
)
_ITEM = WordPattern(
    r"(?:^|[，；：、]|其中)(?P<name>[一-鿿]{2,14}?)(?P<number>[0-9]{1,7})(?P<unit>[一-鿿]{1,2}?)(?=[，。；、]|$)"
)
_LEAST_ITEMS = 2


@rule(
    "数字-最大最小", "说最多、最少的，是列出的数里最大、最小的", Severity.HINT, _REASON,
    _GOOD, _bad("数量最多的是网上信访", "数量最多的是来访"),
    near="网上信访84件、来信24件。今年最多的是来信，占60%；去年最少的是来访。",
)  # fmt: skip
@unless_answered
def _greatest(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 最多的是民办学校 in the sentence behind a list in which another is counted more."""
    prose = prose_of(manuscript)
    for match in _MOST.finditer(prose.text):
        start = prose.starts[prose.passage_at(match.start())]
        sentences = [each for each in re.split("[。；]", prose.text[start : match.start()]) if each.strip()]
        if not sentences or re.search("去年|上年|今年", prose.text[max(start, match.start() - 6) : match.end()]):
            continue
        items = {each["name"]: int(each["number"]) for each in _ITEM.finditer(sentences[-1].split("其中")[-1])}
        due = (min if match["way"][-1] in "少小低" else max)(items.values(), default=0)
        told = next((number for name, number in items.items() if name.startswith(match["name"])), None)
        if len(items) >= _LEAST_ITEMS and told is not None and told != due:
            right = next(name for name, number in items.items() if number == due)
            message = f"{quoted(match['at'])}，前面列的却是{right}{due}"
            yield Hit(prose.spot(*match.span("at")), message, "核对名称和几个数")


_GRADES = WordPattern(
    r"(?P<all>[0-9]{1,5})(?P<unit>[卷件份宗本个人名所家])[^。；0-9\n]{0,14}(?P<list>优秀(?:等次)?(?:的)?[0-9]{1,5}(?P=unit)(?:、[^，。；、0-9\n]{2,6}[0-9]{1,5}(?P=unit)){1,4})[，。；]"
    r"(?P<at>(?P<grade>良好|合格|达标|优良)(?:等次)?(?:及)?以上(?:等次)?(?:的)?(?:案卷|案件|比例|人员|学校)?(?:占比|占|率|比例)?(?:为|达到|达)?(?P<given>[0-9]{1,2}(?:\.[0-9]{1,2})?)%)"
)
_BELOW = WordPattern("不合格|不达标|较差|差|需改进|待改进|未达标")


@rule(
    "数字-合格以上", "“合格以上”是优秀、良好、合格的一共", Severity.HINT, _REASON,
    _GOOD, _bad("合格以上的占92.5%", "合格以上的占62.5%"),
    near="评查案卷40卷，其中优秀12卷、合格25卷、不合格3卷，合格率92.5%。",
)  # fmt: skip
@unless_answered
def _passed(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _GRADES.finditer(prose.text):
        parts, grade = 0, match["grade"]
        for name, number in re.findall(r"([一-鿿]{2,6})([0-9]+)", match["list"]):
            if _BELOW.search(name):
                break
            parts += int(number)
            if name.endswith(grade):
                break
        due = Decimal(parts) * 100 / Decimal(match["all"])
        if abs(due - Decimal(match["given"])) > _near(match["given"]):
            message = f"{match['all']}{match['unit']}里{grade}以上的是{parts}{match['unit']}，占{round(due, 1)}%，写的是{match['given']}%"
            yield Hit(prose.spot(*match.span("at")), message, "核对几个数和占比")


_FRACTION = WordPattern(
    r"(?P<part>[0-9]{1,6})(?P<unit>[一-鿿]{1,2}?)，(?:约|仅|近|不足|超过)?(?P<at>占(?:[^，。；0-9\n]{0,8}的)?(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九]))"
)
_CLOSE = Decimal("0.02")


@rule(
    "数字-几分之几", "占几分之几，与前面的数相合", Severity.HINT, _REASON,
    _GOOD, _bad("占三分之一", "占四分之一"),
    near="执法人员27人，专职6人、兼职21人，具有法律专业背景的9人，占兼职人员的七分之三。",
)  # fmt: skip
@unless_answered
def _fractions(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _FRACTION.finditer(prose.text):
        known = _before(manuscript, prose, match.end("unit"))
        if not known or known[-1].end < match.end("part"):
            continue
        part, given = (
            known[-1],
            Decimal(int(parse_number(match["above"]) or 0)) / Decimal(int(parse_number(match["below"]) or 1)),
        )
        wholes = [whole for whole in _wholes(known[:-1], part) if whole > part.value]
        if part.exact and wholes and not any(abs(part.value / whole - given) <= _CLOSE for whole in wholes):
            message = f"{part.written}占前面哪个数都不是{match['below']}分之{match['above']}"
            yield Hit(prose.spot(*match.span("at")), message, "核对几个数")
