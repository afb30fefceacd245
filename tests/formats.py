"""Formats of a .docx as values, for rules over them: the standard's, but for a few changes."""

from __future__ import annotations

from typing import Any

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.docxfile.contents import (
    EmbeddedObject,
    FieldCode,
    FileProperties,
    Footer,
    FormattedParagraph,
    NoteReference,
    NoteText,
    Presence,
    Revision,
    TextPiece,
    WordDocument,
)
from drafter.docxfile.formats import PageSetup, ParagraphFormat, RunFormat, TextSpan

_MM = 1440 / 25.4
_LEVELS = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")
_NAMES = ("一级字体", "二级字体", "三级字体", "四级字体")


def with_format(manuscript: Manuscript, changes: dict[str, Any]) -> Manuscript:
    """Return `manuscript` as a .docx in the standard's format, but for `changes` (Chinese names)."""
    passages, paragraphs = [], []
    for i, passage in enumerate(manuscript.passages):
        label = passage.number if changes.get("自动编号") and passage.role is Role.HEADING else ""
        passages.append(passage._replace(element=i, line=0))
        stretches, format_ = _spans(passage, label, changes), _paragraph(passage, changes)
        base, body = _run(passage, changes), passage.role is Role.BODY
        hidden = TextPiece(str(changes.get("隐藏文字", "")), base, Presence.HIDDEN)
        paragraphs.append(
            FormattedParagraph(
                stretches,
                format_,
                label,
                base=base,
                pieces=(hidden,) if hidden.text and body else (),
                pictures=(round(changes.get("图片宽", 0) * _MM),),
                break_offset=1 if changes.get("分页") and body else -1,
            )
        )
    for role, text in ((Role.HEADER, changes.get("页眉")), (Role.BOX, changes.get("文本框"))):
        passages += [Passage(str(text), role)] if text else []
    layout = WordDocument(
        pages=(_page(changes),),
        footers=_footers(str(changes.get("页码", ""))),
        odd_and_even=changes.get("页码") != "居中",
        paragraphs=tuple(paragraphs),
        normal=RunFormat("仿宋_GB2312", "Times New Roman", 32),
        revisions=(Revision("ins", "张三", "", "字", 0),) * int(changes.get("修订", 0)),
        objects=(EmbeddedObject(str(changes.get("嵌入")), "word/embeddings/a.bin"),) if "嵌入" in changes else (),
        watermarks=(str(changes.get("水印")),) if "水印" in changes else (),
        properties=FileProperties(author=str(changes.get("作者", ""))),
        notes=_fields(str(changes.get("合并域", ""))),
    )
    return manuscript._replace(passages=tuple(passages), layout=layout)


def _fields(instruction: str) -> tuple[NoteText, ...]:
    """Return a note with a field; none without an instruction."""
    field = FormattedParagraph((), ParagraphFormat(), fields=(FieldCode(instruction, ""),))
    return (NoteText(NoteReference("footnote", "1", 0), 0, (field,)),) if instruction else ()


def _page(changes: dict[str, Any]) -> PageSetup:
    width, height = round(changes.get("纸宽", 210) * _MM), round(changes.get("纸高", 297) * _MM)
    top = round(changes.get("上边距", 37) * _MM)
    right, bottom = width - 1587 - 8844, height - 12756 - 2098
    return PageSetup(width, height, top, right, bottom, 1587, 1435, columns=changes.get("栏数", 1))


def _footers(number: str) -> tuple[Footer, ...]:
    if number == "无":
        return ()
    text = number if number.startswith("第") else "— 1 —"
    run = RunFormat("宋体", "宋体", 28)

    def footer(pages: str, side: str) -> Footer:
        place = ParagraphFormat(alignment=side, left_chars=100 * (side == "left"), right_chars=100 * (side == "right"))
        return Footer(pages, (FormattedParagraph((TextSpan(text, run),), place, page_field=True, base=run),))

    if number == "居中":
        return (footer("default", "center"),)
    return footer("default", "right"), footer("even", "left")


def _run(passage: Passage, changes: dict[str, Any]) -> RunFormat:
    font, size, bold = str(changes.get("正文字体", "仿宋_GB2312")), changes.get("正文字号", 16), False
    if passage.role is Role.TITLE:
        font, size = str(changes.get("标题字体", "方正小标宋简体")), 22
    elif passage.role is Role.HEADING:
        font = str(changes.get(_NAMES[passage.level - 1], _LEVELS[passage.level - 1]))
        bold = bool(changes.get("加粗"))
    elif passage.role is Role.ATTACHMENT and passage.text == "附件":
        font = str(changes.get("附件字体", "黑体"))
    colour = str(changes.get("颜色", "")) if passage.role is Role.BODY else ""
    hint = "" if changes.get("引号字体") else "eastAsia"
    made = RunFormat(font, "Times New Roman", size * 2, bold, colour, hint, spacing=changes.get("字间距", -5))
    if passage.role is not Role.BODY:
        return made
    return made._replace(
        italic=bool(changes.get("斜体")),
        underline=bool(changes.get("下划线")),
        struck=bool(changes.get("删除线")),
        highlight="yellow" if changes.get("突出显示") else "",
    )


def _spans(passage: Passage, label: str, changes: dict[str, Any]) -> tuple[TextSpan, ...]:
    text, run = passage.text.removeprefix(label), _run(passage, changes)
    if passage.role is not Role.BODY:
        return (TextSpan(text, run),)
    text = text.replace("，", "，\n", 1) if changes.get("换行") else text
    if "夹杂字体" not in changes:
        return (TextSpan(text, run),)
    odd = run._replace(east_asia=str(changes["夹杂字体"]))
    return TextSpan(text[:-4], run), TextSpan(text[-4:], odd)


def _paragraph(passage: Passage, changes: dict[str, Any]) -> ParagraphFormat:
    line = round(changes.get("行距", 28.95) * 20)
    plain = ParagraphFormat(line=line, line_rule="exact")
    left_out = changes.get("落款") == "左"
    if passage.role in (Role.HEADING, Role.BODY):
        if passage.role is Role.HEADING and "小标题行距" in changes:
            plain = plain._replace(line=changes["小标题行距"] * 20)
        if passage.role is Role.BODY:
            plain = plain._replace(alignment=str(changes.get("正文对齐", "left")))
        first, left = changes.get("首行缩进", 2), changes.get("左缩进", 0)
        return plain._replace(first_line_chars=first * 100, left_chars=left * 100, before=changes.get("段前", 0) * 20)
    # 署名 of eight characters ends two before the edge: the date begins two behind its beginning.
    own: dict[Role, dict[str, Any]] = {
        Role.TITLE: {"alignment": str(changes.get("标题对齐", "center"))},
        Role.ADDRESSEE: {"first_line_chars": changes.get("主送缩进", 0) * 100},
        Role.ATTACHMENT_NOTE: {"left_chars": changes.get("附件说明缩进", 2) * 100},
        Role.SIGNATURE: {} if left_out else {"alignment": "right", "right_chars": 200},
        Role.DATE: {} if left_out else {"left_chars": 2000},
        Role.ATTACHMENT: {"page_break_before": passage.text == "附件"},
    }
    return plain._replace(**own.get(passage.role, {}))
