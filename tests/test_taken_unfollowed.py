"""A sentence reworded against the answer that wrote it: take tells which answer stays as it is, and says nothing otherwise."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hand_edits import made

from drafter import cli
from drafter.folders import shipped
from drafter.use_cases.edit_proposals import TakenOrder, TakenSentence
from drafter.use_cases.take_edits import find_edits
from tests.taken_trials import Typist

BREACHES, DISPUTES = "诚信建设.违约毁约件数", "信息公开.信息公开引发争议件数"
JOINED = "行政执法.专项检查联合部门"
NO_DISPUTE, DISPUTED = "无因信息公开引起的行政复议", "因信息公开引起的行政复议1件，无"
NO_BREACH = "没有违约毁约和“新官不理旧账”问题"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an example's answers and the document that they made."""
    folder = tmp_path_factory.mktemp("手改")
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    (folder / "稿.docx").write_bytes(made(text, "a.yaml", folder).data)
    return folder


def typed_over(report: Path, folder: Path, old: str, new: str) -> tuple[Path, Path]:
    """Return the document with `new` in place of `old`, and a copy of its answers."""
    typist = Typist((report / "稿.docx").read_bytes(), random.Random(0))  # noqa: S311 - tests
    typist.type_over(old, new)
    (folder / "手改.docx").write_bytes(typist.saved())
    (folder / "a.yaml").write_bytes((report / "a.yaml").read_bytes())
    return folder / "手改.docx", folder / "a.yaml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (NO_BREACH, "发生违约毁约问题1件，已整改", {BREACHES: "无"}),
        (NO_BREACH, "没有“新官不理旧账”问题，违约毁约2件", {BREACHES: "无"}),
        (NO_BREACH, "未发生违约毁约和“新官不理旧账”问题", {}),
        (NO_DISPUTE, DISPUTED, {DISPUTES: "无"}),
        ("会同市场监管、消防、公安等", "会同市场监管、消防、公安、城管等", {}),
        (
            "会同市场监管、消防、公安等",
            "会同城管、民政两家",
            {"行政执法.专项检查联合部门": "市场监管、消防、公安"},
        ),
        ("1月19日、6月9日集中", "1月19日、6月10日、9月1日集中", {}),
        ("1月19日、6月9日集中", "上半年和下半年各集中", {"学习培训.中心组学法日期": "1月19日、6月9日"}),
        ("答复率为100%", "答复率达到100%", {}),
        ("检查892次", "检查902次", {}),
        ("检查892次，", "检查902家次，", {"行政执法.校外培训专项检查次数": "892次"}),
        ("未来5年", "未来60个月", {}),
        ("检查892次，", "", {}),
    ],
)
def test_the_answers_that_a_reworded_sentence_no_longer_says_are_found(
    old: str, new: str, expected: dict[str, str], report: Path, tmp_path: Path
) -> None:
    document, answers = typed_over(report, tmp_path, old, new)
    taken = find_edits(str(document), str(answers)).taken
    assert taken
    told = (one for each in taken if isinstance(each, TakenSentence) for one in each.unfollowed)
    assert {each.path: each.present for each in told} == expected


def test_it_is_told_once_beside_the_sentence(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, answers = typed_over(report, tmp_path, "会同市场监管、消防、公安等", "会同城管、民政两家")
    told = f"留意：这一句原来由{JOINED}写出；收下后那里还是“市场监管、消防、公安”，和改过的话不一致的，请另改那一项。"
    for option in ("--dry-run", "--yes"):
        assert cli.main(["take", str(document), str(answers), option]) == 0
        said = "".join(capsys.readouterr().out.split())
        assert said.count(told) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("覆盖率为100%", "实现全覆盖"),
        ("学生获奖16个，优秀指导教师获奖16个", "16名学生、16名优秀指导教师获奖"),
        ("化解教育类矛盾10余件", "及时化解教育类矛盾"),
    ],
)
def test_words_that_contradict_no_answer_are_not_remarked_on(old: str, new: str, report: Path, tmp_path: Path) -> None:
    document, answers = typed_over(report, tmp_path, old, new)
    taken = find_edits(str(document), str(answers)).taken
    assert taken
    assert not [one for each in taken if isinstance(each, TakenSentence) for one in each.unfollowed]


@pytest.mark.parametrize(
    ("example", "old", "new", "expected"),
    [
        ("xiqing-2023", "接受群众监督。", "接受群众监督。全年主动公开政府信息210条。", ["信息公开.公开信息条数"]),
        ("xiqing-2023", "一起学。", "一起学。全年培训执法人员3次。", ["执法队伍.执法培训次数"]),
        ("xiqing-2023", "审核人员1人，", "审核人员1人，法制审核人员共3人，", ["执法队伍.法制审核人员"]),
        (
            "xiqing-2023",
            "未出现败诉案件。",
            "未出现败诉案件。全年局党委会专题研究法治工作4次，局主要负责人听取汇报2次。",
            ["组织领导.专题研究次数", "组织领导.听取汇报次数"],
        ),
        ("xiqing-2023", "一起学。", "一起学。每人每年培训执法业务3次，会前学习40分钟。", []),
        ("huyanghe-2022", "总结推广先进经验", "力争建成法治教育基地2个，总结推广先进经验", []),
        ("huyanghe-2022", "以点带面。", "以点带面。五是建设法治基地。力争建成法治教育基地2个。", []),
    ],
)
def test_each_open_question_that_new_words_tell_is_named(
    example: str, old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    text = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
    typist = Typist(made(text, "a.yaml", tmp_path).data, random.Random(0))  # noqa: S311 - tests
    typist.type_over(old, new)
    (tmp_path / "手改.docx").write_bytes(typist.saved())
    taken = find_edits(str(tmp_path / "手改.docx"), str(tmp_path / "a.yaml")).taken
    assert taken
    told = [one for each in taken if not isinstance(each, TakenOrder) for one in each.figures]
    assert [each.path for each in told] == expected
    assert sum("另收" in notice for each in taken for notice in each.notices) == len(expected)
