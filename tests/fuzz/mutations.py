"""Ways to spoil a file: its text, the tree in it, the parts of its package, its bytes."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from tests.builders import dump

ODD_TEXTS = (
    *(
        "",
        " ",
        "\t",
        "\n",
        "\r",
        "\x00",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\ud7ff",
        "\ue000",
        "\U0010f123",
    ),
    *(
        "\U0010fff4",
        "\U0001f600",
        "𠮷",
        "：",
        "，",
        "。",
        "；",
        "、",
        "“",
        "”",
        "《",
        "》",
        "【待填",
        "】",
        "——",
        "……",
        "\u3000",
    ),
    *(
        "#",
        "##",
        "- ",
        "+ ",
        "**",
        "[[",
        "]]",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        "&a",
        "*a",
        "!!str",
    ),
    *(
        "无",
        "不适用",
        "不公开",
        "待核实",
        "0",
        "-1",
        "1e999",
        "9" * 30,
        "9" * 5000,
        "0x10",
        "１２",
        "九亿亿",
        "近千",
        "400余",
        "1,2万",
        "100%",
    ),
    *(
        "2021年2月30日",
        "99999年1月1日",
        "0年0月0日",
        "年",
        "月",
        "{行政执法.行政检查次数}",
        "{讲座}",
        "{}",
        "..",
        "../x",
        "/etc/passwd",
        "a" * 300,
    ),
    *(
        "长" * 300,
        "长" * 5000,
        "，" * 2000,
        "[" * 2000,
        "(" * 200,
        "甲\n" * 300,
        "&amp;",
        "&#0;",
        "<",
        "]]>",
        "<!DOCTYPE a>",
        "'",
        '"',
        "\\",
        "%s",
        "{0}",
    ),
    *(
        "{{ 年度.value }}",
        "{{ 年度|attr('x') }}",
        "{% for 项 in 活动 %}",
        "{% endfor %}",
        "{% if 年度 is 有 %}",
        "{% endif %}",
        "{% include '正文.txt' %}",
    ),
    *(
        "{{ 活动('法治宣传') }}",
        "{{ 引用('无') }}",
        "{{ " + "9" * 5000 + " }}",
        "是",
        "否",
        "null",
        "true",
        "~",
        "2021",
        "一、",
        "（一）",
        "1.",
        "（1）",
    ),
)
"""What is put into texts: signs that mean something somewhere, and what is far too long."""
ODD_VALUES: tuple[Any, ...] = (
    *ODD_TEXTS,
    [],
    {},
    [[]],
    [{}],
    {"": ""},
    ["甲", "乙"],
    [{"内容": "甲"}],
    {"数值": "5"},
    {"甲": {"乙": {}}},
    None,
)


def spoil_text(text: str, random: Random) -> str:
    """Return `text` with one or a few slips or attacks in it."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        text = random.choice(_ON_TEXT)(text, random)
    return text


def _insert(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(ODD_TEXTS) + text[at:]


def _delete(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 1, 2, 5, 40, 400)) :]


def _repeat(text: str, random: Random) -> str:
    at, length = random.randint(0, len(text)), random.choice((1, 5, 40, 400))
    return text[:at] + text[at : at + length] * random.choice((2, 3, 40)) + text[at:]


def _lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indent(text: str, random: Random) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((" ", "  ", "\t", "\u3000")) + lines[at] if random.random() < 0.6 else lines[at].lstrip()
    return "\n".join(lines)


def _replace(text: str, random: Random) -> str:
    """Replace a word, a number or a value."""
    found = list(re.finditer(r"[0-9.]+|[\u4e00-\u9fff]+|[A-Za-z]+|: .*", text))
    if not found:
        return _insert(text, random)
    match = random.choice(found)
    return text[: match.start()] + random.choice(ODD_TEXTS) + text[match.end() :]


def _translate(text: str, random: Random) -> str:
    """Change a sign everywhere, as an editor or an input method does."""
    one, other = random.choice((":：", ",，", "\n\r", "{｛", '"”', "- ", " \t", "（("))
    return text.replace(one, other)


_ON_TEXT: tuple[Callable[[str, Random], str], ...] = (
    *(_insert, _insert, _delete, _repeat, _lines, _indent, _replace, _replace, _replace, _translate),
)


