"""Encodings of seven bits that switch character sets by escape sequences: ISO-2022 and HZ."""

from __future__ import annotations

import re

from hanwash.encoding.validity import reads

__all__ = ["find_escapes"]

_JAPANESE = re.compile(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([IJ])")
_KOREAN = re.compile(rb"\x1b\$\)C")
_CHINESE = re.compile(rb"\x1b\$(?:\)[AGE]|\*H|\+[IJKLM])")
# HZ: ~{ and ~} around pairs of bytes, the first of them a row of GB2312 (RFC 1843).
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")

# From the narrowest to the widest; each holds those before it, but the last.
_JAPANESE_CODECS = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_3")


def find_escapes(data: bytes) -> str | None:
    """Return the codec for `data`, which is ASCII throughout, by its escape sequences; None without any.

    ``iso-2022-cn`` names an encoding that Python has no codec for.

    >>> find_escapes("天下".encode("hz")), find_escapes("天下".encode("iso2022_jp")), find_escapes(b"~{ }")
    ('hz', 'iso2022_jp', None)
    """
    if b"\x1b" in data:
        if _KOREAN.search(data):
            return "iso2022_kr"
        if _CHINESE.search(data):
            return "iso-2022-cn"
        if _JAPANESE.search(data):
            return next((codec for codec in _JAPANESE_CODECS if reads(codec, data)), _JAPANESE_CODECS[2])
    if b"~{" in data and _HZ.search(data):
        return "hz"
    return None
