"""A conversation with its file: each step is on disk before the next screen, and requests are fulfilled."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from drafter.answers.answers_file import AnswersFile
from drafter.answers.load import Answers
from drafter.errors import DrafterError, InputError, OutputError
from drafter.files import status_of
from drafter.folders import roots_beside, shipped
from drafter.interview.first_frames import ANYWHERE
from drafter.interview.screen import (
    Choice,
    Failed,
    FindTemplates,
    Input,
    OpenTemplate,
    Rendered,
    Request,
    Screen,
    Templates,
)
from drafter.interview.state import InterviewState
from drafter.interview.step import entry_problem_of, problem_of, screen_of, step
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests, title_of
from drafter.locking import only_one


class Conversation:
    """The conversation that begins with `state`, saved as it goes; a face shows `screen` and calls `say`.

    Used in a `with` statement: the file is held for this process until its end.
    """

    def __init__(self, state: InterviewState, render: Callable[[Path], tuple[str, ...]]) -> None:
        """Take the first state; `render` writes the document of an answers file and returns what to tell."""
        self._state, self._render = state, render
        self._file: AnswersFile | None = None
        self._held = ExitStack()

    def __enter__(self) -> Conversation:
        """Hold the file. Raises InputError when another Drafter holds it."""
        if self._state.saved is not None:
            path = self._state.context.path
            self._held.enter_context(only_one(path))
            self._file = AnswersFile(path, self._state.answers.jurisdiction, self._state.answers)
            self._state = self._state._replace(saved=self._file.answers)
        self._screen = screen_of(self._state)
        self._fulfil()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self._held.close()

    @property
    def screen(self) -> Screen:
        """What is to be shown now; only within the `with` statement."""
        return self._screen

    def problem(self, typed: str) -> str:
        """Return what is wrong with a typed text, in Chinese; empty: `say` will take it."""
        return problem_of(self._state, typed)

    def entry_problem(self, typed: str) -> str:
        """Return what is wrong with a text typed beside choices or ticks; empty: `say` will take it as `Typed`."""
        return entry_problem_of(self._state, typed)

    def say(self, said: Input) -> Screen:
        """Take an input, save what it changed, and return the next screen.

        Raises InputError or TemplateError when a file cannot be read, OutputError when it cannot be written.
        """
        self._step(said)
        self._fulfil()
        return self._screen

    def _step(self, said: Input) -> None:
        before = self._state
        if self._file is not None:
            before = before._replace(saved=self._file.refreshed())
        after, screen = step(before, said)
        if after.saved is not None:
            self._save(after, after.saved)
        self._state, self._screen = after, screen

    def _save(self, state: InterviewState, answers: Answers) -> None:
        path = state.context.path
        if self._file is None:
            must_be_new(path)
            self._held.enter_context(only_one(path))
        is_beginning = not self._state.context.kind
        if self._file is None or is_beginning:
            self._file = AnswersFile.begun(path, answers, self._state.saved)
        else:
            self._file.write(answers)

    def _fulfil(self) -> None:
        while self._screen.request is not None:
            self._step(self._outcome(self._screen.request))

    def _outcome(self, request: Request) -> Input:
        match request:
            case FindTemplates(path):
                return find_templates(path)
            case OpenTemplate(path, name):
                return load_jurisdiction(name, roots_beside(path))
            case _:
                try:
                    return Rendered(self._render(request.path))
                except DrafterError as error:
                    return Failed(str(error))


def must_be_new(path: Path) -> None:
    """Raise InputError when there is such a file already, OutputError when its folder is not there."""
    if status_of(path) is not None:
        raise InputError(f"{path}：已经有这个文件；要接着填就打开它，要新建请换一个名称")
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent}：没有这个文件夹；请先建立，或换一个位置")


def find_templates(path: Path) -> Templates | Failed:
    """Return the jurisdictions for a new file at `path`; why not, when there cannot be such a file.

    The nearest that is not one of the shipped is proposed, else the one for all places.
    """
    if not path.parent.is_dir():
        return Failed(f"没有“{path.parent}”这个文件夹；请先建立，或只写文件名")
    if path.exists():
        return Failed(f"已经有 {path}，请换一个名称")
    return templates_around(path)


def templates_around(path: Path) -> Templates:
    """Return the jurisdictions for a file at `path`, which need not exist; proposed as `find_templates` says."""
    found = manifests(roots_beside(path))
    choices = tuple(Choice(title_of(manifest), manifest.parent.name) for manifest in found)
    names = [choice.value for choice in choices]
    own = [manifest.parent.name for manifest in found if manifest.parent.parent != shipped("templates")]
    return Templates(choices, next((name for name in (*own, ANYWHERE) if name in names), ""))
