"""`check --fix`: what is mechanical is mended in a copy, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_answers

from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.use_cases.check_report import check_report, write_mended
from tests.documents import paragraph, shown, word_file

WRONG = "截止目前,检查７７次，，依据厅字[2019]第28号(试行)，2021年03月5日落实“双随机，一公开”，学习1 学期。"
RIGHT = "截至目前，检查77次，依据厅字〔2019〕28号（试行），2021年3月5日落实“双随机、一公开”，学习1学期。"
KEPT = "比例4.15%，http://a.cn:80/，10:30开会，法冶宣传（一）《甲 乙》。"


@pytest.mark.parametrize(("text", "mended"), [(WRONG, RIGHT), (KEPT, KEPT)], ids=["mechanical", "all else"])
def test_a_text_is_mended_in_a_copy(tmp_path: Path, text: str, mended: str) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(f"　　{text}\n", encoding="utf-8")
    written, count = write_mended(check_report(str(path)), None)
    assert written.path.read_text(encoding="utf-8").rstrip() == f"　　{mended}"
    assert path.read_text(encoding="utf-8") == f"　　{text}\n"
    assert bool(count) is (text != mended)


def test_a_document_is_mended_by_tracked_changes(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    data = word_file(
        paragraph("甲区教育局2021年法治政府建设情况报告") + paragraph(WRONG[:20], WRONG[20:]) + paragraph(KEPT)
    )
    path.write_bytes(data)
    written, count = write_mended(check_report(str(path)), None)
    copy = Package(written.path.read_bytes(), "报告.docx")
    body = (copy.read(copy.main) or b"").decode()
    assert count == body.count("<w:del ") > 8
    assert shown(read_document(copy))[1:] == [RIGHT, KEPT]
    assert path.read_bytes() == data


def test_answers_are_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "答案.yaml"
    path.write_text(make_answers(), encoding="utf-8")
    with pytest.raises(InputError, match="填报文件请在原处改"):
        write_mended(check_report(str(path)), None)
