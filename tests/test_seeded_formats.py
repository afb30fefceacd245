"""Faults of format planted one at a time into the .docx of the examples: each is found, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import render_in_process, run_drafter

from drafter.checking.rules import filed_rules
from drafter.checking.sources.read_source import read_source
from drafter.folders import shipped
from drafter.pages.word.docx_package import DOCUMENT, STYLES, pack, unpack

pytestmark = pytest.mark.long

EXAMPLES = ("hedong-2021", "chenghua-2020", "hongqiao-2022", "xiqing-2023", "huyanghe-2022")
Parts = dict[str, str]


class Fault(NamedTuple):
    """A kind of fault: how it is planted, the rule that is to tell it, and those that it must break as well."""

    name: str
    plant: Callable[[Parts], None]
    """Changes the parts; leaves them as they are where an example has no place for it."""
    rule: str
    also: tuple[str, ...] = ()


def everywhere(part: str, old: str, new: str) -> Callable[[Parts], None]:
    """Return a planting that changes the first match of `old` in each part whose name holds `part`."""

    def plant(parts: Parts) -> None:
        for name in [name for name in parts if part in name]:
            parts[name] = re.sub(old, new, parts[name], count=1, flags=re.DOTALL)

    return plant


def in_style(style: str, old: str, new: str) -> Callable[[Parts], None]:
    """Return a planting that changes a style, where something is set in it."""
    change = everywhere(STYLES, f'(w:styleId="{style}"(?:(?!</w:style>).)*?){old}', rf"\g<1>{new}")

    def plant(parts: Parts) -> None:
        if any(f'<w:pStyle w:val="{style}"/>' in each for each in parts.values()):
            change(parts)

    return plant


def in_paragraph(style: str, properties: str = "", run: str = "", least: int = 0) -> Callable[[Parts], None]:
    """Return a planting that formats one paragraph of `style` by hand, or all its runs.

    The first with more than `least` characters is taken, from the middle of the document on.
    """

    def plant(parts: Parts) -> None:
        found = re.findall(rf'<w:p><w:pPr><w:pStyle w:val="{style}"/>.*?</w:p>', parts[DOCUMENT], re.DOTALL)
        found = [each for each in found if len(re.sub("<.*?>", "", each)) > least]
        if not found:
            return
        old = found[len(found) // 2]
        new = old.replace("</w:pPr>", f"{properties}</w:pPr>", 1)
        if run:
            new = re.sub(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?", rf"<w:r><w:rPr>\g<1>{run}</w:rPr>", new)
        parts[DOCUMENT] = parts[DOCUMENT].replace(old, new, 1)

    return plant


def song(parts: Parts) -> None:
    in_style("OfficialBody", "</w:pPr>", '</w:pPr><w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr>')(parts)


BODY = "OfficialBody"
FAULTS = (
    Fault("left margin", everywhere(DOCUMENT, 'w:left="1587"', 'w:left="1134"'), "页边距", ("每行字数",)),
    Fault("upper margin", everywhere(DOCUMENT, 'w:top="2098"', 'w:top="1440"'), "页边距", ("每面行数",)),
    Fault("Letter paper", everywhere(DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'), "纸张",
          ("页边距", "每面行数", "每行字数")),
    Fault("landscape", everywhere(DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"'),
          "纸张", ("页边距", "每面行数", "每行字数")),
    Fault("body font, whole", song, "正文字体"),
    Fault("body font, one paragraph", in_paragraph(BODY, run='<w:rFonts w:eastAsia="宋体"/>'), "正文字体"),
    Fault("body size, whole", in_style(BODY, "</w:pPr>", '</w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>'), "字号"),
    Fault("body size, one paragraph", in_paragraph(BODY, run='<w:sz w:val="28"/>'), "字号"),
    Fault("no indent, whole", in_style(BODY, r"<w:ind [^>]*/>", ""), "首行缩进"),
    Fault("no indent, one paragraph", in_paragraph(BODY, '<w:ind w:firstLineChars="0" w:firstLine="0"/>'), "首行缩进"),
    Fault("whole paragraph indented", in_paragraph(BODY, '<w:ind w:leftChars="200" w:left="628"/>', least=40),
          "回行顶格", ("首行缩进",)),
    Fault("line pitch, whole", everywhere(STYLES, 'w:line="579"', 'w:line="600"'), "每面行数"),
    Fault("line pitch, one paragraph", in_paragraph(BODY, '<w:spacing w:line="560" w:lineRule="exact"/>'), "行距不一"),
    Fault("space before a paragraph", in_paragraph(BODY, '<w:spacing w:before="156"/>'), "段间距"),
    Fault("bold body, whole", in_style(BODY, "</w:pPr>", "</w:pPr><w:rPr><w:b/></w:rPr>"), "加粗"),
    Fault("bold body, one paragraph", in_paragraph(BODY, run="<w:b/>"), "加粗"),
    Fault("bold heading", in_style("Heading1", "<w:rPr>", "<w:rPr><w:b/>"), "加粗"),
    Fault("coloured text", in_paragraph(BODY, run='<w:color w:val="0070C0"/>'), "文字颜色"),
    Fault("level 1 in another font", in_style("Heading1", 'w:eastAsia="黑体"', 'w:eastAsia="宋体"'), "层次字体"),
    Fault("level 2 in another font", in_style("Heading2", "楷体_GB2312", "仿宋_GB2312"), "层次字体"),
    Fault("level 2 in another size", in_paragraph("Heading2", run='<w:sz w:val="30"/>'), "字号"),
    Fault("title smaller", in_style("Title", 'w:sz w:val="44"', 'w:sz w:val="36"'), "标题字体"),
    Fault("title in another font", in_style("Title", "方正小标宋简体", "黑体"), "标题字体"),
    Fault("title not centred", in_style("Title", 'w:jc w:val="center"', 'w:jc w:val="left"'), "标题居中"),
    Fault("date at the left", in_paragraph("IssueDate", '<w:ind w:left="0" w:right="0"/>'), "落款位置"),
    Fault("no page number", everywhere("word/footer", "<w:p>.*</w:p>", "<w:p/>"), "页码"),
    Fault("page number in the middle", everywhere("word/footer", '<w:jc w:val="(?:right|left)"/>',
          '<w:jc w:val="center"/>'), "页码位置"),
    Fault("page number without dashes", everywhere("word/footer", ">— <", "><"), "页码形式"),
    Fault("page number too small", in_style("Footer", 'w:sz w:val="28"', 'w:sz w:val="18"'), "页码形式"),
)  # fmt: skip


@cache
def example(name: str) -> dict[str, bytes]:
    """Return the parts of an example's .docx."""
    return unpack(render_in_process((shipped("examples") / f"{name}.yaml").read_text(encoding="utf-8")).data)


