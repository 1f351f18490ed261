"""Which script a text and its lines are in."""

from __future__ import annotations

import pytest

from hanwash.script.identify import identify, leans_simplified


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("乾坤、慰藉、著名、樊於期", "zh-Hans"),
        ("看著我", "zh-Hans"),
        ("我們的國家", "zh-Hant"),
        ("我们的国家", "zh-Hans"),
        ("我们的国家很大，物产很多，这说来话长，书里只有一个錯字，谁也没发现，实在难怪", "zh-Hans"),
        ("我们的国家\n我們的國家", "mixed"),
        ("東京都千代田区丸の内", "ja"),
        ("優の良品在這裡買得到很多", "zh-Hant"),
        ("《ドラえもん》是藤本弘的漫畫，從前我們都在看，裡面的角色個個有趣", "zh-Hant"),
        ("大韓民國의 수도", "ko"),
        ("Only 中 in a long English sentence about something else.", "other"),
        ("Это длинное предложение про 中 и больше ни про что.", "other"),
        ("１２３ -- ！！", "other"),
        ("", "other"),
    ],
)
def test_script_of_a_text(text: str, script: str) -> None:
    assert identify(text).script == script


def test_lines_of_han_alone_are_japanese_in_a_japanese_page() -> None:
    identity = identify("会社概要\nこれは会社の概要についての説明文です。\n東京都渋谷区")

    assert identity.script == "ja"
    assert identity.foreign == {0, 1, 2}


def test_a_japanese_paragraph_in_a_chinese_page_is_foreign() -> None:
    text = "这是一段很长的中文介绍，说明下面的引文从哪里来，为什么重要。\nこれは引用です。\n以上是引文。"

    assert identify(text).script == "zh-Hans"
    assert identify(text).foreign == {1}


def test_a_long_text_is_judged_by_pieces() -> None:
    assert identify("我们的国家。" * 5000 + "我們").script == "zh-Hans"
    assert identify("我们的国家。" * 5000 + "我們的國家。" * 5000).script == "mixed"


def test_chinese_after_a_long_latin_beginning_counts() -> None:
    latin = "An abstract in English comes before the text. " * 10

    assert identify(latin + "正文在这里说明实验的经过。" * 20).script == "zh-Hans"
    assert identify(latin + "（附一句中文）" + latin).script == "other"


@pytest.mark.parametrize(
    ("text", "traditional", "simplified"),
    [
        ("这个", False, True),
        ("這個", True, False),
        ("這个", True, True),
        ("大小", False, False),
        ("大小の", False, False),
        ("這の", True, False),
        ("这の", False, True),
    ],
)
def test_the_scripts_whose_own_characters_a_text_holds(
    text: str, traditional: bool, simplified: bool
) -> None:
    identity = identify(f"上下左右{text}南北")

    assert (identity.traditional, identity.simplified) == (traditional, simplified)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("这個", False), ("这个説法对吗", True), ("這個说", False), ("大小", False), ("", False)],
)
def test_leaning(line: str, expected: bool) -> None:
    assert leans_simplified(line) is expected
