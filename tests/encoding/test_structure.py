"""The tests that see an encoding by its structure alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.encoding.binary import binary_reason
from hanwash.encoding.bom import find_bom
from hanwash.encoding.declared import codec_for, declared_name
from hanwash.encoding.escapes import find_escapes
from hanwash.encoding.wide import find_wide

PROSE = "老馆长每天清早把院子扫一遍，再烧一壶水，等第一个读者来敲门。"
ENGLISH = "The caretaker sweeps the yard before the first reader knocks.\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"])
def test_mark_names_codec(codec: str) -> None:
    mark = "\ufeff".encode(codec)
    assert find_bom(mark + PROSE.encode(codec)) == (codec, len(mark))
    assert find_bom(PROSE.encode(codec)) is None


def test_utf_16_that_begins_with_nul_is_not_utf_32() -> None:
    assert find_bom("\ufeff\0ab".encode("utf-16-le")) == ("utf-16-le", 2)


@pytest.mark.parametrize(
    ("codec", "text"),
    [("hz", "天下大事 and ~ more"), ("iso2022_jp", "本を借りる"), ("iso2022_kr", "책을 빌린다")],
)
def test_escapes(codec: str, text: str) -> None:
    assert find_escapes(text.encode(codec)) == codec


@pytest.mark.parametrize("data", [b"\x1b[1mbold\x1b[0m", b"~{ }~", b"cd ~{user}", b"plain"])
def test_no_escapes(data: bytes) -> None:
    assert find_escapes(data) is None


def test_chinese_iso_2022_is_named_though_python_cannot_read_it() -> None:
    assert find_escapes(b"\x1b$)A\x0eLlOB\x0f") == "iso-2022-cn"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0" * 64, "nothing but NUL bytes"),
        (b"\0", "nothing but NUL bytes"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "a PNG image"),
        (b"PK\x03\x04 and so on", "a ZIP archive"),
        (bytes(range(256)) * 4, "NUL or control bytes"),
        (b"\x01\x02\x03a" * 9, "control bytes"),
    ],
)
def test_binary(data: bytes, reason: str) -> None:
    found = binary_reason(data)
    assert found is not None
    assert reason in found


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode("gb18030").replace("，".encode("gb18030"), b"\x03" + "，".encode("gb18030")),
        b"\x1b[31mred\x1b[0m and plain\n" * 9,
        b"one odd \x00 byte in a long line of text, as databases leave them behind",
        b"text of an old editor\x1a",
    ],
)
def test_not_binary(data: bytes) -> None:
    assert binary_reason(data) is None


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; CHARSET=Big5'>", "big5"),
        (b'<?xml version="1.0" encoding="GBK"?>', "gbk"),
        (b"<p>The charset of a page</p>", None),
    ],
)
def test_declaration(data: bytes, name: str | None) -> None:
    assert declared_name(data) == name


@pytest.mark.parametrize("name", ["utf-16", "cp500", "euc-tw", "base64", "nonsense", "x" * 99])
def test_names_no_page_can_mean(name: str) -> None:
    assert codec_for(name) is None


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    find_bom(data)
    find_wide(data)
    find_escapes(data)
    binary_reason(data)
    declared_name(data)
