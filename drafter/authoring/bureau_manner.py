"""How a bureau's report speaks, as values: what a jurisdiction can be made of beside an outline."""

from __future__ import annotations

from typing import NamedTuple

PROPOSALS = "建议"
"""Folder within a jurisdiction's for section files that are proposed."""


class QuotedDocument(NamedTuple):
    """A document that a report quotes."""

    name: str
    text: str
    """With its quotation marks."""
    number: str
    first_year: int
    """0 when it is of no year."""
    last_year: int


class ReportForms(NamedTuple):
    """What last year's report says in the bureau's own way; what it does not say is empty."""

    title: str = ""
    self_reference: str = ""
    units: tuple[tuple[str, str], ...] = ()
    """Answers with the measure word that the report counts in, where it is not the question's."""
    documents: tuple[QuotedDocument, ...] = ()
    preamble: str = ""
    """The text of a section file."""
    closing: str = ""
    """The sentence with which the report ends, such as 特此报告。"""
    standing: tuple[tuple[str, str], ...] = ()
    """By heading the bureau's own sentences below it that say no fact, a line each."""


NO_FORMS = ReportForms()
