"""What a hand changed and what the answers changed come together in one document, and nothing of either is lost."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import make_answers
from hand_edits import DRAWING, Made, Pair, W, losses, made, packed, random_pair, unlisted, unpacked
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from office import convert, faults, resolve_changes, resolved_texts

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.folders import shipped
from drafter.merging.documents.kept_base import kept_lines
from drafter.merging.documents.merge_documents import MergedDocument, merge_documents
from drafter.merging.plan.three_way import changes_to_make
from drafter.merging.texts.alignment import align
from drafter.merging.texts.merge_tokens import hunks_between, tokens_of
from drafter.merging.texts.text_changes import merged_text
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.rejection import without_changes

PAIRS = 24
"""Random pairs that are merged here; `python tests/hand_edits.py` merges thousands."""
SEED = 7_000
TEXTS = st.text("甲乙丙，。开展检查次892 0.5%年A", max_size=40)


def read(data: bytes) -> WordDocument:
    return read_document(Package(data, "手改.docx"))


def texts(data: bytes) -> list[str]:
    """Return the paragraphs as they are with all changes accepted."""
    return [each.text for each in read(data).paragraphs if each.text.strip()]


def unbroken(paragraphs: list[str]) -> list[str]:
    """Return paragraphs without line breaks, which not every reader tells."""
    return [each.replace("\n", "") for each in paragraphs]


def body_of(data: bytes) -> Any:
    return etree.fromstring(unpacked(data)["word/document.xml"])


def first_change(edited: bytes) -> int:
    return ChangedDocx(Package(edited, "手改.docx"), "Drafter").next_change


def rejected(merged: bytes, edited: bytes) -> bytes:
    """Return a merged document with Drafter's changes rejected."""
    return without_changes(merged, "合并稿.docx", first_change(edited))


@pytest.mark.parametrize("first", ["put in", "put in its place"])
def test_what_is_put_in_before_words_that_are_replaced_leaves_both_whole(first: str) -> None:
    document = docx.Document()
    document.add_paragraph("47所中小学完成章程修订。")
    held = io.BytesIO()
    document.save(held)
    package = Package(held.getvalue(), "手改.docx")
    changed, (paragraph,) = ChangedDocx(package, "Drafter"), read(held.getvalue()).paragraphs
    changes = [(0, 0, "调整职责清单。"), (0, 3, "49所")]
    for start, end, text in changes if first == "put in" else reversed(changes):
        assert changed.replace(paragraph, start, end, text)
    after = changed.packed()
    assert [each.text for each in read(after).paragraphs] == ["调整职责清单。49所中小学完成章程修订。"]
    assert [each.text for each in read(rejected(after, held.getvalue())).paragraphs] == [paragraph.text]


def looks(data: bytes) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return paragraph by paragraph its own format, what it holds besides text, and each character with its format."""
    found = []
    for paragraph in body_of(data).iter(f"{W}p"):
        characters = []
        for text in paragraph.iter(f"{W}t", f"{W}delText"):
            characters += [(character, _format(text.getparent())) for character in text.text or ""]
        own = paragraph.find(f"{W}pPr")
        besides = [each.tag for each in paragraph.iter(f"{W}drawing", f"{W}sectPr")]
        found.append(("" if own is None else _xml(own), "".join(besides), tuple(characters)))
    return found


def _format(run: Any) -> str:
    properties = run.find(f"{W}rPr")
    return "" if properties is None else _xml(properties)


def _xml(element: Any) -> str:
    """Return the names and values below an element, whatever prefixes stand for the namespaces."""
    return "".join(f"{each.tag}{dict(each.attrib)}" for each in element.iter() if len(each) or each.attrib or each.tag)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Return random hand edits and changed answers, twelve and eight a pair."""
    folder = tmp_path_factory.mktemp("pairs")
    drawn = (random_pair(seed, folder) for seed in range(SEED, SEED + PAIRS))
    return [pair for pair in drawn if pair is not None]


@pytest.fixture(scope="module")
def merges(pairs: list[Pair]) -> list[MergedDocument]:
    return [pair.merged() for pair in pairs]


def test_rejecting_all_gives_the_edited_document_character_by_character(
    pairs: list[Pair], merges: list[MergedDocument]
) -> None:
    for pair, merged in zip(pairs, merges, strict=True):
        assert looks(rejected(merged.data, pair.edited)) == looks(pair.edited)


