"""How strongly a line is known not to be content, and what its place adds to that.

A verdict from the line alone has one of three strengths. They are set so that, with the weights of
place and neighbours below, each means a rule of thumb that can be said in words.
"""

from __future__ import annotations

from typing import NamedTuple

from hanwash.boilerplate.places import Place

__all__ = [
    "CERTAIN",
    "DROP",
    "IN_BODY",
    "LIKELY",
    "NEIGHBOUR",
    "OUTSIDE",
    "OUTSIDE_BODY",
    "POSSIBLE",
    "SUSPECT_NEIGHBOUR",
    "Verdict",
]

CERTAIN = 1.0
"""Dropped wherever it stands: nothing but boilerplate or spam is written like that."""
OUTSIDE = 0.9
"""Dropped anywhere but between paragraphs, where it needs a dropped line beside it."""
LIKELY = 0.7
"""Dropped at the head or foot of a page, or beside another dropped line."""
POSSIBLE = 0.45
"""Dropped at the head or foot beside a dropped line, or between two."""

OUTSIDE_BODY = 0.15
"""Added before the first and behind the last paragraph: boilerplate gathers at both ends."""
IN_BODY = -0.2
"""Added between paragraphs, where a credit or a heading belongs to the text."""
NEIGHBOUR = 0.2
"""Added for each dropped line next to it: boilerplate comes in blocks."""
SUSPECT_NEIGHBOUR = 0.1
"""Added for each line next to it that has a verdict but stays so far: three doubtful lines in a row at the head
or foot are a menu with one word a line."""
DROP = 0.75
"""A line that scores this is dropped."""


class Verdict(NamedTuple):
    """What one rule says of one line."""

    rule: str
    """Kind of the line, which is the name of the rule: ``byline``, ``breadcrumb``, ``spam-keywords`` …"""
    score: float
    """Strength from the line alone: `CERTAIN`, `LIKELY` or `POSSIBLE`."""
    why: str
    """The reason, in words."""
    place: Place | None = None
    """Where alone the verdict counts; None where it counts everywhere."""
