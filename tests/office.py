"""LibreOffice as the tests use it: it lays a document out, pdfplumber measures the PDF."""

from __future__ import annotations

import atexit
import io
import os
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

MM_PER_PT = 25.4 / 72


@dataclass(frozen=True)
class Line:
    """A line of text on a page; all lengths in mm from the upper left corner of the paper."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(frozen=True)
class Rule:
    """A straight line across a page, or the upper or lower edge of a cell; lengths in mm."""

    left: float
    right: float
    middle: float
    weight: float
    colour: str
    """red or black."""


@dataclass(frozen=True)
class Character:
    """A character on a page; its box in mm from the upper left corner, its size in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Half-way between its upper and lower edge."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Ink:
    """Where the ink of a line of text begins and ends, in mm from the upper edge of the paper."""

    top: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """A page with its text and rules; lengths in mm."""

    width: float
    height: float
    lines: list[Line]
    rules: list[Rule]
    characters: list[Character]
    picture: Any
    """The page as an image, 12 pixels to the millimetre."""

    def ink(self, line: Line) -> Ink:
        """Return where the ink of `line` is: measured on the page's picture, not from the fonts' tables."""
        box = [c for c in self.characters if abs(c.middle - line.middle) < 1 and line.left - 1 < c.left < line.right]
        return self._ink(min(c.left for c in box), max(c.right for c in box), line.middle, max(c.size for c in box))

    def ink_top_of(self, characters: list[Character]) -> float:
        """Return where the ink of these characters of one line begins."""
        left, right = min(c.left for c in characters), max(c.right for c in characters)
        return self._ink(left, right, characters[0].middle, characters[0].size).top

    def _ink(self, left: float, right: float, middle: float, size: float) -> Ink:
        reach = size * MM_PER_PT * 0.6
        box = (left, middle - reach, right, middle + reach)
        part = self.picture.convert("L").crop(tuple(round(edge * _PIXELS_PER_MM) for edge in box))
        dark = part.point(lambda grey: 255 if grey < 160 else 0).getbbox()
        assert dark is not None, "nothing is printed there"
        return Ink(box[1] + dark[1] / _PIXELS_PER_MM, box[1] + dark[3] / _PIXELS_PER_MM)


_PIXELS_PER_MM = 12
_PDFS: dict[bytes, bytes] = {}
"""The PDF of each document that was laid out: several tests measure the same."""


def to_pdf(docx_path: Path, tmp_path: Path) -> Path:
    """Return the PDF that LibreOffice makes of `docx_path`, in `tmp_path`.

    Skips the test where it can't be laid out, or fails it with DRAFTER_REQUIRE_LAYOUT=1.
    """
    require_layout()
    document = docx_path.read_bytes()
    if document not in _PDFS:
        _PDFS[document] = convert([docx_path], tmp_path, "pdf")[0].read_bytes()
    made = tmp_path / docx_path.with_suffix(".pdf").name
    made.write_bytes(_PDFS[document])
    return made


def require_layout() -> None:
    """Skip the test where Chinese text can't be laid out, or fail it with DRAFTER_REQUIRE_LAYOUT=1."""
    fonts = shutil.which("fc-list") and output("fc-list", ":lang=zh-cn", "family")
    _require(bool(fonts), "no Chinese fonts are installed (fc-list :lang=zh-cn)")


