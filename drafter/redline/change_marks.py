"""Marks of tracked changes (17.13.5), and where they may stand among those of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from drafter.redline.package_copy import Element
from drafter.redline.text_cuts import copied, put_text

_LARGEST = 2**30
"""Ids are 32-bit numbers (17.13.5, ST_DecimalNumber); some programs draw them at random, up to the largest."""
_SPARE = 1000
"""Ids that are left for parts of insertions that were there."""


class ChangeMarks:
    """Makes marks of one author in a part, with ids of their own."""

    def __init__(self, root: Element, w: str, author: str) -> None:
        """Begin above the ids of all marks under `root`; `w` is the namespace of the part in braces."""
        self._w, self._author = w, author
        self._spare = _free_id(root, w)
        """The id of the next part of somebody's insertion that is parted: below those of our marks."""
        self.first = self._spare + min(_SPARE, (_LARGEST - self._spare) // 2)
        """The id of the first mark."""
        self.next = self.first
        """The id of the next mark; those that were there have smaller ones."""

    def delete(self, text: Element) -> Element:
        """Mark the run of a w:t, or of a line break or a tab, as deleted; return the mark."""
        return self.delete_run(text.getparent())

    def delete_run(self, run: Element) -> Element:
        """Mark a run as deleted, whatever it holds (17.3.3.7, 17.16.13); return the mark."""
        for shown, name in (("t", "delText"), ("instrText", "delInstrText")):
            for each in run.findall(f"{self._w}{shown}"):
                each.tag = f"{self._w}{name}"
        return self.wrap(run, "del")

    def insertion(self, like: Element, text: str) -> Element:
        """Return a mark of insertion with a run of `text` that looks like the run `like`; it stands nowhere yet."""
        run = etree.Element(f"{self._w}r")
        properties = like.find(f"{self._w}rPr")
        if properties is not None:
            run.append(copied(properties))
        put_text(run, text, self._w)
        mark = self._mark("ins")
        mark.append(run)
        return mark

    def wrap(self, run: Element, name: str) -> Element:
        """Put a run into a mark called `name`; return the mark."""
        mark = self._mark(name)
        run.addprevious(mark)
        mark.append(run)
        return mark

    def mark_end(self, paragraph: Element, name: str) -> None:
        """Mark the end of a paragraph as inserted or deleted (17.13.5.15, 17.13.5.20)."""
        w = self._w
        properties = paragraph.find(f"{w}pPr")
        if properties is None:
            properties = etree.Element(f"{w}pPr")
            paragraph.insert(0, properties)
        marks = properties.find(f"{w}rPr")
        if marks is None:
            marks = etree.Element(f"{w}rPr")
            later = [each for each in properties if each.tag in (f"{w}sectPr", f"{w}pPrChange")]
            later[0].addprevious(marks) if later else properties.append(marks)
        marks.insert(0, self._mark(name))

    def mark_row(self, row: Element, name: str) -> None:
        """Mark a row of a table as inserted or deleted (17.13.5.16, 17.13.5.12)."""
        properties = row.find(f"{self._w}trPr")
        if properties is None:
            properties = etree.Element(f"{self._w}trPr")
            exceptions = row.find(f"{self._w}tblPrEx")
            row.insert(0, properties) if exceptions is None else exceptions.addnext(properties)
        if not len(properties):  # there must be one beside the mark (17.4.82): as rows are anyway
            etree.SubElement(properties, f"{self._w}cantSplit").set(f"{self._w}val", "off")
        properties.append(self._mark(name))

    def put_after(self, mark: Element, run: Element) -> None:
        """Put `mark` behind a run and what was put there before; somebody else's insertion around it is parted, not nested."""
        place = self._outside_deletion(run)
        around = place.getparent()
        if self._is_insertion(around):
            self._part(around, list(place.itersiblings()), after=True)
            place = around
        self._last_put_after(place).addnext(mark)

    def _last_put_after(self, place: Element) -> Element:
        """Return the last insertion of our own right behind `place`; `place` itself where there is none."""
        following = place.getnext()
        while following is not None and self._is_own_insertion(following):
            place, following = following, following.getnext()
        return place

    def _is_own_insertion(self, element: Element) -> bool:
        return element.tag == f"{self._w}ins" and mark_number(element.get(f"{self._w}id")) >= self.first

    def put_before(self, mark: Element, run: Element) -> None:
        """Put `mark` before a run, as `put_after`."""
        place = self._outside_deletion(run)
        around = place.getparent()
        if self._is_insertion(around):
            self._part(around, list(place.itersiblings(preceding=True))[::-1], after=False)
            place = around
        place.addprevious(mark)

    def number_bookmarks(self, paragraph: Element) -> None:
        """Give the bookmarks in a paragraph of another document ids of their own."""
        numbers: dict[str, str] = {}
        for mark in paragraph.iter(f"{self._w}bookmarkStart", f"{self._w}bookmarkEnd"):
            old = mark.get(f"{self._w}id", "")
            if old not in numbers:
                numbers[old] = self._new_id()
            mark.set(f"{self._w}id", numbers[old])

    def _outside_deletion(self, run: Element) -> Element:
        around = run.getparent()
        return around if around.tag == f"{self._w}del" else run

    def _is_insertion(self, element: Element) -> bool:
        return element.tag in (f"{self._w}ins", f"{self._w}moveTo")

    def _part(self, around: Element, siblings: Sequence[Element], *, after: bool) -> None:
        """Take `siblings` out of somebody's insertion into one like it, behind or before it."""
        if not siblings:
            return
        other = etree.Element(around.tag, dict(around.attrib), nsmap=around.nsmap)
        other.set(f"{self._w}id", self._spare_id())
        other.extend(siblings)
        around.addnext(other) if after else around.addprevious(other)

    def _mark(self, name: str) -> Element:
        """Return a mark of a tracked change; it has no date: no clock is read."""
        attributes = {f"{self._w}id": self._new_id(), f"{self._w}author": self._author}
        return etree.Element(f"{self._w}{name}", attributes, nsmap={"w": self._w[1:-1]})

    def _spare_id(self) -> str:
        """Return an id for what was there; with all of them used one of our own, with which no merge is proved."""
        if self._spare == self.first:
            return self._new_id()
        self._spare += 1
        return str(self._spare - 1)

    def _new_id(self) -> str:
        self.next += 1
        return str(self.next - 1)


def _free_id(root: Element, w: str) -> int:
    """Return a number above the ids of all marks in the text (17.13.5)."""
    return max((mark_number(each.get(f"{w}id")) for each in root.iter()), default=0) + 1


def mark_number(written: str | None) -> int:
    """Return the number in the id of a mark; 0 for none, and for one so large that no number is left above it."""
    number = int(written) if written and re.fullmatch(r"[0-9]{1,10}", written) else 0
    return number if number < _LARGEST else 0
