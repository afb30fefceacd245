"""What keeps a report from being final: open questions, marks of a draft in its text, 错误 of a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.checking.engine import acceptances, run
from drafter.checking.output.findings_list import findings_list
from drafter.checking.rule import Severity
from drafter.checking.rules import all_rules
from drafter.checking.selection import for_edition, for_jurisdiction
from drafter.checking.sources.from_document import manuscript_of
from drafter.checking.sources.read_source import answer_lines
from drafter.errors import InputError
from drafter.model.report import carried_over, stale_wordings
from drafter.model.titles import ACTIVITIES, CARRIED_OVER, WORDINGS
from drafter.pages.blocks import Document
from drafter.review.missing_answers import Missing
from drafter.review.missing_listing import listed
from drafter.text_runs import Run, RunKind

_MARK = "【待填"
"""How a mark in the text begins, whoever wrote it."""


class Hindrance(NamedTuple):
    """One thing that keeps a report from being final."""

    words: str
    """What it is, in Chinese."""
    path: str = ""
    """The answer that it is about; empty for none in particular."""
    office: str = ""
    """The office that has the answer; empty when none is named."""


class NotFinalError(InputError):
    """A report cannot be final yet. Its message names commands; `reason` and `hindrances` are for faces that have none."""

    def __init__(self, message: str, reason: str, hindrances: Iterable[Hindrance]) -> None:
        super().__init__(message)
        self.reason = reason
        self.hindrances = tuple(hindrances)


def refuse_unfinished(path: Path, document: Document, answers: Answers, missing: tuple[Missing, ...]) -> None:
    """Raise NotFinalError with all that is open or still last year's, if the report in `path` cannot be final yet."""
    if missing:
        open_ = (Hindrance(each.title, str(each.path), each.office) for each in missing)
        raise NotFinalError(_missing_message(path, missing), f"还有 {len(missing)} 个必填的问题没有答案", open_)
    stale = carried_over(answers.report)
    if stale:
        last_year_s = (Hindrance(f"活动第{number}条", str(ACTIVITIES.child(number))) for number in stale)
        raise NotFinalError(_stale_message(path, stale), f"还有 {len(stale)} 条活动是上一年的文字", last_year_s)
    unseen = stale_wordings(answers.report)
    if unseen:
        wordings = (Hindrance(f"{WORDINGS}第{number}条", str(WORDINGS.child(number))) for number in unseen)
        reason = f"“{WORDINGS}”还有 {len(unseen)} 条是上一年的写法，没有核对"
        raise NotFinalError(_stale_wordings_message(path, unseen), reason, wordings)
    typed = list(dict.fromkeys(_typed_marks(document)))
    if typed:
        marks = "；".join(typed[:5])
        message = f"{path.name}：答案里写着“{_MARK}…】”，没有生成定稿；请改成真正的内容：{marks}"
        raise NotFinalError(message, f"答案里写着“{_MARK}…】”，请改成真正的内容", map(Hindrance, typed))


def _missing_message(path: Path, missing: tuple[Missing, ...]) -> str:
    lines = [
        f"{path.name}：还有 {len(missing)} 个必填的问题没有答案，没有生成定稿；填好再试（drafter fill {path}）。",
        "要先看看样子，不加 --final 就能生成草稿。空着的是：",
        *listed(missing),
    ]
    return "\n".join(lines)


def _stale_message(path: Path, stale: tuple[int, ...]) -> str:
    lines = [
        f"{path.name}：还有 {len(stale)} 条活动是上一年的文字，没有生成定稿；逐条改成今年的（drafter fill {path}）。",
        f"核对过、确实不用改的，删去它的“沿用上年”那一行，如 drafter set {path} 活动.{stale[0]}.沿用上年=",
        f"还没有改的是：{'、'.join(f'第{number}条' for number in stale)}",
    ]
    return "\n".join(lines)


def _stale_wordings_message(path: Path, stale: tuple[int, ...]) -> str:
    cleared = " ".join(f"{WORDINGS}.{number}.{CARRIED_OVER}=" for number in stale)
    lines = [
        f"{path.name}：“{WORDINGS}”还有 {len(stale)} 条是上一年的写法，没有核对，没有生成定稿；",
        f"逐条看过，今年还这样写的，删去它的“{CARRIED_OVER}”那一行，如 drafter set {path} {cleared}",
        f"今年不这样写的，删去那一条，如 drafter set {path} {WORDINGS}.{stale[0]}=",
    ]
    return "\n".join(lines)


def refuse_wrong(path: Path, document: Document, answers: Answers, edition: str) -> str:
    """Return what a check warns of in `document`, the final report of `answers`; empty when it warns of nothing.

    `edition` is 报送版 or 公开版, by whose rules it is checked.
    Raises NotFinalError when it finds an 错误. What 核对说明 of the answers explains is neither, and
    what is only a hint is left to `drafter check`.
    """
    report_type = answers.jurisdiction.kind(str(answers.report.identity.kind)).type
    manuscript = manuscript_of(document, path.name, report_type, answers.report, answers.jurisdiction)
    # What concerns the public alone is shown with a public edition anyway.
    rules = for_edition(for_edition(for_jurisdiction(all_rules(), answers.jurisdiction), edition), "报送版")
    found = [finding for finding in run(manuscript, rules, acceptances(manuscript)) if not finding.reason]
    lines = answer_lines(answers)
    wrong = [finding for finding in found if finding.rule.severity is Severity.ERROR]
    if wrong:
        listed_ = findings_list(manuscript, wrong, lines)
        message = (
            f"{path.name}：检查出 {len(wrong)} 处错误，没有生成定稿；改好再试，确有理由的写进“核对说明”。\n{listed_}"
        )
        faults = (Hindrance(f"{each.hit.message}；{each.hit.mend}", each.hit.spot.answer) for each in wrong)
        raise NotFinalError(message, f"检查出 {len(wrong)} 处错误", faults)
    doubtful = [finding for finding in found if finding.rule.severity is Severity.WARNING]
    return f"定稿前请再看一遍：{findings_list(manuscript, doubtful, lines)}" if doubtful else ""


def _typed_marks(values: Iterable[object]) -> Iterator[str]:
    """Yield what is around each mark that stands in an answer's own text."""
    for value in values:
        if isinstance(value, str) and _MARK in value:
            place = value.index(_MARK)
            yield value[max(0, place - 10) : place + 20]
        elif isinstance(value, tuple) and not (isinstance(value, Run) and value.kind is RunKind.GAP):
            yield from _typed_marks(value)
