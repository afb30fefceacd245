"""Rules about what is new of a law that a report cites: made or revised, and from which day in force."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.known_documents import cited, known
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_REASON = "国家法律法规数据库：公布、修订和施行的日期"
_GOOD = Example(
    "学习新修订的《中华人民共和国行政处罚法》和新颁布的《中华人民共和国家庭教育促进法》，制度与《中华人民共和国行政处罚法》同日施行。"
)
_BEFORE = 30
"""Characters in front of a title in which it is called new."""
_MADE = WordPattern(
    r"(?P<word>新(?:近)?(?:颁布|制定|出台|公布|立)|首次(?:颁布|制定|出台))(?:并)?(?:施行|实施)?(?:的)?《?(?:中华人民共和国)?$"
)
_REVISED = WordPattern(
    r"(?P<word>新(?:近)?修[订正改]|修[订正](?:实施|施行|通过|公布)?(?:后)?的|(?:最新|再次|重新)修[订正])(?:的)?《?(?:中华人民共和国)?$"
)
_SAME_DAY_BEFORE = WordPattern(
    r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:起)?[^。；，\n]{0,6}(?:与|和|同)(?:新(?:修订|颁布)的)?《?(?:中华人民共和国)?$"
)
_SAME_DAY = WordPattern(r"》?(?:于)?(?:同日|同时|同步|一并|一起|同一天)(?:起)?(?:正式)?(?:施行|实施|生效)")


@rule(
    "引用-新颁新修", "新颁布的和新修订的说得对", Severity.WARNING, _REASON,
    _GOOD, "学习新颁布的《中华人民共和国行政处罚法》和新修订的《中华人民共和国家庭教育促进法》。",
    near="学习新修订的《未成年人保护法》、新颁布的《家庭教育促进法》，修订实施方案，落实《中华人民共和国教育法》。",
)  # fmt: skip
def _new(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation in cited(manuscript):
        document = known().get(citation.name)
        if document is None or not document.confirmed or not document.force:
            continue
        begin = max(0, citation.start - _BEFORE)
        made = _MADE.search(prose.text, begin, citation.start)
        if made and document.revised and manuscript.year and document.since < manuscript.year - 1:
            message = f"《{document.name}》{document.since}年就有了，{document.revised[-1]}年是修订，不是{quoted(made['word'])}"
            yield Hit(prose.spot(*made.span("word")), message, "改为“新修订”")
        revised = _REVISED.search(prose.text, begin, citation.start)
        if revised and not document.revised and len(document.force) == 1:
            message = f"《{document.name}》{document.since}年公布，没有修订过，不是{quoted(revised['word'])}"
            yield Hit(prose.spot(*revised.span("word")), message, "改为“新颁布”“新施行”")


_NEW_FOR = 3
"""Years for which a revision is called new at most."""


@rule(
    "引用-修订已久", "说新修订的，是近几年修订的", Severity.HINT, _REASON,
    _GOOD, Example("学习新修订的《中华人民共和国行政诉讼法》。", 2023),
    near=Example("学习新修订的《中华人民共和国行政复议法》，落实《中华人民共和国行政诉讼法》。", 2023),
)  # fmt: skip
def _long_ago(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation in cited(manuscript):
        document = known().get(citation.name)
        begin = max(0, citation.start - _BEFORE)
        revised = _REVISED.search(prose.text, begin, citation.start)
        if document is None or not revised or not document.revised or not manuscript.year:
            continue
        last = max(int(each) for each in document.revised)
        if manuscript.year - last > _NEW_FOR:
            message = f"《{document.name}》最近是{last}年修订的，不是{quoted(revised['word'])}"
            yield Hit(prose.spot(revised.start("word"), citation.end), message, "核对法律的名称")


@rule(
    "引用-同日施行", "与法律同日施行的，日子是法律施行的那一天", Severity.HINT, _REASON,
    _GOOD, "办法自7月1日起与《中华人民共和国行政处罚法》同日施行。",
    near="办法自7月15日起与《中华人民共和国行政处罚法》同日施行。",
)  # fmt: skip
def _same_day(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation in cited(manuscript):
        document = known().get(citation.name)
        if document is None or not document.force:
            continue
        said = _SAME_DAY_BEFORE.search(prose.text, max(0, citation.start - _BEFORE), citation.start)
        days = {tuple(int(part) for part in day.split("-")[1:]) for day in document.force}
        if said and _SAME_DAY.match(prose.text, citation.end) and (int(said["month"]), int(said["day"])) not in days:
            year, month, day = document.force[0].split("-")
            message = f"《{document.name}》自{year}年{month}月{day}日起施行，这里说的是{said['month']}月{said['day']}日"
            yield Hit(prose.spot(said.start("month"), said.start("day")), message, f"改为{month}月{day}日")


_STATE = "中华人民共和国"
_NO_LAW = WordPattern(r"^中华人民共和国[一-鿿]{2,14}(?:规定|意见|纲要|方案|规则|计划|通知)$")
_OF_STATE = ("法律", "行政法规")
"""Kinds of documents whose names may begin with 中华人民共和国."""


@rule(
    "引用-国名", "名称前面有中华人民共和国的是法律、行政法规", Severity.HINT, "《立法法》；文件的正式名称",
    _GOOD, "学习《中华人民共和国法治政府建设实施纲要（2021—2025年）》。",
    near="学习《中华人民共和国政府信息公开条例》。",
)  # fmt: skip
def _of_state(manuscript: Manuscript) -> Iterator[Hit]:
    for citation in cited(manuscript):
        document = known().get(citation.name)
        if document is None and _NO_LAW.search(citation.printed):
            yield Hit(
                citation.spot, f"没有《{citation.printed}》", "核对：法律的名称以“法”结尾，行政法规多以“条例”结尾"
            )
        if document and citation.printed.startswith(_STATE) and not document.source.startswith(_OF_STATE):
            yield Hit(citation.spot, f"《{document.name}》前面没有{quoted(_STATE)}", f"改为《{document.name}》")
