"""Annotation: a mirror writes the reading behind some characters, `網(wǎng)`, wherever they occur."""

from __future__ import annotations

from hanwash.damage.page import Page
from hanwash.document import Change

__all__ = ["annotation_changes"]


def annotation_changes(page: Page, restored: list[Change]) -> list[Change]:
    """Return the changes that remove the page's annotations outside the stretches already `restored`."""
    if not page.verdict.annotated:
        return []
    changes = []
    i = 0
    for start, token in page.readings.items():
        while i < len(restored) and restored[i].end <= start:
            i += 1
        if i < len(restored) and restored[i].start < token.end:
            continue
        if token.fits:
            changes.append(Change(start, token.end, "", "annotation", page.verdict.evidence))
    return changes
