"""How strongly a line is known not to be content, and what its place adds to that.

A rule gives a line one of five strengths. Place and neighbours add their weights, and what reaches `DROP`
goes. The numbers are a scale in hundredths, set so that each strength means a rule of thumb that can be
said in words; the tests prove each of these sentences. The rules of thumb were found on 44 labelled pages.
"""

from __future__ import annotations

from typing import NamedTuple

from hanwash.boilerplate.places import LinePlace

__all__ = [
    "CERTAIN",
    "DROP",
    "IN_BODY",
    "LIKELY",
    "NEIGHBOUR",
    "OUTSIDE",
    "OUTSIDE_BODY",
    "POSSIBLE",
    "PROBABLE",
    "SUSPECT_NEIGHBOUR",
    "LineVerdict",
]

CERTAIN = 100
"""Dropped wherever it stands: nothing but boilerplate or spam is written like that."""
OUTSIDE = 90
"""Dropped at the head and foot and on a page without a body; in the body beside any line with a verdict."""
PROBABLE = 75
"""Dropped at the head and foot and on a page without a body; in the body beside a dropped line."""
LIKELY = 70
"""Dropped at the head and foot; on a page without a body beside any line with a verdict; in the body between two
lines with verdicts one of which is dropped."""
POSSIBLE = 45
"""Dropped at the head and foot beside a dropped line or between two lines with verdicts; on a page without a body
between two such lines one of which is dropped; never in the body."""

OUTSIDE_BODY = 15
"""Added before the first and behind the last paragraph: boilerplate gathers at both ends."""
IN_BODY = -20
"""Added between paragraphs, where a credit or a heading belongs to the text."""
NEIGHBOUR = 20
"""Added for each dropped line next to it: boilerplate comes in blocks."""
SUSPECT_NEIGHBOUR = 10
"""Added for each line next to it that has a verdict but stays so far: three doubtful lines in a row at the head
or foot are a menu with one word a line."""
DROP = 75
"""A line that reaches this is dropped."""


class LineVerdict(NamedTuple):
    """What one rule says of one line."""

    rule: str
    """Kind of the line, which is the name of the rule: ``byline``, ``breadcrumb``, ``spam-keywords`` …"""
    strength: int
    """From the line alone one of the strengths above; in the end with the weights of place and neighbours, at most
    `CERTAIN`."""
    why: str
    """The reason, in words."""
    place: LinePlace | None = None
    """Where alone the verdict counts; None where it counts everywhere."""
