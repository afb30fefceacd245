"""`drafter check` as a user meets it: list, JSON, SARIF, comments, exit code, nothing overwritten."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from builders import (
    dump,
    make_answers,
    render_in_process,
    run_drafter,
    run_python,
    snapshot,
    write_jurisdiction,
    write_tree,
)
from documents import paragraph, part, word_file, zip_of
from lxml import etree
from manuscripts import answers_manuscript
from office import convert, faults

from drafter.checking.output.commented import commented
from drafter.checking.rule import Example, Finding, Hit, Rule, Severity, Spot
from drafter.checking.sources.from_docx import read_docx_bytes

PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1475" w:bottom="1984" w:left="1587"/></w:sectPr>'
)
LETTER = PAGE.replace("11906", "12240").replace("16838", "15840")
REPORT = paragraph("某局2021年法治政府建设报告") + paragraph("一、甲") + paragraph("全年检查", "77次，处罚4件。")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"好.docx": word_file(REPORT + PAGE), "坏.docx": word_file(REPORT + LETTER), "文本.txt": "全年77次。 \n"}
    return write_tree(tmp_path / "件", files)


def test_error_gives_exit_code_one_and_is_told_with_rule_and_mend(folder: Path) -> None:
    done = run_drafter("check", "坏.docx", "--rules", "版式-纸张", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith("坏.docx（年度报告，2021年度）：错误 1 处，警告 0 处，提示 0 处\n")
    for words in ("【错误】", "纸张是 216×279 毫米，不是 A4", "版式-纸张", "GB/T 9704-2012 5.1", "在“页面设置”里"):
        assert words in done.stdout


def test_without_errors_the_exit_code_is_zero(folder: Path) -> None:
    done = run_drafter("check", "好.docx", "--rules", "版式-纸张，版式-页码", cwd=folder)
    assert (done.returncode, "没有页码" in done.stdout) == (0, True)


def test_json_has_every_finding_with_its_place(folder: Path) -> None:
    done = run_drafter("check", "文本.txt", "--format", "json", "--rules", "版式", cwd=folder)
    told = json.loads(done.stdout)
    assert (told["format_version"], told["file"], told["counts"]["note"]) == (1, "文本.txt", 1)
    finding = told["findings"][0]
    assert (finding["rule"], finding["level"], finding["place"]["line"]) == ("版式-段末空格", "note", 1)
    assert set(finding) == {"rule", "level", "message", "mend", "source", "excerpt", "accepted", "place", "others"}


def test_sarif_names_tool_rules_and_places(folder: Path) -> None:
    done = run_drafter("check", "文本.txt", "--format", "sarif", "-o", "结果.sarif", cwd=folder)
    assert "已写出：结果.sarif" in done.stdout
    log = json.loads((folder / "结果.sarif").read_text(encoding="utf-8"))
    run = log["runs"][0]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "Drafter")
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    result = next(each for each in run["results"] if each["ruleId"] == "版式-段末空格")
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in ("error", "warning", "note")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E6%96%87%E6%9C%AC.txt"
    assert place["region"] == {"startLine": 1, "startColumn": 1, "endColumn": 7}


def test_comments_go_into_a_copy_and_the_original_stays(folder: Path) -> None:
    before = (folder / "坏.docx").read_bytes()
    name = "坏（检查意见）.docx"
    for _ in range(2):
        done = run_drafter("check", "坏.docx", "--format", "docx", "--rules", "版式-纸张", cwd=folder)
        assert done.returncode == 1
        assert f"放在：{name}" in done.stdout
        comments = [c.text for c in docx.Document(str(folder / name)).comments]
        assert comments == [
            "【错误】纸张是 216×279 毫米，不是 A4\n改法：在“页面设置”里把纸张改为 A4（210×297 毫米）\n"
            "版式-纸张，GB/T 9704-2012 5.1"
        ]
    assert (folder / "坏.docx").read_bytes() == before


def test_original_is_never_written_over(folder: Path) -> None:
    before = snapshot(folder)
    for output, options in (("坏.docx", ("--format", "docx")), ("./坏.docx", ())):
        done = run_drafter("check", "坏.docx", *options, "-o", output, cwd=folder)
        assert done.returncode == 2
        assert "这是这次要读的文件本身" in done.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["没有.docx"], "没有.docx：找不到这个文件"),
        (["没有.doc"], "没有.doc：找不到这个文件"),
        ([], "没有写要检查哪个文件"),
        (["文本.txt", "--format", "docx"], "文本文件里不能写批注"),
        (["文本.txt", "--rules", "版试"], "没有“版试”这类或这条规则；是不是“版式”？"),
        (["文本.txt", "--last", "没有.docx"], "没有.docx：找不到这个文件"),
        (["文本.txt", "--format", "json", "-o", "没有/a.json"], "没有这个文件夹"),
    ],
)
def test_what_cannot_be_checked_gives_exit_code_two_and_a_message(
    folder: Path, arguments: list[str], message: str
) -> None:
    done = run_drafter("check", *arguments, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_list_names_every_rule(folder: Path) -> None:
    done = run_drafter("check", "--list", cwd=folder)
    assert done.returncode == 0
    assert "错误　版式-纸张　用竖放的 A4 纸" in done.stdout


def test_jurisdiction_switches_rules_off_and_adds_its_own(tmp_path: Path) -> None:
    own = {
        "名称": "我区-称呼",
        "词": ["区教委"],
        "除外": ["原区教委"],
        "级别": "错误",
        "说明": "现在叫区教育局",
        "改法": "改称",
    }
    write_jurisdiction(
        tmp_path / "templates",
        {"甲": "检查{{ 行政执法.行政检查次数 }}。"},
        检查={"关闭": ["版式-段末空格"], "规则": [own]},
    )
    write_tree(tmp_path, {"报告.txt": "原区教委移交4件。 \n区教委办结4件。\n"})
    done = run_drafter("check", "报告.txt", "--jurisdiction", "试用", "--rules", "版式,我区", cwd=tmp_path)
    assert done.returncode == 1
    assert "错误 1 处，警告 0 处，提示 0 处" in done.stdout
    assert "第2行" in done.stdout
    assert "我区-称呼" in done.stdout


def test_unknown_rule_in_a_manifest_is_named(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path / "templates", {"甲": "x"}, 检查={"关闭": ["版式-段尾空格"]})
    write_tree(tmp_path, {"报告.txt": "办结4件。\n"})
    done = run_drafter("check", "报告.txt", "--jurisdiction", "试用", cwd=tmp_path)
    assert done.returncode == 2
    assert "关闭的“版式-段尾空格”不是一条规则；是不是“版式-段末空格”？" in done.stderr
    told = run_drafter("jurisdictions", "check", "试用", cwd=tmp_path)
    assert "“版式-段尾空格”不是一条检查规则；是不是“版式-段末空格”？" in told.stdout


def test_answers_are_checked_as_they_would_be_written(tmp_path: Path) -> None:
    write_tree(tmp_path, {"填报.yaml": make_answers()})
    done = run_drafter("check", "填报.yaml", "--format", "json", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (told["title"], told["year"]) == ("河东区教育局2021年法治政府建设年度报告", 2021)


def a_rule(name: str = "试-试") -> Rule:
    return Rule(name, "试", Severity.WARNING, "试", lambda _: (), Example(""), Example(""))


def finding(passage: int, start: int = 0, end: int = 0, message: str = "不对") -> Finding:
    return Finding(a_rule(), Hit(Spot(passage, start, end), message, "改"), "")


def marked(data: bytes) -> list[str]:
    """Return the text within each comment's range, by the comments' ids."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    found: dict[str, str] = {}
    for start in root.iter(f"{W}commentRangeStart"):
        key, inside = start.get(f"{W}id"), False
        for element in root.iter():
            if element is start:
                inside, found[key] = True, ""
            elif element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == key:
                inside = False
            elif inside and element.tag == f"{W}t":
                found[key] += element.text or ""
    return [found[key] for key in sorted(found, key=int)]


