"""Makes docs/公文格式.md and the page pictures in it: `python tests/page_pictures.py`.

The text of the page comes from `drafter.page` alone; the pictures need LibreOffice, and show on
its PDF what was measured there. `python tests/page_pictures.py --text` writes the text without pictures.
Set FONTCONFIG_FILE to a configuration that has the official fonts, or such as stand in for them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import office
from PIL import Image, ImageDraw, ImageFont

from drafter.page import STANDARD, Page, Sizes
from drafter.pages.blocks import (
    Addressee,
    Attachment,
    AttachmentNote,
    Block,
    Column,
    Document,
    Heading,
    Imprint,
    Masthead,
    Paragraph,
    Remark,
    SignatureBlock,
    Table,
    Title,
)
from drafter.pages.word.docx_writer import write_docx
from drafter.text_runs import Run

DOCS = Path(__file__).parents[1] / "docs"
PAGE = "公文格式.md"
SCALE = 3.4
"""Pixels to the millimetre."""
_BLUE = (20, 80, 200)
_LEFT, _RIGHT, _TOP, _FOOT = 28.0, 184.0, 37.0, 262.0
_CAPTION = 7.5
"""Millimetres a line of the caption takes."""


class Row(NamedTuple):
    """A measure in the table: what it is called, its clause, its unit."""

    name: str
    clause: str
    title: str
    unit: str


MEASURES = (
    Row("paper_width", "5.1", "A4 纸宽", "毫米"),
    Row("paper_height", "5.1", "A4 纸高", "毫米"),
    Row("top_margin", "5.2.1", "天头（上白边）", "毫米"),
    Row("left_margin", "5.2.1", "订口（左白边）", "毫米"),
    Row("type_area_width", "5.2.1", "版心宽", "毫米"),
    Row("type_area_height", "5.2.1", "版心高", "毫米"),
    Row("lines", "5.2.3", "每面行数", "行"),
    Row("characters", "5.2.3", "每行字数", "字"),
    Row("fixed_pitch", "5.2.3", "本地另定的行距；0 就是按每面行数撑满版心", "缇（1/20 磅）"),
    Row("character_spacing", "5.2.3", "每个字收紧多少，使一行正好排 28 字", "缇（1/20 磅）"),
    Row("mark_distance", "7.2.4", "发文机关标志上边缘到版心上边缘", "毫米"),
    Row("mark_colour", "7.2.4", "发文机关标志和红色分隔线的颜色", ""),
    Row("number_distance", "7.2.5", "发文机关标志和发文字号之间空几行", "行"),
    Row("masthead_space", "7.2.5、7.2.6", "发文字号左空、签发人右空", "字"),
    Row("signatories_per_line", "7.2.6", "一行排几个签发人", "个"),
    Row("red_line_distance", "7.2.7", "红色分隔线在发文字号之下", "毫米"),
    Row("red_line_weight", "国标没有规定", "红色分隔线粗细", "毫米"),
    Row("title_distance", "7.3.1", "红色分隔线和标题之间空几行", "行"),
    Row("first_line_indent", "7.3.3", "自然段左空", "字"),
    Row("number_brackets", "7.3.3", "第二、四级序号的括号", ""),
    Row("attachment_note_space", "7.3.4", "附件说明左空", "字"),
    Row("sealed_date_space", "7.3.5.1", "盖章时成文日期右空", "字"),
    Row("seal_diameter", "7.3.5.1", "留多大的盖章位置（县级机关印章直径）", "毫米"),
    Row("signature_space", "7.3.5.2", "不盖章时署名右空，成文日期首字比署名首字右移", "字"),
    Row("attachment_title_line", "7.3.7", "附件标题在第几行", ""),
    Row("imprint_outer_line", "7.4.1", "版记首条、末条分隔线粗细", "毫米"),
    Row("imprint_inner_line", "7.4.1", "版记中间的分隔线粗细", "毫米"),
    Row("imprint_space", "7.4.2、7.4.3", "抄送、印发左右各空（4号字）", "字"),
    Row("page_number_space", "7.5", "单页码右空、双页码左空（4号字）", "字"),
    Row("footer_distance", "7.5", "页脚到纸边的距离，使一字线在版心下边缘之下 7 毫米", "缇（1/20 磅）"),
    Row("footer_line", "7.5", "页码一行的高度", "缇（1/20 磅）"),
    Row("header_distance", "国标没有规定", "页眉到纸边的距离，里面没有内容", "毫米"),
    Row("cell_space", "国标没有规定", "表格和版记每行文字下面多留的空", "缇（1/20 磅）"),
    Row("table_line", "国标没有规定", "表格线粗细", "毫米"),
)
"""Every measure of `page.Page`, in the standard's order."""
SIZES = (
    Row("title", "7.3.1", "标题和附件标题，2号", "磅"),
    Row("body", "5.2.2", "正文和没有另外规定的文字，3号", "磅"),
    Row("mark", "7.2.4", "发文机关标志最大；名称长就缩小", "磅"),
    Row("least_mark", "7.2.4", "发文机关标志最小；再长就把字压窄", "磅"),
    Row("imprint", "7.4.2、7.4.3", "版记，4号", "磅"),
    Row("page_number", "7.5", "页码，4号", "磅"),
    Row("table", "国标没有规定", "表格里的文字，放不下时再小 1.5 磅", "磅"),
)
"""Every size of `page.Sizes`."""


