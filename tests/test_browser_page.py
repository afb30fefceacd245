"""The page as a clerk has it: typing shows in the report, saving is told, nothing is lost, both ways are found."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import office
import pytest

from drafter.answers.load import Answers, load_answers
from drafter.folders import shipped, template_roots
from drafter.locking import only_one
from drafter.model.field_spec import answer_at
from tests.builders import make_answers
from tests.clerk import Clerk, browser, clerk_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

CHECKS, ENFORCEMENT = "行政执法.行政检查次数", 6
LICENSED = "执法队伍.持证执法人员"
Begin = Callable[..., AbstractContextManager[Clerk]]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return one browser for all tests; each has a window of its own."""
    with browser() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of 报告.yaml; nothing of the user's own is seen."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    place = tmp_path / "我的 报告"
    place.mkdir()
    (place / "报告.yaml").write_text(make_answers(行政执法={"行政检查次数": {"数值": "77", "上年": "70"}}), "utf-8")
    return place


@pytest.fixture
def clerk(folder: Path, chromium: Browser) -> Iterator[Clerk]:
    """Return a clerk at the chapter 行政执法 of 报告.yaml."""
    with clerk_at(folder, "报告.yaml", chromium) as seated:
        seated.to_chapter("行政执法")
        yield seated
        assert [each for each in seated.errors if "409" not in each] == []
        seated.page.context.close()


def stored(folder: Path) -> Answers:
    return load_answers(folder / "报告.yaml", template_roots())


def figure(folder: Path, path: str = CHECKS) -> str:
    found = answer_at(stored(folder).report, tuple(path.split(".")))
    return found.text("次") if found else ""


def test_each_key_shows_in_its_sentence_and_is_saved_when_the_field_is_left(clerk: Clerk, folder: Path) -> None:
    field = clerk.at(CHECKS)
    field.fill("")
    for typed in ("8", "82", "829"):
        field.press(typed[-1])
        clerk.page.wait_for_selector(f'#pages .s.now [data-a="{CHECKS}"].now:text-is("{typed}次")')
        assert clerk.saved == "还没有保存：离开这一格就存"
    assert figure(folder) == "77次"
    field.press("Tab")
    clerk.wait_saved()
    assert figure(folder) == "829次"
    assert "比上年" in clerk.card(CHECKS).inner_text()


def test_what_is_no_answer_is_told_and_kept_and_the_report_stays(clerk: Clerk, folder: Path) -> None:
    field = clerk.at(CHECKS)
    field.fill("很多")
    field.press("Tab")
    clerk.page.wait_for_selector("#saved.failed")
    assert clerk.saved.startswith("没有保存：")
    assert clerk.page.inner_text(".problem:visible")
    assert (field.input_value(), figure(folder)) == ("很多", "77次")
    clerk.page.reload()
    clerk.page.wait_for_selector("#saved.failed")
    assert clerk.at(CHECKS).input_value() == "很多"
    clerk.at(CHECKS).fill("78")
    clerk.at(CHECKS).press("Enter")
    clerk.wait_saved()
    assert figure(folder) == "78次"


def test_a_click_on_a_figure_and_on_a_gap_leads_to_the_question_in_whatever_chapter(clerk: Clerk) -> None:
    clerk.page.locator(f'#pages [data-a="{CHECKS}"]').first.click()
    assert clerk.focused == CHECKS
    gap = clerk.page.locator("#pages .gap").first
    path = gap.get_attribute("data-a")
    gap.click()
    clerk.page.wait_for_selector(f'.field[data-paths~="{path}"] .answer:focus')


def test_a_click_on_a_question_shows_its_sentence(clerk: Clerk) -> None:
    clerk.at(CHECKS).click()
    lit = clerk.page.locator("#pages .s.now")
    assert "77次" in lit.first.inner_text()
    assert lit.first.evaluate("each => each.getBoundingClientRect().top < innerHeight")


