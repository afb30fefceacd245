"""Filters, tests and functions of section files: each does what the handbook says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builders import lines_of, make_answers, render_in_process, write_jurisdiction
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.load import Answers, parse_answers
from drafter.folders import shipped
from drafter.model.figure import UNITS
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind
from drafter.sections.render_sections import render_report
from drafter.sections.template_filters import FILTERS
from drafter.sections.template_names import DESCRIPTIONS, TESTS, TemplateFunctions

TRIAL = {"地区模板": "试用"}
SHORTCOMING = {"提法": "普法不深。", "内容": "形式单一。"}
LAST_PLANS = [{"安排": "甲", "完成情况": "已完成"}, {"安排": "乙", "完成情况": "未完成", "说明": "因丙"}]
MEETING_RULES = "《法治政府建设与责任落实督察工作规定》"

Case = tuple[str, dict[str, Any], list[str]]
"""A section around the name's own example, which stands at 例; changed answers; its lines."""

CASES: dict[str, list[Case]] = {
    "数": [
        ("共例轮。", {"行政执法": {"行政检查次数": 892}}, ["共892轮。"]),
        ("共例轮。", {"行政执法": {"行政检查次数": "400余次"}}, ["共400余轮。"]),
        ("共例轮。", {"行政执法": {"行政检查次数": None}}, ["共【待填：行政检查次数（次）】轮。"]),
        ("共例轮。", {"行政执法": {"行政检查次数": "不适用"}}, []),
    ],
    "汉字": [
        ("吊销例。", {"处罚许可": {"吊销教师资格人数": 1}}, ["吊销一名。"]),
        ("吊销例。", {"处罚许可": {"吊销教师资格人数": "2人"}}, ["吊销两人。"]),
        ("吊销例。", {"处罚许可": {"吊销教师资格人数": 10}}, ["吊销十名。"]),
        ("吊销例。", {"处罚许可": {"吊销教师资格人数": 11}}, ["吊销11名。"]),
        ("吊销例。", {"处罚许可": {"吊销教师资格人数": "近3"}}, ["吊销近3名。"]),
    ],
    "无则": [
        ("案件{{ 争议化解.行政诉讼案件 }}例。", {"争议化解": {"行政诉讼案件": 2, "败诉案件": answer}}, [told])
        for answer, told in [
            ("无", "案件2件，未出现败诉。"),
            (0, "案件2件，未出现败诉。"),
            (1, "案件2件，败诉1件。"),
            (None, "案件2件。"),
        ]
    ],
    "照印": [
        ("处罚例。", {"处罚许可": {"行政处罚件数": answer}}, [told])
        for answer, told in [(4, "处罚4件。"), ("无", "处罚0件。"), (0, "处罚0件。")]
    ],
    "列举": [
        ("查例。", {"行政执法": {"专项检查内容": ["消防"]}}, ["查消防。"]),
        ("查例。", {"行政执法": {"专项检查内容": ["消防", "收费等"]}}, ["查消防、收费等。"]),
        ("查例。", {"行政执法": {"专项检查内容": ["消防", "安全"]}}, ["查消防、安全等。"]),
        ("查例。", {"行政执法": {"专项检查内容": "无"}}, []),
        ("查例。", {"行政执法": {"专项检查内容": None}}, []),
    ],
    "可缺": [
        ("共例。{{ 年度 }}年。", {"行政执法": {"行政检查次数": None}}, ["2021年。"]),
        ("共例。{{ 年度 }}年。", {"行政执法": {"行政检查次数": 8}}, ["共8次。2021年。"]),
    ],
    "必填": [
        ("报送例。", {"诚信建设": {"诚信信息篇数": None}}, ["报送【待填：诚信信息篇数（篇）】。"]),
        ("报送例。", {"诚信建设": {"诚信信息篇数": 8}}, ["报送8篇。"]),
    ],
    "上年": [
        ("检查{{ 行政执法.行政检查次数 }}例。", {"行政执法": {"行政检查次数": {"数值": "892", "上年": last}}}, [told])
        for last, told in [
            ("801", "检查892次（上年801次）。"),
            ("无", "检查892次（上年0次）。"),
            ("不适用", "检查892次。"),
        ]
    ],
    "比上年": [
        ("检查{{ 行政执法.行政检查次数 }}例。", {"行政执法": {"行政检查次数": {"数值": "892", "上年": last}}}, [told])
        for last, told in [
            ("801", "检查892次，比上年增长11.4%。"),
            ("892", "检查892次，与上年持平。"),
            ("近900", "检查892次。"),
        ]
    ],
    "条数": [
        ("完成例项。", {"上年安排": LAST_PLANS}, ["完成1项。"]),
        ("完成例项。{{ 年度 }}年。", {"上年安排": LAST_PLANS[1:]}, ["2021年。"]),
        ("完成例项。{{ 年度 }}年。", {"上年安排": "无"}, ["2021年。"]),
    ],
    "选": [
        (
            "{% for 项 in 上年安排 %}例{{ 项.安排 }}。{% endif %}{% endfor %}",
            {"上年安排": LAST_PLANS},
            ["甲。"],
        ),
    ],
    "句": [
        (
            "{% for 项 in 存在不足 %}例{{ 项.内容|句 }}，要改。{% endfor %}",
            {"存在不足": [SHORTCOMING]},
            ["普法不深。形式单一，要改。"],
        ),
    ],
    "有": [
        ("例甲{% endif %}{{ 年度 }}", {"处罚许可": {"行政处罚件数": answer}}, [f"{told}2021"])
        for answer, told in [(3, "甲"), ("无", ""), (0, ""), ("不适用", ""), (None, "")]
    ],
    "无": [
        ("例甲{% endif %}{{ 年度 }}", {"处罚许可": {"行政处罚件数": answer}}, [f"{told}2021"])
        for answer, told in [(3, ""), ("无", "甲"), (0, "甲"), ("不适用", ""), (None, "")]
    ],
    "已答": [
        ("例甲{% endif %}{{ 年度 }}", {"报告依据": {"报送通知": answer}}, [f"{told}2021"])
        for answer, told in [("《通知》", "甲"), ("不适用", "甲"), (None, "")]
    ],
    "不适用": [
        ("例甲{% endif %}{{ 年度 }}", {"处罚许可": {"行政强制次数": answer}}, [f"{told}2021"])
        for answer, told in [(3, ""), ("无", ""), ("不适用", "甲"), (None, "")]
    ],
    "活动": [
        (
            "例",
            {
                "活动": [
                    {"主题": "法治宣传", "内容": "办讲座"},
                    {"主题": "法治宣传", "内容": "发手册。"},
                    {"主题": "诚信建设", "内容": "另一主题。"},
                    {"主题": "法治宣传", "提法": "进校园", "内容": "讲课。"},
                ]
            },
            ["办讲座。发手册。", "进校园。讲课。"],
        ),
    ],
    "分项": [
        (
            "例",
            {"活动": [{"主题": "法治宣传", "内容": "办讲座"}, {"主题": "法治宣传", "内容": "发手册"}]},
            ["一是办讲座；二是发手册。"],
        ),
    ],
    "事实": [
        ("例{{ 年度 }}年。", {"法治宣传": {"宣讲队数": 5, "宣讲员人数": answer}}, [told])
        for answer, told in [
            (160, "组建普法宣讲队5支，有普法宣讲员、志愿者160人。2021年。"),
            (None, "组建普法宣讲队5支。2021年。"),
        ]
    ],
    "引用": [
        ("{{ 年度 }}年落实例。", {}, [f"2021年落实{MEETING_RULES}。"]),
        ("{{ 年度 }}年。落实例。", {"单位和报告": {"年度": "2018"}}, ["2018年。"]),
    ],
    "引用文号": [
        ("{{ 年度 }}年落实例。", {}, [f"2021年落实{MEETING_RULES}。"]),
        ("{{ 年度 }}年。落实例。", {"单位和报告": {"年度": "2018"}}, ["2018年。"]),
    ],
}
ALL = [(name, *case) for name, cases in CASES.items() for case in cases]


