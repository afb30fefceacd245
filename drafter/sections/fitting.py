"""An answer fitted to the words that follow it: what both of them say at that place is said once."""

from __future__ import annotations

from drafter.sections.tokens import LEAD_OFF, LEAD_ON, Printed
from drafter.text_runs import AnswerPart

_REPEATED = {
    "前，": ("之前", "以前", "前"),
    "起，": ("以来", "起"),
    "以来": ("以来", "起"),
    "以上": ("以上",),
    "负责": ("负责",),
}
"""What a template says behind an answer, and what people then need not have typed at the answer's end."""
_ENDS = ("。", "，", "；", "、", "：")


def fitted(answer: Printed, text: str, following: str) -> Printed:
    """Return `answer`, which prints `text`, without the stop or the word at its end that `following` begins with.

    What is said behind a figure stands in brackets where the sentence goes on.
    """
    if answer.runs and answer.runs[-1].part is AnswerPart.BEHIND:
        return answer if _ends(following) else _in_brackets(answer)
    if text.endswith(_ENDS):
        shorter = _before(text, following)
    elif following[:2] in _REPEATED:
        shorter = _once(text, _REPEATED[following[:2]])
    else:
        return answer
    return answer if shorter == text else answer.up_to(len(shorter))


def _ends(following: str) -> bool:
    return following.lstrip(LEAD_ON + LEAD_OFF)[:1] in ("", "。", "；")


def _in_brackets(answer: Printed) -> Printed:
    """Return a figure with what is said behind it in brackets: 163件（其中合同106件、协议57件）."""
    *figure, behind = answer.runs
    parts, _, change = behind.text.lstrip("，（").removesuffix("）").partition("），")
    inside = f"{parts}；{change}" if change else parts
    return answer._replace(runs=(*figure, behind._replace(text=f"（{inside}）")))


def _once(text: str, endings: tuple[str, ...]) -> str:
    """Return an answer's text without the one of `endings` it has: the template says that word next."""
    return next((text.removesuffix(ending) for ending in endings if text.endswith(ending)), text) or text


def _before(text: str, following: str) -> str:
    """Return an answer's text without a stop of its own where the template goes on with one."""
    after = following.lstrip(LEAD_ON + LEAD_OFF)[:1]
    return text.rstrip("。，；、：") if after and after in "，。；、：" else text
