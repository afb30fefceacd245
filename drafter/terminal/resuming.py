"""Going on with a saved file: its home screen as it was left, at once, while the answers are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.console import say
from drafter.interview.overview import closing_lines
from drafter.locking import only_one
from drafter.terminal.beginning import left
from drafter.terminal.home import LEAVE, ask_home
from drafter.terminal.loading import Loading
from drafter.terminal.prompts import need_terminal
from drafter.terminal.surroundings import Surroundings

if TYPE_CHECKING:
    from drafter.terminal.interview import Sitting


def fill(path: Path, roots: tuple[Path, ...], chapter: str | None, kind: str | None, around: Surroundings) -> int:
    """Go on with a saved file: where the user chooses, or in a chosen chapter; return the exit code.

    Asks what the kind of report called `kind` needs; None: the kind named in the file.
    Raises InputError when the file or the chapter is wrong or another Drafter has the file,
    TemplateError.
    """

    def load() -> Sitting:
        from drafter.terminal import interview  # noqa: PLC0415 - large: loaded while the user looks at the screen

        return interview.resume(path, roots, kind, around)

    told = None if chapter else around.memory.recall(path)
    if told is None:
        from drafter.terminal import interview  # noqa: PLC0415 - as above

        return interview.fill(path, roots, chapter, kind, around)
    need_terminal()
    with only_one(path):
        loading = Loading(load)
        try:
            choice = ask_home(told, path, around.today, drawn=loading.start)
            if choice == LEAVE:
                say(*closing_lines(told, path))
            else:
                loading.result().at_home(choice)
        except (KeyboardInterrupt, EOFError):
            return left(path)
    return 0
