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
from typing import NoReturn

from drafter import __version__, commands
from drafter.errors import DrafterError

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
    """Return the parser of all parsers."""
    parser = _Parser(prog="drafter", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"Drafter {__version__}", help="显示版本")
    parsers = parser.add_subparsers(title="命令", metavar="命令", required=True, dest="command")

    new = _command(parsers, "new", "新建一份填报文件，从头回答问题", "drafter new 河东2021.yaml")
    new.add_argument(
        "answers",
        metavar="填报文件",
        nargs="?",
        help="新文件的名称，如 河东2021.yaml；不写就在开头问",
    )

    new.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就在开头选")
    new.add_argument("--kind", metavar="种类", help="写哪种报告；不写就在开头选")
    new.add_argument("--blank", action="store_true", help="只建一份空白的填报文件，不提问（要写 --jurisdiction）")

    fill = _command(parsers, "fill", "接着填一份填报文件", "drafter fill 河东2021.yaml --chapter 行政执法")
    fill.add_argument("answers", metavar="填报文件", help="drafter new 建立的文件")
    fill.add_argument("--chapter", metavar="章", help="只填这一章，如 行政执法；不写就在开头选")

    fill.add_argument("--kind", metavar="种类", help="按哪种报告提问，如 行政执法工作报告；不写就用填报文件里的")

    render = _command(parsers, "render", "生成 Word 文档", "drafter render 河东2021.yaml -o 报告.docx")
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

    preview = _command(
        parsers,
        "preview",
        "在屏幕上看一个段落写成什么样",
        "drafter preview 河东2021.yaml --section 法治宣传 --watch",
    )
    preview.add_argument("answers", metavar="填报文件", help="用它的答案来试")
    preview.add_argument("--section", metavar="段落", required=True, help="段落文件的名称，不写 .txt")
    preview.add_argument("--kind", metavar="种类", help="哪种报告的提纲；不写就用填报文件里的")
    preview.add_argument("--jurisdiction", metavar="地区模板", help="用哪个地区的模板；不写就用填报文件里的")
    preview.add_argument("--watch", action="store_true", help="每次保存段落文件后自动重新显示")

    _add_jurisdictions(parsers)

    schema = _command(
        parsers,
        "schema",
        "输出填报文件的 JSON Schema，供编辑器提示和检查",
        "drafter schema 通用 -o 填报文件.schema.json",
    )
    schema.add_argument("jurisdiction", metavar="地区模板", nargs="?", default="通用", help="哪个地区的，默认 通用")
    schema.add_argument("-o", "--output", metavar="文件", help="写到哪个文件；不写就显示在屏幕上")
    return parser


def _add_jurisdictions(parsers: object) -> None:
    parser = _command(
        parsers, "jurisdictions", "列出、查看、新建、修改、检查地区模板", "drafter jurisdictions check 我区"
    )
    actions = parser.add_subparsers(title="动作（不写就列出全部）", metavar="动作", dest="action")
    show = _command(actions, "show", "看一个地区的提纲、段落来源和问题", "drafter jurisdictions show tianjin-hedong")
    show.add_argument("name", metavar="名称", help="地区模板的文件夹名")
    new = _command(actions, "new", "从上级模板建一个自己的", "drafter jurisdictions new 我区 --from 通用")
    new.add_argument("name", metavar="名称", help="新文件夹的名称")
    new.add_argument("--from", dest="parent", metavar="上级模板", required=True, help="从哪个模板继承")
    new.add_argument("--title", metavar="全名", help="给人看的名称，如 某某区教育局；不写就用文件夹名")
    new.add_argument("--user", action="store_true", help="建在用户配置文件夹里；不写就建在当前文件夹的 templates 里")
    override = _command(
        actions, "override", "把一个段落复制到自己的模板里来改", "drafter jurisdictions override 我区 法治宣传"
    )
    override.add_argument("name", metavar="名称", help="自己的地区模板")
    override.add_argument("section", metavar="段落", help="段落文件的名称，不写 .txt")
    check = _command(actions, "check", "检查一个地区模板有没有写错", "drafter jurisdictions check 我区")
    check.add_argument("name", metavar="名称", help="地区模板的文件夹名")


def _command(parsers: object, name: str, summary: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = parsers.add_parser(  # type: ignore[attr-defined]
        name, help=summary, description=f"{summary}。", epilog=f"例：\n  {example}"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (default: the process's) and return its exit code."""
    _prepare()
    options = build_parser().parse_args(arguments)
    try:
        return int(getattr(commands, options.command)(options))
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
