"""The public edition: what is withheld is in none of the finished files, and nothing else is lost."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest
from builders import dump, make_answers, render_in_process, render_text, run_drafter, snapshot, write_tree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.answers.load import Answers, parse_answers
from drafter.errors import InputError
from drafter.folders import shipped
from drafter.model.edition import Edition, is_withholdable
from drafter.model.figure import Figure
from drafter.model.records import PLACEHOLDER
from drafter.pages.file_format import Form, write_form
from drafter.rendering import Rendering, render
from drafter.yamlfile.yaml_text import plain_data

EXAMPLES = sorted(path.stem for path in shipped("examples").glob("*.yaml"))
KEPT = {"地区模板", "单位全称", "单位简称", "年度", "报告种类", "落款", "主题", "公开", "完成情况"}
"""Keys whose answers are names that the program knows, or that every edition needs."""
MOMENTS = {"日期", "成文日期", "培训时间"}


_NUMBERS = random.Random(9704).sample(range(100_000, 1_000_000), 500)  # noqa: S311 - always the same
"""No sum or difference of some of them is another."""


class Marked(NamedTuple):
    """An example in which every answer says something that nothing else says."""

    answers: Answers
    marks: dict[str, tuple[str, ...]]
    """Paths that 不公开 may name, each with the words that only this answer prints."""


class _Marker:
    """Replaces each answer of an example by a mark of its own."""

    def __init__(self) -> None:
        self.marks: dict[str, tuple[str, ...]] = {}
        self._count = 0

    def tree(self, tree: dict[str, Any]) -> dict[str, Any]:
        return {key: self._at(value, (key,)) for key, value in tree.items()}

    def _at(self, value: Any, place: tuple[str, ...]) -> Any:
        if place[0] in ("格式版本", "不公开") or place[-1] in KEPT or value in ("", None):
            return value
        before = len(self.marks)
        if isinstance(value, dict) and "数值" not in value:
            new: Any = {key: self._at(inner, (*place, key)) for key, inner in value.items()}
        elif isinstance(value, list):
            new = [self._at(inner, (*place, str(i + 1))) for i, inner in enumerate(value)]
        else:
            mark, new = self._marked(value, place)
            self.marks[".".join(place)] = mark
            return new
        inside = list(self.marks.values())[before:]
        if len(place) > 1 or place[0] not in ("单位和报告",):
            self.marks[".".join(place)] = tuple(mark for marks in inside for mark in marks)
        return new

    def _is_figure(self, text: str) -> bool:
        try:
            return Figure.parse(text) is not None
        except ValueError:
            return False

    def _marked(self, value: Any, place: tuple[str, ...]) -> tuple[tuple[str, ...], Any]:
        if value in ("无", "不适用"):
            return (), value
        self._count += 1
        number = _NUMBERS[self._count]
        text = value if isinstance(value, str) else value["数值"]
        if place[-1] in MOMENTS or place[-2] == "时间":
            return (f"{1000 + self._count}年3月1日",), f"{1000 + self._count}年3月1日"
        if self._is_figure(text):
            return (str(number),), str(number)
        words = f"答{number}完"
        if "《" in text:
            return (words,), f"《{words}》"
        return (words,), words + "，".join(mark[0] for mark in PLACEHOLDER.finditer(text)) + "。" * text.endswith("。")


@cache
def marked(example: str) -> Marked:
    """Return an example with a mark of its own in each answer."""
    marker = _Marker()
    tree = marker.tree(plain_data((shipped("examples") / f"{example}.yaml").read_text("utf-8")))
    answers = parse_answers(dump(tree), Path("填报.yaml"), (shipped("templates"),))
    marks = {path: words for path, words in marker.marks.items() if is_withholdable(path)}
    return Marked(answers, marks)


def withholding(example: str, *paths: str) -> Rendering:
    """Return the public edition of the marked `example` that withholds `paths`."""
    answers = marked(example).answers
    report = answers.report.model_copy(update={"withheld": paths})
    return render(answers._replace(report=report), edition=Edition.PUBLIC)


def everything_in(rendering: Rendering) -> str:
    """Return all that the three finished files say, file properties and markup included."""
    texts = [write_form(rendering.document, form).decode() for form in (Form.HTML, Form.TEXT)]
    with zipfile.ZipFile(io.BytesIO(rendering.data)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return "\n".join([*texts, *parts])


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_answer_that_is_withheld_is_in_none_of_the_files(example):
    """Every single answer in turn, also items of lists, whole lists and whole groups."""
    filed = everything_in(render(marked(example).answers))
    printed = 0
    for path, words in marked(example).marks.items():
        made = withholding(example, path)
        public = everything_in(made)
        assert [word for word in words if word in public] == [], path
        assert not [told for told in made.rendered.printed if f"{told}.".startswith(f"{path}.")], path
        printed += any(word in filed for word in words)
    assert printed > 0.7 * len(marked(example).marks)


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_not_withheld_stays(example):
    """With nothing marked 不公开 the public edition tells what the filed one tells."""
    answers = marked(example).answers
    public = everything_in(render(answers, edition=Edition.PUBLIC))
    filed = everything_in(render(answers))
    for path, words in marked(example).marks.items():
        for word in words:
            if word in filed and path != "单位和报告.主送机关":
                assert word in public, path


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_withheld_the_rest_is_whole(data):
    """No withheld word, no gap, no bare joint of punctuation, no hole in the numbering."""
    example = data.draw(st.sampled_from(EXAMPLES))
    marks = marked(example).marks
    paths = data.draw(st.sets(st.sampled_from(sorted(marks)), max_size=25))
    made = withholding(example, *sorted(paths))
    public = everything_in(made)
    for path in paths:
        assert [word for word in marks[path] if word in public] == [], path
    lines = write_form(made.document, Form.TEXT).decode("utf-8-sig").splitlines()
    filed = write_form(render(marked(example).answers).document, Form.TEXT).decode("utf-8-sig")
    assert public.count("【待填") <= filed.count("【待填") * 4
    for line in lines:
        assert not re.search(r"[，、；：][。；，、]|。。|（）|《》|^[，。、；]", line), line
    chinese = "一二三四五六七八九十"
    numbers = [line.strip()[0] for line in lines if re.match(r"\s*[一二三四五六七八九十]、", line)]
    assert numbers == list(chinese[: len(numbers)])


def test_a_number_printed_through_another_sentence_leaves_with_that_sentence_only():
    activity = {
        "主题": "法治宣传",
        "内容": "办了展览。报送短视频{法治宣传.普法短视频件数}；另办讲座{讲座}。师生踊跃参加。",
    }
    text = make_answers(
        法治宣传={"普法短视频件数": "8"},
        活动=[{**activity, "数字": {"讲座": "3场"}}],
        不公开=["法治宣传.普法短视频件数"],
    )
    public = "".join(lines(text))
    assert "办了展览。另办讲座3场。师生踊跃参加。" in public
    assert "短视频" not in public
    assert "报送短视频8件；另办讲座3场。" in "".join(lines(text, Edition.FILED))


def lines(text: str, edition: Edition = Edition.PUBLIC) -> list[str]:
    """Return the lines of the plain text that the answers in `text` make."""
    answers = parse_answers(text, Path("填报.yaml"), (shipped("templates"),))
    return write_form(render(answers, None, edition).document, Form.TEXT).decode("utf-8-sig").splitlines()


def test_an_activity_that_says_so_is_told_in_the_filed_edition_only():
    activities = [
        {"主题": "法治宣传", "内容": "办了展览。"},
        {"主题": "法治宣传", "内容": "查了某甲的案子。", "公开": "否"},
        {"主题": "法治宣传", "内容": "办了讲座。", "公开": "是"},
    ]
    text = make_answers(活动=activities)
    assert "办了展览。查了某甲的案子。办了讲座。" in "".join(lines(text, Edition.FILED))
    assert "办了展览。办了讲座。" in "".join(lines(text))


@pytest.mark.parametrize("group", ["存在不足", "下年安排", "会议"])
def test_other_records_say_so_too_and_the_numbering_closes_up(group):
    records = {
        "存在不足": [{"内容": f"不足{n}", "公开": public} for n, public in (("甲", "是"), ("乙", "否"), ("丙", ""))],
        "下年安排": [{"内容": f"安排{n}", "公开": public} for n, public in (("甲", "是"), ("乙", "否"), ("丙", ""))],
        "会议": [
            {"日期": "3月1日", "会议": f"第{n}次会", "议题": "研究", "公开": public}
            for n, public in (("甲", "是"), ("乙", "否"), ("丙", ""))
        ],
    }
    change: Any = {"组织领导": {"会议": records[group]}} if group == "会议" else {group: records[group]}
    filed, public = ("\n".join(lines(make_answers(**change), edition)) for edition in Edition)
    assert all(name in filed for name in "甲乙丙")
    assert "甲" in public
    assert "乙" not in public
    assert "丙" in public
    if group != "会议":
        told = public.partition("不足" if group == "存在不足" else "安排")[2]
        assert re.findall("（[一二三]）(?=.*[甲丙])", told) == ["（一）", "（二）"]


def test_what_is_withheld_is_said_to_be_neither_none_nor_lacking():
    """无 is content: a withheld 无 must not be told, nor may a withheld number be told as 无."""
    for value in ("无", "3"):
        answers = make_answers(争议化解={"行政复议案件": value, "行政诉讼案件": "无"}, 不公开="争议化解.行政复议案件")
        public = "".join(lines(answers))
        assert "复议" not in public.replace("行政复议、行政应诉", "")
        assert "待填：行政复议" not in public
        assert "行政诉讼" in public


def test_a_withheld_list_is_not_told_as_none():
    public = "".join(lines(make_answers(存在不足=[{"内容": "甲"}], 不公开=["存在不足"])))
    assert "不足" not in public


def test_one_name_of_a_list_may_be_withheld():
    team = {"校外培训专项检查次数": "9", "专项检查联合部门": "甲局、乙局、丙局"}
    public = "".join(lines(make_answers(行政执法=team, 不公开="行政执法.专项检查联合部门.2")))
    assert "乙局" not in public
    assert "甲局、丙局" in public


def test_the_public_edition_has_no_addressee_and_keeps_its_signature():
    text = make_answers(单位和报告={"主送机关": "区委、区政府"})
    assert "区委、区政府：" in lines(text, Edition.FILED)
    assert not any("区委、区政府" in line for line in lines(text))
    assert lines(text)[-2:] == ["河东区教育局", "2022年1月29日"]


def test_without_its_date_the_signature_leaves_whole():
    public = lines(make_answers(不公开=["单位和报告.成文日期"]))
    assert "2022年1月29日" not in "".join(public)
    assert "河东区教育局" not in public


@pytest.mark.parametrize(
    ("withheld", "message"),
    [
        (
            ["处罚许可.罚没款"],
            "填报.yaml 第15行：“不公开”里的“处罚许可.罚没款”不是一项答案；是不是“处罚许可.罚没金额”？",
        ),
        (["活动.3"], "填报.yaml 第15行：“不公开”里的“活动.3”不是一项答案；"),
        (["其他情况", "核对说明"], "填报.yaml 第16行：“不公开”里的“核对说明”不是一项答案；"),
        (["法治宣传.读本"], "“不公开”里的“法治宣传.读本”不是一项答案；"),
        (["单位和报告.单位简称"], "“单位和报告.单位简称”不能不公开：公开版的标题离不开它"),
        (["单位和报告"], "“单位和报告”不能不公开"),
        (["行政执法.行政检查次数.1"], "“行政执法.行政检查次数.1”不是一项答案"),
    ],
)
def test_an_unknown_path_is_refused_with_the_nearest_right_one(withheld, message):
    text = make_answers(不公开=withheld)
    for edition in Edition:
        with pytest.raises(InputError) as refused:
            lines(text, edition)
        assert message in str(refused.value)


def test_a_record_is_public_or_not_and_nothing_between():
    with pytest.raises(InputError) as refused:
        lines(make_answers(活动=[{"主题": "法治宣传", "内容": "甲", "公开": "不"}]))
    assert "“不”不是可选的答案；请写“是”或“否”" in str(refused.value)


def test_a_jurisdiction_may_withhold_for_all_its_offices(tmp_path):
    manifest = "名称: 试用\n上级模板: 通用\n不公开: [行政执法.行政检查次数]\n"
    root = write_tree(tmp_path, {"试用/地区.yaml": manifest})
    answers = parse_answers(
        make_answers(单位和报告={"地区模板": "试用"}), Path("填报.yaml"), (root, shipped("templates"))
    )
    public = write_form(render(answers, None, Edition.PUBLIC).document, Form.TEXT).decode("utf-8-sig")
    assert "77次" not in public
    assert "77次" in write_form(render(answers).document, Form.TEXT).decode("utf-8-sig")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an answers file 填报.yaml that withholds the one figure that it has."""
    text = make_answers(单位和报告={"主送机关": "区委、区政府"}, 不公开=["行政执法.行政检查次数"])
    return write_tree(tmp_path / "年报", {"填报.yaml": text})