class Picture(NamedTuple):
    """A picture on the page."""

    file: str
    title: str
    words: str
    draw: Callable[[office.Sheet], tuple[list[Mark], list[str]]]
    blocks: tuple[Block, ...]
    sheet: int
    """Which page is shown, counted from 0; -1 the last."""


class Mark(NamedTuple):
    """A line or a circle drawn on a picture; lengths in mm."""

    left: float
    top: float
    right: float
    bottom: float
    label: str = ""
    circle: bool = False


def line(sheet: office.Sheet, text: str) -> office.Line:
    """Return the first line of a page that holds `text`."""
    return next(each for each in sheet.lines if text in each.text.replace(" ", ""))


def _across(y: float, label: str) -> Mark:
    return Mark(_LEFT - 6, y, _RIGHT + 4, y, label)


def first_page(sheet: office.Sheet) -> tuple[list[Mark], list[str]]:
    """Mark what 7.2 and 7.3.1 place on the first page."""
    mark, number = sheet.ink(line(sheet, "教育局文件")), sheet.ink(line(sheet, "签发人"))
    red = next(each for each in sheet.rules if each.colour == "red").middle
    return [_across(mark.top, "①"), _across(number.bottom, "②"), _across(red, "③")], [
        f"① 发文机关标志上边缘距版心上边缘 {mark.top - _TOP:.1f} 毫米（7.2.4 规定 35 毫米）",
        f"②③ 红色分隔线在发文字号之下 {red - number.bottom:.1f} 毫米（7.2.7 规定 4 毫米），与版心等宽",
        "份号、密级、紧急程度在版心左上角第一、二、三行（7.2.1 至 7.2.3）",
    ]


def sealed(sheet: office.Sheet) -> tuple[list[Mark], list[str]]:
    """Mark the seal's place and the imprint's last line."""
    body, date = line(sheet, "特此报告"), line(sheet, "2022年1月29日")
    authority = [each for each in sheet.lines if each.text == "天津市河东区教育局"][-1]
    centre, radius = (date.left + date.right) / 2, STANDARD.seal_diameter / 2
    top = (body.middle + authority.middle) / 2 - STANDARD.line_pitch / 20 * office.MM_PER_PT / 2
    foot = max(each.middle for each in sheet.rules)
    seal = Mark(centre - radius, top, centre + radius, top + 2 * radius, "①", circle=True)
    off = abs((authority.left + authority.right) / 2 - centre)
    return [seal, _across(foot, "②")], [
        f"① 印章的位置：署名以成文日期居中，偏差 {off:.1f} 毫米（7.3.5.1）",
        f"② 版记末条分隔线距纸上边 {foot:.1f} 毫米，即版心下边缘 {_FOOT:.0f} 毫米处（7.4.1）",
        "附注在成文日期下一行，左空二字（7.3.6）；抄送回行与冒号后的首字对齐（7.4.2）",
    ]


