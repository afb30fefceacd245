"""What was once told though it was right, each of a kind, and what a report's structure may look like."""

from __future__ import annotations

import pytest

from drafter.checking.engine import run
from drafter.checking.rule import Severity
from drafter.checking.rules import all_rules
from drafter.checking.selection import PUBLIC, for_edition, for_taste
from drafter.checking.sources.from_text import read_text
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.model.report_type import ReportType

REPORT = """\
甲区教育局2023年法治政府建设情况报告

区委、区政府：
2023年，甲区教育局深入学习贯彻习近平法治思想，扎实推进法治政府建设。现将有关情况报告如下：
一、主要举措和成效
全年开展行政检查77次，作出行政处罚2件，罚款1.5万元。组织法治讲座15场，参加师生1.2万人次。
二、存在的不足和原因
执法力量不足，原因是专职执法人员少。
三、党政主要负责人履行推进法治建设第一责任人职责情况
局党委书记、局长全年主持召开会议4次，专题研究法治政府建设工作。
四、2024年工作安排
充实执法队伍，2024年6月底前举办两期执法人员培训班。
五、其他需要报告的情况
无。

甲区教育局
2024年1月20日
"""


def told(text: str, edition: str = "报送版") -> set[str]:
    """Return the rules that `drafter check` tells of a text."""
    rules = for_taste(for_edition(all_rules(), edition), strict=False)
    return {finding.rule.name for finding in run(read_text(text, "报告.txt"), rules)}


def test_the_report_itself_is_right_in_both_editions() -> None:
    assert told(REPORT) == set()
    assert told(REPORT, PUBLIC) == set()


