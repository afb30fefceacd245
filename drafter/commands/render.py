"""`drafter render`: the document, as it is filed or as it is published."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.commands.shared import add_command, answers_path, output_file
from drafter.console import say
from drafter.errors import InputError, OutputError
from drafter.hints import quoted

if TYPE_CHECKING:
    from drafter.answers.load import Answers
    from drafter.commands.shared import Parsers
    from drafter.model.edition import Edition
    from drafter.outputs import Output
    from drafter.pages.file_format import Form
    from drafter.rendering import Rendering
    from drafter.review.missing_answers import Missing


_LONGEST_NAME = 200
"""Bytes of a title in a file's name: file systems take 255, and more is to come behind it."""


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
    parser.add_argument("--force", action="store_true", help="文档生成后被改过也照样覆盖（原来的另存为 .bak）")


class RenderOutcome(NamedTuple):
    """A document that was written."""

    lines: list[str]
    """What to tell: what was written, what is open, what to look at before publishing."""
    unmade: OutputError | None
    """Why the PDF that was asked for was not written; None when it was, or none was."""


def render(options: argparse.Namespace) -> int:
    """Write the document and print what was written and what is open."""
    written = write(options)
    say(*written.lines)
    if written.unmade:
        raise written.unmade
    return 0


def write(options: argparse.Namespace) -> RenderOutcome:
    """Write the document and return what to tell about it. Raises InputError, TemplateError, OutputError."""
    from drafter import rendering
    from drafter.answers.questions import chapters_for
    from drafter.folders import section_cache
    from drafter.model.edition import Edition, edition_named
    from drafter.outputs import write_output
    from drafter.review.missing_answers import missing_answers
    from drafter.summary import summarise

    edition, form = edition_named(options.edition), _checked_form(_form(options), options)
    path = answers_path(options.answers)
    answers = _answers(path, options)
    made = rendering.render(answers, section_cache(), edition, form, styled=options.styled)
    told = rendering.in_edition(answers, edition)
    asked = chapters_for(answers.jurisdiction, answers.report.identity.kind)
    missing = missing_answers(told, asked, made.gaps)
    warned = _final_warnings(path, made, told, missing, edition) if options.final else ""
    mark = "（公开版）" if edition is Edition.PUBLIC else ""
    wanted = Path(options.output or path.parent / file_name(made.document.title, mark, form))
    written, remark = write_output(_output(form), wanted, made.data, inputs=[path], force=options.force)
    unmade = _pdf_problem(written, made, options) if options.pdf else None
    lines = [f"提示：{path.name}：{notice}" for notice in answers.source.notices]
    noted = rendering.has_notes(edition, form)
    lines.append(summarise(written, remark, made.document, made.rendered, told.report, asked, missing, noted=noted))
    lines += [warned] if warned else []
    if edition is Edition.PUBLIC:
        from drafter.answers.withholding import summarise_withheld
        from drafter.checking.output.publication_review import review

        left_out = summarise_withheld(answers.report, answers.jurisdiction, asked)
        lines += [left_out] if left_out else []
        lines.append(review(made.document, answers, path))
    return RenderOutcome(lines, unmade)


def _answers(path: Path, options: argparse.Namespace) -> Answers:
    """Return the answers, told as the options ask."""
    from drafter.answers.load import as_jurisdiction, as_kind, load_answers
    from drafter.folders import roots_beside

    roots = roots_beside(path)
    answers = load_answers(path, roots)
    if options.jurisdiction:
        answers = as_jurisdiction(answers, options.jurisdiction, roots)
    return as_kind(answers, options.kind) if options.kind else answers


def _final_warnings(path: Path, made: Rendering, told: Answers, missing: tuple[Missing, ...], edition: Edition) -> str:
    """Return what to look at once more in a final version. Raises InputError when it cannot be one."""
    from drafter.final import refuse_unfinished, refuse_wrong

    refuse_unfinished(path, made.document, told, missing)
    return refuse_wrong(path, made.document, told, edition.value)


def _pdf_problem(written: Path, made: Rendering, options: argparse.Namespace) -> OutputError | None:
    """Write the PDF; return why it was not written, to be told when all else is."""
    from drafter.commands.render_pdf import write_pdf

    try:
        write_pdf(written, made, force=options.force)
    except OutputError as error:
        return error
    return None


def _form(options: argparse.Namespace) -> Form:
    """Return the form of file asked for, by --format or else by the ending of -o. Raises InputError."""
    from drafter.pages.file_format import Form, form_of

    known = "、".join(form.value for form in Form)
    asked = None
    if options.format is not None:
        asked = form_of(f".{options.format.removeprefix('.')}")
        if asked is None:
            raise InputError(f"没有{quoted(options.format)}这种格式；可选：{known.replace('.', '')}")
    if options.output is None:
        return asked or Form.DOCX
    wanted = Path(options.output)
    named = form_of(wanted.suffix)
    if named is None or (asked is not None and named is not asked):
        ending = (asked or Form.DOCX).value
        other = wanted.with_suffix(ending).name
        known = f"{'、'.join(form.value for form in list(Form)[:-1])} 或 {list(Form)[-1].value}"
        raise InputError(f"{wanted}：文件的名称要以 {ending if asked else known} 结尾；请改成 {other}")
    return named


def _output(form: Form) -> Output:
    """Return the sort of file that a document of `form` is."""
    from drafter.outputs import DOCX, PAGE, TEXT
    from drafter.pages.file_format import Form

    return {Form.DOCX: DOCX, Form.HTML: PAGE, Form.TEXT: TEXT}[form]


def _checked_form(form: Form, options: argparse.Namespace) -> Form:
    """Return `form`. Raises InputError when a PDF is asked for and it is no .docx, or styles for what is no web page."""
    from drafter.pages.file_format import Form

    if options.pdf and form is not Form.DOCX:
        raise InputError(f"--pdf 是把 Word 文档转成 PDF，不能和 {form.value} 一起用；请去掉 --pdf 或 --format")
    if options.styled and form is not Form.HTML:
        raise InputError("--styled 是给网页加样式的，要和 --format html 一起用；Word 文档不用它")
    return form


def file_name(title: str, mark: str, form: Form) -> str:
    """Return `title` and `mark` as the name of a file of `form`, without what Windows forbids in names."""
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f【】]', "", title).strip(" .")
    short = safe.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
    return f"{short or '报告'}{mark}{form.value}"
