"""The looks of a page's elements, each written out in the element itself: editors of sites keep no style sheets.

Centred titles, first lines two 字 in, figures and fonts as on paper (GB/T 9704-2012, 7.3).
"""

from __future__ import annotations

from drafter.page import Font, Page
from drafter.pages.text_lines import Line, LineKind

_LINE = "margin:0;line-height:2"
_RIGHT = "margin:0 2em 0 0;line-height:2;text-align:right"
"""署名右空二字 (7.3.5.2); the page is as wide as the site has it, so the date is not placed by the 字."""
_INDENT = "text-indent:2em;text-align:justify"
"""自然段左空二字 (7.3.3)."""
_CELL = "border:1px solid #000;padding:4px 6px"
TABLE = "width:100%;border-collapse:collapse;margin:0 0 1em 0"
"""A table's own looks; its lines are its cells'."""
RULE = "border:none;border-top:1px solid #000"
"""The looks of a line of division."""


def style_of(line: Line, page: Page) -> str:
    """Return the looks of the element that `line` is."""
    fonts, sizes = page.fonts, page.sizes
    match line.kind:
        case LineKind.TITLE:
            return f"margin:1em 0;text-align:center;{_text(fonts.title, sizes.title, page)};line-height:1.5"
        case LineKind.HEADING:
            font = fonts.levels[line.level - 1]
            return f"{_LINE};{_INDENT};{_text(font, sizes.body, page)}"
        case LineKind.SIGNATURE | LineKind.DATE:
            return f"{_RIGHT};{_text(fonts.body, sizes.body, page)}"
        case LineKind.FLUSH:
            return f"{_LINE};{_text(fonts.body, sizes.body, page)}"
        case _:
            return f"{_LINE};{_INDENT};{_text(fonts.body, sizes.body, page)}"


def lead_style(line: Line, page: Page) -> str:
    """Return the looks of the beginning of `line`: by its level, or those of a lead phrase."""
    font = page.fonts.levels[line.level - 1] if line.level else page.fonts.lead
    bold = ";font-weight:bold" if page.fonts.lead_bold and not line.level else ""
    return f"font-family:{_family(font, page)}{bold}"


def cell_style(page: Page, *, head: bool, centred: bool) -> str:
    """Return the looks of a table's cell."""
    font = page.fonts.levels[0] if head else page.fonts.body
    return f"{_CELL};text-align:{'center' if head or centred else 'left'};{_text(font, page.sizes.table, page)}"


def _text(font: Font, size: float, page: Page) -> str:
    return f"font-family:{_family(font, page)};font-size:{size:g}pt;font-weight:normal"


def _family(font: Font, page: Page) -> str:
    """Return the names of a font and of those that stand in for it, quoted for an attribute in double quotes."""
    names = ",".join(f"'{name.replace(chr(39), '')}'" for name in (font.name, *font.alternatives))
    return f"{names},{'serif' if page.fonts.beside(font) != font else 'sans-serif'}"
