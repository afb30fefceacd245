"""What the law, fixed wording and any dictionary say is known: what differs from it is told, what is right is not."""

from __future__ import annotations

import pytest
from manuscripts import example_manuscript

from drafter.checking.rule import Example
from drafter.checking.rules import all_rules
from drafter.checking.text.general_spelling import general_slips

BY_NAME = {rule.name: rule for rule in all_rules()}


def told(name: str, text: str, year: int = 2024) -> list[str]:
    """Return the messages of rule `name` over `text`."""
    return [hit.message for hit in BY_NAME[name].check(example_manuscript(Example(text, year)))]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("全区推行说理式执法闻书。", "文书"),
        ("对拟作出的决定进行法制申核。", "法制审核"),
        ("各校开展形式多羊的宣传活动。", "多样"),
        ("培训工作要持之以横。", "持之以恒"),
        ("对苗头性问题防微杜见，早发现早处置。", "防微杜渐"),
        ("机构擅自变更举版者的，责令改正。", "举办"),
        ("执法人员出世证件后进入现场。", ""),
        ("全市教育系统法治意识进一步曾强。", "增强"),
    ],
)
def test_any_word_with_one_wrong_character_is_doubted(written: str, right: str) -> None:
    assert [slip.right for slip in general_slips(written)] == [right] * bool(right)


@pytest.mark.parametrize(
    "text",
    [
        "织密制度网，压实责任链，推动普法走深走实、见行见效。",
        "开展提质增效行动，做优做强法治讲师团，初信初访及时回应。",
        "岭溪县教育局会同沙棠镇检查，局长佟以安带队，区教委持续跟进。",
        "坚持因时因地制宜，应联必联、能减则减，释法说理贯穿全程。",
    ],
)
def test_words_of_the_day_and_names_are_no_slips(text: str) -> None:
    assert list(general_slips(text)) == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("用语-法定期限", "当事人应在告知后3日内要求听证。", "当事人应在告知后5日内要求听证。"),
        ("用语-法定期限", "自收到申请书副本之日起20日内提出书面答复。", "自收到申请书副本之日起10日内提出书面答复。"),
        ("用语-法定期限", "案件均自立案之日起六个月内办结。", "案件均自立案之日起90日内办结。"),
        ("用语-法定数额", "并处违法所得十倍的罚款。", "并处违法所得三倍的罚款。"),
        ("用语-法律概念", "另有2件劝说家长放弃行政复议。", "告知家长可以申请行政复议。"),
        ("用语-法律概念", "清理文件20件，继续有效12件、修改3件、出台5件。", "清理文件20件，继续有效12件、修改3件、废止5件。"),
        ("用语-法律位阶", "起草政府规章《甲省校外培训条例》。", "起草地方性法规《甲省校外培训条例》。"),
        ("用语-复议应诉主体", "法院驳回原告诉讼请求，我局未提起上诉。", "法院驳回原告诉讼请求，原告未提起上诉。"),
        ("用语-执法人数", "入校检查的执法人员不超过两名。", "入校检查的执法人员不少于两名。"),
        ("用语-政策内容", "小学实行择优就近入学。", "小学实行免试就近入学。"),
        ("引用-依据不合", "依据《体育法》开展学校食堂检查。", "依据《食品安全法》开展学校食堂检查。"),
        ("引用-新颁新修", "组织学习新颁布的《未成年人保护法》。", "组织学习新修订的《未成年人保护法》。"),
        ("引用-同日施行", "办法自5月1日起与《学位法》同日施行。", "办法自1月1日起与《学位法》同日施行。"),
        ("引用-制定机关", "落实教育部、司法部《法治政府建设实施纲要（2021—2025年）》。", "落实中共中央、国务院《法治政府建设实施纲要（2021—2025年）》。"),
        ("用语-集中教育", "开展党纪主题教育。", "开展党纪学习教育。"),
        ("用语-固定搭配", "围绕以文育人根本任务。", "围绕立德树人根本任务。"),
        ("用语-句式杂糅", "由于经费紧张的缘故，培训偏少。", "由于经费紧张，培训偏少。"),
        ("用语-关联", "不但查清了底数，但是建立了台账。", "不但查清了底数，而且建立了台账。"),
        ("用语-漏会议", "方案经县政府常务研究通过。", "方案经县政府常务会议研究通过。"),
        ("用语-均未", "一、主要举措\n听证意见均未逐条反馈。", "一、主要举措\n听证意见均逐条反馈，全年均未发生败诉案件。"),
    ],
)  # fmt: skip
def test_what_is_known_otherwise_is_told(rule: str, wrong: str, right: str) -> None:
    assert told(rule, wrong)
    assert told(rule, right) == []
