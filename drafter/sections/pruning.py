"""What has no answer leaves: options and sentences, with their punctuation; what is none is said, or leaves as well.

Works on text in which every printed answer is one token character.

    [[，其中@]]        an option: leaves when an answer of its own in it is absent or none
    检查@[[，其中@]]。   a sentence: leaves when an answer outside its options is
    会议[[听取@]][[，研究@]]。   a sentence built on options leaves when all of them do
"""

from __future__ import annotations

import re
from collections.abc import Collection

from drafter.sections.nones import YEAR_LONG, joined_nones, period_said_once, within
from drafter.sections.options import LEFT, resolved
from drafter.sections.sentences import STOPS, sentences_of
from drafter.sections.shared_subjects import subject_said_once
from drafter.sections.tokens import ALL_TOKENS, ASIDE, GONE, HUSHED, LEAD_OFF, LEAD_ON, SAID, Tokens

_LEADS = LEAD_ON + LEAD_OFF
_TOKEN = re.compile(f"[{ALL_TOKENS}]")
_ABOUT = re.compile(f"(约|近)(?=([{ALL_TOKENS}]))")
"""Words of a section that a figure may have itself: 约 before 约3.2亿元."""
_OPTION_MARKS = str.maketrans("", "", GONE + ASIDE + SAID)
_CLOSING = STOPS + "）”’》"
_LEADING_ON = "如下"
"""Stands in sentences that lead on to what follows, and are worth saying without an answer."""
_MOST_NONES = 4
"""How many that say there was none are made one sentence."""
_JOINED = re.compile(rf"(?:[，、；：。（《〈“‘]|其中)[，、；：。！？）》〉”’]|(?:^|。)[{_LEADS}]*[，、；：。]")
"""Finds whether any of `_JOINTS` has something to mend."""
_JOINTS = (  # each takes a run of marks whole, from its first: one pass, however long it is
    (re.compile("(?<=其中)、"), ""),
    (re.compile("，其中(?=[，；：。！？）])|其中(?=[；。！？）])"), ""),
    (re.compile(r"(?<=[；：（《〈“‘])[，、；]+"), ""),
    (re.compile(r"(?<![，、；：])[，、；：]++(?=[）》〉”’])"), ""),
    (re.compile("（）|《》|〈〉|“”|‘’"), ""),
    (re.compile(r"(?<![，、；：])[，、；：]++(?=[。！？])"), ""),
    (re.compile(r"(?<![，、：])[，、：]++(?=；)"), ""),
    (re.compile(r"([，、；：。])[，、；：。]*\1"), r"\1"),
    (re.compile(r"、(?=，)|(?<=，)、|(?<=。)[，、；]+"), ""),
    (re.compile(rf"(^[{_LEADS}]*|。{LEAD_OFF})[，、；：。]+"), r"\1"),
)


def prune(source: str, held: Tokens) -> str:
    """Return `source` without the options and sentences that hold an absent answer, or one that is none.

    What leaves, leaves its gaps behind: a missing required answer is always seen. Where a none has words of its
    own, they stand in the place of what leaves.
    """
    tokens = _TOKEN.findall(source)
    if _all_there(tokens, held):
        text = source.replace("[[", "").replace("]]", "")
    else:
        remaining = _Remaining(held)
        for sentence in sentences_of(resolved(source, held)):
            remaining.add(sentence)
        text = remaining.text().translate(_OPTION_MARKS)
    if text.count(YEAR_LONG) > 1 or not held.spoken.isdisjoint(tokens):
        text = period_said_once(text, held)
    text = subject_said_once(text)
    text = _ABOUT.sub(lambda found: "" if held.text_of(found[2]).startswith(found[1]) else found[1], text)
    if _JOINED.search(text):
        for pattern, replacement in _JOINTS:
            text = pattern.sub(replacement, text)
    return text


def _all_there(tokens: Collection[str], held: Tokens) -> bool:
    """Return True when none of `tokens` is absent or none."""
    return held.absent.isdisjoint(tokens) and held.nones.isdisjoint(tokens)


