"""The comments part of a .docx: what Word and WPS show in the margin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.pages.word.docx_package import CONTENT_TYPES, XML_HEAD, escape

COMMENTS = "word/comments.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
AUTHOR = "填报提示"
"""Who comments on gaps, as Word shows it."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "word/_rels/document.xml.rels"
_RELATION_ID = "rIdComments"
_MARK = "\0"
"""Parts what is marked from its subject; no text that was escaped holds it."""
_MARKED = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}([^{_MARK}]*){_MARK}")
_LINE = '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
"""A line of a comment is as high as its text, not as the document's."""
_SMALL = '<w:rPr><w:spacing w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
"""小五, the size of comments in Chinese Word."""


class Comment(NamedTuple):
    """A comment; its id is its place in the sequence that is written."""

    author: str
    text: str
    """Paragraphs are parted by newlines."""


def comments_part(comments: Sequence[Comment], first: int = 0) -> str:
    """Return the XML of `comments`, whose ids count from `first`. No dates: no clock is read."""
    return f'{XML_HEAD}<w:comments xmlns:w="{_W}">{comment_elements(comments, first)}</w:comments>'


def comment_elements(comments: Sequence[Comment], first: int = 0) -> str:
    """Return the `w:comment` elements alone, to be added to a part that exists."""
    return "".join(
        f'<w:comment w:id="{number}" w:author="{escape(comment.author)}" w:initials="{escape(comment.author[:2])}">'
        + "".join(
            f'<w:p>{_LINE}<w:r>{_SMALL}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for line in comment.text.split("\n")
        )
        + "</w:comment>"
        for number, comment in enumerate(comments, first)
    )


def range_start(number: int) -> str:
    """Return what stands before the text that comment `number` is about."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def range_end(number: int) -> str:
    """Return what stands behind the text that comment `number` is about, its mark included."""
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def marked(xml: str, subject: str) -> str:
    """Return `xml` with a mark that says what a comment on it would be about; see `comment_on`."""
    return f"{_MARK}{subject.replace(_MARK, '')}{_MARK}{xml}{_MARK}"


def comment_on(xml: str, notes: Mapping[str, str]) -> tuple[str, list[Comment]]:
    """Return `xml` without its marks, and the comments on what was marked, in order.

    `notes` is what to say by subject; what has no note there gets no comment.
    """
    comments: list[Comment] = []

    def with_range(match: re.Match[str]) -> str:
        note = notes.get(match[1])
        if note is None:
            return match[2]
        comments.append(Comment(AUTHOR, note))
        number = len(comments) - 1
        return range_start(number) + match[2] + range_end(number)

    return (_MARKED.sub(with_range, xml) if _MARK in xml else xml), comments


def with_comments(parts: Mapping[str, bytes], comments: Sequence[Comment]) -> dict[str, bytes]:
    """Return `parts` with a part for `comments`, named where a package names its parts.

    Without comments the parts are as they were. The package must have none yet.
    """
    if not comments:
        return dict(parts)
    override = f'<Override PartName="/{COMMENTS}" ContentType="{CONTENT_TYPE}"/></Types>'
    target = COMMENTS.removeprefix("word/")
    relation = f'<Relationship Id="{_RELATION_ID}" Type="{RELATION}" Target="{target}"/></Relationships>'
    return {
        **parts,
        COMMENTS: comments_part(comments).encode(),
        CONTENT_TYPES: parts[CONTENT_TYPES].replace(b"</Types>", override.encode()),
        _RELATIONS: parts[_RELATIONS].replace(b"</Relationships>", relation.encode()),
    }
