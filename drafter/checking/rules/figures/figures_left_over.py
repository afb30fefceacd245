"""Rules about what is left, what is new and what is aimed at: none of them goes against what was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.same_things import in_one_name
from drafter.checking.text.sentence_figures import counted_alike
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、主要举措\n14个设区市中已有13个成立监管机构。新建基地6个，累计建成15个。现有持证人员9名。3月、7月和10月，组织三次培训。\n"
    "二、存在的不足\n还有1个设区市没有成立监管机构，4个县尚未单独设立法治机构。\n"
    "三、2022年工作安排\n推动4个尚未单独设立法治机构的县明确科室。持证人员达到12名以上。"
)
_bad = _GOOD.changed
_N = r"(?<![0-9.第])[0-9]{1,6}"
_U = "个|所|家|名|人|件|项|处|台|条|起|份"
_NEW_AND_ALL = WordPattern(
    rf"(?:新建|新增|新创建|新评定|新认定|新命名|新设|新聘|新培育|新改扩建|新取得|当年新|年内新|今年新)[^，。；、0-9\n]{{0,12}}(?P<new>{_N})(?P<unit>{_U})"
    rf"[^。；，、0-9\n]{{0,8}}，(?P<at>(?:全[市县区省]|现|目前|已|使)?(?:累计|总数|总量|总计|共有|现有|达到|数量)[^，。；、0-9\n]{{0,10}}(?P<all>{_N})(?P=unit))"
)


@rule(
    "数字-累计新增", "累计的不比当年新增的少", Severity.HINT, _REASON,
    _GOOD, _bad("累计建成15个", "累计建成5个"),
    near="新建基地6个，累计培训5人。新增学位6个，减少5个。",
)  # fmt: skip
@unless_answered
def _new_and_all(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _NEW_AND_ALL.finditer(prose.text):
        if int(match["all"]) < int(match["new"]):
            message = f"新增{match['new']}{match['unit']}，{quoted(match['at'])}反而少"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数")


_OF_ALL = WordPattern(
    rf"(?P<all>{_N})(?P<unit>{_U})(?P<noun>[^，。；、0-9\n（）]{{1,10}}?)(?:中|里)，?(?:已|已有|目前已有|目前|现有|现)?(?P<done>{_N})(?P=unit)(?:[^，。；0-9\n未没不尚]{{0,8}}?)(?P<act>成立|建立|完成|设立|配备|通过|实现|明确|出台|制定|开展|建成|取得|落实|达标|整改|开通|聘请|修订|核准|挂牌|创建|印发|启动)"
)
_STILL = WordPattern(
    rf"(?P<at>(?:还有|仍有|尚有|另有|其余|仅剩|剩余|有)(?P<left>{_N})(?P<unit>{_U})(?P<noun>[^，。；、0-9\n]{{1,12}}?)(?:还|仍|尚)?(?:没有|未能|未|没))(?P<act>[^，。；\n]{{2,10}})"
)


@rule(
    "数字-尚未之数", "还没有做的，是总数减去已经做的", Severity.HINT, _REASON,
    _GOOD, _bad("还有1个设区市", "还有2个设区市"),
    near="14个设区市中已有13个成立监管机构。还有2个设区市没有出台办法。",
)  # fmt: skip
@unless_answered
def _still_to_do(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 还有2个设区市没有成立 where 13 of 14 were told to have done it."""
    prose = prose_of(manuscript)
    done = list(_OF_ALL.finditer(prose.text))
    for match in _STILL.finditer(prose.text) if done else ():
        for told in done:
            same = told["unit"] == match["unit"] and told["noun"][-2:] in match["noun"] and told["act"] in match["act"]
            due = int(told["all"]) - int(told["done"])
            if same and due != int(match["left"]):
                message = f"{told['all']}{told['unit']}中已有{told['done']}{told['unit']}，还剩{due}，这里写{quoted(match['at'])}"
                yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


_NOT_SO = WordPattern(
    rf"(?P<all>{_N})(?P<unit>{_U})[^，。；、0-9\n]{{1,12}}[中里]，?(?:仍|尚|还)?有?(?P<at>(?P<left>{_N})(?P=unit)[^，。；、0-9\n]{{0,6}}(?:不|未)(?P<act>[一-鿿]{{2}}))"
)