SAID = {
    "a reader's count with its unit": "微信公众号文章阅读量达12万次，点击量3万余次。",
    "a year's plan in last year's report": "贯彻《法治政府建设实施纲要（2021—2025年）》，落实《关于进一步加强市县法治建设的意见》。",
    "a figure in groups of three": "办理许可1,083件。",
    "a lawyer takes part": "重大决策由法律顾问全程参与。",
    "counts of visits": "参训44人次，其中骨干12人次。",
    "joint inspection": "联合区市场监管局、区公安局检查。",
    "law in brackets": "学习《关于加强法制宣传教育的决议》。",
    "rates within a rate": "满意率95%，其中学生满意率96%、家长满意率98%。",
    "pupils of schools": "在校学生5000人，其中小学3000人、公办学校2000人。",
    "quarters of which the last is joined by a word": "全年检查机构2864家次，第一至第四季度分别为612家次、795家次、874家次和583家次。",
    "words that end and begin alike": "全年立案案件数为58件。",
    "an act that a set phrase lacks": "对92所学校的规章制度开展合法性抽查。",
    "a number of each": "抽取36个单位的案卷216卷，每个单位抽取6卷，评出优秀案卷88卷、合格案卷128卷。",
    "parts of two wholes": "办理人大代表建议21件、政协提案34件，其中主办43件、协办12件。",
    "what was proposed of other measure": "审核规范性文件9件，提出修改建议4条、废止建议2条。",
    "bounds told in every way": "执法人员不得少于两人并主动出示执法证件，每组应当不少于两人，不应当少于两人。",
    "forms that are counted": "发放征求意见表1200份。",
    "laws each with its day": "宣传2022年1月1日起施行的家庭教育促进法和2022年5月1日起施行的新修订的职业教育法。",
    "four characters made for the occasion": "坚持以查促改、以赛促训。",
    "an average": "聘请法治辅导员33人，平均每校约1.1人。",
    "a list and its total compared": "收到意见90件，其中电话50件、网上40件，较上年的100件减少10件，下降10%。",
    "a whole split twice": "行政诉讼案件6件，其中一审4件、二审2件，驳回原告诉讼请求5件、撤诉1件。",
    "requests of other things": "公开政务，收到政府信息公开申请4件，均已答复。受理信访事项21件。",
    "words of other words": "每次检查必录音像，推进整合执法力量，清理上年未结案件。",
    "what is not exceeded": "用时40日，没有超过90日的期限。",
    "kinds within brackets": "全区47所中小学校（含民办学校、特殊教育学校）配备法治副校长。",
    "what is fought": "严禁以罚代管。",
    "cases by their kind": "其中超出许可范围开展培训5件，未公示收费2件。",
    "officers to be had": "争取编制，配备专职执法人员不少于4名。",
    "one of many officers": "31名执法人员中专职从事执法工作的6名。",
    "parts of a part": "现有学校12所，其中小学4所、中等职业学校1所、幼儿园7所（公办4所、民办3所）。",
    "fines and funds parted": "罚没收入全部上缴国库，不得与执法经费挂钩。",
    "a draft that a government passed": "《甲省校车条例（草案）》经省政府常务会议审议通过。",
    "force next year": "《甲区办法》11月18日经审议通过，自2024年2月1日起施行。",
    "one case behind another": "3月2日作出行政处罚决定。另一案1月5日立案，2月1日作出行政处罚决定。",
    "last year's report": "公开《甲区教育局2022年度法治政府建设年度报告》。",
    "measure words of another thing": "教师资格认定中，幼儿园40件、小学51件。3所中等职业学校900余名师生参加。查处隐形变异培训9起。",
    "what printed things cost": "普法经费18.6万元，其中购置读本7.2万元、师资培训11.4万元。",
    "parts of a part, told by 包括": "共排查机构412家，其中存在问题236家，包括无证无照71家、有照无证128家、超范围经营37家，已全部完成整改。",
    "an officer who is praised": "1名执法人员获评全市行政执法标兵。",
    "another matter than the fixed one": "推进教育治理体系和治理能力现代化。",
    "work that goes on by itself": "工作有序开展，制度不断健全，责任层层落实，改革持续推进。",
    "a total of several kinds": "审核规范性文件2件、重大决策3件、合同38份，共计43件。",
    "a total of the last kinds": "收到课例58节，评出一等奖6节、二等奖12节，共18节。",
    "a number of some": "全区46所中小学落实课后服务。民办学校包括幼儿园26所、中小学5所。",
    "a frequency beside a year's count": "每季度至少召开1次会议，全年不少于4次。",
    "officers of a whole city": "全市出动执法人员9870人次。",
    "a least number for each": "30所中小学校聘任法治副校长47名，实现每校至少1名。",
    "growth of the total": "其他事项140件，合计5600件，比上年的5000件增长12%。",
    "a series of years": "五年来开展讲座840场，其中2021年286场、2022年272场、2023年282场。",
    "case files of a span of months": "组织对2022年7月至2023年5月办结的60宗案卷开展评查。",
    "documents of years ago": "清理2022年12月31日以前制发的文件96件。",
    "common words behind 当事人": "当事人应当在五日内提出听证要求，当事人全部在规定期限内缴款。",
    "the education of law": "实施法治教育骨干教师培养计划，以法治教育引导学生。",
    "a reform's name": "推进教师“县管校聘”改革。",
    "a word and what joins it to the next": "议题分为财务类、人事及其他类。",
    "schools that take part": "组织中小学参加知识竞赛。",
    "working days of a hearing": "当事人在五个工作日内未提出听证要求。",
    "last year's number before its difference": "立案33件；上年立案30件，比上年增加3件，增长10%。",
    "kinds of penalties": "共办结25件。从处罚种类看，警告11件、罚款9件、没收违法所得5件。",
    "a whole compared behind its parts": "检查165次，涉及托管机构120次、民办学校45次，比上年的220次下降25%。",
    "the same items of two": "作出许可决定90件，其中民办学校设立2件、变更10件、终止3件、校外培训机构设立5件、变更70件。",
    "persons counted beside teams": "40个集体和60名个人受到表彰。",
    "courses that all attended": "现有执法人员10名；新增持证人员3名，组织培训6次，参训60人次，平均每人6次。",
    "teachers of a course": "3名法治课教师获评先进。",
    "a fall in brackets": "行政检查4860次，比上年变化-260（-5.1%）。",
    "last plan summed up": "总结“七五”普法工作经验，落实“八五”普法规划。",
    "idioms that end in a particle, or double two characters": "法无授权不可为，法定职责必须为，案结事了人和，原原本本学。",
    "what is forbidden": "严禁开设重点班、快慢班，未取得行政执法证件的人员不得从事执法工作。",
    "parts that overlap, prizes, and a few of many": "教职工96人，其中专任教师82人、党员38人。选手60名参赛，评出一等奖5名、二等奖15名、三等奖25名。处理37人，其中警告2人、记过4人、撤职3人。",
    "a verb with 必, 未": "应审必审，督办超期未办的事项。",
    "what belongs to the next word": "以法治校园创建为抓手，防范办学风险。",
    "rates of what the sentence does not count": "申请材料由7份减少至2份，网上办理率达到96.5%。",
}


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("edition", ["报送版", PUBLIC])
def test_what_is_right_is_left_alone(kind: str, edition: str) -> None:
    grave = {rule.name for rule in all_rules() if rule.severity is not Severity.HINT}
    assert told(REPORT.replace("组织法治讲座", f"{SAID[kind]}组织法治讲座"), edition) & grave == set()


