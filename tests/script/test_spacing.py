"""White space inside lines."""

from __future__ import annotations

import pytest

from hanwash.script.spacing import plain_spaces, tidied


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  缩进的段落", "缩进的段落"),
        ("\t“引语”", "“引语”"),
        ("行尾 \t", "行尾"),
        ("你好 ，世界 。再见", "你好，世界。再见"),
        ("你好， 世界； abc", "你好，世界；abc"),
        ("（ 记者 ）“ 好 ”", "（记者）“好”"),
        ("关 于 召 开 会 议", "关于召开会议"),
        ("通知：关 于 会 议 各单位", "通知：关于会议 各单位"),
    ],
)
def test_blanks_that_go(line: str, expected: str) -> None:
    assert tidied(line) == expected
    assert tidied(expected) == expected


@pytest.mark.parametrize(
    "line",
    [
        "张 三",
        "张三 李四 王五",
        "张 三 李 四",
        "一 二 三 四 五 六 日",
        "第一章 总则",
        "1. 持续开展",
        "北京5月25日讯 日前",
        "春眠不觉晓 处处闻啼鸟",
        "| 甲 | 乙， | 丙 |",
        "    return 值",
        "  - 列表项",
        "中文 English 中文",
        "（  ）内填空",
        "姓名    年龄",
    ],
)
def test_blanks_that_stay(line: str) -> None:
    assert tidied(line) == line


def test_an_indent_can_stay() -> None:
    assert tidied("    缩进 ，好 ", keep_indent=True) == "    缩进，好"


def test_other_spaces_become_ordinary() -> None:
    assert plain_spaces(" \u3000 \u3000甲") == "甲"
    assert plain_spaces("甲\u3000\u3000乙\u00a0丙\u2003 丁") == "甲 乙 丙  丁"
