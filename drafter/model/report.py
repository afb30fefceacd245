"""The report's data: what a bureau reports in a year, one model for all jurisdictions.

Groups follow the five parts of the annual report (督察工作规定, 第四章) and the figures
that bureaus publish. Every field may be unanswered (None): a draft has gaps.
`build_report` is the way in.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Self, TypeVar

from pydantic import PrivateAttr, ValidationError, WrapValidator, field_validator

from drafter.hints import quoted
from drafter.model import titles
from drafter.model.answer_groups import AnswerGroup, Declared, line_error, read_beside, read_group
from drafter.model.answer_path import AnswerPath
from drafter.model.enforcement_groups import Enforcement, EnforcementTeam, PenaltiesAndLicences
from drafter.model.fields import (
    OfficesAnswer,
    PathsAnswer,
    ProseAnswer,
    Special,
    TextAnswer,
    group,
    names,
    records,
    text,
)
from drafter.model.figure import LAST_YEAR, NUMBER
from drafter.model.groups import (
    Credit,
    Disclosure,
    Disputes,
    Functions,
    Leadership,
    LegalBasis,
    Publicity,
    ReportIdentity,
    Study,
)
from drafter.model.official_form import OfficialForm
from drafter.model.records import Activity, Explanation, NextStep, PlanReview, Records, Shortcoming, Wording

FORMAT_VERSION = 1
_KNOWN_FORMATS = {str(number) for number in range(FORMAT_VERSION + 1)}
"""Version of the answers file's format; a file of a later version is refused."""

Model = TypeVar("Model", bound=AnswerGroup)
Grouped = Annotated[Model, WrapValidator(read_group)]
"""A group whose absence or emptiness means: nothing answered yet."""


_KEPT_BESIDE = Special(asked=False, is_answer=False, is_internal=True, is_withholdable=False, carried_over=False)


class Report(AnswerGroup):
    """All answers of one bureau for one year; beside its own groups those that a jurisdiction declares."""

    format_version: TextAnswer = text(
        titles.FORMAT_VERSION,
        "填报文件的格式版本，请勿改动",
        special=Special(asked=False, is_answer=False, is_withholdable=False),
    )
    identity: Grouped[ReportIdentity] = group(
        titles.IDENTITY, ReportIdentity, special=Special(always_asked=True, is_withholdable=False)
    )
    legal_basis: Grouped[LegalBasis] = group("报告依据", LegalBasis)
    leadership: Grouped[Leadership] = group(titles.LEADERSHIP, Leadership)
    study: Grouped[Study] = group("学习培训", Study)
    functions: Grouped[Functions] = group("依法履职", Functions)
    enforcement_team: Grouped[EnforcementTeam] = group("执法队伍", EnforcementTeam)
    enforcement: Grouped[Enforcement] = group("行政执法", Enforcement)
    penalties_and_licences: Grouped[PenaltiesAndLicences] = group("处罚许可", PenaltiesAndLicences)
    disclosure: Grouped[Disclosure] = group("信息公开", Disclosure)
    credit: Grouped[Credit] = group("诚信建设", Credit)
    disputes: Grouped[Disputes] = group("争议化解", Disputes)
    publicity: Grouped[Publicity] = group("法治宣传", Publicity)
    official_form: Grouped[OfficialForm] = group(
        titles.OFFICIAL_FORM,
        OfficialForm,
        special=Special(always_asked=True, printed_at="版头、文末或版记，照公文格式"),
    )
    shortcomings: Records[Shortcoming] = records(
        titles.SHORTCOMINGS, "逐条写不足和原因，如 普法的深度不够", required=True, yearly=True
    )
    next_steps: Records[NextStep] = records(titles.PLANS, "逐条写下一年的安排，如 抓好执法队伍", required=True)
    plan_reviews: Records[PlanReview] = records(
        titles.PLAN_REVIEWS, "上一年报告里的安排今年做到了没有，逐条核对，如 已完成"
    )
    other_matters: ProseAnswer = text(
        titles.OTHER_MATTERS, "其他需要报告的情况，如 承办全市法治教育现场会；没有填 无", required=True, yearly=True
    )
    activities: Records[Activity] = records(
        titles.ACTIVITIES, "各主题下的具体工作，一事一条", special=Special(asked=False)
    )
    offices: OfficesAnswer = group(
        titles.OFFICES,
        dict,
        "哪个科室提供哪些答案，如 行政执法: 职成教科；不写就照地区模板",
        special=Special(asked=False, is_answer=False, is_internal=True),
    )
    withheld: PathsAnswer = names(
        titles.WITHHELD_ANSWERS,
        "公开版里不写的答案，每行一个，写 组名.名称，如 处罚许可.罚没金额",
        special=Special(asked=False, is_answer=False, is_internal=True, is_withholdable=False),
    )
    ticked: PathsAnswer = names(
        titles.TICKED,
        "每次都问的以外，今年还要报哪些，每行一个，写 组名.名称 或 活动.主题，如 信息公开.政务微博篇数",
        special=_KEPT_BESIDE,
    )
    not_ours: PathsAnswer = names(
        titles.NOT_OURS, "哪些章不归本单位管，每行一个，写章名，如 诚信建设；这一章不问，也不写", special=_KEPT_BESIDE
    )
    left_at: TextAnswer = text(titles.LEFT_AT, "上次停在哪一题，接着填就从那里开始；不用管它", special=_KEPT_BESIDE)
    explanations: Records[Explanation] = records(
        titles.EXPLANATIONS,
        "检查发现了、但有理由不改的地方，逐条写理由",
        special=Special(asked=False, is_answer=False, is_internal=True, is_withholdable=False),
    )
    wordings: Records[Wording] = records(
        titles.WORDINGS,
        "领导在文档里改过的句子，以后照改过的写；由 drafter take 收进来，逐句一条",
        special=Special(asked=False, is_answer=False, is_internal=True, is_withholdable=False),
    )

    _open_last_years: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def open_last_years(self) -> Mapping[str, str]:
        """Last year's figures as typed, by the paths of those that are still open this year, or not asked."""
        return self._open_last_years

    def with_open_last_years(self, last_years: Mapping[str, str]) -> Self:
        """Return it with `last_years` as its `open_last_years`."""
        copy = self.model_copy()
        copy._open_last_years = dict(last_years)
        return copy

    @field_validator("format_version", mode="after")
    @classmethod
    def _version_is_known(cls, value: Any) -> Any:
        if value is not None and str(value) not in _KNOWN_FORMATS:
            raise ValueError(
                f"格式版本是{quoted(value)}，本程序只认识到 {FORMAT_VERSION}；请改回 {FORMAT_VERSION}，或更新 Drafter"
            )
        return value