class _Remaining:
    """Collects what remains of a paragraph, sentence by sentence; those that say there was none are joined."""

    def __init__(self, held: Tokens) -> None:
        self._held = held
        self._text = self._stop = ""
        self._nones: list[str] = []

    def add(self, sentence: str) -> None:
        """Take the next sentence, whose options are resolved."""
        if _all_there(_TOKEN.findall(sentence), self._held) and LEFT.isdisjoint(sentence):
            self._keep(sentence)
            return
        spoken = _spoken_instead(sentence, self._held)
        listed = _with_rest_of_list(sentence, spoken, self._held) if spoken else ""
        if listed:
            self._keep(listed)
        elif spoken:
            self._say_none(sentence, spoken)
        elif _leaves(sentence, self._held):
            self._drop(sentence)
        else:
            self._keep(within(sentence, self._held))

    def text(self) -> str:
        """Return what remains."""
        self._end_nones()
        return self._text[:-1] + "。" if self._text.endswith("；") else self._text

    def _keep(self, sentence: str) -> None:
        self._end_nones()
        self._text += sentence

    def _say_none(self, sentence: str, spoken: list[str]) -> None:
        left = self._left_of(sentence)
        if left or len(self._nones) + len(spoken) > _MOST_NONES:
            self._end_nones()
        self._text += left
        self._nones += spoken
        self._stop = _stop_of(sentence)

    def _drop(self, sentence: str) -> None:
        left = self._left_of(sentence)
        if left:
            self._end_nones()
            self._text += left + (_stop_of(sentence) if self._held.gaps_in(left) else "")
        if self._text.endswith("；") and not sentence.endswith("；"):
            self._text = self._text[:-1] + "。"  # the clause before the one that leaves closes the sentence

    def _end_nones(self) -> None:
        if self._nones:
            self._text += joined_nones(self._nones, self._held) + self._stop
            self._nones = []

    def _left_of(self, sentence: str) -> str:
        """Return what a sentence leaves behind in any case: its gaps, and the marks of lead phrases."""
        return "".join(char for char in sentence if char in self._held.gaps or char in _LEADS)


def _stop_of(sentence: str) -> str:
    return sentence[-1] if sentence[-1] in STOPS else ""


def _with_rest_of_list(sentence: str, spoken: list[str], held: Tokens) -> str:
    """Return a sentence that lists things, 建议@、提案@, with what says that there was none of some beside the others.

    Empty where it lists nothing of which there was some.
    """
    clauses = sentence.rstrip(STOPS).split("，")
    at = next((i for i, clause in enumerate(clauses) if not held.spoken.isdisjoint(clause)), 0)
    items = clauses[at].translate(_OPTION_MARKS).split("、")
    kept = [item for item in items if not held.values.isdisjoint(item)]
    if not kept or len(kept) + len(spoken) != len(items):
        return ""
    said = joined_nones(spoken, held)
    ordered = (said, "、".join(kept)) if items[0] not in kept else ("、".join(kept), said)
    return "，".join((*clauses[:at], *ordered, *clauses[at + 1 :])) + _stop_of(sentence)


def _main_nones(sentence: str, held: Tokens) -> list[str]:
    """Return the tokens of the nones outside the options of `sentence`."""
    return [char for i, char in enumerate(sentence) if char in held.nones and sentence[i - 1 : i] not in (SAID, HUSHED)]


def _leaves(sentence: str, held: Tokens) -> bool:
    """Return True when nothing of `sentence` but its gaps is to be printed."""
    if not held.absent.isdisjoint(sentence) or _main_nones(sentence, held):
        return True
    if not held.values.isdisjoint(sentence) or _LEADING_ON in sentence:
        return False
    return GONE in sentence or sentence.rstrip(_CLOSING).endswith(ASIDE)


def _spoken_instead(sentence: str, held: Tokens) -> list[str]:
    """Return the tokens that say, in the place of `sentence`, that there was none; none when it stays or leaves."""
    if held.nones.isdisjoint(sentence) or not held.absent.isdisjoint(sentence):
        return []
    main = _main_nones(sentence, held)
    if not main and not held.values.isdisjoint(sentence):
        return []
    return [char for char in main or sentence if char in held.spoken]
