"""What stands in a drawing: text boxes, WordArt, another program's object; each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.docxfile.word_xml import DGM, A, R, W, alternatives, text_in, twips, whole_number

_V, _O = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_BOX, _OBJECT, _WORD_ART = f"{W}txbxContent", f"{_O}OLEObject", f"{_V}textpath"
_WATERMARK = re.compile("watermark|水印", re.I)
_EQUATIONS = re.compile("equation|mathtype|axmath", re.I)
_PICTURES = frozenset((f"{A}blip", f"{_V}imagedata", f"{_CHART}chart"))
_STYLE_WIDTH = re.compile(r"(?:^|;)\s*width:([0-9.]+(?:pt|in|cm|mm))")
_EMU = 635
"""English Metric Units to the twip."""
FORMULA_MARK = "［公式］"
"""What stands for an equation of another program, of which the file holds no text."""


class OleObject(NamedTuple):
    """Another program's object in a drawing."""

    program: str
    """ProgID; empty when the file does not say."""
    relation: str
    """Relation id of the part that holds it."""


class Drawing(NamedTuple):
    """What a w:drawing, w:pict or w:object holds that is more than a picture."""

    boxes: tuple[Element, ...] = ()
    """w:txbxContent, outermost ones only."""
    word_art: tuple[str, ...] = ()
    objects: tuple[OleObject, ...] = ()
    diagrams: tuple[str, ...] = ()
    """Relation ids of the data of SmartArt."""
    watermark: bool = False
    """Whether its name says that it is a watermark."""
    picture: int = 0
    """Width in twips of a picture or a chart; 0 for all else."""


def read_drawing(element: Element) -> Drawing:
    """Return what stands in a drawing; of alternate content at any depth the shown branch counts."""
    boxes, word_art, objects, diagrams, watermark = [], [], [], [], False
    width, is_picture = 0, False
    for each in _shown(element):
        tag = each.tag
        if tag == _BOX:
            boxes.append(each)
        elif tag == _WORD_ART and each.get("string"):
            word_art.append(each.get("string", ""))
        elif tag == _OBJECT:
            objects.append(OleObject(each.get("ProgID", ""), each.get(f"{R}id", "")))
        elif tag == f"{DGM}relIds":
            diagrams.append(each.get(f"{R}dm", ""))
        watermark |= bool(_WATERMARK.search(_name(each)))
        width = width or _width(each)
        is_picture |= tag in _PICTURES
    picture = width if is_picture and not boxes and not watermark else 0
    return Drawing(tuple(boxes), tuple(word_art), tuple(objects), tuple(diagrams), watermark, picture)


def _width(element: Element) -> int:
    """Return the width in twips that a wp:extent, or the style of a VML shape, gives; 0 for other elements."""
    if element.tag == f"{_WP}extent":
        return whole_number(element.get("cx", "")) // _EMU
    match = _STYLE_WIDTH.search(element.get("style", "")) if str(element.tag).startswith(_V) else None
    return twips(match[1]) if match else 0


def _shown(element: Element) -> Iterator[Element]:
    """Yield the elements within `element` that are seen, in document order, and nothing of what stands in a text box."""
    for each in alternatives(element):
        if each.tag == f"{_WP}docPr" and each.get("hidden", "0") in ("1", "true"):
            return
        yield each
        if each.tag != _BOX:
            yield from _shown(each)


def _name(element: Element) -> str:
    """Return what a shape calls itself; empty for other elements."""
    if element.tag == f"{_WP}docPr":
        return element.get("name", "")
    return element.get("id", "") if str(element.tag).startswith(_V) else ""


def diagram_texts(data: Element) -> list[str]:
    """Return the texts of a SmartArt diagram, whose data part is `data`."""
    texts = [text_in(point, f"{A}t") for point in data.iter(f"{DGM}pt")]
    return [text for text in texts if text]


def is_equation(program: str) -> bool:
    """Return whether a ProgID is that of a program for equations."""
    return bool(_EQUATIONS.search(program))


def is_formula(drawing: Drawing) -> bool:
    """Return whether a drawing is an equation of another program."""
    return any(is_equation(each.program) for each in drawing.objects)
