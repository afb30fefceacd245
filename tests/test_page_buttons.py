"""What the page's buttons make: the same files as the commands, told and fetched; forms and documents dropped on it."""

from __future__ import annotations

import json
import re
import shutil
import uuid
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from drafter.cli import main
from drafter.folders import shipped
from drafter.outputs.output_sorts import PDF
from drafter.pages.pdf.pdf_writer import Pdf, sealed
from drafter.pages.word.docx_package import unpack
from tests.builders import make_answers
from tests.forms import answer
from tests.serving import Reply, Visitor, serving


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of 报告.yaml; PDFs are made without LibreOffice, nothing of the user's own is seen."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    made = Pdf(sealed(b"%PDF-1.7\nstartxref\n0\n%%EOF\n"), {}, ())
    monkeypatch.setattr("drafter.pages.pdf.pdf_writer.make_pdf", lambda *_: made)
    place = tmp_path / "我的 报告"
    place.mkdir()
    (place / "报告.yaml").write_text(make_answers(科室={"行政执法": "执法科"}), "utf-8")
    return place


@pytest.fixture
def owner(folder: Path) -> Iterator[Visitor]:
    """Return the browser that has 报告.yaml open."""
    with serving(folder, "报告.yaml") as visitor:
        yield visitor.enter()


def followed(owner: Visitor, reply: Reply) -> str:
    """Return the text of the page to which a form leads."""
    assert reply.status == 303, reply.text
    page = owner.get(reply.headers["location"])
    assert page.status == 200, page.text
    return unescape(page.text)


def fetched(owner: Visitor, page: str, ending: str) -> bytes:
    """Return the file with this ending that a page offers."""
    links = re.findall(r'href="([^"]+/made/[0-9]+)"(?: download="([^"]+)")?>([^<]+)<', page)
    address = next(link for link, saved, text in links if (saved or text).endswith(ending))
    return owner.get_bytes(address)


def dropped(
    owner: Visitor, address: str, files: Sequence[tuple[str, bytes]], boxes: Sequence[str] = ("files",)
) -> Reply:
    """Return the answer to files dropped on the boxes of a page, all on the last where there are fewer boxes."""
    mark = uuid.uuid4().hex
    parts = b""
    for number, (name, data) in enumerate(files):
        box = boxes[min(number, len(boxes) - 1)]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{box}"; filename="{name}"\r\n'
        parts += head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + data + b"\r\n"
    headers = {
        "Origin": f"http://{owner.host}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": f"multipart/form-data; boundary={mark}",
    }
    return owner.shown(owner.ask("POST", address, parts + f"--{mark}--\r\n".encode(), headers))


def test_word_is_what_the_command_makes_and_its_summary_is_shown(owner: Visitor, folder: Path, tmp_path: Path) -> None:
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "word")]))
    assert "写好了" in page
    assert main(["render", str(folder / "报告.yaml"), "-o", str(tmp_path / "命令.docx")]) == 0
    assert fetched(owner, page, ".docx") == (tmp_path / "命令.docx").read_bytes()


def test_a_pdf_comes_with_its_document(owner: Visitor) -> None:
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "pdf")]))
    assert PDF.is_ours(fetched(owner, page, ".pdf"))


def test_the_public_edition_is_told_with_what_to_look_at(owner: Visitor, folder: Path) -> None:
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "public")]))
    assert "公开前" in page
    assert list(folder.glob("*（公开版）.docx"))


def test_an_answer_is_left_out_of_the_public_edition_with_a_click_and_printed_again_with_another(
    owner: Visitor, folder: Path
) -> None:
    shutil.copyfile(shipped("examples") / "hedong-2021.yaml", folder / "河东.yaml")
    revoked, sentence = "处罚许可.吊销教师资格人数", "吊销一名教师的教师资格证"
    report = owner.post("/open", [("folder", "0"), ("name", "河东.yaml")]).headers["location"]
    page = followed(owner, owner.post(f"{report}make", [("what", "public")]))
    assert f'name="path" value="{revoked}"' in page
    assert "就在填报文件" not in page, "clerks at a page edit no file"
    page = followed(owner, owner.post(f"{report}withhold", [("path", revoked), ("on", "yes")]))
    assert "公开版没有写的" in page
    assert sentence not in printed(folder, "（公开版）")
    followed(owner, owner.post(f"{report}withhold", [("path", revoked), ("on", "no")]))
    assert sentence in printed(folder, "（公开版）")
    refused = owner.post(f"{report}withhold", [("path", "单位和报告.年度"), ("on", "yes")])
    assert "不能不公开" in refused.text


