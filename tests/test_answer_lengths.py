"""An answer has a longest length, the same wherever it comes from; no file is written that nobody could read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import limits
from drafter.answers.load import parse_answers
from drafter.errors import InputError
from drafter.folders import shipped
from drafter.outputs.output_writer import create_answers, save_answers
from tests.builders import make_answers, run_drafter, write_tree
from tests.conversing import filling
from tests.forms import answer, cell_of, export, fill, sign

PATHS = {
    "text": ("执法队伍.执法主体", limits.PARAGRAPH_CHARACTERS),
    "name": ("单位和报告.单位全称", limits.LINE_CHARACTERS),
    "figure": ("行政执法.行政检查次数", limits.FIGURE_CHARACTERS),
}
"""An answer of each kind, and its most characters."""
OFFICES = {"行政执法": "职成教科", "执法队伍": "职成教科"}


def too_long(most: int) -> str:
    return "9" * (most + 1) if most == limits.FIGURE_CHARACTERS else "长" * (most + 1)


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    ticked = ["行政执法.双随机联合检查次数", "行政执法.双随机联合部门"]
    return write_tree(tmp_path, {"a.yaml": make_answers(科室=OFFICES, 行政执法={"行政检查次数": "77"}, 另报=ticked)})


@pytest.mark.parametrize("kind", ["text", "name", "figure"])
def test_a_file_with_too_long_an_answer_is_refused_with_line_and_limit(kind: str) -> None:
    path, most = PATHS[kind]
    group, _, name = path.partition(".")
    with pytest.raises(InputError, match=rf"填报.yaml 第\d+行：.*{name}：.*最多 {most} 个字"):
        parse_answers(make_answers(**{group: {name: too_long(most)}}), Path("填报.yaml"), (shipped("templates"),))


@pytest.mark.parametrize("kind", ["text", "name", "figure"])
def test_set_refuses_what_a_file_may_not_hold(bureau: Path, kind: str) -> None:
    path, most = PATHS[kind]
    before = (bureau / "a.yaml").read_bytes()
    done = run_drafter("set", "a.yaml", f"{path}={too_long(most)}", cwd=bureau)
    assert done.returncode == 1
    assert f"最多 {most} 个字" in done.stderr
    assert (bureau / "a.yaml").read_bytes() == before


def test_the_longest_answer_is_taken_and_read_again(bureau: Path) -> None:
    path, most = PATHS["text"]
    assert run_drafter("set", "a.yaml", f"{path}={'长' * most}", cwd=bureau).returncode == 0
    assert run_drafter("status", "a.yaml", cwd=bureau).returncode == 0


def test_the_questionnaire_refuses_what_a_file_may_not_hold(bureau: Path) -> None:
    most = limits.FIGURE_CHARACTERS
    before = (bureau / "a.yaml").read_bytes()
    with filling(bureau / "a.yaml", "行政执法") as talk:
        talk.on(("行政检查次数", too_long(most)), (f"最多 {most} 个字", None))
    assert (bureau / "a.yaml").read_bytes() == before


def test_a_form_s_too_long_cells_are_refused_one_by_one_and_the_rest_is_taken(bureau: Path) -> None:
    form = export(bureau / "a.yaml", bureau / "表")["职成教科"]
    inspections = PATHS["figure"][0]
    answer(form, {"行政执法.双随机联合部门": "长" * 600_000, inspections: "892"})
    fill(form, {cell_of(form, inspections, 8): "源" * (limits.REMARK_CHARACTERS + 1)})
    sign(form, supplier="甲" * (limits.REMARK_CHARACTERS + 1))
    done = run_drafter("sheets", "import", "a.yaml", "表", "--yes", cwd=bureau)
    assert "“双随机联合部门”" in done.stdout
    assert "600000 个字，太长了" in done.stdout
    assert f"“行政检查次数”的来源：“{'源' * 20}……”有 501 个字" in done.stdout
    assert "填报人没有收" in done.stdout
    assert "892" in (bureau / "a.yaml").read_text(encoding="utf-8")
    assert run_drafter("status", "a.yaml", cwd=bureau).returncode == 0


def test_an_answers_file_is_never_written_larger_than_it_may_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("# 原样\n", encoding="utf-8")
    data = b"#" * (limits.ANSWERS.most + 1)
    with pytest.raises(InputError, match="没有存：文件有 4000 KB，超过填报文件的上限 4 MB"):
        save_answers(path, data, backup=True)
    with pytest.raises(InputError, match="没有存"):
        create_answers(tmp_path / "b.yaml", data)
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]
    assert path.read_text(encoding="utf-8") == "# 原样\n"
