"""What each strength means: the sentences that `verdicts` says of them."""

from __future__ import annotations

import pytest

from hanwash.boilerplate.context import judge_in_context
from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.places import LinePlace
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, OUTSIDE, POSSIBLE, PROBABLE, LineVerdict

ALONE, SUSPECT, DROPPED = 0, 1, CERTAIN
"""Strengths of a neighbour: without a verdict, with one that drops nothing, dropped."""

COMPANY = {
    "alone": (ALONE, ALONE),
    "a suspect": (SUSPECT, ALONE),
    "two suspects": (SUSPECT, SUSPECT),
    "one dropped": (DROPPED, ALONE),
    "one dropped, one suspect": (DROPPED, SUSPECT),
    "two dropped": (DROPPED, DROPPED),
}
NEEDS = [
    (CERTAIN, LinePlace.BODY, "alone"),
    (CERTAIN, LinePlace.NOWHERE, "alone"),
    (CERTAIN, LinePlace.HEAD, "alone"),
    (OUTSIDE, LinePlace.FOOT, "alone"),
    (OUTSIDE, LinePlace.NOWHERE, "alone"),
    (OUTSIDE, LinePlace.BODY, "a suspect"),
    (PROBABLE, LinePlace.HEAD, "alone"),
    (PROBABLE, LinePlace.NOWHERE, "alone"),
    (PROBABLE, LinePlace.BODY, "two suspects"),
    (LIKELY, LinePlace.HEAD, "alone"),
    (LIKELY, LinePlace.NOWHERE, "a suspect"),
    (LIKELY, LinePlace.BODY, "one dropped, one suspect"),
    (POSSIBLE, LinePlace.FOOT, "two suspects"),
    (POSSIBLE, LinePlace.NOWHERE, "one dropped, one suspect"),
    (POSSIBLE, LinePlace.BODY, None),
]


def is_dropped(strength: int, place: LinePlace, company: tuple[int, int]) -> bool:
    """Return whether a line of `strength` is dropped between two neighbours."""
    strengths = [company[0], strength, company[1]]
    verdicts = [LineVerdict("navigation", value, "for the test") if value else None for value in strengths]
    lines = [Line(f"第{number}行") for number in range(3)]
    return judge_in_context(lines, [place] * 3, verdicts)[1] is not None


@pytest.mark.parametrize(("strength", "place", "least"), NEEDS)
def test_strength_needs_this_company_and_no_less(strength: int, place: LinePlace, least: str | None) -> None:
    found = [name for name, company in COMPANY.items() if is_dropped(strength, place, company)]
    names = list(COMPANY)
    assert found == ([] if least is None else names[names.index(least) :])