def printed(folder: Path, edition: str) -> str:
    """Return the text of the one document of this edition."""
    [made] = folder.glob(f"*{edition}.docx")
    return re.sub("<[^>]+>", "", unpack(made.read_bytes())["word/document.xml"].decode("utf-8"))


def test_a_final_version_is_refused_with_all_that_is_open(owner: Visitor, folder: Path) -> None:
    (folder / "报告.yaml").write_text(make_answers(行政执法={"行政检查次数": ""}), "utf-8")
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "final")]))
    assert "没有生成" in page
    assert "行政检查次数" in page
    assert not list(folder.glob("*.docx"))


def test_a_folder_for_the_leaders_is_made_and_made_again(owner: Visitor, folder: Path) -> None:
    page = followed(owner, owner.post(f"{owner.first}package", []))
    packages = folder / "报告送审包"
    assert "第 1 次送审包已放好" in page
    assert fetched(owner, page, "1-审签单.docx") == (packages / "第1次" / "1-审签单.docx").read_bytes()
    (folder / "报告.yaml").write_text(make_answers(行政执法={"行政检查次数": "78"}), "utf-8")
    again = followed(owner, owner.post(f"{owner.first}package", [("again", "1")]))
    assert "第 1 次送审包已放好" in again
    assert [path.name for path in packages.iterdir()] == ["第1次"]


def test_what_there_is_no_button_for_is_not_made(owner: Visitor, folder: Path) -> None:
    assert owner.post(f"{owner.first}make", [("what", "../x")]).status == 409
    assert not list(folder.glob("*.docx"))


def test_forms_go_out_come_back_and_are_shown_before_they_are_stored(owner: Visitor, folder: Path) -> None:
    out = [("deadline", "1月10日下班前"), ("everything", "1")]
    page = followed(owner, owner.post(f"{owner.first}forms/out", out))
    file = next(folder.glob("*填报表/*执法科*.xlsx"))
    assert fetched(owner, page, file.name) == file.read_bytes()
    filled = folder.parent / "收回.xlsx"
    filled.write_bytes(file.read_bytes())
    answer(filled, {"行政执法.行政检查次数": "4321"})
    shown = dropped(owner, f"{owner.first}forms/in", [("执法科.xlsx", filled.read_bytes())])
    assert shown.status == 200, shown.text
    assert "4321" in shown.text
    assert "4321" not in (folder / "报告.yaml").read_text("utf-8")
    assert "4321" in followed(owner, owner.post(f"{owner.first}forms/take"))
    assert "4321" in (folder / "报告.yaml").read_text("utf-8")


def test_a_form_that_contradicts_the_file_is_stored_only_when_the_clerk_says_so(owner: Visitor, folder: Path) -> None:
    followed(owner, owner.post(f"{owner.first}forms/out", [("everything", "1")]))
    file = next(folder.glob("*填报表/*执法科*.xlsx"))
    answer(file, {"行政执法.行政检查次数": "80"})
    (folder / "报告.yaml").write_text(
        make_answers(行政执法={"行政检查次数": "79"}, 科室={"行政执法": "执法科"}), "utf-8"
    )
    shown = dropped(owner, f"{owner.first}forms/in", [("执法科.xlsx", file.read_bytes())]).text
    assert "冲突的 1 项，以哪边为准" in shown
    assert re.findall('name="prefer" value="([^"]*)"', shown) == ["", "表格"]
    assert "79次" in followed(owner, owner.post(f"{owner.first}forms/take", [("prefer", "")]))
    dropped(owner, f"{owner.first}forms/in", [("执法科.xlsx", file.read_bytes())])
    assert "80次" in followed(owner, owner.post(f"{owner.first}forms/take", [("prefer", "表格")]))


def test_a_file_that_is_no_form_is_told_and_the_forms_beside_it_are_read(owner: Visitor, folder: Path) -> None:
    followed(owner, owner.post(f"{owner.first}forms/out", [("everything", "1")]))
    file = next(folder.glob("*填报表/*执法科*.xlsx"))
    answer(file, {"行政执法.行政检查次数": "4321"})
    shown = dropped(owner, f"{owner.first}forms/in", [("照片.png", b"x"), ("执法科.xlsx", file.read_bytes())]).text
    assert "没有读：照片.png" in shown
    assert "4321" in shown
    alone = dropped(owner, f"{owner.first}forms/in", [("照片.png", b"x")])
    assert (alone.status, "不认识这种文件" in alone.text) == (409, True)


