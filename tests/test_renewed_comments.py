"""Comments that Drafter set into a document before say what is true now, or go; those of people stay as they are."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from builders import make_answers
from hand_edits import Made, W, made, packed, unpacked
from lxml import etree

from drafter.docxfile.opc_package import Package
from drafter.merging.documents.merge_documents import MergedDocument, merge_documents
from drafter.redline.rejection import without_changes
from drafter.redline.standing_comments import comments_of

COMMENTS = "word/comments.xml"


def checks(count: object, penalties: int = 9) -> str:
    return make_answers(行政执法={"行政检查次数": str(count)}, 处罚许可={"行政处罚件数": str(penalties)})


class Draft:
    """A document of 77 checks in which a hand typed 80, merged with 78."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._count = folder, 0
        base = self._made(checks(77))
        root = etree.fromstring(unpacked(base.data)["word/document.xml"])
        text = next(each for each in root.iter(f"{W}t") if "77次" in (each.text or ""))
        text.text = text.text.replace("77次", "80次")
        self.data = packed(unpacked(base.data) | {"word/document.xml": etree.tostring(root)})
        self._base = base
        self.merge(checks(78))

    def _made(self, answers: str) -> Made:
        self._count += 1
        return made(answers, f"{self._count}.yaml", self._folder)

    def merge(self, answers: str) -> MergedDocument:
        """Merge the document as it is now with what `answers` make."""
        new = self._made(answers)
        merged = merge_documents(self.data, "手改.docx", self._base.lines, new.lines, new.data)
        self._base, self.data = new, merged.data
        return merged

    def accept(self) -> None:
        """Accept all tracked changes."""
        root = etree.fromstring(unpacked(self.data)["word/document.xml"])
        for mark in list(root.iter(f"{W}del")):
            mark.getparent().remove(mark)
        for mark in list(root.iter(f"{W}ins")):
            for each in list(mark):
                mark.addprevious(each)
            mark.getparent().remove(mark)
        self._put("word/document.xml", root)

    def reject(self) -> None:
        """Reject all tracked changes."""
        self.data = without_changes(self.data, "手改.docx", 0)

    def type_into_comment(self, old: str, new: str) -> None:
        """Type over words of a comment."""
        root = etree.fromstring(unpacked(self.data)[COMMENTS])
        for text in root.iter(f"{W}t"):
            text.text = (text.text or "").replace(old, new)
        self._put(COMMENTS, root)

    def write_line(self, behind: str, line: str) -> None:
        """Write a line into a comment, behind the first one that says `behind`."""
        root = etree.fromstring(unpacked(self.data)[COMMENTS])
        own = next(each for each in root.iter(f"{W}p") if "".join(each.itertext()) == behind)
        new = copy.deepcopy(own)
        texts = list(new.iter(f"{W}t"))
        for text in texts:
            text.text = ""
        texts[0].text = line
        own.addnext(new)
        self._put(COMMENTS, root)

    def _put(self, name: str, root: Any) -> None:
        self.data = packed(unpacked(self.data) | {name: etree.tostring(root)})

    @property
    def comments(self) -> list[str]:
        """What the comments say."""
        return [each.text for each in comments_of(Package(self.data, ""), W)]

    @property
    def asked(self) -> list[str]:
        """The comments that ask which of two to use."""
        return [each for each in self.comments if "两边都改了" in each]

    @property
    def places(self) -> int:
        """How many comments have a place in the text."""
        root = etree.fromstring(unpacked(self.data)["word/document.xml"])
        return len(list(root.iter(f"{W}commentReference")))


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    draft = Draft(tmp_path)
    (asked,) = draft.asked
    assert asked.splitlines()[1:] == [
        "原来：全年开展行政检查77次。",
        "手改：全年开展行政检查80次。",
        "填报数据现在：全年开展行政检查78次。",
    ]
    return draft


def test_a_question_that_is_open_tells_what_the_answers_say_now(draft: Draft) -> None:
    merged = draft.merge(checks(79))
    (asked,) = draft.asked
    assert asked.splitlines()[1:] == [
        "原来：全年开展行政检查77次。",
        "手改：全年开展行政检查80次。",
        "填报数据现在：全年开展行政检查79次。",
    ]
    assert merged.earlier_questions == 1


