"""A Word file that Drafter wrote gives its answers back: of its text alone, each at its place, the same text again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import make_answers, run_drafter, write_jurisdiction, write_tree
from bureaus import JURISDICTIONS, KINDS, full_tree, least_tree
from bureaus import answers as bureau_answers
from hand_edits import packed, unpacked

from drafter.answers.load import Answers, load_answers, parse_answers
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.folders import shipped
from drafter.importing.own.own_pieces import own_pieces
from drafter.importing.own.own_report import OwnReport, own_report
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import Edition
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure
from drafter.pages.written_lines import written_lines
from drafter.rendering import Rendering, render
from drafter.use_cases.recover_answers import RecoveredAnswers, recover_answers

ROOTS = (shipped("templates"),)
EXAMPLES = sorted(shipped("examples").glob("*.yaml"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for compiled sections."""
    return tmp_path_factory.mktemp("sections")


def recovered(data: bytes, cache: Path) -> OwnReport:
    package = Package(data, "稿.docx")
    pieces = own_pieces(package, read_document(package))
    assert pieces is not None
    found = own_report(pieces, ROOTS, cache)
    assert found is not None
    return found


def texts(made: Rendering) -> list[str]:
    return [line.text for line in written_lines(made.document)]


def printed_otherwise(answers: Answers, made: Rendering, again: Answers) -> list[str]:
    """Return the answers that the document prints and that came back as others; the text of activities is left out."""
    wrong = []
    for line in written_lines(made.document):
        for span in line.answers:
            path = AnswerPath(span.answer)
            path = path.parent if span.part in ("name", "between") and path.leaf.isdecimal() and path.parent else path
            if answer_at(answers.report, path) != answer_at(again.report, path):
                wrong.append(str(path))
    return wrong


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_all_that_an_example_prints_comes_back_at_its_answer(example: Path, cache: Path) -> None:
    answers = load_answers(example, ROOTS)
    made = render(answers, cache)
    found = recovered(made.data, cache)
    again = parse_answers(found.text, example, ROOTS)
    assert (found.jurisdiction.name, found.kind) == (answers.jurisdiction.name, answers.report.identity.kind)
    assert (found.differing, found.lost) == ((), ())
    assert texts(render(again)) == texts(made)
    assert printed_otherwise(answers, made, again) == []


@pytest.mark.parametrize("name", JURISDICTIONS[:2])
@pytest.mark.parametrize("tree_of", [full_tree, least_tree])
def test_a_bureau_that_says_everything_or_next_to_nothing_gets_the_same_text_again(
    name: str, tree_of: Callable[[str, str], dict[str, Any]], cache: Path
) -> None:
    made = render(bureau_answers(tree_of(name, KINDS[0])), cache)
    found = recovered(made.data, cache)
    assert found.differing == ()
    assert texts(render(parse_answers(found.text, Path("a.yaml"), ROOTS))) == texts(made)


def brought_back(folder: Path, answers: str, *, edition: Edition = Edition.FILED, final: bool = False) -> object:
    """Return what comes back of the document of `answers`, whose file is lost."""
    roots = (folder / "templates", *ROOTS)
    made = render(parse_answers(answers, folder / "a.yaml", roots), edition=edition, final=final)
    (folder / "稿.docx").write_bytes(made.data)
    return recover_answers(str(folder / "稿.docx"), None)


@pytest.mark.parametrize(("edition", "final"), [(Edition.PUBLIC, False), (Edition.FILED, True)], ids=["公开版", "定稿"])
def test_a_published_edition_and_a_final_version_say_nothing_of_their_answers(
    tmp_path: Path, edition: Edition, final: bool
) -> None:
    assert brought_back(tmp_path, make_answers(), edition=edition, final=final) is None
    parts = unpacked((tmp_path / "稿.docx").read_bytes())
    held = b"".join(parts.values()).decode("utf-8", "ignore")
    assert "行政检查次数" not in held
    assert "_Drafter" not in held


