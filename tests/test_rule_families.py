"""The rules over text find what real reports had wrong, and leave alone what is right."""

from __future__ import annotations

import json

import pytest
from builders import dump, run_drafter, write_tree
from manuscripts import answers_manuscript, example_manuscript

from drafter.checking.engine import run
from drafter.checking.rule import Example, Hit
from drafter.checking.rules import all_rules, filed_rules
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped
from drafter.model.report_type import ReportType

BY_NAME = {rule.name: rule for rule in all_rules()}


_OUTLINE = [
    {"段落": "前言"},
    {"标题": "工作情况", "段落": "执法检查"},
    {"标题": "存在的问题", "段落": "存在不足"},
]
_KIND_OF_ITS_OWN = [
    pytest.param("行政执法工作情况报告", "执法报告", {"执法"}, id="an enforcement report by another name"),
    pytest.param("依法治教工作总结", "年度报告", {"法定"}, id="an annual report by another name"),
    pytest.param("法治副校长工作专报", "其他", set(), id="neither"),
    pytest.param("法治副校长工作专报", None, set(), id="sort not said"),
]


@pytest.mark.parametrize(("kind", "sort", "families"), _KIND_OF_ITS_OWN)
def test_a_kind_of_ones_own_is_judged_by_its_sort_and_not_by_its_name(tmp_path, kind, sort, families):
    said = {"种类": kind, "标题": f"{{单位全称}}|{kind}", "提纲": _OUTLINE} | ({"类别": sort} if sort else {})
    manifest = {"名称": "我区", "上级模板": "通用", "报告": [said]}
    answers = {
        "格式版本": "1",
        "单位和报告": {"地区模板": "我区", "单位全称": "我区教育局", "年度": "2021", "报告种类": kind},
        "行政执法": {"行政检查次数": "77"},
    }
    write_tree(tmp_path, {"templates/我区/地区.yaml": dump(manifest), "答.yaml": dump(answers)})
    told = run_drafter("check", "答.yaml", "--format", "json", cwd=tmp_path)
    rules = {finding["rule"] for finding in json.loads(told.stdout)["findings"]}
    assert {name for name in ("执法", "法定") if {f"{name}-缺项"} & rules} == families


def found(name: str, text: str, **changes: object) -> list[str]:
    """Return the messages of rule `name` over `text`."""
    return [hit.message for hit in hits_of(name, text, **changes)]


def hits_of(name: str, text: str, **changes: object) -> list[Hit]:
    """Return what rule `name` finds in `text`."""
    example = Example(text, **changes)  # type: ignore[arg-type]
    return list(BY_NAME[name].check(example_manuscript(example)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("序号-断号", "一、甲\n写事。\n二、乙\n写事。\n六、丙\n写事。", id="二 to 六"),
        pytest.param(
            "序号-丢失",
            "一、甲项工作\n（一）公开\n及时公开。\n执法严格规范文明\n1.公示\n及时公示。\n二、乙\n写事。",
            id="lost",
        ),
        pytest.param("用语-错字", "全面推行执法全过程启示制度。", id="启示 for 记录"),
        pytest.param("用语-错字", "建立了规范化文件登记制度。", id="规范化文件"),
        pytest.param("用语-错字", "按市工作领导小组办公厅要求办理。", id="领导小组办公厅"),
        pytest.param("用语-语病", "2023年，市党委的正确领导下，取得进展。", id="missing 在"),
        pytest.param("用语-语病", "开展联合检查，通过专项检查效果良好。", id="no subject"),
        pytest.param("用语-规范", "形成学法、遵法、用法的氛围。", id="遵法"),
        pytest.param("用语-规范", "推进“双随机，一公开”监管。", id="双随机，一公开"),
        pytest.param("用语-规范", "教师补助30人的行政许可事项已公示。", id="grant is no licence"),
        pytest.param("标点-成对", "确保四有”“四落实到位。", id="broken quotes"),
        pytest.param("标点-缺顿号", "第3次局长办公会第4次党委会学习文件。", id="two meetings"),
        pytest.param("标点-缺顿号", "减轻执法阻力降低执法成本。", id="two phrases"),
        pytest.param("残留-丢字", "共抽查食堂，合格50不合格1。", id="lost units"),
        pytest.param("残留-丢字", "落实20212025年规划。", id="lost dash"),
        pytest.param("残留-文档", "[bookmark: _GoBack]全年开展培训。", id="bookmark"),
        pytest.param("数字-合计", "保留行政权力19项（其中处罚15项、检查4项、其他3项）。", id="sum in brackets"),
        pytest.param("数字-合计", "21次联合检查中，学校9次，培训机构13次。", id="sum behind 中"),
        pytest.param("数字-前后不一", "一、甲\n有47所中小学。\n二、乙\n副校长覆盖中小学45所。", id="two values"),
        pytest.param("数字-比率", "全年办结216件，比上年244件下降21.5%。", id="growth"),
        pytest.param("数字-不超过", "申请10件，受理12件。", id="ladder"),
        pytest.param("数字-量级", "镇域面积31万平方公里。", id="unit of size"),
        pytest.param("一致-部门", "与教体局、区公安局、区司法局、区财政局联合检查。", id="one without 区"),
    ],
)
def test_a_defect_of_real_reports_is_found(name: str, text: str) -> None:
    assert found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "用语-法制旧称", "由法制科牵头，开展重大执法决定法制审核，征求市法制工作委员会意见。", id="right 法制"
        ),
        pytest.param("用语-法治", "社会主义法制的历史；法制审核人员到位。", id="法制审核"),
        pytest.param(
            "标点-空格",
            "印发《甲办公厅 乙办公厅关于工作的通知》，开展“美好生活 法典相伴”活动。",
            id="titles and slogans",
        ),
        pytest.param(
            "标点-成对",
            "1）建立制度。（一）抓好“甲‘乙’丙”落实，见《关于〈丁〉的通知》（戊字〔2019〕2号）。",
            id="nested",
        ),
        pytest.param("标点-半角", "4.15%的比例，http://a.cn:80/，互联网+监管，10:30开会。", id="numbers and Latin"),
        pytest.param("年度-未到", "以优异成绩迎接党的二十大胜利召开。", id="welcomed beforehand"),
        pytest.param(
            "年度-年外日期",
            "自2018年以来，较2020年增长；落实《2020年工作要点》（甲字〔2020〕1号）。",
            id="other years named",
        ),
        pytest.param(
            "序号-一是二是", "主要做法：一是学习。二是检查。三是总结。第二点：一是宣传。二是培训。", id="two series"
        ),
        pytest.param("用语-叠词", "开展教育局机关执法证培训，研究研讨。", id="教育 教育局"),
    ],
)
def test_what_is_right_is_left_alone(name: str, text: str) -> None:
    assert found(name, text) == []


