"""Sends Excel forms out to the offices and takes their answers in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from drafter.answers.answers_file import AnswersFile
from drafter.answers.edits import AT_END, DropKey, InsertRecord, SetAnswer
from drafter.answers.load import Answers, office_problem
from drafter.errors import InputError
from drafter.files import folder_for, real_path
from drafter.hints import did_you_mean, quoted
from drafter.locking import only_one
from drafter.model.answer_path import AnswerPath
from drafter.model.moments import format_moment
from drafter.model.titles import OFFICES, SUPPLIED_BY
from drafter.outputs.output_sorts import FORM
from drafter.outputs.output_writer import Written, write_output
from drafter.sheets.import_listing import senders
from drafter.sheets.merge import ANY_FORM, FormProposal, Status, edits, leftovers, new_items, propose
from drafter.sheets.office_form import PLANS, OfficeForm
from drafter.sheets.returned_form import FormItem, ReturnedForm
from drafter.summary_line import SummaryLine
from drafter.use_cases.open_answers import open_answers_for_forms
from drafter.use_cases.told_doubts import told_doubts
from drafter.yamlfile.yaml_text import Place

_BY = re.compile("(?:当天|上午|中午|下午|晚上)?(?:上班|下班)?(?:之前|以前|前)?$")
"""What may stand behind a deadline."""
_STORED = (Status.NEW, Status.CHANGED, Status.ORIGIN)


class WrittenForm(NamedTuple):
    """One office's form that was written."""

    written: Written
    form: OfficeForm


class ExportedForms(NamedTuple):
    """The forms that were written; none when no question is open."""

    answers_path: Path
    folder: Path
    forms: tuple[WrittenForm, ...]


class FormsImport(NamedTuple):
    """What forms bring, set against the answers file; nothing is stored yet."""

    answers: Answers
    forms: tuple[ReturnedForm, ...]
    proposals: tuple[FormProposal, ...]
    items: tuple[FormItem, ...]
    """New items of lists."""

    @property
    def changes(self) -> tuple[FormProposal, ...]:
        """The proposals that would be stored."""
        return tuple(each for each in self.proposals if each.status in _STORED)

    @property
    def has_news(self) -> bool:
        """True when there is anything to store."""
        return bool(self.changes or self.items)

    @property
    def is_incomplete(self) -> bool:
        """True when something was refused or is in conflict."""
        refused = any(form.refusals for form in self.forms)
        return refused or bool(self.conflicts)

    @property
    def conflicts(self) -> tuple[FormProposal, ...]:
        """The proposals of which somebody must say what is right; they are not stored."""
        return tuple(each for each in self.proposals if each.status is Status.CONFLICT)

    @property
    def preferable(self) -> tuple[str, ...]:
        """What `prefer` may name to settle conflicts: each sender where several differ, 表格 where the file differs."""
        names = senders(self.conflicts)
        own = (ANY_FORM,) if any(each.present for each in self.conflicts) else ()
        return (*(names if len(names) > 1 else ()), *own)

    @property
    def backup(self) -> str:
        """The name of the file that keeps the answers as they were before storing."""
        return f"{real_path(self.answers.source.path).name}.bak"


def export_forms(
    name: str,
    folder: str | None = None,
    offices: Sequence[str] = (),
    kind: str | None = None,
    deadline: str = "",
    *,
    everything: bool = False,
) -> ExportedForms:
    """Write a form for each office, never over one that somebody filled in.

    `folder` None puts them beside the answers file. `offices` names those whose forms are wanted;
    empty: all. `everything` puts answered questions on the forms too. Raises InputError,
    TemplateError, OutputError.
    """
    from drafter.sheets.form_files import form_names
    from drafter.sheets.plan import only, plan_forms
    from drafter.sheets.workbook import write_form

    deadline = _deadline(deadline)
    answers = open_answers_for_forms(name)
    path = answers.source.path
    chosen = answers.jurisdiction.kind(kind or str(answers.report.identity.kind or "")).name
    forms = plan_forms(answers, chosen, everything=everything, deadline=deadline)
    if offices:
        forms = only(forms, offices)
    target = Path(folder) if folder else path.with_name(f"{path.stem}填报表")
    if not forms:
        return ExportedForms(path, target, ())
    with folder_for(target, [path]):
        written = [
            WrittenForm(write_output(FORM, target / file, write_form(form), inputs=[path]), form)
            for form, file in zip(forms, form_names(forms), strict=True)
        ]
    return ExportedForms(path, target, tuple(written))


