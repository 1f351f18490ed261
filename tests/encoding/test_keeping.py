"""What a text cannot say of its bytes is kept beside it, and no more."""

import pytest

from hanwash.encoding.keeping import kept_bytes, standardised
from hanwash.encoding.tolerant import Piece


def kept(data: bytes, codec: str) -> list[tuple[int, int, bytes]]:
    text = data.decode(codec)
    return list(kept_bytes(Piece(text, data), standardised(text, codec), codec))


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("utf-8", "戏台搭起来了。\r\n"),
        ("gb18030", "戏台搭起来了，𠮷野家😀\n"),
        ("cp950", "戲臺搭起來了。\n恒裏墻\n"),
        ("cp932", "町の広場\n"),
        ("utf-16-le", "戏台搭起来了。\n"),
        ("hz", "plain\n"),
    ],
)
def test_text_that_gives_its_bytes_back_needs_nothing(codec: str, text: str) -> None:
    assert kept(text.encode(codec), codec) == []


def test_undecodable_bytes_are_kept() -> None:
    assert list(kept_bytes(Piece("\ufffd", b"\xff", 1), "\ufffd", "gb18030")) == [(0, 1, b"\xff")]


def test_a_mark_is_kept_as_an_empty_span() -> None:
    assert list(kept_bytes(Piece("", b"\xef\xbb\xbf"), "", "utf-8")) == [(0, 0, b"\xef\xbb\xbf")]


def test_second_codes_are_kept_with_their_line() -> None:
    # A2 CC is 十 as well as A4 51 is.
    first, second, third = ("戲臺\n".encode("cp950"), b"\xa2\xcc\xa4\x51\n", "搭起來\n".encode("cp950"))

    assert kept(first + second + third, "cp950") == [(3, 5, b"\xa2\xcc\xa4\x51")]


@pytest.mark.parametrize(
    ("codec", "data"),
    [
        # Back to ASCII and to Japanese again, where Python would go on.
        ("iso2022_jp", b"\x1b$B;3\x1b(B\x1b$B@n\x1b(B\n"),
        # A letter that needs no escape.
        ("utf-7", b"+AGE-b\nc"),
    ],
)
def test_codecs_with_state_are_kept_whole(codec: str, data: bytes) -> None:
    assert kept(data, codec) == [(0, len(data.decode(codec)), data)]


def test_former_private_use_codes_are_kept_by_character() -> None:
    assert standardised("戏\ue81e台\ue139", "gb18030") == "戏\u9fb4台\ue139"
    assert kept("戏\ue81e台\ue139".encode("gb18030"), "gb18030") == [(1, 2, b"\xfe\x59")]


@pytest.mark.parametrize("codec", ["utf-8", "cp950", "utf-16-le"])
def test_private_use_codes_of_other_encodings_stay(codec: str) -> None:
    assert standardised("\ue81e", codec) == "\ue81e"


def test_every_former_private_use_code_has_one_character() -> None:
    former = [chr(code) for code in range(0xE000, 0xF900) if standardised(chr(code), "gb18030") != chr(code)]
    now = {standardised(character, "gb18030") for character in former}

    assert len(former) == len(now) == 24
    # The characters had codes of four bytes before, which still are theirs.
    assert {len(character.encode("gb18030")) for character in now} == {4}
