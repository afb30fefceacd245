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
from pathlib import Path
from typing import NoReturn

from drafter import __version__
from drafter.errors import DrafterError, InputError

INTERRUPTED = 130
"""Exit code when the user leaves with Ctrl-C, as shells have it."""

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
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        usage = self.format_usage()
        self.exit(2, f"{usage}命令写得不对：{_translate(message)}；加 -h 可看说明和例子\n")


_MESSAGES = (
    (r"the following arguments are required: (.+)", "缺少{0}"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”"),
    (
        r"argument \S+: invalid choice: '?(.+?)'? \(choose from (.+)\)",
        "没有“{0}”这个命令，可选 {1}",
    ),
    (r"argument (\S+): expected one argument", "{0} 后面要写一个值"),
    (r"ambiguous option: (\S+) could match (.+)", "“{0}”不明确，可能是 {1}"),
)


def _translate(message: str) -> str:
    for pattern, text in _MESSAGES:
        match = re.match(pattern, message)
        if match:
            return text.format(*match.groups()).replace("'", "")
    return message


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(prog="drafter", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"Drafter {__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, dest="command")

    new = _command(commands, "new", "新建一份填报文件，从头回答问题", "drafter new 河东2021.yaml")
    new.add_argument(
        "answers",
        metavar="填报文件",
        nargs="?",
        help="新文件的名称，如 河东2021.yaml；不写就在开头问",
    )

    fill = _command(commands, "fill", "接着填一份填报文件", "drafter fill 河东2021.yaml --chapter 行政执法")
    fill.add_argument("answers", metavar="填报文件", help="drafter new 建立的文件")
    fill.add_argument("--chapter", metavar="章", help="只填这一章，如 行政执法；不写就在开头选")

    fill.add_argument("--kind", metavar="种类", help="按哪种报告提问，如 行政执法工作报告；不写就用填报文件里的")

    render = _command(commands, "render", "生成 Word 文档", "drafter render 河东2021.yaml -o 报告.docx")
    render.add_argument("answers", metavar="填报文件", help="填好的文件，可以还有空着的问题")
    render.add_argument(
        "-o",
        "--output",
        metavar="文档",
        help="写到哪个 .docx；不写就用报告标题作文件名，放在填报文件旁边",
    )
    render.add_argument("--kind", metavar="种类", help="写哪种报告，如 行政执法工作报告；不写就用填报文件里的")
    render.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就用填报文件里的")
    render.add_argument("--force", action="store_true", help="文档生成后被改过也照样覆盖（原来的另存为 .bak）")

    schema = _command(
        commands,
        "schema",
        "输出填报文件的 JSON Schema，供编辑器提示和检查",
        "drafter schema 通用 -o 填报文件.schema.json",
    )
    schema.add_argument("jurisdiction", metavar="地区模板", nargs="?", default="通用", help="哪个地区的，默认 通用")
    schema.add_argument("-o", "--output", metavar="文件", help="写到哪个文件；不写就显示在屏幕上")
    return parser


def _command(commands: object, name: str, summary: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(  # type: ignore[attr-defined]
        name, help=summary, description=f"{summary}。", epilog=f"例：\n  {example}"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (default: the process's) and return its exit code."""
    _prepare()
    options = build_parser().parse_args(arguments)
    try:
        return int({"new": _new, "fill": _fill, "render": _render, "schema": _schema}[options.command](options))
    except DrafterError as error:
        print(f"错误：{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已退出。", file=sys.stderr)
        return INTERRUPTED


def _prepare() -> None:
    """Set the process up: UTF-8 where the terminal takes it, no plugins, no collector."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal with a code page of its own shows ? for what it lacks, and goes on.
            stream.reconfigure(errors="replace")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # a command is short: collecting costs a tenth of its time


def _answers_path(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() == ".docx":
        raise InputError(f"{path}：这是 Word 文档；这里要的是填报文件（.yaml）")
    return path


def _render(options: argparse.Namespace) -> int:
    from drafter.answers import as_jurisdiction, as_kind, load_answers
    from drafter.files import write_document
    from drafter.places import section_cache, template_roots
    from drafter.questions import chapters
    from drafter.rendering import render
    from drafter.summary import summarise
    from drafter.usage import usage
    from drafter.word import digest_holds

    path = _answers_path(options.answers)
    roots = template_roots(path.resolve().parent)
    answers = load_answers(path, roots)
    if options.jurisdiction:
        answers = as_jurisdiction(answers, options.jurisdiction, roots)
    if options.kind:
        answers = as_kind(answers, options.kind)
    rendering = render(answers, section_cache())
    wanted = Path(options.output) if options.output else path.parent / file_name(rendering.document.title)
    if wanted.suffix.lower() != ".docx":
        raise InputError(f"{wanted}：文档的名称要以 .docx 结尾；请改成 {wanted.with_suffix('.docx').name}")
    if not wanted.parent.is_dir():
        raise InputError(f"{wanted.parent}：没有这个文件夹；请先建立，或换一个位置")
    written, remark = write_document(wanted, rendering.data, ours=digest_holds, force=options.force)
    asked = chapters(answers.jurisdiction, usage(answers.jurisdiction, answers.report.identity.kind))
    for notice in answers.source.notices:
        print(f"提示：{path.name}：{notice}")
    print(summarise(written, remark, rendering.document, rendering.rendered, answers.report, asked))
    return 0


def file_name(title: str) -> str:
    """Return `title` as the name of a .docx, without what Windows forbids in names."""
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f【】]', "", title).strip(" .")[:80]
    return f"{safe or '报告'}.docx"


def _new(options: argparse.Namespace) -> int:
    from drafter.interview import new
    from drafter.places import template_roots

    path = _answers_path(options.answers) if options.answers else None
    return new(path, template_roots((path or Path("x")).resolve().parent))


def _fill(options: argparse.Namespace) -> int:
    from drafter.interview import fill
    from drafter.places import template_roots

    path = _answers_path(options.answers)
    return fill(path, template_roots(path.resolve().parent), options.chapter, options.kind)


def _schema(options: argparse.Namespace) -> int:
    from drafter.files import write_whole
    from drafter.jurisdiction import load_jurisdiction
    from drafter.places import template_roots
    from drafter.schema import schema_text

    text = schema_text(load_jurisdiction(options.jurisdiction, template_roots(Path.cwd())))
    if options.output:
        write_whole(Path(options.output), text.encode("utf-8"))
        print(f"已写出：{options.output}")
    else:
        print(text, end="")
    return 0


def run() -> NoReturn:
    """Run the process's command and end the process with its exit code.

    All files are closed by then; leaving without taking the interpreter down piece by
    piece saves an eighth of a short command's time.
    """
    try:
        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever read our output has gone
        code = 1
    os._exit(code)
