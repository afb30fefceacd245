"""`drafter set`: answers without a terminal, all or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.answers.answer_names import questions_by_path
from drafter.answers.load import load_answers, parse_answers
from drafter.answers.questions import shown
from drafter.answers.set_answers import set_answers
from drafter.folders import shipped, template_roots
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.model.fields import Kind
from drafter.model.report import Report
from tests.builders import make_answers, run_drafter, snapshot, write_tree

FILE = """\
# 抬头的说明
单位和报告:
  地区模板: 通用
  单位全称: 河东区教育局
  单位简称: 河东区教育局
  年度: 2021
  报告种类: 法治政府建设年度报告
  落款: 无

组织领导:
  领导小组组长: 局长  # 换届后改
  会议:
    - 日期: 3月1日
      会议: 党组会
      议题: 学习
行政执法:
  行政检查次数: 77  # 平台数
  案卷评查件数:
    数值: 3
    提供科室: 法制科
下年安排:
  - 内容: 办培训
  - 内容: 修清单
活动:
  - 主题: 法治宣传
    内容: 办讲座{场数}。
    数字:
      场数: 3场
    沿用上年: 是
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "w", {"填报.yaml": FILE})


def put(folder: Path, *pairs: str) -> tuple[int, str, str]:
    done = run_drafter("set", "填报.yaml", *pairs, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def text(folder: Path) -> str:
    return (folder / "填报.yaml").read_text("utf-8")


CHANGES = [
    ("行政执法.行政检查次数=８９２次", "行政检查次数: 77  # 平台数", "行政检查次数: 892  # 平台数"),
    ("行政检查次数=892户次", "行政检查次数: 77  # 平台数", "行政检查次数: 892户次  # 平台数"),
    ("行政检查次数＝近千", "行政检查次数: 77  # 平台数", "行政检查次数: 近千  # 平台数"),
    ("行政检查次数=", "行政检查次数: 77  # 平台数", "行政检查次数:  # 平台数"),
    ("案卷评查件数=5", "数值: 3", "数值: 5"),
    ("案卷评查件数.提供科室=督导室", "提供科室: 法制科", "提供科室: 督导室"),
    ("案卷评查件数.填报人=王某", "    提供科室: 法制科\n", "    提供科室: 法制科\n    填报人: 王某\n"),
    ("领导小组组长=", "领导小组组长: 局长  # 换届后改", "领导小组组长:  # 换届后改"),
    ("组织领导.会议.1.日期=3月12号", "日期: 3月1日", "日期: 3月12日"),
    ("下年安排.2.时限=6月", "  - 内容: 修清单\n", "  - 内容: 修清单\n    时限: 6月\n"),
    ("下年安排.1=", "  - 内容: 办培训\n", ""),
    ("下年安排=无", "下年安排:\n  - 内容: 办培训\n  - 内容: 修清单\n", "下年安排: 无\n"),
    ("下年安排.新.内容=查漏补缺", "  - 内容: 修清单\n", "  - 内容: 修清单\n  - 内容: 查漏补缺\n"),
    ("下年安排.3.内容=查漏补缺", "  - 内容: 修清单\n", "  - 内容: 修清单\n  - 内容: 查漏补缺\n"),
    ("活动.1.数字.场数=十二场", "场数: 3场", "场数: 十二场"),
    ("活动.1.公开=否", "    沿用上年: 是\n", "    公开: 否\n    沿用上年: 是\n"),
    ("年度=2022", "年度: 2021", "年度: 2022"),
]


@pytest.mark.parametrize(("pair", "before", "after"), CHANGES, ids=[change[0] for change in CHANGES])
def test_one_answer_is_changed_and_every_other_character_stays(folder, pair, before, after):
    code, _, errors = put(folder, pair)
    assert (code, errors) == (0, "")
    assert before in FILE
    assert text(folder) in (
        FILE.replace(before, after),
        FILE.replace("    沿用上年: 是\n", "    沿用上年: 是\n    公开: 否\n"),
    )
    assert (folder / "填报.yaml.bak").read_text("utf-8") == FILE


def test_several_are_set_at_once_and_told_as_they_were_understood(folder):
    code, told, _ = put(
        folder,
        "行政执法.行政检查次数=1,2万",
        "行政检查次数.上年=1.1万",
        "纳入的考核=综合绩效考核、精神文明创建",
        "其他情况=无",
        "处罚许可.罚没金额=没有这项职责",
        "科室.行政执法=督导室",
        "活动.1.沿用上年=",
    )
    assert code == 0
    assert told.replace("\n    ", "").splitlines() == [
        "已存进 填报.yaml：",
        "  行政执法.行政检查次数：1.2万次，即12000次；比上年 +1000（+9.1%）（原来是 77次）",
        "  行政执法.行政检查次数.上年：1.1万",
        "  组织领导.纳入的考核：2 个：综合绩效考核、精神文明创建",
        "  其他情况：无",
        "  处罚许可.罚没金额：不适用：本单位没有这项职责，文中不提",
        "  科室.行政执法：督导室",
        "  活动.第1条.沿用上年：空着（原来是 是）",
    ]
    report = load_answers(folder / "填报.yaml", template_roots()).report
    assert report.leadership.assessments == ("综合绩效考核", "精神文明创建")
    assert report.offices == {"行政执法": "督导室"}
    assert report.activities[0].carried_over is None


def test_new_records_get_their_fields_together(folder):
    code, told, errors = put(
        folder,
        "活动.新.主题=执法检查",
        "活动.新.内容=检查{所数}。",
        "活动.新2.主题=法治宣传",
        "活动.新.数字.所数=12所",
        "活动.新2.内容=办晚会。",
        "活动.新2.时间.晚会=12月4号",
        "组织领导.会议.+.议题=审议",
    )
    assert (code, errors) == (0, "")
    report = load_answers(folder / "填报.yaml", template_roots()).report
    told_of = [(a.topic, a.body, {k: f.text() for k, f in (a.figures or {}).items()}) for a in report.activities]
    assert told_of[1:] == [("执法检查", "检查{所数}。", {"所数": "12所"}), ("法治宣传", "办晚会。", {})]
    assert report.activities[2].dates == {"晚会": "12月4日"}
    assert [meeting.matter for meeting in report.leadership.meetings] == ["学习", "审议"]
    assert "活动.第2条.主题：执法检查" in told


def test_a_number_before_an_item_is_left_out_and_several_in_one_are_refused(folder):
    code, told, errors = put(folder, "存在不足.新.内容=（二）执法力量薄弱。")
    assert (code, errors) == (0, "")
    assert "内容：执法力量薄弱。" in told
    assert load_answers(folder / "填报.yaml", template_roots()).report.shortcomings[-1].body == "执法力量薄弱。"
    assert "（二）" not in (folder / "填报.yaml").read_text("utf-8")
    code, _, errors = put(folder, "下年安排.新.内容=一是修订清单；二是开展培训。")
    assert code != 0
    assert "这里写了 2 条；请一条一条写" in errors


def test_records_are_deleted_after_the_others_were_changed(folder):
    code, told, _ = put(folder, "下年安排.1=", "下年安排.2.内容=修订权责清单")
    assert code == 0
    report = load_answers(folder / "填报.yaml", template_roots()).report
    assert [step.body for step in report.next_steps] == ["修订权责清单"]
    assert "下年安排.第1条：删去" in told
    assert "下年安排.第1条.内容：修订权责清单" in told


def test_what_does_not_agree_is_told_though_it_is_kept(folder):
    code, told, _ = put(folder, "优秀案卷件数=5")
    assert code == 0
    assert "留意：优秀案卷件数 5件，多于 案卷评查件数 3件" in told.replace("\n    ", "")
    assert "优秀案卷件数: 5" in text(folder)
    hint = told.splitlines()[-1].partition("drafter set 填报.yaml ")[2]
    code, _, refused = put(folder, *hint.split())
    assert (code, "…" in refused) == (1, True), "the reason is left for the user to give"
    assert put(folder, *hint.replace("…", "含上年的案卷").split())[0] == 0
    assert "已经说明理由的（1 处）" in run_drafter("status", "填报.yaml", cwd=folder).stdout
    assert "留意" not in put(folder, "其他情况=无")[1]


REFUSED = [
    ("行政检察次数=5", "“行政检察次数”不是一项答案；是不是“行政执法.行政检查次数”？"),
    ("行政执法.行政检察次数=5", "是不是“行政执法.行政检查次数”？"),
    ("乱写=5", "“乱写”不是一项答案；请对照填报文件里的组名和名称"),
    ("行政检查次数", "“行政检查次数”：要写成 名称=答案，如 行政执法.行政检查次数=892"),
    ("行政检查次数=若干", "“行政检查次数”：“若干”看不出是什么数：没有说是多少"),
    ("行政检查次数.上年=若干", "“若干”看不出是什么数"),
    ("行政检查次数.电话=1", "数字下面没有“电话”；可写 单位、截至、提供科室"),
    ("领导小组组长.提供科室=1", "“组织领导.领导小组组长”下面没有下级"),
    ("成文日期=2022年2月30日", "不是日历上有的日子"),
    ("落款=也许", "请从中选一个：有、无"),
    ("报告种类=总结", "请从中选一个：法治政府建设年度报告、行政执法工作报告"),
    ("单位和报告.年度=去年", "请写四位数的年份"),
    ("下年安排=办培训", "要逐项写，如 下年安排.新.内容=…；改已有的写第几条，如 下年安排.1"),
    ("活动.1.时间=3月1日", "时间和数照平常写在内容里，如 内容=3月19日举办培训班，56人参加"),
    ("活动.1.日期=3月1日", "时间和数照平常写在内容里，如 内容=3月19日举办培训班，56人参加"),
    ("会议.1.时间=3月1日", "每条里没有“时间”；可写 日期、会议、议题、公开"),
    ("下年安排.内容=办培训", "请写第几条，如 下年安排.1；加一条写 下年安排.新"),
    ("下年安排.7.内容=办培训", "列表里没有第 7 条"),
    ("下年安排.7=", "列表里没有第 7 条"),
    ("下年安排.1.字数=7", "每条里没有“字数”；可写 提法、内容、时限"),
    ("活动.1.数字=7", "写 数字.名称 或 时间.名称"),
    ("活动.1.数字.场数=许多", "没有说是多少"),
    ("活动.1.主题=乱写", "请从中选一个：组织领导、"),
    ("活动.1.内容={乱.写}", "内容里引用的 {乱.写} 不是一项答案"),
    ("活动.新.内容=", "新的一条要写答案"),
    ("格式版本=2", "“格式版本”不是一项答案"),
    ("地区模板=乌有", "找不到地区模板“乌有”"),
]


@pytest.mark.parametrize(("pair", "message"), REFUSED, ids=[case[0] for case in REFUSED])
def test_one_wrong_answer_leaves_the_file_as_it_was(folder, pair, message):
    before = snapshot(folder)
    code, told, errors = put(folder, "其他情况=无", pair)
    assert (code, told) == (1, "")
    assert message in errors
    assert "Traceback" not in errors
    assert {name: data for name, data in snapshot(folder).items() if not name.endswith(".lock")} == before


def test_all_that_is_wrong_is_told_at_once(folder):
    code, _, errors = put(
        folder, "行政检查次数=若干", "乱写=1", "其他情况=无", "其他情况=有", "下年安排.1=", "下年安排.1.内容=乙"
    )
    assert code == 1
    lines = errors.splitlines()
    assert len(lines) == 5
    assert "“若干”" in lines[0]
    assert "“乱写”" in lines[1]
    assert "“其他情况”写了两次；请只留一个" in lines[2]
    assert "“下年安排”第1条又改又删；请只留一个" in lines[3]
    assert lines[4] == "一项也没有存。"


def test_a_file_that_is_not_there_is_told(tmp_path):
    folder = write_tree(tmp_path / "w", {"x": ""})
    code, _, errors = put(folder, "其他情况=无")
    assert code == 1
    assert "填报.yaml：找不到这个文件" in errors
    assert [path.name for path in folder.iterdir()] == ["x"]


@pytest.mark.parametrize("path", sorted(shipped("examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_example_can_be_typed_with_set_alone(path):
    """Everything that the questionnaire does can be done with `set`: a whole example, from a bare file."""
    example = load_answers(path, template_roots())
    bare = parse_answers(
        make_answers(
            单位和报告={"地区模板": example.jurisdiction.name, "成文日期": None, "主送机关": None},
            行政执法=None,
            其他情况=None,
        ),
        Path("填报.yaml"),
        template_roots(),
    )
    jurisdiction = load_jurisdiction(example.jurisdiction.name, template_roots())
    pairs = []
    for question in questions_by_path(jurisdiction).values():
        said = shown(question, example.report)
        if question.kind is not Kind.RECORDS and said:
            pairs.append(f"{question.path}={said}")
    for title, records in example.source.tree.items():
        for i, record in enumerate(records if isinstance(records, list) else []):
            pairs += _of_record(f"{title}.新{i}", record)
    for i, meeting in enumerate(example.source.tree.get("组织领导", {}).get("会议") or []):
        pairs += _of_record(f"组织领导.会议.新{i}", meeting)
    done = set_answers(bare, pairs, template_roots())
    typed = parse_answers(done.text, Path("填报.yaml"), template_roots()).report
    assert told(typed) == told(example.report)


def _of_record(name: str, record: dict[str, object]) -> list[str]:
    pairs = []
    for key, value in record.items():
        if isinstance(value, dict):
            pairs += [f"{name}.{key}.{inner}={text}" for inner, text in value.items()]
        elif value:
            pairs.append(f"{name}.{key}={'、'.join(value) if isinstance(value, list) else value}")
    return pairs


def told(report: Report) -> dict[str, object]:
    """Return the report's data without what only the head of the file says, and without empty lists."""
    data = report.model_dump()
    data.pop("format_version")
    for name in ("shortcomings", "next_steps", "activities"):
        data[name] = data[name] or None
    data["leadership"]["meetings"] = data["leadership"]["meetings"] or None
    return data


def test_an_activity_told_anew_is_no_longer_last_year_s(tmp_path):
    old = {"主题": "法治宣传", "提法": "送法进校园", "内容": "举办讲座。", "沿用上年": "是"}
    write_tree(tmp_path, {"a.yaml": make_answers(活动=[old, old, old])})
    pairs = ["活动.1.内容=举办讲座12场。", "活动.2.内容=举办讲座。", "活动.3.公开=否"]
    assert run_drafter("set", "a.yaml", *pairs, cwd=tmp_path).returncode == 0
    status = run_drafter("status", "a.yaml", "--json", cwd=tmp_path).stdout
    assert json.loads(status)["沿用上年的活动"] == [2, 3]  # said again as it was, it is still last year's
