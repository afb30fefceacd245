"""公文格式: what an official document has around its text (GB/T 9704-2012, 7.2, 7.3.4 to 7.4).

A report without masthead is the default; `版头: 有` asks for the rest.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, field_validator

from drafter.hints import quoted
from drafter.model import titles
from drafter.model.answer_groups import AnswerGroup
from drafter.model.characters import without_spaces
from drafter.model.fields import (
    DayOrNoneAnswer,
    MarkedNamesAnswer,
    NameAnswer,
    NamesAnswer,
    ProseAnswer,
    RecipientsAnswer,
    Special,
    StrictModel,
    TextAnswer,
    choice,
    day,
    names,
    records,
    text,
    yes_or_no,
)
from drafter.model.numerals import to_half_width
from drafter.model.parsing import parse_records

TABLE_OF_FIGURES, STATISTICS, WORDS = "数据表", "统计表", "文字"
"""What an attachment may hold."""
OWN_PAGE = "另面"
"""The answer to 版记 that puts it on an even page of its own."""

_BRACKETS = "[\\[【〔（(［{｛]", "[\\]】〕）)］}｝]"
_NUMBER = re.compile(rf"(?P<body>.+?){_BRACKETS[0]}(?P<year>[0-9]{{4}}){_BRACKETS[1]}第?0*(?P<count>[1-9][0-9]*)号")
_SECRET = re.compile(r"(?P<degree>绝密|机密|秘密)(?:★(?P<term>长期|[1-9][0-9]*(?:年|个月|月|天|日)))?")


def parse_copy_number(answer: str) -> str:
    """Return a 份号: six digits (7.2.1). Raises ValueError in Chinese otherwise."""
    digits = without_spaces(to_half_width(answer))
    if not re.fullmatch("[0-9]{6}", digits):
        raise ValueError(f"{quoted(answer)}不是份号；请写六位数字，如 000001")
    return digits


def parse_classification(answer: str) -> str:
    """Return a 密级和保密期限 such as 机密★1年 (7.2.2). Raises ValueError in Chinese otherwise."""
    plain = without_spaces(to_half_width(answer)).replace("*", "★").replace("☆", "★")
    match = _SECRET.fullmatch(plain)
    if match is None:
        raise ValueError(f"{quoted(answer)}不是密级和保密期限；请写 绝密、机密 或 秘密，有期限的如 机密★1年")
    return plain


def parse_document_number(answer: str) -> str:
    """Return a 发文字号 such as 河东教〔2022〕8号 (7.2.5).

    Other brackets, 第 and leading zeros are mended. Raises ValueError in Chinese for what has no
    four-digit year in brackets and no number.
    """
    plain = without_spaces(to_half_width(answer))
    match = _NUMBER.fullmatch(plain)
    if match is None or re.search(r"[0-9\[\]【】〔〕（）()]", match["body"]):
        raise ValueError(f"{quoted(answer)}不是发文字号；请写机关代字、四位年份和序号，如 河东教〔2022〕8号")
    return f"{match['body']}〔{match['year']}〕{match['count']}号"


def parse_remark(answer: str) -> str:
    """Return a 附注 in its full-width brackets (7.3.6)."""
    inner = answer.strip()
    if inner[:1] in "（(" and inner[-1:] in "）)":
        inner = inner[1:-1].strip()
    return f"（{inner}）"


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(answer: str) -> str:
        if answer not in choices:
            raise ValueError(f"{quoted(answer)}不是可选的答案；可选：{'、'.join(choices)}")
        return answer

    return parse


_CHOICES = {
    titles.MASTHEAD.leaf: ("有", "无"),
    titles.URGENCY.leaf: ("特急", "加急", "无"),
    titles.SEAL.leaf: ("有", "无"),
    titles.IMPRINT.leaf: ("有", OWN_PAGE, "无"),
}
_CONTENTS = (TABLE_OF_FIGURES, STATISTICS, WORDS)
PARSERS: dict[str, Callable[[str], str]] = {
    titles.COPY_NUMBER.leaf: parse_copy_number,
    titles.CLASSIFICATION.leaf: parse_classification,
    titles.DOCUMENT_NUMBER.leaf: parse_document_number,
    titles.REMARK.leaf: parse_remark,
    **{title: _one_of(*choices) for title, choices in _CHOICES.items()},
}
"""How the answers that have a form of their own are read, by title; 无 and 不适用 are taken before."""


class AttachmentRecord(StrictModel):
    """An attachment: its name, and what it holds."""

    name: NameAnswer = text(titles.ATTACHMENT_NAME, "附件的名称，如 法治政府建设主要数据表（2021年度）", required=True)
    content: TextAnswer = choice(
        titles.BODY,
        _CONTENTS,
        "数据表：本年的各项数；统计表：模板里同名的统计表；文字：写在正文里",
        required=True,
    )
    body: ProseAnswer = text(titles.ATTACHMENT_BODY, "内容是“文字”的才填，一段一行，如 各街道配合开展了联合检查。")
    public: TextAnswer = yes_or_no(titles.PUBLIC, "公开版里附不附；不填就是附", special=Special(asked=False))

    @field_validator("content", "public", mode="after")
    @classmethod
    def _is_a_choice(cls, value: Any, info: ValidationInfo) -> Any:
        choices = _CONTENTS if info.field_name == "content" else ("是", "否")
        return _one_of(*choices)(value) if isinstance(value, str) else value


Attachments = Annotated[list[AttachmentRecord] | None, BeforeValidator(parse_records)]
_FILED = Special(is_published=False)


class OfficialForm(AnswerGroup):
    """公文格式: masthead, seal, remark, attachments, imprint."""

    masthead: TextAnswer = choice(
        titles.MASTHEAD.leaf, _CHOICES[titles.MASTHEAD.leaf], "正式行文、有红头的填 有；不填就是没有", special=_FILED
    )
    copy_number: TextAnswer = text(
        titles.COPY_NUMBER.leaf, "涉密公文才标注，六位数字，如 000001；没有填 无", when=titles.MASTHEAD, special=_FILED
    )
    classification: TextAnswer = text(
        titles.CLASSIFICATION.leaf, "涉密公文才标注，如 机密★1年；没有填 无", when=titles.MASTHEAD, special=_FILED
    )
    urgency: TextAnswer = choice(
        titles.URGENCY.leaf, _CHOICES[titles.URGENCY.leaf], "要求紧急办理的才标注", when=titles.MASTHEAD, special=_FILED
    )
    mark: MarkedNamesAnswer = names(
        titles.MARK.leaf,
        "红头上的字，如 天津市河东区教育局文件；不填就用全称加“文件”",
        when=titles.MASTHEAD,
        special=_FILED,
    )
    document_number: TextAnswer = text(
        titles.DOCUMENT_NUMBER.leaf,
        "这份公文的编号，如 河东教〔2022〕8号",
        required=True,
        when=titles.MASTHEAD,
        special=_FILED,
    )
    signatories: NamesAnswer = names(
        titles.SIGNATORIES.leaf,
        "上报的公文要写签发人姓名，几个的用顿号隔开，如 张三；不是上报的填 无",
        required=True,
        when=titles.MASTHEAD,
        special=_FILED,
    )
    joint_authorities: MarkedNamesAnswer = names(
        titles.JOINT_AUTHORITIES.leaf, "和本单位一起发文的机关，按顺序写，如 区司法局；没有填 无", when=titles.MASTHEAD
    )
    seal: TextAnswer = choice(
        titles.SEAL.leaf,
        _CHOICES[titles.SEAL.leaf],
        "文末盖不盖印章；不填时有版头的就留出盖章的位置",
        when=titles.MASTHEAD,
        special=_FILED,
    )
    remark: TextAnswer = text(
        titles.REMARK.leaf,
        "一般写联系人和电话，如 联系人：张三，电话：24123456；没有填 无",
        when=titles.MASTHEAD,
        special=_FILED,
    )
    attachments: Attachments = records(
        titles.ATTACHMENTS.leaf, "附在正文后面的表或材料，一件一条，如 法治政府建设主要数据表", when=titles.MASTHEAD
    )
    imprint: TextAnswer = choice(
        titles.IMPRINT.leaf,
        _CHOICES[titles.IMPRINT.leaf],
        "有：印在最后一面的末尾；另面：正文在单页结束、版记要印到背面时用",
        when=titles.MASTHEAD,
        special=_FILED,
    )
    copy_recipients: RecipientsAnswer = names(
        titles.COPY_RECIPIENTS.leaf,
        "抄送给哪些单位，如 区委法治办、区司法局；没有填 无",
        when=titles.IMPRINT,
        special=_FILED,
    )
    printing_authority: NameAnswer = text(
        titles.PRINTING_AUTHORITY.leaf,
        "一般是办公室，如 天津市河东区教育局办公室",
        required=True,
        when=titles.IMPRINT,
        special=_FILED,
    )
    printing_date: DayOrNoneAnswer = day(
        titles.PRINTING_DATE.leaf,
        "送去印刷的日子，如 2022年1月30日",
        required=True,
        when=titles.IMPRINT,
        special=_FILED,
    )

    @field_validator(
        *("masthead", "copy_number", "classification", "urgency", "document_number", "seal", "remark", "imprint"),
        mode="after",
    )
    @classmethod
    def _has_its_form(cls, value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, str) or value == "无":
            return value
        title = str(cls.model_fields[str(info.field_name)].alias)
        return PARSERS[title](value)


def parse_form_answer(title: str, answer: str) -> str:
    """Return an answer of this group as the file shall hold it. Raises ValueError in Chinese."""
    return answer if answer == "无" or title not in PARSERS else PARSERS[title](answer)
