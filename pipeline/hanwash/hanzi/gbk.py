"""The two-byte codes of GBK, as the mirrors' decoders and encoders know them.

"GBK" here is the two-byte part of Python's ``gb18030`` codec, user-defined codes included: the codec
named ``gbk`` lacks the user-defined areas and 81 codes besides (A989-A995, the ideographic description
characters, and A8BF, ǹ, among them). Source: GB 18030-2005, annex A and clause 7, as CPython maps it.

A lead byte is 0x81-0xFE, a trail byte 0x40-0x7E or 0x80-0xFE: a trail byte below 0x80 is an ASCII
letter or sign when it loses its lead byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

__all__ = ["FIRST_LEAD", "LAST_LEAD", "TRAILS", "char_of", "char_table", "code_of", "code_table"]

FIRST_LEAD, LAST_LEAD = 0x81, 0xFE
TRAILS = bytes([*range(0x40, 0x7F), *range(0x80, 0xFF)])


@lru_cache(maxsize=1)
def char_table() -> Mapping[int, str]:
    """Return the character of every two-byte code (lead << 8 | trail)."""
    leads = range(FIRST_LEAD, LAST_LEAD + 1)
    codes = [lead << 8 | trail for lead in leads for trail in TRAILS]
    text = b"".join(code.to_bytes(2, "big") for code in codes).decode("gb18030")
    return dict(zip(codes, text, strict=True))


@lru_cache(maxsize=1)
def code_table() -> Mapping[str, int]:
    """Return the two-byte code of every character that has one."""
    return {char: code for code, char in char_table().items()}


def char_of(lead: int, trail: int) -> str | None:
    """Return the character of a lead and a trail byte, or None where they are no code.

    >>> char_of(0x9C, 0xCA), char_of(0x9C, 0x20)
    ('準', None)
    """
    return char_table().get(lead << 8 | trail)


def code_of(char: str) -> int | None:
    """Return the code of a character as lead << 8 | trail, or None where GBK has none.

    >>> hex(code_of("準"))
    '0x9cca'
    """
    return code_table().get(char)
