"""What leaders do to sentences, paragraphs and lists, each with answers that changed: merged right, or asked about whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hand_edits import Made, W, made, packed, unpacked
from lxml import etree

from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.folders import shipped
from drafter.merging.documents.merge_documents import MergedDocument, merge_documents

Edit = Callable[[Any], None]
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HEDONG = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
XIQING = (shipped("examples") / "xiqing-2023.yaml").read_text(encoding="utf-8")
HUYANGHE = (shipped("examples") / "huyanghe-2022.yaml").read_text(encoding="utf-8")
HONGQIAO = (shipped("examples") / "hongqiao-2022.yaml").read_text(encoding="utf-8")
CHANGED = {
    **{"持证执法人员": "13", "待发证人员": "9", "依申请公开件数": "3", "依申请公开办结件数": "2"},
    **{"依申请公开答复率": "90%", "双随机检查学校次数": "9", "双随机检查培训机构次数": "12", "学宪法获奖学生": "18"},
    **{"章程修订中小学数": "50", "校外培训专项检查次数": "930", "法治副校长覆盖学校": "45", "法治副校长覆盖率": "96%"},
    **{"诚信信息篇数": "40", "教研活动次数": "25", "学法考试合格率": "98%", "新增学校数": "2", "教育集团数": "6"},
    **{"资源建设规划年限": "3", "行政处罚件数": "2", "双随机联合检查次数": "24"},
}
DATES = "  中心组学法日期:\n    - 1月19日\n    - 6月9日\n"


def with_answers(text: str, answers: dict[str, str]) -> str:
    """Return an answers file with other `answers`, by their titles."""
    for title, value in answers.items():
        text, count = re.subn(rf"(?m)^(  {title}:).*$", rf"\1 {value}", text)
        assert count, title
    return text


NEW = with_answers(HEDONG, CHANGED).replace(DATES, f"{DATES}    - 9月1日\n")


@cache
def document(text: str, folder: Path) -> Made:
    return made(text, "a.yaml", folder)


class Leader:
    """A body of a document in which a leader edits."""

    def __init__(self, body: Any) -> None:
        self.body = body

    def paragraph(self, words: str) -> Any:
        """Return the first paragraph that has the words."""
        return next(each for each in self.body.iter(f"{W}p") if words in text_of(each))

    def type_over(self, words: str, instead: str) -> None:
        """Type over words, whatever runs they stand in."""
        paragraph = self.paragraph(words)
        start = text_of(paragraph).index(words)
        end, at, typed = start + len(words), 0, instead
        for text in list(paragraph.iter(f"{W}t")):
            own = text.text or ""
            low, high = max(start - at, 0), min(end - at, len(own))
            at += len(own)
            if low < high:
                text.text, typed = own[:low] + typed + own[high:], ""
                text.set(SPACE, "preserve")

    def join(self, *words: str) -> None:
        """Make one paragraph of several."""
        first, *others = map(self.paragraph, words)
        for other in others:
            first.extend(other.findall(f"{W}r"))
            other.getparent().remove(other)

    def split(self, words: str) -> None:
        """Press Enter before words."""
        paragraph = self.paragraph(words)
        other = etree.fromstring(etree.tostring(paragraph))
        whole = text_of(paragraph)
        paragraph.addnext(other)
        for part, kept in ((paragraph, whole[: whole.index(words)]), (other, whole[whole.index(words) :])):
            for i, text in enumerate(part.iter(f"{W}t")):
                text.text = kept if i == 0 else ""

    def delete(self, words: str) -> None:
        """Delete a paragraph."""
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)


def text_of(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def merged(folder: Path, before: str, after: str, *edits: Callable[[Leader], None]) -> MergedDocument:
    """Return a document of the answers `before`, with a leader's `edits`, merged with what the answers `after` make."""
    base, new = document(before, folder), document(after, folder)
    root = etree.fromstring(unpacked(base.data)["word/document.xml"])
    for edit in edits:
        edit(Leader(root.find(f"{W}body")))
    edited = packed(unpacked(base.data) | {"word/document.xml": etree.tostring(root)})
    return merge_documents(edited, "手改.docx", base.lines, new.lines, new.data)