SILENT = {
    "words that cross a likely slip": (
        "用语-",
        "得分不足80分的2个单位责令书面说明，无一所幼儿园因疫情停办，合同先审后签。",
    ),
    "a noun for each of its kind": ("用语-", "校校有法治副校长。"),
    "letters of a document's number": ("用语-", "根据《工作通知》（云法办〔2022〕31号）要求。"),
    "a share of what it names": ("数字-占", "法制审核人员4名，其中通过资格考试3名，占在岗执法人员的7.8%。"),
    "a change, which is no whole": ("数字-合计", "调处纠纷97件，比上年减少31件，其中一次调成82件。"),
    "a part within a bracket": ("数字-合计", "承办129件（建议57件，提案72件），其中主办88件、会办41件。"),
    "parts in other words": ("数字-", "现有学校60所，其中高中4所、初中17所、教学点38个、幼儿园1所。"),
    "more decided than came this year": ("数字-", "新收诉讼案件9件、二审3件，审结10件，胜诉10件。"),
    "cases of a part": ("数字-", "作出处罚41件。市场监管类立案6件。"),
    "kinds with a time limit each": (
        "用语-法定期限",
        "处罚决定作出后7个工作日内公开处罚信息、20个工作日内公开其他信息。",
    ),
    "a part that each of several has": ("数字-", "建立调解组织13个，其中市级1个，12个县（市、区）各1个。"),
    "the rest of a whole": ("数字-里头", "对76家机构进行排查，其中证照齐全的31家，存在问题需整改的45家。"),
    "a part that each has, reckoned up": ("数字-合计", "建立调解组织10个，其中市级1个，县（区）各1个，共9个。"),
    "averages that went down": ("数字-混写", "人均投诉次数由2.1次减少至0.4次。"),
    "averages": ("数字-混写", "平均每家对象检查3.5次，人均进校6.5次，平均跑动次数0.12次。"),
    "all of them": ("数字-", "整改到位百分之百。"),
    "persons not named": ("残留-", "局长田某某同志主持，某××幼儿园改正，电话：××××××××。"),
    "a chapter in brackets": ("残留-", "完成整改。\n【案例1】某机构已改正。"),
    "detained by the police": ("用语-", "县公安局对2名阻碍执行公务的人员给予行政拘留。"),
    "what is said between quotation marks": ("用语-口语", "防止资金“跑冒滴漏”，解决“吐槽”多的问题。"),
    "another's paper asked for": ("一致-", "制定规范性文件1件，依法报区司法局备案。"),
    "a growth of what the items are together": ("数字-升降", "教育类181次、体育类87次，比2024年的412次下降35.0%。"),
    "a growth of sums of money": (
        "数字-升降",
        "罚款158.3万元、没收违法所得78.5万元，罚没款比2022年的198.4万元增长19.4%。",
    ),
    "what was done about the part before": ("数字-合计", "摸排机构214家，其中存在问题163家，年内完成整改158家。"),
    "a rate of the number that its verb names": ("数字-比率", "整改96所，关停12所，整改完成率100%。"),
    "an adverb within a name": ("用语-固定名称", "行政机关负责人依法出庭应诉率保持稳定。"),
    "a book on a law, and how a place carries a paper out": (
        "引用-误写",
        "编印《家庭教育促进法解读》，印发《关于加强教育行政执法工作的实施意见》。",
    ),
    "years that are counted": ("用语-", "连续3年未办理行政处罚案件。"),
    "a plan that is got ready": ("年度-未到", "谋划“九五”普法工作，做好“九五”普法开局准备。"),
    "what was done to others": ("用语-反话", "整改后达标27家、依法取缔18家。"),
    "what a party applied for": ("公文-请示", "罚款分两次缴清，系当事人申请批准。"),
    "last year's number in brackets": ("数字-", "办理行政复议案件3件（上年5件），其中维持2件、终止1件。"),
    "a rate behind what came or went": ("数字-", "受理信访1386件，比上年减少126件，按期办结率99.2%。"),
    "a rate behind last year's number": ("数字-", "收到投诉1512件（上年1386件），办结率98.5%。"),
    "both kinds of proposals received": ("用语-", "收到人民法院司法建议1份、检察建议2份。"),
    "pairs made for the occasion": ("用语-", "有的学校重聘轻用，有的重创建轻巩固。"),
    "the rest of a total told further on": (
        "数字-",
        "受理许可申请524件，作出准予许可517件、不予许可5件，申请人主动撤回2件。",
    ),
    "how many officers are to be had": ("法定-", "推动每个县（市、区）执法人员不少于10人。"),
    "reviews that are closed, and files that are made": ("用语-别的程序", "区政府审结2件，制作案卷3卷。"),
    "cases won, and others than those against offices": (
        "用语-词写反写混",
        "行政诉讼胜诉1件，全年无民事诉讼、仲裁案件。",
    ),
    "what others had none of": ("数字-矛盾", "有7个县（市、区）未作出行政处罚；当事人未申请行政处罚听证。"),
}


