"""The blocks of a finished document: what is on the page, before any Word.

A `Document` is what `drafter.pages.word.docx_writer` writes; every block knows its origin.
"""

from __future__ import annotations

from typing import NamedTuple

from drafter.text_runs import Origin, Run, gaps_in


class Title(NamedTuple):
    """The document's title, already broken into lines (GB/T 9704-2012, 7.3.1)."""

    lines: tuple[str, ...]
    origin: Origin = Origin()

    @property
    def gaps(self) -> tuple[Run, ...]:
        """The gaps in it; each stands whole within one of the lines."""
        return tuple(gaps_in(self))


class Addressee(NamedTuple):
    """主送机关, with its closing full-width colon (7.3.2)."""

    runs: tuple[Run, ...]
    origin: Origin = Origin()


class Heading(NamedTuple):
    """A heading on a line of its own; `number` is literal, such as 一、 or （一） (7.3.3)."""

    level: int
    """1 to 4; 0 for a part (第一部分) above them."""
    number: str
    """Empty for a heading without one."""
    runs: tuple[Run, ...]
    origin: Origin = Origin()
    depth: int = 0
    """How deep it stands in the outline, 1 the highest; 0: as deep as its level says."""


class Paragraph(NamedTuple):
    """A paragraph of body text."""

    runs: tuple[Run, ...]
    origin: Origin = Origin()


class Item(NamedTuple):
    """A numbered paragraph: number and lead sentence run into the text."""

    level: int
    """2 to 4: the level whose number and font the lead takes."""
    number: str
    runs: tuple[Run, ...]
    origin: Origin = Origin()


class SignatureBlock(NamedTuple):
    """落款: 发文机关署名 above 成文日期 (7.3.5.1 with seal, 7.3.5.2 without)."""

    signed_authority: tuple[Run, ...]
    issue_date: tuple[Run, ...]
    origin: Origin = Origin()
    joint_authorities: tuple[str, ...] = ()
    """The other authorities of a joint document, in their order; the one above comes first."""
    sealed: bool = False
    """Whether room for the seals is left (7.3.5.1)."""


class Masthead(NamedTuple):
    """版头: all above the red line (7.2). Empty texts are left out."""

    authorities: tuple[str, ...]
    """Names on the 发文机关标志, the principal's first (7.2.4)."""
    mark_suffix: str = "文件"
    """What follows the names on the mark: 文件 or nothing (7.2.4)."""
    copy_number: str = ""
    """份号, six digits (7.2.1)."""
    classification: str = ""
    """密级和保密期限, such as 机密★1年 (7.2.2)."""
    urgency: str = ""
    """紧急程度: 特急 or 加急 (7.2.3)."""
    document_number: tuple[Run, ...] = ()
    """发文字号, such as 河东教〔2022〕8号 (7.2.5)."""
    signatories: tuple[str, ...] = ()
    """签发人 of a document to superiors (7.2.6)."""
    origin: Origin = Origin()

    @property
    def gaps(self) -> tuple[Run, ...]:
        """The gaps in its texts; each stands whole as one of them."""
        return tuple(gaps_in(self))


class AttachmentNote(NamedTuple):
    """附件说明: the names of the attachments, without punctuation behind (7.3.4)."""

    names: tuple[str, ...]
    origin: Origin = Origin()


class Remark(NamedTuple):
    """附注, in brackets under the date (7.3.6)."""

    runs: tuple[Run, ...]
    origin: Origin = Origin()


class Imprint(NamedTuple):
    """版记, at the foot of the last page (7.4). Empty texts are left out."""

    copy_recipients: tuple[str, ...] = ()
    """抄送机关 (7.4.2): a name each, or all in groups with ； between these as one text."""
    printing_authority: str = ""
    """印发机关 (7.4.3)."""
    printing_date: str = ""
    """印发日期 as printed, such as 2022年1月30日 (7.4.3)."""
    origin: Origin = Origin()
    own_page: bool = False
    """Whether it stands on an even page of its own, behind text that ends on an odd one."""

    @property
    def gaps(self) -> tuple[Run, ...]:
        """The gaps in its texts; each stands whole as one of them."""
        return tuple(gaps_in(self))

    @property
    def copies(self) -> str:
        """The line of 抄送机关 with label and stop (7.4.2); empty where nobody gets a copy."""
        return f"抄送：{'，'.join(self.copy_recipients)}。" if self.copy_recipients else ""


class Column(NamedTuple):
    """A column of a table."""

    title: str
    width: float
    """Share of the table's width; the shares of all columns may sum to anything."""
    centred: bool = False
    """Whether its cells are centred; else they start at the left."""


class Table(NamedTuple):
    """A table of the text or of an attachment; its head is repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    """Cells row by row, one text a column; a line break within a cell is a newline."""
    origin: Origin = Origin()
    least_lines: int = 1
    """How many lines of text each row below the head is high at least: more leaves room to write by hand."""

    @property
    def gaps(self) -> tuple[Run, ...]:
        """The gaps in its cells; each is a cell's whole text."""
        return tuple(gaps_in(self))


class Attachment(NamedTuple):
    """An attachment on pages of its own (7.3.7)."""

    label: str
    """附件 or 附件1, as the 附件说明 counts."""
    title: tuple[str, ...]
    """Its title's lines."""
    content: tuple[Paragraph | Heading | Item | Table, ...]
    landscape: bool = False
    """Whether its pages are turned (8)."""
    origin: Origin = Origin()


Block = (
    Title
    | Addressee
    | Heading
    | Paragraph
    | Item
    | SignatureBlock
    | Masthead
    | AttachmentNote
    | Remark
    | Attachment
    | Imprint
    | Table
)


class Document(NamedTuple):
    """A whole document: its blocks in order and what its file properties say."""

    title: str
    """The title on one line."""
    authority: str
    """The issuing authority's name; empty when not answered."""
    year: int | None
    """The reporting year; None when not answered."""
    issued: str
    """ISO date of issue such as 2022-01-29; empty when not answered."""
    blocks: tuple[Block, ...]