def test_a_question_stays_while_all_that_it_tells_is_so(draft: Draft) -> None:
    draft.reject()
    before = draft.asked
    assert draft.merge(checks(78, 10)).updates == 1
    assert draft.asked == before


def test_a_question_that_was_answered_for_the_answers_goes(draft: Draft) -> None:
    draft.accept()
    draft.merge(checks(79))
    assert draft.asked == []
    assert draft.places == len(draft.comments)


def test_a_question_that_is_asked_anew_is_asked_once(draft: Draft) -> None:
    draft.reject()
    draft.merge(checks(79))
    (asked,) = draft.asked
    assert asked.splitlines()[1:] == [
        "原来：全年开展行政检查78次。",
        "手改：全年开展行政检查80次。",
        "填报数据现在：全年开展行政检查79次。",
    ]
    assert draft.places == len(draft.comments)


@pytest.mark.parametrize(
    ("old", "new"), [("请看用哪一个：", "请看用哪一个：局长定"), ("78次", "78次，请法制科核实"), ("原来：", "法制科：")]
)
def test_a_comment_that_somebody_worded_otherwise_stays(draft: Draft, old: str, new: str) -> None:
    draft.type_into_comment(old, new)
    draft.accept()
    draft.merge(checks(79))
    assert any(new in each for each in draft.comments)


def test_a_hint_goes_once_its_gap_is_filled_and_others_stay(draft: Draft) -> None:
    wanted = "待填：持证执法人员"
    assert any(each.startswith(wanted) for each in draft.comments)
    others = [each.partition("\n")[0] for each in draft.comments if each.startswith("待填") and wanted not in each]
    draft.merge(
        make_answers(行政执法={"行政检查次数": "78"}, 处罚许可={"行政处罚件数": "9"}, 执法队伍={"持证执法人员": "12"})
    )
    assert [each.partition("\n")[0] for each in draft.comments if each.startswith("待填")] == others
    assert draft.places == len(draft.comments)


@pytest.mark.parametrize("line", [1, 2])
def test_a_hint_into_whose_middle_somebody_wrote_a_line_stays_though_its_gap_is_filled(draft: Draft, line: int) -> None:
    hint = next(each for each in draft.comments if each.startswith("待填：持证执法人员"))
    draft.write_line(hint.split("\n")[line - 1], "王科长：12人，明天给证明。")
    draft.merge(
        make_answers(行政执法={"行政检查次数": "78"}, 处罚许可={"行政处罚件数": "9"}, 执法队伍={"持证执法人员": "12"})
    )
    assert any("王科长：12人，明天给证明。" in each for each in draft.comments)
    assert draft.places == len(draft.comments)


def test_a_hint_whose_explanation_somebody_worded_otherwise_stays_while_the_gap_is_open(draft: Draft) -> None:
    hint = next(each for each in draft.comments if each.startswith("待填：持证执法人员"))
    explanation = hint.split("\n")[1]
    draft.type_into_comment(explanation, f"{explanation}；法制科正在核实")
    draft.merge(checks(79))
    assert any("法制科正在核实" in each for each in draft.comments)


def test_an_answer_to_a_comment_keeps_it(draft: Draft) -> None:
    number = "00ABCDEF"
    root = etree.fromstring(unpacked(draft.data)[COMMENTS])
    (asked,) = [each for each in root if "两边都改了" in "".join(each.itertext())]
    asked.findall(f"{W}p")[-1].set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", number)
    threads = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        f'<w15:commentEx w15:paraId="00ABCDFF" w15:paraIdParent="{number}" w15:done="0"/></w15:commentsEx>'
    )
    parts = unpacked(draft.data) | {COMMENTS: etree.tostring(root), "word/commentsExtended.xml": threads.encode()}
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    relations.append(etree.Element(relations[0].tag, Id="rIdT", Type=kind, Target="commentsExtended.xml"))
    draft.data = packed(parts | {"word/_rels/document.xml.rels": etree.tostring(relations)})
    draft.accept()
    draft.merge(checks(79))
    assert len(draft.asked) == 1
