"""Rules over answers: what `drafter.model.relations` judges, texts carried over from last year, sentences left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.rule import Example, Hit, Rule, Severity, Spot, rule
from drafter.hints import quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.titles import ACTIVITIES, BODY, WORDINGS

if TYPE_CHECKING:
    from drafter.model.catalogue import Catalogue
    from drafter.model.doubt import Doubt

_YEAR_LONG = "全年"
_Check = Callable[[Manuscript], Iterable[Hit]]
_REASON = "《党政机关公文处理工作条例》第二十条：数字准确"
_GOOD = Example(
    "",
    answers="行政执法:\n  行政检查次数: 77\n  每次执法最少人数: 2\n争议化解:\n  行政诉讼案件: 1\n  出庭应诉次数: 2\n"
    "法治宣传:\n  法治副校长人数: 38\n  法治副校长覆盖学校: 47\n其他情况: 无\n",
)


def _answers(text: str) -> Example:
    return Example("", answers=text)


def answer_hits(manuscript: Manuscript, name: str) -> list[Hit]:
    """Return what the answers break of the relation `name`; nothing without answers."""
    return [
        Hit(spot_of(manuscript, doubt.path, doubt.paths), doubt.message, doubt.mend, doubt.paths)
        for doubt in _doubts(manuscript)
        if doubt.rule == name
    ]


@read_once
def _doubts(manuscript: Manuscript) -> tuple[Doubt, ...]:
    """Return what does not agree among the answers; nothing without answers."""
    if manuscript.report is None:
        return ()
    from drafter.model.relations import doubts_of  # noqa: PLC0415 - only where there are answers

    return doubts_of(manuscript.report, _catalogue(manuscript))


def _catalogue(manuscript: Manuscript) -> Catalogue | None:
    return manuscript.jurisdiction.catalogue() if manuscript.jurisdiction else None


def unless_answers_break(name: str) -> Callable[[_Check], _Check]:
    """Return a decorator for a check over the text; the relation `name` over the answers comes first."""

    def decorated(check: _Check) -> _Check:
        return lambda manuscript: answer_hits(manuscript, name) or check(manuscript)

    return decorated


def spot_of(manuscript: Manuscript, path: str, concerned: tuple[str, ...] = ()) -> Spot:
    """Return where the answer at `path` is printed, or said to be none; else where one of those `concerned` is."""
    catalogue = _catalogue(manuscript)
    spec = catalogue.get(AnswerPath(path)) if catalogue else None
    said = spec.none_sentence.removeprefix(_YEAR_LONG) if spec else ""
    for each in (path, *concerned):
        for number, passage in enumerate(manuscript.passages):
            if each in passage.answers or (each == path and said and said in passage.text):
                return Spot(number, answer=path)
    return Spot(answer=path)


def _relation(name: str, title: str, severity: Severity, source: str, bad: str) -> Rule:
    """Return the rule that asks for the relation `name` of the answers; `bad` is an answers file that breaks it."""
    return rule(name, title, severity, source, _GOOD, _answers(bad))(lambda manuscript: answer_hits(manuscript, name))


RELATIONS = (
    _relation("数字-有无", "没有的事不会有下文", Severity.WARNING, _REASON, "争议化解:\n  行政诉讼案件: 无\n  出庭应诉次数: 2\n"),
    _relation("数字-名单", "名单与个数相合", Severity.WARNING, _REASON, "学习培训:\n  中心组学法次数: 1\n  中心组学法日期: [1月19日, 6月9日]\n"),
    _relation("数字-范围", "数在法律和常情的范围内", Severity.WARNING, _REASON, "行政执法:\n  每次执法最少人数: 1\n"),
    _relation("数字-单位", "单位与所问的一类", Severity.WARNING, _REASON, "行政执法:\n  行政检查次数: 77万元\n"),
    _relation("数字-整数", "一件一件数的不写小数", Severity.WARNING, _REASON, "行政执法:\n  行政检查次数: 10.5\n"),
    _relation("数字-各部分", "数后面写的各部分合起来不比它多", Severity.WARNING, _REASON, "行政执法:\n  行政检查次数: 77次，其中日常检查70次、专项检查17次\n"),
    _relation("数字-比上年", "文中写的增减与上年的数相合", Severity.WARNING, _REASON, "行政执法:\n  行政检查次数: {数值: '77，比上年增加10次', 上年: 70}\n"),
    _relation("数字-上年安排", "已完成的上年安排与今年的数相合", Severity.WARNING, _REASON, "执法队伍:\n  新增持证人员: 4\n上年安排:\n  - {安排: 上半年新增持证执法人员6人。, 完成情况: 已完成}\n"),
    _relation("重复-答案", "一条里的各项不写一样的话", Severity.WARNING, "一条的提法、内容、原因、时限接着印，写一样就印了两遍", "存在不足:\n  - {内容: 经费紧张。, 原因: 经费紧张}\n"),
    _relation("一致-完成情况", "上年安排的完成情况与说明相合", Severity.WARNING, "督察工作规定第四章：报告要真实", "上年安排:\n  - {安排: 推广模拟法庭。, 完成情况: 未完成, 说明: 已经全部完成。}\n"),
    _relation("数字-增减", "比上年变化大的说明原因", Severity.HINT, "增减超过三成的数，审核的人会问原因", "行政执法:\n  行政检查次数: {数值: 77, 上年: 30}\n"),
    _relation("日期-年度", "填的日期在报告年度内", Severity.WARNING, "年度报告写报告年度的事", "组织领导:\n  会议:\n    - {日期: 2020年3月1日, 会议: 局长办公会, 议题: 研究法治工作}\n"),
)  # fmt: skip


@rule(
    "年度-沿用上年", "活动都是今年的文字", Severity.WARNING, "年度报告写报告年度的事",
    _GOOD, _answers("活动:\n  - {主题: 法治宣传, 内容: 开展“宪法晨读”。, 沿用上年: 是}\n"),
)  # fmt: skip
def _carried_over(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the activities that are still last year's texts."""
    if manuscript.report is None:
        return
    from drafter.model.report import carried_over, stale_wordings  # noqa: PLC0415 - only where there are answers

    for number in carried_over(manuscript.report):
        message = f"活动第{number}条标着“沿用上年”，还是上一年的文字"
        mend = "改成今年的；核对过确实不用改的，删去它的“沿用上年”那一行"
        yield Hit(spot_of(manuscript, ACTIVITIES.child(number, BODY)), message, mend)
    for number in stale_wordings(manuscript.report):
        message = f"{WORDINGS}第{number}条标着“沿用上年”，还是上一年的写法"
        mend = "核对过、今年还这样写的，删去它的“沿用上年”那一行；不这样写的，删去那一条"
        yield Hit(spot_of(manuscript, WORDINGS.child(number)), message, mend)


@rule(
    "结构-不写的句子", "不写的句子写明理由", Severity.HINT, "督察工作规定第四章：报告要全面，不写的要说得出为什么",
    _GOOD, _answers("手改写法:\n  - {所在段落: 执法检查, 原句: 公布白名单。, 改为: 不写}\n"),
)  # fmt: skip
def _left_out(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the sentences of sections that are left out without a reason."""
    for number, wording in enumerate((manuscript.report.wordings if manuscript.report else None) or (), 1):
        if wording.is_left_out and not wording.reason:
            message = f"段落里的一句照{WORDINGS}第{number}条不写，没有写理由：{quoted(str(wording.original)[:30])}"
            yield Hit(
                spot_of(manuscript, WORDINGS.child(number)), message, "在这一条里写“理由”；要写这一句，删去这一条"
            )