def test_what_was_refused_leads_back_to_the_page_it_came_from(owner: Visitor) -> None:
    headers = {"Origin": f"http://{owner.host}", "Content-Type": "application/x-www-form-urlencoded"}
    for site, link in (
        (f"http://{owner.host}", f'href="{owner.first}edited?"'),
        ("http://attacker.example", 'href="/"'),
    ):
        asked = owner.ask(
            "POST", f"{owner.first}edited/merge", "x=1", headers | {"Referer": f"{site}{owner.first}edited"}
        )
        assert asked.status == 409
        assert link in asked.text
        assert "attacker" not in asked.text


def test_any_document_is_checked_and_its_copy_with_comments_fetched(owner: Visitor, folder: Path) -> None:
    main(["render", str(folder / "报告.yaml"), "-o", str(folder / "别的.docx")])
    page = dropped(owner, "/check", [("去年的 报告.docx", (folder / "别的.docx").read_bytes())])
    assert page.status == 200, page.text
    assert "去年的 报告.docx" in page.text
    link = re.search(r'href="(/check/[0-9]+)"', page.text)
    assert link
    assert owner.get_bytes(link[1]).startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("报告.exe", b"MZ", "不认识这种文件"),
        ("报告.docx", b"nothing", "报告.docx"),
        ("..\\..\\报告.docx", b"PK\x05\x06" + bytes(18), "报告.docx"),
    ],
    ids=["another sort of file", "no zip", "a path for a name"],
)
def test_what_is_no_document_is_told_in_chinese(owner: Visitor, name: str, data: bytes, told: str) -> None:
    page = dropped(owner, "/check", [(name, data)])
    assert page.status == 409
    assert told in unescape(page.text)
    assert "Traceback" not in page.text
    assert "upload" not in page.text, "where a dropped file is kept is nobody's business"


def test_all_figures_are_shown_with_what_is_open(owner: Visitor) -> None:
    page = owner.get(f"{owner.first}status").text
    assert "各科室" in page
    assert "执法科" in page


def test_a_template_author_sees_a_section_beside_what_it_prints_and_an_error_at_its_line(folder: Path) -> None:
    home = folder / "templates" / "我区"
    home.mkdir(parents=True)
    (home / "地区.yaml").write_text("格式版本: 1\n名称: 我区\n上级模板: 通用\n", "utf-8")
    (folder / "我区.yaml").write_text(make_answers().replace("地区模板: 通用", "地区模板: 我区"), "utf-8")
    with serving(folder, "我区.yaml") as visitor:
        owner = visitor.enter()
        first = re.search(r"<option selected>([^<]+)<", unescape(owner.get(f"{owner.first}author").text))
        assert first
        state = f"{owner.first}author/state?section={quote(first[1])}&stamp="
        before = json.loads(owner.get(state).text)
        assert json.loads(owner.get(state + before["stamp"]).text) == {"stamp": before["stamp"]}
        (home / f"{first[1]}.txt").write_text("第一行。\n\n{{ 单位简称 }有错。\n", "utf-8")
        html = unescape(str(json.loads(owner.get(state + before["stamp"]).text)["html"]))
    assert "第3行" in html.replace(" ", "")
    assert re.search(r'<li class="wrong">\{\{ 单位简称 \}有错。', html)


def test_last_year_s_file_makes_this_year_s_and_the_page_opens_it(owner: Visitor, folder: Path) -> None:
    page = followed_twice(owner, owner.post("/next-year", [("folder", "0"), ("name", "报告.yaml")]))
    begun = next(path for path in folder.glob("*.yaml") if path.name != "报告.yaml")
    assert str(begun) in page
    assert "上年:" in begun.read_text("utf-8")


def test_a_name_that_is_taken_is_told_and_nothing_is_replaced(owner: Visitor, folder: Path) -> None:
    before = (folder / "报告.yaml").read_bytes()
    fields = [("folder", "0"), ("name", "报告"), ("jurisdiction", "通用")]
    reply = owner.post("/new", fields)
    assert reply.status == 409
    assert "已经有这个文件" in unescape(reply.text)
    assert (folder / "报告.yaml").read_bytes() == before


def test_a_refused_name_leaves_name_template_and_kind_as_they_were_chosen(owner: Visitor) -> None:
    chosen = [("name", "测试/2025"), ("jurisdiction", "tianjin-hedong"), ("kind", "行政执法工作报告")]
    page = unescape(owner.post("/new", [("folder", "0"), *chosen]).text)
    assert 'value="测试/2025"' in page
    assert re.findall(r'<option value="([^"]*)"[^>]* selected', page) == ["tianjin-hedong", "行政执法工作报告"]
    assert re.search(r'role="alert">[^<]*测试/2025', page)


def followed_twice(owner: Visitor, reply: Reply) -> str:
    assert reply.status == 303, reply.text
    again = owner.get(reply.headers["location"])
    return followed(owner, again)
