"""The pinyin readings of the Han characters in GBK, uncommon ones included.

A reading may be any that a dictionary gives for the character: 著 is zhù, zhe, zháo, zhāo, zhuó and chú.
The readings come from pypinyin's data, single characters and phrases, read by
``scripts/build_hanzi_data.py`` into ``data/readings.tsv``.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from hanwash.hanzi.variants import to_simplified

__all__ = ["characters_read", "is_reading", "normalized", "readings", "toneless"]

TONE_MARKS = frozenset(
    "\N{COMBINING MACRON}\N{COMBINING ACUTE ACCENT}\N{COMBINING CARON}\N{COMBINING GRAVE ACCENT}"
)

SAME_LETTER = str.maketrans(
    {
        "\N{LATIN SMALL LETTER ALPHA}": "a",
        "\N{LATIN SMALL LETTER SCRIPT G}": "g",
        "v": "ü",
        # Phonetic fonts and careless keyboards write the third tone with a breve.
        "ă": "ǎ",
        "ĕ": "ě",
        "ĭ": "ǐ",
        "ŏ": "ǒ",
        "ŭ": "ǔ",
    }
)


def normalized(text: str) -> str:
    """Return pinyin in the one spelling the tables use: lower case, composed, ü for v and u:.

    >>> normalized("Lu:\N{COMBINING CARON}"), normalized("ɡuān "), normalized("lv")
    ('lǚ', 'guān', 'lü')
    """
    text = text.strip().lower().replace("u:", "ü")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(SAME_LETTER))


@lru_cache(maxsize=4096)
def toneless(syllable: str) -> str:
    """Return a syllable without its tone mark; ü and ê keep theirs.

    >>> toneless("lǚ"), toneless("zhù"), toneless("de")
    ('lü', 'zhu', 'de')
    """
    letters = unicodedata.normalize("NFD", normalized(syllable))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in TONE_MARKS))


@lru_cache(maxsize=1)
def _by_character() -> Mapping[str, frozenset[str]]:
    """Return the readings of every character, those of its Simplified form included.

    pypinyin has the mainland's readings for Simplified characters and often only one for their Traditional
    forms: 绩 is jì and jī there, 績 is jī.
    """
    data = files("hanwash.hanzi").joinpath("data/readings.tsv").read_text(encoding="utf-8")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in data.splitlines():
        if not line.startswith("#"):
            syllable, read_so = line.split("\t")
            for char in read_so:
                found[char].add(syllable)
    return {char: frozenset(found[char] | found.get(to_simplified(char), set())) for char in list(found)}


@lru_cache(maxsize=1)
def _by_syllable() -> Mapping[str, str]:
    """Return the characters of every syllable, with its tone mark and without."""
    characters: defaultdict[str, set[str]] = defaultdict(set)
    for char, syllables in _by_character().items():
        for syllable in syllables:
            characters[syllable].add(char)
            characters[toneless(syllable)].add(char)
    return {syllable: "".join(sorted(read_so)) for syllable, read_so in characters.items()}


def readings(char: str) -> frozenset[str]:
    """Return the readings of a character with tone marks; none for what is no Han character of GBK.

    >>> sorted(readings("為"))
    ['wèi', 'wéi']
    """
    return _by_character().get(char, frozenset())


def is_reading(char: str, text: str) -> bool:
    """Say whether `text` is a reading of a character, written with its tone mark or without one.

    >>> is_reading("著", "zhù"), is_reading("著", "zhu"), is_reading("著", "wǎng"), is_reading("t", "tī")
    (True, True, False, False)
    """
    syllable = normalized(text)
    known = readings(char)
    return syllable in known or any(syllable == toneless(reading) for reading in known)


def characters_read(syllable: str) -> str:
    """Return the characters of GBK that have a reading; a syllable without tone mark stands for any tone.

    >>> "準" in characters_read("zhǔn"), "準" in characters_read("zhun"), characters_read("xyz")
    (True, True, '')
    """
    return _by_syllable().get(normalized(syllable), "")
