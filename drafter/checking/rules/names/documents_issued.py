"""Rules about who issued what a report cites, and when: as its kind and its number say."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.names.documents import citations
from drafter.checking.text.known_documents import KnownDocument
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：引用准确"
_ISSUER = (
    r"全国人大常委会|全国人大|中共中央办公厅、国务院办公厅|中共中央、国务院|中共中央办公厅|国务院办公厅|中共中央|国务院|"
    r"教育部等[一二三四五六七八九十0-9]*部门|教育部办公厅|教育部|司法部|公安部|最高人民法院|省政府|市政府|省人大|市人大|省教育厅|市教育局"
)
_ISSUED = WordPattern(
    rf"(?<![省市区县])((?:{_ISSUER})(?:、(?:教育部办公厅|教育部|司法部|公安部|国务院))*)"
    r"(?:[12][0-9]{3}年)?(?:联合)?(?:新近)?(?:印发|发布|公布|颁布|出台|制定|下发|通过)?(?:了|的)?(?:《(?:中华人民共和国)?)$"
)
_ISSUED_BEHIND = WordPattern(
    rf"》?(?:（[^）\n]{{1,20}}）)?(?:，?(?:已|是)?(?:由|经))((?:{_ISSUER})(?:、(?:教育部|司法部|公安部|国务院))*)"
    r"(?:联合|正式)?(?:印发|发布|公布|颁布|出台|制定|下发)"
)
_ISSUERS = {
    "法律": ("全国人大",),
    "行政法规": ("国务院",),
    "部门规章": ("教育部", "司法部", "公安部", "中共中央", "国务院"),
    "党内法规": ("中共中央", "国务院"),
    "国务院和": ("国务院",),
    "司法解释": ("最高人民法院",),
}
"""Beginnings of the names of those who issue each kind of document."""
_GOOD = Example("学习《中华人民共和国行政处罚法》，落实国务院公布的《政府信息公开条例》。")


@rule(
    "引用-制定机关", "文件由谁制定写得对", Severity.WARNING, _REASON,
    _GOOD, "学习教育部颁布的《行政处罚法》。",
)  # fmt: skip
def _issuers(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation, document in citations(manuscript):
        titled = _TITLED.match(citation.printed)
        due = _BY_NUMBER.get(document.number.partition("〔")[0])
        if titled and due and titled[0] != due:
            yield Hit(citation.spot, f"《{document.name}》不是{titled[0]}印发的", f"改为“{due}”（{document.number}）")
        match = _ISSUED.search(prose.text, max(0, citation.start - 40), citation.start)
        match = match or _ISSUED_BEHIND.match(prose.text, citation.end)
        issuers = next((names for kind, names in _ISSUERS.items() if document.source.startswith(kind)), ())
        if match is None or not issuers or _issues(match[1], document, issuers):
            continue
        message = f"《{document.name}》不是{match[1]}制定的"
        yield Hit(prose.spot(*match.span(1)), message, f"核对制定机关（{document.source.partition('：')[0]}）")


_TITLED = WordPattern(r"(?:中共中央办公厅|中共中央|国务院办公厅|国务院|教育部办公厅|教育部|司法部)(?=关于)")
_BY_NUMBER = {"国发": "国务院", "国办发": "国务院办公厅", "国办函": "国务院办公厅"}
_OFFICES = ("国办发", "中办发", "厅字")
"""Beginnings of the numbers of what the two 办公厅 issue."""


def _issues(issuer: str, document: KnownDocument, issuers: tuple[str, ...]) -> bool:
    """Return whether `issuer` may have issued `document`; its number tells a 办公厅 from its principal."""
    by_office = document.number.startswith(_OFFICES)
    if by_office and "教育部" in issuer:
        return False
    if document.number.startswith(("国", "中", "厅字")) and by_office != ("办公厅" in issuer):
        return document.number.startswith("国务院令") and issuer == "国务院"
    if "部令" in document.number and issuer.startswith(("国务院", "中共中央")):
        return False
    if document.source.startswith("党内法规") and issuer.startswith("国务院"):
        return False
    return issuer.startswith(issuers)


_NUMBER_YEAR = WordPattern(r"[〔\[［【]((?:19|20)[0-9]{2})[〕\]］】]\s*第?\s*[0-9]+\s*号")


@rule(
    "文号-年份", "发文字号的年份不晚于报告写成的那一年", Severity.WARNING, _REASON,
    "落实《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）。",
    "落实《甲区教育局工作规定》（甲教发〔2029〕28号）。",
)  # fmt: skip
def _years_of_numbers(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.year is None:
        return
    prose = prose_of(manuscript)
    for match in _NUMBER_YEAR.finditer(prose.text):
        if int(match[1]) > manuscript.year + 1:
            message = f"{manuscript.year}年度的报告里引了{match[1]}年的文件：{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, "核对文号")
