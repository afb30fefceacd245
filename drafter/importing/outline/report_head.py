"""What a report says of itself: title, unit, year, kind, addressee, signature, date; and which jurisdiction is its own."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.text.own_bureau import bureau_in, own_bureau
from drafter.importing.outline.imported_report import ReportHead
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.reading import read_model
from drafter.model.moments import format_day, parse_day
from drafter.model.numerals import DIGITS
from drafter.model.report_type import ReportType

GENERAL = "通用"
"""The jurisdiction for bureaus that have none of their own."""
_UNIT_IN_TITLE = re.compile(
    r"^(?:关于)?(?:中共)?(.{2,30}?(?:局|委员会|教委|委|厅|办公室|政府|办事处|街道|镇|乡|管委会|总队|大队|支队|中心|学校|学院|督导室|所|站))(?=关于|[12]\d{3}|二〇|二○|的|$)"
)
_DIVISION = re.compile("(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗)(?=.{3})")
_LEAST_NAME, _OFTEN, _NOBODYS = 3, 2, 4
"""Characters of a name; how often a bureau calls itself so; characters of names that many bureaus have, such as 区教育局."""
_CHINESE_DAY = re.compile(
    r"([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)


def read_head(manuscript: Manuscript) -> ReportHead:
    """Return what the report says of itself."""
    text = {role: [p.text for p in manuscript.passages if p.role is role] for role in Role}
    signature = "、".join(text[Role.SIGNATURE])
    title = re.sub(r"\s", "", manuscript.title)
    named = _UNIT_IN_TITLE.match(title)
    bureau = own_bureau(manuscript)
    short = re.split("[—－]", named[1])[-1] if named else bureau.name if bureau else ""
    signed = bureau_in(signature)
    full = signed.name if signed and (not short or signed.name.endswith(short)) else ""
    unit = full or signature or short
    said = "，".join((*text[Role.BODY], *text[Role.HEADING]))
    return ReportHead(
        title=title,
        unit=unit,
        short_unit=(_self_name(unit, said) if short in ("", unit) else short) or unit,
        year=manuscript.year,
        type=manuscript.type or ReportType.ANNUAL,
        addressee="".join(text[Role.ADDRESSEE]).rstrip("：:"),
        signature=signature,
        issue_date=_day("".join(text[Role.DATE][-1:])),
    )


def _self_name(unit: str, text: str) -> str:
    """Return the shorter name by which the bureau `unit` speaks of itself in `text` most; empty when there is none."""
    ends = [match.end() for match in _DIVISION.finditer(unit)]
    names = [unit[end:] for end in ends] + [unit[end - 1 :] for end in ends]
    counted: dict[str, int] = {}
    for name in (short for each in names if len(each) > _LEAST_NAME for short in _shortened(each)):
        before = unit[unit.find(name) - 1] if name in unit else unit[max(0, unit.rfind(name[0]) - 1)]
        counted[name] = len(re.findall(f"(?<!{re.escape(before)}){re.escape(name)}", text))
    best = max(counted, key=lambda name: (counted[name], len(name)), default="")
    return best if best and counted[best] >= _OFTEN else ""


def _shortened(name: str) -> list[str]:
    shorter = re.sub("教育委员会", "教委", re.sub("教育和?体育局", "教体局", name))
    return list(dict.fromkeys((name, shorter)))


def _day(text: str) -> str:
    """Return a day as answers have it; empty when `text` has none."""
    plain = re.sub(r"[（）()\s]", "", text)
    chinese = _CHINESE_DAY.search(plain)
    if chinese:
        year = "".join(str(max(0, DIGITS.find(char.replace("〇", "零").replace("○", "零")))) for char in chinese[1])
        plain = f"{year}年{_ordinal(chinese[2])}月{_ordinal(chinese[3])}日"
    found = re.search(r"[12][0-9]{3}(?:年|[-./])[0-9]{1,2}(?:月|[-./])[0-9]{1,2}日?", plain)
    try:
        return format_day(parse_day(found[0])) if found else ""
    except ValueError:
        return ""


def _ordinal(numeral: str) -> int:
    tens, mark, ones = numeral.partition("十")
    if not mark:
        return DIGITS.find(numeral)
    return (DIGITS.find(tens) if tens else 1) * 10 + (DIGITS.find(ones) if ones else 0)


def own_jurisdiction(head: ReportHead, roots: tuple[Path, ...]) -> str:
    """Return the name of the jurisdiction of the report's unit; 通用 when there is none."""
    from drafter.jurisdictions.manifest import Manifest  # noqa: PLC0415 - with pydantic

    units = [unit for unit in (head.unit, head.short_unit) if len(unit) > _NOBODYS]
    for path in manifests(roots):
        title = read_model(path, Manifest).name
        if any(unit and (unit in title or title in unit) for unit in units) and len(title) > 3:
            return path.parent.name
    return GENERAL