def test_parts_of_the_edited_document_stay_byte_for_byte(pairs: list[Pair], merges: list[MergedDocument]) -> None:
    ours = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    for pair, merged in zip(pairs, merges, strict=True):
        before, after = unpacked(pair.edited), unpacked(merged.data)
        kept = kept_lines(Package(pair.edited, "手改.docx"))
        assert kept is not None
        untouched = before.keys() - ours - {kept.part}
        assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}


def test_most_merges_ask_nothing(merges: list[MergedDocument]) -> None:
    silent = sum(not each.questions for each in merges)
    assert silent >= 0.7 * len(merges)  # 85 % of many; of thirty by chance fewer


def test_every_overlap_has_a_comment_with_three_texts(merges: list[MergedDocument]) -> None:
    asked = [each for each in merges if each.questions]
    assert asked
    for merged in asked:
        comments = [each.text for each in read(merged.data).comments if each.author == "Drafter"]
        told = [text for text in comments if "这里两边都改了" in text]
        assert len(told) == len(merged.questions)
        for overlap in merged.questions:
            assert any(
                (overlap.hand or "（删去了）") in text and (overlap.new or "（没有了）") in text for text in told
            )


def test_a_merge_brings_no_fault_that_office_would_find(
    pairs: list[Pair], merges: list[MergedDocument], tmp_path: Path
) -> None:
    for pair, merged in list(zip(pairs, merges, strict=True))[:6]:
        (tmp_path / "a.docx").write_bytes(pair.edited)
        (tmp_path / "b.docx").write_bytes(merged.data)
        assert len(faults(tmp_path / "b.docx")) <= len(faults(tmp_path / "a.docx"))


def test_a_merge_is_changed_no_more_by_the_same_answers(pairs: list[Pair], merges: list[MergedDocument]) -> None:
    for pair, merged in list(zip(pairs, merges, strict=True))[:8]:
        again = merge_documents(merged.data, "合并稿.docx", pair.new.lines, pair.new.lines, pair.new.data)
        assert not again.is_changed
        kept = kept_lines(Package(merged.data, "合并稿.docx"))
        assert kept is not None
        assert kept.lines == pair.new.lines


@pytest.mark.layout
def test_libreoffice_accepts_and_rejects_the_same_texts(
    pairs: list[Pair], merges: list[MergedDocument], tmp_path: Path
) -> None:
    some = range(0, len(pairs), 3)
    paths = [tmp_path / f"{i}.docx" for i in some]
    for i, path in zip(some, paths, strict=True):
        path.write_bytes(merges[i].data)
    accepted = resolve_changes(paths, tmp_path / "accepted", accept=True)
    refused = resolve_changes(paths, tmp_path / "rejected", accept=False)
    for i, yes, no in zip(some, accepted, refused, strict=True):
        assert texts(yes.read_bytes()) == texts(merges[i].data)
        before = without_changes(merges[i].data, "合并稿.docx", 0)
        assert texts(no.read_bytes()) == texts(before)


def test_nothing_of_hand_or_answers_is_lost_or_hidden(pairs: list[Pair], merges: list[MergedDocument]) -> None:
    for pair, merged in zip(pairs, merges, strict=True):
        assert list(losses(pair, pair.edited, merged)) == []


def test_what_a_merge_would_lose_is_found(pairs: list[Pair], merges: list[MergedDocument]) -> None:
    pair, merged = pairs[0], merges[0]
    no_updates = losses(pair, pair.edited, merged._replace(data=pair.edited, questions=()))
    assert any("is told nowhere" in each for each in no_updates)
    no_hand = losses(pair, pair.edited, merged._replace(data=pair.base.data))
    assert "with all rejected it is not the edited text" in list(no_hand)


def test_another_reader_of_tracked_changes_comes_to_the_same_texts(
    pairs: list[Pair], merges: list[MergedDocument]
) -> None:
    for pair, merged in zip(pairs, merges, strict=True):
        assert resolved_texts(merged.data, accept=True) == unbroken(texts(merged.data))
        assert resolved_texts(merged.data, accept=False) == resolved_texts(pair.edited, accept=False)


