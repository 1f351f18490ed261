"""Surrogates: halves of UTF-16 pairs that came into a text one by one, from JSON escapes or lax decoders.

A pair that stands together is the character it encodes; a half alone is a lost character, U+FFFD. No text
with a surrogate can be written as UTF-8.
"""

from __future__ import annotations

import re

from hanwash.document import Change

__all__ = ["surrogate_changes"]

_SURROGATES = re.compile("[\ud800-\udfff][\ud800-\udfff]*")


def surrogate_changes(text: str) -> list[Change]:
    """Return the changes that join pairs of surrogates and replace lone ones.

    >>> [change.after for change in surrogate_changes("\\ud83d\\ude00 \\udc00")]
    ['😀', '�']
    """
    if _SURROGATES.search(text) is None:
        return []
    from ftfy.fixes import fix_surrogates

    return [
        Change(m.start(), m.end(), fix_surrogates(m.group()), "surrogates")
        for m in _SURROGATES.finditer(text)
    ]
