"""A clerk looks an import through: the certain in one go, then choices; it can be interrupted, corrected, compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import run_drafter, write_tree

from drafter.answers.load import load_answers
from drafter.errors import InputError
from drafter.folders import shipped
from drafter.importing.reviewing.both_told import both_told
from drafter.importing.reviewing.import_review import Decided, ReviewedNumber, ReviewVerdict
from drafter.importing.reviewing.review_record import as_record, from_record
from drafter.interview.navigation import Move
from drafter.interview.screen import Ask, Screen, Ticked, Typed
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure
from drafter.use_cases.import_answers import ImportedAnswers, import_answers
from drafter.use_cases.review_import import ReviewSession, kept_review

REPORT = """青溪区教育局2023年法治政府建设年度报告

区委、区政府：
2023年，青溪区教育局坚持以习近平法治思想为指导，扎实推进法治政府建设。现将有关情况报告如下：
一、2023年主要工作情况
（一）严格规范公正文明执法
全年开展行政检查368次，作出行政处罚决定2件。现有持证执法人员27人，组织执法人员培训5次。
与市场监管、消防等部门联合开展双随机检查14次。执法大队配了新车3辆，驻点分布在城南和城北。
（二）推进政务公开
全年主动公开政府信息512条，收到政府信息公开申请6件，均按期办结。没有因信息公开引起的行政复议和行政诉讼。
（三）加强法治宣传教育
聘任法治副校长61名，覆盖全区中小学。各校开设法治课程，家校共同营造氛围。
二、存在的不足和原因
（一）执法力量不足。专职执法人员偏少，业务能力有待提高。原因是编制紧。
三、下一年度工作安排
（一）充实执法队伍。组织人员参加执法资格考试。
青溪区教育局
2024年1月18日
"""
"""A report that Drafter did not write."""
ROOTS = (shipped("templates"),)


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """Return the answers file that was made of the report."""
    write_tree(tmp_path, {"去年.txt": REPORT})
    done = import_answers(str(tmp_path / "去年.txt"), None)
    assert isinstance(done, ImportedAnswers)
    return done.path


@pytest.fixture
def session(imported: Path) -> Iterator[ReviewSession]:
    with ReviewSession(str(imported)) as opened:
        yield opened


def figure(path: Path, name: str) -> Figure | None:
    found = answer_at(load_answers(path, ROOTS).report, tuple(name.split(".")))
    assert found is None or isinstance(found, Figure)
    return found


def number(session: ReviewSession, written: str) -> ReviewedNumber:
    return next(each for each in session.review.numbers if each.written == written)


def doubtful(session: ReviewSession, written: str) -> str:
    """Untick one number, keep the others, and return the key of the one that is asked about then."""
    key = number(session, written).key
    session.say(Ticked(tuple(tick.value for tick in session.screen.ticks if tick.value != key)))
    while session.screen.prompt and written not in session.screen.prompt:
        session.say("later")
    assert written in session.screen.prompt
    return key


def ask_through(session: ReviewSession) -> Screen:
    """Confirm whatever is proposed, and return the last screen."""
    while session.screen.ask is not Ask.NOTHING:
        session.say(Ticked(tuple(t.value for t in session.screen.ticks)) if session.screen.ticks else "0")
    return session.screen


def test_the_certain_are_looked_through_in_one_go_and_then_asked_no_more(session: ReviewSession) -> None:
    sure = session.review.sure()
    screen = session.screen
    assert screen.ask is Ask.TICKS
    assert screen.prompt == f"{len(screen.ticks)} 个数已对上，看一遍；不对的去掉勾："
    first = next(tick for tick in screen.ticks if tick.value == sure[0].key)
    assert first.is_on
    assert first.label == f"{sure[0].proposals[0].path.leaf} {sure[0].proposals[0].value}"
    assert f"【{sure[0].written}】" in first.note
    chapters = [tick.group for tick in screen.ticks]
    assert sorted(chapters, key=chapters.index) == chapters
    session.say(Ticked(tuple(tick.value for tick in screen.ticks)))
    assert session.review.sure() == ()
    assert len(sure) == sum(each.verdict is ReviewVerdict.RIGHT for each in session.review.decided.values())


def test_what_was_confirmed_is_no_longer_marked_to_be_checked(imported: Path) -> None:
    before = imported.read_text(encoding="utf-8")
    with ReviewSession(str(imported)) as session:
        assert "看过" in ask_through(session).messages[0].text
    assert "请核对" not in imported.read_text(encoding="utf-8")
    assert figure(imported, "行政执法.行政检查次数") is not None
    assert before.count("数值:") <= imported.read_text(encoding="utf-8").count("数值:")


def test_a_number_that_is_another_s_goes_to_the_answer_that_is_typed(session: ReviewSession) -> None:
    doubtful(session, "5次")
    session.say(Typed("案卷评查次数不存在=5"))
    assert "不是一项答案" in session.screen.error
    session.say(Typed("组织领导.专题研究次数=6"))
    assert figure(session.path, "执法队伍.执法培训次数") is None
    moved = figure(session.path, "组织领导.专题研究次数")
    assert moved is not None
    assert (moved.value, moved.source) == (6, "《去年.txt》第4句“现有持证执法人员27人，组织执法人员培训5次。”")


def test_a_number_that_answers_nothing_leaves_its_answer_open(session: ReviewSession) -> None:
    doubtful(session, "2件")
    session.say("keep")
    assert figure(session.path, "处罚许可.行政处罚件数") is None
    assert "行政处罚件数" not in session.screen.prompt


def test_one_can_go_back_and_decide_otherwise(session: ReviewSession) -> None:
    key = doubtful(session, "2件")
    session.say("keep")
    assert session.review.decided[key].verdict is ReviewVerdict.KEPT
    session.say("later") if session.screen.ask is not Ask.NOTHING else None
    session.decide(key, Decided(ReviewVerdict.OTHER, "处罚许可.行政处罚件数", "3"))
    found = figure(session.path, "处罚许可.行政处罚件数")
    assert found is not None
    assert found.value == 3


def test_a_review_is_gone_on_with_where_it_was_left(imported: Path) -> None:
    with ReviewSession(str(imported)) as session:
        key = doubtful(session, "61名")
        session.say("keep")
        session.say(Move.HOME)
        assert session.screen.ask is Ask.NOTHING
        assert f"接着核对：drafter review {imported}" in [each.text for each in session.screen.messages]
        left = [each.key for each in session.review.undecided()]
    with ReviewSession(str(imported)) as again:
        assert [each.key for each in again.review.undecided()] == left
        assert again.review.decided[key].verdict is ReviewVerdict.KEPT


def test_a_number_without_a_question_can_still_be_given_one(session: ReviewSession) -> None:
    without = number(session, "3辆")
    assert session.review.sentences[without.sentence].kept_at.startswith("活动.")
    session.decide(without.key, session.read(without.key, "执法队伍.执法记录仪数=3"))
    found = figure(session.path, "执法队伍.执法记录仪数")
    assert found is not None
    assert found.value == 3
    text = session.path.read_text(encoding="utf-8")
    assert "{执法队伍.执法记录仪数}" in text


def test_a_file_that_came_of_no_import_has_nothing_to_review(tmp_path: Path, imported: Path) -> None:
    (tmp_path / "b.yaml").write_text(imported.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputError, match="没有找到导入时的记录"):
        ReviewSession(str(tmp_path / "b.yaml"))


def test_the_record_comes_back_as_it_was_and_a_changed_one_does_not(imported: Path) -> None:
    review = kept_review(imported)
    assert review is not None
    data = as_record(review.after(review.numbers[0].key, Decided(ReviewVerdict.KEPT)))
    again = from_record(data)
    assert again is not None
    assert as_record(again) == data
    assert from_record(data.replace(b"368", b"369", 1)) is None
    assert from_record(b"{}") is None


TEXTS = {
    "the same in other words": (["全年检查368次。"], ["一年来开展检查共368次。"], (), ()),
    "a figure that is lost": (["检查368次。培训5次。"], ["检查368次。"], ("5次",), ()),
    "a figure that is new": (["检查368次。"], ["检查368次。处罚2件。"], (), ("2件",)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_two_texts_are_compared_by_their_figures(name: str) -> None:
    report, answers, lost, new = TEXTS[name]
    told = both_told(report, answers)
    assert tuple(figure for figure, _ in told.lost_figures) == lost
    assert tuple(figure for figure, _ in told.new_figures) == new


def test_the_report_of_the_answers_stands_beside_the_original(imported: Path) -> None:
    done = run_drafter("review", imported.name, "--compare", cwd=imported.parent)
    assert done.returncode == 0, done.stderr
    assert "原文里的数都印出来了。" in done.stdout
    assert "均按期办结" in done.stdout or "两边都说到的" in done.stdout


def test_the_command_says_what_became_of_the_numbers_and_what_comes_next(tmp_path: Path) -> None:
    write_tree(tmp_path, {"去年.txt": REPORT})
    done = run_drafter("import", "去年.txt", "-o", "青溪2023.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in (
        "个数：已对上",
        "请选的",
        "没有题目的 1 个",
        "3辆：执法大队配了新车3辆",
        "drafter review 青溪2023.yaml",
    ):
        assert words in done.stdout
    refused = run_drafter("import", "去年.txt", "-o", "青溪2023.yaml", cwd=tmp_path)
    assert refused.returncode == 1
    assert "已经有这个文件" in refused.stderr
