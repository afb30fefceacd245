"""The import on the page: last year's report dropped on it, its numbers looked through beside its text."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure
from tests.builders import make_answers, render_in_process
from tests.serving import Reply, Visitor, serving
from tests.test_import_review import REPORT

ADDRESS = f"/import/0/{quote('青溪2023.yaml')}"


@pytest.fixture
def owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Return the browser at the start page of an empty folder."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "报告").mkdir()
    with serving(tmp_path / "报告") as visitor:
        yield visitor.enter()


def dropped(owner: Visitor, file: str, data: bytes, name: str = "") -> Reply:
    """Return the answer to a report dropped on the start page."""
    mark = uuid.uuid4().hex
    parts = b""
    for field, value in (("folder", "0"), ("name", name)):
        parts += f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
    head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{file}"\r\n'
    parts += head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + data + f"\r\n--{mark}--\r\n".encode()
    headers = {
        "Origin": f"http://{owner.host}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": f"multipart/form-data; boundary={mark}",
    }
    return owner.shown(owner.ask("POST", "/import", parts, headers))


@pytest.fixture
def imported(owner: Visitor) -> str:
    """Return the page to which an import leads."""
    reply = dropped(owner, "去年.txt", REPORT.encode(), "青溪2023")
    assert (reply.status, reply.headers["location"]) == (303, ADDRESS)
    page = owner.get(ADDRESS)
    assert page.status == 200
    return unescape(page.text)


def looks(page: str) -> dict[str, str]:
    """Return by its words how each number of the text is marked."""
    found = re.findall(r'<a class="number (\w+)" href="#n-[^"]+" id="t-[^"]+" title="[^"]*">([^<]+)</a>', page)
    return {words: look for look, words in found}


def key_of(page: str, words: str) -> str:
    return next(key for key, text in re.findall(r'id="t-([^"]+)" title="[^"]*">([^<]+)</a>', page) if text == words)


def value(folder: Path, name: str) -> object:
    report = load_answers(folder / "青溪2023.yaml", (shipped("templates"),)).report
    found = answer_at(report, tuple(name.split(".")))
    return found.value if isinstance(found, Figure) else found


def test_a_report_whose_name_is_taken_gets_a_number(owner: Visitor, tmp_path: Path) -> None:
    for _ in range(2):
        assert dropped(owner, "去年.txt", REPORT.encode()).status == 303
    assert {path.name for path in (tmp_path / "报告").glob("*.yaml")} == {"去年.yaml", "去年（2）.yaml"}


def test_the_start_page_takes_last_year_s_report(owner: Visitor) -> None:
    page = unescape(owner.get("/").text)
    assert "从去年的文件开始" in page
    assert 'action="/import"' in page


def test_the_text_stands_beside_what_became_of_each_number(imported: str) -> None:
    marked = looks(imported)
    assert {"sure", "without"} <= {*marked.values()}
    assert marked["3辆"] == "without"
    assert "个数已对上，看一遍" in imported
    plain = re.sub(r"<[^>]+>", "", imported)
    assert "全年开展行政检查368次，作出行政处罚决定2件。" in plain


def test_the_certain_are_confirmed_with_one_click_and_what_was_unticked_is_asked(
    owner: Visitor, imported: str, tmp_path: Path
) -> None:
    right = re.findall(r'name="right" value="([^"]+)"', imported)
    doubted, sure = right[0], next(words for words in looks(imported) if key_of(imported, words) == right[1])
    words = next(words for words in looks(imported) if key_of(imported, words) == doubted)
    fields = [("right", key) for key in right if key != doubted]
    answer = json.loads(owner.post(f"{ADDRESS}/confirm", fields, script=True).text)
    assert looks(answer["text"])[sure] == "done"
    assert f'id="n-{doubted}"' in answer["side"]
    kept = json.loads(owner.post(f"{ADDRESS}/decide", [("key", doubted), ("said", "keep")], script=True).text)
    assert looks(kept["text"])[words] == "done"
    path = re.findall(rf'id="t-{re.escape(doubted)}" title="([^：]+)：', imported)[0].replace("·", ".")
    assert value(tmp_path / "报告", path) is None


def test_a_correction_is_stored_and_what_is_wrong_with_it_is_told(
    owner: Visitor, imported: str, tmp_path: Path
) -> None:
    key = key_of(imported, "3辆")
    wrong = [("key", key), ("said", "typed"), ("typed", "没有这一项")]
    assert "不是一项答案" in json.loads(owner.post(f"{ADDRESS}/decide", wrong, script=True).text)["error"]
    good = [("key", key), ("said", "typed"), ("typed", "执法记录仪数=3")]
    reply = owner.post(f"{ADDRESS}/decide", good)
    assert reply.status == 303
    assert value(tmp_path / "报告", "执法队伍.执法记录仪数") == 3


def test_the_review_goes_on_while_the_file_is_open_in_a_window(owner: Visitor, imported: str) -> None:
    opened = owner.post("/open", [("folder", "0"), ("name", "青溪2023.yaml")])
    assert opened.status == 303
    reply = owner.post(f"{ADDRESS}/decide", [("key", key_of(imported, "27人")), ("said", "0")], script=True)
    assert "error" not in json.loads(reply.text)
    assert owner.get(opened.headers["location"]).status in (200, 303)


def test_a_review_that_was_left_is_found_again_on_the_start_page(owner: Visitor, imported: str) -> None:
    assert imported
    page = unescape(owner.get("/").text)
    assert f'<a class="button" href="{ADDRESS}">接着核对导入的数</a>' in page


def test_the_original_is_compared_and_next_year_s_file_is_begun(owner: Visitor, imported: str, tmp_path: Path) -> None:
    assert imported
    assert "原文里的数都印出来了" in owner.get(f"{ADDRESS}/compare").text
    assert owner.post("/next-year", [("folder", "0"), ("name", "青溪2023.yaml")]).status == 303
    assert (tmp_path / "报告" / "青溪2024.yaml").exists()


def test_a_document_of_drafter_s_own_comes_back_at_once(owner: Visitor, tmp_path: Path) -> None:
    reply = dropped(owner, "河东.docx", render_in_process(make_answers()).data)
    assert reply.status == 200
    assert "答案找回来了" in reply.text
    assert (tmp_path / "报告" / "河东.yaml").exists()


@pytest.mark.parametrize("path", ["/import/0/..%2Fx.yaml", "/import/7/a.yaml", "/import/0/%E6%B2%A1%E6%9C%89.yaml"])
def test_what_is_no_imported_file_is_refused(owner: Visitor, path: str) -> None:
    assert owner.get(path).status in (404, 409)
