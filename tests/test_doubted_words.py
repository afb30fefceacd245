"""Words, names and matters of a report that only seem right, none of them on a list of wrong ones."""

from __future__ import annotations

import pytest

from drafter.checking.engine import run
from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text

REPORT = """甲县教育局2024年法治政府建设年度报告
县委、县政府：
现将有关情况报告如下：
一、主要举措和成效
（一）依法行政。{}
二、存在的不足和原因
执法力量不足，原因是编制较少。
三、党政主要负责人履行推进法治建设第一责任人职责情况
局长主持会议4次。
四、2025年工作安排
办好培训班。
甲县教育局
2025年1月20日"""


def found(sentence: str) -> set[str]:
    """Return the names of the rules that `sentence` breaks in a report that breaks none of them otherwise."""
    findings = run(read_text(REPORT.format(sentence), "报告.txt"), all_rules())
    usual = run(read_text(REPORT.format("全年检查学校26所。"), "报告.txt"), all_rules())
    return {each.rule.name for each in findings} - {each.rule.name for each in usual}


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("办理行政许可26件，其中婚姻登记6件、教师资格认定20件。", "用语-别家职权"),
        ("为156名退役士兵办理手续。", "用语-别家职权"),
        ("规范案件立案、侦查、告知、决定各环节。", "用语-别的程序"),
        ("对违规机构负责人进行审讯，查实违规收费12万元。", "用语-别的程序"),
        ("在全国宪法日开展主题班会。", "用语-名称换词"),
        ("机构全部纳入全国校外培训教育监管与服务综合平台。", "用语-名称换词"),
        ("县教育和体育局组织培训。", "一致-单位用字"),
        ("政策法规股、基础教育股等科室参加。", "一致-科室"),
        ("全局45明持证执法人员参加培训。", "用语-量词错字"),
        ("发放宣传资料5000余分。", "用语-份和分"),
        ("播放量超过50多万次。", "用语-约数"),
        ("学生对实践活动的参与率进一步加大。", "用语-说法搭配"),
        ("全年造成音像资料382份。", "用语-动宾"),
        ("为疑难案件提供专业支持支撑。", "用语-意思重复"),
        ("化解率97.7%，发生涉校重大群体性事件。", "用语-坏事发生"),
        ("对2名不符合条件的拟聘人员予以录用。", "用语-该否定"),
        ("对执法过错行为予以表彰。", "用语-赏罚"),
        ("明确年度检查频次下限为2次。", "用语-上限下限"),
        ("纳入年度工作点，举办培训。", "用语-漏字"),
        ("邀请检察官进校园开展法治讲36场。", "用语-漏字"),
        ("推动形成良好氛围围。", "用语-多字漏字"),
        ("组织“春季攻坚”、“监管护苗”“冬季巡查”行动。", "标点-引号之间"),
        ("全年移送线索7条，接收线索9条，会商4次。移送线索7条，接收线索9条，会商4次。", "重复-句子"),
    ],
)
def test_what_no_list_of_wrong_words_foresaw_is_doubted(sentence: str, rule: str) -> None:
    assert rule in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "会同公安机关查处治安案件2件，学校食堂食品经营许可证持证率100%。",
        "组织学生旁听法院庭审2次，配合公安机关侦查诈骗案件1件。",
        "办理学籍异动1793件，培训以通识内容为主，应检78所，实检78所。",
        "在市教育局指导下，县教育局聘法律顾问2名，开展“师带徒”培养。",
        "近5年来发布200余条，优秀率85%以上，12345热线转办38件。",
        "贯彻落实各项制度，总结经验做法，明确目标任务。",
        "发生突发事件的，及时处置；对不符合条件的不予许可，其余20件准予许可。",
        "全年组织季通报、年考核，建成青少年法治教育实践基地3个。",
    ],
)
def test_what_is_like_it_and_right_is_not(sentence: str) -> None:
    assert found(sentence) == set()
