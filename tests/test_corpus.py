"""Documents of many producers are read as LibreOffice reads them; each difference is explained.

tests/corpus/make.py makes tests/data/corpus anew: the documents and LibreOffice's own text export of each.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from office import faults

from drafter.checking.output.commented import commented
from drafter.checking.rule import Example, Finding, Hit, Rule, Severity, Spot
from drafter.checking.sources.from_docx import read_docx_bytes
from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import open_package
from drafter.errors import InputError
from drafter.sheets.spreadsheet import read_spreadsheet

CORPUS = Path(__file__).parent / "data" / "corpus"
WEB_PAGE = "html-docx-js"
DOCUMENTS = sorted(path.stem for path in CORPUS.glob("*.docx") if path.stem != WEB_PAGE)

BULLET = "LibreOffice exports bullets; a bullet is no number"
HIDDEN = "LibreOffice exports hidden text"
DELETED = "LibreOffice 7.4 exports what tracked changes delete"
NOTE = "LibreOffice exports the mark of a note; its text is told apart"
FORMULA = "LibreOffice exports no formulas"
BODY = "全年检查12次，处罚9件。"

EXPLAINED: dict[str, list[tuple[str, str, str]]] = {
    "docx-npm": [
        ("全年检查12次1，处罚89件。内部数", BODY, f"{NOTE}; {DELETED}; {HIDDEN}"),
        ("办结率。", "办结率19/20。", FORMULA),
        ("次行", "次行☑", "LibreOffice exports a symbol as a private character, which counts as white space here"),
    ],
    "docxcompose": [
        ("•要点", "要点", BULLET),
        ("次行表列内部数", "次行表列", HIDDEN),
        ("•要点", "要点", BULLET),
        ("次行表列内部数", "次行表列", HIDDEN),
    ],
    "libreoffice": [
        ("全年检查12次1，处罚89件。内部数", BODY, f"{NOTE}; {DELETED}; {HIDDEN}"),
        ("次行表列，第0页。", "次行表列，第1页。", "LibreOffice has no pages yet when it exports text"),
        ("", "框里的话", "LibreOffice leaves text boxes out"),
    ],
    "officegen": [
        ("主要举措和成效", "1.主要举措和成效", "w:numPr behind w:ind: LibreOffice drops it, Word prints the number"),
        ("存在的不足", "2.存在的不足", "as above"),
    ],
    "pandoc": [("全年检查12次1，处罚9件，办结率，面积。", "全年检查12次，处罚9件，办结率19/20，面积m²。", f"{NOTE}; {FORMULA}")],
    "python-docx": [("•要点", "要点", BULLET), ("次行表列内部数", "次行表列", HIDDEN)],
    "tracked": [
        ("•要点", "要点", BULLET),
        ("次行表列内部数", "次行表列", HIDDEN),
        ("删去的行", "", DELETED),
        ("99", "", DELETED),
        ("全年印发文件12件", "全年印发文件12件，均经审核。", "LibreOffice exports the deleted mark as one that holds"),
        ("，均经审核。删去的话", "", DELETED),
    ],
    "word-endnotes": [("Ouchi.ii", "Ouch.", NOTE)],
    "word-footnotes": [("Ouch1.2", "Ouch.", NOTE)],
    "word-simple-list": [("•Apple", "Apple", BULLET), ("•Banana", "Banana", BULLET)],
}  # fmt: skip
"""What LibreOffice exports, what is read here, and why they differ."""


def read(name: str) -> WordDocument:
    return read_document(open_package(CORPUS / f"{name}.docx"))


def bare(lines: list[str]) -> list[str]:
    """Return lines without white space and private characters; empty ones are left out."""
    found = (re.sub(r"[\s\ue000-\uf8ff]", "", line) for line in lines)
    return [line for line in found if line]


def differences(exported: list[str], ours: list[str]) -> list[tuple[str, str]]:
    """Return the lines that differ in pairs; an empty one where a side has none."""
    found = []
    for kind, first, last, begin, end in SequenceMatcher(None, exported, ours, autojunk=False).get_opcodes():
        if kind != "equal":
            left, right = exported[first:last], ours[begin:end]
            length = max(len(left), len(right))
            left, right = left + [""] * (length - len(left)), right + [""] * (length - len(right))
            found += list(zip(left, right, strict=True))
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_text_and_numbers_are_those_of_libreoffice_but_for_what_is_explained(name: str) -> None:
    exported = (CORPUS / f"{name}.txt").read_text(encoding="utf-8-sig").splitlines()
    ours = [line for p in read(name).paragraphs if not p.hidden for line in (p.label + p.text).split("\n")]
    found = differences(bare(exported), bare(ours))
    assert found == [(theirs, here) for theirs, here, _ in EXPLAINED.get(name, [])]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_comments_leave_a_document_as_sound_as_it_was(tmp_path: Path, name: str) -> None:
    """openxml-audit, which knows the rules of Office, finds nothing new in a copy with a comment on each passage."""
    data = (CORPUS / f"{name}.docx").read_bytes()
    made = read_docx_bytes(data, name)
    rule = Rule("试-试", "试", Severity.WARNING, "试", lambda _: (), Example(""), Example(""))
    spots = [Spot(i, 0, min(2, len(passage.text))) for i, passage in enumerate(made.passages)]
    copy = tmp_path / "意见.docx"
    copy.write_bytes(commented(data, made, [Finding(rule, Hit(spot, "不对", "改"), "") for spot in spots]))
    before, after = (Counter(_kinds(path)) for path in (CORPUS / f"{name}.docx", copy))
    assert not after - before


def _kinds(path: Path) -> list[str]:
    """Return the faults of a document without the numbers of lines in them."""
    return [re.sub(r"\d+", "n", fault) for fault in faults(path)]


def test_corpus_has_documents_of_many_producers() -> None:
    producers = {name for name in DOCUMENTS if not name.startswith("word-")}
    assert producers >= {
        *("python-docx", "docxtpl", "docxcompose", "htmldocx", "pandoc", "libreoffice"),
        *("docx-npm", "html-to-docx", "officegen"),
    }
    assert len(DOCUMENTS) - len(producers) >= 8, "files that Word saved"


def test_document_that_is_an_embedded_web_page_is_refused() -> None:
    with pytest.raises(InputError, match="嵌着网页"):
        read(WEB_PAGE)


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("docx-npm", ["含联合检查3次。"]),
        ("libreoffice", ["含联合检查3次。"]),
        ("pandoc", ["含联合检查3次。"]),
        ("word-footnotes", ["A tachyon walks into a bar.", "Fin."]),
        ("word-endnotes", ["A tachyon walks into a bar.", "Fin."]),
    ],
)
def test_notes_are_read(name: str, notes: list[str]) -> None:
    assert ["".join(p.text for p in note.paragraphs).strip() for note in read(name).notes] == notes


@pytest.mark.parametrize(
    ("name", "kinds"), [("docx-npm", ["del", "ins"]), ("libreoffice", ["del", "ins"]), ("tracked", ["del", "del", "del"])]
)  # fmt: skip
def test_tracked_changes_are_known(name: str, kinds: list[str]) -> None:
    assert [(each.kind, each.author) for each in read(name).revisions] == [(kind, "甲") for kind in kinds]


@pytest.mark.parametrize("name", ["docx-npm", "libreoffice", "python-docx"])
def test_hidden_text_and_author_are_known(name: str) -> None:
    document = read(name)
    assert document.hidden_text == ("内部数",)
    assert document.properties.author == ("" if name == "libreoffice" else "张三")


def test_header_and_comments_of_word_are_known() -> None:
    assert [each.paragraphs[0].text for each in read("python-docx").headers] == ["内部资料"]
    assert len(read("word-comments").comments) >= 1


def test_workbook_of_xlsxwriter_is_read_as_libreoffice_exports_it() -> None:
    with (CORPUS / "xlsxwriter.csv").open(encoding="utf-8-sig", newline="") as file:
        exported = list(csv.reader(file))
    [sheet] = read_spreadsheet(CORPUS / "xlsxwriter.xlsx")
    ours = [[f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row] for row in sheet.rows]
    assert ours == exported
