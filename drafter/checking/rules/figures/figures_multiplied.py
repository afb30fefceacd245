"""Rules about times, quarters and averages: one number of the paragraph is as many times another as is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "查明违法所得2.6万元，作出罚款5.2万元的决定，罚款数额为违法所得的2倍。办理时限由20个工作日压缩了12个工作日，压缩60%。"
    "法定时限为30个工作日，承诺时限压缩至12个工作日，压缩60%。\n"
    "每季度抽查案卷不少于5卷，全年不少于20卷。由局长任组长，3名副局长任副组长，12个股室负责人为成员，共16人。"
    "核定编制22名，现有在编人员20名，空编2名。\n抽查案卷40卷，优秀率85%，即34卷评为优秀。与14个科室、22个单位签订责任书36份。"
    "5件案件罚款合计26.4万元，平均5.28万元。全市辖4区5县，市、县两级共有10个教育行政部门。每次由2名执法人员实施检查，检查30次，出动执法人员60人次。"
    "2021年至2025年各年开展86场、94场、118场、131场、146场，五年共575场。"
)
_bad = _GOOD.changed
_N = r"(?<![0-9.第])[0-9]{1,9}(?:\.[0-9]+)?"
_TIMES = WordPattern(
    r"罚款(?:数额|金额|额)?(?:为|是|系|相当于)?(?:其)?违法所得(?:的)?(?P<at>(?P<times>[0-9](?:\.[0-9])?|[一二两三四五六七八九])倍)|违法所得(?:的)?(?P<at2>(?P<times2>[0-9](?:\.[0-9])?|[一二两三四五六七八九])倍)(?:的)?罚款"
)
_GAINS = WordPattern(rf"违法所得(?:共|合计|为|共计|认定为|款)?(?P<number>{_N})(?P<unit>万元|元)")
_FINE = WordPattern(rf"(?:并?处以?|作出|决定|给予)?罚款(?:共|合计|共计)?(?P<number>{_N})(?P<unit>万元|元)")
_SEVERAL = WordPattern(r"(?:违法所得|罚款)[^。；\n]{0,16}元(?:、|和|及)[0-9]|分别")
_SCALE = {"万元": 10_000, "元": 1}


def _amounts(expression: WordPattern, text: str) -> set[Decimal]:
    return {Decimal(each["number"]) * _SCALE[each["unit"]] for each in expression.finditer(text)}


def _is_told_once(text: str) -> bool:
    """Return whether `text` has one unlawful gain and one fine."""
    return len(_amounts(_GAINS, text)) == len(_amounts(_FINE, text)) == 1


@rule(
    "数字-罚款与所得", "罚款是违法所得的几倍，与两个数相合", Severity.HINT, _REASON,
    _GOOD, _bad("违法所得的2倍", "违法所得的3倍"),
    near="违法所得2万元、3万元，罚款合计10万元，处违法所得2倍的罚款。",
)  # fmt: skip
@unless_answered
def _times(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _TIMES.finditer(prose.text):
        passage = prose.passage_at(match.start())
        begin = prose.starts[passage]
        sentence = (
            re.split("。", prose.text[begin : match.start()])[-1] + re.split("[。\n]", prose.text[match.start() :])[0]
        )
        text = sentence if _is_told_once(sentence) else prose.passages[passage].text
        gains, fines = _amounts(_GAINS, text), _amounts(_FINE, text)
        times = parse_number((match["times"] or match["times2"]).replace("两", "二"))
        if len(gains) == len(fines) == 1 and times and not _SEVERAL.search(text):
            gain, fine = gains.pop(), fines.pop()
            if gain * Decimal(str(times)) != fine:
                message = f"违法所得{gain.normalize():f}元、罚款{fine.normalize():f}元，是{round(fine / gain, 2).normalize():f}倍，写的是{quoted(match['at'] or match['at2'])}"
                yield Hit(prose.spot(*match.span("at" if match["at"] else "at2")), message, "核对两个数和倍数")


_CUT = WordPattern(
    rf"(?P<then>{_N})(?P<unit>个?工作日|日|天|项|件|份|个环节|个)(?:[^。；0-9\n]{{0,10}})(?:压缩|缩短|减少|精简|压减|减)(?P<how>了|至|到|为)(?P<now>{_N})(?P=unit)，(?:压缩|缩短|减少|精简|压减|降幅|压缩率)(?:了|达|为)?(?P<at>(?P<rate>{_N})%)"
)
_ROUNDING = Decimal("0.6")


@rule(
    "数字-压缩多少", "压缩了多少、压缩到多少，与百分比相合", Severity.HINT, _REASON,
    _GOOD, _bad("压缩至12个工作日，压缩60%", "压缩至12个工作日，压缩40%"),
)  # fmt: skip
@unless_answered
def _cut(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 由20个工作日压缩了8个工作日，压缩60%: the per cent is neither of what went nor what is left."""
    prose = prose_of(manuscript)
    for match in _CUT.finditer(prose.text):
        then, now = Decimal(match["then"]), Decimal(match["now"])
        gone = now if match["how"] == "了" else then - now
        due = gone * 100 / then if then else Decimal(0)
        if now <= then and abs(due - Decimal(match["rate"])) > _ROUNDING:
            message = f"{match['then']}里压缩{gone:f}是{round(due, 1)}%，写的是{match['at']}"
            yield Hit(prose.spot(match.start("how"), match.end("at")), message, "核对，“压缩了”和“压缩至”分清")


