"""Lists of records on a terminal: activities, shortcomings, next steps, meetings.

A record is saved field by field: whoever is interrupted finds the half of it again.
"""

from __future__ import annotations

from collections.abc import Callable

from drafter.answering.draft import Draft
from drafter.answering.prompts import Option, ask_choice, ask_text
from drafter.answering.questions import (
    Question,
    answer_at,
    incomplete_record,
    missing_names,
    parse_detail,
    parse_typed,
    records_of,
    shown,
)
from drafter.model.fields import StrictModel
from drafter.model.records import Activity


def ask_records(draft: Draft, question: Question) -> None:
    """Show a list of records and let the user add, change, move and delete them."""
    explain(question)
    while True:
        unfinished = incomplete_record(question, draft.report)
        if unfinished is not None:
            print(f"这一条还没有填完：{_brief(_record(draft, question, unfinished))}")
            if not _ask_record(draft, question, unfinished):
                return
            continue
        records = records_of(question, draft.report)
        options = [Option(f"{i + 1}. {_brief(record)}", str(index)) for i, (index, record) in enumerate(records)]
        options.append(Option("加一条", "add"))
        said = answer_at(draft.report, question.place)
        if not question.topic and not records and said is None:
            options.append(Option("没有，填“无”", "none"))
        options.append(Option("好了，下一题", "done"))
        choice = ask_choice(f"{question.title}：已有 {len(records)} 条", options, "done")
        if choice == "done":
            return
        if choice == "none":
            draft.set(question.place, "无")
            return
        if choice == "add":
            _ask_record(draft, question, None)
        else:
            _change_record(draft, question, int(choice))


def _record(draft: Draft, question: Question, index: int) -> StrictModel:
    return next(record for i, record in records_of(question, draft.report) if i == index)


def _change_record(draft: Draft, question: Question, index: int) -> None:
    indexes = [i for i, _ in records_of(question, draft.report)]
    position = indexes.index(index)
    options = [Option("修改", "edit"), Option("删除", "delete")]
    if position > 0:
        options.append(Option("上移", "up"))
    if position + 1 < len(indexes):
        options.append(Option("下移", "down"))
    options.append(Option("返回", "back"))
    choice = ask_choice(_brief(_record(draft, question, index)), options)
    if choice == "edit":
        _ask_record(draft, question, index)
    elif choice == "delete":
        draft.delete(question.place, index)
    elif choice in ("up", "down"):
        to = indexes[position + (1 if choice == "down" else -1)]
        draft.move(question.place, index, to)


def _ask_record(draft: Draft, question: Question, index: int | None) -> bool:
    """Ask the fields of one record, saving each; return False when nothing was typed."""
    typed_any = False
    for field in question.fields:
        present = "" if index is None else _field_shown(draft, question, index, field)
        print(f"\n  {field.explanation}")
        typed = ask_text(f"{question.title}·{label(field)}", present, problem_of(field))
        if typed != present:
            typed_any = True
            value = parse_typed(field, typed)
            if index is None:
                index = _insert(draft, question, str(field.place[0]), value)
            else:
                draft.set((*question.place, index, *field.place), value)
        if index is not None:
            typed_any = _ask_details(draft, question, index) or typed_any
    return typed_any


def _insert(draft: Draft, question: Question, key: str, value: object) -> int:
    present = answer_at(draft.report, question.place) or []
    base = {"主题": question.topic} if question.topic else {}
    draft.insert(question.place, len(present), {**base, key: value})  # type: ignore[dict-item]
    return len(present)


def _field_shown(draft: Draft, question: Question, index: int, field: Question) -> str:
    at = field._replace(place=(*question.place, index, *field.place))
    return shown(at, draft.report)


def _ask_details(draft: Draft, question: Question, index: int) -> bool:
    """Ask for each {名称} of an activity's text that is still open."""
    record = _record(draft, question, index)
    typed_any = False
    for name in missing_names(record) if isinstance(record, Activity) else []:
        typed = ask_text(f"{{{name}}} 是多少？（数或时间）", "", _detail_problem(name))
        if typed:
            kind, value = parse_detail(name, typed)
            draft.set((*question.place, index, kind, name), value)
            typed_any = True
    return typed_any


def explain(question: Question) -> None:
    """Print what a question asks, above its prompt."""
    must = "【必填】" if question.required else ""
    print(f"\n{must}{question.explanation}" if question.explanation or must else "")


def label(question: Question) -> str:
    """Return the words of a question's prompt."""
    unit = f"（{question.unit}）" if question.unit else ""
    return f"{question.title}{unit}："


def problem_of(question: Question) -> Callable[[str], str]:
    """Return what says in Chinese what is wrong with a typed answer, or nothing."""

    def problem(typed: str) -> str:
        try:
            parse_typed(question, typed)
        except ValueError as error:
            return str(error)
        return ""

    return problem


def _detail_problem(name: str) -> Callable[[str], str]:
    def problem(typed: str) -> str:
        try:
            if typed.strip():
                parse_detail(name, typed)
        except ValueError as error:
            return str(error)
        return ""

    return problem


def _brief(record: StrictModel) -> str:
    """Return the beginning of a record, to know it by."""
    for name in ("lead", "matter", "body"):
        text = getattr(record, name, None)
        if isinstance(text, str):
            first = text.replace("\n", " ")
            return first[:24] + ("……" if len(first) > 24 else "")
    return "（还没有内容）"
