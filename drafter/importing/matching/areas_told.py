"""Tells numbers of a whole area, 全市, of its levels and of wider places from the bureau's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from drafter.importing.questions.question_words import NumberQuestion
from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.reading.sentence_fact import SentenceFact

_WIDER = re.compile(
    "(?<![在被于向列居获])(?:全国|全省|全自治区|全兵团|我省|省内|各省)(?![和、]?[省市]?级?(?:人大|政协|两会)|率先|首|排名|性|[^，。；]{0,10}(?:会议?|现场|竞赛|大赛|比赛|评比))"
)
_CITY = re.compile(
    "(?<![在被于向列居获])(?:全市|我市|市内|全州)(?!率先|首|排名|性|[^，。；]{0,10}(?:会议?|现场|竞赛|大赛|比赛|评比))"
)
_OF_PROVINCE = re.compile("省[^市区县州旗]*$|自治区[^市区县州旗]*$|兵团[^师市]*$|厅$")
_BELOW_CITY = re.compile("[区县旗](?:[^区县旗市省]*(?:教育|教体|教委|文教|教科)|$)")
_AREA = re.compile("全[省市州师盟]|(?:市|省)、县(?:两|三)?级|县（市、区）|各县区")
_OWN_PART = re.compile("(?<!县)本级|局机关|机关本级|市局|厅机关|其中省级")
_OWN_LEVEL = re.compile("(?<![县区旗])本级(?!人大|人民|政府|财政|党委|预算|地方)[^，。；、]{0,12}(?:[0-9]|没有|未|无)")
"""A figure said to be of the bureau's own level, 市局本级立案18件, whose report so tells the levels apart."""
_SHARE = re.compile("[^，。；：0-9]{0,6}[，（(：]?其中，?[省市州师盟]?[局厅]?(?:本级|机关)")
_SHARE_BEFORE = re.compile(rf"[0-9]{_SHARE.pattern}")
"""Behind the number of a whole area: 复议11件，其中市本级4件."""
_OWN_SHARE = re.compile("其中，?[省市州师盟]?[局厅]?(?:本级|机关|[省市州师盟][局厅])")
"""The share itself, wherever the whole stands."""
_PART_BELOW = re.compile("(?<!全)(?:县|区县|市县)[市区旗（），、]*$")
"""The share of the bureaus below: 、县区7件."""
_LEVELS = re.compile(
    "(?P<own>(?<![县区旗])本级|局机关|市局|厅机关)|全[省市州师盟县区旗]|县区|区县|市县|各[县区市旗]|县（"
)
_OWN_BUREAU = re.compile(
    "(?<![县区旗])本级|[局厅]机关|[省市州师盟](?:教育和?体育|教体|教育)?[局厅]|我[局厅委]|本[局厅委](?!属)|(?<!县)[局厅]党[组委]|全[局厅](?!会)"
)
"""The bureau itself, in a report that tells of others below it."""
_OTHER_LEVEL = re.compile(
    "全[省市州师盟县区旗](?!率先|首|排名|性)|县区|区县|市县|各[县区市旗]|县（|(?:县|区|旗)(?:教育和?体育|教体|教育)?局|所辖"
)
"""The area, and the bureaus below."""
_BUREAUS_BELOW = re.compile(
    "县（市(?:、区)?）|县区|区县|所辖|[省市州师厅盟]本级|设区(?:的)?市|市（州）|市州|市县|县（区）|县级教育|各市教育|市、县两级"
)
"""What only the bureau of a province or of a city with districts and counties tells of."""
_TABLE = Path(__file__).with_name("area_questions.txt")
_LINES = file_bytes(_TABLE, OWN).decode("utf-8").splitlines()
AREA_OF = dict(line.split() for line in _LINES if line and not line.startswith("#"))
"""Titles of questions of the bureau's own by that of the question of its whole area that asks for the same."""


def is_wider(fact: SentenceFact, unit: str) -> bool:
    """Return whether a number is of a wider place than that of the bureau `unit`: 全市 in a district's report."""
    beside = f"{fact.near}，{fact.noun}"
    if _OF_PROVINCE.search(unit):
        return "全国" in beside
    return bool(_WIDER.search(beside) or (is_of_county(unit) and _CITY.search(beside)))


