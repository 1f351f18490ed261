"""Surrogates in pairs and alone."""

import pytest

import hanwash


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("笑脸\ud83d\ude00到了", "笑脸😀到了"),
        ("半个\ud800字", "半个\ufffd字"),
        ("颠倒\ude00\ud83d了", "颠倒\ufffd\ufffd了"),
        ("连着\ud83d\ude00\ud83d\ude01", "连着😀😁"),
    ],
)
def test_joins_pairs_and_marks_lone_halves(page: str, text: str) -> None:
    result = hanwash.Cleaner(hanwash.Config(stages=("repair",))).clean(page)
    assert result.text == text
    assert result.undo() == page
    result.text.encode()
