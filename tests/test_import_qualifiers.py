"""Words that decide against a question: what an import must not take for an answer, and what it keeps in its sentence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from imported_texts import questions_without_own_wording

from drafter.checking.sources.from_text import read_text
from drafter.importing.outline.imported_report import Certainty, ImportedReport, ReadNumber, ReadSentence
from drafter.importing.read_report import read_report
from drafter.importing.reviewing.import_review import review_of
from drafter.reading.sentence_fact import Comparison
from drafter.reading.sentence_facts import sentence_facts

CASES = (
    ("全局仅有执法记录仪3台，无执法车辆。", "无执法车辆", "执法队伍.执法车辆数"),
    # sentence, number, the answer it gives ("" for none)
    ("权责清单共57项，其中行政许可7项，行政备案4项，其他行政权力3项。", "57项", "依法履职.行政权力事项"),
    ("权责清单共57项，其中行政许可7项，行政备案4项，其他行政权力3项。", "4项", ""),
    ("学科类培训机构由85家减至8家。", "8家", "校外培训.学科类机构数"),
    ("对照上位法清理行政规范性文件14件，保留9件，废止5件。", "9件", "制度决策.规范性文件有效件数"),
    ("全市教育系统有持证执法人员330人。", "330人", ""),
    ("收到行政诉讼案件6件，已审结4件。", "6件", "争议化解.行政诉讼案件"),
    ("作出行政处罚3件，不予处罚2件。", "3件", "处罚许可.行政处罚件数"),
    ("在国家宪法日、国家安全教育日、民法典宣传日三个重要日子共开展活动37场。", "37场", ""),
    ("执法人员平均每人检查13次。", "13次", ""),
    ("庆祝建校11周年。", "11周年", ""),
    ("持有行政执法证31人，其中新领证5人。", "31人", "执法队伍.持证执法人员"),
    ("持有行政执法证31人，其中新领证5人。", "5人", "执法队伍.新增持证人员"),
    ("开展涉企行政检查47次。", "47次", "行政执法.涉企检查次数"),
    ("罚款金额分别为5万元、3万元，共计8万元。", "5万元", ""),
    ("罚款金额分别为5万元、3万元，共计8万元。", "8万元", "处罚许可.罚款金额"),
    ("办理教师资格认定612件。", "612件", "处罚许可.教师资格认定人数"),
    ("办理人大代表建议13件、政协提案19件，合计32件。", "32件", "信息公开.建议提案件数"),
    ("组织普法直播9场，其中一季度2场、二季度7场。", "2场", ""),
    ("申请材料由75份精简为52份。", "52份", ""),
    ("承诺办结时限由法定的30个工作日压缩至12个工作日。", "30个工作日", ""),
    ("认定省级依法治校示范校60所，其中高校7所、中等职业学校9所。", "7所", "学校治理.高校示范校数"),
    ("机关在编人员52人，持有行政执法证27人，占51.9%。", "51.9%", ""),
    ("现有初级中学14所、高级中学4所。", "14所", "依法履职.初中数"),
    ("未实施行政强制。", "未实施行政强制", "处罚许可.行政强制次数"),
    ("新建县级依法治校示范校6所，累计31所。", "6所", "学校治理.新评示范校数"),
    ("新建县级依法治校示范校6所，累计31所。", "31所", ""),
    ("政务服务好评率99.7%。", "99.7%", "政务服务.政务服务好评率"),
    ("召开党委会研究法治建设工作7次。", "7次", "组织领导.党委会研究次数"),
    ("检查发现留样不全、台账缺失、通道占用等问题63个。", "63个", "行政执法.发现隐患数"),
    ("聘请法律顾问3名，审查合同42份，提出法律意见71条。", "71条", "制度决策.顾问意见条数"),
    ("行政强制、行政裁决全年均无。", "行政裁决全年均无", "处罚许可.行政裁决件数"),
)
NEVER = (
    # sentence, number, an answer it looks like and does not give
    ("收到行政诉讼案件6件，已审结4件。", "4件", "争议化解.诉讼在办件数"),
    ("作出行政处罚3件，不予处罚2件。", "2件", "处罚许可.行政处罚件数"),
    ("党组会专题研究法治工作5次，专题研讨2次。", "2次", "组织领导.专题研究次数"),
    ("开展日常检查121次。", "121次", "行政执法.双随机联合检查次数"),
    ("开展涉企行政检查47次。", "47次", "行政执法.行政检查次数"),
    ("办理建议提案40件，建议提案办结率99%。", "99%", "信息公开.依申请公开答复率"),
    ("持有行政执法证31人，其中新领证5人。", "31人", "执法队伍.新增持证人员"),
    ("组织“学宪法讲宪法”演讲比赛2次。", "2次", "法治宣传.学宪法人数"),
    ("受理来信来访48件。", "48件", "争议化解.来信件数"),
    ("法律顾问团队由律师4名、高校教师2名共6人组成。", "4名", "制度决策.法律顾问人数"),
    ("秋季小学一年级招收新生8200人，其中公办4900人、民办3300人。", "8200人", "依法履职.小学生数"),
    ("受理12345热线及来信来访事项240件。", "240件", "争议化解.信访事项件数"),
    ("组织教师资格认定3批次。", "3批次", "处罚许可.教师资格认定人数"),
    ("宪法日期间，54所学校组织主题活动。", "54所", "法治宣传.主题活动场次"),
    ("完成校舍安全鉴定19所。", "19所", "校园安全.校舍鉴定栋数"),
    ("经复查，整改到位175家次。", "175家次", "行政执法.整改隐患数"),
    ("现有中小学、幼儿园97所，其中公办66所、民办31所。", "66所", "依法履职.公办幼儿园数"),
    ("接受市司法局执法监督2次。", "2次", "行政执法.执法监督次数"),
    ("申报省级依法治校示范校3所。", "3所", "学校治理.省级示范校数"),
    ("发布事前公示33条。", "33条", "行政执法.执法公示条数"),
    ("条例起草组召开座谈会13场。", "13场", "制度决策.决策座谈会次数"),
    ("未发现辅助人员单独执法的情形。", "未发现辅助人员单独执法的情形", "执法队伍.执法辅助人员数"),
    ("办理行政确认及公共服务事项1875件。", "1875件", "处罚许可.行政确认件数"),
    ("校园未发生较大以上安全事故。", "未发生较大以上安全事故", "校园安全.安全事故件数"),
    ("办结各类办件960件，其中转学登记300件、其他58件。", "58件", "处罚许可.其他许可件数"),
    ("动态调整权责清单3次。", "3次", "依法履职.调整权责事项数"),
    ("会同文旅部门检查托管机构26家。", "26家", "综合执法.托管机构数"),
    ("集中清理规范性文件2次。", "2次", "制度决策.规范性文件清理件数"),
    ("全局核定行政编制31名，实有29人。", "31名", "执法队伍.执法编制数"),
    ("配合巡察1次，反馈问题17个。", "17个", "学校治理.督导问题数"),
    ("受理对执法人员的投诉6件，查实2件。", "2件", "争议化解.投诉属实件数"),
)
UNSURE = (
    ("行政处罚14件，其中警告并处罚款6件、单处罚款5件。", "5件", "处罚许可.罚款件数"),
    ("代理民事案件5件，3件胜诉。", "3件", "争议化解.胜诉件数"),
    # sentence, number, the answer that it must not surely give
    ("配合审计、巡察3次，反馈问题14个，整改到位12个。", "12个", "组织领导.督察整改问题数"),
    ("接受省级专项督导，反馈问题9个，整改到位8个。", "8个", "组织领导.督察整改问题数"),
    ("本局移送线索9件，综合执法队立案8件，不予立案2件。", "2件", "处罚许可.不予立案件数"),
    ("局党组会研究依法治教工作四次，局长办公会研究三次。", "三次", "组织领导.局务会研究次数"),
    ("依法治教领导小组召开全体会议4次、专题会议6次。", "4次", "组织领导.领导小组会议次数"),
    ("移送公安机关后立案3件，结案2件。", "2件", "处罚许可.结案件数"),
    ("领导包案化解信访积案7件，已化解5件。", "7件", "争议化解.积案化解件数"),
    ("七年来，全区累计开展法治讲座2150场。", "2150场", "法治宣传.法治讲座场次"),
    ("建立台账以来，举办法治讲座640场。", "640场", "法治宣传.法治讲座场次"),
    ("查办案件15件，结转下年6件。", "6件", "信息公开.结转下年申请件数"),
    ("查处违法案件16件，其中教育类12件、体育类4件。", "4件", "争议化解.体育类工单件数"),
    ("依法从轻处罚7件、减轻处罚3件。", "3件", "处罚许可.从轻减轻处罚件数"),
    ("在校学生58640人，其中中小学生45210人、在园幼儿13430人。", "45210人", "依法履职.小学生数"),
    ("6月和11月各开展1次案卷评查。", "1次", "行政执法.案卷评查次数"),
    ("内设法制审批股，编制4名，实有4人。", "4人", "执法队伍.实有执法人数"),
    ("内设教育卫生科，编制5名，在岗4名。", "5名", "执法队伍.执法编制数"),
    ("审查文件41件、合同73份、其他涉法事务26件。", "26件", "制度决策.其他文件审查件数"),
    ("收到复议申请23件，受理19件。", "23件", "争议化解.受理复议件数"),
    ("法律顾问参与行政复议答复2件。", "2件", "争议化解.行政复议案件"),
    ("参加市司法局组织的执法培训3次，自办2次。", "3次", "执法队伍.执法培训次数"),
    ("决策公示时间均不少于30日。", "不少于30日", "制度决策.决策公示天数"),
    ("作为复议机关办结的13件中，维持12件、撤销1件。", "12件", "争议化解.复议维持件数"),
    ("新收行政复议案件16件（作为复议机关9件，作为被申请人7件）。", "16件", "争议化解.行政复议案件"),
    ("其中教育领域立案46件、结案44件。", "44件", "处罚许可.结案件数"),
    ("设专职调解员2名、兼职调解员9名。", "9名", "争议化解.调解员人数"),
    ("收到民办教育类行政许可申请9件，受理8件。", "8件", "处罚许可.许可受理件数"),
    ("党组理论学习中心组集体学习11次。", "11次", "学习培训.中心组学法次数"),
    ("2019年以来，审查合同57份。", "57份", "制度决策.合同审查件数"),
    ("没有因行政处罚引发的行政复议案件。", "没有因行政处罚引发的行政复议案件", "争议化解.行政复议案件"),
    ("开展无证托管专项整治，出动执法人员88人次。", "88人次", "行政执法.出动执法人次"),
    ("制定规范性文件2件，征求意见67条，部分采纳9条。", "9条", "制度决策.部分采纳意见条数"),
    ("9月开展校园食品安全检查，检查食堂57个。", "57个", "校园安全.检查食堂个数"),
    ("针对校服采购中的问题，发出提示函14份。", "14份", "行政执法.提示函份数"),
    ("国家安全教育日期间，发放宣传资料1.8万份。", "1.8万份", "法治宣传.宣传资料份数"),
    ("全年组织旁听庭审不少于2次。", "不少于2次", "学习培训.旁听庭审次数"),
    ("受理设立申请18件，准予许可13件，不予许可5件。", "13件", "处罚许可.准予许可件数"),
    ("受理涉及退费的投诉举报64件，办结64件。", "64件", "争议化解.投诉举报件数"),
    ("受理招生咨询投诉91件。", "91件", "招生资助.招生投诉件数"),
    ("开展“双随机、一公开”抽查，下达责令整改通知书21份。", "21份", "行政执法.整改通知书份数"),
    ("办理民办幼儿园许可31件（设立4件、变更22件、注销5件）。", "5件", "处罚许可.注销许可件数"),
    ("校外培训机构审批26件，其中变更19件、注销7件。", "7件", "处罚许可.注销许可件数"),
)
OTHER_FIELDS = (
    # sentence, number, the answer that it must not give
    ("全区新设民办幼儿园4所。", "4所", "依法履职.民办幼儿园数"),
    ("作为行政复议机关审结31件，其中维持18件。", "18件", "争议化解.复议维持件数"),
    ("局属学校发生民事诉讼12件。", "12件", "争议化解.民事诉讼件数"),
    ("窗口全年收件3,210件，办结3,190件。", "3,190件", "政务服务.按时办结件数"),
    ("受理信访事项212件（2018年为305件）。", "305件", "争议化解.信访事项件数"),
)
ACTED_ON = "区司法局对我局3件文件进行合法性审查，提出意见8条。"
OTHERS = (
    # what another body did, by whoever's report it is told
    "市教育局立案61件，作出行政处罚52件。",
    "区公安分局立案61件，作出行政处罚52件。",
    "区市场监管局查处广告7件，作出行政处罚52件。",
    "省市场监管厅在同期行动中作出行政处罚52件。",
    "区消防救援大队在联合检查中作出行政处罚52件。",
    "市消防救援局龙桥消防所单独作出行政处罚52件。",
)
OWN = ("区教育局立案61件，作出行政处罚52件。", "会同区公安分局、区市场监管局检查，立案61件，作出行政处罚52件。")
ZEROS = (
    ("全年行政诉讼6件，均未败诉。", ("均未败诉",)),
    ("未采用简易程序作出行政处罚。", ("未采用简易程序作出行政处罚",)),
    ("未收到有效投诉。", ("未收到有效投诉",)),
    ("未实施行政征收、行政征用。", ("未实施行政征收", "行政征用")),
    ("没有工作人员因执法过错被问责。", ("没有工作人员因执法过错被问责",)),
    ("无一件行政复议被撤销，未发生一起安全事故。", ("无一件行政复议被撤销", "未发生一起安全事故")),
)
PLAIN = "开展日常检查121次。"
SHARED = "办理人大建议12件、政协提案20件，建议提案面商率、满意率均为98%。"
SENTENCES = tuple(
    dict.fromkeys([PLAIN, SHARED, *(case[0] for case in (*CASES, *NEVER, *UNSURE, *ZEROS, *OTHER_FIELDS))])
)


@cache
def imported(sentence: str) -> ReadSentence:
    return next(each for each in report().sentences if each.text == sentence)


@cache
def report() -> ImportedReport:
    """Return a district's report with each sentence in a paragraph of its own."""
    text = "\n".join(["柏林区教育局2022年法治政府建设情况报告", "", "一、主要工作", *SENTENCES])
    return read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())


