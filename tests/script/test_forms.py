"""The Unicode form."""

from __future__ import annotations

import pytest

from hanwash.script.forms import composed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("e\u0301", "é"),
        ("\u30ab\u3099", "ガ"),
        ("\ufa10e\u0301\U0002f800", "\ufa10é\U0002f800"),
        ("葛\U000e0100⿰氵每①Ａ", "葛\U000e0100⿰氵每①Ａ"),
        ("\u212b", "Å"),
        ("o\u0323\u0302" + "n\u0303", "ộñ"),
        ("e" + "\u0301\u0327" * 15, "ȩ" + "\u0327" * 14 + "\u0301" * 15),
        ("e" + "\u0301\u0327" * 16 + "中e\u0301", "e" + "\u0301\u0327" * 16 + "中é"),
    ],
)
def test_composed(line: str, expected: str) -> None:
    assert composed(line) == expected
    assert composed(expected) == expected
