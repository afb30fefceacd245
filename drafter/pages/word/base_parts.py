"""The XML of the base package for which python-docx has no API: fonts, theme, defaults."""

from __future__ import annotations

from typing import NamedTuple

from drafter.page import NO_LINE_END, NO_LINE_START, Font, Fonts, Page, half_points
from drafter.pages.word.document_properties import app_properties
from drafter.pages.word.docx_package import APP, CUSTOM
from drafter.pages.xml_builder import W, Xml, element, part, w

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CONTENT_TYPES = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CHARSET_GB = "86"
_CHARSET_LATIN = "00"

_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_CELL_MARGINS = {"top": 0, "left": 108, "bottom": 0, "right": 108}
"""Word's own, in twips."""
_COLOURS = {
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
"""A theme must name these; the document's styles use none of them."""


class AddedPart(NamedTuple):
    """A part that python-docx's template lacks or has otherwise."""

    name: str
    content_type: str
    relation: str
    """Type of the relationship that leads to it."""
    content: bytes
    of_document: bool
    """Whether the relationship starts at the document, not at the package."""


def added_parts(page: Page) -> tuple[AddedPart, ...]:
    """Return theme, font table and properties, in the order in which they are added."""
    return (
        _added("word/theme/theme1.xml", "theme", "theme", theme(page.fonts)),
        _added("word/fontTable.xml", "wordprocessingml.fontTable", "fontTable", font_table(page.fonts)),
        _added(APP, "extended-properties", "extended-properties", app_properties("")),
        # The digest is written with every package.
        _added(CUSTOM, "custom-properties", "custom-properties", b""),
    )


def _added(name: str, content_type: str, relation: str, content: bytes) -> AddedPart:
    of_document = name.startswith("word/")
    return AddedPart(name, f"{_CONTENT_TYPES}.{content_type}+xml", _RELATIONS + relation, content, of_document)


def font_table(fonts: Fonts) -> bytes:
    """Return `word/fontTable.xml`: the fonts with the names to try where one is missing."""
    entries = (
        w(
            "font",
            w("altName", val=",".join(font.alternatives)),
            w("charset", val=_CHARSET_LATIN if font == fonts.latin else _CHARSET_GB),
            w("family", val=font.family),
            w("pitch", val="variable"),
            name=font.name,
        )
        for font in fonts.all
    )
    return part(element("w:fonts", *entries, **{"xmlns:w": W}))


def theme(fonts: Fonts) -> bytes:
    """Return `word/theme/theme1.xml`, whose fonts are the document's own.

    No style refers to the theme, yet Word offers its fonts and WPS looks whether it has them.
    """
    elements = element("a:themeElements", _colours(), _theme_fonts(fonts), _effects())
    return part(element("a:theme", elements, **{"xmlns:a": _A, "name": "公文"}))


def _colours() -> Xml:
    return element(
        "a:clrScheme",
        element("a:dk1", element("a:sysClr", val="windowText", lastClr="000000")),
        element("a:lt1", element("a:sysClr", val="window", lastClr="FFFFFF")),
        *(element(f"a:{name}", element("a:srgbClr", val=value)) for name, value in _COLOURS.items()),
        name="公文",
    )


def _theme_fonts(fonts: Fonts) -> Xml:
    def collection(name: str, font: Font) -> Xml:
        faces = {"latin": fonts.latin.name, "ea": font.name, "cs": ""}
        return element(name, *(element(f"a:{script}", typeface=face) for script, face in faces.items()))

    heading, body = collection("a:majorFont", fonts.levels[0]), collection("a:minorFont", fonts.body)
    return element("a:fontScheme", heading, body, name="公文")


def _effects() -> Xml:
    fill = element("a:solidFill", element("a:schemeClr", val="phClr"))
    line = element("a:ln", fill, w=6350)
    effect = element("a:effectStyle", element("a:effectLst"))
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", fill, fill, fill),
        element("a:lnStyleLst", line, line, line),
        element("a:effectStyleLst", effect, effect, effect),
        element("a:bgFillStyleLst", fill, fill, fill),
        name="公文",
    )


def settings() -> Xml:
    """Return the settings, but for odd and even footers.

    Characters keep their width (doNotCompress), or the 28 of a line (5.2.3) would not hold. A document number
    stays whole (7.2.5): no line ends with 〕 or begins with 号.
    """
    word = "http://schemas.microsoft.com/office/word"
    return element(
        "w:settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=640),
        w("characterSpacingControl", val="doNotCompress"),
        w("noLineBreaksAfter", lang="zh-CN", val=NO_LINE_END),
        w("noLineBreaksBefore", lang="zh-CN", val=NO_LINE_START),
        w("compat", *(w("compatSetting", name=name, uri=word, val=value) for name, value in _COMPATIBILITY.items())),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
        **{"xmlns:w": W},
    )


def default_styles(page: Page) -> Xml:
    """Return the defaults of the document and the styles that Word expects in any document.

    Of Word's own styles only those in use are shown to the user.
    """
    latin, size = page.fonts.latin.name, half_points(page.sizes.body)
    runs = w(
        "rPr",
        w("rFonts", ascii=latin, eastAsia=page.fonts.body.name, hAnsi=latin, cs=latin),
        w("sz", val=size),
        w("szCs", val=size),
        w("lang", val="zh-CN", eastAsia="zh-CN", bidi="ar-SA"),
    )
    margins = (w(edge, w=space, type="dxa") for edge, space in _CELL_MARGINS.items())
    cells = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins))
    return element(
        "w:styles",
        w("docDefaults", w("rPrDefault", runs), w("pPrDefault")),
        w(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=376,
        ),
        _default_style("character", "DefaultParagraphFont", "Default Paragraph Font", 1),
        _default_style("table", "TableNormal", "Normal Table", 99, cells),
        _default_style("numbering", "NoList", "No List", 99),
        **{"xmlns:w": W},
    )


def _default_style(kind: str, style_id: str, name: str, priority: int, *properties: Xml) -> Xml:
    """Return a style that Word expects and hides until it is used."""
    hidden = (w("semiHidden"), w("unhideWhenUsed"))
    rank = w("uiPriority", val=priority)
    return w("style", w("name", val=name), rank, *hidden, *properties, type=kind, default=1, styleId=style_id)
