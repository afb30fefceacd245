"""A document is checked by the switches of the bureau's own jurisdiction, as its answers are."""

from __future__ import annotations

import pytest
from builders import dump, make_answers, run_drafter, write_jurisdiction, write_tree

OFF = "我区-称呼"
RULE = {"名称": OFF, "词": ["检查"], "说明": "不写检查", "改法": "写督导"}


@pytest.mark.parametrize(("unit", "is_told"), [("河东区教育局", True), ("河西区教育局", False)])
def test_a_document_is_checked_by_the_jurisdiction_that_has_the_bureaus_name(tmp_path, unit, is_told):
    write_jurisdiction(
        tmp_path / "templates", {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 名称=unit, 检查={"规则": [RULE]}
    )
    answers = make_answers(单位和报告={"地区模板": "试用", "单位全称": "河东区教育局"}, 行政执法={"行政检查次数": 77})
    write_tree(tmp_path, {"a.yaml": answers})
    run_drafter("render", "a.yaml", "-o", "a.docx", cwd=tmp_path)
    assert (OFF in run_drafter("check", "a.docx", cwd=tmp_path).stdout) is is_told


def test_a_rule_that_the_bureau_switched_off_is_off_for_its_document(tmp_path):
    folder = tmp_path / "templates"
    manifest = {"名称": "河东区教育局", "上级模板": "通用"}
    write_tree(
        tmp_path,
        {
            "a.txt": "河东区教育局2021年法治政府建设情况报告\n一、举措\n合格率下降-5%。\n二、不足\n评查的合格率下降-5%。\n"
        },
    )
    write_tree(folder, {"河东/地区.yaml": dump(manifest)})
    told = run_drafter("check", "a.txt", cwd=tmp_path).stdout
    assert "数字-混写" in told
    write_tree(folder, {"河东/地区.yaml": dump({**manifest, "检查": {"关闭": ["数字-混写"]}})})
    assert "数字-混写" not in run_drafter("check", "a.txt", cwd=tmp_path).stdout


def test_a_jurisdiction_that_cannot_be_read_keeps_no_document_from_being_checked(tmp_path):
    write_tree(tmp_path / "templates", {"河东/地区.yaml": "名称: [\n"})
    write_tree(tmp_path, {"a.txt": "河东区教育局2021年法治政府建设情况报告\n检查77次。\n"})
    done = run_drafter("check", "a.txt", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert "河东/地区.yaml" not in done.stderr