def body(tmp_path: Path, section: str, changes: dict[str, Any]) -> list[str]:
    """Return the lines of a report whose only section is `section`, without the heading."""
    root = write_jurisdiction(tmp_path / "templates", {"正文": section})
    identity = {**TRIAL, **changes.get("单位和报告", {})}
    text = make_answers(**{**changes, "单位和报告": identity})
    return lines_of(render_in_process(text, root).document)[1:]


def test_every_name_of_the_handbook_has_a_case_and_stands_in_it():
    missing = [name for name in DESCRIPTIONS if not CASES.get(name)]
    assert not missing, f"add cases of {missing} to CASES in this file"
    assert set(CASES) <= set(DESCRIPTIONS)
    sorts = {"过滤器": set(FILTERS), "判断": set(TESTS), "函数": set(TemplateFunctions.names())}
    for sort, names in sorts.items():
        assert {name for name, (own, _, _) in DESCRIPTIONS.items() if own == sort} == names


@pytest.mark.parametrize(("name", "around", "changes", "expected"), ALL, ids=[f"{c[0]}-{i}" for i, c in enumerate(ALL)])
def test_the_example_of_the_handbook_does_what_it_says(tmp_path, name, around, changes, expected):
    _, example, says = DESCRIPTIONS[name]
    assert says
    assert name in example
    assert body(tmp_path, around.replace("例", example), changes) == expected


