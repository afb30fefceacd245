"""Times typing on the page: from a key to the changed sentence of the report, in Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), "")
_PAUSE = 250
"""Milliseconds between two keys: somebody who types four characters a second."""
_FIGURE = ".field:has([data-question^='诚信建设.补充数']) .answer"
_TEXT = "[data-question='活动#法治宣传'][data-record][data-field='内容'].answer"
_WATCH = """input => { window.timed = [];
    input.addEventListener('input', () => { window.pressed = performance.now(); }, true);
    new MutationObserver(() => {
        if (!window.pressed) return;
        const since = window.pressed; window.pressed = 0;
        requestAnimationFrame(() => { window.timed.push(performance.now() - since); });
    }).observe(document.getElementById('pages'), { childList: true, subtree: true, characterData: true }); }"""
"""Notes for each key how long it takes until the report on the page has changed and is about to be drawn."""


@contextmanager
def opened(path: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Give the address of a page that serves the answers file at `path`."""
    command = [sys.executable, "-m", "drafter", "open", path.name, "--no-browser"]
    environment = {**environment, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=path.parent, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", line)
            if not found:
                raise RuntimeError(f"drafter open said: {line}")
            yield found[0]
        finally:
            server.terminate()


def key_times(path: Path, environment: Mapping[str, str], keys: int) -> list[float]:
    """Return the seconds from each key to the changed sentence, in the report of the file at `path`.

    Half of the `keys` go into a figure, half into the text of an activity.
    """
    with opened(path, environment) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        times: list[float] = []
        for chapter, field in (("诚信建设", _FIGURE), ("法治宣传", _TEXT)):
            page.click(f"#contents a:text-is('{chapter}')")
            page.wait_for_selector(f"#questions h1:text-is('{chapter}')")
            page.evaluate("document.querySelectorAll('details.record').forEach(each => { each.open = true; })")
            input_ = page.locator(field).nth(3)
            input_.scroll_into_view_if_needed()
            input_.focus()
            input_.evaluate(_WATCH)
            for number in range(keys // 2):
                page.keyboard.press(str(1 + number % 9))
                page.wait_for_timeout(_PAUSE)
                if number % 3 == 2:  # back to a short figure
                    page.keyboard.press("Backspace")
                    page.wait_for_timeout(_PAUSE)
            times += [each / 1000 for each in page.evaluate("window.timed")]
            page.keyboard.press("Escape")
            page.keyboard.press("Tab")
            page.wait_for_selector("#saved:text-is('已保存')")
        browser.close()
    return times
