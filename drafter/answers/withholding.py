"""What an answers file withholds from the public edition: its paths checked, its effects summarised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from drafter.errors import InputError, TemplateError
from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.names import MANIFEST
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import is_path, is_withholdable, known_paths
from drafter.model.field_spec import answer_at
from drafter.model.fields import StrictModel
from drafter.model.report import Report
from drafter.model.titles import CLASSIFICATION, WITHHELD_ANSWERS
from drafter.yamlfile.yaml_text import YamlText

if TYPE_CHECKING:
    from drafter.answers.questions import Chapter

_EXAMPLE = "请写 组名.名称，如 处罚许可.罚没金额，或一条活动，如 活动.3"


def check_withheld(report: Report, jurisdiction: Jurisdiction, source: YamlText) -> None:
    """Raise InputError for a path in 不公开 that names no answer, or one that no report can do without."""
    catalogue = jurisdiction.catalogue()
    for i, path in enumerate(report.withheld or ()):
        where = source.where((WITHHELD_ANSWERS, i))
        if not is_withholdable(path):
            raise InputError(f"{where}：{quoted(path)}不能不公开：公开版的标题离不开它；请从“不公开”里删去这一行")
        if not is_path(path, report, catalogue):
            hint = did_you_mean(path, known_paths(catalogue), _EXAMPLE)
            raise InputError(f"{where}：“不公开”里的{quoted(path)}不是一项答案；{hint}")


def check_jurisdiction(jurisdiction: Jurisdiction) -> None:
    """Raise TemplateError for a path in the manifest's 不公开 that names no answer: nothing would be withheld."""
    for path in jurisdiction.withheld:
        problem = withheld_problem(path, jurisdiction)
        if problem:
            raise TemplateError(f"{jurisdiction.name}/{MANIFEST}：“不公开”里的{problem}")


def withheld_problem(path: str, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong with a path in a manifest's 不公开; empty when nothing is."""
    known = known_paths(jurisdiction.catalogue())
    if not is_withholdable(path):
        return f"{quoted(path)}不能不公开：公开版的标题离不开它"
    return "" if path in known else f"{quoted(path)}不是一项答案；{did_you_mean(path, known, _EXAMPLE)}"


def summarise_withheld(report: Report, jurisdiction: Jurisdiction, asked: tuple[Chapter, ...]) -> str:
    """Return what the public edition leaves out at the bureau's own wish, in Chinese; empty when that is nothing.

    `asked` are the questions of the report: what is required of it is named.
    """
    paths = dict.fromkeys((*(report.withheld or ()), *jurisdiction.withheld))
    records = sum(getattr(each, "public", "") == "否" for each in _records(report))
    lines = []
    classification = answer_at(report, CLASSIFICATION)
    if isinstance(classification, str) and classification != "无":
        lines.append(
            f"警告：报送版标着{quoted(classification)}；涉及国家秘密的内容一律不得公开，先送保密审查再用这一份"
        )
    if paths:
        lines.append(f"按“不公开”没有写的答案：{'、'.join(paths)}")
    if records:
        lines.append(f"标了“公开: 否”没有写的条目：{records} 条")
    required = [q.title for chapter in asked for q in chapter.questions if q.required and _covers(paths, q.path)]
    if required:
        lines.append(
            f"其中必填的：{'、'.join(required)}。《法治政府建设与责任落实督察工作规定》要求年度报告除涉及"
            "党和国家秘密的以外都要公开，请确认确实不能公开"
        )
    return "\n".join(lines)


def _covers(paths: Iterable[str], path: str) -> bool:
    return any(AnswerPath(withheld).holds(path) for withheld in paths)


def _records(model: StrictModel) -> Iterator[StrictModel]:
    """Yield all records below `model`."""
    for value in model.__dict__.values():
        if isinstance(value, StrictModel):
            yield from _records(value)
        elif isinstance(value, list):
            yield from value
