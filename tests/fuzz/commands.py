"""The command lines that the fuzzer runs: every command, on whichever file was spoilt."""

from __future__ import annotations

from random import Random

from tests.fuzz.mutations import ODD_TEXTS

_ANY: tuple[tuple[str, ...], ...] = (
    ("render", "填报.yaml"),
    ("render", "填报.yaml", "--edition", "公开版"),
    ("render", "填报.yaml", "-o", "出.html", "--jurisdiction", "试用"),
    ("render", "填报.yaml", "-o", "出.txt", "--final"),
    ("render", "填报.yaml", "-o", "别人的.docx"),
    ("check", "填报.yaml"),
    ("check", "填报.yaml", "--last", "上年.yaml", "--all"),
    ("check", "填报.yaml", "--edition", "公开版", "--format", "json"),
    ("check", "填报.yaml", "--format", "docx"),
    ("check", "填报.yaml", "--format", "sarif", "-o", "出.sarif"),
    ("check", "填报.yaml", "--format", "json", "-o", "别人的.json"),
    ("status", "填报.yaml"),
    ("status", "填报.yaml", "--json"),
    ("set", "填报.yaml", "行政执法.行政检查次数=5", "活动.新.内容=甲"),
    ("sheets", "export", "填报.yaml", "--all"),
    ("sheets", "import", "填报.yaml", "表", "--yes"),
    ("sheets", "assign", "填报.yaml", "行政执法=督导室"),
    ("new", "新.yaml", "--from", "填报.yaml", "--blank"),
    ("fill", "填报.yaml"),
    ("preview", "填报.yaml", "--section", "正文"),
)
_OF_DOCUMENT: tuple[tuple[str, ...], ...] = (
    ("check", "手稿.docx"),
    ("check", "手稿.docx", "--format", "docx", "--all"),
    ("check", "手稿.docx", "--format", "sarif", "--last", "填报.yaml"),
    ("check", "填报.yaml", "--last", "手稿.docx"),
)
_OF_TEXT: tuple[tuple[str, ...], ...] = (
    ("check", "手稿.txt", "--all", "--kind", "法治政府建设年度报告"),
    ("check", "手稿.txt", "--format", "json", "--last", "手稿.docx"),
    ("check", "手稿.txt", "--format", "sarif", "-o", "别人的.txt"),
)
_OF_FORM: tuple[tuple[str, ...], ...] = (
    ("sheets", "import", "填报.yaml", "表", "--dry-run"),
    ("sheets", "import", "填报.yaml", "表/督导室.xlsx", "--yes", "--prefer", "表格"),
    ("sheets", "import", "填报.yaml", "表", "--yes"),
)
_OF_JURISDICTION: tuple[tuple[str, ...], ...] = (
    ("jurisdictions",),
    ("jurisdictions", "show", "试用"),
    ("jurisdictions", "check", "试用"),
    ("jurisdictions", "override", "试用", "前言"),
    ("jurisdictions", "new", "新区", "--from", "试用"),
    ("new", "新.yaml", "--jurisdiction", "试用", "--blank"),
    ("new", "新.yaml", "--jurisdiction", "试用"),
    ("schema",),
    ("schema", "-o", "别人的.json"),
)


def commands_for(name: str, random: Random) -> tuple[str, ...]:
    """Return a command line that reads the file called `name`; now and then with odd words in it."""
    table = _ANY
    if name.startswith("templates/"):
        table = _OF_JURISDICTION + _ANY
    elif name.endswith(".docx"):
        table = _OF_DOCUMENT
    elif name.endswith(".txt"):
        table = _OF_TEXT
    elif name.endswith(".xlsx"):
        table = _OF_FORM
    elif name == "上年.yaml":
        table = (("new", "新.yaml", "--from", "上年.yaml", "--blank"), ("check", "填报.yaml", "--last", "上年.yaml"))
    chosen = list(random.choice(table))
    if random.random() < 0.06:
        chosen[random.randrange(1, len(chosen)) if len(chosen) > 1 else 0] = random.choice(ODD_TEXTS)
    if random.random() < 0.04:
        chosen.append(random.choice(ODD_TEXTS))
    return tuple(chosen)


def typed_lines(random: Random) -> str:
    """Return what somebody types into the questionnaire of a terminal that only takes lines."""
    usual = ("", "1", "2", "3", "892", "无", "<", ">", "?", "#", "甲", "2021年3月1日", "400余", "不适用", "-")
    return "\n".join(random.choice(usual if random.random() < 0.8 else ODD_TEXTS) for _ in range(random.randint(0, 40)))
