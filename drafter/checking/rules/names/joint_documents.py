"""Rules about what several ministries issued together: how many they were, and which."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.known_documents import cited
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_TABLE = Path(texts.__file__).with_name("joint_documents.txt")
_COUNT = r"(?P<lead>教育部)(?:办公厅)?等(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:个)?部(?:门|委)"
_BEFORE = WordPattern(rf"{_COUNT}(?:联合)?(?:印发|出台|发布|下发|制定)?(?:的|了)?《$")
_IN_TITLE = WordPattern(rf"^{_COUNT}(?:关于印发)?")
_NAMED = WordPattern(
    r"(?P<names>(?:[一-鿿]{2,12}、){1,4}[一-鿿]{2,12}?)(?:联合)?(?:印发|出台|发布|下发|制定)?(?:的|了)?《$"
)
_REACH = 60
_SHORT = {
    "市场监管总局": "国家市场监督管理总局",
    "国家卫生健康委": "国家卫生健康委员会",
    "中央机构编制委员会办公室": "中央编办",
}


class _Joint(NamedTuple):
    number: int
    issuers: tuple[str, ...]


@lru_cache(maxsize=1)
def _documents() -> dict[str, _Joint]:
    """Return how many issued each document, by its title without 关于, spaces and years."""
    return {
        _bare(title): _Joint(int(parse_number(number) or 0), tuple(filter(None, issuers.split("、"))))
        for _, (title, number, issuers) in read_rows(_TABLE)
    }


def _bare(title: str) -> str:
    title = re.sub(r"（20[0-9]{2}[—-]20[0-9]{2}年?）|[\s“”]", "", title)
    return re.sub(r"^(?:教育部.{0,12}?)?(?:印发)?(?:关于)?(?:印发)?[《〈]?|[》〉]?(?:的通知)?$", "", title)


@rule(
    "引用-联合发文", "几个部门联合印发的文件，部门写得对", Severity.HINT, "文件的标题；见 joint_documents.txt",
    "落实教育部等十三部门《关于规范面向中小学生的非学科类校外培训的意见》。", "落实教育部等十五部门《关于规范面向中小学生的非学科类校外培训的意见》。",
    near="落实教育部、中央编办、司法部《关于加强教育行政执法　深入推进校外培训综合治理的意见》，教育部等五部门《关于开展某项工作的通知》。",
)  # fmt: skip
def _joint(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation in cited(manuscript):
        document = _documents().get(_bare(_IN_TITLE.sub("", citation.printed)))
        if document is None:
            continue
        begin = max(0, citation.start - _REACH)
        counted = _BEFORE.search(prose.text, begin, citation.start) or _IN_TITLE.match(citation.printed)
        if counted and int(parse_number(counted["number"]) or 0) != document.number:
            message = f"《{citation.printed}》由{document.number}个部门印发，不是{quoted(counted['number'])}个"
            yield Hit(citation.spot, message, "核对文件的标题")
        named = _NAMED.search(prose.text, begin, citation.start)
        wrong = _no_issuer(named["names"], document.issuers) if named else ""
        if wrong:
            message = f"《{citation.printed}》不是{quoted(wrong)}印发的"
            place = prose.text.rindex(wrong, 0, citation.start)
            yield Hit(prose.spot(place, place + len(wrong)), message, f"核对；所知的是{'、'.join(document.issuers)}")


def _no_issuer(names: str, issuers: Collection[str]) -> str:
    """Return the first department behind the first of `names` that is none of `issuers`; empty when all are, or none is known."""
    for name in names.split("、")[1:] if issuers else ():
        if _SHORT.get(name, name) not in issuers and name.endswith(("部", "委", "局", "办", "院", "会")):
            return name
    return ""
