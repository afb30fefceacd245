"""The text of a report on a web page of a government: its lines, without menus, counters and everything around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html
from lxml.etree import ParserError

from drafter.checking.sources.source_lines import SPACES, SourceLine

_FURNITURE = frozenset(
    ("script", "style", "noscript", "nav", "header", "footer", "aside", "form", "iframe", "select", "button", "svg")
)
_BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "section",
            "article",
            "li",
            "ul",
            "ol",
            "table",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "td",
            "th",
        ),
        *("blockquote", "pre", "center", "dl", "dt", "dd", "main", "body", "figure", "hr", "tbody"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_STOPS = re.compile("[。！？；]")
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]\s*")
_MOST_OF_IT = 0.8
"""Of all sentences of the page, the part that the report's own element must hold."""
_TITLE = re.compile(r"(?:报告|总结|情况|汇报)(?:（[^）]*）)?$")
_SITE = re.compile(r"\s*[-_—|–]\s*[^-_—|–]{2,30}$")
_DEEPEST = 400


def web_page_lines(data: bytes) -> list[SourceLine]:
    """Return the lines of the report on a page; empty when the page has no text."""
    try:
        root = html.document_fromstring(
            _decoded(data).encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (ParserError, ValueError):
        return []
    for each in list(root.iter()):
        if not isinstance(each.tag, str) or each.tag in _FURNITURE or _HIDDEN.search(each.get("style", "")):
            each.drop_tree() if each.getparent() is not None else None
    main = _main(root)
    lines = [SourceLine(text) for text in _lines(main)]
    title = _title(root)
    if title and title not in _plain("".join(line.text for line in lines[:6])):
        lines.insert(0, SourceLine(title, large=True))
    return lines


def _decoded(data: bytes) -> str:
    said = _CHARSET.search(data[:4000])
    names = [said[1].decode("ascii").lower()] if said else []
    names = ["gb18030" if name.startswith("gb") else name for name in names]
    for name in (*names, "utf-8-sig", "gb18030"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", errors="replace")


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """Return the innermost element that holds most of the page's sentences."""
    whole = _sentence_length(root)
    current, depth = root, 0
    while whole and depth < _DEEPEST:
        inner = next((each for each in current if _sentence_length(each) >= _MOST_OF_IT * whole), None)
        if inner is None or inner.tag == "p":
            break
        current, depth = inner, depth + 1
    return current


def _sentence_length(element: html.HtmlElement) -> int:
    text = str(element.text_content()) if isinstance(element.tag, str) else ""
    return sum(len(line) for line in text.splitlines() if _STOPS.search(line))


def _lines(element: html.HtmlElement) -> Iterator[str]:
    """Yield the lines of an element: one for each block, and one for each line break in it."""
    pieces: list[str] = []
    for kind, text in _pieces(element):
        if kind == "text":
            pieces.append(text)
            continue
        yield from _line(pieces)
        pieces = []
    yield from _line(pieces)


def _line(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the line that texts make, if any; a line break of the source divides no Chinese words."""
    text = _SOURCE_BREAK.sub(_between, "".join(pieces)).strip(SPACES)
    if text:
        yield re.sub("[ \t]+", " ", text)


def _between(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return " " if before.isascii() and after.isascii() and before.isalpha() and after.isalpha() else ""


def _pieces(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield texts, and the ends of lines between them, in order; without recursion, however deep the page is."""
    stack: list[tuple[html.HtmlElement, bool, bool]] = [(root, False, False)]
    while stack:
        element, is_done, keeps_lines = stack.pop()
        is_block = element.tag in _BLOCKS or element.tag == "br"
        if is_block:
            yield "end", ""
        if is_done:
            if element is not root:
                yield from _text(element.tail, keeps_lines)
            continue
        inner = keeps_lines or element.tag == "pre"
        yield from _text(element.text, inner)
        stack.append((element, True, keeps_lines))
        stack += [(child, False, inner) for child in reversed(element)]


def _text(text: str | None, keeps_lines: bool) -> Iterator[tuple[str, str]]:
    """Yield a text; where lines are kept as they are typed, its lines."""
    for number, line in enumerate((text or "").split("\n") if keeps_lines else [text or ""]):
        if number:
            yield "end", ""
        yield "text", line


def _title(root: html.HtmlElement) -> str:
    """Return the title that the page gives the report, from a heading or its name; empty when none reads like one."""
    found = [str(each.text_content()) for each in root.iter("h1", "h2", "h3")]
    found += [_SITE.sub("", str(each.text_content())) for each in root.iter("title")]
    plain = (re.sub(r"\s+", "", text) for text in found)
    return next((text for text in plain if _TITLE.search(text) and len(text) <= 70), "")


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)
