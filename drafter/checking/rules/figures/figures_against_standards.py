"""Rules about a number beside what it is measured by: what is asked for, what it grew from, what it is a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.figures_compared import amount
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.sentence_figures import sentence_start
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "人均接受培训62学时，达到每人每年不少于60学时的要求。立案60件，比上年的40件增加20件，增长0.5倍，是上年的1.5倍。行政诉讼案件审结12件，均胜诉，胜诉率100%。"
    "没收违法所得2万元，并处违法所得2倍的罚款4万元。巡展行程1.8万公里。办理许可492件，比上年的600件下降18%。参加测试80人，合格75人。抽查案卷60卷，优秀22卷。"
)
_bad = _GOOD.changed
_N = r"(?<![0-9.])([0-9]{1,9}(?:\.[0-9]{1,3})?)(万|亿)?"
_UNIT = r"(个百分点|百分点|学时|课时|小时|个工作日|工作日|平方米|万元|人次|件|次|人|名|个|家|所|日|天|元|项|场|份|卷|%|期|条|节)"
_SAME = {"工作日": "个工作日", "天": "日", "名": "人", "课时": "学时", "百分点": "个百分点"}
_MET = WordPattern(
    rf"{_N}{_UNIT}(?P<between>[^。；\n0-9]{{0,14}}?)(?P<met>达到|符合|满足|达标|完成|落实|实现|超过|高于|超额完成|优于)了?[^，。；\n0-9]{{0,24}}?"
    rf"(?P<ask>不少于|不低于|不得少于|不得低于|至少|不小于|不超过|不得超过|不多于|不高于|不大于|最多|不得多于){_N}{_UNIT}"
)
_FLOORS = ("不少于", "不低于", "不得少于", "不得低于", "至少", "不小于")


@rule(
    "数字-达标", "说达到要求的，数确实达到", Severity.HINT, _REASON,
    _GOOD, _bad("人均接受培训62学时", "人均接受培训58学时"),
    near="培训80学时，达到每年不少于60学时的要求；用时12日，符合不超过15日的要求。",
)  # fmt: skip
def _met(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _MET.finditer(prose.text):
        groups = match.groups()
        units = [_SAME.get(unit, unit) for unit in (groups[2], groups[-1])]
        one, asked = amount(groups[0], groups[1]), amount(groups[-3], groups[-2])
        is_a_day = prose.text[match.start() - 1 : match.start()] == "月"
        if units[0] != units[1] or is_a_day or re.search("未|没有|距|离|应", match["between"]):
            continue
        floor = match["ask"] in _FLOORS
        if one < asked if floor else one > asked:
            message = (
                f"{groups[0]}{groups[1] or ''}{groups[2]}没有{match['met']}{quoted(match['ask'] + groups[-3])}的要求"
            )
            yield Hit(prose.spot(*match.span()), message, "核对两个数")


_WHEN = r"(?:上年|去年|同期|上年同期|去年同期|20[0-9]{2}年(?:同期)?)"
_TIMES_MORE = WordPattern(
    rf"{_N}(?P<unit>件|人次|人|名|次|场|家|所|条|项|万元|元|起|宗|个|份|期)[^。；\n0-9]{{0,14}}?(?:比|较){_WHEN}(?:的|为|度的)?[^。；\n0-9]{{0,6}}{_N}(?P=unit)"
    rf"(?:(?:增加|多)(?:了)?{_N}(?P=unit))?[^。；\n0-9]{{0,6}}?[，、]?(?P<at>(?P<verb>增长|增加|上升|提高|是{_WHEN}的|为{_WHEN}的|达到?{_WHEN}的)(?:了)?(?P<given>[0-9]+(?:\.[0-9]+)?)倍)"
)
_FALLING = WordPattern(
    r"(?P<at>(?:减少|下降|降低|压减|压缩|缩短|精简|下滑)(?:了|近|约|超过)?[0-9一二两三四五六七八九十]+(?:\.[0-9]+)?(?:多|余)?倍)"
)
_NEAR = Decimal("0.06")


@rule(
    "数字-倍数", "增长几倍、是几倍算得对，减少不用倍", Severity.WARNING, "GB/T 15835-2011；统计用语：增加了几倍不含原数，是几倍含原数",
    _GOOD, _bad("增长0.5倍", "增长1.5倍"),
)  # fmt: skip
def _multiples(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _TIMES_MORE.finditer(prose.text):
        groups = match.groups()
        now, then = amount(groups[0], groups[1]), amount(groups[3], groups[4])
        due = now / then if then else Decimal(0)
        due -= 0 if "的" in match["verb"] else 1
        if then and abs(due - Decimal(match["given"])) > _NEAR:
            message = f"{then:f}到{now:f}，{match['verb']}{round(due, 2):f}倍，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对；“增长了”几倍不含原数，“是”几倍含原数")
    for match in _FALLING.finditer(prose.text):
        message = f"{quoted(match['at'])}：减少不会超过原来的数，不用倍"
        yield Hit(prose.spot(*match.span("at")), message, "改为百分之几或几分之几")


_ALL_SO = WordPattern(
    r"(?:均|全部|都|全都|一律)(?:已|经|被|获|予以|依法|按期|按时|如期)?(?P<what>胜诉|办结|审结|合格|答复|维持|整改|采纳|结案|通过|化解|覆盖|持证|参训|及格|达标|公开|反馈|办理)(?:到位|完毕)?[^。；\n0-9]{0,14}?"
    r"(?P<at>(?P=what)率[^，。；\n0-9]{0,4}(?P<rate>[0-9]{1,3}(?:\.[0-9]+)?)%)"
)


_NOT_ALL_SO = (
    WordPattern(
        r"(?P<at>(?:部分|大部分|(?:未|没有|尚未)全部)(?:已|被|获|按期|按时)?(?:整改|办结|审结|答复|化解|落实|完成|回复)[^，。；、\n0-9]{0,6})，[^，。；\n0-9]{0,4}(?:整改|办结|审结|答复|化解|落实|完成|回复)率[^，。；\n0-9]{0,4}100%"
    ),
    WordPattern(
        r"(?:按时|按期|及时)(?:办结|答复|办理|回复)率[^，。；、\n0-9]{0,4}100%，(?!没有|无|未)[^，。；、\n0-9]{0,6}(?P<at>[1-9][0-9]*件(?:超时|超期|逾期|延误)|(?:超时|超期|逾期)[^，。；、\n0-9]{0,4}[1-9][0-9]*件)"
    ),
)
"""Something that was not done, or late, beside a rate of all of it."""


@rule(
    "数字-全部", "说全部的，率是100%", Severity.HINT, _REASON,
    _GOOD, _bad("胜诉率100%", "胜诉率85.7%"),
)  # fmt: skip
def _whole(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ALL_SO.finditer(prose.text):
        if Decimal(match["rate"]) != 100:
            message = f"前面说都{match['what']}了，率应是100%，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两处")
    for pattern in _NOT_ALL_SO:
        for match in pattern.finditer(prose.text):
            yield Hit(prose.spot(*match.span("at")), f"率是100%，又写{quoted(match['at'])}", "核对两处")


_LENGTHS, _AREAS = "公里|千米|里|米|海里", "平方米|平方公里|亩|公顷|㎡"
_SPANS = "个工作日|工作日|天|日|个月|小时|分钟|秒|年|周|个季度|课时|学时|个小时|个星期"
_MONEY = "元|美元|港元|人民币"
_KINDS = (
    ("行程|里程|路程|总里程|跨越(?=[0-9])", _LENGTHS),
    ("面积|占地", _AREAS),
    ("历时|用时|耗时|时长|为期|工期|用时间|办理时限|办理时间|平均时限", _SPANS),
    ("余额|金额|资金|经费|罚款|补助|退费|学费|奖金|保证金|预算|经济损失", _MONEY),
    ("(?<![机兵效])率", "%|％|‰|个百分点|倍|成"),
)
"""What is measured, with the units that measure it."""
_ANY_UNIT = f"{_AREAS}|{_LENGTHS}|{_SPANS}|{_MONEY}|人次|人|名|件|次|场|家|所|条|项|起|宗|个|份|岁|公斤|吨|升|度|%|％"
_MEASURED = tuple(
    (
        WordPattern(
            rf"(?P<what>{noun})(?:共|约|达|达到|为|共计|合计|累计|由|近|超过|缩短至|不超过|提高到){{0,2}}{_N}(?:余|多)?(?P<unit>{_ANY_UNIT})"
        ),
        units.split("|"),
    )
    for noun, units in _KINDS
)
_THINGS = WordPattern(r"(?:罚款|补助|退费|经费|资金|奖金|保证金|预算)$")
_COUNTED = ("件", "起", "宗", "人", "名", "家", "次", "项", "个", "所", "人次", "份", "笔", "条", "%", "％")
"""What may count fines and grants by their cases."""


@rule(
    "数字-量纲", "长度、面积、时间、金额用它自己的单位", Severity.HINT, "GB 3100《国际单位制及其应用》",
    _GOOD, _bad("1.8万公里", "1.8万平方公里"),
    near="罚款36件，退费12起，占地30亩，用时6个工作日。",
)  # fmt: skip
def _dimensions(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression, units in _MEASURED:
        for match in expression.finditer(prose.text):
            if match["unit"] in units or (_THINGS.search(match["what"]) and match["unit"] in _COUNTED):
                continue
            message = f"{quoted(match['what'])}不用{quoted(match['unit'])}计：{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, f"核对单位，如{quoted(units[0])}")


_GROUPS = (("人", "名", "位"), ("件", "起", "宗", "例", "项", "条"), ("家", "所", "个", "户"), ("次", "场", "期", "批"))
_COMPARED = WordPattern(
    rf"(?P<first>{_N}(?P<unit>件|起|宗|人|名|家|所|次|场|条|项|篇|份))，?(?:比|较){_WHEN}(?:度)?(?:的|为)?(?P<at>{_N}(?P<other>件|起|宗|人次|人|名|家|所|次|场|条|项|篇|份|万元|元))(?:增长|增加|下降|减少|上升|多|少|降低)"
)


@rule(
    "数字-比较单位", "相比的两个数用同一个单位", Severity.HINT, _REASON,
    _GOOD, _bad("600件", "600人"),
)  # fmt: skip
def _units_compared(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _COMPARED.finditer(prose.text):
        one, other = match["unit"], match["other"]
        alike = one == other or any(one in group and other in group for group in _GROUPS)
        if not alike:
            message = f"{quoted(match['first'])}和{quoted(match['at'])}相比，单位不同"
            yield Hit(prose.spot(*match.span("at")), message, "核对单位")


_U = "人次|人|名|件|起|个|所|家|条|份|卷|宗|处|项|篇|节"
_AMONG = tuple(
    (WordPattern(rf"{whole}[^。；\n0-9]{{0,24}}?(?:{part})(?!率)[^，。；\n0-9]{{0,8}}?(?P<at>(?P<some>[0-9]{{1,9}})(?P=u))"), reason)
    for whole, part, reason in (
        (r"(?<![0-9.])(?P<all>[0-9]{1,9})(?P<u>人|名)[^。；\n0-9]{0,18}?(?:参加|参测|参考|参训|应考|报名|参评|参赛)", "合格|通过|及格|达标|优秀|取得|获[奖得]|结业|领取|晋级|录取", "合格、获奖的不会多于参加的"),
        (r"(?:参加|参测|参考|参训|应考|报名|参评|参赛|推荐|选送)[^。；\n0-9]{0,10}?(?P<all>[0-9]{1,9})(?P<u>人|名|篇|件|节|个|份)", "合格|通过|及格|达标|优秀|取得|结业|录取|入围|入选|获奖", "合格、获奖的不会多于参加的"),
        (rf"(?:评查|抽查|抽取|检查|走访|排查)(?:(?!优|评出|合格|良好|问题|发现)[^。；\n0-9]){{0,12}}?(?P<all>[0-9]{{1,9}})(?P<u>{_U})", "优秀|良好|合格|不合格|存在问题的?|发现问题的", "评出、查出的不会多于查过的"),
        (r"(?:收到|征集到?|提出|收集)[^。；\n0-9]{0,12}?(?P<all>[0-9]{1,9})(?P<u>条|件|个|份|项)", "采纳|吸收|未采纳", "采纳的不会多于收到的"),
        (r"(?:回访|调解|走访|调处)[^。；\n0-9]{0,12}?(?P<all>[0-9]{1,9})(?P<u>件|起|人|户|家|个)", "满意|成功|达成", "办成、满意的不会多于办过的"),
    )
)  # fmt: skip


_OF_EACH = WordPattern("(?:每|各|平均|人均|校均|家均)[^，。；、0-9\\n]{0,12}$")
"""Before a number that is of each one, not of all together: 每个单位抽取6卷."""
_ENDS_LIST = WordPattern("[0-9][一-鿿]{1,2}、[^，。；、0-9\\n]{0,14}$")
"""Before the last number of a list, of which all together what follows is told."""


@rule(
    "数字-里头", "里头的数不比全部的大", Severity.WARNING, _REASON,
    _GOOD, _bad("合格75人", "合格85人"),
)  # fmt: skip
def _among(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression, reason in _AMONG:
        for match in expression.finditer(prose.text):
            is_last = _ENDS_LIST.search(prose.text, max(0, match.start("all") - 24), match.start("all"))
            if (
                int(match["some"]) > int(match["all"])
                and not is_last
                and not _OF_EACH.search(prose.text, max(0, match.start("all") - 16), match.start("all"))
                and not re.search("累计|结转|上年|人均|比", match[0])
                and not _is_rest(prose.text, match)
            ):
                message = f"{quoted(match['at'])}多于前面的{match['all']}{match['u']}：{reason}"
                yield Hit(prose.spot(*match.span("at")), message, "核对两个数")


def _is_rest(text: str, match: re.Match[str]) -> bool:
    """Return whether both numbers together are one told before them: of 76家 31家 are well, 45家 are to be put right."""
    whole = int(match["all"]) + int(match["some"])
    before = text[sentence_start(text, match.start()) : match.start("all")]
    return re.search(f"(?<![0-9.]){whole}(?![0-9.])", before) is not None
