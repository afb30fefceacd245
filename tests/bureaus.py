"""Answers of imagined bureaus: everything answered, the least, or half, for any jurisdiction and kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builders import dump

from drafter.answers.load import Answers, parse_answers
from drafter.answers.questions import Chapter, Question, chapters_for
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.names import manifests
from drafter.model.fields import Kind

ROOTS = (shipped("templates"),)
JURISDICTIONS = tuple(path.parent.name for path in manifests(ROOTS) if path.parent.name != "tianjin")
"""The folders that a bureau names in its answers; `tianjin` is a parent only."""
KINDS = ("法治政府建设年度报告", "行政执法工作报告")
PLACES = ("临江市青溪区", "临江市北山区", "临江市石门区", "临江市云台区", "临江市望湖区", "临江师白杨市")
"""Where the imagined bureaus stand, in the order of `JURISDICTIONS`."""

FIGURES = {
    "专题研究次数": "4",
    "听取汇报次数": "3",
    "中心组学法次数": "2",
    "专题学习次数": "6",
    "学法用法学时": "40",
    "学法考试参考率": "100%",
    "学法考试合格率": "99.2%",
    "法治培训次数": "5",
    "法治培训人次": "近千",
    "行政权力事项": "32",
    "行政处罚权力": "18",
    "行政检查权力": "6",
    "行政奖励权力": "3",
    "其他行政权力": "5",
    "章程修订中小学数": "45",
    "章程修订幼儿园数": "60余",
    "采购意向提前公开天数": "30",
    "新增学校数": "2",
    "资源建设规划年限": "5",
    "教育集团数": "3",
    "转学人数": "1200余",
    "规范性文件件数": "1",
    "合法性审查件数": "26",
    "执法科室数": "4",
    "执法记录仪数": "6",
    "持证执法人员": "19",
    "新增持证人员": "3",
    "注销证件人员": "1",
    "待发证人员": "2",
    "持证率": "95%",
    "执法岗位人员": "20",
    "法制审核人员": "2",
    "执法培训次数": "3",
    "行政检查次数": "1100余",
    "每次执法最少人数": "2",
    "案卷评查件数": "12",
    "优秀案卷件数": "4",
    "执法信息录入条数": "1180",
    "校外培训专项检查次数": "460",
    "双随机任务数": "6",
    "双随机联合检查次数": "14",
    "双随机检查学校次数": "5",
    "双随机检查培训机构次数": "9",
    "双随机检查对象数": "38",
    "责令整改对象数": "1",
    "查处无证机构数": "7",
    "白名单机构数": "112",
    "黑名单机构数": "2",
    "行政处罚件数": "5",
    "普通程序处罚": "3",
    "简易程序处罚": "2",
    "罚没金额": "1.2",
    "吊销教师资格人数": "1",
    "行政许可件数": "640",
    "教师资格认定人数": "598",
    "行政强制次数": "1",
    "公开信息条数": "400余",
    "政务微博篇数": "约1.2万",
    "依申请公开件数": "8",
    "依申请公开办结件数": "8",
    "依申请公开答复率": "100%",
    "信息公开引发争议件数": "1",
    "诚信信息篇数": "24",
    "双公示以外信息条数": "3100",
    "违约毁约件数": "无",
    "行政复议案件": "3",
    "复议维持件数": "2",
    "行政诉讼案件": "2",
    "败诉案件": "1",
    "出庭应诉次数": "2",
    "化解矛盾纠纷件数": "60以上",
    "信访办理件数": "820",
    "法治副校长人数": "51",
    "法治副校长覆盖学校": "57",
    "法治副校长覆盖率": "100%",
    "应配法治副校长学校": "57",
    "聘法律顾问中小学": "45",
    "聘法律顾问幼儿园": "18",
    "法治教育基地数": "2",
    "法治讲座场次": "130",
    "普法受众人数": "约4.6万",
    "普法短视频件数": "11",
    "教研活动次数": "9",
    "研讨课节数": "16",
    # Of single jurisdictions.
    "双万双服咨询件数": "22",
    "读本每册学期": "1",
    "读本每周课时": "1",
    "学宪法获奖学生": "6",
    "学宪法获奖教师": "3",
    "新入编取证率": "100%",
    "调整法制审核人员": "1",
    "联合检查事项数": "15",
    "教育资助人数": "85",
    "宪法卫士答题人数": "9800余",
    "网络公开课场次": "4",
    "普法美篇篇数": "80余",
}
"""An ordinary figure for every question of the shared model and of the shipped jurisdictions."""

TEXTS = {
    "报送通知": "《关于报送{年度}年度法治政府建设情况报告的通知》",
    "领导机关": "区委、区政府",
    "领导小组名称": "{简称}法治政府建设工作领导小组",
    "领导小组组长": "局党组书记、局长",
    "具体落实人员": "分管副局长和政策法规科",
    "列入的年度文件": "《{简称}{年度}年工作要点》",
    "主要负责人授课": "题为“依法治教怎么抓”的法治课",
    "述法情况": "领导班子成员全部完成年终述法",
    "中心组学习内容": "《习近平法治思想学习纲要》",
    "执法主体": "{全称}",
    "检查文书名称": "《现场检查记录》",
    "专项检查起始时间": "{年度}年3月",
    "专项检查统筹机构": "区“双减”工作专班",
    "双随机工作依据": "{年度}年度部门联合抽查计划",
    "双随机事项清单": "《教育领域随机抽查事项清单》",
    "诉讼结果": "1件胜诉、1件败诉",
    "出庭应诉人": "局分管负责人",
    # Of single jurisdictions.
    "失信限制通知": "《关于限制失信被执行人子女就读高收费民办学校的通知》",
    "诚信承诺办法": "《随迁子女入学信用承诺办法》",
    "诚信案例采纳单位": "市诚信办",
    "学生读本": "《法治教育读本》",
    "学宪法比赛名称": "第十届“学宪法 讲宪法”演讲比赛",
    "区域教育部署": "“教育强区”",
    "学法考试参加人员": "机关全体干部",
    "学法考试部署单位": "区司法局",
    "权责清单公开平台": "区政府门户网站",
    "示范校标准": "《依法治校示范校标准》",
    "指导机关": "区委依法治区办",
    "业务指导机关": "省教育厅",
    "领导小组副组长": "分管副局长",
    "政务微博评价": "获评全市优秀政务账号",
}

NAMES = {
    "其他依据文件": "《{年度}年法治政府建设工作要点》",
    "纳入的考核": "综合绩效考核、平安建设考核",
    "中心组学法日期": "4月18日、9月26日",
    "专项检查联合部门": "市场监管、消防、公安",
    "专项检查内容": "消防安全、资金监管、违规开课",
    "双随机联合部门": "区市场监管局、区卫生健康委",
    "诚信制度文件": "《诚信建设实施方案》",
    "法治教育基地名称": "青溪中学、北山小学",
    "主题宣传活动": "“宪法晨读”、“民法典进校园”",
    # Of single jurisdictions.
    "惠企政策": "《支持民办教育发展若干措施》",
    "业务指导单位": "区依法治区办、区司法局",
    "示范校推选学校": "青溪中学、北山小学",
    "双随机检查对象": "青溪中学、明德培训学校",
    "每学期检查内容": "招生、收费、安全",
    "法治培训文件": "《{年度}年法治培训方案》",
    "氛围宣传阵地": "宣传栏、简报、网站",
    "无证查处联合单位": "街道、公安",
    "互动渠道": "局长信箱、公开电话",
    "应诉研讨对象": "法律顾问、区法院",
    "普法节点": "“4·15”国家安全教育日、“12·4”国家宪法日",
    "普法比赛": "法治征文、模拟法庭",
    "普法平台": "校园网、家长学校",
}

MEETINGS = [
    {"日期": "3月6日", "会议": "第4次局党组会", "议题": "审议年度法治工作要点"},
    {"日期": "10月21日", "会议": "第15次局长办公会", "议题": "听取行政执法情况汇报，研究案卷评查问题的整改"},
]
SHORTCOMINGS = [
    {"提法": "执法力量不足", "内容": "持证人员集中在机关，日常检查人手偏紧", "原因": "编制少、兼职多"},
    {"提法": "普法形式偏旧", "内容": "讲座多、互动少，学生参与的活动不够丰富"},
    {"内容": "个别案卷的文书填写不规范", "原因": "培训没有跟上"},
]
NEXT_STEPS = [
    {"提法": "充实执法队伍", "内容": "组织符合条件的人员参加执法资格考试", "时限": "6月"},
    {"提法": "规范案卷制作", "内容": "每半年评查一次案卷，评查结果在局内通报"},
]
LAST_PLANS = [
    {"安排": "每所学校至少聘任一名法治副校长", "完成情况": "已完成", "说明": "全区中小学都已聘任"},
    {"安排": "建立执法案例库", "完成情况": "部分完成", "说明": "已收录案例20个，检索功能还在建设"},
]
ACTIVITIES = (
    (
        "做实{主题}工作",
        "围绕{主题}制定年度任务清单，逐项明确责任科室。全年{次数}调度{主题}的进展，问题及时整改。",
        "6次",
    ),
    ("", "{时间}，组织各校负责人就{主题}交流经验。", ""),
)
"""Lead, text and figure of the two activities of each topic."""


def identity(name: str, kind: str, year: int) -> dict[str, Any]:
    """Return the group 单位和报告 of the imagined bureau that uses the folder `name`."""
    place = PLACES[JURISDICTIONS.index(name) % len(PLACES)] if name in JURISDICTIONS else PLACES[0]
    return {
        "地区模板": name,
        "单位全称": f"{place}教育局",
        "单位简称": f"{place[3:]}教育局",
        "年度": str(year),
        "报告种类": kind,
        "主送机关": "不适用",
        "落款": "有",
        "成文日期": f"{year + 1}年1月20日",
    }


def questions_of(jurisdiction: Jurisdiction, kind: str) -> list[Question]:
    """Return what is asked of a report, with what of the lists this module knows an answer to.

    The page's own questions are left out.
    """
    asked: tuple[Chapter, ...] = chapters_for(jurisdiction, kind)
    known = {*FIGURES, *TEXTS, *NAMES, "会议"}
    questions = [q for chapter in asked for q in chapter.questions if not q.listed or q.topic or q.title in known]
    return [q for q in questions if q.place[0] not in ("单位和报告", "公文格式")]


def full_tree(name: str, kind: str, year: int = 2025) -> dict[str, Any]:
    """Return the answers, as plain data, of a bureau that has everything to tell."""
    tree: dict[str, Any] = {"格式版本": "1", "单位和报告": identity(name, kind, year)}
    for question in questions_of(load_jurisdiction(name, ROOTS).for_kind(kind), kind):
        put(tree, question, full_answer(question, tree["单位和报告"]))
    return tree


def put(tree: dict[str, Any], question: Question, answer: Any) -> None:
    """Write `answer` into `tree` where `question` stands; the activities of a topic are added."""
    if question.topic:
        tree.setdefault("活动", []).extend(answer)
    elif len(question.place) == 1:
        tree[question.title] = answer
    else:
        tree.setdefault(str(question.place[0]), {})[question.title] = answer


def full_answer(question: Question, bureau: dict[str, Any]) -> Any:
    """Return an ordinary answer to `question`."""
    title = question.title
    if question.topic:
        return [activity(question.topic, lead, body, figure) for lead, body, figure in ACTIVITIES]
    if question.kind is Kind.RECORDS:
        lists = {"会议": MEETINGS, "存在不足": SHORTCOMINGS, "下年安排": NEXT_STEPS, "上年安排": LAST_PLANS}
        return [dict(record) for record in lists[title]]
    if question.kind is Kind.FIGURE:
        return FIGURES[title]
    if title == "其他情况":
        return "无"
    return filled((NAMES if question.kind is Kind.NAMES else TEXTS)[title], bureau)


def filled(text: str, bureau: dict[str, Any]) -> str:
    """Return a text of this module with the names and the year of `bureau`."""
    for name, key in (("{年度}", "年度"), ("{简称}", "单位简称"), ("{全称}", "单位全称")):
        text = text.replace(name, str(bureau[key]))
    return text


def activity(topic: str, lead: str, body: str, figure: str) -> dict[str, Any]:
    """Return one activity of `topic` as the answers file holds it."""
    made: dict[str, Any] = {"主题": topic, "内容": body.replace("{主题}", topic)}
    if lead:
        made["提法"] = lead.replace("{主题}", topic)
    if figure:
        made["数字"] = {"次数": figure}
    if "{时间}" in body:
        made["时间"] = {"时间": "5月16日"}
    return made


def least_tree(name: str, kind: str, year: int = 2025) -> dict[str, Any]:
    """Return the answers of a small bureau: what is required, and 无 wherever it can be said."""
    tree = full_tree(name, kind, year)
    tree["活动"] = []
    for question in questions_of(load_jurisdiction(name, ROOTS).for_kind(kind), kind):
        if question.topic:
            continue
        kept = question.required and question.title in ("持证执法人员", "行政检查次数", "报送通知", "公开信息条数")
        if not kept:
            put(tree, question, "无" if question.kind is Kind.FIGURE or len(question.place) == 1 else None)
    return tree


def half_tree(name: str, kind: str, year: int = 2025) -> dict[str, Any]:
    """Return the answers of a bureau that is half done: every second question, one activity a topic."""
    tree = full_tree(name, kind, year)
    topics: set[str] = set()
    tree["活动"] = [a for a in tree.get("活动", []) if a["主题"] not in topics and not topics.add(a["主题"])]
    for i, question in enumerate(questions_of(load_jurisdiction(name, ROOTS).for_kind(kind), kind)):
        if not question.topic and i % 2:
            put(tree, question, None)
    return tree


def answers(tree: dict[str, Any]) -> Answers:
    """Return the answers file that `tree` makes, read."""
    return parse_answers(dump(tree), Path("填报.yaml"), ROOTS)
