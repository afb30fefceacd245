"""The home screen of the questionnaire on a terminal: how far it is, where to go on, what to make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from drafter.answering.answers import Answers
from drafter.answering.draft import Draft
from drafter.answering.progress import heading_lines, overview, progress_line
from drafter.answering.prompts import COLUMNS, Option, ask_choice, say
from drafter.answering.questions import Chapter, open_questions
from drafter.columns import fit
from drafter.errors import DrafterError

FROM_OPEN = -1
"""Chosen to go on at the first open question."""


class Home:
    """The home screen of one draft."""

    def __init__(
        self, draft: Draft, chapters: tuple[Chapter, ...], today: date, render: Callable[[Path], object]
    ) -> None:
        self._draft, self._chapters, self._today, self._render = draft, chapters, today, render

    def choose(self, *, closing: bool = False) -> int | None:
        """Return the chapter chosen, FROM_OPEN to go on at the first open question, None to leave.

        With `closing` the user has just been through all questions: rendering is what Enter does.
        """
        default = "render" if closing else ""
        while True:
            choice = self._ask(default)
            if choice == "leave":
                if not closing:
                    self.close()
                return None
            if choice == "render":
                self._make()
                default = "leave"
            elif choice == "review":
                self.review()
                default = "render"
            else:
                return int(choice)

    def _ask(self, default: str) -> str:
        report = self._draft.report
        told = overview(self._chapters, report, self._draft.jurisdiction, self._today)
        still_open = open_questions(self._chapters, report)
        options = [
            Option(progress_line(number, chapter, COLUMNS - 4), str(number))
            for number, chapter in enumerate(told.chapters)
        ]
        if still_open:
            options.insert(0, Option(f"接着填，从“{still_open[0].title}”开始", str(FROM_OPEN)))
        options += [
            Option("看一遍全部的数", "review"),
            Option("现在生成文档", "render"),
            Option("填到这里，退出", "leave"),
        ]
        say("", *(fit(line, COLUMNS - 2) for line in heading_lines(told)))
        default = default or (str(FROM_OPEN) if still_open else "render")
        return str(ask_choice(f"{self._draft.path.name}：填哪里？", options, default))

    def review(self) -> None:
        """Print all figures with last year's, what is open and what does not agree."""
        from drafter.answering.review import review  # noqa: PLC0415 - the first prompt does without
        from drafter.answering.review_table import review_table  # noqa: PLC0415 - as above

        answers = Answers(self._draft.source, self._draft.report, self._draft.jurisdiction)
        say("", review_table(review(answers, self._chapters), COLUMNS - 1), "")

    def _make(self) -> None:
        try:
            self._render(self._draft.path)
        except DrafterError as error:
            say(f"没有生成：{error}")

    def close(self) -> None:
        """Say what is still open and how to go on."""
        missing = [q for q in open_questions(self._chapters, self._draft.report) if q.required]
        if missing:
            names = "、".join(q.title for q in missing[:8]) + ("等" if len(missing) > 8 else "")
            say(f"必填的还空着 {len(missing)} 题：{names}")
        else:
            say("必填的问题都答完了。")
        path = self._draft.path
        say(f"接着填：drafter fill {path}", f"生成文档：drafter render {path}")
