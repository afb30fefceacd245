"""A line of a file, and what single lines look like: days, mastheads, what a web page left around a report."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.checking.sources.heading_numbers import NUMERALS

DAY = re.compile(
    rf"(?:[（(]?(?:[12]\d{{3}}|[{NUMERALS}○Ｏ]{{4}})\s?年\s?[\d{NUMERALS}]{{1,3}}\s?月\s?[\d{NUMERALS}]{{1,3}}\s?[日号][）)]?"
    r"|[12]\d{3}[-./]\d{1,2}[-./]\d{1,2})"
)
"""A line that is a day and nothing else."""
SPACES = " \t\r\n\f\v\u3000\u00a0\ufeff\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f"

ORGAN = re.compile(r"局|委|厅|办|政府(?!建设)|部|院|校|中心|园|师市|单位|组|大队|支队|督导室|执法队|站|所$")
"""Words in the names of authorities."""
STOP = re.compile(r"[。！？；]")
_CLAUSE_END = re.compile(r"[。！？；，]")
MASTHEAD = re.compile(
    r"^\d{6}$|^[绝机秘]\s*密|^[特加]\s*急$|[〔\[（(【﹝][12]\d{3}[〕\]）)】﹞]\s*第?\s*\d+\s*号|签\s*发\s*人|文\s*件$|^附件\s*\d*[：:]?$"
)
"""Lines of a 版头."""
_ANYWHERE = re.compile(
    r"^(?:阅读|浏览|点击|访问)(?:次数|数|量|率)?\s*[：:]?\s*\d+\s*(?:次)?$"
    r"|^(?:当前|您的|您现在的|你的)?位置\s*[：:]|^分享(?:到|至|$)|^(?:发布|发稿|更新)(?:日期|时间)\s*[：:]"
    r"|^(?:信息|文章|稿件)?来源\s*[：:].{0,30}$|^(?:作者|编辑|责任编辑|责编|审核|供稿|撰稿)\s*[：:].{0,20}$"
    r"|^【?\s*字(?:体|号)|^(?:打印|关闭|收藏|返回|纠错)(?:本页|窗口|顶部|首页)?$|^[上下]一篇|^相关(?:链接|阅读|文章|新闻)"
    r"|^发布评论$|^用户评论|^还能输入\s*\d+\s*字|^(?:登录|注册|退出)$|^首页(?:\s|$|>)|^索引号\s*[：:]|^信息(?:分类|名称)\s*[：:]"
    r"|ICP备|公网安备|版权所有|^主办单?位?\s*[：:]|^承办单?位?\s*[：:]|^技术支持|^网站(?:地图|标识码)|^扫一扫|^无障碍(?:浏览|阅读|模式|版|$)|^微信扫|[Cc]opyright|©",
)
_STAMP = re.compile(r"^[-·•*\s]*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$")
_BULLET = "-·•*| \u3000"


class SourceLine(NamedTuple):
    """A paragraph as a reader of files finds it."""

    text: str
    """With its automatic number, with the white space at both ends."""
    line: int = 0
    element: int = -1
    large: bool = False
    """Whether it is set larger than the body, as titles are."""
    in_table: bool = False
    outline: int = 0
    """Its heading level by its style, 1 to 9; 0 when it has none."""
    boxed: bool = False
    """Whether it stands in a text box."""


def is_masthead(text: str) -> bool:
    """Return whether a line looks like one of a 版头 and is no clause or sentence."""
    return bool(MASTHEAD.search(text)) and not _CLAUSE_END.search(text)


def is_residue(text: str) -> bool:
    """Return whether a web page left the line around the report: a counter, a crumb trail, a time stamp."""
    bare = text.strip(_BULLET)
    if len(bare) > 120:
        return False
    return bool(_ANYWHERE.search(bare) or (_STAMP.match(text) and (":" in text or text[0] in _BULLET)))
