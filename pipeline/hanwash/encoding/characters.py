"""How usual a character is in a language, as a cost in nats: -ln of its share of the text.

The sum over a text is how badly a language explains it; of several readings of the same bytes the one that
costs least is the right one, once there are a few characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import islice

__all__ = ["ANY", "UNDECODABLE", "costs", "total_cost", "usual"]

ANY = "any"
"""Name of the language that is each character's best: for Unicode encodings, which hold all languages."""

# What an undecodable byte costs: more than a rare character, less than two of them, so that dropping one
# byte is cheaper than reading a run of misaligned pairs (each of them about 10) but dearer than a rare
# name.
UNDECODABLE = 10.0

# So many ideographs are usual (either script counts: about 2,600 characters, a third of them in two forms).
USUAL = 3500

# Shared by all languages: estimates by hand, not counted. Only their order of magnitude matters, since readings
# of the same bytes mostly differ in ideographs and letters.
_COMMON = {
    2.5: "\n",
    3.0: " ",
    4.0: "\r\t，。",
    4.5: "\u3000、etaoinsrhldcu",
    5.0: "0123456789,.mfpgwybv“”：",
    5.5: "kxjqz-/:()=<>\"'（）ETAOINSRHLDCU；！？",
    6.0: "MFPGWYBV_&;《》「」…—０１２３４５６７８９",
    6.5: "KXJQZ?!%#+*@|[]·",
    7.0: "【】『』～％",
    7.5: "{}~$^`\\、：‘’–",
}

# First code point of a range, cost of what no list names from there to the next.
_RANGES = (
    (0x00, 10.0),  # control characters
    (0x20, 7.0),  # ASCII
    (0x80, 14.0),  # C1 control characters
    (0xA0, 9.5),  # signs of Latin-1
    (0xC0, 12.0),  # Latin letters that no list names
    (0x250, 13.0),  # phonetic signs, combining marks
    (0x370, 11.0),  # Greek
    (0x400, 12.0),  # Cyrillic
    (0x530, 13.0),
    (0x590, 12.0),  # Hebrew, Arabic, Indic, Thai …
    (0x2000, 7.0),  # general punctuation
    (0x2070, 10.0),  # signs, arrows, mathematics, boxes
    (0x2E80, 13.0),  # radicals
    (0x3000, 8.5),  # CJK punctuation
    (0x3040, 10.0),  # kana
    (0x3100, 11.0),  # bopomofo
    (0x3130, 13.0),  # Hangul letters
    (0x3200, 10.5),  # enclosed letters, units
    (0x3400, 14.5),  # extension A
    (0x4E00, 13.5),  # ideographs that no list names
    (0xA000, 14.5),
    (0xAC00, 12.0),  # Hangul
    (0xD7A4, 15.0),
    (0xE000, 14.5),  # private use: the first sign of misaligned pairs
    (0xF900, 13.5),  # compatibility ideographs
    (0xFB00, 13.0),
    (0xFE10, 10.0),  # vertical forms
    (0xFE70, 13.0),
    (0xFF01, 8.0),  # full-width ASCII
    (0xFF61, 13.0),  # half-width kana
    (0xFFA0, 14.0),
    (0xFFFD, UNDECODABLE),
    (0xFFFE, 15.0),
    (0x1F000, 11.5),  # emoji
    (0x1FB00, 15.0),
)
_FIRSTS = [first for first, _ in _RANGES]

# A letter of an alphabet of about thirty, with capitals: what a list of that language would say on average.
_LETTER = 4.2
# What differs by language: the ranges that are its own.
_OWN_RANGES: Mapping[str, tuple[tuple[int, int, float], ...]] = {
    "zh": (),
    "ja": ((0xFF61, 0xFFA0, 8.5), (0x4E00, 0xA000, 12.5)),
    "ko": ((0xAC00, 0xD7A4, 11.0), (0x4E00, 0xA000, 12.0)),
    "cyrillic": ((0x2116, 0x2117, 7.0),),
    "latin": ((0x2018, 0x201E, 6.0),),
    "other": ((0x384, 0x3CF, _LETTER), (0x590, 0xE80, _LETTER)),
}
LANGUAGES = tuple(_OWN_RANGES)


class _Costs(dict[str, float]):
    """A cost for every character: listed ones as they are, others by range."""

    __slots__ = ("_ranges",)

    def __init__(self, listed: Mapping[str, float], ranges: tuple[tuple[int, int, float], ...]) -> None:
        super().__init__(listed)
        self._ranges = ranges

    def __missing__(self, character: str) -> float:
        code = ord(character)
        cost = _RANGES[bisect_right(_FIRSTS, code) - 1][1]
        cost = next((own for first, last, own in self._ranges if first <= code < last), cost)
        # Planes beyond the first are not remembered, so that the table stays small.
        if code < 0x10000:
            self[character] = cost
        return cost


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Mapping[str, float]]:
    result: dict[str, dict[str, float]] = {language: {} for language in LANGUAGES}
    text = files(__package__).joinpath("data", "characters.tsv").read_text("utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            language, cost, characters = line.split("\t")
            result[language].update(dict.fromkeys(characters, float(cost)))
    for listed in result.values():
        for common_cost, characters in _COMMON.items():
            for character in characters:
                listed.setdefault(character, common_cost)
    return result


@lru_cache(maxsize=len(LANGUAGES) + 1)
def costs(language: str) -> Mapping[str, float]:
    """Return the cost in nats of every character in `language`: zh, ja, ko, cyrillic, latin, other or `ANY`.

    >>> costs("zh")["的"] < costs("zh")["錒"] < costs("zh")["\ue000"]
    True
    """
    lists = _lists()
    if language != ANY:
        return _Costs(lists[language], _OWN_RANGES[language])
    best: dict[str, float] = {}
    for listed in lists.values():
        for character, cost in listed.items():
            best[character] = min(cost, best.get(character, cost))
    return _Costs(best, tuple(own for ranges in _OWN_RANGES.values() for own in ranges if own[0] != 0x4E00))


def total_cost(text: str, language: str) -> float:
    """Return how badly `language` explains `text`, in nats.

    >>> total_cost("目录", "zh") < total_cost("Ŀ¼", "latin")
    True
    """
    return sum(map(costs(language).__getitem__, text))


@lru_cache(maxsize=1)
def usual() -> frozenset[str]:
    """Return the ideographs of ordinary text in Chinese, either script.

    Three in a row of which none belongs to them stand at 1 of 100,000 places of clean news and at 6 of
    product reviews, and with U+FFFD and private-use characters in 99% of the lines from which a byte was
    lost.
    """
    # The lists are in the order of frequency, and the shared characters come after them.
    return frozenset(islice((c for c in _lists()["zh"] if c >= "一"), USUAL))
