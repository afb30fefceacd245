"""What a jurisdiction says of facts in `事实.yaml`: their questions, units and sentences, and how they agree.

A fact is an answer beside the model's own, or words about one of these. Folders are merged by the facts' paths,
the nearer one's keys before its parents'; `facts_catalogue` gives all answers alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from keyword import iskeyword
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field, field_validator

from drafter.hints import did_you_mean, quoted
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import PARSERS, Kind, StrictModel
from drafter.model.relation_table import CORE, AtMost, Rate, Relations, Sum
from drafter.model.titles import OFFICIAL_FORM

FACTS = "事实.yaml"
FACTS_KEY = "事实"
OPTION = re.compile(r"\[\[(.*?)\]\]")
"""A part of a sentence that leaves when a fact in it has no answer."""
PLACE = re.compile(r"\{([^{}]*)\}")
"""Where a sentence prints a fact: {} its own, {名称} another."""
_OF_THE_YEAR = "当年"
"""In the explanation of a fact: its answer is of one year only."""
_NO_SENTENCE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|\*\*|[\r\n]|^\s*[-+#]|[\[\]]")
"""Found in what is no part of a sentence, once its options are taken out."""
_MARKS = frozenset(("is", "not", "and", "or", "in", "if", "else", "true", "false", "none"))
"""Words of the section language."""
_STOPS = "。；，、"
_PER = re.compile("[÷/／]")


class Chapter(StrictModel):
    """A chapter of the questionnaire, and a group of the answers file, that the model does not have."""

    name: str = Field(alias="名称", title="名称", description="章的名称，也是填报文件里的组名，如 体育执法")
    explanation: str = Field("", alias="说明", title="说明", description="这一章问什么")


def fact_path(fact: Mapping[str, str]) -> AnswerPath:
    """Return where the answer of a fact stands, as its entry in `事实.yaml` says."""
    name = fact.get("名称", "")
    return AnswerPath(name) if "." in name else AnswerPath.of(fact.get("章", ""), name)


class Fact(StrictModel):
    """One fact that is reported: what is asked, and the sentence that tells it."""

    name: str = Field(
        alias="名称",
        title="名称",
        description="事实的名称，也是填报文件和段落里用的名称；改已有的一项，写 章.名称",
    )
    chapter: str = Field("", alias="章", title="章", description="在问卷的哪一章里问，也是填报文件里的组名")
    kind: Literal["数字", "文字", "选择", "日期", "名单"] = Field(
        "数字", alias="类型", title="类型", description="不写就是 数字"
    )
    unit: str = Field("", alias="单位", title="单位", description="数字的量词")
    explanation: str = Field("", alias="说明", title="说明", description="问什么，举一个例子")
    choices: list[str] = Field(default_factory=list, alias="选项", title="选项", description="选择题的各个答案")
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
        description="印出它的一句话，不加句号，{} 是它自己，如 受理人大建议{}；[[，其中{名称}]] 可有可无",
    )
    none_sentence: str = Field("", alias="无则", title="无则", description="答案是 无 时说的话；不写就不说")
    former: list[str] = Field(default_factory=list, alias="原名", title="原名", description="以前的名称，一个或几个")
    parts: list[str] = Field(
        default_factory=list, alias="其中", title="其中", description="它包含的各个数，合起来不能比它多"
    )
    sum_of: list[str] = Field(
        default_factory=list, alias="合计", title="合计", description="各个数合起来正好是它的，如 维持、撤销、其他"
    )
    at_most: list[str] = Field(
        default_factory=list, alias="不超过", title="不超过", description="它不能比哪个数多；写几个，就是几个数之和"
    )
    rate: str = Field("", alias="率", title="率", description="比例怎样算，如 按期办结件数÷热线工单件数")

    @field_validator("former", "at_most", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) and value else value

    @property
    def path(self) -> AnswerPath:
        """Where its answer stands, 章.名称."""
        return fact_path({"名称": self.name, "章": self.chapter})

    def nearer(self, farther: Fact) -> Fact:
        """Return the fact that a parent declares, with the keys that this one says itself."""
        own = {name: getattr(self, name) for name in self.model_fields_set - {"name", "chapter"}}
        return farther.model_copy(update=own)


class FactFile(StrictModel):
    """What `事实.yaml` says."""

    chapters: list[Chapter] = Field(
        default_factory=list, alias="新章", title="新章", description="问卷里没有、本地区新加的章"
    )
    facts: list[Fact] = Field(default_factory=list, alias="事实", title="事实", description="各项事实，按顺序写")
    unused: list[str] = Field(
        default_factory=list, alias="不用", title="不用", description="上级模板里本地区不用的事实，写 章.名称"
    )


class FactError(Exception):
    """A fault of a fact, told in Chinese without its place."""

    def __init__(self, message: str, folder: Path, place: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.folder, self.place = folder, place


class Placed(NamedTuple):
    """A fact with where it was last written."""

    fact: Fact
    folder: Path
    at: int

    def error(self, message: str, key: str = "名称") -> FactError:
        """Return a fault of its `key`."""
        return FactError(message, self.folder, (FACTS_KEY, self.at, key))


def facts_catalogue(
    files: Iterable[tuple[Path, FactFile]], units: Mapping[str, str], topics: Iterable[str]
) -> Catalogue:
    """Return the model's answers and those that `files` declare, farthest folder first.

    `units` are measure words by path, before the facts' own; `topics` are those that a fact may name.
    Raises FactError.
    """
    files = list(files)
    chapters = {chapter.name: chapter for _, file in files for chapter in file.chapters}
    facts = _merged(files)
    groups = {spec.title for spec in core().groups()} | chapters.keys()
    for each in facts.values():
        _check_fact(each, groups, frozenset(topics))
    if not facts and not units:
        return core()
    roots = tuple(_roots(facts, chapters, units))
    known = Catalogue(roots, _relations(facts))
    for path, each in facts.items():
        _check_names(path, each, known)
    return known


def _merged(files: Iterable[tuple[Path, FactFile]]) -> dict[str, Placed]:
    """Return the facts of all files by path, each in the place of its first namesake."""
    found: dict[str, Placed] = {}
    for folder, file in files:
        own: set[str] = set()
        for index, fact in enumerate(file.facts):
            placed = Placed(fact, folder, index)
            path = fact.path
            if path in own:
                raise placed.error(f"{quoted(path)}写了两次；请删去其中一个")
            own.add(path)
            before = found.get(path)
            found[path] = placed._replace(fact=fact.nearer(before.fact)) if before else placed
        for index, unused in enumerate(file.unused):
            path = AnswerPath(unused)
            if path not in found and path not in core():
                raise FactError(
                    f"{quoted(path)}不是上级模板里的事实；{did_you_mean(path, found, '请写 章.名称', 0.4)}",
                    folder,
                    ("不用", index),
                )
            found.pop(path, None)
    return found


def _check_fact(placed: Placed, groups: set[str], topics: frozenset[str]) -> None:
    """Raise FactError for what is wrong with a fact by itself."""
    fact = placed.fact
    path = AnswerPath(fact.path)
    title, chapter = path.below_root, path.root
    if not chapter:
        raise placed.error(f"{quoted(title)}没有写在哪一章问；请加一行“章: ”，如 章: 法治宣传")
    if chapter not in groups:
        hint = did_you_mean(chapter, groups, f"可选：{'、'.join(sorted(groups))}；新的章写在“新章”里", 0.5)
        raise placed.error(f"没有{quoted(chapter)}这一章；{hint}", "章")
    if not title.isidentifier() or iskeyword(title) or title in _MARKS:
        raise placed.error(
            f"{quoted(title)}不能作名称，段落里印不出来；名称请用汉字，不以数字开头，不带空格、标点和括号，如 热线工单件数"
        )
    if fact.topic and fact.topic not in topics:
        hint = did_you_mean(fact.topic, topics, f"可选：{'、'.join(sorted(topics))}", 0.3)
        raise placed.error(f"没有{quoted(fact.topic)}这个主题；{hint}", "主题")
    own = core().get(path)
    if own is not None and (own.kind is None or ("kind" in fact.model_fields_set and Kind(fact.kind) is not own.kind)):
        raise placed.error(f"{quoted(path)}是程序自己的一项，不能改它的类型；请删去“类型”这一行", "类型")
    if fact.rate and len(_PER.split(fact.rate)) != 2:
        raise placed.error(f"{quoted(fact.rate)}看不出怎样算；请写成 分子的名称÷分母的名称", "率")
    _check_sentence(placed)


def _check_sentence(placed: Placed) -> None:
    """Raise FactError for a sentence that does not print its fact, or that is none."""
    fact = placed.fact
    for key, text in (("句子", fact.sentence), ("无则", fact.none_sentence)):
        if text and _NO_SENTENCE.search(OPTION.sub(r"\1", text) if key == "句子" else text):
            raise placed.error(f"{key}里有不成对的 [[ ]]，或别的记号；只能用 {{}}、{{名称}} 和 [[可有可无的话]]", key)
    if not fact.sentence:
        return
    if not fact.topic:
        raise placed.error("有句子，但没有写“主题”，不知道印在哪里；请加一行“主题: ”，或删去句子", "句子")
    own_words = OPTION.sub("", fact.sentence)
    names = PLACE.findall(own_words)
    if "" not in names:
        raise placed.error(f"句子{quoted(fact.sentence)}里没有 {{}}；答案印在哪里，就在哪里写 {{}}", "句子")
    if set(names) != {""}:
        other = next(filter(None, names))
        raise placed.error(f"句子里别的事实 {{{other}}} 要写在 [[ ]] 里：它没有答案时，这一截就不印", "句子")
    if PLACE.search(fact.none_sentence):
        raise placed.error("“无则”里不能印数；请直接写，如 全年未收到人大建议", "无则")


def _check_names(path: str, placed: Placed, known: Catalogue) -> None:
    """Raise FactError for a name in a fact that no answer has."""
    fact, chapter = placed.fact, AnswerPath(path).root
    named = [("条件", fact.when)] if fact.when else []
    named += [("句子", name) for name in PLACE.findall(fact.sentence) if name]
    for key, names in (("其中", fact.parts), ("合计", fact.sum_of), ("不超过", fact.at_most)):
        named += [(key, name) for name in names]
    if fact.rate:
        named += [("率", part.strip()) for part in _PER.split(fact.rate)]
    for key, name in named:
        full = absolute(name, chapter)
        if full not in known:
            siblings = [field.title for field in known[chapter].fields] if chapter in known else []
            hint = did_you_mean(name, [*siblings, *known], "请写同一章里的名称，或 章.名称", 0.4)
            raise placed.error(f"{key}里的{quoted(name)}不是一项答案；{hint}", key)


def paths_told(spec: FieldSpec) -> Iterator[AnswerPath]:
    """Yield the paths of the answers that the sentence of `spec` prints, its own first; none without a sentence."""
    if spec.sentence:
        yield spec.path
        yield from (absolute(name, spec.group) for name in PLACE.findall(spec.sentence) if name)


def absolute(name: str, chapter: str) -> AnswerPath:
    """Return the path of a name that a fact of `chapter` writes: its own chapter's where it says none."""
    return AnswerPath(name) if "." in name else AnswerPath.of(chapter, name)


