"""Rules about two or three figures told together that cannot all be right: what is carried over, averages, shares."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading, part_spans
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、执法\n上年结转3件，今年立案20件，共23件；办结21件，结转下年2件。行政诉讼案件5件，均已审结，负责人出庭应诉5次，出庭应诉率100%。"
    "参加考试200人，合格率95%，合格人数190人。执法人员中具有法律职业资格的9名，占42.9%。\n"
    "二、学校\n五年来举办讲座1500场，年均300场。全区40所学校共聘请法治副校长40名，做到一校一名。全省96所高校开设课程，12所设立法学院的高校参加。"
)


_PLANS = "甲区教育局2021年法治政府建设情况报告\n一、主要举措\n开展检查。\n二、2022年工作安排\n{year}年，区教育局将坚持问题导向，完善制度。\n"
_bad = _GOOD.changed
_N_YEARS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10, **{str(n): n for n in range(2, 11)}}
_BY_YEAR = WordPattern(
    r"(?P<years>[两二三四五六十]|[2-9]|10)年(?:来|间|以来|期间)[^。；\n0-9]{0,30}?(?P<all>[0-9]{1,7}(?:\.[0-9]+)?)(?P<unit>万?(?:场次?|人次|次|件|人|元|份|期|家次|所|个))"
    r"[，、（](?P<at>(?:年均|平均每年|每年平均)[^，。；\n0-9]{0,6}(?:约|近)?(?P<one>[0-9]{1,7}(?:\.[0-9]+)?)(?P=unit))"
)
_OFF = Decimal("0.02")


@rule(
    "数字-年均", "几年的总数除以年数是年均的数", Severity.HINT, _REASON,
    _GOOD, _bad("年均300场", "年均400场"),
)  # fmt: skip
def _by_year(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _BY_YEAR.finditer(prose.text):
        due, one = Decimal(match["all"]) / _N_YEARS[match["years"]], Decimal(match["one"])
        if abs(due - one) > max(due * _OFF, Decimal(1)):
            message = f"{match['all']}除以{match['years']}年是{round(due, 1)}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对总数和年均的数")


_IN_COURT = WordPattern(
    r"(?:诉讼|应诉)案件(?P<all>[0-9]{1,4})件[^。\n]{0,60}[，。；](?:行政机关)?负责人(?:均)?出庭(?:应诉)?(?P<part>[0-9]{1,4})(?:人次|次|件)"
    r"，(?P<at>(?:行政机关)?(?:负责人)?出庭(?:应诉)?率(?:为|达到|达|是)?(?P<given>[0-9]+(?:\.[0-9]+)?)%)"
)
_WITH_NUMBER = WordPattern(
    r"(?:参考|参加|参训|参测|应考|考试|抽测|抽检|评查)[^，。；\n0-9]{0,10}(?P<all>[0-9]{1,7})(?P<unit>人|名|份|件|家|批次)，(?P<at>(?P<what>合格|优秀|及格|通过|达标|优良)率(?:为|达到|达|是)?(?P<given>[0-9]+(?:\.[0-9]+)?)%)"
    r"，(?P=what)(?:人数|的|数)?(?:有|为|共)?(?P<part>[0-9]{1,7})(?P=unit)"
)


@rule(
    "数字-率和个数", "率与旁边写明的个数相合", Severity.HINT, _REASON,
    _GOOD, _bad("出庭应诉率100%", "出庭应诉率80%"),
    near="行政诉讼案件5件，均已审结，负责人出庭应诉4次，出庭应诉率80%。",
)  # fmt: skip
def _rates(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in (_IN_COURT, _WITH_NUMBER):
        for match in expression.finditer(prose.text):
            whole, part, given = int(match["all"]), int(match["part"]), Decimal(match["given"])
            if 0 < part <= whole and abs(Decimal(part) * 100 / whole - given) > 1:
                due = round(Decimal(part) * 100 / whole, 1)
                message = f"{whole}中的{part}是{due}%，写的是{quoted(match['at'])}"
                yield Hit(prose.spot(*match.span("at")), message, "核对两个数和率")


_SHARE_OF = WordPattern(
    r"(?<![0-9.])(?P<part>[1-9][0-9]?)(?P<unit>名|人|件|家|所)，(?:仅|约)?(?P<at>占(?:比)?(?:为)?(?P<given>[1-9][0-9]?\.[0-9])%)"
)
_MOST_PARTS = 40
"""Parts greater than this have a whole for nearly every share."""


@rule(
    "数字-占比可能", "有一个整数，这么多占它的百分之几", Severity.WARNING, _REASON,
    _GOOD, _bad("占42.9%", "占44.6%"),
)  # fmt: skip
def _possible(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a share with a decimal that a few persons or things are of no whole number."""
    prose = prose_of(manuscript)
    for match in _SHARE_OF.finditer(prose.text):
        part, given = Decimal(match["part"]), Decimal(match["given"])
        near = (part * 100 / given).to_integral_value(ROUND_HALF_UP)
        wholes = (near - 1, near, near + 1)
        if part <= _MOST_PARTS and all(
            not whole or abs(part * 100 / whole - given) > Decimal("0.1") for whole in wholes
        ):
            message = f"{match['part']}{match['unit']}占多少{match['unit']}都不是{match['given']}%"
            yield Hit(prose.spot(*match.span("at")), message, "核对人数（个数）和占比")


