"""The relations between figures, as data: which answers must agree, how, and why.

A relation stands here only if it follows from what the questions count. Not here, for it
would be wrong: 出庭应诉次数 against 行政诉讼案件 (one case may be heard twice), 法治副校长人数
against schools (one person may serve several).
"""

from __future__ import annotations

from typing import NamedTuple


class Sum(NamedTuple):
    """A total and its parts. In a closed list they make up the total; in none they exceed it."""

    total: str
    parts: tuple[str, ...]
    closed: bool
    source: str


class AtMost(NamedTuple):
    """A part that the whole (or several wholes together) holds."""

    part: str
    wholes: tuple[str, ...]
    source: str


class Rate(NamedTuple):
    """A rate in percent: part over base."""

    rate: str
    part: str
    base: str
    source: str


class RollForward(NamedTuple):
    """The number at the year's end: last year's, and what came, less what went."""

    stock: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    source: str


class Needs(NamedTuple):
    """An answer that cannot be more than nothing when all of `bases` are nothing."""

    path: str
    bases: tuple[str, ...]
    source: str


class Listed(NamedTuple):
    """A list of names and the figure that counts them: there cannot be more names than that."""

    names: str
    number: str
    source: str


class Carried(NamedTuple):
    """What came over from last year, beside this year's: results are parts of both together."""

    total: str
    carried: str


class Range(NamedTuple):
    """A figure's bounds in the question's own unit; None: no bound on that side."""

    path: str
    least: int | None
    most: int | None
    source: str


class Rest(NamedTuple):
    """What of `whole` is not `done` yet: with what is done it is no more than the whole, and none is left at 100 %."""

    rest: str
    whole: str
    done: str
    source: str


class Term(NamedTuple):
    """A figure in a comparison, this year's or last year's, added or taken away."""

    path: str
    is_last_years: bool = False
    is_taken_away: bool = False


class Side(NamedTuple):
    """What figures are together, divided by what others are together where there are such."""

    terms: tuple[Term, ...]
    divisor: tuple[Term, ...] = ()


class SumComparison(NamedTuple):
    """Figures that are no more than others (≤), or just that (＝): one of `sides` where several are usual."""

    terms: tuple[Term, ...]
    is_equal: bool
    sides: tuple[Side, ...]
    source: str


class Relations(NamedTuple):
    """All relations that answers are held against, those of a jurisdiction's own facts among them."""

    sums: tuple[Sum, ...] = ()
    ladders: tuple[AtMost, ...] = ()
    rates: tuple[Rate, ...] = ()
    roll_forwards: tuple[RollForward, ...] = ()
    needs: tuple[Needs, ...] = ()
    lists: tuple[Listed, ...] = ()
    ranges: tuple[Range, ...] = ()
    carried: tuple[Carried, ...] = ()
    rests: tuple[Rest, ...] = ()
    means: tuple[Needs, ...] = ()
    """What is done with `bases`, though it is no part of them: that there are none says nothing of it."""
    comparisons: tuple[SumComparison, ...] = ()
    """What only has to agree: which answers are told together, and in what order, the others say."""

    @property
    def bases(self) -> dict[str, str]:
        """Bases, which are asked for to check their rate, with that rate."""
        return {rate.base: rate.rate for rate in self.rates}

    def with_more(self, more: Relations) -> Relations:
        """Return these relations and further ones."""
        return Relations(
            self.sums + more.sums,
            self.ladders + more.ladders,
            self.rates + more.rates,
            self.roll_forwards + more.roll_forwards,
            self.needs + more.needs,
            self.lists + more.lists,
            self.ranges + more.ranges,
            self.carried + more.carried,
            self.rests + more.rests,
            self.means + more.means,
            self.comparisons + more.comparisons,
        )


