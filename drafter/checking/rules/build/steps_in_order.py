"""A rule about steps that the law puts in an order: no decision first and its review behind it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_PROCEDURES = (
    ("公众参与|征求(?:社会|公众)?意见", "专家论证", "风险评估", "合法性审[查核]", "集体讨论(?:决定|通过)?|(?:常务会议|党组会|办公会)(?:议)?(?:审议|讨论|研究)?(?:通过|决定)?|提交审议", "公布|印发|发布"),
    ("审核|审查|论证", "决策|决定|签订|印发|发布"),
    ("立案", "调查取证|调查", "告知", "陈述|申辩|听证", "法制审核", "集体讨论", "处罚决定|作出处罚|处罚", "送达", "执行", "结案"),
)  # fmt: skip
"""The steps of 重大行政决策, of whatever is reviewed, and of a punishment, each in the order of the law."""
_STEP = "|".join(f"(?:{step})" for step in dict.fromkeys(step for steps in _PROCEDURES for step in steps))
_FIRST_THEN = WordPattern(
    rf"(?P<at>先(?:行|由|经|提交|进行|履行)?[^，。；\n]{{0,4}}?(?P<one>{_STEP})[^，。；\n]{{0,4}}?，?(?:再|后|然后)(?:行|由|经|提交|进行|履行|补)?[^，。；\n]{{0,4}}?(?P<two>{_STEP}))"
)
_BEHIND = WordPattern(
    rf"(?P<at>(?P<one>{_STEP})(?:之后|以后|后)，?(?:再|才|方|又|补|经|须经|进行|开展|履行|组织|由|送|报送?|交由?|提交|提请|移送)[^，。；、\n]{{0,10}}?(?P<two>{_STEP}))"
)
_LISTED = WordPattern(
    rf"经(?!公布|办|营|费|验)[^，。；、\n]{{0,14}}?(?P<at>(?P<one>集体讨论(?:决定|通过)?|(?:常务会议|党组会|办公会)(?:议)?(?:审议|讨论|研究)?(?:通过|决定))、[^，。；、\n]{{0,10}}?(?P<two>{_STEP}))(?:之后|以后|后)"
)
_WRONG_ONES = WordPattern("不得|杜绝|防止|避免|严禁|禁止|纠正|未|不再|问题|现象|情形")


@rule(
    "执法-程序先后", "先审查、再决定，先告知、再处罚，次序不颠倒", Severity.HINT,
    "《重大行政决策程序暂行条例》第十四条、第二十五条、第三十条；《行政处罚法》第四十四条、第五十七条、第五十八条",
    "重大事项先进行合法性审查再集体讨论，坚持先审核后决策，告知后再作出处罚决定。", "重大事项先集体讨论再进行合法性审查。",
    near="纠正先决策后审核的问题，集体讨论决定后公布，决定后及时送达，修改后再集体讨论。",
)  # fmt: skip
def _order_of_steps(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in (_FIRST_THEN, _BEHIND, _LISTED):
        for match in expression.finditer(prose.text):
            around = prose.text[max(0, match.start() - 8) : match.start()] + prose.text[match.end() : match.end() + 6]
            if _is_turned_round(match["one"], match["two"]) and not _WRONG_ONES.search(around):
                message = f"{quoted(match['at'])}：按规定，{quoted(match['two'])}在{quoted(match['one'])}前面"
                yield Hit(prose.spot(*match.span("at")), message, "核对两步的先后")


def _is_turned_round(one: str, two: str) -> bool:
    """Return whether a procedure that has both steps has the second before the first."""
    for steps in _PROCEDURES:
        places = [next((i for i, step in enumerate(steps) if _is(each, step)), -1) for each in (one, two)]
        if min(places) >= 0 and places[0] != places[1]:
            return places[1] < places[0]
    return False


def _is(written: str, step: str) -> bool:
    return WordPattern(step).fullmatch(written) is not None
