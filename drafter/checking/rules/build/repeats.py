"""Rules about what stands twice: sentences, clauses, facts, headings, last year's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Sentence, prose_of
from drafter.hints import quoted

_CLAUSE = WordPattern(r"[^，。；！？：、\n]+")
_NOISE = WordPattern(r"[\s，。；：、！？“”‘’（）()《》〈〉—\-·]")
_FORMULA = WordPattern(
    r"习近平|四个意识|四个自信|两个维护|两个确立|党的|法治政府建设|第一责任人职责|[如]下$|领导下$|法律法规|双随机|一公开"
)
_TITLE = WordPattern(r"《(?:关于|[^》\n]{0,30}(?:通报|举措))[^》\n]{6,80}》")
_QUOTED = WordPattern(r"“([^”\n]{3,12})”|《([^》\n]{3,20})》")
_AMOUNT = WordPattern(r"(?<![0-9.第])([0-9]{1,6})(?:余|多)?(件|次|条|个|篇|人|名|所|项|场|起)")
_REMARK = WordPattern("（[^，。：]{2,6}：|[^，。：（]{2,6}：[^（）]*）$")
"""In brackets behind each task: who does it, and until when."""
_SHORTEST_SENTENCE, _SHORTEST_CLAUSE = 14, 12
_MANY = 0.3
"""Share of last year's sentences from which on it is a finding."""
_LONG_TEXT, _MOSTLY_NEW = 200, 0.5
"""Chinese characters from which on a text is judged, and the share of it that must be clauses not said before."""
_REASON = "《党政机关公文处理工作条例》第十九条：文字精练"
_GOOD = Example("一、举措\n全年开展行政检查77次，未发现问题。\n二、不足\n执法人员的业务能力有待提高。")
_TWICE = "完善行政执法监督平台的信息报送工作，全年录入信息404条。"


def _plain(text: str) -> str:
    return _NOISE.sub("", text)