def number(sentence: str, written: str) -> ReadNumber:
    return next(each for each in imported(sentence).numbers if each.written == written)


@pytest.mark.parametrize(("sentence", "written", "answer"), CASES)
def test_a_number_is_taken_for_what_it_is_said_to_be_of(sentence: str, written: str, answer: str) -> None:
    match = number(sentence, written).match
    assert (str(match.path) if match else "") == answer


@pytest.mark.parametrize(("sentence", "written", "answer"), NEVER)
def test_a_number_is_not_taken_for_what_a_word_beside_it_excludes(sentence: str, written: str, answer: str) -> None:
    found = number(sentence, written)
    given = [*([found.match] if found.match else []), *found.choices]
    assert answer not in [str(each.path) for each in given]


@pytest.mark.parametrize(("sentence", "written", "answer"), OTHER_FIELDS)
def test_a_number_of_another_year_role_or_body_is_not_taken(sentence: str, written: str, answer: str) -> None:
    match = number(sentence, written).match
    assert match is None or str(match.path) != answer


@pytest.mark.parametrize(("sentence", "written", "answer"), UNSURE)
def test_a_match_is_not_sure_of_other_years_another_matter_or_one_part_of_a_sum(
    sentence: str, written: str, answer: str
) -> None:
    match = number(sentence, written).match
    assert match is None or str(match.path) != answer or match.certainty is not Certainty.SURE


