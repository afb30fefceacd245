"""Comments: what Word and WPS show in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.pages.word.docx_package import NewPart
from drafter.pages.xml_builder import W, Xml, element, joined, part, w

COMMENTS = "word/comments.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
AUTHOR = "填报提示"
"""Who comments on gaps, as Word shows it."""
_MARK = "\0"
"""Parts what is commentable from the answer; no text that was escaped holds it."""
_COMMENTABLE = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}([^{_MARK}]*){_MARK}")
_RELATION_ID = "rIdComments"
_LINE = w("pPr", w("spacing", line=240, lineRule="auto"), w("ind", firstLineChars=0, firstLine=0))
"""A line of a comment is as high as its text, not as the document's."""
_SMALL = w("rPr", w("spacing", val=0), w("sz", val=18), w("szCs", val=18))
"""小五, the size of comments in Chinese Word."""


class Comment(NamedTuple):
    """A comment; its id is its place in the sequence that is written."""

    author: str
    text: str
    """Paragraphs are parted by newlines."""


def comments_part(comments: Iterable[Comment], first: int = 0) -> bytes:
    """Return the part of `comments`, whose ids count from `first`. No dates: no clock is read."""
    elements = (_comment(number, comment) for number, comment in enumerate(comments, first))
    return part(element("w:comments", *elements, **{"xmlns:w": W}))


def _comment(number: int, comment: Comment) -> Xml:
    lines = (
        w("p", _LINE, w("r", _SMALL, w("t", line, **{"xml:space": "preserve"}))) for line in comment.text.split("\n")
    )
    return w("comment", *lines, id=number, author=comment.author, initials=comment.author[:2])


def commentable(answer: str, *content: Xml) -> Xml:
    """Return elements on which a note about `answer` becomes a comment; see `comment_on`."""
    return Xml(f"{_MARK}{answer.replace(_MARK, '')}{_MARK}{joined(content)}{_MARK}")


def comment_on(xml: str, notes: Mapping[str, str]) -> tuple[str, list[Comment]]:
    """Return `xml` without the marks of what is commentable, and the comments on it, in order.

    `notes` is what to say by the paths of answers; what has no note there gets no comment.
    """
    comments: list[Comment] = []

    def commented(match: re.Match[str]) -> str:
        note = notes.get(match[1])
        if note is None:
            return match[2]
        number = len(comments)
        comments.append(Comment(AUTHOR, note))
        reference = w("r", w("commentReference", id=number))
        return w("commentRangeStart", id=number) + match[2] + w("commentRangeEnd", id=number) + reference

    return (_COMMENTABLE.sub(commented, xml) if _MARK in xml else xml), comments


def added_comments(comments: Sequence[Comment]) -> Iterator[NewPart]:
    """Yield the part that holds `comments`; nothing where there are none."""
    if comments:
        yield NewPart(COMMENTS, CONTENT_TYPE, _RELATION_ID, RELATION, comments_part(comments))
