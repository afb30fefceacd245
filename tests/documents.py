""".docx files put together by hand, for tests of what reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)
_KINDS = {
    "document": "document.main",
    "footer1": "footer",
    "footer2": "footer",
    "header1": "header",
    "header2": "header",
}


def paragraph(*texts: str, properties: str = "") -> str:
    """Return a w:p with a run for each of `texts`; a text that begins with < is XML as it stands."""
    runs = "".join(t if t.startswith("<") else f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>' for t in texts)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def word_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    relations: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a .docx with `body`; `parts` are further parts of word/ by name (styles, numbering …).

    `relations` replaces the target of a part's relation; `extra` are files of any name.
    """
    parts = dict(parts or {})
    named = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{name.rstrip("12")}" Target="{(relations or {}).get(name, f"{name}.xml")}"/>'
        for name in {**parts, **(relations or {})}
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{_KINDS.get(name, name)}+xml"/>'
        for name in ("document", *parts)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    relationships = 'Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    files = {
        "[Content_Types].xml": f"{head}{_PACKAGE_TYPES}{overrides}</Types>",
        "_rels/.rels": f'{head}<{relationships}><Relationship Id="r1" Type="{_R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{head}<{relationships}>{named}</Relationships>",
        "word/document.xml": f"{head}<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"{head}{xml}" for name, xml in parts.items()},
    }
    return zip_of({**{name: text.encode() for name, text in files.items()}, **(extra or {})})


def read_body(body: str, **parts: str) -> WordDocument:
    """Return the document of a .docx with `body`, read."""
    return read_document(Package(word_file(body, parts), "报告.docx"))


def shown(document: WordDocument) -> list[str]:
    """Return the paragraphs that a reader sees, with their numbers."""
    return [each.label + each.text for each in document.paragraphs if not each.hidden]


def level(place: int, number_format: str, text: str, *more: str, start: int = 1) -> str:
    """Return a w:lvl; `more` is XML that stands behind its number format."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{"".join(more)}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    """Return a w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def list_of(key: int, abstract_key: int, *overrides: str) -> str:
    """Return a w:num."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{"".join(overrides)}</w:num>'


def override(place: int, inner: str) -> str:
    """Return a w:lvlOverride."""
    return f'<w:lvlOverride w:ilvl="{place}">{inner}</w:lvlOverride>'


def item(text: str, key: int | None = 1, place: int | None = 0, more: str = "", runs: str = "") -> str:
    """Return a paragraph of a list; `more` is further XML of its properties, `runs` of its content."""
    inner = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    inner += "" if key is None else f'<w:numId w:val="{key}"/>'
    return paragraph(
        *([text] if text else []), *([runs] if runs else []), properties=f"<w:numPr>{inner}</w:numPr>{more}"
    )


def styled(text: str, style: str) -> str:
    """Return a paragraph in a style."""
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return `files` as a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return stream.getvalue()


def part(name: str, inner: str) -> str:
    """Return the XML of a part such as styles or numbering."""
    return f"<w:{name} {_NAMES}>{inner}</w:{name}>"
