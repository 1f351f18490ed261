"""Lines of a document, and what is read off a line at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.boilerplate.lines import is_code, is_sentence, lines_of, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("雨停了。", True),
        ("雨停了吗？”", True),
        ("雨停了……", True),
        ("雨停了。）", True),
        ("河道清淤三年见…", False),
        ("相关新闻", False),
        ("责任编辑：周远", False),
        ("雨一直下，" * 20, True),
        (
            "今年以来全区累计清理河道淤泥三万立方米，新建排水管道十二公里，惠及沿河居民两千余户，受到...",
            False,
        ),
    ],
)
def test_is_sentence(text: str, expected: bool) -> None:
    assert is_sentence(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for item in items:", False),
        ("if (next == null) {", True),
        ("// 返回首页", True),
        ("<li>首页</li>", True),
        ("< 上一页 下一页 >", False),
        ("查看更多（12）", False),
        ("老街改造(二期)", False),
    ],
)
def test_is_code(text: str, expected: bool) -> None:
    assert is_code(text) is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("首页 | 新闻 | 视频", ["首页", "新闻", "视频"]),
        ("[打印][关闭]", ["打印", "关闭"]),
        ("·", []),
        ("---", []),
    ],
)
def test_words_of(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text(alphabet="甲乙 \u3000\r\n\t。", max_size=60))
def test_lines_stand_where_they_say(text: str) -> None:
    lines = lines_of(text)
    assert [line.text for line in lines] == [raw.strip() for raw in text.split("\n") if raw.strip()]
    for line in lines:
        assert text[line.start : line.end].strip() == line.text
        assert "\n" not in text[line.start : line.end]
