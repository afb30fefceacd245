"""Rules about what leaves with a .docx unseen: hidden text, objects, watermarks, headers, names of people, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.word_file.format_view import formatted, layout_of
from drafter.checking.text.needed_words import WordPattern
from drafter.docxfile.contents import FileProperties
from drafter.docxfile.drawings import is_equation
from drafter.hints import quoted

_TEXT = Example("某局2021年法治政府建设报告\n一、主要工作\n全年检查77次。\n", format=())
_WHITE = WordPattern("F[C-F]F[C-F]F[C-F]")
_SMALLEST = 8
"""Half-points: what is smaller cannot be read."""
_SHOWN = 20
"""Characters of what was found that a message quotes."""
_SENT = "实务：随文件发出去，收件的人看得到"
_OF_NOBODY = WordPattern(
    r"(?:python-docx|openpyxl|docx4j|Apache POI|LibreOffice|OpenOffice|Drafter|Un-?named|Unknown|Author|作者|匿名|admin\w*|guest|root|"
    r"(?:Microsoft|微软)?\s*(?:Office)?\s*(?:Windows)?\s*(?:User|用户)|Microsoft(?: Corporation)?|微软(?:中国)?|WPS(?: Office|用户)?|"
    r"(?:MS|PC|HP|Dell|Lenovo|ASUS|Acer|ThinkPad|Huawei|Windows|联想|惠普|戴尔|华为)\w*|pandoc|Kingsoft)",
    re.I,
)
"""Names that programs and machines put in when nobody is named."""
_ORGAN = WordPattern(r"局|委|厅|政府|部|院|办公室|中心|大队|支队|单位|组|站|.{2,}[所科处室]$")
_TECHNICAL = WordPattern(
    r"KSO|ICV|Drafter|MSIP_|_|ContentTypeId|Generator|AppVersion|commondata|docsaveid|Grammarly", re.I
)
"""Beginnings of the names of properties that programs keep for themselves."""
_PEOPLE = {"author": "作者", "last_modified_by": "最后修改人", "manager": "主管"}
_REMARKS = {"description": "备注", "keywords": "关键词", "category": "类别"}


def _short(text: str) -> str:
    text = " ".join(text.split())
    return quoted(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


@rule(
    "随文-隐藏文字", "文件里没有看不见的文字", Severity.WARNING, _SENT,
    _TEXT, _TEXT.as_docx(隐藏文字="内部掌握"), when_public=Severity.ERROR,
)  # fmt: skip
def _hidden(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    texts = [text for text in layout.hidden_text if text.strip()] if layout else []
    if texts:
        places = f"，共 {len(texts)} 处" if len(texts) > 1 else ""
        mend = "在“文件—选项—显示”里勾选“隐藏文字”，看过以后删去，或在“字体”里去掉“隐藏”"
        yield Hit(Spot(), f"有隐藏文字{_short(texts[0])}{places}", mend)
    for item in formatted(manuscript, *Role):
        for span in item.paragraph.spans:
            unseen = _WHITE.fullmatch(span.format.colour) or span.format.size < _SMALLEST
            if unseen and span.text.strip():
                how = "白色的" if _WHITE.fullmatch(span.format.colour) else "小得看不见的"
                yield Hit(Spot(item.place), f"有{how}文字{_short(span.text)}", "看过以后删去，或改成与正文一样")


@rule(
    "随文-嵌入对象", "文件里没有嵌着别的文件和宏", Severity.WARNING, _SENT,
    _TEXT, _TEXT.as_docx(嵌入="Excel.Sheet.12"), when_public=Severity.ERROR,
)  # fmt: skip
def _objects(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    kinds = [each.kind for each in layout.objects if not is_equation(each.kind)] if layout else []
    if kinds:
        names = "、".join(dict.fromkeys(kinds))
        yield Hit(
            Spot(),
            f"文件里嵌着 {len(kinds)} 个别的文件或宏（{names}），双击能打开，里面可能有没写进报告的内容",
            "把要给人看的改成表格或图片，再删去嵌入的对象和宏",
        )


@rule(
    "随文-水印", "发出去的文件没有水印", Severity.WARNING, f"{_SENT}；标准的版面里没有水印",
    _TEXT, _TEXT.as_docx(水印="征求意见稿"), when_public=Severity.ERROR,
)  # fmt: skip
def _watermarks(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    for text in layout.watermarks if layout else ():
        yield Hit(Spot(), f"有水印{_short(text)}", "在“设计—水印”里删除水印")


@rule(
    "随文-页眉页脚", "页眉不写字，页脚只有页码", Severity.WARNING, "GB/T 9704-2012 第5.2.1条、第7.5条：版心以外只有页码",
    _TEXT, _TEXT.as_docx(页眉="内部资料"), when_public=Severity.ERROR,
)  # fmt: skip
def _edges(manuscript: Manuscript) -> Iterator[Hit]:
    for place, passage in enumerate(manuscript.passages):
        if passage.role in (Role.HEADER, Role.FOOTER) and layout_of(manuscript):
            message = f"{passage.role.value}里有文字{_short(passage.text)}"
            yield Hit(Spot(place), message, f"双击{passage.role.value}，删去文字，页脚只留页码")


@rule(
    "随文-合并域", "没有留着邮件合并的域", Severity.WARNING, "实务：没有合并的域印出来是空的或是《单位》这样的记号",
    _TEXT, _TEXT.as_docx(合并域="MERGEFIELD 单位"), when_public=Severity.ERROR,
)  # fmt: skip
def _merge_fields(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    names = [each.split()[1] if len(each.split()) > 1 else each for each in layout.open_merge_fields] if layout else []
    if names:
        fields = "、".join(_short(name.strip('"')) for name in dict.fromkeys(names))
        yield Hit(Spot(), f"留着邮件合并的域{fields}", "完成合并，或把域换成实际的内容（选中后按 Ctrl+Shift+F9）")


@rule(
    "随文-文件属性", "文件属性里没有个人的姓名和备注", Severity.WARNING,
    "个人信息保护法第五条、第六条；文件的“详细信息”谁都看得到",
    _TEXT, _TEXT.as_docx(作者="张小明"), when_public=Severity.ERROR,
)  # fmt: skip
def _properties(manuscript: Manuscript) -> Iterator[Hit]:
    layout = layout_of(manuscript)
    said = [*_said(layout.properties), *_other_title(layout.properties.title, manuscript)] if layout else []
    if said:
        yield Hit(
            Spot(),
            f"文件属性里有{'，'.join(said)}",
            "在“文件—信息—检查文档”里删除文档属性和个人信息，或把作者改成单位名称",
        )


def _other_title(title: str, manuscript: Manuscript) -> Iterator[str]:
    """Yield the title in the properties when it is that of a draft, or of a report on another year."""
    years = set(re.findall(r"20[0-9]{2}(?=年)", title))
    is_draft = re.search(r"送审|征求意见|草稿|初稿|内部", title)
    if is_draft or (manuscript.year and years and str(manuscript.year) not in years):
        yield f"标题{_short(title)}"


def _said(properties: FileProperties) -> Iterator[str]:
    """Yield what the properties say of people, and what somebody noted in them."""
    for field, name in _PEOPLE.items():
        value = getattr(properties, field)
        if value and not _OF_NOBODY.fullmatch(value) and not _ORGAN.search(value):
            yield f"{name}{_short(value)}"
    made_by_office = bool(_ORGAN.search(properties.author))
    for field, name in _REMARKS.items():
        value = getattr(properties, field)
        if value and not made_by_office and re.search("[一-鿿]", value):
            yield f"{name}{_short(value)}"
    for name, value in properties.custom:
        if value and not _TECHNICAL.match(name):
            yield f"{quoted(name)}{_short(value)}"
