"""Fields: source, author, date, clicks. And the innocent relatives of such lines."""

from __future__ import annotations

import pytest

from hanwash.boilerplate.bylines import judge_fields
from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.places import LinePlace
from hanwash.boilerplate.verdicts import LIKELY, LineVerdict


def sure(verdict: LineVerdict | None) -> str | None:
    """Return the rule of a verdict that is at least likely."""
    return verdict.rule if verdict is not None and verdict.strength >= LIKELY else None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("发布时间：2021-05-18 08:30 来源：江岸晚报", "byline"),
        ("来 源：江岸晚报 作 者：周远", "byline"),
        ("发表于 2021-5-18 08:30:12", "byline"),
        ("阅读 3.2万", "byline"),
        ("1024次浏览", "byline"),
        ("2021-05-18 08:30", "byline"),
        ("3小时前 江岸日报", None),
        ("责任编辑：周远", "editor"),
        ("江岸日报责任编辑：周远", "editor"),
        ("索引号：110022/2021-00033 发文字号：岸政发〔2021〕5号", "metadata"),
        ("文档编号：33018 上传时间：2021-05-18 格式：DOC 页数：12", "metadata"),
        ("标签：老街 改造", "tags"),
        ("来源：本品为百合科植物黄精的干燥根茎。", None),
        ("时间：下午两点 地点：图书馆三楼", None),
        ("作者：一位不愿透露姓名而又在这条街上住了大半辈子的老邮递员", None),
        ("编辑：“稿子收到了吗？”", None),
        ("（2021年3月5日）", None),
        ("身份证字号：", None),
        ("编辑：我看过了", None),
        ("作者：还要改吗", None),
        ("摄影：许静", None),
        ("来源与去向", None),
        ("比分 3:2", None),
        ("图1/图2 对比", None),
    ],
)
def test_fields(line: str, rule: str | None) -> None:
    assert sure(judge_fields(Line(line))) == rule


def test_date_alone_counts_at_the_head_only() -> None:
    verdict = judge_fields(Line("2021年5月18日"))
    assert verdict is not None
    assert verdict.place is LinePlace.HEAD
