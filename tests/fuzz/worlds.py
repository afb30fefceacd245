"""The folders that the fuzzer starts from: valid files of every kind, and bystanders that no command may touch."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from random import Random

from drafter.folders import shipped
from tests.builders import dump, make_answers, render_in_process
from tests.forms import export

World = dict[str, bytes]
"""The files of a folder, by their paths."""
EXAMPLES = sorted(shipped("examples").glob("*.yaml"))
ANSWERS = "填报.yaml"
BYSTANDERS = ("别人的.docx", "别人的.txt", "别人的.json")
_SECTIONS = {
    "正文": """\
# 学习培训
- **加强学习。**全年检查{{ 行政执法.行政检查次数 }}，[[其中双随机{{ 行政执法.双随机联合检查次数 }}，]]公开信息{{ 信息公开.公开信息条数 }}。
{% for 项 in 存在不足 %}
+ {{ 项.内容 }}
{% endfor %}

{% if 行政执法.行政检查次数 is 有 %}
依据{{ 引用("办法") }}，{{ 单位简称 }}检查{{ 行政执法.行政检查次数|数 }}。
{% endif %}
""",
    "活动": "{{ 活动('法治宣传') }}\n\n{% include '另外.txt' %}\n",
    "另外": "{{ 其他情况 }}\n{# 说明 #}\n落实惠企政策{{ 政务服务.惠企政策件数 }}。\n",
}


def small_answers(**changes: object) -> str:
    """Return an answers file that has a bit of everything."""
    groups: dict[str, object] = {
        "单位和报告": {"地区模板": "试用"},
        "行政执法": {"行政检查次数": "892", "双随机联合检查次数": {"数值": "400余", "提供科室": "督导室"}},
        "信息公开": {"公开信息条数": "1.2万"},
        "组织领导": {"会议": [{"日期": "3月1日", "会议": "党组会", "议题": "学习"}]},
        "存在不足": [{"内容": "普法不够"}, {"内容": "力量不足"}],
        "下年安排": [{"内容": "加强培训"}],
        "活动": [
            {"主题": "法治宣传", "提法": "广泛宣传", "内容": "办讲座{讲座}。", "数字": {"讲座": "12场"}},
            {"主题": "法治宣传", "内容": "{时}办了展览。", "时间": {"时": "12月4日"}, "公开": "否"},
        ],
        "政务服务": {"惠企政策件数": "4"},
        "科室": {"行政执法": "督导室"},
        "不公开": ["活动.2"],
        "核对说明": [{"规则": "数字-合计", "位置": "行政执法", "理由": "含上年结转"}],
    }
    return make_answers(**{**groups, **changes})


def manifest() -> str:
    """Return a manifest that says something of everything."""
    kind = {
        "种类": "法治政府建设年度报告",
        "标题": "{单位简称}|{年度}年|法治政府建设|年度报告",
        "提纲": [
            {
                "标题": "主要举措",
                "段落": "正文",
                "条目": "（一）",
                "下级": [{"标题": "活动", "段落": "活动", "形式": "接排"}],
            },
            {"标题": "其他", "段落": "另外", "级别": 1},
        ],
        "必填": ["行政执法.行政检查次数"],
    }
    rule = {
        "名称": "我区-称呼",
        "词": ["我局"],
        "除外": ["我局属"],
        "写法": "甲+乙",
        "说明": "用全称",
        "改法": "写全称",
    }
    return dump(
        {
            "名称": "试用模板",
            "上级模板": "通用",
            "自称": "我局",
            "报告": [kind],
            "单位": {"行政执法.行政检查次数": "户次"},
            "科室": {"行政执法": "督导室"},
            "检查": {"关闭": ["数字-没有数"], "规则": [rule]},
            "格式": {"正文字体": "仿宋_GB2312"},
        }
    )


@cache
def _documents() -> tuple[bytes, ...]:
    return tuple(render_in_process(each.read_text("utf-8")).data for each in EXAMPLES[:2])


@cache
def _form() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ANSWERS
        path.write_text(small_answers(单位和报告={"地区模板": "通用"}, 依法履职=None), "utf-8")
        forms = export(path, Path(folder) / "表")
        return min((each.read_bytes() for each in forms.values()), key=len)


def make_world(random: Random) -> World:
    """Return a folder of valid files, mostly small ones."""
    example = random.choice(EXAMPLES)
    answers = small_answers() if random.random() < 0.8 else example.read_text("utf-8")
    folder = "templates/试用"
    references = dump({"引用": [{"名称": "办法", "写法": "《检查办法》", "起": "2019", "止": "2030"}]})
    world: dict[str, bytes | str] = {
        ANSWERS: answers,
        "上年.yaml": small_answers(单位和报告={"地区模板": "试用", "年度": "2020", "成文日期": "2021年1月20日"}),
        f"{folder}/地区.yaml": manifest(),
        f"{folder}/引用.yaml": references,
        **{f"{folder}/{name}.txt": text for name, text in _SECTIONS.items()},
        "手稿.docx": random.choice(_documents()),
        "手稿.txt": "河东区教育局2021年法治政府建设年度报告\n\n一、主要举措\n全年检查892次，其中双随机400余次。\n",
        "表/督导室.xlsx": _form(),
        **dict.fromkeys(BYSTANDERS, "改过的文字，不能丢"),
    }
    return {name: data.encode() if isinstance(data, str) else data for name, data in world.items()}
