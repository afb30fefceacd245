"""Whose report it is, as its title and signature say: the bureau, its place and what it calls itself."""

from __future__ import annotations

from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.text.needed_words import WordPattern
from drafter.model.characters import without_spaces

_BUREAU = WordPattern(
    r"(?P<place>(?:[一-鿿]{1,10}?(?:省|自治区|兵团|师|市|州|盟|区|县|旗))*?(?P<area>[一-鿿]{1,6}?)(?P<level>省|市|州|盟|区|县|旗|师))?"
    r"(?P<kind>教育文化体育局|教育科技和体育局|教育体育和科技局|教育科学技术局|教育科技体育局|教育科技局|文教体育局|教育和体育局|教育体育局|教育局|教体局|教育委员会|教育工作委员会|教委|教育厅)"
)
_ABOVE = WordPattern(r"^.*(?:省|市|州|盟|师|自治区)(?=.)")
_OWN_WORD = {"局": "我局", "委": "我委", "会": "我委", "厅": "我厅"}


class Bureau(NamedTuple):
    """An education authority as it is named somewhere."""

    name: str
    """As printed, such as 天津市河东区教育局."""
    area: str
    """The name of its own place without the level: 河东; empty when it is not named."""
    level: str
    """区, 县, 市 …; empty when it is not named."""
    kind: str
    """教育局, 教育体育局, 教委 …"""

    @property
    def place(self) -> str:
        """The name of its own place without those above it: 临山 of 青河市临山区."""
        own = _ABOVE.sub("", self.area)
        return own if len(own) > 1 else self.area

    @property
    def own_word(self) -> str:
        """Return what it calls itself: 我局, 我委, 我厅."""
        return _OWN_WORD[self.kind[-1]]


def bureau_in(text: str) -> Bureau | None:
    """Return the authority that `text` names first; None when it names none."""
    match = _BUREAU.search(without_spaces(text))
    if match is None:
        return None
    return Bureau(match[0], match["area"] or "", match["level"] or "", match["kind"])


def own_bureau(manuscript: Manuscript) -> Bureau | None:
    """Return whose report it is: the authority of the title, else of the signature."""
    signature = "".join(p.text for p in manuscript.passages if p.role is Role.SIGNATURE)
    return bureau_in(manuscript.title) or bureau_in(signature)
