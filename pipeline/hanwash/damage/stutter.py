"""Stutter: a mirror puts a hidden element with a comma before some of the marks `，、。；`.

A document either stutters or does not (`Page.verdict`): `市委,、市政府` on a page that does is one of hundreds.
"""

from __future__ import annotations

import re

from hanwash.damage.page import Page
from hanwash.document import Change

__all__ = ["stutter_changes"]

_STUTTER = re.compile("[,，](?=[,，、。；;？?！!])")


def stutter_changes(page: Page) -> list[Change]:
    """Return the changes that take out the commas of a page that stutters, and none on others.

    >>> page = Page("一日,,多云,。二日,、三日,，晴。")
    >>> [change.start for change in stutter_changes(page)]
    [2, 6, 10, 14]
    """
    if not page.verdict.stutters:
        return []
    return [Change(m.start(), m.end(), "", "stutter") for m in _STUTTER.finditer(page.text)]
