"""Reads a .docx into one frozen value: the way in to this package."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import FormattedParagraph, NoteText, Presence, Revision, WordDocument
from drafter.docxfile.numbering import read_numbering
from drafter.docxfile.opc_package import Package
from drafter.docxfile.pages import PageEdges, odd_and_even, page_setups
from drafter.docxfile.properties import embedded_objects, file_properties
from drafter.docxfile.revisions import comments_of, revisions_of
from drafter.docxfile.story import StoryContext, StoryReader
from drafter.docxfile.stylesheet import StyleSheet
from drafter.docxfile.word_xml import attribute, child, children

_SUFFIXES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
}
_STORIES = frozenset(("footnotes", "endnotes", "header", "footer"))
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


def read_document(package: Package) -> WordDocument:
    """Return what an opened .docx holds.

    Raises InputError when it has no text that can be read: no body, an empty one, one that is an embedded
    web page or stands in other files.
    """
    root = package.tree(package.main)
    body = child(root, "body")
    if root is None or body is None:
        raise package.fail("文件里没有正文，已损坏；请在 Word 或 WPS 里打开修复后另存，再检查")
    styles = StyleSheet(package)
    numbering = read_numbering(package.related("numbering"), styles.list_styles())
    elements = list(root.iter())
    order = {id(element): place for place, element in enumerate(elements)}
    context = StoryContext(package, styles, numbering, order)
    story = StoryReader(context, root).read(body)
    paragraphs = tuple(story.paragraphs)
    _refuse_without_text(package, paragraphs)
    edges = PageEdges(context, body)
    return WordDocument(
        suffix=word_suffix(package),
        paragraphs=paragraphs,
        pages=page_setups(body),
        headers=edges.headers,
        footers=edges.footers,
        later_edges=edges.later,
        odd_and_even=odd_and_even(package),
        normal=styles.run_format(styles.default, None),
        tables=tuple(story.tables),
        notes=_notes(context, paragraphs),
        revisions=_revisions(package, elements, paragraphs),
        comments=comments_of(package),
        objects=embedded_objects(package, story.drawings),
        watermarks=edges.watermarks,
        properties=file_properties(package),
    )


def word_suffix(package: Package) -> str:
    """Return how the name of a file of this kind ends: .docx, .docm, .dotx or .dotm."""
    return _SUFFIXES.get(package.content_type(), ".docx")


def _refuse_without_text(package: Package, paragraphs: tuple[FormattedParagraph, ...]) -> None:
    """Raise InputError when no paragraph has text that is seen."""
    if any(paragraph.text.strip() for paragraph in paragraphs):
        return
    presences = {piece.presence for paragraph in paragraphs for piece in paragraph.pieces}
    if Presence.HIDDEN in presences:
        raise package.fail("文件里的文字全是隐藏文字；请在 Word 里全选，在“字体”里去掉“隐藏”，另存后再检查")
    if Presence.DELETED in presences:
        raise package.fail("文件里的文字在修订里全删了；请在 Word 里看看要接受还是拒绝这些修订，另存后再检查")
    if any(paragraph.drawing for paragraph in paragraphs):
        raise package.fail("文件里只有图片，没有文字，可能是扫描件；请检查有文字的那份 Word 文档")
    raise package.fail("文件里没有文字；请看看是不是选错了文件")


def _revisions(
    package: Package, elements: Sequence[Element], paragraphs: tuple[FormattedParagraph, ...]
) -> tuple[Revision, ...]:
    """Return the tracked changes of the text, whose `elements` begin with its root, then those of other stories."""
    places = [(place, index) for index, each in enumerate(paragraphs) for place in each.elements if place >= 0]
    found = revisions_of(elements[0], {id(elements[place]): index for place, index in places})
    for kind, target in package.relations.values():
        part = package.tree(target) if target and kind.rpartition("/")[2] in _STORIES else None
        if part is not None:
            found += revisions_of(part, {})
    return found


def _notes(context: StoryContext, paragraphs: tuple[FormattedParagraph, ...]) -> tuple[NoteText, ...]:
    """Return the notes in the order in which the text refers to them; those that are missing are left out."""
    elements = {kind: _note_elements(context.package, kind) for kind in _NOTE_PARTS}
    seen = [(index, paragraph) for index, paragraph in enumerate(paragraphs) if not paragraph.hidden]
    found = []
    for index, reference in [(index, note) for index, paragraph in seen for note in paragraph.notes]:
        element = elements[reference.kind].get(reference.note_id)
        if element is not None:
            story = StoryReader(context, element).read()
            found.append(NoteText(reference, index, tuple(story.paragraphs)))
    return tuple(found)


def _note_elements(package: Package, kind: str) -> dict[str, Element]:
    """Return the notes of a kind by id, without separators, which have a type of their own."""
    notes = children(package.related(_NOTE_PARTS[kind]), kind)
    return {attribute(each, "id"): each for each in notes if attribute(each, "type", "normal") == "normal"}
