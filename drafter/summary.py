"""The words in which a rendering is summed up: what was written, what is open, what found no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.answers.questions import open_questions
from drafter.folders import shipped
from drafter.jurisdictions.statistics_tables import CHANGE, LAST_YEAR, StatisticsTable, find_table, how_attached
from drafter.merged_lines import merged_lines, outdated_numbers, told_twice, unmerged_lines
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure
from drafter.model.implied_figures import Implied, implied_figure
from drafter.model.official_form import STATISTICS
from drafter.model.report import carried_over, stale_wordings
from drafter.model.titles import SIGNED, WORDINGS
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.review.missing_answers import leaves_gap
from drafter.review.missing_listing import listed, wrapped_titles
from drafter.sections.outdated_wordings import outdated_lines
from drafter.summary_line import SummaryLine
from drafter.text_runs import text_of
from drafter.unprinted_answers import (
    left_chapters,
    left_out_activities,
    unprinted_answers,
    unprinted_last_years,
    unused_wordings,
)
from drafter.unprinted_headings import unprinted_headings
from drafter.use_cases.merge_edited import MergedEdits, UnmergedEdits

if TYPE_CHECKING:
    from drafter.pages.pdf.pdf_writer import Pdf
    from drafter.use_cases.pack_submission import PackedSubmission
    from drafter.use_cases.render_document import RenderedDocument

_SOME = 3
"""Titles that are told of many that need nothing."""
_KEPT = "手改的稿子里，那一句照手改的留着，或者在批注里问"
"""What becomes in a merge of words that a fresh document has no more."""
_MOST_RELATED = 6
"""Lines about figures that stand under other headings than one might look for them."""


def summary_lines(rendered: RenderedDocument) -> Iterator[SummaryLine]:
    """Yield the summary of a rendering, about one screen in Chinese; what there is to do comes last."""
    yield from map(SummaryLine, _made(rendered))
    yield from map(SummaryLine, _left_out(rendered))
    yield from _in_tables(rendered)
    yield from map(SummaryLine, _wordings(rendered))
    yield from map(SummaryLine, _stale(rendered))
    yield from rendered.of_templates
    yield from map(SummaryLine, _missing(rendered))
    yield from rendered.warnings


def _made(rendered: RenderedDocument) -> Iterator[str]:
    """Yield what was written, and what became of the edits of a document that stood there."""
    for notice in rendered.notices:
        yield f"提示：{rendered.answers.source.path.name}：{notice}"
    if isinstance(rendered.merged, MergedEdits):
        yield from merged_lines(rendered.merged)
    else:
        yield f"已写出：{rendered.written.path}"
    if rendered.written.remark:
        yield f"注意：{rendered.written.remark}"
    if isinstance(rendered.merged, UnmergedEdits):
        yield from unmerged_lines(rendered.merged)
    document = rendered.made.document
    texts = [text_of(block.runs) for block in document.blocks if isinstance(block, Heading | Item | Paragraph)]
    yield f"《{document.title}》，{len(texts)} 段，约 {sum(map(len, texts))} 字"
    yield from outdated_numbers(rendered.outdated, rendered.merged)
    yield from told_twice(rendered.twice, rendered.merged)


def _left_out(rendered: RenderedDocument) -> Iterator[str]:
    """Yield what the document does not print: for want of answers, as no section has it, or as it is of another year."""
    yield from _open_optional(rendered)
    yield from _headings(rendered)
    yield from _out_of_date(rendered)
    yield from (each.line for each in left_chapters(rendered.answers))
    unprinted = list(unprinted_answers(rendered.made, rendered.answers))
    if unprinted:
        yield "填了、但这份报告没有写进去的（这种报告用不到，或段落文件没有印）："
        yield from wrapped_titles(unprinted, most=len(unprinted))
    left_out = list(left_out_activities(rendered.made, rendered.answers))
    if left_out:
        yield "填了、“手改写法”里写着“不写”的："
        yield from wrapped_titles(left_out, most=len(left_out))
    yield from _last_years(rendered)
    yield from _unattached(rendered)


def package_lines(packed: PackedSubmission, *, taking: str = "用 drafter take ") -> Iterator[str]:
    """Yield what lies in the folder that goes to the leaders, and what to mind before it goes.

    `taking` says by what the edits of a document are taken back.
    """
    submission = packed.submission
    yield from (f"提示：{notice}" for notice in packed.notices)
    yield f"第 {submission.number} 次送审包已放好：{packed.folder}"
    for written in packed.written:
        yield f"  {written.path.name}"
        if written.remark:
            yield f"  注意：{written.remark}"
    if submission.last_number and submission.differences is None:
        yield f"注意：第 {submission.last_number} 次送审稿没有留底，或留底被改过，这次没有做对照"
    elif submission.differences is not None and submission.differences.is_none:
        yield f"与第 {submission.last_number} 次送审稿文字相同，没有写对照稿"
    elif packed.is_comparison_refused:
        yield "注意：这两次做不出可靠的对照稿，没有写；改动都列在核对情况里"
    for path in packed.left:
        yield f"注意：包里还有上次做的“{path.name}”，有人改过，没有动它；里面的话可能已经不对，送出去以前请挪开"
    for edited in packed.edited:
        yield (
            f"注意：“{edited.path.name}”有人手改过，与送审稿有 {edited.differences} 处不同；送审稿是按填报文件新生成的，"
            f"先{taking}把手改的收进填报文件，再重做这一次"
        )


def font_lines(pdf: Pdf, wanted: Sequence[str]) -> list[str]:
    """Return what to say of the fonts of `pdf`, which were to be `wanted`; nothing when all are right."""
    if pdf.stand_ins:
        instead = [f"  {name} → {other or 'LibreOffice 自选的字体'}" for name, other in pdf.stand_ins.items()]
        return [
            "这台电脑缺这些字体，PDF 里用别的代替了（Word 文档里写的仍是原来的字体）：",
            *instead,
            "装好字体再生成一次，或者在有这些字体的电脑上用 Word、WPS 另存为 PDF。",
        ]
    if pdf.stand_ins is None and pdf.fonts:
        return [
            f"PDF 里的字体：{'、'.join(pdf.fonts)}",
            f"文档要的是 {'、'.join(wanted)}；对不上的，是这台电脑没有装，用别的字体代替了。",
        ]
    return []


def _open_optional(rendered: RenderedDocument) -> Iterator[str]:
    still_open = open_questions(rendered.chapters, rendered.answers.report)
    optional = [question for question in still_open if not leaves_gap(question)]
    if not optional:
        return
    by_chapter = Counter(question.chapter for question in optional)
    yield f"有 {len(optional)} 个选填的问题空着，相关的话没有写："
    yield from wrapped_titles([f"{title} {count}" for title, count in by_chapter.items()])


def _headings(rendered: RenderedDocument) -> Iterator[str]:
    """Yield which headings of the outline are not in the document, or not as headings, and why."""
    missing = unprinted_headings(rendered.made.rendered, rendered.answers)
    if missing.unanswered:
        yield f"提纲里有 {len(missing.unanswered)} 个标题没有印，下面的问题都没有答案："
        yield from wrapped_titles(missing.unanswered)
    if missing.deleted:
        yield "提纲里这些标题没有印，下面的话是手改删去的（记在“手改写法”里）："
        yield from wrapped_titles(missing.deleted)
    if missing.told_elsewhere:
        yield "提纲里这些标题没有印，它们的数已经印在别的标题下："
        yield from wrapped_titles(missing.told_elsewhere)
    if missing.related:
        yield "和这些标题有关的数，印在别的标题下（要移过来的，在它的段落里写上那个数）："
        yield from (f"    {line}" for line in missing.related[:_MOST_RELATED])
    if missing.broken:
        yield "提纲里这些标题没有印，填了的数也没有印出来，因为那句话里别的数空着，或者是 无："
        yield from wrapped_titles(missing.broken)
    if missing.alone:
        yield "这些标题同一级里只剩它一个有内容，没有编号，接着正文写："
        yield from wrapped_titles(missing.alone)


def _out_of_date(rendered: RenderedDocument) -> Iterator[str]:
    """Yield which cited documents are no longer in force, so that what cites them is left out, and where to mend it."""
    jurisdiction = rendered.answers.jurisdiction
    folders = tuple(folder for folder in jurisdiction.folders if folder.parent != shipped("templates"))
    own = {reference.name for reference in jurisdiction._replace(folders=folders).references()}
    for name, year in rendered.made.rendered.out_of_date.items():
        way_out = "改“止”，或加一条现在用的" if name in own else "加一条现在用的，名称不变"
        where = "" if name in own else "自己地区模板的 "
        yield (
            f"引用“{name}”只到 {year} 年，写了它的句子（放在 [[ ]] 里的，只是那半句）没有印；"
            f"请在{where or ' '}引用.yaml 里{way_out}"
        )


def _last_years(rendered: RenderedDocument) -> Iterator[str]:
    """Yield that last year's figures are not printed, which stand in the answers to be compared with."""
    titles = unprinted_last_years(rendered.answers)
    if titles:
        some = "、".join(titles[:_SOME]) + ("等" if titles[_SOME:] else "")
        yield f"上年的数没有印，只用来核对（{some} {len(titles)} 个）；要写“比上年增长…”的，在段落里写 |比上年"


