"""A number of an activity is counted as last year's at its place: of a bare one the measure word is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import lines_of, render_in_process, run_drafter

from drafter.model.records import Activity

LAST = """\
格式版本: 1
单位和报告: {地区模板: 通用, 单位全称: 甲县教育局, 年度: 2025, 报告种类: 法治政府建设年度报告, 成文日期: 2026年1月18日}
活动:
  - 主题: 校外培训
    内容: 7月12日开展夜查，查处无证办班3处。
  - 主题: 校园安全
    内容: 9月1日组织护校行动，全县52所学校参加，2.1万名学生听课。
"""
COUNTED = [
    ("1", "3处", "1处"),
    ("1个", "3处", "1个"),
    ("无", "3处", "0处"),
    ("50余", "100余人", "50余人"),
    ("2.3万", "2.1万名", "2.3万名"),
    ("2.3", "2.1万名", "2.3万名"),
    ("23000", "2.1万名", "23000名"),
    ("9800", "1.1万人", "9800人"),
    ("4", "3.6万元", "4万元"),
    ("4万", "3.6万元", "4万元"),
    ("2026", "2025", "2026"),
]


def said(number: str, last: str, behind: str = "。") -> str:
    """Return `number` of an activity as it prints where last year's was `last`."""
    figures = {"数": {"数值": number, "上年": last}}
    activity = Activity.model_validate({"主题": "甲", "内容": f"共{{数}}{behind}", "数字": figures})
    assert activity.figures
    return str(activity.figures["数"].said())


@pytest.mark.parametrize(("number", "last", "printed"), COUNTED)
def test_a_bare_number_has_last_year_s_measure_word(number, last, printed):
    assert said(number, last) == printed


def test_a_text_that_says_the_measure_word_itself_does_not_say_it_twice():
    assert said("45", "41人", "人参加。") == "45"


def test_bare_numbers_typed_for_last_year_s_print_with_their_measure_words(tmp_path: Path):
    (tmp_path / "旧.yaml").write_text(LAST, encoding="utf-8")
    assert run_drafter("new", "新.yaml", "--from", "旧.yaml", cwd=tmp_path).returncode == 0
    typed = ("活动.1.数字.处数=1", "活动.2.数字.所数=53", "活动.2.数字.人数=2.3万", "活动.1.时间.时间=7月10日")
    done = run_drafter("set", "新.yaml", *typed, "活动.2.时间.时间=9月1日", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "活动.第1条.数字.处数：1处" in done.stdout
    text = "".join(lines_of(render_in_process((tmp_path / "新.yaml").read_text(encoding="utf-8")).document))
    for sentence in ("查处无证办班1处。", "全县53所学校参加，2.3万名学生听课。"):
        assert sentence in text


IN_NAMES = [
    ("举办讲座{场数}，{人数}参加。", {"场数": "15", "人数": "300"}, "举办讲座15场，300人参加。"),
    ("共{参加人数}名学生参加。", {"参加人数": "300"}, "共300名学生参加。"),
    ("受众{受众人次}。", {"受众人次": "1.2万"}, "受众1.2万人次。"),
    ("排第{名次}。", {"名次": "3"}, "排第3。"),
]


@pytest.mark.parametrize(("body", "numbers", "printed"), IN_NAMES)
def test_a_bare_number_has_the_measure_word_of_its_name(body, numbers, printed):
    activity = Activity.model_validate({"主题": "甲", "内容": body, "数字": numbers})
    for name, figure in (activity.figures or {}).items():
        body = body.replace(f"{{{name}}}", figure.said())
    assert body == printed
