"""Lists all questions of a report by office, on the screen or as a Word document for a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.answers.questions import chapters_for
from drafter.errors import InputError
from drafter.folders import template_roots
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.outputs.output_sorts import QUESTIONS
from drafter.outputs.output_writer import Written, write_output
from drafter.pages.blocks import Attachment, AttachmentNote, Column, Document, Paragraph, Table, Title
from drafter.pages.word.docx_writer import write_docx
from drafter.review.question_list import OfficeQuestions, questions_by_office
from drafter.text_runs import PrintedText, Run
from drafter.use_cases.open_answers import open_answers

_COLUMNS = (Column("要报", 3, centred=True), Column("填什么", 9), Column("说明", 16))


class QuestionList(NamedTuple):
    """All questions of a kind of report."""

    kind: str
    offices: tuple[OfficeQuestions, ...]


def list_questions(name: str, kind: str | None, folder: Path) -> QuestionList:
    """Return the questions of an answers file, or of the jurisdiction called `name`, searched from `folder`.

    `kind` is the kind of report; None: the file's, or the jurisdiction's first. Raises InputError, TemplateError.
    """
    if Path(name).suffix.lower() in (".yaml", ".yml"):
        answers = open_answers(name, kind)
        jurisdiction, report = answers.jurisdiction, answers.report
        chosen = str(kind or report.identity.kind or jurisdiction.kinds[0].name)
        return QuestionList(
            chosen, questions_by_office(chapters_for(jurisdiction, chosen), jurisdiction.office, report)
        )
    jurisdiction = load_jurisdiction(name, template_roots(folder))
    chosen = jurisdiction.kind(kind).name if kind else jurisdiction.kinds[0].name
    return QuestionList(chosen, questions_by_office(chapters_for(jurisdiction, chosen), jurisdiction.office))


def write_questions(listed: QuestionList, output: Path, *, force: bool = False) -> Written:
    """Write the list as a Word document, a table for each office, and return where it went.

    Raises InputError for a name that is no .docx, OutputError when it cannot be written.
    """
    if output.suffix.lower() != ".docx":
        raise InputError(f"{output}：文件名要以 .docx 结尾；请改成 {output.with_suffix('.docx').name}")
    return write_output(QUESTIONS, output, write_docx(_document(listed)), force=force)


def _document(listed: QuestionList) -> Document:
    title = f"{listed.kind}填报项目清单"
    count = sum(len(each.questions) for each in listed.offices)
    core = sum(question.mark in ("必填", "常问") for each in listed.offices for question in each.questions)
    words = (
        f"全部{count}项按提供科室列在附件里。“必填”“常问”的{core}项每次都问，“接着问”的填了它所属的数才问；其余的，今年要报的在“要报”一栏打√，"
        "填写时在各章的清单里勾上，来年还勾着。清单里没有的工作，照平常写成一句话即可。"
    )
    tables = [_attachment(number, each) for number, each in enumerate(listed.offices, 1)]
    note = AttachmentNote(tuple(each.office for each in listed.offices))
    return Document(title, "", None, "", (Title((title,)), Paragraph((Run(words),)), note, *tables))


def _attachment(number: int, office: OfficeQuestions) -> Attachment:
    rows: list[tuple[PrintedText, ...]] = []
    chapter = ""
    for question in office.questions:
        if question.chapter != chapter:
            chapter = question.chapter
            rows.append((_cell(""), _cell(f"【{chapter}】"), _cell("")))
        rows.append((_cell(question.mark), _cell(question.title), _cell(question.explanation)))
    return Attachment(f"附件{number}", (office.office,), (Table(_COLUMNS, tuple(rows)),))


def _cell(text: str) -> PrintedText:
    return PrintedText((Run(text),) if text else ())
