"""Random edits as leaders make them in Word, and random changes of answers, merged: `python tests/hand_edits.py --pairs 1000`.

Each pair takes an example, edits its document by hand, changes figures in its answers, and merges. It prints how many
merges could not be proved, what was lost, how many asked nothing, and the longest time.
"""

from __future__ import annotations

import argparse
import base64
import copy
import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from leaders_kinds import LEADERS_KINDS
from lxml import etree
from office import convert, texts_within
from true_overlaps import BothChanged, both_changed

from drafter.answers.load import load_answers
from drafter.errors import DrafterError
from drafter.folders import section_cache, shipped
from drafter.merging.documents.merge_documents import MergedDocument, UnprovenMergeError, merge_documents
from drafter.merging.texts.figure_writings import chinese_of
from drafter.merging.texts.merge_tokens import PARAGRAPH_END, hunks_between, is_figure_change, tokens_of
from drafter.merging.texts.record_numbers import with_numbers_now
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DRAWING_TAG = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PICTURE = f"""<w:p xmlns:w="{W[1:-1]}" xmlns:r="{RELATIONS}" xmlns:wp="{DRAWING}/wordprocessingDrawing"
xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture"><w:r><w:drawing><wp:inline><wp:extent cx="90000" cy="90000"/>
<wp:docPr id="{{number}}" name="图"/><a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic><pic:nvPicPr>
<pic:cNvPr id="{{number}}" name="图"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdHandP"/>
<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="90000" cy="90000"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>
</w:drawing></w:r></w:p>"""
NUMBERS = tuple("一二三四五六七八九十")
WORDS = "进一步加强认真扎实稳步有序推进全面落实依法开展组织"
_HANDS = 4
"""Hands that edit the same document while the answers change in the same way."""
_ACTIVITY = re.compile("(?m)^ +内容: (?:[^\n{}]*。)?([\u4e00-\u9fff，]{6,})")
_FIGURE = re.compile(r"(?m)^(  (?!年度)\S+: )(\d+)((?:余|多)?[^\d\s年]{0,3})$")
Element = Any


class Made(NamedTuple):
    """A document that Drafter made."""

    data: bytes
    lines: tuple[WrittenLine, ...]


class Pair(NamedTuple):
    """A document edited by hand, and what the answers make now."""

    base: Made
    edited: bytes
    new: Made
    overlaps: tuple[BothChanged, ...] = ()
    """The words that both changed."""

    def merged(self) -> MergedDocument:
        """Return both in one document. Raises UnprovenMergeError."""
        return merge_documents(self.edited, "手改.docx", self.base.lines, self.new.lines, self.new.data)


