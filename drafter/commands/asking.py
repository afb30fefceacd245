"""`drafter new` and `drafter fill`: the questionnaire."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, answers_path
from drafter.console import say
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.answers.answers_file import Draft
    from drafter.answers.questions import Question
    from drafter.commands.shared import Parsers
    from drafter.terminal.surroundings import Surroundings


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(parsers, "new", "新建一份填报文件，从头回答问题", "drafter new 河东2021.yaml", new)
    parser.add_argument(
        "answers",
        metavar="填报文件",
        nargs="?",
        help="新文件的名称，如 河东2021.yaml；不写就在开头问",
    )
    parser.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就在开头选")
    parser.add_argument("--kind", metavar="种类", help="写哪种报告；不写就在开头选")
    parser.add_argument(
        "--from", dest="last", metavar="去年的文件", help="照去年的填报文件建今年的：不变的带过来，上年的数列在旁边"
    )
    parser.add_argument("--blank", action="store_true", help="只建文件，不提问（不用 --from 时要写 --jurisdiction）")

    parser = add_command(parsers, "fill", "接着填一份填报文件", "drafter fill 河东2021.yaml --chapter 行政执法", fill)
    parser.add_argument("answers", metavar="填报文件", help="drafter new 建立的文件")
    parser.add_argument("--chapter", metavar="章", help="只填这一章，如 行政执法；不写就在开头选")
    parser.add_argument("--kind", metavar="种类", help="按哪种报告提问，如 行政执法工作报告；不写就用填报文件里的")


def new(options: argparse.Namespace) -> int:
    """Begin a new answers file and ask everything."""
    from drafter.places import roots_beside
    from drafter.terminal import beginning
    from drafter.terminal.loading import Loading

    if options.last:
        return _new_year(options)
    path = beginning.named(str(answers_path(options.answers))) if options.answers else None
    if options.blank:
        return _blank(path, options)
    name = options.jurisdiction
    loading = Loading(_questionnaire)
    try:
        path = path or beginning.ask_path(loading.start)
        roots = roots_beside(path)
        if not name and not path.exists() and path.parent.is_dir():
            name = beginning.ask_jurisdiction(roots, loading.start)
        return loading.result()(path, roots, name, options.kind, _surroundings(path, roots))
    except (KeyboardInterrupt, EOFError):
        return beginning.left(path)


def _questionnaire() -> Callable[[Path, tuple[Path, ...], str | None, str | None, Surroundings], int]:
    """Return what asks all but the first questions: large, so loaded while the user looks at these."""
    from drafter.terminal import interview

    interview.prepare()
    return interview.new


def _blank(path: Path | None, options: argparse.Namespace) -> int:
    from drafter.places import roots_beside
    from drafter.terminal import interview

    if path is None or not options.jurisdiction:
        raise InputError(
            "建立空白的填报文件，要写文件名和地区模板，如 drafter new 河东2021.yaml --jurisdiction 通用 --blank"
        )
    roots = roots_beside(path)
    return interview.blank(path, roots, options.jurisdiction, options.kind)


def _new_year(options: argparse.Namespace) -> int:
    """Begin this year's answers file with last year's; go on asking where there is a terminal."""
    import sys
    from datetime import date

    from drafter.answers.load import load_answers, parse_answers
    from drafter.answers.new_year import carried_lines, carry, next_name
    from drafter.files import real_path
    from drafter.jurisdictions.jurisdiction import load_jurisdiction
    from drafter.outputs import create_answers
    from drafter.places import roots_beside
    from drafter.terminal.interview import must_be_new

    last_path = answers_path(options.last)
    last = load_answers(last_path, roots_beside(last_path))
    path = answers_path(options.answers) if options.answers else next_name(last_path, last)
    if real_path(path) == real_path(last_path):
        raise InputError(f"{path}：这就是去年的文件；请给今年的另起一个名称，如 {next_name(last_path, last).name}")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise InputError(f"{path}：填报文件的名称要以 .yaml 结尾；请改成 {path.stem}.yaml")
    must_be_new(path)
    roots = roots_beside(path)
    carried = carry(
        last, load_jurisdiction(options.jurisdiction or last.jurisdiction.name, roots), options.kind, date.today()
    )
    parse_answers(carried.text, path, roots)
    create_answers(path, carried.text.encode("utf-8"))
    say("\n".join([f"已建立 {path}（{carried.year}年），从 {last_path} 带过来：", *carried_lines(carried)]))
    if options.blank or not (sys.stdin.isatty() and sys.stdout.isatty()):
        say(f"接着填：drafter fill {path}\n看还缺什么：drafter status {path}")
        return 0
    options.answers, options.chapter = str(path), None
    return fill(options)


def fill(options: argparse.Namespace) -> int:
    """Go on with an answers file."""
    from drafter.places import roots_beside
    from drafter.terminal import resuming

    path = answers_path(options.answers)
    roots = roots_beside(path)
    return resuming.fill(path, roots, options.chapter, options.kind, _surroundings(path, roots, options.kind))


def _surroundings(path: Path, roots: tuple[Path, ...], kind: str | None = None) -> Surroundings:
    """Return what the questionnaire needs from outside: the clock, what other commands do, the memory."""
    from datetime import date

    from drafter.terminal.remembered import memory_of
    from drafter.terminal.surroundings import Surroundings

    return Surroundings(date.today(), _render, _sentences, memory_of(path, roots, kind))


def _render(path: Path) -> int:
    """Do what `drafter render` does with the file at `path`."""
    from drafter.commands import render

    parser = argparse.ArgumentParser()
    render.add(parser.add_subparsers())
    options = parser.parse_args(["render", str(path)])
    return int(options.run(options))


def _sentences(draft: Draft, question: Question) -> list[str]:
    """Return the sentences of the report that print a figure, with last year's where it is known."""
    from drafter.answers.load import Answers
    from drafter.answers.understood import sample_figure
    from drafter.errors import DrafterError
    from drafter.quoting import sentences_with

    sample = sample_figure(question, draft.report, draft.tree)
    try:
        return sentences_with(Answers(draft.source, draft.report, draft.jurisdiction), question.path, sample)
    except DrafterError:  # no kind chosen yet, or a section file is broken: help goes without
        return []