def _deadline(typed: str) -> str:
    """Return until when forms are to be handed in, as it is printed: 2022年1月10日, 1月10日下班前. Raises InputError."""
    day = _BY.sub("", typed.strip())
    try:
        return f"{format_moment(day)}{typed.strip()[len(day) :]}" if typed.strip() else ""
    except ValueError as error:
        raise InputError(f"交回的期限{quoted(typed)}不对：{error}；如 2022年1月10日") from error


@contextmanager
def opened_forms(name: str, files: Sequence[str], prefer: Sequence[str], *, is_brief: bool) -> Iterator[FormsImport]:
    """Give what the forms in `files` bring, and hold the answers file meanwhile.

    `files` are forms, folders of forms, or patterns such as *.xlsx. `prefer` names offices or files
    whose answers win in a conflict. `is_brief` says that nobody is asked before storing.
    Raises InputError, TemplateError, OutputError.
    """
    from drafter.sheets.form_files import find_files

    paths = find_files(files)
    with only_one(open_answers_for_forms(name).source.path, brief=is_brief):
        yield read_forms(name, paths, prefer)


def read_forms(name: str, paths: Sequence[Path], prefer: Sequence[str] = ()) -> FormsImport:
    """Return what the forms at `paths` bring to the answers file called `name`, which the caller holds.

    `prefer` as in `opened_forms`. Raises InputError, TemplateError.
    """
    from drafter.sheets.plan import all_questions
    from drafter.sheets.read_form import read_form

    answers = open_answers_for_forms(name)
    questions = all_questions(answers)
    forms = tuple(read_form(path, answers, questions) for path in paths)
    _check_preferred(prefer, forms)
    return FormsImport(answers, forms, propose(forms, answers, prefer), new_items(forms, answers))


def store_forms(found: FormsImport) -> tuple[SummaryLine, ...]:
    """Store what the forms bring but conflicts, and return what does not agree then of what was changed.

    Raises InputError, OutputError.
    """
    answers = found.answers
    values = [SetAnswer(*edit) for proposal in found.changes for edit in edits(proposal, answers)]
    dropped = [DropKey(place) for proposal in found.changes for place in leftovers(proposal)]
    added = [InsertRecord(tuple(item.key.split(".")), AT_END, item.record) for item in found.items]
    AnswersFile(answers.source.path, answers.jurisdiction).change(*values, *dropped, *added)
    after = open_answers_for_forms(str(answers.source.path))
    return tuple(told_doubts(after, answers.source.path, [each.entry.question.path for each in found.changes]))


def assign_offices(name: str, assignments: Sequence[str] = ()) -> Answers:
    """Store `assignments` (组名=科室), and return the answers with all that are stored.

    An empty office takes an assignment away. Raises InputError, TemplateError, OutputError.
    """
    answers = open_answers_for_forms(name)
    changes = [_assignment(text, answers) for text in assignments]
    if not changes:
        return answers
    with only_one(answers.source.path, brief=True):
        AnswersFile(answers.source.path, answers.jurisdiction).change(*changes)
    return open_answers_for_forms(name)


def _check_preferred(prefer: Sequence[str], forms: Sequence[ReturnedForm]) -> None:
    """Raise InputError for a preference for somebody who sent no form."""
    files = [form.head.file for form in forms]
    stems = [file.rpartition(".")[0] for file in files]
    known = {ANY_FORM, *files, *stems, *(form.head.office for form in forms)}
    for name in prefer:
        if name not in known:
            hint = did_you_mean(name, known, f"可写：{'、'.join(sorted(filter(None, known)))}", 0.4)
            raise InputError(f"{quoted(name)}不是这次收的科室或文件；{hint}")


def _assignment(text: str, answers: Answers) -> SetAnswer:
    """Return the change that `text` (组名=科室) asks for. Raises InputError."""
    title, sign, office = text.replace("＝", "=").partition("=")
    if not sign or not title.strip():
        raise InputError(f"{quoted(text)}写得不对；请写成 组名=科室，如 行政执法=职成教科")
    return SetAnswer(_office_place(text, title.strip(), answers), office.strip() or None)


def _office_place(text: str, title: str, answers: Answers) -> Place:
    """Return where the answers file says which office supplies `title`; `text` is what was typed. Raises InputError."""
    from drafter.sheets.last_year_plans import plan_at

    path = AnswerPath(title)
    if path.root == PLANS and path == path.record and path.number:
        if plan_at(answers, path.number) is None:
            raise InputError(f"{quoted(text)}：填报文件里没有第 {path.number} 条上年安排")
        return path.child(SUPPLIED_BY).place
    problem = office_problem(title, answers.jurisdiction)
    if problem:
        raise InputError(f"{quoted(text)}：{problem}")
    return (OFFICES, title)