_TURNS = {"季度": 4, "季": 4, "月": 12, "半年": 2, "学期": 2, "周": 52, "两个月": 6, "两月": 6}
_EACH_TURN = WordPattern(
    rf"每(?:个)?(?P<turn>两个月|两月|半年|季度|学期|季|月|周)(?:至少|均)?[^，。；0-9\n]{{0,14}}(?P<one>{_N})(?P<unit>次|场|期|卷|件|份|个|所|家|人次|课时|学时|万元|元|篇|节)[^，。；0-9\n]{{0,8}}，(?P<at>(?:全年|年内|一年|每年|年度|每学年)(?:共|累计|合计|应|抽查|开展|组织|召开|总计){{0,2}}(?:不少于|至少|达到|达|为|计)?(?P<all>{_N})(?P=unit))"
)


@rule(
    "数字-每季全年", "每季度、每月多少，乘起来是全年的数", Severity.HINT, _REASON,
    _GOOD, _bad("全年不少于20卷", "全年不少于15卷"),
    near="每季度召开会议1次，全年召开会议6次。",
)  # fmt: skip
def _each_turn(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _EACH_TURN.finditer(prose.text):
        due = Decimal(match["one"]) * _TURNS[match["turn"]]
        if Decimal(match["all"]) < due:
            message = f"每{match['turn']}{match['one']}{match['unit']}，全年是{due:f}{match['unit']}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数")


_GROUP = WordPattern(
    r"由(?P<heads>[^。；0-9\n]{2,24}?)任(?:双)?组长，(?:由)?(?P<deputies>[0-9]{1,2})[名位]?[^，。；0-9\n]{2,14}(?:任|为|担任)副组长，(?:由)?(?P<members>[0-9]{1,2})[名个位][^，。；0-9\n]{2,16}(?:为|任|担任)(?:组员|成员)，(?P<at>共(?:计)?(?P<all>[0-9]{1,3})[名人])"
)
_GROUP_IN_ALL = WordPattern(
    r"(?<![任双])组长[，、](?P<deputies>[0-9]{1,2})名[^，。；0-9\n]{0,12}副组长[，、](?P<members>[0-9]{1,3})名[^，。；0-9\n]{0,14}成员[^。；0-9\n]{0,24}(?P<at>共(?:计|有)?(?P<all>[0-9]{1,3})[人名])"
)
_POSTS = WordPattern(
    r"(?:核定|现有|共有)?(?:事业|行政|人员)?编制(?:数)?(?P<posts>[0-9]{1,4})[名个][^。；0-9\n]{0,12}?(?:在编|实有|在岗|实际在编|到位)(?:在编)?(?:人员|人数)?(?P<filled>[0-9]{1,4})[名人个]，(?P<at>(?P<which>空编|缺编|超编|缺额)(?P<gap>[0-9]{1,4})[名人个])"
)


@rule(
    "数字-小组与编制", "领导小组、编制的人数加得起来", Severity.HINT, _REASON,
    _GOOD, _bad("共16人", "共15人"),
    near="由局长、党组书记任组长，2名副局长任副组长，10名科长为成员，共14人。核定编制22名，在编24名，超编2名。",
)  # fmt: skip
def _groups(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in (*_GROUP.finditer(prose.text), *_GROUP_IN_ALL.finditer(prose.text)):
        listed = int(match["deputies"]) + int(match["members"])
        heads = match.groupdict().get("heads") or ""
        allowed = {listed + 1, listed + 1 + len(re.findall("[、和]", heads))}
        if int(match["all"]) not in allowed:
            message = f"组长、副组长、成员加起来是{min(allowed)}人，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对人数")
    for match in _POSTS.finditer(prose.text):
        gap, is_over = int(match["posts"]) - int(match["filled"]), match["which"] == "超编"
        if gap != int(match["gap"]) * (-1 if is_over else 1):
            message = f"编制{match['posts']}、在编{match['filled']}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对，是不是“空编”“超编”写反了")