@pytest.mark.parametrize("kind", SILENT)
def test_what_only_looks_wrong_is_not_even_noted(kind: str) -> None:
    family, sentence = SILENT[kind]
    report = REPORT.replace("组织法治讲座", f"{sentence}组织法治讲座")
    assert {name for name in told(report) if name.startswith(family)} == set()


@pytest.mark.parametrize(("year", "is_doubted"), [(2019, False), (2023, True)])
def test_a_limit_is_judged_by_the_law_of_the_report_s_year(year: int, is_doubted: bool) -> None:
    report = f"甲县教育局{year}年法治政府建设情况报告\n当事人在告知后三日内未要求听证。"
    found = [finding for finding in told(report) if finding.startswith(("用语-法定", "法定-时限"))]
    assert found == ["用语-法定期限"] * is_doubted


def test_what_fell_short_is_no_plan_where_both_stand_in_one_chapter() -> None:
    told_ = told(
        REPORT.replace(
            "四、2024年工作安排\n",
            "四、存在问题和2024年工作安排\n2023年，我区教育法治工作取得一定成效，但仍存在不足。\n",
        )
    )
    assert "一致-安排年份" not in told_


def test_a_paper_sent_to_those_below_is_no_yearly_report() -> None:
    notice = REPORT.replace("法治政府建设情况报告", "民办学校年检情况的通报").replace("区委、区政府：", "各民办学校：")
    assert not {"法定-期限", "公文-下行"} & told(notice.replace("2024年1月", "2024年7月"))


def test_an_autonomous_place_may_sign_without_its_peoples() -> None:
    signed = REPORT.replace("甲区教育局2023年", "青岭哈尼族彝族自治州教育局2023年").replace(
        "\n甲区教育局\n", "\n青岭州教育局\n"
    )
    assert "一致-署名" not in told(signed)
    assert "一致-署名" in told(signed.replace("\n青岭州", "\n红岭州"))


def test_chapters_are_numbered_anew_below_parts_and_parts_run_on() -> None:
    parts = REPORT.replace("一、主要", "第一部分　主要").replace(
        "二、存在", "第一章　法治\n讲课。\n第二章　执法\n检查。\n第二部分　存在"
    )
    parts = parts.replace("三、党政", "第一章　队伍\n人少。\n第二章　经费\n钱少。\n第三部分　党政")
    parts = parts.replace("四、2024", "第四部分　2024").replace("五、其他", "第五部分　其他")
    assert not {name for name in told(parts) if name.startswith("序号-断号")}


def test_a_paragraph_that_opens_with_next_year_tells_of_plans() -> None:
    planned = REPORT.replace("四、2024年工作安排\n充实", "四、打算\n2024年，迎接“八五”普法总结验收，充实")
    assert not {name for name in told(planned) if "五年规划" in name}


def test_a_year_in_chinese_numerals_is_told_once() -> None:
    written = REPORT.replace("2024年1月20日", "二〇二四年一月二十日").replace("2023年，甲", "二〇二三年，甲")
    rules = for_taste(for_edition(all_rules(), "报送版"), strict=False)
    found = [each for each in run(read_text(written, "报告.txt"), rules) if each.rule.name == "日期-写法"]
    assert [len(each.others) for each in found] == [1]


def test_a_chapter_of_next_year_is_of_plans_unless_it_tells_results() -> None:
    assert "一致-年度" not in told(REPORT.replace("\n五、", "\n五、正视差距，谋划2024年法治工作\n六、", 1))
    assert "一致-年度" in told(REPORT.replace("一、主要举措和成效", "一、2024年主要举措和成效"))


@pytest.mark.parametrize("section", ["综合行政执法大队", "综合执法支队", "教育督导室", "校外教育培训监管科"])
def test_a_section_of_the_authority_may_sign(section: str) -> None:
    signed = REPORT.replace("\n甲区教育局\n2024", f"\n甲区教育局{section}\n2024")
    assert not told(signed) & {"公文-落款", "一致-署名", "残留-网页"}


def test_a_text_without_indents_or_addressee_is_not_asked_for_them() -> None:
    bare = REPORT.replace("\n区委、区政府：\n", "\n")
    assert not {name for name in told(bare) | told(bare, PUBLIC) if name.startswith("版式-") or name == "公文-主送"}