NAME = "河东区教育局2021年法治政府建设年度报告（公开版）"


def test_the_command_writes_both_editions_side_by_side(folder):
    assert run_drafter("render", "填报.yaml", cwd=folder).returncode == 0
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(snapshot(folder)) == sorted(["填报.yaml", f"{NAME}.docx", f"{NAME.replace('（公开版）', '')}.docx"])
    assert f"已写出：{NAME}.docx" in done.stdout
    assert "按“不公开”没有写的答案：行政执法.行政检查次数" in done.stdout
    assert "其中必填的：行政检查次数。《法治政府建设与责任落实督察工作规定》要求" in done.stdout
    texts = render_text(folder / f"{NAME}.docx")
    assert not any("77次" in text or "区委、区政府：" in text for text in texts)
    assert texts[-2:] == ["河东区教育局", "2022年1月29日"]


@pytest.mark.parametrize(
    "arguments", [("--format", "html"), ("--format", "txt"), ("-o", "网页.html"), ("-o", "稿.TXT")]
)
def test_the_form_follows_the_option_or_the_name(folder, arguments):
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", *arguments, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    name = arguments[1] if arguments[0] == "-o" else f"{NAME}.{arguments[1]}"
    text = (folder / name).read_bytes().decode("utf-8-sig")
    assert ("<!DOCTYPE html>" in text) == name.endswith("html")
    assert "河东区教育局2021年法治政府建设年度报告" in text
    assert "77" not in text.replace("drafter-digest", "").partition("<body>")[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--edition", "公开"), "没有“公开”这个版本；可选：报送版、公开版"),
        (("--format", "wps"), "没有“wps”这种格式；可选：docx、html、txt"),
        (("--format", "html", "-o", "报告.docx"), "报告.docx：文件的名称要以 .html 结尾；请改成 报告.html"),
    ],
)
def test_an_unknown_edition_or_form_is_refused(folder, arguments, message):
    before = snapshot(folder)
    done = run_drafter("render", "填报.yaml", *arguments, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"错误：{message}\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize("ending", ["html", "txt"])
def test_a_page_or_text_that_was_changed_since_is_left_alone(folder, ending):
    def once(*more: str) -> str:
        done = run_drafter("render", "填报.yaml", "-o", f"稿.{ending}", *more, cwd=folder)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    once()
    first = snapshot(folder)
    assert "注意" not in once()
    assert snapshot(folder) == first
    changed = first[f"稿.{ending}"].replace("全年".encode(), "本年度".encode())
    (folder / f"稿.{ending}").write_bytes(changed)
    told = once()
    assert f"这次写到旁边的“稿（2）.{ending}”" in told
    assert "被人改过，或不是本程序写的，没有动它" in told
    assert (folder / f"稿.{ending}").read_bytes() == changed
    once("--force")
    assert snapshot(folder)[f"稿.{ending}"] == first[f"稿.{ending}"]
    assert (folder / f"稿.{ending}.bak").read_bytes() == changed


def test_the_docx_of_the_public_edition_says_nothing_more_in_its_properties():
    made = render_in_process(make_answers(不公开=["单位和报告.成文日期"]))
    answers = parse_answers(make_answers(不公开=["单位和报告.成文日期"]), Path("a.yaml"), (shipped("templates"),))
    public = render(answers, None, Edition.PUBLIC)
    filed, told = (docx.Document(io.BytesIO(each.data)).core_properties.created for each in (made, public))
    assert filed is not None
    assert (filed.year, filed.month) == (2022, 1)
    assert told is not None
    assert (told.year, told.month) == (2021, 12)


def test_the_summary_of_the_public_edition_does_not_call_withheld_what_found_no_place(folder):
    text = make_answers(活动=[{"主题": "法治宣传", "内容": "甲", "公开": "否"}], 不公开=["信息公开.公开信息条数"])
    write_tree(folder, {"填报.yaml": text})
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=folder)
    assert "没有写进去" not in done.stdout
    assert "标了“公开: 否”没有写的条目：1 条" in done.stdout


