"""The decode stage: bytes to text, with everything kept that text cannot say."""

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanwash.config import Config
from hanwash.document import Document, undo_edits
from hanwash.stages.decode import Decode, decode

SIMPLIFIED = "腊月里，镇上的戏台搭起来了。\n卖糖葫芦的老人推着车，从东头走到西头，车轮吱呀吱呀地响。\n"
TRADITIONAL = "臘月裡，鎮上的戲臺搭起來了。\n賣糖葫蘆的老人推著車，從東頭走到西頭，車輪吱呀吱呀地響。\n"
JAPANESE = "年の暮れ、町の広場に舞台が組まれた。\n飴売りの老人が車を押して通りを歩いていく。\n"
KOREAN = "섣달이 되자 마을 광장에 무대가 세워졌다.\n엿장수 노인이 수레를 밀며 거리를 걸어간다.\n"
RUSSIAN = "В декабре на площади построили сцену.\nСтарик с тележкой идёт по улице.\n"

ENCODINGS = [
    ("utf-8", SIMPLIFIED, "utf-8"),
    ("utf-8-sig", SIMPLIFIED, "utf-8"),
    ("gb2312", SIMPLIFIED, "gb18030"),
    ("gbk", TRADITIONAL, "gb18030"),
    ("gb18030", SIMPLIFIED + "𠮷野家😀", "gb18030"),
    ("big5", TRADITIONAL, "cp950"),
    ("cp950", TRADITIONAL + "恒裏墻", "cp950"),
    ("big5hkscs", TRADITIONAL + "佢哋喺邊度，嗰個係咩嘢嚟㗎，冇人知。\n", "big5hkscs"),
    ("hz", SIMPLIFIED, "hz"),
    ("utf-16", SIMPLIFIED, "utf-16-le"),
    ("utf-16-le", SIMPLIFIED, "utf-16-le"),
    ("utf-16-be", TRADITIONAL, "utf-16-be"),
    ("utf-32-be", SIMPLIFIED, "utf-32-be"),
    ("euc_jp", JAPANESE, "euc_jp"),
    ("cp932", JAPANESE, "cp932"),
    ("iso2022_jp", JAPANESE, "iso2022_jp"),
    ("euc_kr", KOREAN, "cp949"),
    ("cp1251", RUSSIAN, "cp1251"),
    ("koi8_r", RUSSIAN, "koi8-r"),
    ("ascii", "plain text\r\n", "utf-8"),
]


@pytest.mark.parametrize(("written", "text", "codec"), ENCODINGS, ids=[case[0] for case in ENCODINGS])
def test_encoding_is_found(written: str, text: str, codec: str) -> None:
    data = text.encode(written)
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.errors) == (text, codec, 0)
    assert decoded.segments[0][0] == 0
    assert decoded.segments[-1][1] == len(data)
    assert decoded.raw() == data


# A declaration in ASCII cannot stand in UTF-16, and means nothing behind a mark.
DECLARABLE = [(written, text) for written, text, _ in ENCODINGS if written[:6] not in ("utf-16", "utf-32")]


@pytest.mark.parametrize(("written", "text"), DECLARABLE, ids=[case[0] for case in DECLARABLE])
def test_lying_declaration(written: str, text: str) -> None:
    for lie in ("utf-8", "gb2312", "big5", "shift_jis", "iso-8859-1", "euc-tw"):
        page = f'<meta charset="{lie}">{text}'
        assert decode(page.encode(written)).text == page


def test_empty() -> None:
    assert decode(b"")[:3] == ("", "utf-8", 1.0)
    assert decode(b"").raw() == b""


def test_mark_alone() -> None:
    decoded = decode(b"\xef\xbb\xbf")
    assert (decoded.text, decoded.encoding, decoded.raw()) == ("", "utf-8", b"\xef\xbb\xbf")


@pytest.mark.parametrize("data", [b"\0" * 99, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 9])
def test_binary(data: bytes) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == ("", None)
    assert decoded.reason is not None
    assert decoded.reason.startswith("binary data")
    assert decoded.raw() == data


def test_chinese_iso_2022_is_refused_in_words() -> None:
    decoded = decode(b"\x1b$)A\x0eLlOB\x0f")
    assert decoded.encoding is None
    assert decoded.reason == "encoding iso-2022-cn: Python has no codec for it"


