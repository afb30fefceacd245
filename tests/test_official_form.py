"""The official form: how its answers are read and asked, and the blocks that they make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import EXAMPLE, answers_tree, make_answers, render_in_process, run_drafter, write_jurisdiction, write_tree

from drafter.answers.load import load_answers, parse_answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import chapters, is_asked, is_open
from drafter.errors import InputError
from drafter.folders import shipped, template_roots
from drafter.jurisdictions.usage import usage
from drafter.model.official_form import parse_document_number
from drafter.pages.blocks import (
    Attachment,
    AttachmentNote,
    Document,
    Imprint,
    Masthead,
    Paragraph,
    Remark,
    SignatureBlock,
    Table,
    Title,
)
from drafter.text_runs import Run, RunKind, text_of

FORMAL = {
    "版头": "有",
    "份号": "000012",
    "密级和保密期限": "机密★1年",
    "紧急程度": "特急",
    "发文字号": "河东教[2022]第08号",
    "签发人": "张三、李四",
    "附注": "联系人：王五，电话：24123456",
    "附件": [{"名称": "2021年度主要数据表", "内容": "数据表"}, {"名称": "情况说明", "内容": "文字", "正文": "略。"}],
    "版记": "有",
    "抄送机关": "区委法治办、区司法局",
    "印发机关": "河东区教育局办公室",
    "印发日期": "2022-01-30",
}


def document_of(**form: Any) -> Document:
    return render_in_process(make_answers(公文格式=form)).document


def block(document: Document, kind: type) -> Any:
    (found,) = [each for each in document.blocks if isinstance(each, kind)]
    return found


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("河东教〔2022〕8号", "河东教〔2022〕8号"),
        ("河东教[2022]第08号", "河东教〔2022〕8号"),
        ("河东教（2022）008号", "河东教〔2022〕8号"),
        ("河东教(2022)10号", "河东教〔2022〕10号"),
        ("河东教【２０２２】 第 8 号", "河东教〔2022〕8号"),
    ],
)
def test_a_document_number_is_mended(typed, printed):
    assert parse_document_number(typed) == printed


@pytest.mark.parametrize(
    ("title", "typed", "said"),
    [
        ("发文字号", "河东教2022年8号", "不是发文字号；请写机关代字、四位年份和序号"),
        ("发文字号", "〔2022〕8号", "不是发文字号"),
        ("发文字号", "河东教〔22〕8号", "不是发文字号"),
        ("发文字号", "河东教〔2022〕0号", "不是发文字号"),
        ("份号", "12", "请写六位数字，如 000001"),
        ("份号", "1234567", "请写六位数字"),
        ("密级和保密期限", "内部", "请写 绝密、机密 或 秘密"),
        ("密级和保密期限", "机密1年", "请写 绝密、机密 或 秘密，有期限的如 机密★1年"),
        ("紧急程度", "急", "不是可选的答案；可选：特急、加急、无"),
        ("版头", "要", "可选：有、无"),
        ("版记", "是", "可选：有、另面、无"),
        ("印发日期", "2022年2月30日", "不是日历上有的日子"),
    ],
)
def test_a_value_of_another_form_is_refused_with_file_and_line(tmp_path, title, typed, said):
    text = make_answers(公文格式={title: typed})
    line = next(i for i, each in enumerate(text.splitlines(), 1) if each.lstrip().startswith(f"{title}:"))
    write_tree(tmp_path, {"报告.yaml": text})
    done = run_drafter("render", "报告.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert f"报告.yaml 第{line}行" in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_typed_at_the_terminal_is_judged_and_mended_at_once():
    answers = load_answers(EXAMPLE, template_roots())
    questions = {q.path: q for c in chapters(answers.jurisdiction, usage(answers.jurisdiction)) for q in c.questions}
    assert parse_typed(questions["公文格式.发文字号"], "河东教[2022]08号") == "河东教〔2022〕8号"
    assert parse_typed(questions["公文格式.附注"], "联系人：张三") == "（联系人：张三）"
    assert parse_typed(questions["公文格式.份号"], "无") == "无"
    with pytest.raises(ValueError, match="六位数字"):
        parse_typed(questions["公文格式.份号"], "1")


def asked(text: str, *roots: Path) -> tuple[list[str], list[str]]:
    """Return the titles of what is asked of the official form, and of what is open of it."""
    answers = parse_answers(text, Path("填报.yaml"), (*roots, shipped("templates")))
    (form,) = [
        c
        for c in chapters(answers.jurisdiction, usage(answers.jurisdiction, answers.report.identity.kind))
        if c.title == "公文格式"
    ]
    report = answers.report
    return (
        [q.title for q in form.questions if is_asked(q, report)],
        [q.title for q in form.questions if is_open(q, report)],
    )


@pytest.mark.parametrize("answer", [None, "无", "不适用"])
def test_without_a_masthead_only_the_masthead_is_asked(answer):
    titles, still_open = asked(make_answers(公文格式={"版头": answer}))
    assert titles == ["版头"]
    assert still_open == (["版头"] if answer is None else [])


def test_with_a_masthead_all_is_asked_but_the_imprint_s_own_questions():
    titles, _ = asked(make_answers(公文格式={"版头": "有"}))
    assert {"份号", "发文字号", "签发人", "印章", "附件", "版记"} < set(titles)
    assert "抄送机关" not in titles
    titles, still_open = asked(make_answers(公文格式=FORMAL))
    assert {"抄送机关", "印发机关", "印发日期"} < set(titles)
    assert still_open == ["发文机关标志", "联合发文机关", "印章"]


def test_a_manifest_may_switch_the_masthead_on(tmp_path):
    root = write_jurisdiction(tmp_path, {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 版头="有")
    identity = {"地区模板": "试用"}
    titles, _ = asked(make_answers(单位和报告=identity), root)
    assert "签发人" in titles
    rendered = render_in_process(make_answers(单位和报告=identity), root).document
    assert isinstance(rendered.blocks[0], Masthead)
    off = render_in_process(make_answers(单位和报告=identity, 公文格式={"版头": "无"}), root).document
    assert isinstance(off.blocks[0], Title)


def test_the_blocks_stand_in_the_standard_s_order():
    kinds = [type(each) for each in document_of(**FORMAL).blocks]
    assert kinds[:2] == [Masthead, Title]
    assert kinds[-6:] == [AttachmentNote, SignatureBlock, Remark, Attachment, Attachment, Imprint]


def test_the_masthead_says_what_is_answered():
    masthead = block(document_of(**FORMAL), Masthead)
    assert masthead.authorities == ("河东区教育局",)
    assert masthead.mark_suffix == "文件"
    assert (masthead.copy_number, masthead.classification, masthead.urgency) == ("000012", "机密★1年", "特急")
    assert text_of(masthead.document_number) == "河东教〔2022〕8号"
    assert masthead.signatories == ("张三", "李四")
    assert masthead.gaps == ()


def test_missing_signatory_and_number_are_gaps():
    masthead = block(document_of(版头="有"), Masthead)
    assert masthead.signatories == ("【待填：签发人】",)
    assert [run.text for run in masthead.gaps] == ["【待填：发文字号】", "【待填：签发人】"]
    assert masthead.document_number[0].kind is RunKind.GAP


def test_a_classified_document_lacks_its_copy_number():
    masthead = block(document_of(版头="有", 密级和保密期限="秘密", 份号="无"), Masthead)
    assert masthead.copy_number == "【待填：份号】"


@pytest.mark.parametrize(
    ("mark", "joint", "authorities", "suffix"),
    [
        (None, None, ("河东区教育局",), "文件"),
        (None, "河东区司法局", ("河东区教育局", "河东区司法局"), "文件"),
        ("天津市河东区教育局文件", None, ("天津市河东区教育局",), "文件"),
        ("天津市河东区教育局", None, ("天津市河东区教育局",), ""),
        ("甲局、乙局文件", None, ("甲局", "乙局"), "文件"),
    ],
)
def test_the_mark_is_as_typed_or_the_units_own_names(mark, joint, authorities, suffix):
    masthead = block(document_of(版头="有", 发文机关标志=mark, 联合发文机关=joint), Masthead)
    assert (masthead.authorities, masthead.mark_suffix) == (authorities, suffix)


@pytest.mark.parametrize(("form", "sealed"), [({}, True), ({"印章": "无"}, False), ({"印章": "有"}, True)])
def test_a_document_with_masthead_is_sealed_unless_told_otherwise(form, sealed):
    signature = block(document_of(版头="有", 联合发文机关="河东区司法局", **form), SignatureBlock)
    assert (signature.sealed, signature.joint_authorities) == (sealed, ("河东区司法局",))


def test_attachments_are_numbered_and_named_alike_in_note_and_title():
    document = document_of(**FORMAL)
    names = block(document, AttachmentNote).names
    attachments = [each for each in document.blocks if isinstance(each, Attachment)]
    assert names == ("2021年度主要数据表", "情况说明")
    assert [each.label for each in attachments] == ["附件1", "附件2"]
    assert ["".join(each.title) for each in attachments] == list(names)
    single = document_of(版头="有", 附件=[FORMAL["附件"][0]])
    assert block(single, Attachment).label == "附件"


def figures(**changes: Any) -> Table:
    tree = answers_tree(公文格式={"附件": [{"名称": "数据表", "内容": "数据表"}]}, **changes)
    (table,) = block(render_in_process(make_answers(**tree)).document, Attachment).content
    return table


def test_the_table_of_figures_has_every_answered_figure_with_its_change():
    told = {"数值": "77", "上年": "70", "提供科室": "督导室", "来源": "执法平台"}
    table = figures(
        行政执法={"行政检查次数": told, "双随机联合检查次数": "20余"},
        处罚许可={"行政处罚件数": "无", "罚没金额": "不适用"},
        执法队伍={"持证率": {"数值": "95%", "上年": "93.5%"}},
    )
    assert [column.title for column in table.columns] == ["项目", "单位", "本年", "上年", "增减", "提供科室", "来源"]
    assert table.rows == (
        ("持证率", "%", "95", "93.5", "+1.5个百分点", "", ""),
        ("行政检查次数", "次", "77", "70", "+7（+10%）", "督导室", "执法平台"),
        ("双随机联合检查次数", "次", "20余", "", "", "", ""),
        ("行政处罚件数", "件", "0", "", "", "", ""),
    )


def test_nothing_last_year_is_0_as_nothing_this_year_is():
    table = figures(
        处罚许可={"行政处罚件数": {"数值": "无", "上年": "没有"}, "罚没金额": {"数值": "2", "上年": "不适用"}}
    )
    assert [row[:4] for row in table.rows if row[0] in ("行政处罚件数", "罚没金额")] == [
        ("行政处罚件数", "件", "0", "0"),
        ("罚没金额", "万元", "2", "不适用"),
    ]


def test_a_nought_in_the_table_is_not_taken_for_a_sentence_about_the_row_below(tmp_path):
    attached = {"版头": "无", "附件": [{"名称": "数据表", "内容": "数据表"}]}
    nothing = {"信息公开引发争议件数": {"数值": "无", "来源": "无"}}
    text = make_answers(公文格式=attached, 信息公开=nothing, 争议化解={"行政诉讼案件": "1"})
    write_tree(tmp_path, {"a.yaml": text})
    assert "这里说没有行政诉讼" not in run_drafter("check", "a.yaml", cwd=tmp_path).stdout


def test_columns_without_any_text_are_left_out_of_the_table_of_figures():
    assert [column.title for column in figures().columns] == ["项目", "单位", "本年"]


def statistics(name: str, **changes: Any) -> Attachment:
    tree = answers_tree(公文格式={"附件": [{"名称": name, "内容": "统计表"}]}, **changes)
    return block(render_in_process(make_answers(**tree)).document, Attachment)


def test_statistics_show_nought_for_nothing_and_a_dash_for_no_duty():
    attachment = statistics(
        "2021年度行政处罚实施情况统计表",
        处罚许可={"行政处罚件数": "无", "罚没金额": "不适用"},
    )
    table, *notes = attachment.content
    assert table.rows == (("河东区教育局", "0", "0", "0", "—"),)
    assert isinstance(notes[-1], Paragraph)
    assert text_of(notes[-1].runs) == "注：“—”表示没有这项职责。"
    assert not attachment.landscape


def test_an_answer_that_statistics_lack_is_a_gap():
    (table, *_) = statistics("行政处罚实施情况统计表", 处罚许可={"行政处罚件数": "2"}).content
    assert "【待填：普通程序处罚】" in table.rows[0]
    assert Run("【待填：普通程序处罚】", RunKind.GAP, "处罚许可.普通程序处罚") in table.gaps


def test_an_unknown_table_is_refused_with_the_names_that_there_are():
    with pytest.raises(InputError, match=r"没有“执法表”这张统计表；.*行政处罚实施情况统计表"):
        statistics("执法表")


def test_the_statistics_of_tianjin_are_turned():
    identity = {"地区模板": "tianjin-hedong"}
    attachment = statistics("2021年度行政执法统计表", 单位和报告={**answers_tree()["单位和报告"], **identity})
    assert attachment.landscape


def test_the_words_of_an_attachment_keep_their_levels():
    body = "一、总体情况\n全年平稳。\n（一）检查。共77次。"
    document = document_of(附件=[{"名称": "说明", "内容": "文字", "正文": body}])
    shapes = [type(each).__name__ for each in block(document, Attachment).content]
    assert shapes == ["Heading", "Paragraph", "Item"]


def test_a_remark_stands_in_one_pair_of_full_width_brackets():
    for typed in ("联系人：张三", "（联系人：张三）", "(联系人：张三)"):
        assert text_of(block(document_of(附注=typed), Remark).runs) == "（联系人：张三）"


def test_an_imprint_without_its_answers_has_gaps():
    imprint = block(document_of(版记="另面"), Imprint)
    assert imprint.own_page
    assert [gap.text for gap in imprint.gaps] == ["【待填：印发机关】", "【待填：印发日期】"]


def test_no_official_form_leaves_the_report_as_it_was():
    assert document_of() == document_of(版头="无") == render_in_process(make_answers()).document