FORMAL = {
    "版头": "有",
    "份号": "000317",
    "密级和保密期限": "机密★1年",
    "紧急程度": "特急",
    "发文字号": "河东教〔2022〕8号",
    "签发人": "张三",
    "附注": "联系人：李四，电话：24123456",
    "版记": "有",
    "抄送机关": "区司法局",
    "印发机关": "局办公室",
    "印发日期": "2022年1月30日",
    "附件": [
        {"名称": "主要数据表", "内容": "数据表"},
        {"名称": "内部台账", "内容": "文字", "正文": "只给上级看的话。", "公开": "否"},
        {"名称": "典型做法", "内容": "文字", "正文": "可以公开的话。"},
    ],
}
"""An official form with all that goes to the addressee only."""
OF_THE_FORM = (
    *("000317", "机密", "特急", "〔2022〕8号", "张三", "签发人", "李四", "24123456", "区司法局", "局办公室", "印发"),
    *("内部台账", "只给上级看的话", "督导室", "监督平台", "提供科室", "区委、区政府："),
)


def formal(**form: Any) -> str:
    """Return the answers of a report with the whole official form."""
    figure = {"数值": "77", "提供科室": "督导室", "来源": "监督平台", "上年": "60", "填报人": "赵六"}
    identity = {"主送机关": "区委、区政府"}
    return make_answers(单位和报告=identity, 行政执法={"行政检查次数": figure}, 公文格式={**FORMAL, **form})


