"""What a site says of itself. And the innocent relatives of such lines."""

from __future__ import annotations

import pytest

from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.notices import judge_notice
from hanwash.boilerplate.verdicts import LIKELY, LineVerdict


def sure(verdict: LineVerdict | None) -> str | None:
    """Return the rule of a verdict that is at least likely."""
    return verdict.rule if verdict is not None and verdict.strength >= LIKELY else None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("版权所有 江岸网", "copyright"),
        ("Copyright © 2009-2021 江岸网", "copyright"),
        ("凡注明来源为江岸网的稿件，转载请注明出处，违者必究。", "copyright"),
        ("本站资源来自网络，如有侵权请联系我们删除。", "copyright"),
        ("版 权 所 有 ， 未 经 书 面 授 权 不 得 转 载", "copyright"),
        ("浙ICP备12345678号-2", "licence"),
        ("增值电信业务经营许可证：浙B2-20210001", "licence"),
        ("2. 下载前请先预览文档，如有问题请联系客服处理。", "notice"),
        ("友情提示：下载之前请您认真预览全文。", "notice"),
        ("2. 下载前请先预览，确认符合需要后再付款。", "notice"),
        ("客服QQ：2087713365", "contact"),
        ("地址：江岸区码头路1号 邮编：310000 电话：0571-88661122", "contact"),
        ("Copyright 2021 Jiangan News", "copyright"),
        ("江岸网 版权所有", "copyright"),
        ("版权归江岸网所有", "copyright"),
        ("版权归属的法律问题研究", None),
        ("版权所有制度的由来", None),
        ("Copyright law in the age of AI", None),
        ("甲方交付成果的版权归乙方所有", None),
        ("法律规定，转载作品应当支付报酬。", None),
        ("开源软件通常附有许可证，使用者应当遵守。", None),
        ("他从网上下载了一份资料。", None),
        ("注意事项：下锅前把水擦干，以免油花溅出。", None),
        ("联系人：周远，联系电话：88661122", None),
        ("这件事与我无关。", None),
        ("客服问了半天也没有结果", None),
        ("凡注明“来源：某网”的作品,版权是否就此归某网所有?答案是否定的.", None),
        ("本站注明“未经授权不得转载”,读者抄录几句就算侵权吗?", None),
    ],
)
def test_notices(line: str, rule: str | None) -> None:
    assert sure(judge_notice(Line(line))) == rule