def test_a_reference_is_cited_with_its_number(tmp_path):
    lines = body(tmp_path, "{{ 年度 }}年落实{{ 引用文号('督察工作规定印发通知') }}。", {})
    assert lines == [
        "2021年落实《中共中央办公厅 国务院办公厅关于印发〈法治政府建设与责任落实督察工作规定〉的通知》"
        "（厅字〔2019〕28号）。"
    ]


@pytest.mark.parametrize("name", sorted(set(FILTERS) - {"条数"}))  # counts records, no figures
@pytest.mark.parametrize("answer", ["400余", "2", "无", "不适用", None])
def test_a_filter_never_stops_at_a_figure(tmp_path, name, answer):
    use = f"{name}('没有')" if name == "无则" else name
    section = "{{ 年度 }}年。检查{{ 行政执法.案卷评查件数|" + use + " }}。"
    lines = body(tmp_path, section, {"行政执法": {"案卷评查件数": answer}})
    assert lines[0].startswith("2021年。")


SECTION = """\
{{ 年度 }}年[[，涉及{{ 行政执法.专项检查内容|列举('等') }}]][[，会同{{ 行政执法.专项检查联合部门|列举 }}]]开展工作。
由{{ 行政执法.专项检查联合部门|列举('等部门') }}参加，查{{ 行政执法.专项检查内容|列举 }}。
检查（{{ 行政执法.案卷评查件数|无则('没有评查') }}[[，优秀{{ 行政执法.优秀案卷件数|汉字 }}]]）。
要求{{ 报告依据.领导机关|句 }}，并{{ 组织领导.述法情况|句 }}。
一共{{ 行政执法.案卷评查件数|数 }}卷[[、{{ 行政执法.优秀案卷件数|可缺 }}]]。
"""
LETTERS = st.text("甲乙丙丁教育局学校", min_size=1, max_size=5)
NAMES = st.one_of(LETTERS, LETTERS.map("《{}》".format), LETTERS.map("“{}”".format), LETTERS.map("{}（新）".format))
TEXTS = st.builds("{}{}".format, LETTERS, st.sampled_from(["", "。", "；", "，", "、", "。甲。"]))
COUNTS = st.integers(0, 100_000).map(str)
FIGURES = st.one_of(
    COUNTS,
    st.builds("{}{}".format, COUNTS, st.sampled_from(["余", "多", "件", "余件", "件以上", "份"])),
    st.builds("{}{}".format, st.sampled_from(["近", "约"]), COUNTS),
    st.sampled_from(["无", "不适用", "一", "两件", "近千", "百余"]),
)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of a jurisdiction whose one section is `SECTION`."""
    return write_jurisdiction(tmp_path_factory.mktemp("templates"), {"正文": SECTION})


def answers_of(root: Path, **changes: Any) -> Answers:
    text = make_answers(单位和报告=TRIAL, **changes)
    return parse_answers(text, Path("填报.yaml"), (root, shipped("templates")))


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.none(), st.lists(NAMES, min_size=1, max_size=4)),
    st.one_of(st.none(), st.lists(NAMES, min_size=1, max_size=4)),
    st.tuples(*[st.one_of(st.none(), FIGURES)] * 2),
    st.tuples(*[st.one_of(st.none(), TEXTS)] * 2),
)
def test_whatever_names_and_figures_are_given_the_text_stays_whole(trial, matters, partners, figures, texts):
    enforcement = {"专项检查内容": matters, "专项检查联合部门": partners}
    enforcement |= {"案卷评查件数": figures[0], "优秀案卷件数": figures[1]}
    answers = answers_of(trial, 行政执法=enforcement, 报告依据={"领导机关": texts[0]}, 组织领导={"述法情况": texts[1]})
    rendered = render_report(answers.report, answers.jurisdiction, chosen_kind(answers))
    text = "".join(lines_of(lay_out(rendered, answers.report))[1:])
    wrong = ["，，", "。。", "、、", "、。", "，。", "、，", "，、", "（）", "（，", "，）", "None", "》、《", "”、“"]
    assert [pair for pair in wrong if pair in text] == []
    for opening, closing in ("（）", "“”", "《》"):
        assert text.count(opening) == text.count(closing)
    units = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
    assert not re.search(f"(?:优秀|检查（|一共)(?:{units})(?![一-鿿])", text)
    for names in (matters, partners):
        assert all(name in text for name in names or ())
