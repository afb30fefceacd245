"""The command line: arguments in, files written, exit code out. Messages are Chinese.

Each command imports only what it needs: a render loads neither the questionnaire nor
python-docx.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, NoReturn

from drafter import __version__
from drafter.commands import (
    check_command,
    compare_command,
    import_command,
    jurisdictions_command,
    new_command,
    open_command,
    package_command,
    preview_command,
    questions_command,
    render_command,
    review_command,
    schema_command,
    set_command,
    sheets_command,
    status_command,
    take_command,
)
from drafter.console import complain, visible
from drafter.errors import DrafterError, InputError
from drafter.limits import budget
from drafter.streams import open_streams

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

INTERRUPTED = 130
"""Exit code when the user leaves with Ctrl-C, as shells have it."""

COMMANDS = {
    "open": open_command,
    "new": new_command,
    "fill": new_command,
    "import": import_command,
    "review": review_command,
    "set": set_command,
    "sheets": sheets_command,
    "status": status_command,
    "questions": questions_command,
    "render": render_command,
    "check": check_command,
    "compare": compare_command,
    "take": take_command,
    "package": package_command,
    "preview": preview_command,
    "jurisdictions": jurisdictions_command,
    "schema": schema_command,
}
"""Their modules, in the order in which the help shows them."""

_DESCRIPTION = """\
法治政府建设年度报告：逐题填写，按公文格式（GB/T 9704-2012）生成 Word 文档。"""
_EPILOG = """\
第一次用：
  drafter new 河东2021.yaml       回答问题，答案存在这个文件里
  drafter fill 河东2021.yaml      接着填
  drafter render 河东2021.yaml    生成 Word 文档
答案文件也可以直接用记事本修改。每个命令后面加 -h 可看详细说明。"""


class _Parser(argparse.ArgumentParser):
    """argparse with Chinese words."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **options,  # type: ignore[arg-type]
        )
        self.color = False  # escape sequences of its own, from Python 3.14 on
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        stream = file or sys.stderr
        stream.write(visible(message))
        getattr(stream, "flush", str)()  # a full disk is told, where argparse would say nothing

    def error(self, message: str) -> NoReturn:
        usage = self.format_usage()
        self.exit(2, f"{usage}命令写得不对：{_translate(message)}；加 -h 可看说明和例子\n")


