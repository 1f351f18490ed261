"""Lines that only repeat the title: said a second time, or chopped into keywords, one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hanwash.boilerplate.lines import Line, han_count
from hanwash.boilerplate.places import LinePlace

__all__ = ["keyword_crumbs", "repeated_titles"]

_CRUMB_LENGTH = 10
"""Longest keyword in characters."""
_FEWEST_CRUMBS = 3
"""Fewest keywords before a title; behind it, where a recipe lists its ingredients, more are asked for."""
_FEWEST_CRUMBS_BEHIND = 5
_TITLE_LENGTHS = range(10, 101)
"""Lengths of titles, in characters, that get chopped."""
_SHARE_OF_TITLE = 0.5
"""Share of the title that its keywords cover at least: chopping leaves out little but 在 and 的."""
_SHARE_OF_RUN = 0.7
"""Share of the lines in a run of short ones that must come from the title."""
_REPEATED_LENGTH = 8
"""Shortest title, in characters, that is recognised when it comes again: 前言 may head two parts."""
_LONGEST_HEAD = 12
"""Most lines of content that the head of a page has: its title, subtitle, standfirst. More is a list."""
_CODE = re.compile(r"[{}=<>#*`\\\"]|//")

_NOT_LETTER = re.compile(r"[\s\W_]+")


def _key(line: Line) -> str:
    return _NOT_LETTER.sub("", line.folded)


def keyword_crumbs(lines: Sequence[Line], dropped: Sequence[bool]) -> list[int]:
    """Return the indices of lines that are a nearby title chopped into keywords."""
    found: list[int] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and len(lines[end].text) <= _CRUMB_LENGTH and not lines[end].sentence:
            end += 1
        if end - index >= _FEWEST_CRUMBS:
            run = [i for i in range(index, end) if not dropped[i]]
            found += _crumbs_in(lines, run, index, end)
        index = end + 1
    return found


def _crumbs_in(lines: Sequence[Line], run: Sequence[int], start: int, end: int) -> list[int]:
    """Return the keywords of a title next to the run of short lines ``start:end``."""
    behind = [i for i in range(end, min(end + 2, len(lines))) if not lines[i].paragraph]
    before = [i for i in range(max(start - 2, 0), start) if not lines[i].paragraph]
    for candidates, fewest in ((behind, _FEWEST_CRUMBS), (before, _FEWEST_CRUMBS_BEHIND)):
        for candidate in candidates:
            title = _key(lines[candidate])
            if len(title) not in _TITLE_LENGTHS:
                continue
            crumbs = [i for i in run if _key(lines[i]) and _key(lines[i]) in title]
            covered = sum(len(word) for word in {_key(lines[i]) for i in crumbs})
            if (
                len(crumbs) >= fewest
                and len(crumbs) >= _SHARE_OF_RUN * len(run)
                and covered >= _SHARE_OF_TITLE * len(title)
            ):
                return crumbs
    return []


def repeated_titles(lines: Sequence[Line], places: Sequence[LinePlace], dropped: Sequence[bool]) -> list[int]:
    """Return the indices of lines at the head or foot that say again what a line of the head said.

    Pages without paragraphs are left alone: songs repeat their lines.
    """
    kept = [index for index, place in enumerate(places) if place is LinePlace.HEAD and not dropped[index]]
    if len(kept) > _LONGEST_HEAD:
        return []
    kept += [index for index, place in enumerate(places) if place is LinePlace.FOOT and not dropped[index]]
    seen: set[str] = set()
    found = []
    for index in kept:
        line, place = lines[index], places[index]
        if not _REPEATED_LENGTH <= len(line.text) <= _TITLE_LENGTHS[-1] or han_count(line.text) < 5:
            continue
        if line.text.endswith(("。", "；", "，", "：")) or _CODE.search(line.folded):
            continue
        key = _key(line)
        if key in seen:
            # At the foot, only where it stands among boilerplate.
            if (
                place is LinePlace.HEAD
                or dropped[index - 1]
                or (index + 1 < len(lines) and dropped[index + 1])
            ):
                found.append(index)
        elif place is LinePlace.HEAD:
            seen.add(key)
    return found
