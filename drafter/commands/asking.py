"""`drafter new` and `drafter fill`: the questionnaire."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, answers_path
from drafter.console import say
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.commands.shared import Parsers
    from drafter.interview.state import InterviewState


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
    from drafter.interview.conversation import must_be_new
    from drafter.interview.first_frames import Wanted, named, new_file

    if options.last:
        return _new_year(options)
    path = named(str(answers_path(options.answers))) if options.answers else None
    if options.blank:
        return _blank(path, options)
    if path is not None:
        must_be_new(path)
    return _converse(new_file(Wanted(path, options.jurisdiction, options.kind), _today()))


def fill(options: argparse.Namespace) -> int:
    """Go on with an answers file: where the user chooses, or in one chapter."""
    from drafter.answers.load import load_answers
    from drafter.folders import roots_beside
    from drafter.interview.step import saved_file

    path = answers_path(options.answers)
    answers = load_answers(path, roots_beside(path))
    kind = answers.report.identity.kind if options.kind is None else answers.jurisdiction.kind(options.kind).name
    return _converse(saved_file(answers, kind, _today(), options.chapter))


def _converse(state: InterviewState) -> int:
    """Ask on the terminal until the user is done; return the exit code."""
    from drafter.interview.conversation import Conversation
    from drafter.terminal.face import converse
    from drafter.terminal.prompts import need_terminal

    need_terminal()
    with Conversation(state, _render) as conversation:
        return converse(conversation)


def _blank(path: Path | None, options: argparse.Namespace) -> int:
    """Make a new answers file with no answers and ask nothing. Raises InputError when it is there already."""
    from drafter.answers.answers_file import AnswersFile
    from drafter.folders import roots_beside
    from drafter.interview.conversation import must_be_new
    from drafter.interview.first_frames import blank_answers
    from drafter.jurisdictions.jurisdiction import load_jurisdiction

    if path is None or not options.jurisdiction:
        raise InputError(
            "建立空白的填报文件，要写文件名和地区模板，如 drafter new 河东2021.yaml --jurisdiction 通用 --blank"
        )
    must_be_new(path)
    jurisdiction = load_jurisdiction(options.jurisdiction, roots_beside(path))
    kind = jurisdiction.kind(options.kind) if options.kind else jurisdiction.kinds[0]
    AnswersFile.begun(path, blank_answers(path, jurisdiction, kind.name))
    say(f"已建立空白的 {path}。用记事本填写，或运行：drafter fill {path}")
    return 0


def _new_year(options: argparse.Namespace) -> int:
    """Begin this year's answers file with last year's; go on asking where there is a terminal."""
    import sys

    from drafter.answers.load import load_answers, parse_answers
    from drafter.answers.new_year import new_year_answers, new_year_lines, next_year_path
    from drafter.files import real_path
    from drafter.folders import roots_beside
    from drafter.interview.conversation import must_be_new
    from drafter.jurisdictions.jurisdiction import load_jurisdiction
    from drafter.outputs import create_answers

    last_path = answers_path(options.last)
    last = load_answers(last_path, roots_beside(last_path))
    path = answers_path(options.answers) if options.answers else next_year_path(last_path, last)
    if real_path(path) == real_path(last_path):
        raise InputError(f"{path}：这就是去年的文件；请给今年的另起一个名称，如 {next_year_path(last_path, last).name}")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise InputError(f"{path}：填报文件的名称要以 .yaml 结尾；请改成 {path.stem}.yaml")
    must_be_new(path)
    roots = roots_beside(path)
    begun = new_year_answers(
        last, load_jurisdiction(options.jurisdiction or last.jurisdiction.name, roots), options.kind, _today()
    )
    parse_answers(begun.text, path, roots)
    create_answers(path, begun.text.encode("utf-8"))
    say("\n".join([f"已建立 {path}（{begun.year}年），从 {last_path} 带过来：", *new_year_lines(begun)]))
    if options.blank or not (sys.stdin.isatty() and sys.stdout.isatty()):
        say(f"接着填：drafter fill {path}\n看还缺什么：drafter status {path}")
        return 0
    options.answers, options.chapter = str(path), None
    return fill(options)


def _render(path: Path) -> tuple[str, ...]:
    """Do what `drafter render` does with the file at `path`; return what it tells, a line each."""
    from drafter.commands import render

    parser = argparse.ArgumentParser()
    render.add(parser.add_subparsers())
    written = render.write(parser.parse_args(["render", str(path)]))
    return tuple(written.lines)


def _today() -> date:
    return date.today()
