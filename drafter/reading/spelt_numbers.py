"""Says how numbers are written, in digits and in Chinese numerals: 1,206, 1.2万余, 1万6千, 一万六千余, 三点五万, 上万.

A number is one to its last numeral: that of 一万六千余名 is not 六千余. What it is worth `drafter.model.figure` reads.
"""

from __future__ import annotations

HAN = "一二两三四五六七八九十百千零〇"
"""Numerals below 万."""
DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_ONES = "一二两三四五六七八九"
_RUN = rf"[{HAN}]+(?:点[{_ONES}零〇]+)?"
_FURTHER = rf"(?:零?{DIGITS}(?=[余多]?[百千万])|{_RUN})?"
_PLACES = rf"(?:\s?[余多几]?[万亿]{_FURTHER}|(?<=[0-9])[百千]{_FURTHER})"
_START = rf"(?<![{HAN}万亿唯第数几])"
"""No numeral begins within another one, or with the 一 of 唯一."""
_LARGE = rf"(?>(?:{DIGITS}|{_RUN}|(?:[数几上]|(?<!上))(?=万))(?:{_PLACES})+)[余多几来]?"
"""With 万 or 亿, or with 百 and 千 behind digits."""
_PLAIN = rf"(?>[{_ONES}零〇]点[{_ONES}零〇]+|[{HAN}]{{2,}}(?:点[{_ONES}零〇]+)?|[数几]?[百千]|[数几]十)(?:[余多几来](?![万亿]))?|十[余多几来]"
SPELT = rf"(?:{_START}(?:{_LARGE}|{_PLAIN})|{DIGITS}\s?[余多]?)"
"""A number that a measure word follows; a single Chinese numeral is none of these, as 一 and 三 begin many names."""
BARE = rf"(?:(?<![0-9.,]){DIGITS}\s?[余多]?[万亿]{_FURTHER}[余多]?|{_START}(?:[{_ONES}][{HAN}]*|十[{_ONES}]?)[余多]?[万亿]{_FURTHER}[余多]?)"
"""One of 万 or 亿 with no measure word behind it: 总人口二十一万, 突破90万."""
