"""Decoding that goes on after a bad byte."""

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.encoding.tolerant import cut_length, decode_tolerantly, decode_whole, misaligned

PROSE = (
    "河边的老磨坊早已停了，水车却还在转。孩子们放学后常到这里来，"
    "把纸船放进水渠，看它漂过石桥，一直漂到看不见的地方。"
)
TRADITIONAL = (
    "河邊的老磨坊早已停了，水車卻還在轉。孩子們放學後常到這裡來，"
    "把紙船放進水渠，看它漂過石橋，一直漂到看不見的地方。"
)

CASES = [("gb18030", PROSE), ("gb18030", TRADITIONAL), ("cp950", TRADITIONAL), ("big5hkscs", TRADITIONAL)]


def common(one: str, other: str) -> int:
    """Return the length of the common beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def text_of(data: bytes, codec: str) -> str:
    return "".join(piece.text for piece in decode_tolerantly(data, codec))


@pytest.mark.parametrize(("codec", "text"), CASES)
def test_a_lost_byte_costs_a_character_or_two(codec: str, text: str) -> None:
    data = text.encode(codec)
    costs = []
    for place in range(len(data)):
        found = text_of(data[:place] + data[place + 1 :], codec)
        head = common(text, found)
        tail = common(text[::-1], found[::-1])
        costs.append(max(len(text) - head - tail, 0))
    # A few places realign by chance, on a letter that is half of a character.
    assert sum(costs) / len(costs) < 1.6
    assert max(costs) <= 6


@pytest.mark.parametrize(
    ("codec", "text"), [*CASES, ("utf-8", PROSE), ("cp949", "물레방아는 멈췄지만 물은 흐른다")]
)
def test_every_byte_is_in_one_piece(codec: str, text: str) -> None:
    data = text.encode(codec)
    damaged = data[:7] + b"\xff" + data[8:20] + data[21:]
    pieces = decode_tolerantly(damaged, codec)
    assert b"".join(piece.data for piece in pieces) == damaged
    assert all(piece.text == "\ufffd" for piece in pieces if piece.errors)
    assert any(piece.errors for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "雨淅淅瀝瀝地下了一夜",
        "鴛鴦蝴蝶派的小說",
        "魑魅魍魎，饕餮貔貅",
        "他姓亓官，名翀翯，籍貫鄄城",
    ],
)
def test_rare_characters_that_belong_there(text: str) -> None:
    assert misaligned(text, "gb18030") is None
    assert text_of(text.encode("gb18030"), "gb18030") == text


@pytest.mark.parametrize(("codec", "text"), CASES)
def test_cut_at_the_start(codec: str, text: str) -> None:
    assert cut_length(text.encode(codec), codec) == 0
    # The second byte of 河 is above 0x80 in GB18030 and ASCII in Big5, where it misaligns nothing.
    rest = text.encode(codec)[1:]
    assert cut_length(rest, codec) == (1 if rest[0] >= 0x80 else 0)


@pytest.mark.parametrize("codec", ["gb18030", "utf-8", "cp950"])
def test_cut_at_the_end(codec: str) -> None:
    pieces = decode_whole(TRADITIONAL.encode(codec) + "路".encode(codec)[:-1], codec)
    assert pieces is not None
    assert [piece.text for piece in pieces] == [TRADITIONAL, "\ufffd"]


@given(
    st.binary(max_size=300),
    st.sampled_from(["gb18030", "cp950", "utf-8", "cp932", "iso2022_jp", "utf-7"]),
)
def test_no_bytes_are_lost(data: bytes, codec: str) -> None:
    pieces = decode_tolerantly(data, codec)
    assert b"".join(piece.data for piece in pieces) == data
    assert not any("\ud800" <= c <= "\udfff" for piece in pieces for c in piece.text)
