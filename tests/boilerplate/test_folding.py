"""Folding changes letters, never their number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.boilerplate.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("責任編輯：周遠", "责任编辑:周远"),
        ("首頁　»　新聞", "首页 > 新闻"),
        ("ＱＱ空间", "qq空间"),
        ("【打印】", "[打印]"),
        ("Copyright", "copyright"),
        ("。”", "。”"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_length_stays(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
