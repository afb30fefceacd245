"""The page of help in the folders to unzip: what the documentation says to clerks, on one page with its pictures."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("快速上手", "分科室填报", "检查")
"""The pages of `docs/` that are on the page."""
_LEFT_OUT = ("安装", "用 VS Code 填写")
"""Chapters, without their numbers, that tell nothing to somebody who has the folder."""
_CHAPTER = re.compile(r"^## (?:[一二三四五六七八九十]+、)?(.+)$")
_LISTED = re.compile(r"^- \[(?:[一二三四五六七八九十]+、)?(.+)\]\(#[^)]*\)$")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'src="images/([^"]+)"')
_HEADING = re.compile(r"<(h[1-6])>(.*?)</\1>")
_HEAD = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Drafter 使用说明</title>
<style>
body { margin: 2rem auto; max-width: 54rem; padding: 0 1.5rem; color: #1b1f24; line-height: 1.7;
  font-family: "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
h1 { border-top: 1px solid #d0d7de; padding-top: 1.5rem; margin-top: 3rem; }
h1:first-child { border: 0; margin-top: 0; }
img { max-width: 100%; border: 1px solid #d0d7de; }
pre { background: #f3f5f7; padding: .75rem 1rem; overflow-x: auto; }
code { font-family: Consolas, "Noto Sans Mono CJK SC", monospace; }
table { border-collapse: collapse; }
th, td { border: 1px solid #d0d7de; padding: .3rem .6rem; text-align: left; vertical-align: top; }
</style>
</head>
<body>
"""


def guide() -> bytes:
    """Return the page as HTML that needs no other file."""
    return (_HEAD + "".join(_html_of(page) for page in PAGES) + "</body>\n</html>\n").encode("utf-8")


def _html_of(page: str) -> str:
    text = _for_the_folder((DOCS / f"{page}.md").read_text("utf-8"))
    html = MarkdownIt("commonmark").enable("table").render(text)
    html = _HEADING.sub(
        lambda found: (
            f'<{found[1]} id="{page if found[1] == "h1" else _anchor(page, found[2])}">{found[2]}</{found[1]}>'
        ),
        html,
    )
    html = _LINK.sub(lambda found: _linked(page, unquote(found[1]), found[2]), html)
    return _PICTURE.sub(lambda found: f'src="data:image/png;base64,{_picture(found[1])}"', html)


def _for_the_folder(text: str) -> str:
    """Return a page without the chapters of `_LEFT_OUT`, and without the lines of its contents for them."""
    kept, leaving = [], False
    for line in text.splitlines():
        chapter, listed = _CHAPTER.match(line), _LISTED.match(line)
        if chapter:
            leaving = chapter[1] in _LEFT_OUT
        if not leaving and not (listed and listed[1] in _LEFT_OUT):
            kept.append(line)
    return "\n".join(kept) + "\n"


def _anchor(page: str, heading: str) -> str:
    """Return the id of a heading: GitHub's, behind the page's name."""
    plain = re.sub(r"<[^>]+>", "", heading)
    words = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
    return f"{page}-{words}"


def _linked(page: str, address: str, words: str) -> str:
    """Return a link that leads somewhere on this page or to the net; the words alone where the folder has no such page."""
    if address.startswith("http"):
        return f'<a href="{address}">{words}</a>'
    other, _, heading = address.partition("#")
    wanted = other.removesuffix(".md") if other else page
    is_left_out = re.sub(r"^[一二三四五六七八九十]+", "", heading) in _LEFT_OUT
    if wanted not in PAGES or is_left_out:
        return words
    return f'<a href="#{f"{wanted}-{heading}" if heading else wanted}">{words}</a>'


def _picture(name: str) -> str:
    return base64.b64encode((DOCS / "images" / name).read_bytes()).decode("ascii")