def test_what_does_not_agree_is_told_at_the_question_and_a_reason_settles_it(clerk: Clerk, folder: Path) -> None:
    clerk.at(CHECKS).fill("7700")
    clerk.at(CHECKS).press("Enter")
    clerk.wait_saved()
    doubt = clerk.card(CHECKS).locator(".doubt")
    assert "70次" in doubt.inner_text()
    doubt.locator("button.asks").click()
    doubt.locator(".reason input").fill("今年开展专项检查")
    doubt.locator(".reason .settle").click()
    clerk.card(CHECKS).locator(".doubt.explained").wait_for()
    explained = stored(folder).report.explanations
    assert explained
    assert explained[0].reason == "今年开展专项检查"


def test_two_tabs_show_each_other_s_answers_and_ask_where_both_changed_one(clerk: Clerk, folder: Path) -> None:
    other = Clerk(clerk.page.context.new_page())
    other.page.goto(clerk.page.url)
    other.at(CHECKS).fill("81")
    other.at(CHECKS).press("Enter")
    other.wait_saved()
    clerk.page.wait_for_selector(f'[data-question="{CHECKS}"][data-before="81次"]')
    assert clerk.at(CHECKS).input_value() == "81次"
    clerk.at(CHECKS).fill("82")
    other.at(CHECKS).fill("83")
    other.at(CHECKS).press("Enter")
    other.wait_saved()
    clerk.page.wait_for_selector("text=刚在别处改成了“83次”")
    clerk.at(CHECKS).press("Enter")
    clerk.page.wait_for_selector("text=刚在别处改成了“83次”")
    assert (clerk.at(CHECKS).input_value(), figure(folder)) == ("82", "83次")
    clerk.page.click("text=用我写的")
    clerk.wait_saved()
    assert figure(folder) == "82次"
    assert other.errors == []


@pytest.mark.parametrize("way", ["chapters", "history", "reload"])
def test_an_answer_given_in_another_tab_stays_until_one_is_chosen(clerk: Clerk, folder: Path, way: str) -> None:
    other = Clerk(clerk.page.context.new_page())
    other.page.goto(clerk.page.url)
    clerk.at(CHECKS).fill("50")
    other.at(CHECKS).fill("51")
    other.at(CHECKS).press("Enter")
    other.wait_saved()
    other.page.close()
    clerk.at(CHECKS).press("Tab")
    clerk.page.wait_for_selector("text=刚在别处改成了“51次”")
    if way == "reload":
        clerk.page.reload()
    else:
        clerk.page.click(".around [rel=next]")
        clerk.page.wait_for_selector("#questions h1:not(:text-is('行政执法'))")
        if way == "chapters":
            clerk.page.click(".around [rel=prev]")
        else:
            clerk.page.go_back()
    clerk.page.wait_for_selector("text=刚在别处改成了“51次”")
    assert clerk.saved.startswith("没有保存")
    assert (clerk.at(CHECKS).input_value(), figure(folder)) == ("50", "51次")
    clerk.page.click("text=用我写的")
    clerk.wait_saved()
    assert figure(folder) == "50次"


def test_a_column_does_not_fill_in_what_another_tab_answered_after_it_was_shown(clerk: Clerk, folder: Path) -> None:
    clerk.at(CHECKS).focus()
    clerk.paste("5\r\n6\r\n")
    clerk.page.wait_for_selector(".column")
    file = folder / "报告.yaml"
    file.write_text(file.read_text("utf-8").replace("77", "79"), "utf-8")
    clerk.page.click(".column .take")
    clerk.page.wait_for_selector("#notice:has-text('刚在别处改过')")
    assert figure(folder) == "79次"


def test_too_long_a_column_is_told_at_the_field_where_it_was_pasted(clerk: Clerk) -> None:
    field = clerk.page.locator("#cards .answer.figure").last
    field.focus()
    clerk.paste("1\r\n2\r\n3\r\n")
    told = clerk.page.locator(".problem:has-text('删去多余的再贴')")
    told.wait_for()
    assert told.evaluate(
        "each => { const at = each.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; }"
    )