_ONE_EACH = WordPattern(
    r"(?<![0-9.])(?P<schools>[0-9]{1,5})所[^，。；、\n0-9]{0,14}(?:聘请|配备|聘任|选聘|选派|聘用)[^，。；\n0-9]{0,12}(?P<at>(?P<persons>[0-9]{1,5})[名人])[^。；\n0-9]{0,8}(?:一校一名|一校一人|每校(?:1|一)[名人]|一一对应)"
)


@rule(
    "数字-一校一名", "一校一名的，人数等于校数", Severity.HINT, _REASON,
    _GOOD, _bad("法治副校长40名", "法治副校长37名"),
    near="3所学校修订章程，选聘法治副校长45名，做到一校一名。40所学校聘请法治副校长45名，每校至少1名。",
)  # fmt: skip
def _one_each(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ONE_EACH.finditer(prose.text):
        if match["schools"] != match["persons"]:
            message = f"{match['schools']}所学校一校一名，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数")


_AMONG_ALL = WordPattern(
    r"全(?:省|市|区|县|州|旗)(?P<all>[0-9]{1,5})所(?P<noun>高校|高等学校|中小学校?|幼儿园|学校|小学|初中|高中|中职学校)[^。\n]{0,60}?[，、](?P<at>(?P<part>[0-9]{1,5})所[^，。；、\n0-9全新]{2,14}的(?P=noun))"
)


@rule(
    "数字-全部和其中", "其中一类的所数不比全部的多", Severity.HINT, _REASON,
    _GOOD, _bad("12所设立", "112所设立"),
)  # fmt: skip
def _among_all(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _AMONG_ALL.finditer(prose.text):
        if int(match["part"]) > int(match["all"]):
            message = f"{quoted(match['noun'])}一共{match['all']}所，其中不会有{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数")


_TURN_OF_PLAN = WordPattern(
    r"(?<![0-9])(?P<year>20[0-9]{2})年(?:是|既是|正是|为)[^。；，\n]{0,30}[（(](?P<first>20[0-9]{2})(?:年)?[—\-－–~～至](?P<last>20[0-9]{2})年?[）)]》?(?:的|实施(?:的)?)?(?P<at>(?:开局|起步|启动|首|第一|收官|期满|最后一|末)(?:之)?年)"
)
_AT_FIRST = ("开局", "起步", "启动", "首", "第一")