def test_last_years_plan_document_is_refused_and_next_years_allowed_in_plans() -> None:
    text = "一、主要举措\n落实《法治政府建设实施纲要（2015—2020年）》。\n二、下一年度安排\n推进“八五”普法。"
    assert found("年度-文件有效", text, year=2022)
    assert found("年度-文件有效", text, year=2020) == []
    assert found("年度-未到", text, year=2020) == []


def test_many_half_width_marks_are_one_finding() -> None:
    text = "建立制度,落实责任。" * 20
    rules = [rule for rule in all_rules() if rule.name == "标点-半角"]
    findings = run(read_text(text, "稿.txt"), rules)
    assert [len(finding.others) for finding in findings] == [19]


def test_parts_are_recognised_in_other_outlines() -> None:
    """Thematic chapters, no umbrella; 第一责任人 first; another wording of the headings."""
    text = (
        "甲市教育局2021年法治政府建设年度报告\n一、主要负责人履行第一责任人职责情况\n局长四次主持会议研究法治工作。\n"
        "二、加强普法宣传\n举办讲座15场。\n三、规范行政执法\n全年检查77次。\n四、存在的短板及原因\n因人手不足，培训偏少。\n"
        "五、下一步工作打算\n办好两期执法人员培训班。"
    )
    assert found("法定-缺项", text) == []
    assert found("法定-原因", text) == []


def test_an_enforcement_report_is_not_asked_for_the_five_parts() -> None:
    text = "甲区教育局2021年度行政执法工作报告\n一、基本情况\n持证11人。\n二、案件\n检查77次。"
    assert found("法定-缺项", text, type=ReportType.ENFORCEMENT) == []
    assert found("执法-缺项", text, type=ReportType.ENFORCEMENT)


def test_there_are_eighty_documents_with_years() -> None:
    from drafter.checking.text.known_documents import known

    names = {document.name for document in known().values()}
    assert len(names) >= 80
    assert all(document.since <= document.until for document in known().values())
    assert all(not document.successor or document.successor in known() for document in known().values())


