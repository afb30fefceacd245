"""A rule about titles that are much like a known one and yet another: of the same matter, called something else."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.known_documents import cited, known, misquotations, other_laws
from drafter.checking.text.likeness import distance, nearest_title, without_kind
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of

_LOCAL = WordPattern(
    r"^[一-鿿]{1,6}?(?:省|市|县|区|州|旗|盟|镇|自治区|学校|学院|大学|局|厅|师|中学|小学)|^20[0-9]{2}年"
)
"""Titles of papers of a place, a unit or a year, which may be called as they like."""
_CENTRAL = WordPattern(
    r"(?:中共中央(?:办公厅)?(?:、国务院(?:办公厅)?)?|国务院(?:办公厅)?|教育部(?:办公厅)?(?:等[一二三四五六七八九十0-9]+部门)?|司法部|全国人大常委会)(?:联合)?(?:印发|发布|公布|出台|颁布|制定)?(?:了|的)?《?$"
)
_HEAD, _ALIKE = 9, 0.74
"""Characters at the beginning that two titles share, and how alike they must be otherwise."""
_STEM, _WORD = 8, 2
"""Characters of the shortest stem of a title that tells a document, and those of a word put in or left out."""
_ENDING = WordPattern(r"(?:[（(][^）)]*[）)])$")
_GOOD = (
    "根据《法治政府建设与责任落实督察工作规定》，落实中共中央、国务院印发的《法治政府建设实施纲要（2021—2025年）》。"
)


@rule(
    "引用-似是而非", "中央文件的名称确有其名", Severity.HINT, "《党政机关公文处理工作条例》第二十条：引用准确",
    _GOOD, Example("根据《法治政府建设与责任落实督察实施细则》，现将情况报告如下。"),
    near="根据《甲市法治政府建设与责任落实督察实施细则》，落实《校园安全专项整治实施方案》。",
)  # fmt: skip
def _kindred(manuscript: Manuscript) -> Iterator[Hit]:
    """Find titles that begin as a known one does, or that a central body issued and are like one, and are none."""
    prose = prose_of(manuscript)
    for citation in cited(manuscript):
        name = citation.name
        if (
            name in known()
            or name in other_laws()
            or name in misquotations()
            or _LOCAL.search(name)
            or nearest_title(name)
        ):
            continue
        central = _CENTRAL.search(prose.text, max(0, citation.start - 40), citation.start) is not None
        right = _like(name, central=central)
        if right:
            yield Hit(
                citation.spot,
                f"《{citation.printed}》和《{right}》很像",
                f"核对名称，是不是《{right}》；确是本地的文件可以不改",
            )


@lru_cache(maxsize=512)
def _like(name: str, *, central: bool) -> str:
    """Return the known title that `name` is much like; empty when it is like none."""
    for right in known():
        if len(right) < _HEAD or right[:2] not in name:
            continue
        if _has_near_stem(name, right):
            return right
        same_head = len(name) > _HEAD and right[:_HEAD] == name[:_HEAD] and not name.startswith(right)
        bare, other = _ENDING.sub("", name), _ENDING.sub("", right)
        if same_head and len(bare) - len(other) < _HEAD:
            return right
        if central and SequenceMatcher(None, name, right, autojunk=False).ratio() >= _ALIKE:
            return right
    return ""


def _has_near_stem(name: str, right: str) -> bool:
    """Return whether two titles differ by a word, whatever kinds of documents they are called."""
    one, other = without_kind(name), without_kind(right)
    return min(len(one), len(other)) >= _STEM and distance(one, other, _WORD) <= _WORD
