"""The referee between encodings: which reading of a sample is the likeliest text?

Each candidate decodes the same bytes tolerantly, and the cost of what comes out is added up by the character
frequencies of its languages (`characters`). On 150-character samples right Chinese readings cost 3.1 to 4.0 nats
a byte, wrong ones 4.3 and more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from hanwash.encoding.characters import ANY, UNDECODABLE, total_cost
from hanwash.encoding.declared import codec_for, declared_name
from hanwash.encoding.tolerant import REALIGNED, likeliest_cost

__all__ = ["CHINESE", "CLEAR_COST", "Reading", "ask_chardet", "certainty", "islands", "judge", "rank", "read"]

CHINESE = ("gb18030", "cp950", "big5hkscs")
"""Codecs of Chinese text, but for the Unicode ones."""


class Reading(NamedTuple):
    """How well one codec explains a sample; the lowest cost wins."""

    cost: float
    """Cost of the sample in nats."""
    codec: str


# What each codec that the referee knows of is used to write.
LANGUAGES = {
    "gb18030": "zh",
    "cp950": "zh",
    "big5hkscs": "zh",
    "utf-8": ANY,
    "euc_jp": "ja",
    "cp932": "ja",
    "cp949": "ko",
    "cp1251": "cyrillic",
    "koi8-r": "cyrillic",
    "cp866": "cyrillic",
    "cp1252": "latin",
    "cp1250": "latin",
    "iso8859-2": "latin",
    "cp1254": "latin",
}
# HKSCS is judged as Big5: the two differ in codes too rare to decide by.
CANDIDATES = tuple(codec for codec in LANGUAGES if codec != "big5hkscs")

# A Chinese reading at this cost a byte, over a sample of this many bytes, needs no rival: of 1,199 right readings
# four cost more (4.02 at most), and the cheapest of 8,369 wrong ones cost 4.34 (EUC-JP read as GB18030).
CLEAR_COST = 3.9
CLEAR_BYTES = 48
# A reading that costs more a byte than this is unlikely to be Chinese at all: chardet is asked.
DOUBTFUL_COST = 4.3
# Nats by which the best must lead its rivals, or chardet is asked.
CLEAR_LEAD = 8.0

# Found at first sight by the characters alone; for any other reading chardet is asked too.
TRUSTED = (*CHINESE, "utf-8")

# What outside evidence weighs, in nats: it decides between near equals and never against the bytes.
DECLARED_WEIGHT = 3.0
CHARDET_WEIGHT = 6.0
# At first sight text is in UTF-8 or Chinese; the others must show why not. This weight and those above were set
# by hand while running benchmarks/decode.py.
PRIOR_WEIGHT = 3.0

# From a byte beyond ASCII to the next one that ends every multi-byte character: below 0x30, or one of :;<=>?
_ISLAND = re.compile(rb"[a-z]?[\x80-\xff][\x30-\x39\x40-\xff]*")
_SMALL = b"abcdefghijklmnopqrstuvwxyz"
# No byte below 0x30 is part of a character of several bytes in any encoding that is judged here.
_BOUNDARY = re.compile(rb"[\x00-\x2f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")

# Between a small Latin letter and an ideograph or Hangul syllable without a space: rare in Chinese, but
# each letter with a mark makes two of them where Latin text is misread.
_JUNCTION = re.compile("(?<=[a-z])[㐀-鿿가-힣]|[㐀-鿿가-힣](?=[a-z])")
JUNCTION_COST = 4.0

SAMPLE = 256
"""Bytes of a sample: 128 Chinese characters, 1.3 nats a byte apart from the next best reading."""


def islands(data: bytes, start: int = 0, size: int = SAMPLE) -> bytes:
    """Return the stretches of `data` from `start` on that hold bytes beyond ASCII, without markup.

    They are joined by line feeds and begin on a character; `size` is in bytes. One pass, ended as soon as
    there is enough.

    >>> islands("<p>天下</p><p>海内</p>".encode("gb18030")).decode("gb18030").split()
    ['天下', '海内']
    """
    pieces = []
    length = 0
    # The window keeps one island from running through a large file.
    position = start
    while length < size:
        found = _BEYOND_ASCII.search(data, position)
        if found is None:
            break
        # A small letter right before is kept: it shows what a Latin letter with a mark would stand in.
        first = found.start() - (found.start() > position and data[found.start() - 1] in _SMALL)
        island = _ISLAND.match(data, first, found.start() + size - length)
        assert island is not None
        pieces.append(island.group())
        length += len(island.group()) + 1
        position = island.end()
    return b"\n".join(pieces)


def spread(data: bytes) -> bytes:
    """Return a sample from the beginning, the middle and the end of `data`."""
    sample = islands(data)
    if len(sample) < SAMPLE or len(data) < 16 * SAMPLE:
        return sample
    for start in (len(data) // 2, len(data) - len(data) // 8):
        boundary = _BOUNDARY.search(data, start, start + 4 * SAMPLE)
        if boundary:
            sample += b"\n" + islands(data, boundary.end(), SAMPLE // 2)
    return sample


def read(sample: bytes, codec: str, limit: float = math.inf) -> Reading:
    """Return how well `codec` explains `sample`; beyond `limit` the cost is a lower bound."""
    text = sample.decode(codec, "replace")
    bad = text.count("\ufffd") * UNDECODABLE
    return Reading(bad if bad > limit else total_cost(text, LANGUAGES.get(codec, ANY)), codec)


def read_tolerantly(sample: bytes, codec: str, limit: float = math.inf) -> Reading:
    """Return how well `codec` explains `sample` when lost bytes are found where they were lost.

    It takes a hundred times as long as `read`.
    """
    plain = read(sample, codec, limit)
    if plain.cost > limit:
        return plain
    cost = likeliest_cost(sample, codec) if codec in REALIGNED else plain.cost
    junctions = len(_JUNCTION.findall(sample.decode(codec, "replace")))
    return Reading(cost + JUNCTION_COST * junctions, codec)


def rank(
    sample: bytes, candidates: Iterable[str], favoured: str | None = None, weight: float = 0.0
) -> list[Reading]:
    """Return a reading of `sample` by each of `candidates`, the best first; `favoured` gets `weight` nats."""
    best = math.inf
    result = []
    for codec in candidates:
        # What comes in far behind as it is may still be much the best once its lost bytes are found.
        reading = read_tolerantly(sample, codec, 2 * best)
        if codec == favoured:
            reading = reading._replace(cost=reading.cost - weight)
        best = min(best, reading.cost)
        result.append(reading)
    return sorted(result)


def certainty(ranking: list[Reading]) -> float:
    """Return the probability of the first of a ranking, given that it or the second is right."""
    if len(ranking) < 2:
        return 1.0
    return 1 / (1 + math.exp(min(ranking[0].cost - ranking[1].cost, 50.0)))


def judge(data: bytes) -> tuple[Reading, float, int]:
    """Return the best reading of `data`, its certainty, and the length of the sample it was found by."""
    sample = spread(data)
    size = len(sample)
    if size >= CLEAR_BYTES:
        limit = CLEAR_COST * size
        for codec in ("utf-8", "gb18030", "cp950"):
            reading = read(sample, codec, limit)
            if reading.cost <= limit:
                return reading, 1.0, size
    name = declared_name(data)
    ranking = _ranking(sample, codec_for(name) if name else None)
    best, second = ranking[0], ranking[1]
    if second.cost - best.cost < CLEAR_LEAD or best.cost > DOUBTFUL_COST * size or best.codec not in TRUSTED:
        ranking = _with_chardet(data, sample, ranking)
    return ranking[0], certainty(ranking), size


def _ranking(sample: bytes, declared: str | None) -> list[Reading]:
    """Rank the codecs that the referee knows, and the one that the document declares."""
    candidates = dict.fromkeys((*CANDIDATES, *([declared] if declared else ())))
    ranking = rank(sample, candidates, declared, DECLARED_WEIGHT)
    return sorted(map(_handicapped, ranking))


# chardet is given so much of the text, and of the markup before it none.
CHARDET_BYTES = 2048


def ask_chardet(data: bytes) -> str | None:
    """Return the codec that chardet finds for the part of `data` beyond ASCII, or None."""
    import chardet

    found = chardet.detect(_lines_beyond_ascii(data))["encoding"]
    return codec_for(found) if found else None


def _lines_beyond_ascii(data: bytes) -> bytes:
    """Return lines of `data` that hold bytes beyond ASCII, cut to a bounded length."""
    lines = []
    length = 0
    position = 0
    while length < CHARDET_BYTES:
        found = _BEYOND_ASCII.search(data, position)
        if found is None:
            break
        first = found.start()
        # Some of the line before it: white space between words tells alphabets from Chinese.
        start = max(data.rfind(b"\n", max(first - 64, 0), first) + 1, first - 64, position)
        end = data.find(b"\n", first, first + CHARDET_BYTES)
        end = min(first + CHARDET_BYTES, len(data)) if end < 0 else end
        lines.append(data[start:end])
        length += end - start + 1
        position = end
    return b"\n".join(lines)


def _with_chardet(data: bytes, sample: bytes, ranking: list[Reading]) -> list[Reading]:
    """Return the ranking with the vote of chardet in it."""
    codec = ask_chardet(data)
    # What is UTF-8 was found before, more exactly; two characters of GBK may be valid UTF-8 too.
    if codec is None or codec == "utf-8":
        return ranking
    known = next((reading for reading in ranking if reading.codec == codec), None)
    voted = known or _handicapped(read_tolerantly(sample, codec))
    others = [reading for reading in ranking if reading.codec != codec]
    return sorted([voted._replace(cost=voted.cost - CHARDET_WEIGHT), *others])


def _handicapped(reading: Reading) -> Reading:
    """Return `reading` with what it must show beyond a Chinese one."""
    return reading if reading.codec in TRUSTED else reading._replace(cost=reading.cost + PRIOR_WEIGHT)
