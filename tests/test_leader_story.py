"""A whole year of one report: leader and office both change it, nothing of either is lost, and next year begins with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import EXAMPLE, render_text
from office import resolve_changes, type_over

from drafter import cli

LEADER = (
    ("用好行政执法监督平台，全年录入执法信息404条", "依托行政执法监督平台，一年来规范录入执法信息404条"),
    ("对校外培训机构进行专项治理，检查892次", "对校外培训机构开展拉网式专项治理，检查902次"),
    ("现场检查出具《行政检查记录表》，当面告知事由、依据和当事人的权利义务。", ""),
    ("检查情况在事中同步公示。", "检查情况在事中同步公示。执法全程录音录像，做到可追溯。"),
    ("深化“法律进校园”活动", "持续深化“法律进校园”活动"),
    ("依法全面履行政府职能", "依法全面高效履行政府职能"),
    ("业务培训的力度不够", "业务培训的力度和针对性不够"),
)
"""What the leader types over in LibreOffice, and what instead."""
KEPT = (
    "依托行政执法监督平台，一年来规范录入执法信息505条",
    "对校外培训机构开展拉网式专项治理，检查902次",
    "检查情况在事中同步公示。执法全程录音录像，做到可追溯。",
    "持续深化“法律进校园”活动",
    "（一）依法全面高效履行政府职能",
    "业务培训的力度和针对性不够。",
)
"""What the report says when the office has corrected 404 to 505."""
LEFT_OUT = "现场检查出具《行政检查记录表》"


def run(*arguments: str) -> None:
    assert cli.main(list(arguments)) == 0, arguments


def text_of(path: Path) -> str:
    return "\n".join(render_text(path))


@pytest.mark.layout
def test_what_the_leader_wrote_survives_correction_merge_and_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, "a.yaml")
    run("render", "a.yaml", "-o", "初稿.docx")
    type_over(tmp_path / "初稿.docx", tmp_path / "送审.docx", LEADER)
    Path("初稿.docx").unlink()

    run("set", "a.yaml", "执法信息录入条数=505")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "送审.docx")
    assert "两边都改了" not in capsys.readouterr().out
    (accepted,) = resolve_changes([tmp_path / "送审（合并稿）.docx"], tmp_path / "接受", accept=True)
    merged = text_of(accepted)
    assert [words for words in KEPT if words not in merged] == []
    assert LEFT_OUT not in merged

    capsys.readouterr()
    run("take", str(accepted), "a.yaml", "--yes")
    told = capsys.readouterr().out
    assert "说法不一" not in told
    assert "印不成那样" not in told
    run("render", "a.yaml", "-o", "新稿.docx")
    fresh = text_of(tmp_path / "新稿.docx")
    assert [words for words in KEPT if words not in fresh] == []
    assert LEFT_OUT not in fresh
    run("compare", str(accepted), "新稿.docx")
    assert "加了" not in capsys.readouterr().out

    run("new", "b.yaml", "--from", "a.yaml")
    run("set", "b.yaml", "执法信息录入条数=606", "行政处罚件数=3", "校外培训专项检查次数=700")
    run("render", "b.yaml", "-o", "来年.docx")
    next_year = text_of(tmp_path / "来年.docx")
    assert "依托行政执法监督平台，一年来规范录入执法信息606条" in next_year
    assert LEFT_OUT not in next_year
