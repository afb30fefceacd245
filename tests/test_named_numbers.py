"""A number that a leader wrote is known by the words beside it, or the head over its cell, however small it is."""

from __future__ import annotations

import random
from pathlib import Path

import docx
import pytest
from hand_edits import made

from drafter import cli
from drafter.docxfile.opc_package import Package
from drafter.docxfile.word_xml import W
from drafter.folders import shipped
from drafter.redline.standing_comments import comments_of
from tests.taken_trials import Typist


class Report:
    """An example, written as r.docx in the current folder, that a leader edits."""

    def __init__(self, example: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys = folder / "r.docx", capsys
        made((shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8"), "a.yaml", folder)
        self.run("render", "a.yaml", "-o", "r.docx")

    def run(self, *words: str) -> str:
        """Return what a command says, without spaces."""
        self._capsys.readouterr()
        assert cli.main([*words]) == 0
        return "".join(self._capsys.readouterr().out.split())

    def write_behind(self, words: str, *texts: str) -> None:
        """Write paragraphs behind the one that has `words`."""
        typist = Typist(self.path.read_bytes(), random.Random(0))  # noqa: S311 - tests
        for text in reversed(texts):
            typist.write_behind(words, text)
        self.path.write_bytes(typist.saved())

    def put_table(self, *rows: tuple[str, ...]) -> None:
        """Put a table behind the last paragraph."""
        document = docx.Document(str(self.path))
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.save(str(self.path))

    def rendered(self, *answers: str) -> str:
        """Return what is said when it is rendered onto with other answers."""
        self.run("set", "a.yaml", *answers)
        return self.run("render", "a.yaml", "-o", "r.docx")


def comments(path: Path) -> list[str]:
    return [each.text for each in comments_of(Package(path.read_bytes(), path.name), W)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


TRADE = "持续优化教育领域营商环境"


def test_a_small_number_is_told_where_the_words_beside_it_are_those_of_the_answer(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("hongqiao-2022", folder, capsys)
    report.write_behind(
        TRADE,
        "我局全年新增持证人员2人。",
        "行政处罚4件，均已结案。",
        "校园安全演练中受伤2人。",
        "去年新增持证人员2人。",
        "持证人员较上年增加2人。",
        "计划新增持证人员2人。",
    )
    said = report.rendered("新增持证人员=3", "行政处罚件数=5", "简易程序处罚=5")
    assert "有2个数没有跟着填报数据变" in said
    assert "2人（新增持证人员现在是3人）：我局全年新增持证人员2人。" in said
    assert "4件（行政处罚件数现在是5件）：行政处罚4件，均已结案。" in said


def test_a_number_whose_thing_the_clause_before_names_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report("xiqing-2023", folder, capsys)
    report.write_behind(
        "有序推进教育行政执法改革", "现有行政执法人员20人，年内仅新增1人。", "聘用驾驶员20人，年内仅新增1人。"
    )
    said = report.rendered("新增持证人员=3")
    assert "有1个数没有跟着填报数据变" in said
    assert "1人（新增持证人员现在是3人）：现有行政执法人员20人，年内仅新增1人。" in said


def test_a_small_number_of_people_called_so_is_told_unless_they_are_a_change(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("chenghua-2020", folder, capsys)
    report.write_behind("落实执法责任，有过错必追究", "专职执法人员仅5名。", "减少执法人员5名。", "聘用安保5名。")
    said = report.rendered("持证执法人员=7")
    assert "有1个数没有跟着填报数据变" in said
    assert "5名（持证执法人员现在是7名）：专职执法人员仅5名。" in said


def test_a_number_that_words_of_two_answers_name_may_be_either(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("hongqiao-2022", folder, capsys)
    report.write_behind(TRADE, "全年处罚4件。")
    said = report.rendered("行政处罚件数=5", "简易程序处罚=5")
    assert "4件（可能是：行政处罚件数现在是5件、简易程序处罚现在是5件）：全年处罚4件。" in said


def test_the_head_of_its_row_names_what_a_cell_tells(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report("hongqiao-2022", folder, capsys)
    report.put_table(
        ("项目", "数量", "上年"),
        ("行政处罚（件）", "4", "4"),
        ("行政奖励权力（项）", "7", "9"),
        ("转学人数（人）", "674", "674"),
        ("食堂", "674", "7"),
        ("法治讲座（场）", "2", "1"),
        ("合计", "4", "7"),
    )
    said = report.rendered("行政处罚件数=5", "行政奖励权力=8", "行政权力事项=20", "转学人数=680", "新增持证人员=3")
    assert "有3个数没有跟着填报数据变" in said
    lines = ("4（行政处罚件数现在是5件）：行政处罚（件）：4", "7（行政奖励权力现在是8项）：行政奖励权力（项）：7")
    assert all(line in said for line in lines)
    told = [each.split("\n")[1] for each in comments(folder / "r（合并稿）.docx") if "没有跟着" in each]
    assert told == ["行政处罚（件）：4", "行政奖励权力（项）：7", "转学人数（人）：674"]


def test_a_second_merge_says_in_comment_and_list_what_the_answers_are_by_then(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("hedong-2021", folder, capsys)
    report.write_behind("（二）业务培训的力度不够", "（三）执法装备不足。全局仅有执法记录仪2台。")
    report.put_table(("项目", "数量"), ("执法记录仪（台）", "2"))
    assert "有2个数没有跟着填报数据变" in report.rendered("执法记录仪数=4")
    report.path.write_bytes((folder / "r（合并稿）.docx").read_bytes())
    (folder / "r（合并稿）.docx").unlink()
    said = report.rendered("执法记录仪数=6")
    assert "2台（执法记录仪数现在是6台）：全局仅有执法记录仪2台。" in said
    assert "2（执法记录仪数现在是6台）：执法记录仪（台）：2" in said
    stale = [each for each in comments(folder / "r（合并稿）.docx") if "没有跟着" in each]
    assert [each.count("现在是 6台") for each in stale] == [1, 1]
    report.path.write_bytes((folder / "r（合并稿）.docx").read_bytes())
    (folder / "r（合并稿）.docx").unlink()
    assert "没有跟着" not in report.rendered("执法记录仪数=2")
    assert not [each for each in comments(folder / "r（合并稿）.docx") if "没有跟着" in each]


def test_a_small_number_in_words_that_were_taken_is_told_in_each_new_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("chenghua-2020", folder, capsys)
    report.write_behind(
        "抓住“4·15”国家安全日",
        "八、存在的不足和原因",
        "（一）执法力量不足。持证上岗的行政执法人员仅5名，公务用车仅5辆。",
    )
    report.run("take", "r.docx", "a.yaml", "--yes")
    report.run("set", "a.yaml", "持证执法人员=7")
    for name in ("n.docx", "m.docx"):
        said = report.run("render", "a.yaml", "-o", name)
        assert "有1个数还是答案原来的" in said
        assert "5名（持证执法人员现在是7名）" in said


def test_an_activity_that_a_wording_leaves_out_is_not_said_to_be_unused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report("xiqing-2023", folder, capsys)
    (folder / "other.docx").write_bytes(report.path.read_bytes())
    cut = "一是加强规范性文件审查清理。定期对行政规范性文件开展审查、清理，及时立、改、废，使文件跟上社会发展。二是完善"
    typist = Typist(report.path.read_bytes(), random.Random(0))  # noqa: S311 - tests
    typist.type_over(cut, "一是完善")
    typist.type_over("三是重大行政决策", "二是重大行政决策")
    report.path.write_bytes(typist.saved())
    report.run("take", "r.docx", "a.yaml", "--yes")
    typist = Typist((folder / "other.docx").read_bytes(), random.Random(0))  # noqa: S311 - tests
    typist.type_over("注销16人的执法证件", "注销15人的执法证件")
    (folder / "other.docx").write_bytes(typist.saved())
    said = report.run("take", "other.docx", "a.yaml", "--yes")
    assert "现在没有这一条" not in said
    assert said.count("（手改写法里写着“不写”）") == 2
    said = report.run("render", "a.yaml", "-o", "n.docx")
    assert "填了、“手改写法”里写着“不写”的：活动第8条（制度决策）" in said
    assert "填了、但这份报告没有写进去的" not in said