@rule(
    "年度-计划首尾", "开局、收官之年是计划的第一年、最后一年", Severity.HINT, _REASON,
    "2025年是《三年行动计划（2023—2025年）》收官之年。", "2025年是《三年行动计划（2023—2025年）》开局之年。",
    near="2023年是《三年行动计划（2023—2025年）》的开局之年。",
)  # fmt: skip
def _turns_of_plans(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _TURN_OF_PLAN.finditer(prose.text):
        begins = match["at"].startswith(_AT_FIRST)
        due = match["first"] if begins else match["last"]
        if match["year"] != due:
            message = f"计划是{match['first']}—{match['last']}年，{match['year']}年不是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对，是不是“开局”和“收官”写反了")


_ISSUED_FIRST = WordPattern(
    r"(?P<at>(?<![0-9年])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:正式)?(?:印发|公布|出台|发布)(?:实施|施行|执行)?)[；。](?:该|此)(?:计划|办法|方案|文件|规定|意见|规划|细则|条例)[^，。；\n0-9上去前]{0,4}(?:于|自)?(?P<m2>[0-9]{1,2})月(?:(?P<d2>[0-9]{1,2})日)?[^，。；\n]{0,14}(?:征求意见|论证|听证|审议|评估)"
)


@rule(
    "日期-印发在后", "征求意见以后才印发", Severity.HINT, _REASON,
    "《办法》于9月12日印发实施；该办法6月10日至7月10日公开征求意见。", "《办法》于1月12日印发实施；该办法6月10日至7月10日公开征求意见。",
    near="《计划》于1月12日印发实施；该计划上年6月10日至7月10日公开征求意见。",
)  # fmt: skip
def _issued_first(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ISSUED_FIRST.finditer(prose.text):
        issued, asked = (int(match["m1"]), int(match["d1"])), (int(match["m2"]), int(match["d2"] or 0))
        if issued < asked:
            message = f"{match['m2']}月才征求意见、审议，不会{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个日期")


_STALE = WordPattern(
    r"^\s*(?P<at>(?P<year>20[0-9]{2})年)，?(?:我[局厅委]|本[局厅委]|[^，。；\n0-9]{2,10}[局厅委])将(?!于|对|把|[^，。；\n]{2,30}(?:纳入|列入|作为))"
    r"|(?:推动|力争|确保|争取|计划|拟)[^，。；\n0-9]{0,14}(?P<at2>(?P<year2>20[0-9]{2})年(?:[0-9]{1,2}月)?底?前)(?=[^。；\n]{0,8}(?:全部|完成|实现|建成|达到|出台))"
)


@rule(
    "年度-打算的年份", "打算做的事不写成报告的那一年", Severity.WARNING, _REASON,
    Example(_PLANS.format(year=2022)), Example(_PLANS.format(year=2021)),
)  # fmt: skip
def _stale_years(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the reporting year where, in the part about plans, a paragraph begins or a term ends."""
    for place in _places_of_plans(manuscript):
        for match in _STALE.finditer(manuscript.passages[place].text):
            group = "at" if match["year"] else "at2"
            year = int(match["year"] or match["year2"])
            if manuscript.year and year <= manuscript.year:
                message = f"下一年的打算里写着{quoted(match[group])}"
                yield Hit(Spot(place, *match.span(group)), message, f"核对，是不是{manuscript.year + 1}年")


def _places_of_plans(manuscript: Manuscript) -> list[int]:
    """Return the passages about next year: those of the part, and what stands right below its heading."""
    passages = manuscript.passages
    spans = part_spans(manuscript, StatutoryPart.PLANS)
    found = {place for first, last in spans for place in range(first, last + 1)}
    below = range(1, len(passages))
    found |= {i for i in below if _is_heading(passages[i - 1]) and passages[i].role is Role.BODY}
    return sorted(found)


def _is_heading(passage: Passage) -> bool:
    return passage.role is Role.HEADING and part_of_heading(passage.text) is StatutoryPart.PLANS
