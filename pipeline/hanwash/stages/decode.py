"""Bytes to text: which encoding, which segments, and what could not be read.

The tests stand in an order in which none can mislead the next: a byte order mark; the escapes of seven-bit
encodings, in ASCII; UTF-16 and UTF-32, which are full of NULs; binary data; UTF-8, which hardly any other
text is; and last the referee, who weighs what readings in the remaining encodings would say, with chardet
and the document's own declaration as evidence. Control bytes that mirrors inject are set aside while an
encoding is sought.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hanwash.config import Config, file_codec
from hanwash.document import Decoded, Document, Edit
from hanwash.encoding.binary import INJECTED, binary_reason
from hanwash.encoding.bom import find_bom
from hanwash.encoding.declared import REFUSED, declared_name
from hanwash.encoding.escapes import find_escapes
from hanwash.encoding.keeping import Kept, kept_bytes, standardised
from hanwash.encoding.referee import DOUBTFUL_COST, judge, rank
from hanwash.encoding.segments import Segment, split
from hanwash.encoding.tolerant import Piece, cut_length, decode_tolerantly, decode_whole
from hanwash.encoding.validity import reads
from hanwash.encoding.wide import find_wide

__all__ = ["Decode", "decode"]

# So few continuation bytes may be valid UTF-8 by chance: 目录 in GBK is Ŀ¼. A pair of GBK bytes is valid
# UTF-8 about once in four or five; thirteen of them are once in a hundred million.
CHANCE_BYTES = 12
# Nats by which the Chinese reading must then be better.
CHANCE_LEAD = 3.0
# Letters of the Latin alphabet with marks stand alone among ASCII; two ideographs are four bytes in a row.
_RUN = re.compile(rb"[\x80-\xff]{4,}")

# Where even the best reading costs more a byte than this and no Chinese codec reads the bytes throughout, they are
# no text: the best reading of 50 samples of random bytes cost 5.8 to 6.2. Short samples vary too much to tell.
HOPELESS_COST = 5.6
HOPELESS_BYTES = 128

# Names of codecs that ask for a byte order mark, for data without one.
UNMARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}

# What leaves a doubt that text is text; most has none.
CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\f\r\x1b") + b"\x7f"


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of `data`, the encoding it is in, and what could not be read.

    Never raises on any bytes. The byte order mark is removed, line ends stay, an ill-formed sequence becomes
    U+FFFD; `Decoded.raw` gives all bytes back. Binary data has encoding None and a reason.

    Args:
        data: the bytes of a file or a record.
        encoding: name of a codec to decode with, instead of finding one.

    Raises:
        LookupError: when Python has no codec of that name for the text of files.

    >>> decode("目录".encode("gbk")).text
    '目录'
    >>> decode("第一章\\n".encode("gb18030") + "第二章\\n".encode("big5")).text
    '第一章\\n第二章\\n'
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    if not data:
        return Decoded("", "utf-8", 1.0)
    mark = find_bom(data)
    if mark:
        return _marked(data, *mark)
    pieces = decode_whole(data, "utf-8")
    unicode = pieces is not None and _is_utf_8(data, pieces[0].text)
    if data.isascii():
        codec = find_escapes(data)
        if codec in REFUSED:
            return _refused(data, f"encoding {codec}: Python has no codec for it")
        if codec:
            return _assembled(_decoded(data, [Segment(0, len(data), codec, 1.0)]))
    if not (unicode and len(data.translate(None, CONTROLS)) == len(data)):
        wide = find_wide(data)
        if wide:
            cut = [Piece("\ufffd", data[: wide.offset], wide.offset)] if wide.offset else []
            return _assembled(_decoded(data, [Segment(0, len(data), wide.codec, 1.0)], cut))
        reason = binary_reason(data)
        if reason:
            return _refused(data, reason)
    if pieces and unicode:
        return _assembled([(Segment(0, len(data), "utf-8", 1.0), pieces)])
    return _judged(data)


def _is_utf_8(data: bytes, text: str) -> bool:
    """Return whether `text`, read from `data` without error, is what was meant."""
    if len(data) - len(text) > CHANCE_BYTES:
        return True
    runs = b"\n".join(_RUN.findall(data))
    if not runs:
        return True
    return rank(runs, ("utf-8", "gb18030", "cp950"), "utf-8", CHANCE_LEAD)[0].codec == "utf-8"


def _judged(data: bytes) -> Decoded:
    """Decode what is in none of the encodings that can be told by their structure."""
    best, confidence, size = judge(data.translate(None, INJECTED))
    if best.cost > DOUBTFUL_COST * size:
        name = declared_name(data)
        if name in REFUSED:
            return _refused(data, f"declared as {name}: Python has no codec for it")
    if size >= HOPELESS_BYTES and best.cost > HOPELESS_COST * size and not reads("gb18030", data):
        return _refused(data, "binary data: no encoding makes text of the bytes")
    codec = best.codec
    pieces = decode_whole(data, codec)
    if pieces is None and codec == "cp950" and _is_hong_kong(data):
        codec = "big5hkscs"
        pieces = decode_whole(data, codec)
    cut = cut_length(data, codec)
    head = [Piece("\ufffd", data[:cut], cut)] if cut else []
    if cut:
        pieces = decode_whole(data[cut:], codec)
    if pieces:
        return _assembled([(Segment(0, len(data), codec, confidence), head + pieces)])
    return _assembled(_decoded(data, _moved(split(data[cut:], codec, confidence), cut), head))


# The supplement reads nearly half of all pairs that are damage in Big5, so it must read most to be what was
# meant.
HONG_KONG_SHARE = 0.75


def _is_hong_kong(data: bytes) -> bool:
    """Return whether the Hong Kong supplement reads what Microsoft's code page cannot read of `data`."""
    microsoft, hong_kong = (data.decode(codec, "replace").count("\ufffd") for codec in ("cp950", "big5hkscs"))
    return microsoft - hong_kong >= HONG_KONG_SHARE * microsoft


