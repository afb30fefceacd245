"""With last year's report at hand, a section that was copied with other years is told; one that was written anew is not."""

from __future__ import annotations

import pytest

from drafter.checking.rules import filed_rules
from drafter.checking.sources.from_text import read_text

RULE = next(each for each in filed_rules() if each.name == "重复-照搬")
LAST = """甲区教育局2022年法治政府建设情况报告
一、主要举措
（一）加强组织领导
2022年，局党组认真履行法治建设第一责任人职责，召开专题会议4次，研究解决重点难点问题，把法治建设列入年度目标考核，层层压实责任。
（二）开展普法
围绕第八个国家宪法日，组织学生晨读宪法，覆盖学校47所、学生3.2万人，参与率100%，评选优秀作品120件，印发宣传册8000份。
二、存在的不足
2022年，执法人员数量偏少，业务培训还不够系统，部分学校规章制度修订不及时，法治副校长作用发挥不够充分，需要进一步改进和加强。
三、下一年安排
2023年，开展全员培训，完成规章制度清理，健全考核办法。
"""
NEW = LAST.replace("2022", "2023").replace("三、下一年安排\n2023", "三、下一年安排\n2024").replace("第八个", "第九个")


def told(text: str, last: str = LAST) -> list[str]:
    before = read_text(last, "上年.txt")
    manuscript = read_text(text, "今年.txt", last=before)
    return [manuscript.passages[hit.spot.passage].text for hit in RULE.check(manuscript)]


def test_a_whole_copy_is_told_part_by_part() -> None:
    assert told(NEW) == ["一、主要举措", "二、存在的不足"]


def test_one_copied_section_among_new_ones_is_told() -> None:
    fresh = NEW.replace(
        "覆盖学校47所、学生3.2万人，参与率100%，评选优秀作品120件，印发宣传册8000份", "覆盖学校49所、学生3.3万人"
    )
    fresh = fresh.replace("执法人员数量偏少，业务培训还不够系统", "执法人员离岗5人，培训只办了2期")
    assert told(fresh) == ["（一）加强组织领导"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("4次", "6次"), ("研究解决重点难点问题", "研究校外培训治理、食堂管理等议题9个，印发任务清单")],
)
def test_a_section_with_a_new_number_or_sentence_is_no_copy(old: str, new: str) -> None:
    assert "（一）加强组织领导" not in told(NEW.replace(old, new).replace("120件", "131件"))


def test_short_sections_and_reports_without_last_year_are_left_alone() -> None:
    assert "三、下一年安排" not in told(NEW)
    assert not list(RULE.check(read_text(NEW, "今年.txt")))
