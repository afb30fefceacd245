"""Makes the pictures of the web pages in docs/: `python tests/web_pictures.py`.

Needs Chromium (on Debian: `chromium`, with `fonts-noto-cjk`), which shows the pages without a window.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from builders import make_answers
from PIL import Image

from drafter.answers.load import parse_answers
from drafter.folders import shipped
from drafter.model.edition import Edition
from drafter.pages.file_format import Form
from drafter.rendering import render

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PICTURES = {"web-page-bare.png": False, "web-page-styled.png": True}
"""Name of each picture, and whether the page brings its looks along."""
_WIDTH, _HEIGHT = 760, 1900


def answers_text() -> str:
    """Return the answers of a short report with a run-in heading, a lead phrase and a table."""
    return make_answers(
        行政执法={"行政检查次数": {"数值": "77", "上年": "70"}},
        执法队伍={"持证执法人员": "14"},
        处罚许可={"行政处罚件数": "2", "罚没金额": "1.5"},
        信息公开={"依申请公开件数": "10"},
        争议化解={"行政复议案件": "无", "行政诉讼案件": "无"},
        活动=[{"主题": "法治宣传", "提法": "宪法宣传进校园", "内容": "国家宪法日，各校同时组织宪法晨读。"}],
        存在不足=[
            {"提法": "执法力量不足", "内容": "持证人员集中在机关，学区一级缺少执法人员。"},
            {"提法": "评查不够全面", "内容": "案卷评查还没有覆盖所有科室。"},
        ],
        下年安排=[{"提法": "充实执法力量", "内容": "每个学区至少配两名持证人员。"}],
        公文格式={"附件": [{"名称": "法治政府建设主要数据表", "内容": "数据表"}]},
    )


def main() -> None:
    """Write the pictures."""
    browser = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser is None:
        sys.exit("Chromium is not installed")
    answers = parse_answers(answers_text(), Path("填报.yaml"), (shipped("templates"),))
    with tempfile.TemporaryDirectory() as folder:
        for name, styled in PICTURES.items():
            page = Path(folder) / f"{name}.html"
            page.write_bytes(render(answers, None, Edition.PUBLIC, Form.HTML, styled=styled).data)
            shot = Path(folder) / name
            subprocess.run(
                [
                    *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                    *(f"--user-data-dir={folder}/profile", f"--window-size={_WIDTH},{_HEIGHT}"),
                    *(f"--screenshot={shot}", page.as_uri()),
                ],
                check=True,
                capture_output=True,
                timeout=120,
            )
            trimmed(Image.open(shot).convert("L")).save(IMAGES / name, optimize=True)


def trimmed(picture: Image.Image) -> Image.Image:
    """Return `picture` without the empty space below its last line, in few colours."""
    box = picture.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    lower = min((box[3] if box else picture.height) + 24, picture.height)
    return picture.crop((0, 0, picture.width, lower)).quantize(16)


if __name__ == "__main__":
    main()
