"""The home screen of the questionnaire on a terminal: how far it is, where to go on, what to make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.columns import fit
from drafter.console import say
from drafter.errors import DrafterError
from drafter.hints import quoted
from drafter.interview.overview import Overview, closing_lines, heading_lines, progress_line
from drafter.terminal.prompts import Option, ask_choice, ask_text, room

if TYPE_CHECKING:
    from drafter.answers.answers_file import Draft
    from drafter.answers.questions import Chapter
    from drafter.terminal.surroundings import Surroundings

FROM_OPEN = -1
"""Chosen to go on at the first open question."""
LEAVE, RENDER, REVIEW = "leave", "render", "review"


def ask_home(
    told: Overview, path: Path, today: date, default: str = "", drawn: Callable[[], None] | None = None
) -> str:
    """Show how far the file at `path` is and return what the user chooses to do.

    That is the number of a chapter from 0, FROM_OPEN, LEAVE, RENDER or REVIEW, as text.
    `drawn` is called once the screen is there.
    """
    options = [
        Option(progress_line(number, chapter, room(4)), str(number)) for number, chapter in enumerate(told.chapters)
    ]
    if told.first_open:
        options.insert(0, Option(f"接着填，从{quoted(told.first_open)}开始", str(FROM_OPEN)))
    options += [
        Option("看一遍全部的数", REVIEW),
        Option("现在生成文档", RENDER),
        Option("填到这里，退出", LEAVE),
    ]
    say("", *(fit(line, room(2)) for line in heading_lines(told, today)))
    default = default or (str(FROM_OPEN) if told.first_open else RENDER)
    return str(ask_choice(f"{path.name}：填哪里？", options, default, told=False, drawn=drawn))


class Home:
    """The home screen of one draft."""

    def __init__(
        self,
        draft: Draft,
        chapters: tuple[Chapter, ...],
        around: Surroundings,
    ) -> None:
        self._draft, self._chapters = draft, chapters
        self._today, self._render, self._memory = around.today, around.render, around.memory

    def choose(self, chosen: str = "", *, closing: bool = False) -> int | None:
        """Return the chapter chosen, FROM_OPEN to go on at the first open question, None to leave.

        `chosen` is what was chosen already. With `closing` the user has just been through all
        questions: rendering is what Enter does.
        """
        default = RENDER if closing else ""
        while True:
            choice = chosen or ask_home(self.told(), self._draft.path, self._today, default)
            chosen = ""
            if choice == LEAVE:
                if not closing:
                    self.close()
                return None
            if choice == RENDER:
                self._make()
                _pause()
                default = LEAVE
            elif choice == REVIEW:
                self.review()
                _pause()
                default = RENDER
            else:
                return int(choice)

    def told(self) -> Overview:
        """Return how far the draft is, and remember it for the next time."""
        from drafter.interview.progress import overview  # noqa: PLC0415 - a remembered screen does without

        told = overview(self._chapters, self._draft.report, self._draft.jurisdiction)
        self._memory.keep(self._draft.data, told)
        return told

    def review(self) -> None:
        """Print all figures with last year's, what is open and what does not agree."""
        from drafter.answers.load import Answers  # noqa: PLC0415 - as above
        from drafter.review.status_report import review  # noqa: PLC0415 - as above
        from drafter.review.status_table import review_table  # noqa: PLC0415 - as above

        answers = Answers(self._draft.source, self._draft.report, self._draft.jurisdiction)
        say("", review_table(review(answers, self._chapters), room()), "")

    def _make(self) -> None:
        try:
            self._render(self._draft.path)
        except DrafterError as error:
            say(f"没有生成：{error}")

    def close(self) -> None:
        """Say what is still open and how to go on."""
        say(*closing_lines(self.told(), self._draft.path))


def _pause() -> None:
    """Wait until what was told is read: the home screen would push it out of a small window."""
    ask_text("看完了，按回车回目录", "", lambda _typed: "")
