"""Opens the answers file that a user names."""

from __future__ import annotations

from pathlib import Path

from drafter.answers.load import Answers, as_jurisdiction, as_kind, load_answers
from drafter.errors import InputError
from drafter.folders import roots_beside

_SPREADSHEETS = (".xlsx", ".xls", ".ods", ".et")


def answers_path(name: str) -> Path:
    """Return the path of the answers file called `name`; its .yaml may be left out. Raises InputError for a .docx."""
    path = Path(name)
    if not path.suffix and not path.exists() and Path(f"{name}.yaml").exists():
        return Path(f"{name}.yaml")
    if path.suffix.lower() == ".docx":
        raise InputError(f"{path}：这是 Word 文档；这里要的是填报文件（.yaml）")
    return path


def open_answers(name: str, kind: str | None = None, jurisdiction: str | None = None) -> Answers:
    """Return the answers in the file called `name`.

    `kind` and `jurisdiction` replace the kind of report and the templates that the file names; None
    keeps them. Raises InputError, TemplateError.
    """
    path = answers_path(name)
    roots = roots_beside(path)
    answers = load_answers(path, roots)
    if jurisdiction:
        answers = as_jurisdiction(answers, jurisdiction, roots)
    return as_kind(answers, kind) if kind else answers


def open_answers_for_forms(name: str) -> Answers:
    """Return the answers in the file called `name`. Raises InputError when it is a form, TemplateError."""
    path = answers_path(name)
    if path.suffix.lower() in _SPREADSHEETS or path.is_dir():
        raise InputError(f"{path}：第一个要写填报文件（.yaml），后面才写表")
    return open_answers(name)