def test_a_file_changed_in_notepad_shows_and_a_broken_one_is_told_and_waited_for(clerk: Clerk, folder: Path) -> None:
    file = folder / "报告.yaml"
    file.write_text(file.read_text("utf-8").replace("77", "79"), "utf-8")
    clerk.page.wait_for_selector(f'[data-question="{CHECKS}"][data-before="79次"]')
    good = file.read_text("utf-8")
    file.write_text(good + "\n坏的行\n", "utf-8")
    clerk.at(CHECKS).fill("80")
    clerk.at(CHECKS).press("Tab")
    clerk.page.wait_for_selector("#saved.failed")
    assert "报告.yaml 第" in clerk.saved
    assert clerk.at(CHECKS).input_value() == "80"
    file.write_text(good, "utf-8")
    clerk.page.wait_for_selector("#saved.failed", state="detached")
    clerk.wait_saved()
    assert figure(folder) == "80次"


def test_the_terminal_does_not_fill_in_what_a_page_has_open(clerk: Clerk, folder: Path) -> None:
    from drafter.errors import InputError

    assert clerk.saved == "已保存"
    with pytest.raises(InputError, match="另一个 Drafter 正在填这个文件"), only_one(folder / "报告.yaml"):
        pass


def test_a_page_is_not_opened_for_what_another_drafter_fills_in(folder: Path, chromium: Browser) -> None:
    with only_one(folder / "报告.yaml"), clerk_at(folder, None, chromium) as seated:
        seated.page.locator("table.files button:has-text('打开')").first.click()
        assert "另一个 Drafter 正在填这个文件" in seated.page.inner_text("main")


def test_back_shows_what_was_saved(clerk: Clerk) -> None:
    clerk.at(CHECKS).fill("91")
    clerk.page.click(".around [rel=next]")
    clerk.page.wait_for_selector("#questions h1:not(:text-is('行政执法'))")
    clerk.page.go_back()
    clerk.page.wait_for_selector(f'[data-question="{CHECKS}"][data-before="91次"]')


def test_a_column_from_excel_is_shown_and_then_fills_the_questions_in_order(clerk: Clerk, folder: Path) -> None:
    figures = clerk.page.locator("#cards .answer.figure")
    keys = [figures.nth(number).get_attribute("data-question") or "" for number in range(2)]
    figures.nth(0).focus()
    clerk.paste("5\r\n不知道\r\n")
    column = clerk.page.locator(".column")
    assert "填进去以前请核对" in column.inner_text()
    assert "这一格不填" in column.inner_text()
    before = figure(folder, keys[1])
    column.locator(".take").click()
    clerk.wait_saved()
    assert figure(folder, keys[0]).startswith("5")
    assert figure(folder, keys[1]) == before


def test_a_record_is_typed_moved_copied_and_deleted(clerk: Clerk, folder: Path) -> None:
    clerk.to_chapter("不足、安排和其他")
    for told in ("甲方面还不够", "乙方面还不够"):
        entry = clerk.page.locator(".card[data-key='存在不足'] .entry-line .answer")
        entry.fill(told)
        entry.press("Tab")
        clerk.page.wait_for_selector(f".card[data-key='存在不足'] summary:has-text('{told}')")
        clerk.wait_saved()
    last = clerk.page.locator(".card[data-key='存在不足'] .record").last
    last.locator("summary").first.click()
    last.locator("button:has-text('上移')").click()
    clerk.wait_saved()
    assert clerk.page.evaluate("document.activeElement.dataset.action") in ("UP", None)
    assert clerk.page.evaluate("document.activeElement.closest('.record').innerText").startswith("1. 乙方面")
    told = [str(each.body) for each in stored(folder).report.shortcomings or []]
    assert told.index("乙方面还不够") < told.index("甲方面还不够")
    last = clerk.page.locator(".card[data-key='存在不足'] .record").last
    if last.get_attribute("open") is None:
        last.locator("summary").first.click()
    last.locator("button:has-text('删除')").click()
    clerk.wait_saved()
    assert "甲方面还不够" not in [str(each.body) for each in stored(folder).report.shortcomings or []]


def test_items_typed_with_their_numbers_are_printed_with_one_number_each_and_it_is_said(clerk: Clerk) -> None:
    clerk.to_chapter("不足、安排和其他")
    entry = clerk.page.locator(".card[data-key='存在不足'] .entry-line .answer")
    entry.fill("一是执法力量薄弱；二是普法深度不够。")
    entry.press("Tab")
    clerk.page.wait_for_selector("#notice:has-text('照序号分成了 2 条')")
    clerk.wait_saved()
    clerk.page.wait_for_selector(".card[data-key='存在不足'] .record:nth-of-type(2)")
    printed = clerk.page.inner_text("#pages")
    assert "执法力量薄弱" in printed
    assert "一是" not in printed


