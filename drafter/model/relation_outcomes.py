"""What a sentence says of how cases ended, held against the figures of how they ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.model.answer_path import AnswerPath
from drafter.model.counted import Counted
from drafter.model.doubt import KEEP, Doubt
from drafter.model.field_spec import answer_at
from drafter.model.report import Report

_RESULT = AnswerPath("争议化解.诉讼结果")
_OUTCOMES = {
    "胜诉": "争议化解.胜诉件数",
    "败诉": "争议化解.败诉案件",
    "撤诉": "争议化解.撤诉件数",
    "和解": "争议化解.调解和解件数",
}
"""How a case ends, in a word of the sentence, and the figure that counts such cases."""
_DENIED = re.compile("(?:无|未|没有|不存在)[^，。；、]{0,4}$")
"""Before a word: there was none."""
_OF_SOME = re.compile("[0-9一二三四五六七八九十两]|其余|其他|部分|多数|审结的")
"""Says the outcome of some of the cases alone."""


def check_outcomes(report: Report, known: Mapping[str, Counted]) -> Iterator[Doubt]:
    """Yield a doubt about the result that is told otherwise than it was counted: won, though one case was lost."""
    text = answer_at(report, _RESULT)
    if not isinstance(text, str):
        return
    told = {word: not _DENIED.search(text[: text.index(word)]) for word in _OUTCOMES if word in text}
    for word, path in _OUTCOMES.items():
        counted = known.get(path)
        if counted is not None and _contradicts(word, counted, told, text):
            yield Doubt(
                "数字-有无",
                _RESULT,
                (_RESULT, path),
                f"{_RESULT.leaf}写“{text}”，但{counted.shown}",
                f"核对这两项；{KEEP}",
            )


def _contradicts(word: str, counted: Counted, told: Mapping[str, bool], text: str) -> bool:
    """Return whether the outcome `word` was counted otherwise than the `text` says, which names the outcomes `told`."""
    if word in told:
        return counted.amount.most == 0 if told[word] else counted.amount.least > 0
    is_of_all = any(told.values()) and not _OF_SOME.search(text)
    return is_of_all and counted.amount.least > 0
