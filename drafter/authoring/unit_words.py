"""Finds measure words that a template repeats behind an answer, which prints its own."""

from __future__ import annotations

import re

from drafter.model.figure_words import UNITS

_ENDS = re.compile(r"[，。；：、！？）\s\[\]{]|其中|以上|以下|和|与|及|的|$")
"""What may stand behind a measure word: 892次，; not 日 of 日常."""
_BY_LENGTH = sorted({*UNITS}, key=len, reverse=True)


_OTHER_WORDS = re.compile(
    "个[体人别]|[人大]大|人[员民事才均]|名[师校单家]|次[日年月要生序]|所[属有在需得]|条[件例]|项目|件均|户[外口籍]|家[长庭校]|"
    "校[长园外车]|部[门分]|场[所地]|台账|课[程后堂]|起[诉草]|门户|篇章|例[会外行]|区[域县]|份额|班[级主]|组[织长]|处[罚理分置]|期[间限]|"
    "位于|级别|类[别型]|批[评准]"
)
"""Words that begin as a measure word does."""


def doubled_unit(behind: str, unit: str) -> str:
    """Return the measure word with which `behind`, the words right behind an answer, begins; empty when with none.

    `unit` is the answer's own; without one its answer prints no measure word, and nothing is repeated. Its last
    characters are repeated as well: 市州 behind 14个市州.
    """
    if not unit:
        return ""
    own = [unit[start:] for start in range(len(unit))]
    for each in own:
        is_noun = len(each) > 1 or (each == unit and not _OTHER_WORDS.match(behind))
        if behind.startswith(each) and (is_noun or _ENDS.match(behind, len(each))):
            return each
    return next((each for each in _BY_LENGTH if behind.startswith(each) and _ENDS.match(behind, len(each))), "")
