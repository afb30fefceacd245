"""All questions by office, on the screen and on paper, for a meeting."""

from __future__ import annotations

from docx import Document

from tests.builders import make_answers, run_drafter


def test_all_questions_are_printed_by_office(tmp_path):
    done = run_drafter("questions", "通用", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    _, _, legal = done.stdout.partition("── 法制科（")
    assert "  必填 行政复议案件（件）：" in legal
    assert "  □ 信息公开.政务微博篇数" not in done.stdout
    assert "  □ 政务微博篇数（篇）：" in done.stdout.partition("── 办公室（")[2]


def test_a_file_s_list_shows_what_is_ticked_and_leaves_out_what_is_not_the_unit_s(tmp_path):
    text = make_answers(另报=["信息公开.政务微博篇数"], 不归本单位=["争议化解"])
    (tmp_path / "填报.yaml").write_text(text, "utf-8")
    told = run_drafter("questions", "填报.yaml", cwd=tmp_path).stdout
    assert "  √ 政务微博篇数（篇）：" in told
    assert "行政复议案件" not in told


def test_the_list_is_written_as_a_document_with_a_table_for_each_office(tmp_path):
    done = run_drafter("questions", "通用", "-o", "清单.docx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "已写出：清单.docx\n")
    document = Document(str(tmp_path / "清单.docx"))
    rows = [tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    assert ("必填", "行政检查次数（次）", "全年开展行政检查的总次数，市、省填本级，如 77次") in rows
    assert ("", "【信息公开】", "") in rows
    assert document.paragraphs[0].text == "法治政府建设年度报告填报项目清单"


def test_a_name_that_is_no_document_is_refused(tmp_path):
    done = run_drafter("questions", "通用", "-o", "清单.pdf", cwd=tmp_path)
    assert done.returncode == 1
    assert "文件名要以 .docx 结尾；请改成 清单.docx" in done.stderr
