""".docx files put together by hand, for tests of what reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)
_KINDS = {"document": "document.main", "footer1": "footer", "footer2": "footer"}


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
