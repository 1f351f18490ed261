"""The word lists, read once a process, and the expressions made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Entry", "alternatives", "lexicon"]


class Entry(NamedTuple):
    """What a lexicon says of one term."""

    strong: bool
    """Whether the term alone says much; a weak one counts in company only."""
    scopes: frozenset[str]
    """What the term names, in the words of the lexicon's header."""


@cache
def lexicon(name: str) -> Mapping[str, Entry]:
    """Return the lexicon `name` (``adult``, ``gambling``, ``labels``, ``menu``) by folded term.

    >>> lexicon("menu")["首页"].strong
    True
    """
    text = (files("hanwash.boilerplate") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    entries: dict[str, Entry] = {}
    for row in text.splitlines():
        if not row or row.startswith("#"):
            continue
        term, weight, scope = row.split("\t")
        known = entries.get(term)
        entries[term] = Entry(
            weight == "strong" or (known is not None and known.strong),
            frozenset({scope}) | (known.scopes if known else frozenset()),
        )
    return entries


def alternatives(terms: Iterable[str]) -> str:
    """Return an expression that matches any of `terms`, the longest first, grouped by first letter.

    The grouping lets the engine skip a position after one look at its character.

    >>> alternatives(["首页", "首", "更多"])
    '更(?:多)|首(?:页|)'
    """
    by_first: dict[str, list[str]] = {}
    for term in sorted(set(terms), key=lambda term: (-len(term), term)):
        by_first.setdefault(term[0], []).append(term[1:])
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, rests))})"
        for first, rests in sorted(by_first.items())
    )
