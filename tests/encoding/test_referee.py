"""The referee: which reading of a sample is the likeliest text."""

import pytest

from hanwash.encoding.characters import total_cost
from hanwash.encoding.referee import ask_chardet, islands, judge

READINGS = [
    ("gb18030", "山脚下的小学只有一位老师"),
    ("gb18030", "山腳下的小學只有一位老師"),
    ("cp950", "山腳下的小學只有一位老師"),
    ("euc_jp", "山のふもとの小さな学校には先生が一人しかいない"),
    ("cp932", "山のふもとの小さな学校には先生が一人しかいない"),
    ("cp949", "산기슭의 작은 학교에는 선생님이 한 분뿐이다"),
    ("cp1251", "В маленькой школе у подножия горы только один учитель"),
    ("koi8-r", "В маленькой школе у подножия горы только один учитель"),
]


@pytest.mark.parametrize(("codec", "text"), READINGS)
def test_right_reading_is_found(codec: str, text: str) -> None:
    best, certainty, _ = judge(text.encode(codec))
    assert best.codec == codec
    assert certainty > 0.99


@pytest.mark.parametrize(
    "text", ["zażółć gęślą jaźń", "über die Brücke, schön grün", "Köprüde güneşli bir gün"]
)
@pytest.mark.parametrize("codec", ["cp1250", "cp1254", "iso8859-2", "cp1252"])
def test_latin_text_is_not_called_chinese(codec: str, text: str) -> None:
    data = text.encode(codec, "ignore")
    if not data.isascii():
        assert judge(data)[0].codec not in ("gb18030", "cp950")


def test_islands_leave_markup_out() -> None:
    page = '<div class="menu"><a href="/">home</a></div>' * 99 + "<p>磨坊</p><p>水车</p>"
    assert islands(page.encode("gb18030")).decode("gb18030") == "磨坊\n水车"


def test_islands_are_bounded() -> None:
    assert len(islands("磨坊".encode("gb18030") * 9999)) <= 256


def test_chardet_is_asked_about_the_text_not_the_markup() -> None:
    page = b"<td></td>\n" * 9999 + "山脚下的小学只有一位老师，教着三个年级。".encode("gb18030")
    assert ask_chardet(page) == "gb18030"


def test_characters_of_a_language_cost_less_in_it() -> None:
    assert total_cost("学校", "ja") < total_cost("学校", "ko")
    assert total_cost("한국", "ko") < total_cost("한국", "zh")
    assert total_cost("пример", "cyrillic") < total_cost("пример", "latin")
