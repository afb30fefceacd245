"""Rules about what is left when a part is taken away: told in one paragraph, or as a shortcoming of what was told before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_alike
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "清理证明事项23项，取消17项，保留6项。立案15件，结案13件，未结2件。9640所学校中，9602所已配备法治副校长，尚有38所未配备。\n"
    "复议案件7件，复议结果为维持4件、驳回2件、终止1件，没有被撤销的。全省高校96所，设立法治工作机构的72所，占75%。\n"
    "部分高校机构不健全，尚有24所高校未设立法治工作机构。"
)
_bad = _GOOD.changed
_LEFT = WordPattern(
    r"(?:尚有|仍有|还有|仅剩|剩余|剩下|其余|在办|在审|待办|未结|未办结|未审结|未整改|未完成|未结案|保留|逾期的?)(?:的)?$"
)
_LEFT_BEHIND = WordPattern(
    r"(?:[^，。；、0-9\n]{0,6})(?:正在(?:审理|办理|整改|处理|调查|推进)|尚未(?:办结|审结|整改|结案|完成)|未(?:办结|审结|结案|完成|整改|配备))"
)
_DONE = WordPattern(
    r"(?:(?<![未不])(?:已|办结|结案|审结|取消|完成|整改|配备|化解|废止|注销|销号|压减|通过|结|按期办结|核销|取得|持证)[^，。；、0-9]{0,8})$"
)
_DONE_BEHIND = WordPattern(r"[^，。；、0-9\n未没]{0,4}已[^，。；、0-9\n]{2,10}")
_OTHERS = WordPattern("另|新增|上年|结转|其中|比|较|每|各")
_REACH, _SAME_LIST = 90, 40
"""Characters from what is done to what is left, and those within which a number before it belongs to the same count."""


def _is_left(prose: Prose, figure: FigureInText) -> bool:
    """Return whether the words beside a figure say that it is what is left."""
    before = prose.text[max(0, figure.start - 8) : figure.start]
    return bool(_LEFT.search(before)) or bool(_LEFT_BEHIND.match(prose.text, figure.end))


def _is_done(prose: Prose, figure: FigureInText) -> bool:
    before = re.split("[，。；、\n]", prose.text[max(0, figure.start - 14) : figure.start])[-1]
    return bool(_DONE.search(before)) or bool(_DONE_BEHIND.match(prose.text, figure.end))


@rule(
    "数字-余下之数", "总数减去已做的，是余下的数", Severity.HINT, _REASON,
    _GOOD, _bad("保留6项", "保留9项"),
    near="清理证明事项23项，取消17项，保留5项、修改1项。上年结转2件，立案15件，结案13件，未结4件。",
)  # fmt: skip
@unless_answered
def _left_over(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 取消17项，保留9项 of 23项: what is left is no difference of the numbers of its paragraph."""
    prose = prose_of(manuscript)
    figures = [each for each in figures_in_text(manuscript) if each.unit != "%"]
    for place, left in enumerate(figures):
        if not left.exact or not _is_left(prose, left):
            continue
        known = [e for e in figures[:place] if e.passage == left.passage and counted_alike(e.unit, left.unit)]
        if len(known) > 1 and left.start - known[-1].end <= _REACH and _is_done(prose, known[-1]):
            yield from _not_what_is_left(prose, known, left)


def _not_what_is_left(prose: Prose, known: Sequence[FigureInText], left: FigureInText) -> Iterator[Hit]:
    """Yield `left` where the last whole of the numbers `known` less the last of them, which is done, is another number."""
    whole = next((each for each in reversed(known[:-1]) if each.value > known[-1].value), None)
    if whole is None or not _is_one_count(prose, known, left) or _explained(known, left.value):
        return
    due = whole.value - known[-1].value
    message = f"{whole.written}减去{known[-1].written}是{due:f}{left.unit}，写的是{quoted(left.written)}"
    yield Hit(prose.spot(known[-1].start, left.end), message, "核对三个数")


def _is_one_count(prose: Prose, known: Sequence[FigureInText], left: FigureInText) -> bool:
    """Return whether what is `left` is what the last of the exact numbers `known` leaves, in its sentence, and no more."""
    between = prose.text[known[-2].end : left.end + 6]
    if _OTHERS.search(between) or not all(each.exact for each in known):
        return False
    return "。" not in prose.text[known[-1].end : left.start] and not _goes_on(prose, left)


def _goes_on(prose: Prose, left: FigureInText) -> bool:
    """Return whether another number of the same list follows: 保留5项、修改1项."""
    behind = re.split("[。；\n]", prose.text[left.end : left.end + 24])[0]
    return re.search(rf"[，、][^，。；、0-9]{{0,10}}[0-9]+{left.unit}", behind) is not None


