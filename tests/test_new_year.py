"""A year later: `drafter new --from` carries over what stays and offers the rest."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from drafter.answers.load import Answers, load_answers, parse_answers
from drafter.answers.new_year import new_year_answers
from drafter.folders import shipped, template_roots
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.model.answer_groups import AnswerGroup
from drafter.model.figure import Figure
from drafter.model.recognised import every_number
from tests.builders import (
    EXAMPLE,
    answers_tree,
    dump,
    lines_of,
    make_answers,
    render_in_process,
    render_text,
    run_drafter,
    write_tree,
)

LAST = make_answers(
    报告依据={"报送通知": "《关于报送2021年报告的通知》", "领导机关": "区委、区政府"},
    组织领导={
        "领导小组名称": "依法治教领导小组",
        "专题研究次数": {"数值": "3次", "提供科室": "党办", "来源": "会议记录", "上年": "2"},
        "纳入的考核": ["综合绩效考核"],
        "会议": [{"日期": "3月1日", "会议": "党组会", "议题": "学习"}],
    },
    学习培训={"中心组学法日期": ["1月19日"], "法治培训人次": "近千"},
    处罚许可={"行政处罚件数": "无", "罚没金额": "不适用"},
    行政执法={
        "行政检查次数": "77户次",
        "双随机事项清单": "《抽查事项清单（2021年版）》",
        "检查文书名称": "《检查记录》",
    },
    下年安排=[
        {"提法": "抓好执法队伍", "内容": "举办执法人员培训。", "时限": "3月"},
        {"内容": "修订权责清单", "公开": "否"},
    ],
    存在不足=[{"内容": "力量不足"}],
    其他情况="去年的其他情况",
    活动=[
        {
            "主题": "法治宣传",
            "提法": "送法进校园",
            "内容": "{时}举办讲座{场数}。",
            "数字": {"场数": "15场"},
            "时间": {"时": "6月16日至18日"},
            "人名": ["李某"],
            "公开": "否",
        }
    ],
    科室={"行政执法": "督导室"},
    不公开=["处罚许可.罚没金额"],
    核对说明=[{"规则": "数字-合计", "理由": "去年的"}],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "w", {"河东2021.yaml": LAST})


def begin(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_drafter("new", *arguments, "--from", "河东2021.yaml", cwd=folder)


def this_year(folder: Path, name: str = "河东2022.yaml") -> Answers:
    return load_answers(folder / name, template_roots())


def test_what_stays_stays_and_what_belongs_to_the_year_is_open(folder):
    assert begin(folder).returncode == 0
    report = this_year(folder).report
    assert report.identity.model_dump() == {
        **load_answers(folder / "河东2021.yaml", template_roots()).report.identity.model_dump(),
        "year": "2022",
        "issue_date": None,
    }
    assert report.legal_basis.led_by == "区委、区政府"
    assert report.legal_basis.filing_notice is None
    assert report.leadership.leading_group == "依法治教领导小组"
    assert report.leadership.assessments == ("综合绩效考核",)
    assert report.leadership.meetings is None
    assert report.study.centre_group_dates is None
    assert report.enforcement.record_form == "《检查记录》"
    assert report.enforcement.random_list is None  # it names last year
    assert (report.shortcomings, report.next_steps, report.other_matters) == (None, None, None)
    assert report.explanations is None
    assert report.offices == {"行政执法": "督导室"}
    assert report.withheld == ("处罚许可.罚没金额",)


def test_every_figure_is_open_and_last_year_s_stands_beside_it(folder):
    begin(folder)
    answers = this_year(folder)
    tree = answers.source.tree
    assert tree["组织领导"]["专题研究次数"] == {"数值": "", "上年": "3次", "提供科室": "党办"}
    assert tree["行政执法"]["行政检查次数"] == {"数值": "", "上年": "77户次"}
    assert tree["学习培训"]["法治培训人次"]["上年"] == "近千"
    assert tree["处罚许可"]["行政处罚件数"]["上年"] == "无"
    assert tree["处罚许可"]["罚没金额"]["数值"] == "不适用"  # no duty last year, none this year
    assert [name for name, figure in held_figures(answers) if figure is not None] == ["fines"]
    table = run_drafter("status", "河东2022.yaml", cwd=folder).stdout
    (row,) = [line for line in table.splitlines() if line[2:].startswith("专题研究次数 ")]
    assert row.split() == ["专题研究次数", "空着", "3次", "党办"]


def held_figures(answers: Answers) -> list[tuple[str, object]]:
    """Return all values of groups, local answers and activities that are figures."""
    report = answers.report
    found = []
    for group in report.__dict__.values():
        if isinstance(group, AnswerGroup):
            held = {**group.__dict__, **group.declared}
            found += [(name, value) for name, value in held.items() if isinstance(value, Figure)]
    for activity in report.activities or []:
        found += list((activity.figures or {}).items())
    return found


def test_last_year_s_arrangements_become_a_list_to_be_judged(folder):
    begin(folder)
    plans = this_year(folder).report.plan_reviews
    assert [(plan.lead, plan.plan, plan.outcome, plan.account, plan.public) for plan in plans] == [
        ("抓好执法队伍", "3月前，举办执法人员培训。", None, None, None),
        (None, "修订权责清单", None, None, "否"),
    ]
    told = run_drafter("status", "河东2022.yaml", cwd=folder).stdout
    assert "上年安排还没有核对完的：\n  第1条 抓好执法队伍" in told


def judged(*plans: dict[str, str]) -> list[str]:
    """Return the lines of a report that tell what became of last year's plans, its heading left out."""
    report = make_answers(上年安排=list(plans))
    lines = lines_of(render_in_process(report).document)
    at = next(i for i, line in enumerate(lines) if line.endswith("落实上一年度安排"))
    return [line.partition(".")[2] or line for line in lines[at + 1 : at + 2 + len(plans)]]


