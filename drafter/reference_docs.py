"""The generated reference in `docs/`: template authors' card, list of questions, JSON Schema.

`python -m drafter.reference_docs` writes it anew; the texts come from the models alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from drafter.answers.json_schema import schema_text
from drafter.files import write_whole
from drafter.folders import shipped
from drafter.jurisdictions.fact_file import DeclaredChapter, DeclaredRelation, Fact, FactFile, RenamedMatter
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.jurisdiction import REFERENCES, Jurisdiction, load_jurisdiction
from drafter.jurisdictions.manifest import (
    Manifest,
    OutlineEntry,
    Reference,
    ReferenceFile,
    ReportKind,
    Topic,
)
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.own_checks import Checks, OwnRule
from drafter.jurisdictions.page_format import PageFormat
from drafter.jurisdictions.statistics_tables import StatisticsTable, TableColumn
from drafter.jurisdictions.wordings_file import WORDINGS_FILE, WordingsFile
from drafter.model.field_spec import FieldSpec, fields_of, top_level
from drafter.model.records import Wording
from drafter.outputs.output_sorts import WRITES, Output
from drafter.sections.template_names import DESCRIPTIONS

FOLDER = Path(__file__).parents[1] / "docs"
_GENERATED = "<!-- 本页由程序生成，请勿手改。更新：python -m drafter.reference_docs -->\n"
_MARKUP = (
    ("空行", "分段；没有空行隔开的几行连成一段"),
    ("`# 标题`", "比本段落低一级的标题，序号由程序编；`##` 低两级"),
    ("`- 文字`", "带序号的条目，第一句用标题的字体"),
    ("`+ 文字`", "写成“一是……二是……”的分句，序号和标点由程序加；连着的几行是一段"),
    ("`**提法。**`", "段首的提法"),
    (
        "`[[，其中……]]`",
        "可有可无的话：里面的答案空着或填“无”，就只去掉这一截；里面还可以有一截。第一截去掉了，下一截的逗号自己收起来",
    ),
    ("`{# 说明 #}`", "写给自己看的话，不印"),
    ("`{{ 组.名称 }}`", "印出一项答案，数带量词；组和名称见 [填报项目](填报项目.md)"),
    (
        "`{% 如果 处罚许可.行政处罚件数 无 %}` `{% 否则如果 … %}` `{% 否则 %}` `{% 完 %}`",
        "按答案选一种写法，判断用下表的 有、无；英文写作 if、elif、else、endif，判断前加 is",
    ),
    (
        "`{% 逐条 存在不足 %}` `{% 完 %}`",
        "逐条写，里面用 `{{ 项.内容 }}`；英文写作 `{% for 项 in 存在不足 %}` `{% endfor %}`",
    ),
    ("`{% 逐条 组织领导.会议 叫 会 %}` `{% 完 %}`", "逐条写，每一条叫“会”，里面用 `{{ 会.议题 }}`"),
    ("`{% 插入 '名称.txt' %}`", "把另一个段落文件放进来；英文写作 include"),
)
_RULES = """\
- 一句话到“。！？；”为止。句子里的答案空着、是选填的，整句去掉；必填的印【待填：名称】。
- 答案填“不适用”，用到它的句子去掉。
- 答案填“无”或 0，用到它的句子（那一截）换成它的“无则”；没有“无则”的，去掉。一定要印 0 的，用 `|照印`。
- 一句话里的各截都去掉了，固定的话也去掉；说“如下”的句子和“……，”开头的一截除外。
- 前一句说了“全年”，接着的一句开头的“全年”不再印。
- 一个段落文件里一项答案、一处【待填】都没有印出来，这一部分连同标题去掉，后面的序号自动接上。
- 答案里的任何符号都按原样印出，不会被当成上面的记号。
- `{{ }}` 里只印答案；固定的字、数直接写在外面。
- 记号和 `{{ }}`、`{% %}` 里的标点用全角打也认；不成对的、放错地方的记号不会印出来，程序会说在哪一行。
"""
_WRITING = """\
- 这次要读的文件（填报文件、要检查的报告、上年报告），无论写成什么路径，都不会被盖掉；加 `--force` 也不会。
- 结尾属于别的种类的，如把列表写到 .docx，不写，说明该怎么改名。文件夹、设备、管道也不写。
- 旁边的“名称（2）”没有人改过，下次就更新它，不会一份份多出来；改过的也不动，写到“名称（3）”。
- 文件是不是本程序写的、后来有没有人改过，看文件里的记号，改名、移动、复制都认得。纯文本里没有地方放记号，
  由本人的缓存文件夹记住；缓存清空了、换了电脑，就不认得，写到旁边。
- 有几个名称的文件（硬链接）：填报文件就在原处改，几个名称看到的都是新的；生成的文件不动，写到旁边。
- 填报文件是链接的，改的是它指向的真正的文件，备份和锁也在那里。所有者、组和权限不变，备份不会比它更公开。
- 由填报文件、报告做出来的，不比它更公开：填报文件只有本人能看（权限 600）的，生成的文档、填报表和放表的新文件夹、
  检查结果、来年的填报文件也只有本人能看；重新生成时，已经有的文件也照此收紧。写到您自己建的文件夹里，文件同样收紧，
  文件夹的权限不动。要给别人看，发出去以前改权限，或放开填报文件的权限再生成。Windows 上按所在文件夹的权限。
