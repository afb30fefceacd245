"""Marks of a section file that do not do what their author meant: unpaired, misplaced, or of another language.

`mark_violations` reads a file before it runs; `refuse_marks` stands behind it and lets none reach a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.enclosures import replaced
from drafter.errors import TemplateError
from drafter.jurisdictions.section_tags import PRINTED, REMARKS, TAGS
from drafter.sections.template_places import SourcePlace
from drafter.sections.template_rules import Violation
from drafter.sections.tokens import TOKEN_BASE

_CODE = {**REMARKS, **PRINTED, **TAGS}
_ANSWER = chr(TOKEN_BASE)
_PAIRED = re.compile(r"\[\[|\]\]|\*\*")
_STARTS = re.compile(r"#+ |[-] ")
"""Begins a paragraph where no line is empty before it."""
TYPED_NUMBER = (
    "(?:第[一二三四五六七八九十0-9]+[部章节篇]分?|[壹贰叁肆伍陆柒捌玖拾]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]+[)）]|[一二三四五六七八九十]{1,3}[、.．）)]"
    "|[0-9]{1,2}[、.．）)](?:(?![0-9])|(?=20[0-9]{2}年))|[①-⑳⑴-⒇⒈-⒛]"
    "|[Ⅰ-Ⅻ][、.．)）]|[A-HＡ-Ｈa-h][、.．)）](?![A-Za-z])|[甲乙丙丁戊][、.．)）](?![乙丙丁戊己]))"
)
"""How people type the number of a heading, those of 7.3.3 and others."""
_LINE_RULES = (
    (r"(?:---|===|___)", "“@”不是记号，会照样印出来；要分段，请空一行"),
    (r"#{5,} ?", "“#”太多了；标题最多比本段落低四级，写成“# 标题”"),
    (r"[#＃]+(?![#＃ ])(?=.)", "“@”后面缺一个空格；标题写成“# 标题”"),
    (r"[-－](?! )(?=.)", "“@”后面缺一个空格；条目写成“- 文字”"),
    (r"[+＋](?! )(?=.)", "“@”后面缺一个空格；分句写成“+ 文字”"),
    (r"(?:[#＃]+|[-－+＋]) *$", "“@”后面没有字；请补上，或删去这一行"),
    (r"[-+] [-+#]", "“@”是两个记号；一行的开头只写一个"),
    (r"\+ [一二三四五六七八九十]+是", "“@”是自己写的序号；“+ ”的序号由程序编，请删去"),
    (rf"(?:#+|-) {TYPED_NUMBER}", "“@”是自己写的序号；序号由程序编，请删去"),
    (r"\*(?!\*) *|[•●■◆▪·∙○–—]+ *|[0-9]{1,2}[.)] ", "“@”不是记号；条目写成“- 文字”"),
    (r">+|//", "“@”不是记号，会照样印出来；写给自己看的话放在 {# 和 #} 中间"),
)
"""What a line may not begin with, and what is said of it; @ stands for what was found."""
_RULES = (
    (r"[\[\]［］]+", "单个的“@”不是记号；可有可无的话写成 [[，……]]"),
    (r"【(?!待填)|】", "“@”不是记号；可有可无的话写成 [[，……]]，文号的括号用〔〕"),
    (r"[*＊]+", "单个的“@”不是记号；提法写成 **提法。**"),
    (r"%[}｝]|[{｛]%|[{}｛｝]+", "“@”没有配对；印答案写成 {{ 组.名称 }}，判断写成 {% 如果 … %}"),
    (r"(?<![0-9A-Za-z])[#＃]+", "“@”只能写在行首；标题自己占一行，写成“# 标题”"),
    (r"[|｜]+\w*", "“@”写在了 {{ }} 外面；过滤器要写在里面，如 {{ 行政执法.行政检查次数|数 }}"),
    (r"</?[A-Za-z!][^>]*>?", "“@”不是记号，会照样印出来；请删去"),
    (r"&[A-Za-z]+;", "“@”不是记号，会照样印出来；请直接写这个字"),
    (r"[`~\\$^]+|__+", "“@”不是记号，会照样印出来；请删去"),
    (r"(?<=\S)\t+(?=\S)", "字中间有制表符；请删去"),
    (r"(?:如果|逐条|插入) \S+\.\S+", "“@”要放在 {% 和 %} 中间"),
    (r"(?:活动|分项|引用|引用文号)[（(][‘“'\"]\w*", "“@”要放在 {{ 和 }} 中间"),
)
"""What may stand nowhere in a template's own words, and what is said of it."""
_SUSPECT = re.compile(
    r"^[ \t\u3000]*[-#＃－+＋=_*•●■◆▪·∙○–—>/0-9]|[\[\]［］【】*＊{}｛｝#＃|｜<&`~\\$^_\t]|[（(][‘“'\"]|[果条入] ",
    re.MULTILINE,
)
"""Found in any text in which one of the rules could find something."""
_ON_A_PAGE = re.compile(r"[\[\]{}*｛｝［］＊|｜]")