class Editor:
    """A hand that edits: what it does is drawn from `random`."""

    def __init__(self, data: bytes, chance: random.Random, meanings: Mapping[str, str] | None = None) -> None:
        """Edit the document `data`; `meanings` says of characters in it for which others they stand."""
        self._parts = unpacked(data)
        self._root = etree.fromstring(self._parts["word/document.xml"])
        self._body = self._root.find(f"{W}body")
        self._chance = self.chance = chance
        self._meanings = meanings or {}
        self._pictures = 0
        self._comments: list[str] = []

    def edit(self, count: int) -> bytes:
        """Return the document after `count` edits."""
        for _ in range(count):
            texts = [text for text in self._body.iterfind(f"{W}p/{W}r/{W}t") if len(text.text or "") > 3]
            text = self._chance.choice(texts)
            text.set(XML_SPACE, "preserve")
            self._chance.choice(KINDS)(self, text)
        added = self._other_parts()
        return packed(self._parts | {"word/document.xml": etree.tostring(self._root)} | added)

    def _span(self, text: Element) -> tuple[int, int]:
        start = self._chance.randrange(len(text.text))
        return start, min(len(text.text), start + self._chance.randint(1, 6))

    def _words(self, most: int = 5) -> str:
        return "".join(self._chance.sample(WORDS, self._chance.randint(1, most)))

    def words(self, most: int) -> str:
        """Return some characters to type."""
        return self._words(most)

    def plain(self, text: Element) -> str:
        """Return the characters of an element as they read."""
        return "".join(self._meanings.get(character, character) for character in text.text)

    def chosen(self, pattern: re.Pattern[str], text: Element) -> re.Match[str] | None:
        """Return one of the places of an element where `pattern` matches; None for none."""
        found = list(pattern.finditer(self.plain(text)))
        return self._chance.choice(found) if found else None

    def other_text(self) -> Element:
        """Return any longer element of text."""
        return self._chance.choice(
            [text for text in self._body.iterfind(f"{W}p/{W}r/{W}t") if len(text.text or "") > 3]
        )

    def insert(self, text: Element) -> None:
        """Type some words."""
        start, _ = self._span(text)
        text.text = text.text[:start] + self._words() + text.text[start:]

    def delete(self, text: Element) -> None:
        """Delete some characters."""
        start, end = self._span(text)
        text.text = text.text[:start] + text.text[end:]

    def replace(self, text: Element) -> None:
        """Type words over others."""
        start, end = self._span(text)
        text.text = text.text[:start] + self._words() + text.text[end:]

    def make_bold(self, text: Element) -> None:
        """Set a run in bold."""
        properties = self._run_properties(text)
        if properties.find(f"{W}b") is None:
            place = properties.find(f"{W}rFonts")
            bold = etree.Element(f"{W}b")
            properties.insert(0, bold) if place is None else place.addnext(bold)

    def split(self, text: Element) -> None:
        """Press Enter within a paragraph."""
        run, start = text.getparent(), self._span(text)[0]
        if len(run.findall(f"{W}t")) != 1:
            return
        paragraph = run.getparent()
        other = etree.Element(f"{W}p")
        if paragraph.find(f"{W}pPr") is not None:
            other.append(copy.deepcopy(paragraph.find(f"{W}pPr")))
        rest = copy.deepcopy(run)
        rest.find(f"{W}t").text = text.text[start:]
        text.text = text.text[:start]
        following = list(run.itersiblings())
        other.append(rest)
        other.extend(following)
        paragraph.addnext(other)

    def join(self, text: Element) -> None:
        """Delete the mark of a paragraph."""
        paragraph = text.getparent().getparent()
        following = paragraph.getnext()
        if following is not None and following.tag == f"{W}p":
            paragraph.extend([each for each in following if each.tag != f"{W}pPr"])
            self._body.remove(following)

    def move(self, text: Element) -> None:
        """Take a paragraph to another place."""
        paragraph = text.getparent().getparent()
        place = self._chance.choice(self._body.findall(f"{W}p"))
        if place is not paragraph:
            place.addnext(paragraph)

    def delete_paragraph(self, text: Element) -> None:
        """Delete a whole paragraph."""
        self._body.remove(text.getparent().getparent())

    def add_paragraph(self, text: Element) -> None:
        """Write a paragraph."""
        paragraph = copy.deepcopy(text.getparent().getparent())
        for each in [each for each in paragraph if each.tag != f"{W}pPr"]:
            paragraph.remove(each)
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(run, f"{W}t").text = "".join(self._chance.choices(WORDS, k=20)) + "。"
        text.getparent().getparent().addnext(paragraph)

    def add_table(self, text: Element) -> None:
        """Put in a small table."""
        table = etree.fromstring(
            f'<w:tbl xmlns:w="{W[1:-1]}"><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r>'
            f"<w:t>{self._words()}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
        text.getparent().getparent().addnext(table)

    def insert_tracked(self, text: Element) -> None:
        """Type words while somebody else's changes are tracked."""
        run = text.getparent()
        mark = etree.Element(f"{W}ins", {f"{W}id": str(self._chance.randint(500, 9000)), f"{W}author": "局长"})
        other = etree.SubElement(mark, f"{W}r")
        etree.SubElement(other, f"{W}t").text = self._words()
        run.addnext(mark)

    def delete_tracked(self, text: Element) -> None:
        """Delete a run while somebody else's changes are tracked."""
        run = text.getparent()
        if len(run.findall(f"{W}t")) != 1 or len(text.text) > 12:
            return
        mark = etree.Element(f"{W}del", {f"{W}id": str(self._chance.randint(500, 9000)), f"{W}author": "局长"})
        run.addprevious(mark)
        mark.append(run)
        text.tag = f"{W}delText"

    def make_larger(self, text: Element) -> None:
        """Give a run another size and font."""
        properties = self._run_properties(text)
        for name, attributes in (("rFonts", {"eastAsia": "楷体"}), ("sz", {"val": "36"})):
            for old in properties.findall(f"{W}{name}"):
                properties.remove(old)
            element = etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
            properties.insert(0, element) if name == "rFonts" else properties.append(element)

    def space_lines(self, text: Element) -> None:
        """Give a paragraph another line spacing."""
        paragraph = text.getparent().getparent()
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        for old in properties.findall(f"{W}spacing"):
            old.set(f"{W}line", "640")

    def comment(self, text: Element) -> None:
        """Comment on a run."""
        if "word/comments.xml" in self._parts:
            return
        number = str(len(self._comments))
        self._comments.append(f"请核实{self._words()}")
        run = text.getparent()
        run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
        run.addnext(reference)
        run.addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}))

    def add_picture(self, text: Element) -> None:
        """Put in a paragraph with a picture."""
        paragraph = etree.fromstring(PICTURE.format(number=self._pictures + 900))
        self._pictures += 1
        text.getparent().getparent().addnext(paragraph)

    def _run_properties(self, text: Element) -> Element:
        run = text.getparent()
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        return properties

    def _other_parts(self) -> dict[str, bytes]:
        """Return the parts that comments and pictures need, by name."""
        parts: dict[str, bytes] = {}
        if self._comments and "word/comments.xml" not in self._parts:
            comments = (
                f'<w:comment w:id="{i}" w:author="局长"><w:p><w:r><w:t>{each}</w:t></w:r></w:p></w:comment>'
                for i, each in enumerate(self._comments)
            )
            content = f'<w:comments xmlns:w="{W[1:-1]}">{"".join(comments)}</w:comments>'
            parts["word/comments.xml"] = content.encode()
            self._name_part("comments", "rIdHandC", "comments.xml", "word/comments.xml")
        if self._pictures:
            parts["word/media/hand.png"] = PIXEL
            self._name_part("image", "rIdHandP", "media/hand.png", "")
            types = self._parts["[Content_Types].xml"].decode()
            png = '<Default Extension="png" ContentType="image/png"/>'
            self._parts["[Content_Types].xml"] = types.replace("<Default", f"{png}<Default", 1).encode()
        return parts

    def _name_part(self, kind: str, key: str, target: str, override: str) -> None:
        relation = f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
        name = "word/_rels/document.xml.rels"
        self._parts[name] = self._parts[name].decode().replace("</Relationships>", relation).encode()
        if override:
            content = f'<Override PartName="/{override}" ContentType="{COMMENTS_TYPE}"/></Types>'
            types = self._parts["[Content_Types].xml"].decode()
            self._parts["[Content_Types].xml"] = types.replace("</Types>", content).encode()


