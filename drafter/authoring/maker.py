"""Makes a jurisdiction's folder, with a manifest that explains itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from drafter.authoring.bureau_manner import PROPOSALS, ReportForms
from drafter.authoring.copied_sections import keep_bases, plain_text
from drafter.authoring.made_sections import made_sections
from drafter.authoring.outline_draft import OWN_CLOSING, OutlineDraft, file_name, opening_of, outline_plain
from drafter.authoring.outline_numbers import COUNTED
from drafter.errors import InputError
from drafter.files import write_new_folder
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import REFERENCES, Jurisdiction, load_jurisdiction
from drafter.jurisdictions.manifest import Manifest, OutlineEntry, ReportKind, Topic
from drafter.jurisdictions.names import MANIFEST, NAME, UNKNOWN_UNIT, self_reference_of
from drafter.jurisdictions.own_checks import Checks, OwnRule
from drafter.jurisdictions.page_format import PageFormat
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.statistics_tables import StatisticsTable, TableColumn
from drafter.model.field_spec import fields_of
from drafter.model.fields import StrictModel
from drafter.model.titles import FORMAT_VERSION, MASTHEAD, OFFICES, WITHHELD_ANSWERS
from drafter.yamlfile.yaml_write import Plain, scalar, written

_CHAPTER = "依法履职"
"""The chapter of topics that an outline adds and no fact is about, until somebody says another."""
_ITEM = re.compile("^- ", re.MULTILINE)
"""Where an item of a list begins in a section file."""
_NAME = re.compile(r"[\w一-鿿][\w一-鿿-]{0,39}")
_EXAMPLES = {
    "单位": "单位:\n  行政执法.行政检查次数: 户次",
    OFFICES: "科室:\n  行政执法: 职成教科\n  行政执法.行政检查次数: 督导室",
    "格式": "格式:\n  行距: 28.95磅\n  正文字体: 仿宋_GB2312",
    "必填": "必填:\n  - 行政执法.执法信息录入条数",
    "选填": "选填:\n  - 争议化解.行政复议案件",
    WITHHELD_ANSWERS: "不公开:\n  - 争议化解.信访办理件数",
    "公开审查": "公开审查:\n  某某专项行动: 尚未对外公布",
    "统计表": "统计表:\n  - 名称: 执法检查统计表\n    列:\n      - {标题: 单位, 答案: 单位和报告.单位全称}\n"
    "      - {标题: 行政检查（次）, 答案: 行政执法.行政检查次数}",
    "活动主题": "活动主题:\n  - {主题: 研学实践, 章: 依法履职}",
    "不用主题": "不用主题:\n  - 案卷评查",
    "检查": "检查:\n  关闭:\n  - 版式-空行\n  规则:\n  - 名称: 我区-称呼\n    词: [区教委]\n"
    "    说明: 本局现在不叫区教委\n    改法: 写成“区教育局”",
}


"""The sort of a kind of report that is made anew."""
_MODELS: dict[str, tuple[type[StrictModel], ...]] = {
    "格式": (PageFormat,),
    "活动主题": (Topic,),
    "统计表": (StatisticsTable, TableColumn),
    "检查": (Checks, OwnRule),
}


def make_jurisdiction(
    name: str, parent: str, title: str, root: Path, roots: tuple[Path, ...], draft: OutlineDraft | None = None
) -> Path:
    """Make the folder `name` in `root`, a child of `parent`, and return its manifest's path.

    With `draft` the manifest has that outline, and the sections that it needs and nobody has are made.

    The manifest explains every key in Chinese comments and holds the parent's outline as a
    comment. Raises InputError for a bad or taken name, TemplateError for a bad parent.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{quoted(name)}不能作文件夹名；请用汉字、字母、数字和连字符，最长 40 个字")
    if (root / name).exists():
        raise InputError(f"{root / name}：已经有这个文件夹；请换一个名称，或直接修改里面的文件")
    above = load_jurisdiction(parent, roots)
    if name in {each.name for each in above.folders}:
        raise InputError(f"{quoted(name)}是上级模板的文件夹名，同名会绕成圈；请换一个名称")
    files = {MANIFEST: manifest_text(title or name, parent, above, draft)}
    if draft is not None:
        made = made_sections(draft.entries, above, "" if draft.new_kind else draft.kind)
        made |= _spoken_sections(draft, above, made)
        made |= _proposals(draft, made, name)
        copied = [section for section in made if nearest_file(above.folders, section + SECTION_SUFFIX)]
        files |= {f"{section}{SECTION_SUFFIX}": text for section, text in made.items()}
        files |= _references(draft.forms)
    write_new_folder(root / name, {file: text.encode("utf-8") for file, text in files.items()})
    if draft is not None:
        keep_bases(root / name, copied, above)
    return root / name / MANIFEST


