"""The records of the report's data: meetings, shortcomings, next steps, activities."""

import re
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator, ValidationInfo, field_validator

from drafter.model import titles
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import (
    ExactAnswer,
    FigureAnswer,
    NamesAnswer,
    Offered,
    ProseAnswer,
    Special,
    StrictModel,
    TextAnswer,
    YesOrNoAnswer,
    choice,
    names,
    records,
    text,
    yes_or_no,
)
from drafter.model.figure import Figure
from drafter.model.item_numbers import split_number
from drafter.model.last_year_unit import in_last_year_s_unit, in_unit_of_name
from drafter.model.moments import format_moment
from drafter.model.official_form import AttachmentRecord
from drafter.model.parsing import empty_group, parse_records

LEFT_OUT = "不写"
"""The wording of a sentence that is left out."""
TOLD_INSTEAD = "手改的话里已经写了"
"""Begins the reason of one that is left out only because a hand's words tell its figure."""
_BRIEF = 32
"""Characters of a wording by which it is known again."""

PLACEHOLDER = re.compile(r"\{([^{}\s]{1,40})\}")
"""A {名称} in an activity's text: one of its figures or dates, or 组.名称 of the report."""
NUMBER_ONLY = "数值"
"""Behind a figure's name: the number without its measure word, {行政执法.行政检查次数.数值}件次."""
IN_CHINESE = "汉字"
"""Behind a figure's name: the number in Chinese numerals, without its measure word, {依法履职.新增学校数.汉字}所."""
IN_DIGITS = "阿拉伯数字"
"""Behind the name of one that the section prints in Chinese numerals: the number in digits, without its measure word."""
SHAPES = (NUMBER_ONLY, IN_CHINESE, IN_DIGITS)

Model = TypeVar("Model", bound=StrictModel)
_NOT_ASKED, _RENEWS = Special(asked=False), Special(renews=True)
_Answer = TypeVar("_Answer")
_Named = Annotated[dict[str, _Answer] | None, BeforeValidator(empty_group)]
"""Answers by the names that a text calls them."""
Records = Annotated[list[Model] | None, BeforeValidator(parse_records)]
"""A list of records; None: not answered, []: 无 was said."""


class Meeting(StrictModel):
    """A meeting that dealt with the rule of law."""

    date: TextAnswer = text(titles.DATE, "开会的日子，如 3月1日", required=True, special=Special(is_moment=True))
    body: TextAnswer = text(titles.MEETING, "会议名称和届次，如 第10次局长办公会", required=True)
    matter: TextAnswer = text(titles.MATTER, "学习、研究、通过了什么，写成动宾句，如 学习传达《……通报》", required=True)

    public: YesOrNoAnswer = yes_or_no(titles.PUBLIC, "公开版里写不写这一次；不填就是写", special=_NOT_ASKED)

    @field_validator("date", mode="after")
    @classmethod
    def _date_is_a_moment(cls, value: Any) -> Any:
        return format_moment(value) if isinstance(value, str) else value


class _Item(StrictModel):
    """A record that prints as an item of a list, which the report counts."""

    @field_validator("lead", "body", "plan", mode="after", check_fields=False)
    @classmethod
    def _has_no_number(cls, value: Any) -> Any:
        return split_number(value)[1] if isinstance(value, str) else value


class Shortcoming(_Item):
    """A shortcoming and its cause (督察工作规定: 不足和原因)."""

    lead: TextAnswer = text(titles.LEAD, "一句话概括，如 普法的深度不够")
    body: ProseAnswer = text(titles.BODY, "具体表现，写成完整的句子，如 农村学校的普法活动还不够多。", required=True)
    cause: ProseAnswer = text(titles.CAUSE, "为什么会有这个不足，如 专职力量不足")
    public: YesOrNoAnswer = yes_or_no(titles.PUBLIC, "公开版里写不写这一条；不填就是写", special=_NOT_ASKED)


class NextStep(_Item):
    """An arrangement for the next year."""

    lead: TextAnswer = text(titles.LEAD, "一句话概括，如 抓好执法队伍")
    body: ProseAnswer = text(titles.BODY, "打算做什么、何时做完，写成句子，如 上半年组织执法人员轮训。", required=True)
    deadline: TextAnswer = text(titles.DEADLINE, "何时做完，如 3月；写在内容里的可不填")
    public: YesOrNoAnswer = yes_or_no(titles.PUBLIC, "公开版里写不写这一条；不填就是写", special=_NOT_ASKED)


