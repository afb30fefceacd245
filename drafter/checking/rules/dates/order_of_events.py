"""Rules about what comes first: steps of one case, adoption and force, what is planned and what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import own_bureau
from drafter.checking.text.prose import OutlineSection, Prose, prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, headed, part_spans
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "甲市教育局2023年法治政府建设情况报告\n一、主要成效\n7月8日检查发现，7月10日立案，8月2日送达行政处罚告知书，8月28日作出行政处罚决定。"
    "《甲市办法》5月20日经审议通过，自6月1日起施行，有效期5年，至2028年5月31日止。案卷合格率97%。\n"
    "二、存在的不足\n普法不深，有待加强。原因是力量不足。\n三、2024年安排\n会同团委建立岗位3个。案卷合格率力争达到98%以上。\n"
    "附件：2023年行政执法统计表\n甲市教育局\n2024年1月20日\n附件\n2023年行政执法统计表\n检查3次。"
)
_bad = _GOOD.changed
_DAY = r"(?<![0-9])(?:[0-9]{4}年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_STEPS = (
    ("发现", WordPattern(rf"{_DAY}，?[^。；\n]{{0,16}}?(?:发现|接到举报|接到投诉|收到举报)")),
    ("立案", WordPattern(rf"{_DAY}(?:，|依法|予以|决定)?立案(?!的)")),
    (
        "告知",
        WordPattern(rf"{_DAY}(?:，|依法)?(?:送达|下达|发出|作出)?[^，。；\n]{{0,6}}(?:处罚(?:事先)?告知|事先告知)"),
    ),
    ("听证", WordPattern(rf"{_DAY}(?:，|依法|公开)*(?:举行|召开|组织)?听证")),
    (
        "处罚决定",
        WordPattern(
            rf"{_DAY}(?:(?:，[^。；\n]{{0,40}}?)?(?:依法)?作出(?:了)?(?:行政)?处罚决定(?!书?前)|，[^。；\n]{{0,30}}?依据[^。；\n]{{0,80}}?(?:责令|处以|并处|罚款|给予))"
        ),
    ),
)
"""The steps of a case in the order that the law has, with their days."""
_LASTED = WordPattern(
    r"[自从](?P<from>立案|发现|告知)(?:之日)?(?:起)?(?:至|到)(?:作出)?(?:行政)?(?:处罚)?决定[^，。；0-9\n]{0,6}?(?:共|历时|仅用|用时|用了|仅)*(?P<at>(?P<days>[0-9]{1,3})(?:日|天))"
)
"""How long a case took, told beside its days."""
_ANY_YEAR = 2023
_CASE = 260
"""Characters from the first step of a case to its last."""


@rule(
    "日期-办案先后", "一个案件的发现、立案、告知、决定依次", Severity.HINT, "《行政处罚法》第五十四条、第四十四条、第五十七条",
    _GOOD, _bad("8月28日作出", "7月2日作出"),
)  # fmt: skip
def _case(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    days: dict[str, tuple[int, int]] = {}
    for passage in prose.passages:
        if passage.role in (Role.BODY, Role.HEADING) and "立案" in passage.text:
            place = passage.text
            start = prose.starts[prose.passages.index(passage)]
            steps = [
                (match.start(), (int(match["month"]), int(match["day"])), rank, name)
                for rank, (name, expression) in enumerate(_STEPS)
                for match in expression.finditer(place)
            ]
            days = {**days, **{name: day for _, day, _, name in steps}}
            yield from _lasted(prose, start, place, days)
            yield from (
                hit._replace(spot=prose.spot(start + at, start + at + len(words)))
                for at, words, hit in _out_of_order(sorted(steps), place)
            )


def _lasted(prose: Prose, start: int, text: str, days: Mapping[str, tuple[int, int]]) -> Iterator[Hit]:
    """Yield how long a case is said to have taken when its `days` are not so far apart."""
    for match in _LASTED.finditer(text):
        first, last = days.get(match["from"]), days.get("处罚决定")
        if first is None or last is None or last < first:
            continue
        try:
            apart = (date(_ANY_YEAR, *last) - date(_ANY_YEAR, *first)).days
        except ValueError:
            continue
        if abs(apart - int(match["days"])) > 1:
            message = f"{first[0]}月{first[1]}日到{last[0]}月{last[1]}日是{apart}日，写的是{match['at']}"
            yield Hit(prose.spot(start + match.start("at"), start + match.end("at")), message, "核对日期和天数")


def _out_of_order(steps: list[tuple[int, tuple[int, int], int, str]], text: str) -> Iterator[tuple[int, str, Hit]]:
    """Yield the steps that are dated before one that comes first; a second 立案 begins another case."""
    begun: list[tuple[int, tuple[int, int], int, str]] = []
    for step in steps:
        at, day, rank, name = step
        if begun and (rank <= min(each[2] for each in begun) or at - begun[0][0] > _CASE):
            begun = []
        wrong = next(
            (each for each in begun if (rank > each[2] and day < each[1]) or (rank < each[2] and day > each[1])), None
        )
        if wrong:
            begin = min(at, wrong[0])
            message = f"{name}（{day[0]}月{day[1]}日）与{wrong[3]}（{wrong[1][0]}月{wrong[1][1]}日）的先后不对"
            yield begin, text[begin : max(at, wrong[0]) + 12], Hit(Spot(), message, "核对日期")
        begun.append(step)


_ADOPTED = WordPattern(
    r"(?<![0-9])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日[^。；\n]{0,24}?(?:审议通过|讨论通过|表决通过|印发|公布)，(?P<at>自(?P<year>20[0-9]{2}年)?(?P<m2>[0-9]{1,2})月(?P<d2>[0-9]{1,2})日起(?:施行|实施|执行))"
)
_LASTS = WordPattern(
    r"自(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日起(?:施行|实施|执行)，有效期(?:为)?(?P<years>[1-9])年，(?P<at>至(?P<y2>20[0-9]{2})年(?P<m2>[0-9]{1,2})月(?P<d2>[0-9]{1,2})日)"
)


@rule(
    "日期-施行先后", "文件通过以后才施行，有效期算得对", Severity.WARNING, _REASON,
    _GOOD, _bad("自6月1日起", "自5月1日起"),
)  # fmt: skip
def _force(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ADOPTED.finditer(prose.text):
        adopted, force = (int(match["m1"]), int(match["d1"])), (int(match["m2"]), int(match["d2"]))
        if not match["year"] and force < adopted:
            message = f"{adopted[0]}月{adopted[1]}日才通过，不会{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个日期；次年的写明年份")
    for match in _LASTS.finditer(prose.text):
        due = int(match["y1"]) + int(match["years"])
        if int(match["y2"]) not in (due, due - (match["m1"] == match["d1"] == "1")):
            message = f"{match['y1']}年起{match['years']}年，到{due}年，写的是{match['y2']}年"
            yield Hit(prose.spot(*match.span("at")), message, "核对有效期")


_DONE = WordPattern(
    r"(?:^|[，。；])(?P<at>已(?:会同|经|全部|在|与|联合)?[^，。；\n]{0,10}?(?:建立|建成|完成|印发|制定|开展|组织|举办|实现|配备|设立)[^，。；\n]{0,20})(?=[，。；]|$)"
)


@rule(
    "年度-安排已成", "安排写将要做的事", Severity.HINT, _REASON,
    _GOOD, _bad("会同团委建立岗位3个", "已会同团委建立岗位3个"),
)  # fmt: skip
def _done_plans(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for first, last in part_spans(manuscript, StatutoryPart.PLANS):
        if prose.passages[first].role is not Role.HEADING and first == last:
            continue
        for i in range(first, last + 1):
            text = prose.passages[i].text
            for match in _DONE.finditer(text):
                message = f"安排里写已经做了的事：{quoted(match['at'])}"
                yield Hit(Spot(i, *match.span("at")), message, "核对时间；已做的写进举措")


_DEADLINE = WordPattern(
    r"(?<!对)(?<!截至)(?P<at>(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:年?底|末)?(?:之)?前)，?[^，。；\n已]{0,16}(?:完成|整改|建成|实现|达到|出台|印发|修订|制定|组织|开展|启动|配齐|办结|全覆盖)"
)


@rule(
    "年度-安排过期", "安排的期限在报告年度以后", Severity.HINT, _REASON,
    _GOOD, _bad("会同团委建立岗位3个", "2021年6月底前会同团委建立岗位3个，2021年12月底前完成整改"),
)  # fmt: skip
def _past_deadlines(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for first, last in part_spans(manuscript, StatutoryPart.PLANS):
        for i in range(first, last + 1):
            for match in _DEADLINE.finditer(prose.passages[i].text):
                if manuscript.year and int(match["year"]) <= manuscript.year:
                    message = f"报告{manuscript.year}年的情况，安排的期限却是{quoted(match['at'])}"
                    yield Hit(Spot(i, *match.span("at")), message, "核对年份")


_LACKING = WordPattern(
    r"(?:存在|有)[^。]{0,12}(?:短板|不足|问题|差距|薄弱环节)：|一是[^。；]{0,40}(?:不平衡|不足|不强|不规范|不够|有待)"
)
_LACKS = WordPattern(
    r"不均|不足|不够|不强|不高|不深|不多|不畅|不到位|不规范|不平衡|不顺|不全|不严|不实|不新|不熟|有限|薄弱|短缺|滞后|偏[低少弱慢]|单一|欠缺|有待|还需|仍需|差距|困难|难以|缺乏|缺少"
)
_GAINED = WordPattern(r"显著|明显|提升|增强|成效|完善|健全|有力|扎实|规范|深化|落实|全覆盖|推进|强化|优化|持续")


def _titles_below(prose: Prose, chapter: OutlineSection) -> list[str]:
    """Return the first words of the numbered paragraphs right below a chapter, to the first comma or stop."""
    below = [s for s in prose.sections if chapter.mark.passage < s.mark.passage <= chapter.last]
    top = min((s.mark.level for s in below), default=0)
    return [re.split("[，。]", s.mark.title)[0] for s in below if s.mark.level == top]


_PRAISE = WordPattern(
    r"(?:^|[，。；])(?P<at>[^，。；\n]{2,24}(?:显著|明显|大幅|稳步)(?:增强|提升|提高|改善))(?=[，。；]|$)"
)
_BUT = WordPattern(r"但|虽|尽管|与|距|不|仍|还")


@rule(
    "结构-标题与内容", "成绩写在成绩里，不足写在不足里", Severity.HINT, "《党政机关公文处理工作条例》第十九条：条理清楚",
    _GOOD, _bad("二、存在的不足\n普法不深，有待加强。", "二、存在的不足\n普法不深。学法用法氛围明显改善。"),
)  # fmt: skip
def _misplaced(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for chapter in headed(manuscript, StatutoryPart.ACHIEVEMENTS):
        titles = _titles_below(prose, chapter)
        lacking = _LACKING.search(chapter.text[:120]) or (len(titles) > 1 and all(map(_LACKS.search, titles)))
        if lacking and not re.search("问题|不足|短板", chapter.mark.title):
            yield Hit(Spot(chapter.mark.passage), f"标题是{quoted(chapter.mark.title)}，下面写的是不足", "核对标题")
    for chapter in headed(manuscript, StatutoryPart.SHORTCOMINGS):
        titles = _titles_below(prose, chapter)
        if len(titles) > 1 and all(map(_GAINED.search, titles)) and not any(map(_LACKS.search, titles)):
            yield Hit(Spot(chapter.mark.passage), f"标题是{quoted(chapter.mark.title)}，下面写的是成效", "核对标题")
        for i in range(chapter.mark.passage + 1, chapter.last + 1):
            yield from _praised(i, prose.passages[i].text)


def _praised(passage: int, text: str) -> Iterator[Hit]:
    """Yield where a paragraph about shortcomings praises, and no but follows."""
    for sentence in re.finditer(r"[^。\n]+", text):
        match = _PRAISE.search(sentence[0])
        following = sentence[0][match.end() :] if match else ""
        if match and not _BUT.search(match["at"]) and not _BUT.search(following):
            start = sentence.start() + match.start("at")
            message = f"写不足的地方说{quoted(match['at'])}"
            yield Hit(Spot(passage, start, start + len(match["at"])), message, "核对，是不是写反了")


_FULL = WordPattern(r"^附\s?件[：:]\s*(?:[0-9][.．、]\s*)?")
_OMITTED = WordPattern(r"（略）|[《》\s]|[。；]$")


@rule(
    "一致-附件", "附件说明与附件的名称、年份一致", Severity.WARNING, "GB/T 9704-2012 第7.3.4条、第7.3.8条：附件标题与附件说明一致",
    _GOOD, _bad("附件：2023年行政执法统计表", "附件：2023年培训情况一览表"),
)  # fmt: skip
def _attachments(manuscript: Manuscript) -> Iterator[Hit]:
    titles = _attachment_titles(manuscript)
    notes = [i for i, p in enumerate(manuscript.passages) if p.role is Role.ATTACHMENT_NOTE or _FULL.match(p.text)]
    for i in notes:
        text = manuscript.passages[i].text
        name = _OMITTED.sub("", _FULL.sub("", text))
        years = re.findall(r"20[0-9]{2}(?=年)", name)
        if manuscript.year and years and max(map(int, years)) < manuscript.year:
            yield Hit(Spot(i), f"{manuscript.year}年度的报告，附件是{max(years)}年的", "核对年份")
        elif len(notes) == len(titles) == 1 and name and titles[0] not in (name, "") and name not in titles[0]:
            yield Hit(Spot(i), f"附件说明写{quoted(name)}，附件的标题是{quoted(titles[0])}", "两处一致")


def _attachment_titles(manuscript: Manuscript) -> list[str]:
    """Return the titles of the attachments: the line behind each line that says 附件 and no more."""
    passages = manuscript.passages
    return [
        _OMITTED.sub("", passages[i + 1].text)
        for i, passage in enumerate(passages[:-1])
        if re.fullmatch(r"附\s?件\s?[0-9]?[：:]?", passage.text.strip())
    ]


_LOWER = {"市": "县区", "州": "县", "省": "市县区"}
_ACTS = WordPattern(r"(?:^|[。；\n])(?P<at>(?P<level>[市县区])教育局)(?=于|组织|坚持|认真|高度|党组|[0-9]{1,2}月)")


@rule(
    "一致-本级", "自称的级别与标题一致", Severity.HINT, _REASON,
    _GOOD, _bad("7月8日检查发现", "县教育局组织法律考试。7月8日检查发现"),
)  # fmt: skip
def _own_level(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a bureau of a lower level that does, without a name, what the report tells of its own."""
    own, prose = own_bureau(manuscript), prose_of(manuscript)
    lower = _LOWER.get("省" if own and own.kind == "教育厅" else own.level if own else "", "")
    for match in _ACTS.finditer(prose.text) if lower else ():
        if match["level"] in lower:
            yield Hit(
                prose.spot(*match.span("at")),
                f"报告的是{own.name if own else ''}，这里写{quoted(match['at'])}",
                "核对单位",
            )
