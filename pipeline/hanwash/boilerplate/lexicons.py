"""The word lists, read once a process, and the expressions made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from hanwash.boilerplate.folding import spellings

__all__ = ["Entry", "alternatives", "lexicon", "spelled_out"]


_FREQUENT = frozenset(
    "一万三上下不与业东两个中为主么之也了事二于些产人今从他以们众会但住何作你便儿元先入全公关兵其内军出分"
    "到前力加动十却去又发只可司合同名后听和品四回因国在地场城基处外多大天太头好如子学安定宝实家对将小就山"
    "已市师平年并开张当得心情意成我房所手打把投报收政数新方无日时明是曰更最月有期本来次正此比没法然玉王现"
    "理生用的目相看着知笑等管经老者而股能自至行表被要见计说请资走起身过还这进道那部都里重金长门问间面马高"
)
"""The two hundred most frequent Chinese characters of news and novels, by our own count over 6 MB."""


class Entry(NamedTuple):
    """What a lexicon says of one term."""

    strong: bool
    """Whether the term alone says much; a weak one counts in company only."""
    scopes: frozenset[str]
    """What the term names, in the words of the lexicon's header."""


@cache
def lexicon(name: str) -> Mapping[str, Entry]:
    """Return the lexicon `name` (the name of its file in ``data``) by folded term.

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


def spelled_out(terms: Iterable[str]) -> str:
    """Return an expression that finds any of the folded `terms` in a text that is not folded.

    Found is one character of a term, by looking around it: one that is not among the most frequent, since the
    engine skips every position that has none of them (本站 is found at 站).

    >>> re.search(spelled_out(["首页", "版权"]), "網站的版權").start()
    4
    """
    by_anchor: dict[str, list[str]] = {}
    for term in sorted(set(terms)):
        at = max((i for i, char in enumerate(term) if char not in _FREQUENT), default=len(term) - 1)
        classes = [f"[{re.escape(spellings(char))}]" for char in term]
        before, after = "".join(classes[:at]), "".join(classes[at + 1 :])
        for anchor in spellings(term[at]):
            by_anchor.setdefault(anchor, []).append(f"(?<={before}{re.escape(anchor)}){after}")
    return "|".join(
        f"{re.escape(anchor)}(?:{'|'.join(found)})" for anchor, found in sorted(by_anchor.items())
    )