KINDS: tuple[Callable[[Editor, Element], None], ...] = (
    *(Editor.insert, Editor.insert, Editor.delete, Editor.replace, Editor.replace, Editor.make_bold),
    *(Editor.split, Editor.join, Editor.move, Editor.add_paragraph, Editor.insert_tracked, Editor.delete_tracked),
    *(Editor.delete_paragraph, Editor.add_table, Editor.add_picture, Editor.comment),
    *(Editor.make_larger, Editor.space_lines),
    *LEADERS_KINDS,
)
"""What a hand does; what it does more often stands twice."""


def made(text: str, name: str, folder: Path) -> Made:
    """Return the document that the answers `text` make. Raises DrafterError."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    rendering = render(load_answers(path, (shipped("templates"),)), section_cache())
    return Made(rendering.data, written_lines(rendering.document))


@cache
def _made_example(path: Path) -> Made:
    with tempfile.TemporaryDirectory() as folder:
        return made(path.read_text(encoding="utf-8"), path.name, Path(folder))


def with_other_figures(text: str, count: int, chance: random.Random) -> str:
    """Return the answers `text` with up to `count` figures larger."""
    places = list(_FIGURE.finditer(text))
    for match in sorted(chance.sample(places, min(count, len(places))), key=lambda each: -each.start()):
        larger = int(match[2]) + chance.randint(1, 9)
        text = f"{text[: match.start()]}{match[1]}{larger}{match[3]}{text[match.end() :]}"
    return text


def with_other_words(text: str, count: int, chance: random.Random) -> str:
    """Return the answers `text` with other words in up to `count` texts of activities."""
    places = list(_ACTIVITY.finditer(text))
    for match in sorted(chance.sample(places, min(count, len(places))), key=lambda each: -each.start()):
        at = chance.randrange(match.start(1), match.end(1) - 3)
        words = "".join(chance.sample(WORDS, chance.randint(1, 4)))
        text = f"{text[:at]}{words}{text[at + chance.randint(0, 3) :]}"
    return text


def with_other_items(text: str, chance: random.Random) -> str:
    """Return the answers `text` with one item more, or fewer, in each list of weaknesses and plans."""
    for title in ("存在不足", "下年安排"):
        found = re.search(rf"(?m)^{title}:\n((?:  .*\n)+)", text)
        if found:
            items = re.split(r"(?m)^(?=  - )", found[1])[1:]
            place = chance.randrange(len(items))
            added = f"  - 内容: {''.join(chance.sample(WORDS, 12))}\n"
            items[place : place + 1] = [items[place], added] if chance.random() < 0.5 or len(items) < 2 else []
            text = f"{text[: found.start(1)]}{''.join(items)}{text[found.end(1) :]}"
    return text


def random_pair(seed: int, folder: Path, edits: int = 12, figures: int = 8) -> Pair | None:
    """Return a pair drawn by `seed`; None when the changed answers cannot be read."""
    drawn = _random_answers(seed // _HANDS, folder, figures)
    if drawn is None:
        return None
    base, new = drawn

    def edited(document: bytes) -> bytes:
        data = packed(unpacked(base.data) | {"word/document.xml": document})
        meanings = _meanings(base.data, document)
        return unpacked(Editor(data, random.Random(seed), meanings).edit(edits))["word/document.xml"]  # noqa: S311 - tests

    document = unpacked(base.data)["word/document.xml"]
    overlaps = tuple(both_changed(document, with_numbers_now(base.lines, new.lines), new.lines, edited))
    return Pair(base, Editor(base.data, random.Random(seed)).edit(edits), new, overlaps)  # noqa: S311 - tests


def _meanings(data: bytes, document: bytes) -> dict[str, str]:
    """Return for which characters of the document `data` those of another, that is made alike, stand."""
    ones, others = (etree.fromstring(each).iter(f"{W}t") for each in (unpacked(data)["word/document.xml"], document))
    texts = ((one.text or "", other.text or "") for one, other in zip(ones, others, strict=True))
    return {mark: character for one, other in texts for character, mark in zip(one, other, strict=True)}


@lru_cache(maxsize=1)
def _random_answers(seed: int, folder: Path, figures: int) -> tuple[Made, Made] | None:
    """Return the documents of an example before and after changes of figures that are drawn by `seed`."""
    chance = random.Random(seed)  # noqa: S311 - tests
    example = chance.choice(sorted(shipped("examples").glob("*.yaml")))
    text = with_other_figures(example.read_text(encoding="utf-8"), figures, chance)
    if seed % 2:
        text = with_other_words(text, figures // 2, chance)
    if seed % 4 == 3:
        text = with_other_items(text, chance)
    try:
        return _made_example(example), made(text, example.name, folder)
    except DrafterError:
        return None


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def unlisted(pair: Pair, merged: MergedDocument) -> Iterator[str]:
    """Yield the words that hand and answers both changed and that a merge neither asks about nor tells."""
    told = [without_breaks(each.new) for each in merged.questions] + [without_breaks(each) for each in merged.left_out]
    asked = [without_breaks(each.base) for each in merged.questions]
    put_in = _put_in(merged)
    for each in pair.overlaps:
        new = without_breaks(each.new)
        base = re.sub(f"[{''.join(NUMBERS)}]+是$", "", each.base)  # the next item is counted anew
        is_told = any(new in text for text in told) if new else any(base in text for text in asked)
        is_told = is_told or chinese_of(new) in put_in  # the hand wrote it in numerals, and so it is now
        is_same = (not new and each.is_deleted) or (new in NUMBERS and each.base in NUMBERS)  # items are counted anew
        if not is_told and not is_same:
            yield f"both changed “{each.base}” to “{new}” here, and nothing says so"


def without_breaks(text: str) -> str:
    """Return `text` without the ends of paragraphs."""
    return text.replace(PARAGRAPH_END, "")


def losses(pair: Pair, edited: bytes, merged: MergedDocument) -> Iterator[str]:
    """Yield what a merge lost or hid of the hand's edits and of the answers; `edited` is what was merged.

    Tracked changes are read by docx-trackdiff: with all rejected, the text must be what `edited` is with all rejected.
    """
    before, after = (etree.fromstring(unpacked(data)["word/document.xml"]) for data in (edited, merged.data))
    if texts_within(after, accept=False) != texts_within(before, accept=False):
        yield "with all rejected it is not the edited text"
    for tag in (f"{DRAWING_TAG}blip", f"{W}tbl", f"{W}b", f"{W}commentReference", f"{W}sz"):
        if len(list(after.iter(tag))) < len(list(before.iter(tag))):
            yield f"a {tag.rpartition('}')[2]} is gone"
    accepted, was = (Counter(_tokens(texts_within(tree, accept=True))) for tree in (after, before))
    asked = Counter(token for each in merged.questions for token in tokens_of(each.new))
    left_out = Counter(token for text in merged.left_out for token in tokens_of(text))
    for new, olds in _changed_figures(pair).items():
        if new in NUMBERS:
            continue  # items are counted anew
        if not (accepted[new] or asked[new] or left_out[new] or chinese_of(new) in _put_in(merged)):
            yield f"{new} is told nowhere"
        if accepted[new] - was[new] - asked[new] > sum(was[old] for old in olds):
            yield f"{new} stands where the hand had changed {olds}, and nothing is asked"
    yield from _misplaced(pair, merged)
    ends = tuple(line.strip() for line in texts_within(before, accept=True) if line.strip())
    for each in merged.questions:
        if not all(_is_whole(text, ends) for text in each[1:]):
            yield f"half words are asked about: {each[1:]}"


def _put_in(merged: MergedDocument) -> set[str]:
    """Return the words that Drafter put in as tracked changes."""
    marks = etree.fromstring(unpacked(merged.data)["word/document.xml"]).iter(f"{W}ins")
    ours = (each for each in marks if each.get(f"{W}author") == "Drafter")
    return {"".join(text.text or "" for text in each.iter(f"{W}t")) for each in ours} - {""}


def _is_whole(text: str, paragraphs: Sequence[str]) -> bool:
    """Return whether a text is sentences, or a heading: it begins behind a stop, and ends in one, or where a paragraph does.

    The hand may have parted `paragraphs` behind a comma.
    """
    words = text.strip()
    is_end = bool(words) and (words[-1] not in "，、（" or any(each.endswith(words) for each in paragraphs))
    return not words or (words[0] not in "，；。、）" and is_end)


def _misplaced(pair: Pair, merged: MergedDocument) -> Iterator[str]:
    """Yield the figures that a merge put in place of something else than the figure that they were."""
    olds = _changed_figures(pair)
    asked = {token for each in merged.questions for token in tokens_of(each.new)}
    taken_out = ""
    for mark in etree.fromstring(unpacked(merged.data)["word/document.xml"]).iter(f"{W}ins", f"{W}del"):
        if mark.get(f"{W}author") != "Drafter":
            continue
        words = "".join(text.text or "" for text in mark.iter(f"{W}t", f"{W}delText"))
        if mark.tag == f"{W}del":
            before = mark.getprevious()
            taken_out = taken_out + words if before is not None and before.tag == mark.tag else words
        elif words in olds and words not in NUMBERS and words not in asked and taken_out not in olds[words]:
            yield f"{words} stands in place of “{taken_out}”, and was {olds[words]}"


def _tokens(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from tokens_of(text)


def _changed_figures(pair: Pair) -> dict[str, set[str]]:
    """Return the numbers that the answers changed: what each was, by what it is now."""
    new_texts = {line.key: line.text for line in pair.new.lines}
    found: dict[str, set[str]] = {}
    for line in with_numbers_now(pair.base.lines, pair.new.lines):
        first, second = tokens_of(line.text), tokens_of(new_texts.get(line.key, line.text))
        for hunk in hunks_between(first, second):
            if is_figure_change(first, second, hunk):
                found.setdefault(second[hunk.other_start], set()).add(first[hunk.start])
    return found


class Tally:
    """What came of many merges."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.slowest = 0.0

    def merge(self, seed: int, pair: Pair, edited: bytes) -> None:
        """Merge a pair, whose edited document is `edited`, and count what came of it."""
        begun = time.process_time()
        try:
            merged = pair._replace(edited=edited).merged()
        except UnprovenMergeError as error:
            self._fault("unproved", f"seed {seed}: {error}")
            return
        self.slowest = max(self.slowest, time.process_time() - begun)
        self.counts["merged"] += 1
        if not (seed // _HANDS) % 2:
            self.counts["with figures alone"] += 1
            self.counts["of these without a question"] += not merged.questions
        self.counts["questions"] += len(merged.questions)
        self.counts["left out, as the hand did"] += len(merged.left_out)
        self.counts["updates"] += merged.updates
        for loss in (*losses(pair, edited, merged), *unlisted(pair, merged)):
            self._fault("losses", f"seed {seed}: {loss}")
        self.counts["words that both changed"] += len(pair.overlaps)

    def _fault(self, name: str, told: str) -> None:
        self.counts[name] += 1
        print(told, flush=True)

    @property
    def is_good(self) -> bool:
        """True when nothing was lost and all was proved."""
        return not (self.counts["unproved"] or self.counts["losses"])


def main() -> int:
    """Merge random pairs and print what came of them; 1 when one could not be proved or lost anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--saved", type=int, default=0, help="of them, how many are first saved again by LibreOffice")
    options = parser.parse_args()
    tally = Tally()
    to_save: list[tuple[int, Pair, Path]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in range(options.seed, options.seed + options.pairs):
            pair = random_pair(seed, folder)
            if pair is None:
                tally.counts["answers refused"] += 1
                continue
            tally.merge(seed, pair, pair.edited)
            if len(to_save) < options.saved:
                path = folder / f"{seed}.docx"
                path.write_bytes(pair.edited)
                to_save.append((seed, pair, path))
            if tally.counts["merged"] % 500 == 0:
                print(dict(tally.counts), flush=True)
        saved = convert([path for _, _, path in to_save], folder / "saved", "docx") if to_save else []
        for (seed, pair, _), path in zip(to_save, saved, strict=True):
            tally.merge(seed, pair, path.read_bytes())
            tally.counts["saved again"] += 1
    print(dict(tally.counts), f"slowest {tally.slowest:.2f} s of the processor")
    return 0 if tally.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