@rule(
    "数字-不是之数", "不属实、不合格的，是总数减去属实、合格的", Severity.HINT, _REASON,
    "推送预警90条，经核查属实80条。\n90条预警中有10条不属实。", "推送预警90条，经核查属实80条。\n90条预警中有20条不属实。",
    near="推送预警90条，经核查属实80条，部分属实5条。\n95条预警中有10条不属实。",
)  # fmt: skip
@unless_answered
def _not_so(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 90条中有20条不属实 where 80 of the 90 were told to be 属实."""
    prose = prose_of(manuscript)
    for match in _NOT_SO.finditer(prose.text):
        whole, unit, act = match["all"], match["unit"], match["act"]
        so = rf"(?<![0-9.]){whole}{unit}[^。；\n]{{0,30}}?(?<![不未分]){act}(?:的|为|了|共)?([0-9]{{1,6}}){unit}"
        told = {int(each) for each in re.findall(so, prose.text)}
        if len(told) == 1 and int(whole) - int(match["left"]) not in told:
            due = int(whole) - told.pop()
            message = f"{whole}{unit}减去{act}的，是{due}{unit}，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")


_BEFORE_NOT = WordPattern(
    rf"(?P<number>{_N})(?P<unit>{_U})(?P<noun>[^，。；、0-9\n]{{0,14}}?)(?:还|仍|尚)?(?:未|没有)(?P<act>[一-鿿]{{4}})"
)
_NOT_OF = WordPattern(
    rf"(?:尚|仍|还)(?:未|没有)(?P<act>[一-鿿]{{4}})[^，。；、0-9\n]{{0,10}}?的(?P<number>{_N})(?P<unit>{_U})"
)


@rule(
    "数字-未做之数", "没有做的有几个，前后一致", Severity.HINT, _REASON,
    _GOOD, _bad("推动4个尚未", "推动6个尚未"),
    near="3个县尚未单独设立机构，5所学校尚未单独设立机构。",
)  # fmt: skip
@unless_answered
def _not_done(manuscript: Manuscript) -> Iterator[Hit]:
    """Find two numbers of what has not done the same, in parts that speak of it as a shortcoming and as a plan."""
    prose = prose_of(manuscript)
    first: dict[tuple[str, str], re.Match[str]] = {}
    found = (match for each in (_BEFORE_NOT, _NOT_OF) for match in each.finditer(prose.text))
    for match in sorted(found, key=re.Match.start):
        other = first.setdefault((match["act"], match["unit"]), match)
        apart = prose.passage_at(other.start()) != prose.passage_at(match.start())
        if apart and other["number"] != match["number"] and _may_be_same(other, match):
            message = (
                f"未{match['act']}的前面写{other['number']}{other['unit']}，这里写{match['number']}{match['unit']}"
            )
            yield Hit(prose.spot(*match.span()), message, "核对，两处一致")


def _may_be_same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether two are counted with the same noun, as far as either stands between the number and the verb."""
    nouns = [match.groupdict().get("noun") or "" for match in (one, other)]
    return not all(nouns) or nouns[0][:2] == nouns[1][:2] or nouns[0][-2:] == nouns[1][-2:]


class _Aim(NamedTuple):
    noun: str
    number: int
    unit: str


_REACHED = WordPattern(
    rf"(?P<noun>[一-鿿]{{2,12}}?)(?:总数|总量|数量|人数)?(?:要|力争|争取|确保|至少)?(?:达到|达|增至|增加到|扩大到|发展到|增加至)(?P<number>{_N})(?P<unit>名|人|所|个|家|台|场|次|期|件|学时|课时)(?!次)(?:以上|左右)?"
)
_LEADS = WordPattern(
    r"^.*(?:力争|确保|争取|推动|使|让|实现|年底|年内|年末|明年|全年|组织|开展|举办|完成|安排|配备|建设|的|中)(?=.{2})"
)
_STOCKS = WordPattern(
    "(?:人员|律师|副校长|顾问|示范校|基地|记录仪|辅导员|调解员|督学|队伍|志愿者|监督员|联络员|校园站|工作站|调解室)$"
)
_TELLS = r"(?:共有|共|有|达到|达|为|总数|现有|已有|增至|已达|计|仅有?|只有|已){0,3}"


@rule(
    "年度-目标低于现状", "要达到的数不低于现在的数", Severity.HINT, _REASON,
    _GOOD, _bad("持证人员达到12名", "持证人员达到8名"),
    near="一、主要举措\n全市持证人员90名，参加培训30名。\n二、2022年工作安排\n新增持证人员不少于8名，县级持证人员达到60名。",
)  # fmt: skip
@unless_answered
def _below_what_there_is(manuscript: Manuscript) -> Iterator[Hit]:
    """Find an aim in the plans that is lower than what the report says there is, of things that stay."""
    prose = prose_of(manuscript)
    planned = part_spans(manuscript, StatutoryPart.PLANS)
    for match in _REACHED.finditer(prose.text) if planned else ():
        passage = prose.passage_at(match.start())
        if not any(first <= passage <= last for first, last in planned):
            continue
        noun = _LEADS.sub("", match["noun"])
        aim = _Aim(noun, int(match["number"]), match["unit"])
        words = prose.text[max(0, match.start() - 8) : match.end()]
        if not _STOCKS.search(noun) or re.search("新增|再|每|各|新聘|新取得|培训|轮训|年均", words):
            continue
        have = _there_are(prose, aim, prose.starts[planned[0][0]])
        if len(have) == 1 and next(iter(have)) > aim.number:
            message = f"{noun}现在是{next(iter(have))}{aim.unit}，目标却是{quoted(match[0][len(match['noun']) :])}"
            yield Hit(prose.spot(match.start("noun"), match.end()), message, "核对目标和现在的数")


def _there_are(prose: Prose, aim: _Aim, end: int) -> set[int]:
    """Return the numbers that count what an aim is about, before `end`."""
    name, before = re.escape(aim.noun), in_one_name(prose.text[:end])
    expression = re.compile(
        rf"(?<!新增)(?<!新取得)(?<!培训)(?:{name}{_TELLS}(?P<one>{_N})(?P<u1>{_U}|场|次|期)|(?P<two>{_N})(?P<u2>{_U}|场|次|期){name})"
    )
    return {
        int(match["one"] or match["two"])
        for match in expression.finditer(before)
        if counted_alike(match["u1"] or match["u2"], aim.unit)
        and not re.search(
            "其中|新增|新|培训|组织|选派|抽调|分别|县|乡", before[max(0, match.start() - 6) : match.start()]
        )
    }


_MONTHS = WordPattern(
    r"(?P<list>(?<![0-9至])[0-9]{1,2}月(?:份)?(?:(?:、|和|及|与)[0-9]{1,2}月(?:份)?){1,5})，?(?:我局|先后|集中|共|分别)?(?P<act>组织|开展|举办|召开|进行|实施)(?:了)?(?P<at>(?P<number>[二两三四五六]|[2-6])(?P<unit>次|场|期|轮|批))"
)


@rule(
    "数字-月份次数", "列了几个月，就是几次", Severity.HINT, _REASON,
    _GOOD, _bad("组织三次培训", "组织两次培训"),
    near="3月、7月和10月，组织五次以上培训。3月、7月各组织2次检查。",
)  # fmt: skip
def _months(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _MONTHS.finditer(prose.text):
        listed = match["list"].count("月")
        said = int(parse_number(match["number"].replace("两", "二")) or 0)
        if said < listed:
            message = f"列了{listed}个月，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(match.start(), match.end()), message, "核对次数和月份")


_ALL_ONE_EACH = WordPattern(
    rf"(?P<all>{_N})所[^，。；、0-9\n]{{0,10}}(?:全部|均|都)(?:配备|聘任|聘请|选聘|配齐)(?:了)?法治副校长(?:，|、)?(?P<at>(?:共|共计|合计)?(?P<number>{_N})[名人])"
)
_SENT = WordPattern(
    rf"(?:选派|推荐|安排|选送|组织|派出|遴选)(?P<sent>{_N})(?P<unit>名|人)[^，。；、0-9\n]{{0,16}}，(?:其中)?(?P<at>(?P<passed>{_N})(?P=unit)(?:全部|均)?(?:取得|获得|通过|合格|考取|获评|入选))"
)


@rule(
    "数字-派出合格", "取得证书的不比派出的多，每校一名的不比校数少", Severity.HINT, _REASON,
    Example("选派8名干部参加培训，7名取得合格证书。全县62所学校全部配备法治副校长，共62名。"),
    Example("选派8名干部参加培训，9名取得合格证书。"),
    near="选派8名干部参加培训，8名取得合格证书。62所学校全部配备法治副校长，共75名。",
)  # fmt: skip
@unless_answered
def _sent(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SENT.finditer(prose.text):
        if int(match["passed"]) > int(match["sent"]):
            message = f"前面是{match['sent']}{match['unit']}，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数")
    for match in _ALL_ONE_EACH.finditer(prose.text):
        if int(match["number"]) < int(match["all"]):
            message = f"{match['all']}所学校全部配备，至少{match['all']}名，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个数；一人兼几校的写明")