@pytest.mark.layout
def test_documents_that_libreoffice_saved_again_are_merged(pairs: list[Pair], tmp_path: Path) -> None:
    some = pairs[:5]
    paths = [tmp_path / f"{i}.docx" for i in range(len(some))]
    for pair, path in zip(some, paths, strict=True):
        path.write_bytes(pair.edited)
    saved = [path.read_bytes() for path in convert(paths, tmp_path / "saved", "docx")]
    for pair, data in zip(some, saved, strict=True):
        merged = merge_documents(data, "另存.docx", pair.base.lines, pair.new.lines, pair.new.data)
        assert merged.updates > 0
        assert texts(rejected(merged.data, data)) == texts(data)


@given(TEXTS)
def test_tokens_make_the_text_again(text: str) -> None:
    assert "".join(tokens_of(text)) == text


@given(TEXTS, TEXTS)
def test_hunks_turn_one_text_into_the_other(one: str, other: str) -> None:
    first, second = tokens_of(one), tokens_of(other)
    made_text, at = "", 0
    for hunk in hunks_between(first, second):
        made_text += "".join(first[at : hunk.start]) + "".join(second[hunk.other_start : hunk.other_end])
        at = hunk.end
    assert made_text + "".join(first[at:]) == other


@given(TEXTS, TEXTS)
def test_what_one_side_alone_changed_is_taken_whole(base: str, new: str) -> None:
    assert merged_text(base, changes_to_make(base, base, new), accept_questions=False) == new
    assert changes_to_make(base, new, base) == ()
    assert changes_to_make(base, new, new) == ()


