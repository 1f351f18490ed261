"""The functions: what they take, and what they say to the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import hanwash

TEXT = "县城的运动会昨天开幕，观众很多，秩序也很好。"


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_all_kinds_of_bytes_are_decoded(kind: type) -> None:
    assert hanwash.decode(kind(TEXT.encode("gb18030")))[:2] == (TEXT, "gb18030")


@pytest.mark.parametrize("function", [hanwash.clean, hanwash.repair, hanwash.strip, hanwash.normalize])
def test_clean_text_stays(function: Callable[[str], str]) -> None:
    assert function(TEXT) == TEXT


def test_clean_takes_bytes() -> None:
    assert hanwash.clean(TEXT.encode("gb18030")) == TEXT


@pytest.mark.parametrize("function", [hanwash.repair, hanwash.strip, hanwash.normalize])
@pytest.mark.parametrize("text", [b"abc", None, 3, ["a"]])
def test_what_is_no_text_is_refused(function: Callable[[Any], str], text: Any) -> None:
    with pytest.raises(TypeError, match=f"the text must be str, not {type(text).__name__}; `decode` makes"):
        function(text)


@pytest.mark.parametrize("data", ["abc", None, 3, [1, 2]])
def test_what_is_no_bytes_is_refused(data: Any) -> None:
    with pytest.raises(TypeError, match=f"what is decoded is bytes, not {type(data).__name__}"):
        hanwash.decode(data)


@pytest.mark.parametrize("source", [None, 3])
def test_clean_refuses_what_is_neither(source: Any) -> None:
    with pytest.raises(TypeError, match="a document is str or bytes, not"):
        hanwash.clean(source)


def test_normalize_refuses_options_that_there_are_not() -> None:
    with pytest.raises(hanwash.ConfigError, match="script = 'zh-XX'"):
        hanwash.normalize(TEXT, script="zh-XX")
