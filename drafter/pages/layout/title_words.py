"""The words of titles in this field, and how well a title may break between any two of them (7.3.1).

A small list rather than a segmenter: titles and names of units are made of few words, and what is
not in the list is taken to be a name, which is broken only where nothing else is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

_ORGANS = """
教育局 教育体育局 教育和体育局 教体局 教育文化体育局 教育科技和体育局 教育科技局 教育厅 教育部 教育委员会 教委 教育工作委员会
司法局 司法厅 司法部 财政局 公安局 民政局 审计局 卫生健康局 卫生健康委员会 卫健委 市场监督管理局 市场监管局 文化和旅游局 体育局
发展和改革委员会 发展改革委 人力资源和社会保障局 城市管理局 综合行政执法局 行政审批局 应急管理局 消防救援局 科学技术局
人民政府 人民政府办公室 区政府 市政府 县政府 省政府 政府 区委 市委 县委 省委 党委 党组 党工委 工委 委员会 管理委员会 管委会
依法治区委员会 依法治市委员会 依法治县委员会 全面依法治区委员会 全面依法治市委员会 法治办 办公室 办公厅 总局 分局 局 厅 委 部 处
监督检查组 领导小组 领导小组办公室 工作专班 中心 教育考试中心 教育考试院 教育研究院 教研室 教师进修学校 教育督导室
人大常委会 人大 政协 法院 人民法院 检察院 人民检察院 街道办事处 办事处 集团 大学 学院 学校 中学 小学 幼儿园 基地 研究院
"""
_ENDINGS = """
报告 年度报告 情况报告 工作报告 总结报告 专题报告 自查报告 调研报告 行政执法工作报告 情况的报告 通知 通报 公告 通告 意见 实施意见
指导意见 方案 实施方案 工作方案 行动方案 整改方案 应急预案 预案 清单 责任清单 任务清单 分工清单 任务分工清单 权责清单 事项清单 问题清单
整改清单 负面清单 目录 名单 名录 办法 管理办法 实施办法 规定 细则 实施细则 规则 制度 规程 规范 标准 指南 说明 情况说明 总结
工作总结 要点 工作要点 计划 工作计划 行动计划 规划 纲要 台账 统计表 数据表 主要数据表 一览表 明细表 汇总表 对照表 登记表 分工表
任务分工表 情况表 调查表 表 册 函 批复 请示 决定 决议 纪要 章程 公报 简报 材料 佐证材料 附表 图 流程图 样本 样式 格式 文本 问答
"""
_WORDS = """
法治政府建设 法治政府 法治建设 法治宣传教育 法治宣传 法治教育 法治思想 法治工作 法治社会 法治 依法行政 依法治校 依法治教 依法治区 依法治市
依法治县 依法治省 依法治国 依法履职 依法 普法 普法依法治理 依法治理 行政执法 行政检查 行政处罚 行政许可 行政强制 行政复议 行政诉讼 行政应诉
行政调解 行政裁决 行政决策 重大行政决策 行政规范性文件 规范性文件 行政审批 行政 执法 执法检查 执法公示 执法全过程记录 执法人员 执法案卷
执法统计 执法监督 法制审核 法制 重大执法决定 重大 重点 主要 三项制度 双随机 一公开 双随机一公开 公示 全过程记录 合法性审查 公平竞争审查
政府信息公开 政务公开 信息公开 政务服务 政务诚信 诚信建设 营商环境 优化 放管服改革 放管服 改革 权力和责任 权责 权力 责任 监督 监管 检查
考核 督察 督导 督查 评估 评价 评议 案卷评查 评查 备案 审查 审核 清理 制定 修订 修改 废止 失效 继续有效 公布 印发 转发 报送 开展 推进 加强
深化 提升 落实 贯彻 贯彻落实 完善 健全 规范 促进 推动 组织 组织实施 实施 做好 进一步 全面 深入 扎实 切实 履行 学习 宣传 培训 教育培训
学习贯彻 习近平法治思想 习近平 新时代 中国特色社会主义思想 主题教育 党的二十大精神 党的二十大 精神 党政主要负责人 主要负责人 第一责任人
推进法治建设第一责任人 职责 法治建设职责 述法 述职 述廉 工作 工作任务 任务 分工 任务分工 重点任务 重点工作 年度重点工作 工作情况 开展情况
实施情况 执行情况 落实情况 整改情况 办理情况 进展情况 完成情况 建设情况 有关情况 基本情况 情况 有关 相关 问题 存在问题 整改 整治 专项整治
专项行动 专项检查 专项 行动 活动 措施 举措 成效 经验 做法 典型案例 案例 教育系统 系统 教育 教学 教育教学 教育事业 义务教育 学前教育 高中阶段
普通高中 职业教育 高等教育 特殊教育 民办教育 成人教育 终身教育 素质教育 家庭教育 思想政治教育 国防教育 安全教育 健康教育 禁毒教育 劳动教育
校外培训机构 校外培训 培训机构 校外 学科类 非学科类 双减 中小学校 中小学 中小学生 学生 教师 教职工 师德师风 师德 校长 法治副校长 家长
青少年 未成年人 未成年人保护 学校安全 校园安全 校园 安全 安全生产 食品安全 学生欺凌 欺凌 防治 预防 治理 综合治理 社会治安 治安 综合 矛盾纠纷
纠纷 化解 多元 调解 信访 投诉 举报 招生 考试 招生考试 入学 学位 学籍 资助 收费 经费 资金 财政 预算 决算 资产 采购 审计 统计 数据 信息
信息化 数字化 智慧教育 网络安全 网络 平台 建设 管理 服务 保障 体制 机制 体系 能力 水平 质量 发展 高质量发展 高质量 规划 年度 本年度 上年度
上半年 下半年 季度 第一季度 第二季度 第三季度 第四季度 十四五 十五五 八五 九五 五年 三年 期间 中期 阶段 时期 以来 国家 全国 全省 全市
全区 全县 全州 全系统 本市 本区 本县 本单位 区域 地区 社区 小区 园区 市场 市场监管 市场主体 市民 县级 区级 市级 省级 部门 单位 机关 机构 事业单位
企业 社会 公共 文化 体育 卫生 科技 人才 人员 队伍 队伍建设 干部 领导干部 党员 党建 党风廉政建设 廉政 纪律 作风 巡视 巡察 反馈 意见建议
人大代表 政协委员 建议 提案 代表 委员 法律 法规 规章 政策 文件 合同 法律顾问 公职律师 律师 案件 诉讼 复议 应诉 出庭 罚没 收入 支出 许可
处罚 强制 征收 给付 奖励 确认 其他 事项 类别 主体 资格 资格证 证件 换发 申领 主体资格 标准 基准 裁量 裁量权 裁量基准 柔性执法 包容审慎
轻微违法 免罚 首违不罚 信用 信用监管 联合 联合惩戒 跨部门 试点 示范 示范校 示范区 创建 表彰 先进 集体 个人 评选 认定 名师 工作室 计算口径 口径
指标 指标体系 详细 主要数据 具体 对应 附件 名称 内容 样子 自治州 自治县 自治区 自治旗 藏族 回族 彝族 壮族 苗族 蒙古族 蒙古 维吾尔 维吾尔族 哈萨克 哈萨克族
土家族 布依族 侗族 朝鲜族 羌族 白族 傣族 满族 瑶族 哈尼族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族
仡佬族 布朗族 撒拉族 毛南族 锡伯 裕固族 保安族 鄂伦春 鄂温克族 各族 民族 经济技术开发区 经济开发区 高新技术产业开发区 高新区 开发区 新区 自由贸易试验区 试验区 保税区 风景名胜区 工业园区 产业园区
新疆生产建设兵团 生产建设兵团 兵团 中国 中华人民共和国 中共 特别行政区 经济特区 实验区 实验 附属 第一 第二 第三 专门 专题 专业 统筹 协调 公众参与 参与
和平区 和平 和田 和县 和政 和顺 和龙 和静 和硕 和林格尔 和布克赛尔 共和 太和 泰和 永和 仁和 兴和 平和 民和 和谐 和解 及时 及格 目的 与会 并购
"""
_BEHIND = frozenset(["的", "和", "及", "与", "暨", "以及", "关于", "并"])
"""Words behind which a line may end: it goes on with the next sense."""
_BEFORE = frozenset(["关于", "和", "及", "与", "暨", "以及", "并"])
"""Words with which a line may begin."""
_PLACES = frozenset("省市州县区旗盟镇乡师")
"""With these, names of places end: 河东区, 第七师."""
_SINGLE = frozenset("省市州县区旗盟镇乡师的和及与暨并局厅委部处表册函图在对为以按")
_CLOSING = "），。；：、！？》〉”’〕】」』)]}%％"
_OPENING = "（《〈“‘〔【「『([{"
_TOKEN = re.compile(
    r"【[^】]*】"
    r"|[0-9]+年[0-9]+月(?:[0-9]+日)?"
    r"|第?[0-9A-Za-z]+(?:[.·\-—–～至/][0-9A-Za-z]+)*[%％]?(?:年度|学年度|学年|年|月|日|号|期|次|个|项|条|款|届|版|份|件|所|名|类)?"
    r"|第[一二三四五六七八九十百]+(?:季度|批|次|期|届|号|师|团)?"
)
"""What is one word by its shape: a gap, a date, a number with its unit."""
_LONGEST = 14


class Sense(IntEnum):
    """How well a line may end between two words: the less, the better."""

    MARK = 0
    """A break mark was typed there."""
    GOOD = 1
    """Behind the name of an authority, behind 的, 和, 关于, around a 书名号."""
    FAIR = 2
    """Behind the name of a place, before the 文种."""
    WORD = 4
    """Between two words."""
    NAME = 6
    """Between a word and a name that is in no list."""
    SEVERAL = 20
    """Within what is in no list and too long for one name."""
    WITHIN = 50
    """Maybe within a word."""
    NEVER = 1000
    """Within a number, before a closing mark, behind an opening one."""


class Word(NamedTuple):
    """A word of a title."""

    text: str
    known: bool
    """Whether it is in a list or has the shape of a word."""


_KNOWN_ORGANS, _KNOWN_ENDINGS = frozenset(_ORGANS.split()), frozenset(_ENDINGS.split())
_KNOWN = _KNOWN_ORGANS | _KNOWN_ENDINGS | frozenset(_WORDS.split()) | _BEHIND | _SINGLE


def words_in(text: str) -> list[Word]:
    """Return the words of `text`, all its characters: known ones, and what stands between these."""
    words: list[Word] = []
    start = 0
    for match in _TOKEN.finditer(text):
        words += [*_split(text[start : match.start()]), Word(match[0], known=True)]
        start = match.end()
    words += _split(text[start:])
    return _with_places(_joined(words))


def _split(text: str) -> list[Word]:
    """Return the words of a text without numbers.

    With the fewest characters in no word, then the fewest words, then the longest at the beginning.
    """
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, len(text) + 1):
        ways = [(best[end - 1][0] + 1, best[end - 1][1] + 1, 1 - end)]
        for start in range(max(0, end - _LONGEST), end):
            if text[start:end] in _KNOWN:
                ways.append((best[start][0], best[start][1] + 1, -start))
        best.append(min(ways))
    words: list[Word] = []
    end = len(text)
    while end:
        start = -best[end][2]
        words.append(Word(text[start:end], text[start:end] in _KNOWN))
        end = start
    return words[::-1]


def _joined(words: Sequence[Word]) -> list[Word]:
    """Return `words` with the characters of one unknown name in one word; marks stay single."""
    joined: list[Word] = []
    for word in words:
        if joined and not word.known and not joined[-1].known and (joined[-1].text + word.text).isalpha():
            joined[-1] = Word(joined[-1].text + word.text, known=False)
        else:
            joined.append(word)
    return joined


def _with_places(words: Sequence[Word]) -> list[Word]:
    """Return `words` with the names of places whole: 河东 and 区 are one."""
    joined: list[Word] = []
    for word in words:
        if joined and word.text in _PLACES and not joined[-1].known and joined[-1].text.isalpha():
            joined[-1] = Word(joined[-1].text + word.text, known=True)
        else:
            joined.append(word)
    return joined


def sense(before: Word, after: Word) -> Sense:
    """Return how well a line may end between two neighbouring words."""
    if after.text[0] in _CLOSING or before.text[-1] in _OPENING:
        return Sense.NEVER
    if after.text == "的":
        return Sense.WITHIN
    if _is_end(before) or after.text == "关于" or after.text[0] in _OPENING:
        return Sense.GOOD
    if _is_stop(before) or after.text in _KNOWN_ENDINGS:
        return Sense.FAIR
    return _between(before, after)


def _is_end(word: Word) -> bool:
    """Return whether sense ends with `word`: a mark, an authority, 的, 和, 关于."""
    return word.text[-1] in _CLOSING or word.text in _BEHIND or word.text in _KNOWN_ORGANS


def _is_stop(word: Word) -> bool:
    """Return whether one may stop behind `word`: a year, a number, a place."""
    return word.text[0].isdigit() or word.text[-1] in "年届" or _is_place(word)


def _between(before: Word, after: Word) -> Sense:
    """Return how well a line may end between two words of which neither says so itself."""
    if before.known and after.known:
        is_affix = (len(before.text) == 1 or len(after.text) == 1) and after.text not in _BEFORE
        return Sense.NAME if is_affix else Sense.WORD
    unknown = [word.text for word in (before, after) if not word.known]
    return Sense.WITHIN if any(len(text) == 1 for text in unknown) else Sense.NAME


def _is_place(word: Word) -> bool:
    return word.text[-1] in _PLACES and len(word.text) > 1
