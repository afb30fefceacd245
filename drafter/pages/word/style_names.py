"""The Word styles of a document by what they set: `base_styles` makes them, `word` uses them."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model import titles


class Style(NamedTuple):
    """A style's id in the XML and its name as Word's users see it."""

    style_id: str
    name: str


NORMAL = Style("Normal", "Normal")
"""What all other paragraph styles descend from; Word shows it as 正文."""
TITLE = Style("Title", "Title")
HEADINGS = {level: Style(f"Heading{level}", f"heading {level}") for level in range(1, 5)}
"""By level; Word knows these names and shows them in its own language."""
BODY = Style("OfficialBody", "公文正文")
ADDRESSEE = Style("Addressee", titles.ADDRESSEE.leaf)
ITEMS = {
    2: Style("Item2", "层次二段落"),
    3: Style("Item3", "层次三段落"),
    4: Style("Item4", "层次四段落"),
}
"""By level: numbered paragraphs whose first sentence runs into the text.

They have the outline level of their number. Word's style separator would give that to the first sentence alone, but
LibreOffice breaks the line there; the navigation pane shows the beginning of a paragraph, which is that sentence.
"""
SIGNED_AUTHORITY = Style("SignedAuthority", "落款署名")
ISSUE_DATE = Style("IssueDate", titles.ISSUE_DATE.leaf)
FOOTER = Style("Footer", "footer")
MASTHEAD_LINE = Style("MastheadLine", "版头文字")
"""份号, 密级, 紧急程度, 发文字号 and 签发人."""
MARK = Style("Mark", titles.MARK.leaf)
ATTACHMENT_NOTE = Style("AttachmentNote", "附件说明")
ATTACHMENT_LABEL = Style("AttachmentLabel", "附件序号")
ATTACHMENT_TITLE = Style("AttachmentTitle", "附件标题")
TABLE_TEXT = Style("TableText", "表格文字")
IMPRINT = Style("Imprint", titles.IMPRINT.leaf)

LEAD_PHRASE = Style("LeadPhrase", titles.LEAD)
"""Character style of a lead phrase in body text; in 楷体, unless the jurisdiction has it otherwise."""
LEAD_SENTENCES = {
    2: Style("LeadSentence2", "层次二首句"),
    3: Style("LeadSentence3", "层次三首句"),
    4: Style("LeadSentence4", "层次四首句"),
}
"""By level: character styles of an item's number and first sentence."""
GAP = Style("Gap", "待填")
"""Character style of what is still to be filled in.

It has no look of its own: Word knows no highlighting in styles, so each such run has it itself.
"""