def _marked(data: bytes, codec: str, length: int) -> Decoded:
    """Decode what begins with a byte order mark of `length` bytes."""
    body = data[length:]
    segments = [Segment(0, len(body), codec, 1.0)]
    if codec in ("utf-8", "gb18030") and decode_whole(body, codec) is None:
        segments = split(body, codec, 1.0)
    return _assembled(_decoded(data, _moved(segments, length), [Piece("", data[:length])]))


def _moved(segments: Iterable[Segment], length: int) -> list[Segment]:
    """Return the segments of what stood behind `length` bytes, the first of them with those bytes."""
    moved = [s._replace(start=s.start + length, end=s.end + length) for s in segments]
    moved[0] = moved[0]._replace(start=0)
    return moved


def _decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode by the codec that the caller names, whatever the bytes say."""
    codec = file_codec(encoding)
    if not data:
        return Decoded("", codec, 1.0)
    mark = find_bom(data)
    if mark and codec in (mark[0], mark[0].removesuffix("-le").removesuffix("-be"), mark[0] + "-sig"):
        head = [Piece("", data[: mark[1]])]
        return _assembled(_decoded(data, [Segment(0, len(data), mark[0], 1.0)], head))
    codec = UNMARKED.get(codec, codec)
    return _assembled(_decoded(data, [Segment(0, len(data), codec, 1.0)]))


def _refused(data: bytes, reason: str) -> Decoded:
    return Decoded("", None, 1.0, kept=((0, 0, data),), reason=reason)


def _decoded(
    data: bytes, segments: Iterable[Segment], head: Sequence[Piece] = ()
) -> Iterator[tuple[Segment, list[Piece]]]:
    """Yield each of the `segments` of `data` with its text; the first begins with `head`, read already."""
    for segment in segments:
        pieces = list(head) if segment.start == 0 else []
        body = data[segment.start + sum(len(piece.data) for piece in pieces) : segment.end]
        pieces += decode_whole(body, segment.codec) or decode_tolerantly(body, segment.codec)
        yield segment, pieces


def _assembled(segments: Iterable[tuple[Segment, list[Piece]]]) -> Decoded:
    """Put the pieces of all segments together."""
    texts: list[str] = []
    kept: list[Kept] = []
    starts: list[int] = []
    found: list[tuple[int, int, str, float]] = []
    sizes: dict[str, int] = {}
    position = errors = 0
    for (start, end, codec, confidence), pieces in segments:
        found.append((start, end, codec, confidence))
        starts.append(position)
        sizes[codec] = sizes.get(codec, 0) + end - start
        for piece in pieces:
            text = standardised(piece.text, codec)
            kept += [(position + a, position + b, raw) for a, b, raw in kept_bytes(piece, text, codec)]
            texts.append(text)
            position += len(text)
            errors += piece.errors
    return Decoded(
        "".join(texts),
        max(sizes, key=sizes.__getitem__),
        min(confidence for _, _, _, confidence in found),
        tuple(found),
        errors,
        tuple(kept),
        tuple(starts),
    )


class Decode:
    """The stage that makes text of a document's bytes; a document that came as text passes as it is.

    Undecodable bytes are recorded as edits of U+FFFD to itself with the bytes, in hexadecimal, as evidence
    (rule ``undecodable``). Binary data is rejected with a reason.
    """

    RULES = ("undecodable",)

    def __init__(self, config: Config) -> None:
        self.config = config

    def __call__(self, document: Document) -> Document:
        """Return `document` with its text, encoding and confidence, and without its bytes."""
        if document.data is None:
            return document
        decoded = decode(document.data, self.config.encoding)
        if decoded.encoding is None:
            return replace(document, text="", data=None, verdict="reject", reason=decoded.reason)
        edits = _edits(decoded) if self.config.is_on("decode", "undecodable") else ()
        return replace(
            document,
            text=decoded.text,
            data=None,
            encoding=decoded.encoding,
            encoding_confidence=decoded.confidence,
            history=(*document.history, edits) if edits else document.history,
        )


def _edits(decoded: Decoded) -> tuple[Edit, ...]:
    """Return an edit for each place where bytes could not be read."""
    if not decoded.errors:
        return ()
    text = decoded.text
    return tuple(
        Edit("decode", "undecodable", start, end, text[start:end], text[start:end], {"bytes": raw.hex(" ")})
        for start, end, raw in decoded.kept
        if text[start:end] == "\ufffd"
    )
