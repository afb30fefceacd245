"""Rules about what the text points to: attachments, tables, and lists whose items it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, Prose, prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第九条（十）、第十九条：内容完整，前后一致"
_GOOD = Example(
    "甲区教育局2021年法治政府建设情况报告\n一、主要举措\n开展两项工作：一是加强检查。二是加强宣传。\n二、不足\n存在两个方面的问题：\n"
    "（一）力量不足\n人手少。\n（二）培训不够\n次数少。\n三、安排\n培训执法人员。"
)
_ATTACHED = WordPattern(
    r"(?:详见|具体见|见|参见|附|如)(?:本报告)?附[件表录][0-9一二三四五]?|[（(](?:详)?见附[件表][0-9一二三四五]?[）)]|附后"
)
_TABLE = WordPattern(
    r"(?:(?<!意)见|如|列)(?:下|上)(?:表|图)(?!现|示|扬|明|述)|(?:(?<!意)见|如)(?:表|图)[0-9一二三四五](?!达|[0-9]*(?:份|张|件|页|套|幅))|[表图][0-9]所示|下表(?:所示|列)|下图"
)


@rule(
    "结构-附件", "说到的附件附上了", Severity.WARNING, _REASON,
    _GOOD, Example(_GOOD.text.replace("人手少。", "人手少，详见附件1。")),
)  # fmt: skip
def _attachments(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    if any(p.role in (Role.ATTACHMENT, Role.ATTACHMENT_NOTE) for p in prose.passages):
        return
    for match in _ATTACHED.finditer(prose.text):
        yield Hit(prose.spot(*match.span()), f"说到{quoted(match[0])}，后面没有附件", "附上并加附件说明，或删去这句")


@rule(
    "结构-图表", "说到的图表就在文中", Severity.WARNING, _REASON,
    _GOOD, Example(_GOOD.text.replace("人手少。", "人手少，具体见下表。")),
)  # fmt: skip
def _tables(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    if manuscript.layout is not None or manuscript.report is not None or any(_in_table(p.text) for p in prose.passages):
        return
    for match in _TABLE.finditer(prose.text):
        yield Hit(prose.spot(*match.span()), f"说到{quoted(match[0])}，文中没有图表", "附上图表，或删去这句")


def _in_table(text: str) -> bool:
    """Return whether a line of a text file is a table's row."""
    return text.count("\t") >= 1 or text.count("|") >= 2 or bool(re.match(r"^表\s*[0-9一二三四五]", text))


_COUNTED = WordPattern(
    r"(?P<number>[一二两三四五六七八九十]|[2-9])(?:个|大|条|点|项|方面)(?:方面|重点|主要)?(?:的)?(?P<noun>问题|不足|短板|工作|任务|措施|举措|方面|原因|重点|内容|环节|抓手|机制|制度|打算|安排|做法|特点|原则|步骤)?"
    r"(?:：|:|。|，(?=一是|首先|第一)|如下)"
)
_INLINE = WordPattern(r"([一二三四五六七八九十])是")


@rule(
    "结构-项数", "说有几项，列的就是几项", Severity.WARNING, _REASON,
    _GOOD, Example(_GOOD.text.replace("开展两项工作", "开展三项工作")),
)  # fmt: skip
def _items(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        if passage.role not in OWN_TEXT:
            continue
        for match in _COUNTED.finditer(passage.text):
            if not match["noun"] and match[0][-1] in "。":
                continue
            said = int(parse_number(match["number"].replace("两", "二")) or 0)
            ends_here = match.end() >= len(passage.text) - 1
            listed = _listed_inline(passage.text, match.end()) or _listed_below(prose, i, ends_here)
            if said > 1 and listed not in (0, said):
                message = f"这里说{quoted(match['number'] + (match['noun'] or '项'))}，列了{listed}项"
                yield Hit(Spot(i, *match.span()), message, "核对项数")


def _listed_inline(text: str, place: int) -> int:
    """Return how many items 一是…二是… the text lists behind `place`; 0 when it lists none at once."""
    numbers = [int(parse_number(match[1]) or 0) for match in _INLINE.finditer(text, place)]
    if not numbers or numbers[0] != 1 or _INLINE.search(text, place, place + 12) is None:
        return 0
    run = 0
    for number in numbers:
        if number != run + 1:
            break
        run = number
    return run


def _listed_below(prose: Prose, passage: int, at_end: bool) -> int:
    """Return how many numbered items stand right below a passage that ends in a count; 0 when none do."""
    if not at_end:
        return 0
    marks = [section for section in prose.sections if section.mark.passage > passage]
    if not marks or marks[0].mark.passage != passage + 1 or marks[0].mark.level == 1 or marks[0].mark.value != 1:
        return 0
    level, run = marks[0].mark.level, 0
    for section in marks:
        if section.mark.level < level:
            break
        if section.mark.level == level:
            if section.mark.value != run + 1:
                break
            run = section.mark.value
    return run
