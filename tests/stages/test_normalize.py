"""The normalize stage: what it brings into one form, and what it must not touch."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hanwash
from hanwash.config import Config
from hanwash.document import Document
from hanwash.stages.normalize import Normalize

UNTOUCHED = {
    "Simplified with characters that look Traditional": (
        "乾坤朗朗，樊於期献首；他瞭望远方，心存慰藉，奏出角徵羽。这部著名著作成就显著，读者拚命去找。"
    ),
    "Simplified with a Traditional character mentioned": "“龍”是“龙”的繁体，（發）是“发”的繁体，这样容易懂。",
    "Simplified with names kept in Traditional": "林峯与黄霑合唱，钱锺书的书在架上。",
    "Japanese page": "日本語の漢字変換,テストです(東京)。\n会社概要\n東京都千代田区丸の内1-2-3 ( 受付 )",
    "Japanese with full-width letters": "　ＡＢＣ株式会社の製品は、２０２４年に発売されました。",
    "Korean page": "대한민국의 수도는 서울(首都)이다, 그리고 漢字도 쓴다.",
    "English page": "Hello, world: this is (mostly) fine; isn't it? Yes!",
    "English that quotes Chinese": "The word 中文 (Chinese), as in 汉语, is old.",
    "numbers": "共1,000元，比例3:2，比分2:1，21:19开始，2024-01-02 08:30:00，3.5%",
    "address": "见https://example.com/a,b?x=1:2;y=(3)、a.b@example.com、C:\\路径\\文件(1).txt",
    "faces": "好的:) 谢谢;-) 再见:-D 嘿(^_^)",
    "function and formula": "设f(x)=ax+b，当g(x,y)为零时",
    "source with Chinese comments": "def mean(a,b):\n    # 求和,再除以二\n    return (a+b)/2  # 返回值:平均",
    "fenced source": "```\n名称:值,列表(一)\n    缩进  保留\n```",
    "list in code": "items = [a,b,c]  # 项目,共三个",
    "JSON": '{\n  "名称": "你好,世界",\n  "数":[1,2,3],\n}',
    "code in a sentence": "运行`print(a,b);`即可，再看`x:中,y`",
    "Markdown": "- 列表，项\n    缩进的段落\n\n见[说明](./文档/说明.md)",
    "table": "| 名称 | 数值 |\n|:---|---:|\n| 甲 乙 | 1,000 |",
    "names and headings": "张 三、李 四\n第一章 总则\n记者王珩 通讯员晓光\n北京5月25日讯 日前\n王 伟 李 娜",
    "numbered heading": "1. 持续开展\nBY.1进化分支\n“14+2”天",
    "description of a character": "其字作⿰氵每，又作⿰糹專，未编码。",
    "compatibility ideograph and variation selector": "塚\ufa10与葛\U000e0100城，\uf9d1号，这",
    "one blank line between paragraphs": "第一段。\n\n第二段。\n",
}


def normalized(text: str, **settings: object) -> str:
    return Normalize(Config(**settings))(Document(text)).text  # type: ignore[arg-type]


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_correct_text_stays_as_it_is(text: str) -> None:
    result = Normalize(Config())(Document(text))

    assert result.text == text
    assert result.edits == ()


CHANGED = {
    "mirror of news": (
        "持續開展5日行動,著力防控(國發明電〔2020〕14號),其后關于臺灣省的顯著成果承載著希望",
        "持续开展5日行动，着力防控（国发明电〔2020〕14号），其后关于台湾省的显著成果承载着希望",
    ),
    "Taiwanese page": ("「臺灣的網路,裡面很乾淨」她說著。", "「台湾的网路，里面很干净」她说着。"),
    "Hong Kong page": ("衞生署話,佢哋係用鎗嘅。", "卫生署话，佢哋系用枪嘅。"),
    "Japanese title in a Traditional sentence": (
        "這部「進撃の巨人」動畫,在臺灣很紅。",
        "这部「進撃の巨人」动画，在台湾很红。",
    ),
    "Traditional paragraph in a Simplified page": (
        "这里是简体的说明，乾坤二字不变。\n這裡是繁體的說明，樹木乾枯。",
        "这里是简体的说明，乾坤二字不变。\n这里是繁体的说明，树木干枯。",
    ),
    "indent, trailing blanks, surplus blank lines": (
        "\n\n　　第一段。 \n\n \n\n    第二段。　\n\n\n",
        "第一段。\n\n第二段。\n",
    ),
    "line ends": ("甲\r\n乙\r丙\u2028丁\x85戊\x0c己\r\n", "甲\n乙\n丙\n丁\n戊\n己\n"),
    "spaces": ("张\u3000三\u00a0李四 ，来源 ： 山西日报", "张 三 李四，来源：山西日报"),
    "full-width letters": ("ＡＢＣ公司第３季度增长３．５%", "ABC公司第3季度增长3.5%"),
    "a mark that another character is canonically": ("他走了\u037e她没走", "他走了；她没走"),
    "ellipsis of stops": ("他走了。。。", "他走了……"),
    "dash and stop": ("北京--上海的车开了.", "北京——上海的车开了。"),
    "heading with spaced characters": ("通知 关 于 召 开 会 议", "通知 关于召开会议"),
    "indent at the start of the text": ("  开头一句", "开头一句"),
    "decomposed letters": ("cafe\u0301很好", "café很好"),
}


@pytest.mark.parametrize(("text", "expected"), CHANGED.values(), ids=CHANGED)
def test_what_is_brought_into_form(text: str, expected: str) -> None:
    result = Normalize(Config())(Document(text))

    assert result.text == expected
    assert result.undo() == text
    assert Normalize(Config())(result).text == expected


def test_a_converted_line_is_one_edit_that_names_its_rules() -> None:
    result = Normalize(Config())(Document("　　臺灣,很好\n简体的行\n網路"))

    assert [(edit.rule, edit.before, edit.after) for edit in result.edits] == [
        ("script+spacing+punctuation", "　　臺灣,很好", "台湾，很好"),
        ("script", "網路", "网路"),
    ]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("script", "臺灣,好", "臺灣，好"),
        ("punctuation", "臺灣,好", "台湾,好"),
        ("width", "Ａ在,此", "Ａ在，此"),
        ("spacing", "　在,此 ", "　在，此 "),
        ("unicode", "e\u0301在,此", "e\u0301在，此"),
        ("line-ends", "在,此\r\n", "在，此\r\n"),
        ("blank-lines", "在,此\n\n\n此", "在，此\n\n\n此"),
    ],
)
def test_a_rule_can_be_switched_off(rule: str, text: str, expected: str) -> None:
    assert normalized(text, off=frozenset({f"normalize.{rule}"})) == expected


MENDED_MIRROR = "關於這個問題，最後在公司裡討論，之後再於裡面複習"


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        ("zh-Hant", "头发里面很干净，皇后在后面", "頭髮裏面很乾淨，皇后在後面"),
        ("zh-TW", "头发里面很干净，为着台湾", "頭髮裡面很乾淨，為著臺灣"),
        ("zh-HK", "头发里面很干净，为着台湾", "頭髮裏面很乾淨，為着台灣"),
        ("zh-Hant", "電腦裡面的檔案", "電腦裡面的檔案"),
        ("zh-TW", "公司裏面爲人民", "公司裡面為人民"),
        ("zh-TW", "關于這個問題，最后在公司里討論，之后再于里面復習", MENDED_MIRROR),
        ("keep", "臺灣与中国", "臺灣与中国"),
    ],
)
def test_target_scripts(script: str, text: str, expected: str) -> None:
    assert normalized(text, script=script) == expected


def test_punctuation_options() -> None:
    assert normalized("你好，世界（一）。", punctuation="ascii") == "你好,世界(一)."
    assert normalized("你好,世界", punctuation="keep") == "你好,世界"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说「好」，我们说“不”", "他说“好”，我们说“不”"),
        ("她說“好”，我們說「不」", "她說「好」，我們說「不」"),
        ("他说“好”\n她說「這個不好」", "他说“好”\n她說「這個不好」"),
    ],
)
def test_quotes_are_those_of_the_text_s_own_script_where_it_is_kept(text: str, expected: str) -> None:
    assert normalized(text, script="keep", quotes="target") == expected


def test_quotes_of_the_target() -> None:
    assert normalized('「他說『好』」,她說"不好",don’t', quotes="target") == "“他说‘好’”，她说“不好”，don’t"
    assert normalized("“他说‘好’”", script="zh-TW", quotes="target") == "「他說『好』」"
    assert normalized("「好」") == "「好」"


def test_keep_lines_keeps_the_number_of_line_feeds() -> None:
    text = "\n\n臺灣\r\n\r\n\n甲\r乙\u2028丙\n \n"

    result = normalized(text, keep_lines=True)

    assert result == "\n\n台湾\n\n\n甲 乙 丙\n\n"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("这是简体", "zh-Hans"),
        ("這是繁體", "zh-Hant"),
        ("这是简体\n這是繁體", "mixed"),
        ("これは日本語の文章です", "ja"),
        ("한국어 문장입니다", "ko"),
        ("Plain English.", "other"),
        ("", "other"),
    ],
)
def test_the_script_is_recorded(text: str, script: str) -> None:
    assert Normalize(Config())(Document(text)).script == script


def test_the_public_function() -> None:
    assert hanwash.normalize("臺灣,日本") == "台湾，日本"


LONG_LINES = {
    "marks and Latin words": ("", "中文, abc", ""),
    "blanks in a statement": ("…,好\nimport x", " ", "y"),
    "blanks behind a brace": ("…,好\n{", " ", "x"),
    "blanks behind a call": ("…,好\na()", " ", "x"),
    "calls": ("…,好\n", "a() ", "x"),
    "blanks behind a semicolon": ("…,好\na();", " ", "x"),
    "blanks behind a tag": ("…,好\n<a>", " ", "x"),
    "carriage returns": ("中", "\r", "\n"),
    "other line ends": ("中", "\x85\r", "\n"),
    "full stops and a point": ("中", "。", "."),
    "points": ("中", ".", "中"),
    "stops before blanks": ("", "四个汉字. ", "x"),
    "blanks": ("中", " ", "中"),
    "odd blanks behind blanks": ("", " \u3000", "x"),
    "blanks behind a mark": ("中，", " ", "-"),
    "spaced characters": ("", "中 ", ""),
    "opening parentheses": ("中", "(", ""),
    "nested parentheses": ("中", "((a", ")" * 1000),
    "quotation marks": ("中,", '"', ""),
    "backquotes": ("中,", "`a", ""),
    "tags": ("中,", "<a", ""),
    "addresses": ("中,", "a@", ""),
    "words": ("中,", "a", "@"),
    "schemes": ("中,", "a.", "://"),
    "dollars": ("中,", "$1", ""),
    "accents": ("中e", "\u0301\u0327", ""),
    "letters with accents": ("中", "e\u0301", ""),
    "particles": ("臺", "著", ""),
    "opening brackets": ("臺カ", "「", ""),
    "descriptions": ("臺", "⿰", ""),
    "blank lines": ("中", "\n \n", "中"),
}
"""What begins a line, what it repeats, and what ends it."""

LENGTH = 8_000
"""Characters of the shorter of two lines."""


@pytest.mark.parametrize(("start", "repeated", "end"), LONG_LINES.values(), ids=LONG_LINES)
def test_work_grows_with_the_length_of_a_line(start: str, repeated: str, end: str) -> None:
    stages = [Normalize(Config(quotes="target")), Normalize(Config(script="zh-TW", punctuation="chinese"))]

    def work(length: int) -> float:
        """Return seconds of this process, which do not depend on what else the machine does."""
        document = Document(start + repeated * (length // len(repeated)) + end)
        before = process_time()
        for stage in stages:
            stage(document)
        return process_time() - before

    work(100)

    # Four times the length is sixteen times the work where it grows with the square; then it takes seconds.
    assert work(4 * LENGTH) <= 8 * work(LENGTH) + 0.5


ALPHABET = st.sampled_from(
    list("的中文乾著臺灣這裡国们鍾馗甚麼于后於後里張王の漢カ한，。；：？！（）“”「」『』、…《》")
    + list(",.;:?!()\"'` \t\n\r　\u00a0\x85\u2028")
    + list("aZ19Ａ９．%-—_=/{}[]|#^&@\ufa10\u0301\ud800\ufffd\u2ff0\x00")
)
TEXT = st.one_of(st.text(ALPHABET, max_size=60), st.text(max_size=40))
SETTINGS = st.fixed_dictionaries(
    {
        "script": st.sampled_from(["zh-Hans", "zh-Hant", "zh-TW", "zh-HK", "keep"]),
        "punctuation": st.sampled_from(["chinese", "ascii", "keep"]),
        "quotes": st.sampled_from(["keep", "target"]),
        "keep_lines": st.booleans(),
    }
)


@settings(max_examples=300, deadline=None)
@given(TEXT, SETTINGS)
def test_undo_is_exact(text: str, chosen: dict[str, object]) -> None:
    result = Normalize(Config(**chosen))(Document(text))  # type: ignore[arg-type]

    assert result.undo() == text


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = normalized(text)

    assert normalized(once) == once


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_kept_lines_are_as_many_as_before(text: str) -> None:
    assert normalized(text, keep_lines=True).count("\n") == text.count("\n")
