"""Judges the facts that jurisdictions declare: names that can be printed, chapters, topics, sentences, relations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from keyword import iskeyword
from pathlib import Path
from typing import NamedTuple

from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.fact_file import (
    OPTION,
    PLACE,
    DeclaredChapter,
    Fact,
    FactFile,
    absolute,
    either,
    rate_parts,
    rest_parts,
)
from drafter.jurisdictions.names import NAME
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.fields import Kind
from drafter.model.titles import TOPIC

FACTS_KEY = "事实"
_NO_SENTENCE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|\*\*|[\r\n]|^\s*[-+#]|[\[\]]")
"""Found in what is no part of a sentence, once its options are taken out."""
_MARKS = frozenset(("is", "not", "and", "or", "in", "if", "else", "true", "false", "none"))
"""Words of the section language."""


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

    def error(self, message: str, key: str = NAME) -> FactError:
        """Return a fault of its `key`."""
        return FactError(message, self.folder, (FACTS_KEY, self.at, key))


def check_chapters(folder: Path, file: FactFile, known: Mapping[str, DeclaredChapter]) -> None:
    """Raise FactError for a new chapter of the program's own, or one that stands behind none that there is.

    `known` are the new chapters of all files.
    """
    own = [*(spec.title for spec in core().groups()), *known]
    for index, chapter in enumerate(file.chapters):
        place = ("新章", index)
        if chapter.name in core():
            raise FactError(f"{quoted(chapter.name)}已经有了，不用写在“新章”里；请删去这一条", folder, place)
        if not chapter.name.isidentifier() or iskeyword(chapter.name):
            raise FactError(f"{quoted(chapter.name)}不能作章的名称；请用汉字，不带空格和标点", folder, place)
        if chapter.after and chapter.after not in own:
            hint = did_you_mean(chapter.after, own, f"可选：{'、'.join(own)}", 0.4)
            raise FactError(f"没有{quoted(chapter.after)}这一章；{hint}", folder, (*place, "排在"))
        if _stands_behind_itself(chapter, known):
            raise FactError(
                f"{quoted(chapter.name)}排来排去排在了自己后面；请改一处“排在”，写问卷里本来就有的一章",
                folder,
                (*place, "排在"),
            )


def _stands_behind_itself(chapter: DeclaredChapter, known: Mapping[str, DeclaredChapter]) -> bool:
    passed = {chapter.name}
    while chapter.after in known:
        if chapter.after in passed:
            return True
        passed.add(chapter.after)
        chapter = known[chapter.after]
    return False


def check_matters(folder: Path, file: FactFile, known: Collection[str]) -> None:
    """Raise FactError for a renamed matter that is none of those `known`, or a former name that facts of `file` still have."""
    taken = {fact.matter for fact in file.facts}
    for index, matter in enumerate(file.matters):
        place = ("事项", index)
        if matter.name not in known:
            hint = did_you_mean(matter.name, known, "请写现在的名称，和事实里的“事项”一样", 0.4)
            raise FactError(f"没有{quoted(matter.name)}这个事项；{hint}", folder, (*place, NAME))
        used = next((name for name in matter.former if name in taken), None)
        if used is not None:
            raise FactError(f"{quoted(used)}现在还是这里的事项，不能作原名；请改名或删去", folder, (*place, "原名"))


def check_fact(path: AnswerPath, placed: Placed, groups: set[str], topics: frozenset[str]) -> None:
    """Raise FactError for what is wrong with the fact at `path` by itself."""
    fact = placed.fact
    _check_name(path, placed, groups)
    if fact.topic and fact.topic not in topics:
        hint = did_you_mean(fact.topic, topics, f"可选：{'、'.join(sorted(topics))}", 0.3)
        raise placed.error(f"没有{quoted(fact.topic)}这个主题；{hint}", TOPIC)
    own = core().get(path)
    if own is not None and (own.kind is None or ("kind" in fact.model_fields_set and Kind(fact.kind) is not own.kind)):
        raise placed.error(f"{quoted(path)}是程序自己的一项，不能改它的类型；请删去“类型”这一行", "类型")
    if fact.rate and len(rate_parts(fact.rate)) != 2:
        raise placed.error(f"{quoted(fact.rate)}看不出怎样算；请写成 分子的名称÷分母的名称", "率")
    if fact.rest and len(rest_parts(fact.rest)) != 2:
        raise placed.error(f"{quoted(fact.rest)}看不出是哪两个数之差；请写成 总数的名称－已办的名称", "余")
    _check_sentence(placed)


def _check_name(path: AnswerPath, placed: Placed, groups: set[str]) -> None:
    """Raise FactError for a fact in no chapter of `groups`, or under a name that no section could print."""
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


def _check_sentence(placed: Placed) -> None:
    """Raise FactError for a sentence that does not print its fact, or that is none."""
    fact = placed.fact
    for key, text in (("句子", fact.sentence), ("无则", fact.none_sentence)):
        is_option_free = key != "句子" or "[[" not in text
        if text and _NO_SENTENCE.search(text if is_option_free else OPTION.sub(r"\1", text)):
            raise placed.error(f"{key}里有不成对的 [[ ]]，或别的记号；只能用 {{}}、{{名称}} 和 [[可有可无的话]]", key)
    if not fact.sentence:
        return
    if not fact.topic:
        raise placed.error("有句子，但没有写“主题”，不知道印在哪里；请加一行“主题: ”，或删去句子", "句子")
    own_words = OPTION.sub("", fact.sentence) if "[[" in fact.sentence else fact.sentence
    names = PLACE.findall(own_words)
    if "" not in names:
        raise placed.error(f"句子{quoted(fact.sentence)}里没有 {{}}；答案印在哪里，就在哪里写 {{}}", "句子")
    if set(names) != {""}:
        other = next(filter(None, names))
        raise placed.error(f"句子里别的事实 {{{other}}} 要写在 [[ ]] 里：它没有答案时，这一截就不印", "句子")
    if "{" in fact.none_sentence and PLACE.search(fact.none_sentence):
        raise placed.error("“无则”里不能印数；请直接写，如 全年未收到人大建议", "无则")


def check_names(path: str, placed: Placed, known: Catalogue) -> None:
    """Raise FactError for a name in a fact that no answer has."""
    chapter = AnswerPath(path).root
    for key, name in _named_in(placed.fact):
        if absolute(name, chapter) not in known:
            siblings = [field.title for field in known[chapter].fields] if chapter in known else []
            hint = did_you_mean(name, [*siblings, *known], "请写同一章里的名称，或 章.名称", 0.4)
            raise placed.error(f"{key}里的{quoted(name)}不是一项答案；{hint}", key)


def _named_in(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the names of answers in `fact`, each with the key that has it."""
    if fact.when:
        yield "条件", fact.when
    yield from (("句子", name) for name in PLACE.findall(fact.sentence) if name)
    yield from (
        (key, name) for key, name in (("属于", fact.part_of), ("接在", fact.behind), ("结转", fact.carried)) if name
    )
    for key, names in (("其中", fact.parts), ("合计", fact.sum_of), ("不超过", fact.at_most)):
        yield from ((key, name) for name in names)
    for need in fact.needs:
        yield from (("须有", name) for name in either(need))
    if fact.rate:
        yield from (("率", part) for part in rate_parts(fact.rate))
    if fact.rest:
        yield from (("余", part) for part in rest_parts(fact.rest))