def test_the_sort_of_a_report_is_not_read_off_a_plan_that_it_cites() -> None:
    cited = "乙区教育局工作情况\n贯彻《法治政府建设实施纲要（2021—2025年）》。\n一、工作\n开展检查。\n"
    assert read_text(cited, "稿.txt").type is not ReportType.ANNUAL


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("2024年工作安排", StatutoryPart.PLANS),
        ("2021年安排", StatutoryPart.PLANS),
        ("2024年度重点任务", StatutoryPart.PLANS),
        ("今后努力方向", StatutoryPart.PLANS),
        ("来年工作思路", StatutoryPart.PLANS),
        ("短板和差距", StatutoryPart.SHORTCOMINGS),
        ("厅主要负责同志履行第一责任人职责情况", StatutoryPart.PRINCIPAL),
        ("对照期待，我们还差在哪里", StatutoryPart.SHORTCOMINGS),
        ("2024年，我们准备这样做", StatutoryPart.PLANS),
        ("需要说明的其他事项", StatutoryPart.OTHER),
        ("上一年度工作安排完成情况", None),
        ("依法履行职能", None),
    ],
)
def test_a_part_is_known_by_what_its_heading_says(heading: str, part: StatutoryPart | None) -> None:
    assert part_of_heading(heading) is part


def test_parts_that_are_missing_are_asked_of_a_report_of_one_chapter() -> None:
    one = REPORT.split("二、", maxsplit=1)[0] + "\n甲区教育局\n2024年1月20日\n"
    found = [
        finding
        for finding in run(read_text(one, "报告.txt"), all_rules())
        if finding.rule.name in ("法定-缺项", "法定-缺第一责任人")
    ]
    assert len(found) + sum(len(each.others) for each in found) >= 3


def test_one_without_two_and_marks_of_another_script_are_told() -> None:
    assert "序号-一是二是" in told(REPORT.replace("组织法治讲座", "一是加强普法，组织法治讲座"))
    assert told(REPORT.replace("组织法治讲座", "组织「法治讲座」"))


def test_a_slogan_above_a_title_belongs_to_it_and_a_summary_is_a_sort_of_report() -> None:
    headed = REPORT.replace(
        "甲区教育局2023年法治政府建设情况报告",
        "学法用法守规矩　一心一意办教育\n——甲区教育局2023年法治工作总结",
        1,
    )
    assert not told(headed) & {"残留-网页", "公文-标题"}


@pytest.mark.parametrize("name", ["2024年工作重点", "2024年工作思路", "2024年主要目标", "2024年工作打算"])
def test_plans_are_known_by_the_next_year_in_their_heading(name: str) -> None:
    assert not told(REPORT.replace("2024年工作安排", name)) & {"一致-年度", "法定-缺项", "年度-年外日期"}


def test_an_attachment_may_be_left_out_where_its_name_stands() -> None:
    noted = REPORT.replace("\n甲区教育局\n2024", "\n附件：甲区教育局2023年行政执法统计表（略）\n甲区教育局\n2024")
    assert "残留-批注" not in told(noted)


def test_a_cause_is_asked_for_firmly_where_the_heading_promises_one() -> None:
    bare = REPORT.replace("执法力量不足，原因是专职执法人员少。", "执法力量不足，培训也不够。")
    assert "法定-原因" in told(bare)
    unpromised = told(bare.replace("存在的不足和原因", "存在的问题"))
    assert "法定-原因" not in unpromised
    assert "法定-逐条原因" in unpromised


NUMBERED_OTHERWISE = """\
甲区教育局2023年法治政府建设情况报告

1  这一年，我们做了什么
1.1  从检查抓起
全年开展行政检查77次，举办法治讲座15场。
1.2  从责任抓起
局长认真履行法治建设第一责任人职责，全年主持会议4次。
2  对照期待，我们还差在哪里
2.1  执法力量不足，原因是专职执法人员少。
3  2024年，我们准备这样做
3.1  6月底前举办两期执法人员培训班。

甲区教育局
2024年1月20日
"""
TWO_IN_ONE = REPORT.replace("四、2024年工作安排\n", "").replace("二、存在的不足和原因", "二、存在的不足和2024年打算")


def test_a_title_that_also_names_next_year_s_plan_is_of_the_year_that_is_told() -> None:
    both = REPORT.replace("2023年法治政府建设情况报告", "2023年法治政府建设工作总结和2024年工作计划")
    assert not told(both) & {"一致-年度", "一致-标题年份"}
    assert "一致-年度" in told(both.replace("\n2023年，", "\n2021年，").replace("和2024年", "和2022年"))


@pytest.mark.parametrize("text", [NUMBERED_OTHERWISE, TWO_IN_ONE])
def test_parts_are_known_in_other_numbers_and_two_under_one_heading(text: str) -> None:
    assert not told(text) & {"法定-缺项", "标点-句末", "年度-年外日期"}


def test_a_leader_of_the_group_for_the_rule_of_law_does_what_is_asked_of_him() -> None:
    other = REPORT.replace(
        "三、党政主要负责人履行推进法治建设第一责任人职责情况\n局党委书记、局长全年主持召开会议4次，专题研究法治政府建设工作。\n",
        "",
    ).replace("全年开展行政检查", "成立由局党委书记、局长任组长的法治建设领导小组。全年开展行政检查")
    assert not told(other) & {"法定-缺项", "法定-缺第一责任人"}