def _roots(
    facts: Mapping[str, Placed], chapters: Mapping[str, Chapter], units: Mapping[str, str]
) -> Iterator[FieldSpec]:
    """Yield groups and answers at the root: the model's, then the new groups, before the form of the page."""
    declared: dict[str, list[FieldSpec]] = {name: [] for name in chapters}
    for path, placed in facts.items():
        if path not in core():
            address = AnswerPath(path)
            declared.setdefault(address.root, []).append(_spec(address, placed.fact, units))
    for root in core().roots:
        if root.path == OFFICIAL_FORM:
            new = (title for title in declared if title not in core())
            for title in new:
                if declared[title]:
                    path = AnswerPath(title)
                    yield FieldSpec(path, None, chapters[title].explanation, fields=tuple(declared[title]))
        if not root.is_group:
            yield root
            continue
        own = (_worded(field, facts.get(field.path), units) for field in root.fields)
        yield root._replace(fields=(*own, *declared.get(root.title, ())))


def _spec(path: AnswerPath, fact: Fact, units: Mapping[str, str]) -> FieldSpec:
    """Return what is known of the answer at `path`, which only the jurisdiction declares."""
    kind = Kind(fact.kind)
    return FieldSpec(
        path=path,
        kind=kind,
        explanation=fact.explanation,
        unit=units.get(path, fact.unit),
        choices=tuple(fact.choices),
        required=fact.required == "是",
        when=absolute(fact.when, path.root) if fact.when else None,
        yearly=_OF_THE_YEAR in fact.explanation and kind is not Kind.FIGURE,
        parse=PARSERS[kind],
        listed=fact.always != "是" and fact.required != "是",
        sentence=fact.sentence.rstrip(_STOPS),
        none_sentence=fact.none_sentence.rstrip(_STOPS),
        topic=fact.topic,
        matter=fact.matter,
        former=tuple(fact.former),
    )


