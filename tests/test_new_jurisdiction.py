"""A bureau's own templates, made by the handbook alone, in a folder of their own: 示范区."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest
from builders import run_drafter, snapshot

from drafter.pages.layout.section_blocks import heading_number

DATA = Path(__file__).parent / "data" / "示范区"
ENFORCEMENT = "行政执法工作报告"

OUTLINE = """\
一、党政主要负责人履行推进法治建设第一责任人职责情况
二、2022年度推进法治政府建设的主要举措和成效
（一）健全机构职能体系
（二）健全依法行政制度体系
（三）健全行政决策制度体系
（四）健全行政执法工作体系
1.加强执法队伍。
2.规范执法检查。
3.依法处罚和许可。
（五）健全突发事件应对体系
（六）健全社会矛盾纠纷行政预防调处化解体系
（七）健全行政权力制约和监督体系
1.推进政务公开。
2.加强诚信建设。
（八）健全法治政府建设科技保障体系
三、存在的不足
（一）执法力量不足。
（二）部分学校的章程修订后没有及时公布。
四、下一年度安排
（一）充实执法力量。
（二）公布学校章程。
五、其他需要报告的情况
"""
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.)")
_FIRST_SENTENCE = re.compile(r"[^。]+。?")
_STRAY = re.compile(r"[，、；：。][，、；：。]|[（《“][，、；：。）》”]|[，、；：][）》”]|\[\[|\]\]|\*\*|[{}]| {2}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the bureau's folder: answers, and its templates beside them."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("年报") / "示范区"))


def rendered(folder: Path, *options: str) -> tuple[str, list[str]]:
    """Return what `drafter render` says in the bureau's folder, and the paragraphs it wrote."""
    done = run_drafter("render", "示范区2022.yaml", "-o", "报告.docx", "--force", *options, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout, [p.text for p in docx.Document(str(folder / "报告.docx")).paragraphs if p.text]


@pytest.fixture(scope="module")
def yearly(folder: Path) -> tuple[str, list[str]]:
    return rendered(folder)


@pytest.fixture(scope="module")
def enforcement(folder: Path) -> tuple[str, list[str]]:
    return rendered(folder, "--kind", ENFORCEMENT)


def numbered(paragraphs: list[str]) -> list[str]:
    """Return the first sentence of each paragraph that has a number."""
    return [match[0] for text in paragraphs if _NUMBER.match(text) and (match := _FIRST_SENTENCE.match(text))]


def test_the_check_finds_nothing(folder):
    before = snapshot(folder)
    done = run_drafter("jurisdictions", "check", "示范区", cwd=folder)
    finding, *remarks = done.stdout.splitlines()
    assert (done.returncode, finding, done.stderr) == (0, "示范区：没有发现问题。", "")
    assert not [line for line in remarks if line.startswith(("错误", "留意"))]
    assert snapshot(folder) == before


def test_the_outline_is_the_bureau_s_own(yearly):
    assert numbered(yearly[1]) == OUTLINE.splitlines()


def test_the_title_breaks_where_the_manifest_says(yearly):
    assert yearly[1][0] == "示范市示范区教育局2022年\n法治政府建设情况报告"
    assert yearly[1][-2:] == ["示范市示范区教育局", "2023年1月10日"]


@pytest.mark.parametrize("kind", ["yearly", "enforcement"])
def test_nothing_is_left_to_fill_in(request, kind):
    said, paragraphs = request.getfixturevalue(kind)
    assert "必填的问题都有答案了。" in said
    assert "待填" not in "".join(paragraphs)


def test_the_other_kind_follows_the_parent_s_outline(enforcement):
    paragraphs = enforcement[1]
    assert paragraphs[0].replace("\n", "") == "示范市示范区教育局2022年度行政执法工作报告"
    assert [line for line in numbered(paragraphs) if "、" in line[:3]] == [
        "一、行政执法工作基本情况",
        "二、工作措施和成效",
        "三、存在的问题",
        "四、下一步工作安排",
    ]


def test_penalties_licences_and_disputes_are_counted_in_the_bureau_s_measure_word(yearly, enforcement):
    phrases = [
        "作出行政处罚决定3宗，适用普通程序2宗、适用简易程序1宗。罚没款合计2.4万元。",
        "作出行政许可决定16宗",
        "全年办理行政复议案件2宗，",
        "办理行政诉讼案件1宗，",
        "出庭应诉1次，",
    ]
    for _, paragraphs in (yearly, enforcement):
        text = "\n".join(paragraphs)
        assert [phrase for phrase in phrases if phrase not in text] == []
        assert re.findall("(?:处罚|许可|复议|诉讼|维持|程序|败诉)[^，。]{0,4}[0-9]+件", text) == []


def test_the_two_questions_of_its_own_are_answered(yearly):
    text = "\n".join(yearly[1])
    assert "组织师生应急演练96次。" in text
    assert "可以在网上办完的教育政务服务事项达到18项。" in text


def test_a_none_is_told_in_words(yearly):
    text = "\n".join(yearly[1])
    assert "全年未制定行政规范性文件。" in text
    assert "未出现败诉。" in text
    assert re.findall("(?<![0-9.])0[件宗次项]", text) == []


@pytest.mark.parametrize("kind", ["yearly", "enforcement"])
def test_no_mark_strays(request, kind):
    paragraphs = request.getfixturevalue(kind)[1]
    prose = paragraphs[1:-2]
    assert [text for text in prose if _STRAY.search(text)] == []
    ended = [text for text in prose if not _NUMBER.match(text)]
    assert [text for text in ended if not text.endswith(("。", "："))] == []


@pytest.mark.parametrize("kind", ["yearly", "enforcement"])
def test_the_numbering_is_closed(request, kind):
    counts = [0] * 5
    for text in request.getfixturevalue(kind)[1]:
        match = _NUMBER.match(text)
        if match:
            level = next(n for n in (1, 2, 3) if re.match(("", "[一-龥]+、", "（", "[0-9]")[n], match[0]))
            counts[level] += 1
            counts[level + 1 :] = [0] * (4 - level)
            assert match[0] == heading_number(level, counts[level]), text


def test_without_one_section_s_answers_the_numbering_closes_up(folder):
    path = folder / "示范区2022.yaml"
    text = path.read_text(encoding="utf-8")
    kept = re.sub(r"  - 主题: 行政决策\n(?:    .*\n)+", "", text)
    assert kept != text
    (folder / "缺一章.yaml").write_text(kept, encoding="utf-8")
    done = run_drafter("render", "缺一章.yaml", "-o", "缺一章.docx", cwd=folder)
    assert done.returncode == 0, done.stderr
    lines = numbered([p.text for p in docx.Document(str(folder / "缺一章.docx")).paragraphs])
    assert "（三）健全行政执法工作体系" in lines
    assert not any("行政决策" in line for line in lines)


def test_the_bureau_s_answers_are_told_by_the_parent_s_templates_too(folder):
    said, paragraphs = rendered(folder, "--jurisdiction", "通用")
    assert "已写出：报告.docx" in said
    assert any("作出行政处罚决定3件" in text for text in paragraphs)
