"""Spam in a line by itself. And the innocent relatives of such lines."""

from __future__ import annotations

import pytest

from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.spam import judge_spam
from hanwash.boilerplate.verdicts import LIKELY, LineVerdict


def sure(verdict: LineVerdict | None) -> str | None:
    """Return the rule of a verdict that is at least likely."""
    return verdict.rule if verdict is not None and verdict.strength >= LIKELY else None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("亚洲精品无码久久_欧美日韩一区二区_在线观看", "spam-keywords"),
        ("澳门葡京官网 百家乐平台 送彩金", "spam-keywords"),
        ("关键词：亚博体育,物流,快递", "spam-keywords"),
        ("感谢您访问我们的网站，您可能还对以下资源感兴趣：", "spam-links"),
        ('<ul id="x7k2p"><pre id="x7k2p"></pre></ul>', "injected-markup"),
        ("SEO快排、站群出租请联系QQ 208771336", "spam-contact"),
        (
            "亚博体育是业内领先的娱乐平台，提供真人娱乐和体育投注，注册即送彩金，欢迎玩家下载app体验。",
            "spam-gambling",
        ),
        ("欢迎广大玩家光临澳门新葡京官网，精彩的娱乐项目等您体验，客服全天在线。", "spam-gambling"),
        ("新葡京是澳门的一座酒店，常有游客在门前拍照。", None),
        ("欢迎各位玩家登录官网，新的游戏今晚开服。", None),
        ("警方打掉一个以百家乐、时时彩吸引投注的赌博平台。", None),
        ("博彩业对小城经济的影响", None),
        ("成人高考报名时间公布", None),
        ("欧美日韩市场分析", None),
        ("金沙江畔", None),
        ("他久久没有说话", None),
        ('<section id="intro">', None),
        ("彩票中心公布本期开奖号码，二等奖一注。", None),
    ],
)
def test_spam(line: str, rule: str | None) -> None:
    assert sure(judge_spam(Line(line))) == rule
