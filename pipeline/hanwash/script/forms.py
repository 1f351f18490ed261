"""The Unicode form of text: NFC, but for characters whose canonical form is another character."""

from __future__ import annotations

import re
import unicodedata

from hanwash.script.characters import COMPATIBILITY

__all__ = ["composed"]

_KEPT = re.compile(f"([{COMPATIBILITY}]+)")


def composed(line: str) -> str:
    """Return `line` in NFC, its compatibility ideographs as they are.

    NFC replaces those by unified ideographs for good: names of people and places are written with them.
    Variation selectors, and description sequences such as ⿰氵每, are stable under NFC.

    >>> composed("e\u0301te\u0301 塚\ufa10") == "été 塚\ufa10"
    True
    """
    if unicodedata.is_normalized("NFC", line):
        return line
    pieces = _KEPT.split(line)
    pieces[::2] = [unicodedata.normalize("NFC", piece) for piece in pieces[::2]]
    return "".join(pieces)
