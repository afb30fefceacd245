"""Documents that hands edited in Word: what changed in them, taken back, merged, compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, redirect, render_template, request

from drafter.browser.open_report import OpenReport
from drafter.browser.shared import desk, given, shown_page
from drafter.browser.uploads import by_name, stored, uploaded
from drafter.difference_lines import compared_lines, untaken_lines
from drafter.errors import InputError
from drafter.inputs import read_input
from drafter.interview.kept_wordings import ShownWording, kept_wordings
from drafter.limits import DOCUMENT
from drafter.summary import summary_lines
from drafter.use_cases.compare_versions import ComparedVersions, compare_versions
from drafter.use_cases.merge_edited import UnmergedEdits
from drafter.use_cases.render_document import RenderedDocument, RenderOptions, render_document

if TYPE_CHECKING:
    from drafter.use_cases.store_edits import StoredEdits
    from drafter.use_cases.take_edits import TakenEdits

pages = Blueprint("edited", __name__)
_ENDINGS = (".docx",)
_COMPARED = "对照稿.docx"
_NO_BASE = (
    "没有找到生成这份稿子时的底稿，看不出哪里是手改的，数字收不回来；点下面的“和现在的报告对照”，看过以后改到填报文件里"
)
_LISTED_ANEW = "刚才列的和现在的不一样了：收过的不再列，别的地方也可能改过答案。什么也没有存，请照下面的再勾一遍"


class _Found(NamedTuple):
    """What the page says of a document that a hand edited; before one is there: nothing."""

    problem: str = ""
    edits: TakenEdits | None = None
    """What can be taken of it."""
    listed: str = ""
    """What stands for `edits` in their order."""
    stored: StoredEdits | None = None
    left: Sequence[str] = ()
    """What a new document differs in, once all is taken."""
    title: str = ""
    """What was made of it: merged or compared."""
    lines: Sequence[str] = ()
    number: int | None = None
    """Under which what was made can be fetched."""


@pages.get("/r/<name>/edited")
def edited(name: str) -> Any:
    """Show where to drop a document that a hand edited."""
    return render_template("edited.html", **_context(name, _Found()))


@pages.post("/r/<name>/edited")
def look(name: str) -> Any:
    """Show what a hand changed in a document, and what can be taken of it; nothing is stored yet."""
    from drafter.use_cases.edited_document import NoBaseError  # noqa: PLC0415 - as below
    from drafter.use_cases.take_edits import find_edits  # noqa: PLC0415 - the first page needs none of 85 modules

    report = desk().report(name)
    [report.edited] = uploaded(request.files.getlist("files")[:1], _ENDINGS)
    with _document(report) as path:
        try:
            edits = find_edits(str(path), str(report.path))
        except NoBaseError:
            return _shown(name, _Found(_NO_BASE))
    return _listed(name, edits)


@pages.post("/r/<name>/edited/take")
def take(name: str) -> Any:
    """Store the answers that are ticked; list them anew when what was listed is no longer what can be taken."""
    from drafter.use_cases.take_edits import (  # noqa: PLC0415 - as above
        AcceptedEdits,
        find_edits,
        left_after,
        store_taken,
    )

    report = desk().report(name)
    ticked = request.form.getlist("taken")
    with _document(report) as path:
        edits = find_edits(str(path), str(report.path))
    if given("listed") != _as_listed(edits):
        return _listed(name, edits, _LISTED_ANEW)
    numbers = range(1, len(edits.taken) + 1)
    refused = [str(number) for number in numbers if str(number) not in ticked]
    given_reasons = {number: given(f"reason-{number}").strip() for number in numbers if str(number) in ticked}
    reasons = {number: reason for number, reason in given_reasons.items() if reason}
    stored_edits = store_taken(edits, AcceptedEdits(refused, reasons), is_held=True)
    report.held.state()
    after = left_after(edits, stored_edits)
    left = list(untaken_lines(after, (*edits.contradictions, *edits.unfit), edits.causes(after)))
    return _shown(name, _Found(stored=stored_edits, left=left))


@pages.post("/r/<name>/edited/wording")
def settle_wording(name: str) -> Any:
    """Keep a sentence in the bureau's words as this year's, or print the template's again; show the others."""
    report = desk().report(name)
    kept = _kept(report)
    shown = next(
        (each for each in kept if (str(each.number), each.original) == (given("number"), given("original"))), None
    )
    if shown is None:
        raise InputError("这一条写法已经改了；请重新打开“改过的稿子”再看")
    report.held.settle_wording(shown, is_kept=given("keep") == "yes")
    return redirect(f"/r/{name}/edited", HTTPStatus.SEE_OTHER)