def is_of_province(unit: str) -> bool:
    """Return whether `unit` is a bureau of a province."""
    return _OF_PROVINCE.search(unit) is not None


def is_of_county(unit: str) -> bool:
    """Return whether `unit` is the bureau of a county or district, which has none below it."""
    return _BELOW_CITY.search(unit) is not None


def has_bureaus_below(unit: str, texts: Iterable[str]) -> bool:
    """Return whether the bureau `unit` has others below it, by its name or by what its report, `texts`, tells of."""
    return is_of_province(unit) or any(_BUREAUS_BELOW.search(text) for text in texts)


def tells_levels(text: str) -> bool:
    """Return whether a sentence tells a figure of the bureau's own level apart from that of its area."""
    return _OWN_LEVEL.search(text) is not None


def levels_told(texts: Iterable[str]) -> str:
    """Return the clauses of `texts`, the sentences of a report, that do so."""
    return "，".join(clause for text in texts for clause in re.split("[，。；]", text) if tells_levels(clause))


def tells_other_level(text: str, unit: str) -> bool:
    """Return whether a sentence tells a figure of another level than that of the bureau `unit`, or its own share of one.

    The bureau of a county or district has none below it; 全省 is said of a city's where it stands among others.
    """
    if is_of_county(unit) or re.search("[0-9]", text) is None:
        return False
    said = text if is_of_province(unit) else text.replace("全省", "")
    return _OTHER_LEVEL.search(said) is not None or _OWN_SHARE.search(said) is not None


def names_own_bureau(clause: str) -> bool:
    """Return whether a clause names the bureau itself."""
    return _OWN_BUREAU.search(clause) is not None


def is_divided(before: str, written: str, behind: str) -> bool:
    """Return whether a number, `written` between two parts of its sentence, is of the area, as the bureau's share of it tells.

    The share stands right behind it, or before it behind what it is a result of: 复议11件，其中市本级4件、县区7件；维持8件.
    """
    if _SHARE.match(behind):
        return True
    return _SHARE_BEFORE.search(before) is not None and not is_own_level(before + written)


def is_own_level(text: str) -> bool:
    """Return whether the last level that `text` names is the bureau's own."""
    named = [each["own"] is not None for each in _LEVELS.finditer(text)]
    return bool(named) and named[-1]


def names_area(text: str) -> bool:
    """Return whether a sentence speaks of a whole area."""
    return _AREA.search(text) is not None


def is_told_of_area(fact: SentenceFact, before: str) -> bool:
    """Return whether a number is of all bureaus of an area; `before` is the sentence before."""
    if _OWN_PART.search(f"{fact.near}，{fact.noun}"):
        return False
    return bool(_AREA.search(f"{fact.near}，{fact.carried}，{fact.around}") or _AREA.match(before))


def is_all_of_area(fact: SentenceFact) -> bool:
    """Return whether a sentence that tells a number, and no denial, speaks of a whole area and of no part of it."""
    sentence = f"{fact.near}，{fact.noun}，{fact.carried}，{fact.around}"
    return not fact.is_none and names_area(sentence) and _OWN_PART.search(sentence) is None


def is_of_area(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a question is of the whole area, and a number too, not of the bureau's own part of it."""
    return question.path.leaf.startswith("辖区") and is_said_of_area(fact)


def is_of_bureaus_below(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is the share of the bureaus below, and the question of the whole area."""
    is_part = fact.is_part or fact.near.startswith("、")
    return is_part and question.path.leaf.startswith("辖区") and _PART_BELOW.search(fact.near) is not None


def is_said_of_area(fact: SentenceFact, before: str = "") -> bool:
    """Return whether a number is of all bureaus of the area: 全市 is said of it, or its own bureau's part behind it."""
    if _OWN_PART.search(fact.near):
        return False
    return _AREA.search(f"{before}，{fact.around}，{fact.near}") is not None or bool(_OWN_PART.search(fact.around))