def test_shortcomings_counted_behind_a_colon_say_nothing_twice() -> None:
    counted = REPORT.replace("执法力量不足，", "存在以下不足：一是培训不够；二是宣传不足，")
    assert "用语-语序" not in told(counted)
    assert "用语-语序" in told(REPORT.replace("执法力量不足，", "经费缺乏保障不够，"))


def test_points_of_full_width_are_points() -> None:
    listed = REPORT.replace("充实执法队伍，", "1．充实执法队伍。\n2．完善制度，")
    assert "序号-写法" not in told(listed)


def test_bureaus_of_a_level_are_no_other_bureau() -> None:
    of_city = REPORT.replace("甲区", "甲阳市").replace("区委、区政府", "市委、市政府")
    of_city = of_city.replace("组织法治讲座", "培训市县教育局负责人，6个县区教育局的干部参加。组织法治讲座")
    assert "一致-他单位" not in told(of_city)


AREAS = [
    ("全年市本级行政检查312次。", "2023年全市行政检查4860次。", False),
    ("全市全年作出行政处罚86件。", "市本级全年作出行政处罚9件。", False),
    ("全市全年作出行政处罚86件。", "全市全年作出行政处罚96件。", True),
    ("全年作出行政处罚86件。", "全市全年作出行政处罚96件。", True),
]


@pytest.mark.parametrize(("one", "other", "is_told"), AREAS)
def test_a_bureaus_own_number_beside_that_of_its_area_is_no_contradiction(one: str, other: str, is_told: bool) -> None:
    text = f"甲市教育局2023年法治政府建设情况报告\n一、执法\n{one}\n二、成效\n{other}\n"
    assert bool(told(text) & {"数字-两处不同", "数字-前后不一"}) is is_told


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("用语-错词", "报名42人，实考41人，另1人缺考。"),
        ("用语-错词", "法治科审核合同37份，其余5份按原稿签订。"),
        ("用语-错词", "与区检察院建立行政检察协作机制，经费仅能维持运转。"),
        ("用语-多字漏字", "组织青年教师进企入户讲法律，防护网越织越密。"),
        ("用语-多字漏字", "家长关心的“晚餐贵”问题已经缓解，办学底气更足。"),
        ("用语-事物量词", "选聘3家律师事务所代理案件。"),
        ("用语-量词", "选聘3家律师事务所代理案件。"),
        ("用语-量词", "停办后共131名，其中分流到公办幼儿园91名、民办幼儿园40名。"),
        ("用语-量词", "全县9个乡镇中，有4个执法人员不足2人。"),
        ("数字-不超过", "暑期依据该办法立案3件，均已结案。全年共作出行政处罚9件，罚款4万元。"),
        ("数字-已知之数", "全县现有中小学62所，其中小学41所。62所中小学全部修订章程。"),
        ("数字-结果之和", "受理公开申请23件，其中予以公开17件，部分公开2件，不予公开4件。"),
        ("数字-列举", "通过走访、座谈等形式指导14家机构规范收费。"),
        ("数字-合计", "抽取对象50个，其中学校30所、机构和项目20个，发现问题35个。"),
        ("数字-比率", "主动公开信息960条，办理公开申请31件，按期答复率100%。"),
        ("数字-两处不同", "办理人大代表建议16件。\n自觉接受司法监督，办理检察建议3件。"),
        ("数字-分类看", "全年办结许可705件。按事项分，准予许可的705件中，教师资格认定690件，其他15件。"),
        ("数字-同句上下", "全年移送其他部门处理的线索21条，接收其他部门移送的线索6条。"),
        ("数字-前后不一", "现有执法记录仪12台。\n2023年购置执法记录仪5台。"),
        ("用语-复议诉讼", "未发生行政复议案件和以我局为被告的行政诉讼案件。"),
        ("用语-残句", "通过门户网站主动公开信息271条。"),
        ("数字-列全", "全年学法7次，其中学习教育法2次、学习民法典1次、学习行政处罚法和信访条例各2次。"),
        ("数字-计量单位", "责令退还学生家长25.3万元。"),
        ("用语-法定期限", "该案自立案之日起47日内作出处罚决定。"),
        ("数字-合计", "印发《甲办法》《乙规定》《丙清单》等3项制度，其中列入清单的事项11项。"),
        ("数字-比率", "制发文件143份，其中规范性文件2份，合法性审查率100%。"),
        ("数字-列举", "联合区卫生健康局、区市场监管局对全区65所幼儿园（公办27所、民办38所）开展督查。"),
        ("数字-列项单位", "与18所直属学校、11所镇中心学校签订责任书29份，评定优秀6所、良好20所、合格3所。"),
        ("数字-比较", "到先进地区跟班学习，每镇不少于1人，合计不少于8人。"),
        ("数字-前后不一", "因信息公开被申请行政复议1件。\n全年被申请行政复议7件。"),
        ("数字-前后不一", "区内有幼儿园118所。\n全区97所公办学校和幼儿园制定章程。"),
        ("用语-执法环节", "发生民事诉讼1件，为校园工程质量纠纷。"),
        ("用语-残句", "为寄宿制学校配备生活指导教师64名。"),
        ("用语-固定名称", "干部参加国家工作人员学法考法，局长办公会审议2次，负责人到庭应诉。"),
        ("用语-错词", "线索发现的时效性不强，区级、州级学校共有活力。"),
        ("用语-多字漏字", "坚持以进促稳，拉长长板，发扬钉钉子精神。"),
        ("用语-断句", "推进碳达峰碳中和。"),
        ("用语-错词", "面向留守儿童家庭开展法治宣传入户活动，做好政策宣讲入企服务。"),
        ("数字-矛盾", "作出行政处罚决定10件，未出现行政处罚明显不当的案件。"),
        ("数字-矛盾", "办理行政复议案件2件，没有行政复议案件被撤销。"),
        ("数字-合计", "行政检查362次，人均检查24.1次，其中民办学校186次、培训机构176次。"),
        ("数字-混写", "行政检查362次，人均检查24.1次。"),
        ("数字-每个多少", "全区中小学47所。9所民办学校开展模拟法庭活动54场，平均每校6场。"),
        ("引用-种类", "学习《中华人民共和国宪法》和党内法规，学习《党章》及相关法律。"),
        ("用语-上下级", "落实省委、省政府、州委、州政府和市委、市政府、区委、区政府的部署。"),
        ("日期-五年规划", "制定《甲区“十四五”学校布局专项规划（2022—2025年）》。"),
        ("年度-年外日期", "2022年9月1日，局机关与乙局签订《委托书》，委托期限三年。"),
        ("年度-届次", "落实《教育系统普法规划（2021—2025年）》，组织第八届全国学生“学宪法 讲宪法”活动。"),
    ],
)
def test_what_is_told_of_something_else_is_no_contradiction(rule: str, sentence: str) -> None:
    assert rule not in told(REPORT.replace("组织法治讲座", sentence.rstrip("。") + "。\n组织法治讲座"))


