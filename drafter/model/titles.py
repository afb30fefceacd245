"""The titles and paths of answers that rules and programs name. A field takes its title from here.

All other titles stand on their fields, in `drafter.model.groups` and its neighbours.
"""

from drafter.model.answer_path import AnswerPath

IDENTITY = AnswerPath("单位和报告")
JURISDICTION = IDENTITY.child("地区模板")
UNIT_NAME = IDENTITY.child("单位全称")
SHORT_NAME = IDENTITY.child("单位简称")
YEAR = IDENTITY.child("年度")
REPORT_KIND = IDENTITY.child("报告种类")
ADDRESSEE = IDENTITY.child("主送机关")
SIGNED = IDENTITY.child("落款")
ISSUE_DATE = IDENTITY.child("成文日期")

LEGAL_BASIS = AnswerPath("报告依据")
REPORT_NOTICE = LEGAL_BASIS.child("报送通知")
LEADING_AUTHORITY = LEGAL_BASIS.child("领导机关")
FURTHER_BASES = LEGAL_BASIS.child("其他依据文件")

LEADERSHIP = AnswerPath("组织领导")
MEETINGS = LEADERSHIP.child("会议")

STUDY_DATES = AnswerPath("学习培训.中心组学法日期")

OFFICIAL_FORM = AnswerPath("公文格式")
MASTHEAD = OFFICIAL_FORM.child("版头")
COPY_NUMBER = OFFICIAL_FORM.child("份号")
CLASSIFICATION = OFFICIAL_FORM.child("密级和保密期限")
URGENCY = OFFICIAL_FORM.child("紧急程度")
MARK = OFFICIAL_FORM.child("发文机关标志")
DOCUMENT_NUMBER = OFFICIAL_FORM.child("发文字号")
SIGNATORIES = OFFICIAL_FORM.child("签发人")
JOINT_AUTHORITIES = OFFICIAL_FORM.child("联合发文机关")
SEAL = OFFICIAL_FORM.child("印章")
REMARK = OFFICIAL_FORM.child("附注")
ATTACHMENTS = OFFICIAL_FORM.child("附件")
IMPRINT = OFFICIAL_FORM.child("版记")
COPY_RECIPIENTS = OFFICIAL_FORM.child("抄送机关")
PRINTING_AUTHORITY = OFFICIAL_FORM.child("印发机关")
PRINTING_DATE = OFFICIAL_FORM.child("印发日期")

FORMAT_VERSION = AnswerPath("格式版本")
SHORTCOMINGS = AnswerPath("存在不足")
PLANS = AnswerPath("下年安排")
PLAN_REVIEWS = AnswerPath("上年安排")
OTHER_MATTERS = AnswerPath("其他情况")
ACTIVITIES = AnswerPath("活动")
OFFICES = AnswerPath("科室")
WITHHELD_ANSWERS = AnswerPath("不公开")
TICKED = AnswerPath("另报")
NOT_OURS = AnswerPath("不归本单位")
LEFT_AT = AnswerPath("填到")
EXPLANATIONS = AnswerPath("核对说明")
WORDINGS = AnswerPath("手改写法")

TOPIC, LEAD, BODY, FIGURES, DATES, PEOPLE = "主题", "提法", "内容", "数字", "时间", "人名"
PUBLIC = "公开"
CARRIED_OVER = "沿用上年"
LAST_YEAR_S_TEXT = "上年文字"
"""The mark of an activity whose text is still last year's."""
DATE, MEETING, MATTER, CAUSE, DEADLINE = "日期", "会议", "议题", "原因", "时限"
ARRANGEMENT, OUTCOME, ACCOUNT, SUPPLIED_BY = "安排", "完成情况", "说明", "提供科室"
RULE, WHERE, REASON = "规则", "位置", "理由"
ATTACHMENT_NAME, ATTACHMENT_BODY = "名称", "正文"
SECTION, ORIGINAL, WORDING, GROUNDS = "所在段落", "原句", "改为", "写死的数"
