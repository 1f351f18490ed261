"""The Simplified and Traditional forms of single characters.

A character stands in one of three classes: written in Traditional script only (網), in Simplified only
(网), or in both (后 里 干 系 制). The tables come from OpenCC's character dictionaries, read by
``scripts/build_hanzi_data.py`` into ``data/variants.tsv``; they know single characters, not phrases, so
that positions in a text stay what they are. For converting text, use OpenCC itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

__all__ = [
    "is_simplified_only",
    "is_traditional_only",
    "mirror_table",
    "mirror_traditional",
    "simplified_only",
    "simplified_table",
    "to_simplified",
    "traditional_only",
]


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, tuple[str, ...]]:
    """Return the rows of the data file: a name, then one or two columns of characters."""
    data = files("hanwash.hanzi").joinpath("data/variants.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in data.splitlines() if not line.startswith("#"))
    return {row[0]: tuple(row[1:]) for row in rows}


@lru_cache(maxsize=1)
def simplified_table() -> Mapping[int, str]:
    """Return the table for `str.translate` that simplifies a text character by character.

    >>> "網頁".translate(simplified_table())
    '网页'
    """
    return dict(zip(map(ord, _rows()["traditional"][0]), _rows()["traditional"][1], strict=True))


@lru_cache(maxsize=1)
def mirror_table() -> Mapping[int, str]:
    """Return the table for `str.translate` that writes Simplified text as the mirrors do.

    Mirrors convert with one fixed table, blind to context. A Simplified character that is a Traditional
    one as well stays if it is frequent there (后 里 干 系 制 于 范 采 余), and all others take one fixed
    Traditional form (确 党 种 become 確 黨 種). The exceptions are seen on real pages, 着 as 著 and 准 as 準
    among them; ``scripts/build_hanzi_data.py`` lists them.

    >>> "看着网页里的台词".translate(mirror_table())
    '看著網頁里的臺詞'
    """
    return dict(zip(map(ord, _rows()["mirror"][0]), _rows()["mirror"][1], strict=True))


@lru_cache(maxsize=1)
def _only() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters of Traditional script only and those of Simplified script only."""
    return frozenset(_rows()["traditional-only"][0]), frozenset(_rows()["simplified-only"][0])


def traditional_only() -> frozenset[str]:
    """Return the characters that are written in Traditional script and not in Simplified."""
    return _only()[0]


def simplified_only() -> frozenset[str]:
    """Return the characters that are written in Simplified script and not in Traditional."""
    return _only()[1]


def to_simplified(char: str) -> str:
    """Return the usual Simplified form of a character; the character itself where it has none.

    >>> to_simplified("網"), to_simplified("网"), to_simplified("a")
    ('网', '网', 'a')
    """
    return simplified_table().get(ord(char), char)


def mirror_traditional(char: str) -> str:
    """Return what a mirror's conversion table makes of a Simplified character.

    >>> mirror_traditional("网"), mirror_traditional("里"), mirror_traditional("着")
    ('網', '里', '著')
    """
    return mirror_table().get(ord(char), char)


def is_traditional_only(char: str) -> bool:
    """Say whether a character is written in Traditional script and not in Simplified.

    Such a character has another Simplified form and is not in GB 2312.

    >>> is_traditional_only("網"), is_traditional_only("后"), is_traditional_only("著")
    (True, False, False)
    """
    return char in _only()[0]


def is_simplified_only(char: str) -> bool:
    """Say whether a character is written in Simplified script and not in Traditional.

    Such a character has another Traditional form and is not among Big5's frequently used characters.

    >>> is_simplified_only("网"), is_simplified_only("后"), is_simplified_only("着")
    (True, False, False)
    """
    return char in _only()[1]
