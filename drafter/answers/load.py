"""Reads answers files into reports; what is wrong with a file is an error with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from drafter.answers.former_places import brought_up
from drafter.answers.gone_answers import is_slip, without_gone
from drafter.errors import InputError, TemplateError
from drafter.hints import did_you_mean, nearest, quoted
from drafter.jurisdictions.folder_search import find_folder
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue
from drafter.model.official_form import STATISTICS
from drafter.model.records import Activity
from drafter.model.report import Report, build_report
from drafter.model.titles import ACTIVITIES, ATTACHMENT_NAME, ATTACHMENTS, BODY, JURISDICTION, OFFICES, TOPIC
from drafter.yamlfile.yaml_text import YamlText, parse_yaml, read_yaml


class Answers(NamedTuple):
    """An answers file that was read: its text, its report and its jurisdiction."""

    source: YamlText
    report: Report
    jurisdiction: Jurisdiction


def known_titles() -> set[str]:
    """Return all Chinese keys that an answers file may hold."""
    from drafter.yamlfile.complaints import titles  # noqa: PLC0415 - only a complaint needs it

    return titles(Report)


def load_answers(path: Path, roots: tuple[Path, ...], *, to_mend: bool = False) -> Answers:
    """Return the answers file at `path` with the jurisdiction that it names.

    `roots` are the folders searched for jurisdictions. What is `to_mend` may name topics, answers, offices and tables
    that there are not: by a change they may be set right. Raises InputError or TemplateError.
    """
    return understand(read_yaml(path, known_titles), roots, to_mend=to_mend)


def parse_answers(text: str, path: Path, roots: tuple[Path, ...]) -> Answers:
    """Return the answers in `text`, named `path` in messages. Raises as `load_answers`."""
    return understand(parse_yaml(text, path, known_titles), roots)


def understand(source: YamlText, roots: tuple[Path, ...], *, to_mend: bool = False) -> Answers:
    """Return what `source` answers, as `load_answers`. Raises InputError or TemplateError."""
    name = _jurisdiction_name(source)
    try:
        find_folder(name, roots)
    except TemplateError as error:
        raise InputError(f"{source.where(JURISDICTION.place)}：{error}") from error
    jurisdiction = load_jurisdiction(name, roots)
    source = without_gone(brought_up(source, jurisdiction.catalogue()), jurisdiction)
    report = read_report(source, jurisdiction.catalogue())
    if not to_mend:
        _check_names(report, jurisdiction, source)
    return Answers(source, report, jurisdiction.assigned(report.offices))


def _check_names(report: Report, jurisdiction: Jurisdiction, source: YamlText) -> None:
    """Raise InputError for what the report names and `jurisdiction` does not have."""
    _check_topics(report, jurisdiction, source)
    _check_references(report, jurisdiction, source)
    _check_attachments(report, jurisdiction, source)
    if report.offices:
        _check_offices(report, jurisdiction, source)
    if report.withheld:
        from drafter.answers.withholding import check_withheld  # noqa: PLC0415 - few files withhold anything

        check_withheld(report, jurisdiction, source)


def as_kind(answers: Answers, kind: str) -> Answers:
    """Return `answers` for another kind of report. Raises TemplateError."""
    answers.jurisdiction.kind(kind)
    identity = answers.report.identity.model_copy(update={"kind": kind})
    return answers._replace(report=answers.report.model_copy(update={"identity": identity}))


def as_jurisdiction(answers: Answers, name: str, roots: tuple[Path, ...]) -> Answers:
    """Return `answers` for another jurisdiction's templates. Raises TemplateError.

    What only their own jurisdiction asks is not printed there.
    """
    return answers._replace(jurisdiction=load_jurisdiction(name, roots))


def _check_topics(report: Report, jurisdiction: Jurisdiction, source: YamlText) -> None:
    """Raise InputError for an activity under a topic that `jurisdiction` does not have."""
    known = [topic.name for topic in jurisdiction.all_topics]
    for i, activity in enumerate(report.activities or []):
        if not isinstance(activity.topic, str) or activity.topic in known or not is_slip(activity.topic, known):
            continue
        hint = did_you_mean(activity.topic, known, f"可选：{'、'.join(known)}", 0.3)
        raise InputError(f"{source.where((ACTIVITIES, i, TOPIC))}：没有{quoted(activity.topic)}这个活动主题；{hint}")


def _check_references(report: Report, jurisdiction: Jurisdiction, source: YamlText) -> None:
    """Raise InputError for a {组名.名称} in an activity's text that is no answer."""
    for i, activity in enumerate(report.activities or []):
        for name in Activity.placeholders(str(activity.body)):
            problem = reference_problem(name, jurisdiction)
            if problem:
                raise InputError(f"{source.where((ACTIVITIES, i, BODY))}：{problem}")


