"""What is said where 无 is answered: words in the place of a sentence or an option, joined where they follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from drafter.sections.sentences import sentences_of
from drafter.sections.tokens import HUSHED, SAID, Tokens

YEAR_LONG = "全年"
"""Says the period of a sentence; once for those that follow one another."""
_WORDS = re.compile(
    "((?:全年|当年|截至年末)?，?)(没有|尚未|无|未(?:因|开展|作出|实施|制定|发生|出现|发现|收到|办理|评查|组织|查处))"
)
"""Finds the period and the verb with which a sentence says that there was none."""
_OF_NOUNS = "没有"
"""What may be said of a clause too, and so is repeated where others are said once."""
_QUOTED = re.compile("“[^”]*”")
_HUSHED = re.compile(f"{HUSHED}.")
_SPOKEN = re.compile(f"(，?){SAID}(.)")


def joined_nones(tokens: Sequence[str], held: Tokens) -> str:
    """Return what `tokens` say as one sentence: 未开展行政检查、专项检查，没有被查处的机构."""
    text, period_before, verb_before, words_before = "", "", "-", ""
    for token in tokens:
        words = held.text_of(token)
        if text and words in text:
            continue
        period, verb = _period_and_verb(words)
        lists = "、" in _QUOTED.sub("", words + words_before)
        if text and verb == verb_before != _OF_NOUNS and not lists:
            text += "、" + held.shorter(token, len(period) + len(verb))
        elif text:
            text += "，" + held.shorter(token, len(period) if period == period_before else 0)
        else:
            text = token
        period_before, verb_before, words_before = period or period_before, verb, words
    return text


def none_going_on(words: str, before: str) -> str:
    """Return `words`, which say that there was none, with their joint, as they go on from `before`, which do as well.

    What both begin with is said once: 全年无承办的人大代表建议、政协提案; 全年未作出决策，未举行听证.
    """
    period, verb = _period_and_verb(words)
    period_before, verb_before = _period_and_verb(before)
    rest = words[len(period) + len(verb) :]
    if verb and verb == verb_before != _OF_NOUNS and "、" not in _QUOTED.sub("", words + before):
        pairs = zip(rest, before[len(period_before) + len(verb) :], strict=False)
        same = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        return "、" + rest[same.rfind("的") + 1 :]
    both_say_it = words.startswith(YEAR_LONG) and before.startswith(YEAR_LONG)
    return "，" + (words.removeprefix(YEAR_LONG) if both_say_it else words)


def within(sentence: str, held: Tokens) -> str:
    """Return a sentence that stays, with its options that say there was none as part of it: ，未作罚款."""
    if SAID not in sentence and HUSHED not in sentence:
        return sentence

    def spoken(found: re.Match[str]) -> str:
        comma, token = found.groups()
        period, _ = _period_and_verb(held.text_of(token))
        return comma + (held.shorter(token, len(period)) if comma and period else token)

    return _SPOKEN.sub(spoken, _HUSHED.sub("", sentence))


def period_said_once(text: str, held: Tokens) -> str:
    """Return `text` without 全年 at the head of a sentence that follows one with it."""
    kept = ""
    said_before = said = False  # in the sentence before, in the clauses of this one so far
    for sentence in sentences_of(text):
        token = sentence[0] if sentence[0] in held.spoken else ""
        begins = (held.text_of(token) if token else sentence).startswith(YEAR_LONG)
        if not (begins and (said_before or said)):
            kept += sentence
        elif token:
            kept += held.shorter(token, len(YEAR_LONG)) + sentence[1:]
        else:
            kept += sentence[len(YEAR_LONG) :]
        said = said or begins or YEAR_LONG in sentence
        if not sentence.endswith("；"):
            said_before, said = said, False
    return kept


def _period_and_verb(words: str) -> tuple[str, str]:
    found = _WORDS.match(words)
    return (found[1], found[2]) if found else ("", "")