class PlanReview(_Item):
    """What became of an arrangement that last year's report announced for this year."""

    lead: TextAnswer = text(titles.LEAD, "上一年报告里这项安排的提法，如 抓好执法队伍")
    plan: ProseAnswer = text(titles.ARRANGEMENT, "上一年报告里写的安排，如 组织执法人员轮训。", required=True)
    outcome: TextAnswer = choice(titles.OUTCOME, ("已完成", "部分完成", "未完成"), "今年做到了没有", required=True)
    account: ProseAnswer = text(titles.ACCOUNT, "做到什么程度，写成完整的句子；没做完的写原因，如 因机构调整推迟。")
    supplied_by: TextAnswer = text(
        titles.SUPPLIED_BY, "由哪个科室落实、核对；不写就是“上年安排”的科室", special=_NOT_ASKED
    )
    public: YesOrNoAnswer = yes_or_no(titles.PUBLIC, "公开版里写不写这一条；不填就是写", special=_NOT_ASKED)

    @property
    def is_unsettled(self) -> bool:
        """True while it is open what became of the arrangement, or why it was not carried out."""
        return self.outcome is None or self.lacks_reason

    @property
    def lacks_reason(self) -> bool:
        """True while the reason is missing why an arrangement was not carried out, or only in part.

        A report gives shortcomings with their causes (督察工作规定, 第四章).
        """
        return self.outcome in ("部分完成", "未完成") and self.account is None


class Explanation(StrictModel):
    """Why a finding of a check may stand: the check's rule, its place, the reason."""

    rule: ExactAnswer = text(titles.RULE, "检查规则的编号，如 数字-合计", required=True)
    place: ExactAnswer = text(
        titles.WHERE, "哪一处：答案写 组名.名称，如 行政执法.双随机联合检查次数；文中一句就抄那一句"
    )
    reason: ProseAnswer = text(titles.REASON, "为什么不改，如 含上年结转2件", required=True)

    @field_validator("reason", mode="after")
    @classmethod
    def _reason_has_words(cls, value: Any) -> Any:
        if isinstance(value, str) and not any(map(str.isalnum, value)):
            raise ValueError(f"“{value}”不是理由；请写一句为什么没有错")
        return value


class Activity(StrictModel):
    """A fact without a field of its own, in the bureau's words."""

    topic: ExactAnswer = text(
        titles.TOPIC,
        "归在哪个主题下",
        required=True,
        special=Special(asked=False, offered=Offered.TOPICS),
    )
    lead: TextAnswer = text(titles.LEAD, "段首的一句提法，如 学法用法形成常态；可不填，接在上一条之后", special=_RENEWS)
    body: ProseAnswer = text(
        titles.BODY,
        "写成完整的句子，数和时间照平常写，如 3月19日举办培训班，56人参加。",
        required=True,
        special=_RENEWS,
    )
    figures: _Named[FigureAnswer] = records(titles.FIGURES, "名称: 数，如 获奖学生: 16个", special=_NOT_ASKED)
    dates: _Named[TextAnswer] = records(titles.DATES, "名称: 时间，如 培训: 6月16日至18日", special=_NOT_ASKED)
    people: NamesAnswer = names(titles.PEOPLE, "提到的人，公开前要核对，如 张三、李四")
    public: YesOrNoAnswer = yes_or_no(titles.PUBLIC, "公开版里写不写这一条；不填就是写", special=_NOT_ASKED)
    carried_over: TextAnswer = choice(
        titles.CARRIED_OVER,
        ("是", "否"),
        "还是上一年的文字，没有改过；改好后删去这一行",
        special=_NOT_ASKED,
    )
    last_year_s_text: ProseAnswer = text(
        titles.LAST_YEAR_S_TEXT,
        "上一年写的是什么，供改写时对照，文中不印；改好后和“沿用上年”一起删去",
        special=_NOT_ASKED,
    )

    @property
    def is_carried_over(self) -> bool:
        """True while its text is still last year's."""
        return self.carried_over == "是"

    @property
    def own_names(self) -> list[str]:
        """The {名称} in its text that it says itself; all others are answers (组名.名称) or the year."""
        body = self.body if isinstance(self.body, str) else ""
        return [name for name in self.placeholders(body) if "." not in name and name != titles.YEAR.leaf]

    @staticmethod
    def placeholders(body: str) -> list[str]:
        """Return the names that `body` refers to as {名称}, in order, without repeats."""
        return list(dict.fromkeys(PLACEHOLDER.findall(body)))

    @field_validator("figures", mode="after")
    @classmethod
    def _figures_have_units(cls, value: Any, known: ValidationInfo) -> Any:
        body = known.data.get("body")
        text = body if isinstance(body, str) else ""
        counted = dict(value or {})
        for name, figure in counted.items():
            if isinstance(figure, Figure) and f"{{{name}}}" in text:
                behind = text.partition(f"{{{name}}}")[2]
                counted[name] = in_unit_of_name(in_last_year_s_unit(figure, behind), name, behind)
        return counted

    @field_validator("dates", mode="after")
    @classmethod
    def _dates_are_moments(cls, value: Any) -> Any:
        return {k: format_moment(v) if isinstance(v, str) else v for k, v in (value or {}).items()}


