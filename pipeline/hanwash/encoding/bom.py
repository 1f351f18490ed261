"""Byte order marks: the one thing a file says about its encoding that is never a lie."""

from __future__ import annotations

__all__ = ["find_bom"]

# The longer marks first: the mark of UTF-32-LE begins with that of UTF-16-LE.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
FIRST_BYTES = frozenset(mark[0] for mark, _ in MARKS)


def find_bom(data: bytes) -> tuple[str, int] | None:
    r"""Return the codec that a byte order mark names, and the length of the mark in bytes.

    >>> find_bom("\ufeff天下".encode("utf-16-be"))
    ('utf-16-be', 2)
    >>> find_bom("天下".encode("utf-16-be")) is None
    True
    """
    if not data or data[0] not in FIRST_BYTES:
        return None
    for mark, codec in MARKS:
        if data.startswith(mark):
            # FF FE 00 00 is also UTF-16 that begins with U+0000; only UTF-32 stays below U+110000.
            if codec == "utf-32-le" and (any(data[7:64:4]) or max(data[6:64:4], default=0) > 0x10):
                continue
            return codec, len(mark)
    return None
