"""What words are about, as pairs of characters: how pieces of text are compared without a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

_SAME = tuple(
    line.partition(" ")[::2]
    for line in """\
行政执法检查 行政检查
行政执法处罚 行政处罚
持有行政执法证件人员 持证执法人员
持有行政执法证件的人员 持证执法人员
持有行政执法证人员 持证执法人员
持有行政执法证的人员 持证执法人员
持有执法证人员 持证执法人员
持有执法证的人员 持证执法人员
具有执法证人员 持证执法人员
具有执法证的人员 持证执法人员
持证上岗执法工作人员 持证执法人员
持有行政执法证件 持证
持有行政执法证 持证
持有执法证 持证
执法工作人员 执法人员
新领证 新增持证人员
新办执法证 新增持证人员
新办行政执法证 新增持证人员
新取得执法证 新增持证人员
新取得行政执法证 新增持证人员
新领执法证 新增持证人员
新增执法员 新增持证人员
新增执法人员 新增持证人员
非法无证 无证
无证教育机构 无证机构
无证办学机构 无证机构
无证办学点 无证机构
巡讲 宣讲
党委会议 党组会
党委会 党组会
党工委会 党组会
股室 科室
处室 科室
法制宣传 法治宣传
法制教育 法治教育
法制副校长 法治副校长
做出 作出
截止 截至
一般程序 普通程序
执法员 执法人员
行政应诉 行政诉讼
应诉案件 诉讼案件
应诉事项 行政诉讼案件
权利 权力
聘任 聘请
配备 聘请
参学率 参考率
通过率 合格率
聘请率 覆盖率
配备率 覆盖率
培训机构 校外培训机构
校外校外 校外
吊销教师资格证书 吊销教师资格证
微信公众号 微信
政府信息公开申请 依申请公开
公民法人和其他组织
非学科类 非学科
人民调解 调解
警官 民警
初级中学 初中
高级中学 高中
普通高中 高中
高等学校 高校
持有有效行政执法证件 持证
持有有效执法证件 持证
教职员工 教职工
宪法小卫士 宪法卫士
及格率 合格率
调成率 调解成功率
满意度 满意率
特邀监督员 监督员
特约监督员 监督员
法治督查 法治督察
摸排 排查
辞退 清退
讲课 授课
上课 授课
排位 排名
位次 排名
名次 排名
名列 位列
位居 位列
签发 签批
审签 签批
投放 发放
参学人员 学法人员
办学许可证书 办学许可证
""".splitlines()
)
"""Words that say the same in these reports, each with the one that the questions use."""
_ANY_SAME = re.compile("|".join(re.escape(written) for written, _ in _SAME))
"""Most texts have none of them: to ask so first makes an import a tenth faster."""
_GENERAL = re.compile(
    r"全年|今年|本年度?|当年|年内|截至(?:目前|年底|年末)?|目前|现有?|共计?|累计|总计|合计|分别|完成|开展|组织|进行|实施|积极|认真|深入|"
    r"扎实|切实|充分|不断|进一步|有效|全面|大力|我[局委厅区市县]|全[区市县省师州局]|区?教育局|教体局|教育系统|相关|有关|各类?|"
    r"其中|以及|并且?|了|的|为|达到?|到|对|在|由|已|均|等|和|与|及|次数$|件数$|人数$|条数$|个数$|项数$|所数$|场次$|篇数$|情况|工作"
)
_AUTHORITIES = re.compile(
    r"[区县市州省师镇乡]?(?:市场监管|市场监督管理|人社|人力资源社会保障|人力资源和社会保障|公安|民政|卫健|卫生健康|司法|财政|住建|城管|综合执法|应急|应急管理"
    r"|文旅|文化和旅游|科技|体育|发改|生态环境|交通|消防(?:救援)?)[一-鿿]{0,3}?(?:局|委|支队|大队|部门)|(?:区|县|市)?(?:法院|检察院|消防[一-鿿]{0,3}支队|网信办|街道办?(?:事处)?)"
)
"""Names of other authorities: with whom something was done says not what it was."""
_SENT = re.compile("[^一-鿿]|其中|来自|选派|派出|推荐|担任|人民")
_NO_WORD = re.compile(r"[^一-鿿A-Za-z]+")
_TITLES = re.compile(r"《[^》]{8,}》(?:（[^）]*号）)?")


@lru_cache(maxsize=65536)  # titles, headings and empty surroundings come again and again: a sixth of an import
def plain_words(text: str) -> str:
    """Return `text` as it is compared: words of one meaning alike, general words, marks and long titles as spaces."""
    plain = re.sub("[“”‘’·]", "", _TITLES.sub("，", text))
    text = _AUTHORITIES.sub(" ", plain)
    if not _SENT.sub("", text):  # the authority itself is what is told of: 其中来自法院9名
        text = plain
    return _NO_WORD.sub(" ", _GENERAL.sub(" ", alike(text))).strip()


def alike(text: str) -> str:
    """Return `text` with words of one meaning alike."""
    if not _ANY_SAME.search(text):
        return text
    for written, meant in _SAME:
        text = text.replace(written, meant)
    return text


@lru_cache(maxsize=65536)
def pairs_of(text: str) -> tuple[str, ...]:
    """Return the pairs of neighbouring characters of `text`, as compared, in order; a lone character stands for itself."""
    found: list[str] = []
    for word in plain_words(text).split():
        found += [word[i : i + 2] for i in range(len(word) - 1)] if len(word) > 1 else [word]
    return tuple(found)
