"""The Unicode form of text: NFC, but for characters whose canonical form is another character."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hanwash.script.characters import COMPATIBILITY

__all__ = ["composed"]

LONGEST_STACK = 30
"""Characters in a row that combine with the one before: more than any language has on one letter. The bound of
the Stream-Safe Text Format (Unicode Standard Annex #15). Sorting a longer row takes the square of its length."""


@lru_cache(maxsize=1)
def _kept() -> re.Pattern[str]:
    """Return a pattern for what stays as it is: compatibility ideographs, and rows that are too long."""
    combining = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x1F000))))
    return re.compile(f"([{COMPATIBILITY}]+|[{combining}]{{{LONGEST_STACK + 1},}})")


def composed(line: str) -> str:
    """Return `line` in NFC, its compatibility ideographs and rows of more than 30 accents as they are.

    NFC replaces those by unified ideographs for good: names of people and places are written with them.
    Variation selectors, and description sequences such as ⿰氵每, are stable under NFC.

    >>> composed("e\u0301te\u0301 塚\ufa10") == "été 塚\ufa10"
    True
    """
    if unicodedata.is_normalized("NFC", line):
        return line
    pieces = _kept().split(line)
    pieces[::2] = [unicodedata.normalize("NFC", piece) for piece in pieces[::2]]
    return "".join(pieces)