NOISE = [bytes(random.Random(seed).choices(range(0x80, 0x100), k=400)) for seed in range(3)]


@pytest.mark.parametrize("noise", NOISE)
def test_what_no_encoding_makes_text_of_is_binary(noise: bytes) -> None:
    decoded = decode(noise)
    assert (decoded.text, decoded.encoding) == ("", None)
    assert decoded.reason == "binary data: no encoding makes text of the bytes"
    assert decoded.raw() == noise


def test_a_short_text_is_never_hopeless() -> None:
    assert all(decode(noise[:100]).encoding is not None for noise in NOISE)


def test_rare_characters_that_are_sound_gb18030_are_no_noise() -> None:
    text = "".join(random.Random(3).choices([chr(code) for code in range(0x4E00, 0x9FA6)], k=300))
    assert decode(text.encode("gb18030")).text == text


# Two or three characters that Chinese explains about as well.
DECLARED = [("euc_jp", "駅前"), ("euc_jp", "お茶"), ("euc_jp", "星")]


@pytest.mark.parametrize(("codec", "text"), DECLARED)
def test_a_declaration_decides_between_near_equals(codec: str, text: str) -> None:
    data = text.encode(codec)
    assert decode(f'<meta charset="{codec}">'.encode() + data).text.endswith(text)
    assert decode(b'<meta charset="gbk">' + data).text.endswith(data.decode("gbk"))