DONE = {"提法": "抓好执法队伍", "安排": "3月前，举办培训。", "完成情况": "已完成", "说明": "办了两期，56人参加。"}


def test_what_became_of_them_is_counted_and_told_in_this_year_s_report():
    half = {"安排": "修订权责清单", "完成情况": "部分完成", "说明": "清单已报审，尚未批复"}
    bare = {"提法": "广泛普法", "安排": "12月办宪法宣传周", "完成情况": "已完成"}
    not_done = {"提法": "组建执法队伍", "安排": "上半年组建", "完成情况": "未完成", "说明": "编制还没有批下来。"}
    assert judged(DONE, half, bare, not_done) == [
        "上一年度报告提出4项安排，已完成2项，部分完成1项，尚未完成1项。",
        "抓好执法队伍。3月前，举办培训，已完成。办了两期，56人参加。",
        "修订权责清单，部分完成。清单已报审，尚未批复。",
        "广泛普法。12月办宪法宣传周，已完成。",
        "组建执法队伍。上半年组建，尚未完成。编制还没有批下来。",
    ]


def test_a_single_plan_is_not_counted():
    assert judged(DONE)[0] == "抓好执法队伍。3月前，举办培训，已完成。办了两期，56人参加。"


def test_a_plan_that_was_not_carried_out_needs_its_reason(tmp_path):
    plan = {"安排": "修订权责清单", "完成情况": "未完成"}
    folder = write_tree(tmp_path / "w", {"a.yaml": make_answers(上年安排=[plan])})
    told = run_drafter("render", "a.yaml", "-o", "报告.docx", cwd=folder).stdout
    assert "上年安排第1条的说明" in told
    assert "修订权责清单，尚未完成。【待填：说明】。" in "\n".join(render_text(folder / "报告.docx"))
    assert "修订权责清单（没有写原因）" in run_drafter("status", "a.yaml", cwd=folder).stdout


def test_a_plan_that_was_not_published_last_year_is_not_published_this_year(folder):
    begin(folder)
    path = folder / "河东2022.yaml"
    path.write_text(path.read_text("utf-8").replace("    完成情况:\n", "    完成情况: 已完成\n"), "utf-8")
    for edition, there in (("报送版", True), ("公开版", False)):
        run_drafter("render", path.name, "--edition", edition, "-o", f"{edition}.docx", cwd=folder)
        told = "\n".join(render_text(folder / f"{edition}.docx"))
        assert ("修订权责清单" in told) is there
        assert "抓好执法队伍" in told


