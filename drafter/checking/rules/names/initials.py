"""A rule about persons told by their surname and 某: one party of a case keeps its surname throughout."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_SOUND_ALIKE = (
    "陈程成", "余于俞喻虞", "张章", "江姜蒋", "王汪黄", "李黎", "吴武伍邬", "许徐", "刘柳", "林凌蔺", "周邹", "肖萧", "何贺", "谢解", "朱祝诸",
    "石施史", "曹操", "孙宋", "杨阳", "韩寒", "冯封", "董邓", "曾郑", "彭庞", "苏舒", "卢陆路鲁", "叶业", "魏卫韦", "沈申", "任荣", "梁良", "罗骆",
    "高郜", "唐汤", "袁元", "潘盘", "戴代", "夏霞", "钟仲", "田佃", "范樊", "方房", "谭覃", "付傅", "崔翠", "秦覃", "严颜阎", "温文闻", "季纪", "康亢",
)  # fmt: skip
"""Surnames that sound alike, which one who types by sound mixes up; in order of how common they are (公安部《二〇二〇年全国姓名报告》)."""
_INITIAL = WordPattern(
    r"(?<![一-鿿]某)(?P<name>[一-鿿])某(?!某|些|个|种|校|区|县|市|省|局|地|年|月|日|次|一|公司|学校|项|类|处|单位)"
)
_GOOD = Example("5月22日，向陈某送达听证告知书；5月25日，陈某要求听证。\n5月29日，向陈某送达听证通知书。")


def _are_alike(one: str, other: str) -> bool:
    return one != other and any(one in group and other in group for group in _SOUND_ALIKE)


@rule(
    "一致-当事人", "一个案件的当事人前后是同一个姓", Severity.HINT, "《党政机关公文处理工作条例》第二十条：人名准确，前后一致",
    _GOOD, Example(_GOOD.text.replace("陈某要求", "程某要求")),
    near="向陈某、程某分别送达决定书，陈某、程某均未申请复议。某学校、某县的某项工作。",
)  # fmt: skip
def _parties(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a party told once whose surname sounds like that of another told in the same case, never beside it."""
    passages = prose_of(manuscript).passages
    found = [
        (i, match)
        for i, passage in enumerate(passages)
        if passage.role in (Role.BODY, Role.HEADING)
        for match in _INITIAL.finditer(passage.text)
    ]
    names = [match["name"] for _, match in found]
    for i, match in found:
        near = {m["name"] for j, m in found if abs(i - j) <= 1 and _are_alike(m["name"], match["name"])}
        for other in sorted(near):
            beside = any(
                f"{one}某、{two}某" in passages[i].text for one, two in ((match["name"], other), (other, match["name"]))
            )
            if names.count(match["name"]) == 1 and names.count(other) > 1 and not beside:
                message = f"别处写{quoted(other + '某')}，这里写{quoted(match[0])}"
                yield Hit(Spot(i, *match.span()), message, "核对，是不是同一个人")