@pytest.mark.parametrize("text", ["Brücke", "schön", "garçon", "été"])
def test_chardet_decides_between_near_equals(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("text", ["目录", "联通", "戏台", "你好", "中文"])
@pytest.mark.parametrize("codec", ["gbk", "utf-8"])
def test_two_characters(codec: str, text: str) -> None:
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("text", ["Ärger über Öl", "Noël, où êtes-vous né ?", "ё", "Ελλάδα", "año", "±5 °C"])
def test_short_utf_8_that_is_not_chinese(text: str) -> None:
    assert decode(text.encode()).text == text


def test_control_bytes_do_not_hide_the_encoding() -> None:
    text = SIMPLIFIED.replace("，", "\x03，").replace("。", "\x05。")
    assert decode(text.encode("gb18030")).text == text


def test_text_behind_much_ascii() -> None:
    text = "x = 1  # nothing to see\n" * 15_000 + SIMPLIFIED
    assert decode(text.encode("gb18030")).text == text


def test_text_in_much_markup() -> None:
    page = '<li class="item"><a href="/list?id=1">more</a></li>\n' * 200 + f"<h1>{SIMPLIFIED}</h1>"
    assert decode(page.encode("gb18030")).text == page


@pytest.mark.parametrize("codec", ["gb18030", "cp950", "utf-8"])
def test_cut_at_both_ends(codec: str) -> None:
    data = TRADITIONAL.encode(codec)[1:-2]
    decoded = decode(data)
    assert TRADITIONAL[1:-2] in decoded.text
    assert decoded.raw() == data


def test_mixed_lines() -> None:
    lines = [(SIMPLIFIED, "gb18030"), (SIMPLIFIED, "utf-8"), (TRADITIONAL, "cp950"), (SIMPLIFIED, "gb18030")]
    data = b"".join(text.encode(codec) for text, codec in lines)
    decoded = decode(data)
    assert decoded.text == "".join(text for text, _ in lines)
    assert [codec for _, _, codec, _ in decoded.segments] == [codec for _, codec in lines]
    assert decoded.raw() == data


def test_mark_of_utf_8_on_another_encoding() -> None:
    data = b"\xef\xbb\xbf" + SIMPLIFIED.encode("gb18030")
    decoded = decode(data)
    assert decoded.text == SIMPLIFIED
    assert decoded.raw() == data


def test_undecodable_bytes_are_counted_and_kept() -> None:
    data = "戏台".encode() + b"\xff\xfe" + "搭起来了".encode()
    decoded = decode(data)
    assert decoded.text == "戏台\ufffd\ufffd搭起来了"
    assert decoded.errors == 2
    assert decoded.raw() == data


def test_codes_that_mean_the_same_are_given_back() -> None:
    data = TRADITIONAL.encode("cp950") + b"\xa2\xcc\xa4\x51\xf9\xf9\n"
    decoded = decode(data)
    assert decoded.text == TRADITIONAL + "十十═\n"
    assert decoded.raw() == data


def test_codes_that_gb18030_has_since_given_characters() -> None:
    data = SIMPLIFIED.encode("gb18030") + b"\xa6\xd9\xfe\x59\n"
    decoded = decode(data)
    assert decoded.text == SIMPLIFIED + "︐龴\n"
    assert decoded.raw() == data


def test_private_use_characters_stay() -> None:
    text = SIMPLIFIED.replace("戏台", "戏\ue139台")
    assert decode(text.encode("gb18030")).text == text


def test_encoding_by_order() -> None:
    data = SIMPLIFIED.encode("gb18030")
    decoded = decode(data, "big5")
    assert decoded.encoding == "big5"
    assert decoded.text != SIMPLIFIED
    assert decoded.raw() == data
    with pytest.raises(LookupError):
        decode(data, "no-such-codec")
    with pytest.raises(LookupError):
        decode(data, "rot13")
    with pytest.raises(LookupError, match="no encoding of files"):
        decode(data, "unicode_escape")


def test_stage_reads_bytes() -> None:
    document = Decode(Config())(Document("", data=SIMPLIFIED.encode("gb18030")))
    assert (document.text, document.data, document.encoding) == (SIMPLIFIED, None, "gb18030")
    assert document.edits == ()


def test_stage_leaves_text_alone() -> None:
    document = Document("text that came as \ufffd it is")
    assert Decode(Config())(document) is document


def test_stage_records_undecodable_bytes() -> None:
    document = Decode(Config())(Document("", data="戏台".encode() + b"\xff" + "搭起来了".encode()))
    (edit,) = document.edits
    assert (edit.stage, edit.rule, edit.start, edit.end, edit.evidence) == (
        "decode",
        "undecodable",
        2,
        3,
        {"bytes": "ff"},
    )
    assert undo_edits(document.text, document.edits) == document.undo() == document.text


def test_undecodable_bytes_need_not_be_recorded() -> None:
    stage = Decode(Config(off=frozenset({"decode.undecodable"})))

    document = stage(Document("", data="戏台".encode() + b"\xff"))

    assert (document.text, document.edits) == ("戏台\ufffd", ())


def test_stage_rejects_binary_data() -> None:
    document = Decode(Config())(Document("", data=b"\0" * 9))
    assert (document.text, document.encoding, document.verdict) == ("", None, "reject")
    assert document.reason == "binary data: nothing but NUL bytes"


def test_stage_follows_the_configuration() -> None:
    stage = pickle.loads(pickle.dumps(Decode(Config(encoding="cp1252"))))
    assert stage(Document("", data=b"caf\xe9")).text == "café"


CODECS = ["utf-8", "gb18030", "cp950", "big5hkscs", "euc_jp", "cp932", "cp949", "cp1251", "utf-16-le", "hz"]
TEXTS = [SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN, RUSSIAN, "plain, <b>marked</b> text\r\n"]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Bytes as files have them: lines in one or several encodings, with bytes lost, added and changed."""
    parts = draw(st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(CODECS)), max_size=3))
    data = bytearray(b"".join(text.encode(codec, "ignore") for text, codec in parts))
    for place, byte in draw(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 255)), max_size=4)):
        data[place : place + byte % 3] = bytes([byte]) * (byte % 2)
    return bytes(data)


@settings(deadline=None)
@given(
    st.one_of(files(), st.binary(max_size=120)),
    st.sampled_from([None, "gb18030", "big5", "utf-16", "utf-7"]),
)
def test_all_bytes_can_be_given_back(data: bytes, encoding: str | None) -> None:
    decoded = decode(data, encoding)
    assert decoded.raw() == data
    assert not any("\ud800" <= character <= "\udfff" for character in decoded.text)
    starts = [start for start, _, _, _ in decoded.segments]
    ends = [end for _, end, _, _ in decoded.segments]
    if decoded.segments:
        assert starts == [0, *ends[:-1]]
        assert ends[-1] == len(data)
