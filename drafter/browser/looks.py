"""The style sheet of the report: the measures of its page in units of a character, so that it fits any window."""

from __future__ import annotations

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
    return "\n".join(rules) + "\n"


def _family(font: Font, page: Page) -> str:
    """Return the fonts for text in `font`, figures and letters first where they have one of their own."""
    beside = page.fonts.beside(font)
    latin = () if beside == font else (beside.name, *beside.alternatives)
    names = [name.replace('"', "").replace("\\", "") for name in (*latin, font.name, *font.alternatives)]
    return ",".join(f'"{name}"' for name in names) + (",serif" if latin else ",sans-serif")
