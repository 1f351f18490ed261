"""Source, addresses and tags inside text."""

from __future__ import annotations

import pytest

from hanwash.script.code import code_lines, opaque_spans


@pytest.mark.parametrize(
    "line",
    [
        "def mean(a, b):",
        "import os",
        'name = "张三,李四"',
        "total += 求和(a,b)",
        'print("你好,世界")',
        "#include <stdio.h>",
        "int a = 1; // 计数,从一开始",
        "if (a == b) {",
        "}",
        '  "名称": "你好,世界",',
        "SELECT 姓名 FROM 表 WHERE 年龄=3;",
        ">>> f(1,2)",
        "<div class='甲,乙'>",
        "a && b",
    ],
)
def test_source(line: str) -> None:
    assert code_lines([line]) == {0}


@pytest.mark.parametrize(
    "line",
    [
        "这是一句话(括号),有逗号;还有分号:冒号",
        "如果要用 Python,先安装它(见下)",
        "# 标题,副标题",
        "- 列表,一项",
        "1. 编号,一项",
        '他说"好",走了',
        "温度在-3~5℃之间;风力3级",
        "A公司&B公司,合作",
        "价格:$5,数量:3",
    ],
)
def test_prose(line: str) -> None:
    assert code_lines([line]) == frozenset()


def test_a_fence_and_the_comments_beside_source() -> None:
    lines = ["```", "任何,东西", "```", "正文,一句", "# 注释,一", "# 注释,二", "x = 1", "# 注释,三", "正文"]

    assert code_lines(lines) == {0, 1, 2, 4, 5, 6, 7}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("见https://a.cn/b,c。", ["https://a.cn/b,c"]),
        ("见https://a.cn/b,然后", ["https://a.cn/b"]),
        ("信箱a.b@c.com,电话", ["a.b@c.com"]),
        ("用`a,b`和<b x='1,2'>粗</b>", ["`a,b`", "<b x='1,2'>", "</b>"]),
        ("在D:\\资料\\表(1).xls里", ["D:\\资料\\表(1).xls里"]),
        ("花了$5,找回$3", []),
        ("www.a.cn:80,好", ["www.a.cn:80"]),
        ("没有", []),
    ],
)
def test_opaque(line: str, expected: list[str]) -> None:
    assert sorted(line[start:end] for start, end in opaque_spans(line)) == sorted(expected)