def spoil_tree(text: str, random: Random) -> str:
    """Return a YAML file one or a few of whose values are others."""
    try:
        tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts only
    except yaml.YAMLError:
        return spoil_text(text, random)
    for _ in range(random.choice((1, 1, 2, 4))):
        tree = _spoiled(tree, random)
    try:
        return dump(tree) if isinstance(tree, dict) else yaml.safe_dump(tree, allow_unicode=True)
    except (yaml.YAMLError, UnicodeError):
        return spoil_text(text, random)


def _spoiled(tree: Any, random: Random) -> Any:
    if not isinstance(tree, dict | list) or not tree or random.random() < 0.15:
        return random.choice(ODD_VALUES)
    if isinstance(tree, list):
        at = random.randrange(len(tree))
        kept = [*tree[:at], _spoiled(tree[at], random), *tree[at + 1 :]]
        return random.choice((kept, kept, kept + tree, tree * random.choice((0, 2, 60)), tree[:at]))
    key = random.choice(list(tree))
    way = random.random()
    if way < 0.7:
        return {**tree, key: _spoiled(tree[key], random)}
    if way < 0.8:
        return {other: value for other, value in tree.items() if other != key}
    if way < 0.9:
        return {(str(random.choice(ODD_TEXTS)) if other == key else other): value for other, value in tree.items()}
    return {**tree, str(random.choice(ODD_TEXTS)): random.choice(ODD_VALUES)}


def spoil_package(data: bytes, random: Random) -> bytes:
    """Return a .docx or .xlsx one of whose parts is another, is missing or comes twice."""
    if random.random() < 0.1:
        return spoil_bytes(data, random)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # spoilt before, so that zipfile reads it no more: in a dozen ways, each with its exception
        return spoil_bytes(data, random)
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(parts))
        name, content = parts[at]
        way = random.random()
        if way < 0.75:
            parts[at] = (name, _spoiled_xml(content, random))
        elif way < 0.85:
            parts.pop(at)
        elif way < 0.9:
            parts.append((name, content))
        else:
            parts[at] = (name, spoil_bytes(content, random))
        if not parts:
            break
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        warnings.simplefilter("ignore")  # a name that comes twice is meant
        for name, content in parts:
            package.writestr(name, content)
    return stream.getvalue()


def _spoiled_xml(content: bytes, random: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    way = random.random()
    if way < 0.4:  # keep it XML: only what stands between tags, and attributes
        found = list(re.finditer(r'(?<=>)[^<>]+(?=<)|(?<==")[^"]*(?=")', text))
        if found:
            match = random.choice(found)
            odd = re.sub('[<&"\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]', "", random.choice(ODD_TEXTS))
            text = text[: match.start()] + odd + text[match.end() :]
    elif way < 0.8:  # an element goes, or comes many times
        found = list(re.finditer(r"<([\w:]+)[^<>]*?(?:/>|>.{0,2000}?</\1>)", text, re.DOTALL))
        if found:
            match = random.choice(found)
            text = text[: match.start()] + match[0] * random.choice((0, 0, 2, 200)) + text[match.end() :]
    else:
        text = spoil_text(text, random)
    return text.encode("utf-8", "surrogatepass")


def spoil_bytes(data: bytes, random: Random) -> bytes:
    """Return `data` cut, with bytes of others, or in another encoding."""
    way = random.random()
    if way < 0.3:
        return data[: random.randint(0, len(data))]
    if way < 0.7 and data:
        changed = bytearray(data)
        for _ in range(random.choice((1, 3, 30))):
            changed[random.randrange(len(changed))] = random.randrange(256)
        return bytes(changed)
    if way < 0.85:
        at = random.randint(0, len(data))
        return data[:at] + random.randbytes(random.choice((1, 4, 100))) + data[at:]
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-16", "gb18030", "utf-8-sig", "utf-32")), "replace")


def spoil(name: str, data: bytes, random: Random) -> bytes:
    """Return the file called `name` spoilt in a way that fits its kind."""
    if name.endswith((".docx", ".xlsx")):
        return spoil_package(data, random)
    if random.random() < 0.08:
        return spoil_bytes(data, random)
    text = data.decode("utf-8", "replace")
    spoilt = spoil_tree(text, random) if name.endswith(".yaml") and random.random() < 0.6 else spoil_text(text, random)
    return spoilt.encode("utf-8", "surrogatepass")