@settings(max_examples=300)
@given(TEXTS, TEXTS, TEXTS)
def test_the_hands_words_stand_wherever_both_changed_them(base: str, hand: str, new: str) -> None:
    changes = changes_to_make(base, hand, new)
    places = [(each.start, each.end) for each in changes]
    assert all(start <= end <= len(hand) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    if all(each.in_question for each in changes):
        assert merged_text(hand, changes, accept_questions=False) == hand


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_each_paragraph_is_in_just_one_unit(base: list[str], hand: list[str]) -> None:
    units = align(base, hand, {})
    assert sorted(i for unit in units for i in unit.base) == list(range(len(base)))
    assert sorted(i for unit in units for i in unit.hand) == list(range(len(hand)))


class Story:
    """A document made of answers, edited by `edit`, and merged with what other answers make."""

    def __init__(self, folder: Path, edit: Callable[[Any], None], before: str, after: str) -> None:
        self.base, self.new = (made(text, name, folder) for text, name in ((before, "a.yaml"), (after, "b.yaml")))
        self.edited = edited(self.base, edit)
        self.merged = merge_documents(self.edited, "手改.docx", self.base.lines, self.new.lines, self.new.data)

    @property
    def text(self) -> str:
        """The merged document with all accepted, a line each paragraph."""
        return "\n".join(texts(self.merged.data))

    @property
    def comments(self) -> list[str]:
        """The comments that ask."""
        return [each.text for each in read(self.merged.data).comments if "两边都改了" in each.text]


def edited(base: Made, edit: Callable[[Any], None]) -> bytes:
    """Return a document after `edit` changed its body."""
    root = body_of(base.data)
    edit(root.find(f"{W}body"))
    return packed(unpacked(base.data) | {"word/document.xml": etree.tostring(root)})


def paragraph(body: Any, words: str) -> Any:
    return next(each for each in body.iter(f"{W}p") if words in "".join(text.text or "" for text in each.iter(f"{W}t")))


def text_with(body: Any, words: str) -> Any:
    return next(each for each in body.iter(f"{W}t") if words in (each.text or ""))


def typed(words: str, instead: str) -> Callable[[Any], None]:
    """Return an edit that types `instead` over `words`."""

    def edit(body: Any) -> None:
        text = text_with(body, words)
        text.text = text.text.replace(words, instead)

    return edit


def checks(count: int, **more: Any) -> str:
    return make_answers(行政执法={"行政检查次数": str(count)}, **more)


CHECKED = "全年开展行政检查77次。"


def test_a_figure_follows_into_a_sentence_that_was_rewritten_around_it(tmp_path: Path) -> None:
    story = Story(tmp_path, typed(CHECKED, "一年来扎实开展行政检查77次，效果明显。"), checks(77), checks(78))
    assert "一年来扎实开展行政检查78次，效果明显。" in story.text
    assert (story.merged.kept, story.merged.updates, story.comments) == (1, 1, [])


def test_a_figure_that_both_changed_stays_the_hands_and_is_asked_about(tmp_path: Path) -> None:
    story = Story(tmp_path, typed("77次", "80次"), checks(77), checks(78))
    (comment,) = story.comments
    assert "原来：全年开展行政检查77次。" in comment
    assert "手改：全年开展行政检查80次。" in comment
    assert "填报数据现在：全年开展行政检查78次。" in comment
    assert "全年开展行政检查80次。" in "\n".join(texts(rejected(story.merged.data, story.edited)))


def test_a_paragraph_that_was_split_is_brought_up_to_date_in_both_halves(tmp_path: Path) -> None:
    def split(body: Any) -> None:
        whole = paragraph(body, "依法履行行政复议")
        second = copy.deepcopy(whole)
        for part, keeps_first in ((whole, True), (second, False)):
            content = "".join(text.text or "" for text in part.iter(f"{W}t"))
            first, mark, rest = content.partition("。")
            runs = part.findall(f"{W}r")
            for run in runs[1:]:
                part.remove(run)
            runs[0].find(f"{W}t").text = first + mark if keeps_first else rest
        whole.addnext(second)

    before = checks(77, 争议化解={"行政复议案件": "3", "行政诉讼案件": "5"})
    after = checks(77, 争议化解={"行政复议案件": "4", "行政诉讼案件": "6"})
    story = Story(tmp_path, split, before, after)
    assert story.comments == []
    halves = [line for line in story.text.splitlines() if "案件" in line]
    assert len(halves) == 2
    assert "案件4件" in halves[0]
    assert "案件6件" in halves[1]


def test_paragraphs_that_were_joined_are_brought_up_to_date(tmp_path: Path) -> None:
    def join(body: Any) -> None:
        first, second = paragraph(body, "行政检查77次"), paragraph(body, "行政处罚决定9件")
        first.extend(second.findall(f"{W}r"))
        second.getparent().remove(second)

    penalties = {"处罚许可": {"行政处罚件数": "9"}}
    story = Story(tmp_path, join, checks(77, **penalties), checks(78, **penalties))
    assert "全年开展行政检查78次。全年作出行政处罚决定9件。" in story.text


def test_a_paragraph_that_was_moved_is_brought_up_to_date_where_it_is_now(tmp_path: Path) -> None:
    def move(body: Any) -> None:
        moved = paragraph(body, CHECKED)
        paragraph(body, "2022年1月29日").getparent().insert(1, moved)

    story = Story(tmp_path, move, checks(77), checks(78))
    assert story.text.count("行政检查78次") == 1
    assert "77次" not in story.text
    assert story.text.index("行政检查78次") < story.text.index("主要举措")


def test_bold_type_stays_and_the_new_figure_takes_it(tmp_path: Path) -> None:
    def make_bold(body: Any) -> None:
        run = text_with(body, "77次").getparent()
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        properties.insert(0, etree.Element(f"{W}b"))

    story = Story(tmp_path, make_bold, checks(77), checks(78))
    assert looks(rejected(story.merged.data, story.edited)) == looks(story.edited)
    new = next(each for each in body_of(story.merged.data).iter(f"{W}t") if each.text == "78次")
    assert new.getparent().find(f"{W}rPr/{W}b") is not None


def test_other_peoples_tracked_changes_stay_as_they_are(tmp_path: Path) -> None:
    def track(body: Any) -> None:
        run = text_with(body, CHECKED).getparent()
        mark = etree.Element(f"{W}ins", {f"{W}id": "901", f"{W}author": "局长", f"{W}date": "2022-01-05T09:30:00Z"})
        added = copy.deepcopy(run)
        added.find(f"{W}t").text = "实现全覆盖。"
        mark.append(added)
        run.addnext(mark)

    story = Story(tmp_path, track, checks(77), checks(78))
    mine = [each for each in read(story.merged.data).revisions if each.author == "局长"]
    assert [(each.kind, each.text, each.date) for each in mine] == [("ins", "实现全覆盖。", "2022-01-05T09:30:00Z")]
    assert "全年开展行政检查78次。实现全覆盖。" in story.text


@pytest.mark.parametrize("number", ["4294967290", "2147483647", "-7", "三", "", "0"])
def test_marks_with_odd_numbers_of_other_programs_stay_theirs(number: str, tmp_path: Path) -> None:
    def track(body: Any) -> None:
        run = text_with(body, CHECKED).getparent()
        mark = etree.Element(f"{W}ins", {f"{W}id": number, f"{W}author": "局长"})
        added = copy.deepcopy(run)
        added.find(f"{W}t").text = "实现全覆盖。"
        mark.append(added)
        run.addnext(mark)

    story = Story(tmp_path, track, checks(77), checks(78))
    assert "全年开展行政检查78次。实现全覆盖。" in story.text
    assert "实现全覆盖。" in "\n".join(texts(rejected(story.merged.data, story.edited)))


def test_a_section_that_appeared_is_put_in_and_headings_are_numbered_anew(tmp_path: Path) -> None:
    lecture = [{"主题": "法治宣传", "内容": "举办宪法宣传周活动。"}]
    story = Story(tmp_path, typed("全年开展", "一年来开展"), checks(77), checks(77, 活动=lecture))
    assert "举办宪法宣传周活动。" in story.text
    assert "一年来开展行政检查77次。" in story.text
    numbers = [line[:3] for line in story.text.splitlines() if line.startswith("（") and line[2:3] == "）"]
    assert numbers == sorted(numbers, key=["（一）", "（二）", "（三）", "（四）", "（五）", "（六）"].index)
    assert len(set(numbers)) == len(numbers) > 3


def test_a_section_that_left_goes_unless_a_hand_wrote_in_it(tmp_path: Path) -> None:
    lecture = [{"主题": "法治宣传", "内容": "举办宪法宣传周活动。"}]
    story = Story(tmp_path, typed("全年开展", "一年来开展"), checks(77, 活动=lecture), checks(77))
    assert "宪法宣传周" not in story.text
    own = typed("举办宪法宣传周活动", "隆重举办宪法宣传周活动")
    story = Story(tmp_path, own, checks(77, 活动=lecture), checks(77))
    assert "隆重举办宪法宣传周活动。" in story.text
    assert any("填报数据现在：（没有了）" in each for each in story.comments)


def left_out(section: str, *sentences: str) -> str:
    """Return what an answers file says behind all else when sentences of a section are left out."""
    records = (f"  - 所在段落: {section}\n    原句: {each}\n    改为: 不写\n" for each in sentences)
    return "手改写法:\n" + "".join(records)


def test_a_heading_that_a_hand_deleted_with_its_paragraph_does_not_come_back_before_the_next(tmp_path: Path) -> None:
    def delete(body: Any) -> None:
        gone = paragraph(body, "推行行政执法三项制度。")
        gone.getparent().remove(gone)

    before = (shipped("examples") / "chenghua-2020.yaml").read_text(encoding="utf-8")
    gone = ("规范行政执法程序。", "依照法律、法规、规章，把执法的环节和步骤逐一写明，操作有流程、取证有制度。")
    story = Story(tmp_path, delete, before, f"{before}\n{left_out('三项制度', *gone)}")
    assert "推行行政执法三项制度。严格规范" in "\n".join(line.text for line in story.new.lines)
    assert "推行行政执法三项制度。" not in story.text
    assert story.comments == []
    assert story.merged.left_out == ("推行行政执法三项制度。",)


def delete_checked(body: Any) -> None:
    gone = paragraph(body, CHECKED)
    gone.getparent().remove(gone)


def test_a_paragraph_that_a_hand_deleted_stays_away_and_it_is_told_what_it_would_say(tmp_path: Path) -> None:
    silent = Story(tmp_path, delete_checked, checks(77), checks(77, 处罚许可={"行政处罚件数": "9"}))
    assert "行政检查" not in silent.text
    assert (silent.comments, silent.merged.left_out) == ([], ())
    story = Story(tmp_path, delete_checked, checks(77), checks(78))
    assert "行政检查" not in story.text
    assert (story.comments, story.merged.left_out) == ([], ("全年开展行政检查78次。",))


def test_a_deleted_paragraph_with_news_comes_back_as_a_question(tmp_path: Path) -> None:
    def delete(body: Any) -> None:
        gone = paragraph(body, "【待填")
        gone.getparent().remove(gone)

    filled = {"执法队伍": {"持证执法人员": "12"}}
    story = Story(tmp_path, delete, checks(77), checks(77, **filled))
    assert any("手改：（删去了）" in each for each in story.comments)
    assert "12人" not in "\n".join(texts(rejected(story.merged.data, story.edited)))


def test_a_sentence_that_a_hand_deleted_stays_away_whatever_its_figure_is_now(tmp_path: Path) -> None:
    before = checks(77, 争议化解={"行政复议案件": "3", "行政诉讼案件": "5"})
    after = checks(77, 争议化解={"行政复议案件": "3", "行政诉讼案件": "6"})

    def delete(body: Any) -> None:
        whole = paragraph(body, "依法履行行政复议")
        content = "".join(text.text or "" for text in whole.iter(f"{W}t"))
        runs = whole.findall(f"{W}r")
        for run in runs[1:]:
            whole.remove(run)
        runs[0].find(f"{W}t").text = content.partition("。")[0] + "。"

    story = Story(tmp_path, delete, before, after)
    assert "诉讼" not in story.text
    assert story.comments == []
    (left_out,) = story.merged.left_out
    assert "6件" in left_out


def test_pictures_tables_and_comments_of_a_hand_stay(pairs: list[Pair], merges: list[MergedDocument]) -> None:
    for tag in (f"{{{DRAWING}/main}}blip", f"{W}tbl"):
        counts = [
            (len(list(body_of(pair.edited).iter(tag))), len(list(body_of(merged.data).iter(tag))))
            for pair, merged in zip(pairs, merges, strict=True)
        ]
        assert any(before for before, _ in counts), f"no hand put in a {tag}"
        assert all(before == after for before, after in counts)
    for pair, merged in zip(pairs, merges, strict=True):
        before, after = ([each.text for each in read(data).comments] for data in (pair.edited, merged.data))
        assert after[: len(before)] == before


def test_a_merged_document_is_one_zip_with_each_part_once(merges: list[MergedDocument]) -> None:
    for merged in merges[:5]:
        names = zipfile.ZipFile(io.BytesIO(merged.data)).namelist()
        assert len(names) == len(set(names))


def test_all_words_that_both_changed_are_listed(pairs: list[Pair], merges: list[MergedDocument]) -> None:
    assert sum(len(pair.overlaps) for pair in pairs) >= 5
    for pair, merged in zip(pairs, merges, strict=True):
        assert list(unlisted(pair, merged)) == []
    silent = [
        list(unlisted(pair, merged._replace(questions=(), left_out=())))
        for pair, merged in zip(pairs, merges, strict=True)
    ]
    assert any(silent)  # what is not told would be found


def test_a_figure_in_words_of_a_deleted_sentence_is_a_figure() -> None:
    base, new = "吊销一名教师的资格证。加强培训。", "吊销两名教师的资格证。加强培训。"
    for wanted in (new, new.replace("两名", "12名"), new.replace("两名", "十二名")):
        (change,) = changes_to_make(base, "加强培训。", wanted)
        assert (change.text, change.in_question, bool(change.left_out)) == ("", False, True)


@pytest.mark.parametrize(
    ("new", "asked"),
    [
        (
            "无行政复议案件。办理行政诉讼案件3件。",
            [("办理行政复议案件1件，维持原行政决定1件。", "", "无行政复议案件。")],
        ),
        (
            "办理行政复议案件1件，全部撤销。办理行政诉讼案件2件。",
            [("办理行政复议案件1件，维持原行政决定1件。", "", "办理行政复议案件1件，全部撤销。")],
        ),
    ],
)
def test_a_deleted_sentence_that_says_something_else_now_is_asked_about_as_a_whole(
    new: str, asked: list[tuple[str, str, str]]
) -> None:
    base = "办理行政复议案件1件，维持原行政决定1件。办理行政诉讼案件2件。"
    hand = "办理行政诉讼案件2件。"
    changes = changes_to_make(base, hand, new)
    assert [(each.base, hand[each.start : each.end], each.text) for each in changes if each.in_question] == asked
    assert merged_text(hand, changes, accept_questions=False) == f"办理行政诉讼案件{new[-3]}件。"


@pytest.mark.parametrize(("measure", "questions"), [("名", 0), ("户", 1)])
def test_words_that_were_taken_follow_though_they_count_people_with_another_word(measure: str, questions: int) -> None:
    base, hand = "全年办理中小学生转学674人。", f"全年为674{measure}中小学生办理转学。"
    new = hand.replace("674", "688")
    changes = changes_to_make(base, hand, new)
    assert sum(each.in_question for each in changes) == questions
    assert merged_text(hand, changes, accept_questions=True) == new
