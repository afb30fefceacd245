"""One question on a terminal: asked, told back as understood, doubted, mended or kept.

It only shows and asks. What may be typed, what is understood, doubted and proposed, and
how help reads, is said by the modules that know no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from drafter.answers.answers_file import Draft
from drafter.answers.parse_typed import is_long, parse_typed
from drafter.answers.questions import Question, answer_at, shown
from drafter.answers.understood import last_year_of, understood
from drafter.columns import wrapped
from drafter.console import say
from drafter.errors import DrafterError
from drafter.hints import quoted
from drafter.interview.doubts import Doubt, Kept, doubts, kept, needless
from drafter.interview.navigation import Move
from drafter.interview.proposals import proposal
from drafter.interview.question_help import explanation, help_lines, known_before, label
from drafter.terminal import editor
from drafter.terminal.prompts import Option, ask_choice, ask_text, room, said_keys

MOVES = (Move.BACK, Move.SKIP, Move.HELP, Move.HOME)
Sentences = Callable[[Question], list[str]]
"""Returns the sentences of the report that print an answer."""


def problem_of(question: Question) -> Callable[[str], str]:
    """Return what says in Chinese what is wrong with a typed answer, or nothing."""

    def problem(typed: str) -> str:
        try:
            parse_typed(question, typed)
        except ValueError as error:
            return str(error)
        return ""

    return problem


def hint_for(default: str, *, long: bool) -> list[str]:
    """Return what stands below a line that is typed: what Enter does with it."""
    rewrite = [] if long else ["Ctrl-U 清空"]
    paste = ["可贴几段"] if long else []
    return [*(["回车 不改", *rewrite] if default else ["回车 先空着"]), *paste]


def edited(text: str) -> str | None:
    """Return `text` as the user saved it in an editor; None, with the reason told, when that failed."""
    try:
        changed = editor.edit(text)
    except DrafterError as error:
        say(str(error))
        return None
    if text and not changed:
        say("  → 编辑器里存下的是空的，原来的文字没有动；要清掉，输入“空着”再回车。")
        return text
    say(f"  → 编辑器里的文字收到了，{len(changed)} 字。" if changed != text else "  → 编辑器里没有改动。")
    return changed


class QuestionFace:
    """Asks single questions of one draft."""

    def __init__(self, draft: Draft, kind: object, today: date, sentences: Sentences) -> None:
        self.draft, self._kind, self._today, self._sentences = draft, kind, today, sentences
        self._by_path: dict[str, Question] = {}
        self._kept: list[Kept] = []
        """What stood for a reason before the answer in hand was changed."""

    def know(self, questions: tuple[Question, ...]) -> None:
        """Take all questions: a doubt may be about another answer than the one given."""
        self._by_path = {question.path: question for question in questions if not question.topic}

    def ask(self, question: Question) -> Move:
        """Ask, save and check until the answer stands; return where to go then."""
        self._introduce(question)
        while True:
            move = self._choose(question) if question.choices else self._type(question)
            if move is not Move.NEXT or self._settle(question):
                return move

    def explain(self, question: Question) -> None:
        """Print the help on a question."""
        last = self._last_year(question)
        told = help_lines(question, self.draft.jurisdiction, self._kind, last, self._sentences(question))
        say("", *(f"  {line}" for text in told for line in wrapped(text, room(4), "　　　　")))
        keys = f"  按键：{said_keys(*MOVES)}；也可以输入 < > ? # 再回车；Ctrl-C 保存并离开"
        say(*wrapped(keys, room(2), "　　　　"), "")

    def _introduce(self, question: Question) -> None:
        say("", *wrapped(explanation(question), room(2))) if explanation(question) else say("")
        known = known_before(self.draft.jurisdiction.office(question.path), self._last_year(question), question.unit)
        if known:
            say(known)

    def _last_year(self, question: Question) -> str:
        return last_year_of(question.place, self.draft.tree, self.draft.report)

    def _type(self, question: Question) -> Move:
        present, long = shown(question, self.draft.report), is_long(question)
        default = present or proposal(question, self.draft.report, self._today)
        moves = (Move.EDIT, *MOVES) if long else MOVES
        while True:
            hint = hint_for(default, long=long)
            said = ask_text(label(question), default, problem_of(question), moves=moves, long=long, hint=hint)
            if said is Move.HELP:
                self.explain(question)
            elif said is Move.EDIT:
                changed = edited(default)
                default = default if changed is None else changed
            elif isinstance(said, Move):
                return said
            else:
                self._save(question, said, present)
                return Move.NEXT

    def _choose(self, question: Question) -> Move:
        present = shown(question, self.draft.report)
        options = [Option(choice, choice) for choice in question.choices]
        options.append(Option("先空着", ""))
        default = present if present in question.choices else question.choices[0]
        while True:
            said = ask_choice(label(question), options, default, moves=MOVES)
            if said is Move.HELP:
                self.explain(question)
            elif isinstance(said, Move):
                return said
            else:
                self._save(question, said, present)
                return Move.NEXT

    def _save(self, question: Question, typed: str, present: str) -> None:
        if typed != present:
            self._kept = kept(question, self.draft.report, self._units())
            self.draft.answer(question, typed)
        told = understood(question, self.draft.report, self.draft.tree)
        if told and told != typed:
            say(*wrapped(f"  → {told}", room(2), "    "))

    def _settle(self, question: Question) -> bool:
        """Ask about each doubt; return False when the question shall be asked again."""
        if not self._reconsider(question):
            return False
        settled: list[str] = []
        while True:
            found = doubts(question, self.draft.report, self._units())
            doubt = next((each for each in found if each.message not in settled), None)
            if doubt is None:
                return True
            settled.append(doubt.message)
            if not self.ask_about(doubt, question):
                return False

    def _reconsider(self, question: Question) -> bool:
        """Ask whether reasons given before still hold; return False when the question shall be asked again.

        A reason for what agrees by now is taken out of 核对说明.
        """
        before, self._kept = self._kept, []
        report = self.draft.report
        if not before or answer_at(report, question.place) is None:
            return True
        for old in needless(before, report, self._units()):
            self.draft.delete(("核对说明",), old.at)
            say(*wrapped(f"  → 现在对得上了，原来写的理由{quoted(old.reason)}已经删去。", room(2), "    "))
        told = {each.doubt.message for each in before}
        for each in kept(question, self.draft.report, self._units()):
            if each.doubt.message not in told and not self._still_right(each, question):
                return False
        return True

    def _still_right(self, each: Kept, question: Question) -> bool:
        """Ask whether a reason holds for the new answer; return False when that shall be asked for again."""
        while True:
            lines = (f"  ！{each.doubt.message}", f"    上次写的理由：{each.reason}")
            say(*(part for line in lines for part in wrapped(line, room(2), "    ")))
            options = [
                Option("改写理由", "reword"),
                Option("理由还成立", "hold"),
                Option(f"改“{question.title}”", "mend"),
            ]
            said = ask_choice("怎么办？", options, "reword")
            if said != "reword":
                return said != "mend"
            reason = self._ask_reason(each.reason)
            if reason:
                self.draft.set(("核对说明", each.at, "理由"), reason)
                return True

    def ask_about(self, doubt: Doubt, question: Question, title: str = "") -> bool:
        """Ask what to do about a doubt; return False when the answer, called `title`, shall be asked for again."""
        say(*wrapped(f"  ！{doubt.message}", room(2), "    "), *wrapped(f"    {doubt.mend}", room(2), "    "))
        others = [self._by_path[path] for path in doubt.paths if path != question.path and path in self._by_path]
        options = [Option(f"改“{title or question.title}”", "mend")]
        options += [
            Option(f"改{quoted(other.title)}（{shown(other, self.draft.report) or '还空着'}）", other.path)
            for other in others
        ]
        options.append(Option("没有错，写明理由", "keep"))
        options.append(Option("没有错" if doubt.soft else "先放着，以后再核对", "leave"))
        while True:
            said = ask_choice("怎么办？", options, "leave" if doubt.soft else "mend")
            if said != "keep" or self._keep(doubt):
                break
        if isinstance(said, str) and said in self._by_path:
            self.ask(self._by_path[said])
        return said != "mend"

    def _keep(self, doubt: Doubt) -> bool:
        """Ask why an answer stands and keep that; return False when the user went back."""
        reason = self._ask_reason("")
        if reason:
            at = len(self.draft.report.explanations or [])
            self.draft.insert(("核对说明",), at, doubt.to_record(reason))
            say("  → 理由记在“核对说明”里了。")
        return bool(reason)

    def _ask_reason(self, default: str) -> str:
        """Return the reason typed; empty when the user went back."""
        said = ask_text("理由：", default, _no_reason, moves=(Move.BACK,), hint=["回车 记下理由"])
        return "" if isinstance(said, Move) else said

    def _units(self) -> Mapping[str, str]:
        return self.draft.jurisdiction.asked_units()


def _no_reason(typed: str) -> str:
    return "" if typed.strip() else "请写一句理由，如 含上年结转2件"