def planted(fault: Fault, name: str) -> bytes | None:
    """Return the example's .docx with the fault; None where it has no place for it."""
    texts = {part: data.decode() for part, data in example(name).items() if part.endswith(".xml")}
    before = dict(texts)
    fault.plant(texts)
    return None if texts == before else pack({**example(name), **{part: each.encode() for part, each in texts.items()}})


def findings(data: bytes, folder: Path) -> Counter[tuple[str, str]]:
    """Return what all rules find in a .docx: their names, with the words of the message."""
    path = folder / "报告.docx"
    path.write_bytes(data)
    manuscript = read_source(path).manuscript
    return Counter((rule.name, hit.message) for rule in filed_rules() for hit in rule.check(manuscript))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_nothing_else(fault: Fault, tmp_path: Path) -> None:
    places = 0
    for name in EXAMPLES:
        data = planted(fault, name)
        if data is None:
            continue
        places += 1
        new = findings(data, tmp_path) - findings(pack(example(name)), tmp_path)
        rules = [rule for rule, _ in new]
        assert rules.count(f"版式-{fault.rule}") == 1, f"{name}: {new}"
        assert set(rules) <= {f"版式-{rule}" for rule in (fault.rule, *fault.also)}, f"{name}: {new}"
    assert places, "no example has a place for this fault"


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_rendered_example_has_no_fault_of_format(name: str, tmp_path: Path) -> None:
    told = [rule for rule, _ in findings(pack(example(name)), tmp_path) if rule.startswith("版式-")]
    assert told == []


def test_the_command_tells_the_faults_of_a_document(tmp_path: Path) -> None:
    parts = {part: data.decode() for part, data in example("hedong-2021").items() if part.endswith(".xml")}
    for fault in FAULTS:
        if fault.name in ("landscape", "bold body, one paragraph", "title smaller", "no page number"):
            fault.plant(parts)
    data = pack({**example("hedong-2021"), **{part: each.encode() for part, each in parts.items()}})
    (tmp_path / "报告.docx").write_bytes(data)
    done = run_drafter("check", "报告.docx", cwd=tmp_path)
    assert done.returncode == 1
    said = re.sub(r"\s", "", done.stdout)
    for told in ("正文的纸张是横向", "标题是18磅，不是2号（22磅）", "没有页码", "正文加了粗："):
        assert told in said
