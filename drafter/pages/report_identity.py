"""Whose report of which year a file is, as the file itself says: so that none is taken for a draft of another."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.pages.blocks import Document

_DOCX_TITLE = re.compile("<dc:title>(.*?)</dc:title>", re.DOTALL)
_TITLES = {
    ".html": re.compile("<title>(.*?)</title>", re.DOTALL),
    ".pdf": re.compile(r"<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL),
}
"""A PDF/A says in plain XML what it is (ISO 19005-2, 6.6.2)."""
_CREATOR = re.compile("<dc:creator>(.*?)</dc:creator>", re.DOTALL)
_KEYWORDS = re.compile("<cp:keywords>(.*?)</cp:keywords>", re.DOTALL)
_GAP = re.compile("【待填[^】]*】")
_YEAR = re.compile("[0-9]{4}")
_SHORTEST_NAME = 3
"""Characters that a unit's name has at least when it is shortened from its front, such as 教育局."""
_HEAD = 1000
"""Characters of a plain text in which its title stands."""


class PrintedIdentity(NamedTuple):
    """What tells one report from another."""

    title: str
    """On one line."""
    authority: str = ""
    """Empty where it is not known."""
    year: str = ""
    """Empty where it is not known."""

    @property
    def told(self) -> str:
        """The report as it is named in a sentence: its title, and whose it is and of which year where that does not say so."""
        unit = "" if _name_in(_squeezed(self.title), self.authority) else self.authority
        unsaid = [each for each in (unit, self.year and f"{self.year}年") if each and each not in self.title]
        listed = f"（{'，'.join(unsaid)}）" if unsaid else ""
        return f"《{self.title}》{listed}"


def identity_of(document: Document) -> PrintedIdentity:
    """Return which report `document` is."""
    return PrintedIdentity(document.title, document.authority, "" if document.year is None else str(document.year))


def other_report(data: bytes, document: Document, ending: str) -> PrintedIdentity | None:
    """Return which report the file `data` is when it is another than `document`; None when it is that, or does not say.

    `ending` is that of such files' names. A .docx says so in its properties (`document_properties`), which Word, WPS and
    LibreOffice keep, a web page and a PDF in their title, a plain text in its first lines.
    """
    found = _identity_in(data, document, ending)
    return None if found is None or _is_same(found, identity_of(document)) else found


def _identity_in(data: bytes, document: Document, ending: str) -> PrintedIdentity | None:
    if ending == ".docx":
        return _identity_in_docx(data)
    text = data.decode("utf-8-sig", "replace")
    if ending in _TITLES:
        title = _found(_TITLES[ending], text)
        return PrintedIdentity(title) if title else None
    return _identity_in_text(text[:_HEAD], document.title)


def _identity_in_docx(data: bytes) -> PrintedIdentity | None:
    """Return what the properties of a .docx say, when they are as Drafter writes them: others' are about anything."""
    from drafter.pages.word.docx_package import CORE, unpack  # noqa: PLC0415 - asked only when a file is there

    try:
        core = unpack(data).get(CORE, b"").decode("utf-8", "replace")
    except Exception:  # zipfile meets a damaged file with a dozen kinds of error
        return None
    title, authority, keywords = (_found(each, core) for each in (_DOCX_TITLE, _CREATOR, _KEYWORDS))
    year = keywords.removeprefix(f"{authority}；") if authority else keywords
    known = "" if year == authority else year.removesuffix("年")
    is_ours = bool(title and keywords) and (not known or _YEAR.fullmatch(known) is not None)
    return PrintedIdentity(title, authority, known) if is_ours else None


def _identity_in_text(head: str, title: str) -> PrintedIdentity | None:
    """Return which report a text begins with; `title` is what it is looked through for, however it is broken into lines."""
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    bare = _squeezed(title)
    if not lines or any(_squeezed("".join(lines[i:])).startswith(bare) for i in range(len(lines))):
        return None
    return PrintedIdentity(lines[0])


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    if match is None:
        return ""
    from html import unescape  # noqa: PLC0415 - its 2,000 names take a render 4 ms, and a report in no file needs none

    return unescape(match[1]).strip()


def _is_same(one: PrintedIdentity, other: PrintedIdentity) -> bool:
    """Return whether two say nothing that parts them; what is still to be filled in may become anything."""
    if one.year and other.year and one.year != other.year:
        return False
    units = (one.authority, other.authority)
    if all(units) and not (units[0].endswith(units[1]) or units[1].endswith(units[0])):
        return False
    titles = [_matter(each.title, each.authority or unit) for each, unit in ((one, units[1]), (other, units[0]))]
    return _fits(*titles) or _fits(*titles[::-1])


def _matter(title: str, authority: str) -> str:
    """Return a title without whose report it is, by whichever of the names of `authority`."""
    bare = _squeezed(title)
    name = _name_in(bare, authority)
    return bare.replace(name, "") if name else bare


def _name_in(title: str, authority: str) -> str:
    """Return the longest name of `authority`, shortened from its front, that stands in a title; empty for none."""
    names = (authority[i:] for i in range(len(authority) - _SHORTEST_NAME + 1))
    return next((each for each in names if each in title), "")


def _fits(pattern: str, title: str) -> bool:
    """Return whether `title` is `pattern` with what is missing in that filled in."""
    return re.fullmatch(".*".join(map(re.escape, _GAP.split(pattern))), title) is not None


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
