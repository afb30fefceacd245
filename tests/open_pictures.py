"""Makes the pictures of the page in docs/: `python -m tests.open_pictures`, with Chromium and Playwright."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path

from PIL import Image

from drafter.folders import shipped
from tests.clerk import Clerk, clerk_at

IMAGES = Path(__file__).parents[1] / "docs" / "images"
_WIDTH, _HEIGHT = 1280, 760
_FIELD = "行政执法.双随机联合检查次数"


def main() -> None:
    """Write the pictures of the start page and of a chapter while a figure is typed."""
    with tempfile.TemporaryDirectory() as place:
        os.environ.update(dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), f"{place}/home"))
        folder = Path(place) / "法治政府建设"
        folder.mkdir()
        with clerk_at(folder) as clerk:
            _taken(clerk, "open-start.png", hidden=str(folder), shown="D:\\法治政府建设")
        shutil.copyfile(shipped("examples") / "hedong-2021.yaml", folder / "河东2021.yaml")
        with clerk_at(folder, "河东2021.yaml") as clerk:
            clerk.to_chapter("行政执法")
            field = clerk.at(_FIELD)
            field.scroll_into_view_if_needed()
            field.fill("23")
            clerk.page.wait_for_selector(f'#pages [data-a="{_FIELD}"].now:text-is("23次")')
            _taken(clerk, "open-chapter.png", hidden=str(folder), shown="D:\\法治政府建设")


def _taken(clerk: Clerk, name: str, *, hidden: str, shown: str) -> None:
    """Write a picture of what the clerk sees, with `shown` for the name of the folder."""
    clerk.page.set_viewport_size({"width": _WIDTH, "height": _HEIGHT})
    clerk.page.evaluate(
        """([hidden, shown]) => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const node = walker.currentNode;
                node.nodeValue = node.nodeValue.split(hidden + '/').join(shown + '\\\\').split(hidden).join(shown);
            } }""",
        [hidden, shown],
    )
    picture = Image.open(io.BytesIO(clerk.page.screenshot(full_page=True))).convert("RGB")
    picture.quantize(48).save(IMAGES / name, optimize=True)


if __name__ == "__main__":
    main()