def lines_of(merge: MergedDocument) -> list[str]:
    """Return the paragraphs of a merged document with all accepted."""
    return [each.text for each in read_document(Package(merge.data, "")).paragraphs if each.text.strip()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("leaders")


def over(words: str, instead: str) -> Callable[[Leader], None]:
    return lambda leader: leader.type_over(words, instead)


CERTIFIED = "教育系统具有执法证人员11人，另有7人当年通过考试、等待发证。"
ASKED = "全年收到依申请公开政府信息事项1件，已办结1件，答复率为100%。"
DEPUTIES = "覆盖中小学47所，覆盖率为100%"
PRIZES = "学生获奖16个，优秀指导教师获奖16个"
RECORDS = "用好行政执法监督平台，全年录入执法信息404条，其中行政处罚1件。"


@pytest.mark.parametrize(
    ("words", "instead", "wanted"),
    [
        ("进行专项治理，检查892次", "开展拉网式专项治理，共检查892次", "开展拉网式专项治理，共检查930次"),
        ("47所中小学、92所各类幼儿园完成", "47所中小学和92所幼儿园全部完成", "50所中小学和92所幼儿园全部完成"),
        (
            "47所中小学、92所各类幼儿园完成章程修订，写入党的教育方针和依法治校要求。",
            "写入党的教育方针和依法治校要求，47所中小学、92所各类幼儿园完成章程修订。",
            "写入党的教育方针和依法治校要求，50所中小学、92所各类幼儿园完成章程修订。",
        ),
        (
            "学校办学情况抽查8次，校外培训机构监管检查13次",
            "检查校外培训机构13次、学校8次",
            "检查校外培训机构12次、学校9次",
        ),
        (
            "违规开课等方面。用好行政执法监督平台，",
            "违规开课等方面，并用好行政执法监督平台，",
            "并用好行政执法监督平台，全年录入执法信息404条，其中行政处罚2件。",
        ),
        (
            "学校1所，制定未来5年教育资源建设规划，成立",
            "学校1所。制定未来5年教育资源建设规划。成立",
            "学校2所。制定未来3年教育资源建设规划。成立教育集团6个。",
        ),
        ("1件，已办结1件，", "1件（已办结1件），", "事项3件（已办结2件），答复率为90%。"),
        (DEPUTIES, "覆盖全区47所中小学，覆盖率为100%", "覆盖全区45所中小学，覆盖率为96%"),
        (f"{PRIZES}。", "学生获奖16个。", "学生获奖18个。"),
        ("联合检查21次。", "联合检查21次。发现问题12次，全部整改。", "联合检查24次。发现问题12次，全部整改。"),
        ("检查892次", "检查930次", "检查930次"),
        (CERTIFIED, "教育系统有11名执法人员持证，7人待发证。", "教育系统有13名执法人员持证，9人待发证。"),
        (
            "党委理论中心组于1月19日、6月9日集中学习",
            "党委理论学习中心组先后于1月19日、6月9日集中学习",
            "党委理论学习中心组先后于1月19日、6月9日、9月1日集中学习",
        ),
    ],
)
def test_a_figure_follows_where_its_number_and_what_it_counts_still_stand(
    words: str, instead: str, wanted: str, folder: Path
) -> None:
    merge = merged(folder, HEDONG, NEW, over(words, instead))
    assert wanted in "".join(lines_of(merge))
    assert (merge.kept, merge.questions, merge.left_out) == (1, (), ())


@pytest.mark.parametrize(
    ("words", "instead", "sentence", "now"),
    [
        (
            DEPUTIES,
            "实现47所中小学全覆盖",
            "全区聘任法治副校长38名，实现47所中小学全覆盖。",
            "全区聘任法治副校长38名，覆盖中小学45所，覆盖率为96%。",
        ),
        (
            ASKED,
            "收到的依申请公开全部按期办结，共计1件。",
            "收到的依申请公开全部按期办结，共计1件。",
            "全年收到依申请公开政府信息事项3件，已办结2件，答复率为90%。",
        ),
        (
            "1件，已办结1件，",
            "一件（已办结），",
            "全年收到依申请公开政府信息事项一件（已办结），答复率为100%。",
            "全年收到依申请公开政府信息事项3件，已办结2件，答复率为90%。",
        ),
        (
            PRIZES,
            "师生共获奖32个，其中教师16个",
            "组织师生参加第六届全国学生“学宪法 讲宪法”活动天津赛区选拔赛演讲比赛，师生共获奖32个，其中教师16个。",
            "组织师生参加第六届全国学生“学宪法 讲宪法”活动天津赛区选拔赛演讲比赛，学生获奖18个，优秀指导教师获奖16个。",
        ),
        (
            "47所中小学、92所各类幼儿园完成章程修订",
            "139所学校（中小学47所、幼儿园92所）完成章程修订",
            "139所学校（中小学47所、幼儿园92所）完成章程修订，写入党的教育方针和依法治校要求。",
            "50所中小学、92所各类幼儿园完成章程修订，写入党的教育方针和依法治校要求。",
        ),
        (
            "诚信信息32篇，报送双公示以外的信息6694条",
            "信息6726条，其中诚信信息32篇",
            "全年报送信息6726条，其中诚信信息32篇。",
            "全年报送诚信信息40篇，报送双公示以外的信息6694条。",
        ),
        (
            "举办教研活动19次、研讨课30节",
            "教研、研讨活动共49次（节）",
            "全年围绕法治、思政课教研、研讨活动共49次（节）。",
            "全年围绕法治、思政课举办教研活动25次、研讨课30节。",
        ),
        (
            "于1月19日、6月9日集中学习",
            "全年两次集中学习",
            "党委理论中心组全年两次集中学习《习近平全面依法治国新理念新思想新战略十论》。",
            "党委理论中心组于1月19日、6月9日、9月1日集中学习《习近平全面依法治国新理念新思想新战略十论》。",
        ),
        (
            "合格率为100%",
            "全部合格",
            "组织领导干部参加网上学法用法考试，全部合格。",
            "组织领导干部参加网上学法用法考试，合格率为98%。",
        ),
        (
            "全年新建、接收学校1所，制定未来5年教育资源建设规划，成立教育集团5个。",
            "制定未来五年教育资源建设规划，新建学校一所，组建5个教育集团。",
            "制定未来五年教育资源建设规划，新建学校一所，组建5个教育集团。",
            "全年新建、接收学校2所，制定未来3年教育资源建设规划，成立教育集团6个。",
        ),
        (
            RECORDS,
            "用好行政执法监督平台，录入信息404条，比去年多100条。",
            "用好行政执法监督平台，录入信息404条，比去年多100条。",
            "用好行政执法监督平台，全年录入执法信息404条，其中行政处罚2件。",
        ),
        (
            "跨部门联合检查中，学校办学情况抽查8次，校外培训机构监管检查13次。",
            "跨部门联合检查学校和校外培训机构21次。",
            "跨部门联合检查学校和校外培训机构21次。",
            "跨部门联合检查中，学校办学情况抽查9次，校外培训机构监管检查12次。",
        ),
    ],
)
def test_a_sentence_whose_figure_no_longer_stands_is_asked_about_as_a_whole(
    words: str, instead: str, sentence: str, now: str, folder: Path
) -> None:
    merge = merged(folder, HEDONG, NEW, over(words, instead))
    (asked,) = merge.questions
    assert (asked.hand, asked.new) == (sentence, now)
    assert asked.base in "\n".join(line.text for line in document(HEDONG, folder).lines)
    assert (merge.kept, merge.left_out) == (1, ())
    assert now in "".join(lines_of(merge))


def test_a_clause_that_is_taken_out_stays_out_and_what_it_would_say_is_told(folder: Path) -> None:
    merge = merged(folder, HEDONG, NEW, over("，合格率为100%", ""))
    assert "合格率" not in "".join(lines_of(merge))
    told = ("组织领导干部参加网上学法用法考试，合格率为98%。",)
    assert (merge.kept, merge.questions, merge.left_out) == (1, (), told)


def moved_sentence(leader: Leader) -> None:
    leader.type_over(RECORDS, "")
    leader.type_over("联合检查21次。", f"联合检查21次。{RECORDS}")


def moved_and_reworded(leader: Leader) -> None:
    leader.type_over(RECORDS, "")
    leader.type_over("联合检查21次。", "联合检查21次。依托行政执法监督平台，全年录入执法信息404条，其中行政处罚1件。")


@pytest.mark.parametrize(
    ("edit", "wanted", "kept"),
    [
        (moved_sentence, "联合检查24次。用好行政执法监督平台，全年录入执法信息404条，其中行政处罚2件。", 1),
        (moved_and_reworded, "联合检查24次。依托行政执法监督平台，全年录入执法信息404条，其中行政处罚2件。", 2),
        (
            lambda leader: leader.join("推进跨部门联合监管", "动态调整部门权责"),
            "联合检查24次。动态调整部门权责清单，同步调整学校职责清单。50所中小学、",
            1,
        ),
        (
            lambda leader: leader.join("严格校外培训监管", "推进跨部门联合监管", "动态调整部门权责"),
            "其中行政处罚2件。推进跨部门联合监管，实现“双随机、一公开”常态化。",
            1,
        ),
        (
            lambda leader: (leader.split("教育系统具有"), leader.split("全年对执法人员开展")),
            "\n教育系统具有执法证人员13人，另有9人当年通过考试、等待发证。\n",
            1,
        ),
        (lambda leader: leader.split("制定未来5年"), "学校2所，\n制定未来3年教育资源建设规划，成立教育集团6个。", 1),
        (over("健全行政执法人员管理制度，加强行政执法保障", "加强执法队伍和保障"), "3.加强执法队伍和保障", 1),
    ],
)
def test_figures_follow_sentences_into_other_paragraphs(
    edit: Callable[[Leader], None], wanted: str, kept: int, folder: Path
) -> None:
    merge = merged(folder, HEDONG, NEW, edit)
    assert wanted in "\n".join(lines_of(merge))
    assert (merge.kept, merge.questions, merge.left_out) == (kept, (), ())


SERVED = "持续优化教育领域营商环境"
CHECKED = "加强事中事后监管，每学期组织检查组"
HEADING = "（三）加强依法治教监管工作"
TOPICS = "    - 教育教学督导\n    - 安全工作履职\n"


@pytest.mark.parametrize("after", ["    - 食品安全\n", f"{TOPICS}    - 食品安全\n", "    - 安全工作履职\n"])
@pytest.mark.parametrize(
    ("edits", "kept"),
    [
        ([lambda leader: leader.delete(HEADING)], 1),
        ([lambda leader: leader.join(SERVED, CHECKED)], 1),
        ([lambda leader: leader.delete(HEADING), lambda leader: leader.join(SERVED, CHECKED)], 2),
    ],
)
def test_a_list_that_changed_is_printed_once_where_paragraphs_were_joined(
    edits: Sequence[Callable[[Leader], None]], kept: int, after: str, folder: Path
) -> None:
    assert TOPICS in HONGQIAO
    merge = merged(folder, HONGQIAO, HONGQIAO.replace(TOPICS, after), *edits)
    topics = "、".join(re.findall("- (.*)", after))
    assert "".join(lines_of(merge)).count("每学期组织检查组") == 1
    assert f"专项检查招生、{topics}等情况，规范办学行为。" in "".join(lines_of(merge))
    assert (merge.kept, merge.updates, merge.questions, merge.left_out) == (kept, 1, (), ())


A, B, C, D = "教育政策法规体系还不完善", "教育行政执法力量薄弱、分配不均", "执法装备不足", "普法形式单一"
TWO = f"存在不足:\n  - 内容: {A}\n  - 内容: {B}\n"
LED = "行政执法工作取得了一定成绩，但仍有不足："


def weaknesses(*items: str) -> str:
    assert TWO in HONGQIAO
    return HONGQIAO.replace(TWO, "存在不足:\n" + "".join(f"  - 内容: {each}\n" for each in items))


def listed(*items: str) -> str:
    return "；".join(f"{number}是{item}" for number, item in zip("一二三四五", items, strict=False)) + "。"


@pytest.mark.parametrize(
    ("hand", "after", "wanted"),
    [
        ((A, C), (A, B, C, D), (A, C, D)),
        ((A, C), (A, B), (A,)),
        ((A, C), (A, C), (A, C)),
        ((A, C), ("法规体系还不健全", B, C), ("法规体系还不健全", C)),
        ((B, C), (A, B, C, D), (B, C, D)),
        ((A, B), (A, B, C, D), (A, B, D)),
        ((A, B, C, "经费不足"), (A, B, C, D), (A, B, C, "经费不足", D)),
        ((A, B, C, "经费不足"), (A, C), (A, C, "经费不足")),
        (("经费不足", A, B, C), (B, C, D), ("经费不足", B, C, D)),
        ((B, A, C), ("法规体系还不健全", B, C), (B, "法规体系还不健全", C)),
        ((B, A, C), (A, B, C, D), (B, A, C, D)),
        ((C, A, B), (A, B), (A, B)),
        ((A, "执法力量较弱", C), (B, C, D), ("执法力量较弱", C, D)),
    ],
)
def test_items_of_a_list_that_both_changed_are_counted_on(
    hand: Sequence[str], after: Sequence[str], wanted: Sequence[str], folder: Path
) -> None:
    edit = over(listed(A, B, C), listed(*hand))
    merge = merged(folder, weaknesses(A, B, C), weaknesses(*after), edit)
    assert f"{LED}{listed(*wanted)}" in lines_of(merge)
    assert (merge.kept, merge.questions, merge.left_out) == (1, (), ())


def test_items_that_stand_in_paragraphs_of_their_own_are_counted_on(folder: Path) -> None:
    def split(leader: Leader) -> None:
        leader.split("二是教育行政")
        leader.split("三是执法")

    merge = merged(folder, weaknesses(A, B, C), weaknesses(A, C, D), split)
    assert "\n".join((f"{LED}一是{A}；", f"二是{C}；三是{D}。")) in "\n".join(lines_of(merge))


@pytest.mark.parametrize("after", [(A, B, C, D), (A, B), ("法规体系还不健全", B, C), (B, C, D)])
def test_a_list_that_a_hand_made_one_sentence_is_asked_about_as_a_whole(after: Sequence[str], folder: Path) -> None:
    merge = merged(folder, weaknesses(A, B, C), weaknesses(*after), over(listed(A, B, C), f"{A}，{B}，{C}。"))
    (asked,) = merge.questions
    assert asked[1:] == (f"{LED}{listed(A, B, C)}", f"{LED}{A}，{B}，{C}。", f"{LED}{listed(*after)}")


PLANS = re.search(r"(?m)^下年安排:\n((?:  .*\n)+)", HUYANGHE)
FUNDS = "  - 提法: 加强经费保障\n    内容: 落实普法经费\n"


def plans(*places: int, more: str = "") -> str:
    """Return the answers of an example with some of its plans, by their places from 0, and `more` of them."""
    assert PLANS is not None
    records = re.split(r"(?m)^(?=  - )", PLANS[1])[1:]
    kept = "".join(records[place] for place in places)
    return f"{HUYANGHE[: PLANS.start(1)]}{kept}{more}{HUYANGHE[PLANS.end(1) :]}"


def swap(leader: Leader) -> None:
    leader.paragraph("二是提高教育系统").addprevious(leader.paragraph("三是深化落实"))


def add_fifth(leader: Leader) -> None:
    last = leader.paragraph("四是加强对各学校")
    other = etree.fromstring(etree.tostring(last))
    last.addnext(other)
    for i, text in enumerate(other.iter(f"{W}t")):
        text.text = "五是办好法治文化活动。" if i == 0 else ""


@pytest.mark.parametrize(
    ("edit", "after", "wanted"),
    [
        (lambda _: None, plans(1, 2, 3), "一是提高 二是深化 三是加强"),
        (
            lambda leader: leader.delete("二是提高"),
            plans(0, 1, 2, 3, more=FUNDS),
            "一是统一 二是深化 三是加强 四是加强",
        ),
        (
            lambda leader: leader.delete("四是加强"),
            plans(0, 1, 2, 3, more=FUNDS),
            "一是统一 二是提高 三是深化 四是加强",
        ),
        (lambda leader: leader.delete("二是提高"), plans(1, 2, 3), "一是深化 二是加强"),
        (add_fifth, plans(0, 1, 2, 3, more=FUNDS), "一是统一 二是提高 三是深化 四是加强 五是加强 六是办好"),
        (add_fifth, plans(0, 2, 3), "一是统一 二是深化 三是加强 四是办好"),
        (swap, plans(1, 2, 3), "一是深化 二是提高 三是加强"),
        (lambda leader: leader.join("二是提高", "三是深化"), plans(1, 2, 3), "一是提高 三是加强"),
    ],
)
def test_paragraphs_that_are_items_are_numbered_on(
    edit: Callable[[Leader], None], after: str, wanted: str, folder: Path
) -> None:
    merge = merged(folder, HUYANGHE, after, edit)
    lines = lines_of(merge)
    last = max(i for i, line in enumerate(lines) if line.startswith("三、"))
    found = [line[:4] for line in lines[last:] if re.match("[一二三四五六]是", line)]
    assert " ".join(found) == wanted
    assert (merge.questions, merge.left_out) == ((), ())


def test_headings_are_numbered_on_where_a_hand_deleted_one_and_renumbered(folder: Path) -> None:
    one = "  - 提法: 法治宣传教育的深度和频度有待提升\n"
    added = one.replace("法治宣传教育的深度和频度有待提升", "经费保障不足") + "    内容: 投入偏少\n"

    def delete(leader: Leader) -> None:
        leader.delete("（一）法治宣传教育的深度")
        leader.type_over("（二）业务培训的力度", "（一）业务培训的力度")

    merge = merged(folder, HEDONG, HEDONG.replace(one, added + one, 1), delete)
    lines = [line[:9] for line in lines_of(merge) if "经费保障不足" in line or "业务培训的力度" in line]
    assert [line[:3] for line in lines] == ["（一）", "（二）"]
    assert merge.questions == ()


REFORM = "（二）有序推进教育行政执法改革。"
CASES_TOLD = "办理行政复议案件1件，维持原行政决定1件。"
SECOND = (
    "二是积极组织对学校、幼儿园、校外培训机构等重点领域的行政执法。紧盯校外培训，开展西青区校外培训材料专项抽查工作，"
    "推动西青区中小学生校外培训材料规范管理常态化。加强学科类隐形变异培训防范治理，从严查处违规培训。"
)
MORE_CASES = {"注销证件人员": "17", "行政复议案件": "2", "复议维持件数": "2", "双随机任务数": "9"}


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (over(CASES_TOLD, "复议1件，维持1件。"), ("复议2件，维持2件。", f"{REFORM}一是注重", "17人的执法证件")),
        (over(SECOND, ""), ("安排有法律职业资格的人员从事法制审核，审核更加专业。二是全面推进", "抽查任务9项")),
        (lambda leader: leader.split("一是注重执法队伍"), (f"{REFORM}\n一是注重", "二是积极组织", "三是全面推进")),
        (
            lambda leader: leader.join("（二）有序推进", "（三）依法行政制度"),
            (
                "监管责任不留盲区。（三）依法行政制度体系完善。一是加强",
                "二是完善政府法律顾问",
                "\n（四）行政执法严格规范",
            ),
        ),
    ],
)
def test_headings_and_items_that_run_on_keep_their_numbers(
    edit: Callable[[Leader], None], wanted: Sequence[str], folder: Path
) -> None:
    merge = merged(folder, XIQING, with_answers(XIQING, MORE_CASES), edit)
    text = "\n".join(lines_of(merge))
    assert [words for words in wanted if words not in text] == []
    assert (merge.kept, merge.questions, merge.left_out) == (1, (), ())


def test_a_figure_that_a_hand_put_into_a_field_follows(folder: Path) -> None:
    def make_field(leader: Leader) -> None:
        leader.type_over("检查892次", "检查")
        paragraph = leader.paragraph("严格校外培训监管")
        text = next(each for each in paragraph.iter(f"{W}t") if "检查，范围" in (each.text or ""))
        run = text.getparent()
        ahead, behind = (etree.fromstring(etree.tostring(run)) for _ in range(2))
        place = text.text.index("检查，范围") + 2
        ahead.find(f"{W}t").text, text.text, behind.find(f"{W}t").text = text.text[:place], "892次", text.text[place:]
        field = etree.Element(f"{W}fldSimple", {f"{W}instr": " DOCPROPERTY 检查 "})
        run.addprevious(ahead)
        run.addnext(behind)
        run.addprevious(field)
        field.append(run)

    merge = merged(folder, HEDONG, NEW, make_field)
    assert "对校外培训机构进行专项治理，检查930次，范围" in "".join(lines_of(merge))
    assert merge.questions == ()
