"""The script of single characters, and the mirrors' conversion table."""

from __future__ import annotations

import pytest

from hanwash.hanzi.gbk import code_of
from hanwash.hanzi.variants import (
    is_simplified_only,
    is_traditional_only,
    mirror_table,
    mirror_traditional,
    simplified_table,
    to_simplified,
)


@pytest.mark.parametrize(
    ("chars", "in_traditional_only", "in_simplified_only"),
    [
        pytest.param("網進會實環學醫區測準鏈績請為產國個這", True, False, id="traditional"),
        pytest.param("网进会实环学医区测链绩请为产国个这", False, True, id="simplified"),
        pytest.param("后里干系制台于范采余云游群床并", False, False, id="ambiguous"),
        pytest.param("着著乾瞭於", False, False, id="traditional-forms-kept-in-gb2312"),
        pytest.param("人民日的是在，。a0", False, False, id="same-in-both"),
    ],
)
def test_script_of_characters(chars: str, in_traditional_only: bool, in_simplified_only: bool) -> None:
    assert {char: is_traditional_only(char) for char in chars} == dict.fromkeys(chars, in_traditional_only)
    assert {char: is_simplified_only(char) for char in chars} == dict.fromkeys(chars, in_simplified_only)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        pytest.param("網頁進會實環學醫區測準鏈", "网页进会实环学医区测准链", id="ordinary"),
        pytest.param("爲為衞衛鎗槍臺", "为为卫卫枪枪台", id="variants"),
        pytest.param("网页", "网页", id="simplified-stays"),
    ],
)
def test_simplifies_one_for_one(traditional: str, simplified: str) -> None:
    assert traditional.translate(simplified_table()) == simplified
    assert "".join(map(to_simplified, traditional)) == simplified


@pytest.mark.parametrize(
    ("simplified", "mirrored"),
    [
        pytest.param("网页会议说为证", "網頁會議說為證", id="first-form"),
        pytest.param("后里干系制于范采余云游群床并", "后里干系制于范采余云游群床并", id="stay"),
        pytest.param("确据党万广适种极胜价", "確據黨萬廣適種極勝價", id="rare-in-traditional"),
        pytest.param("愿游云涂么恒", "愿游云涂么恒", id="stay-against-opencc"),
        pytest.param("看着台词准划丰", "看著臺詞準劃豐", id="fixed"),
        pytest.param("签净墙湿鉴闲", "簽凈墻濕鑒閑", id="forms-of-the-mainland"),
        pytest.param("网 a。", "網 a。", id="nothing-else"),
    ],
)
def test_writes_as_the_mirrors_do(simplified: str, mirrored: str) -> None:
    assert simplified.translate(mirror_table()) == mirrored
    assert "".join(map(mirror_traditional, simplified)) == mirrored


def test_mirrors_write_what_gbk_has() -> None:
    assert [char for char in mirror_table().values() if code_of(char) is None] == []


def test_no_character_is_of_both_scripts_only() -> None:
    every = map(chr, range(0x3400, 0xA000))
    assert [char for char in every if is_traditional_only(char) and is_simplified_only(char)] == []


def test_simplified_forms_stay_simplified() -> None:
    """A second pass finds nothing to do, so that folding is idempotent."""
    table = simplified_table()
    assert {form for form in table.values() if form.translate(table) != form} == set()