def test_what_is_not_printed_is_not_in_the_document_and_said_to_be_missing(tmp_path: Path) -> None:
    checked = {"行政检查次数": {"数值": "77", "提供科室": "职成教科", "上年": "4466", "来源": "台账第3页"}}
    found = brought_back(tmp_path, make_answers(行政执法=checked))
    assert isinstance(found, RecoveredAnswers)
    written = (tmp_path / "稿.yaml").read_text(encoding="utf-8")
    assert "行政检查次数: 77\n" in written
    for hidden in ("职成教科", "4466", "台账第3页"):
        assert hidden not in written.split("\n\n", 1)[1]
        assert hidden not in b"".join(unpacked((tmp_path / "稿.docx").read_bytes()).values()).decode("utf-8", "ignore")
    assert "处罚许可.行政处罚件数" in {str(each.path) for each in found.missing}


def test_a_hand_s_words_are_taken_as_they_stand_now(tmp_path: Path) -> None:
    lecture = [{"主题": "法治宣传", "内容": "举办宪法宣传周活动{场次}，师生共同参加。", "数字": {"场次": "3场"}}]
    made = render(parse_answers(make_answers(活动=lecture), tmp_path / "a.yaml", ROOTS))
    parts = unpacked(made.data)
    text = parts["word/document.xml"].decode()
    for old, new in (("检查77次", "检查80次"), ("活动3场", "活动4场"), ("2022年1月29日", "2022年1月30日")):
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "稿.docx").write_bytes(packed(parts | {"word/document.xml": text.encode()}))
    assert isinstance(recover_answers(str(tmp_path / "稿.docx"), None), RecoveredAnswers)
    again = load_answers(tmp_path / "稿.yaml", ROOTS)
    figure = answer_at(again.report, ("行政执法", "行政检查次数"))
    assert isinstance(figure, Figure)
    assert figure.value == 80
    assert again.report.identity.issue_date == "2022年1月30日"
    (activity,) = again.report.activities or ()
    assert (activity.topic, activity.body) == ("法治宣传", "举办宪法宣传周活动{场次}，师生共同参加。")
    assert activity.figures is not None
    assert activity.figures["场次"].text() == "4场"


def test_a_figure_that_a_section_writes_in_chinese_comes_back_as_a_number(tmp_path: Path) -> None:
    write_jurisdiction(
        tmp_path / "templates", {"检查": "检查{{ 行政执法.行政检查次数|汉字 }}。[[共{{ 执法队伍.持证执法人员 }}。]]"}
    )
    identity = {"地区模板": "试用"}
    answers = make_answers(单位和报告=identity, 行政执法={"行政检查次数": "2"}, 执法队伍={"持证执法人员": "近千"})
    assert isinstance(brought_back(tmp_path, answers), RecoveredAnswers)
    written = (tmp_path / "稿.yaml").read_text(encoding="utf-8")
    for line in ("地区模板: 试用", "行政检查次数: 2\n", "持证执法人员: 近千\n"):
        assert line in written


def test_a_document_of_a_jurisdiction_that_is_not_here_is_refused(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path / "templates", {"检查": "检查{{ 行政执法.行政检查次数 }}。"})
    brought_back(tmp_path, make_answers(单位和报告={"地区模板": "试用"}))
    (tmp_path / "别处").mkdir()
    (tmp_path / "稿.docx").rename(tmp_path / "别处" / "稿.docx")
    with pytest.raises(InputError, match="是用地区模板 试用 生成的，这里没有这个模板"):
        recover_answers(str(tmp_path / "别处" / "稿.docx"), None)


def test_an_answers_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    write_tree(tmp_path, {"稿.yaml": "我的"})
    with pytest.raises(InputError, match="已经有这个文件"):
        brought_back(tmp_path, make_answers())
    assert (tmp_path / "稿.yaml").read_text(encoding="utf-8") == "我的"


def test_the_command_brings_a_lost_answers_file_back_and_says_what_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "稿.docx").write_bytes(render(parse_answers(make_answers(), tmp_path / "a.yaml", ROOTS)).data)
    done = run_drafter("import", "稿.docx", "-o", "找回.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in (
        "“稿.docx”是本程序生成的",
        "写在 找回.yaml（地区模板 通用）",
        "没有印出来的都找不回来",
        "drafter render 找回.yaml",
    ):
        assert words in done.stdout.replace("\n  ", "")
    assert run_drafter("render", "找回.yaml", "-o", "再印.docx", cwd=tmp_path).returncode == 0
