"""Turns what goes wrong in a section file into a Chinese message with file and line."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import jinja2

from drafter.errors import TemplateError
from drafter.hints import is_chinese
from drafter.jurisdictions.section_files import SECTION_SUFFIX
from drafter.sections.template_filters import FILTERS
from drafter.sections.template_names import TESTS


@lru_cache(maxsize=256)
def section_id(filename: str | None) -> str:
    """Return how messages and origins name a section file: its folder and its name."""
    path = Path(filename or "")
    return f"{path.parent.name}/{path.name}"


def template_error(error: Exception, name: str, folders: tuple[Path, ...]) -> TemplateError:
    """Return the message on `error`, met in the section `name` of the folders. Raises `error` if it was not foreseen."""
    if isinstance(error, jinja2.TemplateNotFound) and error.name == name + SECTION_SUFFIX:
        return TemplateError(
            f"{folders[0].name}：提纲里写了段落“{error.name}”，但这个地区和它的上级模板都没有这个文件；请建立这个文件，或改正提纲"
        )
    if isinstance(error, UnicodeDecodeError):
        return TemplateError(f"{name}{SECTION_SUFFIX}：不是 UTF-8 编码；请用记事本“另存为”，编码选 UTF-8")
    if isinstance(error, jinja2.TemplateSyntaxError):
        # Where a tag is not closed, Jinja2 gives the file in place of the name.
        place = f"{section_id(error.filename or error.name)} 第{max(error.lineno, 1)}行"
        return TemplateError(f"{place}：{_syntax_problem(error.message or '')}")
    filename, line = _raised_in(error)
    if not filename:
        return _whole_file_error(error, name, folders)
    place = f"{section_id(filename)} 第{max(line, 1)}行"
    if isinstance(error, jinja2.TemplateNotFound):
        return TemplateError(f"{place}：找不到要 include 的“{error.name}”；请检查文件名")
    return TemplateError(f"{place}：{_run_problem(error)}")


def _raised_in(error: Exception) -> tuple[str, int]:
    """Return the section file and its line in which `error` was raised, the innermost; "" and 0 for none."""
    filename, line = "", 0
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(SECTION_SUFFIX):
            filename, line = file, trace.tb_lineno
        trace = trace.tb_next
    return filename, line


def _whole_file_error(error: Exception, name: str, folders: tuple[Path, ...]) -> TemplateError:
    """Return the message on an error that has no line. Raises `error` if it was not foreseen."""
    owner = next((f.name for f in folders if (f / (name + SECTION_SUFFIX)).is_file()), folders[0].name)
    place = f"{owner}/{name}{SECTION_SUFFIX}"
    if isinstance(error, RecursionError | MemoryError | SyntaxError | OverflowError):
        return TemplateError(f"{place}：写得太深太长，读不了；请分成几个段落文件，少套几层括号")
    if isinstance(error, TypeError | ValueError) and is_chinese(str(error)):
        return TemplateError(f"{place}：{error}")
    raise error


def _run_problem(error: Exception) -> str:
    text = str(error)
    if text.startswith(("No filter named", "No test named")):  # found only when it runs
        return _syntax_problem(text)
    if is_chinese(text):
        return text
    if isinstance(error, TypeError) and "argument" in text:
        return "括号里的内容不对：过滤器或函数要的东西没有写，或写多了；请对照《模板速查》里的例子"
    if isinstance(error, TypeError) and "not callable" in text:
        return "不能在答案后面加括号调用；函数只有手册里写明的几个"
    return "这一行无法执行；请只用《模板写法》里写明的写法"


_SYNTAX = (
    (r"No filter named '非零'", "“非零”不用写了：填的是“无”，这句话本来就去掉；请删去“|非零”"),
    (r"No filter named '(.+?)'", "没有“{0}”这个过滤器；可用：" + "、".join(FILTERS)),
    (r"No test named '(.+?)'", "没有“is {0}”这种判断；可用：" + "、".join(TESTS)),
    (
        r"looking for the following tags:.*?'(end\w+)'",
        "缺少 {{% {0} %}}（也可以写 {{% 完 %}}）；每个 if、for 都要有结尾",
    ),
    (r"unknown tag '(else|elif)'", "{{% {0} %}}（否则）前面没有和它成对的 if（如果）"),
    (r"unknown tag '(end\w+|完)'", "多了 {{% {0} %}}，前面没有和它成对的 if 或 for"),
    (r"unknown tag '(.+?)'", "不认识 {{% {0} %}}；可用 如果、否则、逐条、插入、完（if、else、for、include、end…）"),
    (r"end of comment", "注释 {{# 没有写完；请补上 #}}"),
    (r"expected token 'end of .+?', got '(.+?)'", "多了“{0}”；请检查 {{{{ }}}} 和 {{% %}} 的写法"),
    (r"xpected an expression, got 'end of", "{{{{ }}}} 或 {{% %}} 里少写了东西；请补上答案的名称"),
    (r"unexpected '?end of|got 'end of", "{{{{ 或 {{% 没有写完；请补上 }}}} 或 %}}"),
    (r"expected token '(.+?)', got", "写法不完整，缺少“{0}”；请检查 {{{{ }}}} 和 {{% %}} 是否成对"),
    (r"unexpected '(.+?)'", "多了“{0}”；请检查 {{{{ }}}} 和 {{% %}} 的写法"),
    (
        r"unexpected char '(.+?)'",
        "有不认识的符号“{0}”；{{{{ }}}} 里的标点要用半角；也可能是前面没有写完，少了 }}}} 或 %}}",
    ),
)


def _syntax_problem(message: str) -> str:
    for pattern, text in _SYNTAX:
        match = re.search(pattern, message)
        if match:
            return text.format(*match.groups())
    if is_chinese(message):
        return message
    return "写法有误；请检查 {{ }} 和 {% %} 是否成对、里面的标点是否半角"
