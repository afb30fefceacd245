"""The XML of the base package for which python-docx has no API: fonts, theme, defaults."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.page import Fonts, Page, half_points
from drafter.pages.line_breaks import NO_LINE_END, NO_LINE_START
from drafter.pages.word.docx_package import APP, CUSTOM, XML_HEAD, app_properties, escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CONTENT_TYPES = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CHARSET_GB = "86"
_CHARSET_LATIN = "00"

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


@dataclass(frozen=True, slots=True)
class AddedPart:
    """A part that python-docx's template lacks or has otherwise."""

    name: str
    content_type: str
    relation: str
    """Type of the relationship that leads to it."""
    xml: str
    of_document: bool
    """Whether the relationship starts at the document, not at the package."""


def added_parts(page: Page) -> tuple[AddedPart, ...]:
    """Return theme, font table and properties, in the order in which they are added."""
    return tuple(
        AddedPart(name, f"{_CONTENT_TYPES}.{content_type}+xml", _RELATIONS + relation, xml, inner)
        for name, content_type, relation, xml, inner in (
            ("word/theme/theme1.xml", "theme", "theme", theme(page.fonts), True),
            (
                "word/fontTable.xml",
                "wordprocessingml.fontTable",
                "fontTable",
                font_table(page.fonts),
                True,
            ),
            (APP, "extended-properties", "extended-properties", app_properties(""), False),
            # The digest is written with every package.
            (CUSTOM, "custom-properties", "custom-properties", "", False),
        )
    )


def font_table(fonts: Fonts) -> str:
    """Return `word/fontTable.xml`: the fonts with the names to try where one is missing."""
    entries = "".join(
        f'<w:font w:name="{escape(font.name)}">'
        f'<w:altName w:val="{escape(",".join(font.alternatives))}"/>'
        f'<w:charset w:val="{_CHARSET_LATIN if font == fonts.latin else _CHARSET_GB}"/>'
        f'<w:family w:val="{font.family}"/><w:pitch w:val="variable"/></w:font>'
        for font in fonts.all
    )
    return f'{XML_HEAD}<w:fonts xmlns:w="{W}">{entries}</w:fonts>'


def theme(fonts: Fonts) -> str:
    """Return `word/theme/theme1.xml`, whose fonts are the document's own.

    No style refers to the theme, yet Word offers its fonts and WPS looks whether it has them.
    """
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    heading, body = (
        f'<a:latin typeface="{escape(fonts.latin.name)}"/><a:ea typeface="{escape(font.name)}"/><a:cs typeface=""/>'
        for font in (fonts.levels[0], fonts.body)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{XML_HEAD}<a:theme xmlns:a="{_A}" name="公文"><a:themeElements>'
        '<a:clrScheme name="公文"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文"><a:majorFont>{heading}</a:majorFont>'
        f"<a:minorFont>{body}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def settings() -> str:
    """Return the settings, but for odd and even footers.

    Characters keep their width (doNotCompress), or the 28 of a line (5.2.3) would not hold. A document number
    stays whole (7.2.5): no line ends with 〕 or begins with 号.
    """
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{escape(NO_LINE_END)}"/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{escape(NO_LINE_START)}"/>'
        f"<w:compat>{compatibility}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def default_styles(page: Page) -> str:
    """Return the defaults of the document and the styles that Word expects in any document.

    Of Word's own styles only those in use are shown to the user.
    """
    latin, chinese = escape(page.fonts.latin.name), escape(page.fonts.body.name)
    size = half_points(page.sizes.body)
    side = '<w:{0} w:w="{1}" w:type="dxa"/>'
    cell = "".join(side.format(*pair) for pair in _CELL_MARGINS)
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>"
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{latin}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        f'<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>{hidden}</w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        f'<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>{hidden}'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{cell}</w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        f'<w:name w:val="No List"/><w:uiPriority w:val="99"/>{hidden}</w:style></w:styles>'
    )


_CELL_MARGINS = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
"""Word's own, in twips."""
