"""The first questions of a new answers file: its name, the jurisdiction, the kind of report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.answers.blank_form import blank_form
from drafter.answers.load import Answers, known_titles, read_report
from drafter.answers.questions import chapters_for
from drafter.interview.home_frames import AtEnd, walking
from drafter.interview.screen import Ask, Choice, Failed, FindTemplates, Input, OpenTemplate, Screen, Templates, Tone
from drafter.interview.state import Frame, InterviewContext, InterviewState, Result
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.yamlfile.yaml_text import parse_yaml

ANYWHERE = "通用"
"""The jurisdiction that suits any place."""
_DEFAULT_NAME = "年度报告.yaml"


class Wanted(NamedTuple):
    """What is known of a new answers file; None for what is to be asked."""

    path: Path | None
    jurisdiction: str | None
    """The name of the jurisdiction's folder."""
    kind: str | None
    """The kind of report."""


def new_file(wanted: Wanted, today: date) -> InterviewState:
    """Return the state at the first question of a new answers file."""
    return _next(InterviewState(InterviewContext(today), None, ()), wanted)


def named(name: str) -> Path:
    """Return the path of a new answers file called `name`, which may lack its .yaml."""
    path = Path(name.strip())
    return path if path.suffix.lower() in (".yaml", ".yml") else Path(f"{path}.yaml")


def blank_answers(path: Path, jurisdiction: Jurisdiction, kind: str) -> Answers:
    """Return the answers in the blank form for a report of this `kind`; nothing is written."""
    text = blank_form(jurisdiction, chapters_for(jurisdiction, kind), kind)
    source = parse_yaml(text, path, known_titles)
    return Answers(source, read_report(source, jurisdiction.catalogue()), jurisdiction)


def _next(state: InterviewState, wanted: Wanted) -> InterviewState:
    """Return the state at the first of the questions that is still to be asked."""
    if wanted.path is None:
        return state._replace(frames=(NameFrame(wanted),))
    if wanted.jurisdiction is None:
        return state._replace(frames=(TemplateFrame(wanted),))
    return state._replace(frames=(OpenFrame(wanted),))


@dataclass(frozen=True)
class NameFrame(Frame):
    """What the new file is called."""

    wanted: Wanted
    name: str = _DEFAULT_NAME
    """What is proposed, or was typed before."""
    wrong: str = ""
    """Why there cannot be a file of that name; empty while nothing was typed."""

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - asked before all else
        """Return the question."""
        return Screen(Ask.TEXT, "填报文件叫什么名称？", default=self.name, error=self.wrong)

    def problem(self, state: InterviewState, typed: str) -> str:  # noqa: ARG002
        """Return what is wrong with an empty name."""
        return "" if typed else f"请写一个名称，如 {_DEFAULT_NAME}"

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Look whether such a file can be made."""
        name = str(said)
        return state.replaced(NameFrame(self.wanted, name)).pushed(
            TemplateFrame(self.wanted._replace(path=named(name)))
        )

    def resumed(self, state: InterviewState, result: Result) -> InterviewState:
        """Ask again: `result` says why the file cannot be made."""
        return state.replaced(replace(self, wrong=str(result)))


@dataclass(frozen=True)
class TemplateFrame(Frame):
    """Which jurisdiction's templates the new file uses."""

    wanted: Wanted
    templates: Templates | None = None
    """None while they are looked for."""

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - asked before all else
        """Return the request to look for templates, then the question."""
        if self.templates is None:
            return Screen(Ask.REQUEST, request=FindTemplates(_path(self.wanted)))
        return Screen(
            Ask.CHOICE,
            f"用哪个地区的模板？没有本地区的就选“{ANYWHERE}”",
            default=self.templates.proposed,
            choices=self.templates.choices,
        )

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Ask with the templates found; open the one chosen."""
        if isinstance(said, Failed):
            return state.returned(said.reason)
        if isinstance(said, Templates):
            if self.wanted.jurisdiction is not None:
                return _next(state, self.wanted)
            return state._replace(frames=(TemplateFrame(self.wanted, said),))
        return _next(state, self.wanted._replace(jurisdiction=str(said)))


@dataclass(frozen=True)
class OpenFrame(Frame):
    """The jurisdiction is read."""

    wanted: Wanted

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - asked before all else
        """Return the request to read it."""
        return Screen(Ask.REQUEST, request=OpenTemplate(_path(self.wanted), str(self.wanted.jurisdiction)))

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Begin the file, with the kind of report where it is known. Raises TemplateError for an unknown kind."""
        assert isinstance(said, Jurisdiction)  # noqa: S101 - the only outcome of the request
        path = _path(self.wanted)
        if self.wanted.kind is not None:
            return _begun(state, path, said, said.kind(self.wanted.kind).name)
        if len(said.kinds) == 1:
            return _begun(state, path, said, said.kinds[0].name)
        state = state._replace(context=state.context._replace(path=path), saved=blank_answers(path, said, ""))
        return state._replace(frames=(KindFrame(said),))


@dataclass(frozen=True)
class KindFrame(Frame):
    """Which kind of report is written."""

    jurisdiction: Jurisdiction

    def screen(self, state: InterviewState) -> Screen:  # noqa: ARG002 - asked before all else
        """Return the question."""
        names = tuple(Choice(kind.name, kind.name) for kind in self.jurisdiction.kinds)
        prompt = "写哪一种报告？以后还可以用同一份答案写另一种"
        return Screen(Ask.CHOICE, prompt, default=names[0].value, choices=names)

    def take(self, state: InterviewState, said: Input) -> InterviewState:
        """Begin the file anew for this kind."""
        return _begun(state, state.context.path, self.jurisdiction, str(said))


def _begun(state: InterviewState, path: Path, jurisdiction: Jurisdiction, kind: str) -> InterviewState:
    """Return the state at the first question of the form for a report of this `kind`."""
    context = state.context._replace(path=path, kind=kind, chapters=chapters_for(jurisdiction, kind))
    state = state._replace(context=context, saved=blank_answers(path, jurisdiction, kind))
    state = state.with_message(f"已建立 {path}，每答一题就存一次。").with_message("", Tone.KEYS)
    return walking(state, at_end=AtEnd.STATUS)


def _path(wanted: Wanted) -> Path:
    assert wanted.path is not None  # noqa: S101 - asked first
    return wanted.path
