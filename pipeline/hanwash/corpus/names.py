"""Names of files: as records can hold them, and where they lead.

A file name is bytes and need not be UTF-8 (folders of Chinese text often have names in GBK), but the
manifest is JSON. `portable` and `native` go there and back without loss.
"""

from __future__ import annotations

import os
import re

__all__ = ["lies_in", "native", "portable"]

_ESCAPE = re.compile(rb"\\x([0-9a-f]{2})")


def portable(name: str) -> str:
    r"""Return the file name `name` as text that JSON and UTF-8 can hold.

    Bytes that are not UTF-8 become ``\xNN``, and so does the backslash, to keep the way back unambiguous.

    >>> portable("報告.txt"), portable("\udcb1\udca8.txt"), portable("a\\b")
    ('報告.txt', '\\xb1\\xa8.txt', 'a\\x5cb')
    """
    data = os.fsencode(name)
    if os.sep != "\\":
        data = data.replace(b"\\", b"\\x5c")
    return data.decode("utf-8", "backslashreplace")


def native(name: str) -> str:
    r"""Return the file name that `portable` made `name` of.

    >>> native("\\xb1\\xa8.txt") == "\udcb1\udca8.txt"
    True
    """
    return os.fsdecode(_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), name.encode()))


def lies_in(path: str, folder: str) -> bool:
    """Whether `path`, after all links and dots, is `folder` or below it."""
    if "\0" in path:
        return False
    home = os.path.realpath(folder)
    place = os.path.realpath(path)
    return place == home or place.startswith(home.rstrip(os.sep) + os.sep)
