"""The comments part of a .docx: what Word and WPS show in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.pages.word_parts import XML_HEAD, escape

COMMENTS = "word/comments.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


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
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in comment.text.split("\n")
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
