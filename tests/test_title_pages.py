"""Titles on the page: whatever a unit is called, in every jurisdiction, no line spills over (7.3.1)."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import answers_tree, dump, render_in_process
from sweeps import chosen, pages_of

from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.pages.blocks import Attachment, Title
from drafter.pages.text_width import width

ROOTS = (shipped("templates"),)
NAMES = (
    "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县教育体育局",
    "新疆生产建设兵团第七师胡杨河市教育局和第七师教育考试中心办公室",
    "中国（河北）自由贸易试验区正定片区管理委员会教育文化和卫生健康局",
)
YEARS = ("2021", "2023")


class Case(NamedTuple):
    """A unit's name, the jurisdiction and the kind of its report."""

    jurisdiction: str
    kind: str
    name: str
    year: str

    def blocks(self) -> tuple[list[str], list[str], bytes]:
        """Return the lines of the title, of an attachment's title, and the .docx."""
        identity = {
            **{"地区模板": self.jurisdiction, "报告种类": self.kind, "年度": self.year},
            **{"单位全称": self.name, "单位简称": self.name},
        }
        attached = f"{self.name}{self.year}年度法治政府建设主要数据表"
        form = {"附件": [{"名称": attached, "内容": "文字", "正文": "无。"}]}
        made = render_in_process(dump(answers_tree(单位和报告=identity, 公文格式=form)))
        (title,) = [block for block in made.document.blocks if isinstance(block, Title)]
        (attachment,) = [block for block in made.document.blocks if isinstance(block, Attachment)]
        return list(title.lines), list(attachment.title), made.data


def cases() -> list[Case]:
    """Return names of 5 to 30 字 × all jurisdictions × both kinds."""
    kinds = [
        (path.parent.name, kind.name)
        for path in manifests(ROOTS)
        for kind in load_jurisdiction(path.parent.name, ROOTS).kinds
    ]
    lengths = product(range(5, 31), kinds)
    return [
        Case(*kind, NAMES[(length + i) % len(NAMES)][-length:], YEARS[i % 2])
        for i, (length, kind) in enumerate(lengths)
    ]


@pytest.mark.layout
def test_every_line_of_a_title_stays_on_its_line_and_none_is_left_over(tmp_path: Path) -> None:
    swept = chosen(cases(), 40)
    told = {str(number): case.blocks() for number, case in enumerate(swept)}
    pages = pages_of({name: data for name, (_, _, data) in told.items()}, tmp_path)
    wrong = {}
    for number, case in enumerate(swept):
        title, attached, _ = told[str(number)]
        printed = {line.text.replace(" ", "") for page in pages[str(number)] for line in page}
        short = [line for line in (*title, *attached) if width(line) < 3]
        spilt = [line for line in (*title, *attached) if line not in printed]
        if short or spilt:
            wrong[case] = (short, spilt)
    assert wrong == {}
