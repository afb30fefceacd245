"""A public edition that was edited by hand: what it withholds is no deletion of that hand's."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import cli
from drafter.folders import shipped
from tests.test_take import edit


def test_what_the_public_edition_leaves_out_was_not_deleted_by_a_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(f"{text}\n不公开:\n  - 处罚许可.吊销教师资格人数\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["render", "a.yaml", "--edition", "公开版", "-o", "公开.docx"]) == 0
    edit(tmp_path / "公开.docx", ("执法记录仪2台", "执法记录仪3台"))
    capsys.readouterr()
    assert cli.main(["take", "公开.docx", "a.yaml", "--yes"]) == 0
    said = capsys.readouterr().out
    assert "执法记录仪数：2台 → 3台" in said
    assert "还会印" not in said
    assert "吊销" not in said
