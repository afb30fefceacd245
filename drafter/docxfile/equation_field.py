"""EQ fields on one line of text (ECMA-376 Part 1, 17.16.5.17): enclosed characters, fractions, roots."""

from __future__ import annotations

import re

_RINGS = {"○": "ring", "〇": "ring", "◯": "ring", "О": "ring", "O": "ring", "□": "box", "△": "triangle", "◇": "diamond"}
_RINGED_ABOVE_20 = "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_RINGED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + _RINGED_ABOVE_20
_RINGED_IDEOGRAPHS = dict(
    zip(
        "一二三四五六七八九十月火水木金土日株有社名特财祝劳秘男女适优印注项休写正上中下左右医宗学监企资协夜",
        "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉㊊㊋㊌㊍㊎㊏㊐㊑㊒㊓㊔㊕㊖㊗㊘㊙㊚㊛㊜㊝㊞㊟㊠㊡㊢㊣㊤㊥㊦㊧㊨㊩㊪㊫㊬㊭㊮㊯㊰",
        strict=True,
    )
)
_GENERAL_SWITCH = re.compile(r"\\[*#@]\s*(?:\"[^\"]*\"|“[^”]*”|[^\s\\(]+)\s*")
_SWITCH = re.compile(r"\\([a-zA-Z]+)")
_RAISED = re.compile(r"\s*\\s\s*\\(?:up|do)")
_DEEPEST = 20


def ringed(text: str) -> str:
    """Return `text` in a ring, such as ㉑ for 21; in （） when Unicode has no such character."""
    if re.fullmatch(r"[0-9]{1,2}", text) and int(text) < len(_RINGED):
        return _RINGED[int(text)]
    if len(text) == 1 and text.isascii() and text.isalpha():
        base = ord("Ⓐ") - ord("A") if text.isupper() else ord("ⓐ") - ord("a")
        return chr(ord(text) + base)
    return _RINGED_IDEOGRAPHS.get(text, f"（{text}）")


def equation_text(instruction: str) -> str:
    """Return what an EQ field shows, on one line: a fraction as 1/2, 21 in a ring as ㉑."""
    return _plain(_GENERAL_SWITCH.sub("", instruction).strip(), 0)


def _plain(source: str, depth: int) -> str:
    """Return the text of a piece of an instruction, its switches worked out."""
    text, place = "", 0
    while place < len(source):
        match = _SWITCH.match(source, place)
        if match is None:
            escaped = source[place] == "\\" and place + 1 < len(source)
            text += source[place + escaped]
            place += 1 + escaped
            continue
        name, opening = _switch(source, match)
        if opening < 0 or depth > _DEEPEST:
            place = match.end()
            continue
        inner, place = _arguments(source, opening)
        if name == "o":
            inner = _at_base(inner)
        text += _worked_out(name, [_plain(each.strip(), depth + 1) for each in inner])
    return text


def _switch(source: str, match: re.Match[str]) -> tuple[str, int]:
    """Return the name of the switch at `match` and where its parenthesis opens after its options; -1 without one."""
    place = match.end()
    while True:
        following = re.compile(r"\s*\\([a-zA-Z]+)\s*[0-9]*\s*").match(source, place)
        if following is None:
            break
        place = following.end()
    opening = re.compile(r"\s*[(（]").match(source, place)
    return match[1].lower(), opening.end() - 1 if opening else -1


def _arguments(source: str, opening: int) -> tuple[list[str], int]:
    """Return the arguments of the parenthesis at `opening` and where the text after it begins."""
    arguments, depth, place = [""], 0, opening + 1
    while place < len(source):
        character = source[place]
        if character == "\\" and place + 1 < len(source):
            arguments[-1] += source[place : place + 2]
            place += 2
            continue
        if character in ")）" and depth == 0:
            break
        depth += (character in "(（") - (character in ")）")
        if character in ",;，；" and depth == 0:
            arguments.append("")
        else:
            arguments[-1] += character
        place += 1
    return arguments, place + 1


def _at_base(arguments: list[str]) -> list[str]:
    """Return characters printed over one another without those raised above others, such as pinyin above a 字."""
    base = [each for each in arguments if not _RAISED.match(each)]
    rings = [each for each in arguments if any(ring in each for ring in _RINGS)]
    return base if base and not rings else arguments


def _worked_out(name: str, arguments: list[str]) -> str:
    """Return a switch with its arguments as text; those without a form of their own are run together."""
    if name == "f" and len(arguments) == 2:
        return f"{arguments[0]}/{arguments[1]}"
    if name == "r":
        return f"√{arguments[-1]}" if len(arguments) == 1 or not arguments[0] else f"{arguments[0]}√{arguments[1]}"
    if name == "o":
        return _overstruck(arguments)
    before, between, after = {"b": ("(", "", ")"), "a": ("", ",", ""), "l": ("", ",", "")}.get(name, ("", "", ""))
    return before + between.join(arguments) + after


def _overstruck(arguments: list[str]) -> str:
    """Return characters printed over one another: an enclosed one, or all of them."""
    shapes = [_RINGS[each] for each in arguments if each in _RINGS]
    if shapes:
        enclosed = "".join(each for each in arguments if each not in _RINGS)
        return ringed(enclosed) if shapes[0] == "ring" else f"（{enclosed}）"
    return "".join(arguments)