@pytest.mark.parametrize(("sentence", "is_own"), [*((each, False) for each in OTHERS), *((each, True) for each in OWN)])
def test_what_another_body_did_is_no_answer_of_the_bureau(sentence: str, is_own: bool) -> None:
    found = _alone(sentence, "柏林区教育局")
    assert ("处罚许可.行政处罚件数" in found) is is_own


def test_what_the_district_s_bureau_did_is_no_answer_of_a_subdistrict() -> None:
    assert "处罚许可.行政处罚件数" not in _alone("区教育局据此立案61件，作出行政处罚52件。", "松园街道办事处")


def test_what_another_body_did_with_the_bureau_s_own_matters_is_never_sure() -> None:
    found = [each.match for _, each in _report_of(ACTED_ON, "柏林区教育局").numbers if each.written == "8条"]
    assert [each for each in found if each and each.certainty is Certainty.SURE] == []


def test_a_match_is_not_sure_where_two_numbers_claim_the_answer() -> None:
    one, two = "主动公开政府信息214条。", "教研室另主动公开政府信息31条。"
    assert _bands(one) == [Certainty.SURE]
    assert Certainty.SURE not in _bands(one + two)


def test_what_one_campaign_came_to_is_never_sure_in_the_sentence_behind_it() -> None:
    assert Certainty.SURE in _bands("下达责令整改通知书21份。")
    assert Certainty.SURE not in _bands("开展隐形培训专项治理。下达责令整改通知书21份。")


