"""Recognises what a web page left around a report: columns, counters, comments, records."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"^(?:阅读|浏览|点击|访问)(?:次数|数|量|率)?\s*[：:]?\s*\d+\s*(?:次)?$"
    r"|^(?:当前|您的|您现在的|你的)?位置\s*[：:]|^分享(?:到|至|$)|^(?:发布|发稿|更新)(?:日期|时间)\s*[：:]"
    r"|^(?:信息|文章|稿件)?来源\s*[：:].{0,30}$|^(?:作者|编辑|责任编辑|责编|审核|供稿|撰稿)\s*[：:].{0,20}$"
    r"|^【?\s*字(?:体|号)|^(?:打印|关闭|收藏|返回|纠错)(?:本页|窗口|顶部|首页)?$|^[上下]一篇|^相关(?:链接|阅读|文章|新闻)"
    r"|^发布评论$|^用户评论|^还能输入\s*\d+\s*字|^(?:登录|注册|退出)$|^首页(?:\s|$|>)|^索引号\s*[：:]|^信息(?:分类|名称)\s*[：:]"
    r"|ICP备|公网安备|版权所有|^主办单?位?\s*[：:]|^承办单?位?\s*[：:]|^技术支持|^网站(?:地图|标识码)|^扫一扫|^无障碍|^微信扫|[Cc]opyright|©",
)
_STAMP = re.compile(r"^[-·•*\s]*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$")
_BULLET = "-·•*| \u3000"


def is_residue(text: str) -> bool:
    """Return whether a line is none of the report's: a counter, a crumb trail, a time stamp."""
    bare = text.strip(_BULLET)
    if len(bare) > 120:
        return False
    return bool(_ANYWHERE.search(bare) or (_STAMP.match(text) and (":" in text or text[0] in _BULLET)))
