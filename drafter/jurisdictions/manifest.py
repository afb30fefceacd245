"""What a jurisdiction's own files say, as models: the manifest (`地区.yaml`) and the references (`引用.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from drafter.jurisdictions.own_checks import Checks
from drafter.jurisdictions.page_format import PageFormat
from drafter.jurisdictions.statistics_tables import StatisticsTable
from drafter.model.break_marks import without_marks
from drafter.model.fields import StrictModel, no_entries, no_items
from drafter.model.report_type import ReportType

NUMBERS = ("第一部分", "一、", "（一）", "1.", "（1）")
"""How a manifest names the numbers of headings, from the highest to the lowest; the last four are those of 7.3.3."""
UNNUMBERED = "无"
NumberStyle = Literal["", "无", "第一部分", "一、", "（一）", "1.", "（1）"]


def _number_style(written: Any) -> Any:
    """Return the name of a style of number that is written with other brackets or another stop."""
    if not isinstance(written, str):
        return written
    plain = written.strip().translate(str.maketrans("(),．", "（）、."))
    spellings = {"一": "一、", "1": "1.", "1、": "1.", "第一部分、": "第一部分"}
    return spellings.get(plain, plain)


def sections_of(entry: Mapping[str, Any]) -> list[str]:
    """Return the sections that an entry of an outline names, as the manifest writes it: one, or 甲、乙, or a list."""
    written = entry.get("段落")
    names = re.split("[、,，]", written) if isinstance(written, str) else written
    return [each.strip() for each in names if isinstance(each, str) and each.strip()] if names else []


class OutlineEntry(StrictModel):
    """One entry of an outline: a heading, a section file, entries below it."""

    heading: Annotated[str, AfterValidator(without_marks)] = Field(
        "", alias="标题", title="标题", description="这一部分的标题，不写序号；可用 {年度}、{下年度}、{上年度}"
    )
    section: str = Field(
        "", alias="段落", title="段落", description="段落文件的名称，不写 .txt；几个段落写在一个标题下，用顿号隔开"
    )
    run_in: Literal["单独成行", "接排"] = Field(
        "单独成行", alias="形式", title="形式", description="下级标题单独成行，还是与正文接排"
    )
    number: Annotated[NumberStyle, BeforeValidator(_number_style)] = Field(
        "",
        alias="序号",
        title="序号",
        description="标题用哪一种序号；写 无 就不编号；不写就比上一级低一级，从“一、”起",
    )
    number_below: Annotated[NumberStyle, BeforeValidator(_number_style)] = Field(
        "", alias="下级序号", title="下级序号", description="下一级的标题和段落里“# ”小标题都用哪一种序号"
    )
    items: Annotated[Literal["", "一、", "（一）", "1.", "（1）"], BeforeValidator(_number_style)] = Field(
        "", alias="条目", title="条目", description="段落里“- ”条目用哪一级的序号；不写就比标题低一级"
    )
    fixed: Literal["", "是", "否"] = Field(
        "",
        alias="固定",
        title="固定",
        description="写 是：段落里没有一项答案，只有固定的话，也照样印，如结束语；不写，这样的段落不印",
    )
    below: list[OutlineEntry] = Field(
        default_factory=no_items, alias="下级", title="下级", description="下一级的各部分，按顺序写"
    )

    @model_validator(mode="before")
    @classmethod
    def _sections_stand_below(cls, entry: Any) -> Any:
        """Return an entry that names several sections with those behind the first as entries of their own below it."""
        sections = sections_of(entry) if isinstance(entry, dict) else []
        if not sections or sections == [entry["段落"]]:
            return entry
        below = entry.get("下级")
        items = {"条目": entry["条目"]} if "条目" in entry else {}
        own = [{"段落": section, **items} for section in sections[1:]]
        return {**entry, "段落": sections[0], "下级": [*own, *(below if isinstance(below, list) else [])]}

    @model_validator(mode="before")
    @classmethod
    def _level_is_a_number(cls, entry: Any) -> Any:
        """Return the entry with the number that an earlier spelling (级别: 1 to 4) meant."""
        level = entry.get("级别") if isinstance(entry, dict) else None
        if level not in ("1", "2", "3", "4"):
            return entry
        return {key: value for key, value in entry.items() if key != "级别"} | {"序号": NUMBERS[int(level)]}


def walk(entries: Iterable[OutlineEntry]) -> Iterator[OutlineEntry]:
    """Yield `entries` and all entries below them, in the outline's order."""
    for entry in entries:
        yield entry
        yield from walk(entry.below)


class ReportKind(StrictModel):
    """How one kind of report is titled and set out."""

    name: str = Field(alias="种类", title="种类", description="报告种类的名称")
    title: str = Field(
        alias="标题",
        title="标题",
        description="标题的样式，可换行处用 | 隔开，一定换行用 ||，如 {单位简称}|{年度}年|法治政府建设|情况报告",
    )
    sort: Literal["", "年度报告", "执法报告", "其他"] = Field(
        "",
        alias="类别",
        title="类别",
        description="它是 年度报告（法治政府建设年度报告）、执法报告（年度行政执法工作报告），还是 其他；"
        "该写哪些部分、报送期限照类别检查；不写就和上级模板里同名的一样",
    )
    number: Annotated[NumberStyle, BeforeValidator(_number_style)] = Field(
        "", alias="序号", title="序号", description="最上一级的标题用哪一种序号，如 第一部分；不写就是“一、”"
    )
    running: list[Annotated[NumberStyle, BeforeValidator(_number_style)]] = Field(
        default_factory=no_items,
        alias="连续编号",
        title="连续编号",
        description="哪几种序号全文连着编，如 [一、]；不写的，换一个上级标题就重新从一编起",
    )
    outline: list[OutlineEntry] = Field(alias="提纲", title="提纲", description="各部分的顺序")
    required: list[str] = Field(
        default_factory=no_items, alias="必填", title="必填", description="只在这种报告里改为必填的问题"
    )
    optional: list[str] = Field(
        default_factory=no_items, alias="选填", title="选填", description="只在这种报告里改为选填的问题"
    )
    unused_topics: list[str] = Field(
        default_factory=no_items,
        alias="不用主题",
        title="不用主题",
        description="只在这种报告里不写的主题，检查时就不再说它没有印",
    )

    @property
    def type(self) -> ReportType:
        """What sort of report it is; 其他 where no manifest says."""
        return ReportType(self.sort) if self.sort else ReportType.OTHER