def test_a_number_is_not_sure_where_the_sentence_tells_what_was_left_of_it() -> None:
    assert Certainty.SURE not in _bands("行政权力事项共71项，本年取消4项，年末保留67项。")[:1]


def _bands(sentences: str) -> list[Certainty]:
    numbers = [each for _, each in _report_of(sentences, "柏林区教育局").numbers]
    return [each.match.certainty for each in numbers if each.match and each.match.path.root != "单位和报告"]


RESTS = (
    # sentence, the last number, what it answers
    ("受理信访事项87件，办结83件，其余4件在办理期限内。", "4件", "争议化解.信访在办件数"),
    ("立案11件，办结9件，2件结转下年办理。", "2件", "处罚许可.案件在办件数"),
)


@pytest.mark.parametrize(("sentence", "written", "answer"), RESTS)
def test_what_is_left_of_a_total_is_the_answer_of_what_is_open(sentence: str, written: str, answer: str) -> None:
    given = [each.match for _, each in _report_of(sentence, "柏林区教育局").numbers if each.written == written]
    assert [str(each.path) if each else "" for each in given] == [answer]


def test_a_number_of_two_things_together_is_that_of_both_and_its_part_that_of_one() -> None:
    found = _alone("承办人大代表建议和政协委员提案共27件（其中政协提案16件）。", "柏林区教育局")
    assert found == ["信息公开.建议提案件数", "信息公开.政协提案件数"]


