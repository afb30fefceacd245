"""Lists of records on a terminal: activities, shortcomings, next steps, meetings.

A record is saved field by field: whoever is interrupted finds the half of it again. What
can be done with a record is `drafter.interview.record_list`; this only shows and asks.
"""

from __future__ import annotations

from collections.abc import Callable

from drafter.answers.parse_typed import is_long, parse_detail, parse_typed
from drafter.answers.questions import Question, answer_at, incomplete_record
from drafter.answers.understood import LONG, detail_understood
from drafter.columns import wrapped
from drafter.console import say
from drafter.interview.doubts import record_doubts
from drafter.interview.navigation import Move
from drafter.interview.question_help import explanation, label
from drafter.interview.record_list import (
    Action,
    act,
    actions,
    brief,
    details,
    entries,
    field_problem,
    field_shown,
    given_fields,
    record_at,
    save_detail,
    save_field,
    told_with_details,
)
from drafter.model.fields import Kind
from drafter.terminal.prompts import Option, ask_choice, ask_text, confirmed, room
from drafter.terminal.question_face import MOVES, QuestionFace, edited, hint_for

_MOST_LINES = 8
"""Lines of a text that are shown before something is done with its record."""
_LEAVING = (Move.SKIP, Move.HOME)


class RecordFace:
    """Asks for the lists of records of one draft; `topics` are those an activity may move to."""

    def __init__(self, asker: QuestionFace, topics: tuple[str, ...]) -> None:
        self._asker, self._draft, self._topics = asker, asker.draft, topics

    def ask(self, question: Question) -> Move:
        """Show a list of records and let the user work on it; return where to go then."""
        say("", *wrapped(explanation(question), room(2)))
        passed: set[int] = set()
        while True:
            unfinished = incomplete_record(question, self._draft.report, passed)
            if unfinished is not None:
                passed.add(unfinished)
                record = record_at(question, self._draft.report, unfinished)
                say(f"这一条还没有填完：{brief(record)}", *self._whole(question, unfinished))
                move = _away(self._fill_in(question, unfinished, given_fields(record)))
                if move is not None:
                    return move
                continue
            move = self._menu(question)
            if move is not None:
                return move

    def _menu(self, question: Question) -> Move | None:
        """Show the list once; return where to go, None to show it again."""
        listed = entries(question, self._draft.report)
        options = [Option(f"{i}. {entry.brief}", str(entry.at)) for i, entry in enumerate(listed, 1)]
        options.append(Option("加一条", "add"))
        if not question.topic and not listed and answer_at(self._draft.report, question.place) is None:
            options.append(Option("没有，填“无”", "none"))
        options.append(Option("好了，下一题", "done"))
        choice = ask_choice(f"{question.title}：已有 {len(listed)} 条", options, "done", moves=MOVES)
        move: Move | None = None
        match choice:
            case "done":
                move = Move.NEXT
            case "none":
                self._draft.set(question.place, "无")
                move = Move.NEXT
            case Move.HELP:
                self._asker.explain(question)
            case Move():
                move = choice
            case "add":
                move = _away(self._fill_in(question, None))
            case _:
                move = _away(self._change(question, int(choice)))
        return move

    def _change(self, question: Question, index: int) -> Move:
        report = self._draft.report
        possible = actions(question, report, index, self._topics)
        options = [*(Option(action.value, action.name) for action in possible), Option("返回", "back")]
        say(*self._whole(question, index))
        choice = ask_choice(brief(record_at(question, report, index)), options, moves=(Move.BACK, Move.HOME))
        if isinstance(choice, Move) or choice == "back":
            return choice if isinstance(choice, Move) else Move.BACK
        action = Action[choice]
        if action is Action.EDIT:
            return self._fill_in(question, index)
        topic = ""
        if action is Action.TOPIC:
            others = [Option(name, name) for name in self._topics if name != question.topic]
            chosen = ask_choice("移到哪个主题？", [*others, Option("返回", "back")], moves=(Move.BACK,))
            if isinstance(chosen, Move) or chosen == "back":
                return Move.BACK
            topic = chosen
        if action is Action.DELETE and not confirmed("真的删除这一条吗？"):
            return Move.BACK
        act(self._draft, question, index, action, topic)
        return Move.BACK

    def _whole(self, question: Question, index: int) -> list[str]:
        """Return all fields of a record, to be read before something is done with it."""
        lines = [""]
        for field in question.fields:
            text = field_shown(question, self._draft.report, index, field)
            told = wrapped(f"  {field.title}：{text}", room(2), "    ") if text else []
            lines += told if len(told) <= _MOST_LINES else [*told[:_MOST_LINES], f"    ……（共 {len(text)} 字）"]
        for name, detail in details(question, self._draft.report, index).items():
            lines.append(f"  {{{name}}}：{detail or '（还空着）'}")
        return lines

    def _fill_in(self, question: Question, index: int | None, given: frozenset[str] = frozenset()) -> Move:
        """Ask the fields of one record but those `given`, saving each; return BACK when done, or where to go."""
        at = 0
        fields = tuple(field for field in question.fields if field.title not in given)
        while at < len(fields):
            field = fields[at]
            said = self._ask_field(question, index, field)
            if said is Move.BACK and at > 0:
                at -= 1
                continue
            if isinstance(said, Move):
                return said
            if given and field.choices and not said:  # not known yet: nor is what to say of it
                return Move.BACK
            if index is None and field.required and not said:
                say(f"  → 没有写{field.title}，这一条没有加。")
                return Move.BACK
            if said != field_shown(question, self._draft.report, index, field):
                index = save_field(self._draft, question, index, field, said)
                if not self._settle(question, index, field.title):
                    continue
            if index is not None and field.title == "内容":
                move = self._ask_details(question, index)
                if move in _LEAVING:
                    return move
                if move is Move.BACK:
                    continue
            at += 1
        return Move.BACK

    def _ask_field(self, question: Question, index: int | None, field: Question) -> str | Move:
        present = field_shown(question, self._draft.report, index, field)
        long = is_long(field)
        name = f"{question.title}·{label(field)}"
        moves = (Move.EDIT, *MOVES) if long else MOVES
        problem = self._problem(question, index, field)
        say("", *wrapped(f"  {explanation(field)}", room(2), "  "))
        while True:
            if field.choices:
                options = [*(Option(choice, choice) for choice in field.choices), Option("先空着", "")]
                said = ask_choice(name, options, present, moves=moves)
            else:
                said = ask_text(name, present, problem, moves=moves, long=long, hint=hint_for(present, long=long))
            if said is Move.HELP:
                self._asker.explain(field)
                continue
            if said is Move.EDIT:
                changed = edited(present)
                said = self._ask_lines(problem) if changed is None else changed
                if not said:
                    continue
            wrong = problem(said) if isinstance(said, str) else ""
            if wrong:
                say(*wrapped(f"  ！{wrong}", room(2), "    "))
                present = present if field.choices else str(said)
                continue
            if isinstance(said, str):
                _tell(field, said)
            return said

    def _problem(self, question: Question, index: int | None, field: Question) -> Callable[[str], str]:
        beside = {each.title: field_shown(question, self._draft.report, index, each) for each in question.fields}
        return field_problem(question, field, self._draft.jurisdiction, beside)

    def _ask_lines(self, problem: Callable[[str], str]) -> str:
        """Return a text typed line by line; a line with nothing but 。 or . ends it."""
        say("  一行一段地输入，单独一行一个句号（。）结束：")
        lines: list[str] = []
        while True:
            said = ask_text(f"  {len(lines) + 1}：", "", problem)
            if isinstance(said, Move) or said.strip() in ("。", "."):
                return "\n".join(lines)
            lines += said.splitlines()

    def _ask_details(self, question: Question, index: int) -> Move:
        """Ask what each {名称} of an activity's text is, and tell the text with it; return where to go."""
        names = [*details(question, self._draft.report, index)]
        at = 0
        while at < len(names):
            name = names[at]
            said = self._ask_detail(question, index, name)
            if said is Move.BACK and at > 0:
                at -= 1
                continue
            if isinstance(said, Move):
                return said
            if said != details(question, self._draft.report, index)[name]:
                value = save_detail(self._draft, question, index, name, said)
                if not self._settle(question, index, name):
                    continue
                told = detail_understood(value)
                say(*([f"  → {told}"] if told != said else []))
            at += 1
        told = told_with_details(question, self._draft.report, index)
        say(*(wrapped(f"  → {told}", room(2), "    ") if told else []))
        return Move.NEXT

    def _ask_detail(self, question: Question, index: int, name: str) -> str | Move:
        present = details(question, self._draft.report, index)[name]
        return ask_text(
            f"{{{name}}} 是多少？（如 56人、3月19日）",
            present,
            _detail_problem(name),
            moves=(Move.BACK, Move.SKIP, Move.HOME),
            hint=hint_for(present, long=False),
        )

    def _settle(self, question: Question, index: int, title: str) -> bool:
        """Ask about each doubt on a record; return False when its field shall be asked again."""
        units = self._draft.jurisdiction.asked_units()
        for doubt in record_doubts(question, self._draft.report, units, index):
            if not self._asker.ask_about(doubt, question, title):
                return False
        return True


def _away(move: Move) -> Move | None:
    """Return where to go when that is away from the list, None to show it again."""
    return move if move in _LEAVING else None


def _tell(field: Question, said: str) -> None:
    """Tell how much a long text is, and which names a list has."""
    if len(said) > LONG or "\n" in said:
        lines = [line for line in said.splitlines() if line.strip()]
        say(f"  → {len(lines)} 段，{len(''.join(said.split()))} 字")
    elif field.kind is Kind.NAMES and isinstance(names := parse_typed(field, said), list):
        say(*wrapped(f"  → {len(names)} 个：{'、'.join(map(str, names))}", room(2), "    "))


def _detail_problem(name: str) -> Callable[[str], str]:
    def problem(typed: str) -> str:
        try:
            if typed.strip():
                parse_detail(name, typed)
        except ValueError as error:
            return str(error)
        return ""

    return problem