CURRENT_2025 = (
    "一、主要举措\n深入学习贯彻党的二十大和二十届历次全会精神，学习党的二十届四中全会精神和《中共中央关于制定国民经济和社会发展"
    "第十五个五年规划的建议》。落实《法治政府建设实施纲要（2021—2025年）》《提升行政执法质量三年行动计划（2023—2025年）》"
    "《教育强国建设规划纲要（2024—2035年）》，宣传《中华人民共和国学前教育法》《中华人民共和国法治宣传教育法》，"
    "学习国务院公布的《行政执法监督条例》。完成“八五”普法总结验收，研究编制“九五”普法规划，谋划“十五五”时期教育法治工作，"
    "“十四五”规划收官，开展深入贯彻中央八项规定精神学习教育，巩固深化党纪学习教育成果。\n"
    "二、下一年度安排\n启动“九五”普法，为“十五五”开局提供法治保障，开展树立和践行正确政绩观学习教育。"
)
CURRENT_2026 = (
    "一、主要举措\n深入学习贯彻党的二十大和二十届历次全会精神，落实《教育强国建设规划纲要（2024—2035年）》和"
    "《行政执法监督条例》，“十五五”规划良好开局，启动“九五”普法，开展“八五”普法规划实施情况总结，"
    "对《法治政府建设实施纲要（2021—2025年）》《提升行政执法质量三年行动计划（2023—2025年）》的落实情况作了评估，"
    "开展树立和践行正确政绩观学习教育。\n二、下一年度安排\n继续推进“九五”普法。"
)
OF_THE_YEAR = ("年度-未到", "年度-过时", "年度-文件有效", "引用-误写", "引用-规划年份")


@pytest.mark.parametrize(("year", "text"), [(2025, CURRENT_2025), (2026, CURRENT_2026)])
def test_what_belongs_to_the_year_is_left_alone(year: int, text: str) -> None:
    assert [message for rule in OF_THE_YEAR for message in found(rule, text, year=year)] == []


@pytest.mark.parametrize(
    ("year", "words", "instead"),
    [
        (2026, "推进“八五”普法", "“九五”普法"),
        (2026, "推进“七五”普法", "“九五”普法"),
        (2023, "推进“七五”普法", "“八五”普法"),
        (2026, "落实“十四五”规划", "“十五五”时期"),
        (2026, "落实“十三五”规划", "“十五五”时期"),
        (2026, "“十四五”开局之年", "当年的提法"),
        (2026, "庆祝中国共产党成立100周年", "当年的提法"),
        (2026, "喜迎党的二十大", "当年的提法"),
        (2026, "学习党的十九届六中全会精神", "当年的提法"),
        (2026, "落实新冠肺炎疫情防控要求", "“新型冠状病毒感染”"),
    ],
)
def test_phrases_of_years_gone_by_are_told_with_what_belongs_in_their_place(year, words, instead) -> None:
    (hit,) = hits_of("年度-过时", f"一、主要举措\n{words}。", year=year)
    assert hit.mend == f"改为{instead}"


@pytest.mark.parametrize(
    ("year", "words", "instead"),
    [
        (2021, "推进“九五”普法", "“八五”普法"),
        (2018, "推进“九五”普法", "“七五”普法"),
        (2020, "学习党的二十届四中全会精神", "当年的提法"),
    ],
)
def test_phrases_of_years_to_come_are_told_with_what_belongs_in_their_place(year, words, instead) -> None:
    (hit,) = hits_of("年度-未到", f"一、主要举措\n{words}。", year=year)
    assert hit.mend == f"改为{instead}"


@pytest.mark.parametrize(
    ("year", "words", "told"),
    [
        (2026, "落实《法治政府建设实施纲要（2021—2025年）》", "管到2025年，2026年度已经期满"),
        (2026, "落实《提升行政执法质量三年行动计划（2023—2025年）》", "管到2025年，2026年度已经期满"),
        (2026, "落实《某区法治政府建设实施方案（2021-2025）》", "管到2025年，2026年度已经期满"),
        (2025, "落实《某区法治政府建设实施方案（2021-2025）》", ""),
        (2026, "落实《某区法治政府建设实施方案（2026—2030年）》", ""),
        (2026, "完成《某市教育事业发展规划（2021—2025年）》终期评估", ""),
        (2024, "学习《行政执法监督条例》", "2024年度还没有《行政执法监督条例》"),
        (2023, "学习《中华人民共和国学前教育法》", "2023年度还没有《学前教育法》"),
        (2023, "落实《信访条例》", "不再有效（2022年5月1日废止）"),
        (2023, "落实《国务院办公厅关于严格规范涉企行政检查的意见》", "国办发〔2024〕54号"),
        (2026, "落实《全国教育系统开展法治宣传教育的第八个五年规划（2021—2025年）》", "已经期满"),
        (2022, "落实《中央宣传部、司法部关于开展法治宣传教育的第八个五年规划（2021—2025年）》", ""),
        (2022, "落实《信访条例》", ""),
        (2026, "学习《中华人民共和国行政处罚法》《中华人民共和国职业教育法》", ""),
        (2024, "落实《国务院关于进一步规范和监督罚款设定与实施的指导意见》", ""),
    ],
)
def test_a_document_is_judged_by_the_years_in_which_it_may_be_cited(year: int, words: str, told: str) -> None:
    messages = found("年度-文件有效", f"一、主要举措\n{words}。", year=year)
    assert len(messages) == bool(told)
    assert all(told in message for message in messages)


