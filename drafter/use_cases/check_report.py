"""Checks a report against all rules and gives the findings in several forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.checking.engine import acceptances, run
from drafter.checking.rule import Finding, Rule, Severity
from drafter.checking.rules import all_rules, filed_rules
from drafter.checking.selection import PUBLIC, chosen, for_edition, for_jurisdiction, for_taste, graded
from drafter.checking.sources.accepted import accepted_beside
from drafter.checking.sources.read_source import Source, Wishes, read_source
from drafter.errors import InputError
from drafter.outputs.output_sorts import COMMENTED, FINDINGS, FINDINGS_JSON, FINDINGS_SARIF, MENDED, MENDED_TEXT
from drafter.outputs.output_writer import Written, refuse_target, write_output

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction

LISTED, JSON, SARIF, COMMENTS = "列表", "json", "sarif", "docx"
"""In what form findings come; the last is a copy of the document with comments."""
_OUTPUTS = {LISTED: FINDINGS, JSON: FINDINGS_JSON, SARIF: FINDINGS_SARIF}


class CheckedReport(NamedTuple):
    """A report and what the rules find in it."""

    source: Source
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    """The rules that were applied."""
    inputs: tuple[Path, ...]
    """The files that were read: no output replaces them."""

    @property
    def has_errors(self) -> bool:
        """True when an 错误 was found that nobody explained."""
        return any(found.rule.severity is Severity.ERROR and not found.reason for found in self.findings)

    @property
    def needs_comments(self) -> bool:
        """True when anything was found that nobody explained."""
        return any(not found.reason for found in self.findings)


def check_report(
    file: str | None,
    last: str | None = None,
    wishes: Wishes | None = None,
    rules: str | None = None,
    *,
    strict: bool = False,
) -> CheckedReport:
    """Return what is wrong with the report in `file`: an answers file, a .docx or a text.

    `last` is last year's report, to compare with. `wishes` says what cannot be read off the file.
    `rules` names rules or families, with commas; None takes all that concern the edition, with `strict` also those
    that are a matter of taste. Reasons stand in the answers, or in a file beside a document.
    Raises InputError, TemplateError.
    """
    if not file:
        raise InputError("没有写要检查哪个文件；如 drafter check 报告.docx")
    wishes = wishes or Wishes()
    earlier = read_source(Path(last), Wishes(edition=wishes.edition)).manuscript if last else None
    source = read_source(Path(file), wishes, earlier)
    applied = applied_rules(source.manuscript.jurisdiction, wishes.edition, rules, strict=strict)
    accepted = (*acceptances(source.manuscript), *accepted_beside(source.path))
    findings = run(source.manuscript, applied, accepted)
    inputs = tuple(Path(each) for each in (file, last) if each)
    return CheckedReport(source, findings, applied, inputs)


def applied_rules(
    jurisdiction: Jurisdiction | None, edition: str, rules: str | None = None, *, strict: bool = False
) -> tuple[Rule, ...]:
    """Return the rules for a report of `jurisdiction`: those that `rules` names, None for all of the edition.

    Those that are a matter of taste are among all only when `strict`.

    Raises InputError, TemplateError.
    """
    needs_all = rules or edition == PUBLIC or (jurisdiction and jurisdiction.checks_off)
    known = for_jurisdiction(all_rules() if needs_all else filed_rules(), jurisdiction)
    return chosen(graded(known, edition), rules) if rules else for_taste(for_edition(known, edition), strict=strict)


def findings_text(checked: CheckedReport, form: str, *, everything: bool) -> str:
    """Return the findings as a list, as JSON or as SARIF; `everything` lists all of one rule."""
    from drafter.checking.output.exchange import as_json, as_sarif
    from drafter.checking.output.findings_list import findings_list

    source, findings = checked.source, checked.findings
    if form == JSON:
        return as_json(source.manuscript, findings, source.lines)
    if form == SARIF:
        return as_sarif(source.manuscript, findings, checked.rules, source.path, source.lines)
    text = findings_list(source.manuscript, findings, source.lines, everything=everything) + "\n"
    if source.manuscript.type is None:
        text += "（看不出是哪种报告，没有检查该写的部分；可以加 --kind 年度报告）\n"
    return text


def write_findings(checked: CheckedReport, form: str, output: Path, *, everything: bool) -> Written:
    """Write the findings to `output` and return where they went. Raises InputError, OutputError."""
    refuse_target(_OUTPUTS[form], output, list(checked.inputs))
    text = findings_text(checked, form, everything=everything)
    return write_output(_OUTPUTS[form], output, text.encode("utf-8", "replace"), inputs=list(checked.inputs))


def write_commented(checked: CheckedReport, output: str | None) -> Written:
    """Write a copy of the document with the findings as comments and return where it went.

    `output` None puts it beside the document. Raises InputError for a text, OutputError.
    """
    name, data = commented_copy(checked)
    inputs = list(checked.inputs)
    path = Path(output or checked.source.path.with_name(name))
    suffix = Path(name).suffix
    if path.suffix.lower() != suffix:
        raise InputError(f"{path}：文档的名称要以 {suffix} 结尾；请改成 {path.with_suffix(suffix).name}")
    refuse_target(COMMENTED, path, inputs)
    return write_output(COMMENTED, path, data, inputs=inputs)


def commented_copy(checked: CheckedReport) -> tuple[str, bytes]:
    """Return a name for a copy of the document, and the copy with the findings as comments.

    Raises InputError for a text.
    """
    from drafter.checking.output.commented import commented, suffix_of

    source = checked.source
    if not source.document:
        raise InputError(f"{source.path}：文本文件里不能写批注；请不写 --format docx，或先把报告存成 .docx")
    suffix = suffix_of(source.document, source.path.name)
    data = commented(source.document, source.manuscript, checked.findings)
    return f"{source.path.stem}（检查意见）{suffix}", data


def write_mended(checked: CheckedReport, output: str | None) -> tuple[Written, int]:
    """Write a copy with what is mechanical mended; return where it went and how many places were mended.

    A .docx has them as tracked changes. `output` None puts the copy beside the file.
    Raises InputError for answers, OutputError.
    """
    from drafter.checking.output.mended import mended_docx, mended_text
    from drafter.checking.sources.from_text import read_text_file

    source = checked.source
    if source.lines is not None:
        raise InputError(f"{source.path}：填报文件请在原处改；--fix 改的是 Word 文档和文本")
    suffix = source.path.suffix.lower()
    path = Path(output or source.path.with_name(f"{source.path.stem}（已改标点）{suffix}"))
    if source.document:
        data, count = mended_docx(source.document, source.path.name)
        return write_output(MENDED, path, data, inputs=list(checked.inputs)), count
    text, count = mended_text(read_text_file(source.path), source.manuscript)
    return write_output(MENDED_TEXT, path, text.encode("utf-8", "replace"), inputs=list(checked.inputs)), count


def known_rules() -> tuple[Rule, ...]:
    """Return all rules in their order."""
    return tuple(all_rules())
