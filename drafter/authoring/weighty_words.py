"""What a heading is about in its own words: without those that headings of every report have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.authoring.outline_draft import FILLERS
from drafter.authoring.topic_words import OF_ALL

_DOING = "坚持 突出 聚焦 着力 切实 扎实 持续 有效 有序 大力 积极 认真 从严 严格 深化 推动 推行 提高 规范 巩固 拓展 夯实 筑牢 织密 压实 扛牢 "
_DOING += "扛起 凝聚 保障 守护 守好 守牢 兜牢 兜住 畅通 促进 维护 防范 预防 抓好 抓实 抓牢 做实 做优 开展 实施 组织 建立 构建 打造 建设 建成 优化 改进 "
_DOING += "创新 整治 治理 监管 监督 管理 检查 巡查 查处 处置 办理 执行 发挥 作用 培育 营造 引领 带头 牵头 推广 应用 运用 强基 赋能 联合 协同 完成 关爱"
_OF_WHAT = "水平 能力 质量 效能 效率 质效 合力 机制 体系 制度 程序 格局 氛围 基础 根基 底线 红线 防线 屏障 责任 职责 任务 措施 方式 手段 力度 领域 "
_OF_WHAT += "重点 关键 源头 环节 短板 过程 链条 事项 问题 行为 项目 活动 行动 工程 专项 常态 长效 现代 一流 规范化 标准化 科学 公正 公平 正义 透明 运行 "
_OF_WHAT += "社会 群众 人民 满意 民生 政府 系统 单位 部门 有关 相关 各类 机关 学校 校园 学生 师生 教师 儿童 高质量 高水平 高站位 年度 专题 管好 落地 见效 群体 公安 指导 阳光 民主"
_USUAL = re.compile(f"(?:{'|'.join(sorted((*_DOING.split(), *_OF_WHAT.split()), key=len, reverse=True))})(?!性文件)")
"""Words that say nothing of what a heading is about, but of how well or to whom it was done."""
_NOT_SAID = re.compile(rf"\{{[^{{}}]*\}}年?度?|[^一-鿿]|[的和与及将把在向]|{OF_ALL.pattern}|{FILLERS.pattern}")
_LEAST = 2
"""Characters of a word."""


def weighty(heading: str) -> Iterator[str]:
    """Yield the rows of characters of `heading` that are no usual words, in order."""
    yield from (row for row in without_usual(heading).split("，") if len(row) >= _LEAST)


def without_usual(heading: str) -> str:
    """Return `heading` with commas in the place of usual words and of all that is no word."""
    return _USUAL.sub(_commas, _NOT_SAID.sub(_commas, heading))


def _commas(match: re.Match[str]) -> str:
    return "，" * len(match[0])