def convert(paths: Sequence[Path], folder: Path, target: str) -> list[Path]:
    """Return what LibreOffice saves `paths` as in `folder`: a file each, in their order.

    `target` is a file type such as pdf or docx, with a filter if need be. The process's open LibreOffice does it: to
    start one takes ten times as long as a document. Skips or fails as `to_pdf`.
    """
    _require(shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed")
    folder.mkdir(exist_ok=True)
    saved = [folder / path.with_suffix(f".{target.split(':', maxsplit=1)[0]}").name for path in paths]
    for _ in range(2):  # once more with a new one, should it have broken down
        _OPEN.convert(["--convert-to", target, "--outdir", str(folder), *map(str, paths)], len(paths))
        missing = [path.name for path in saved if not path.exists()]
        if not missing:
            break
        _OPEN.close()
    assert not missing, f"LibreOffice could not open {missing}"
    return saved


class _OpenOffice:
    """A LibreOffice that stays open for the tests of a process, and takes what other calls of it are asked to do."""

    _MOST = 300
    """Documents after which a new one is opened: it gets slower with each."""
    _WAIT = 60.0
    """Seconds that it may take to start."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._profile = ""
        self._done = 0

    def convert(self, arguments: Sequence[str], documents: int) -> None:
        """Let it convert so many `documents`."""
        if self._done >= self._MOST or self._process is None or self._process.poll() is not None:
            self.close()
            self._open()
        self._done += documents
        output("soffice", f"-env:UserInstallation={self._profile}", "--headless", *arguments)

    def _open(self) -> None:
        self._profile = _new_profile()
        # With a document open it does not end when it has converted what it was asked to.
        command = ("soffice", f"-env:UserInstallation={self._profile}", "--headless", "private:factory/swriter")
        nothing = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=nothing, stderr=nothing, start_new_session=True)
        takes_calls = Path(self._profile.removeprefix("file://")) / ".lock"
        end = time.monotonic() + self._WAIT
        while not takes_calls.exists() and time.monotonic() < end:
            time.sleep(0.05)
        atexit.register(self.close)

    def close(self) -> None:
        """End it."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)  # with the program that its start script runs
            self._process.wait()
        self._process, self._done = None, 0


_OPEN = _OpenOffice()


def resolve_changes(paths: Sequence[Path], folder: Path, *, accept: bool) -> list[Path]:
    """Return each .docx as LibreOffice saves it in `folder` with all tracked changes accepted, or else rejected.

    Skips or fails as `to_pdf`.
    """
    _require(shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed")
    folder.mkdir(exist_ok=True)
    _add_macro()
    saved = [folder / path.name for path in paths]
    pairs = "|".join(f"{path.as_uri()}>{made.as_uri()}" for path, made in zip(paths, saved, strict=True))
    command = "AcceptAllTrackedChanges" if accept else "RejectAllTrackedChanges"
    call = f'macro:///Standard.Changes.Resolve("{command}","{pairs}")'
    output("soffice", f"-env:UserInstallation={_profile()}", "--headless", call)
    missing = [path.name for path in saved if not path.exists()]
    assert not missing, f"LibreOffice could not open {missing}"
    return saved


def type_over(path: Path, made: Path, changes: Sequence[tuple[str, str]]) -> None:
    """Type in LibreOffice over the first of some words in the .docx at `path` other words, and save it as `made`.

    Each of `changes` stands within one paragraph. Skips or fails as `to_pdf`.
    """
    _require(shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed")
    _add_macro()
    listed = made.with_suffix(".list")
    listed.write_text("\n".join(f"{words}\t{instead}" for words, instead in changes), encoding="utf-8")
    call = f'macro:///Standard.Changes.TypeOver("{path.as_uri()}","{made.as_uri()}","{listed.as_uri()}")'
    output("soffice", f"-env:UserInstallation={_profile()}", "--headless", call)
    listed.unlink()
    assert made.exists(), f"LibreOffice could not open {path.name}"


@cache
def _profile() -> str:
    """Return the profile of those that run macros, and end with them."""
    return _new_profile()


def _new_profile() -> str:
    folder = tempfile.mkdtemp(prefix="drafter-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


_HEAD = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE {kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}">'
_MACRO = """
Sub Resolve(command As String, list As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  filter(0).Name = "FilterName" : filter(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each pair In Split(list, "|")
    names = Split(pair, "&gt;")
    document = StarDesktop.loadComponentFromURL(names(0), "_blank", 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
    document.storeToURL(names(1), filter())
    document.close(True)
  Next
  StarDesktop.terminate()
End Sub

Sub TypeOver(source As String, made As String, list As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  filter(0).Name = "FilterName" : filter(0).Value = "MS Word 2007 XML"
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  lines = createUnoService("com.sun.star.io.TextInputStream")
  lines.setInputStream(files.openFileRead(list))
  lines.setEncoding("UTF-8")
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Do While Not lines.isEOF()
    change = Split(lines.readLine(), Chr(9))
    If UBound(change) = 1 Then
      search = document.createSearchDescriptor()
      search.SearchString = change(0)
      found = document.findFirst(search)
      If Not IsNull(found) Then found.setString(change(1))
    End If
  Loop
  document.storeToURL(made, filter())
  document.close(True)
  StarDesktop.terminate()
End Sub
"""


@cache
def _add_macro() -> None:
    """Put the macro that accepts and rejects changes into the tests' profile of LibreOffice, once it is made."""
    output("soffice", f"-env:UserInstallation={_profile()}", "--headless", "--terminate_after_init")
    library = Path(_profile().removeprefix("file://")) / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    spaces = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    own = (
        f'<library:library {spaces} library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    )
    for kind, held in (("script", '<library:element library:name="Changes"/>'), ("dialog", "")):
        link = f'<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/{kind}.xlb/" xlink:type="simple" library:link="false"/>'
        listed = f"<library:libraries {spaces}>{link}</library:libraries>"
        head = _HEAD.format(kind="library:libraries", dtd="libraries.dtd")
        (library.parent / f"{kind}.xlc").write_text(head + listed, encoding="utf-8")
        head = _HEAD.format(kind="library:library", dtd="library.dtd")
        (library / f"{kind}.xlb").write_text(f"{head}{own}{held}</library:library>", encoding="utf-8")
    names = 'xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic"'
    head = _HEAD.format(kind="script:module", dtd="module.dtd")
    macro = f"{head}<script:module {names}>{_MACRO}</script:module>"
    (library / "Changes.xba").write_text(macro, encoding="utf-8")


def faults(path: Path) -> list[str]:
    """Return what openxml-audit, which knows the rules of Office itself, finds wrong with a .docx.

    Skips where it is not installed, or fails with DRAFTER_REQUIRE_LAYOUT=1.
    """
    _require(find_spec("openxml_audit") is not None, "openxml-audit is not installed (pip install -e .[dev])")
    return [str(error) for error in _auditor()().validate(path).errors]


@cache
def _auditor() -> Any:
    """Return the class of validators, each for one document, that judge a part once: nine of ten elements are of styles that all documents have alike."""
    schema: Any = import_module("openxml_audit.schema.validator").SchemaValidator
    judge, clean = schema.validate_part, set[tuple[str, bytes]]()

    def judge_once(self: Any, part: Any, context: Any) -> Any:
        known = (part.uri, b"" if part.xml is None else etree.tostring(part.xml, method="c14n"))
        if known not in clean:
            before = len(context.errors)
            if len(judge(self, part, context)) == before:
                clean.add(known)
        return context.errors

    schema.validate_part = judge_once
    return import_module("openxml_audit").OpenXmlValidator


def resolved_texts(data: bytes, *, accept: bool) -> list[str]:
    """Return the paragraphs that docx-trackdiff reads in a .docx with all tracked changes accepted, or else rejected.

    Line breaks and empty paragraphs are left out. Skips or fails as `to_pdf` where it is not installed.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return texts_within(etree.fromstring(package.read("word/document.xml")), accept=accept)


def texts_within(tree: Any, *, accept: bool) -> list[str]:
    """Return what `resolved_texts` does of a document's main part, which was parsed."""
    _require(find_spec("docx_trackdiff") is not None, "docx-trackdiff is not installed (pip install -e .[dev])")
    reader: Any = import_module("docx_trackdiff.verify")
    texts: list[str] = reader.view_paras(tree, "accept" if accept else "reject")
    return [text for text in texts if text.strip()]


def read_pages(pdf_path: Path) -> list[list[Line]]:
    """Return the lines of each page from top to bottom, the page number's line included."""
    pdfplumber: Any = pytest.importorskip("pdfplumber")
    with pdfplumber.open(pdf_path) as pdf:
        return [_lines(page.chars) for page in pdf.pages]


def read_sheets(pdf_path: Path, *, colour: bool = False) -> list[Sheet]:
    """Return each page with its lines of text, its horizontal rules and its picture, in greys or in colour."""
    pdfplumber: Any = pytest.importorskip("pdfplumber")
    with pdfplumber.open(pdf_path) as pdf:
        return [_sheet(page, "RGB" if colour else "L") for page in pdf.pages]


def _sheet(page: Any, mode: str) -> Sheet:
    rules = []
    for each in (*page.lines, *page.rects):
        wide, high = float(each["x1"] - each["x0"]), float(each["bottom"] - each["top"])
        if wide < 10 or high > 3:
            continue
        colour = each["stroking_color"] if each in page.lines else each["non_stroking_color"]
        red = bool(colour) and len(colour) == 3 and colour[0] > 0.7 and colour[1] < 0.3
        weight = float(each["linewidth"] or 0) if each in page.lines else high
        middle = float(each["top"] + each["bottom"]) / 2
        left, right, centre, thick = (length * MM_PER_PT for length in (each["x0"], each["x1"], middle, weight))
        rules.append(Rule(float(left), float(right), centre, thick, "red" if red else "black"))
    characters = [
        Character(c["text"], *(float(c[edge]) * MM_PER_PT for edge in ("x0", "x1", "top", "bottom")), float(c["size"]))
        for c in page.chars
        if c["text"].strip()
    ]
    picture = page.to_image(resolution=_PIXELS_PER_MM * 25.4).original.convert(mode)
    size = (float(page.width) * MM_PER_PT, float(page.height) * MM_PER_PT)
    return Sheet(*size, _lines(page.chars), list(dict.fromkeys(rules)), characters, picture)


def _lines(characters: list[dict[str, Any]]) -> list[Line]:
    """Group characters into lines: those whose middles lie within 3 mm of the line's first."""
    rows: list[tuple[float, list[dict[str, Any]]]] = []
    for character in sorted(characters, key=_middle):
        if not character["text"].strip():
            continue
        if not rows or _middle(character) - rows[-1][0] > 3:
            rows.append((_middle(character), []))
        rows[-1][1].append(character)
    lines = []
    for middle, row in rows:
        row.sort(key=lambda character: character["x0"])
        left = row[0]["x0"] * MM_PER_PT
        right = max(character["x1"] for character in row) * MM_PER_PT
        lines.append(Line("".join(each["text"] for each in row), left, right, middle))
    return lines


def _middle(character: dict[str, Any]) -> float:
    return float(character["top"] + character["bottom"]) / 2 * MM_PER_PT


def _require(condition: bool, reason: str) -> None:
    if condition:
        return
    if os.environ.get("DRAFTER_REQUIRE_LAYOUT") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def output(*command: str) -> str:
    """Return what a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    return done.stdout
