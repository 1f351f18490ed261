"""Files that mix encodings: which lines are in which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hanwash.encoding.referee import CHINESE, CLEAR_COST, certainty, islands, rank, read
from hanwash.encoding.tolerant import decode_whole

__all__ = ["Segment", "split"]


class Segment(NamedTuple):
    """Consecutive bytes in one encoding."""

    start: int
    end: int
    codec: str
    confidence: float


# What lines of a Chinese file may be in, besides its main encoding.
MIXED = ("utf-8", "gb18030", "cp950")
# Nats by which another encoding must explain a line better than the file's main one.
SWITCH = 6.0
# And where the line is whole in the main encoding, in a file known to be mixed.
SWITCH_WHOLE = 3.0


def split(data: bytes, main: str, confidence: float) -> list[Segment]:
    """Return the segments of `data`, most of which is in `main`, without gaps.

    Lines are the unit; a line of ASCII goes with those before it. Only the Chinese encodings and UTF-8 are
    looked for: files in others are one segment.
    """
    whole = [Segment(0, len(data), main, confidence)]
    if main not in CHINESE and main != "utf-8":
        return whole
    candidates = dict.fromkeys((main, *(c for c in MIXED if not (c == "cp950" and main == "big5hkscs"))))
    judged = [
        (start, end, _other(data[start:end], main, candidates, only_broken=True))
        for start, end in _lines(data)
    ]
    if not any(other for _, _, other in judged):
        return whole
    judged = [
        (start, end, other or _other(data[start:end], main, candidates, only_broken=False))
        for start, end, other in judged
    ]
    segments: list[Segment] = []
    for start, end, other in judged:
        ascii_only = data[start:end].isascii()
        codec, certain = other or (main, confidence)
        if segments and (ascii_only or segments[-1].codec == codec):
            last = segments[-1]
            certain = last.confidence if ascii_only else min(last.confidence, certain)
            segments[-1] = last._replace(end=end, confidence=certain)
        else:
            segments.append(Segment(start, end, codec, certain))
    return segments


def _lines(data: bytes) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield start, end
        start = end


def _other(
    line: bytes, main: str, candidates: Iterable[str], *, only_broken: bool
) -> tuple[str, float] | None:
    """Return the codec that explains `line` better than `main`, and its certainty; else None."""
    if line.isascii():
        return None
    whole = decode_whole(line, main) is not None
    if whole and only_broken:
        return None
    sample = islands(line)
    if whole and read(sample, main).cost <= CLEAR_COST * len(sample):
        return None
    ranking = rank(sample, candidates, main, SWITCH_WHOLE if whole else SWITCH)
    best = ranking[0]
    return None if best.codec == main else (best.codec, certainty(ranking))
