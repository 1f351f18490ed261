"""One form for matching: Simplified characters, half-width signs, lower case.

Folding replaces one code point by one, so positions in a folded line are positions in the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

__all__ = ["fold"]

_SIGNS = {
    "\N{IDEOGRAPHIC SPACE}": " ",
    "\N{NO-BREAK SPACE}": " ",
    "\t": " ",
    "\r": " ",
    # Separators of menus and breadcrumbs come in many shapes; the formulas know one of each.
    "»": ">",
    "›": ">",
    "→": ">",
    "〉": ">",
    "➤": ">",
    "丨": "|",
    "│": "|",
    "┃": "|",
    "︱": "|",
    "∣": "|",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "〖": "[",
    "〗": "]",
    "∶": ":",
    "︰": ":",
    "–": "-",
    "—": "-",
    "•": "·",
    "・": "·",
    "‧": "·",
    "●": "·",
    "▪": "·",
    "■": "·",
    "◆": "·",
    "★": "·",
    "☆": "·",
    "◎": "·",
    "※": "·",
    "▶": "·",
    "►": "·",
    "❤": "·",
    "♥": "·",
}

_HAN_FIRST, _HAN_LAST = 0x3400, 0x9FFF
_FULL_WIDTH_FIRST, _FULL_WIDTH_LAST = 0xFF01, 0xFF5E
_FULL_WIDTH_SHIFT = 0xFEE0  # U+FF01 ！ − U+0021 !


@lru_cache(maxsize=1)
def _table() -> Mapping[int, str]:
    """Return the folding of each character that changes; OpenCC says what is Simplified."""
    import opencc

    han = [chr(code) for code in range(_HAN_FIRST, _HAN_LAST + 1)]
    # One character a line: no phrase of the dictionary can match, so each maps to one character.
    simplified = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    table = {ord(a): b for a, b in zip(han, simplified, strict=True) if a != b and len(b) == 1}
    table.update({code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)})
    table.update(
        {
            code: chr(code - _FULL_WIDTH_SHIFT).lower()
            for code in range(_FULL_WIDTH_FIRST, _FULL_WIDTH_LAST + 1)
        }
    )
    table.update({ord(sign): folded for sign, folded in _SIGNS.items()})
    return table


def fold(text: str) -> str:
    """Return `text` in the form that formulas and lexicons are written in, of the same length.

    >>> fold("責任編輯：Ａ君　》首頁")
    '责任编辑:a君 》首页'
    """
    return text if text.isascii() and text.islower() else text.translate(_table())