def _explained(known: Sequence[FigureInText], left: Decimal) -> bool:
    """Return whether what is left is told before, or a whole, or two together, less all that runs up to the last number."""
    values = [each.value for each in known]
    told_before = {values[-1]} | {each.value for each in known[:-1] if each.start < known[-1].start - _SAME_LIST}
    wholes = [(place, value) for place, value in enumerate(values)]
    wholes += [(place + 1, one + other) for place, (one, other) in enumerate(itertools.pairwise(values))]
    made = {whole - sum(values[start:]) for place, whole in wholes for start in range(place + 1, len(values))}
    return left in made or left in told_before


_ALL_TOLD = WordPattern(
    r"(?P<all>[1-9][0-9]?)(?P<unit>件|起|宗)[^。\n]{0,60}?(?:结果(?:为|是)|其中|分别)?(?P<list>[^，。；、0-9\n]{2,12}[0-9]{1,2}(?P=unit)(?:、[^，。；、0-9\n]{2,14}[0-9]{1,2}(?P=unit)){1,5})，(?P<at>(?:另)?有(?P<more>[1-9][0-9]?)(?P=unit)(?:被)?(?:撤销|确认违法|变更|败诉|责令|驳回|维持|终止|纠正))"
)


@rule(
    "数字-多出一种", "各种结果已是全部，不再有别的结果", Severity.HINT, _REASON,
    _GOOD, _bad("没有被撤销的", "有1件被撤销"),
    near="复议案件7件，其中向教育部申请2件、向省政府申请5件，有1件被撤销。",
)  # fmt: skip
@unless_answered
def _one_too_many(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ALL_TOLD.finditer(prose.text):
        items = re.findall(r"([^，。；、0-9\n]{2,14})([0-9]{1,2})", match["list"])
        outcomes = all(re.search("维持|驳回|终止|撤回|变更|撤销|胜诉|撤诉|调解|和解", name) for name, _ in items)
        if outcomes and sum(int(number) for _, number in items) == int(match["all"]):
            message = f"各种结果加起来已是{match['all']}{match['unit']}，这里又说{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对几个数")


_HAVE = WordPattern(
    r"(?P<what>(?:设立|建立|成立|配备|聘任|聘请|制定|建成|开通|取得|完成|通过|实现|设置|落实)[一-鿿]{2,12}?)的(?P<noun>学校|高校|县|市|单位|机构|乡镇|人员|企业)?(?:有|共)?(?P<done>[0-9]{1,5})(?P<unit>所|个|家|名|人|件|处)"
)
_HAVE_BEHIND = WordPattern(
    r"(?:中|，)(?:已)?有(?P<done>[0-9]{1,5})(?P<unit>所|个|家)(?:[^，。；、0-9\n]{0,6}?)(?P<what>(?:设立|建立|成立|配备|聘任|聘请|制定|建成|开通|设置)(?:了)?[一-鿿]{2,8})"
)
_SORT = re.compile("专门的?|独立的?|专职的?|相应的?|了")
"""Words of what is lacking that do not say what it is."""
_LACK = WordPattern(
    r"(?P<at>(?<![0-9])(?:尚有|仍有|还有|有)?(?P<left>[0-9]{1,5})(?P<unit>所|个|家|名|人|件|处)(?P<noun>县（[市区、旗]{1,5}）|[^，。；、0-9\n]{0,8}?)(?:尚|还|仍)?(?:未|没有))(?P<what>(?:设立|建立|成立|配备|聘任|聘请|制定|建成|开通|取得|完成|通过|实现|设置|落实)[一-鿿]{2,12})"
)


@rule(
    "数字-未设之数", "前面说已有多少，后面没有的是其余", Severity.HINT, _REASON,
    _GOOD, _bad("尚有24所高校", "尚有34所高校"),
    near="全省高校96所，设立法治工作机构的72所。尚有3所民办高校未设立总法律顾问。",
)  # fmt: skip
@unless_answered
def _lacking(manuscript: Manuscript) -> Iterator[Hit]:
    """Find 尚有34所高校未设立… where so many 设立…的 were told of so many that another number is left."""
    prose = prose_of(manuscript)
    figures = figures_in_text(manuscript)
    for match in _LACK.finditer(prose.text):
        told = [
            each
            for have in (_HAVE, _HAVE_BEHIND)
            for each in have.finditer(prose.text[: match.start()])
            if each["unit"] == match["unit"] and _SORT.sub("", match["what"]).startswith(_SORT.sub("", each["what"]))
        ]
        if len(told) != 1:
            continue
        passage, done = prose.passage_at(told[0].start()), int(told[0]["done"])
        same = [
            e for e in figures if e.passage == passage and e.start < told[0].start("done") and e.unit == match["unit"]
        ]
        wholes = [int(each.value) for each in same if each.value > done]
        if wholes and int(match["left"]) not in {whole - done for whole in wholes}:
            message = f"前面{told[0]['what']}的是{done}{match['unit']}，还剩{wholes[0] - done}{match['unit']}，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对三个数")
