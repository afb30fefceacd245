"""Rules about whose office and whose place a report speaks of: the head of a bureau, and the place of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import own_bureau
from drafter.checking.text.prose import prose_of
from drafter.checking.text.spelling import is_common_word
from drafter.hints import quoted

_GOOD = Example(
    "甲省望川市教育局2021年法治政府建设情况报告\n根据《望川市行政执法情况年度报告制度》，现将有关情况报告如下：\n一、主要举措\n党组书记、局长带头履行职责。"
)
_bad = _GOOD.changed
_HEAD = WordPattern(
    r"(?P<at>(?<![省市县区州旗盟乡镇校院])党(?:组|委|工委|总支)书记、(?P<office>县长|区长|市长|省长|州长|旗长|盟长|乡长|镇长|厅长|局长|部长|校长|院长|科长|处长|股长))"
)
_OFFICES = {"局": "局长", "厅": "厅长"}


@rule(
    "一致-职务", "局党组书记兼任的是局长，厅党组书记兼任的是厅长", Severity.HINT, "《党政机关公文处理工作条例》第二十条：前后一致",
    _GOOD, _bad("党组书记、局长", "党组书记、县长"),
    near="甲市教育局2021年法治政府建设情况报告\n一、主要举措\n市委书记、市长听取汇报；学校党委书记、校长述法。",
)  # fmt: skip
def _office(manuscript: Manuscript) -> Iterator[Hit]:
    own = own_bureau(manuscript)
    office = _OFFICES.get(own.kind[-1], "") if own else ""
    prose = prose_of(manuscript)
    for match in _HEAD.finditer(prose.text) if office else ():
        before = prose.text[max(0, match.start() - 8) : match.start()]
        if match["office"] != office and not re.search("学校|高校|大学|学院|各校|中学|小学", before):
            message = f"本单位的党组书记兼任的是{office}，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对职务")


@rule(
    "一致-本地地名", "地名与标题里的一字不差", Severity.HINT, "《党政机关公文处理工作条例》第二十条：前后一致",
    _GOOD, _bad("《望川市", "《望江市"),
    near="甲省望川市教育局2021年法治政府建设情况报告\n一、主要举措\n与望海县、临川市教育局交流，接受邻近的江川市观摩，会同望江市检查。",
)  # fmt: skip
def _place(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the own place with one other character, in titles of its papers or before its organs."""
    own = own_bureau(manuscript)
    if own is None or len(own.place) < 2 or own.level not in "省市县区州旗":
        return
    prose, name = prose_of(manuscript), own.place[-2:] + own.level
    near = WordPattern(
        rf"(?:(?<=[《“])|(?<=[由受经在据向全，。；]))(?P<at>(?:{name[0]}[一-鿿]|[一-鿿]{name[1]}){own.level})(?=[一-鿿]{{0,2}}(?:委|政府|人民政府|人大|政协|教育|行政|法治|学校|中小学|校园|司法局|依法|规范|重大|普法|学前|义务))"
    )
    for match in near.finditer(prose.text):
        role = prose.passages[prose.passage_at(match.start())].role
        if (
            match["at"] != name
            and not is_common_word(match["at"][:2])
            and match["at"] not in manuscript.title
            and role is not Role.TITLE
        ):
            message = f"标题里是{quoted(name)}，这里写{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对地名，前后一致")