@pytest.mark.parametrize("year", range(2020, 2028))
@pytest.mark.parametrize(
    "jurisdiction", [path.parent.name for path in sorted(shipped("templates").glob("*/地区.yaml"))]
)
def test_what_the_templates_cite_belongs_to_the_year(jurisdiction: str, year: int) -> None:
    answers = f"单位和报告: {{地区模板: {jurisdiction}}}\n行政执法: {{行政检查次数: '77'}}\n"
    manuscript = answers_manuscript(answers, year)
    assert any(f"{year}年" in passage.text for passage in manuscript.passages)
    assert [hit.message for rule in OF_THE_YEAR for hit in BY_NAME[rule].check(manuscript)] == []


def test_a_report_on_2026_cites_no_plan_that_has_ended() -> None:
    answers = "行政执法: {行政检查次数: '77'}\n报告依据: {领导机关: 区委、区政府}\n"
    told = {
        year: "".join(passage.text for passage in answers_manuscript(answers, year).passages) for year in (2025, 2026)
    }
    assert "落实《法治政府建设实施纲要（2021—2025年）》，" in told[2025]
    assert "实施纲要" not in told[2026]
    assert all("深入学习贯彻党的二十大和二十届历次全会精神，" in text for text in told.values())


TITLE = "河东区教育局2021年法治政府建设情况报告\n"
SIGNED = "\n河东区教育局\n2022年1月29日"
FOUR_HEADINGS = "一、主要举措和成效\n二、存在的不足和原因\n三、党政主要负责人履行推进法治建设第一责任人职责情况\n四、下一年度主要安排"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x。", {"结构-正文"}),
        ("1\n2\n3", {"结构-正文"}),
        (TITLE, {"结构-正文", "法定-缺项"}),
        (TITLE + "x。\n", {"结构-正文", "法定-缺项"}),
        (TITLE + "x。\n" * 2900, {"结构-正文", "法定-缺项"}),
        (TITLE + "区委、区政府：\n" + SIGNED, {"结构-正文", "法定-缺项"}),
        (TITLE + "现将有关情况报告如下：" + SIGNED, {"结构-正文", "法定-缺项"}),
        (TITLE + FOUR_HEADINGS + SIGNED, {"结构-正文"}),
        (TITLE + "一、主要举措和成效\n开展普法。", {"结构-正文", "法定-缺项"}),
        (TITLE + "认真落实各项工作要求。\n" * 2900, {"结构-正文", "法定-缺项", "重复-全文"}),
        (TITLE + "".join(f"开展了{n}次活动，组织学习。\n" for n in range(900)), {"结构-正文", "法定-缺项", "重复-全文"}),
        ("我局认真落实各项工作要求，" * 100, {"重复-全文"}),
        ("全年开展行政检查77次。", set()),
    ],
    ids=["no Chinese", "numbers", "title alone", "a letter", "letters", "signed", "opening alone", "headings alone",
         "one chapter", "one line repeated", "numbered junk", "clauses repeated", "a paragraph to be checked"],
)  # fmt: skip
def test_report_without_a_body_is_no_report_without_faults(text: str, expected: set[str]) -> None:
    names = ("结构-正文", "法定-缺项", "重复-全文")
    made = read_text(text, "报告.txt")
    assert {f.rule.name for f in run(made, filed_rules()) if f.rule.name in names} == expected


def test_report_in_plain_paragraphs_is_asked_for_the_parts_that_it_lacks() -> None:
    work = (
        "2021年，我局成立依法行政领导小组，抽调四个科室的人，每季度听取一次汇报，制定全年要点和分工。"
        "清理规范性文件三份，废止一份；修订权责清单，取消证明事项两项，全部上网公布。"
        "聘请律师两名，审查合同四十份，参与信访调处，提出书面建议九条。"
        "组织宪法宣传周、开学第一课、模拟法庭进校园，学生参加网络答题六万人次，制作短片五部，受到家长欢迎。"
        "会同市场监管、公安、消防部门查处无证培训，责令停办机构十七家，退还学费八十万元，约谈负责人，移送线索。"
    )
    messages = found("法定-缺第一责任人", TITLE + work + "\n但还存在执法力量薄弱的问题。\n2022年，我局将继续加强培训。")
    assert [message.split("这")[0] for message in messages] == ["没有“党政主要负责人履行推进法治建设第一责任人职责”"]


def test_enforcement_report_without_a_body_lacks_its_parts() -> None:
    text = "甲区教育局2021年度行政执法工作报告\nx。"
    assert len(found("执法-缺项", text, type=ReportType.ENFORCEMENT)) == 5