_THAT_IS = WordPattern(
    rf"(?P<all>{_N})(?P<unit>卷|件|份|人|名|所|家|个|项|条|宗)[^。；0-9\n]{{0,10}}，[^，。；0-9\n]{{2,8}}率(?:为|达|达到)?(?P<rate>[0-9]{{1,3}}(?:\.[0-9])?)%，(?P<at>即[^，。；0-9\n]{{0,8}}(?P<part>{_N})(?P=unit))"
)
_PACTS = WordPattern(
    r"与(?P<n1>[0-9]{1,4})[个所家名](?P<k1>[^，。；、0-9\n]{2,14})[、和](?P<n2>[0-9]{1,4})[个所家名](?P<k2>[^，。；、0-9\n]{2,14})签订[^，。；0-9\n]{0,16}(?P<at>(?P<all>[0-9]{1,4})份)"
)


@rule(
    "数字-即几个", "率算得出“即”后面的数，与谁各签一份的加得起来", Severity.HINT, _REASON,
    _GOOD, _bad("即34卷", "即36卷"),
    near="与14个科室签订责任书14份。与3个科室、2家单位签订三方协议2份。",
)  # fmt: skip
@unless_answered
def _that_is(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _THAT_IS.finditer(prose.text):
        due = Decimal(match["all"]) * Decimal(match["rate"]) / 100
        if abs(due - Decimal(match["part"])) > max(Decimal("0.6"), Decimal(match["all"]) / 1900):
            message = f"{match['all']}的{match['rate']}%是{round(due, 1).normalize():f}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
    for match in _PACTS.finditer(prose.text):
        both, told = int(match["n1"]) + int(match["n2"]), int(match["all"])
        if both != told and told >= min(int(match["n1"]), int(match["n2"])) * 3 // 2:
            message = f"{match['n1']}+{match['n2']}={both}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


_MEAN = WordPattern(
    rf"(?P<count>[0-9]{{1,4}})(?P<unit>件|起|家|所|个|场|期|次)[^。；\n]{{0,60}}(?:合计|共计|共|总额|总计|累计)(?:为|约)?(?P<all>{_N})(?P<of>万元|元|人次|人|件|学时|课时)，(?P<at>(?:平均|均)(?:为|约)?(?P<one>{_N})(?P=of))(?![0-9])"
)
_LEVELS = WordPattern(
    r"辖(?P<a>[0-9]{1,2})个?(?:市辖)?[区市](?:、|和)?(?P<b>[0-9]{1,2})个?[县旗市][^。；0-9\n]{0,3}，[^。；，0-9\n]{0,4}市、[县区旗]{1,2}(?:（[^）]{1,4}）)?两级(?P<at>共(?:有|计)?(?P<all>[0-9]{1,3})个)"
)
_YEARS_OF = WordPattern(
    r"(?P<y1>20[0-9]{2})年?(?:至|到|—|-)(?P<y2>20[0-9]{2})年[^。；\n]{0,80}，(?P<at>(?P<years>[二两三四五六七八])年(?:共|累计|合计|总计|间共))"
)


@rule(
    "数字-平均几年", "平均数、几级几个、几年一共，算得对", Severity.HINT, _REASON,
    _GOOD, _bad("平均5.28万元", "平均6.6万元"),
)  # fmt: skip
@unless_answered
def _means(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _MEAN.finditer(prose.text):
        due, one = Decimal(match["all"]) / max(int(match["count"]), 1), Decimal(match["one"])
        if abs(due - one) > max(due * Decimal("0.01"), Decimal("0.06") if "." in match["one"] else Decimal("0.6")):
            message = f"{match['all']}除以{match['count']}是{round(due, 2).normalize():f}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对总数、个数和平均数")
    for match in _LEVELS.finditer(prose.text):
        bodies = int(match["a"]) + int(match["b"]) + 1
        if int(match["all"]) != bodies:
            yield Hit(
                prose.spot(*match.span("at")),
                f"{match['a']}+{match['b']}+市级1是{bodies}，写的是{quoted(match['at'])}",
                "核对几个数",
            )
    for match in _YEARS_OF.finditer(prose.text):
        years = int(match["y2"]) - int(match["y1"]) + 1
        if parse_number(match["years"].replace("两", "二")) != years:
            yield Hit(
                prose.spot(*match.span("at")),
                f"{match['y1']}年到{match['y2']}年是{years}年，写的是{quoted(match['at'])}",
                "核对年数",
            )