- `drafter fill` 开着的时候，别的命令不能改同一份文件；几个 `drafter set` 同时改，一个等一个。
- 只读的文件不改。写到一半断电、被强行关掉，原来的文件还在；留下的临时文件（.drafter-tmp）下次自动清除。
- 带 .bak 的：填报文件的每次存之前换新；`--force` 的不会盖掉已经有的 .bak，接着用 .bak2、.bak3。
"""
_CARD: tuple[tuple[str, type[BaseModel]], ...] = (
    (MANIFEST, Manifest),
    ("“格式”的各项", PageFormat),
    ("“报告”的每一项", ReportKind),
    ("“提纲”和“下级”的每一项", OutlineEntry),
    ("“活动主题”的每一项", Topic),
    ("“检查”", Checks),
    ("“检查”里“规则”的每一项", OwnRule),
    ("“统计表”的每一项", StatisticsTable),
    ("“统计表”里“列”的每一项", TableColumn),
    (FACTS, FactFile),
    ("“事实”的每一项", Fact),
    ("“新章”的每一项", DeclaredChapter),
    ("“事项”的每一项", RenamedMatter),
    ("“核对”的每一项", DeclaredRelation),
    (REFERENCES, ReferenceFile),
    ("“引用”的每一项", Reference),
    (WORDINGS_FILE, WordingsFile),
    ("“手改写法”的每一项", Wording),
)


def texts() -> dict[str, str]:
    """Return the generated files: name in `docs/` → text."""
    general = load_jurisdiction("通用", (shipped("templates"),))
    schema = schema_text(general)
    pages = {
        "模板速查.md": template_card(),
        "填报项目.md": question_tables(general),
        "写出的文件.md": table_of_outputs(),
    }
    return {**pages, "填报文件.schema.json": schema}


def template_card() -> str:
    """Return the template authors' card: manifest keys, names for sections, markup."""
    what = "一个地区一个文件夹：地区.yaml、引用.yaml 和 写法.yaml（可不写）、段落文件（名称.txt）。"
    lines = ["# 模板速查", "", _GENERATED, what, ""]
    for title, model in _CARD:
        lines += [f"## {title}", "", *_table(("键", "必写", "说明"), _keys(model)), ""]
    lines += ["## 段落文件的写法", "", *_table(("写法", "作用"), _MARKUP), "", _RULES]
    rows = [(name, sort, f"`{shown}`", does) for name, (sort, shown, does) in DESCRIPTIONS.items()]
    lines += ["## 段落文件里的名称", "", *_table(("名称", "是什么", "例", "作用"), rows)]
    lines += ["", "`年度`、`单位全称`、`单位简称`、`自称` 可以不写组名，直接用。"]
    return "\n".join(lines) + "\n"


def _keys(model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    for spec in fields_of(model):
        offered = f"（{'／'.join(spec.choices)}）" if spec.choices else ""
        yield spec.title, "是" if spec.required else "", spec.explanation + offered


def table_of_outputs() -> str:
    """Return the table of all that the commands write, with what each does when its target is there."""
    rows = [row for command, outputs in WRITES.items() for row in _written_by(command, outputs)]
    head = ("命令", "写什么", "名称的结尾", "已经有这个文件时", "加 `--force`")
    return "\n".join(["# 写出的文件", "", _GENERATED, *_table(head, rows), "", _WRITING])


def _written_by(command: str, outputs: Sequence[Output]) -> Iterator[tuple[str, ...]]:
    named = f"`{command}`"
    for output in outputs:
        forced = "照样写，原来的存为 .bak" if output.force else "没有这个选项"
        endings = "、".join(output.endings) or "文件夹"
        yield named, output.title, endings, output.existing.value, forced
    if not outputs:
        yield named, "只显示，不写文件", "", "", ""


def question_tables(jurisdiction: Jurisdiction) -> str:
    """Return a table of the questions of `jurisdiction` for each group of the report, records' fields below."""
    lines = [
        *("# 填报项目", "", _GENERATED),
        "填报文件里可以写的全部项目。各地区只问其中用得到的；必填和单位可由地区模板改动。",
        "“勾选”的列在各章的清单里，勾了才问，也可以直接写进填报文件；各地区还可以加自己的事实。",
        "答案怎么写，见 [快速上手](快速上手.md)。",
        "",
    ]
    for group in jurisdiction.catalogue().groups():
        lines += _section(group.title, group.fields)
    others = [spec for spec in top_level() if not spec.is_group]
    return "\n".join([*lines, *_section("不属于哪一组、顶格写的", others)]).rstrip() + "\n"


def _section(title: str, fields: Iterable[FieldSpec]) -> list[str]:
    """Return a group's heading and table, and the records in it under headings of their own."""
    fields = list(fields)
    head = ("名称", "类型", "单位", "必填", "说明")
    lines = [f"## {title}", "", *_table(head, map(_question, fields)), ""]
    for spec in fields:
        if spec.fields:
            lines += [f"### {spec.title}的每一条", "", *_table(head, map(_question, spec.fields)), ""]
    return lines


def _question(spec: FieldSpec) -> tuple[str, ...]:
    explanation = spec.explanation or "地区模板自己加的问题"
    explanation += f"（{'／'.join(spec.choices)}）" if spec.choices else ""
    explanation += f"〔“{spec.when}”有才问〕" if spec.when else ""
    kind = spec.kind.value if spec.kind else "组"
    must = "是" if spec.required else "勾选" if spec.listed else ""
    return spec.title, kind, spec.unit, must, explanation


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines]


def write(folder: Path = FOLDER) -> None:
    """Write the generated files into `folder`."""
    for name, text in texts().items():
        write_whole(folder / name, text.encode())


if __name__ == "__main__":
    write()