def mark_violations(source: str) -> Iterator[Violation]:
    """Yield the marks of a section file, spelt plainly, that would be printed or do nothing; in order of the file."""
    if not _SUSPECT.search(source):
        return
    words = replaced(source, _CODE, _without_code)
    opened: list[tuple[int, str]] = []
    for number, line in enumerate(words.split("\n"), 1):
        text = line.strip(" \t\u3000")
        if not text or _STARTS.match(text):
            yield from _unclosed(opened)
        yield from (Violation(number, message) for message in _line_problems(text))
        yield from _mispaired(text, number, opened)
    yield from _unclosed(opened)


def _without_code(code: str) -> str:
    """Return what stands for a tag among the words around it; a tag alone on its line is no empty line."""
    return (_ANSWER if code.startswith("{{") else TAG) + "\n" * code.count("\n")


TAG = "\u2060"
"""Stands for a tag or a remark."""


def _line_problems(line: str) -> Iterator[str]:
    """Yield what is wrong with the marks of one line, those in pairs aside."""
    own = line.lstrip(TAG + " ")
    start = next(
        (said.replace("@", found[0].strip()) for rule, said in _LINE_RULES if (found := re.match(rule, own))), ""
    )
    if start:
        yield f"行首的{start}"
    rest = re.sub(r"^(?:#+|[-+])\s", "", _PAIRED.sub("", own))
    if start:
        rest = rest.lstrip("#＃-－+＋*")
    for rule, said in _RULES:
        found = re.search(rule, rest)
        if found:
            yield said.replace("@", found[0].replace(_ANSWER, "{{ }}").replace(TAG, ""))


def _mispaired(line: str, number: int, opened: list[tuple[int, str]]) -> Iterator[Violation]:
    """Yield the closing marks of a line that close nothing; `opened` are those that wait for their pair."""
    for found in _PAIRED.finditer(line):
        mark = found[0]
        if mark == "[[":
            opened.append((number, mark))
            continue
        waiting = [each for _, each in opened]
        if mark == "**" and "**" not in waiting:
            opened.append((number, mark))
        elif mark == "]]" and "[[" not in waiting:
            yield Violation(number, "多了“]]”，前面没有和它成对的“[[”；可有可无的话写成 [[，……]]")
        else:
            opening = "**" if mark == "**" else "[["
            place = len(waiting) - 1 - waiting[::-1].index(opening)
            crossed = opened[place + 1 :]
            del opened[place:]
            yield from _unclosed(crossed)


def _unclosed(opened: list[tuple[int, str]]) -> Iterator[Violation]:
    """Yield the marks that were opened and that nothing closed, and forget them."""
    for number, mark in opened:
        if mark == "[[":
            yield Violation(number, "“[[”没有写完，同一段里没有和它成对的“]]”；可有可无的话写成 [[，……]]")
        else:
            yield Violation(number, "“**”没有配对；提法写成 **提法。**")
    opened.clear()


def refuse_marks(text: str, place: SourcePlace) -> None:
    """Raise TemplateError when a mark is left in `text`, a paragraph whose answers are tokens, printed at `place`."""
    found = _ON_A_PAGE.search(text)
    if found:
        where = f"{place.section} 第{place.line}行" if place.line else place.section
        raise TemplateError(f"{where}：这一段里的“{found[0]}”没有配对，会印到纸上；请检查 [[ ]] 和 ** 是否成对")
