"""Activities and items that the answers put into another order: no sentence that a hand edited is lost, all are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import retyped
from test_merging import Story, texts

from drafter.folders import shipped
from drafter.merged_lines import merged_lines
from drafter.merging.documents.merge_documents import MergedDocument
from drafter.merging.plan.moved_sentences import Versions
from drafter.merging.plan.other_order import in_hands_places, unmoved_lines
from drafter.outputs.output_writer import Written
from drafter.use_cases.merge_edited import MergedEdits

HONESTY = ("  - 主题: 诚信建设\n    内容: 双公示", "  - 主题: 诚信建设\n    内容: 落实区委", "  - 主题: 争议化解\n")
PLANS = ("  - 提法: 提高教育系统行政执法", "  - 提法: 深化落实法治建设", "  - 提法: 加强对各学校")
PROMISE = "推行“信易+”制度，2021年对进城务工诚信人员的随迁子女登记学位实行承诺制。"
WEEKLY = "双公示信息每周按时零增量报送。"


def swapped(text: str, places: tuple[str, str, str]) -> str:
    """Return an answers file with two records that begin at `places` the other way round; the third begins what follows."""
    one, other, end = (text.index(each) for each in places)
    end = text.index(places[2], other)
    return text[:one] + text[other:end] + text[one:other] + text[end:]


def story(folder: Path, example: str, edit: tuple[str, str], places: tuple[str, str, str]) -> Story:
    text = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
    return Story(folder, retyped([edit]), text, swapped(text, places))


def test_a_sentence_that_the_answers_moved_goes_along_where_no_hand_edited_it(tmp_path: Path) -> None:
    told = story(tmp_path, "hedong-2021", ("配备执法记录仪2台", "配齐执法记录仪2台"), HONESTY)
    assert told.text.index(PROMISE) < told.text.index(WEEKLY)
    assert told.text.count(PROMISE) == told.text.count(WEEKLY) == 1
    assert told.merged.unmoved == ()


def test_a_sentence_that_a_hand_edited_stays_where_it_is_and_is_told(tmp_path: Path) -> None:
    edited = PROMISE.replace("制度，", "制度，积极探索，")
    told = story(tmp_path, "hedong-2021", (PROMISE, edited), HONESTY)
    assert texts(told.merged.data) == texts(told.edited)
    assert told.comments == []
    (unmoved,) = told.merged.unmoved
    assert PROMISE in unmoved or unmoved == WEEKLY


@pytest.mark.parametrize(
    "edit", [("列明行政权力35项", "列明行政权力共35项"), ("持续开展执法培训", "持续开展分类执法培训")]
)
def test_paragraphs_that_the_answers_put_elsewhere_are_told(edit: tuple[str, str], tmp_path: Path) -> None:
    told = story(tmp_path, "huyanghe-2022", edit, PLANS)
    assert texts(told.merged.data) == texts(told.edited)
    (unmoved,) = told.merged.unmoved
    assert "深化落实法治建设第一责任人责任" in unmoved
    lines = list(
        merged_lines(MergedEdits(tmp_path, Written(tmp_path, ""), MergedDocument(b"", 1, 0, (), unmoved=(unmoved,))))
    )
    assert any("次序" in line for line in lines)


FIRST, SECOND, THIRD = "落实值班制度到位。", "开展安全培训3次。", "完善应急预案体系。"


@pytest.mark.parametrize(
    ("hand", "wanted", "unmoved"),
    [
        ((FIRST, SECOND, THIRD), (SECOND, FIRST, THIRD), None),
        (("细致落实值班制度到位。", SECOND, THIRD), (SECOND, FIRST, THIRD), FIRST),
        (("细致落实值班制度到位。", SECOND, THIRD), ("开展安全培训5次。", FIRST, THIRD), FIRST),
        ((FIRST, SECOND, "完善了应急预案体系。"), (SECOND, FIRST, THIRD), None),
    ],
)
def test_sentences_of_a_paragraph_stand_in_the_order_of_the_hand(
    hand: tuple[str, ...], wanted: tuple[str, ...], unmoved: str | None
) -> None:
    unit = Versions(FIRST + SECOND + THIRD, "".join(hand), "".join(wanted))
    found = in_hands_places([unit])
    if unmoved is None:
        assert (found.units, found.unmoved) == ([unit], ())
    else:
        assert found.units[0].wanted == unmoved + wanted[0] + THIRD
        assert len(found.unmoved) == 1


def test_an_edited_sentence_that_the_answers_took_into_another_paragraph_stays() -> None:
    one = Versions(FIRST + SECOND, f"认真{FIRST}{SECOND}", SECOND)
    other = Versions(THIRD, THIRD, THIRD + FIRST)
    found = in_hands_places([one, other])
    assert [each.wanted for each in found.units] == [FIRST + SECOND, THIRD]
    assert found.unmoved == (FIRST,)


def test_lines_that_the_hand_moved_itself_are_not_told() -> None:
    assert unmoved_lines([1, 0, 2], [1, 0, 2]) == [0]
    assert unmoved_lines([1, 0, 2], [0, 1, 2]) == []  # as the answers have it now
    assert unmoved_lines([0, 1, 2], [2, 0, 1]) == []  # moved by the hand alone
