"""Width of punctuation, a sentence a case."""

from __future__ import annotations

import pytest

from hanwash.script.punctuation import ascii_letters, chinese_marks, styled_quotes

WIDENED = """
你好,世界 你好，世界
当前,疫情防控 当前，疫情防控
同志们: 同志们：
真的吗? 真的吗？
太好了!! 太好了！！
什么?! 什么？！
安全线;8月18日 安全线；8月18日
截至9月13日,检测 截至9月13日，检测
共5000间,其中 共5000间，其中
投入5000,其中 投入5000，其中
增长3.6%,较上年 增长3.6%，较上年
KTV,室内 KTV，室内
时间:21:19 时间：21:19
发布时间:2022-03-14 发布时间：2022-03-14
全省9个市(州)建设 全省9个市（州）建设
(记者王珩_通讯员晓光)9月 （记者王珩_通讯员晓光）9月
(国发明电〔2020〕14号)精神 （国发明电〔2020〕14号）精神
室内游泳馆(池)、体育馆 室内游泳馆（池）、体育馆
来(返)黔人员 来（返）黔人员
返(来)X人员 返（来）X人员
北京(2021)年 北京（2021）年
国内生产总值(GDP)增长 国内生产总值（GDP）增长
GDP(国内生产总值)增长 GDP（国内生产总值）增长
(1)完善制度 （1）完善制度
如下:(1)完善;(2)落实。 如下：（1）完善；（2）落实。
(一)总体要求 （一）总体要求
（记者张三)报道 （记者张三）报道
外(内(中)层)面 外（内（中）层）面
“好”,他说 “好”，他说
"好",他说 "好"，他说
他说:"好" 他说:"好"
《红楼梦》(曹雪芹) 《红楼梦》（曹雪芹）
我最喜欢的语言是Python! 我最喜欢的语言是Python！
网址:http://a.cn,请访问 网址：http://a.cn,请访问
我们...走吧 我们……走吧
等等。。。 等等……
北京--上海 北京——上海
完成了工作. 完成了工作。
张三,李四,王五 张三，李四，王五
问:你多大?答:30 问：你多大？答：30
"""

KEPT = """
1,000
1,000万元
2:1
比分2:1
3:2的比例
21:19
2024-01-02_08:30:00
f(x)
设f(x)=ax+b
g(x,y)的值
(a+b)的平方
(2021)
C:\\路径\\文件
a,b
Hello,world
See_(below).
好的:)
好的;-)
再见:-D
嘿(^_^)
嘿(T_T)
第一章.
约翰.史密斯
版本3.5
`代码,逗号(括号)`
<a_href="x,y">链接</a>
经济日报-中国经济网
1)完善
|_中_|:---|
@张三:_hi
"""

UNFOLDED = {
    '他说:"好"': '他说："好"',
    "网址:http://a.cn,请访问": "网址：http://a.cn，请访问",
    "今天天气很好. 我们出去": "今天天气很好。我们出去",
    "来源: 山西日报 , 作者 :张三": "来源：山西日报，作者：张三",
    "Beijing (北京) is big, 北京, too.": "Beijing (北京) is big, 北京, too.",
    "他说Hello, world然后走": "他说Hello, world然后走",
    "我们(a),(b),c": "我们（a），（b），c",
}


def rows(table: str) -> list[str]:
    return [row.replace("_", " ") for row in table.strip().splitlines()]


@pytest.mark.parametrize(
    "row", [row for row in WIDENED.strip().splitlines() if not row.startswith(("他说:", "网址"))]
)
def test_widened(row: str) -> None:
    before, expected = (part.replace("_", " ") for part in row.split(" "))

    assert chinese_marks(before) == expected
    assert chinese_marks(expected) == expected


@pytest.mark.parametrize(("before", "expected"), UNFOLDED.items())
def test_widened_with_blanks_and_latin(before: str, expected: str) -> None:
    assert chinese_marks(before) == expected


@pytest.mark.parametrize("line", rows(KEPT))
def test_kept(line: str) -> None:
    if "^" in line or "T T" in line:
        line = line.replace(" ", "_")
    assert chinese_marks(line) == line


def test_letters_and_digits() -> None:
    assert ascii_letters("Ａ\u0301") == "Á"
    assert ascii_letters("ＡＢｃ１２３，３．５％．") == "ABc123，3.5％．"


def test_quotes() -> None:
    assert styled_quotes('他说"好",5"屏', "zh-Hans") == '他说"好",5"屏'
    assert styled_quotes('他说"好"，she said "no"', "zh-TW") == '他说「好」，she said "no"'
    assert styled_quotes("don’t说‘好’", "zh-TW") == "don’t说『好』"
