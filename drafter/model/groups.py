"""The groups of the report's data, but for those of `enforcement_groups`: every question of the model, once.

They follow the parts of the annual report and the figures that bureaus publish. Chinese titles stand only here.
"""

from typing import Any

from pydantic import field_validator

from drafter.hints import quoted
from drafter.model import titles
from drafter.model.answer_groups import AnswerGroup
from drafter.model.fields import (
    AddresseeAnswer,
    DayAnswer,
    ExactLineAnswer,
    FigureAnswer,
    LineAnswer,
    NameAnswer,
    NamesAnswer,
    Offered,
    Proposal,
    Special,
    TextAnswer,
    choice,
    day,
    figure,
    names,
    records,
    text,
)
from drafter.model.records import Meeting, Records


class ReportIdentity(AnswerGroup):
    """单位和报告: whose report it is, of which year and kind."""

    jurisdiction: ExactLineAnswer = text(
        titles.JURISDICTION.leaf,
        "所用模板文件夹的名称，如 tianjin-hedong、通用",
        required=True,
        special=Special(carried_over=False, is_withholdable=False),
    )
    unit_name: NameAnswer = text(
        titles.UNIT_NAME.leaf,
        "落款用的全称，如 天津市河东区教育局",
        required=True,
        special=Special(must_apply=True, is_withholdable=False, printed_at="文末的落款"),
    )
    unit_short_name: NameAnswer = text(
        titles.SHORT_NAME.leaf,
        "规范简称，模板里写了它的地方用，通用模板只写全称，如 河东区教育局",
        required=True,
        special=Special(
            must_apply=True, is_withholdable=False, proposal=Proposal.SHORT_NAME, printed_at="模板里写了它的地方"
        ),
    )
    year: LineAnswer = text(
        titles.YEAR.leaf,
        "报告哪一年的工作，如 2021",
        required=True,
        special=Special(
            must_apply=True,
            carried_over=False,
            is_withholdable=False,
            proposal=Proposal.YEAR,
            printed_at="标题和正文",
        ),
    )
    kind: ExactLineAnswer = text(
        titles.REPORT_KIND.leaf,
        "要写的是哪一种报告，如 法治政府建设年度报告",
        required=True,
        special=Special(carried_over=False, is_withholdable=False, offered=Offered.REPORT_KINDS, printed_at="标题"),
    )
    addressee: AddresseeAnswer = text(
        titles.ADDRESSEE.leaf,
        "报送给谁，如 区委、区政府；公开稿一般不写，可填不适用",
        special=Special(is_published=False, printed_at="标题下面一行"),
    )
    signed: LineAnswer = choice(
        titles.SIGNED.leaf,
        ("有", "无"),
        "文末是否写单位名称和成文日期",
        required=True,
        special=Special(printed_at="正文之后"),
    )
    issue_date: DayAnswer = day(
        titles.ISSUE_DATE.leaf,
        "签发的日子，如 2022年1月29日",
        required=True,
        when=titles.SIGNED,
        special=Special(printed_at="文末的落款"),
    )

    @field_validator("year", mode="after")
    @classmethod
    def _year_is_a_year(cls, value: Any) -> Any:
        if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) == 4):
            raise ValueError(f"{quoted(value)}不是四位数的年份；请写成 2021")
        return value

    @field_validator("signed", mode="after")
    @classmethod
    def _signed_is_yes_or_no(cls, value: Any) -> Any:
        if isinstance(value, str) and value not in ("有", "无"):
            raise ValueError(f"{quoted(value)}不是可选的答案；请写“有”或“无”")
        return value


class LegalBasis(AnswerGroup):
    """报告依据: what the report is written for and by."""

    filing_notice: TextAnswer = text(
        "报送通知", "当年要求报送报告的通知，如 《关于报送法治政府建设年度报告的通知》", yearly=True
    )
    other_documents: NamesAnswer = names(
        "其他依据文件", "当年的工作要点、实施方案等，写全称，如 《法治政府建设工作要点》", yearly=True
    )
    led_by: TextAnswer = text("领导机关", "在谁的领导下开展工作，如 区委、区政府")


class Leadership(AnswerGroup):
    """组织领导: the principal's duty as the person first responsible."""

    leading_group: TextAnswer = text("领导小组名称", "管普法和依法治理的领导小组，如 教育系统普法依法治理工作领导小组")
    group_head: TextAnswer = text(
        "领导小组组长", "领导小组的组长是谁，写职务，如 局党委书记、局长", when="组织领导.领导小组名称"
    )
    lead_offices: TextAnswer = text("具体落实人员", "日常由谁来办，如 分管副局长、法制科等科室负责同志")
    plan_document: TextAnswer = text(
        "列入的年度文件", "把法治政府建设写进了哪份年度文件，如 “2021年年度工作指导意见”", yearly=True
    )
    special_meetings: FigureAnswer = figure(
        "专题研究次数", "次", "党委（党组）会、局长办公会专题研究法治工作的次数，如 4次"
    )
    briefings: FigureAnswer = figure("听取汇报次数", "次", "主要负责人听取法治工作汇报的次数，如 2次")
    principal_lecture: TextAnswer = text(
        "主要负责人授课", "主要负责人讲了什么课，如 《学好用好宪法》专题党课", yearly=True
    )
    performance_review: TextAnswer = text(
        "述法情况", "年终述法做得怎样，写成一句话，如 落实年终领导干部述法工作", yearly=True
    )
    assessments: NamesAnswer = names("纳入的考核", "普法和依法治理列入了哪些考核，如 综合绩效考核")
    meetings: Records[Meeting] = records(
        titles.MEETINGS.leaf, "研究、学习法治工作的会议，逐次填写，如 第10次局长办公会"
    )


