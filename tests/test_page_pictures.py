"""The page on the official form names every measure, says what the code has, and shows its pictures."""

from __future__ import annotations

import pytest

pytest.importorskip("PIL")

import page_pictures

from drafter.page import Page, Sizes

OF_TYPE = ("fonts", "sizes")
"""Fields of the page that the document tells otherwise."""


def test_the_page_names_every_measure_once() -> None:
    assert sorted(row.name for row in page_pictures.MEASURES) == sorted(set(Page._fields) - set(OF_TYPE))
    assert sorted(row.name for row in page_pictures.SIZES) == sorted(Sizes._fields)


def test_the_page_is_up_to_date() -> None:
    written = (page_pictures.DOCS / page_pictures.PAGE).read_text(encoding="utf-8")
    assert written == page_pictures.page_text(), "renew it with: python tests/page_pictures.py"


@pytest.mark.parametrize("picture", page_pictures.PICTURES, ids=lambda picture: picture.file)
def test_each_picture_is_there_and_small(picture: page_pictures.Picture) -> None:
    size = (page_pictures.DOCS / "images" / picture.file).stat().st_size
    assert 5_000 < size < 150_000