def _unattached(rendered: RenderedDocument) -> Iterator[str]:
    """Yield which tables of a bureau's own manifest its report does not attach, and how it would."""
    jurisdiction = rendered.answers.jurisdiction
    if jurisdiction.folders[0].parent == shipped("templates"):
        return
    attached = tuple(each.name for each in rendered.answers.report.official_form.attachments or [])
    held = (find_table(name, jurisdiction.tables) for name in attached if isinstance(name, str))
    names = {table.name for table in held if table}
    for name in jurisdiction.own_tables:
        if name not in names:
            yield f"统计表“{name}”没有作附件，不印；要印的，填上 {how_attached(name)}"


def _in_tables(rendered: RenderedDocument) -> Iterator[SummaryLine]:
    """Yield of each table of the report which figures it shows unasked, and which show nothing of last year."""
    report, jurisdiction = rendered.answers.report, rendered.answers.jurisdiction
    for each in report.official_form.attachments or []:
        table = find_table(str(each.name), jurisdiction.tables) if each.content == STATISTICS else None
        if table is not None:
            yield from _in_table(table, rendered)


def _in_table(table: StatisticsTable, rendered: RenderedDocument) -> Iterator[SummaryLine]:
    report = rendered.answers.report
    figures = {path: answer_at(report, AnswerPath(path)) for _, path in table.answers()}
    implied = {path: found for path in figures if figures[path] is None and (found := _implied(path, rendered))}
    yield from map(SummaryLine, _implied_lines(table.name, implied))
    if {LAST_YEAR, CHANGE}.isdisjoint(table.roles()):
        return
    figures |= {path: found.figure for path, found in implied.items()}
    blank = [path for path, figure in figures.items() if isinstance(figure, Figure) and not figure.last_year]
    if blank:
        yield SummaryLine(
            f"统计表“{table.name}”的上年空着 {len(blank)} 处，不知道上年的数",
            f"：drafter set {rendered.answers.source.path.name} {blank[0]}.{LAST_YEAR}=…",
        )
        yield from map(SummaryLine, wrapped_titles([AnswerPath(path).leaf for path in blank]))


