"""Tells numbers of what another body did: penalties of 区教育局 in a subdistrict's report, lawsuits that a court heard."""

from __future__ import annotations

import re

from drafter.importing.questions.question_words import NumberQuestion

_LEVELS = "省州盟市师区县旗镇乡"
_EDUCATION = "教育局|教体局|教委|教育委员会|教育体育局|教育和体育局|教科局|文教局|教育厅|教育(?:行政|主管)部门"
_OTHERS = (
    "公安局|公安分局|公安机关|派出所|市场监管[局厅]|市场监督管理[局厅]|(?:公安|司法|财政|审计|民政|住建|文旅|应急管理)厅|应急管理局|市场监管所|市监局|司法局|司法所|检察院|检察机关|法院|法庭|消防(?:救援)?(?:大队|支队|总队|站|所|局|机构)|城管局"
    "|城市管理局|(?<!教育)综合(?:行政)?执法(?:局|支队|大队|队)|卫健委|卫健局|民政局|人社局|文旅局|住建局|交警(?:大队|支队)|纪委监委|纪检监察组|审计局|财政局|政数局|行政审批局|网信办|妇联|团委"
)
_WHEN = "(?:其中|同时|另|另外|此外|经查|全年|今年|年内|本年度?|期间|20[0-9]{2}年|[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|初)?|[上下]半年)*"
_BODY = re.compile(
    rf"{_WHEN}(?:由|均由|经由)?(?P<before>[一-鿿]{{0,10}}?)(?P<body>(?P<education>{_EDUCATION})|{_OTHERS})(?=[一-鿿]{{2}})"
    r"(?![的和与及、]|局长|负责人|干部|名义|机关|系统|[一-鿿]{0,4}(?:制定|印发|组织|下发|要求|部署|公布|建立|确定|批准)的?|[一-鿿]{0,4}(?:与|会同|(?<!在)联合|等))"
)
_ANY_BODY = re.compile(
    rf"{_WHEN}由?(?P<before>(?!我|本|全|其中)[一-鿿]{{2,7}})(?<!教育)(?<!教体)(?<!文教)(?:局|支队|大队|协会|公司)"
    "(?=[一-鿿]{2})(?![的和与及、长内党]|领导|网站|机关|班子|负责|系统|干部)"
)
"""Any body as the subject of a clause, in whatever words it is named: enough to leave a match unsure."""
_BESIDE = re.compile(
    "[与和同向对给报经在为按被将把从以受请代照由于及并]|执行|贯彻|落实|配合|协助|依托|通过|依据|根据|参加|移送|移交|推送|委托|收到|争取|组织|督促|指导|主动"
    "|严格|联合|公安|联系|学习|完成|推行|建立|举办|培训|选派|邀请|聘请|覆盖"
)
"""Before a body that is no subject: 会同区市场监管局."""
_OWN = re.compile("(?:我|本)(?:局|委|厅|办|街道|镇|单位|部门)|街道|办事处|全[局委厅]|机关")
_OBJECT = re.compile("我[局委厅办县区市]|本(?:局|单位)")
"""In a clause that is told of the bureau, whoever acts: 县司法局抽查我局案卷."""
_PRINCIPAL = re.compile("负责人|负责同志|领导|局长|包案|接访|批示|主持|带头|述法|党组|党委|积案|督办")
_OWN_CASES = re.compile("查处|责令|处罚|警告|罚款|没收|停业|吊销|立案|结案|检查.*家次$|隐患数$")
_DONE_BY_ALL = re.compile("争议化解|行政执法|处罚许可|信息公开|政务服务")
"""Chapters of what the whole bureau did."""
_CLAUSES = re.compile("(?<=[，；：。])")
_LOOKED_AT = "审计|督察|督查|督导|巡察|巡视|检查|考核|评估|抽查|暗访|验收"
_CONTESTED = re.compile("复议|诉讼|[应申胜败撤]诉")
_PENALTIES = re.compile("立案|结案|处罚|罚没|罚款")
_LEFT_TO_OTHERS = re.compile(
    rf"移[送交]|(?:配合|接受|迎接|迎检)[^，；。]{{0,12}}?(?:{_LOOKED_AT})"
    rf"|(?:上级|中央|国家|[省市州县区]级?|市委|区委|县委|审计|巡察|巡视|督察组|督导组|检查组)[^，；。]{{0,8}}反馈"
)
"""What tells that others inspected the bureau, or went on with a case: what follows is no answer of what it did itself."""
_DECIDED = re.compile("审计|复议|诉讼|败诉|胜诉|副校长|司法建议|检察建议|移送")
_OF_OTHERS = re.compile(
    "复议|诉讼|应诉|败诉|胜诉|判决|庭|副校长|移送|移交|线索|检察|司法|法院|公安|联合|协作|会商|部门|转办|派驻|监督"
)
"""Questions of what others did, or did together with the bureau."""


