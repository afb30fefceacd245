"""`drafter render`: the document."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, answers_path
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.commands.shared import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(parsers, "render", "生成 Word 文档", "drafter render 河东2021.yaml -o 报告.docx", render)
    parser.add_argument("answers", metavar="填报文件", help="填好的文件，可以还有空着的问题")
    parser.add_argument(
        "-o",
        "--output",
        metavar="文档",
        help="写到哪个 .docx；不写就用报告标题作文件名，放在填报文件旁边",
    )
    parser.add_argument("--kind", metavar="种类", help="写哪种报告，如 行政执法工作报告；不写就用填报文件里的")
    parser.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就用填报文件里的")
    parser.add_argument("--final", action="store_true", help="生成定稿：还有必填的问题空着，就不生成，只列出来")
    parser.add_argument("--force", action="store_true", help="文档生成后被改过也照样覆盖（原来的另存为 .bak）")


def render(options: argparse.Namespace) -> int:
    """Write the document and print what was written and what is open."""
    from drafter import rendering
    from drafter.answering.answers import as_jurisdiction, as_kind, load_answers
    from drafter.answering.missing import missing_answers
    from drafter.answering.questions import chapters_for
    from drafter.files import write_document
    from drafter.pages.word import digest_holds
    from drafter.places import section_cache, template_roots
    from drafter.summary import summarise

    path = answers_path(options.answers)
    roots = template_roots(path.resolve().parent)
    answers = load_answers(path, roots)
    if options.jurisdiction:
        answers = as_jurisdiction(answers, options.jurisdiction, roots)
    if options.kind:
        answers = as_kind(answers, options.kind)
    made = rendering.render(answers, section_cache())
    asked = chapters_for(answers.jurisdiction, answers.report.identity.kind)
    missing = missing_answers(answers, asked, made.gaps)
    if options.final:
        from drafter.final import refuse_unfinished

        refuse_unfinished(path, made.document, missing)
    wanted = Path(options.output) if options.output else path.parent / file_name(made.document.title)
    if wanted.suffix.lower() != ".docx":
        raise InputError(f"{wanted}：文档的名称要以 .docx 结尾；请改成 {wanted.with_suffix('.docx').name}")
    if not wanted.parent.is_dir():
        raise InputError(f"{wanted.parent}：没有这个文件夹；请先建立，或换一个位置")
    written, remark = write_document(wanted, made.data, ours=digest_holds, force=options.force)
    for notice in answers.source.notices:
        print(f"提示：{path.name}：{notice}")
    print(summarise(written, remark, made.document, made.rendered, answers.report, asked, missing))
    return 0


def file_name(title: str) -> str:
    """Return `title` as the name of a .docx, without what Windows forbids in names."""
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f【】]', "", title).strip(" .")[:80]
    return f"{safe or '报告'}.docx"