def test_nothing_of_the_official_form_is_published():
    answers = parse_answers(formal(), Path("填报.yaml"), (shipped("templates"),))
    filed = everything_in(render(answers))
    public = render(answers, edition=Edition.PUBLIC)
    assert [word for word in OF_THE_FORM if word not in filed] == []
    assert [word for word in OF_THE_FORM if word in everything_in(public)] == []
    kinds = [type(block).__name__ for block in public.document.blocks]
    assert not {"Masthead", "Addressee", "Remark", "Imprint"} & set(kinds)
    text = write_form(public.document, Form.TEXT).decode("utf-8-sig")
    assert "附件：1.主要数据表\r\n　　2.典型做法\r\n" in text
    assert "附件2\r\n\r\n典型做法\r\n\r\n　　可以公开的话。\r\n" in text
    assert "项目\t单位\t本年\t上年\t增减\r\n行政检查次数\t次\t77\t60\t+17（+28.3%）" in text


def test_a_withheld_figure_has_no_row_in_the_table():
    text = formal().replace("公文格式:", "不公开:\n- 行政执法.行政检查次数\n公文格式:")
    public = "\n".join(lines(text))
    assert "附件：1.主要数据表" in public
    assert "行政检查次数" not in public


def test_the_command_asks_nothing_of_the_official_form_for_the_public_edition(folder):
    write_tree(folder, {"填报.yaml": formal(发文字号="", 签发人="")})
    filed = run_drafter("render", "填报.yaml", cwd=folder)
    assert "发文字号" in filed.stdout
    public = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=folder)
    assert (public.returncode, public.stderr) == (0, "")
    assert not any(name in public.stdout for name in ("发文字号", "签发人", "督导室"))
    assert "警告：报送版标着“机密★1年”；涉及国家秘密的内容一律不得公开，先送保密审查" in public.stdout