def is_of_other_body(sentence: str, start: int, unit: str, *, even_to_own: bool = False) -> bool:
    """Return whether what the number at `start` counts was done by another body than the bureau `unit`.

    The subject of a clause is that of those behind it, up to the next subject or semicolon. What another body did with
    the bureau's own matters, 市司法局对我局文件进行审查, counts as done by it with `even_to_own` only.
    """
    is_other = False
    for clause in _CLAUSES.split(sentence[:start]):
        body = _BODY.match(clause)
        if not even_to_own and _OBJECT.search(clause):
            is_other = False
        elif body and not _BESIDE.search(body["before"]):
            is_other = not (body["education"] and _is_own(body, unit))
        elif _OWN.match(clause):
            is_other = False
        is_other = is_other or (even_to_own and _is_maybe_of_others(clause, unit))
        if clause.endswith(("；", "。")):
            is_other = False
    return is_other


def _is_maybe_of_others(clause: str, unit: str) -> bool:
    """Return whether a clause may tell of what others did: a body that is no bureau of education, or whoever inspected or took over."""
    if _LEFT_TO_OTHERS.search(clause):
        return True
    body = _ANY_BODY.match(clause)
    return body is not None and body["before"] not in unit and not _BESIDE.search(body["before"])


def is_decided_by_others(question: NumberQuestion) -> bool:
    """Return whether a question is of what only others decide: 复议, 诉讼."""
    return _DECIDED.search(question.name) is not None


def asks_of_others(question: NumberQuestion) -> bool:
    """Return whether a question is of what other bodies do too."""
    return _OF_OTHERS.search(question.said) is not None


def asks_of_principal(question: NumberQuestion) -> bool:
    """Return whether a question may be of what the principal did: not one of the bureau's cases and checks."""
    return not _DONE_BY_ALL.fullmatch(question.path.root) or _PRINCIPAL.search(question.said) is not None


def asks_of_own_cases(question: NumberQuestion) -> bool:
    """Return whether a question is of the bureau's own inspections and penalties, which those of the whole area are not."""
    return _DONE_BY_ALL.fullmatch(question.path.root) is not None and _OWN_CASES.search(question.name) is not None


def asks_of_cases(question: NumberQuestion, told: str = "立案，复议") -> bool:
    """Return whether a question is of cases such as `told` speaks of: the bureau's own, or those that others decide."""
    if _DONE_BY_ALL.fullmatch(question.path.root) is None:
        return False
    if _CONTESTED.search(f"{question.name}，{question.matter}"):
        return _CONTESTED.search(told) is not None
    return _OWN_CASES.search(question.name) is not None and _PENALTIES.search(told) is not None


def names_principal(question: NumberQuestion) -> bool:
    """Return whether a question is of what the principal did himself."""
    return _PRINCIPAL.search(question.said) is not None


def _is_own(body: re.Match[str], unit: str) -> bool:
    """Return whether the bureau of education that a clause begins with is that of `unit` itself."""
    if "教" not in unit:
        return False
    said = re.search(f"[{_LEVELS}](?=[^{_LEVELS}]*$)", body["before"])
    own = re.search(rf"(?:街道|[{_LEVELS}])(?=(?:(?!街道)[^{_LEVELS}])*$)", unit)
    if said is None or own is None:
        return not re.search("街道", unit)
    return said[0] == own[0]