def test_what_else_there_is_is_ticked_and_asked_and_a_chapter_can_be_left(clerk: Clerk, folder: Path) -> None:
    clerk.to_chapter("政务服务")
    clerk.page.click(".leave >> text=不归本单位")
    clerk.page.wait_for_selector("text=这一章不问，报告里也不写")
    clerk.page.click("text=归本单位了")
    clerk.page.wait_for_selector(".tick")
    clerk.page.check(".listing input[value='政务服务.政务服务事项数']")
    field = clerk.at("政务服务.政务服务事项数")
    field.fill("68")
    field.press("Enter")
    clerk.wait_saved()
    assert figure(folder, "政务服务.政务服务事项数") == "68次"
    clerk.page.fill("#written", "3月19日上门服务企业，56人参加。")
    clerk.page.press("#written", "Tab")
    clerk.page.wait_for_selector(".record summary:has-text('上门服务企业')")
    clerk.wait_saved()
    told = stored(folder).report.activities or []
    assert any("上门服务企业" in str(each.body) for each in told)


@pytest.mark.parametrize(
    ("chapter", "box", "told"),
    [
        ("政务服务", "#written", "上门服务企业，56人参加。"),
        ("不足、安排和其他", ".card[data-key='存在不足'] .entry-line .answer", "乙方面还不够"),
    ],
    ids=["below the list", "as one more of a list"],
)
def test_what_is_typed_anew_and_not_left_is_there_once_after_a_reload(
    clerk: Clerk, folder: Path, chapter: str, box: str, told: str
) -> None:
    clerk.to_chapter(chapter)
    clerk.page.fill(box, told)
    assert clerk.saved == "还没有保存：离开这一格就存"
    clerk.page.reload()
    clerk.page.wait_for_selector(f".record summary:has-text('{told[:5]}')")
    clerk.wait_saved()
    report = stored(folder).report
    assert [str(each.body)[:5] for each in (*(report.activities or []), *(report.shortcomings or []))] == [told[:5]]


def test_a_click_on_an_activity_leads_to_it_in_its_own_chapter(clerk: Clerk) -> None:
    for chapter, told in (("政务服务", "上门服务企业。"), ("法治宣传", "举办法治讲座。")):
        clerk.to_chapter(chapter)
        clerk.page.fill("#written", told)
        clerk.page.press("#written", "Tab")
        clerk.page.wait_for_selector(f".record summary:has-text('{told[:4]}')")
        clerk.wait_saved()
    clerk.page.click("#pages >> text=上门服务企业")
    clerk.page.wait_for_selector("#questions h1:text-is('政务服务')")
    clerk.page.wait_for_selector(".record:has-text('上门服务企业') .answer:focus")


def test_the_keyboard_alone_goes_through_all_fields(clerk: Clerk) -> None:
    clerk.at(CHECKS).focus()
    visible = clerk.page.locator("#cards .answer:visible")
    names = [visible.nth(number).get_attribute("data-question") for number in range(visible.count())]
    start = names.index(CHECKS)
    clerk.page.keyboard.press("Enter")
    assert clerk.focused == names[start + 1]
    clerk.page.keyboard.press("Shift+Enter")
    assert clerk.focused == CHECKS
    clerk.page.keyboard.type("55")
    clerk.page.keyboard.press("Escape")
    assert clerk.at(CHECKS).input_value() == "77次"


def test_every_control_has_a_name_for_a_screen_reader(clerk: Clerk) -> None:
    clerk.page.click(".more summary")
    nameless = clerk.page.evaluate(
        """() => Array.from(document.querySelectorAll('button, a, input, select, textarea, [role]'))
            .filter(each => each.offsetParent && !(each.innerText || '').trim() && !each.title && !(each.labels || []).length
                && !each.getAttribute('aria-label') && each.id !== 'saved').map(each => each.outerHTML)"""
    )
    assert nameless == []
    assert clerk.page.get_attribute("#saved", "role") == "status"
    assert clerk.page.get_attribute("html", "lang") == "zh-CN"


