"""The style sheet of the report: the measures of its page in units of a character, so that it fits any window."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.page import TWIPS_PER_MM, TWIPS_PER_PT, Font, Page


def report_styles(page: Page) -> str:
    """Return CSS for the report on `page`; 1em of `.sheet` is the body's type size."""
    fonts, sizes = page.fonts, page.sizes
    millimetre = TWIPS_PER_MM / TWIPS_PER_PT / sizes.body
    pitch = page.line_pitch / TWIPS_PER_PT / sizes.body
    right = page.right_margin / TWIPS_PER_PT / sizes.body
    rules = [
        f".sheet{{width:{page.paper_width * millimetre:.3f}em;"
        f"padding:{page.top_margin * millimetre:.3f}em {right:.3f}em 4em {page.left_margin * millimetre:.3f}em;"
        f"line-height:{pitch:.4f};letter-spacing:{page.character_spacing / TWIPS_PER_PT / sizes.body:.4f}em;"
        f"font-family:{_family(fonts.body, page)}}}",
        f".sheet .pages{{background-size:100% {page.lines * pitch:.4f}em}}",
        f".sheet h1{{font-family:{_family(fonts.title, page)};font-size:{sizes.title / sizes.body:.4f}em;"
        f"line-height:{pitch * sizes.body / sizes.title:.4f};margin-bottom:{pitch * sizes.body / sizes.title:.4f}em}}",
        f".sheet .mark{{color:#{page.mark_colour};font-family:{_family(fonts.title, page)}}}",
        f".sheet .rule{{border-color:#{page.mark_colour}}}",
        f".sheet .lead{{font-family:{_family(fonts.lead, page)};font-weight:{'bold' if fonts.lead_bold else 'normal'}}}",
        f".sheet table{{font-size:{sizes.table / sizes.body:.4f}em}}",
    ]
    for level, font in enumerate(fonts.levels, 1):
        rules.append(f".sheet .level{level}{{font-family:{_family(font, page)}}}")
    return "\n".join((*rules, *_printed(page))) + "\n"


def _printed(page: Page) -> Iterator[str]:
    """Yield the rules of the page as the browser prints it: paper, margins, page numbers outside (5.2.1, 7.5)."""
    bottom, right = (margin / TWIPS_PER_MM for margin in (page.bottom_margin, page.right_margin))
    number = (
        f'content:"— " counter(page) " —";font-size:{page.sizes.page_number}pt;'
        f"font-family:{_family(page.fonts.page_number, page)};vertical-align:top;padding:7mm 1em 0"
    )
    yield (
        f"@page{{size:{page.paper_width}mm {page.paper_height}mm;"
        f"margin:{page.top_margin}mm {right:.2f}mm {bottom:.2f}mm {page.left_margin}mm}}"
    )
    yield f"@page :right{{@bottom-right{{{number}}}}}"
    yield f"@page :left{{@bottom-left{{{number}}}}}"
    yield f"@media print{{.paper{{font-size:{page.sizes.body}pt}}}}"


def _family(font: Font, page: Page) -> str:
    """Return the fonts for text in `font`, figures and letters first where they have one of their own."""
    beside = page.fonts.beside(font)
    latin = () if beside == font else (beside.name, *beside.alternatives)
    names = [name.replace('"', "").replace("\\", "") for name in (*latin, font.name, *font.alternatives)]
    return ",".join(f'"{name}"' for name in names) + (",serif" if latin else ",sans-serif")
