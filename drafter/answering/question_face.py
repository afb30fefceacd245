"""One question on a terminal: asked, told back as understood, doubted, mended or kept.

It only shows and asks. What may be typed, what is understood, doubted and proposed, and
how help reads, is said by the modules that know no terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from drafter.answering import editor
from drafter.answering.defaults import proposal
from drafter.answering.doubts import Doubt, doubts
from drafter.answering.draft import Draft
from drafter.answering.guidance import explanation, help_lines, known_before, label
from drafter.answering.moves import Move
from drafter.answering.prompts import Option, ask_choice, ask_text, room, said_keys, say
from drafter.answering.questions import Question, shown
from drafter.answering.reading_back import last_year_of, understood
from drafter.answering.typed import is_long, parse_typed
from drafter.columns import wrapped
from drafter.errors import DrafterError

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
    say(f"  → 编辑器里的文字收到了，{len(changed)} 字。" if changed != text else "  → 编辑器里没有改动。")
    return changed


class QuestionFace:
    """Asks single questions of one draft."""

    def __init__(self, draft: Draft, kind: object, today: date, sentences: Sentences) -> None:
        self.draft, self._kind, self._today, self._sentences = draft, kind, today, sentences
        self._by_path: dict[str, Question] = {}

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
        say(f"  按键：{said_keys(*MOVES)}", "  Ctrl-C 保存并离开", "")

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
            self.draft.answer(question, typed)
        told = understood(question, self.draft.report, self.draft.tree)
        if told and told != typed:
            say(*wrapped(f"  → {told}", room(2), "    "))

    def _settle(self, question: Question) -> bool:
        """Ask about each doubt; return False when the question shall be asked again."""
        settled: list[str] = []
        while True:
            found = doubts(question, self.draft.report, self.draft.jurisdiction.asked_units())
            doubt = next((each for each in found if each.message not in settled), None)
            if doubt is None:
                return True
            settled.append(doubt.message)
            if not self.ask_about(doubt, question):
                return False

    def ask_about(self, doubt: Doubt, question: Question, title: str = "") -> bool:
        """Ask what to do about a doubt; return False when the answer, called `title`, shall be asked for again."""
        say(*wrapped(f"  ！{doubt.message}", room(2), "    "), *wrapped(f"    {doubt.mend}", room(2), "    "))
        others = [self._by_path[path] for path in doubt.paths if path != question.path and path in self._by_path]
        options = [Option(f"改“{title or question.title}”", "mend")]
        options += [Option(f"改“{other.title}”（{shown(other, self.draft.report)}）", other.path) for other in others]
        options.append(Option("没有错，写明理由", "keep"))
        options.append(Option("没有错" if doubt.soft else "先放着，以后再核对", "leave"))
        said = ask_choice("怎么办？", options, "leave" if doubt.soft else "mend")
        if said == "mend":
            return False
        if said == "keep":
            self._keep(doubt)
        elif isinstance(said, str) and said in self._by_path:
            self.ask(self._by_path[said])
        return True

    def _keep(self, doubt: Doubt) -> None:
        reason = ask_text("理由：", "", lambda typed: "" if typed.strip() else "请写一句理由，如 含上年结转2件")
        if isinstance(reason, str) and reason:
            kept = len(self.draft.report.explanations or [])
            self.draft.insert(("核对说明",), kept, doubt.to_record(reason))
            say("  → 理由记在“核对说明”里了。")
