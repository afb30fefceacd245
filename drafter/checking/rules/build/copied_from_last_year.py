"""The rule about sections that were copied from last year's report, with nothing but the years moved on."""

from __future__ import annotations

from collections.abc import Iterator, Set

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OutlineSection, Prose, prose_of

_SENTENCE = WordPattern(r"[^。！？；\n]+")
_NOISE = WordPattern(r"[\s，、：（）()“”‘’《》〈〉—\-·]")
_YEAR = WordPattern(r"20[0-9]{2}(?=年|—|-|至)|(?<=[年—\-至])20[0-9]{2}")
_COUNTED = WordPattern(
    r"第[0-9一二三四五六七八九十百]+(?=个|次|届|批|期|轮|周|号)|[0-9一二三四五六七八九十百]+(?=周年)"
)
"""Numbers that go up by themselves from year to year."""
_SHORTEST = 40
"""Characters of a section from which on it is judged."""
_DEEPEST = 2
"""Level of sections down to which they are judged."""
_MOSTLY = 0.8
"""Share of a section's characters in sentences of last year's from which on it is a copy."""
_OWN = (
    "2022年，全局上下认真落实法治建设责任，定期研究重点任务，逐级签订责任书。把学法用法列入年度培训计划，组织旁听庭审和专题讲座。"
    "全年开展检查{}次，发现的问题全部整改。"
)
_LAST = _OWN.replace("2022", "2021").format(77)


@rule(
    "重复-照搬", "没有整个部分照抄上年、只换年份的", Severity.WARNING,
    "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第二十四条：报告的是上一年度的情况",
    Example(
        "一、主要举措\n2022年，局党组专题研究法治建设4次，制定普法责任清单，新聘法律顾问2名。全年开展检查80次，责令整改5家，移送线索1条。"
        "办理行政许可12件，公开率100%。\n二、不足\n人手不够。",
        year=2022, last=f"一、主要举措\n{_LAST}\n二、不足\n人手不够。",
    ),
    Example(f"一、主要举措\n{_OWN.format(77)}\n二、不足\n人手不够。", year=2022, last=f"一、主要举措\n{_LAST}\n二、不足\n人手不够。"),
)  # fmt: skip
def _copied(manuscript: Manuscript) -> Iterator[Hit]:
    last = manuscript.last
    if last is None:
        return
    prose, year = prose_of(manuscript), manuscript.year or 0
    before = {plain for _, plain in _sentences(prose_of(last).text, last.year or year - 1)}
    told = -1
    for section in prose.sections:
        if section.mark.passage <= told or section.mark.level > _DEEPEST:
            continue
        message = _copy(_own_text(manuscript, prose, section), year, before)
        if message:
            told = section.last
            spot = Spot(section.mark.passage, 0, len(section.mark.number) + len(section.mark.title))
            yield Hit(spot, message, "写今年做了什么、有哪些数字；确实照旧的，写明理由")


def _copy(text: str, year: int, before: Set[str]) -> str:
    """Return in Chinese how much of a section's `text` is among last year's sentences `before`; empty for too little."""
    sentences = list(_sentences(text, year))
    length = sum(len(plain) for _, plain in sentences)
    copied = [(sentence, plain) for sentence, plain in sentences if plain in before]
    share = sum(len(plain) for _, plain in copied) / length if length else 0
    if length < _SHORTEST or share < _MOSTLY:
        return ""
    longest = max((sentence.strip() for sentence, _ in copied), key=len)
    return f"这一部分 {share:.0%} 的文字与上年的报告一样，只换了年份，如“{longest[:24]}…”"


def _own_text(manuscript: Manuscript, prose: Prose, section: OutlineSection) -> str:
    """Return what a section says in the bureau's words: of answers, the passages that print any."""
    if manuscript.report is None:
        return section.text
    passages = prose.passages[section.mark.passage + section.mark.bare : section.last + 1]
    return "\n".join(passage.text for passage in passages if passage.answers)


def _sentences(text: str, year: int) -> Iterator[tuple[str, str]]:
    """Yield each sentence as it stands and as it compares: years as distances from `year`, no marks."""
    for sentence in _SENTENCE.finditer(text):
        moved = _YEAR.sub(lambda match: f"{int(match[0]) - year:+d}", sentence[0])
        plain = _NOISE.sub("", _COUNTED.sub("第", moved))
        if plain:
            yield sentence[0], plain
