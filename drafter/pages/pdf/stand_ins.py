"""Which fonts of a document this machine lacks, and what stands in for them in a PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping

from drafter.page import STANDARD, Font, Fonts

_SONG = ("FandolSong", "Noto Serif CJK SC", "Source Han Serif SC", "思源宋体", "Noto Serif SC", "AR PL UMing CN")
_FREE: tuple[tuple[Font, tuple[str, ...]], ...] = (
    (STANDARD.fonts.title, ("方正小标宋_GB18030", "FZXiaoBiaoSong-B05", *_SONG)),
    (STANDARD.fonts.body, ("方正仿宋_GB18030", "FZFangSong-Z02", "STFangsong", "FandolFang", *_SONG)),
    (STANDARD.fonts.levels[0], ("STHeiti", "FandolHei", "Noto Sans CJK SC", "思源黑体", "WenQuanYi Zen Hei")),
    (
        STANDARD.fonts.levels[1],
        ("方正楷体_GB18030", "STKaiti", "FandolKai", "LXGW WenKai", "AR PL UKai CN", "AR PL KaitiM GB", *_SONG),
    ),
    (STANDARD.fonts.page_number, ("方正书宋_GB18030", *_SONG)),
    (STANDARD.fonts.latin, ("Nimbus Roman", "FreeSerif", "Tinos", "DejaVu Serif")),
)
"""What stands in beyond a font's alternatives: fonts of 统信, 麒麟 and macOS, then free ones."""
_FONT = re.compile(r'(w:(?:ascii|hAnsi|eastAsia|cs)=")([^"]*)(")')


def installed_fonts() -> frozenset[str] | None:
    """Return the names of the fonts on this machine, in lower case; None where nothing tells them.

    Fontconfig's fc-list tells them, with which LibreOffice looks for fonts too on Linux.
    """
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a program that was looked up, our own arguments, no shell
            [program, "--format", "%{family}\n"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return frozenset(name.strip().lower() for line in done.stdout.splitlines() for name in line.split(","))


def stand_ins(fonts: Fonts, installed: frozenset[str]) -> dict[str, str]:
    """Return what stands in for each of `fonts` that is not `installed`: the first at hand.

    Empty for a font for which nothing is: LibreOffice chooses then.
    """
    found = {}
    for font in fonts.all:
        if font.name.lower() not in installed:
            wanted = (*font.alternatives, *_further(font))
            found[font.name] = next((name for name in wanted if name.lower() in installed), "")
    return found


def _further(font: Font) -> tuple[str, ...]:
    """Return what stands in for `font` when none of its alternatives is there, by its kin."""
    names = {font.name, *font.alternatives}
    return next((free for kin, free in _FREE if kin.name in names or names & set(kin.alternatives)), _SONG)


def with_stand_ins(xml: str, names: Mapping[str, str]) -> str:
    """Return the XML of a part of a .docx with the fonts that `names` replaces."""
    return _FONT.sub(lambda match: match[1] + (names.get(match[2]) or match[2]) + match[3], xml)
