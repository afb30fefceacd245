"""EQ fields on one line of text (ECMA-376 Part 1, 17.16.5.17): enclosed characters, fractions, roots."""

from __future__ import annotations

import re

from drafter.docxfile.formulas import grouped, lowered, raised

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
_OPTION = re.compile(r"\s*\\(?P<name>lc|rc|bc|fc|vc)\s*\\(?P<character>.)\s*|\s*\\(?P<switch>[a-zA-Z]+)\s*[0-9]*\s*")
_DIGITS_MEET = re.compile(r"[0-9]{2}")
_OPENING = re.compile(r"\s*[0-9]*\s*[(（]")
_RAISED = re.compile(r"\s*\\s\s*\\(?:up|do)")
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_SCRIPTS = frozenset(("s", "up", "do"))
_SIGNS = {"su": "∑", "pr": "∏"}
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


def _plain(source: str, depth: int, *, overstruck: bool = False) -> str:
    """Return the text of a piece of an instruction, its switches worked out; among overstruck ones nothing is raised."""
    text, place = "", 0
    while place < len(source):
        match = _SWITCH.match(source, place)
        if match is None:
            escaped = source[place] == "\\" and place + 1 < len(source)
            text += source[place + escaped]
            place += 1 + escaped
            continue
        name, options, opening = _switch(source, match)
        if opening < 0 or depth > _DEEPEST:
            place = match.end()
            continue
        inner, place = _arguments(source, opening)
        if name == "o":
            inner = _at_base(inner)
        is_flat = overstruck or name == "o"
        arguments = [_plain(each.strip(), depth + 1, overstruck=is_flat) for each in inner]
        shown = "".join(arguments) if is_flat and name in _SCRIPTS else _worked_out(name, options, arguments)
        text += shown if is_flat else _apart(text, shown)
    return text


def _apart(text: str, shown: str) -> str:
    """Return `shown`, parted by a space from `text` where their digits would make one number."""
    return f" {shown}" if _DIGITS_MEET.fullmatch(text[-1:] + shown[:1]) else shown


def _switch(source: str, match: re.Match[str]) -> tuple[str, dict[str, str], int]:
    """Return the switch at `match`, its options, and where its parenthesis opens after them; -1 without one.

    An option has the character that it names, such as bc: {; one that names none has an empty text.
    """
    place, options = match.end(), dict[str, str]()
    while following := _OPTION.match(source, place):
        name = following["name"] or following["switch"].lower()
        options[name] = following["character"] or ""
        place = following.end()
    opening = _OPENING.match(source, place)
    return match[1].lower(), options, opening.end() - 1 if opening else -1


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


def _worked_out(name: str, options: dict[str, str], arguments: list[str]) -> str:
    """Return a switch with its arguments as text; those without a form of their own are run together."""
    if name == "f" and len(arguments) == 2:
        return f"{grouped(arguments[0])}/{grouped(arguments[1])}"
    if name == "i" and len(arguments) == 3:
        return _large_sign(options) + lowered(arguments[0]) + raised(arguments[1]) + arguments[2]
    if name == "r":
        index = arguments[0] if len(arguments) > 1 else ""
        return f"{raised(index, '')}√{grouped(arguments[-1])}"
    if name == "o":
        return _overstruck(arguments)
    text = ("," if name in ("a", "l") else "").join(arguments)
    if name == "b":
        return _bracketed(options, text)
    return _script(text, is_lower="do" in (name, *options)) if name in _SCRIPTS else text


def _large_sign(options: dict[str, str]) -> str:
    """Return the sign that the options of an integral name."""
    named = options.get("fc") or options.get("vc")
    return named or next((_SIGNS[each] for each in options if each in _SIGNS), "∫")


def _bracketed(options: dict[str, str], text: str) -> str:
    """Return `text` in the brackets that the options name, in ( ) when they name none."""
    if "bc" in options:
        left = options["bc"]
        return left + text + _CLOSING.get(left, left)
    if "lc" in options or "rc" in options:
        return options.get("lc", "") + text + options.get("rc", "")
    return f"({text})"


def _script(text: str, *, is_lower: bool) -> str:
    """Return an exponent or an index; Chinese words above or below the line stay as they are."""
    if not text.isascii():
        return text
    return lowered(text) if is_lower else raised(text)


def _overstruck(arguments: list[str]) -> str:
    """Return characters printed over one another: an enclosed one, or all of them."""
    shapes = [_RINGS[each] for each in arguments if each in _RINGS]
    if shapes:
        enclosed = "".join(each for each in arguments if each not in _RINGS)
        return ringed(enclosed) if shapes[0] == "ring" else f"（{enclosed}）"
    return "".join(arguments)
