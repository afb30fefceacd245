"""What has no answer leaves: options and sentences, with their punctuation; what is none is said, or leaves as well.

Works on text in which every printed answer is one token character.

    [[，其中@]]        an option: leaves when an answer of its own in it is absent or none
    检查@[[，其中@]]。   a sentence: leaves when an answer outside its options is
    会议[[听取@]][[，研究@]]。   a sentence that ends in options leaves when all of them do
"""

from __future__ import annotations

import re

from drafter.sections.sentences import STOPS, sentences_of
from drafter.sections.tokens import ALL_TOKENS, ASIDE, GONE, HUSHED, LEAD_OFF, LEAD_ON, SAID, Tokens

_OPTION_MARK = re.compile(r"(\[\[|\]\])")
_PAUSES = "，、；："
_LEADS = LEAD_ON + LEAD_OFF
_CLAUSE_START = re.compile(rf"[{_PAUSES}。！？（《〈“‘【{_LEADS}]")
_LEFT = frozenset(GONE + ASIDE)
_HUSHED = re.compile(f"{HUSHED}.")
_SPOKEN = re.compile(f"(，?){SAID}(.)")
_CONNECTIVE = re.compile("[，、；]|和|以及|并")
"""How an option begins that goes on from the one before."""
_OWN_MARKS = str.maketrans("", "", GONE + ASIDE + SAID)
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
_TOKEN = re.compile(f"[{ALL_TOKENS}]")
_NONE_WORDS = re.compile(
    "((?:全年|当年|截至年末)?，?)(没有|尚未|无|未(?:因|开展|作出|实施|制定|发生|出现|发现|收到|办理|评查|组织|查处))"
)
"""Finds the period and the verb with which a sentence says that there was none."""
YEAR_LONG = "全年"
"""Says the period of a sentence; once for those that follow one another."""
_QUOTED = re.compile("“[^”]*”")
_LEADING_ON = "如下"
"""Stands in sentences that lead on to what follows, and are worth saying without an answer."""
_MOST_NONES = 4
"""How many sentences that say there was none are made one."""
_Nodes = list["str | _Nodes"]


def prune(source: str, held: Tokens) -> str:
    """Return `source` without the options and sentences that hold an absent answer, or one that is none.

    What leaves, leaves its gaps behind: a missing required answer is always seen. Where a none has words of its
    own, they stand in the place of what leaves.
    """
    found = _TOKEN.findall(source)
    if held.absent.isdisjoint(found) and held.nones.isdisjoint(found):
        text = source.replace("[[", "").replace("]]", "")
    else:
        text = _resolved(_nested(source), held) if "[[" in source else source
        text = _pruned_sentences(text, held).translate(_OWN_MARKS)
    if text.count(YEAR_LONG) > 1 or not held.spoken.isdisjoint(found):
        text = _said_once(text, held)
    if _JOINED.search(text):
        for pattern, replacement in _JOINTS:
            text = pattern.sub(replacement, text)
    return text


def _said_once(text: str, held: Tokens) -> str:
    """Return `text` without 全年 at the head of a sentence that follows one with it."""
    kept, before = "", False
    for sentence in sentences_of(text):
        token = sentence[0] if sentence[0] in held.spoken else ""
        begins = (held.text_of(token) if token else sentence).startswith(YEAR_LONG)
        if begins and before:
            kept += held.shorter(token, len(YEAR_LONG)) + sentence[1:] if token else sentence[len(YEAR_LONG) :]
        else:
            kept += sentence
        before = begins or YEAR_LONG in sentence
    return kept


def _nested(text: str) -> _Nodes:
    """Return `text` in pieces, each option a list of its own; a mark without its pair stays text."""
    root: _Nodes = []
    open_lists = [root]
    for i, piece in enumerate(_OPTION_MARK.split(text)):
        if i % 2 and piece == "[[":
            option: _Nodes = []
            open_lists[-1].append(option)
            open_lists.append(option)
        elif i % 2 and len(open_lists) > 1:
            open_lists.pop()
        elif piece:
            open_lists[-1].append(piece)
    while len(open_lists) > 1:
        unclosed = open_lists.pop()
        open_lists[-1][-1:] = ["[[", *unclosed]
    return root


def _resolved(nodes: _Nodes, held: Tokens) -> str:
    """Return the text of `nodes` with its options in it, or a mark where one left."""
    text, row = "", list[_Nodes]()
    for node in nodes:
        if not isinstance(node, str):
            row.append(node)
            continue
        if row:
            text, row = _with_row(text, row, held), []
        text += node
    return _with_row(text, row, held) if row else text


def _with_row(text: str, row: list[_Nodes], held: Tokens) -> str:
    """Return `text` and the options of `row` behind it.

    Where the first of them goes on from words of the template without a comma, the first that remains does.
    """
    kept = [_option(option, held) for option in row]
    if not any(piece in (GONE, ASIDE) or piece.startswith(SAID) for piece in kept):
        return text + "".join(kept)
    clause = _CLAUSE_START.split(text)[-1]
    begun = held.values.isdisjoint(clause) and _first(row[0]) not in f"{_PAUSES}（"
    goes_on = clause and begun and _TOKEN.match(_first(row[0])) is None
    for i, piece in enumerate(kept):
        if piece in (GONE, ASIDE):
            continue
        connected = _CONNECTIVE.match(piece) if i and goes_on else None
        kept[i] = piece[connected.end() :] if connected else piece
        if not clause or not kept[i].startswith(SAID):
            break
        kept[i] = kept[i].replace(SAID, HUSHED)
    return text + "".join(kept)


def _first(nodes: _Nodes) -> str:
    """Return the first character of an option, that of an option at its beginning too; empty for an empty one."""
    while nodes and isinstance(nodes[0], list):
        nodes = nodes[0]
    return nodes[0][0] if nodes and isinstance(nodes[0], str) else ""


