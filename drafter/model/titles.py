"""The titles and paths of answers that rules and programs name. A field takes its title from here.

All other titles stand on their fields, in `drafter.model.groups` and its neighbours.
"""

from drafter.model.answer_path import AnswerPath

IDENTITY = "单位和报告"
JURISDICTION_TITLE, UNIT_NAME_TITLE, SHORT_NAME_TITLE = "地区模板", "单位全称", "单位简称"
YEAR_TITLE, KIND_TITLE, ADDRESSEE_TITLE, SIGNED_TITLE, ISSUE_DATE_TITLE = (
    "年度",
    "报告种类",
    "主送机关",
    "落款",
    "成文日期",
)
JURISDICTION = AnswerPath.of(IDENTITY, JURISDICTION_TITLE)
UNIT_NAME = AnswerPath.of(IDENTITY, UNIT_NAME_TITLE)
SHORT_NAME = AnswerPath.of(IDENTITY, SHORT_NAME_TITLE)
YEAR = AnswerPath.of(IDENTITY, YEAR_TITLE)
REPORT_KIND = AnswerPath.of(IDENTITY, KIND_TITLE)
ADDRESSEE = AnswerPath.of(IDENTITY, ADDRESSEE_TITLE)
SIGNED = AnswerPath.of(IDENTITY, SIGNED_TITLE)
ISSUE_DATE = AnswerPath.of(IDENTITY, ISSUE_DATE_TITLE)

LEADERSHIP, MEETINGS_TITLE = "组织领导", "会议"
MEETINGS = AnswerPath.of(LEADERSHIP, MEETINGS_TITLE)

OFFICIAL_FORM = "公文格式"
MASTHEAD_TITLE, COPY_NUMBER, CLASSIFICATION_TITLE, URGENCY, MARK = (
    "版头",
    "份号",
    "密级和保密期限",
    "紧急程度",
    "发文机关标志",
)
DOCUMENT_NUMBER, SIGNATORIES, REMARK, ATTACHMENTS_TITLE, IMPRINT_TITLE = "发文字号", "签发人", "附注", "附件", "版记"
COPY_RECIPIENTS, PRINTING_AUTHORITY, PRINTING_DATE = "抄送机关", "印发机关", "印发日期"
MASTHEAD = AnswerPath.of(OFFICIAL_FORM, MASTHEAD_TITLE)
CLASSIFICATION = AnswerPath.of(OFFICIAL_FORM, CLASSIFICATION_TITLE)
ATTACHMENTS = AnswerPath.of(OFFICIAL_FORM, ATTACHMENTS_TITLE)
IMPRINT = AnswerPath.of(OFFICIAL_FORM, IMPRINT_TITLE)

FORMAT_VERSION = AnswerPath("格式版本")
SHORTCOMINGS = AnswerPath("存在不足")
PLANS = AnswerPath("下年安排")
PLAN_REVIEWS = AnswerPath("上年安排")
OTHER_MATTERS = AnswerPath("其他情况")
ACTIVITIES = AnswerPath("活动")
LOCAL = AnswerPath("本地补充")
OFFICES = AnswerPath("科室")
WITHHELD_ANSWERS = AnswerPath("不公开")
EXPLANATIONS = AnswerPath("核对说明")

TOPIC, LEAD, BODY, FIGURES, DATES, PEOPLE = "主题", "提法", "内容", "数字", "时间", "人名"
PUBLIC = "公开"
CARRIED_OVER = "沿用上年"
"""The mark of an activity whose text is still last year's."""
DATE, MEETING, CAUSE, DEADLINE = "日期", "会议", "原因", "时限"
ARRANGEMENT, OUTCOME, ACCOUNT, SUPPLIED_BY = "安排", "完成情况", "说明", "提供科室"
RULE, WHERE, REASON = "规则", "位置", "理由"
ATTACHMENT_NAME, ATTACHMENT_BODY = "名称", "正文"