@pytest.mark.parametrize("kind", ["法治政府建设年度报告", "行政执法工作报告"])
@pytest.mark.parametrize(
    "name", [p.parent.name for p in manifests((shipped("templates"),)) if p.parent.name != "tianjin"]
)
def test_every_shipped_report_tells_them(tmp_path, name, kind):
    tree = answers_tree(上年安排=[{"安排": "修订权责清单", "完成情况": "部分完成", "说明": "清单已报审"}])
    tree["单位和报告"] |= {"地区模板": name, "报告种类": kind}
    write_tree(
        tmp_path / "w", {"a.yaml": dump(tree), "b.yaml": dump({k: v for k, v in tree.items() if k != "上年安排"})}
    )
    for file in ("a", "b"):
        assert run_drafter("render", f"{file}.yaml", "-o", f"{file}.docx", cwd=tmp_path / "w").returncode == 0
    told = "\n".join(render_text(tmp_path / "w" / "a.docx"))
    assert "修订权责清单，部分完成。清单已报审。" in told
    assert "上一年度安排" not in "\n".join(render_text(tmp_path / "w" / "b.docx"))


def test_an_activity_is_marked_as_last_year_s_and_lends_this_year_no_number(folder):
    begin(folder)
    (activity,) = this_year(folder).report.activities
    assert (activity.topic, activity.lead, activity.body) == ("法治宣传", "送法进校园", "{时}举办讲座{场数}。")
    assert (activity.carried_over, activity.people, activity.public) == ("是", ("李某",), "否")
    assert (activity.figures, activity.dates) == ({"场数": None}, {"时": None})
    told = run_drafter("render", "河东2022.yaml", "-o", "报告.docx", cwd=folder).stdout
    assert "有 1 条活动还是上一年的文字，Word 的批注里标着，改好后删去“沿用上年”那一行：\n    第1条" in told
    text = "\n".join(render_text(folder / "报告.docx"))
    assert "【待填：场数】" in text
    assert "15场" not in text
    path = folder / "河东2022.yaml"
    path.write_text(path.read_text("utf-8").replace("    沿用上年: 是\n", ""), "utf-8")
    assert "上一年的文字" not in run_drafter("render", "河东2022.yaml", "-o", "报告.docx", cwd=folder).stdout