def _option(nodes: _Nodes, held: Tokens) -> str:
    """Return what is left of an option; a mark, `GONE` or `ASIDE`, when nothing is."""
    text = _resolved(nodes, held)
    own = "".join(node for node in nodes if isinstance(node, str))
    nones = [char for char in own if char in held.nones]
    is_absent = not held.absent.isdisjoint(own)
    if not is_absent and not nones:
        emptied = not _LEFT.isdisjoint(text) and held.values.isdisjoint(text) and SAID not in text
        return _left(own or _first(nodes)) if emptied else text
    gaps = _gaps_in(text, held)
    spoken = [] if is_absent else [char for char in nones if char in held.spoken]
    if spoken:
        return _said(own, gaps, spoken)
    if gaps:
        return gaps + (own[-1] if own[-1] in STOPS else "")
    return "".join(char for char in text if char in _LEADS) + _left(own)


def _gaps_in(text: str, held: Tokens) -> str:
    """Return the gaps of `text`, in order."""
    return "" if held.gaps.isdisjoint(text) else "".join(char for char in text if char in held.gaps)


def _left(own: str) -> str:
    """Return the mark of an option that left; `own` is its text."""
    is_aside = own[:1] in f"{_PAUSES}（" or own[-1:] in f"{_PAUSES}）。" or _CONNECTIVE.match(own)
    return ASIDE if is_aside else GONE


def _said(own: str, gaps: str, spoken: list[str]) -> str:
    """Return what stands in the place of an option, whose text is `own`, to say that there was none."""
    before = "，" if own[0] in _PAUSES else ""
    after = own[-1] if own[-1] in f"{_PAUSES}。" else ""
    return before + gaps + "，".join(SAID + token for token in spoken) + after


def _pruned_sentences(source: str, held: Tokens) -> str:
    """Return `source` without the sentences that leave; those that say there was none are joined."""
    text, nones, stop = "", list[str](), ""
    for sentence in sentences_of(source):
        found = _TOKEN.findall(sentence)
        if not nones and held.absent.isdisjoint(found) and held.nones.isdisjoint(found) and _LEFT.isdisjoint(sentence):
            text += sentence
            continue
        spoken = _spoken_instead(sentence, held)
        left = "".join(char for char in sentence if char in held.gaps or char in _LEADS)
        if spoken and not left and len(nones) + len(spoken) <= _MOST_NONES:
            nones, stop = nones + spoken, _stop_of(sentence)
            continue
        stays = not spoken and not _leaves(sentence, held)
        if nones and (spoken or left or stays):
            text, nones = text + _joined_nones(nones, held) + stop, []
        if spoken:
            text, nones, stop = text + left, spoken, _stop_of(sentence)
        elif stays:
            text += _within(sentence, held)
        else:
            text += left + (_stop_of(sentence) if _gaps_in(left, held) else "")
            if text.endswith("；") and not sentence.endswith("；"):
                text = text[:-1] + "。"  # the clause before the one that leaves closes the sentence in its place
    text += _joined_nones(nones, held) + (stop if nones else "")
    return text[:-1] + "。" if text.endswith("；") and not held.absent.isdisjoint(source) else text


def _within(sentence: str, held: Tokens) -> str:
    """Return a sentence that stays, its options that say there was none as part of it: ，未作罚款."""

    def spoken(found: re.Match[str]) -> str:
        period = _NONE_WORDS.match(held.text_of(found[2]))
        return found[1] + (held.shorter(found[2], len(period[1])) if period and period[1] and found[1] else found[2])

    return _SPOKEN.sub(spoken, _HUSHED.sub("", sentence)) if SAID in sentence or HUSHED in sentence else sentence


def _stop_of(sentence: str) -> str:
    return sentence[-1] if sentence[-1] in STOPS else ""


def _main_nones(sentence: str, held: Tokens) -> list[str]:
    """Return the tokens of the nones outside the options of `sentence`."""
    return [char for i, char in enumerate(sentence) if char in held.nones and sentence[i - 1 : i] not in (SAID, HUSHED)]


def _leaves(sentence: str, held: Tokens) -> bool:
    """Return True when nothing of `sentence` but its gaps is to be printed."""
    if not held.absent.isdisjoint(sentence) or _main_nones(sentence, held):
        return True
    if not held.values.isdisjoint(sentence) or _LEADING_ON in sentence:
        return False
    return GONE in sentence or sentence.rstrip(STOPS + "）”’》").endswith(ASIDE)


def _spoken_instead(sentence: str, held: Tokens) -> list[str]:
    """Return the tokens that say, in the place of `sentence`, that there was none; none when it stays or leaves."""
    if held.nones.isdisjoint(sentence) or not held.absent.isdisjoint(sentence):
        return []
    main = _main_nones(sentence, held)
    if main:
        return [char for char in main if char in held.spoken]
    return [] if held.values.intersection(sentence) else [char for char in sentence if char in held.spoken]


def _joined_nones(tokens: list[str], held: Tokens) -> str:
    """Return what `tokens` say as one sentence: 未开展行政检查、专项检查，没有被查处的机构."""
    text, before = "", ("", "-", "")
    for token in tokens:
        words = held.text_of(token)
        if text and words in text:
            continue
        found = _NONE_WORDS.match(words)
        period, verb = (found[1], found[2]) if found else ("", "")
        if text and verb == before[1] != "没有" and "、" not in _QUOTED.sub("", words + before[2]):
            text += "、" + held.shorter(token, len(period) + len(verb))
        elif text:
            text += "，" + held.shorter(token, len(period) if period == before[0] else 0)
        else:
            text += token
        before = (period or before[0], verb, words)
    return text