@rule(
    "重复-句子", "没有重复的句子", Severity.WARNING, _REASON,
    _GOOD, f"一、监管\n{_TWICE}全年录入信息404条。\n二、公示\n{_TWICE}",
)  # fmt: skip
def _sentences(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: dict[str, Sentence] = {}
    before, passage = "", -1
    for sentence in prose.sentences:
        plain = _plain(sentence.text)
        ends_it = before.endswith(plain) and passage == sentence.passage
        before, passage = plain, sentence.passage
        if len(plain) < (_SHORTEST_CLAUSE if ends_it else _SHORTEST_SENTENCE) or _REMARK.match(sentence.text):
            continue
        if plain in seen or ends_it:
            spot = prose.spot(sentence.start, sentence.start + len(sentence.text))
            yield Hit(spot, f"这句话前面已经写过：{quoted(_short(sentence.text))}", "删去一处")
        else:
            seen[plain] = sentence


@rule(
    "重复-全文", "正文不是同样的话重复很多遍", Severity.WARNING, _REASON,
    _GOOD, "一、监管\n" + "认真开展行政检查，规范办学行为。\n" * 20,
)  # fmt: skip
def _padding(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a text most of which is clauses that it has said before, numbers aside."""
    clauses = prose_of(manuscript).clauses()
    length, different = sum(map(len, clauses)), sum(map(len, set(clauses)))
    if length >= _LONG_TEXT and different < length * _MOSTLY_NEW:
        message = f"正文{length}个汉字，去掉重复的话只剩{different}个"
        yield Hit(Spot(), message, "每件事写一次；像是复制时多粘贴了，看看原稿")


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 30 else text[:29] + "…"


@rule(
    "重复-片段", "同一件事不写两遍", Severity.HINT, _REASON,
    _GOOD, "一、监管\n完善行政执法监督平台上报工作，全年录入404条。\n" "二、公示\n全面公示，完善行政执法监督平台上报工作，成效明显。", strict=True,
)  # fmt: skip
def _clauses(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: dict[str, int] = {}
    whole = {_plain(sentence.text) for sentence in prose.sentences}
    for sentence in prose.sentences:
        for match in _CLAUSE.finditer(sentence.text):
            plain = _plain(match[0])
            long_enough = len(plain) >= (8 if re.search(r"[0-9]", plain) else _SHORTEST_CLAUSE)
            if not long_enough or plain in whole or _FORMULA.search(plain) or _in_title(match, sentence.text):
                continue
            first = seen.setdefault(plain, sentence.passage)
            if first != sentence.passage and prose.passages[sentence.passage].role is Role.BODY:
                start = sentence.start + match.start()
                yield Hit(
                    prose.spot(start, start + len(match[0])),
                    f"{quoted(match[0].strip())}前面已经写过",
                    "同一件事写一处；别处确要提到的，换个角度、只提一句",
                )


def _in_title(match: re.Match[str], text: str) -> bool:
    before = text[: match.start()]
    return before.count("《") > before.count("》") or "《" in match[0]


@rule(
    "重复-事实", "同一份文件、同一个数不当两件事写", Severity.HINT, _REASON,
    _GOOD, "一、应诉\n学习传达《关于全区出庭应诉工作情况的通报》。\n二、学习\n局长办公会学习《关于全区出庭应诉工作情况的通报》。",
)  # fmt: skip
def _facts(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a document dealt with, or a number with a name beside it, that stands in two passages."""
    prose = prose_of(manuscript)
    seen: dict[str, int] = {}
    body = [(i, p.text) for i, p in enumerate(prose.passages) if p.role in (Role.BODY, Role.HEADING)]
    for i, text in body:
        if i < prose.body_start():
            continue
        for match in _TITLE.finditer(text):
            first = seen.setdefault(match[0], i)
            if first != i:
                seen[match[0]] = i
                message = f"{match[0]}在前面已经写过"
                yield Hit(Spot(i, *match.span()), message, "学习传达同一份文件写一处；确属两次的，写明各在什么会上")
        yield from _named_amounts(i, text, seen)


def _named_amounts(i: int, text: str, seen: dict[str, int]) -> Iterator[Hit]:
    for sentence in re.finditer(r"[^。；\n]+", text):
        amounts = {(m[1], m[2]): m for m in _AMOUNT.finditer(sentence[0])}
        names = dict.fromkeys(name[1] or name[2] for name in _QUOTED.finditer(sentence[0]))
        for (number, unit), match in amounts.items():
            for name in names:
                first = seen.setdefault(f"{name}|{number}{unit}", i)
                if first != i:
                    start = sentence.start() + match.start()
                    message = f"{quoted(name)}的“{number}{unit}”前面已经写过，像是同一件事"
                    yield Hit(Spot(i, start, start + len(match[0])), message, "同一件事写一处")
                    break


@rule(
    "重复-标题", "标题不重复", Severity.HINT, _REASON,
    _GOOD, "一、履行法治建设职责\n成立小组。\n二、履行法治政府建设职责情况\n开展普法。",
)  # fmt: skip
def _headings(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: dict[str, str] = {}
    for section in prose.sections:
        plain = re.sub(r"工作|情况|政府|的|\d{4}年度?", "", _plain(section.mark.title))
        if (not section.mark.bare and section.mark.level > 2) or len(plain) < 4:
            continue
        if plain in seen:
            spot = Spot(section.mark.passage, 0, len(section.mark.number) + len(section.mark.title))
            yield Hit(
                spot, f"标题{quoted(section.mark.title)}与前面的{quoted(seen[plain])}重复", "并作一处，或改出区别"
            )
        seen.setdefault(plain, section.mark.title)


@rule(
    "重复-上年", "不照抄上年的报告", Severity.HINT, "照抄上年的文字是年度报告常见的毛病",
    Example("一、举措\n全年开展行政检查77次，比上年多了一倍。", last="一、举措\n全年印发文件三份，举办普法讲座。"),
    Example("一、举措\n2021年认真开展行政检查，规范了办学行为。", last="一、举措\n2020年认真开展行政检查，规范了办学行为。"),
)  # fmt: skip
def _last_year(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.last is None:
        return
    prose, before = prose_of(manuscript), prose_of(manuscript.last)
    old = {_undated(sentence.text) for sentence in before.sentences}
    own = [s for s in prose.sentences if len(_undated(s.text)) >= _SHORTEST_SENTENCE]
    same = [s for s in own if _undated(s.text) in old]
    if own and same and len(same) / len(own) >= _MANY:
        longest = max(same, key=lambda sentence: len(sentence.text))
        spot = prose.spot(longest.start, longest.start + len(longest.text))
        share = f"{len(same)}/{len(own)}句（{len(same) * 100 // len(own)}%）"
        yield Hit(spot, f"{share}与上年的报告相同，最长的一句是{quoted(_short(longest.text))}", "写今年的做法和成效")


def _undated(text: str) -> str:
    return re.sub(r"\d{4}年度?", "", _plain(text))


_LISTED = WordPattern(r"[一-鿿]{2,24}(?:、[一-鿿]{2,16}){2,}")
_OF_EACH = WordPattern("某|各|每|其他|有关|相关|若干|[甲乙]")
_SHORTEST_ITEM = 3
_UNIT = WordPattern("[一-鿿]{1,14}?(?:局|委|厅|支队|大队|法院|检察院|政府)")
"""A unit at the beginning of the last item, behind which the sentence goes on."""
_GOES_ON = WordPattern(
    "$|等|建立|成立|开展|联合|组成|组织|召开|参加|参与|共同|印发|签|实施|进行|会商|协同|协作|研究|对|在|出台|制定|配合|负责|的"
)


@rule(
    "重复-并列", "并列的几项里，没有一项写了两遍", Severity.HINT, _REASON,
    Example("与市公安局、市民政局、市文化和旅游局建立联席会议制度。"), Example("与市公安局、市民政局、市文化和旅游局、市公安局建立联席会议制度。"),
    near=Example("由市教育局、市公安局、市民政局组成，市教育局任组长。县教育局、县公安局、县教育局机关党委参加。"),
)  # fmt: skip
def _listed_twice(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _LISTED.finditer(prose.text):
        first, *others, last = match[0].split("、")
        start = match.start() + len(first) + 1
        listed = [] if _OF_EACH.search(match[0]) else [*others, last]
        for place, item in enumerate(listed):
            name = _name_of(item) if place == len(others) else item
            if len(name) >= _SHORTEST_ITEM and (name in others[:place] or first.endswith(name)):
                spot = prose.spot(start, start + len(name))
                yield Hit(spot, f"并列的几项里已经写过{quoted(name)}", "删去一项，或改为另一项")
            start += len(item) + 1


def _name_of(last: str) -> str:
    """Return the last item of a list without what the sentence says of all; empty where its end is not known."""
    unit = _UNIT.match(last)
    if unit is None:
        return last if len(last) <= _SHORTEST_ITEM + 1 else ""
    return unit[0] if _GOES_ON.match(last, unit.end()) else ""