def test_comment_stands_at_its_words_and_the_text_stays() -> None:
    data = word_file(REPORT + PAGE)
    made = read_docx_bytes(data, "报告.docx")
    found = [finding(2, 2, 7), finding(2, 0, 2), finding(1), finding(-1)]
    copy = commented(data, made, found)
    assert marked(copy) == ["检查77次", "全年", "一、甲", "某局2021年法治政府建设报告"]
    assert [p.text for p in read_docx_bytes(copy, "报告.docx").passages] == [p.text for p in made.passages]


def test_comment_stands_right_behind_an_automatic_number() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    body = paragraph("全年检查77次。", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    data = word_file(body, {"numbering": numbering})
    made = read_docx_bytes(data, "报告.docx")
    assert made.passages[0].text == "一、全年检查77次。"
    assert marked(commented(data, made, [finding(0, 4, 6)])) == ["检查"]


def test_comments_that_are_there_are_kept_and_ids_go_on() -> None:
    comments = part("comments", '<w:comment w:id="7" w:author="王"><w:p><w:r><w:t>旧的</w:t></w:r></w:p></w:comment>')
    old = '<w:commentRangeStart w:id="7"/><w:r><w:t>全年</w:t></w:r><w:commentRangeEnd w:id="7"/>'
    data = word_file(paragraph(old, "检查。"), {"comments": comments})
    copy = commented(data, read_docx_bytes(data, "报告.docx"), [finding(0, 2, 4, "新的")])
    assert marked(copy) == ["全年", "检查"]
    document = docx.Document(io.BytesIO(copy))
    assert [(c.comment_id, c.text.split("\n")[0]) for c in document.comments] == [(7, "旧的"), (8, "【警告】新的")]


def test_comment_on_a_text_box_hangs_on_its_paragraph() -> None:
    box = "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    data = word_file(paragraph("某局2021年法治政府建设报告") + paragraph("正文。", box))
    made = read_docx_bytes(data, "报告.docx")
    place = next(i for i, p in enumerate(made.passages) if p.text == "框里")
    root = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(commented(data, made, [finding(place, 0, 2)]))).read("word/document.xml")
    )
    assert [p.getparent().tag for p in root.iter(f"{W}commentRangeStart")] == [f"{W}p"]
    assert next(root.iter(f"{W}txbxContent")).find(f".//{W}commentReference") is None


