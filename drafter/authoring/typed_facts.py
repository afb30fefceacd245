"""Finds facts of one year or one unit typed into a template's own words, where an answer should be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FEAST = re.compile(r"\d+·\d+")
"""A day that is a name, such as “12·4”."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?[%万亿余多]?[一-鿿%]?")
_UNIT_NAME = re.compile(
    r"[一-鿿]{2,7}?(?:省|市|区|县|旗|州)(?:教育局|教委|教体局|教育体育局|教育和体育局)|"
    r"第[一二三四五六七八九十百]+(?:中学|小学|幼儿园)"
)
_COMMON = ("中小学", "各区", "本区", "全区", "我区")


def typed_facts(text: str) -> Iterator[str]:
    """Yield a message for each figure, year or unit name typed into a template's own words."""
    for match in _UNIT_NAME.finditer(text):
        if not match[0].startswith(_COMMON):
            yield f"模板里写死了单位名称“{match[0]}”；请改用 {{{{ 单位简称 }}}} 或一个问题"
    for match in _YEAR.finditer(text):
        yield f"模板里写死了年份“{match[0]}”；请改用 {{{{ 年度 }}}}"
    for match in _NUMBER.finditer(_YEAR.sub("", _FEAST.sub("", text))):
        yield f"模板里写死了数“{match[0]}”；请改成一个问题，印它的答案"
