"""Rules that reckon what is told apart: a rate far from its cases, what is left of them, all of a kind, people of several posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of
from drafter.checking.text.sentence_figures import figured_sentences
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = (
    "一、工作\n受理申请53件（含上年结转2件），答复50件，结转2022年3件。审结诉讼案件4件，负责人出庭3次。42所高校的负责人参加培训。\n"
    "5名班子成员、8个县教育局主要负责人和6所学校校长，共计19人述法。完成章程修订356份，其余133份计划次年完成。42所高校均明确了机构。\n"
    "二、不足\n负责人出庭应诉率为75%。\n三、2022年工作安排\n完成剩余133份学校章程的修订。"
)
_LABEL = 14
"""Characters before a number that say what it is."""
_TOLD_IN = WordPattern(
    r"(?:受理|收到|新收|接到|接收|立案|应办|排查|承办|登记|移交|发现|查出|梳理|接访|交办|收集|调处|办理|共计?|合计)(?!.*(?:不予|其中|上年|结转))[^，。；、0-9（）]{0,12}$"
)
_TOLD_DONE = WordPattern(
    r"(?<!未)(?:办结|答复|审结|结案|办理完毕|化解|整改|完成|调处)(?:了)?(?:完成|完毕)?[^，。；、0-9（）率]{0,4}$"
)
_TOLD_LEFT = WordPattern(
    r"(?:(?<!上年)(?<!年度)(?<!去年)结转(?:至|到)?(?:下年度?|次年|20[0-9]{2}年度?)?|其余|余下|剩余|剩下|另有|尚有|还有|仍有|未结的?|未办结的?|未整改的?|正在(?:整改|办理|审理|核查|处理|推进))(?:的)?[^，。；、0-9（）]{0,4}$"
)
_LEFT_BEHIND = WordPattern(
    r"[^，。；、0-9（）]{0,6}(?:正在(?:办理|审理|整改|调处|化解|推进|处理|进行|履行)|(?:尚|仍)?(?:未|没有)(?:办结|结案|审结|整改|化解|完成|到期)|(?:尚|仍)在|在办|待(?:办|处理|整改|审)|跨年|限期|已明确整改|继续办理|办理中|整改中)"
)
"""Words behind a number of what is left: 4件正在办理, 3个已明确整改期限."""
_TOLD_CARRIED = WordPattern(r"(?:上年度?|去年|上一年度?|20[0-9]{2}年度?)结转[^，。；、0-9]{0,6}$")
_CARRIED_FROM = 60
"""Characters before what was received in which last year's may be told."""
_OTHER_WAYS = WordPattern(r"不予受理|不予立案|撤回|转办|移送|终止|撤销|退回|不成立|不属实")


def _labelled(prose: Prose, figures: Sequence[FigureInText], label: WordPattern) -> list[FigureInText]:
    """Return those of `figures` that the words right before them say to be what `label` is, none in brackets."""
    found = []
    for place, each in enumerate(figures):
        start = max(each.start - _LABEL, figures[place - 1].end if place else 0)
        if label.search(prose.text[start : each.start]):
            found.append(each)
    return found


def _without_brackets(prose: Prose, start: int, figures: Sequence[FigureInText]) -> list[FigureInText]:
    """Return those of `figures` that stand in no bracket of the sentence that begins at `start`."""
    return [
        each
        for each in figures
        if prose.text.count("（", start, each.start) == prose.text.count("）", start, each.start)
    ]


