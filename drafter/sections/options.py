"""Options of a sentence, [[，其中…]]: each stays, leaves, or says that there was none; some hold others.

Works on text in which every printed answer is one token character. Where an option left, a mark says so.
"""

from __future__ import annotations

import re

from drafter.sections.sentences import STOPS
from drafter.sections.tokens import ALL_TOKENS, ASIDE, GONE, HUSHED, LEAD_OFF, LEAD_ON, SAID, Tokens

LEFT = frozenset(GONE + ASIDE)
"""The marks of options that left."""
_MARK = re.compile(r"(\[\[|\]\])")
_PAUSES = "，、；："
_CLAUSE_START = re.compile(rf"[{_PAUSES}。！？（《〈“‘【{LEAD_ON}{LEAD_OFF}]")
_CONNECTIVE = re.compile("[，、；]|和|以及|并")
"""How an option begins that goes on from the one before."""
_OF_LIST = re.compile("、|和|以及|并")
"""How it begins when both are parts of a list."""
_OF_WHICH = re.compile("，?其中")
"""How an option begins that leads parts in."""
_TOKEN = re.compile(f"[{ALL_TOKENS}]")
_Nodes = list["str | _Nodes"]


def resolved(text: str, held: Tokens) -> str:
    """Return `text` with its options in it, without their marks, or with `GONE` or `ASIDE` where one left."""
    return _resolved(_nested(text), held) if "[[" in text else text


def _nested(text: str) -> _Nodes:
    """Return `text` in pieces, each option a list of its own; a mark without its pair stays text."""
    root: _Nodes = []
    open_lists = [root]
    for i, piece in enumerate(_MARK.split(text)):
        if i % 2 and piece == "[[":
            option: _Nodes = []
            open_lists[-1].append(option)
            open_lists.append(option)
        elif i % 2 and len(open_lists) > 1:
            open_lists.pop()
        elif piece:
            open_lists[-1].append(piece)
    for unclosed in open_lists[1:]:  # each is the last piece of the one before
        root[-1:] = ["[["]
        root.extend(unclosed)
    return root


def _resolved(nodes: _Nodes, held: Tokens) -> str:
    text, row = "", list[_Nodes]()
    for node in nodes:
        if not isinstance(node, str):
            row.append(node)
            continue
        if row:
            text, row = text + _row(text, row, held), []
        text += node
    return text + _row(text, row, held) if row else text


def _row(text: str, options: list[_Nodes], held: Tokens) -> str:
    """Return what is left of `options` that stand side by side behind `text`.

    Where the first of them goes on from words of the template without a comma, the first that remains does. What
    would say behind such words that there was none is hushed: it is said only when nothing else of its sentence is.
    """
    kept = [_option(option, held) for option in options]
    clause = _CLAUSE_START.split(text)[-1]
    connectives = _connectives(options[0]) if clause and held.values.isdisjoint(clause) else None
    for i, piece in enumerate(kept):
        if piece in LEFT:
            continue
        connective = connectives.match(piece) if i and connectives else None
        kept[i] = piece[connective.end() :] if connective else piece
        if not clause or not kept[i].startswith(SAID):
            break
        kept[i] = kept[i].replace(SAID, HUSHED)
    kept = _led(kept, [_first(option) for option in options], held)
    return "".join(kept if clause or not text else _nones_last(kept, held))


def _led(kept: list[str], begins: list[str], held: Tokens) -> list[str]:
    """Return options with the ，其中 of one that left before the first that goes on with 、 and remains.

    `begins` are the first texts of the options. Behind one that says that there was none 、 is a comma.
    """
    lead = ""
    for i, piece in enumerate(kept):
        if piece in LEFT or (SAID in piece and held.values.isdisjoint(piece)):
            found = _OF_WHICH.match(begins[i])
            lead = found[0] if found else lead or ("，" if SAID in piece else "")
            continue
        if lead and piece.startswith("、"):
            kept[i] = lead + piece[1:]
        lead = ""
    return kept


def _nones_last(kept: list[str], held: Tokens) -> list[str]:
    """Return options that follow an aim, 坚持依法决策，, with what first says that there was none behind those that tell something."""
    stay = [piece for piece in kept if piece not in LEFT]
    first = next((i for i, piece in enumerate(stay) if not held.values.isdisjoint(piece)), 0)
    if not first or not all(piece.startswith(SAID) for piece in stay[:first]):
        return kept
    others = [stay[first].lstrip(_PAUSES), *stay[first + 1 :]]
    return [*others, *(f"，{piece}" for piece in stay[:first])]


def _connectives(option: _Nodes) -> re.Pattern[str] | None:
    """Return what finds the connective that goes where `option` left, the first behind words; None: it stays.

    An answer at its beginning completes the words before it, which stand without it: 举办培训[[5次]][[，参训9人]].
    """
    first = _first(option)
    if not first or first[0] in f"{_PAUSES}（" or _CONNECTIVE.match(first):
        return None  # 按照《…》[[和甲]][[以及乙]]: what goes on from words that stay goes on from them without it too
    return _OF_LIST if _TOKEN.match(first) else _CONNECTIVE


def _first(nodes: _Nodes) -> str:
    """Return the first text of an option, that of an option at its beginning too; empty for an empty one."""
    first: str | _Nodes = nodes
    while first and not isinstance(first, str):
        first = first[0]
    return first if isinstance(first, str) else ""


def _option(nodes: _Nodes, held: Tokens) -> str:
    """Return what is left of an option; a mark, `GONE` or `ASIDE`, when nothing is."""
    text = _resolved(nodes, held)
    own = "".join(node for node in nodes if isinstance(node, str))
    tokens = _TOKEN.findall(own)
    if not held.absent.isdisjoint(tokens):
        return _gaps_or_mark(text, own, held)
    nones = [token for token in tokens if token in held.nones]
    if nones:
        spoken = [token for token in nones if token in held.spoken]
        return _said(text, own, spoken, held) if spoken else _gaps_or_mark(text, own, held)
    is_emptied = not LEFT.isdisjoint(text) and held.values.isdisjoint(text) and SAID not in text
    return _mark(own or _first(nodes)[:1]) if is_emptied else text


def _gaps_or_mark(text: str, own: str, held: Tokens) -> str:
    """Return the gaps of an option that leaves, or its mark; `own` is its text without the options in it."""
    gaps = held.gaps_in(text)
    if gaps:
        return gaps + (own[-1] if own[-1] in STOPS else "")
    return "".join(char for char in text if char in (LEAD_ON, LEAD_OFF)) + _mark(own)


def _mark(own: str) -> str:
    """Return the mark of an option that left; `own` is its text."""
    is_aside = own[:1] in f"{_PAUSES}（" or own[-1:] in f"{_PAUSES}）。" or _CONNECTIVE.match(own)
    return ASIDE if is_aside else GONE


def _said(text: str, own: str, spoken: list[str], held: Tokens) -> str:
    """Return what stands in the place of an option to say that there was none."""
    before = "，" if own[0] in _PAUSES else ""
    after = own[-1] if own[-1] in f"{_PAUSES}。" else ""
    return before + held.gaps_in(text) + "，".join(SAID + token for token in spoken) + after
