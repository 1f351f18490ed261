"""UTF-16 and UTF-32 that say so by nothing but their bytes."""

import pytest

from hanwash.encoding.wide import SAMPLE, find_wide

PROSE = "老馆长每天清早把院子扫一遍，再烧一壶水，等第一个读者来敲门。"
ENGLISH = "The caretaker sweeps the yard before the first reader knocks.\n"
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("codec", WIDE)
@pytest.mark.parametrize(
    "text", [PROSE, ENGLISH, "도서관은 아침 아홉 시에 문을 연다.\n", "図書館は朝九時に開く。"]
)
def test_wide_without_mark(codec: str, text: str) -> None:
    found = find_wide(text.encode(codec))
    assert found is not None
    assert found[:2] == (codec, 0)


@pytest.mark.parametrize(("codec", "lost"), [("utf-16-le", 1), ("utf-32-be", 1), ("utf-32-le", 2)])
def test_cut_at_the_start(codec: str, lost: int) -> None:
    found = find_wide((PROSE + ENGLISH).encode(codec)[lost:])
    assert found is not None
    assert (found.codec, found.offset) == (codec, len("人".encode(codec)) - lost)


@pytest.mark.parametrize("codec", WIDE)
def test_cut_at_the_end(codec: str) -> None:
    found = find_wide((PROSE + ENGLISH).encode(codec)[:-1])
    assert found is not None
    assert found[:2] == (codec, 0)


def test_a_sample_may_end_within_a_character() -> None:
    text = PROSE * 99
    at = SAMPLE // 2 - 1
    found = find_wide((text[:at] + "𠮷" + text[at:]).encode("utf-16-le"))
    assert found is not None
    assert found[:2] == ("utf-16-le", 0)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "cp950", "euc_jp", "cp932", "cp949", "cp1251"])
@pytest.mark.parametrize(
    "text", [PROSE, "книги выдают на дом", "本を借りる", "책을 빌린다", "Bücher ausleihen, café"]
)
def test_not_wide(codec: str, text: str) -> None:
    assert find_wide(text.encode(codec, "ignore") * 3) is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("天下".encode("utf-16-le"), id="too short to tell"),
        pytest.param(bytes(64), id="nothing but NULs"),
        pytest.param(bytes(range(1, 200)) * 3, id="every byte"),
        pytest.param(b"\x01\x00\x02\x00\x03\x00" * 20, id="small numbers of two bytes"),
        pytest.param(b"one \x00 in a line of text", id="a NUL in text"),
        pytest.param(b"\x00\xf0\x9f\x00" * 20, id="NULs between bytes beyond ASCII"),
    ],
)
def test_other_bytes_are_not_wide(data: bytes) -> None:
    assert find_wide(data) is None
