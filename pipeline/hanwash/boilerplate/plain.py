"""The test that spares most short lines every other one: verse, headings, entries of dictionaries.

A line of Chinese characters alone can be boilerplate or spam only by its words. Looking for the first two
characters of each of them, in both scripts, takes a fraction of the time that the formulas take.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from operator import add

from hanwash.boilerplate.folding import spellings
from hanwash.boilerplate.lexicons import lexicon
from hanwash.hanzi.classes import HAN

__all__ = ["is_plain"]

_LEXICONS = ("adult", "alarms", "gambling", "menu", "related", "signs")
"""The lexicons whose words can make a line of Chinese characters suspect; labels need a colon behind them."""
_HAN_ONLY = re.compile(rf"[{HAN}]{{2,}}(?:[，、][{HAN}]{{2,}}){{0,9}}，?")
_LONGEST = 40
"""Longest plain line in characters: a longer one that ends without a stop may be a clipped teaser."""


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """Return the first two characters of each word in each spelling.

    One character is a word of menus and keyword lines only among others; in the formulas it may stand alone.
    """
    return frozenset(
        "".join(pair)
        for name in _LEXICONS
        for term in lexicon(name)
        if len(term) > 1 or name == "signs"
        for pair in product(*(spellings(char) for char in term[:2]))
    )


def is_plain(text: str) -> bool:
    """Return whether `text`, a stripped line, holds nothing that any rule looks for in a single line.

    >>> is_plain("溪水带走昨夜的落花"), is_plain("上一篇"), is_plain("来源：江岸网"), is_plain("版權聲明")
    (True, False, False, False)
    """
    if len(text) > _LONGEST or not _HAN_ONLY.fullmatch(text):
        return False
    openings = _openings()
    return openings.isdisjoint(map(add, text, text[1:])) and openings.isdisjoint(text)
