"""Any text is safe: from what an answers file holds to a .docx that opens and says the same."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import docx
import office
import pytest
from builders import answers_tree, dump, make_answers, render_in_process, run_drafter, write_tree
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.limits import PARAGRAPH_CHARACTERS
from drafter.model.break_marks import without_marks
from drafter.model.cleaning import clean_name, clean_text
from drafter.model.figure_words import NOT_APPLICABLE_WORDS
from drafter.model.parsing import NONE_WORDS, split_names
from drafter.rendering import Rendering

pytestmark = pytest.mark.long

HOSTILE = {
    "markup": "<w:p>&amp;</w:t> & < > \" ' ]]> <!-- -->",
    "template": "{{ 年度 }}{% if 1 %}{# #}[[可选]]**提法**",
    "markup of sections": "# 标题\n- 条目\n+ 一句\n一是二是",
    "beyond the basic plane": "𠮷𰻝㐂𪚥先生",
    "emoji": "👍🏽👨‍👩‍👧‍👦🇨🇳",
    "combining": "é̂ǎ̈か゛เก้ี",
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627\u202e倒着\u202c",
    "zero width": "零\u200b宽\u200c字\u200d符\ufeff的\u2060词",
    "a very long word": "Aa1" * 60,
    "private use": "\ue000\uf8ff\U000f0000",
    "tabs and spaces": "甲\t乙　丙 丁 戊  己",
    "variation": "葛󠄀飾辻󠄁",
    "musical": "𝄞𝕏",
    "marks of other programs": "{PAGE} \\r %s $(rm) =1+1 @a",
}
REFUSED = {
    "null": "\0",
    "bell": "\x07",
    "escape": "\x1b",
    "delete": "\x7f",
    "C1": "\x9b",
    "no character": "\ufffe",
    "no character of a plane": "\U0002ffff",
    "reserved": "\ufdd0",
    "token": "\U0010f000",
    "mark": "\U0010fff0",
}
LINE_ENDS = {"newline": "\n", "CR LF": "\r\n", "Word's soft end": "\x0b", "page": "\x0c", "NEL": "\x85", "LS": "\u2028"}
NAMES = "行政执法.双随机联合部门"
PLACES = (
    *("单位和报告.单位全称", "单位和报告.单位简称", "单位和报告.主送机关"),
    *("其他情况", "存在不足", "活动", NAMES),
)
PRINTED = tuple(place for place in PLACES if place != "单位和报告.单位简称")
"""通用 prints no short name."""


def quoted(text: str) -> str:
    """Return `text` as a YAML scalar that stands for exactly these characters."""
    escaped = "".join(
        c if c.isalnum() and ord(c) < 0xD800 else f"\\U{ord(c):08X}" if ord(c) > 0xFFFF else f"\\u{ord(c):04X}"
        for c in text
    )
    return f'"{escaped}"'


def answers_with(texts: dict[str, str]) -> str:
    """Return an answers file with `texts`, by place, whatever characters they hold."""
    marks = {f"PLACE{i}X": text for i, text in enumerate(texts.values())}
    tree: dict[str, Any] = answers_tree(行政执法={"行政检查次数": "77", "双随机联合检查次数": "5"}, 落款=None)
    for mark, place in zip(marks, texts, strict=True):
        group, _, name = place.partition(".")
        if name:
            tree.setdefault(group, {})[name] = mark
        elif group == "其他情况":
            tree[group] = mark
        else:
            record = {"提法": mark, "内容": mark}
            tree[group] = [{"主题": "法治宣传", **record} if group == "活动" else record]
    written = dump(tree)
    for mark, text in marks.items():
        written = written.replace(mark, quoted(text))
    return written


def squashed(text: str) -> str:
    """Return `text` without whatever is space: lines may break elsewhere."""
    return "".join(text.split())


def said(text: str) -> str:
    """Return what must be read of an answer: a stop at its end gives way to the template's own."""
    return squashed(text).rstrip("。，；、：:.,;!?！？")