@rule(
    "数字-收办余", "收到的减去办结的，是余下、结转的", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("结转2022年3件", "结转2022年5件"),
    near="受理申请53件，上年结转2件，答复50件，结转下年5件。受理举报33件，移送3件，办结28件，其余2件正在办理。",
)  # fmt: skip
@unless_answered
def _balances(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, all_figures in figured_sentences(manuscript):
        figures = _without_brackets(prose, sentence.start, all_figures)
        left_over = [each for each in figures if _is_left(prose, figures, each)]
        if not left_over:
            yield from _all_done(prose, sentence.text, figures)
        if len(left_over) != 1:
            continue
        left = left_over[0]
        known = [each for each in figures if each.start < left.start and each.unit == left.unit]
        carried, parts, wholes = _in_and_out(prose, known)
        if len(parts) == len(wholes) == 1 and wholes[0].start < parts[0].start:
            yield from _out_of_balance(prose, (wholes[0], parts[0], left), carried)


_NONE_LEFT = WordPattern("(?:无|没有)(?:未办结|未结|遗留|积压|结转)")


def _all_done(prose: Prose, sentence: str, figures: Sequence[FigureInText]) -> Iterator[Hit]:
    """Yield when what came, with what was carried over, is less than what was done, or more though nothing is left."""
    carried, parts, wholes = _in_and_out(prose, figures)
    if not len(carried) == len(parts) == len(wholes) == 1 or parts[0].unit != wholes[0].unit:
        return
    all_ = wholes[0].value + carried[0].value
    if all_ < parts[0].value or (all_ > parts[0].value and _NONE_LEFT.search(sentence)):
        message = f"{wholes[0].written}加结转{carried[0].written}是{all_}，写的是{quoted(parts[0].written)}"
        yield Hit(parts[0].spot(prose), message, "核对三个数")


def _in_and_out(
    prose: Prose, known: Sequence[FigureInText]
) -> tuple[list[FigureInText], list[FigureInText], list[FigureInText]]:
    """Return which of the numbers before what is left were carried over, which are done, and which came in."""
    carried, parts, wholes = (_labelled(prose, known, label) for label in (_TOLD_CARRIED, _TOLD_DONE, _TOLD_IN))
    parts += [each for each in known if each not in parts and _DONE_BEHIND.match(prose.text, each.end)]
    came = [each for each in wholes if each not in (*parts, *carried)]
    return carried, parts, came or list(known[:1])


def _out_of_balance(
    prose: Prose, told: tuple[FigureInText, FigureInText, FigureInText], carried: Sequence[FigureInText]
) -> Iterator[Hit]:
    """Yield when what came, with what was carried or without, less what was done is not what is left."""
    all_, done, left = told
    before = max(prose.starts[prose.passage_at(all_.start)], all_.start - _CARRIED_FROM)
    between = re.sub("（[^）]*）", "", prose.text[before : left.start])
    due = all_.value - done.value
    may_be = {due, *(due + each.value for each in carried)}
    if (
        done.value <= all_.value * _MORE_DONE
        and all(each.exact for each in told)
        and not _OTHER_WAYS.search(between)
        and left.value not in may_be
    ):
        message = f"{all_.written}减{done.written}是{due}，写的是{quoted(left.written)}"
        yield Hit(left.spot(prose), message, "核对三个数")


_MORE_DONE = Decimal("1.5")
"""How many times what came may be told as done by mistake; if more, what came is another matter's."""
_DONE_BEHIND = WordPattern("(?:已|均已|现已|已经)(?:办结|解决|完成|整改|化解|落实|销号|审结|结案|答复)")
"""Right behind a number of what is done: 8个已解决."""


def _is_left(prose: Prose, figures: Sequence[FigureInText], figure: FigureInText) -> bool:
    """Return whether the words before a number, or right behind it, say that so many are left."""
    return bool(_labelled(prose, [figure], _TOLD_LEFT)) or (
        _LEFT_BEHIND.match(prose.text, figure.end) is not None and figure is not figures[0]
    )


_RATE_APART = WordPattern(
    r"(?P<stem>出庭|办结|化解|整改|结案|调解|审结|采纳|销号|答复)(?:应诉|成功|完成)?率(?:仅|只有|均)?(?:为|达到|达|是)?(?P<at>(?P<given>[0-9]{1,3}(?:\.[0-9]+)?)%)"
)
_HALF = Decimal("0.51")
_AIMED = WordPattern("力争|达到100|提高到|不低于|上年|去年|目标|确保|要求|以上")


@rule(
    "数字-别处之率", "率与别处写的件数相合", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("出庭应诉率为75%", "出庭应诉率为85%"),
    near="审结案件4件，负责人出庭3次。\n负责人出庭应诉率为75%，力争出庭应诉率达到100%。",
)  # fmt: skip
@unless_answered
def _rates_apart(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a rate without numbers in its sentence that the only numbers told of its matter elsewhere do not make."""
    prose, known = prose_of(manuscript), figures_in_text(manuscript)
    for sentence in prose.sentences:
        for match in _RATE_APART.finditer(sentence.text):
            before = re.split("[，；]", sentence.text[: match.start()])[-1]
            said = before + match[0] + sentence.text[match.end() : match.end() + 2]
            if _has_numbers(sentence, known) or _AIMED.search(said):
                continue
            part = _only_told(prose, known, match["stem"])
            wholes = _before_it(known, part) if part else []
            if part and wholes and not any(_is_rate(part, whole, match["given"]) for whole in wholes):
                message = f"别处写{wholes[-1].written}、{quoted(match['stem'] + part.written)}，不是{match['at']}"
                at = sentence.start + match.start("at")
                yield Hit(prose.spot(at, at + len(match["at"])), message, "核对两处")


def _has_numbers(sentence: Sentence, known: Sequence[FigureInText]) -> bool:
    """Return whether one of the figures `known` stands in `sentence` and is no rate."""
    end = sentence.start + len(sentence.text)
    return any(sentence.start <= each.start < end and each.unit != "%" for each in known)


def _only_told(prose: Prose, known: Sequence[FigureInText], stem: str) -> FigureInText | None:
    """Return the figure that counts what a rate is named after, when all that do are of one value; else None."""
    parts = [each for each in known if _is_told_of(prose, each, stem)]
    return parts[0] if len({each.value for each in parts}) == 1 else None


def _is_rate(part: FigureInText, whole: FigureInText, given: str) -> bool:
    near = _HALF.scaleb(-len(given.partition(".")[2]))
    return abs(part.value * 100 / whole.value - Decimal(given)) <= near


def _is_told_of(prose: Prose, figure: FigureInText, stem: str) -> bool:
    """Return whether `figure` counts what a rate is named after."""
    words = re.split("[，。；、\n]", prose.text[max(0, figure.start - 10) : figure.start])[-1]
    return stem in words and not re.search("其中|其他|工作人员|未", words) and figure.unit != "%"


def _before_it(known: Sequence[FigureInText], part: FigureInText) -> list[FigureInText]:
    """Return the figures of cases before `part` in its paragraph that may be its whole."""
    cases = ("件", "起", "宗", "条", "项", "个", "处")
    return [
        each
        for each in known
        if each.passage == part.passage
        and each.start < part.start
        and each.unit in cases
        and each.value >= part.value > 0
    ]


_REST_BEFORE = WordPattern(r"(?:其余|余下|剩余|剩下)(?:的)?$")


@rule(
    "数字-余数不一", "余下多少，前后一致", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("剩余133份", "剩余123份"),
    near="完成章程修订356份，其余133份次年完成。\n办结信访5件，剩余2件正在办理。",
)  # fmt: skip
@unless_answered
def _left_again(manuscript: Manuscript) -> Iterator[Hit]:
    prose, known = prose_of(manuscript), figures_in_text(manuscript)
    rests = [each for each in known if _REST_BEFORE.search(prose.text[max(0, each.start - 4) : each.start])]
    for here in rests:
        others = [each for each in rests if each.passage < here.passage and each.unit == here.unit]
        noun = here.noun[-2:]
        if len(others) != 1 or len(noun) < 2 or others[0].value == here.value:
            continue
        there = others[0]
        said = prose.text[max(0, there.start - 60) : there.end + 20]
        if not _is_told_again(known, here) and any(here.noun[i : i + 2] in said for i in range(len(here.noun) - 1)):
            message = f"前面写余下{there.written}，这里写{quoted(here.written)}"
            yield Hit(here.spot(prose), message, "核对，两处一致")


def _is_told_again(known: Sequence[FigureInText], here: FigureInText) -> bool:
    """Return whether another of the figures `known` is as many of the same unit as `here`."""
    return any(each.value == here.value and each.unit == here.unit for each in known if each is not here)


_KIND = r"高校|高等学校|中小学校?|学校|幼儿园|中等职业学校|普通高中|小学|初中|校外培训机构|培训机构|民办学校|县（市、区）|县（区）|县（市）|乡镇（街道）|乡镇|街道|社区|团场|科室|处室"
_OF_KIND = WordPattern(
    rf"(?<![0-9.第])(?P<number>[1-9][0-9]{{0,4}})(?P<unit>[所家个])(?P<noun>{_KIND})(?P<behind>[^，。；\n]{{0,4}})"
)
_ALL_BEHIND = WordPattern("均|全部|都|全面|同步")
_ONLY_SOME = WordPattern(
    r"其中|部分|新|另|有|中|抽|检查|试点|民办|公办|首批|第[一二三四]|创建|评|对|组织|参加|已|选|为|涉及|上年|去年|[0-9]年的?$|由|直属|农村|城区|其余|余下|指导|市级|省级"
)
_NEAR_ALL = Decimal("0.2")


@rule(
    "数字-全体之数", "说“均”“全部”的个数，与别处一致", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("42所高校均明确", "46所高校均明确"),
    near="42所高校的负责人参加培训。\n检查的46所高校均明确了机构。",
)  # fmt: skip
@unless_answered
def _all_of_kind(manuscript: Manuscript) -> Iterator[Hit]:
    """Find how many of a kind all did something where the report has another number of them, near it, elsewhere."""
    prose = prose_of(manuscript)
    found = list(_OF_KIND.finditer(prose.text))
    for match in found:
        before = re.split("[，。；\n]", prose.text[max(0, match.start() - 10) : match.start()])[-1]
        if not _ALL_BEHIND.match(match["behind"]) or _ONLY_SOME.search(before):
            continue
        number = int(match["number"])
        alike = [int(each["number"]) for each in found if each is not match and each["noun"] == match["noun"]]
        others = set(alike)
        if len(others) == 1 and 0 < abs(others.copy().pop() - number) <= number * _NEAR_ALL:
            other = others.pop()
            message = f"别处写{other}{match['unit']}{match['noun']}，这里写{quoted(match['number'] + match['unit'])}"
            yield Hit(prose.spot(match.start(), match.end("noun")), message, "核对，两处一致；范围不同的写明")


_POSTS = r"(?:成员|负责人|校长|园长|局长|科长|主任|书记|代表|干部|人员|教师|律师|队员|院长|所长|委员|专家|学者|讲师|干警|法官)"
_PEOPLE = WordPattern(
    rf"(?P<list>(?:[0-9]{{1,4}}[名个所位家人][^，。；、\n0-9]{{0,16}}{_POSTS}[、和及]){{1,8}}[0-9]{{1,4}}[名个所位家人][^，。；、\n0-9]{{0,16}}{_POSTS})，?(?:共计|一共|合计|总计|共|计)(?P<at>(?P<sum>[0-9]{{1,5}})[人名])"
)


@rule(
    "数字-几种人之和", "几种人的合计是各种人之和", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("共计19人", "共计20人"),
    near="5名班子成员、8个县教育局主要负责人和6所学校校长共19人。组织5所学校校长、8名教师，共培训26人。",
)  # fmt: skip
@unless_answered
def _people(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _PEOPLE.finditer(prose.text):
        parts = [int(each) for each in re.findall("[0-9]+", match["list"])]
        if sum(parts) != int(match["sum"]):
            message = f"{'+'.join(map(str, parts))}={sum(parts)}，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对各项和合计")
