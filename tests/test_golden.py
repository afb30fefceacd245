"""The documents of the examples, part by part, as they were when somebody last looked at them."""

from __future__ import annotations

import difflib

import pytest
from golden import FOLDER, golden_texts, held, pretty

HOW = "If this is meant, run `python tests/golden.py`, look at `git diff` and commit it."


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return golden_texts()


def test_the_documents_have_the_same_parts(made):
    assert sorted(held()) == sorted(made), HOW


@pytest.mark.parametrize("name", sorted(held()))
def test_part_is_as_it_was(made, name):
    new, old = made.get(name, ""), (FOLDER / name).read_text(encoding="utf-8")
    if new != old:
        changes = difflib.unified_diff(
            old.splitlines(), new.splitlines(), f"golden/{name}", f"now/{name}", n=2, lineterm=""
        )
        pytest.fail("\n".join([*list(changes)[:200], HOW]), pytrace=False)


def test_the_same_documents_are_made_each_time(made):
    assert golden_texts() == made


def test_pretty_text_differs_where_xml_does():
    """What is compared shows every change of a tag, an attribute, a text or its space."""
    xml = b'<w:p xmlns:w="w"><w:r w:a="1"><w:t xml:space="preserve">a b</w:t></w:r>' + b"<w:x/>" * 30 + b"</w:p>"
    changes = [(b"w:r", b"w:s"), (b'"1"', b'"2"'), (b"a b", b"a  b"), (b"<w:x/>", b"", 1), (b"w:a", b"w:b")]
    texts = {pretty(xml), *(pretty(xml.replace(*change)) for change in changes)}
    assert len(texts) == 6
    assert pretty(xml).count("\n") == 33
