"""Files that mix encodings: which lines are taken to be in which."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.encoding.segments import Segment, split

GBK = "水渠边长满了芦苇，风一吹就沙沙地响。\n".encode("gb18030")
UTF_8 = "第二天一早，船队沿着运河往南去了。\n".encode()
BIG5 = "傍晚時分，燈塔的光掃過海面。\n".encode("cp950")


def codecs(data: bytes, main: str) -> list[str]:
    return [segment.codec for segment in split(data, main, 1.0)]


def test_split_by_line() -> None:
    lines = [
        ("gb18030", "水渠边长满了芦苇，风一吹就沙沙地响。\n"),
        ("utf-8", "第二天一早，船队沿着运河往南去了。\n"),
        ("gb18030", "plain\n码头上只剩下几只空桶。\n"),
        ("cp950", "傍晚時分，燈塔的光掃過海面。\n"),
        ("gb18030", "守塔人记下了潮水的高度。\n"),
    ]
    data = b"".join(text.encode(codec) for codec, text in lines)
    segments = split(data, "gb18030", 1.0)
    assert [(segment.codec, data[segment.start : segment.end]) for segment in segments] == [
        (codec, text.encode(codec))
        for codec, text in [
            lines[0],
            # ASCII goes with what stands before it.
            ("utf-8", lines[1][1] + "plain\n"),
            ("gb18030", "码头上只剩下几只空桶。\n"),
            *lines[3:],
        ]
    ]


@pytest.mark.parametrize(
    ("data", "main"),
    [
        (GBK * 3, "gb18030"),
        (UTF_8 * 3, "utf-8"),
        (b"plain\n" * 3, "gb18030"),
        # One lost byte is damage, not another encoding.
        (GBK + GBK[:9] + GBK[10:] + GBK, "gb18030"),
        # Only Chinese files are looked into.
        (BIG5 + GBK, "cp932"),
        # A few bytes explain nothing well enough.
        (GBK + b"\xff\xfe\n" + GBK, "gb18030"),
    ],
)
def test_one_encoding_is_one_segment(data: bytes, main: str) -> None:
    assert split(data, main, 0.9) == [Segment(0, len(data), main, 0.9)]


def test_the_last_line_needs_no_end() -> None:
    assert codecs(GBK + UTF_8.rstrip(b"\n"), "gb18030") == ["gb18030", "utf-8"]


def test_lines_that_two_encodings_read_are_judged_once_the_file_is_known_to_be_mixed() -> None:
    # Ten ideographs in UTF-8 are thirty bytes, which GB18030 reads as fifteen others.
    both = "老师带着学生去河边玩\n".encode()
    assert both.decode("gb18030")

    assert codecs(GBK + both + GBK, "gb18030") == ["gb18030"]
    assert codecs(GBK + both + GBK + UTF_8, "gb18030") == ["gb18030", "utf-8", "gb18030", "utf-8"]


def test_a_segment_is_as_sure_as_its_least_sure_line() -> None:
    sure, unsure = UTF_8, "渡口\n".encode()
    (first, both) = split(GBK + sure + unsure, "gb18030", 1.0)
    (_, alone) = split(GBK + sure, "gb18030", 1.0)

    assert (first.codec, both.codec) == ("gb18030", "utf-8")
    assert both.confidence <= alone.confidence


def test_the_hong_kong_supplement_is_not_split_from_big5() -> None:
    supplement = "佢哋喺邊度，嗰個係咩嘢嚟㗎，冇人知。\n".encode("big5hkscs")

    assert codecs(supplement + BIG5 + GBK, "big5hkscs") == ["big5hkscs", "gb18030"]


PIECES = st.sampled_from([GBK, UTF_8, BIG5, b"plain\n", b"\n", b"\xff", GBK[:-2], UTF_8[1:]])


@given(st.lists(PIECES, min_size=1, max_size=6), st.sampled_from(["gb18030", "cp950", "utf-8", "cp1252"]))
def test_segments_have_no_gaps_and_differ_from_their_neighbours(pieces: list[bytes], main: str) -> None:
    data = b"".join(pieces)
    segments = split(data, main, 1.0)
    assert [segment.start for segment in segments] == [0, *(segment.end for segment in segments[:-1])]
    assert segments[-1].end == len(data)
    assert all(one.codec != other.codec for one, other in pairwise(segments))