@pages.post("/r/<name>/edited/merge")
def merge(name: str) -> Any:
    """Bring the answers as they are now into the document, as tracked changes."""
    report = desk().report(name)
    with _document(report) as path:
        rendered = render_document(str(report.path), RenderOptions(output=str(path)))
        told = [line.text for line in summary_lines(rendered) if line.text]
        lines = [by_name(line, [path]) for line in told if not line.startswith("已写出：")]
        made = _merged(rendered, path)
        number = desk().keep_copy((made.name, read_input(made, DOCUMENT))) if made else None
    return _shown(name, _Found(title="合并稿", lines=lines, number=number))


def _merged(rendered: RenderedDocument, edited: Path) -> Path | None:
    """Return what came of merging the document `edited`: the merged one, or the list of what could not be merged.

    None when the answers had nothing new. Raises InputError when it is not to be merged.
    """
    merged = rendered.merged
    if isinstance(merged, UnmergedEdits):
        return merged.listed.path
    if merged is not None:
        return merged.written.path if merged.is_written else None
    if rendered.written.path == edited:
        raise InputError(f"{edited.name}：生成以后没有人改过，不用合并；点“Word 文档”就是新的")
    raise InputError(f"{edited.name}：不是这份报告的文档；请用“对照”看看哪里不同")


@pages.post("/r/<name>/edited/compare")
def compare(name: str) -> Any:
    """Show what differs between the document and the report as it is now."""
    report = desk().report(name)
    with _document(report) as path:
        compared = compare_versions(str(path), str(report.path), str(path.with_name(_COMPARED)))
        found = _Found(title="对照稿", lines=list(compared_lines(compared)), number=_copy(compared))
        return _shown(name, found)


@pages.get("/compare")
def two_versions() -> Any:
    """Show where to drop two versions."""
    return render_template("compare.html", lines=None)


@pages.post("/compare")
def compared_versions() -> Any:
    """Show what differs between two documents."""
    old, new = (uploaded(request.files.getlist(field)[:1], _ENDINGS) for field in ("old", "new"))
    with stored((*old, *new)) as (one, other):
        compared = compare_versions(str(one), str(other), str(one.with_name(_COMPARED)))
        return shown_page("compare.html", lines=list(compared_lines(compared)), number=_copy(compared))


@contextmanager
def _document(report: OpenReport) -> Iterator[Path]:
    """Give the path of the document that was looked at. Raises InputError when none was."""
    if report.edited is None:
        raise InputError("还没有选文档；请先把改过的 Word 文档拖到框里")
    with stored((report.edited,)) as (path,):
        yield path


def _as_listed(edits: TakenEdits) -> str:
    """Return what stands for the edits in their order, so that no number is taken for another edit's."""
    return hashlib.sha256(repr(edits.taken).encode("utf-8")).hexdigest()


def _listed(name: str, edits: TakenEdits, problem: str = "") -> Any:
    left = list(untaken_lines(edits.left, (*edits.contradictions, *edits.unfit), edits.causes(edits.left)))
    return _shown(name, _Found(problem, edits, _as_listed(edits), left=left))


def _copy(compared: ComparedVersions) -> int | None:
    """Keep the document with tracked changes to be fetched, and return its number; None when it would show nothing."""
    if compared.written is None or compared.differences.is_none:
        return None
    return desk().keep_copy((_COMPARED, read_input(compared.written.path, DOCUMENT)))


def _kept(report: OpenReport) -> tuple[ShownWording, ...]:
    """Return the sentences that the report has in the bureau's own words."""
    return kept_wordings(report.held.state().report)


def _shown(name: str, found: _Found) -> Any:
    return shown_page("edited.html", **_context(name, found))


def _context(name: str, found: _Found) -> dict[str, Any]:
    report = desk().report(name)
    return {"name": name, "document": report.edited, "kept": _kept(report), **found._asdict()}
