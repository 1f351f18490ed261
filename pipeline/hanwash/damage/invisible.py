"""Invisible characters that were injected or left over: control characters, zero-width characters, BOMs.

Mirrors sprinkle U+0005 to U+0008 before punctuation; editors and extractors leave zero-width spaces, soft
hyphens and BOMs inside text. Joiners, variation selectors and bidirectional controls mean something in
some scripts and in emoji, and are not touched here.
"""

from __future__ import annotations

import re

from hanwash.document import Change

__all__ = ["invisible_changes", "soft_hyphen_changes"]

_CHARACTERS = "[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]"
"""C0 controls but for tab and line ends, DEL, zero-width space, word joiner, BOM."""
_INVISIBLE = re.compile(f"{_CHARACTERS}{_CHARACTERS}*")
"""One and more: `re` looks for a leading set at scan speed, but not for a leading repeat."""
_SOFT_HYPHEN = re.compile("\xad\xad*")


def invisible_changes(text: str) -> list[Change]:
    """Return the changes that remove invisible characters from `text`.

    >>> [change.start for change in invisible_changes("公司\\x08，成立")]
    [2]
    """
    return [Change(m.start(), m.end(), "", "invisible") for m in _INVISIBLE.finditer(text)]


def soft_hyphen_changes(text: str) -> list[Change]:
    """Return the changes that remove soft hyphens from `text`.

    To be made after mojibake is undone, for the byte AD of a character comes out as one: `中` is `ä¸\\xad`.
    """
    return [Change(m.start(), m.end(), "", "invisible") for m in _SOFT_HYPHEN.finditer(text)]
