"""The parts of each example's document as readable text: what golden files hold.

`python tests/golden.py` writes them anew, into `tests/data/golden/`: a folder a document, and one
for the parts that most documents share. Look at what changed (`git diff`) before you commit it.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builders import make_answers, render_in_process
from lxml import etree

from drafter.folders import shipped
from drafter.pages.word.docx_package import CUSTOM, unpack

FOLDER = Path(__file__).with_name("data") / "golden"
SHARED = "shared"
DRAFT = "draft"
"""A document with gaps: the first example without some of its answers."""
FORMAL = "formal"
"""A small document in the whole official form, from masthead to imprint, with attachments."""
_FORM = {
    "版头": "有",
    "份号": "000012",
    "紧急程度": "加急",
    "发文字号": "河东教〔2022〕8号",
    "签发人": ["张三", "李四"],
    "联合发文机关": ["天津市河东区司法局"],
    "印章": "有",
    "附注": "联系人：王五，电话：24123456",
    "附件": [
        {"名称": "法治政府建设主要数据表", "内容": "数据表"},
        {"名称": "配合部门的工作", "内容": "文字", "正文": "各街道配合开展了联合检查。"},
    ],
    "版记": "有",
    "抄送机关": ["区委全面依法治区委员会办公室", "区人大常委会办公室"],
    "印发机关": "天津市河东区教育局办公室",
    "印发日期": "2022-01-30",
}
_WIDTH = 120
"""Columns of a line, beyond which an element's children stand on lines of their own."""
_NONE = "(no such part)\n"
"""What stands for a part that most documents have and this one hasn't."""
_DECLARATION = re.compile(r' xmlns(:\w+)?="[^"]*"')
_DROPPED = re.compile(r"(?m)^  (持证执法人员|行政处罚件数|报送通知|单位简称|依申请公开件数):.*$")


def documents() -> dict[str, bytes]:
    """Return the documents that are compared, by the names of their folders."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(shipped("examples").glob("*.yaml"))}
    texts[FORMAL] = make_answers(公文格式=_FORM, 单位和报告={"主送机关": "区政府", "成文日期": "2022-01-29"})
    texts[DRAFT] = _DROPPED.sub(r"  \1:", texts["hedong-2021"])
    return {name: render_in_process(text).data for name, text in texts.items()}


def golden_texts() -> dict[str, str]:
    """Return what the golden files should hold, by their paths in `FOLDER`.

    The digest is left out: it says no more than that something changed.
    """
    parts = {
        name: {part: pretty(content) for part, content in unpack(data).items() if part != CUSTOM}
        for name, data in documents().items()
    }
    shared: dict[str, str] = {}
    for part in sorted({part for each in parts.values() for part in each}):
        [(text, documents_with_it)] = Counter(each.get(part, "") for each in parts.values()).most_common(1)
        if text and documents_with_it > 1:
            shared[part] = text
    own = {
        f"{name}/{part}": each.get(part, _NONE)
        for name, each in parts.items()
        for part in sorted(each.keys() | shared.keys())
        if each.get(part) != shared.get(part)
    }
    return {**{f"{SHARED}/{part}": text for part, text in shared.items()}, **own}


def pretty(content: bytes) -> str:
    """Return XML with an element a line, short ones with all that is in them on one."""
    root = etree.fromstring(content)
    return "\n".join(_lines(root, 0, top=True)) + "\n"


def _lines(element: Any, depth: int, *, top: bool = False) -> Iterator[str]:
    indent, flat = "  " * depth, _flat(element, top=top)
    if not len(element) or len(indent + flat) <= _WIDTH:
        yield indent + flat
        return
    bare = etree.Element(element.tag, element.attrib, element.nsmap)
    yield indent + _flat(bare, top=top).replace("/>", ">")
    for child in element:
        yield from _lines(child, depth + 1)
    yield f"{indent}</{_name(element)}>"


def _flat(element: Any, *, top: bool) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text if top else _DECLARATION.sub("", text)


def _name(element: Any) -> str:
    name = etree.QName(element)
    return f"{element.prefix}:{name.localname}" if element.prefix else str(name.localname)


def held() -> dict[str, str]:
    """Return what the golden files hold, by their paths in `FOLDER`."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file()
    }


def renew(texts: Mapping[str, str]) -> None:
    """Write `texts` as the golden files, in place of all that are there."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, text in texts.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew(golden_texts())