def wholes_of(relations: Relations) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by path what each answer is a part of or presupposes, in groups: with none of a whole group there is none."""
    groups: dict[str, dict[tuple[str, ...], None]] = {}
    for total, parts, *_ in relations.sums:
        for part in parts:
            groups.setdefault(part, {})[(total,)] = None
    for part, wholes, _ in (*relations.ladders, *relations.needs):
        groups.setdefault(part, {})[wholes] = None
    for rate, part, base, _ in relations.rates:
        groups.setdefault(rate, {}).update({(base,): None, (part,): None})
    return {path: tuple(each) for path, each in groups.items()}


_PROCEDURES = "行政处罚法第五章：处罚决定适用简易程序或普通程序"

SUMS = (
    Sum(
        "依法履职.行政权力事项",
        ("依法履职.行政处罚权力", "依法履职.行政检查权力", "依法履职.行政奖励权力", "依法履职.其他行政权力"),
        True,
        "权责清单按类别分列，各类合计为总数",
    ),
    Sum(
        "行政执法.双随机联合检查次数",
        ("行政执法.双随机检查学校次数", "行政执法.双随机检查培训机构次数"),
        True,
        "检查对象分为学校和校外培训机构",
    ),
    Sum("处罚许可.行政处罚件数", ("处罚许可.普通程序处罚", "处罚许可.简易程序处罚"), True, _PROCEDURES),
)
"""Totals and their 其中."""

LADDERS = (
    AtMost("行政执法.优秀案卷件数", ("行政执法.案卷评查件数",), "优秀案卷从评查的案卷里评出"),
    AtMost("行政执法.双随机联合检查次数", ("行政执法.行政检查次数",), "双随机检查也是行政检查"),
    AtMost("行政执法.校外培训专项检查次数", ("行政执法.行政检查次数",), "专项检查也是行政检查"),
    AtMost("争议化解.复议维持件数", ("争议化解.行政复议案件",), "维持的在全部复议之中"),
    AtMost("争议化解.败诉案件", ("争议化解.行政诉讼案件",), "败诉的在全部诉讼之中"),
    AtMost("信息公开.依申请公开办结件数", ("信息公开.依申请公开件数",), "办结的在收到的之中"),
    AtMost(
        "信息公开.信息公开引发争议件数",
        ("争议化解.行政复议案件", "争议化解.行政诉讼案件"),
        "引发的争议就是复议和诉讼",
    ),
    AtMost("执法队伍.新增持证人员", ("执法队伍.持证执法人员",), "新增的在年末持证的之中"),
    AtMost("执法队伍.持证执法人员", ("执法队伍.执法岗位人员",), "持证的在执法岗位人员之中"),
    AtMost("法治宣传.法治副校长覆盖学校", ("法治宣传.应配法治副校长学校",), "已配的在应配的之中"),
    AtMost("处罚许可.教师资格认定人数", ("处罚许可.行政许可件数",), "教师资格认定是行政许可"),
)
"""Parts and the wholes that hold them."""

RATES = (
    Rate("执法队伍.持证率", "执法队伍.持证执法人员", "执法队伍.执法岗位人员", "持证率＝持证人员÷执法岗位人员"),
    Rate(
        "法治宣传.法治副校长覆盖率",
        "法治宣传.法治副校长覆盖学校",
        "法治宣传.应配法治副校长学校",
        "覆盖率＝已配学校÷应配学校，不是副校长人数÷学校数",
    ),
)
"""Rates with their right base."""

BASES = {rate.base: rate.rate for rate in RATES}
"""Bases, which are asked for to check their rate and never printed, with that rate."""

ROLL_FORWARDS = (
    RollForward(
        "执法队伍.持证执法人员",
        ("执法队伍.新增持证人员",),
        ("执法队伍.注销证件人员",),
        "年末持证＝上年末＋新增－注销",
    ),
)
"""Numbers that go on from year to year."""

NEEDS = (
    Needs("处罚许可.罚没金额", ("处罚许可.行政处罚件数",), "罚没款出自处罚决定"),
    Needs("争议化解.出庭应诉次数", ("争议化解.行政诉讼案件",), "没有诉讼就没有出庭"),
    Needs("学习培训.法治培训人次", ("学习培训.法治培训次数",), "没有培训就没有参训人次"),
    Needs("行政执法.双随机检查对象数", ("行政执法.双随机联合检查次数", "行政执法.双随机任务数"), "没有检查就没有对象"),
    Needs("行政执法.责令整改对象数", ("行政执法.行政检查次数", "行政执法.校外培训专项检查次数"), "整改要先经检查"),
    Needs("法治宣传.法治副校长覆盖学校", ("法治宣传.法治副校长人数",), "没有副校长就没有学校配了"),
    Needs("法治宣传.法治副校长人数", ("法治宣传.法治副校长覆盖学校",), "有副校长就有学校配了"),
)
"""What there cannot be when there is nothing it could come from."""

_BY_CERTIFIED = "行政处罚法第四十二条：执法由有执法资格的人员实施"

MEANS = (
    Needs("处罚许可.行政处罚件数", ("执法队伍.持证执法人员",), _BY_CERTIFIED),
    Needs("行政执法.行政检查次数", ("执法队伍.持证执法人员",), _BY_CERTIFIED),
)
"""What nobody can do without those who may do it."""

LISTS = (
    Listed("学习培训.中心组学法日期", "学习培训.中心组学法次数", "一次一个日期"),
    Listed("法治宣传.法治教育基地名称", "法治宣传.法治教育基地数", "一个基地一个名称"),
)
"""Lists that a figure counts."""

RANGES = (
    Range("行政执法.每次执法最少人数", 2, None, "行政处罚法第四十二条：执法人员不得少于两人"),
    Range("依法履职.采购意向提前公开天数", None, 366, "最多提前一年"),
    Range("依法履职.资源建设规划年限", 1, 30, "规划管几年到几十年"),
    Range("处罚许可.罚没金额", None, 1000, "单位是万元：一年上千万元，多半是把元写成了万元"),
)
"""Figures with bounds of their own."""

MOST_IN_TEN_THOUSANDS = {"监管资金": 100_000} | dict.fromkeys(
    ("培训", "普法", "宣传", "法治", "顾问", "法律服务", "罚没", "罚款", "执法经费"), 1000
)
"""What a bureau spends, or takes in, of money for these in a year, in 万元; beyond, 元 was written for 万元 as a rule."""

MOST_OF_ANY = 100_000
"""The same of all other money: one billion 元."""

CORE = Relations(SUMS, LADDERS, RATES, ROLL_FORWARDS, NEEDS, LISTS, RANGES, means=MEANS)
"""The relations between the model's own answers."""

UNIT_SORTS = (
    frozenset(("人", "名", "位", "人次", "万人", "万人次", "户")),
    frozenset(("所", "家", "个", "户", "校", "班", "处", "座", "间", "站")),
    frozenset(("次", "场", "轮", "场次", "户次", "家次", "件次", "批次", "趟", "回", "遍", "期", "个", "项", "批")),
    frozenset(("件", "起", "宗", "例", "条", "篇", "项", "次", "件次", "个", "份", "部", "册", "本", "类", "种")),
    frozenset(("件", "起", "宗", "例", "人", "名", "位")),
    frozenset(("元", "万元", "亿元")),
    frozenset(("%", "‰")),
    frozenset(("日", "天", "年", "月", "周", "小时", "分钟", "学期")),
    frozenset(("学时", "课时", "节", "堂", "小时", "次")),
    frozenset(("台", "套", "个", "部", "只", "件")),
)
"""Measure words that may stand for each other; two of no common sort do not count the same."""
