"""`drafter new --blank`: a form to be filled in a text editor."""

from __future__ import annotations

import pytest

from drafter.answers.load import load_answers
from drafter.folders import shipped, template_roots
from tests.builders import run_drafter, write_tree
from tests.example_comments import renewed


def test_a_blank_form_asks_nothing_and_renders_with_its_gaps(tmp_path):
    done = run_drafter("new", "甲.yaml", "--jurisdiction", "tianjin-hedong", "--blank", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "已建立空白的 甲.yaml" in done.stdout
    report = load_answers(tmp_path / "甲.yaml", template_roots()).report
    assert (report.identity.jurisdiction, report.identity.kind) == ("tianjin-hedong", "法治政府建设年度报告")
    assert report.enforcement.campaign_inspections is None
    text = (tmp_path / "甲.yaml").read_text("utf-8")
    assert "  # 校外培训机构专项治理检查的次数，如 26次（单位：次）【必填】\n  校外培训专项检查次数:\n" in text
    rendered = run_drafter("render", "甲.yaml", "-o", "甲.docx", cwd=tmp_path)
    assert rendered.returncode == 0
    assert "校外培训专项检查次数" in rendered.stdout


def test_a_form_of_the_other_kind_asks_what_that_kind_tells(tmp_path):
    done = run_drafter(
        "new", "甲.yaml", "--jurisdiction", "通用", "--kind", "行政执法工作报告", "--blank", cwd=tmp_path
    )
    assert done.returncode == 0
    text = (tmp_path / "甲.yaml").read_text("utf-8")
    assert "  报告种类: 行政执法工作报告\n" in text
    assert "案卷评查件数:" in text
    assert "公开信息条数:" not in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["甲.yaml", "--blank"], "要写文件名和地区模板"),
        (["甲.yaml", "--jurisdiction", "通佣", "--blank"], "找不到地区模板“通佣”"),
        (["甲.yaml", "--jurisdiction", "通用", "--kind", "总结", "--blank"], "没有“总结”这种报告"),
        (["旧.yaml", "--jurisdiction", "通用", "--blank"], "已经有这个文件"),
    ],
    ids=["no jurisdiction", "unknown jurisdiction", "unknown kind", "file is there"],
)
def test_a_form_that_cannot_be_made_is_told(tmp_path, arguments, message):
    (tmp_path / "旧.yaml").write_text("别动", "utf-8")
    done = run_drafter("new", *arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (tmp_path / "甲.yaml").exists()
    assert (tmp_path / "旧.yaml").read_text("utf-8") == "别动"


def test_a_child_changes_the_unit_and_the_need_of_an_inherited_question(tmp_path):
    asked = "依法履职.双万双服咨询件数"
    manifest = f"名称: 试用\n上级模板: tianjin-hedong\n单位: {{{asked}: 户次}}\n必填: [{asked}]\n"
    write_tree(tmp_path, {"templates/试用/地区.yaml": manifest})
    run_drafter("new", "甲.yaml", "--jurisdiction", "试用", "--blank", cwd=tmp_path)
    assert "（单位：户次）【必填】\n  双万双服咨询件数:" in (tmp_path / "甲.yaml").read_text("utf-8")
    shown = run_drafter("preview", "甲.yaml", "--section", "营商环境", cwd=tmp_path)
    assert "【待填：双万双服咨询件数（户次）】" in shown.stdout


@pytest.mark.parametrize("path", sorted(shipped("examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_example_says_above_each_answer_what_a_new_form_says(path):
    assert path.read_text("utf-8") == renewed(path), "run python tests/example_comments.py"
