"""The cheap test spares lines, and never one that a rule knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.boilerplate.bylines import judge_fields
from hanwash.boilerplate.lexicons import lexicon
from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.navigation import judge_navigation
from hanwash.boilerplate.notices import judge_notice
from hanwash.boilerplate.plain import is_plain
from hanwash.boilerplate.spam import judge_spam

NAMES = ["adult", "alarms", "gambling", "labels", "menu", "related", "signs"]
WORDS = sorted({term for name in NAMES for term in lexicon(name)})


@pytest.mark.parametrize(
    "line", ["溪水带走昨夜的落花", "月亮爬上了山岗", "远山含着淡墨，溪水带走落花，", "江村即事"]
)
def test_plain(line: str) -> None:
    assert is_plain(line)


@pytest.mark.parametrize(
    "line",
    ["首页", "上一篇", "相关新闻", "版權聲明", "来源：江岸网", "2021", "山", "记者周远", "彩票投注平台"],
)
def test_not_plain(line: str) -> None:
    assert not is_plain(line)


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from("山水的之您你其他，")), max_size=6).map(
        "".join
    )
)
def test_no_line_that_a_rule_knows_is_plain(text: str) -> None:
    line = Line(text.strip())
    judges = (judge_spam, judge_fields, judge_navigation, judge_notice)
    if is_plain(line.text) and not line.sentence:
        assert [judge(line) for judge in judges] == [None] * 4
