"""Annotation: a mirror writes the reading behind some characters, `網(wǎng)`, wherever they occur."""

from __future__ import annotations

from collections.abc import Sequence

from hanwash.damage.page import Page
from hanwash.document import Change

__all__ = ["annotation_changes"]


def annotation_changes(page: Page, stretches: Sequence[tuple[int, int]]) -> list[Change]:
    """Return the changes that remove the annotations of a page that a mirror annotated.

    Not in the misaligned `stretches` (sorted spans): those that are restored take their annotations along,
    and in those that are left alone an annotation is the best evidence of what stood there.
    """
    if not page.verdict.annotated:
        return []
    changes = []
    i = 0
    for start, reading in page.readings.items():
        while i < len(stretches) and stretches[i][1] <= start:
            i += 1
        inside = i < len(stretches) and stretches[i][0] < reading.end
        if reading.fits and not inside:
            changes.append(Change(start, reading.end, "", "annotation", page.verdict.evidence))
    return changes
