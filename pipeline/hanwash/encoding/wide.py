"""UTF-16 and UTF-32 without a byte order mark."""

from __future__ import annotations

import re
from typing import NamedTuple

from hanwash.encoding.characters import ANY, total_cost

__all__ = ["Wide", "find_wide"]


class Wide(NamedTuple):
    """A reading of bytes as UTF-16 or UTF-32."""

    codec: str
    offset: int
    """Bytes before the first whole unit: those of a character that was cut."""
    cost: float
    """Cost of the sample in nats a byte."""


# Bytes looked at; even, and a multiple of four.
SAMPLE = 512

# High bytes of the characters of Chinese, Japanese and Western text: ASCII and Latin, general punctuation,
# CJK punctuation and kana, ideographs, full-width forms.
_HIGH = bytes((0x00, 0x20, 0x30, 0xFF, *range(0x4E, 0xA0)))
# Share of high bytes among those in either the even or the odd places. An estimate, not measured: Hangul and
# other scripts have fewer, and are found by the NULs of their spaces and line ends.
HIGH_SHARE = 0.9

# Measured on 200 samples of 120 characters each: Chinese in UTF-16 costs 3.2 to 3.7 nats a byte, Japanese,
# Korean, Russian and German 1.7 to 3.0. Other encodings read so cost 5.3 and more, but Korean in cp949 3.8 to
# 5.7: of 3,000 snippets in ten encodings two were taken for UTF-16.
DEAREST = 4.6
# Below this many bytes a file is too short to be told from another encoding by so little.
SHORTEST = 8

# A character beyond the first plane or a control character is no reading of short text.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f\ufffe\uffff]")


def find_wide(data: bytes) -> Wide | None:
    """Return how to read `data` as UTF-16 or UTF-32 without a mark; None where it is neither.

    >>> find_wide("天下大事，必作于细。".encode("utf-16-le"))[:2]
    ('utf-16-le', 0)
    >>> find_wide("天下大事，必作于细。".encode("gb18030")) is None
    True
    """
    if len(data) < SHORTEST:
        return None
    sample = data[:SAMPLE]
    nuls = sample.count(0)
    if not nuls and not any(_share(sample[phase::2]) >= HIGH_SHARE for phase in (0, 1)):
        return None
    best: Wide | None = None
    # Half of UTF-32 is NULs: the upper two bytes of every unit.
    width = 4 if nuls >= 0.4 * len(sample) else 2
    for unit in (width, 2):
        for offset in range(unit if len(data) % unit else 1):
            for codec in (f"utf-{8 * unit}-le", f"utf-{8 * unit}-be"):
                cost = _cost(sample, codec, offset, unit)
                if cost < (best.cost if best else DEAREST):
                    best = Wide(codec, offset, cost)
        if best:
            break
    return best


def _share(high: bytes) -> float:
    return 1 - len(high.translate(None, _HIGH)) / len(high)


def _cost(sample: bytes, codec: str, offset: int, unit: int) -> float:
    """Return the cost in nats a byte of `sample` from `offset` on, by the shorter unit of the two codecs."""
    end = offset + (len(sample) - offset) // unit * unit
    text = sample[offset:end].decode(codec, "replace")
    # A surrogate pair may be cut by the end of the sample.
    text = text.removesuffix("\ufffd")
    if not text or len(_IMPOSSIBLE.findall(text)) > len(text) // 50:
        return float("inf")
    # UTF-32 says the same in twice the bytes.
    return total_cost(text, ANY) * (unit // 2) / (end - offset)