def test_what_was_carried_is_counted_and_how_to_go_on_is_said(folder):
    done = begin(folder, "新的.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "已建立 新的.yaml（2022年），从 河东2021.yaml 带过来："
    assert "上年的数 5 个" in done.stdout
    assert "下一年安排 2 条" in done.stdout
    assert "活动 1 条，标了“沿用上年”" in done.stdout
    open_ones = done.stdout.replace("\n    ", "").partition("没有带过来的 ")[2]
    assert all(title in open_ones for title in ("成文日期", "报送通知", "会议", "中心组学法日期", "双随机事项清单"))
    assert "接着填：drafter fill 新的.yaml" in done.stdout
    assert (folder / "河东2021.yaml").read_text("utf-8") == LAST


def test_another_jurisdiction_says_what_it_has_no_place_for(tmp_path):
    folder = write_tree(tmp_path / "w", {"河东2021.yaml": EXAMPLE.read_bytes()})
    done = begin(folder, "新.yaml", "--jurisdiction", "通用", "--kind", "行政执法工作报告")
    assert done.returncode == 0, done.stderr
    answers = this_year(folder, "新.yaml")
    assert (answers.jurisdiction.name, answers.report.identity.kind) == ("通用", "行政执法工作报告")
    assert "这个地区模板没有地方放的" in done.stdout
    topics = {topic.name for topic in answers.jurisdiction.topics}
    assert {activity.topic for activity in answers.report.activities} <= topics
    # What the enforcement report does not ask stays for the other kind.
    assert answers.source.tree["信息公开"]["依申请公开件数"]["上年"] == "1"


@pytest.mark.parametrize("path", sorted(shipped("examples").glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", [None, "通用", "xpcc-huyanghe"])
def test_every_example_carries_over_twice(path, name):
    last = load_answers(path, template_roots())
    for _ in range(2):
        target = load_jurisdiction(name or last.jurisdiction.name, template_roots())
        carried = new_year_answers(last, target, None, date(2040, 1, 1))
        again = parse_answers(carried.text, Path("新.yaml"), template_roots())
        assert again.report.identity.year == str(int(str(last.report.identity.year)) + 1) == str(carried.year)
        assert again.report.identity.unit_name == last.report.identity.unit_name
        assert held_figures(again) == [] or all(value is None for _, value in held_figures(again))
        assert len(again.report.activities or []) == carried.activities
        assert carried.activities + sum(each.startswith("活动") for each in carried.dropped) == len(
            last.report.activities or []
        )
        last = again


@pytest.mark.parametrize(
    ("arguments", "last", "message"),
    [
        (["河东2021.yaml"], LAST, "河东2021.yaml：这就是去年的文件；请给今年的另起一个名称，如 河东2022.yaml"),
        (["别动.yaml"], LAST, "别动.yaml：已经有这个文件"),
        (["无/新.yaml"], LAST, "没有这个文件夹"),
        (["新.txt"], LAST, "新.txt：填报文件的名称要以 .yaml 结尾；请改成 新.yaml"),
        ([], LAST.replace("年度: '2021'", "年度:"), "没有写年度，不知道是哪一年的；请先补上年度"),
        ([], LAST.replace("年度: '2021'", "年度: '9990'"), "年度是 9990，这一年还没有到"),
        ([], LAST.replace("地区模板: 通用", "地区模板: 乌有"), "河东2021.yaml 第"),
        ([], "单位和报告：\n  年度: 2021\n", "河东2021.yaml 第1行"),
        (["--jurisdiction", "乌有"], LAST, "找不到地区模板“乌有”"),
        (["--kind", "总结"], LAST, "没有“总结”这种报告"),
    ],
    ids=["itself", "exists", "no folder", "not yaml", "no year", "future", "no jurisdiction", "slip", "target", "kind"],
)
def test_what_cannot_be_carried_is_told_and_nothing_is_written(folder, arguments, last, message):
    write_tree(folder, {"河东2021.yaml": last, "别动.yaml": "别动"})
    done = begin(folder, *arguments)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["别动.yaml", "河东2021.yaml"]
    assert (folder / "别动.yaml").read_text("utf-8") == "别动"


def test_a_missing_file_of_last_year_is_told(tmp_path):
    folder = write_tree(tmp_path / "w", {"x.txt": ""})
    done = begin(folder)
    assert done.returncode == 1
    assert "河东2021.yaml：找不到这个文件" in done.stderr


def test_what_happens_every_year_with_another_number_is_left_open(tmp_path):
    tree = answers_tree(
        法治宣传={"学宪法比赛名称": "全国学生“学宪法 讲宪法”活动演讲比赛", "学生读本": "《读本》"},
        报告依据={"领导机关": "第八届依法治区委员会"},
    )
    tree["单位和报告"]["地区模板"] = "tianjin-hedong"
    folder = write_tree(tmp_path / "w", {"河东2021.yaml": dump(tree)})
    told = begin(folder).stdout.replace("\n    ", "")
    assert "领导机关" in told.partition("没有带过来的 ")[2]
    assert "学宪法比赛名称" in told.partition("没有带过来的 ")[2]
    report = this_year(folder).report
    declared = report.publicity.declared
    assert declared == {"学生读本": "《读本》"} | dict.fromkeys(set(declared) - {"学生读本"})
    assert report.legal_basis.led_by is None


def test_that_reasons_were_last_year_s_is_said(folder):
    assert "核对说明 1 条是去年的理由，没有带过来；今年的数再对不上，会另外问" in begin(folder).stdout.replace(
        "\n    ", ""
    )


@pytest.mark.terminal
def test_enter_alone_says_of_no_plan_that_it_is_done(folder):
    typist = pytest.importorskip("tests.typist", reason="伪终端只在 Linux 和 macOS 上有")
    begin(folder)
    child = typist.start(["fill", "河东2022.yaml", "--chapter", "不足、安排和其他"], folder)
    enter = [("存在不足：", typist.ENTER), ("下年安排：", typist.ENTER)]
    plans = [("安排：3月前，举办执法人员培训。", ""), ("完成情况：", typist.ENTER), ("安排：修订权责清单", "")]
    done = [("完成情况：", typist.UP * 2 + typist.ENTER), ("说明：", "已报审" + typist.ENTER), ("〔部分完成〕", "")]
    for see, keys in [*enter, *plans, *done]:
        child.expect_exact(see)
        child.send(keys)
    child.sendintr()
    child.expect_exact("已保存到")
    plans = this_year(folder).report.plan_reviews
    assert [(plan.outcome, plan.account) for plan in plans] == [(None, None), ("部分完成", "已报审")]


@pytest.mark.terminal
def test_on_a_terminal_it_goes_on_asking_and_tells_last_year_s(folder):
    typist = pytest.importorskip("tests.typist", reason="伪终端只在 Linux 和 macOS 上有")
    child = typist.start(["new", "--from", "河东2021.yaml"], folder)
    child.expect_exact("已建立 河东2022.yaml（2022年）")
    child.expect_exact("上年的数 5 个")
    child.expect_exact("填哪里")
    child.sendintr()
    child.expect_exact("已保存到 河东2022.yaml")


def test_what_is_withheld_stays_withheld_but_for_items_of_lists_that_begin_anew(folder):
    text = LAST.replace("- 处罚许可.罚没金额", "- 处罚许可.罚没金额\n- 活动.1\n- 组织领导.会议.1\n- 诚信建设")
    assert text != LAST
    write_tree(folder, {"河东2021.yaml": text})
    assert begin(folder).returncode == 0
    report = this_year(folder).report
    assert report.withheld == ("处罚许可.罚没金额", "诚信建设")
    assert [activity.public for activity in report.activities or []] == ["否"]


BARE = {
    "主题": "法治宣传",
    "提法": "第3届演讲比赛形成品牌",
    "内容": "印发《2021年法治工作要点》（津教〔2021〕5号），3月19日培训56人，拨打12345热线。",
}


@pytest.mark.parametrize(
    "body",
    [
        "在54中学、三十二中和第九中学开展宣讲。",
        "在中央电视台十二套播出专题片。",
        "在天津电视台十二套和54中，开展宣讲。",
        "局长到129团、131团、137团宣讲，在101中学座谈。",
    ],
)
def test_numbers_in_names_of_schools_and_channels_are_no_figures(body):
    assert every_number(body) == ()
    assert [each.text for each in every_number("在12所小学、3个中学开展宣讲，发放书籍十二套。")] == [
        "12所",
        "3个",
        "十二套",
    ]


def test_every_bare_number_and_year_of_an_activity_is_last_year_s_until_it_is_confirmed(tmp_path):
    (tmp_path / "河东2021.yaml").write_text(make_answers(活动=[BARE]), "utf-8")
    assert run_drafter("new", "河东2022.yaml", "--from", "河东2021.yaml", cwd=tmp_path).returncode == 0
    (activity,) = load_answers(tmp_path / "河东2022.yaml", template_roots()).report.activities
    assert not re.search("[0-9]", re.sub(r"\{.*?\}|12345", "", f"{activity.lead}{activity.body}"))
    assert activity.last_year_s_text == f"{BARE['提法']}。{BARE['内容']}"
    assert run_drafter("render", "河东2022.yaml", "-o", "报告.docx", cwd=tmp_path).returncode == 0
    text = "\n".join(render_text(tmp_path / "报告.docx"))
    (told,) = (line for line in text.splitlines() if "法治工作要点" in line)
    assert not re.search("2021|56|〔[0-9]|[0-9]号|第3|3月19", told)
    assert told.count("【待填：") == 6
