"""One form for matching: Simplified characters, half-width signs, lower case.

Folding replaces one code point by one, so positions in a folded line are positions in the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hanwash.hanzi.classes import FULL_WIDTH_SHIFT
from hanwash.hanzi.variants import simplified_table

__all__ = ["fold", "spellings"]

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

_FULL_WIDTH = range(ord("！"), ord("～") + 1)


@lru_cache(maxsize=1)
def _table() -> Mapping[int, str]:
    """Return the folding of each character that changes."""
    lower = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    half_width = {code: chr(code - FULL_WIDTH_SHIFT).lower() for code in _FULL_WIDTH}
    return {**simplified_table(), **lower, **half_width, **{ord(sign): to for sign, to in _SIGNS.items()}}


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    """Return for each folded character all that are folded to it, itself first."""
    spellings: dict[str, str] = {}
    for code, folded in _table().items():
        spellings[folded] = spellings.get(folded, folded) + chr(code)
    return spellings


def spellings(char: str) -> str:
    """Return the characters that are folded to `char`, which is folded: in a text one of them stands for it.

    >>> spellings("权"), spellings("a")
    ('权權', 'aAＡａ')
    """
    return _spellings().get(char, char)


def fold(text: str) -> str:
    """Return `text` in the form that formulas and lexicons are written in, of the same length.

    >>> fold("責任編輯：Ａ君　》首頁")
    '责任编辑:a君 》首页'
    """
    return text if text.isascii() and text.islower() else text.translate(_table())
