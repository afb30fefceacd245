"""Rules about the time that a report covers: all of its year, none of another, and no half of it left over."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted

_REASON = "年度报告写全年的情况；《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "甲市教育局2023年度行政执法工作报告\n本报告统计期限为2023年1月1日至12月31日。\n一、主要成效\n2023年3月公开了2022年法治政府建设年度报告。\n二、2024年工作打算\n上半年完成培训。",
    2023,
)
_bad = _GOOD.changed
_PERIOD = WordPattern(
    r"(?:统计(?:期限|期间|时段|时间|区间|周期|范围)|数据(?:期限|期间|范围|时段)|报告(?:期|期限|期间|时段)|起止时间|本报告|执法数据|统计数据|对)[^。；\n0-9]{0,14}"
    r"(?P<at>(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?:(?P<d1>[0-9]{1,2})日)?(?:起)?至(?:(?P<y2>20[0-9]{2})年)?(?P<m2>[0-9]{1,2})月(?:(?P<d2>[0-9]{1,2})日)?)(?P<behind>[^，。；\n]{0,10})"
)
_OF_WORK = WordPattern("期间|期限|时段|范围|执法|工作|情况|数据|开展|统计")


@rule(
    "年度-统计期", "统计期是报告年度的全年", Severity.HINT, _REASON,
    _GOOD, _bad("2023年1月1日至12月31日", "2022年1月1日至12月31日"),
    near=_bad("上半年完成培训。", "对2023年3月至5月的投诉开展回访。"),
)  # fmt: skip
def _period(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _PERIOD.finditer(prose.text) if manuscript.year else ():
        year, until = int(match["y1"]), int(match["y2"] or match["y1"])
        whole = match["m1"] == "1" and match["d1"] in (None, "1")
        if not whole or (match[0].startswith("对") and not _OF_WORK.search(match["behind"])):
            continue
        ends = (until, int(match["m2"])) == (manuscript.year, 12) and match["d2"] in (None, "31")
        if year != manuscript.year or not ends:
            message = f"报告的是{manuscript.year}年，统计期写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, f"核对，改为{manuscript.year}年1月1日至12月31日")


_HALF = WordPattern(
    r"(?P<at>下半年|下一?季度|下个?月|下学期|下一?学期|本季度|本周)[^，。；\n]{0,6}(?:工作)?(?:打算|安排|计划|思路|重点|任务|举措)"
)
_SINCE_HALF = WordPattern(
    r"(?:^|[。\n])(?P<at>(?:半年来|上半年以来|今年上半年|一季度以来|前三季度|本学期以来|第一季度以来|上半年，(?:我局|全局|局党[组委])))"
)


@rule(
    "年度-半年残留", "年度报告里没有半年、季度总结留下的话", Severity.HINT, _REASON,
    _GOOD, _bad("二、2024年工作打算", "二、下半年工作打算"),
)  # fmt: skip
def _halves(manuscript: Manuscript) -> Iterator[Hit]:
    for i, passage in enumerate(manuscript.passages):
        match = _HALF.search(passage.text) if passage.role is Role.HEADING else None
        if match and "年" not in passage.text[: match.start()]:
            yield Hit(Spot(i, *match.span("at")), f"年度报告写下一年，这里写{quoted(match['at'])}", "改为下一年度")
    prose = prose_of(manuscript)
    for match in _SINCE_HALF.finditer(prose.text):
        yield Hit(prose.spot(*match.span("at")), f"年度报告里写{quoted(match['at'])}", "核对，是不是半年总结留下的")


_OF_REPORT = WordPattern(
    r"(?P<year>20[0-9]{2})年[0-9]{1,2}月[^。；\n0-9]{0,14}(?:公开|公布|报送|发布|上报|报告)(?:了)?(?:本局|我局)?(?P<at>(?P<of>20[0-9]{2})年(?:度)?[^，。；\n]{0,14}年?度?(?:报告|总结))"
)
_AFTER_FORCE = WordPattern(
    r"(?P<at>(?P<year>20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日(?:起)?(?:正式)?施行(?:后|以后|以来)，?(?:已|先后)?(?:完成|开展|组织|印发|修订|建立|制定|查处|办理)(?:了)?)(?!宣传|准备)"
)
_TERM = WordPattern(r"(?P<at>(?P<first>20[0-9]{2})[—\-－–~～至](?P<last>20[0-9]{2})学年)")


@rule(
    "年度-还没到", "还没到的时候，没有做完的事、写好的报告", Severity.HINT, _REASON,
    _GOOD, _bad("公开了2022年", "公开了2024年"),
    near=_bad("上半年完成培训。", "《甲条例》2024年6月1日起施行后，组织宣传。2024—2025学年招生方案。"),
)  # fmt: skip
def _not_yet(manuscript: Manuscript) -> Iterator[Hit]:
    prose, year = prose_of(manuscript), manuscript.year
    if not year:
        return
    planned = part_spans(manuscript, StatutoryPart.PLANS)
    for match in _OF_REPORT.finditer(prose.text):
        if int(match["of"]) >= int(match["year"]):
            message = f"{match['year']}年公开的是上一年的报告，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, f"核对，是不是{int(match['year']) - 1}年")
    for expression, which in ((_AFTER_FORCE, "year"), (_TERM, "first")):
        for match in expression.finditer(prose.text):
            passage = prose.passage_at(match.start())
            if int(match[which]) > year and not any(first <= passage <= last for first, last in planned):
                yield Hit(prose.spot(*match.span("at")), f"{year}年的报告写{quoted(match['at'])}，还没有到", "核对年份")
