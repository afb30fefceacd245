"""Builds `base.docx`: every part that all documents share, styles above all.

`python -m drafter.pages.word.base_document` writes it anew; do so after any change here or in `page`.
It and `base_styles` alone use python-docx; writing a document doesn't need it.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips as WordTwips
from lxml import etree

from drafter.files import write_whole
from drafter.page import STANDARD, Page, mm_to_twips
from drafter.pages.blocks import Document
from drafter.pages.word import docx_package
from drafter.pages.word.base_parts import added_parts, settings
from drafter.pages.word.base_styles import set_styles
from drafter.pages.word.document_properties import core_properties
from drafter.pages.word.footer import page_number
from drafter.pages.xml_builder import W, element

BASE_PATH = Path(__file__).with_name("base.docx")
_KEPT_RELATIONS = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}
"""What stays of python-docx's default template, emptied first."""
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


def build_base(page: Page) -> bytes:
    """Return the base package for `page`: a document without text; the same bytes each time."""
    document = docx.Document()
    package = document.part.package
    assert package is not None  # noqa: S101 - a document that was opened has one
    _drop_template(document, package)
    _set_settings(document)
    set_styles(document, page)
    _set_section(document, page)
    _set_footers(document, page)
    _drop_namespaces(package)
    for new in added_parts(page):
        owner = document.part if new.of_document else package
        part = Part(PackURI(f"/{new.name}"), new.content_type, new.content, package)
        owner.relate_to(part, new.relation)
    stream = io.BytesIO()
    document.save(stream)
    parts = docx_package.unpack(stream.getvalue())
    nothing = Document(title="", authority="", year=None, issued="", blocks=())
    parts[docx_package.CORE] = core_properties(nothing)
    # Stored, not deflated: the bytes then don't depend on the zlib of the machine.
    return docx_package.pack(parts, compress=False)


def _drop_template(document: WordDocument, package: OpcPackage) -> None:
    """Empty the styles and settings of python-docx's template and drop its other parts."""
    for relations in (document.part.rels, package.rels):
        for key in [key for key, each in relations.items() if each.reltype not in _KEPT_RELATIONS]:
            del relations[key]
    for root in (document.styles.element, document.settings.element):
        root[:] = []


def _drop_namespaces(package: OpcPackage) -> None:
    """Drop the namespaces that python-docx's templates declare and nothing here uses."""
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            part.element.attrib.pop(_IGNORABLE, None)
            etree.cleanup_namespaces(part.element, keep_ns_prefixes=["w", "r"])


def _set_settings(document: WordDocument) -> None:
    """Set the document's settings; odd and even pages have footers of their own (7.5)."""
    document.settings.element.extend(list(parse_xml(settings())))
    document.settings.odd_and_even_pages_header_footer = True


def _set_section(document: WordDocument, page: Page) -> None:
    """Set paper, margins and grid (5.1, 5.2)."""
    section = document.sections[0]
    section.page_width = WordTwips(mm_to_twips(page.paper_width))
    section.page_height = WordTwips(mm_to_twips(page.paper_height))
    section.top_margin = WordTwips(mm_to_twips(page.top_margin))
    section.bottom_margin = WordTwips(page.bottom_margin)
    section.left_margin = WordTwips(mm_to_twips(page.left_margin))
    section.right_margin = WordTwips(page.right_margin)
    section.header_distance = WordTwips(mm_to_twips(page.header_distance))
    section.footer_distance = WordTwips(page.footer_distance)
    section.gutter = WordTwips(0)
    properties = section._sectPr
    for name in list(properties.attrib):
        del properties.attrib[name]
    grid = properties.find(qn("w:docGrid"))
    assert grid is not None  # noqa: S101 - python-docx's template has one
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(page.line_pitch))
    grid.set(qn("w:charSpace"), str(page.grid_character_space))


def _set_footers(document: WordDocument, page: Page) -> None:
    """Put the page's number, — 1 —, right on odd and left on even pages (7.5)."""
    section = document.sections[0]
    for footer, number in (
        (section.footer, page_number(page, odd=True)),
        (section.even_page_footer, page_number(page, odd=False)),
    ):
        footer.is_linked_to_previous = False
        root = element("w:ftr", number, **{"xmlns:w": W})
        footer._element[:] = list(parse_xml(root))


if __name__ == "__main__":
    write_whole(BASE_PATH, build_base(STANDARD))