def _implied(path: str, rendered: RenderedDocument) -> Implied | None:
    catalogue = rendered.answers.jurisdiction.catalogue()
    spec = catalogue.get(path)
    return implied_figure(spec, rendered.answers.report, catalogue) if spec else None


def _implied_lines(table: str, implied: Mapping[str, Implied]) -> Iterator[str]:
    """Yield which figures of a table nobody typed: they follow from another answer that is 无."""
    noughts = {path: found for path, found in implied.items() if found.figure.applies}
    if noughts:
        yield f"统计表“{table}”里有 {len(noughts)} 个数没有填，照别的答案是 无 印成 0："
        yield from wrapped_titles([f"{AnswerPath(path).leaf}（{each.base.leaf} 无）" for path, each in noughts.items()])


def _wordings(rendered: RenderedDocument) -> Iterator[str]:
    """Yield how many sentences are in the bureau's own words, and which wordings found no sentence."""
    wordings = rendered.answers.report.wordings or []
    unused = rendered.made.rendered.unused_wordings
    used = [each for number, each in enumerate(wordings, 1) if number not in unused]
    left_out = sum(each.is_left_out for each in used)
    if used:
        counts = (("改写", len(used) - left_out), ("不写", left_out))
        yield f"照“{WORDINGS}”{'，'.join(f'{what} {count} 句' for what, count in counts if count)}"
    outdated = rendered.made.rendered.outdated_wordings
    kept = _KEPT if isinstance(rendered.merged, MergedEdits) else ""
    yield from outdated_lines(outdated, len(wordings), kept=kept)
    found = list(unused_wordings(rendered.made, rendered.answers))
    if found:
        yield f"“{WORDINGS}”里有 {len(found)} 条这次用不上{kept and f'（{kept}）'}："
        yield from (f"  {line}" for line in found)


def _stale(rendered: RenderedDocument) -> Iterator[str]:
    unseen = stale_wordings(rendered.answers.report)
    where = "，Word 的批注里标着" if rendered.has_comments else ""
    if unseen:
        yield f"“{WORDINGS}”里有 {len(unseen)} 条还是上一年的{where}，核对过的删去“沿用上年”那一行："
        yield from wrapped_titles([f"第{number}条" for number in unseen])
    numbers = carried_over(rendered.answers.report)
    if numbers:
        yield f"有 {len(numbers)} 条活动还是上一年的文字{where}，改好后删去“沿用上年”那一行："
        yield from wrapped_titles([f"第{number}条" for number in numbers])


def _missing(rendered: RenderedDocument) -> Iterator[str]:
    if not rendered.missing:
        yield "必填的问题都有答案了。"
        return
    marked = tuple(each for each in rendered.missing if each.path in rendered.made.gaps)
    unmarked = tuple(each for each in rendered.missing if each.path not in (*rendered.made.gaps, SIGNED))
    where = "，批注里写着找谁要、填在哪里" if rendered.has_comments else ""
    if marked:
        yield f"还有 {len(marked)} 个必填的问题没有答案，文中标有【待填】{where}："
        yield from listed(marked)
    if unmarked:
        yield f"还有 {len(unmarked)} 个必填的问题没有答案，文中没有印到它们，定稿前也要填："
        yield from listed(unmarked)
    if any(each.path == SIGNED for each in rendered.missing):
        yield "落款写不写还没有填，文末先印着单位名称；定稿前填 有 或 无。"
