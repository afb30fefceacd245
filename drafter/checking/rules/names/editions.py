"""A rule about the edition in a title: 试行 and 暂行 are not one."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.known_documents import cited, known
from drafter.checking.text.needed_words import WordPattern
from drafter.hints import quoted

_EDITION = WordPattern(r"[（(](?P<edition>试行|暂行)[）)]$")
_GOOD = Example("落实《中小学教育惩戒规则（试行）》。")


@rule(
    "引用-试行暂行", "名称里的“试行”“暂行”与原文一致", Severity.HINT, "《党政机关公文处理工作条例》第二十条：引用准确",
    _GOOD, _GOOD.changed("试行", "暂行"),
    near="落实《中小学教育惩戒规则》《甲区惩戒办法（暂行）》。",
)  # fmt: skip
def _editions(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a known title with the other of the two editions behind it."""
    for citation in cited(manuscript):
        document, printed = known().get(citation.name), _EDITION.search(citation.printed)
        right = _EDITION.search(document.name) if document else None
        if document and printed and right and printed["edition"] != right["edition"]:
            message = f"名称里写的是{quoted(printed['edition'])}，原文是{quoted(right['edition'])}"
            yield Hit(citation.spot, message, f"改为《{document.name}》")
