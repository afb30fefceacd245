"""Merges of what a hand told before its question was answered, with numbers read as `render` reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from test_merged_kinds import retyped
from test_merging import Made, edited, made, read, texts

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.merging.documents.merge_documents import MergedDocument, merge_documents
from drafter.use_cases.numbers_of_hands import reader_for


class ToldFirst(NamedTuple):
    """A document in which a hand told something, merged with the answers given later."""

    edited: bytes
    merged: MergedDocument
    new: Made

    @property
    def text(self) -> str:
        """The merged document with all accepted."""
        return "\n".join(texts(self.merged.data))

    @property
    def comments(self) -> list[str]:
        """What Drafter says beside the text, what is missing aside."""
        known = {each.text for each in read(self.edited).comments}
        return [each.text for each in read(self.merged.data).comments if each.text not in known]


def told_first(folder: Path, example: str, edit: tuple[str, str], answers: Mapping[str, str]) -> ToldFirst:
    """Return an example that a hand edited, merged with `answers` by their paths."""
    before = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
    after = before
    for path, value in answers.items():
        group, leaf = path.split(".")
        after = re.sub(rf"(?m)^  {leaf}:.*\n", "", after)
        after, count = re.subn(rf"(?m)^{group}:\n", f"{group}:\n  {leaf}: {value}\n", after)
        assert count == 1, path
    base, new = made(before, "a.yaml", folder), made(after, "b.yaml", folder)
    hand = edited(base, retyped([edit]))
    reader = reader_for(load_answers(folder / "b.yaml", (shipped("templates"),)))
    merged = merge_documents(hand, "手改.docx", base.lines, new.lines, new.data, read_numbers=reader)
    return ToldFirst(hand, merged, new)
