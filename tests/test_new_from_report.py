"""`drafter jurisdictions new --from-report`: templates that set out and speak as last year's report does."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import run_drafter, write_tree

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.pages.blocks import Heading
from drafter.pages.written_lines import written_lines
from drafter.rendering import render
from drafter.text_runs import text_of

REPORT = """青溪区教育局2023年推进法治政府建设工作情况报告

区委、区政府：
2023年，青溪区教育局认真落实《青溪区法治政府建设实施方案（2021—2025年）》（青政发〔2021〕6号），按照《关于报送2023年法治政府建设情况报告的通知》要求，扎实推进法治政府建设。现将情况报告如下：
一、2023年主要工作情况
（一）规范执法行为
全年开展行政检查368户次，作出行政处罚决定2件。我局坚持执法必严、违法必究。
（二）阳光政务
我局收到政府信息公开申请6件。主动公开政府信息512条。
（三）守护校园安全
各校常态开展隐患排查，校门口有人守护。
二、存在的不足和原因
（一）执法力量不足。专职执法人员偏少。
三、2024年工作打算
（一）充实执法队伍。组织人员参加执法资格考试。
特此报告。
青溪区教育局
2024年1月18日
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the templates that were made of the report."""
    write_tree(tmp_path, {"去年.txt": REPORT})
    done = run_drafter("jurisdictions", "new", "青溪", "--from", "通用", "--from-report", "去年.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return tmp_path


def manifest(folder: Path) -> str:
    return (folder / "templates/青溪/地区.yaml").read_text(encoding="utf-8")


def headings(folder: Path) -> list[str]:
    """Return the headings of the report that is printed of the imported answers; items of the records left out."""
    done = run_drafter("import", "去年.txt", "-o", "a.yaml", "--jurisdiction", "青溪", cwd=folder)
    assert done.returncode == 0, done.stderr
    made = render(load_answers(folder / "a.yaml", (folder / "templates", shipped("templates"))))
    return [b.number + text_of(b.runs) for b in made.document.blocks if isinstance(b, Heading)]


def test_the_templates_are_without_a_fault(folder: Path) -> None:
    told = run_drafter("jurisdictions", "check", "青溪", cwd=folder).stdout.splitlines()
    assert "错误 0 处，留意 2 处。" in told
    assert "年度报告必写的五部分里，提纲没有" in told[0]  # as last year's report had none of them
    assert "段落“前言”改过以后" in told[1]  # the opening is last year's


def test_the_report_is_printed_with_the_same_headings_in_their_order(folder: Path) -> None:
    assert headings(folder)[:6] == [
        "一、2023年主要工作情况",
        "（一）规范执法行为",
        "（二）阳光政务",
        "（三）守护校园安全",
        "二、存在的不足和原因",
        "三、2024年工作打算",
    ]


def test_a_heading_is_told_by_the_section_that_prints_what_stood_below_it(folder: Path) -> None:
    lines = [line.strip() for line in manifest(folder).splitlines()]
    assert lines[lines.index("- 标题: 阳光政务") + 1].startswith("段落: 信息公开")
    assert "段落: 下年安排" in lines


def test_title_own_name_and_measure_words_are_those_of_the_report(folder: Path) -> None:
    made = manifest(folder)
    assert '标题: "{单位全称}|{年度}年|推进法治政府建设工作|情况报告"' in made
    assert "自称: 我局\n" in made
    if "行政检查次数: 户次" not in made:  # the number was not certain enough
        assert "户次" in run_drafter("import", "去年.txt", "--list", cwd=folder).stdout


def test_preamble_closing_and_documents_follow_the_year(folder: Path) -> None:
    opening = (folder / "templates/青溪/前言.txt").read_text(encoding="utf-8")
    assert opening.startswith("{{ 年度 }}年，{{ 单位全称 }}[[认真落实{{ 引用文号('青溪区法治政府建设实施方案') }}，]]")
    assert "按照{{ 报告依据.报送通知 }}要求" in opening
    references = (folder / "templates/青溪/引用.yaml").read_text(encoding="utf-8")
    for line in (
        "写法: 《青溪区法治政府建设实施方案（2021—2025年）》",
        "文号: 青政发〔2021〕6号",
        "起: 2021",
        "止: 2025",
    ):
        assert line in references
    assert headings(folder)
    made = render(load_answers(folder / "a.yaml", (folder / "templates", shipped("templates"))))
    assert "特此报告。" in [line.text for line in written_lines(made.document)]


def test_sentences_without_a_fact_are_proposed_and_printed_by_nobody(folder: Path) -> None:
    proposed = list((folder / "templates/青溪/建议").glob("*.txt"))
    assert any("各校常态开展隐患排查" in path.read_text(encoding="utf-8") for path in proposed)
    assert all("368" not in path.read_text(encoding="utf-8") for path in proposed)


def test_a_proposal_names_the_section_that_the_outline_uses_and_how_to_have_it(folder: Path) -> None:
    sections = manifest(folder).partition("提纲:")[2]
    made = {path.stem for path in (folder / "templates/青溪").glob("*.txt")}
    proposals = [*(folder / "templates/青溪/建议").glob("*.txt")]
    assert proposals
    for path in proposals:
        note = path.read_text(encoding="utf-8").partition("\n")[0]
        section = note.partition("抄进 ")[2].partition(".txt")[0]
        assert section in sections
        assert (f"先运行 drafter jurisdictions override 青溪 {section}，再" in note) == (section not in made)