def test_accepted_finding_is_no_comment() -> None:
    data = word_file(REPORT)
    made = read_docx_bytes(data, "报告.docx")
    assert marked(commented(data, made, [finding(2, 0, 2)._replace(reason="有理由")])) == []


def test_comments_on_answers_stand_in_the_rendered_document() -> None:
    made = render_in_process(make_answers())
    manuscript = answers_manuscript("行政执法:\n  行政检查次数: '77'\n其他情况: 无\n")
    place = next(i for i, p in enumerate(manuscript.passages) if "77次" in p.text)
    start = manuscript.passages[place].text.find("77次")
    gaps = marked(made.data)  # a draft has comments of its own
    assert marked(commented(made.data, manuscript, [finding(place, start, start + 3)])) == [*gaps, "77次"]


@pytest.mark.parametrize("name", ["一段", "多处"])
def test_copy_with_comments_is_valid(tmp_path: Path, name: str) -> None:
    made = render_in_process(make_answers())
    read = read_docx_bytes(made.data, "报告.docx")
    places = range(len(read.passages)) if name == "多处" else [1]
    path = tmp_path / "报告.docx"
    path.write_bytes(commented(made.data, read, [finding(i, 1, 3) for i in places]))
    assert faults(path) == []


def test_parts_other_than_text_stay_byte_for_byte() -> None:
    data = zip_of({**_parts(word_file(REPORT)), "word/media/图.png": b"\x89PNG" + bytes(range(256))})
    copy = commented(data, read_docx_bytes(data, "报告.docx"), [finding(2, 0, 2)])
    before, after = _parts(data), _parts(copy)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def _parts(data: bytes) -> dict[str, bytes]:
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: package.read(name) for name in package.namelist()}


def test_explained_finding_is_listed_with_its_reason_and_is_no_error(tmp_path: Path) -> None:
    own = {"名称": "我区-次数", "词": ["77次"], "级别": "错误", "说明": "偏少", "改法": "核对"}
    write_jurisdiction(tmp_path / "templates", {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 检查={"规则": [own]})
    accepted = [{"规则": "我区-次数", "位置": "行政执法.行政检查次数", "理由": "以平台为准"}]
    tree = make_answers(单位和报告={"地区模板": "试用"}, 核对说明=accepted)
    write_tree(tmp_path, {"填报.yaml": tree, "空.yaml": dump({})})
    done = run_drafter("check", "填报.yaml", "--rules", "我区", cwd=tmp_path)
    assert done.returncode == 0
    assert "另有 1 处已说明理由" in done.stdout
    assert "以平台为准" in done.stdout


def test_publication_is_checked_for_the_public_edition_alone(tmp_path: Path) -> None:
    write_tree(tmp_path, {"报告.txt": "某局2021年法治政府建设报告\n局长张三批示要求抓好整改。\n"})
    filed, public = (
        json.loads(run_drafter("check", "报告.txt", "--format", "json", "--edition", name, cwd=tmp_path).stdout)
        for name in ("报送版", "公开版")
    )
    assert not [f for f in filed["findings"] if f["rule"].startswith("公开-")]
    assert [f for f in public["findings"] if f["rule"].startswith("公开-")]


@pytest.mark.layout
def test_libreoffice_shows_the_comments(tmp_path: Path) -> None:
    made = render_in_process(make_answers())
    read = read_docx_bytes(made.data, "报告.docx")
    gaps = len(marked(made.data))
    path = tmp_path / "报告.docx"
    path.write_bytes(commented(made.data, read, [finding(1, 1, 3, "看这里"), finding(-1, message="看全文")]))
    (saved,) = convert([path], tmp_path / "office", "odt")
    content = zipfile.ZipFile(saved).read("content.xml").decode()
    assert content.count("<office:annotation ") == gaps + 2
    assert "看这里" in content
    assert "看全文" in content


LOADED = """\
import sys
from drafter.cli import main
main(["check", "好.docx"])
print("loaded:", *sorted({"pydantic", "jinja2", "drafter.model.report"} & sys.modules.keys()))
"""


def test_a_check_of_a_word_file_loads_neither_model_nor_templates(folder: Path) -> None:
    assert run_python("-c", LOADED, cwd=folder).stdout.endswith("loaded:\n")