def test_chapters_in_capital_numerals_and_plans_named_measures_are_known() -> None:
    capital = REPORT
    for plain, grand in zip("一二三四五", "壹贰叁肆伍", strict=True):
        capital = capital.replace(f"\n{plain}、", f"\n{grand} ")
    assert not told(capital) & {"序号-断号", "序号-丢失", "法定-缺项"}
    assert not told(REPORT.replace("2024年工作安排", "2024年改进措施")) & {"一致-年度", "年度-年外日期", "法定-缺项"}
    assert "一致-年度" in told(REPORT.replace("2024年工作安排", "2026年改进措施"))


def test_capital_numerals_stand_above_plain_ones_and_brackets_may_be_headings() -> None:
    parts = REPORT.replace("二、存在的不足", "贰、存在的不足").replace("四、2024年", "叁、2024年")
    parts = parts.replace("五、其他", "肆、其他")
    parts = parts.replace("一、主要举措和成效", "壹、主要举措和成效\n一、执法检查").replace("三、党政", "二、党政")
    assert not told(parts) & {"序号-断号", "序号-空标题"}
    named = REPORT.replace("一、主要举措和成效", "【主要举措和成效】").replace(
        "二、存在的不足和原因", "【存在的不足和原因】"
    )
    assert not told(named) & {"残留-待填", "序号-丢失"}
    assert "残留-待填" in told(REPORT.replace("一、主要举措和成效", "【待填写】"))


def test_a_doubt_that_may_be_a_new_word_is_a_note() -> None:
    levels = {
        finding.rule.name: finding.rule.severity
        for finding in run(
            read_text(
                REPORT.replace("组织法治讲座", "落实接防日制度，强化校外培行为监管，撒销决定2件，组织法治讲座"),
                "报告.txt",
            ),
            all_rules(),
        )
    }
    assert levels["用语-疑似错词"] is levels["用语-漏字"] is Severity.HINT
    assert levels["用语-错词"] is Severity.WARNING


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("数字-矛盾", "作出行政处罚决定10件，全年没有行政处罚案件。"),
        ("数字-合计", "行政检查362次，其中民办学校286次、培训机构176次。"),
        ("数字-混写", "行政检查24.1次。"),
        ("数字-每个多少", "9所中小学开展模拟法庭活动54场，平均每校16场。"),
        ("引用-种类", "学习《信访工作条例》《教育法》等法律。"),
        ("用语-上下级", "落实省政府、省委的部署。"),
        ("日期-五年规划", "制定《甲区“十四五”规划（2022—2025年）》。"),
        ("日期-五年规划", "制定《甲区“十四五”学校布局规划（2021—2024年）》。"),
        ("年度-年外日期", "2022年9月1日，局机关与乙局签订《委托书》。"),
        ("残留-个人信息", "家长王某，电话：0799-8220016。"),
    ],
)
def test_the_faults_beside_what_is_right_are_told(rule: str, sentence: str) -> None:
    assert rule in told(REPORT.replace("组织法治讲座", sentence.rstrip("。") + "。\n组织法治讲座"))