def test_what_the_area_did_and_the_bureau_itself_are_answers_of_two_questions() -> None:
    found = _alone("全州实施行政检查1562次，其中州本级131次、县（市）1431次。", "青江彝族自治州教育体育局")
    assert found == ["行业指导.辖区检查次数", "行政执法.行政检查次数"]
    below = _alone("全市实施行政处罚93件，其中市本级38件、县区55件。", "柏林市教育局")
    assert below == ["行业指导.辖区处罚件数", "行业指导.市本级处罚件数", "行业指导.县级处罚件数"]
    assert len(_alone("受理信访事项90件，其中市本级38件、县区52件。", "柏林市教育局")) < 3


def test_penalties_of_all_bureaus_of_an_area_are_none_of_the_own_bureau() -> None:
    told = "各县区协同，全市教育系统作出行政处罚52件，其中警告20件、没收违法所得9件。"
    assert not {"处罚许可.警告件数", "处罚许可.没收件数"} & set(_alone(told, "柏林市教育局"))
    assert "处罚许可.警告件数" in _alone(told.replace("全市教育系统", "市本级"), "柏林市教育局")


def test_results_told_behind_the_own_share_of_all_cases_are_those_of_the_area() -> None:
    told = "发生行政复议案件13件，其中市本级5件、县区8件；维持9件，撤回4件。"
    found = {each.written: each.match for _, each in _report_of(told, "柏林市教育局").numbers}
    assert [str(match.path) if match else "" for match in found.values()] == [
        *("行业指导.辖区复议案件数", "争议化解.行政复议案件", "", "", ""),
    ]


def test_cases_are_not_sure_in_a_report_of_a_bureau_with_others_below_it() -> None:
    told, own = "行政复议案件8件，复议机关维持6件，申请人撤回2件。", "市本级复议案件没有被纠错。"
    alone, apart = (_sure_of(f"县区协同。{each}", "柏林市教育局") for each in (told, f"{told}{own}"))
    assert "争议化解.复议维持件数" not in alone | apart
    assert "争议化解.复议维持件数" in _sure_of(told, "柏林区教育局")
    assert not {each for each in apart if "复议" in each}


@pytest.mark.parametrize(
    "sentences",
    [
        "制定执法制度规划，规划提出新增学位5200个。",
        "党组会前学法累计79次，其中今年18次。",
        "作出处罚31件，其中卫健27件、教育4件。教育的4件，罚款合计6万元。",
    ],
    ids=["planned", "several years", "one part"],
)
def test_what_is_planned_of_more_years_or_of_one_part_is_not_sure(sentences: str) -> None:
    assert not {"依法履职.新增学位个数", "学习培训.会前学法次数", "处罚许可.罚款金额"} & _sure_of(
        sentences, "柏林区教育局"
    )


def _sure_of(sentences: str, unit: str) -> set[str]:
    """Return the sure answers that a report of `unit` gives that has `sentences`."""
    numbers = (each for _, each in _report_of(sentences, unit).numbers)
    return {str(each.match.path) for each in numbers if each.match and each.match.certainty is Certainty.SURE}


TOLD_BESIDE = (
    # sentence, number, what it tells of its answer beside the value, and how that answer is kept
    ("受理信访事项328件，同比下降11.4%。", "11.4%", "增减", "328，比上年下降11.4%"),
    ("受理信访事项133件，比去年少了46件。", "46件", "增减", "133，比上年减少46件"),
    ("持证执法人员由年初31人增加到44人。", "31人", "上年", "44"),
)


