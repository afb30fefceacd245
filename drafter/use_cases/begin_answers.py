"""Begins an answers file: empty, or with what last year's says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.answers.answers_file import AnswersFile
from drafter.answers.load import Answers, load_answers, parse_answers
from drafter.answers.new_year import NewYear, new_year_answers, next_year_path
from drafter.errors import InputError
from drafter.files import real_path
from drafter.folders import roots_beside
from drafter.interview.conversation import must_be_new
from drafter.interview.first_frames import blank_answers, named
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.outputs.output_writer import create_answers
from drafter.use_cases.open_answers import answers_path


class BegunFile(NamedTuple):
    """This year's answers file, begun with last year's."""

    path: Path
    last: Path
    answers: NewYear


def begin_blank(name: str | None, jurisdiction: str | None, kind: str | None) -> Path:
    """Write an answers file without answers and return its path.

    `kind` None takes the first kind of report that the jurisdiction has. Raises InputError when
    name or jurisdiction are missing or the file exists, TemplateError, OutputError.
    """
    path = named(str(answers_path(name))) if name else None
    if path is None or not jurisdiction:
        raise InputError(
            "建立空白的填报文件，要写文件名和地区模板，如 drafter new 河东2021.yaml --jurisdiction 通用 --blank"
        )
    must_be_new(path)
    templates = load_jurisdiction(jurisdiction, roots_beside(path))
    chosen = templates.kind(kind) if kind else templates.kinds[0]
    AnswersFile.begun(path, blank_answers(path, templates, chosen.name))
    return path


def begin_from_last_year(
    last_name: str, name: str | None, jurisdiction: str | None, kind: str | None, today: date
) -> BegunFile:
    """Write this year's answers file with what the file called `last_name` says and return what went into it.

    `name` None names the file after last year's; `jurisdiction` and `kind` None keep last year's.
    Raises InputError when the file exists or cannot have that name, TemplateError, OutputError.
    """
    last_path = answers_path(last_name)
    last = load_answers(last_path, roots_beside(last_path))
    path = answers_path(name) if name else next_year_path(last_path, last)
    _check_name(path, last_path, last)
    roots = roots_beside(path)
    templates = load_jurisdiction(jurisdiction or last.jurisdiction.name, roots)
    begun = new_year_answers(last, templates, kind, today)
    parse_answers(begun.text, path, roots)  # what is written can be read
    create_answers(path, begun.text.encode("utf-8"), sources=[last_path])
    return BegunFile(path, last_path, begun)


def _check_name(path: Path, last_path: Path, last: Answers) -> None:
    """Raise InputError or OutputError when this year's file cannot be at `path`."""
    if real_path(path) == real_path(last_path):
        raise InputError(f"{path}：这就是去年的文件；请给今年的另起一个名称，如 {next_year_path(last_path, last).name}")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise InputError(f"{path}：填报文件的名称要以 .yaml 结尾；请改成 {path.stem}.yaml")
    must_be_new(path)
