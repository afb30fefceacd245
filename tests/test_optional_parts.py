"""无, 不适用 and nothing at all, as the answer for each part of 公文格式: each gives a right page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import office
import pytest
from builders import make_answers, render_in_process
from sweeps import pages_of

from drafter.pages.blocks import Imprint, Masthead
from drafter.pages.file_format import Form, write_form
from drafter.rendering import Rendering

FORMAL: dict[str, Any] = {
    "版头": "有",
    "份号": "000012",
    "密级和保密期限": "无",
    "紧急程度": "特急",
    "发文机关标志": "河东区教育局文件",
    "发文字号": "河东教〔2022〕8号",
    "签发人": "张三",
    "联合发文机关": "河东区司法局",
    "印章": "有",
    "附注": "联系人：张三",
    "附件": [{"名称": "情况说明", "内容": "文字", "正文": "全年工作平稳。"}],
    "版记": "有",
    "抄送机关": "区司法局",
    "印发机关": "河东区教育局办公室",
    "印发日期": "2022年1月30日",
}
PRINTED = {
    "版头": "8号",
    "份号": "000012",
    "紧急程度": "特急",
    "发文字号": "8号",
    "签发人": "签发人",
    "联合发文机关": "河东区司法局",
    "附注": "联系人",
    "附件": "附件",
    "版记": "印发",
    "抄送机关": "抄送",
    "印发机关": "教育局办公室",
    "印发日期": "印发",
}
"""What is on the page only because of the answer."""
REQUIRED = ("发文字号", "签发人", "印发机关", "印发日期")
CASES = [(title, answer) for title in FORMAL for answer in ("无", "不适用", None) if (title, answer) != ("版记", None)]
"""Where 版记 is open, the answers to its own questions ask for it."""


def rendering(title: str, answer: str | None) -> Rendering:
    return render_in_process(make_answers(公文格式={**FORMAL, title: answer}))


@pytest.mark.parametrize(("title", "answer"), CASES)
def test_a_part_that_there_is_none_of_leaves_nothing_behind(title: str, answer: str | None) -> None:
    made = rendering(title, answer)
    text = write_form(made.document, Form.TEXT, made.page, {}, None).decode("utf-8-sig")
    if answer is None and title in REQUIRED:
        assert f"【待填：{title}】" in text
    else:
        assert not [name for name in FORMAL if f"【待填：{name}】" in text]
        assert title not in PRINTED or PRINTED[title] not in text
    lines = [line.strip("　") for line in text.splitlines()]
    assert not {"无", "不适用", "：", "。", "无：", "印发", "抄送：。", "签发人："} & set(lines)
    assert "不适用" not in text


@pytest.mark.layout
def test_every_page_with_an_optional_part_left_out_is_right(tmp_path: Path) -> None:
    made = {f"{title}-{answer}": rendering(title, answer).data for title, answer in CASES}
    pages = pages_of(made, tmp_path)
    centre = 28 + 156 / 2
    for title, answer in CASES:
        first = pages[f"{title}-{answer}"][0]
        numbers = [line for line in first if "河东教〔" in line.text and "号" in line.text]
        if title in {"版头", "发文字号"}:
            assert numbers == []
            continue
        (number,) = numbers
        if title == "签发人" and answer is not None:
            assert (number.left + number.right) / 2 == pytest.approx(centre, abs=1), "文号居中 (7.2.5)"
        else:
            assert number.left == pytest.approx(28 + 5.5, abs=1), "左空一字"
            assert "签发人" in number.text
        ends = [line for page in pages[f"{title}-{answer}"] for line in page if "1月29日" in line.text]
        assert len(ends) == 1, (title, answer)


@pytest.mark.layout
def test_without_number_and_signatory_the_red_line_stays(tmp_path: Path) -> None:
    form = {**FORMAL, "发文字号": "无", "签发人": "无"}
    path = tmp_path / "报告.docx"
    path.write_bytes(render_in_process(make_answers(公文格式=form)).data)
    sheet = office.read_sheets(office.to_pdf(path, tmp_path))[0]
    assert len([rule for rule in sheet.rules if rule.colour == "red"]) == 1


def test_an_imprint_of_nothing_is_none_and_its_parts_stand_alone() -> None:
    nothing = dict.fromkeys(("抄送机关", "印发机关", "印发日期"), "无")
    assert imprint(nothing) is None
    assert imprint({**nothing, "版记": "另面"}) is None
    assert imprint({**nothing, "抄送机关": "区司法局"}) == (("区司法局",), "", "")
    assert imprint({**nothing, "印发机关": "河东区教育局办公室"}) == ((), "河东区教育局办公室", "")


def imprint(form: dict[str, str]) -> tuple[tuple[str, ...], str, str] | None:
    """Return what stands in the imprint of an otherwise full form."""
    blocks = render_in_process(make_answers(公文格式={**FORMAL, **form})).document.blocks
    found = [block for block in blocks if isinstance(block, Imprint)]
    return (found[0].copy_recipients, found[0].printing_authority, found[0].printing_date) if found else None


def test_an_addressee_that_is_none_is_not_printed() -> None:
    made = render_in_process(make_answers(单位和报告={"主送机关": "无"}, 公文格式=FORMAL))
    assert "无：" not in write_form(made.document, Form.TEXT, made.page, {}, None).decode()
    assert any(isinstance(block, Masthead) for block in made.document.blocks)
