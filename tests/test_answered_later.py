"""A question answered after a hand edited the document prints its paragraph ahead of an old one, which stays as it was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from answered_later import Answered, examples, is_taken, open_answers_of
from hand_edits import made, packed, unpacked
from test_merging import rejected, texts

from drafter.folders import shipped
from drafter.merging.documents.merge_documents import UnprovenMergeError, merge_documents
from drafter.merging.texts import record_numbers
from drafter.merging.texts.paragraph_places import in_places_now
from drafter.pages.written_lines import WrittenLine

GROUP = "\n法治宣传:\n"
OLD, EDITED = "机关干部多次上门", "机关干部多次主动上门"


@pytest.mark.parametrize("answer", ["法治讲座场次: 25", "普法受众人数: 5000"])
def test_a_paragraph_that_comes_ahead_of_another_leaves_it_as_it_was(answer: str, tmp_path: Path) -> None:
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    assert text.count(GROUP) == 1
    base = made(text, "前.yaml", tmp_path)
    new = made(text.replace(GROUP, f"{GROUP}  {answer}\n"), "后.yaml", tmp_path)
    parts = unpacked(base.data)
    document = parts["word/document.xml"].decode()
    assert document.count(OLD) == 1
    edited = packed(parts | {"word/document.xml": document.replace(OLD, EDITED).encode()})
    merged = merge_documents(edited, "手改.docx", base.lines, new.lines, new.data)
    assert texts(merged.data) == [each.replace(OLD, EDITED) for each in texts(new.data)]
    assert (merged.questions, merged.unmoved, merged.updates) == ((), (), 1)
    assert texts(rejected(merged.data, edited)) == texts(edited)


@pytest.mark.parametrize("example", examples())
def test_questions_answered_later_are_printed_and_nothing_leaves(example: str) -> None:
    drawn = random.Random(17).sample(list(open_answers_of(example)), 44)  # noqa: S311 - tests
    chosen = [each for each in drawn if is_taken(example, each)]
    assert len(chosen) >= 40
    for pairs in (tuple(chosen[:8]), tuple(chosen[8:])):
        merged = Answered(example, pairs).merged()
        assert merged is not None
        assert merged.lacking() == []


def test_authorities_that_sign_as_well_leave_the_date_below_them() -> None:
    merged = Answered("hedong-2021", ("公文格式.联合发文机关=甲区司法局、甲区财政局",)).merged()
    assert merged is not None
    assert texts(merged.document.data)[-3:] == ["甲区司法局", "甲区财政局", "2022年1月29日"]


def test_a_merge_that_would_strike_out_what_nobody_changed_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_numbers, "in_places_now", lambda base, _: tuple(base))
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    base = made(text, "前.yaml", tmp_path)
    new = made(text.replace(GROUP, f"{GROUP}  法治讲座场次: 25\n"), "后.yaml", tmp_path)
    with pytest.raises(UnprovenMergeError, match="kept"):
        merge_documents(base.data, "手改.docx", base.lines, new.lines, new.data)


def test_a_paragraph_keeps_its_name_by_what_it_says() -> None:
    base = [_line("1", "全年举办教研活动19次、研讨课30节。"), _line("1~2", "全区聘任法治副校长38名，覆盖中小学47所。")]
    new = [
        _line("1", "组织普法竞赛并印发普法读本若干册。"),
        _line("1~2", "全年举办教研活动21次、研讨课30节。"),
        _line("1~3", "全区聘任法治副校长38名，覆盖中小学47所。"),
    ]
    assert [each.key for each in in_places_now(base, new)] == ["某区/法治宣传.txt#1~2:0", "某区/法治宣传.txt#1~3:0"]
    assert in_places_now(new, new) == tuple(new)


def test_a_paragraph_that_left_does_not_keep_the_name_of_another() -> None:
    gone, kept = _line("1", "组织普法竞赛并印发普法读本若干册。"), "全年举办教研活动19次、研讨课30节。"
    names = [each.key for each in in_places_now([gone, _line("1~2", kept)], [_line("1", kept)])]
    assert names[1] == "某区/法治宣传.txt#1:0"
    assert names[0] != names[1]


def _line(place: str, text: str) -> WrittenLine:
    return WrittenLine(f"某区/法治宣传.txt#{place}:0", text)