def _worded(spec: FieldSpec, placed: Placed | None, units: Mapping[str, str]) -> FieldSpec:
    """Return the model's own `spec` with what a jurisdiction says of it."""
    if placed is None:
        return spec._replace(unit=units[spec.path]) if spec.path in units else spec
    fact = placed.fact
    return spec._replace(
        explanation=fact.explanation or spec.explanation,
        unit=units.get(spec.path, fact.unit or spec.unit),
        listed=fact.always == "否",
        sentence=fact.sentence.rstrip(_STOPS),
        none_sentence=fact.none_sentence.rstrip(_STOPS),
        topic=fact.topic,
        matter=fact.matter,
        former=tuple(fact.former),
    )


def _relations(facts: Mapping[str, Placed]) -> Relations:
    """Return the model's relations and those that the facts say."""
    sums: list[Sum] = []
    ladders: list[AtMost] = []
    rates: list[Rate] = []
    for path, (fact, _, _) in facts.items():
        chapter, title = AnswerPath(path).root, AnswerPath(path).below_root
        for closed, names in ((False, fact.parts), (True, fact.sum_of)):
            if names:
                parts = tuple(absolute(name, chapter) for name in names)
                source = f"各项合起来就是{title}" if closed else f"各项都在{title}之中"
                sums.append(Sum(path, parts, closed, source))
        if fact.at_most:
            wholes = tuple(absolute(name, chapter) for name in fact.at_most)
            ladders.append(AtMost(path, wholes, f"{title}在{'、'.join(each.leaf for each in wholes)}之中"))
        if fact.rate:
            part, base = (absolute(name.strip(), chapter) for name in _PER.split(fact.rate))
            rates.append(Rate(path, part, base, f"{title}＝{part.leaf}÷{base.leaf}"))
    return CORE.with_more(tuple(sums), tuple(ladders), tuple(rates))
