"""What a file says of itself and carries along: properties, other programs' files, macros."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import EmbeddedObject, FileProperties
from drafter.docxfile.drawings import Drawing
from drafter.docxfile.package import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_MACROS = "vbaProject.bin"


def file_properties(package: Package) -> FileProperties:
    """Return the properties in docProps: core, extended and custom ones."""
    core, extended = package.property_part("core-properties"), package.property_part("extended-properties")

    def of_core(name: str) -> str:
        return _text(core, _DC + name) or _text(core, _CP + name)

    def of_extended(name: str) -> str:
        return _text(extended, _EXTENDED + name)

    return FileProperties(
        author=of_core("creator"),
        last_modified_by=of_core("lastModifiedBy"),
        company=of_extended("Company"),
        manager=of_extended("Manager"),
        title=of_core("title"),
        subject=of_core("subject"),
        keywords=of_core("keywords"),
        description=of_core("description"),
        category=of_core("category"),
        application=of_extended("Application"),
        template=of_extended("Template"),
        custom=_custom(package),
    )


def _custom(package: Package) -> tuple[tuple[str, str], ...]:
    root = package.property_part("custom-properties")
    return (
        tuple((each.get("name", ""), "".join(each.itertext()).strip()) for each in root if len(each))
        if (root is not None)
        else ()
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