def unsealed(sheet: office.Sheet) -> tuple[list[Mark], list[str]]:
    """Mark the two beginnings of a signature without seal."""
    date = line(sheet, "2022年1月29日")
    authority = [each for each in sheet.lines if each.text == "天津市河东区教育局"][-1]
    character = STANDARD.character_advance / 20 * office.MM_PER_PT
    marks = [
        Mark(authority.left, authority.middle - 8, authority.left, date.middle + 8, "①"),
        Mark(date.left, authority.middle - 8, date.left, date.middle + 8),
        Mark(authority.right, authority.middle - 8, authority.right, date.middle + 8, "②"),
    ]
    return marks, [
        f"① 成文日期首字比署名首字右移 {(date.left - authority.left) / character:.1f} 字（7.3.5.2 规定二字）",
        f"② 署名右空 {(_RIGHT - authority.right) / character:.1f} 字（7.3.5.2 规定二字）",
        "附件说明在正文下空一行，左空二字，名称后不加标点（7.3.4）",
    ]


def table_page(sheet: office.Sheet) -> tuple[list[Mark], list[str]]:
    """Mark the page number below a table that goes on from the page before."""
    dash = sheet.ink(sheet.lines[-1])
    middle = (dash.top + dash.bottom) / 2
    return [_across(_FOOT, "①"), _across(middle, "②")], [
        f"①② 一字线在版心下边缘之下 {middle - _FOOT:.1f} 毫米（7.5 规定 7 毫米），双页码居左空一字",
        "表格跨页，每页都有表头；附件的页码和正文连续（7.3.7、7.5）",
    ]


def turned(sheet: office.Sheet) -> tuple[list[Mark], list[str]]:
    """Mark the number on a turned page."""
    dashes = [c for c in sheet.characters if c.text == "—"]
    x = sum(c.left + c.right for c in dashes) / 2 / len(dashes)
    return [Mark(x - 5, min(c.top for c in dashes) - 2, x + 5, max(c.bottom for c in dashes) + 2, "①")], [
        f"① 把纸转正来看，页码中线距纸上边 {297 - x:.1f} 毫米，和其他页一样（8）",
        "版心仍是 225×156 毫米；表头单页在订口一边，双页在切口一边",
    ]


def _text(count: int) -> tuple[Block, ...]:
    words = "全面贯彻习近平法治思想，认真落实法治政府建设各项任务，依法全面履行教育行政职能。"
    return (Heading(1, "一、", (Run("主要举措和成效"),)), *[Paragraph((Run(words),))] * count)


