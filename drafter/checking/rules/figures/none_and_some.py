"""A rule about what there was none of: no number of it, and of what follows from it, stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import none_answered_apart
from drafter.checking.text.areas import told_of_two_areas
from drafter.checking.text.mentions import Mention, counts_of, sums_and_counts
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, Sentence, prose_of
from drafter.checking.text.stated_facts import OF_SOME
from drafter.hints import quoted
from drafter.reading.none_statements import none_told

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = "一、应诉\n办理行政复议案件2件，均维持原决定；没有行政诉讼案件。\n二、执法\n作出行政处罚决定3件，罚款1.5万元。"
_QUALIFIED = WordPattern(
    "因|引发|引起|导致|造成|针对|涉及|对|被|作为|以|超|违|不当|败诉|纠错|撤销|变更|确认|逾期|结案|完成|履行|执行|公示|办结|重大|严重|负面|及时|线索|意识|清单|听证|未|不|的|当事人|单独|发出|上年|去年"
)
"""Words of what there was none of some sort of, or of what did not happen to some."""
_GENERIC = WordPattern("(?:案件|决定|事项|情况|行为|问题|案例|工作)$")
_LEADS = WordPattern("^(?:发生|出现|收到|办理|受理|作出|实施|任何|新的|相关|1|一|件|起|宗|行政)+")
_FOLLOWS = (
    ("败诉", ("败诉",)),
    ("诉讼", ("诉讼", "应诉", "败诉", "胜诉")),
    ("应诉", ("诉讼", "应诉", "败诉", "胜诉")),
    ("处罚", ("处罚", "处罚决定", "罚款", "罚没款")),
    ("复议", ("复议", "行政复议")),
)
"""What has no number when there was none of a thing; any other thing has none itself."""
_NO_CASE = WordPattern(
    r"培训|学习|宣传|讲座|旁听|模拟|案例|条例|办法|知识|指导|解读|会议|专题|观摩|文书|清单|上年|去年|以来|20[0-9]{2}年至|作为|复议机关|不予|免予|免于|从轻|减轻|事项|权力|案卷|信息"
)
_LOST = "败诉"
_OF_POWERS = ("项", "条", "类", "种")
"""Measure words of what may be done, not of what was."""
_SHORTEST = 2


@rule(
    "数字-矛盾", "说没有的，别处没有它的数", Severity.HINT, _REASON,
    _GOOD, Example(_GOOD.replace("没有行政诉讼案件", "没有行政诉讼案件，行政机关负责人出庭应诉2次")),
    near="办理行政复议案件2件。没有发生因行政处罚引发的行政复议案件，没有案件在行政复议中被撤销。处罚信息公示12条，未发生行政处罚不当的情况。",
)  # fmt: skip
def _contradictions(manuscript: Manuscript) -> Iterator[Hit]:
    prose, told = prose_of(manuscript), [each for each in sums_and_counts(manuscript) if each.figure.value]
    for sentence in prose.sentences:
        for what, start, end in _nones(sentence):
            words = next((each for topic, each in _FOLLOWS if topic in what), (what,))
            none = prose.text[start:end]
            there = next((each for each in told if _is_number_of(prose, each, words, sentence, start)), None)
            if there and not none_answered_apart(manuscript, none, prose.spot(there.figure.start, there.figure.end)):
                said = there.before[-8:] + there.figure.written
                message = f"这里说{quoted(none)}，别处写{quoted(said)}"
                yield Hit(prose.spot(start, end), message, "核对，两处一致")


def _nones(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Yield what a sentence says that there was none of at all, with where it says so."""
    for none in none_told(sentence.text, ()):
        before = sentence.text[max(0, none.start - 8) : none.start]
        said = re.split("[，。；：、]", before)[-1] + none.what
        what = _GENERIC.sub("", _LEADS.sub("", none.what))
        if sentence.text[none.start] == "零" or not none.is_counted or len(what) < _SHORTEST:
            continue  # 窗口服务零投诉 counts nothing
        if OF_SOME.search(before) or (_QUALIFIED.search(said) and what != _LOST) or "均" in said:
            continue  # 结案5件，均未败诉 tells of these five
        yield what, sentence.start + none.start, sentence.start + none.end


def _is_number_of(prose: Prose, mention: Mention, words: tuple[str, ...], sentence: Sentence, start: int) -> bool:
    """Return whether a number counts one of `words`, of the same bureau and the same year."""
    figure = mention.figure
    around = prose.text[max(sentence.start if sentence.start < figure.start else 0, figure.start - 24) : figure.start]
    around = re.split("[。；\n]", around)[-1] + mention.behind
    return (
        figure.unit not in _OF_POWERS
        and any(counts_of(mention, word) for word in words)
        and not _NO_CASE.search(around)
        and not told_of_two_areas(prose.text, figure.start, start)
    )