class Study(AnswerGroup):
    """学习培训: study of the rule of law by officials."""

    centre_group_studies: FigureAnswer = figure("中心组学法次数", "次", "理论学习中心组集体学法的次数，如 4次")
    centre_group_dates: NamesAnswer = names(
        titles.STUDY_DATES.leaf,
        "中心组学法逐次的日期，如 1月19日、6月9日",
        yearly=True,
        when="学习培训.中心组学法次数",
        assumed=True,
    )
    centre_group_matter: TextAnswer = text(
        "中心组学习内容",
        "中心组学了什么文件，带书名号，如 《法治政府建设实施纲要》",
        yearly=True,
        when="学习培训.中心组学法次数",
        assumed=True,
    )
    study_sessions: FigureAnswer = figure("专题学习次数", "次", "领导班子专题学法的次数，如 2次")
    study_hours: FigureAnswer = figure("学法用法学时", "学时", "机关干部全年学法用法培训的学时，如 40学时")
    exam_participation_rate: FigureAnswer = figure("学法考试参考率", "%", "应考人员中参加网上学法考试的比例，如 100%")
    exam_pass_rate: FigureAnswer = figure("学法考试合格率", "%", "参加考试的人员中合格的比例，如 98.3%")
    trainings: FigureAnswer = figure("法治培训次数", "次", "面向机关干部、校长的法治培训次数，如 3次")
    trainees: FigureAnswer = figure(
        "法治培训人次", "人次", "参加法治培训的总人次，如 260人次", when="学习培训.法治培训次数", assumed=True
    )


class Functions(AnswerGroup):
    """依法履职: powers, lists, services and the environment for business."""

    powers: FigureAnswer = figure("行政权力事项", "项", "权责清单保留的行政权力总项数，如 56项")
    penalty_powers: FigureAnswer = figure(
        "行政处罚权力", "项", "总项数里行政处罚的项数，如 42项", when="依法履职.行政权力事项"
    )
    inspection_powers: FigureAnswer = figure(
        "行政检查权力", "项", "总项数里行政检查的项数，如 8项", when="依法履职.行政权力事项"
    )
    reward_powers: FigureAnswer = figure(
        "行政奖励权力", "项", "总项数里行政奖励的项数，如 3项", when="依法履职.行政权力事项"
    )
    other_powers: FigureAnswer = figure(
        "其他行政权力", "项", "总项数里其他类别的项数，如 3项", when="依法履职.行政权力事项"
    )
    charter_schools: FigureAnswer = figure(
        "章程修订中小学数", "所", "把党的教育方针和依法治校写入章程的中小学，如 36所"
    )
    charter_kindergartens: FigureAnswer = figure(
        "章程修订幼儿园数", "所", "把党的教育方针和依法治校写入章程的幼儿园，如 20所"
    )
    procurement_notice_days: FigureAnswer = figure("采购意向提前公开天数", "日", "采购前多少日公开意向，如 30日")
    new_schools: FigureAnswer = figure("新增学校数", "所", "当年新建或接收、投入使用的学校，如 2所")
    plan_years: FigureAnswer = figure("资源建设规划年限", "年", "教育资源建设规划管几年，如 3年")
    education_groups: FigureAnswer = figure("教育集团数", "个", "成立的教育集团，如 5个")
    transferred_pupils: FigureAnswer = figure("转学人数", "人", "当年办理转学的中小学生，如 320人")
    normative_documents: FigureAnswer = figure(
        "规范性文件件数", "件", "当年本单位制定的行政规范性文件，如 2件；没有填 无"
    )
    legality_reviews: FigureAnswer = figure("合法性审查件数", "件", "当年做合法性审查的文件、合同等，如 35件")


class Disclosure(AnswerGroup):
    """信息公开: disclosure of government information."""

    published_items: FigureAnswer = figure("公开信息条数", "条", "全年主动公开的政府信息，如 400余条")
    microblog_posts: FigureAnswer = figure("政务微博篇数", "篇", "全年发布的政务微博，如 350篇")
    applications: FigureAnswer = figure(
        "依申请公开件数", "件", "全年收到的政府信息公开申请，如 10件；没有填 无", required=True
    )
    applications_finished: FigureAnswer = figure(
        "依申请公开办结件数", "件", "收到的申请里已经办结的，如 10件", when="信息公开.依申请公开件数"
    )
    reply_rate: FigureAnswer = figure(
        "依申请公开答复率", "%", "收到的申请里按期答复的比例，如 100%", when="信息公开.依申请公开件数"
    )
    disclosure_disputes: FigureAnswer = figure(
        "信息公开引发争议件数", "件", "因信息公开申请引起的复议、诉讼，如 2件；没有填 无"
    )


