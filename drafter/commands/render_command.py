"""`drafter render`: the document, as it is filed or as it is published."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, output_file
from drafter.console import say
from drafter.errors import OutputError

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.render_document import RenderedDocument


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers, "render", "生成 Word 文档、网页或纯文本", "drafter render 河东2021.yaml -o 报告.docx", render
    )
    parser.add_argument("answers", metavar="填报文件", help="填好的文件，可以还有空着的问题")
    parser.add_argument(
        "-o",
        "--output",
        metavar="文档",
        type=output_file,
        help="写到哪个文件，以 .docx、.html 或 .txt 结尾；不写就用报告标题作文件名，放在填报文件旁边",
    )
    parser.add_argument(
        "--edition",
        metavar="版本",
        default="报送版",
        help="报送版（不写就是它）或 公开版：不写主送机关、版头和标了“不公开”的内容，并列出公开前要核对的地方",
    )
    parser.add_argument("--format", metavar="格式", help="docx、html（网页）或 txt（纯文本）；不写就看 -o 的结尾")
    parser.add_argument(
        "--styled", action="store_true", help="网页带上样式（居中、缩进、表格线、落款靠右），贴到网站后台样子不变"
    )
    parser.add_argument("--kind", metavar="种类", help="写哪种报告，如 行政执法工作报告；不写就用填报文件里的")
    parser.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就用填报文件里的")
    parser.add_argument("--final", action="store_true", help="生成定稿：还有必填的问题空着，就不生成，只列出来")
    parser.add_argument("--pdf", action="store_true", help="另外生成 PDF，放在 Word 文档旁边；要装有 LibreOffice")
    parser.add_argument(
        "--to-original",
        action="store_true",
        help="文档被人手改过时，新的数字直接写进手改的那份（原来的另存为 .bak）；不写就另存为“（合并稿）”",
    )
    parser.add_argument("--force", action="store_true", help="文档生成后被改过也照样覆盖（原来的另存为 .bak）")


def render(options: argparse.Namespace) -> int:
    """Write the document and print what was written and what is open; 1 when no edits came into their document as wished."""
    from drafter.summary import summary_lines
    from drafter.use_cases.merge_edited import UnmergedEdits
    from drafter.use_cases.render_document import RenderOptions, render_document

    wishes = {name: getattr(options, name) for name in RenderOptions._fields}
    rendered = render_document(options.answers, RenderOptions(**wishes))
    problem = _write_pdf(rendered, force=options.force) if options.pdf else None
    say(*map(str, summary_lines(rendered)))
    if problem:
        raise problem
    return int(options.to_original and isinstance(rendered.merged, UnmergedEdits))


def _write_pdf(rendered: RenderedDocument, *, force: bool) -> OutputError | None:
    """Write the PDF and print where it went; return why there is none, to be said when all else is."""
    from drafter.summary import font_lines
    from drafter.use_cases.render_document import write_pdf

    say("正在用 LibreOffice 转成 PDF……")
    try:
        made = write_pdf(rendered, force=force)
    except OutputError as error:
        return error
    say(f"已写出：{made.written.path}（PDF/A-2b，字体在文件里）")
    if made.written.remark:
        say(f"注意：{made.written.remark}")
    for line in font_lines(made.pdf, made.wanted_fonts):
        say(line)
    return None
