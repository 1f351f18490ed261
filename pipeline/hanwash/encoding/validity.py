"""Whether a codec reads bytes at all: much of what can be told of an encoding is that it cannot be it."""

from __future__ import annotations

__all__ = ["reads"]


def reads(codec: str, data: bytes) -> bool:
    r"""Return whether `codec` reads all of `data`.

    >>> reads("gb18030", b"\xcc\xec"), reads("utf-8", b"\xcc\xec")
    (True, False)
    """
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