class Credit(AnswerGroup):
    """诚信建设: integrity of government."""

    credit_documents: NamesAnswer = names(
        "诚信制度文件", "当年制定的诚信方面文件，如 《教育系统政务诚信建设方案》", yearly=True
    )
    credit_reports: FigureAnswer = figure("诚信信息篇数", "篇", "全年报送的诚信工作信息，如 12篇")
    other_entries: FigureAnswer = figure("双公示以外信息条数", "条", "“双公示”之外归集的信用信息，如 60条")
    doubts: FigureAnswer = figure("违约毁约件数", "件", "政府违约毁约、新官不理旧账的问题，如 1件；没有填 无")


class Disputes(AnswerGroup):
    """争议化解: reconsideration, litigation, mediation."""

    reconsiderations: FigureAnswer = figure(
        "行政复议案件", "件", "全年以本机关为被申请人的行政复议，如 7件；没有填 无", required=True
    )
    reconsiderations_upheld: FigureAnswer = figure(
        "复议维持件数", "件", "复议案件里决定维持的，如 1件", when="争议化解.行政复议案件"
    )
    litigations: FigureAnswer = figure(
        "行政诉讼案件", "件", "全年以本机关为被告的行政诉讼，如 4件；没有填 无", required=True
    )
    litigations_lost: FigureAnswer = figure(
        "败诉案件", "件", "诉讼案件里败诉的，如 1件；没有填 无", when="争议化解.行政诉讼案件"
    )
    litigation_outcome: TextAnswer = text(
        "诉讼结果", "诉讼案件的结果，写成一句话，如 教育局胜诉", when="争议化解.行政诉讼案件", yearly=True
    )
    court_appearances: FigureAnswer = figure(
        "出庭应诉次数", "次", "负责人出庭应诉的次数，可以多于案件数，如 2次", when="争议化解.行政诉讼案件"
    )
    appearing_officer: TextAnswer = text(
        "出庭应诉人", "谁出庭应诉，写职务，如 局分管领导", when="争议化解.行政诉讼案件", yearly=True
    )
    disputes_settled: FigureAnswer = figure("化解矛盾纠纷件数", "件", "全年化解的教育类矛盾纠纷，如 10余件")
    petitions: FigureAnswer = figure("信访办理件数", "件", "全年办理的信访、投诉、热线工单，如 560件")


class Publicity(AnswerGroup):
    """法治宣传: law publicity in schools and society."""

    vice_principals: FigureAnswer = figure(
        "法治副校长人数", "名", "聘任的法治副校长，一人可以兼几所学校，市、省填直属学校的，如 45名"
    )
    covered_schools: FigureAnswer = figure(
        "法治副校长覆盖学校", "所", "配了法治副校长的学校，如 62所", when="法治宣传.法治副校长人数", assumed=True
    )
    coverage_rate: FigureAnswer = figure(
        "法治副校长覆盖率",
        "%",
        "应配法治副校长的学校中已配的比例，如 100%",
        when="法治宣传.法治副校长人数",
        assumed=True,
    )
    schools_to_cover: FigureAnswer = figure(
        "应配法治副校长学校",
        "所",
        "应当配法治副校长的学校，用来核对覆盖率，文中不写，如 62所",
        when="法治宣传.法治副校长覆盖率",
    )
    counsel_schools: FigureAnswer = figure("聘法律顾问中小学", "所", "聘请了法律顾问的中小学，如 58所")
    counsel_kindergartens: FigureAnswer = figure("聘法律顾问幼儿园", "所", "聘请了法律顾问的公办幼儿园，如 16所")
    law_bases: FigureAnswer = figure("法治教育基地数", "个", "建成的法治教育示范基地，如 2个")
    law_base_names: NamesAnswer = names(
        "法治教育基地名称", "法治教育示范基地的名称，逐个写出，如 第八中学、实验小学", when="法治宣传.法治教育基地数"
    )
    lectures: FigureAnswer = figure("法治讲座场次", "场次", "全年的法治讲座、宣讲，如 62场次")
    audience: FigureAnswer = figure("普法受众人数", "人次", "全年普法活动的受众，如 3.5万人次")
    themed_events: NamesAnswer = names(
        "主题宣传活动", "主题宣传活动的名称，带引号，如 “美好生活 民法典相伴”", yearly=True
    )
    short_films: FigureAnswer = figure("普法短视频件数", "件", "报送、制作的普法短视频，如 15件")
    teaching_research: FigureAnswer = figure("教研活动次数", "次", "法治、思政类教研活动，如 8次")
    demonstration_lessons: FigureAnswer = figure("研讨课节数", "节", "法治、思政类研讨课、公开课，如 24节")