def key_order(path: AnswerPath, jurisdiction: Jurisdiction) -> list[str]:
    """Return the keys that may stand beside the one at `path`, in the order in which a file has them."""
    return jurisdiction.catalogue().titles_at(path.parent)


def reference_problem(name: str, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong, in Chinese, with `name` in the braces of an activity's text; empty when nothing is."""
    path = AnswerPath(name)
    known = key_order(path, jurisdiction)
    if not path.below_root or path.below_root in known:
        return ""
    near = nearest(path.below_root, known)
    hint = f"是不是“{path.root}.{near}”？" if near else "请对照填报文件里的组名和名称"
    return f"内容里引用的 {{{name}}} 不是一项答案；{hint}"


def _check_offices(report: Report, jurisdiction: Jurisdiction, source: YamlText) -> None:
    """Raise InputError for an office of what is neither a group nor an answer nor a topic."""
    for path in report.offices:
        problem = office_problem(path, jurisdiction)
        if problem:
            raise InputError(f"{source.where((OFFICES, path))}：{problem}")


def office_problem(path: str, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong, in Chinese, with `path` as what an office supplies; empty when nothing is."""
    address = AnswerPath(path)
    group, name = address.root, address.below_root
    catalogue = jurisdiction.catalogue()
    groups = catalogue.titles_at(None)
    if group not in groups:
        return f"{quoted(group)}不是组名；{did_you_mean(group, groups, '请写组名，或 组名.名称，如 行政执法.行政检查次数', 0.5)}"
    topics = [topic.name for topic in jurisdiction.topics]
    known = topics if group == ACTIVITIES else catalogue.titles_at(AnswerPath(group))
    if address.parent and name not in known:
        return f"{quoted(group)}里没有{quoted(name)}；{did_you_mean(name, known, '请对照填报文件里的名称', 0.4)}"
    return ""


def _check_attachments(report: Report, jurisdiction: Jurisdiction, source: YamlText) -> None:
    """Raise InputError for a statistics table that `jurisdiction` does not have."""
    for i, attachment in enumerate(report.official_form.attachments or []):
        problem = attachment_problem(attachment.name, attachment.content, jurisdiction)
        if problem:
            raise InputError(f"{source.where((*ATTACHMENTS.place, i, ATTACHMENT_NAME))}：{problem}")


def attachment_problem(name: object, content: object, jurisdiction: Jurisdiction) -> str:
    """Return what is wrong, in Chinese, with an attachment of this name that holds `content`; empty when nothing is."""
    if content != STATISTICS or not isinstance(name, str):
        return ""
    from drafter.jurisdictions.statistics_tables import find_table  # noqa: PLC0415 - few reports have attachments

    if find_table(name, jurisdiction.tables):
        return ""
    own = jurisdiction.own_tables
    known = [*own, *(table.name for table in jurisdiction.tables if table.name not in own)]
    choices = f"可选：{'、'.join(known) or '一张也没有'}"
    hint = did_you_mean(name, known, did_you_mean(name, own or known, choices, 0.3), 0.75)
    return f"地区模板里没有{quoted(name)}这张统计表；{hint}"


def read_report(source: YamlText, catalogue: Catalogue | None = None) -> Report:
    """Return the report in `source`, whose answers `catalogue` knows; None: the model's own.

    Raises InputError with file, line and what to do.
    """
    try:
        return build_report(source.tree, catalogue.declared if catalogue else {})
    except ValidationError as error:
        from drafter.yamlfile.complaints import explain  # noqa: PLC0415 - only a complaint needs it

        raise InputError(explain(error, source, Report, catalogue)) from error


def _jurisdiction_name(source: YamlText) -> str:
    identity: Any = source.tree.get(JURISDICTION.root)
    name = identity.get(JURISDICTION.leaf) if isinstance(identity, dict) else None
    if isinstance(name, str) and name:
        return name
    if source.tree and not isinstance(identity, dict):
        # Say what is wrong with the file first, if anything is.
        read_report(source)
    where = source.where(JURISDICTION.place)
    raise InputError(f"{where}：没有写用哪个地区的模板；请在“单位和报告”下写一行“地区模板: 通用”（或本地区模板的名称）")
