"""Nobody but the browser that was let in reads or changes anything: other sites, other users, other folders."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from drafter.browser.handover import running_address
from tests.builders import make_answers
from tests.serving import Reply, Visitor, serving

NAME = "河东区教育局"
OWN = "http://HOST"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "Origin": OWN}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of a report, beside which lies what was never opened."""
    place = tmp_path_factory.mktemp("desk")
    folder = place / "报告"
    folder.mkdir()
    (folder / "a.yaml").write_text(make_answers(), "utf-8")
    (place / "别处.yaml").write_text(make_answers(), "utf-8")
    if os.name == "posix":
        (folder / "链接.yaml").symlink_to(place / "别处.yaml")
    kept = {name: os.environ.get(name) for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    os.environ.update(dict.fromkeys(kept, str(place / "home")))
    yield folder
    for name, value in kept.items():
        if value is None:
            os.environ.pop(name)
        else:
            os.environ[name] = value


@pytest.fixture(scope="module")
def owner(home: Path) -> Iterator[Visitor]:
    """Return the browser that was let in."""
    with serving(home, "a.yaml") as visitor:
        yield visitor.enter()


class Attack(NamedTuple):
    """A request that must be refused."""

    name: str
    method: str = "GET"
    path: str = "REPORT/chapter/0"
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed
    body: str = ""
    with_cookie: bool = True
    status: tuple[int, ...] = (403,)


ANSWER = (
    "question=" + quote("单位和报告.单位全称") + "&typed=" + quote("改了") + "&before=" + quote(NAME) + "&chapter=0"
)
ATTACKS = [
    Attack("no cookie", with_cookie=False),
    Attack("a guessed cookie", headers={"Cookie": "drafter-PORT=" + "A" * 43}, with_cookie=False),
    Attack("an empty cookie", headers={"Cookie": "drafter-PORT="}, with_cookie=False),
    Attack("a cookie that is not ASCII", headers={"Cookie": "drafter-PORT=\xe9"}, with_cookie=False),
    Attack("the first token once more", path="TOKEN", with_cookie=False),
    Attack("a guessed token", path="/enter?token=" + "A" * 43, with_cookie=False),
    Attack("an empty token", path="/enter?token=", with_cookie=False),
    Attack("a name that leads to this computer (DNS rebinding)", headers={"Host": "attacker.example:PORT"}),
    Attack("another port's name", headers={"Host": "127.0.0.1:1"}),
    Attack("a name without port", headers={"Host": "127.0.0.1"}),
    Attack("the address of all networks", headers={"Host": "0.0.0.0:PORT"}),
    Attack("another site's link to a page", headers={"Sec-Fetch-Site": "cross-site"}),
    Attack("another local server's link", headers={"Sec-Fetch-Site": "same-site"}),
    Attack("another site's form", "POST", "REPORT/answer", FORM | {"Origin": "http://attacker.example"}, ANSWER),
    Attack("a form of another local server", "POST", "REPORT/answer", FORM | {"Origin": "http://127.0.0.1:1"}, ANSWER),
    Attack("a form from a sandboxed frame", "POST", "REPORT/answer", FORM | {"Origin": "null"}, ANSWER),
    Attack("a form that does not say whence", "POST", "REPORT/answer", FORM | {"Origin": ""}, ANSWER),
    Attack("a form of https", "POST", "REPORT/answer", FORM | {"Origin": "https://HOST"}, ANSWER),
    Attack("a form across sites", "POST", "REPORT/answer", FORM | {"Sec-Fetch-Site": "cross-site"}, ANSWER),
    Attack("a form without cookie", "POST", "REPORT/answer", FORM, ANSWER, with_cookie=False),
    Attack("JSON for a form", "POST", "REPORT/answer", FORM | {"Content-Type": "application/json"}, "{}", True, (415,)),
    Attack(
        "plain text for a form", "POST", "REPORT/answer", FORM | {"Content-Type": "text/plain"}, ANSWER, True, (415,)
    ),
    Attack("a change by GET", "GET", "REPORT/answer?" + ANSWER, status=(404, 405)),
    Attack("a file opened by GET", "GET", "/open?folder=0&name=a.yaml", status=(404, 405)),
    Attack("PUT", "PUT", "REPORT/answer", FORM, ANSWER, status=(405,)),
    Attack("DELETE", "DELETE", "REPORT/answer", FORM, status=(405,)),
    Attack("TRACE", "TRACE", "/", status=(405,)),
    Attack("OPTIONS of another site", "OPTIONS", "REPORT/answer", {"Origin": "http://attacker.example"}, status=(405,)),
    Attack("a path up to another folder", "GET", "/static/../app.py", status=(404,)),
    Attack("a path up, encoded", "GET", "/static/%2e%2e/app.py", status=(404,)),
    Attack("a path up, with backslashes", "GET", "/static/..%5capp.py", status=(404,)),
    Attack("another start without the secret", "POST", "/again", {"Content-Type": FORM["Content-Type"]}, "answers="),
    Attack("another start by a page", "POST", "/again", FORM | {"X-Drafter-Again": "A" * 43}, "answers="),
    Attack("a file above the folder", "POST", "/open", FORM, "folder=0&name=" + quote("../别处.yaml"), True, (409,)),
    Attack("a file by its whole path", "POST", "/open", FORM, "folder=0&name=" + quote("/etc/passwd"), True, (409,)),
    Attack("a folder that was not opened", "POST", "/open", FORM, "folder=7&name=a.yaml", True, (409,)),
    Attack("a folder counted backwards", "POST", "/open", FORM, "folder=-1&name=a.yaml", True, (409,)),
    Attack(
        "a new file above the folder",
        "POST",
        "/new",
        FORM,
        "folder=0&name=..%2Fx&jurisdiction=" + quote("通用"),
        True,
        (409,),
    ),
    Attack("a file by its Windows stream", "POST", "/open", FORM, "folder=0&name=" + quote("a.yaml:x"), True, (409,)),
    Attack("a report that is not open", "GET", "/r/00000000/chapter/0", status=(409,)),
    Attack("a file that was not made", "GET", "REPORT/made/0", status=(404,)),
    Attack(
        "a jurisdiction above the templates", "POST", "/new", FORM, "folder=0&name=b&jurisdiction=..%2F..", True, (409,)
    ),
    Attack("a page of the result of nothing", "GET", "/shown/0", status=(409,)),
    Attack("a number without end in a path", "GET", "REPORT/made/" + "9" * 5000, status=(404,)),
    Attack("a section above the templates", "GET", "REPORT/author?section=..%2F..%2F..%2Fx", status=(200,)),
    Attack("an answer that is none kept back", "POST", "REPORT/withhold", FORM, "path=..%2Fa&on=yes", True, (409,)),
    Attack("a column into nothing", "POST", "REPORT/column/take", FORM, "question=x&text=1", True, (409,)),
    Attack("the doubt of nothing settled", "POST", "REPORT/settle", FORM, "question=x&doubt=y&said=z", True, (409,)),
    Attack(
        "a record of no list deleted", "POST", "REPORT/act", FORM, "question=x&record=0&action=DELETE", True, (409,)
    ),
    Attack(
        "a review that was never begun",
        "POST",
        "/import/0/a.yaml/decide",
        FORM,
        "key=1&said=" + "9" * 5000,
        True,
        (409,),
    ),
    Attack("a number without end", "GET", "REPORT/state?chapter=" + "9" * 5000, status=(409, 400, 431)),
]
if os.name == "posix":
    ATTACKS.append(
        Attack("a link out of the folder", "POST", "/open", FORM, "folder=0&name=" + quote("链接.yaml"), True, (409,))
    )


def sent(attack: Attack, owner: Visitor) -> Reply:
    """Return the server's answer to an attack."""
    port = owner.host.rpartition(":")[2]
    report = owner.first.rstrip("/")

    def filled(text: str) -> str:
        return (
            text.replace("REPORT", report)
            .replace("PORT", port)
            .replace("TOKEN", owner.address.partition(owner.host)[2])
        )

    attacker = Visitor(owner.address)
    attacker.cookie = owner.cookie if attack.with_cookie else ""
    headers = {name: filled(value).replace("HOST", owner.host) for name, value in attack.headers.items()}
    return attacker.ask(attack.method, filled(attack.path), attack.body, headers)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_refused_and_learns_and_changes_nothing(attack: Attack, owner: Visitor, home: Path) -> None:
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    reply = sent(attack, owner)
    assert reply.status in attack.status, reply.text
    assert NAME not in reply.text
    assert "set-cookie" not in reply.headers
    assert "access-control-allow-origin" not in reply.headers
    assert {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()} == before


def test_many_that_begin_a_request_and_never_end_it_shut_nobody_out(owner: Visitor) -> None:
    host, _, port = owner.host.partition(":")
    begun = b"POST /bye HTTP/1.1\r\nContent-Length: 30000000\r\n\r\na"
    with ExitStack() as opened:
        for _ in range(150):
            slow = opened.enter_context(socket.create_connection((host, int(port)), timeout=30))
            slow.sendall(begun)
        assert owner.get(f"{owner.first}chapter/0").status == 200


@pytest.mark.parametrize(
    "said",
    [
        "Content-Length: 99999999999\r\n\r\n",
        "Content-Length: -5\r\n\r\n",
        "Host: attacker.example\r\nContent-Length: 0\r\n\r\n",
        "Origin: http://attacker.example\r\nContent-Length: 0\r\n\r\n",
        f"X: {'a' * 40_000}\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=[
        "too large a body",
        "less than no body",
        "a second host",
        "a second origin",
        "a large header",
    ],
)
def test_what_no_browser_sends_is_refused(said: str, owner: Visitor) -> None:
    host, _, port = owner.host.partition(":")
    ours = f"Host: {owner.host}\r\nCookie: {owner.cookie}\r\nOrigin: http://{owner.host}\r\n"
    ours += "Content-Type: application/x-www-form-urlencoded\r\n"
    with socket.create_connection((host, int(port)), timeout=30) as sender:
        sender.sendall(f"POST {owner.first}make HTTP/1.1\r\n{ours}{said}".encode())
        status = sender.recv(12).partition(b" ")[2]
    assert status in (b"400", b"403", b"413", b"431")


def test_the_browser_that_was_let_in_reads_and_changes(owner: Visitor) -> None:
    page = owner.get(f"{owner.first}chapter/0")
    assert page.status == 200
    assert NAME in page.text
    reply = owner.post(
        f"{owner.first}answer",
        [("question", "单位和报告.单位全称"), ("typed", NAME), ("before", NAME)],
        script=True,
    )
    assert reply.status == 200


def test_a_browser_that_sends_no_metadata_is_let_in_by_cookie_and_origin(owner: Visitor) -> None:
    assert owner.ask("GET", f"{owner.first}chapter/0").status == 200
    headers = {"Origin": f"http://{owner.host}", "Content-Type": "application/x-www-form-urlencoded"}
    assert owner.ask("POST", "/bye", "x=1", headers).status == 204


def test_the_cookie_is_for_this_site_and_no_script(home: Path) -> None:
    with serving(home) as visitor:
        reply = visitor.ask("GET", visitor.address.partition(visitor.host)[2])
    assert (reply.status, reply.headers["location"]) == (303, "/")
    attributes = {each.strip().lower() for each in reply.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= attributes
    assert not any(each.startswith(("domain", "expires", "max-age")) for each in attributes)


@pytest.mark.parametrize("path", ["/", "REPORT/chapter/0", "/static/chapter.js", "/nothing", "/enter?token=x"])
def test_every_answer_keeps_other_sites_out(path: str, owner: Visitor) -> None:
    reply = owner.get(path.replace("REPORT", owner.first.rstrip("/")))
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in reply.headers


def test_the_server_listens_on_this_computer_alone(owner: Visitor) -> None:
    port = int(owner.host.rpartition(":")[2])
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with socket.socket() as outside:
        outside.settimeout(2)
        assert outside.connect_ex((own, port)) != 0


def test_pages_load_nothing_from_elsewhere(owner: Visitor) -> None:
    for path in (
        "/",
        f"{owner.first}chapter/0",
        f"{owner.first}status",
        f"{owner.first}forms",
        f"{owner.first}author",
        "/check",
    ):
        text = owner.get(path).text
        addresses = [part.split('"')[0] for name in ('src="', 'href="', 'action="') for part in text.split(name)[1:]]
        assert addresses
        assert [each for each in addresses if not each.startswith(("/", "#"))] == []
        assert "<script>" not in text
        assert " style=" not in text
        assert " on" not in [
            text[place : place + 3] for place in range(len(text)) if text.startswith(" onclick", place)
        ]


def test_hostile_answers_and_names_are_text_and_nothing_else(tmp_path: Path) -> None:
    evil = '<img src=x onerror="alert(1)">'
    (tmp_path / "a.yaml").write_text(make_answers(单位和报告={"单位全称": evil}), "utf-8")
    with serving(tmp_path, "a.yaml") as visitor:
        visitor.enter()
        page = visitor.get(f"{visitor.first}chapter/0").text
        status = visitor.get(f"{visitor.first}status").text
    assert "&lt;img" in page
    assert "<img" not in page + status


def test_nothing_of_the_answers_is_printed_or_logged(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.yaml").write_text(make_answers(), "utf-8")
    caplog.set_level(0)
    with serving(tmp_path, "a.yaml") as visitor:
        visitor.enter()
        fields = [("question", "行政执法.行政检查次数"), ("typed", "73921"), ("before", "")]
        visitor.post(f"{visitor.first}try", fields, script=True)
        visitor.post(f"{visitor.first}answer", fields, script=True)
        visitor.get(f"{visitor.first}chapter/99")
    told = "".join(capfd.readouterr()) + caplog.text
    assert "73921" not in told
    assert NAME not in told
    assert "行政检查" not in told


def test_a_second_start_is_given_another_address_of_the_server_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    (tmp_path / "a.yaml").write_text(make_answers(), "utf-8")
    with serving(tmp_path, "a.yaml") as visitor:
        visitor.enter()
        deadline = time.monotonic() + 30
        address = ""
        while not address and time.monotonic() < deadline:
            address = running_address(tmp_path / "a.yaml", tmp_path)
        second = Visitor(address).enter()
        assert second.host == visitor.host
        assert second.first == visitor.first
        assert second.get(f"{second.first}chapter/0").status == 200
        (tmp_path / "别处").mkdir()
        (tmp_path / "别处" / "b.yaml").write_text(make_answers(), "utf-8")
        third = Visitor(running_address(None, tmp_path / "别处")).enter()
        assert "b.yaml" in third.get("/").text
    assert running_address(None, tmp_path) == ""
