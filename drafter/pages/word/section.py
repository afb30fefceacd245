"""Writes the sections of a document that ends in attachments or an imprint: turned pages, their footers (7.5, 8).

Imported only when a document has any of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.page import Page, mm_to_twips, pt_to_twips
from drafter.pages.blocks import Attachment, Imprint
from drafter.pages.word import style_names
from drafter.pages.word.docx_package import CONTENT_TYPES
from drafter.pages.word.paragraph import paragraph
from drafter.pages.word.table import attachment, imprint, last_line_spacing

_RELATIONS = "word/_rels/document.xml.rels"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
_SECTION = re.compile(r"<w:sectPr>.*?</w:sectPr>", re.DOTALL)
_FOOTERS = re.compile(r"<w:footerReference[^>]*/>")


class Stretch(NamedTuple):
    """Pages of one kind: a section of the document."""

    xml: str
    turned: bool = False
    own_page: bool = False
    """Whether it begins on an even page and has no page number (7.5)."""


def close(
    text: str, tail: Sequence[Attachment | Imprint], section: str, base: Mapping[str, bytes], page: Page
) -> tuple[str, dict[str, bytes]]:
    """Return the content of the body, last section included, and the parts that change or are added.

    `text` is what stands before the attachments, `section` the base's own last section.
    """
    stretches = [Stretch(text)]
    for block in tail:
        if isinstance(block, Imprint):
            stretch = Stretch(imprint(block, page), False, block.own_page)
        else:
            new = block.landscape != stretches[-1].turned
            stretch = Stretch(attachment(block, page, new_section=new), block.landscape)
        if stretch[1:] == stretches[-1][1:]:
            stretches[-1] = stretches[-1]._replace(xml=stretches[-1].xml + stretch.xml)
        else:
            # A floating table cannot begin a section: LibreOffice would lose the break with it.
            first = f"<w:p><w:pPr>{last_line_spacing()}</w:pPr></w:p>" if isinstance(block, Imprint) else ""
            stretches.append(stretch._replace(xml=first + stretch.xml))
    match = _SECTION.search(section)
    assert match is not None, "the base document has a section"  # noqa: S101
    own = match[0]
    body = "".join(_ended(each.xml, _properties(each, own, page)) for each in stretches[:-1])
    last = stretches[-1]
    body += last.xml + section.replace(own, _properties(last, own, page))
    return body, _footer_parts(stretches, base, page)


def _ended(xml: str, properties: str) -> str:
    """Return `xml` with the section's `properties` in its last paragraph, where Word keeps them."""
    start = xml.rindex("<w:p>") if "<w:p>" in xml else -1
    last = xml[start:]
    if start < 0 or "</w:tbl>" in last or "</w:pPr>" not in last:
        return f"{xml}<w:p><w:pPr>{last_line_spacing()}{properties}</w:pPr></w:p>"
    return xml[:start] + last.replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def _properties(stretch: Stretch, own: str, page: Page) -> str:
    """Return the section's properties: the base's own, turned (8), or beginning on an even page."""
    if stretch.own_page:
        blank = "".join(f'<w:footerReference w:type="{each}" r:id="rIdBlank"/>' for each in ("default", "even"))
        # LibreOffice ends the text of such a section at its footer, whatever the margin is: both must agree.
        distance = page.bottom_margin - page.footer_line
        even = re.sub(r'w:footer="[0-9]+"', f'w:footer="{distance}"', _FOOTERS.sub("", own))
        return even.replace("<w:sectPr>", f'<w:sectPr>{blank}<w:type w:val="evenPage"/>')
    if not stretch.turned:
        return own
    # The page is turned to the left: its upper edge was the left one, its left edge the lower one.
    paper = (mm_to_twips(page.paper_height), mm_to_twips(page.paper_width))
    margins = (
        f'w:top="{mm_to_twips(page.left_margin)}" w:right="{mm_to_twips(page.top_margin)}" '
        f'w:bottom="{page.right_margin}" w:left="{page.bottom_margin}" '
        f'w:header="{mm_to_twips(page.header_distance)}" w:footer="{mm_to_twips(page.header_distance)}" w:gutter="0"'
    )
    turned = re.sub(r"<w:pgSz[^>]*/>", f'<w:pgSz w:w="{paper[0]}" w:h="{paper[1]}" w:orient="landscape"/>', own)
    turned = re.sub(r"<w:pgMar[^>]*/>", f"<w:pgMar {margins}/>", turned)
    footers = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{identifier}"/>'
        for kind, identifier in (("default", "rIdTurnedOdd"), ("even", "rIdTurnedEven"))
    )
    return _FOOTERS.sub("", turned).replace("<w:sectPr>", f"<w:sectPr>{footers}")


def _footer_parts(stretches: Sequence[Stretch], base: Mapping[str, bytes], page: Page) -> dict[str, bytes]:
    """Return the footers that the sections need, and the lists that name them."""
    footers: dict[str, tuple[str, str]] = {}
    odd = base["word/footer1.xml"].decode()
    head = odd[: odd.index("<w:p>")]
    if any(each.turned for each in stretches):
        runs = odd[odd.index("<w:r>") : odd.rindex("</w:p>")]
        footers["rIdTurnedOdd"] = ("footer3.xml", f"{head}{_turned_number(runs, page, odd=True)}</w:ftr>")
        footers["rIdTurnedEven"] = ("footer4.xml", f"{head}{_turned_number(runs, page, odd=False)}</w:ftr>")
    if any(each.own_page for each in stretches):
        footers["rIdBlank"] = ("footer5.xml", f"{head}{paragraph(style_names.FOOTER, '')}</w:ftr>")
    if not footers:
        return {}
    types = "".join(f'<Override PartName="/word/{name}" ContentType="{_FOOTER_TYPE}"/>' for name, _ in footers.values())
    relations = "".join(
        f'<Relationship Id="{identifier}" Type="{_FOOTER_RELATION}" Target="{name}"/>'
        for identifier, (name, _) in footers.items()
    )
    return {
        **{f"word/{name}": xml.encode() for name, xml in footers.values()},
        CONTENT_TYPES: base[CONTENT_TYPES].replace(b"</Types>", f"{types}</Types>".encode()),
        _RELATIONS: base[_RELATIONS].replace(b"</Relationships>", f"{relations}</Relationships>".encode()),
    }


def _turned_number(runs: str, page: Page, *, odd: bool) -> str:
    """Return the page's number where it stands on all other pages, seen on a turned one (8).

    A cell beside the type area in which text runs from top to bottom.
    """
    space = page.page_number_space * pt_to_twips(page.sizes.page_number)
    length = mm_to_twips(page.type_area_width) // 3
    upper = mm_to_twips(page.left_margin)
    top = upper + page.text_width - space - length if odd else upper + space
    left = page.footer_distance
    place = f'w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{top}"'
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    number = paragraph(style_names.FOOTER, runs, f'<w:jc w:val="{"right" if odd else "left"}"/>')
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" {place}/>'
        f'<w:tblW w:w="{page.footer_line}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{page.footer_line}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{length}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{page.footer_line}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>{number}</w:tc></w:tr>'
        f"</w:tbl>{paragraph(style_names.FOOTER, '')}"
    )
