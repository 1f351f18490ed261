"""The verdict on a line by itself: each kind of line, and its innocent relatives."""

from __future__ import annotations

import pytest

from hanwash.boilerplate.bylines import judge_fields
from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.navigation import is_related_heading, judge_navigation
from hanwash.boilerplate.notices import judge_notice
from hanwash.boilerplate.places import Place
from hanwash.boilerplate.spam import judge_spam
from hanwash.boilerplate.verdicts import LIKELY, Verdict


def sure(verdict: Verdict | None) -> str | None:
    """Return the rule of a verdict that is at least likely."""
    return verdict.rule if verdict is not None and verdict.score >= LIKELY else None


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
        ("比分 3:2", None),
        ("图1/图2 对比", None),
    ],
)
def test_fields(line: str, rule: str | None) -> None:
    assert sure(judge_fields(Line(line))) == rule


def test_date_alone_counts_at_the_head_only() -> None:
    verdict = judge_fields(Line("2021年5月18日"))
    assert verdict is not None
    assert verdict.place is Place.HEAD


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
        ("客服QQ：2087713365", "contact"),
        ("地址：江岸区码头路1号 邮编：310000 电话：0571-88661122", "contact"),
        ("甲方交付成果的版权归乙方所有", None),
        ("法律规定，转载作品应当支付报酬。", None),
        ("开源软件通常附有许可证，使用者应当遵守。", None),
        ("他从网上下载了一份资料。", None),
        ("联系人：周远，联系电话：88661122", None),
        ("这件事与我无关。", None),
        ("客服问了半天也没有结果", None),
    ],
)
def test_notices(line: str, rule: str | None) -> None:
    assert sure(judge_notice(Line(line))) == rule


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