@pytest.mark.parametrize("name", ["云岭省教育厅", "丙市教育局", "第十五师云滩市教育局", "东屏区教育委员会"])
def test_the_authoritys_own_name_below_the_title_is_no_addressee(name: str) -> None:
    own = REPORT.replace("甲区教育局", name).replace("\n区委、区政府：\n", f"{name}\n")
    assert "标点-主送机关" not in told(own)
    assert "标点-主送机关" in told(own.replace(f"\n{name}\n2023", "\n丁市人民政府\n2023"))


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("甲区教育局2023年法治政府建设工作总结及2024年工作计划", 2023),
        ("甲区教育局2023年工作总结和2024年工作打算", 2023),
        ("甲区教育局关于2023年度法治政府建设情况及2024年工作安排的报告", 2023),
        ("甲区教育局2023年法治政府建设工作总结、2024年工作思路（公开稿）", 2023),
        ("甲区教育局2024年工作计划", 2024),
        ("甲区教育局2023年落实三年行动计划情况的报告", 2023),
        ("甲区教育局关于普法规划（2021—2025年）2023年度实施情况的报告", 2023),
    ],
)
def test_the_year_of_a_title_with_two_is_the_one_reported(title: str, year: int) -> None:
    assert read_text(REPORT.replace("甲区教育局2023年法治政府建设情况报告", title, 1), "报告.txt").year == year


def test_a_title_may_name_plans_behind_the_summary_and_an_annual_report_its_year() -> None:
    for right in ("2023年法治政府建设工作总结及2024年工作计划", "2023年度法治政府建设年度报告"):
        assert "公文-标题" not in told(REPORT.replace("2023年法治政府建设情况报告", right, 1))
    for wrong in ("2023年法治政府建设情况及2024年工作计划", "2023年度法治政府建设年度情况报告"):
        assert "公文-标题" in told(REPORT.replace("2023年法治政府建设情况报告", wrong, 1))


def test_chapters_and_their_sections_are_the_outline() -> None:
    chapters = REPORT.replace("一、主要举措和成效", "第一章 主要举措和成效\n第一节 严格执法，筑牢根基")
    for plain, numeral in zip(["二、", "三、", "四、", "五、"], "二三四五", strict=True):
        chapters = chapters.replace(f"\n{plain}", f"\n第{numeral}章 ")
    assert not told(chapters) & {"标点-句末", "法定-缺项", "序号-断号", "序号-丢失", "一致-年度"}
    assert "序号-断号" in told(chapters.replace("第三章", "第四章").replace("第二章", "第三章"))


def test_headings_numbered_by_a_digit_and_a_space_are_not_lost() -> None:
    spaced = REPORT
    for digit, plain in enumerate("一二三四五", 1):
        spaced = spaced.replace(f"\n{plain}、", f"\n{digit} ")
    spaced = spaced.replace(
        "组织法治讲座", "\n（1）行政检查\n开展检查。\n（2）行政处罚\n依法办理。\n（3）普法宣传\n组织法治讲座"
    )
    assert not told(spaced) & {"序号-丢失", "法定-缺项"}


def test_the_contact_below_a_report_may_have_a_telephone_though_not_in_public() -> None:
    contact = f"{REPORT}（联系人：区教育局法规科 陈立新，电话：0799-8220016）\n"
    assert told(contact) == set() or told(contact) == {"用语-疑似错词"}
    assert "公开-电话" in told(contact, PUBLIC)


def test_a_number_and_the_digit_of_its_text_are_read_apart() -> None:
    listed = REPORT.replace(
        "二、存在的不足", "（一）打算\n1.6月前，配齐人员。\n2.组建普法队。\n3.12所学校建成。\n二、存在的不足"
    )
    assert not told(listed) & {"序号-断号"}
    bracketed = listed.replace("1.6", "（1）6").replace("2.组", "（2）组").replace("3.12", "（3）12")
    assert not told(bracketed) & {"序号-断号", "序号-跳级"}
