"""What a document's file says about itself: title, authority, year, day of issue."""

from __future__ import annotations

from drafter.pages.blocks import Document
from drafter.pages.xml_builder import element, part

_UNKNOWN_DAY = "2012-07-01"
"""Stands for a day that the answers don't give: since then GB/T 9704-2012 is in force."""
_CORE_NAMESPACES = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core_properties(document: Document) -> bytes:
    """Return `docProps/core.xml`: what the file's properties say about `document`.

    Made of the document alone, never of the clock: the same answers give the same file.
    """
    year_end = _UNKNOWN_DAY if document.year is None else f"{document.year:04d}-12-31"
    moment = f"{document.issued or year_end}T00:00:00Z"
    year = "" if document.year is None else f"{document.year}年"
    matter = document.title.removeprefix(document.authority) or document.title
    moment_type = {"xsi:type": "dcterms:W3CDTF"}
    properties = element(
        "cp:coreProperties",
        element("dc:title", document.title),
        element("dc:subject", matter),
        element("dc:creator", document.authority),
        element("cp:keywords", "；".join(filter(None, (document.authority, year)))),
        element("cp:lastModifiedBy", document.authority),
        element("cp:revision", "1"),
        element("dcterms:created", moment, **moment_type),
        element("dcterms:modified", moment, **moment_type),
        element("cp:category", "公文"),
        element("dc:language", "zh-CN"),
        **_CORE_NAMESPACES,
    )
    return part(properties)


def app_properties(company: str) -> bytes:
    """Return `docProps/app.xml`: the program and the issuing authority."""
    properties = element(
        "Properties",
        element("Application", "Drafter"),
        element("DocSecurity", "0"),
        element("Company", company),
        xmlns=_EXTENDED_PROPERTIES,
    )
    return part(properties)
