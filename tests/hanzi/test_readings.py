"""The readings of characters, in every spelling that pages use."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.hanzi.gbk import char_table
from hanwash.hanzi.readings import characters_read, is_reading, normalized, readings, toneless


@pytest.mark.parametrize(
    ("char", "syllable"),
    [
        ("網", "wǎng"),
        ("著", "zhù"),
        ("著", "zhe"),
        ("為", "wèi"),
        ("為", "wéi"),
        ("長", "zhǎng"),
        ("行", "háng"),
        ("準", "zhǔn"),
        ("當", "dāng"),
        ("绿", "lǜ"),
        ("〇", "líng"),
        ("郎", "láng"),
    ],
)
def test_knows_every_reading(char: str, syllable: str) -> None:
    assert syllable in readings(char)
    assert is_reading(char, syllable)
    assert char in characters_read(syllable)
    assert char in characters_read(toneless(syllable))


@pytest.mark.parametrize(
    ("char", "text"),
    [
        pytest.param("關", "guān", id="composed"),
        pytest.param("關", unicodedata.normalize("NFD", "guān"), id="decomposed"),
        pytest.param("關", "ɡuɑ̄n", id="phonetic-letters"),
        pytest.param("會", "huì ", id="space-before-the-bracket-closes"),
        pytest.param("關", "Guān", id="capital"),
        pytest.param("綠", "lv", id="v"),
        pytest.param("綠", "lu:", id="colon"),
        pytest.param("廣", "guăng", id="breve"),
        pytest.param("新", "xin", id="toneless"),
    ],
)
def test_accepts_every_spelling(char: str, text: str) -> None:
    assert is_reading(char, text)


@pytest.mark.parametrize(
    ("char", "text"),
    [
        pytest.param("測", "zhǔn", id="another-characters"),
        pytest.param("關", "guǎn", id="another-tone"),
        pytest.param("t", "yī", id="letter"),
        pytest.param("？", "zhǔn", id="mark"),
        pytest.param("科", "", id="nothing"),
        pytest.param("科", "技", id="not-pinyin"),
        pytest.param("", "kē", id="no-character"),
    ],
)
def test_refuses_what_is_no_reading(char: str, text: str) -> None:
    assert not is_reading(char, text)


def test_covers_the_han_characters_of_gbk() -> None:
    """All of the unified ideographs but ten, kokuji and the like, that dictionaries give no reading."""
    silent = [char for char in char_table().values() if "一" <= char <= "鿿" and not readings(char)]
    assert len(silent) <= 10


def test_a_reading_alone_picks_the_character_of_a_lost_byte() -> None:
    table = char_table()
    fitting = [table[0x9C00 | trail] for trail in range(0x40, 0xFF) if trail != 0x7F]
    assert [char for char in fitting if char in characters_read("zhǔn")] == ["準"]


@given(st.text(max_size=8))
def test_spelling_is_settled_at_once(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)
    assert toneless(toneless(text)) == toneless(text)
