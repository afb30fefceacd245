"""Writes the same small report with the .docx and .xlsx writers of PyPI; run by make.py, which installs them."""

from __future__ import annotations

import copy
import sys
from datetime import date
from pathlib import Path

import docx
import xlsxwriter
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxcompose.composer import Composer
from docxtpl import DocxTemplate, RichText
from htmldocx import HtmlToDocx

TITLE = "某区教育局2021年法治政府建设年度报告"
TABLE = (("科室", "件数"), ("法规科", "12"))


def python_docx(target: Path) -> Path:
    """Write headings, list styles, a table in a table, a break, properties."""
    made = docx.Document()
    made.core_properties.author = "张三"
    made.add_heading(TITLE, 0)
    made.add_heading("主要举措和成效", 1)
    for text in ("第一件", "第二件"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("要点", style="List Bullet")
    body = made.add_paragraph("全年检查12次，")
    body.add_run("处罚9件。").bold = True
    body.add_run().add_break(WD_BREAK.LINE)
    body.add_run("次行\t表列")
    hidden = body.add_run("内部数")
    hidden.font.hidden = True
    table = made.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    inner = table.rows[1].cells[1].add_table(rows=1, cols=1)
    inner.rows[0].cells[0].text = "表中表"
    made.add_paragraph("存在的不足", style="Heading 1")
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.save(str(target / "python-docx.docx"))
    return target / "python-docx.docx"


def with_docxtpl(target: Path, source: Path) -> None:
    """Fill a template in: values, a loop over the rows of a table, rich text."""
    template = docx.Document()
    template.add_heading("{{ 标题 }}", 0)
    template.add_paragraph("全年检查{{ 次数 }}次，{{r 处罚 }}")
    template.add_paragraph("{%p for 事 in 事项 %}")
    template.add_paragraph("{{ 事 }}", style="List Number")
    template.add_paragraph("{%p endfor %}")
    template.add_paragraph("联系人：{% if 公开 %}不公开{% else %}李四{% endif %}。")
    template.save(str(target / "docxtpl.docx"))
    filled = DocxTemplate(str(target / "docxtpl.docx"))
    filled.render(
        {
            "标题": TITLE,
            "次数": 12,
            "处罚": RichText("处罚9件。", bold=True),
            "事项": ["第一件", "第二件"],
            "公开": True,
        }
    )
    filled.save(str(target / "docxtpl.docx"))
    del source


def composed(target: Path, source: Path) -> None:
    """Join two documents that both number: the second's list begins anew."""
    made = Composer(docx.Document(str(source)))
    made.append(docx.Document(str(source)))
    made.save(str(target / "docxcompose.docx"))


def of_html(target: Path) -> None:
    made = docx.Document()
    HtmlToDocx().add_html_to_document(
        f"<h1>{TITLE}</h1><ol><li>主要举措和成效</li><li>存在的不足</li></ol><p>全年检查12次，<b>处罚9件</b>。<br>次行</p>"
        "<table><tr><td>科室</td><td>件数</td></tr><tr><td>法规科</td><td>12</td></tr></table>",
        made,
    )
    made.save(str(target / "htmldocx.docx"))


def tracked(target: Path, source: Path) -> None:
    """Write tracked changes as Word does: runs, a paragraph's mark, a row."""
    made = docx.Document(str(source))
    attributes = 'w:id="901" w:author="甲" w:date="2022-01-05T00:00:00Z"'
    first, second = (made.add_paragraph(text) for text in ("全年印发文件12件", "，均经审核。"))
    first.paragraph_format.left_indent = None
    properties = first._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:del {attributes}/></w:rPr>"))
    run = second.runs[0]._r
    gone = copy.deepcopy(run)
    gone.remove(gone.t_lst[0])
    gone.append(parse_xml(f"<w:delText {nsdecls('w')}>删去的话</w:delText>"))
    deletion = parse_xml(f"<w:del {nsdecls('w')} {attributes}/>")
    deletion.append(gone)
    run.addnext(deletion)
    row = made.tables[0].add_row()
    row.cells[0].text, row.cells[1].text = "删去的行", "99"
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')} {attributes}/>"))
    made.save(str(target / "tracked.docx"))


def workbook(target: Path) -> None:
    """Write a workbook: texts, numbers, a date, a formula with its value, a merged cell, a hidden row."""
    book = xlsxwriter.Workbook(str(target / "xlsxwriter.xlsx"))
    sheet = book.add_worksheet("数据")
    sheet.merge_range(0, 0, 0, 2, TITLE, book.add_format({"bold": True}))
    sheet.write_row(1, 0, ("项目", "本年", "日期"))
    sheet.write_row(2, 0, ("检查次数", 1234))
    sheet.write_datetime(2, 2, date(2021, 3, 19), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_row(3, 0, ("满意率", 0.985))
    sheet.write(4, 0, "合计")
    sheet.write_formula(4, 1, "=B3+1", None, 1235)
    sheet.write_rich_string(5, 0, "前", book.add_format({"bold": True}), "粗", "后")
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.write(6, 0, "隐藏的行")
    book.close()


def main() -> None:
    target = Path(sys.argv[1])
    source = python_docx(target)
    with_docxtpl(target, source)
    composed(target, source)
    of_html(target)
    tracked(target, source)
    workbook(target)


if __name__ == "__main__":
    main()