class Topic(StrictModel):
    """A topic under which activities are reported."""

    name: str = Field(alias="主题", title="主题", description="主题的名称")
    chapter: str = Field(alias="章", title="章", description="在问卷的哪一章里问，如 法治宣传")
    former: Annotated[list[str], BeforeValidator(lambda names: [names] if isinstance(names, str) else names)] = Field(
        default_factory=no_items, alias="原名", title="原名", description="以前的名称；用旧名称的填报文件照样能读"
    )
    with_topic: str = Field(
        "",
        alias="并入",
        title="并入",
        description="照去年的提纲建模板时，没有标题写这个主题，就和哪个主题写在一个标题下",
    )
    heading_words: str = Field(
        "",
        alias="标题词",
        title="标题词",
        description="照去年的提纲建模板时，有这些词的标题由这个主题来写，用顿号隔开；分号后面的词只说它的一部分，"
        "意思相同的用 / 隔开，也归它的事实里的词写在 > 后面",
    )


class Manifest(StrictModel):
    """What `地区.yaml` says."""

    @model_validator(mode="before")
    @classmethod
    def _has_no_questions(cls, tree: Any) -> Any:
        if isinstance(tree, dict) and "问题" in tree:
            raise ValueError(
                "“问题”现在写在同一个文件夹的 事实.yaml 里；请把那几条移到 事实.yaml 的“事实:”下面，"
                "段落里的 本地补充.名称 改成 章.名称"
            )
        return tree

    format_version: str = Field("1", alias="格式版本", title="格式版本", description="请勿改动")
    name: str = Field(alias="名称", title="名称", description="这个地区模板的名称，给人看的")
    parent: str = Field("", alias="上级模板", title="上级模板", description="从哪个模板继承，如 通用")
    self_reference: str = Field("", alias="自称", title="自称", description="正文里怎样自称，如 我局；不写就照单位全称")
    kinds: list[ReportKind] = Field(
        default_factory=no_items, alias="报告", title="报告", description="各种报告的标题和提纲"
    )
    units: dict[str, str] = Field(
        default_factory=no_entries,
        alias="单位",
        title="单位",
        description="改用的量词，如 行政执法.行政检查次数: 户次",
    )
    offices: dict[str, str] = Field(
        default_factory=no_entries,
        alias="科室",
        title="科室",
        description="哪个科室提供哪些答案，如 行政执法: 职成教科；其中一项另由别的科室提供，写 行政执法.行政检查次数: 督导室",
    )
    page_format: Annotated[PageFormat | None, BeforeValidator(lambda answer: None if answer == "" else answer)] = Field(
        None, alias="格式", title="格式", description="本地区和国标不同的版面，如 行距: 30磅；不写就照国标"
    )
    required: list[str] = Field(
        default_factory=no_items,
        alias="必填",
        title="必填",
        description="改为必填的问题，如 行政执法.执法信息录入条数",
    )
    optional: list[str] = Field(default_factory=no_items, alias="选填", title="选填", description="改为选填的问题")
    withheld: list[str] = Field(
        default_factory=no_items,
        alias="不公开",
        title="不公开",
        description="公开版里一律不写的答案，如 争议化解.信访办理件数",
    )
    review_words: dict[str, str] = Field(
        default_factory=no_entries,
        alias="公开审查",
        title="公开审查",
        description="公开前要核对的词和原因，如 某某专项: 尚未公布",
    )
    masthead: Literal["", "有", "无"] = Field(
        "", alias="版头", title="版头", description="填报文件里没有写“版头”时有没有红头；不写就是没有"
    )
    tables: list[StatisticsTable] = Field(
        default_factory=no_items, alias="统计表", title="统计表", description="可以作附件的行政执法统计表"
    )
    topics: list[Topic] = Field(
        default_factory=no_items, alias="活动主题", title="活动主题", description="活动归在哪些主题下"
    )
    unused_topics: list[str] = Field(
        default_factory=no_items,
        alias="不用主题",
        title="不用主题",
        description="上级模板里本地区不报的主题：填报时不问它的活动和事实",
    )
    checks: Checks | None = Field(None, alias="检查", title="检查", description="检查报告时不用哪些规则、另加哪些规则")


NO_LAST_YEAR = 9999
"""The last year of what may be cited for good."""


class Reference(StrictModel):
    """A law, plan or phrase that may be cited, with the years in which it is right."""

    name: str = Field(alias="名称", title="名称", description="模板里用的名称")
    text: str = Field(alias="写法", title="写法", description="印出来的写法，带书名号")
    number: str = Field("", alias="文号", title="文号", description="发文字号，没有就不写")
    first_year: int = Field(0, alias="起", title="起", description="从哪个报告年度起可用")
    last_year: int = Field(NO_LAST_YEAR, alias="止", title="止", description="到哪个报告年度为止可用")


class ReferenceFile(StrictModel):
    """What `引用.yaml` says."""

    references: list[Reference] = Field(alias="引用", title="引用", description="法律、规划、会议的写法和年份")