_MASTHEAD = Masthead(
    ("天津市河东区教育局",), "文件", "000012", "机密★1年", "特急", (Run("河东教〔2022〕8号"),), ("张三", "李四")
)
_TITLE = (Title(("河东区教育局2021年", "法治政府建设情况报告")), Addressee((Run("区委、区政府："),)))
_CLOSE = Paragraph((Run("特此报告。"),))
_NOTE = AttachmentNote(("法治政府建设主要数据表", "行政执法统计表"))
_SIGNED = SignatureBlock((Run("天津市河东区教育局"),), (Run("2022年1月29日"),))
_IMPRINT = Imprint(
    ("区委全面依法治区委员会办公室", "区人大常委会办公室", "区政协办公室", "区司法局"),
    "天津市河东区教育局办公室",
    "2022年1月30日",
)
_FIGURES = Table(
    (
        Column("项目", 12),
        Column("单位", 3, True),
        Column("本年", 5, True),
        Column("上年", 5, True),
        Column("增减", 8, True),
    ),
    tuple((f"第{i}项工作", "次", str(i + 20), "20", f"+{i}（{i * 5}%）") for i in range(1, 36)),
)
_COUNTS = ("检查", "双随机", "处罚", "普通程序", "简易程序", "罚没金额", "许可", "强制", "录入")
_STATISTICS = Table(
    (Column("单位", 9, True), *(Column(f"{name}（件）", 5, True) for name in _COUNTS)),
    (("天津市河东区教育局", *map(str, range(9))),),
)
PICTURES = (
    Picture(
        "form-first-page.png",
        "首页：版头、标题、主送机关",
        "上行文，有签发人。",
        first_page,
        (_MASTHEAD, *_TITLE, *_text(3)),
        0,
    ),
    Picture(
        *("form-sealed.png", "末页：盖章的落款、附注、版记", "圆圈是印章的位置，不会印出来。", sealed),
        (
            *_text(2),
            _CLOSE,
            _SIGNED._replace(sealed=True),
            Remark((Run("（联系人：王五，电话：24123456）"),)),
            _IMPRINT,
        ),
        -1,
    ),
    Picture("form-unsealed.png", "不盖章的落款和附件说明", "", unsealed, (*_text(2), _CLOSE, _NOTE, _SIGNED), -1),
    Picture(
        *("form-table.png", "附件：跨页的数据表", "第二页也有表头。", table_page),
        (Attachment("附件1", ("法治政府建设主要数据表",), (_FIGURES,)),),
        1,
    ),
    Picture(
        *("form-turned.png", "附件：横排的统计表", "", turned),
        (*_text(1), Attachment("附件2", ("行政执法统计表",), (_STATISTICS,), landscape=True)),
        1,
    ),
)


def page_text() -> str:
    """Return the text of docs/公文格式.md."""
    lines = [
        *("# 公文格式", "", "<!-- 本页由程序生成，请勿手改。更新：python tests/page_pictures.py -->", ""),
        "报告怎样排在纸上，逐条照 GB/T 9704-2012《党政机关公文格式》。下面的图是生成的文档经 LibreOffice 排成的",
        "PDF，蓝线和数是程序在 PDF 上量出来的；字体是代用的，位置不变。淡蓝的框是版心（156×225 毫米）。",
        "",
        "## 怎样用",
        "",
        "不写什么，就是没有红头的报告。要红头、版记和附件，在填报文件里写“公文格式”：",
        "",
        "```yaml",
        *(
            "公文格式:",
            "  版头: 有",
            "  发文字号: 河东教〔2022〕8号",
            "  签发人: 张三",
            "  附注: 联系人：王五，电话：24123456",
        ),
        *("  附件:", "    - 名称: 法治政府建设主要数据表", "      内容: 数据表"),
        *(
            "  版记: 有",
            "  抄送机关: 区委法治办、区司法局",
            "  印发机关: 天津市河东区教育局办公室",
            "  印发日期: 2022年1月30日",
        ),
        "```",
        "",
        "各项的写法见 [填报项目](填报项目.md)。`drafter fill` 先问版头，填了“有”才问其余各项。",
        "",
    ]
    for picture in PICTURES:
        lines += [f"## {picture.title}", "", *([picture.words, ""] if picture.words else [])]
        lines += [f"![{picture.title}](images/{picture.file})", ""]
    lines += [
        "## 各项尺寸",
        "",
        *_table(MEASURES, STANDARD),
        "",
        "## 字号",
        "",
        *_table(SIZES, STANDARD.sizes),
        "",
        _FONTS,
    ]
    return "\n".join([*lines, *_LIMITS]) + "\n"


