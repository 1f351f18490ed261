"""Lines that lead elsewhere. And the innocent relatives of such lines."""

from __future__ import annotations

import pytest

from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.navigation import is_related_heading, judge_navigation
from hanwash.boilerplate.verdicts import LIKELY, LineVerdict


def sure(verdict: LineVerdict | None) -> str | None:
    """Return the rule of a verdict that is at least likely."""
    return verdict.rule if verdict is not None and verdict.strength >= LIKELY else None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("您的位置：首页 > 新闻", "breadcrumb"),
        ("首页 > 新闻 > 正文", "breadcrumb"),
        ("上一篇：河道清淤三年见成效", "navigation"),
        ("下一篇：春天还会远吗？", "navigation"),
        ("首页 | 新闻 | 视频 | 联系我们", "navigation"),
        ("首页新闻体育财经娱乐联系我们", "navigation"),
        ("第3页 / 共12页", "navigation"),
        ("[1] [2] [3] [4] [5]", "navigation"),
        ("【打印】【关闭】【返回顶部】", "share-bar"),
        ("用微信扫一扫二维码分享至好友", "share-bar"),
        ("请登录后发表评论", "login"),
        ("忘记密码 | 立即注册", "login"),
        ("相关新闻", "related"),
        ("热门文章：春耕 夏耘 秋收", "related"),
        ("您的位置：首页", "breadcrumb"),
        ("位置：首页 > 新闻", "breadcrumb"),
        ("上一页", "navigation"),
        ("下一题", "navigation"),
        ("位置：西湖区北山路78号", None),
        ("我的位置：第三排左侧", None),
        ("你在：教室门口等我", None),
        ("前期：剧本与选角", None),
        ("后期 剪辑、配音、调色", None),
        ("上集：少年时代", None),
        ("下一题：一加一等于几", None),
        ("Home again, home again", None),
        ("下一步工作安排", None),
        ("上一节课我们学了长度单位", None),
        ("甲 > 乙 > 丙", None),
        ("教育", None),
        ("128", None),
        ("x > 3", None),
        ("新闻发布会在京举行", None),
        ("首页设计的五条原则", None),
    ],
)
def test_navigation(line: str, rule: str | None) -> None:
    assert sure(judge_navigation(Line(line))) == rule


@pytest.mark.parametrize(
    "heading",
    ["相关新闻", "猜你喜欢", "热门标签", "推荐阅读", "最新文章 更多>>", "点击排行榜", "周远的其他文章"],
)
def test_related_heading(heading: str) -> None:
    assert is_related_heading(heading)


@pytest.mark.parametrize(
    "heading", ["新闻发布会", "相关规定", "推荐理由", "最新进展如下", "热门景点攻略", "产品"]
)
def test_other_heading(heading: str) -> None:
    assert not is_related_heading(heading)