class Ground(NamedTuple):
    """What an answer was when a sentence was worded that tells it in words of its own."""

    path: str
    value: str
    """As it was printed, such as 30日."""

    def __str__(self) -> str:
        """Return it as a file holds it."""
        return f"{self.path}={self.value}"


class Wording(StrictModel):
    """The bureau's own wording of a sentence that a section prints, or that this sentence is left out."""

    section: ExactAnswer = text(
        titles.SECTION, "哪个段落里的句子，写段落文件的名称；提纲里的标题写 提纲", required=True
    )
    original: ExactAnswer = text(
        titles.ORIGINAL,
        "段落印出来的原句，里面的答案写成 {组名.名称}，如 全年检查{行政执法.行政检查次数}。",
        required=True,
    )
    wording: ExactAnswer = text(
        titles.WORDING,
        "改成怎么说，里面的答案写成 {组名.名称}；不要这一句，写 不写",
        required=True,
        special=_RENEWS,
    )
    reason: ProseAnswer = text(titles.REASON, "不写的，为什么不写，如 局领导认为与第二部分重复")
    grounds: ExactAnswer = text(
        titles.GROUNDS,
        "“改为”里有不跟着答案变的数或话，写它的时候答案是多少，如 依法履职.采购意向提前公开天数=30日；答案变了，这一条就不再用，改好“改为”后删去这一行",
        special=_NOT_ASKED,
    )
    carried_over: TextAnswer = choice(
        titles.CARRIED_OVER, ("是", "否"), "还是上一年的写法，没有核对过；核对后删去这一行", special=_NOT_ASKED
    )

    @property
    def is_carried_over(self) -> bool:
        """True while nobody has said that last year's wording does for this year."""
        return self.carried_over == "是"

    @property
    def is_left_out(self) -> bool:
        """True when the sentence is left out."""
        return self.wording == LEFT_OUT

    @property
    def is_told_instead(self) -> bool:
        """True when the sentence is left out only because a hand's words tell its figure."""
        return self.is_left_out and str(self.reason).startswith(TOLD_INSTEAD)

    @property
    def brief(self) -> str:
        """What it says, in quotes and short, or what it leaves out: by that users know it, not by its number alone."""
        said = spoken_pattern(self.original if self.is_left_out else self.wording)
        half = _BRIEF // 2
        short = said if len(said) <= _BRIEF else f"{said[:half]}……{said[-half:]}"
        return f"（不写）“{short}”" if self.is_left_out else f"“{short}”"

    @property
    def grounded_on(self) -> tuple[Ground, ...]:
        """What the answers were that its own words tell; without them it is not printed."""
        pieces = self.grounds.split("；") if isinstance(self.grounds, str) else []
        parted = (each.partition("=") for each in pieces)
        return tuple(Ground(path.strip(), value.strip()) for path, sign, value in parted if sign)

    @property
    def said_of_its_own(self) -> str:
        """What it says without the figures that are known to be an answer's: of these it is told when the answer changes."""
        said = self.wording if isinstance(self.wording, str) else ""
        for ground in self.grounded_on:
            said = said.replace(ground.value, "") if ground.value else said
        return said

    @property
    def own_numbers(self) -> list[str]:
        """The numbers and times that it says itself and the sentence in whose place it stands did not; no answers."""
        known = _bare_numbers(self.original)
        return [number for number in _bare_numbers(self.wording) if number not in known]


def spoken_pattern(pattern: object) -> str:
    """Return a pattern of a sentence for users: its answers by their titles, as 【行政检查次数】."""
    return PLACEHOLDER.sub(lambda match: f"【{asked_for(match[1])}】", str(pattern or ""))


def asked_for(name: str) -> str:
    """Return the title of an answer by its name in a pattern, however that says it is to be told: {转学人数.数值}."""
    path = AnswerPath(name)
    return path.parent.leaf if path.leaf in SHAPES and path.parent else path.leaf


def _bare_numbers(pattern: object) -> list[str]:
    from drafter.model.recognised import every_number  # noqa: PLC0415 - few reports have wordings of their own

    text = PLACEHOLDER.sub("", pattern) if isinstance(pattern, str) else ""
    return [each.text for each in every_number(text)]


RECORD_MODELS: dict[str, type[StrictModel]] = {
    titles.MEETINGS.leaf: Meeting,
    titles.SHORTCOMINGS: Shortcoming,
    titles.PLANS: NextStep,
    titles.PLAN_REVIEWS: PlanReview,
    titles.EXPLANATIONS: Explanation,
    titles.ACTIVITIES: Activity,
    titles.WORDINGS: Wording,
    titles.ATTACHMENTS.leaf: AttachmentRecord,
}
"""The model of one record of each list, by the list's title."""
