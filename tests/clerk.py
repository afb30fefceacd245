"""Somebody who fills in a report on the page, in Debian's Chromium: sees what is there, types, clicks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.interview.addresses import Address
from drafter.interview.chapter_values import ShownQuestion, ShownRecord
from drafter.model.titles import BODY
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

_PATIENCE = 30_000
"""Milliseconds that something may take to appear."""
CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)


def need_browser() -> None:
    """Skip the test where there is no Chromium or no Playwright; fail where they are mandatory."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        missing = "Playwright"
    else:
        missing = "" if CHROMIUM else "Chromium"
    if missing and os.environ.get("DRAFTER_REQUIRE_LAYOUT"):
        pytest.fail(f"{missing} is not installed")
    if missing:
        pytest.skip(f"{missing} is not installed")


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a browser without a window."""
    need_browser()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=zh-CN"])
        try:
            yield chromium
        finally:
            chromium.close()


class Clerk:
    """A user at one window of the browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        """What went wrong in scripts of the page, or was refused by the browser."""
        page.set_default_timeout(_PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        page.on("dialog", lambda dialog: dialog.accept())

    @property
    def saved(self) -> str:
        """What the page says of saving."""
        return self.page.inner_text("#saved")

    def wait_saved(self) -> None:
        """Wait until all is saved."""
        from playwright.sync_api import TimeoutError as NotYetError

        try:
            self.page.wait_for_selector("#saved:text-is('已保存')")
        except NotYetError:
            pytest.fail(f"the page says: {self.saved}")

    def chapter(self, number: int) -> None:
        """Go to a chapter, from 0, by the contents."""
        self.wait_saved()
        self.page.click(f"#contents li:nth-child({number + 1}) a")
        self.page.wait_for_selector(f'body[data-chapter="{number}"]')

    def to_chapter(self, title: str) -> None:
        """Go to the chapter of this title."""
        self.wait_saved()
        self.page.click(f"#contents a:text-is('{title}')")
        self.page.wait_for_selector(f"#questions h1:text-is('{title}')")

    @property
    def focused(self) -> str | None:
        """The question in whose field the caret stands."""
        found = self.page.evaluate("document.activeElement.dataset.question")
        return None if found is None else str(found)

    def card(self, key: str) -> Locator:
        """Return the card of a question."""
        return self.page.locator(f'.card[data-key="{key}"]')

    def paste(self, text: str) -> None:
        """Paste `text` where the caret stands."""
        self.page.evaluate(
            """text => { const data = new DataTransfer(); data.setData('text/plain', text);
                document.activeElement.dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }""",
            text,
        )

    def field(self, address: Address) -> Locator:
        """Return the field for the answer at `address`."""
        record = "" if address.record is None else str(address.record)
        where = f'[data-question="{address.question}"][data-record="{record}"][data-field="{address.field}"]'
        return self.page.locator(f"#cards .answer{where}")

    def at(self, path: str) -> Locator:
        """Return the field for the answer at `path`, such as 行政执法.行政检查次数."""
        return self.field(Address(path))

    def answer(self, address: Address, text: str) -> None:
        """Type an answer and leave the field, as fast as the page takes it."""
        field = self.field(address)
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
            field.press("Tab")

    def tick(self, question: ShownQuestion) -> None:
        """Tick a question on its chapter's list, unless it is there already."""
        self.wait_saved()
        name = question.asked.address.question.replace("#", ".")
        line = self.page.locator(f'.listing input[value="{name}"]')
        if line.count() and not line.is_checked():
            line.check()
            self.card(question.asked.address.question).wait_for()

    def answer_all(self, question: ShownQuestion) -> None:
        """Give the answers that `question` shows."""
        if not question.is_list:
            if question.asked.present:
                self.answer(question.asked.address, question.asked.present)
            return
        for record in question.records:
            self._add(question, record)

    def _add(self, question: ShownQuestion, record: ShownRecord) -> None:
        """Add a record: what it tells is typed as a whole, the rest into its fields."""
        assert question.entry is not None
        card = self.page.locator(f'.card[data-key="{question.asked.address.question}"]')
        before = card.locator(".record").count()
        given = [each for each in record.fields if each.present]
        told = next((each.present for each in given if each.title == BODY), "")
        self.answer(question.entry.address, told or "".join(each.present for each in given))
        last = card.locator(".record").nth(before)
        last.wait_for(state="attached")
        self.wait_saved()
        last.evaluate("each => { each.open = true; }")
        index = int(str(last.get_attribute("data-id")).rpartition("|")[2])
        for each in given:
            address = each.address._replace(record=index)
            if self.field(address).input_value() != each.present:
                self.answer(address, each.present)
                self.wait_saved()


@contextmanager
def clerk_at(folder: Path, answers: str | None = None, chromium: Browser | None = None) -> Iterator[Clerk]:
    """Give a clerk in front of the page for `folder`, at the report in `answers` or at the start page."""
    with serving(folder, answers) as visitor:
        if chromium is not None:
            yield _seated(chromium, visitor.address)
            return
        with browser() as own:
            yield _seated(own, visitor.address)


def _seated(chromium: Browser, address: str) -> Clerk:
    window = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    clerk = Clerk(window.new_page())
    clerk.page.goto(address)
    return clerk