def _spoken_sections(draft: OutlineDraft, above: Jurisdiction, made: Mapping[str, str]) -> dict[str, str]:
    """Return the section files that open and end the report as last year's did.

    Lists told as 一是, 二是 get a file that tells them so; `made` has the text of those that are made anyway.
    """
    forms, opening = draft.forms, _opening(draft, above.kind(draft.kind))
    sections: dict[str, str] = {}
    if forms.preamble:
        sections[opening] = forms.preamble
    if forms.closing:
        sections[OWN_CLOSING] = forms.closing
    for entry in draft.entries:
        path = nearest_file(above.folders, entry.section + SECTION_SUFFIX) if entry.items == COUNTED else None
        text = made.get(entry.section) or (plain_text(path) if path else "")
        if _ITEM.search(text):
            sections[entry.section] = _ITEM.sub("+ ", text)
    return sections


def _proposals(draft: OutlineDraft, made: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the files, by name, of last year's standing sentences, each with the section of the outline that may take them.

    A section from above that is not `made` is copied first.
    """
    sections = {each.heading: each.section for each in draft.entries if each.section and each.heading}
    proposals: dict[str, str] = {}
    for heading, sentences in draft.forms.standing:
        section = sections.get(heading)
        if section is None:
            continue
        copied = "" if section in made else f"先运行 drafter jurisdictions override {name} {section}，再"
        note = f"{{# 去年{quoted(heading)}下面没有数的话；年年能用的，{copied}抄进 {section}.txt，别的不用管 #}}"
        proposals[f"{PROPOSALS}/{file_name(f'{heading}的话', set())}"] = f"{note}\n\n{sentences}\n"
    return proposals


def _opening(draft: OutlineDraft, like: ReportKind) -> str:
    """Return the section that opens the report of `draft`, whose sections are those of the kind `like`."""
    return opening_of(draft.category if draft.new_kind else like.type, draft.forms)


def _references(forms: ReportForms) -> dict[str, str]:
    """Return the file of references with the documents that last year's preamble quotes; nothing without any."""
    entries = []
    for each in forms.documents:
        years = {"起": str(each.first_year), "止": str(each.last_year)} if each.first_year else {}
        number = {"文号": each.number} if each.number else {}
        entries.append({NAME: each.name, "写法": each.text, **number, **years})
    if not entries:
        return {}
    _, block = written(entries, 2)
    head = "# 去年报告引用的文件；到期的改“止”，今年的新文件照样加一条。段落里用 {{ 引用('名称') }}。"
    return {REFERENCES: "\n".join([head, "引用:", *block]) + "\n"}


def manifest_text(title: str, parent: str, above: Jurisdiction, draft: OutlineDraft | None = None) -> str:
    """Return a manifest that changes nothing yet, but for the outline of `draft`, and explains what it could change."""
    lines = [
        "# 本地区的模板。没有写到的都从上级模板继承；要改哪一项，就去掉那几行开头的“# ”再改。",
        "# 改完运行 drafter jurisdictions check 检查。",
        *_explained(Manifest, FORMAT_VERSION, f"{FORMAT_VERSION}: 1"),
        *_explained(Manifest, NAME, f"{NAME}: {scalar(title)}"),
        *_explained(Manifest, "上级模板", f"上级模板: {parent}"),
        *_explained(Manifest, "自称", _self_reference(title, above, draft)),
        *_explained(Manifest, MASTHEAD.leaf, f"# {MASTHEAD.leaf}: 有"),
    ]
    if draft is not None:
        lines += ["", *_drafted(draft, above)]
    given = {"单位"} if draft is not None and draft.forms.units else set()
    for key, example in _EXAMPLES.items():
        if key in given:
            continue
        lines += _explained(Manifest, key, *(line for model in _MODELS.get(key, ()) for line in _keys(model)))
        lines += ["# " + line for line in example.splitlines()]
    lines += [
        "",
        "# 报告：各种报告的标题和提纲。要改提纲，把一种报告整个去掉“# ”后再改。",
        *_keys(ReportKind),
        "# 提纲和下级的每一项：",
        *_keys(OutlineEntry),
        "# 报告:",
    ]
    for kind in above.kinds:
        plain: Plain = kind.model_dump(by_alias=True, exclude_defaults=True)
        _, block = written([plain], 2)
        lines += ["# " + line for line in block]
    return "\n".join(lines) + "\n"


def _self_reference(title: str, above: Jurisdiction, draft: OutlineDraft | None) -> str:
    """Return the line that says how reports speak of a unit called `title`: as last year's did, where it was read."""
    if draft is not None and draft.forms.self_reference:
        return f"自称: {scalar(draft.forms.self_reference)}"
    own, said = self_reference_of(title), above.self_reference
    if own != UNKNOWN_UNIT and (not said or said == self_reference_of(said)):  # 我局 above is 我厅 here; 我们 stays
        said = own
    return f"自称: {scalar(said)}" if said else f"# 自称: {own}"


def _drafted(draft: OutlineDraft, above: Jurisdiction) -> list[str]:
    """Return the lines of a manifest that set a drafted outline out, and those of the topics that it adds."""
    kind = above.kind(draft.kind)
    named: dict[str, Plain] = (
        {"种类": draft.new_kind, "类别": draft.category.value} if draft.new_kind else {"种类": kind.name}
    )
    title = draft.forms.title or (f"{{单位全称}}|{{年度}}年|{draft.new_kind}" if draft.new_kind else kind.title)
    unused: dict[str, Plain] = {"不用主题": list(draft.unused)} if draft.unused else {}
    closing = OWN_CLOSING if draft.forms.closing else ""
    running: dict[str, Plain] = {"连续编号": list(draft.running)} if draft.running else {}
    plain: Plain = {
        **named,
        "标题": title,
        **unused,
        **running,
        **outline_plain(draft.entries, _opening(draft, kind), closing),
    }
    _, block = written([plain], 2)
    remark = "# 去年报告的提纲；每个标题由“段落”写的文件来写，要改就改这里。“不用主题”没有标题写，填报时不问。"
    lines = [remark, "报告:", *block]
    if draft.forms.units:
        lines += ["", "# 去年报告用的量词，和问卷里的不同。", "单位:"]
        lines += [f"  {path}: {scalar(unit)}" for path, unit in draft.forms.units]
    return [*lines, *_added_topics(draft, above)]


def _added_topics(draft: OutlineDraft, above: Jurisdiction) -> list[str]:
    """Return the lines of the topics in a drafted outline that the template above has not."""
    known = {topic.name for topic in above.topics}
    names = [each.topic for each in draft.entries if each.topic and each.topic not in known]
    if not names:
        return []
    _, topics = written([{"主题": name, "章": _chapter_of(name, above)} for name in names], 2)
    return ["", "# 上级模板里没有的主题；“章”是在问卷的哪一章里问，可以改。", "活动主题:", *topics]


def _chapter_of(topic: str, above: Jurisdiction) -> str:
    """Return the chapter in which most facts of a `topic` are asked that an outline adds, or one for a topic without any."""
    chapters = Counter(spec.group for spec in above.catalogue().told_under(topic))
    return max(chapters, key=chapters.__getitem__, default=_CHAPTER)


def _explained(model: type[StrictModel], key: str, *lines: str) -> list[str]:
    spec = next(spec for spec in fields_of(model) if spec.title == key)
    return ["", f"# {key}：{spec.explanation}。", *lines]


def _keys(model: type[StrictModel]) -> list[str]:
    return [f"#   {spec.title}：{spec.explanation}" for spec in fields_of(model)]