@pytest.mark.parametrize(("sentence", "written", "told_as", "value"), TOLD_BESIDE)
def test_a_change_and_last_year_s_number_are_listed_as_such(
    sentence: str, written: str, told_as: str, value: str
) -> None:
    found = next(each for _, each in _report_of(sentence, "柏林区教育局").numbers if each.written == written)
    assert found.match
    assert (found.told_as, found.match.value) == (told_as, value)


def _alone(sentence: str, unit: str) -> list[str]:
    """Return the answers that a report of `unit` gives that has one sentence."""
    return [str(each.match.path) for _, each in _report_of(sentence, unit).numbers if each.match]


def _report_of(sentence: str, unit: str) -> ImportedReport:
    text = f"{unit}2022年法治政府建设情况报告\n\n一、主要工作\n{sentence}\n"
    return read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())


@pytest.mark.parametrize(("sentence", "written"), ZEROS)
def test_a_statement_that_there_was_none_is_listed_whether_a_question_asks_or_not(
    sentence: str, written: tuple[str, ...]
) -> None:
    found = [each.written for each in imported(sentence).numbers if not each.written[0].isdigit()]
    assert tuple(found) == written
    assert all(each.match is None or each.match.value in ("无", "6", "3") for each in imported(sentence).numbers)


def test_a_sentence_leaves_only_when_all_its_numbers_are_sure() -> None:
    for sentence in report().sentences:
        unsure = [each for each in sentence.numbers if not each.match or each.match.certainty is not Certainty.SURE]
        assert not unsure or sentence.kept_at, sentence.text
    assert imported(PLAIN).kept_at is None


def test_two_rates_that_one_number_tells_are_looked_through_apart() -> None:
    shared = [each for each in review_of(report()).numbers if each.written == "98%"]
    assert [each.proposals[0].path.leaf for each in shared] == ["建议提案面商率", "建议提案满意率"]
    assert len({each.key for each in shared}) == 2


def test_a_kept_sentence_names_its_sure_answers_and_has_the_others_as_they_stood() -> None:
    kept = str(report().answers)
    assert "收到行政诉讼案件{件数}，已审结{争议化解.诉讼审结件数}" in kept
    assert "'件数': '6件'" in kept


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("机构由85家减至8家。", [("85家", Comparison.LAST_YEAR), ("8家", Comparison.OWN)]),
        ("评查案卷3卷。", [("3卷", Comparison.OWN)]),
        ("热线12345受理320件。", [("320件", Comparison.OWN)]),
        ("第十个宪法日。", [("第十个", Comparison.OWN)]),
        ("办结率100%，满意率100%。", [("100%", Comparison.OWN), ("100%", Comparison.OWN)]),
    ],
)
def test_a_sentence_is_read_number_by_number(sentence: str, facts: list[tuple[str, Comparison]]) -> None:
    assert [(each.written, each.comparison) for each in sentence_facts(sentence)] == facts


def test_the_second_of_two_amounts_has_the_words_before_the_first() -> None:
    assert "培训机构" in sentence_facts("培训机构由85家减至8家。")[1].near


def test_volumes_are_counted_and_a_hotline_is_not() -> None:
    volumes, hotline = sentence_facts("评查案卷3卷。")[0], sentence_facts("12345件")[0]
    assert volumes.figure is not None
    assert (volumes.figure.number_text(), volumes.unit) == ("3", "卷")
    assert hotline.figure is None


@pytest.mark.parametrize(
    ("told", "written", "wrong"),
    [
        ("查处案件3件，罚款7.5万元。", "7.5万元", "最大单笔罚款"),
        ("购置执法记录仪6台，金额1.68万元。", "1.68万元", "学生资助金额"),
        ("现有效规范性文件18件。", "18件", "规范性文件失效件数"),
        ("机关在职人员64人。", "64人", "专职法治人员数"),
        ("受理举报投诉653件，其中退费类401件、其他77件。", "77件", "其他处理件数"),
        ("创建市级依法治校示范校3所，累计达到11所。", "3所", "市级示范校数"),
        ("创建市级依法治校示范校3所，累计达到11所。", "11所", "示范校总数"),
        ("县政务服务中心进驻事项37项。", "37项", "政务服务事项数"),
    ],
)
def test_what_a_title_names_must_be_said_of_its_answer(told: str, written: str, wrong: str) -> None:
    own = next(each for _, each in _report_of(told, "柏林区教育局").numbers if each.written == written)
    assert own.match is None or own.match.path.leaf != wrong