_MESSAGES = (
    (r"the following arguments are required: (.+)", "缺少{0}"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”"),
    (
        r"argument (-\S+): invalid choice: (.+?)(?:, maybe you meant .+?)? \(choose from (.*)\)",
        "{0} 后面不能写“{1}”，可选 {2}",
    ),
    (r"argument (-\S+): invalid int value: (.+)", "{0} 后面要写数字，不能写“{1}”"),
    (
        r"argument \S+: invalid choice: (.+?)(?:, maybe you meant .+?)? \(choose from (.*)\)",
        "没有“{0}”这个命令，可选 {1}",
    ),
    (r"argument (\S+): expected (?:one|1) argument", "{0} 后面要写一个值"),
    (r"argument (\S+): expected at least one argument", "{0} 至少要写一个"),
    (r"argument (\S+): expected at most one argument", "{0} 只能写一个"),
    (r"argument (\S+): expected ([0-9]+) arguments", "{0} 后面要写 {1} 个值"),
    (r"argument (\S+): ignored explicit argument (.+)", "{0} 后面不用写值，请去掉“{1}”"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} 不能和 {1} 一起用"),
    (r"one of the arguments (.+) is required", "{0} 里要写一个"),
    (r"ambiguous option: (.+) could match (.+)", "“{0}”不明确，可能是 {1}"),
    (r"argument (\S+): (.*[\u4e00-\u9fff].*)", "{0} {1}"),
)
"""What argparse says, and the same in Chinese; the last are our own sentences behind the argument's name."""
_LONGEST_WORDS = 200
"""Characters of what argparse says of an argument, or of all that may be chosen."""


def _translate(message: str) -> str:
    for pattern, text in _MESSAGES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return text.format(*(_unquoted(each) for each in match.groups()))
    return "有看不懂的地方"


def _unquoted(words: str) -> str:
    """Return words of argparse's without the marks in which Python writes a text, cut where they are endless."""
    plain = re.sub(r"(?<!\w)(['\"])(.*?)\1", r"\2", words).replace(", ", "、")
    return plain if len(plain) <= _LONGEST_WORDS else f"{plain[:_LONGEST_WORDS]}……"


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """Return the parser of the arguments that begin with `command`, of all commands if there is none of that name.

    To put all of them together takes longer than to read a report's answers.
    """
    parser = _Parser(prog="drafter", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"Drafter {__version__}", help="显示版本")
    parsers = parser.add_subparsers(title="命令", metavar="命令", required=True, dest="command")

    for module in dict.fromkeys([COMMANDS[command]] if command in COMMANDS else COMMANDS.values()):
        module.add(parsers)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (default: the process's) and return its exit code.

    An exception that is no DrafterError is a bug: one sentence says so, its details go to a file
    (`unforeseen`). With DRAFTER_TRACEBACK in the environment it is raised instead.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    failed = 1
    try:
        _prepare()
        _refuse_null(arguments)
        arguments = arguments or _chosen()
        code = 0
        if arguments:
            options = build_parser(arguments[0]).parse_args(arguments)
            failed = getattr(options, "failed", failed)
            with nullcontext() if _waits_for_people(options) else budget():
                code = int(options.run(options))
        sys.stdout.flush()
    except DrafterError as error:
        return _ended(f"错误：{error}", failed)
    except (KeyboardInterrupt, EOFError):
        return _ended("\n已退出。", INTERRUPTED)
    except BrokenPipeError:  # whoever read our output has gone
        return failed
    except OSError as error:
        from drafter.os_reasons import os_error_message  # noqa: PLC0415 - only an error needs it

        return _ended(f"错误：{os_error_message(error)}", failed)
    except Exception as error:
        if os.environ.get("DRAFTER_TRACEBACK"):
            raise
        from drafter import unforeseen  # noqa: PLC0415 - as above

        return _ended(f"错误：{unforeseen.unforeseen_message(error, arguments)}", unforeseen.EXIT_CODE)
    return code


def _chosen() -> list[str]:
    """Return the command that the user chooses on the start screen; empty when they leave."""
    from drafter.commands.start_screen import wanted  # noqa: PLC0415 - shown for want of a command

    return wanted() or []


def _refuse_null(arguments: Sequence[str]) -> None:
    """Raise InputError for U+0000, which no name of a file holds."""
    if any("\0" in argument for argument in arguments):
        raise InputError("命令里有空字符（NUL），文件名和答案里都不能有；请检查是从哪里复制来的")


def _waits_for_people(options: argparse.Namespace) -> bool:
    """Return whether the command goes on as long as its user does: then each step has a budget of its own."""
    return options.command in ("new", "fill", "open") or getattr(options, "watch", False)


def _ended(message: str, code: int) -> int:
    """Print how the command ended, where that is still possible, and return `code`."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        complain(message)
    return code


_OBJECTS = 100_000
"""New objects after which unreachable ones are looked for."""


def _prepare() -> None:
    """Set the process up: streams that are open, UTF-8 where the terminal takes it, no plugins of pydantic."""
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal with a code page of its own shows ? for what it lacks, and goes on.
            stream.reconfigure(errors="replace")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def run() -> NoReturn:
    """Run the process's command and end the process with its exit code.

    What a command makes it mostly keeps: to look for unreachable objects less often saves a cold render 10 % and
    takes no more memory. All files are closed at the end. Leaving without taking the interpreter down piece by piece
    saves a tenth of a cold render (0.04 s of 0.41 s).
    """
    gc.set_threshold(_OBJECTS)
    code = main()
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)
