"""Figures within tracked changes of others: whole whichever of theirs and of ours are accepted or rejected, or asked about."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hand_edits import W, unpacked
from lxml import etree
from office import texts_within
from test_leaders_edits import HEDONG, NEW, Leader, document, merged

from drafter.docxfile.opc_package import Package
from drafter.merging.documents.renewed_comments import QuestionComment
from drafter.redline.standing_comments import comments_of
from drafter.sections.sentences import sentences_of

HIS = "李副局长"
OURS = "Drafter"


def cut_out(leader: Leader, words: str) -> Any:
    """Return a run of its own for `words`, which stand in one run."""
    text = next(each for each in leader.body.iter(f"{W}t") if words in (each.text or ""))
    run, start = text.getparent(), text.text.index(words)
    for part, place in ((text.text[:start], run.addprevious), (text.text[start + len(words) :], run.addnext)):
        other = copy.deepcopy(run)
        other.find(f"{W}t").text = part
        place(other)
    text.text = words
    return run


def marked(run: Any, name: str) -> Any:
    mark = etree.Element(f"{W}{name}", {f"{W}id": "901", f"{W}author": HIS, f"{W}date": "2022-01-05T09:30:00Z"})
    run.addprevious(mark)
    mark.append(run)
    for text in list(run.iter(f"{W}t")) if name in ("del", "moveFrom") else ():
        text.tag = f"{W}delText" if name == "del" else text.tag
    return mark


def tracked(words: str, instead: str, *, name: str = "ins", around: str = "") -> Callable[[Leader], None]:
    """Return an edit that deletes `words` and inserts `instead` as tracked changes, the latter in an element `around` it."""

    def edit(leader: Leader) -> None:
        run = cut_out(leader, words)
        added = copy.deepcopy(run)
        added.find(f"{W}t").text = instead
        run.addnext(added)
        if words:
            marked(run, "del" if name == "ins" else "moveFrom")
        mark = marked(added, name)
        if around == "sdt":
            box = etree.Element(f"{W}sdt")
            mark.addprevious(box)
            etree.SubElement(box, f"{W}sdtContent").append(mark)
        elif around:
            box = etree.Element(f"{W}{around}", {f"{W}anchor": "x"})
            mark.addprevious(box)
            box.append(mark)

    return edit


def settled(data: bytes, accepted: dict[str, bool]) -> list[str]:
    """Return the paragraphs of a document with the changes of each author accepted or rejected."""
    root = etree.fromstring(unpacked(data)["word/document.xml"])
    for mark in list(root.iter(*(f"{W}{each}" for each in ("ins", "del", "moveTo", "moveFrom")))):
        is_put_in = mark.tag in (f"{W}ins", f"{W}moveTo")
        if mark.getparent().tag == f"{W}rPr":
            continue
        if is_put_in != accepted[mark.get(f"{W}author")]:
            mark.getparent().remove(mark)
            continue
        for each in list(mark):
            mark.addprevious(each)
        for text in list(mark.getparent().iter(f"{W}delText")) if not is_put_in else ():
            if not any(each.tag == f"{W}del" for each in text.iterancestors()):
                text.tag = f"{W}t"
        mark.getparent().remove(mark)
    return texts_within(root, accept=True)


def torn(merge: Any, before: Sequence[str], edited: Sequence[str]) -> list[str]:
    """Return the sentences that stand there after some order of accepting and rejecting, and that nobody wrote."""
    known = {each for text in (*before, *edited) for each in sentences_of(text)}
    known |= {each.replace("892次", "930次") for each in known} | {each.replace("7人", "9人") for each in known}
    found = []
    for his in (True, False):
        for ours in (True, False):
            texts = settled(merge.data, {HIS: his, OURS: ours})
            found += [each for text in texts for each in sentences_of(text) if each not in known]
    return found


SENTENCE = "对校外培训机构进行专项治理，检查892次，范围覆盖消防"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hands")


@pytest.mark.parametrize("name", ["ins", "moveTo"])
@pytest.mark.parametrize("around", ["", "sdt", "hyperlink"])
def test_a_figure_in_the_insertion_of_another_stays_and_is_asked_about(name: str, around: str, folder: Path) -> None:
    edit = tracked("进行专项治理，检查892次，", "扎实进行专项治理，检查892次，", name=name, around=around)
    merge = merged(folder, HEDONG, NEW, edit)
    (asked,) = (each for each in merge.questions if "检查930次，" in each.new)
    assert "扎实" in asked.hand
    assert "扎实" not in asked.base + asked.new
    assert "检查892次" in asked.base
    (comment,) = (each for each in comments_of(Package(merge.data, ""), W) if asked.new in each.text)
    assert "正文里这一处没有替您改" in comment.text
    assert asked.new == QuestionComment.read(comment.text).new
    assert _torn(merge, folder, "进行专项治理，检查892次，", "扎实进行专项治理，检查892次，") == []


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("892", "892"),
        ("次，范围", "次，检查范围"),
        ("检查892次", "累计检查892次"),
        ("2次，", "2次；"),
        ("92次", "92次"),
        ("检查892次，", ""),
        ("92次，范围", ""),
        ("进行专项治理，检查8", ""),
    ],
)
def test_no_order_of_accepting_and_rejecting_tears_a_sentence(words: str, instead: str, folder: Path) -> None:
    merge = merged(folder, HEDONG, NEW, tracked(words, instead))
    assert _torn(merge, folder, words, instead) == []


def test_a_figure_beside_the_insertion_of_another_follows_without_a_question(folder: Path) -> None:
    merge = merged(folder, HEDONG, NEW, tracked("，范围覆盖消防", "，检查范围覆盖消防"))
    assert merge.questions == ()
    for his, words in ((True, "检查930次，检查范围覆盖消防"), (False, "检查930次，范围覆盖消防")):
        assert words in "".join(settled(merge.data, {HIS: his, OURS: True}))


def test_a_figure_in_an_open_change_that_says_what_the_answers_were_is_no_edit_of_both(folder: Path) -> None:
    merge = merged(folder, HEDONG, NEW, tracked("检查892次，", "检查892次，"))
    (asked,) = (each for each in merge.questions if "检查930次，" in each.new)
    assert asked.base == asked.hand
    (comment,) = (each.text for each in comments_of(Package(merge.data, ""), W) if asked.new in each.text)
    assert comment.startswith("填报数据变了，正文里这一处没有替您改")
    assert "原来：" not in comment
    assert "手改：" not in comment
    assert QuestionComment.read(comment) == QuestionComment(asked.hand, asked.hand, asked.new, is_put_in=False)


def _torn(merge: Any, folder: Path, words: str, instead: str) -> list[str]:
    before = [each.text for each in document(HEDONG, folder).lines]
    edited = [each.replace(words, instead) for each in before]
    now = [each.text for each in document(NEW, folder).lines]
    return torn(merge, [*before, *now], [*edited, *(each.replace(words, instead) for each in now)])
