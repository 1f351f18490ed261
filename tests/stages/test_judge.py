"""The judge stage: measures, verdicts and their reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanwash.config import Config
from hanwash.document import Document
from hanwash.stages.judge import Judge, measure

LIGHT = Judge(Config())
STRICT = Judge(Config(judge="strict"))

PROSE = (
    "昨天下午，城北的老桥重新通车，附近的居民都来看热闹。桥面比从前宽了一倍。\n"
    "据施工方介绍，工程历时八个月，其中三个月用来加固桥墩。\n老人们说，这下过河买菜方便多了。"
)
MENU = (
    "首页 新闻中心 产品展示 联系我们 在线留言 人才招聘 企业文化 荣誉资质 技术支持 下载中心 友情链接 关于我们"
)


@pytest.mark.parametrize(
    "text",
    [
        "好。",
        "短短一句真话",
        "A short honest line.",
        "これは日本語の文章です。",
        "12345",
        "网站首页 | 关于我们",
    ],
)
def test_light_keeps_short_and_foreign_text(text: str) -> None:
    result = LIGHT(Document(text, measures={"boilerplate_chars_share": 0.3}))

    assert (result.verdict, result.reason) == ("keep", None)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (Document(""), "empty"),
        (Document(" \n　\n"), "empty"),
        (Document("", measures={"spam_chars_share": 1.0}), "spam or boilerplate"),
        (
            Document("第1页", measures={"spam_chars_share": 0.9, "boilerplate_chars_share": 0.09}),
            "99.0% of the characters were spam",
        ),
        (Document("\ufffd\ufffd\x01\x02好\ue123"), "unreadable"),
        (Document("\x00" * 40), "unreadable"),
    ],
)
def test_light_rejects_what_is_nothing(document: Document, reason: str) -> None:
    result = LIGHT(document)

    assert result.verdict == "reject"
    assert result.reason is not None
    assert reason in result.reason
    assert result.text == document.text


def test_strict_keeps_prose() -> None:
    assert STRICT(Document(PROSE, script="zh-Hans")).verdict == "keep"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (Document("太短了。"), "too short: 4 characters"),
        (Document("price list 100 200 300 " * 10 + "价格表。", script="zh-Hans"), "are Chinese"),
        (Document(MENU.replace(" ", "\n") + "\n发展历程"), "like a list"),
        (Document(f"{PROSE}\n{PROSE}"), "stood before"),
        (Document(PROSE, measures={"spam_chars_share": 0.8}), "80.0% of the original text was spam"),
        (Document(PROSE + "\ufffd" * 3), "damaged beyond repair"),
    ],
)
def test_strict_rejects_with_a_reason(document: Document, reason: str) -> None:
    result = STRICT(document)

    assert result.verdict == "reject"
    assert result.reason is not None
    assert reason in result.reason


def test_strict_asks_no_chinese_of_other_languages() -> None:
    text = (
        "The old bridge north of the town was opened again yesterday afternoon, and everybody came to look."
    )

    assert STRICT(Document(text, script="other")).verdict == "keep"


def test_off_measures_and_keeps() -> None:
    result = Judge(Config(judge="off"))(Document(""))

    assert result.verdict == "keep"
    assert result.measures["chars"] == 0


def test_an_earlier_rejection_keeps_its_reason() -> None:
    document = replace(Document(""), verdict="reject", reason="A picture, not text.")

    assert LIGHT(document).reason == "A picture, not text."


def test_measures_of_earlier_stages_are_kept() -> None:
    result = LIGHT(Document("今天天气很好。\n今天天气很好。\nabc", measures={"lines_dropped": 2}))

    assert result.measures == {
        "lines_dropped": 2,
        "chars": 19,
        "han_share": 0.7059,
        "sentence_share": 0.8235,
        "repetition": 0.4118,
        "mojibake_share": 0.0,
        "control_share": 0.0,
    }


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["light", "strict", "off"]))
def test_never_raises_and_never_edits(text: str, preset: str) -> None:
    result = Judge(Config(judge=preset))(Document(text))

    assert result.text == text
    assert (result.verdict == "reject") == (result.reason is not None)
    assert all(0 <= share <= 1 for name, share in measure(Document(text)).items() if name != "chars")