@pytest.mark.parametrize(("width", "height"), [(360, 640), (800, 600), (1024, 768), (1920, 1080)])
def test_nothing_is_cut_off_on_small_and_large_screens(clerk: Clerk, width: int, height: int) -> None:
    clerk.page.set_viewport_size({"width": width, "height": height})
    for shown in ("questions", "report"):
        if width <= 860:
            clerk.page.click(f".views [data-show={shown}]")
        assert clerk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert clerk.page.evaluate(f"(e => e.scrollWidth <= e.clientWidth + 1)(document.getElementById('{shown}'))")


def test_findings_stand_at_their_words_and_lead_to_the_answer(clerk: Clerk, folder: Path) -> None:
    clerk.at(CHECKS).fill("7700")
    clerk.at(CHECKS).press("Enter")
    clerk.wait_saved()
    clerk.page.click("#check")
    item = clerk.page.locator(".found:has-text('7700次')").first
    assert "数字-增减" in item.inner_text()
    number = item.get_attribute("data-f")
    words = clerk.page.locator(f'#pages [data-f="{number}"]').all_inner_texts()
    assert "7700次" in "".join(words)
    item.locator("button.go").click()
    assert clerk.focused == CHECKS
    item.locator("button.asks").click()
    item.locator(".reason input").fill("专项检查")
    item.locator("button.explain").click()
    clerk.page.wait_for_selector(".found:has-text('数字-增减')", state="detached")
    assert [str(each.reason) for each in stored(folder).report.explanations or []] == ["专项检查"]


def test_print_shows_the_report_alone(clerk: Clerk) -> None:
    clerk.page.emulate_media(media="print")
    assert clerk.page.is_visible("#pages h1")
    for hidden in ("header.bar", "#questions", "#contents", "#report .tools"):
        assert not clerk.page.is_visible(hidden)


def test_print_has_the_margins_the_22_lines_and_the_page_numbers_of_an_official_document(
    folder: Path, chromium: Browser, tmp_path: Path
) -> None:
    shutil.copyfile(shipped("examples") / "hedong-2021.yaml", folder / "报告.yaml")
    with clerk_at(folder, "报告.yaml", chromium) as seated:
        seated.page.pdf(path=str(tmp_path / "印.pdf"), prefer_css_page_size=True, page_ranges="2")
        seated.page.context.close()
    [second] = office.read_sheets(tmp_path / "印.pdf")
    *lines, number = second.lines
    assert (round(second.width), round(second.height)) == (210, 297)
    assert (len(lines), number.text.replace(" ", "")) == (22, "—2—")
    assert min(line.left for line in lines) == pytest.approx(28, abs=1)
    assert max(line.right for line in lines) == pytest.approx(28 + 156, abs=6)
    assert lines[0].middle > 37
    assert lines[-1].middle < 297 - 35


def test_a_killed_server_loses_nothing_that_was_saved_and_the_page_says_so(folder: Path, chromium: Browser) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", "open", "报告.yaml", "--no-browser"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    address = re.search(r"http://\S+", process.stdout.readline())
    assert address
    seated = Clerk(chromium.new_page())
    seated.page.goto(address[0])
    seated.to_chapter("行政执法")
    seated.at(CHECKS).fill("93")
    seated.at(CHECKS).press("Enter")
    seated.wait_saved()
    seated.at(CHECKS).fill("94")
    os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()
    process.stdout.close()
    seated.at(CHECKS).press("Enter")
    seated.page.wait_for_selector("#saved.failed")
    assert "Drafter 已经关掉了" in seated.saved
    assert seated.at(CHECKS).input_value() == "94"
    assert figure(folder) == "93次"
    for way in (".around [rel=next]", "header.bar form button"):
        seated.page.locator(way).first.evaluate("each => each.click()")
        seated.page.wait_for_selector("#notice:has-text('抄到新打开的网页里')")
        seated.page.evaluate("say('')")
    with seated.page.expect_event("dialog") as asked:
        seated.page.evaluate("setTimeout(() => location.reload(), 0)")
    assert asked.value.type == "beforeunload"
    with only_one(folder / "报告.yaml"):
        pass
    seated.page.close()