def document_text(data: bytes | Path) -> str:
    """Return all text of a .docx, squashed, as python-docx reads it."""
    document = docx.Document(str(data) if isinstance(data, Path) else io.BytesIO(data))
    return squashed("".join(paragraph.text for paragraph in document.paragraphs))


def rendered(texts: dict[str, str]) -> Rendering:
    return render_in_process(answers_with(texts))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_printed_as_it_is(text):
    texts = dict.fromkeys(PRINTED, text)
    for name in ("单位和报告.单位全称", "单位和报告.主送机关"):
        texts[name] = text.replace("\n", " ")
    texts["活动"] = text.replace("{", "｛")  # braces name figures there
    read = document_text(rendered(texts).data)
    for place in PRINTED:
        kept = texts[place].replace("\n", "、") if place == NAMES else texts[place]
        assert all(said(line) in read for line in kept.splitlines()), place


@pytest.mark.parametrize("character", REFUSED.values(), ids=REFUSED)
def test_characters_that_no_page_shows_are_refused_with_their_line(character):
    refused("其他情况", character)


def test_half_a_character_is_refused():
    """A lone surrogate: some readers of YAML refuse it themselves."""
    with pytest.raises(InputError, match=r"填报\.yaml 第\d+行：.*(U\+D83D|不认识的记号)"):
        rendered({"其他情况": "甲\ud83d乙"})


@pytest.mark.parametrize("place", PLACES)
def test_they_are_refused_wherever_they_stand(place):
    refused(place, "\x07")


def refused(place: str, character: str) -> None:
    with pytest.raises(InputError) as caught:
        rendered({place: f"甲{character}乙"})
    message = str(caught.value)
    assert re.match(r"填报\.yaml 第\d+行：", message)
    assert f"U+{ord(character):04X}" in message
    assert all(line.isprintable() for line in message.splitlines())


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_lines_of_an_answer_become_paragraphs_whatever_ends_them(end):
    made = rendered({"其他情况": f"第一段{end}第二段"})
    texts = [p.text for p in docx.Document(io.BytesIO(made.data)).paragraphs]
    assert texts.index("第二段。") - texts.index("第一段") == 1


@pytest.mark.parametrize("none", ["无", "没有", "没有。"])
def test_any_word_for_none_prints_one_none(none):
    assert document_text(rendered({"其他情况": none}).data) == document_text(rendered({"其他情况": "无"}).data)


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("name", ["单位全称", "单位简称", "主送机关"])
def test_a_line_end_in_a_name_is_refused(name, end):
    with pytest.raises(InputError, match=f"{name}.*“河东区 教育局”分成了几行；这里要写在一行里"):
        rendered({f"单位和报告.{name}": f"河东区{end}教育局"})


def test_a_name_that_is_no_name_is_refused_for_its_length():
    with pytest.raises(InputError, match=r"单位全称.*有 2100 个字，太长了；最多 200 个字"):
        rendered({"单位和报告.单位全称": "Aa1" * 700})


def test_a_long_word_is_broken_over_lines_and_pages():
    longest = ("Aa1" * PARAGRAPH_CHARACTERS)[:PARAGRAPH_CHARACTERS]
    assert longest in document_text(rendered({"其他情况": longest}).data)


def test_names_may_stand_line_by_line():
    made = rendered({"行政执法.双随机联合部门": "区市场监管局\n区人社局\n"})
    assert "区市场监管局、区人社局" in document_text(made.data)


def test_a_rare_character_is_hinted_to_the_chinese_font():
    made = rendered({"其他情况": "𠮷先生"})
    runs = [r for p in docx.Document(io.BytesIO(made.data)).paragraphs for r in p.runs if "𠮷" in r.text]
    assert [run._r.rPr.rFonts.get(qn("w:hint")) for run in runs] == ["eastAsia"]


def test_a_tab_is_a_tab():
    made = rendered({"其他情况": "甲\t乙"})
    [paragraph] = [p for p in docx.Document(io.BytesIO(made.data)).paragraphs if "甲" in p.text]
    assert paragraph.text == "甲\t乙。"
    assert paragraph._p.findall(f".//{qn('w:tab')}")


