"""The questions of `drafter jurisdictions new` on a terminal: name, parent, last year's outline, a section a heading."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.console import say
from drafter.hints import quoted

if TYPE_CHECKING:
    from drafter.use_cases.template_folders import DraftEntry, OutlineDraft

_OWN = "（新建一个段落，只写这个标题的活动）"
_PARENT = "通用"


def completed(options: argparse.Namespace, folder: Path) -> argparse.Namespace:
    """Return the options with what was left out asked for; they have a name and a parent. Raises InputError."""
    from drafter.interview.screen import Choice
    from drafter.terminal.menus import ask_choice
    from drafter.terminal.prompts import ask_text, need_terminal
    from drafter.use_cases.template_folders import known_jurisdictions

    need_terminal()
    asked = argparse.Namespace(**vars(options))
    if asked.name is None:
        asked.name = str(ask_text("新模板的文件夹叫什么？（如 我区）", "", _named)).strip()
    if not asked.parent:
        known = [each for each in known_jurisdictions(folder) if not each.problem]
        choices = [Choice(f"{each.title}（{each.name}）", each.name) for each in known]
        asked.parent = str(ask_choice("从哪个模板继承？一般用 通用", choices, _PARENT))
    if not asked.title:
        asked.title = str(ask_text("单位的全称？（给人看的名称，回车跳过）", "", lambda _: "")).strip()
    if not asked.outline and not asked.report:
        question = "去年的报告或提纲：写文件名（.docx、.txt），或把带序号的标题整段粘贴进来；没有就回车"
        asked.outline = str(ask_text(question, "", _readable)).strip()
    asked.confirm = True
    return asked


def _named(text: str) -> str:
    return "" if text.strip() else "请写一个名称，如 我区"


def _readable(text: str) -> str:
    """Return what is wrong with the name of a file; nothing for a paste."""
    name = text.strip()
    if not name or "\n" in name or Path(name).is_file():
        return ""
    return f"没有{quoted(name)}这个文件；请写对文件名，或粘贴几行标题，如 一、工作情况"


def confirmed(draft: OutlineDraft, choices: tuple[str, ...]) -> OutlineDraft:
    """Return `draft` with the sections that the user chose, heading by heading; Enter takes what is proposed."""
    from drafter.interview.screen import Choice
    from drafter.terminal.menus import ask_choice
    from drafter.use_cases.template_folders import own_section

    say("", "每个标题用哪个段落来写？光标停在照字面最像的一个，回车就用它。", "")
    entries: list[DraftEntry] = []
    for entry, further in _with_further(draft.entries):
        if not entry.section or not entry.heading:
            entries += [entry, *further]
            continue
        proposed = "、".join(each.section for each in (entry, *further))
        own = own_section(entry.heading)
        names = dict.fromkeys((proposed, *choices))
        menu = [*(Choice(name, name) for name in names if name != own), Choice(_OWN, own)]
        chosen = str(ask_choice(entry.heading, menu, proposed))
        changed = entry._replace(section=chosen, topic=chosen if chosen == own else "")
        entries += [entry, *further] if chosen == proposed else [changed]
    return draft._replace(entries=tuple(entries))


def _with_further(entries: Sequence[DraftEntry]) -> Iterator[tuple[DraftEntry, list[DraftEntry]]]:
    """Yield each entry with those right behind it that go on below its heading."""
    place = 0
    while place < len(entries):
        end = place + 1
        while end < len(entries) and entries[end].section and not entries[end].heading:
            end += 1
        yield entries[place], list(entries[place + 1 : end])
        place = end


def wants_rest(missing: tuple[str, ...]) -> bool:
    """Return whether the user adds the headings `missing`, which last year's outline does not have."""
    from drafter.interview.screen import Choice
    from drafter.terminal.menus import ask_choice

    if not missing:
        return False
    question = f"上级模板还有 {len(missing)} 个标题，去年的提纲没有：{'、'.join(missing)}。"
    return str(ask_choice(question, [Choice("不加", "不加"), Choice("加上", "加上")], "不加")) == "加上"


def told(draft: OutlineDraft) -> list[str]:
    """Return the outline in lines: each heading with the sections that tell it, and the topics that none tells."""
    lines = [f"照去年的提纲（{draft.new_kind or draft.kind}），每个标题由哪个段落写："]
    for entry, further in _with_further(draft.entries):
        sections = [each for each in (entry, *further) if each.section]
        named = "、".join(f"{each.section}{_remark(each)}" for each in sections)
        section = f"　← {named}" if named else ""
        section += "　（补上的：上级模板有、去年的提纲没有；可以改标题、移位置）" if entry.is_added else ""
        lines.append(f"{'  ' * entry.depth}{entry.heading or '（接着写）'}{section}")
    lines += draft.remarks
    lines += _kind_remarks(draft)
    lines += _without_facts(draft)
    if draft.unused:
        lines += [
            f"去年的提纲里没有标题写这些主题，填报时不问：{'、'.join(draft.unused)}。",
            "要报的，把名称从 地区.yaml 的“不用主题”里删去，在一个标题的段落里写 {{ 事实('名称') }} 和 {{ 活动('名称') }}。",
        ]
    return [*lines, *_spoken(draft)]


def _remark(entry: DraftEntry) -> str:
    """Return what is said behind the name of a section: that it is made, or that no heading is about it."""
    said = [
        word
        for word, holds in (("新建", entry.topic or entry.matter or entry.facts), ("并入", entry.is_joined))
        if holds
    ]
    return f"（{'，'.join(said)}）" if said else ""


def _kind_remarks(draft: OutlineDraft) -> Iterator[str]:
    if draft.new_kind:
        yield (
            f"{quoted(draft.new_kind)}是新的报告种类，段落照“{draft.kind}”选，类别写成 {draft.category.value}；"
            f"不是的，在 地区.yaml 里改“类别”，可选：{'、'.join(each.value for each in type(draft.category))}"
        )
        if draft.category is type(draft.category).OTHER and not draft.forms.preamble:
            yield "这种报告没有开头一段；要写的，在提纲最前面加一条“- 段落: 开头”，话写在 开头.txt 里"


def _without_facts(draft: OutlineDraft) -> Iterator[str]:
    """Yield what to do with each heading that no question is about, and so prints activities alone."""
    for entry, further in _with_further(draft.entries):
        if entry.topic and entry.topic in draft.new_topics and entry.heading and not further:
            yield (
                f"标题{quoted(entry.heading)}没有现成的事实，新建的“{entry.section}”只印填报时写的活动；要印数，"
                f"用 drafter jurisdictions names 查到名称写进 {entry.section}.txt，查不到的写进 事实.yaml"
            )


def _spoken(draft: OutlineDraft) -> Iterator[str]:
    """Yield what was taken over of the way in which last year's report speaks."""
    forms = draft.forms
    told = (
        ("标题", forms.title),
        ("自称", forms.self_reference),
        ("量词", "、".join(f"{path} {unit}" for path, unit in forms.units)),
        ("引用的文件", "".join(each.text for each in forms.documents)),
        ("开头", "照去年的写法" if forms.preamble else ""),
        ("结尾", forms.closing.replace("\n", "")),
        (
            "年年能用的话",
            f"放在“建议”文件夹里，一个标题一个文件，共 {len(forms.standing)} 个；要用的，照文件第一行说的抄进段落"
            if forms.standing
            else "",
        ),
    )
    yield from (f"{title}：{words}" for title, words in told if words)
