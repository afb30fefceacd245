"""Rules about rates told before their numbers, ratios, and how many each has told before how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "参训率98.2%，应训163人，实训160人。抽查比例为5%，从1200家中抽取60家。教师2680人，学生41200人，师生比1:15.4。"
    "每所学校配备法治副校长1名，46所学校共配备46名。对全市38家机构检查2轮，共检查76家次。"
)
_bad = _GOOD.changed
_N = r"(?<![0-9.第])[0-9]{1,8}(?:\.[0-9]+)?"
_RATE_FIRST = (
    WordPattern(
        rf"率(?:为|达|达到)?(?P<rate>{_N})%[，（](?:其中)?应[^，。；、0-9\n]{{1,4}}(?P<all>{_N})(?P<unit>人|名|件|份|家|所|人次)[，、]实[^，。；、0-9\n]{{1,4}}(?P<part>{_N})(?P=unit)"
    ),
    WordPattern(
        rf"(?:比例|比率|率)(?:为|达|达到|按)?(?P<rate>{_N})%，从(?P<all>{_N})(?P<unit>人|名|件|份|家|所|个|卷|户)[^，。；0-9\n]{{0,10}}(?:中|里)(?:随机)?(?:抽取|抽查|选取|抽检|选出)[^，。；0-9\n]{{0,6}}(?P<part>{_N})(?P=unit)"
    ),
)
_ROUNDING = Decimal("0.6")


@rule(
    "数字-率在数前", "先说率、后说应有和实有的，算得对", Severity.HINT, _REASON,
    _GOOD, _bad("实训160人", "实训155人"),
)  # fmt: skip
@unless_answered
def _rate_first(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in _RATE_FIRST:
        for match in expression.finditer(prose.text):
            due = Decimal(match["part"]) * 100 / max(Decimal(match["all"]), Decimal(1))
            near = Decimal("0.06") if "." in match["rate"] else _ROUNDING
            if abs(due - Decimal(match["rate"])) > near:
                message = f"{match['all']}中的{match['part']}是{round(due, 1)}%，前面写的是{match['rate']}%"
                yield Hit(prose.spot(*match.span()), message, "核对两个数和率")


_RATIO = WordPattern(
    r"(?:教师|教职工|专任教师)(?P<one>[0-9]{1,7})[人名][^。；0-9\n]{0,12}(?:学生|在校生)(?P<other>[0-9]{1,8})[人名][^。；0-9\n]{0,4}(?P<at>师生比(?:为|是|约)?1[:：比](?P<ratio>[0-9]{1,3}(?:\.[0-9]+)?))"
)
_EACH_FIRST = WordPattern(
    rf"每(?P<measure>[所个家])[^，。；0-9\n]{{0,10}}(?:配备|聘任|聘请|确定|安排|设置|设立|开展|检查)[^，。；0-9\n]{{0,10}}(?P<one>{_N})(?P<unit>名|人|台|次|个|场)，(?P<all>{_N})(?P=measure)[^，。；0-9\n]{{0,12}}(?P<at>共[^，。；0-9\n]{{0,8}}(?P<total>{_N})(?P=unit))(?!次)"
)
_ROUNDS = WordPattern(
    rf"(?P<all>{_N})(?P<kind>[家所个])[^，。；0-9\n]{{0,12}}(?:检查|巡查|走访|抽查|排查|督查|督导|回访)(?:了)?(?P<one>[2-9])[轮遍次]，(?P<at>(?:共|累计|合计)[^，。；0-9\n]{{0,6}}(?P<total>{_N})(?P=kind)次)"
)


@rule(
    "数字-比和每", "师生比、每所几名、检查几轮，与总数相合", Severity.HINT, _REASON,
    _GOOD, _bad("共配备46名", "共配备64名"),
    near="每所学校配备法治副校长不少于1名，46所学校共配备64名。",
)  # fmt: skip
@unless_answered
def _ratios(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _RATIO.finditer(prose.text):
        due = Decimal(match["other"]) / max(Decimal(match["one"]), Decimal(1))
        if abs(due - Decimal(match["ratio"])) > (Decimal("0.1") if "." in match["ratio"] else _ROUNDING):
            message = f"{match['other']}除以{match['one']}是{round(due, 1)}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
    for expression in (_EACH_FIRST, _ROUNDS):
        for match in expression.finditer(prose.text):
            due = Decimal(match["all"]) * Decimal(match["one"])
            about = any(word in match[0] for word in ("至少", "不少于", "以上", "左右"))
            if due != Decimal(match["total"]) and not about:
                message = f"{match['all']}乘{match['one']}是{due:f}，写的是{quoted(match['at'])}"
                yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
