"""What a file says of itself and carries along: properties, other programs' files, macros."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import EmbeddedObject, FileProperties
from drafter.docxfile.drawings import Drawing
from drafter.docxfile.opc_package import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_CORE = {
    "author": f"{_DC}creator",
    "last_modified_by": f"{_CP}lastModifiedBy",
    "title": f"{_DC}title",
    "subject": f"{_DC}subject",
    "keywords": f"{_CP}keywords",
    "description": f"{_DC}description",
    "category": f"{_CP}category",
}
"""Fields of FileProperties and their elements (ECMA-376 Part 2, 8.3.4)."""
_OF_PROGRAM = {
    "company": f"{_EXTENDED}Company",
    "manager": f"{_EXTENDED}Manager",
    "application": f"{_EXTENDED}Application",
    "template": f"{_EXTENDED}Template",
}
"""The same of the extended properties (ECMA-376 Part 1, 22.2)."""
_MACROS = "vbaProject.bin"


def file_properties(package: Package) -> FileProperties:
    """Return the properties in docProps: core, extended and custom ones."""
    core, extended = package.property_part("core-properties"), package.property_part("extended-properties")
    custom = package.property_part("custom-properties")
    values = [each for each in custom if len(each)] if custom is not None else []
    return FileProperties(
        **{field: _text(core, name) for field, name in _CORE.items()},
        **{field: _text(extended, name) for field, name in _OF_PROGRAM.items()},
        custom=tuple((each.get("name", ""), "".join(each.itertext()).strip()) for each in values),
    )


def _text(root: Element | None, name: str) -> str:
    found = root.find(name) if root is not None else None
    return "" if found is None else (found.text or "").strip()


def embedded_objects(package: Package, drawings: Iterable[Drawing]) -> tuple[EmbeddedObject, ...]:
    """Return the objects in `drawings`, then the embedded files and macros that no drawing names."""
    found = []
    for drawing in drawings:
        for each in drawing.objects:
            part = package.relations.get(each.relation, ("", ""))[1]
            found.append(EmbeddedObject(each.program or part.rpartition("/")[2], part))
    named = {each.part for each in found}
    for name in package.names:
        base = name.rpartition("/")[2]
        if name not in named and base and ("/embeddings/" in name or base == _MACROS):
            found.append(EmbeddedObject(base, name))
    return tuple(found)