_FONTS = (
    f"字体：标题和发文机关标志 {STANDARD.fonts.title.name}；正文 {STANDARD.fonts.body.name}；"
    f"一级标题、密级、紧急程度、“附件” {STANDARD.fonts.levels[0].name}；"
    f"二级标题、签发人姓名 {STANDARD.fonts.levels[1].name}；页码 {STANDARD.fonts.page_number.name}；"
    f"数字和字母 {STANDARD.fonts.latin.name}。"
)
_LIMITS = (
    "",
    "## 说明",
    "",
    "- **版记**印在最后一面的末尾。双面印刷、正文在单页结束时，国标要求版记在背面：填 `版记: 另面`，版记另起双页、",
    "  不编页码；正文在双页结束时 Word 会自动空一页。程序不知道最后一页是单是双，由您看了再填。",
    "- **落款**不会单独占一页（7.3.5.5）：文末至少两行字和落款在同一页，附件说明、附注也在一起。最后一段不超过三行的整段",
    "  跟着走；更长的，在 Word 里只移最后两行，在 LibreOffice 里整段移过去，前一面末尾会空几行，增减几个字就能改过来。",
    "  `--pdf` 转出的 PDF 只在落款真会单独成页时才这样移。只有一段就排满将近一整面的，程序不管，请看一眼最后一面。",
    "- **盖章**：LibreOffice 在数字和汉字之间加空，成文日期比 Word 里宽约一字；署名和日期的中线两边一样，",
    "  所以日期右边在 Word 里空四字，在 LibreOffice 里略少。",
    "- **联合发文**盖章时，名称并排，一行两三个，章与章不相交；名称太长就一行一个。",
)


def _table(rows: Iterable[Row], values: Page | Sizes) -> list[str]:
    lines = ["| 条款 | 项目 | 本程序 |", "| --- | --- | --- |"]
    for row in rows:
        value: Any = getattr(values, row.name)
        shown = "".join(value) if isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)
        lines.append(f"| {row.clause} | {row.title} | {f'{shown} {row.unit}'.strip()} |")
    return lines


def draw(picture: Picture, folder: Path) -> Image.Image:
    """Return a picture of one page with its marks and, below, what was measured."""
    path = folder / f"{Path(picture.file).stem}.docx"
    path.write_bytes(write_docx(Document("报告", "天津市河东区教育局", 2021, "2022-01-29", picture.blocks)))
    sheet = office.read_sheets(office.to_pdf(path, folder), colour=True)[picture.sheet]
    marks, captions = picture.draw(sheet)
    size = (round(sheet.width * SCALE), round(sheet.height * SCALE))
    below = round((len(captions) * _CAPTION + 5) * SCALE)
    image = Image.new("RGB", (size[0], size[1] + below), "white")
    image.paste(sheet.picture.convert("RGB").resize(size, Image.Resampling.LANCZOS), (0, 0))
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(_font_path(), round(4.2 * SCALE))
    box = (_LEFT, _TOP, _RIGHT, _FOOT) if sheet.height > sheet.width else (35.0, _LEFT, 260.0, _RIGHT)
    pen.rectangle([round(each * SCALE) for each in box], outline=(190, 210, 245))
    for mark in marks:
        edges = [round(each * SCALE) for each in mark[:4]]
        if mark.circle:
            pen.ellipse(edges, outline=_BLUE, width=2)
        elif mark.left == mark.right or mark.top == mark.bottom:
            pen.line(edges, fill=_BLUE, width=2)
        else:
            pen.rectangle(edges, outline=_BLUE, width=2)
        pen.text((edges[2] + 4, edges[1] - round(2.5 * SCALE)), mark.label, _BLUE, font)
    pen.line([0, size[1], size[0], size[1]], fill=(160, 160, 160))
    for number, caption in enumerate(captions):
        pen.text((round(6 * SCALE), size[1] + round((number * _CAPTION + 3) * SCALE)), caption, "black", font)
    return image.quantize(32)


def _font_path() -> str:
    found = office.output("fc-match", "-f", "%{file}", "Noto Sans CJK SC:lang=zh-cn").strip()
    return found or "NotoSansCJK-Regular.ttc"


def main() -> None:
    """Write the page, and its pictures unless --text is given."""
    (DOCS / PAGE).write_text(page_text(), encoding="utf-8", newline="\n")
    if "--text" in sys.argv:
        return
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            draw(picture, Path(folder)).save(DOCS / "images" / picture.file, optimize=True)
            print(picture.file)


if __name__ == "__main__":
    main()
