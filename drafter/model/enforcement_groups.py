"""The groups of the report's data that the yearly enforcement statistics count too: officers, inspections, decisions."""

from drafter.model.answer_groups import AnswerGroup
from drafter.model.fields import FigureAnswer, NamesAnswer, Proposal, Special, TextAnswer, figure, names, text


class EnforcementTeam(AnswerGroup):
    """执法队伍: officers, certificates, equipment, training."""

    enforcement_bodies: TextAnswer = text(
        "执法主体", "以谁的名义执法，如 天津市河东区教育局", special=Special(proposal=Proposal.UNIT_NAME)
    )
    enforcement_offices: FigureAnswer = figure("执法科室数", "个", "有执法权的科室，如 5个")
    body_cameras: FigureAnswer = figure("执法记录仪数", "台", "配备的执法记录仪，如 8台")
    certified_officers: FigureAnswer = figure(
        "持证执法人员", "人", "年末持有行政执法证的人员，市、省填本级，如 23人", required=True
    )
    newly_certified: FigureAnswer = figure("新增持证人员", "人", "当年新取得执法证的人员，如 5人；没有填 无")
    cancelled_certificates: FigureAnswer = figure("注销证件人员", "人", "当年注销执法证的人员，如 2人；没有填 无")
    certificates_pending: FigureAnswer = figure("待发证人员", "人", "已通过考试、等待发证的人员，如 3人；没有填 无")
    certification_rate: FigureAnswer = figure("持证率", "%", "执法岗位人员中持证的比例，如 92%")
    enforcement_posts: FigureAnswer = figure(
        "执法岗位人员", "人", "年末在执法岗位上的人员，用来核对持证率，文中不写，如 25人", when="执法队伍.持证率"
    )
    legal_reviewers: FigureAnswer = figure("法制审核人员", "人", "从事重大执法决定法制审核的人员，如 3人")
    officer_trainings: FigureAnswer = figure("执法培训次数", "次", "面向执法人员的业务培训次数，如 4次")


class Enforcement(AnswerGroup):
    """行政执法: inspections, joint random inspection, the platform."""

    inspections: FigureAnswer = figure(
        "行政检查次数", "次", "全年开展行政检查的总次数，市、省填本级，如 77次", required=True
    )
    minimum_officers: FigureAnswer = figure("每次执法最少人数", "人", "规定每次执法至少几人，如 2人")
    file_reviews: FigureAnswer = figure("案卷评查件数", "件", "全年评查的行政执法案卷，如 30件")
    excellent_files: FigureAnswer = figure(
        "优秀案卷件数", "件", "评查的案卷里评为优秀的，如 6件", when="行政执法.案卷评查件数"
    )
    record_form: TextAnswer = text("检查文书名称", "检查时出具的文书，如 《行政检查记录表》")
    platform_entries: FigureAnswer = figure("执法信息录入条数", "条", "全年录入行政执法监督平台的信息，如 400余条")
    campaign_inspections: FigureAnswer = figure("校外培训专项检查次数", "次", "校外培训机构专项治理检查的次数，如 26次")
    campaign_since: TextAnswer = text(
        "专项检查起始时间", "专项检查从什么时候开始，如 2021年暑期", when="行政执法.校外培训专项检查次数", yearly=True
    )
    campaign_leaders: TextAnswer = text(
        "专项检查统筹机构",
        "专项检查由谁统一部署，如 区“双减”工作专班",
        when="行政执法.校外培训专项检查次数",
    )
    campaign_partners: NamesAnswer = names(
        "专项检查联合部门",
        "专项检查和哪些部门一起查，如 市场监管、消防、公安",
        when="行政执法.校外培训专项检查次数",
    )
    campaign_subjects: NamesAnswer = names(
        "专项检查内容", "专项检查查哪些方面，如 消防、安全、资金监管", when="行政执法.校外培训专项检查次数"
    )
    random_plan: TextAnswer = text(
        "双随机工作依据", "当年的联合抽查方案或计划，如 区跨部门联合抽查工作实施方案", yearly=True
    )
    random_list: TextAnswer = text("双随机事项清单", "公示的抽查事项清单，如 《随机抽查事项清单》")
    random_tasks: FigureAnswer = figure("双随机任务数", "项", "全年发起的“双随机、一公开”抽查任务，如 4项")
    random_inspections: FigureAnswer = figure("双随机联合检查次数", "次", "与其他部门联合开展的双随机检查次数，如 21次")
    random_partners: NamesAnswer = names(
        "双随机联合部门",
        "双随机检查和哪些部门联合，如 区市场监管局、区人社局",
        when="行政执法.双随机联合检查次数",
    )
    random_school_inspections: FigureAnswer = figure(
        "双随机检查学校次数", "次", "联合检查里查学校办学情况的次数，如 10次", when="行政执法.双随机联合检查次数"
    )
    random_training_inspections: FigureAnswer = figure(
        "双随机检查培训机构次数",
        "次",
        "联合检查里查校外培训机构的次数，如 11次",
        when="行政执法.双随机联合检查次数",
    )
    random_bodies: FigureAnswer = figure("双随机检查对象数", "所", "双随机抽查涉及的学校、机构数，如 42所")
    bodies_to_rectify: FigureAnswer = figure(
        "责令整改对象数", "家", "检查后需要整改的学校、机构数，如 15家", when="行政执法.行政检查次数", assumed=True
    )
    unlicensed_bodies: FigureAnswer = figure("查处无证机构数", "所", "全年查处的无证办学机构，如 3所；没有填 无")
    white_listed: FigureAnswer = figure("白名单机构数", "所", "公布的白名单里的校外培训机构，如 56所")
    black_listed: FigureAnswer = figure("黑名单机构数", "所", "公布的黑名单里的校外培训机构，如 2所；没有填 无")


class PenaltiesAndLicences(AnswerGroup):
    """处罚许可: decisions that the yearly enforcement statistics also count."""

    penalties: FigureAnswer = figure(
        "行政处罚件数", "件", "全年作出的行政处罚决定，市、省填本级，如 3件；没有填 无", required=True
    )
    ordinary_procedure: FigureAnswer = figure(
        "普通程序处罚", "件", "处罚决定里适用普通程序的，如 2件", when="处罚许可.行政处罚件数"
    )
    simple_procedure: FigureAnswer = figure(
        "简易程序处罚", "件", "处罚决定里适用简易程序的，如 1件", when="处罚许可.行政处罚件数"
    )
    fines: FigureAnswer = figure(
        "罚没金额", "万元", "处罚决定书上的罚没款合计，市、省填本级，以万元计，如 1.5万元", when="处罚许可.行政处罚件数"
    )
    certificates_revoked: FigureAnswer = figure(
        "吊销教师资格人数",
        "名",
        "全年被吊销教师资格证的教师，如 1名；没有填 无",
        when="处罚许可.行政处罚件数",
        assumed=True,
    )
    licences: FigureAnswer = figure("行政许可件数", "件", "全年作出的行政许可决定，市、省填本级，如 900件")
    teacher_certifications: FigureAnswer = figure(
        "教师资格认定人数",
        "人",
        "全年认定教师资格的人数，市、省填本级，如 860人",
        when="处罚许可.行政许可件数",
        assumed=True,
    )
    compulsions: FigureAnswer = figure("行政强制次数", "次", "全年行政强制措施和强制执行的次数，如 2次；没有填 无")
