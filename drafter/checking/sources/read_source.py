"""Reads whatever is to be checked: an answers file, a .docx, a text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.docxfile.opc_package import refused_name, refused_suffix
from drafter.errors import InputError
from drafter.limits import PASSAGE_CHARACTERS, REPORT_CHARACTERS, REPORT_PASSAGES
from drafter.model.report_type import ReportType, type_in

if TYPE_CHECKING:
    from drafter.answers.load import Answers
    from drafter.jurisdictions.jurisdiction import Jurisdiction
    from drafter.model.edition import Edition

_ANSWERS = (".yaml", ".yml")
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_TEXT = (".txt", ".md", ".text")


class Source(NamedTuple):
    """What is checked, with what outputs need of it."""

    path: Path
    manuscript: Manuscript
    document: bytes = b""
    """The .docx: as it was read, or rendered of the answers; empty for a text."""
    lines: Mapping[str, int] | None = None
    """Line of each answer in the answers file, by its path; None for other files."""


class Wishes(NamedTuple):
    """What the user says of the report where the file does not say it."""

    kind: str = ""
    year: int | None = None
    jurisdiction: str = ""
    edition: str = ""
    """报送版 or 公开版, rules see only what that edition says; empty is the former."""


NOTHING = Wishes()


def read_source(path: Path, wishes: Wishes = NOTHING, last: Manuscript | None = None) -> Source:
    """Return the file at `path`, read. Raises InputError, TemplateError."""
    suffix = path.suffix.lower()
    if suffix in _ANSWERS:
        return fitting(_answers(path, wishes, last))
    if suffix in _WORD:
        return _wished(fitting(_word(path, last)), wishes)
    if suffix in _TEXT:
        from drafter.checking.sources.from_text import read_text, read_text_file  # noqa: PLC0415 - by kind of file

        source = Source(path, read_text(read_text_file(path), path.name, last=last))
        return _wished(fitting(source), wishes)
    if not path.exists():
        raise InputError(f"{path}：找不到这个文件；请检查文件名和所在文件夹")
    if path.is_dir():
        raise InputError(f"{path}：这是一个文件夹；请写出里面文件的名称")
    why = (
        refused_name(path.name)
        or refused_suffix(suffix)
        or "不认识这种文件；能检查的有：填报文件（.yaml）、Word 文档（.docx）、文本（.txt）"
    )
    raise InputError(f"{path}：{why}")


def fitting(source: Source) -> Source:
    """Return `source`. Raises InputError when its text is too long for a report."""
    passages = source.manuscript.passages
    lengths = [len(passage.text) for passage in passages]
    if sum(lengths) > REPORT_CHARACTERS or len(lengths) > REPORT_PASSAGES:
        size = f"{sum(lengths) / 10_000:.1f} 万字、{len(lengths)} 段"
        raise InputError(f"{source.path}：文件有{size}，不像一份报告；请只留报告，另存后再检查")
    longest = max(lengths, default=0)
    if longest > PASSAGE_CHARACTERS:
        beginning = passages[lengths.index(longest)].text[:12]
        raise InputError(f"{source.path}：“{beginning}…”这一段长达 {longest} 字，没有分段；请分段后再检查")
    return source


def _word(path: Path, last: Manuscript | None) -> Source:
    from drafter.checking.sources.from_docx import manuscript_of_package  # noqa: PLC0415 - by kind of file
    from drafter.docxfile.opc_package import open_package  # noqa: PLC0415

    package = open_package(path)
    return Source(path, manuscript_of_package(package, last), package.data)


def _answers(path: Path, wishes: Wishes, last: Manuscript | None) -> Source:
    from drafter.answers.load import as_jurisdiction, as_kind, load_answers  # noqa: PLC0415 - by kind of file
    from drafter.folders import roots_beside  # noqa: PLC0415
    from drafter.model.edition import Edition  # noqa: PLC0415

    roots = roots_beside(path)
    answers = load_answers(path, roots)
    if wishes.jurisdiction:
        answers = as_jurisdiction(answers, wishes.jurisdiction, roots)
    if wishes.kind:
        answers = as_kind(answers, wishes.kind)
    edition = next((each for each in Edition if each.value == wishes.edition), Edition.FILED)
    return source_of(answers, path, edition, last)


def source_of(answers: Answers, path: Path, edition: Edition, last: Manuscript | None = None) -> Source:
    """Return `answers`, read from `path`, as `edition` has them. Raises InputError, TemplateError."""
    from drafter.checking.sources.from_document import manuscript_of  # noqa: PLC0415 - of answers only
    from drafter.folders import section_cache  # noqa: PLC0415
    from drafter.rendering import chosen_kind, in_edition, render  # noqa: PLC0415

    made, shown = render(answers, section_cache(), edition), in_edition(answers, edition)
    report_type = chosen_kind(shown).type
    manuscript = manuscript_of(made.document, path.name, report_type, shown.report, shown.jurisdiction, last)
    return Source(path, manuscript, made.data, answer_lines(shown))


def answer_lines(answers: Answers) -> dict[str, int]:
    """Return the line of each answer in the answers file, by its path."""
    return {".".join(map(_step, place)): line for place, line in answers.source.lines.items()}


def _step(step: str | int) -> str:
    """Return a step of a place as paths of answers have it: records count from 1."""
    return str(step + 1) if isinstance(step, int) else step


def _wished(source: Source, wishes: Wishes) -> Source:
    manuscript = source.manuscript
    if wishes.year is not None:
        manuscript = manuscript._replace(year=wishes.year)
    manuscript = manuscript._replace(jurisdiction=_jurisdiction(source, wishes.jurisdiction))
    if wishes.kind:
        manuscript = manuscript._replace(type=_type_named(wishes.kind, manuscript.jurisdiction))
    return source._replace(manuscript=manuscript)


def _jurisdiction(source: Source, name: str) -> Jurisdiction | None:
    """Return the jurisdiction called `name`; where none is asked for the bureau's own, if it has one."""
    from drafter.checking.sources.own_jurisdiction import own_jurisdiction  # noqa: PLC0415 - of documents only
    from drafter.folders import roots_beside  # noqa: PLC0415

    roots = roots_beside(source.path)
    if not name:
        return own_jurisdiction(source.manuscript, roots)
    from drafter.jurisdictions.jurisdiction import load_jurisdiction  # noqa: PLC0415 - only when asked for

    return load_jurisdiction(name, roots)


def _type_named(name: str, jurisdiction: Jurisdiction | None) -> ReportType:
    """Return the sort of report that `name` means: a sort itself, a kind of the jurisdiction, the words of a name."""
    own = [kind.type for kind in jurisdiction.kinds if kind.name == name] if jurisdiction else []
    named = [each for each in ReportType if each.value == name]
    return next(iter((*named, *own)), None) or type_in(name) or ReportType.OTHER
