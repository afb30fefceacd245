"""Who gets the report: an organ that is named twice is told by every command."""

from __future__ import annotations

import docx
import pytest
from builders import make_answers, run_drafter, write_tree

from drafter.use_cases.check_report import check_report

ADDRESSED = "区委、区人民政府"
TWICE = "抄送机关里“区司法局”写了2次"
ADDRESSED_TOO = "“区人民政府”是主送机关，又写在抄送机关里"
CASES = [
    (["区司法局", "区审计局", "区司法局"], [TWICE]),
    (["区司法局、区审计局；区司法局"], [TWICE]),
    (["区司法局", "区人民政府"], [ADDRESSED_TOO]),
    (["区司法局", "区审计局"], []),
    (["区司法局", "区人民政府办公室"], []),
]


def answers_with(copies: list[str]) -> str:
    form = {"版记": "有", "抄送机关": copies, "印发机关": "区教育局办公室", "印发日期": "2022年1月30日"}
    return make_answers(单位和报告={"主送机关": ADDRESSED}, 公文格式=form, 行政执法={"行政检查次数": 77})


def told(path: object) -> list[str]:
    found = check_report(str(path)).findings
    return [each.hit.message for each in found if each.rule.name == "公文-抄送"]


@pytest.mark.parametrize(("copies", "messages"), CASES)
def test_an_organ_named_twice_is_told_by_the_check_of_answers_and_of_the_document(tmp_path, copies, messages):
    write_tree(tmp_path, {"a.yaml": answers_with(copies)})
    run_drafter("render", "a.yaml", "-o", "a.docx", cwd=tmp_path)
    assert told(tmp_path / "a.yaml") == messages
    assert told(tmp_path / "a.docx") == messages


def test_an_organ_named_twice_is_told_when_it_is_set_and_when_the_report_is_made(tmp_path):
    write_tree(tmp_path, {"a.yaml": answers_with(["区司法局"])})
    done = run_drafter("set", "a.yaml", "公文格式.抄送机关=区司法局、区审计局、区司法局", cwd=tmp_path)
    assert TWICE in done.stdout + done.stderr
    made = run_drafter("render", "a.yaml", "-o", "a.docx", cwd=tmp_path)
    assert TWICE in made.stdout + made.stderr
    assert docx.Document(str(tmp_path / "a.docx")).paragraphs