def carried_over(report: Report) -> tuple[int, ...]:
    """Return the numbers (from 1) of the activities that are still last year's."""
    return tuple(i for i, activity in enumerate(report.activities or [], 1) if activity.is_carried_over)


def stale_wordings(report: Report) -> tuple[int, ...]:
    """Return the numbers (from 1) of the wordings that are still last year's."""
    return tuple(i for i, wording in enumerate(report.wordings or [], 1) if wording.is_carried_over)


def build_report(answers: Mapping[str, Any], declared: Declared = MappingProxyType({})) -> Report:
    """Return the report that plain `answers` (Chinese keys, texts) hold.

    `declared` are what reads the answers that a jurisdiction adds (`Catalogue.declared`), by group and name.
    Raises pydantic.ValidationError; `drafter.answers.load` turns it into a message with file and line.
    """
    attributes = {str(field.alias): name for name, field in Report.model_fields.items()}
    context = {attributes[title]: parsers for title, parsers in declared.items() if title in attributes}
    new = {title: parsers for title, parsers in declared.items() if title not in attributes}
    groups, errors = _new_groups(answers, new)
    try:
        report = Report.model_validate({key: each for key, each in answers.items() if key not in new}, context=context)
    except ValidationError as error:
        said: list[Any] = [*error.errors(), *errors]
        raise ValidationError.from_exception_data(Report.__name__, said) from error
    if errors:
        raise ValidationError.from_exception_data(Report.__name__, errors)
    report = report.with_declared(groups) if groups else report
    last_years = dict(_last_years_of_open(answers))
    return report.with_open_last_years(last_years) if last_years else report


def _last_years_of_open(answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the paths of the figures of `answers` that hold nothing of this year, with last year's as typed."""
    for title, held in answers.items():
        for name, answer in held.items() if isinstance(held, Mapping) else ():
            if isinstance(answer, Mapping) and answer.get(LAST_YEAR) and not answer.get(NUMBER):
                yield AnswerPath.of(title, name), str(answer[LAST_YEAR]).strip()


def _new_groups(answers: Mapping[str, Any], declared: Declared) -> tuple[dict[str, AnswerGroup], list[Any]]:
    """Return the groups that only a jurisdiction has, and what is wrong with them."""
    groups: dict[str, AnswerGroup] = {}
    errors: list[Any] = []
    for title, parsers in declared.items():
        try:
            groups[title] = read_beside(answers.get(title), parsers, AnswerGroup.model_validate)
        except ValidationError as error:
            errors += [{**each, "loc": (title, *each["loc"])} for each in error.errors()]
        except ValueError as error:
            errors.append(line_error(error, (title,), answers.get(title)))
    return groups, errors
