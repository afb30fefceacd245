"""What `事实.yaml` says, as models: facts with their questions and sentences, new chapters, what is not used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

from pydantic import Field, field_validator

from drafter.jurisdictions.names import NAME
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind, StrictModel, no_items

OPTION = re.compile(r"\[\[(.*?)\]\]")
"""A part of a sentence that leaves when a fact in it has no answer."""
PLACE = re.compile(r"\{([^{}]*)\}")
"""Where a sentence prints a fact: {} its own, {名称} another."""


class DeclaredChapter(StrictModel):
    """A chapter of the questionnaire, and a group of the answers file, that the model does not have."""

    name: str = Field(alias="名称", title="名称", description="章的名称，也是填报文件里的组名，如 体育执法")
    explanation: str = Field("", alias="说明", title="说明", description="这一章问什么")
    after: str = Field("", alias="排在", title="排在", description="排在哪一章后面，如 依法履职；不写就排在最后")


class RenamedMatter(StrictModel):
    """A matter (事项) that was called otherwise before."""

    name: str = Field(alias="名称", title="名称", description="事项现在的名称，如 法治教师队伍")
    former: tuple[str, ...] = Field(
        alias="原名", title="原名", description="以前的名称，一个或几个；用旧名称的段落和事实照样能用"
    )

    @field_validator("former", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return _names(value)


def fact_path(fact: Mapping[str, str]) -> AnswerPath:
    """Return where the answer of a fact stands, as its entry in `事实.yaml` says."""
    name = fact.get(NAME, "")
    return absolute(name, fact.get("章", ""))


class Fact(StrictModel):
    """One fact that is reported: what is asked, and the sentence that tells it."""

    name: str = Field(
        alias="名称",
        title="名称",
        description="事实的名称，也是填报文件和段落里用的名称；改已有的一项，写 章.名称",
    )
    chapter: str = Field("", alias="章", title="章", description="在问卷的哪一章里问，也是填报文件里的组名")
    kind: Literal["数字", "文字", "选择", "日期", "名单"] = Field(
        Kind.FIGURE.value, alias="类型", title="类型", description="不写就是 数字"
    )
    unit: str = Field("", alias="单位", title="单位", description="数字的量词")
    explanation: str = Field("", alias="说明", title="说明", description="问什么，举一个例子")
    choices: tuple[str, ...] = Field((), alias="选项", title="选项", description="选择题的各个答案")
    required: Literal["是", "否"] = Field("否", alias="必填", title="必填", description="不填时留下待填标记")
    when: str = Field(
        "", alias="条件", title="条件", description="哪一项填了且不是零才问，如 行政执法.行政检查次数；同一章的只写名称"
    )
    always: Literal["", "是", "否"] = Field(
        "", alias="常问", title="常问", description="是：每次都问；不写就列在这一章的清单里，勾了才问"
    )
    topic: str = Field("", alias="主题", title="主题", description="没有段落印它时，和哪个活动主题的事实一起印")
    matter: str = Field(
        "", alias="事项", title="事项", description="同一主题里说同一件事的写成一句，如 人大建议和政协提案"
    )
    sentence: str = Field(
        "",
        alias="句子",
        title="句子",
        description="印出它的一句话，不加句号，{} 是它自己，如 受理人大建议{}；[[，其中{名称}]] 可有可无；"
        "没有 {} 的 [[为决策]] 只在同一事项里排在第一时才印",
    )
    none_sentence: str = Field("", alias="无则", title="无则", description="答案是 无 时说的话；不写就不说")
    former: tuple[str, ...] = Field((), alias="原名", title="原名", description="以前的名称，一个或几个")
    parts: tuple[str, ...] = Field(
        (), alias="其中", title="其中", description="它包含的各个数，合起来不能比它多，如 [合同审查件数, 文件审查件数]"
    )
    sum_of: tuple[str, ...] = Field(
        (), alias="合计", title="合计", description="各个数合起来正好是它的，如 [复议维持件数, 复议撤销件数]"
    )
    at_most: tuple[str, ...] = Field(
        (), alias="不超过", title="不超过", description="它不能比哪个数多；写几个，就是几个数之和"
    )
    part_of: str = Field(
        "",
        alias="属于",
        title="属于",
        description="它是哪个数里的一种，如 行政检查次数：不能比那个数多，和它写在一句里时用“其中”引出",
    )
    split_by: str = Field(
        "",
        alias="分法",
        title="分法",
        description="“属于”的那个数有几种分法时，这一项照哪一种，如 级别、等次：几种分法不混在一个“其中”里",
    )
    behind: str = Field(
        "",
        alias="接在",
        title="接在",
        description="同一事项里印在哪个数后面，如 受理接在申请后面；那个数没有填的，印在它自己接的那个数后面",
    )
    carried: str = Field(
        "", alias="结转", title="结转", description="上年结转来的是哪一项；它和这个数合起来，才是下面各个数的全部"
    )
    needs: tuple[str, ...] = Field(
        (), alias="须有", title="须有", description="没有哪一项就不会有它，如 立案件数；几项里有一项就行的写 甲或乙"
    )
    rate: str = Field("", alias="率", title="率", description="比例怎样算，如 按期办结件数÷热线工单件数")
    rest: str = Field(
        "", alias="余", title="余", description="它是总数里没办完的，写 总数－已办的，如 信访事项件数－信访办结件数"
    )

    @field_validator("former", "at_most", "parts", "sum_of", "needs", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return _names(value)

    @property
    def path(self) -> AnswerPath:
        """Where its answer stands, 章.名称."""
        return absolute(self.name, self.chapter)

    @property
    def plain_sentence(self) -> str:
        """Its sentence without the words that only the first of its matter says."""
        return OPTION.sub(lambda option: option[0] if "{" in option[1] else "", self.sentence)

    def without(self, unused: Collection[str]) -> Fact:
        """Return it without what it says of the facts at the paths `unused`."""
        chapter = self.path.root

        def kept(names: Iterable[str]) -> tuple[str, ...]:
            return tuple(name for name in names if absolute(name, chapter) not in unused)

        def option(match: re.Match[str]) -> str:
            names = tuple(filter(None, PLACE.findall(match[0])))
            return match[0] if kept(names) == names else ""

        rate, rest = tuple(rate_parts(self.rate)), tuple(rest_parts(self.rest))
        changed = {
            "parts": kept(self.parts),
            "sum_of": kept(self.sum_of),
            "at_most": kept(self.at_most),
            "part_of": "".join(kept([self.part_of])),
            "behind": "".join(kept([self.behind])),
            "carried": "".join(kept([self.carried])),
            "needs": tuple(need for need in self.needs if kept(either(need)) == tuple(either(need))),
            "rate": self.rate if kept(rate) == rate else "",
            "rest": self.rest if kept(rest) == rest else "",
            "when": "".join(kept([self.when])),
            "sentence": OPTION.sub(option, self.sentence),
        }
        return self.model_copy(update=changed)

    def nearer(self, farther: Fact) -> Fact:
        """Return the fact that a parent declares, with the keys that this one says itself."""
        own = {name: getattr(self, name) for name in self.model_fields_set - {"name", "chapter"}}
        return farther.model_copy(update=own)


class DeclaredRelation(StrictModel):
    """Figures that have to agree, or that there cannot be without others, beside what the facts say of each other."""

    text: str = Field(
        alias="关系",
        title="关系",
        description="写成 章.甲＋乙≤丙、章.甲＝乙÷（丙＋丁），没有丙就没有甲、乙的写 章.甲、乙须有丙；同一章的只写名称，上年的数前面写“上年”，"
        "几种算法都有的用“或”隔开；名称里有某几个字、单位也相同的每一项都不超过丙的，写 *罚款*≤章.丙",
    )
    except_: tuple[str, ...] = Field(
        (), alias="除外", title="除外", description="关系写了 * 的：名称里有这些字的不算，如 辖区"
    )
    why: str = Field("", alias="因为", title="因为", description="提示时括号里说的理由，如 一次培训至少一人次")

    @field_validator("except_", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return _names(value)


def _names(value: Any) -> Any:
    """Return the names in a text with a comma between each two; anything else as it is."""
    return re.split("[、，]", value) if isinstance(value, str) and value else value


class FactFile(StrictModel):
    """What `事实.yaml` says."""

    chapters: list[DeclaredChapter] = Field(
        default_factory=no_items, alias="新章", title="新章", description="问卷里没有、本地区新加的章"
    )
    facts: list[Fact] = Field(default_factory=no_items, alias="事实", title="事实", description="各项事实，按顺序写")
    matters: list[RenamedMatter] = Field(
        default_factory=no_items, alias="事项", title="事项", description="改了名称的事项，各写它的原名"
    )
    relations: list[DeclaredRelation] = Field(
        default_factory=no_items,
        alias="核对",
        title="核对",
        description="填得对不上时要提示的关系，只核对，不管怎样印；事实自己的“其中”“不超过”“率”说不了的写在这里",
    )
    unused: list[str] = Field(
        default_factory=no_items, alias="不用", title="不用", description="上级模板里本地区不用的事实，写 章.名称"
    )


def absolute(name: str, chapter: str) -> AnswerPath:
    """Return the path of a name that a fact of `chapter` writes: its own chapter's where it says none."""
    return AnswerPath(name if "." in name else f"{chapter}.{name}")


def either(need: str) -> list[str]:
    """Return the names in one item of 须有, of which one is enough."""
    return [name.strip() for name in need.split("或")]


def rate_parts(rate: str) -> list[str]:
    """Return the names on both sides of the ÷ in what 率 says; a list of another length when it is no rate."""
    return [part.strip() for part in re.split("[÷/／]", rate)]


def rest_parts(rest: str) -> list[str]:
    """Return the names on both sides of the － in what 余 says; a list of another length when it is no difference."""
    return [part.strip() for part in re.split("[－−-]", rest)]