def test_a_long_rare_name_still_makes_a_file(tmp_path):
    """80 characters of four bytes are more than a file system takes as a name."""
    folder = write_tree(tmp_path / "年报", {"填报.yaml": make_answers(单位和报告={"单位全称": "𠮷" * 80})})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    [document] = folder.glob("*.docx")
    assert document.name.startswith("𠮷" * 40)
    assert "𠮷" * 80 in document_text(document)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_around_the_report_is_printed_as_it_is(text):
    """签发人, 附注, 抄送机关 and 印发机关: what stands in masthead, remark and imprint."""
    text = text.replace("\n", "").replace("一句 ", "一句")
    form = {
        "版头": "有",
        "版记": "有",
        "签发人": "MARKX",
        "附注": "MARKX",
        "抄送机关": ["MARKX", "乙"],
        "印发机关": "MARKX",
    }
    made = render_in_process(dump(answers_tree(公文格式=form)).replace("MARKX", quoted(text)))
    body: Any = docx.Document(io.BytesIO(made.data)).element.body
    read = squashed("".join(node.text or "" for node in body.iter(qn("w:t"))))
    assert read.count(said(text)) == 4


ANY = st.text(st.characters(codec=None), max_size=40)
"""Whatever a string of Python can hold, lone surrogates included."""
ODD = st.text(
    st.sampled_from("<>&\"'{}[]%#*-+·《》“”、。；：，！？（）\u200b\u202e\ufeff\u0301👍𠮷\t\n 一二三甲乙丙abc01"),
    max_size=40,
)
TEXTS = st.dictionaries(st.sampled_from(PLACES), ANY | ODD, min_size=1)


def is_told(place: str, text: str) -> bool:
    """Return True when `text` stands in the document as it is: it is said, and no name of a figure."""
    return place in PRINTED and bool(said(text)) and not (place == "活动" and re.search(r"\{[^{}\s]{1,40}\}", text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example({"其他情况": "。"})
@example({"单位和报告.单位全称": "0|0"})
@example({"单位和报告.单位全称": "没有该职责"})
@example({"单位和报告.单位简称": "【", "活动": "{"})
def test_any_text_is_printed_or_refused_never_a_broken_file(texts):
    try:
        made = rendered(texts)
    except InputError as error:
        problem = str(error)
    else:
        problem = ""
    if problem:
        assert re.match(r"填报\.yaml|活动第1条", problem)
        return
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        assert package.testzip() is None
    read = document_text(made.data)
    for place, text in texts.items():
        if not is_told(place, text):
            continue
        cleaned = without_marks(clean_name(text)) if place.startswith("单位") else clean_text(text)
        for line in split_names(text) if place == NAMES else cleaned.splitlines():
            if not said(line) or unicodedata.category(line.strip()[0]) == "Zl":
                continue
            assert said(line) in read or said(text) in NOT_PRINTED, (place, line)


NOT_PRINTED = (*NONE_WORDS, *NOT_APPLICABLE_WORDS)
"""Words that say that there is nothing to say."""


def batch() -> list[bytes]:
    """Return documents with hostile and with arbitrary text: the same ones each time."""
    found: list[bytes] = [rendered(dict.fromkeys(("其他情况", "存在不足"), text)).data for text in HOSTILE.values()]

    @settings(max_examples=60, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(TEXTS)
    def collect(texts: dict[str, str]) -> None:
        try:
            found.append(rendered(texts).data)
        except InputError:
            return

    collect()
    return found


@pytest.mark.layout
def test_libreoffice_opens_them_and_reads_the_same(tmp_path):
    documents = batch()
    assert len(documents) > 25
    paths = [tmp_path / f"{number}.docx" for number in range(len(documents))]
    for path, data in zip(paths, documents, strict=True):
        path.write_bytes(data)
    for path, saved in zip(paths, office.convert(paths, tmp_path / "saved", "docx"), strict=True):
        assert document_text(saved) == document_text(path), path.name
