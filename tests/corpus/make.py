"""Makes tests/data/corpus anew: documents of many producers, and LibreOffice's text of each.

    python tests/corpus/make.py [SCRATCH]

SCRATCH is a folder for what it installs (an environment with the writers of PyPI, the writers of npm);
pandoc and LibreOffice must be installed. Commit the result: the tests read it and need none of this.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data" / "corpus"
PYPI = ("python-docx", "docxtpl", "docxcompose", "htmldocx", "XlsxWriter", "setuptools<80")
NPM = ("docx", "html-to-docx", "html-docx-js", "officegen")
CARRIED = {
    "python-docx": ("blk-paras-and-tables", "par-hyperlinks", "hdr-header-footer"),
    "mammoth": ("footnotes", "endnotes", "text-box", "strict-format", "simple-list", "tables", "comments"),
}
"""Files that Word saved and packages carry for their own tests; both packages are free (MIT, BSD)."""
MARKDOWN = """---
title: 某区教育局2021年法治政府建设年度报告
author: 张三
---

# 主要举措和成效

全年检查12次[^1]，**处罚9件**，办结率$\\frac{19}{20}$，面积$m^2$。

1.  第一件
2.  第二件

    a)  其中一件
    b)  其中又一件

3.  第三件

[^1]: 含联合检查3次。

| 科室   | 件数 |
|--------|------|
| 法规科 | 12   |

# 存在的不足

首行\\
次行
"""


def run(*command: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([str(each) for each in command], check=True, cwd=cwd, stdout=subprocess.DEVNULL)


def with_npm(scratch: Path) -> None:
    """Run the writers of npm."""
    folder = scratch / "npm"
    folder.mkdir(exist_ok=True)
    shutil.copy(HERE / "producers.cjs", folder)
    if not (folder / "node_modules").exists():
        run("npm", "init", "-y", cwd=folder)
        run("npm", "install", "--silent", *NPM, cwd=folder)
    run("node", "producers.cjs", DATA, cwd=folder)


def with_pypi(scratch: Path) -> None:
    """Run the writers of PyPI in an environment of their own."""
    folder = scratch / "pypi"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not folder.exists():
        venv.create(folder, with_pip=True)
        run(python, "-m", "pip", "install", "-q", *PYPI)
    run(python, HERE / "producers.py", DATA)


def with_pandoc(scratch: Path) -> None:
    source = scratch / "pandoc.md"
    source.write_text(MARKDOWN, encoding="utf-8")
    run("pandoc", "-f", "markdown", source, "-o", DATA / "pandoc.docx")


def with_libreoffice(scratch: Path) -> None:
    source = scratch / "libreoffice.fodt"
    shutil.copy(HERE / "libreoffice.fodt", source)
    convert(scratch, DATA, "docx:MS Word 2007 XML", [source])


def carried(scratch: Path) -> None:
    """Take out the files that packages carry: of python-docx's source, of mammoth's npm package."""
    archive = next(scratch.glob("python_docx-*.tar.gz"), None)
    if archive is None:
        run(
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            ":all:",
            "-d",
            scratch,
            "python-docx",
        )
        archive = next(scratch.glob("python_docx-*.tar.gz"))
    if not list(scratch.glob("mammoth-*.tgz")):
        run("npm", "pack", "mammoth", cwd=scratch)
    for package, file in (("python-docx", archive), ("mammoth", next(scratch.glob("mammoth-*.tgz")))):
        with tarfile.open(file) as opened:
            for member in opened.getmembers():
                name = Path(member.name)
                data = opened.extractfile(member)
                if name.suffix == ".docx" and name.stem in CARRIED[package] and data is not None:
                    (DATA / f"word-{name.stem}.docx").write_bytes(without_pictures(data.read()))


def without_pictures(data: bytes) -> bytes:
    """Return a .docx with each picture and each preview emptied: no text depends on them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            picture = entry.filename.endswith((".png", ".jpeg", ".jpg", ".emf"))
            target.writestr(entry.filename, b"" if picture else source.read(entry))
    return stream.getvalue()


def convert(scratch: Path, folder: Path, kind: str, files: list[Path]) -> None:
    """Have LibreOffice convert `files`, all in one process, into `folder`."""
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, *files)


def main() -> None:
    scratch = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()).resolve()
    scratch.mkdir(exist_ok=True)
    DATA.mkdir(parents=True, exist_ok=True)
    for make in (with_npm, with_pypi, with_pandoc, with_libreoffice, carried):
        make(scratch)
    convert(scratch, DATA, "txt:Text (encoded):UTF8", sorted(DATA.glob("*.docx")))
    convert(scratch, DATA, "csv:Text - txt - csv (StarCalc):44,34,76,1", sorted(DATA.glob("*.xlsx")))


if __name__ == "__main__":
    main()
